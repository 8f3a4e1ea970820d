//! Forms with rows of records, as one region prints them: what is summed, what is only shown, what an empty one prints.

use std::collections::BTreeMap;

use bianzhi::codes::BudgetYear;
use bianzhi::compute::FilledTable;
use bianzhi::compute::fill;
use bianzhi::model::Acquisition;
use bianzhi::model::AcquisitionId;
use bianzhi::model::Budget;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::FundSource;
use bianzhi::model::LineId;
use bianzhi::model::LineKind;
use bianzhi::model::ProcurementId;
use bianzhi::model::ProcurementRow;
use bianzhi::model::Project;
use bianzhi::model::ProjectId;
use bianzhi::model::Records;
use bianzhi::money::Money;
use bianzhi::packs::Pack;
use bianzhi::packs::PackFiles;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;

const ID: &str = "hebei_2023";

fn pack() -> Pack {
    load_pack(ID, &embedded_packs()).expect("the pack is good")
}

fn budget() -> Budget {
    let project = Project {
        id: ProjectId::new(1),
        name: "档案室改造".to_owned(),
        ..Project::default()
    };
    let line = ExpenditureLine {
        id: LineId::new(2),
        kind: LineKind::Project,
        project: Some(project.id),
        amount: Money::from_yuan(500_000),
        ..ExpenditureLine::default()
    };
    let row = |number, item: &str, yuan, reserved, fund| ProcurementRow {
        id: ProcurementId::new(number),
        project: Some(ProjectId::new(1)),
        item: item.to_owned(),
        unit_price: Money::from_yuan(yuan / 2),
        amount: Money::from_yuan(yuan),
        sme_amount: Money::from_yuan(reserved),
        fund,
        ..ProcurementRow::default()
    };
    let rows = vec![
        row(3, "密集架", 80_000, 80_000, FundSource::GeneralPublic),
        row(4, "除湿机", 20_000, 10_000, FundSource::Service),
    ];
    let mut budget = Budget {
        projects: Records::new(vec![project]).expect("one project"),
        expenditure: Records::new(vec![line]).expect("one line"),
        procurement: Records::new(rows).expect("two rows"),
        ..Budget::default()
    };
    budget.cover.year = BudgetYear::try_new(2023).ok();
    budget
}

fn table(budget: &Budget, pack: &Pack, id: &str) -> FilledTable {
    let book = fill(budget, pack);
    book.table(id).expect("the pack has the table").clone()
}

/// The printed cells of some columns, row by row.
fn printed(table: &FilledTable, columns: &[&str]) -> Vec<String> {
    let places: Vec<usize> = columns
        .iter()
        .map(|id| table.column(id).expect("the column is there"))
        .collect();
    let row = |at: usize| {
        let cells = places.iter().map(|place| &table.rows[at].cells[*place]);
        let cells: Vec<String> = cells.map(|cell| table.printed(cell)).collect();
        cells.join("|")
    };
    (0..table.rows.len()).map(row).collect()
}

#[test]
fn procurement_sums_what_is_reserved_and_shows_prices_and_the_money_of_projects() {
    let procurement = table(&budget(), &pack(), "procurement");
    let columns = [
        "project",
        "project_amount",
        "item",
        "unit_price",
        "total",
        "current_general",
        "current_own",
        "sme",
    ];
    let expected = [
        "合计||||10.00|8.00|2.00|9.00",
        "档案室改造|50.00|密集架|4.00|8.00|8.00||8.00",
        "档案室改造|50.00|除湿机|1.00|2.00||2.00|1.00",
    ];
    assert_eq!(printed(&procurement, &columns), expected);
    assert_eq!(procurement.notes.len(), 1);
    let label = procurement.columns.last().map(|it| it.path.concat());
    assert_eq!(label.as_deref(), Some("2023年预留中小微企业份额"));
}

#[test]
fn an_empty_form_prints_its_header_and_says_so() {
    let procurement = table(&Budget::default(), &pack(), "procurement");
    assert!(procurement.is_empty && procurement.rows.is_empty());
    let last = procurement.notes.last().map(String::as_str);
    assert_eq!(last, Some("注：无政府采购预算，空表列示。"));
}

/// The pack with a table more.
fn pack_with(file: &str, id: &str, text: &str) -> Pack {
    let mut packs: BTreeMap<String, PackFiles> = embedded_packs();
    let files = packs.get_mut(ID).expect("the pack is there");
    files.insert(format!("tables/{file}"), text.to_owned());
    let head = files.get_mut("pack.ron").expect("the pack has a head");
    *head = head.replace("\"asset_stock\",", &format!("\"asset_stock\", \"{id}\","));
    load_pack(ID, &packs).expect("the table is good")
}

#[test]
fn a_list_of_records_has_a_total_of_the_fields_that_are_summed() {
    let pack = pack_with(
        "14_planned_purchases.ron",
        "planned_purchases",
        r#"(
            id: "planned_purchases",
            title: "拟购置固定资产",
            header: [
                Column((id: "item", label: "物品", value: Field("item"))),
                Column((id: "price", label: "单价", value: Field("unit_price"))),
                Column((id: "amount", label: "金额", value: FieldSum("amount"))),
            ],
            body: Records(of: Acquisitions, total: (label: "合计", column: "item", place: Last)),
        )"#,
    );
    let acquisition = |number, item: &str, yuan| Acquisition {
        id: AcquisitionId::new(number),
        item: item.to_owned(),
        unit_price: Money::from_yuan(yuan),
        amount: Money::from_yuan(yuan),
        ..Acquisition::default()
    };
    let list = vec![
        acquisition(1, "复印机", 30_000),
        acquisition(2, "扫描仪", 5_000),
    ];
    let budget = Budget {
        acquisitions: Records::new(list).expect("two records"),
        ..Budget::default()
    };
    let purchases = table(&budget, &pack, "planned_purchases");
    let expected = ["复印机|3.00|3.00", "扫描仪|0.50|0.50", "合计||3.50"];
    assert_eq!(printed(&purchases, &["item", "price", "amount"]), expected);
    assert!(!purchases.is_empty);
    assert!(table(&Budget::default(), &pack, "planned_purchases").is_empty);
}
