//! Tie-outs of a bureau's own: written and read, checked with the pack's, sent and taken over.

use bianzhi::compute::fill;
use bianzhi::edit::History;
use bianzhi::edit::Transaction;
use bianzhi::intake::read_formula_file;
use bianzhi::model::Budget;
use bianzhi::model::FormulaRelation;
use bianzhi::model::FormulaSeverity;
use bianzhi::model::FundSource;
use bianzhi::model::LineKind;
use bianzhi::model::LocalTieOut;
use bianzhi::model::LocalTieOutId;
use bianzhi::model::Records;
use bianzhi::money::Money;
use bianzhi::packs::EveryRow;
use bianzhi::packs::Filter;
use bianzhi::packs::FormulaNames;
use bianzhi::packs::Pack;
use bianzhi::packs::RowRef;
use bianzhi::packs::Severity;
use bianzhi::packs::Source;
use bianzhi::packs::Term;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::packs::read_formula;
use bianzhi::packs::write_formula;
use bianzhi::report::formula_file;
use bianzhi::rules::Finding;
use bianzhi::rules::check;
use bianzhi::rules::help_of;
use bianzhi::rules::trial;
use bianzhi::storage::parse;
use proptest::prelude::*;

const SAMPLE: &[u8] = include_bytes!("../../assets/samples/shenyang_heping_2024.bmys");

fn pack() -> Pack {
    load_pack("liaoning_2024", &embedded_packs()).expect("it is embedded")
}

fn formula(number: u32, left: &str, right: &str) -> LocalTieOut {
    LocalTieOut {
        id: LocalTieOutId::new(900_000 + number),
        code: format!("自定-{number:02}"),
        title: "核对".to_owned(),
        left: left.into(),
        right: right.into(),
        severity: FormulaSeverity::Warning,
        ..LocalTieOut::default()
    }
}

fn with(formulas: Vec<LocalTieOut>) -> Budget {
    let mut budget = parse(SAMPLE).expect("the sample is good").budget;
    budget.local_tie_outs = Records::new(formulas).expect("the ids differ");
    budget
}

/// What is found by formulas and about them.
fn found(budget: &Budget) -> Vec<Finding> {
    let pack = pack();
    let all = check(budget, &pack, &fill(budget, &pack)).into_iter();
    all.filter(|it| it.code.starts_with("自定") || it.code == "W-09")
        .collect()
}

fn cell() -> impl Strategy<Value = Term> {
    let total =
        |(table, column): (&str, &str)| Term::Cell(table.into(), RowRef::Total, column.into());
    let columns = [
        ("expenditure_by_function", "total"),
        ("expenditure_by_function", "basic"),
        ("general_expenditure", "project"),
        ("revenue_by_unit", "carry_own"),
    ];
    let listed = [
        "general",
        "revenue_grand",
        "spending_grand",
        "carry_forward",
    ];
    prop_oneof![
        prop::sample::select(columns.to_vec()).prop_map(total),
        prop::sample::select(listed.to_vec()).prop_map(|row| {
            let column = if row.starts_with("spending") || row == "carry_forward" {
                "spending_amount"
            } else {
                "revenue_amount"
            };
            let table = "revenue_expenditure_overview".into();
            Term::Cell(table, RowRef::Id(row.to_owned()), column.to_owned())
        }),
        Just(Term::Row("expenditure_by_function".into(), "total".into())),
        filters().prop_map(|filters| Term::Lines(Source::Expenditure, filters)),
    ]
}

fn filters() -> impl Strategy<Value = Vec<Filter>> {
    let codes = |text: &str| vec![text.parse().expect("a code")];
    let all = [
        Filter::Spending,
        Filter::Basic,
        Filter::Appropriation,
        Filter::Procured,
        Filter::Function(codes("20805")),
        Filter::Kind(vec![LineKind::Project, LineKind::CarryForward]),
        Filter::Fund(vec![FundSource::GeneralPublic, FundSource::Other]),
    ];
    prop::collection::vec(prop::sample::select(all.to_vec()), 0..4)
}

/// Terms as reading makes them: a sum has two parts at least.
fn term() -> impl Strategy<Value = Term> {
    cell().prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(sum),
            (inner.clone(), inner).prop_map(|(a, b)| Term::Less(Box::new(a), Box::new(b))),
        ]
    })
}

fn sum(terms: Vec<Term>) -> Term {
    Term::Sum(terms)
}

proptest! {
    #[test]
    fn what_is_written_reads_as_the_same(term in term()) {
        let pack = pack();
        let names = FormulaNames::new(&pack);
        let text = write_formula(&names, &term, Some(EveryRow::Common)).expect("it can be written");
        if text.chars().count() <= bianzhi::packs::FORMULA_LENGTH {
            let read = read_formula(&names, &text);
            prop_assert_eq!(read.map(|it| it.term), Ok(term), "{}", text);
        }
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused_within_its_text(text in "[表3\\[\\]（(){}＝=,，+－*合计支出 “”]{0,40}") {
        let pack = pack();
        if let Err(error) = read_formula(&FormulaNames::new(&pack), &text) {
            prop_assert!(error.at <= text.chars().count(), "{error}");
        }
    }
}

#[test]
fn a_formula_that_is_not_met_is_found_with_both_figures() {
    let right = "表1[支出总计, 预算数] - 支出{基本支出}";
    let found = found(&with(vec![
        formula(1, "表3[合计, 合计]", right),
        formula(2, "表3[合计, 合计]", "表1[支出总计, 预算数]"),
    ]));
    let [one] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(
        (one.code.as_str(), one.severity),
        ("自定-01", Severity::Warning)
    );
    assert_eq!(
        one.message,
        format!("表3[合计, 合计] 5,114.04 万元，应等于{right} 4,313.38 万元，差 800.66 万元")
    );
}

#[test]
fn a_tolerance_covers_a_difference_and_not_a_fen_more() {
    let base = formula(
        1,
        "表3[合计, 合计]",
        "表1[支出总计, 预算数] - 支出{基本支出}",
    );
    let budget = with(vec![base.clone()]);
    let gap = found(&budget)[0]
        .figures
        .and_then(|it| it.gap())
        .expect("amounts");
    let count = |relation, tolerance| {
        let base = base.clone();
        found(&with(vec![LocalTieOut {
            relation,
            tolerance,
            ..base
        }]))
        .len()
    };
    let fen = Money::from_fen(1);
    assert_eq!(count(FormulaRelation::Equal, gap), 0);
    assert_eq!(count(FormulaRelation::Equal, gap - fen), 1);
    assert_eq!(count(FormulaRelation::AtMost, gap), 0);
    assert_eq!(count(FormulaRelation::AtMost, gap - fen), 1);
    assert_eq!(count(FormulaRelation::AtLeast, Money::ZERO), 0);
}

#[test]
fn rows_that_all_tables_have_are_compared_one_by_one() {
    let compared = |right: &str| {
        let budget = with(Vec::new());
        let pack = pack();
        let book = fill(&budget, &pack);
        let record = formula(1, "表3[*, 合计]", right);
        trial((&budget, &pack, &book), &record).expect("it can be read")
    };
    let same = compared("表3[*, 合计]");
    assert!(
        same.len() > 10 && same.iter().all(|it| it.holds),
        "{same:?}"
    );
    // The economic classes have no row in a table of functions; the total has.
    assert_eq!(compared("表6[*, 合计]").len(), 1);
    let basic = compared("表3[*, 基本支出／小计]");
    assert!(!basic[0].holds && basic.iter().any(|it| it.holds));
    assert!(basic[0].left.place.is_some());
}

#[test]
fn a_paused_or_unreadable_formula_compares_nothing() {
    let paused = LocalTieOut {
        is_paused: true,
        ..formula(1, "收入{}", "债务{}")
    };
    assert_eq!(found(&with(vec![paused])), []);
    let found = found(&with(vec![formula(1, "收入{}", "火星")]));
    assert_eq!(
        found.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(),
        ["W-09"]
    );
}

#[test]
fn the_help_of_a_formula_says_what_was_written_for_it() {
    let record = LocalTieOut {
        why: "收支须平衡".into(),
        basis: "某财预〔2024〕1号".into(),
        ..formula(1, "收入{}", "支出{}")
    };
    let budget = with(vec![record]);
    let help = help_of(&budget, &pack(), "自定-01").expect("it has help");
    assert_eq!(help.section("为什么"), Some("收支须平衡"));
    assert_eq!(help.section("依据"), Some("某财预〔2024〕1号"));
    assert_eq!(help_of(&budget, &pack(), "自定-02"), None);
}

#[test]
fn what_is_exported_comes_back_by_import() {
    let sent = [
        LocalTieOut {
            relation: FormulaRelation::AtMost,
            tolerance: Money::from_yuan(3),
            why: "“为什么”\n第二行".into(),
            ..formula(1, "表3[*, 合计] - 表5[*, 基本支出／小计]", "表8[*, 合计]")
        },
        formula(2, "支出{功能=20805, 财政拨款}", "表1[收入总计, 预算数]"),
    ];
    let mut all = sent.to_vec();
    all.push(formula(3, "火星", "月亮"));
    all.push(LocalTieOut {
        is_paused: true,
        ..formula(4, "收入{}", "收入{}")
    });
    let file = formula_file(&with(all), &pack());
    assert_eq!((file.count, file.left_out.len()), (2, 2), "{file:?}");
    let back = read_formula_file(&file.text, &pack()).expect("it is ours");
    assert_eq!(back.remarks, [] as [String; 0]);
    let nameless = sent.map(|it| LocalTieOut {
        id: LocalTieOutId::default(),
        ..it
    });
    assert_eq!(back.records, nameless);
    let mut budget = with(Vec::new());
    let change: Transaction = back.taken_over(&budget);
    let mut history = History::default();
    history.commit(&mut budget, change).expect("it can be made");
    assert_eq!(budget.local_tie_outs.len(), 2);
    history.undo(&mut budget);
    assert!(budget.local_tie_outs.is_empty());
}

#[test]
fn more_formulas_than_the_limit_are_told_and_not_checked() {
    let all = (1..=201)
        .map(|number| formula(number, "收入{}", "收入{}"))
        .collect();
    let found = found(&with(all));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.contains("超出 200 条"),
        "{}",
        found[0].message
    );
}
