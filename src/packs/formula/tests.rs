//! Formulas read and written on a real pack: names, sums, conditions, and every mistake with its place.

use super::*;
use crate::packs::Filter;
use crate::packs::Pack;
use crate::packs::RowRef;
use crate::packs::embedded_packs;
use crate::packs::load_pack;

fn pack() -> Pack {
    load_pack("liaoning_2024", &embedded_packs()).expect("it is embedded")
}

/// Reads a formula and writes it again.
#[track_caller]
fn check(text: &str, expected: &str) {
    let pack = pack();
    let names = FormulaNames::new(&pack);
    let formula = read_formula(&names, text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let written = write_formula(&names, &formula.term, formula.rows).expect(text);
    assert_eq!(written, expected);
    let again = read_formula(&names, &written).expect(expected);
    assert_eq!(again, formula, "{written}");
}

#[track_caller]
fn refused(text: &str, at: usize, words: &str) {
    let pack = pack();
    let names = FormulaNames::new(&pack);
    let error = read_formula(&names, text).expect_err(text);
    assert_eq!(error.at, at, "{text}: {error}");
    assert!(error.to_string().contains(words), "{text}: {error}");
}

#[test]
fn a_cell_is_named_by_table_row_and_column() {
    check("表3[合计,合计]", "表3[合计, 合计]");
    check(
        " 表５ 【2080501， 基本支出／小计】",
        "表5[2080501, 基本支出／小计]",
    );
    check(
        "支出预算总表[合计, 基本支出/小计]",
        "表3[合计, 基本支出／小计]",
    );
    check(
        "expenditure_by_function[208, project]",
        "表3[208, 项目支出]",
    );
    check("表7[合计, “三公”经费合计]", "表7[合计, “三公”经费合计]");
    check("表2[合计, 本年收入／合计]", "表2[合计, 本年收入／合计]");
}

#[test]
fn rows_of_lists_are_named_by_their_labels() {
    check("表1[收入总计, 预算数]", "表1[收入总计, 预算数]");
    check("表1[支出总计, 支出／预算数]", "表1[支出总计, 预算数]");
    check(
        "表1[一般公共预算拨款收入, 预算数]",
        "表1[一、一般公共预算拨款收入, 预算数]",
    );
    check("表1[208, 预算数]", "表1[208, 预算数]");
    check(
        "表4[二、上年结转／（一）一般公共预算拨款收入, 预算数]",
        "表4[二、上年结转／（一）一般公共预算拨款收入, 预算数]",
    );
    refused(
        "表4[（一）一般公共预算拨款收入, 预算数]",
        3,
        "一、本年收入／（一）",
    );
}

#[test]
fn sums_and_differences_group_from_the_left_and_by_brackets() {
    let [a, b, c] = ["表3[合计, 合计]", "表5[合计, 合计]", "表8[合计, 合计]"];
    for text in [
        format!("{a} + {b} - {c}"),
        format!("{a} - {b} - {c}"),
        format!("{a} - ({b} + {c})"),
        format!("{a} + ({b} - {c})"),
        format!("({a} + {b}) + {c}"),
        format!("{a} - ({b} - {c}) + {a}"),
    ] {
        check(&text, &text);
    }
    check(&format!("（{a}）＋{b}−{c}"), &format!("{a} + {b} - {c}"));
}

#[test]
fn records_are_named_by_their_conditions() {
    check(
        "支出{功能=20805，经济=30201、30202, 类别=基本支出-公用经费；资金=一般公共预算}",
        "支出{功能=20805, 经济=30201、30202, 类别=基本支出-公用经费, 资金=一般公共预算}",
    );
    check(
        "收入{年度=上年结转, 财政拨款}",
        "收入{年度=上年结转, 财政拨款}",
    );
    check("支出{}", "支出{}");
    check("支出{含年终结转结余}", "支出{含年终结转结余}");
    check(
        "支出{基本支出, 不含年终结转结余}",
        "支出{基本支出, 不含年终结转结余}",
    );
    check("政府采购{有项目} - 债务{}", "政府采购{有项目} - 债务{}");
}

#[test]
fn spending_leaves_out_what_is_kept_for_next_year_unless_told() {
    let pack = pack();
    let names = FormulaNames::new(&pack);
    let filters = |text| match read_formula(&names, text).expect(text).term {
        Term::Lines(_, filters) => filters,
        other => panic!("{other:?}"),
    };
    assert_eq!(filters("支出{}"), [Filter::Spending]);
    assert_eq!(filters("支出{含年终结转结余}"), []);
    assert_eq!(filters("支出{基本支出}"), [Filter::Basic]);
    assert_eq!(filters("收入{}"), []);
}

#[test]
fn a_formula_over_rows_names_its_tables() {
    let pack = pack();
    let names = FormulaNames::new(&pack);
    let read = |text| read_formula(&names, text).expect(text);
    let left = read("表3[*, 合计]");
    let right = read("表5[*, 合计] + 表8[*, 合计]");
    let each = rows_of_both(&left, &right).unwrap().expect("rows");
    let tables = [
        "expenditure_by_function",
        "general_expenditure",
        "government_fund_expenditure",
    ];
    let tables = tables.map(TableId::from).to_vec();
    assert_eq!(each.rows, EachRows::Common(tables));
    assert_eq!(rows_of_both(&read("收入{}"), &read("支出{}")), Ok(None));
    let mixed = rows_of_both(&left, &read("表5[款级, 合计]")).expect_err("two ways");
    assert_eq!(mixed.to_string(), "“*”和“款级”不能用在同一条公式里");
    for rows in EveryRow::ALL {
        let text = format!("表3[{}, 合计]", rows.word());
        check(&text, &text);
    }
}

#[test]
fn each_mistake_is_told_with_its_place_and_what_may_have_been_meant() {
    refused("", 0, "还没有写");
    refused("表33[合计, 合计]", 0, "没有名为“表33”的表，可写表3");
    refused("表3", 2, "“表3”后面应写 [行, 栏]");
    refused("表3 + 表5[合计, 合计]", 3, "“表3”后面");
    refused("表3[合计]", 5, "逗号");
    refused("表3[合计, 合计", 9, "缺少“]”");
    refused("表3[合计, 基本指出]", 7, "可写基本支出／小计");
    refused("表3[总额, 合计]", 3, "没有“总额”行，可写合计");
    refused("表3[人力资源和社会保障管理事务, 合计]", 3, "20801");
    refused("表3[2089999999, 合计]", 3, "位");
    refused("表3[2080177, 合计]", 3, "2080177");
    refused("表6[3010101, 合计]", 3, "3010101");
    refused("表16[合计, 合计]", 0, "没有金额栏");
    refused("表3[合计, 合计] 表5[合计, 合计]", 11, "不应是“表”");
    refused("表3[合计, 合计] + ", 13, "这里应写取数");
    refused("(表3[合计, 合计]", 11, "缺少“）”");
    refused("开支{功能=208}", 0, "可写收入、支出");
    refused("支出{项目=1}", 3, "可写功能、经济");
    refused("支出{资金=拨款}", 3, "可写一般公共预算");
    refused("支出{功能=2}", 3, "位");
    refused("收入{经济=30201}", 3, "收入没有“经济”");
    refused("表3[*, 合计] + 表5[款级, 合计]", 15, "不能用在同一条公式");
    refused("支出[合计, 合计]", 2, "后面应写条件");
    refused("表3{资金=一般公共预算}", 2, "后面应写 [行, 栏]");
    refused(&"(".repeat(17), 16, "最多 16 层");
    refused(&"（".repeat(100_000), 500, "最多 500 字");
}

#[test]
fn every_tie_out_of_the_packs_that_formulas_can_say_comes_back_the_same() {
    let pack = pack();
    let names = FormulaNames::new(&pack);
    let mut written = 0;
    for tie_out in &pack.tie_outs {
        let Ok((left, right)) = write_formulas(&names, tie_out) else {
            continue;
        };
        written += 1;
        let [left, right] = [left, right].map(|it| read_formula(&names, &it).expect(&it));
        if tie_out
            .each
            .as_ref()
            .is_none_or(|it| it.rows != EachRows::Total)
        {
            assert_eq!(
                (&left.term, &right.term),
                (&tie_out.left, &tie_out.right),
                "{}",
                tie_out.id
            );
        } else {
            assert!(
                matches!(left.term, Term::Cell(_, RowRef::Total, _)),
                "{}",
                tie_out.id
            );
        }
    }
    assert!(written > 30, "{written} of {}", pack.tie_outs.len());
}
