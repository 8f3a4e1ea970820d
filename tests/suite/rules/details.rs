//! The lines of a details block, those of each finding in turn: `处 支出行 第 8 行 预算数`, the place; `数 9／8 人`, the
//! figures compared; `另见 …`, what else it points at; `改 删去后一个（2 处）`, a fix it offers and how much that changes.
//!
//! Deliberately not here: what a fix does, which is tried in [`fixes`](crate::rules::fixes).

use bianzhi::compute::Book;
use bianzhi::model::Budget;
use bianzhi::rules::Finding;

/// The block for these findings.
pub fn render(found: &[Finding], budget: &Budget, book: &Book) -> Vec<String> {
    let mut lines = Vec::new();
    for finding in found {
        lines.push(format!("处 {}", finding.primary.describe(budget, book)));
        if finding.figures.is_some() {
            lines.push(format!("数 {}", finding.fingerprint().trim_end()));
        }
        for related in &finding.related {
            let place = related.place.describe(budget, book);
            lines.push(format!("另见 {}：{place}", related.label));
        }
        for fix in &finding.fixes {
            lines.push(format!("改 {}（{} 处）", fix.label, fix.edits.len()));
        }
    }
    lines
}
