//! The preview of what is printed: pages, zoom, what is chosen, and the printer.

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::PlanPaper;
use bianzhi::printing::Answer;
use bianzhi::printing::Call;
use bianzhi::printing::RunError;
use bianzhi::printing::Runner;
use bianzhi::printing::System;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::press_ctrl;
use super::sample;
use super::show_step;
use super::type_text;
use super::value;

/// A machine that answers with these words, and remembers what it was told.
struct Machine {
    printers: &'static str,
    refusal: Option<&'static str>,
    told: Mutex<Vec<String>>,
}

impl Runner for Machine {
    fn run(&self, call: &Call) -> Result<Answer, RunError> {
        let arguments = call.arguments.iter().map(|it| it.to_string_lossy());
        let told = format!(
            "{} {}",
            call.program,
            arguments.collect::<Vec<_>>().join(" ")
        );
        self.told.lock().unwrap().push(told);
        if call.arguments == ["-e"] {
            return Ok(Answer::default());
        }
        let is_printing = call.program == "lp";
        let refusal = self.refusal.filter(|_| is_printing);
        Ok(Answer {
            is_success: refusal.is_none(),
            out: if is_printing { "" } else { self.printers }.to_owned(),
            err: refusal.unwrap_or_default().to_owned(),
        })
    }
}

fn machine(printers: &'static str, refusal: Option<&'static str>) -> Arc<Machine> {
    Arc::new(Machine {
        printers,
        refusal,
        told: Mutex::default(),
    })
}

const OFFICE: &str = "printer 二楼_彩色 is idle.\nsystem default destination: 二楼_彩色\n";

/// Runs until something on another thread has come about.
#[track_caller]
fn until(window: &mut Window, is_there: impl Fn(&Window) -> bool) {
    for _ in 0..1_000 {
        window.run();
        if is_there(window) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it doesn't come about");
}

/// The preview of the sample with a printer, laid out.
fn preview() -> (Window, Arc<Machine>) {
    preview_on(machine(OFFICE, None))
}

fn preview_on(machine: Arc<Machine>) -> (Window, Arc<Machine>) {
    let mut window = sample();
    app(&mut window).print_by(System::cups(machine.clone()));
    press_ctrl(&mut window, Key::P);
    ready(&mut window);
    (window, machine)
}

/// Opens the preview over what is shown, with a printer.
pub(super) fn preview_in(window: &mut Window) {
    app(window).print_by(System::cups(machine(OFFICE, None)));
    command(window, Command::PrintPreview);
    ready(window);
}

/// Waits for pages and printers.
fn ready(window: &mut Window) {
    until(window, |it| {
        let is_busy = ["正在分页…", "正在查找打印机…"];
        !is_busy
            .iter()
            .any(|words| it.query_by_label(words).is_some())
    });
}

/// `第 3 页，共 41 页` as numbers.
fn place(window: &Window) -> (usize, usize) {
    let label = window.get_by_label_contains(" 页，共 ");
    let text = label.value().unwrap_or_default();
    let text = text.replace(['第', '页', '共', ' '], "");
    let (now, all) = text.split_once('，').expect("two numbers");
    (now.parse().unwrap(), all.parse().unwrap())
}

/// Whether pages are shown in this size.
fn is_at(window: &Window, percent: &str) -> bool {
    window
        .query_by_role_and_label(Role::Label, percent)
        .is_some()
}

fn tick(window: &mut Window, name: &str) {
    let name = |it: &str| it.contains(name);
    let boxes: Vec<_> = window.get_all_by_role(Role::CheckBox).collect();
    let found = boxes
        .into_iter()
        .find(|it| it.accesskit_node().label().is_some_and(|it| name(&it)));
    found.expect("there is such a box").click_accesskit();
    ready(window);
}

fn choose(window: &mut Window, field: &str, choice: &str) {
    window.get_by_role_and_label(Role::ComboBox, field).click();
    window.run();
    window.get_by_role_and_label(Role::Button, choice).click();
    ready(window);
}

#[test]
fn pages_are_shown_as_they_print_and_keys_lead_through_them() {
    let (mut window, _) = preview();
    let (now, all) = place(&window);
    assert_eq!(now, 1);
    assert!(all > 17, "each table has a page at least: {all}");
    let page = value(&window, "第 1 页");
    assert!(page.contains("收支"), "{page}");
    assert!(window.query_by_label(&format!("第 {all} 页")).is_none());
    press(&mut window, Key::End);
    assert_eq!(place(&window).0, all);
    window.get_by_label(&format!("第 {all} 页"));
    press(&mut window, Key::PageUp);
    assert!(place(&window).0 < all);
    press(&mut window, Key::Home);
    window.get_by_label("整页").click();
    window.run();
    for expected in [2, 3] {
        press(&mut window, Key::PageDown);
        assert_eq!(place(&window).0, expected);
    }
    press(&mut window, Key::PageUp);
    assert_eq!(place(&window).0, 2);
}

#[test]
fn pages_are_zoomed_by_button_and_by_key_and_stay_where_they_are() {
    let (mut window, _) = preview();
    window.get_by_label("整页").click();
    window.run();
    press(&mut window, Key::PageDown);
    assert!(!is_at(&window, "100%"));
    window.get_by_label("100%").click();
    window.run();
    assert!(is_at(&window, "100%"));
    assert_eq!(place(&window).0, 2);
    press_ctrl(&mut window, Key::Plus);
    assert!(is_at(&window, "110%"));
    press(&mut window, Key::Minus);
    press(&mut window, Key::Minus);
    assert!(is_at(&window, "90%"));
    press_ctrl(&mut window, Key::Num0);
    assert!(is_at(&window, "100%"));
    assert_eq!(app(&mut window).settings.zoom, 100);
}

#[test]
fn what_is_chosen_is_printed_and_each_choice_can_be_undone() {
    let (mut window, _) = preview();
    let before = budget(&mut window);
    let (_, all) = place(&window);
    tick(&mut window, "表1 ");
    let (_, fewer) = place(&window);
    assert!(fewer < all);
    assert!(!value(&window, "第 1 页").is_empty());
    tick(&mut window, "审核报告");
    assert!(place(&window).1 > fewer);
    window.get_by_label("全不选").click();
    ready(&mut window);
    window.get_by_label("没有要打印的页，请在左侧勾选报表");
    assert!(
        window
            .get_by_role_and_label(Role::Button, "打印")
            .accesskit_node()
            .is_disabled()
    );
    for _ in 0..3 {
        press_ctrl(&mut window, Key::Z);
    }
    ready(&mut window);
    assert_eq!(budget(&mut window), before);
    assert_eq!(place(&window), (1, all));
}

#[test]
fn the_order_of_the_list_is_the_order_of_the_pages() {
    let (mut window, _) = preview();
    let first = value(&window, "第 1 页");
    window
        .get_by_role_and_label(Role::ListBox, "打印内容列表")
        .focus();
    window.run();
    window.get_by_label("下移").click();
    ready(&mut window);
    assert_ne!(value(&window, "第 1 页"), first);
    window.get_by_label("上移").click();
    ready(&mut window);
    assert_eq!(value(&window, "第 1 页"), first);
    assert_eq!(budget(&mut window).print_plans[0].content, "");
}

#[test]
fn the_plan_is_edited_at_the_right_and_saved_with_the_file() {
    let (mut window, _) = preview();
    choose(&mut window, "纸张", "A3");
    choose(&mut window, "草稿水印", "始终加");
    choose(&mut window, "缩放", "按比例");
    choose(&mut window, "页边距", "左侧装订");
    window.get_by_label("份数").focus();
    window.run();
    press_ctrl(&mut window, Key::A);
    type_text(&mut window, "4");
    press(&mut window, Key::Enter);
    let plan = budget(&mut window).print_plans[0].clone();
    assert_eq!(plan.paper, PlanPaper::A3);
    assert_eq!(
        (plan.percent, plan.left, plan.copies),
        (Some(100), Some(30), Some(4))
    );
    window.get_by_label_contains("页，4 份");
    // What is dropped changes nothing and closes nothing.
    window.get_by_label("起始页码").focus();
    window.run();
    type_text(&mut window, "9");
    press(&mut window, Key::Escape);
    assert_eq!(budget(&mut window).print_plans[0].first_page, None);
    window.get_by_label("打印预览的各页");
}

#[test]
fn a_range_of_pages_goes_to_the_printer_that_is_shown() {
    let (mut window, machine) = preview();
    window.get_by_label("页码范围").focus();
    window.run();
    type_text(&mut window, "2-3，5");
    window.get_by_label("共 3 页，1 份");
    window.get_by_role_and_label(Role::Button, "打印").click();
    until(&mut window, |it| {
        it.query_by_label_contains("已交给打印机“二楼_彩色”：3 页，1 份")
            .is_some()
    });
    let told = machine.told.lock().unwrap().clone();
    let printed: Vec<&String> = told.iter().filter(|it| it.starts_with("lp ")).collect();
    // Pages on other paper are a job of their own.
    assert_eq!(printed.len(), 2, "{told:?}");
    for (job, paper) in printed.iter().zip(["A3", "A4"]) {
        assert!(job.contains("-d 二楼_彩色 -n 1"), "{job}");
        assert!(job.contains(&format!("media={paper}")), "{job}");
    }
}

#[test]
fn without_a_printer_it_is_said_what_to_do_and_looked_for_again() {
    let (window, machine) = preview_on(machine("no system default destination\n", None));
    window.get_by_label_contains("没有打印机，请先在系统中添加打印机，或导出 PDF");
    let button = window.get_by_role_and_label(Role::Button, "打印");
    assert!(button.accesskit_node().is_disabled());
    let asked = machine.told.lock().unwrap().len();
    let mut window = window;
    window.get_by_label("重新查找").click();
    until(&mut window, |_| machine.told.lock().unwrap().len() > asked);
}

#[test]
fn a_refused_job_is_told_with_the_words_of_the_system() {
    let (mut window, _) = preview_on(machine(OFFICE, Some("lp: Not accepting jobs.")));
    window.get_by_role_and_label(Role::Button, "打印").click();
    until(&mut window, |it| {
        it.query_by_label_contains("没有接受任务").is_some()
    });
    window.get_by_label_contains("lp: Not accepting jobs.");
}

#[test]
fn the_preview_opens_at_the_table_that_is_looked_at_and_closes_to_it() {
    let mut window = sample();
    app(&mut window).print_by(System::cups(machine(OFFICE, None)));
    show_step(&mut window, Step::Tables);
    for _ in 0..4 {
        window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::PageDown);
        window.run();
    }
    window
        .get_by_role_and_label(Role::Button, "打印预览…")
        .click();
    window.run();
    ready(&mut window);
    assert!(place(&window).0 > 1);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("打印预览的各页").is_none());
    window.get_by_role_and_label(Role::Button, "打印预览…");
    // Going to a finding shows it, not the pages.
    press_ctrl(&mut window, Key::P);
    ready(&mut window);
    command(&mut window, Command::NextFinding);
    assert!(window.query_by_label("打印预览的各页").is_none());
}

#[test]
fn keys_of_the_lists_do_nothing_to_what_the_preview_hides() {
    let mut window = sample();
    app(&mut window).print_by(System::cups(machine(OFFICE, None)));
    show_step(&mut window, Step::Basic);
    let before = budget(&mut window);
    press_ctrl(&mut window, Key::P);
    ready(&mut window);
    type_text(&mut window, "7");
    for key in [Key::Delete, Key::Enter, Key::ArrowDown] {
        press(&mut window, key);
    }
    press_ctrl(&mut window, Key::Delete);
    press_ctrl(&mut window, Key::Enter);
    assert_eq!(budget(&mut window), before);
    window.get_by_label("打印预览的各页");
}

#[test]
fn a_window_with_the_preview_is_at_rest() {
    let (mut window, _) = preview();
    window.run();
    let frames = window.try_run().expect("it comes to rest");
    assert!(frames <= 2, "{frames}");
}
