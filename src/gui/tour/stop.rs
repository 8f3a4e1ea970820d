//! The stops of the tour: what is pointed at, and what is said of it.

use crate::gui::regions::Region;

/// A stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The steps.
    Steps,
    /// An amount is typed.
    Amount,
    /// What the audit says.
    Findings,
    /// A figure of a table and the lines behind it.
    Figure,
    /// What becomes of the work.
    Saving,
}

impl Stop {
    /// In the order of the tour.
    pub const ALL: [Self; 5] = [
        Self::Steps,
        Self::Amount,
        Self::Findings,
        Self::Figure,
        Self::Saving,
    ];

    /// What is pointed at.
    pub const fn region(self) -> Region {
        match self {
            Self::Steps => Region::Steps,
            Self::Amount | Self::Figure => Region::Screen,
            Self::Findings => Region::Findings,
            Self::Saving => Region::Saving,
        }
    }

    /// In a few words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Steps => "从上到下，一步一步填",
            Self::Amount => "改一个数，各表跟着变",
            Self::Findings => "边填边审，随时改正",
            Self::Figure => "每个数都查得到来历",
            Self::Saving => "保存与导出",
        }
    }

    /// In two or three sentences.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Steps => {
                "左边是编报的各步，点哪一步就到哪一步。步骤右侧的数字是还没有处理的错误和警告，全部消除就可以报送。"
            }
            Self::Amount => {
                "在选定的“预算数”格直接输入一个金额，按 Enter。收支差额、审核意见和全部报表立即重算。按 Ctrl+Z 撤销，回到改动的那一格。"
            }
            Self::Findings => {
                "每改一个数都重新审核。点“定位”到所指的格；有“修正”的，点一下就改好；警告确有理由的，点“说明”写明。"
            }
            Self::Figure => {
                "全套报表由录入的各行自动生成。点表中任一数字，右侧列出它由哪些行构成；点其中一行，就到录入的地方。"
            }
            Self::Saving => {
                "“保存”存成一个文件，上一版本自动留存。“导出”生成全套报表的工作簿，写完逐格核对。这里是示例，放心改动。"
            }
        }
    }
}
