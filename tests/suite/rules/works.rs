//! What generated departments do: their trades, and the projects a unit can have, each with a text of its own.

/// A trade: the functions of its departments and what their institutions are.
pub struct Trade {
    /// `文化和旅游局`.
    pub department: &'static str,
    /// 行政运行, 一般行政管理事务 and the item for everything else.
    pub functions: [u32; 3],
    /// Institutions: their names and the functions of their basic spending.
    pub institutions: [(&'static str, u32); 3],
    /// What they are there for.
    pub duty: &'static str,
}

/// The trades.
pub const TRADES: [Trade; 3] = [
    Trade {
        department: "文化和旅游局",
        functions: [2_070_101, 2_070_102, 2_070_199],
        institutions: [
            ("图书馆", 2_070_104),
            ("文化馆", 2_070_109),
            ("博物馆", 2_070_205),
        ],
        duty: "组织群众文化活动，提供公共文化服务。",
    },
    Trade {
        department: "人力资源和社会保障局",
        functions: [2_080_101, 2_080_102, 2_080_199],
        institutions: [
            ("就业服务中心", 2_080_150),
            ("人才服务中心", 2_080_150),
            ("劳动保障服务中心", 2_080_150),
        ],
        duty: "提供就业服务，落实社会保障政策。",
    },
    Trade {
        department: "农业农村局",
        functions: [2_130_101, 2_130_102, 2_130_199],
        institutions: [
            ("农业技术推广中心", 2_130_104),
            ("畜牧服务中心", 2_130_104),
            ("农产品检测中心", 2_130_104),
        ],
        duty: "推广农业技术，服务农业生产。",
    },
];

/// How a project buys what it needs.
pub enum Purchase {
    /// It buys nothing that is procured.
    None,
    /// Goods or services: the item, its code, whether goods.
    Procured(&'static str, &'static str, bool),
    /// A service bought from outside, as in the guiding catalogue.
    Service(&'static str),
}

/// A kind of project.
pub struct Work {
    /// Its name.
    pub name: &'static str,
    /// Its content.
    pub content: &'static str,
    /// What it rests on.
    pub basis: &'static str,
    /// What it is to achieve.
    pub goal: &'static str,
    /// The economic class of all its money.
    pub economic: u32,
    /// What is costed.
    pub item: &'static str,
    /// What one of it costs, in yuan.
    pub standard: u32,
    /// What it is counted in.
    pub measure: &'static str,
    /// In which lots it is bought, so that the amount is whole hundreds of yuan.
    pub lot: u32,
    /// The fewest and the most lots.
    pub quantity: (u32, u32),
    /// How it is bought.
    pub purchase: Purchase,
    /// Indicators of quantity, quality, time, benefit and satisfaction.
    pub targets: [&'static str; 5],
}

/// The kinds of projects.
pub const WORKS: [Work; 9] = [
    Work {
        name: "业务系统维护",
        content: "对在用业务系统进行巡检、升级和数据备份，保证系统稳定。",
        basis: "本级政务信息化管理办法",
        goal: "全年系统不中断，数据不丢失。",
        economic: 30213,
        item: "系统维护",
        standard: 20_000,
        measure: "套",
        lot: 1,
        quantity: (2, 6),
        purchase: Purchase::Procured("系统维护服务", "C16070300", false),
        targets: [
            "维护系统数量",
            "系统故障修复率",
            "巡检按期完成率",
            "系统可用率",
            "系统使用人员满意度",
        ],
    },
    Work {
        name: "骨干人员培训",
        content: "举办骨干人员培训班，讲授政策法规和实务操作。",
        basis: "年度干部教育培训计划",
        goal: "培训学有所获，业务能力普遍提高。",
        economic: 30216,
        item: "培训",
        standard: 400,
        measure: "人次",
        lot: 1,
        quantity: (100, 300),
        purchase: Purchase::None,
        targets: [
            "培训人次",
            "培训考核合格率",
            "培训班按期举办率",
            "参训人员政策知晓率",
            "参训人员满意度",
        ],
    },
    Work {
        name: "办公家具更新",
        content: "更换破损的会议桌，改善会议场所条件。",
        basis: "资产配置计划批复",
        goal: "会议场所家具完好，满足开会需要。",
        economic: 31002,
        item: "会议桌",
        standard: 1_500,
        measure: "张",
        lot: 1,
        quantity: (10, 30),
        purchase: Purchase::Procured("会议桌", "A05010202", true),
        targets: [
            "会议桌数量",
            "家具验收合格率",
            "到货及时率",
            "会议场所使用率",
            "参会人员满意度",
        ],
    },
    Work {
        name: "政策宣传册印制",
        content: "编写并印制惠民政策宣传册，发放到社区和村屯。",
        basis: "年度宣传工作方案",
        goal: "群众了解惠民政策，知道怎样办理。",
        economic: 30202,
        item: "宣传册印制",
        standard: 5,
        measure: "册",
        lot: 100,
        quantity: (50, 200),
        purchase: Purchase::Procured("宣传册印制", "C23090199", false),
        targets: [
            "印制宣传册数量",
            "印刷质量合格率",
            "宣传册按期发放率",
            "群众政策知晓率",
            "领取群众满意度",
        ],
    },
    Work {
        name: "基层工作督导",
        content: "派出工作组到乡镇、街道督导重点任务落实，反馈问题清单。",
        basis: "重点任务督查工作安排",
        goal: "查出的问题整改到位，任务按进度推进。",
        economic: 30211,
        item: "督导差旅",
        standard: 180,
        measure: "人天",
        lot: 5,
        quantity: (40, 120),
        purchase: Purchase::None,
        targets: [
            "督导工作日",
            "督导报告采用率",
            "问题按期反馈率",
            "问题整改率",
            "被督导单位满意度",
        ],
    },
    Work {
        name: "评审专家聘请",
        content: "聘请外部专家评审申报材料，出具书面意见。",
        basis: "专家评审管理办法",
        goal: "评审公正客观，申报材料按时审结。",
        economic: 30226,
        item: "专家劳务",
        standard: 600,
        measure: "人次",
        lot: 1,
        quantity: (50, 150),
        purchase: Purchase::None,
        targets: [
            "聘请专家人次",
            "评审意见采纳率",
            "评审按期完成率",
            "申报材料审结率",
            "申报单位满意度",
        ],
    },
    Work {
        name: "第三方绩效评估",
        content: "委托专业机构评估重点政策的实施效果，提出改进建议。",
        basis: "预算绩效管理实施意见",
        goal: "弄清政策实施效果，为完善政策提供依据。",
        economic: 30227,
        item: "评估报告",
        standard: 30_000,
        measure: "份",
        lot: 1,
        quantity: (2, 5),
        purchase: Purchase::Procured("绩效评估服务", "C20039900", false),
        targets: [
            "评估报告数量",
            "评估报告验收合格率",
            "评估按期完成率",
            "改进建议采纳率",
            "委托处室满意度",
        ],
    },
    Work {
        name: "服务大厅保洁",
        content: "由物业公司负责服务大厅的日常保洁和秩序维护。",
        basis: "政府购买服务指导性目录",
        goal: "大厅整洁有序，来办事的人方便舒心。",
        economic: 30209,
        item: "保洁面积",
        standard: 100,
        measure: "平方米",
        lot: 1,
        quantity: (1_000, 3_000),
        purchase: Purchase::Service("B1001 物业管理服务"),
        targets: [
            "保洁面积",
            "保洁检查合格率",
            "清扫及时率",
            "大厅设施完好率",
            "办事群众满意度",
        ],
    },
    Work {
        name: "专线网络租用",
        content: "租用电信运营商专线，连通各办公地点和服务窗口。",
        basis: "电子政务外网接入要求",
        goal: "专线畅通，窗口业务不因断网停办。",
        economic: 30207,
        item: "专线租金",
        standard: 12_000,
        measure: "条",
        lot: 1,
        quantity: (3, 10),
        purchase: Purchase::None,
        targets: [
            "租用专线数量",
            "专线接通率",
            "断线修复及时率",
            "窗口业务在线办理率",
            "窗口人员满意度",
        ],
    },
];
