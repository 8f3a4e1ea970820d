//! Columns: hidden, frozen, widened; remembered; and what the status bar says of the selection.

use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::command::Command;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use bianzhi::gui::theme::sizes;
use bianzhi::model::LineField;
use bianzhi::model::RecordId;
use bianzhi::money::AmountFormat;
use bianzhi::money::AmountScale;
use bianzhi::money::Money;
use bianzhi::rules::Location;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::pick;
use super::sample;
use super::send;
use super::show_step;

fn ask(window: &mut Window, column: &str, what: &str) {
    window.get_by_label(&format!("{column} 列菜单")).click();
    window.run();
    window.get_by_label(what).click();
    window.run();
}

/// The settings as they are written when the file is left.
fn kept(window: &mut Window) -> Settings {
    command(window, Command::CloseFile);
    let text = ron::to_string(&app(window).settings).unwrap();
    ron::from_str(&text).unwrap()
}

fn reopened(settings: Settings) -> Window {
    let mut window = sample();
    let ctx = window.ctx.clone();
    *window.state_mut() = Some(App::new(&ctx, settings, super::now));
    window.run();
    command(&mut window, Command::OpenSample);
    window
}

#[test]
fn a_hidden_column_stays_hidden_until_all_are_shown() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    ask(&mut window, "功能科目", "隐藏此列");
    assert!(window.query_by_label("功能科目 第1行").is_none());
    let mut window = reopened(kept(&mut window));
    show_step(&mut window, Step::Basic);
    assert!(window.query_by_label("功能科目 第1行").is_none());
    ask(&mut window, "部门经济科目", "显示全部列");
    window.get_by_label("功能科目 第1行");
}

#[test]
fn going_to_a_field_shows_its_column_again() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    ask(&mut window, "功能科目", "隐藏此列");
    let line = budget(&mut window).expenditure[0].id;
    let place = Location::Field(RecordId::Line(line), LineField::Function.into());
    send(&mut window, Action::GoTo(place));
    assert!(window.get_by_label("功能科目 第1行").is_focused());
}

/// What is told of a cell while the pointer rests on it.
fn hover(window: &mut Window, label: &str) {
    window.hover_at(egui::pos2(5.0, 5.0));
    window.run();
    window.get_by_label(label).hover();
    window.run_steps(60);
}

#[test]
fn a_finding_is_told_at_its_cell_also_in_a_sorted_list_and_beside_a_hidden_column() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("功能科目 第1行").click();
    window.run();
    super::press(&mut window, Key::Delete);
    let field = LineField::Function.into();
    let workspace = app(&mut window).workspace().unwrap();
    let findings = workspace.document.findings().iter();
    let told: Vec<_> = findings
        .filter(|it| matches!(it.primary, Location::Field(_, at) if at == field))
        .map(|it| format!("{} {}", it.code, it.message))
        .collect();
    assert_eq!(told.len(), 1);
    // What has no function comes last.
    ask(&mut window, "功能科目", "升序");
    let last = value_rows(&window, "功能科目");
    hover(&mut window, &format!("功能科目 第{last}行"));
    assert!(is_told(&window, &told[0]));
    hover(&mut window, "功能科目 第1行");
    assert!(!is_told(&window, &told[0]));
    ask(&mut window, "功能科目", "隐藏此列");
    hover(&mut window, &format!("支出类别 第{last}行"));
    assert!(is_told(&window, &told[0]));
}

/// Whether a tooltip says this; it names the widget it is about as well.
fn is_told(window: &Window, text: &str) -> bool {
    window.query_all_by_label(text).count() > 0
}

/// How many rows have a record: all but the one that waits for an entry.
fn value_rows(window: &Window, column: &str) -> usize {
    let suffix = format!("{column} 第");
    window.query_all_by_label_contains(&suffix).count() - 1
}

#[test]
fn a_computed_cell_says_why_nothing_is_typed_there() {
    let mut window = sample();
    show_step(&mut window, Step::Projects);
    pick(&mut window, "总览");
    hover(&mut window, "预算数（万元） 第2行");
    assert!(is_told(
        &window,
        "项目预算数是各支出行之和，请在“项目支出”页填写"
    ));
}

#[test]
fn columns_are_frozen_up_to_the_chosen_one() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    let left = |window: &Window, label: &str| window.get_by_label(label).rect().left();
    let far_right = |window: &mut Window| {
        window.get_by_label("部门经济科目 第1行").click();
        window.run();
        super::press(window, Key::End);
    };
    ask(&mut window, "部门经济科目", "冻结到此列");
    let before = left(&window, "部门经济科目 第1行");
    far_right(&mut window);
    assert!((left(&window, "部门经济科目 第1行") - before).abs() < 0.5);
    ask(&mut window, "部门经济科目", "取消冻结");
    assert!(window.query_by_label("部门经济科目 第1行").is_none());
}

#[test]
fn a_key_column_stays_though_the_unit_goes_without_saying() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    assert!(window.query_by_label("预算单位 第1行").is_none());
    window.get_by_label("支出类别 第1行").click();
    window.run();
    super::press(&mut window, Key::End);
    window.get_by_label("支出类别 第1行");
}

fn drag_edge(window: &mut Window, label: &str, by: f32) -> f32 {
    let cell = window.get_by_label(label).rect();
    let button = label.replace(" 第2行", " 列菜单");
    let header = window.get_by_label(&button).rect();
    let edge = egui::pos2(cell.right(), header.center().y);
    drag(window, edge, by);
    cell.width()
}

fn drag(window: &mut Window, edge: egui::Pos2, by: f32) {
    window.hover_at(edge);
    window.run();
    window.drag_at(edge);
    window.run();
    window.hover_at(edge + egui::vec2(by, 0.0));
    window.run();
    window.drop_at(edge + egui::vec2(by, 0.0));
    window.run();
}

#[test]
fn widths_are_remembered_and_given_back() {
    let mut window = sample();
    show_step(&mut window, Step::Revenue);
    let label = "资金来源 第2行";
    let usual = drag_edge(&mut window, label, 60.0);
    let mut window = reopened(kept(&mut window));
    show_step(&mut window, Step::Revenue);
    let kept = window.get_by_label(label).rect().width();
    assert!((kept - usual - 60.0).abs() < 2.0, "{usual} {kept}");
    ask(&mut window, "资金来源", "恢复列宽");
    let width = window.get_by_label(label).rect().width();
    assert!((width - usual).abs() < 0.5);
}

#[test]
fn widths_of_a_preview_are_remembered_too() {
    let mut window = sample();
    show_step(&mut window, Step::Tables);
    window.get_by_label("表2 收入预算总表").click();
    window.run();
    let cell = window.get_by_label("合计 第2行").rect();
    let header = cell.top() - 1.5 * sizes::ROW;
    let edge = egui::pos2(cell.right(), header);
    drag(&mut window, edge, 40.0);
    let settings = kept(&mut window);
    let mut window = reopened(settings);
    show_step(&mut window, Step::Tables);
    window.get_by_label("表2 收入预算总表").click();
    window.run();
    let wider = window.get_by_label("合计 第2行").rect().width();
    assert!((wider - cell.width() - 40.0).abs() < 2.0);
}

#[test]
fn the_status_bar_adds_up_what_is_selected() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("预算数（万元） 第1行").click();
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    let lines = budget(&mut window).expenditure;
    let (one, other) = (lines[0].amount.fen(), lines[1].amount.fen());
    let format = AmountFormat::new(AmountScale::TenThousandYuan);
    let shown = |fen| format.digits(Money::from_fen(fen));
    for figure in [
        format!("求和 {} 万元", shown(one + other)),
        format!("平均 {}", shown((one + other + 1) / 2)),
        format!("最大 {}", shown(one.max(other))),
        format!("最小 {}", shown(one.min(other))),
    ] {
        window.get_by_label_contains(&figure);
    }
}

#[test]
fn heads_are_added_up_as_heads() {
    let mut window = sample();
    show_step(&mut window, Step::Units);
    let budget = budget(&mut window);
    let tab = format!("人员编制 {}", budget.staffing.len());
    window.get_by_label(&tab).click();
    window.run();
    window.get_by_label("编制数 第1行").click();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Space);
    window.run();
    let sum: u32 = budget.staffing.iter().map(|it| it.quota).sum();
    assert!(sum > 0);
    window.get_by_label_contains(&format!("求和 {sum}    平均"));
}
