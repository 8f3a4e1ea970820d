//! Mistakes in the packs of a region, as somebody makes who writes one.

use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;

use super::Said;

/// What is said when a file of a pack has `to` instead of `from`.
#[track_caller]
fn refused(mistake: &'static str, (pack, file): (&str, &str), (from, to): (&str, &str)) -> Said {
    let mut packs = embedded_packs();
    let files = packs.get_mut(pack).expect("the pack is there");
    let text = files.get_mut(file).expect("the file is there");
    assert!(text.contains(from), "{file} has {from}");
    *text = text.replacen(from, to, 1);
    let loaded = if pack == "cn_base" {
        "liaoning_2024"
    } else {
        pack
    };
    let said = load_pack(loaded, &packs).map_or_else(|error| error.to_string(), |_| String::new());
    (mistake, said)
}

/// What is said when a file is missing.
fn missing(mistake: &'static str, pack: &str, file: &str) -> Said {
    let mut packs = embedded_packs();
    packs.get_mut(pack).expect("the pack is there").remove(file);
    let error = load_pack("liaoning_2024", &packs)
        .map(|_| ())
        .expect_err(mistake);
    (mistake, error.to_string())
}

pub fn said() -> Vec<Said> {
    let mut said = vec![
        missing("规则包没有 pack.ron", "liaoning_2024", "pack.ron"),
        missing("规则包缺一个参数", "cn_base", "parameters/annuity_rate.ron"),
        missing("规则包缺一张用表", "cn_base", "lists/grade_words.ron"),
    ];
    let unknown = load_pack("jilin_2024", &embedded_packs())
        .map(|_| ())
        .expect_err("there is none");
    said.push(("规则包不存在", unknown.to_string()));
    let one = |(mistake, file, from, to): &(&'static str, (&str, &str), &str, &str)| {
        refused(mistake, *file, (from, to))
    };
    said.extend(MISTAKES.iter().map(one));
    said
}

const HEAD: (&str, &str) = ("liaoning_2024", "pack.ron");
const BASE: (&str, &str) = ("cn_base", "pack.ron");
const TABLE: (&str, &str) = (
    "liaoning_2024",
    "tables/01_revenue_expenditure_overview.ron",
);
const BY_UNIT: (&str, &str) = ("liaoning_2024", "tables/02_revenue_by_unit.ron");
const TIES: (&str, &str) = ("liaoning_2024", "tie_outs/arithmetic.ron");
const RATE: (&str, &str) = ("cn_base", "parameters/annuity_rate.ron");

/// What is done, in which file, and how.
const MISTAKES: [(&str, (&str, &str), &str, &str); 36] = [
    (
        "规则包的标识和文件夹不同",
        HEAD,
        "id: \"liaoning_2024\"",
        "id: \"liaoning\"",
    ),
    (
        "规则包供更新的程序使用",
        HEAD,
        "(\n    id:",
        "(\n    format: 2,\n    id:",
    ),
    (
        "规则包供更新的程序使用又有新内容",
        HEAD,
        "(\n    id:",
        "(\n    format: 5,\n    novelty: 1,\n    id:",
    ),
    (
        "规则包没有标题",
        HEAD,
        "    title: \"辽宁省 2024 年部门预算（17 张表）\",\n",
        "",
    ),
    (
        "规则包没有年度",
        HEAD,
        "    years: (from: 2024, to: 2024),\n",
        "",
    ),
    ("规则包的年度是文字", HEAD, "from: 2024", "from: \"2024\""),
    ("规则包的年度不合常理", HEAD, "from: 2024", "from: 24"),
    ("规则包继承的不存在", HEAD, "\"cn_base\"", "\"cn_basis\""),
    (
        "规则包继承自己",
        HEAD,
        "extends: \"cn_base\"",
        "extends: \"liaoning_2024\"",
    ),
    (
        "规则包互相继承",
        BASE,
        "id: \"cn_base\",",
        "id: \"cn_base\",\n    extends: \"liaoning_2024\",",
    ),
    ("规则包的字段拼错", HEAD, "sources:", "source:"),
    (
        "规则包的级别没有",
        HEAD,
        "\"K-01\": Warning",
        "\"K-01\": Warn",
    ),
    (
        "规则包的表名漏了逗号",
        HEAD,
        "\"revenue_by_unit\",",
        "\"revenue_by_unit\"",
    ),
    (
        "规则包的引号没有成对",
        HEAD,
        "title: \"辽宁省",
        "title: 辽宁省",
    ),
    ("规则包的括号没有收尾", HEAD, "    },\n)", "    },\n"),
    ("规则包末尾多了内容", HEAD, "    },\n)", "    },\n)\n完"),
    ("报表没有标题", TABLE, "    title: \"收支预算总表\",\n", ""),
    ("报表的纸张没有", TABLE, "paper: A4", "paper: B5"),
    (
        "报表的横向写成是",
        TABLE,
        "landscape: true",
        "landscape: 是",
    ),
    ("报表的栏宽是文字", TABLE, "width: 36", "width: \"36\""),
    ("报表的栏宽是负数", BY_UNIT, "width: 30", "width: -30"),
    (
        "报表的栏标识重复",
        BY_UNIT,
        "id: \"current_total\"",
        "id: \"total\"",
    ),
    (
        "报表的行标识重复",
        TABLE,
        "Row(id: \"fund\"",
        "Row(id: \"general\"",
    ),
    (
        "报表的栏取数方式没有",
        BY_UNIT,
        "value: UnitName",
        "value: UnitTitle",
    ),
    (
        "报表的栏和表体不配",
        BY_UNIT,
        "value: UnitName",
        "value: Code",
    ),
    (
        "报表的筛选条件没有",
        BY_UNIT,
        "Origin(CurrentYear)",
        "Source(CurrentYear)",
    ),
    (
        "报表的资金来源没有",
        TABLE,
        "Fund([GeneralPublic])",
        "Fund([Public])",
    ),
    (
        "报表要保留的上年栏不是金额",
        TABLE,
        "prior: [\"revenue_amount\"",
        "prior: [\"revenue_item\"",
    ),
    (
        "勾稽关系引用的表不存在",
        TIES,
        "Cell(\"revenue_expenditure_overview\"",
        "Cell(\"overview\"",
    ),
    (
        "勾稽关系引用的行不存在",
        TIES,
        "Id(\"revenue_grand\")",
        "Id(\"revenue_all\")",
    ),
    (
        "勾稽关系引用的栏不存在",
        TIES,
        "\"revenue_amount\")",
        "\"revenue_sum\")",
    ),
    (
        "勾稽关系的关系没有",
        TIES,
        "relation: Equal",
        "relation: Same",
    ),
    ("勾稽关系没有编号", TIES, "        code: \"A-01\",\n", ""),
    (
        "参数的标识没有",
        RATE,
        "id: AnnuityRate",
        "id: AnnuityRatio",
    ),
    ("参数的值是文字", RATE, "value: \"8\"", "value: \"八\""),
    ("参数的值超过范围", RATE, "value: \"8\"", "value: \"-8\""),
];
