//! How a budget is printed, as far as people chose it.

use crate::model::choices::PlanDirection;
use crate::model::choices::PlanPaper;
use crate::model::choices::PlanSides;
use crate::model::choices::PlanWatermark;
use crate::model::ids::PrintPlanId;

record! {
    /// What is printed and how (打印方案).
    ///
    /// A budget has one at most; what is not filled in is as the tables say.
    /// The content is the ids of what is printed, in order and with blanks between.
    PrintPlan(PrintPlanField, PrintPlanId) {
        content / Content: String = "打印内容",
        copies / Copies: Option<u32> = "份数",
        paper / Paper: PlanPaper = "纸张",
        direction / Direction: PlanDirection = "方向",
        percent / Percent: Option<u32> = "缩放比例（%）",
        top / Top: Option<u32> = "上边距（毫米）",
        bottom / Bottom: Option<u32> = "下边距（毫米）",
        left / Left: Option<u32> = "左边距（毫米）",
        right / Right: Option<u32> = "右边距（毫米）",
        sides / Sides: PlanSides = "单双面",
        watermark / Watermark: PlanWatermark = "草稿水印",
        first_page / FirstPage: Option<u32> = "起始页码",
    }
}
