//! What changed between rounds: the lines that are different, amounts side by side, reasons and control figures.

use bianzhi::edit::Edit;
use bianzhi::gui::command::Command;
use bianzhi::gui::step::Step;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::LineId;
use bianzhi::model::LineKind;
use bianzhi::model::ProjectId;
use bianzhi::model::Record;
use bianzhi::money::Money;
use egui::Key;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::budget;
use super::command;
use super::rounds::click;
use super::rounds::commit;
use super::rounds::freeze;
use super::rounds::insert;
use super::rounds::limit;
use super::rounds::set_amount;
use super::rounds::step;
use super::sample;
use super::show_step;
use super::type_text;
use super::value;

/// What a button puts on the clipboard.
fn copied_by(window: &mut Window, button: &str) -> String {
    window.get_by_label(button).click();
    let mut frames = (0..10).filter_map(|_| {
        window.step();
        let commands = &window.output().platform_output.commands;
        commands.iter().find_map(|it| match it {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    });
    frames.next().expect("something is copied")
}

#[test]
fn only_lines_that_changed_are_listed_and_lead_to_todays_lines() {
    let mut window = sample();
    freeze(&mut window, "");
    show_step(&mut window, Step::Rounds);
    click(&mut window, "与目前对照");
    window.get_by_label("收支各行与当时完全相同");
    let line = budget(&mut window).expenditure[0].clone();
    let yuan = line.amount.fen() / 100;
    set_amount(&mut window, line.id, yuan + 30_000);
    assert_eq!(value(&window, "项目 第1行"), line.kind.label());
    assert_eq!(value(&window, "增减（万元） 第1行"), "3.00");
    let code = line.economic.unwrap().to_string();
    assert!(value(&window, "项目 第2行").contains(&code));
    assert_eq!(value(&window, "变动 第2行"), "调整");
    assert_eq!(value(&window, "改动内容 第2行"), "预算数");
    assert_eq!(value(&window, "增减（万元） 第2行"), "3.00");
    command(&mut window, Command::ToggleFindings);
    assert_eq!(value(&window, "位置 第2行"), "支出行 第 1 行");
    assert_eq!(value(&window, "项目 第4行"), "支出总计");
    assert_eq!(value(&window, "增减（万元） 第4行"), "3.00");
    assert!(window.query_by_label("项目 第5行").is_none());
    click(&mut window, "项目 第2行");
    click(&mut window, "定位");
    assert_eq!(step(&mut window), Step::Basic);
    // The comparison is still there on the way back.
    show_step(&mut window, Step::Rounds);
    assert_eq!(value(&window, "增减（万元） 第2行"), "3.00");
}

#[test]
fn changed_lines_are_filtered_and_searched_with_their_own_sums() {
    let mut window = sample();
    freeze(&mut window, "");
    let lines = budget(&mut window).expenditure;
    let (gone, changed) = (&lines[0], &lines[11]);
    commit(&mut window, vec![Edit::Remove { id: gone.id.into() }]);
    set_amount(&mut window, changed.id, 0);
    let line = ExpenditureLine {
        id: LineId::new(budget(&mut window).next_id),
        unit: changed.unit,
        kind: LineKind::BasicOperating,
        note: "新增的培训".to_owned(),
        amount: Money::from_yuan(20_000),
        ..ExpenditureLine::default()
    };
    insert(&mut window, Record::Line(line));
    show_step(&mut window, Step::Rounds);
    click(&mut window, "与目前对照");
    window.get_by_label("全部 3");
    click(&mut window, "删除 1");
    assert_eq!(value(&window, "变动 第2行"), "删除");
    command(&mut window, Command::ToggleFindings);
    assert_eq!(value(&window, "位置 第2行"), "原支出行 第 1 行");
    assert_eq!(value(&window, "项目 第3行"), "所列变动合计");
    click(&mut window, "项目 第2行");
    click(&mut window, "定位");
    window.get_by_label("这一行在目前的预算里已经没有了");
    click(&mut window, "全部 3");
    window.get_by_label("查找变动").focus();
    window.run();
    type_text(&mut window, "培训");
    assert_eq!(value(&window, "变动 第2行"), "新增");
    assert_eq!(value(&window, "增减（万元） 第3行"), "2.00");
    let text = copied_by(&mut window, "复制全部");
    let rows: Vec<&str> = text.lines().collect();
    assert!(
        rows[0].starts_with("项目\t变动\t改动内容\t当时（万元）"),
        "{text}"
    );
    assert_eq!(rows.len(), 4, "{text}");
    window.get_by_label("查找变动").focus();
    window.run();
    type_text(&mut window, "没有的");
    window.get_by_label("没有符合条件的变动");
    click(&mut window, "列出全部变动");
    assert_eq!(value(&window, "项目 第7行"), "支出总计");
}

#[test]
fn amounts_side_by_side_lead_to_the_lines_behind_them() {
    let mut window = sample();
    freeze(&mut window, "");
    let line = budget(&mut window).expenditure[0].clone();
    set_amount(&mut window, line.id, line.amount.fen() / 100 + 30_000);
    show_step(&mut window, Step::Rounds);
    click(&mut window, "与目前对照");
    click(&mut window, "按部门经济科目");
    let code = line.economic.unwrap().to_string();
    assert!(value(&window, "部门经济科目 第1行").starts_with(&code));
    click(&mut window, "列出变动的行");
    assert_eq!(value(&window, "变动 第2行"), "调整");
    assert_eq!(value(&window, "项目 第3行"), "所列变动合计");
    click(&mut window, "按项目");
    window.get_by_label("各项金额完全相同");
    click(&mut window, "只列有增减的");
    assert!(!value(&window, "项目 第1行").is_empty());
}

#[test]
fn two_rounds_are_compared_with_each_other() {
    let mut window = sample();
    freeze(&mut window, "甲");
    let line = budget(&mut window).expenditure[0].clone();
    set_amount(&mut window, line.id, line.amount.fen() / 100 + 30_000);
    freeze(&mut window, "乙");
    set_amount(&mut window, line.id, line.amount.fen() / 100 + 50_000);
    show_step(&mut window, Step::Rounds);
    click(&mut window, "与目前对照");
    assert_eq!(value(&window, "增减（万元） 第2行"), "5.00");
    window.get_by_label("到").focus();
    window.run();
    window.key_press(Key::ArrowUp);
    window.run();
    assert_eq!(value(&window, "增减（万元） 第2行"), "3.00");
    window.get_by_label("从").focus();
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.get_by_label("两轮的收支各行完全相同");
}

#[test]
fn control_figures_of_both_rounds_stand_below_the_changes() {
    let mut window = sample();
    freeze(&mut window, "");
    limit(&mut window, 1_000_000);
    show_step(&mut window, Step::Rounds);
    click(&mut window, "轮次存档 1");
    click(&mut window, "与目前对照");
    let row = (1..9).find(|row| {
        let cell = format!("合计 资金来源或支出类别 第{row}行");
        value(&window, &cell) == "基本支出-公用经费"
    });
    let row = row.expect("operating costs are among the totals");
    let of = |column: &str| value(&window, &format!("合计 {column} 第{row}行"));
    assert_eq!(of("预算数（万元） 目前"), "128.97");
    assert_eq!(of("控制数（万元） 当时"), "");
    assert_eq!(of("控制数（万元） 目前"), "100.00");
    assert_eq!(of("控制数（万元） 还可安排"), "-28.97");
}

#[test]
fn the_reason_for_a_change_is_written_down_where_the_change_is_seen() {
    let mut window = sample();
    freeze(&mut window, "");
    let lines = budget(&mut window).expenditure;
    let line = lines.iter().find(|it| it.project.is_some()).unwrap();
    set_amount(&mut window, line.id, line.amount.fen() / 100 + 30_000);
    show_step(&mut window, Step::Rounds);
    click(&mut window, "与目前对照");
    assert_eq!(value(&window, "原因 第1行"), "未说明");
    click(&mut window, "项目 第2行");
    click(&mut window, "说明原因…");
    type_text(&mut window, "按批复调整");
    click(&mut window, "确定");
    assert_eq!(value(&window, "原因 第1行"), "按批复调整");
    let reason = &budget(&mut window).explanations[0];
    assert_eq!((reason.rule.as_str(), reason.author.as_str()), ("R-06", ""));
}

#[test]
fn a_project_emptied_since_stands_beside_nothing() {
    let mut window = sample();
    freeze(&mut window, "");
    let project = budget(&mut window).projects[0].id;
    let is_of = |project: ProjectId| move |it: &&ExpenditureLine| it.project == Some(project);
    let lines = budget(&mut window).expenditure;
    for line in lines.iter().filter(is_of(project)) {
        set_amount(&mut window, line.id, 0);
    }
    show_step(&mut window, Step::Rounds);
    click(&mut window, "与目前对照");
    click(&mut window, "按项目");
    let name = budget(&mut window).name_of(project.into());
    assert_eq!(value(&window, "项目 第1行"), name);
    assert_eq!(value(&window, "目前（万元） 第1行"), "");
    assert!(value(&window, "增减（万元） 第1行").starts_with('-'));
}
