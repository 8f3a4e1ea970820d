//! Mistakes in a record or a field of a budget: wrong types, wrong codes, wrong references, wrong marks.

use bianzhi::storage::parse;

use super::Said;

/// A budget that has every kind of record.
pub const GOOD: &str = include_str!("../../golden/format_1/every_field.bmys");

/// The good file with one record changed; `from` is replaced once in it.
pub fn changed(number: u32, from: &str, to: &str) -> String {
    let begin = format!("(id: {number},");
    let mut hits = 0;
    let line = |line: &str| {
        if line.trim_start().starts_with(&begin) && line.contains(from) {
            hits += 1;
            line.replacen(from, to, 1)
        } else {
            line.to_owned()
        }
    };
    let text: Vec<String> = GOOD.lines().map(line).collect();
    assert_eq!(hits, 1, "record {number} has {from}");
    text.join("\n") + "\n"
}

/// What is said of bytes that are refused.
#[track_caller]
pub fn refused(bytes: &[u8]) -> String {
    parse(bytes).expect_err("it must be refused").to_string()
}

pub fn said() -> Vec<Said> {
    let one = |(mistake, number, from, to): &(&'static str, u32, &str, &str)| {
        assert!(
            parse(changed(*number, from, to).as_bytes()).is_err(),
            "{mistake} is taken"
        );
        (*mistake, refused(changed(*number, from, to).as_bytes()))
    };
    MISTAKES.iter().map(one).collect()
}

/// What is done, to the record of which number, and how.
const MISTAKES: [(&str, u32, &str, &str); 66] = [
    (
        "金额没有引号",
        501,
        "amount: \"1233.56\"",
        "amount: 1233.56",
    ),
    (
        "金额精确到厘",
        401,
        "amount: \"1233.56\"",
        "amount: \"1233.567\"",
    ),
    ("金额带千分位", 601, "\"1233.56\"", "\"1,233.56\""),
    ("金额带单位", 801, "\"1233.56\"", "\"1233.56元\""),
    (
        "金额写成科学计数",
        1101,
        "amount: \"1233.56\"",
        "amount: \"1.2e3\"",
    ),
    ("金额超过上限", 1201, "\"1233.56\"", "\"99999999999.00\""),
    ("金额是空的", 1301, "\"1233.56\"", "\"\""),
    ("金额是全角数字", 1401, "\"1233.56\"", "\"１２３３\""),
    ("金额写成大写", 1501, "\"1233.56\"", "\"壹佰元整\""),
    (
        "金额有两个小数点",
        1601,
        "amount: \"1233.56\"",
        "amount: \"12.33.56\"",
    ),
    ("金额前后有空格", 1701, "\"1233.56\"", "\" 1233.56\""),
    ("金额写成算式", 2101, "\"1233.56\"", "\"=3*400\""),
    ("人数是负数", 201, "quota: 2", "quota: -2"),
    ("人数是小数", 202, "actual: 3", "actual: 2.5"),
    ("人数带引号", 101, "quota: 2", "quota: \"2\""),
    (
        "人数大得不合常理",
        203,
        "prior_actual: 4",
        "prior_actual: 99999999999",
    ),
    ("车辆数写成汉字", 301, "held: 2", "held: 两辆"),
    ("月份没有填", 1101, "month: 2", "month: "),
    ("使用年限写成年数", 1501, "life_years: 2", "life_years: 2年"),
    ("份数是负数", 2501, "copies: 2", "copies: -1"),
    (
        "数量没有引号又有单位",
        1601,
        "quantity: \"1.5\"",
        "quantity: 1.5台",
    ),
    (
        "标准写成汉字",
        601,
        "standard: \"1.5\"",
        "standard: \"一点五\"",
    ),
    ("权重带百分号", 1001, "weight: \"1.5\"", "weight: \"50%\""),
    ("面积带单位", 1401, "area: \"1.5\"", "area: \"15平方米\""),
    (
        "功能科目带引号",
        501,
        "function: 2080505",
        "function: \"2080505\"",
    ),
    (
        "功能科目少一位",
        402,
        "function: 2080505",
        "function: 208050",
    ),
    (
        "功能科目不以2开头",
        502,
        "function: 2080505",
        "function: 3080505",
    ),
    (
        "功能科目是汉字",
        1201,
        "function: 2080505",
        "function: 社会保障",
    ),
    (
        "部门经济科目少一位",
        503,
        "economic: 30201",
        "economic: 3020",
    ),
    (
        "部门经济科目填了政府经济科目",
        504,
        "economic: 30201",
        "economic: 50201",
    ),
    (
        "政府经济科目填了部门经济科目",
        505,
        "government: 50201",
        "government: 30201",
    ),
    (
        "采购品目以别的字母开头",
        1102,
        "code: \"A02010105\"",
        "code: \"X02010105\"",
    ),
    (
        "采购品目没有引号",
        1103,
        "code: \"A02010105\"",
        "code: A02010105",
    ),
    (
        "资产分类是汉字",
        1402,
        "class: \"A02010105\"",
        "class: \"办公设备\"",
    ),
    (
        "起始年度只有两位",
        701,
        "start_year: 2024",
        "start_year: 24",
    ),
    (
        "结束年度早得不合常理",
        702,
        "end_year: 2024",
        "end_year: 1024",
    ),
    ("计划年度是汉字", 802, "year: 2024", "year: \"二〇二四\""),
    ("配置年度带年字", 1602, "year: 2024", "year: 2024年"),
    ("人员类别拼错", 208, "category: Retired", "category: Retire"),
    ("支出类别写成汉字", 503, "kind: Project", "kind: 项目支出"),
    (
        "单位性质带引号",
        2,
        "nature: Administrative",
        "nature: \"Administrative\"",
    ),
    ("单位规格的大小写不对", 3, "rank: Section", "rank: section"),
    (
        "经费保障形式的选项没有",
        2,
        "funding: Partial",
        "funding: Half",
    ),
    (
        "政府采购写成yes",
        501,
        "is_procured: true",
        "is_procured: yes",
    ),
    ("停用写成1", 2301, "is_paused: true", "is_paused: 1"),
    (
        "所属对象是内设机构",
        1001,
        "owner: Unit(1)",
        "owner: Office(101)",
    ),
    ("所属对象只有编号", 1801, "owner: Unit(1)", "owner: 1"),
    ("所属单位的编号带引号", 102, "unit: 1", "unit: \"1\""),
    ("所属单位不存在", 101, "unit: 1", "unit: 99"),
    ("项目不存在", 901, "project: 701", "project: 799"),
    ("支出行不存在", 1301, "line: 501", "line: 599"),
    (
        "采购行不存在",
        1601,
        "procurement: 1101",
        "procurement: 1199",
    ),
    (
        "测算所属的项目不存在",
        602,
        "owner: Project(701)",
        "owner: Project(999)",
    ),
    ("编号带引号", 1901, "(id: 1901", "(id: \"1901\""),
    ("编号是负数", 1902, "(id: 1902", "(id: -1902"),
    ("编号和同表的重复", 102, "(id: 102", "(id: 101"),
    ("编号和别的表的重复", 301, "(id: 301", "(id: 201"),
    ("编号太大", 2201, "(id: 2201", "(id: 4000000000"),
    ("字段名拼错", 401, " amount:", " amuont:"),
    ("字段名写成汉字", 1401, "value:", "价值:"),
    (
        "字段写了两次",
        2401,
        "paragraph:",
        "paragraph: \"甲\", paragraph:",
    ),
    ("冒号是全角的", 701, "priority: 2", "priority：2"),
    ("逗号是全角的", 2101, "unit: 1, ", "unit: 1， "),
    (
        "引号是中文的",
        1201,
        "name: \"购买服务项目名称 1\"",
        "name: “购买服务项目名称 1”",
    ),
    ("上级单位是它自己", 2, "parent: 1", "parent: 2"),
    ("存档里的年度不对", 2001, "year: 2024", "year: 20240"),
];
