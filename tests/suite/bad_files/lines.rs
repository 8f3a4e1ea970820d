//! Files of revenue and expenditure lines that can't be taken, or not all of them; last year's file.

use bianzhi::codes::BudgetYear;
use bianzhi::intake::check_last_year;
use bianzhi::intake::lines::LineProblem;
use bianzhi::intake::lines::MissingRecords;
use bianzhi::intake::lines::read_lines;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::parse;
use encoding_rs::GB18030;

use super::Said;

const BUDGET: &str = include_str!("../../../assets/samples/shenyang_heping_2024.bmys");

fn pack() -> Pack {
    load_pack("liaoning_2024", &embedded_packs()).expect("it is embedded")
}

/// What is said of a file: that nothing can be taken, or of the first cell that can't.
#[track_caller]
fn refused(bytes: &[u8]) -> String {
    let budget = parse(BUDGET.as_bytes())
        .expect("the sample can be read")
        .budget;
    match read_lines(&budget, &pack(), bytes, MissingRecords::LeaveOut) {
        Err(error) => error.to_string(),
        Ok(incoming) => incoming
            .problems
            .first()
            .map_or_else(String::new, LineProblem::words),
    }
}

/// A row below headings that are all there.
fn row(cells: &str) -> String {
    refused(
        format!("支出类别,资金来源,预算数,预算单位,部门经济科目编码,政府采购\n{cells}\n")
            .as_bytes(),
    )
}

pub fn said() -> Vec<Said> {
    let mut said = files();
    said.extend(cells());
    said.extend(last_year());
    said
}

fn files() -> Vec<Said> {
    let torn = GB18030.encode("支出类别,预算数\n项目支出,1\n").0;
    let wide = format!("支出类别\n{}", ",".repeat(600));
    let long = format!("支出类别,预算数\n{},1", "长".repeat(40_000));
    let many = format!(
        "支出类别,资金来源,预算数\n{}",
        "项目支出,其他收入,1\n".repeat(200_001)
    );
    vec![
        ("CSV 是空的", refused(b"")),
        ("CSV 其实是工作簿", refused(b"PK\x03\x04rest")),
        (
            "CSV 的编码不认识",
            refused(&[&torn[..], b"\xff\xff"].concat()),
        ),
        ("CSV 太大", refused(&vec![b'a'; (64 << 20) + 1])),
        ("CSV 行数太多", refused(many.as_bytes())),
        ("CSV 列数太多", refused(wide.as_bytes())),
        ("CSV 的格子太长", refused(long.as_bytes())),
        (
            "CSV 的引号没有成对",
            refused("支出类别,预算数\n\"项目支出,1\n".as_bytes()),
        ),
        ("CSV 没有列名", refused("项目支出,其他收入,1\n".as_bytes())),
        (
            "CSV 是别的表",
            refused("项目编码,项目名称,项目类别,立项依据\n1,2,3,4\n".as_bytes()),
        ),
        (
            "CSV 的列重复",
            refused("支出类别,资金来源,预算数,预算数\n,,1,1\n".as_bytes()),
        ),
        (
            "CSV 没有预算数",
            refused("支出类别,资金来源,部门经济科目编码\n,,\n".as_bytes()),
        ),
        (
            "CSV 没有资金来源",
            refused("支出类别,预算数,部门经济科目编码\n,1,\n".as_bytes()),
        ),
    ]
}

fn cells() -> Vec<Said> {
    vec![
        ("CSV 的金额是文字", row("项目支出,一般公共预算,若干,,,")),
        ("CSV 的金额是日期", row("项目支出,一般公共预算,2024-1-5,,,")),
        (
            "CSV 的金额太大",
            row("项目支出,一般公共预算,99999999999,,,"),
        ),
        ("CSV 的金额精确到厘", row("项目支出,一般公共预算,1.001,,,")),
        ("CSV 的千分位不对", row("项目支出,一般公共预算,\"1,23\",,,")),
        ("CSV 的支出类别没有", row("招待支出,一般公共预算,1,,,")),
        ("CSV 的资金来源没有填", row("项目支出,,1,,,")),
        ("CSV 的单位不存在", row("项目支出,一般公共预算,1,某中心,,")),
        (
            "CSV 的经济科目少一位",
            row("项目支出,一般公共预算,1,,3020,"),
        ),
        (
            "CSV 的经济科目是政府的",
            row("项目支出,一般公共预算,1,,50201,"),
        ),
        (
            "CSV 的政府采购不认识",
            row("项目支出,一般公共预算,1,,,大概"),
        ),
    ]
}

fn last_year() -> Vec<Said> {
    let budget = parse(BUDGET.as_bytes())
        .expect("the sample can be read")
        .budget;
    let year = |number| BudgetYear::try_new(number).expect("a year");
    let mut undated = budget.clone();
    undated.cover.year = None;
    let refused = |budget, number| {
        check_last_year(budget, year(number))
            .expect_err("it must be refused")
            .to_string()
    };
    vec![
        ("上年文件没有年度", refused(&undated, 2025)),
        ("上年文件就是本年的", refused(&budget, 2024)),
        ("上年文件是以后年度的", refused(&budget, 2023)),
    ]
}
