//! The overview: what it says, what it leads to, and that it follows every change.

use bianzhi::compute::Cell;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::action::NewBudget;
use bianzhi::gui::command::Command;
use bianzhi::gui::focus::Focus;
use bianzhi::gui::step::Step;
use bianzhi::intake::Setup;
use bianzhi::intake::UnitEntry;
use bianzhi::intake::begin;
use bianzhi::model::ControlFigure;
use bianzhi::model::ControlFigureId;
use bianzhi::model::CoverField;
use bianzhi::model::LineField;
use bianzhi::model::LineKind;
use bianzhi::model::PriorAmount;
use bianzhi::model::PriorAmountId;
use bianzhi::model::Record;
use bianzhi::model::Staffing;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::sample;
use super::send;
use super::show_step;
use super::value;
use super::window;

fn step(window: &mut Window) -> Step {
    app(window).workspace().unwrap().view.step
}

fn commit(window: &mut Window, edits: Vec<Edit>) {
    send(window, Action::Commit(Transaction::new("改动", edits)));
}

fn insert(window: &mut Window, record: Record) {
    let record = Box::new(record);
    commit(window, vec![Edit::Insert { at: 0, record }]);
}

fn new_budget(window: &mut Window) {
    let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
    let setup = Setup {
        units: vec![UnitEntry::named("测试单位")],
        ..Setup::new(pack.years.to)
    };
    let new = NewBudget {
        begun: begin(&setup, &pack, None).unwrap(),
        pack: pack.id,
    };
    send(window, Action::CreateBudget(Box::new(new)));
}

/// Sets the amount of the first expenditure line, which the sample has balanced.
fn set_first_line(window: &mut Window, yuan: i64) {
    let line = budget(window).expenditure[0].id;
    let amount = Value::Money(Money::from_yuan(yuan));
    commit(window, vec![Edit::set(line, LineField::Amount, amount)]);
}

#[test]
fn a_file_with_figures_opens_on_the_overview_and_a_new_one_on_the_cover() {
    let mut window = sample();
    assert_eq!(step(&mut window), Step::Overview);
    new_budget(&mut window);
    assert_eq!(step(&mut window), Step::Cover);
}

#[test]
fn the_bars_say_where_money_comes_from_and_goes_and_lead_there() {
    let mut window = sample();
    assert_eq!(value(&window, "一般公共预算"), "4,030.90 万元，占78.8%");
    assert_eq!(value(&window, "项目支出"), "4,313.38 万元，占84.3%");
    window.get_by_label("收支平衡");
    window.get_by_label("上年结转").click();
    window.run();
    assert_eq!(step(&mut window), Step::Revenue);
    show_step(&mut window, Step::Overview);
    window.get_by_label("项目支出").click();
    window.run();
    assert_eq!(step(&mut window), Step::Projects);
}

#[test]
fn both_bars_are_on_one_scale() {
    let mut window = sample();
    let width = |window: &Window, label: &str| window.get_by_label(label).rect().width();
    let before = width(&window, "一般公共预算");
    set_first_line(&mut window, 1_000_000_000);
    assert!(width(&window, "一般公共预算") < before / 2.0);
    assert!(width(&window, "基本支出-人员经费") > before);
}

#[test]
fn the_difference_is_said_in_words_and_in_the_unit_of_the_cover() {
    let mut window = sample();
    let amount = budget(&mut window).expenditure[0].amount;
    set_first_line(&mut window, amount.fen() / 100 + 30_000);
    window.get_by_label("支出比收入多 3.00 万元，没有资金来源");
    set_first_line(&mut window, amount.fen() / 100 - 30_000);
    window.get_by_label("收入比支出多 3.00 万元，还没有安排出去");
    let field = CoverField::EntryScale;
    let value = Value::Choice(0);
    commit(&mut window, vec![Edit::SetCover { field, value }]);
    window.get_by_label("收入比支出多 30,000.00 元，还没有安排出去");
    window.get_by_label("收支平衡（元）");
}

#[test]
fn the_biggest_items_lead_to_their_figures() {
    let mut window = sample();
    let name = "30399 其他对个人和家庭的补助";
    assert_eq!(value(&window, name), "3,273.34 万元，占 64.0%");
    window.get_by_label(name).click();
    window.run();
    assert_eq!(step(&mut window), Step::Tables);
    let Focus::Cell(cell) = app(&mut window).workspace().unwrap().view.focus() else {
        panic!("a figure is selected");
    };
    let book = app(&mut window).workspace().unwrap().document.book();
    let amount = book.cell(cell).map(Cell::amount);
    assert_eq!(amount, Some(Money::from_yuan(32_733_400)));
}

#[test]
fn last_years_amounts_are_compared_where_the_file_has_them() {
    let mut window = sample();
    let prior = PriorAmount {
        id: PriorAmountId::new(budget(&mut window).next_id),
        table: "表12".to_owned(),
        row: "31204".to_owned(),
        column: "总计".to_owned(),
        amount: Money::from_yuan(8_000_000),
        ..PriorAmount::default()
    };
    insert(&mut window, Record::PriorAmount(prior));
    let label = "31204 费用补贴";
    assert_eq!(
        value(&window, label),
        "878.14 万元，占 17.2%，比上年增加 78.14 万元"
    );
}

#[test]
fn the_progress_names_state_contents_and_findings_of_each_step() {
    let mut window = sample();
    let projects = value(&window, "进度 项目");
    let begins = "已填，项目 10，项目支出 13，警告 ";
    assert!(projects.starts_with(begins), "{projects}");
    assert_eq!(value(&window, "进度 采购与债务"), "未填");
    window.get_by_label("进度 资产").click();
    window.run();
    assert_eq!(step(&mut window), Step::Assets);
}

#[test]
fn a_step_with_errors_is_not_filled() {
    let mut window = sample();
    let line = budget(&mut window).expenditure[0].id;
    commit(
        &mut window,
        vec![Edit::set(line, LineField::Unit, Value::Empty)],
    );
    let basic = value(&window, "进度 基本支出");
    assert!(
        basic.starts_with("进行中") && basic.contains("错误"),
        "{basic}"
    );
    window.get_by_label_contains("改正错误");
}

#[test]
fn the_next_thing_to_do_leads_from_an_empty_file_to_the_export() {
    let mut window = window();
    new_budget(&mut window);
    show_step(&mut window, Step::Overview);
    window.get_by_label("填写封面上的主管部门名称");
    window.get_by_label("从这里开始");
    assert!(window.query_by_label("收支平衡（万元）").is_none());
    window.get_by_label("去填写").click();
    window.run();
    assert_eq!(step(&mut window), Step::Cover);
    let field = CoverField::DepartmentName;
    let value = Value::Text("测试局".to_owned());
    commit(&mut window, vec![Edit::SetCover { field, value }]);
    show_step(&mut window, Step::Overview);
    window.get_by_label_contains("填写人员编制：");
    window.get_by_label("去填写").click();
    window.run();
    assert_eq!(step(&mut window), Step::Units);
    insert(&mut window, Record::Staffing(Staffing::default()));
    show_step(&mut window, Step::Overview);
    window.get_by_label_contains("填写收入：");
    window.get_by_label("去填写").click();
    window.run();
    assert_eq!(step(&mut window), Step::Revenue);
}

#[test]
fn with_everything_settled_the_next_thing_is_the_export() {
    let mut window = sample();
    let findings = app(&mut window).workspace().unwrap().document.findings();
    let is_warning =
        |it: &&bianzhi::rules::Finding| it.severity == bianzhi::packs::Severity::Warning;
    let count = findings.iter().filter(is_warning).count();
    window.get_by_label_contains(&format!("处理警告（共 {count} 条）"));
    for _ in 0..count {
        let findings = app(&mut window).workspace().unwrap().document.findings();
        let open = findings
            .iter()
            .find(|it| it.explained == bianzhi::rules::Explained::No);
        let finding = Box::new(open.unwrap().clone());
        send(&mut window, Action::Explain(finding, "已核对".to_owned()));
    }
    window.get_by_label("没有待处理的事项，可以导出全套报表");
}

#[test]
fn the_most_serious_findings_are_sentences_that_lead_to_their_places() {
    let mut window = sample();
    let finding = app(&mut window).workspace().unwrap().document.findings()[1].clone();
    let sentence = window.get_by_role_and_label(Role::Button, &finding.message);
    assert_eq!(sentence.accesskit_node().role(), Role::Button);
    sentence.click();
    window.run();
    assert_ne!(step(&mut window), Step::Overview);
    show_step(&mut window, Step::Overview);
    window.get_by_label("全部意见").click();
    window.run();
    assert_eq!(step(&mut window), Step::Audit);
}

#[test]
fn control_figures_are_compared_where_there_are_any() {
    let mut window = sample();
    assert!(window.query_by_label("控制数与预算数").is_none());
    let figure = ControlFigure {
        id: ControlFigureId::new(budget(&mut window).next_id),
        kind: LineKind::BasicOperating,
        amount: Money::from_yuan(1_000_000),
        ..ControlFigure::default()
    };
    insert(&mut window, Record::ControlFigure(figure));
    show_step(&mut window, Step::Overview);
    window.get_by_label_contains("1 项超控制数，共超");
    window
        .get_by_label_contains("基本支出-公用经费 · 一般公共预算超")
        .click();
    window.run();
    assert_eq!(step(&mut window), Step::Rounds);
}

#[test]
fn everything_is_in_sight_without_scrolling() {
    let window = sample();
    let lowest = window.get_by_label("没有安排财政拨款的“三公”经费").rect();
    assert!(lowest.bottom() < 768.0 - 30.0, "{lowest:?}");
    assert!(window.query_all_by_role(Role::ScrollBar).next().is_none());
}

#[test]
fn the_overview_has_no_rows_to_add() {
    let mut window = sample();
    let before = budget(&mut window);
    command(&mut window, Command::AddRow);
    assert_eq!(budget(&mut window), before);
    assert!(window.query_by_label("审核意见").is_none());
}
