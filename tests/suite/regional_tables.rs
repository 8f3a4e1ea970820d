//! Regions whose packs came later: a table set that is data alone, and forms of duties, purchases and assets.

use std::collections::BTreeMap;

use bianzhi::codes::BudgetYear;
use bianzhi::compute::Book;
use bianzhi::compute::CellRef;
use bianzhi::compute::FilledTable;
use bianzhi::compute::fill;
use bianzhi::compute::reach;
use bianzhi::compute::trace;
use bianzhi::model::Budget;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::packs::Pack;
use bianzhi::packs::Severity;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::rules::check;
use bianzhi::rules::manual;

use crate::rules::budgets::Base;
use crate::rules::budgets::Trial;
use crate::tables_text::Difference;
use crate::tables_text::assert_printed_as;

fn pack(id: &str) -> Pack {
    load_pack(id, &embedded_packs()).expect("the pack is good")
}

fn table<'a>(book: &'a Book, id: &str) -> &'a FilledTable {
    book.table(id).expect("the pack has the table")
}

/// A row as printed.
fn printed(table: &FilledTable, row: usize) -> String {
    let cells = table.rows[row].cells.iter();
    let cells: Vec<String> = cells
        .map(|it| table.printed(it).trim().to_owned())
        .collect();
    cells.join("|")
}

/// All rows as printed.
fn rows(table: &FilledTable) -> Vec<String> {
    (0..table.rows.len()).map(|at| printed(table, at)).collect()
}

/// The lines of a published budget of another region.
fn bureau() -> Budget {
    Base::Chengde.start().budget.clone()
}

#[test]
fn a_table_set_of_data_alone_prints_yuan_codes_in_cells_and_the_total_last() {
    let book = fill(&bureau(), &pack("shanghai_2024"));
    let spending = table(&book, "expenditure_by_function");
    assert_eq!(spending.title, "2023年部门支出预算总表");
    assert_eq!(spending.head_lines[0].1, "单位：元");
    let header: Vec<String> = spending
        .columns
        .iter()
        .map(|it| it.path.join("›"))
        .collect();
    let expected = [
        "项目›功能分类科目编码›类",
        "项目›功能分类科目编码›款",
        "项目›功能分类科目编码›项",
        "项目›功能分类科目名称",
        "支出预算›合计",
        "支出预算›基本支出",
        "支出预算›项目支出",
    ];
    assert_eq!(header, expected);
    let printed = rows(spending);
    let expected = [
        "208|||社会保障和就业支出|159,051,300.00|8,196,700.00|150,854,600.00",
        "208|01||人力资源和社会保障管理事务|8,310,500.00|6,996,200.00|1,314,300.00",
        "208|01|01|行政运行|6,996,200.00|6,996,200.00|",
    ];
    assert_eq!(printed[..3], expected);
    let total = "|||合计|159,548,900.00|8,655,500.00|150,893,400.00";
    assert_eq!(printed.last().map(String::as_str), Some(total));
    let key = spending.rows[2].keys[0]
        .clone()
        .expect("the row is about a code");
    let words = spending.row_words(2, &key);
    assert_eq!(words.as_deref(), Some("2080101 行政运行"));
    let overview = rows(table(&book, "revenue_expenditure_overview")).pop();
    let totals = "收入总计|159,548,900.00|支出总计|159,548,900.00";
    assert_eq!(overview.as_deref(), Some(totals));
    let expenses = table(&book, "three_public");
    assert_eq!(expenses.head_lines[0].1, "单位：万元");
}

#[test]
fn the_tables_of_a_set_of_data_alone_tie() {
    let pack = pack("shanghai_2024");
    let budget = bureau();
    let findings = check(&budget, &pack, &fill(&budget, &pack));
    let is_arithmetic = |code: &str| code.starts_with(['A', 'X']);
    let wrong: Vec<String> = findings
        .iter()
        .filter(|it| it.severity != Severity::Advice && is_arithmetic(&it.code))
        .map(|it| format!("{} {}", it.code, it.message))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_empty_table_of_a_set_of_data_alone_says_so_with_the_year() {
    let mut budget = Budget::default();
    budget.cover.year = BudgetYear::try_new(2025).ok();
    let book = fill(&budget, &pack("shanghai_2024"));
    let fund = table(&book, "government_fund_expenditure");
    assert!(fund.rows.is_empty());
    let note = "注：本部门2025年无政府性基金预算财政拨款安排的预算，故本表为空表。";
    assert_eq!(fund.notes, [note]);
}

/// A department of whose budget only the forms in its text are known: who spends what of an activity is made up.
const DUTIES: &str = include_str!("../packs/hebei_2019/duties/budget.txt");

/// The forms that were published, in their order.
const FORMS: [&str; 4] = [
    "duty_performance",
    "procurement",
    "asset_stock",
    "planned_purchases",
];

const DIFFERENCES: [Difference; 3] = [
    Difference {
        published: "行|合　计|||||||||||||",
        printed: "行|合　计|||||||3.2|3.2|3.2||||",
        why: "the document leaves its totals blank",
    },
    Difference {
        published: "行|人社局小计|||||||||||||",
        printed: "行|人社局小计|||||||3.2|3.2|3.2||||",
        why: "the document leaves its totals blank",
    },
    Difference {
        published: "行|合计|1382|357.9351",
        printed: "行|合计|1381|347.5351",
        why: "A-15: the document adds the vehicle again that is part of the equipment",
    },
];

fn duties() -> Trial {
    Trial::of(DUTIES.lines())
}

#[test]
fn duties_procurement_assets_and_purchases_are_printed_as_they_were_published() {
    let mut book = fill(duties().budget(), &pack("hebei_2019"));
    book.tables.retain(|it| FORMS.contains(&it.id.as_str()));
    let path = "tests/packs/hebei_2019/duties/tables.txt";
    assert_printed_as(&book, path, &DIFFERENCES);
}

#[test]
fn a_form_without_levels_of_indicators_asks_for_none() {
    let trial = duties();
    let asks = |id: &str| {
        let findings = trial.findings(&pack(id));
        findings.iter().any(|it| it.code == "K-02")
    };
    assert!(asks("hebei_2023"));
    assert!(!asks("hebei_2019"));
    let known = |id: &str| manual(&pack(id)).iter().any(|it| it.code == "K-02");
    assert!(known("hebei_2023") && !known("hebei_2019"));
}

#[test]
fn a_part_added_again_to_the_assets_is_found() {
    let pack = pack("hebei_2019");
    let mut trial = duties();
    let is_found = |trial: &Trial| {
        let findings = trial.findings(&pack);
        findings
            .iter()
            .any(|it| it.code == "A-15" && it.message.contains("357.9"))
    };
    assert!(!is_found(&trial));
    trial
        .apply("cell asset_stock / all / value += 10.4")
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(is_found(&trial));
}

#[test]
fn a_line_reaches_the_activity_it_is_spent_on_and_its_duty() {
    let trial = duties();
    let (budget, pack) = (trial.budget(), pack("hebei_2019"));
    let book = fill(budget, &pack);
    let project = budget.projects.iter().find(|it| it.code == "050101");
    let project = project.map(|it| it.id);
    let mut lines = budget.expenditure.iter();
    let line = lines.find(|it| it.project == project).expect("it is there");
    let reached = reach(budget, &pack, &book, line.id.into());
    let of_duties = reached
        .iter()
        .map(|cell| (&book.tables[cell.table], cell.row))
        .filter(|(table, _)| table.id.as_str() == "duty_performance");
    let rows: Vec<String> = of_duties.map(|(table, row)| printed(table, row)).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0].starts_with("五、工资政策制定及管理|20.00|"));
    assert!(rows[1].starts_with("1、机关事业单位工资政策和管理|20.00|"));
}

#[test]
fn what_reaches_a_cell_is_behind_it_in_tables_of_lists_too() {
    let trial = duties();
    let (budget, pack) = (trial.budget(), pack("hebei_2019"));
    let book = fill(budget, &pack);
    let mut behind: BTreeMap<RecordId, Vec<CellRef>> = BTreeMap::new();
    for (table, filled) in book.tables.iter().enumerate() {
        for (row, cells) in filled.rows.iter().map(|it| &it.cells).enumerate() {
            for column in 0..cells.len() {
                let cell = CellRef { table, row, column };
                for found in trace(budget, &pack, &book, cell) {
                    behind.entry(found.record).or_default().push(cell);
                }
            }
        }
    }
    for kind in [
        RecordKind::Line,
        RecordKind::AssetStock,
        RecordKind::Acquisition,
    ] {
        let count = budget.count(kind);
        assert!(count > 0, "{}", kind.label());
        for id in (0..count).filter_map(|at| budget.id_at(kind, at)) {
            let reached = reach(budget, &pack, &book, id);
            assert!(!reached.is_empty(), "{}", budget.place_of(id));
            assert_eq!(Some(&reached), behind.get(&id), "{}", budget.place_of(id));
        }
    }
}

#[test]
fn a_duty_has_what_is_spent_on_its_activities_and_on_their_projects() {
    let mut trial = duties();
    let line = "add expenditure unit=106 kind=项目支出 project=档案管理等专项经费 amount=1";
    trial.apply(line).unwrap_or_else(|error| panic!("{error}"));
    let book = fill(trial.budget(), &pack("hebei_2019"));
    let rows = rows(table(&book, "duty_performance"));
    let of = |name: &str| rows.iter().find(|it| it.starts_with(name)).cloned();
    assert!(of("五、工资政策制定及管理|21.00|").is_some());
    assert!(of("1、机关事业单位工资政策和管理|21.00|").is_some());
    assert!(of("档案管理等专项经费").is_none());
}
