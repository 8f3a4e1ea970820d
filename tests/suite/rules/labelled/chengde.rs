//! The marks in the published budget of a bureau, and the figures of its tables.

use crate::rules::budgets::Base;
use crate::rules::labelled::Expect::Found;
use crate::rules::labelled::Expect::Silent;
use crate::rules::labelled::Judged;
use crate::rules::labelled::Mark;
use crate::rules::labelled::Published;

pub const PUBLISHED: Published = Published {
    base: Base::Chengde,
    texts: TEXTS,
    terms: &[],
    marks: MARKS,
    further: FURTHER,
};

/// What the file doesn't hold, as the statement says it by itself or nothing in it asks for it.
const TEXTS: &[&str] = &[
    "目前我省部门预算的编制实行综合预算管理，即全部收入和支出都反映在预算中。",
    "2023年预算收支安排15881.98万元，较2022年预算增加了1794.5万元，其中：基本支出增加了195.49万元，增加的主要原因为人员变动，人员经费及日常公用支出增多；项目支出增加了1599.01万元，增加的主要原因为增加项目支出。",
    "2023年，我部门机关运行经费共计安排46.58万元，主要用于保证机关正常运转.其中：办公费7.48万元、电费0.55万元、水费0.05万元、邮电费10.74万元、办公取暖费0.46万元、差旅费1万、维修（护）费3万元、设备购置费0.6万元、公务用车运行维护费3万元、印刷费1万元、、劳务费1万元、其他交通费(车补)10.5万元、福利费4.2万元、工会经费3万元。",
    "2023年，我部门财政拨款“三公”经费预算安排3万元，其中因公出国（境）费信0万元；公务用车购置及运维费3万元（其中：公务用车购置费为0万元，公务用车运维费3万元）；公务接待费0万元。",
    "具体支出情况如下：（一）公务用车购置及运行维护费支出0万元，同比金额无变化，同比无增减。①公务用车购置支出0万元，同比金额无变化，同比无增减。②公务用车运行维护费支出0万元，同比金额无变化，同比无增减。（二）公务接待费支出0万元，同比金额无变化，同比无增减。（三）因公出国（境）费支出0万元，同比金额无变化，同比无增减。",
    "一般公共预算拨款收入：指省级财政当年拨付的资金。",
    "“三公”经费：纳入省级财政预算管理的“三公”经费，是指省级部门用财政拨款安排的因公出国（境）费、公务用车购置及运维费和公务接待费。",
];

const MARKS: &[Mark] = &[
    // C-11 says nothing beside C-10: once the class is mended, both hold.
    Mark {
        id: "CD-1",
        expect: &[Found(
            "C-10",
            "30202 印刷费 属于商品和服务支出，不能列入基本支出-人员经费",
        )],
    },
    // X-23 says nothing where a table tells which of two values is right.
    Mark {
        id: "CD-2",
        expect: &[Found(
            "S-02",
            "“公务用车购置及运行维护费支出”写作 0.00 万元，预算数为 3.00 万元",
        )],
    },
    Mark {
        id: "CD-3",
        expect: &[Found("N-06", "15,881.98 万元 不含上年结转")],
    },
    // One finding for purchases that no plan names: F-07 needs a plan.
    Mark {
        id: "CD-4",
        expect: &[Found("G-09", "0.60 万元，没有采购行")],
    },
    // Tables are sums of lines here, so the cent isn't rounding.
    Mark {
        id: "CD-5",
        expect: &[Found("C-15", "45.88 万元"), Found("C-15", "差 0.01 万元")],
    },
    Mark {
        id: "CD-6",
        expect: &[
            Found("P-07", "30109"),
            Found("P-08", "没有住房公积金（30113）"),
        ],
    },
    Mark {
        id: "CD-7",
        expect: &[
            Found("K-06", "1,200.00 万元，超过项目金额 20.11 万元"),
            Found("K-06", "199.00 万元，超过项目金额 27.92 万元"),
        ],
    },
    Mark {
        id: "CD-8",
        expect: &[
            Found("K-04", "“劳动争议案件依法按期结案”≤95%"),
            Found("K-04", "“劳动仲裁成本”≥9 万元"),
            Found("K-04", "“讨薪成本”≥4.5 万元"),
            Found("K-04", "准确率（%）”≤100%"),
            Found("K-05", "“运转执行率”≥100%"),
        ],
    },
    Mark {
        id: "CD-9",
        expect: &[Found("K-07", "47.30 万元，与“总成本”47.43 万元")],
    },
    Mark {
        id: "CD-10",
        expect: &[
            Found(
                "K-10",
                "“[323] 2023年社保专项业务工作经费”“[323]2023年流动人员档案管理专项经费”",
            ),
            Found("K-11", "统筹内资金成本"),
        ],
    },
    Mark {
        id: "CD-11",
        expect: &[
            Found("K-08", "14 处以万元计，4 处以元计"),
            Found("K-08", "“群众满意率”的单位“百分比”应为“%”"),
            Found("K-08", "单位“月”不完整"),
        ],
    },
    Mark {
        id: "CD-12",
        expect: &[Found("K-09", "“22932人”写进了名称，与指标值≤23000 人不同")],
    },
    Mark {
        id: "CD-13",
        expect: &[Found("P-16", "45 人，实有人数 16 人")],
    },
    Mark {
        id: "CD-14",
        expect: &[
            Found("N-18", "、、"),
            Found("N-18", "“1万”缺“元”"),
            Found("N-18", "“因公出国（境）费信0万元”中“信”疑为多余的字"),
        ],
    },
    Mark {
        id: "CD-15",
        expect: &[
            Found("N-15", "指省级财政当年拨付"),
            Found("N-15", "我省部门预算"),
            Found("N-15", "省级部门"),
        ],
    },
    Mark {
        id: "CD-16",
        expect: &[Found("N-17", "2019年3月  日")],
    },
    Mark {
        id: "CD-17",
        expect: &[Found("N-08", "数额没有变动，原因却写“压缩”")],
    },
    Mark {
        id: "CD-18",
        expect: &[Found("F-08", "车辆 3 辆，没有价值")],
    },
    Mark {
        id: "CD-19",
        expect: &[Found("C-27", "165.36 万元")],
    },
    Mark {
        id: "CD-20",
        expect: &[Silent("J-10"), Silent("X-09"), Silent("X-10")],
    },
];

/// What else is true of the document, or of a file that holds no more than it.
const FURTHER: &[Judged] = &[
    (
        "J-01",
        "未填 项目内容、立项依据",
        "the document prints neither; in this region it is advice",
    ),
    (
        "C-03",
        "“公务招待费”",
        "the cause of the official-expense trio calls it so",
    ),
    ("K-02", "没有成本指标", "the form of project 18 has none"),
    ("K-05", "退休工资资金到位率", "at least a hundred percent"),
    ("K-08", "百分比", "project 17 has it too"),
    ("K-09", "预计100人", "the number is in the name"),
    ("K-09", "风险金储备金额360万", "the number is in the name"),
    ("K-09", "档案室1个", "the number is in the name"),
    (
        "K-10",
        "“[323] 2023年就业补助资金”“承财社[2021]274号",
        "the goal of project 6 again",
    ),
    (
        "K-10",
        "8 个绩效指标中有 7 个",
        "projects 15 and 16 have the same form",
    ),
    (
        "J-06",
        "72.91 万元",
        "revenue brought forward without a document",
    ),
    (
        "J-09",
        "4 个项目",
        "1,800, 100, 8,000 and 4,500 without costing",
    ),
    ("N-16", "我部门", "speaks of itself as 我部门 and as 我单位"),
    ("N-18", "享受享受", "doubled"),
    ("N-18", "预算预算", "doubled"),
    (
        "R-05",
        "94.6%",
        "subsidies to the funds make it so; a question",
    ),
];

/// Table 3, 基本支出 by function.
pub const BASIC: &[(u32, &str)] = &[
    (2_080_101, "699.62"),
    (2_080_501, "32.86"),
    (2_080_505, "87.19"),
    (2_101_101, "45.88"),
];

/// Table 3, 项目支出 by function.
pub const PROJECTS: &[(u32, &str)] = &[
    (2_080_102, "25.00"),
    (2_080_104, "48.43"),
    (2_080_107, "33.50"),
    (2_080_108, "10.00"),
    (2_080_110, "4.50"),
    (2_080_112, "9.00"),
    (2_080_199, "1.00"),
    (2_080_507, "12500.00"),
    (2_080_508, "1800.00"),
    (2_080_711, "27.92"),
    (2_080_799, "120.11"),
    (2_082_601, "360.00"),
    (2_082_602, "146.00"),
    (2_230_105, "3.88"),
];

/// Table 2, 上年结转 by function.
pub const CARRIED_OVER: &[(u32, &str)] = &[
    (2_080_199, "1.00"),
    (2_080_711, "27.92"),
    (2_080_799, "20.11"),
    (2_082_602, "20.00"),
    (2_230_105, "3.88"),
];

/// Table 6, 人员经费 by class.
pub const PERSONNEL: &[(u32, &str)] = &[
    (30_101, "267.88"),
    (30_102, "83.76"),
    (30_103, "119.30"),
    (30_107, "165.36"),
    (30_108, "87.19"),
    (30_110, "35.46"),
    (30_111, "5.21"),
    (30_112, "5.20"),
    (30_202, "32.86"),
    (30_309, "1.63"),
    (30_399, "15.12"),
];

/// Table 6, 公用经费 by class.
pub const OPERATING: &[(u32, &str)] = &[
    (30_201, "7.48"),
    (30_202, "1.00"),
    (30_205, "0.05"),
    (30_206, "0.55"),
    (30_207, "10.74"),
    (30_208, "0.46"),
    (30_211, "1.00"),
    (30_213, "3.00"),
    (30_226, "1.00"),
    (30_228, "3.00"),
    (30_229, "4.20"),
    (30_231, "3.00"),
    (30_239, "10.50"),
    (31_002, "0.60"),
];
