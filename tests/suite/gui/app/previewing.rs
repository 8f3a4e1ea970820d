//! The look at a block before it is pasted: why cells are red, and where columns go.

use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::budget;
use super::pasting::at;
use super::pasting::paste;
use super::pasting::press_button;
use super::pasting::previews;
use super::pasting::with_two_units;
use super::press;
use super::press_ctrl;
use super::type_text;
use super::value;

#[test]
fn the_preview_says_why_a_cell_is_red_and_what_would_do_from_cell_to_cell() {
    let mut window = with_two_units();
    window.get_by_label("预算单位 第1行").click();
    window.run();
    paste(&mut window, "没有的单位\t公用经费\n\t不对的类别\n");
    let row = |window: &Window, words: &str| window.query_by_label_contains(words).is_some();
    assert!(row(
        &window,
        "第 1 行 第 1 列，粘贴到“预算单位”：没有名为“没有的单位”"
    ));
    let unit = budget(&mut window).units[0].name.clone();
    assert!(row(&window, &format!("可填 {unit}")));
    press(&mut window, Key::F8);
    assert!(row(
        &window,
        "第 2 行 第 2 列，粘贴到“支出类别”：“不对的类别”不在可选项中"
    ));
    press(&mut window, Key::F8);
    assert!(row(&window, "第 1 行 第 1 列"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::F8);
    window.run();
    assert!(row(&window, "第 2 行 第 2 列"));
    press(&mut window, Key::ArrowLeft);
    assert!(!row(&window, "第 2 行 第 2 列"));
    assert!(row(&window, "按 F8 到下一个标红的单元格"));
    assert!(row(&window, "Ctrl+Enter 粘贴"));
}

#[test]
fn keys_of_the_preview_take_what_is_being_corrected_with_them() {
    let mut window = at("预算数（万元） 第1行");
    paste(&mut window, "甲\n乙\n");
    type_text(&mut window, "1");
    press(&mut window, Key::F8);
    window.get_by_label("共 2 格，1 格不能识别");
    window.get_by_label_contains("第 2 行 第 1 列，粘贴到“预算数（万元）”");
    window.get_by_label_contains("可填以万元计的数字");
    type_text(&mut window, "2");
    press_ctrl(&mut window, Key::Enter);
    assert!(!previews(&window));
    let amounts = [1, 2].map(|row| value(&window, &format!("预算数（万元） 第{row}行")));
    assert_eq!(amounts, ["1.00", "2.00"]);
}

#[test]
fn a_column_can_be_sent_elsewhere_and_a_wide_block_is_shown_first() {
    let mut window = at("预算数（万元） 第1行");
    press(&mut window, Key::End);
    paste(&mut window, "甲\t8");
    window.get_by_label("1 列不粘贴");
    window.get_by_label("第 2 列 粘贴到").click();
    window.run();
    type_text(&mut window, "预算数");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "第 2 列 粘贴到"), "预算数（万元）");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    let line = budget(&mut window).expenditure[0].clone();
    assert_eq!((line.note.as_str(), line.amount.fen()), ("甲", 8_000_000));
}

#[test]
fn what_cannot_be_read_is_shown_first_and_can_be_put_right() {
    let mut window = at("预算数（万元） 第1行");
    let before = budget(&mut window);
    paste(&mut window, "1,000.5\n不是数\n３\n");
    window.get_by_label("共 3 格，1 格不能识别");
    assert_eq!(budget(&mut window), before);
    // The cell that is wrong is selected.
    type_text(&mut window, "2");
    press(&mut window, Key::Enter);
    window.get_by_label("共 3 格，0 格不能识别");
    press_button(&mut window, "粘贴");
    assert!(!previews(&window));
    let amounts = [1, 2, 3].map(|row| value(&window, &format!("预算数（万元） 第{row}行")));
    assert_eq!(amounts, ["1,000.50", "2.00", "3.00"]);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn escape_gives_a_paste_up_and_the_list_has_the_keyboard_again() {
    let mut window = at("预算数（万元） 第1行");
    let before = budget(&mut window);
    paste(&mut window, "不是数");
    assert!(previews(&window));
    press(&mut window, Key::Escape);
    assert!(!previews(&window));
    assert_eq!(budget(&mut window), before);
    type_text(&mut window, "7");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "7.00");
}
