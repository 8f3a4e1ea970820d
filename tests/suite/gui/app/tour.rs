//! The tour: walked from end to end, left anywhere, in nobody's way.

use bianzhi::gui::command::Command;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::sample;
use super::show_step;
use super::step;
use super::type_text;
use super::value;
use super::window;

fn tour() -> Window {
    let mut window = window();
    window.get_by_label("跟着示例走一遍").click();
    window.run();
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn is_on(window: &Window) -> bool {
    window.query_by_label("结束").is_some()
}

#[test]
fn the_tour_goes_through_five_stops_on_the_sample() {
    let mut window = tour();
    for (number, shown) in [
        (1, Step::ALL[0]),
        (2, Step::Basic),
        (3, Step::Basic),
        (4, Step::Tables),
        (5, Step::Tables),
    ] {
        window.get_by_label(&format!("{number}/5"));
        assert_eq!(step(&mut window), shown, "{number}");
        click(&mut window, if number < 5 { "下一步" } else { "完成" });
    }
    assert!(!is_on(&window));
    assert!(app(&mut window).workspace().is_some());
}

#[test]
fn the_tour_goes_back_by_button_and_both_ways_by_key() {
    let mut window = tour();
    click(&mut window, "下一步");
    click(&mut window, "上一步");
    window.get_by_label("1/5");
    for (key, place) in [
        (Key::PageDown, "2/5"),
        (Key::PageUp, "1/5"),
        (Key::PageUp, "1/5"),
    ] {
        window.key_press_modifiers(Modifiers::ALT, key);
        window.run();
        window.get_by_label(place);
    }
}

#[test]
fn the_tour_can_be_left_at_every_stop() {
    for stop in 0..5 {
        for by_key in [true, false] {
            let mut window = tour();
            (0..stop).for_each(|_| click(&mut window, "下一步"));
            if by_key {
                press(&mut window, Key::Escape);
            } else {
                click(&mut window, "结束");
            }
            assert!(!is_on(&window), "stop {stop} by key {by_key}");
        }
    }
}

#[test]
fn the_card_never_covers_what_it_speaks_of_while_findings_are_shown() {
    let mut window = tour();
    click(&mut window, "下一步");
    let card = window.get_by_label("2/5").rect();
    let cell = window.get_by_label("预算数（万元） 第1行");
    assert!(cell.is_focused());
    assert!(cell.rect().right() < card.left());
}

#[test]
fn one_can_type_during_the_tour_and_esc_ends_the_entry_first() {
    let mut window = tour();
    click(&mut window, "下一步");
    let before = budget(&mut window);
    type_text(&mut window, "77");
    press(&mut window, Key::Escape);
    assert!(is_on(&window));
    assert_eq!(budget(&mut window), before);
    type_text(&mut window, "77");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "预算数（万元） 第1行"), "77.00");
    assert!(is_on(&window));
}

#[test]
fn unsaved_work_is_asked_about_before_the_tour() {
    let mut window = sample();
    show_step(&mut window, Step::Revenue);
    command(&mut window, Command::AddRow);
    command(&mut window, Command::Tour);
    window.get_by_label("改动还没有保存");
    click(&mut window, "取消");
    assert!(!is_on(&window));
    command(&mut window, Command::Tour);
    click(&mut window, "不保存");
    assert!(is_on(&window));
}

#[test]
fn the_tour_ends_with_its_file() {
    let mut window = tour();
    command(&mut window, Command::CloseFile);
    assert!(!is_on(&window));
    assert!(app(&mut window).workspace().is_none());
}

#[test]
fn the_stop_about_findings_shows_them() {
    let mut window = tour();
    command(&mut window, Command::ToggleFindings);
    assert!(!app(&mut window).settings.shows_findings);
    click(&mut window, "下一步");
    click(&mut window, "下一步");
    assert!(app(&mut window).settings.shows_findings);
}

#[test]
fn who_has_seen_the_tour_is_offered_it_in_passing() {
    let mut window = window();
    window.get_by_label_contains("不知从哪里下手");
    assert!(!Settings::default().has_seen_tour);
    click(&mut window, "跟着示例走一遍");
    assert!(app(&mut window).settings.has_seen_tour);
    command(&mut window, Command::CloseFile);
    assert!(window.query_by_label_contains("不知从哪里下手").is_none());
    click(&mut window, "跟着示例走一遍");
    assert!(is_on(&window));
}
