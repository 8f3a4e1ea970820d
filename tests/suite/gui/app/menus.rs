//! The menus: cells are cut, copied, pasted, filled and emptied from them, and all of them fit a low window.

use bianzhi::gui::clipboard::Clipboard;
use bianzhi::gui::command::COMMANDS;
use bianzhi::gui::command::Command;
use bianzhi::gui::command::Menu;
use bianzhi::gui::command::MenuEntry;
use bianzhi::gui::step::Step;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::pasting::Memory;
use super::press;
use super::press_ctrl;
use super::sample;
use super::show_step;
use super::type_text;
use super::value;
use super::window;

const FIRST: &str = "预算数（万元） 第1行";
const SECOND: &str = "预算数（万元） 第2行";
/// The height of the lowest window that is looked after.
const LOW: f32 = 600.0;

/// The name of an entry with the key that does the same.
fn entry(window: &Window, command: Command) -> String {
    let info = command.info();
    let key = info.shortcut.map(|key| window.ctx.format_shortcut(&key));
    [info.text, &key.unwrap_or_default()]
        .join(" ")
        .trim()
        .to_owned()
}

fn open(window: &mut Window, menu: Menu) {
    window
        .get_by_role_and_label(Role::Button, menu.label())
        .click();
    window.run();
}

/// Gives a command from the menu of the menu bar.
fn choose(window: &mut Window, command: Command) {
    open(window, command.info().menu.top());
    let name = entry(window, command);
    window.get_by_label(&name).click();
    window.run();
}

/// The basic expenditure of the sample with two amounts selected, and a clipboard in memory.
fn two_amounts() -> (Window, Memory) {
    let mut window = sample();
    let memory = Memory::default();
    app(&mut window).clipboard = Clipboard::with(memory.clone());
    show_step(&mut window, Step::Basic);
    window.get_by_label(FIRST).click();
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    (window, memory)
}

/// The lowest edge of what is in an open menu.
fn bottom(window: &Window, menu: Menu) -> f32 {
    let names = menu.entries().into_iter().map(|(it, _)| match it {
        MenuEntry::Command(info) => entry(window, info.command),
        MenuEntry::Menu(menu) => menu.label().to_owned(),
    });
    names
        .flat_map(|name| {
            let found = window.get_all_by_label(&name);
            found.map(|it| it.rect().bottom()).collect::<Vec<_>>()
        })
        .fold(0.0, f32::max)
}

#[test]
fn every_menu_fits_a_low_window_with_all_its_entries_and_their_keys() {
    let mut window = sample();
    window.set_size(egui::vec2(1024.0, LOW));
    window.run();
    for menu in Menu::BAR {
        open(&mut window, menu);
        assert!(bottom(&window, menu) < LOW, "{}", menu.label());
        for (entry, _) in menu.entries() {
            let MenuEntry::Menu(inner) = entry else {
                continue;
            };
            open(&mut window, inner);
            assert!(bottom(&window, inner) < LOW, "{}", inner.label());
        }
        press(&mut window, Key::Escape);
        press(&mut window, Key::Escape);
    }
}

#[test]
fn cells_are_copied_cut_and_emptied_from_the_menu_and_the_grid_has_the_keyboard_again() {
    let (mut window, memory) = two_amounts();
    let before = budget(&mut window);
    let text = [FIRST, SECOND].map(|it| value(&window, it).replace(',', ""));
    choose(&mut window, Command::Copy);
    assert_eq!(memory.text(), format!("{}\r\n{}\r\n", text[0], text[1]));
    assert_eq!(budget(&mut window), before);
    memory.set("");
    choose(&mut window, Command::Cut);
    assert_eq!(memory.text(), format!("{}\r\n{}\r\n", text[0], text[1]));
    assert_eq!([FIRST, SECOND].map(|it| value(&window, it)), ["", ""]);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    choose(&mut window, Command::ClearCells);
    assert_eq!([FIRST, SECOND].map(|it| value(&window, it)), ["", ""]);
    type_text(&mut window, "7");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, FIRST), "7.00");
}

#[test]
fn cells_are_pasted_and_filled_down_from_the_menu() {
    let (mut window, memory) = two_amounts();
    memory.set("3");
    choose(&mut window, Command::Paste);
    assert_eq!(
        [FIRST, SECOND].map(|it| value(&window, it)),
        ["3.00", "3.00"]
    );
    window.get_by_label(FIRST).click();
    window.run();
    type_text(&mut window, "8");
    press(&mut window, Key::Enter);
    choose(&mut window, Command::FillDown);
    assert_eq!(value(&window, SECOND), "8.00");
    choose(&mut window, Command::PasteSpecial);
    window.get_by_label("粘贴预览");
}

#[test]
fn a_text_only_the_window_can_read_arrives_after_a_paste_by_menu() {
    let (mut window, _) = two_amounts();
    app(&mut window).clipboard = Clipboard::default();
    choose(&mut window, Command::PasteSpecial);
    window.event(Event::Paste("4".to_owned()));
    window.run();
    window.get_by_label("共 2 格，0 格不能识别");
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(value(&window, SECOND), "4.00");
    // Nothing came of this one, so the next is what it is.
    choose(&mut window, Command::PasteSpecial);
    press(&mut window, Key::Home);
    window.get_by_label(FIRST).click();
    window.event(Event::Paste("5".to_owned()));
    window.run();
    assert!(window.query_by_label("粘贴预览").is_none());
    assert_eq!(value(&window, FIRST), "5.00");
}

#[test]
fn a_right_click_offers_the_same_for_the_cells_of_lists_and_forms() {
    let (mut window, memory) = two_amounts();
    memory.set("6");
    window.get_by_label(SECOND).click_secondary();
    window.run();
    let name = entry(&window, Command::Paste);
    window.get_by_label(&name).click();
    window.run();
    assert_eq!(value(&window, SECOND), "6.00");
    show_step(&mut window, Step::Cover);
    memory.set("某某局");
    window.get_by_label("主管部门名称").click_secondary();
    window.run();
    window.get_by_label(&name).click();
    window.run();
    assert_eq!(budget(&mut window).cover.department_name, "某某局");
}

#[test]
fn figures_of_tables_are_copied_but_not_cut() {
    let (mut window, memory) = two_amounts();
    show_step(&mut window, Step::Tables);
    choose(&mut window, Command::Copy);
    assert!(!memory.text().is_empty());
    open(&mut window, Menu::Edit);
    let cut = entry(&window, Command::Cut);
    assert!(window.get_by_label(&cut).accesskit_node().is_disabled());
}

#[test]
fn keys_of_cells_stay_those_of_a_text_that_is_typed() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    let before = budget(&mut window);
    press_ctrl(&mut window, Key::F);
    type_text(&mut window, "办公");
    press(&mut window, Key::Home);
    press(&mut window, Key::Delete);
    press_ctrl(&mut window, Key::D);
    assert_eq!(budget(&mut window), before);
    assert!(window.query_all_by_value("公").next().is_some());
}

#[test]
fn every_key_is_on_the_sheet_of_keys() {
    let mut window = window();
    press(&mut window, Key::F1);
    for info in COMMANDS.iter().filter(|info| info.shortcut.is_some()) {
        let keys = info.command.keys(&window.ctx);
        assert!(
            window.query_all_by_label_contains(&keys).next().is_some(),
            "{keys}"
        );
    }
}
