//! The parameters in force: found, set anew with a reason, put back; and the lists rules go by.

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::ParameterOverride;
use bianzhi::model::ParameterOverrideId;
use bianzhi::rules::Location;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::pick;
use super::press;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::type_text;
use super::value;

const RATE: &str = "在职人员控制率上限 采用的值";
const REASON: &str = "某市编办〔2023〕12号第三条";

fn parameters() -> Window {
    let mut window = sample();
    command(&mut window, Command::Parameters);
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

/// Types a value into the cell of the control rate, the first parameter.
fn set_rate(window: &mut Window, text: &str) {
    click(window, RATE);
    type_text(window, text);
    press(window, Key::Enter);
}

fn give_reason(window: &mut Window) {
    type_text(window, REASON);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
}

fn own(window: &mut Window) -> Vec<(String, String, String)> {
    let own = budget(window).parameter_overrides;
    own.iter()
        .map(|it| {
            let value = it.value.map(|it| it.to_string()).unwrap_or_default();
            (it.parameter.clone(), value, it.reason.to_string())
        })
        .collect()
}

fn add(window: &mut Window, names: &[&str]) -> Vec<ParameterOverrideId> {
    let first = budget(window).next_id;
    let ids: Vec<_> = (first..)
        .map(ParameterOverrideId::new)
        .take(names.len())
        .collect();
    let edits = ids.iter().zip(names).map(|(id, name)| Edit::Insert {
        at: 0,
        record: Box::new(
            ParameterOverride {
                id: *id,
                parameter: (*name).to_owned(),
                value: Some(90.into()),
                ..ParameterOverride::default()
            }
            .into(),
        ),
    });
    let change = Transaction::new("试", edits.collect());
    send(window, Action::Commit(change));
    ids
}

fn codes(window: &mut Window) -> Vec<String> {
    let document = &app(window).workspace().expect("a file is open").document;
    document
        .findings()
        .iter()
        .map(|it| it.code.clone())
        .collect()
}

#[test]
fn every_parameter_says_its_value_unit_year_and_the_rules_that_go_by_it() {
    let window = parameters();
    assert_eq!(value(&window, RATE), "100");
    assert_eq!(value(&window, "在职人员控制率上限 单位"), "%");
    assert_eq!(value(&window, "在职人员控制率上限 规则包的值"), "100");
    assert_eq!(value(&window, "在职人员控制率上限 起始年度"), "2018");
    assert_eq!(value(&window, "在职人员控制率上限 用于规则"), "P-02、K-19");
    window.get_by_label_contains("P-02 ");
}

#[test]
fn a_new_value_wants_a_reason_and_is_one_step() {
    let mut window = parameters();
    let before = budget(&mut window);
    set_rate(&mut window, "９５％");
    window.get_by_label("本文件采用 95%，规则包的值为 100%");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    assert_eq!(
        budget(&mut window),
        before,
        "without a reason nothing changes"
    );
    give_reason(&mut window);
    let expected = (
        "StaffControlRate".to_owned(),
        "95".to_owned(),
        REASON.to_owned(),
    );
    assert_eq!(own(&mut window), [expected]);
    assert!(
        codes(&mut window).contains(&"P-02".to_owned()),
        "rules go by it"
    );
    assert_eq!(value(&window, RATE), "95");
    assert_eq!(value(&window, "在职人员控制率上限 调整理由"), REASON);
    window.get_by_label("本文件已调整");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
    window.get_by_label(RATE);
}

#[test]
fn leaving_the_question_leaves_the_value() {
    let mut window = parameters();
    let before = budget(&mut window);
    set_rate(&mut window, "=100-5");
    window.get_by_label("本文件采用 95%，规则包的值为 100%");
    press(&mut window, Key::Escape);
    assert_eq!(budget(&mut window), before);
    assert_eq!(value(&window, RATE), "100");
}

#[test]
fn what_cannot_be_a_value_is_refused_in_words() {
    for (text, words) in [
        ("-5", "采用的值不能是负数"),
        ("1001", "采用的百分比应在 0 到 1000 之间"),
        ("很多", "不是数字"),
    ] {
        let mut window = parameters();
        let before = budget(&mut window);
        set_rate(&mut window, text);
        assert!(window.query_by_label_contains(words).is_some(), "{text}");
        assert_eq!(budget(&mut window), before);
    }
}

#[test]
fn the_pack_s_value_comes_back_by_button_by_delete_and_by_typing_it() {
    let ways: [fn(&mut Window); 3] = [
        |window| click(window, "恢复规则包的值"),
        |window| {
            click(window, RATE);
            press(window, Key::Delete);
        },
        |window| set_rate(window, "100"),
    ];
    for way in ways {
        let mut window = parameters();
        set_rate(&mut window, "95");
        give_reason(&mut window);
        way(&mut window);
        assert_eq!(own(&mut window), []);
        press_ctrl(&mut window, Key::Z);
        assert_eq!(own(&mut window).len(), 1, "one step");
    }
}

#[test]
fn the_reason_is_changed_without_typing_the_value_again() {
    let mut window = parameters();
    set_rate(&mut window, "95");
    give_reason(&mut window);
    click(&mut window, "修改理由…");
    type_text(&mut window, "，试行");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    let [(_, value, reason)] = &own(&mut window)[..] else {
        panic!("one override");
    };
    assert_eq!(
        (value.as_str(), reason.as_str()),
        ("95", "某市编办〔2023〕12号第三条，试行")
    );
}

#[test]
fn a_finding_about_an_override_leads_to_it_and_what_has_no_effect_can_be_deleted() {
    let mut window = sample();
    let ids = add(&mut window, &["Mars", "UnionRate"]);
    send(&mut window, Action::GoTo(Location::Record(ids[1].into())));
    assert_eq!(value(&window, "工会经费拨缴比例 采用的值"), "90");
    window.get_by_label("未写明理由");
    send(&mut window, Action::GoTo(Location::Record(ids[0].into())));
    window.get_by_label_contains("规则包里没有这项参数");
    click(&mut window, "删除这项调整");
    let names: Vec<_> = own(&mut window).into_iter().map(|it| it.0).collect();
    assert_eq!(names, ["UnionRate"]);
}

#[test]
fn parameters_are_found_by_name_pinyin_family_and_rule() {
    for (text, found) in [
        ("住房公积金", "住房公积金单位缴存比例上限 采用的值"),
        ("zfgjj", "住房公积金单位缴存比例上限 采用的值"),
        ("P-08", "住房公积金单位缴存比例上限 采用的值"),
        ("政府采购", "预留份额中小微企业比例 采用的值"),
    ] {
        let mut window = parameters();
        click(&mut window, "查找参数");
        type_text(&mut window, text);
        assert!(window.query_by_label(found).is_some(), "{text}");
        assert!(window.query_by_label(RATE).is_none(), "{text}");
    }
    let mut window = parameters();
    click(&mut window, "查找参数");
    type_text(&mut window, "火星");
    window.get_by_label("没有符合条件的参数，请换一个词查找");
}

#[test]
fn only_what_this_file_sets_anew_can_be_listed() {
    let mut window = sample();
    add(&mut window, &["UnionRate"]);
    command(&mut window, Command::Parameters);
    click(&mut window, "只看本文件调整的 1");
    window.get_by_label("工会经费拨缴比例 采用的值");
    assert!(window.query_by_label(RATE).is_none());
}

#[test]
fn a_parameter_with_several_values_shows_since_when_each_holds() {
    let mut window = parameters();
    click(&mut window, "机关事业单位基本养老保险单位缴费比例 采用的值");
    window.get_by_label_contains("2020 年起　16%");
    window.get_by_label_contains("2018 年起　20%");
    window.get_by_label_contains("国办发〔2019〕13号");
}

#[test]
fn the_lists_rules_go_by_are_read_and_searched() {
    let mut window = sample();
    command(&mut window, Command::Parameters);
    command(&mut window, Command::NextTab);
    pick(&mut window, "计量单位");
    window.get_by_label("K-08");
    let first = value(&window, "用语、编码 第1行");
    assert!(!first.is_empty());
    click(&mut window, "查找规则用表");
    type_text(&mut window, "不规范");
    let lists = window.get_all_by_role(Role::ListBoxOption);
    let names: Vec<_> = lists.filter_map(|it| it.accesskit_node().label()).collect();
    assert!(names.contains(&"不规范的计量单位".to_owned()), "{names:?}");
    assert!(!names.contains(&"计量单位".to_owned()), "{names:?}");
}

#[test]
fn the_list_of_parameters_is_left_to_its_own_screen() {
    let mut window = sample();
    show_step(&mut window, Step::Texts);
    assert!(window.query_by_label_contains("参数调整").is_none());
}

#[test]
fn everything_is_reached_by_keyboard() {
    let mut window = parameters();
    // The list has the keyboard at once, at the first value.
    type_text(&mut window, "95");
    press(&mut window, Key::Enter);
    give_reason(&mut window);
    assert_eq!(own(&mut window).len(), 1);
    press(&mut window, Key::F6);
    type_text(&mut window, "P-08");
    press(&mut window, Key::ArrowDown);
    assert!(window.query_by_label(RATE).is_none());
    type_text(&mut window, "11");
    press(&mut window, Key::Enter);
    window.get_by_label("本文件采用 11%，规则包的值为 12%");
}

#[test]
fn a_list_of_adjusted_parameters_leads_to_them() {
    let mut window = parameters();
    set_rate(&mut window, "95");
    give_reason(&mut window);
    // Past the manual and the formulas to the findings.
    for _ in 0..3 {
        command(&mut window, Command::PreviousTab);
    }
    click(&mut window, "在职人员控制率上限");
    assert_eq!(value(&window, RATE), "95");
}
