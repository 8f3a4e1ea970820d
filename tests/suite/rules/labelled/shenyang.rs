//! The marks in the published budget that comes with the program.

use crate::rules::budgets::Base;
use crate::rules::labelled::Expect::Found;
use crate::rules::labelled::Expect::Later;
use crate::rules::labelled::Expect::Silent;
use crate::rules::labelled::Judged;
use crate::rules::labelled::Mark;
use crate::rules::labelled::Published;

pub const PUBLISHED: Published = Published {
    base: Base::Sample,
    texts: TEXTS,
    terms: TERMS,
    marks: MARKS,
    further: FURTHER,
};

const TEXTS: &[&str] = &[
    "收入包括：一般公共预算拨款收入。支出包括：一般公共服务支出、财政事务、社会保障和就业支出、医疗卫生与计划生育支出、住房保障支出等。",
    "2024 年收支总预算 5114.04 万元，比 2022 年收支总预算 5433.17 万元减少 319.13 万元，主要是由于事业单位机构改革，有部分事业单位从本单位划出。",
    "人力资源和社会保障事务服务中心无机关运行经费。",
    "政府采购预算总额 0 元。",
    "截至 2023 年 8 月 31 日，车辆 1 辆，其中：省部级领导干部用车 0 辆、一般公务用车 1 辆。单位价值 200 万元以上大型设备 0 台（套）。",
    "2024 年应编制绩效目标的项目共 9 个，实际编制绩效目标的特定目标类项目共 9 个，编制特定目标类项目绩效目标覆盖率为 100%。",
    "财政拨款收入：指市级财政当年拨付的资金。",
    "其他收入：指除上述“财政拨款收入”、“纳入专户管理的预算外资金拨款”、“上级补助、附属单位上缴收入”以外的收入。",
    "国有资产经营预算。单位：万",
];

const TERMS: &[&str] = &["一般公共服务（类）财政事务（款）行政运行（项）"];

const MARKS: &[Mark] = &[
    Mark {
        id: "SY-1",
        expect: &[
            Found("N-02", "一般公共服务支出、财政事务"),
            Found("C-03", "医疗卫生与计划生育"),
        ],
    },
    Mark {
        id: "SY-2",
        expect: &[Found("N-04", "与 2022 年比较")],
    },
    Mark {
        id: "SY-3",
        expect: &[Found("N-03", "没有列上年结转")],
    },
    Mark {
        id: "SY-4",
        expect: &[Silent("X-05")],
    },
    Mark {
        id: "SY-5",
        expect: &[
            Found("J-02", "保障保障"),
            Found("C-19", "31204 费用补贴 878.14 万元"),
            Found("C-20", "人力资源和社会保障保障专项业务经费"),
            Found("C-22", "205.00 万元"),
        ],
    },
    // C-22 says nothing beside C-20: the wages in goods and services are one mistake.
    Mark {
        id: "SY-6",
        expect: &[
            Found(
                "C-20",
                "“事业发展运行经费”的文字写明“自收自支人员”，有 86.50 万元",
            ),
            Found(
                "C-20",
                "“事业发展工作经费”的文字写明“自筹人员”，有 7.40 万元",
            ),
        ],
    },
    Mark {
        id: "SY-7",
        expect: &[Found("C-21", "50.7%"), Found("C-21", "99.6%")],
    },
    // X-18 says nothing beside K-01: a project without a form has no amount in one.
    Mark {
        id: "SY-8",
        expect: &[Found("K-01", "应编制绩效目标的项目 10 个，实编 9 个")],
    },
    Mark {
        id: "SY-9",
        expect: &[Found("X-19", "800.66 万元，应等于表3 合计 5,114.04 万元")],
    },
    Mark {
        id: "SY-10",
        expect: &[Found("K-12", "“2023年”")],
    },
    Mark {
        id: "SY-11",
        expect: &[
            Found(
                "J-05",
                "“公益（公共）岗位补贴资金”“社会保险补贴资金”“残疾人就业和扶贫补助资金”",
            ),
            Found(
                "K-10",
                "“公益（公共）岗位补贴资金”“社会保险补贴资金”“残疾人就业和扶贫补助资金”",
            ),
        ],
    },
    Mark {
        id: "SY-12",
        expect: &[
            Found("K-03", "提升公益林健康度等级"),
            Found("K-04", "公益性岗位补贴发放成本"),
            Found("K-05", "“公益性岗位人员满意度”≥100%"),
            Found("K-05", "“公共岗位补贴资金”有 3 个比率指标"),
            Found("K-11", "雇佣公益林地巡护人员"),
            Found("K-11", "错案率"),
        ],
    },
    Mark {
        id: "SY-13",
        expect: &[
            Found("K-17", "人均 1,315.32 元"),
            Found("K-17", "0.003 万人 ×“公益性岗位补贴人均标准”"),
            Found("K-18", "0.003 万人"),
            Found("K-18", "0.02 万人"),
        ],
    },
    Mark {
        id: "SY-14",
        expect: &[Found("C-16", "1.26 万元")],
    },
    Mark {
        id: "SY-15",
        expect: &[Found("P-07", "30109")],
    },
    Mark {
        id: "SY-16",
        expect: &[Later("N-13", "the contents are generated")],
    },
    Mark {
        id: "SY-17",
        expect: &[
            Found("S-14", "表7"),
            Later("D-03", "no published text is made yet"),
        ],
    },
    // The old name of 国有资本经营预算 is a heading there (C-02) and a word here; signs are read, not kept as typed.
    Mark {
        id: "SY-18",
        expect: &[
            Found("N-19", "单位：万"),
            Found("C-03", "国有资产经营预算"),
            Found("K-08", "次数"),
        ],
    },
    // The rule about procurement speaks of its unit, so N-19 says nothing.
    Mark {
        id: "SY-19",
        expect: &[
            Found("G-08", "0 元"),
            Found("F-09", "200 万元"),
            Found("N-15", "指市级财政当年拨付"),
            Found("C-03", "预算外资金"),
        ],
    },
    Mark {
        id: "SY-20",
        expect: &[Found("N-14", "“一般公共服务”（类）")],
    },
    Mark {
        id: "SY-21",
        expect: &[Found("N-18", "非冠疫情")],
    },
    Mark {
        id: "SY-22",
        expect: &[Silent("S-08")],
    },
];

/// What else is true of the document.
const FURTHER: &[Judged] = &[
    (
        "K-11",
        "残疾人就业和扶贫补助资金",
        "indicators of advertising and medical care",
    ),
    ("K-02", "网络租赁费", "six levels of its form are empty"),
    (
        "K-02",
        "事业发展运行经费",
        "no indicator of time, cost or satisfaction",
    ),
    (
        "K-02",
        "劳务市场运行经费",
        "the label 质量指标 was lost at the end of a page",
    ),
    ("K-02", "只填到二级的空行", "rows printed empty"),
    (
        "K-05",
        "事业发展工作经费",
        "rates of at least a hundred percent",
    ),
    (
        "K-05",
        "公益（公共）岗位补贴资金",
        "rates of at least a hundred percent",
    ),
    (
        "K-05",
        "劳务市场运行经费",
        "rates of at least a hundred percent",
    ),
    (
        "K-05",
        "残疾人就业和扶贫补助资金",
        "rates of at least a hundred percent",
    ),
    (
        "K-15",
        "公益性岗位补贴发放及时率",
        "stands under quality and under time",
    ),
    ("K-03", "没有完成时限", "three cells of the forms are empty"),
    ("J-01", "立项依据", "one project of ten names its basis"),
    (
        "J-06",
        "指标文号",
        "no document is named for the money brought forward",
    ),
    (
        "J-08",
        "25.1%",
        "a quarter of all project money is brought forward",
    ),
    ("J-09", "社会保险补贴资金", "600.00, not costed"),
    ("F-08", "车辆 1 辆", "no value is given"),
    (
        "P-08",
        "70.17 万元",
        "above 12 % of the wages entered; a question",
    ),
    ("P-12", "10.86 万元", "retirement pay, and nobody retired"),
];
