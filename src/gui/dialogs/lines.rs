//! Lines from a file before they are taken: how many, which cells can't be, which units and projects lack.

use super::Outcome;
use super::listing::ListingEntry;
use super::listing::entries_ui;
use super::modal_ui;
use crate::edit::Transaction;
use crate::gui::action::Action;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::main_button;
use crate::intake::lines::IncomingLines;
use crate::model::Budget;

/// So many cells are listed; the others are counted.
const LISTED: usize = 200;

/// The open dialog.
pub struct LinesDialog {
    heading: String,
    /// What happens while units and projects that lack are left out.
    plain: Offer,
    /// What happens when they are added; none where none lack.
    adding: Option<Offer>,
    adds_missing: bool,
}

/// What taking the file over would do.
struct Offer {
    summary: String,
    entries: Vec<ListingEntry>,
    lines: usize,
    done: String,
    transaction: Transaction,
}

impl LinesDialog {
    /// Shows what was read from a file, with what lacks left out and, if anything lacks, added.
    pub fn new(budget: &Budget, file: &str, plain: &IncomingLines, adding: &IncomingLines) -> Self {
        let label = plain.list.kind().label();
        let lacks = !plain.missing.is_empty();
        Self {
            heading: format!("导入{label}“{file}”"),
            plain: Offer::new(budget, plain),
            adding: lacks.then(|| Offer::new(budget, adding)),
            adds_missing: false,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let mut outcome = Outcome::Open;
        let asked = modal_ui(ctx, "lines", sizes::FIXES_WIDTH, |ui| {
            ui.heading(&self.heading);
            if self.adding.is_some() {
                ui.checkbox(&mut self.adds_missing, "新增预算中没有的单位和项目");
            }
            let adding = self.adding.as_ref().filter(|_| self.adds_missing);
            let offer = adding.unwrap_or(&self.plain);
            ui.label(&offer.summary);
            ui.add_space(sizes::GAP);
            entries_ui(ui, &offer.entries);
            ui.add_space(sizes::GAP);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                let text = format!("导入 {} 行", offer.lines);
                let is_any = offer.lines > 0;
                let button = ui.add_enabled_ui(is_any, |ui| main_button(ui, &text)).inner;
                if button.clicked() {
                    actions.send(Action::CommitBlock {
                        transaction: offer.transaction.clone(),
                        done: Some(offer.done.clone()),
                        remarks: Vec::new(),
                    });
                    outcome = Outcome::Closed;
                }
                if ui.button("取消").clicked() {
                    outcome = Outcome::Closed;
                }
            });
        });
        if asked { Outcome::Closed } else { outcome }
    }
}

impl Offer {
    fn new(budget: &Budget, incoming: &IncomingLines) -> Self {
        let label = incoming.list.kind().label();
        let (lines, left) = (incoming.lines.len(), incoming.left_out());
        let summary = match left {
            0 => format!("共 {} 行，都可以导入，加在{label}清单末尾", incoming.rows),
            _ => format!(
                "共 {} 行，{lines} 行可以导入，{left} 行有认不出的内容，不导入",
                incoming.rows
            ),
        };
        let remarks = incoming.remarks().into_iter().map(ListingEntry::plain);
        let problems = incoming.problems.iter().take(LISTED);
        let problems = problems.map(|it| ListingEntry::wrong(it.words()));
        let further = incoming.problems.len().saturating_sub(LISTED);
        let further = (further > 0).then(|| format!("……另有 {further} 格认不出"));
        Self {
            summary,
            entries: remarks
                .chain(problems)
                .chain(further.map(ListingEntry::wrong))
                .collect(),
            lines,
            done: match left {
                0 => format!("已导入{label} {lines} 行"),
                _ => format!("已导入{label} {lines} 行，{left} 行没有导入"),
            },
            transaction: incoming.transaction(budget),
        }
    }
}
