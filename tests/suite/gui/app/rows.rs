//! Whole rows: inserted, copied, moved, deleted.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::records::sheet_named;
use bianzhi::gui::step::Step;
use bianzhi::model::LineId;
use bianzhi::model::LineKind;
use bianzhi::model::RecordId;
use egui::Key;
use egui::Modifiers;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::pick;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;

/// The lines outside projects, in the order of the budget.
fn lines(window: &mut Window) -> Vec<LineId> {
    let budget = budget(window);
    let lines = budget.expenditure.iter();
    let lines = lines.filter(|line| line.kind != LineKind::Project);
    lines.map(|line| line.id).collect()
}

/// Selects rows of the list of lines outside projects, from 1.
fn select(window: &mut Window, first: usize, last: usize) {
    show_step(window, Step::Basic);
    window
        .get_by_label(&format!("部门经济科目 第{first}行"))
        .click();
    window.run();
    for _ in first..last {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        window.run();
    }
}

fn selected(window: &mut Window) -> std::ops::RangeInclusive<usize> {
    let workspace = app(window).workspace().unwrap();
    let pane = workspace.view.panes.active_pane().unwrap();
    pane.grid.range().rows()
}

#[test]
fn as_many_rows_are_inserted_above_as_are_selected() {
    let mut window = sample();
    let before = lines(&mut window);
    select(&mut window, 2, 4);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    window.run();
    let after = lines(&mut window);
    assert_eq!(after.len(), before.len() + 3);
    assert_eq!((after[0], after[4]), (before[0], before[1]));
    assert_eq!(selected(&mut window), 1..=3);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(lines(&mut window), before);
}

#[test]
fn as_many_rows_are_added_below_as_are_selected() {
    let mut window = sample();
    let before = lines(&mut window);
    select(&mut window, 2, 3);
    command(&mut window, Command::AddRow);
    let after = lines(&mut window);
    assert_eq!(after.len(), before.len() + 2);
    assert_eq!((after[2], after[5]), (before[2], before[3]));
}

#[test]
fn rows_are_copied_with_all_they_hold() {
    let mut window = sample();
    let before = budget(&mut window);
    select(&mut window, 1, 2);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    window.run();
    let after = budget(&mut window);
    assert_eq!(after.expenditure.len(), before.expenditure.len() + 2);
    for at in 0..2 {
        let mut copy = after.expenditure[at + 2].clone();
        assert!(copy.id.number() >= before.next_id);
        copy.id = after.expenditure[at].id;
        assert_eq!(copy, after.expenditure[at]);
    }
    assert_eq!(selected(&mut window), 2..=3);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn rows_move_up_and_down_together_and_stay_selected() {
    let mut window = sample();
    let before = lines(&mut window);
    select(&mut window, 2, 3);
    window.key_press_modifiers(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowUp);
    window.run();
    let after = lines(&mut window);
    assert_eq!(after[..3], [before[1], before[2], before[0]]);
    assert_eq!(selected(&mut window), 0..=1);
    // Above the first there is nothing.
    command(&mut window, Command::MoveUp);
    assert_eq!(lines(&mut window), after);
    assert_eq!(selected(&mut window), 0..=1);
    window.key_press_modifiers(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    assert_eq!(lines(&mut window), before);
    press_ctrl(&mut window, Key::Z);
    press_ctrl(&mut window, Key::Z);
    assert_eq!(lines(&mut window), before);
}

#[test]
fn sorted_rows_are_not_moved() {
    let mut window = sample();
    let before = lines(&mut window);
    show_step(&mut window, Step::Basic);
    window.get_by_label("预算数（万元） 列菜单").click();
    window.run();
    window.get_by_label("降序").click();
    window.run();
    command(&mut window, Command::MoveDown);
    assert_eq!(lines(&mut window), before);
    window.get_by_label_contains("请先恢复原次序");
}

#[test]
fn a_row_in_use_stays_and_the_notice_leads_to_its_user() {
    let mut window = sample();
    let before = budget(&mut window);
    let project = before.projects.first().unwrap().id;
    show_step(&mut window, Step::Projects);
    pick(&mut window, "总览");
    window.get_by_label("项目名称 第1行").click();
    window.run();
    command(&mut window, Command::DeleteRows);
    assert_eq!(budget(&mut window), before);
    window.get_by_label_contains("引用了所选项目");
    window.get_by_label("查看该处").click();
    window.run();
    let workspace = app(&mut window).workspace().unwrap();
    let bianzhi::gui::focus::Focus::Record(shown, _) = workspace.view.focus() else {
        panic!("a record is shown");
    };
    let mut users = Vec::new();
    before.for_each_reference(Some(bianzhi::model::RecordKind::Project), |from, _, to| {
        if to == RecordId::Project(project) {
            users.push(from);
        }
    });
    assert!(users.contains(&shown));
}

#[test]
fn rows_that_refer_to_each_other_go_together() {
    use bianzhi::edit::Edit;
    use bianzhi::edit::Transaction;
    use bianzhi::model::BudgetUnit;
    use bianzhi::model::Record;
    use bianzhi::model::UnitId;
    let mut window = sample();
    let next = budget(&mut window).next_id;
    let (parent, child) = (UnitId::new(next), UnitId::new(next + 1));
    let unit = |id, parent| BudgetUnit {
        id,
        parent,
        ..BudgetUnit::default()
    };
    let insert = |at, unit| Edit::Insert {
        at,
        record: Box::new(Record::Unit(unit)),
    };
    // The child stands above its parent.
    let edits = vec![
        insert(1, unit(parent, None)),
        insert(1, unit(child, Some(parent))),
    ];
    send(&mut window, Action::Commit(Transaction::new("新增", edits)));
    let sheet = sheet_named("units").expect("units have a sheet");
    send(&mut window, Action::ShowSheet(sheet));
    window.get_by_label("单位编码 第2行").click();
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    command(&mut window, Command::DeleteRows);
    assert_eq!(budget(&mut window).units.len(), 1);
}
