//! The plan as a file of the tables follows it (导出 PDF): laid out as in the preview, and of tables alone.
//!
//! What else a plan chooses has files of its own: nobody should hand in an audit report because it was once printed
//! together with the tables.

use crate::document::Document;
use crate::model::PlanWatermark;
use crate::model::PrintPlan;
use crate::printing::Content;
use crate::printing::ToPrint;
use crate::printing::contents;
use crate::printing::places;
use crate::printing::plan;

/// So many tables left out are named.
const NAMED: usize = 5;

/// What is asked for besides what the plan says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Besides {
    /// 与上一轮比较 stands behind the tables.
    pub rounds: bool,
    /// It is a draft even without errors.
    pub draft: bool,
}

/// The plan of a budget for a file of its tables; a plan that chooses none of them leaves none out.
///
/// Errors make every file a draft: a plan that prints without watermarks is for paper that stays in the house.
#[must_use]
pub fn in_file(document: &Document, besides: Besides) -> PrintPlan {
    let plan = plan::of(document.budget());
    let contents = contents(document);
    let is_table = |content: &&Content| matches!(content, Content::Table { .. });
    let chosen = places(&contents, &plan.content).into_iter();
    let chosen = chosen.filter(|it| it.is_chosen);
    let chosen = chosen.map(|it| &contents[it.content]).filter(is_table);
    let mut ids: Vec<&str> = chosen.map(Content::id).collect();
    if ids.is_empty() {
        ids = contents.iter().filter(is_table).map(Content::id).collect();
    }
    if besides.rounds {
        ids.push(Content::Rounds.id());
    }
    PrintPlan {
        content: ids.join(" "),
        watermark: match plan.watermark {
            PlanWatermark::Always => PlanWatermark::Always,
            _ if besides.draft => PlanWatermark::Always,
            PlanWatermark::Automatic | PlanWatermark::Never => PlanWatermark::Automatic,
        },
        ..plan
    }
}

impl ToPrint {
    /// Which tables the plan leaves out, as a sentence; `None` when it leaves out none.
    #[must_use]
    pub fn left_out(&self) -> Option<String> {
        let all: Vec<&str> = self.tables_left_out().map(Content::name).collect();
        let first = all[..all.len().min(NAMED)].join("、");
        let more = if all.len() > NAMED { "等" } else { "" };
        let count = all.len();
        (count > 0).then(|| format!("按打印方案没有导出 {count} 张表：{first}{more}"))
    }
}
