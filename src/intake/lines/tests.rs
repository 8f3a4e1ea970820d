//! Files of lines read into small budgets.

use super::*;
use crate::codes::BudgetYear;
use crate::edit::History;
use crate::export::lines::ByteOrderMark;
use crate::export::lines::DataSource;
use crate::export::lines::csv_text;
use crate::model::BudgetUnit;
use crate::model::ExpenditureLine;
use crate::model::FundSource;
use crate::model::LineKind;
use crate::model::Origin;
use crate::model::Records;
use crate::model::UnitId;
use crate::money::Money;
use crate::packs::embedded_packs;
use crate::packs::load_pack;

fn pack() -> Pack {
    load_pack("cn_base", &embedded_packs()).expect("it is embedded")
}

fn budget() -> Budget {
    let unit = BudgetUnit {
        id: UnitId::new(1),
        code: "001".to_owned(),
        name: "某中心".to_owned(),
        ..BudgetUnit::default()
    };
    let mut budget = Budget {
        units: Records::new(vec![unit]).unwrap(),
        next_id: 2,
        ..Budget::default()
    };
    budget.cover.year = BudgetYear::try_new(2024).ok();
    budget
}

fn read(text: &str) -> Result<IncomingLines, LinesError> {
    read_lines(
        &budget(),
        &pack(),
        text.as_bytes(),
        MissingRecords::LeaveOut,
    )
}

/// The budget after taking the lines.
fn taken(text: &str, missing: MissingRecords) -> Budget {
    let mut budget = budget();
    let incoming = read_lines(&budget, &pack(), text.as_bytes(), missing).unwrap();
    let change = incoming.transaction(&budget);
    History::default().commit(&mut budget, change).unwrap();
    budget
}

const LINES: &str = "\
备注,预算数（万元）,支出类别,资金来源,预算单位,部门经济科目名称,来自别处
'=甲,12.5,人员经费,一般公共预算,001,办公费,x
,3,项目支出,政府性基金预算,某中心,,
";

#[test]
fn columns_in_any_order_are_read_with_their_units_and_names() {
    let budget = taken(LINES, MissingRecords::LeaveOut);
    let [first, second] = &budget.expenditure[..] else {
        panic!("{budget:?}");
    };
    assert_eq!(first.note, "=甲");
    assert_eq!(first.amount, Money::from_yuan(125_000));
    assert_eq!(first.kind, LineKind::BasicPersonnel);
    assert_eq!(first.unit, Some(UnitId::new(1)));
    assert_eq!(
        first.economic.map(|it| it.to_string()).as_deref(),
        Some("30201")
    );
    assert_eq!(first.origin, Origin::CurrentYear);
    assert_eq!(second.fund, FundSource::GovernmentFund);
}

#[test]
fn columns_that_nobody_knows_and_those_that_lack_are_named() {
    let incoming = read(LINES).unwrap();
    assert_eq!(incoming.unknown_columns, ["来自别处"]);
    let absent = &incoming.absent_columns;
    assert!(absent.contains(&"功能科目".to_owned()), "{absent:?}");
    assert!(!absent.contains(&"预算单位".to_owned()), "{absent:?}");
}

#[test]
fn a_row_with_a_bad_cell_stays_out_and_the_others_are_taken() {
    let text = "支出类别,资金来源,预算数,部门经济科目编码\n\
                项目支出,一般公共预算,100,30201\n\
                人员,一般公共预算,一百,3020\n\
                ,一般公共预算,1,\n";
    let incoming = read(text).unwrap();
    assert_eq!((incoming.rows, incoming.lines.len()), (3, 1));
    let places: Vec<(usize, &str)> = incoming
        .problems
        .iter()
        .map(|it| (it.row, it.column.as_str()))
        .collect();
    assert_eq!(
        places,
        [(3, "部门经济科目编码"), (3, "预算数"), (4, "支出类别")]
    );
    assert!(
        incoming.problems[0]
            .words()
            .starts_with("第 3 行“部门经济科目编码”：")
    );
}

#[test]
fn units_and_projects_that_lack_are_named_or_added_once() {
    let text = "支出类别,资金来源,预算数,预算单位编码,预算单位名称,项目名称\n\
                项目支出,一般公共预算,1,002,新单位,新项目\n\
                项目支出,一般公共预算,2,002,新单位,新项目\n\
                项目支出,一般公共预算,x,003,坏行的单位,\n";
    let incoming = read(text).unwrap();
    assert_eq!(incoming.lines, []);
    let remarks = incoming.remarks().join("；");
    assert!(
        remarks.contains("预算中没有预算单位“002 新单位”（2 行）"),
        "{remarks}"
    );
    assert!(
        remarks.contains("预算中没有项目“新项目”（2 行）"),
        "{remarks}"
    );

    let adding = read_lines(&budget(), &pack(), text.as_bytes(), MissingRecords::Add).unwrap();
    let remarks = adding.remarks().join("；");
    assert!(
        remarks.contains("新增预算单位“002 新单位”（2 行）"),
        "{remarks}"
    );
    assert!(!remarks.contains("坏行的单位"), "{remarks}");

    let budget = taken(text, MissingRecords::Add);
    let units: Vec<&str> = budget.units.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(units, ["001", "002"]);
    let [project] = &budget.projects[..] else {
        panic!("{:?}", budget.projects);
    };
    assert_eq!(project.unit, Some(budget.units[1].id));
    let projects: Vec<_> = budget.expenditure.iter().map(|it| it.project).collect();
    assert_eq!(projects, [Some(project.id); 2]);
}

#[test]
fn what_is_no_list_of_lines_is_refused() {
    let error = |text: &str| read(text).err();
    assert_eq!(error("甲,乙\n1,2"), Some(LinesError::NoHeading));
    let label = "资金来源";
    assert_eq!(error("预算数\n1"), Some(LinesError::NoColumn { label }));
    let list = "项目";
    let projects = "项目编码,项目名称,项目类别,立项依据,优先级\n1,2,3,4,5";
    assert_eq!(error(projects), Some(LinesError::OtherList { list }));
    let label = "预算数";
    let no_amount = "支出类别,资金来源,部门经济科目编码\n1,2,3";
    assert_eq!(error(no_amount), Some(LinesError::NoColumn { label }));
    let label = "预算数（元）".to_owned();
    let twice = "支出类别,资金来源,预算数,预算数（元）\n1,2,3,4";
    assert_eq!(error(twice), Some(LinesError::RepeatedColumn { label }));
}

#[test]
fn texts_of_every_kind_come_back_from_the_exported_file() {
    let notes = [
        "=1+1",
        "'引号",
        "两\"引号\"",
        "逗号,",
        " 首尾 ",
        "-",
        "＋",
        "@x",
    ];
    let mut original = budget();
    let line = |(number, note): (u32, &&str)| ExpenditureLine {
        id: crate::model::LineId::new(number),
        unit: Some(UnitId::new(1)),
        amount: Money::from_fen(-i64::from(number)),
        note: note.trim().to_owned(),
        ..ExpenditureLine::default()
    };
    let lines = (2..).zip(&notes).map(line).collect();
    original.expenditure = Records::new(lines).unwrap();
    let pack = pack();
    let source = DataSource::new(&original, &pack);
    for mark in [ByteOrderMark::With, ByteOrderMark::Without] {
        let bytes = csv_text(&source, RecordKind::Line, mark);
        let incoming = read_lines(&budget(), &pack, &bytes, MissingRecords::LeaveOut).unwrap();
        assert_eq!(incoming.problems, []);
        let back: Vec<Record> = original
            .expenditure
            .iter()
            .cloned()
            .map(Into::into)
            .collect();
        assert_eq!(incoming.lines, back);
    }
}
