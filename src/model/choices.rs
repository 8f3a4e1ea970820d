//! What a person chooses from a list: natures, kinds, sources.
//!
//! Each list has one Chinese label per variant; screens, tables and messages take the term from here.

/// Declares an enum shown to people, with its labels in order.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            #[default]
            $(#[doc = $label] $variant),+
        }

        impl $name {
            /// Every variant, in the order shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The labels of [`Self::ALL`].
            pub const LABELS: &'static [&'static str] = &[$($label),+];

            /// The official term.
            #[must_use]
            pub const fn label(self) -> &'static str {
                Self::LABELS[self as usize]
            }
        }

        impl crate::model::value::FieldType for $name {
            const KIND: crate::model::value::ValueKind =
                crate::model::value::ValueKind::Choice(Self::LABELS);
            fn to_value(&self) -> crate::model::value::Value {
                crate::model::value::Value::Choice(*self as usize)
            }
            fn from_value(value: crate::model::value::Value) -> Option<Self> {
                match value {
                    crate::model::value::Value::Choice(at) => Self::ALL.get(at).copied(),
                    _ => None,
                }
            }
        }
    };
}

choices! {
    /// What the file is for (预算种类).
    BudgetKind { DepartmentalBudget = "部门预算", FinalAccounts = "部门决算" }
}

choices! {
    /// The preparation round (编报轮次).
    Round {
        FirstSubmission = "一上",
        ControlFigures = "一下",
        SecondSubmission = "二上",
        Approval = "批复",
    }
}

choices! {
    /// The level of government (预算级次).
    GovernmentLevel {
        Province = "省级", City = "市级", County = "县（区）级", Township = "乡镇级",
    }
}

choices! {
    /// The nature of a unit (单位性质); what it pays for has no government economic class while it is unstated.
    UnitNature {
        Unstated = "未填",
        Administrative = "行政单位",
        CivilServantManaged = "参照公务员法管理的事业单位",
        WelfareOne = "公益一类事业单位",
        WelfareTwo = "公益二类事业单位",
        OtherInstitution = "其他事业单位",
        Other = "其他单位",
    }
}

choices! {
    /// The rank of a unit (单位规格).
    UnitRank {
        Unranked = "未定规格",
        DeputySection = "副科级",
        Section = "正科级",
        DeputyDivision = "副处级",
        Division = "正处级",
        DeputyBureau = "副厅级",
        Bureau = "正厅级",
    }
}

choices! {
    /// How a unit is paid for (经费保障形式).
    FundingMode { Full = "财政全额", Partial = "财政差额", SelfFunded = "自收自支" }
}

choices! {
    /// Whose heads are counted (人员类别).
    StaffCategory {
        Administrative = "行政编制",
        CivilServantManaged = "参公编制",
        InstitutionFull = "事业编制（全额）",
        InstitutionPartial = "事业编制（差额）",
        InstitutionSelfFunded = "事业编制（自收自支）",
        Support = "工勤编制",
        RetiredCadre = "离休人员",
        Retired = "退休人员",
        Survivor = "遗属",
        Contracted = "编外聘用",
        Dispatched = "劳务派遣",
    }
}

impl StaffCategory {
    /// Whether these heads fill posts of the staffing quota.
    #[must_use]
    pub const fn has_quota(self) -> bool {
        match self {
            Self::Administrative
            | Self::CivilServantManaged
            | Self::InstitutionFull
            | Self::InstitutionPartial
            | Self::InstitutionSelfFunded
            | Self::Support => true,
            Self::RetiredCadre
            | Self::Retired
            | Self::Survivor
            | Self::Contracted
            | Self::Dispatched => false,
        }
    }
}

choices! {
    /// What an official vehicle is used for (公务用车用途).
    VehicleUse {
        ProvincialLeader = "省部级领导干部用车",
        GeneralOfficial = "一般公务用车",
        LawEnforcement = "一般执法执勤用车",
        SpecialTechnical = "特种专业技术用车",
        Confidential = "机要通信用车",
        Retired = "离退休干部用车",
        Other = "其他用车",
    }
}

choices! {
    /// Where money comes from (资金来源).
    FundSource {
        GeneralPublic = "一般公共预算",
        GovernmentFund = "政府性基金预算",
        StateCapital = "国有资本经营预算",
        SpecialAccount = "财政专户管理资金",
        Service = "事业收入",
        Operating = "事业单位经营收入",
        SuperiorSubsidy = "上级补助收入",
        AffiliateRemittance = "附属单位上缴收入",
        Other = "其他收入",
    }
}

impl FundSource {
    /// Whether this is a fiscal appropriation (财政拨款).
    #[must_use]
    pub const fn is_appropriation(self) -> bool {
        matches!(
            self,
            Self::GeneralPublic | Self::GovernmentFund | Self::StateCapital
        )
    }

    /// Whether this is the unit's own money (单位资金).
    #[must_use]
    pub const fn is_own(self) -> bool {
        !self.is_appropriation() && !matches!(self, Self::SpecialAccount)
    }
}

choices! {
    /// Whether money is this year's or brought forward (本年／上年结转).
    Origin { CurrentYear = "本年", CarryOver = "上年结转" }
}

choices! {
    /// What an expenditure line is for (支出类别).
    ///
    /// 年终结转结余 is money left for next year: it stands on the expenditure side of the overview
    /// and nowhere else.
    LineKind {
        BasicPersonnel = "基本支出-人员经费",
        BasicOperating = "基本支出-公用经费",
        Project = "项目支出",
        Operating = "事业单位经营支出",
        SuperiorRemittance = "上缴上级支出",
        AffiliateSubsidy = "对附属单位补助支出",
        CarryForward = "年终结转结余",
    }
}

impl LineKind {
    /// Whether this is basic expenditure (基本支出): personnel or operating costs.
    #[must_use]
    pub const fn is_basic(self) -> bool {
        matches!(self, Self::BasicPersonnel | Self::BasicOperating)
    }
}

choices! {
    /// The guarantee class of a basic line (保障类别), as the whole-department form groups them.
    Guarantee {
        Unmarked = "未分类",
        WageGuarantee = "保工资",
        Rigid = "刚性",
        OperationGuarantee = "保运转",
        LivelihoodGuarantee = "保基本民生",
    }
}

choices! {
    /// The class of a project (项目类别).
    ProjectClass {
        SpecialPurpose = "特定目标类",
        Operating = "运转类",
        Personnel = "人员类",
    }
}

choices! {
    /// Whether a project is new (新增／延续).
    ProjectStage { Continuing = "延续项目", New = "新增项目" }
}

choices! {
    /// What is procured (采购类别).
    ProcurementKind { Goods = "货物", Works = "工程", Services = "服务" }
}

choices! {
    /// How procurement is organised (采购组织形式).
    ProcurementMode {
        Centralized = "集中采购",
        DepartmentCentralized = "部门集中采购",
        Decentralized = "分散采购",
    }
}

choices! {
    /// Money reserved for small firms (面向中小企业预留).
    SmeReserve { None = "不预留", SmallAndMedium = "中小企业", SmallAndMicro = "小微企业" }
}

choices! {
    /// What a stretch of free text is about (文字说明类别).
    NoteKind {
        Cause = "增减原因",
        Remark = "备注",
        OtherMatter = "其他事项",
        Glossary = "名词解释",
    }
}

choices! {
    /// How the two sides of a bureau's own tie-out must stand to each other (公式关系).
    FormulaRelation { Equal = "应等于", AtMost = "不应大于", AtLeast = "不应小于" }
}

choices! {
    /// How serious it is when a bureau's own tie-out isn't met (公式审核级别).
    FormulaSeverity { Error = "错误", Warning = "警告", Advice = "提示" }
}

choices! {
    /// What is printed on (打印纸张).
    PlanPaper { AsTable = "按表样", A4 = "A4", A3 = "A3" }
}

choices! {
    /// How the paper lies (打印方向).
    PlanDirection { AsTable = "按表样", Portrait = "纵向", Landscape = "横向" }
}

choices! {
    /// On which sides of the paper is printed (单双面).
    PlanSides { One = "单面", LongEdge = "双面，长边翻页", ShortEdge = "双面，短边翻页" }
}

choices! {
    /// When drafts are marked as such (草稿水印).
    PlanWatermark { Automatic = "有错误时", Never = "不加", Always = "始终加" }
}
