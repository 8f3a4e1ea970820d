//! Filled tables: where a figure comes from, where a line goes, and that nothing is lost or kept.

use std::sync::Arc;

use bianzhi::compute::Cell;
use bianzhi::compute::CellRef;
use bianzhi::compute::RowKey;
use bianzhi::compute::fill;
use bianzhi::compute::prior_amounts;
use bianzhi::compute::reach;
use bianzhi::compute::trace;
use bianzhi::document::Document;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::intake::Amounts;
use bianzhi::intake::Setup;
use bianzhi::intake::Takes;
use bianzhi::intake::begin;
use bianzhi::model::LineField;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::parse;

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");
const OTHER_SAMPLE: &str = include_str!("../../assets/samples/chengde_shuangqiao_2023.bmys");

fn sample() -> Document {
    opened(SAMPLE)
}

fn opened(text: &str) -> Document {
    let saved = parse(text.as_bytes()).unwrap();
    let pack = load_pack(&saved.pack, &embedded_packs()).unwrap();
    Document::new(saved.budget, Arc::new(pack), true)
}

/// Every amount cell of the book.
fn amount_cells(document: &Document) -> Vec<(CellRef, Money)> {
    let mut cells = Vec::new();
    for (table, filled) in document.book().tables.iter().enumerate() {
        for (row, cells_of_row) in filled.rows.iter().enumerate() {
            for (column, cell) in cells_of_row.cells.iter().enumerate() {
                if let Cell::Amount(amount) = cell {
                    cells.push((CellRef { table, row, column }, *amount));
                }
            }
        }
    }
    cells
}

#[test]
fn every_figure_is_the_sum_of_the_lines_behind_it() {
    check_figures(&opened(SAMPLE), 1_000);
    check_figures(&opened(OTHER_SAMPLE), 700);
}

fn check_figures(document: &Document, least: usize) {
    let cells = amount_cells(document);
    let count = cells.len();
    assert!(count > least, "the sample has {count} amounts");
    for (cell, amount) in cells {
        let lines = trace(document.budget(), document.pack(), document.book(), cell);
        let sum: Money = lines.iter().map(|line| line.amount).sum();
        assert_eq!(sum, amount, "{cell:?}");
        let sizes: Vec<Money> = lines.iter().map(|line| line.amount.abs()).collect();
        assert!(
            sizes.is_sorted_by(|a, b| a >= b),
            "the largest stands first in {cell:?}"
        );
    }
}

#[test]
fn a_line_reaches_exactly_the_figures_it_is_behind() {
    let document = sample();
    let traced = |id: RecordId| -> Vec<CellRef> {
        let is_behind = |cell: CellRef| {
            let lines = trace(document.budget(), document.pack(), document.book(), cell);
            lines.iter().any(|line| line.record == id)
        };
        amount_cells(&document)
            .into_iter()
            .map(|(cell, _)| cell)
            .filter(|it| is_behind(*it))
            .collect()
    };
    let budget = document.budget();
    let lines = budget
        .expenditure
        .iter()
        .step_by(8)
        .map(|line| RecordId::from(line.id));
    let revenue = budget.revenue.iter().map(|line| RecordId::from(line.id));
    for id in lines.chain(revenue) {
        let reached = reach(budget, document.pack(), document.book(), id);
        assert!(
            !reached.is_empty(),
            "{} reaches nothing",
            budget.place_of(id)
        );
        assert_eq!(reached, traced(id), "{}", budget.place_of(id));
    }
}

#[test]
fn one_amount_changes_tables_and_findings_and_undo_brings_all_back() {
    let mut document = sample();
    let before = format!("{:?}", document.book().tables);
    let findings = document.findings().to_vec();
    let line = document.budget().expenditure[0].clone();
    let more = Value::Money(line.amount + Money::from_yuan(100));
    let edit = Edit::set(line.id, LineField::Amount, more);
    document
        .commit(Transaction::new("修改预算数", vec![edit]))
        .unwrap();
    let total = |document: &Document| {
        let table = document.book().table("expenditure_by_function").unwrap();
        table.amount(&RowKey::Total, "total").unwrap()
    };
    assert_eq!(total(&document), Money::from_fen(5_114_050_000));
    assert!(
        document.findings().iter().any(|it| it.code == "A-13"),
        "{:?}",
        document.findings()
    );
    assert!(document.is_dirty());
    assert_eq!(document.undo().as_deref(), Some("修改预算数"));
    assert_eq!(format!("{:?}", document.book().tables), before);
    assert_eq!(document.findings(), findings);
    assert!(!document.is_dirty());
    document.redo().unwrap();
    assert_eq!(total(&document), Money::from_fen(5_114_050_000));
}

#[test]
fn a_line_without_codes_or_unit_is_shown_and_not_lost() {
    let mut document = sample();
    let line = document.budget().expenditure[0].clone();
    let empty = |field: LineField| Edit::set(line.id, field, Value::Empty);
    let edits = [LineField::Function, LineField::Economic]
        .map(empty)
        .to_vec();
    document.commit(Transaction::new("清空", edits)).unwrap();
    let book = document.book();
    for (table, key) in [
        ("expenditure_by_function", RowKey::Function(None)),
        ("economic_by_fund", RowKey::Economic(None)),
        ("government_economic_by_fund", RowKey::Government(None)),
    ] {
        let table = book.table(table).unwrap();
        assert_eq!(
            table.amount(&key, "total"),
            Some(line.amount),
            "{}",
            table.title
        );
        assert_eq!(
            table.amount(&RowKey::Total, "total"),
            Some(Money::from_fen(5_114_040_000))
        );
    }
}

#[test]
fn the_amounts_kept_from_last_year_find_their_cells() {
    let last = sample();
    let year = last.pack().years.to;
    let takes = Takes {
        amounts: Amounts::Keep,
        ..Takes::default()
    };
    let from = Some((last.budget(), &takes));
    let begun = begin(&Setup::new(year), last.pack(), from).unwrap();
    assert!(begun.budget.prior_amounts.len() > 20);
    let book = fill(&begun.budget, last.pack());
    let found = prior_amounts(&begun.budget, &book);
    assert_eq!(found.len(), begun.budget.prior_amounts.len());
    // The year begins with the amounts of the last one.
    for (cell, amount) in found {
        assert_eq!(book.cell(cell), Some(&Cell::Amount(amount)), "{cell:?}");
    }
}

#[test]
fn tables_of_several_units_side_by_side_bear_the_name_of_the_department() {
    let mut document = sample();
    let names = |document: &Document| -> String {
        let lines = &document.book().tables[0].head_lines;
        lines.iter().map(|(left, _)| left.as_str()).collect()
    };
    let unit = document.budget().units[0].name.clone();
    let department = document.budget().cover.department_name.clone();
    assert!(names(&document).contains(&unit));
    let record = RecordKind::Unit.blank(document.budget().next_id);
    let edit = Edit::Insert {
        at: 1,
        record: Box::new(record),
    };
    document
        .commit(Transaction::new("新增", vec![edit]))
        .unwrap();
    assert!(!names(&document).contains(&unit));
    assert!(names(&document).contains(&department));
}
