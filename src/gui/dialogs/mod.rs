//! Questions and notes that stand over the window until they are answered.

mod about;
mod assistant;
mod data;
mod export_kind;
mod fixes;
mod freeze;
mod go_to;
mod help;
mod indicators;
mod leave;
mod lines;
mod listing;
mod other_form;
mod palette;
mod path;
mod question;
mod rescue;
mod undo_list;
mod versions;

use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::text_dialog::TextDialog;
use crate::gui::widgets::text_dialog::TextOutcome;
use crate::rules::Finding;

pub use about::AboutDialog;
pub use assistant::Assistant;
pub use data::DataDialog;
pub use export_kind::ExportKind;
pub use export_kind::Format;
pub use fixes::FixesDialog;
pub use freeze::FreezeDialog;
pub use go_to::GoToDialog;
pub use indicators::IndicatorsDialog;
pub use lines::LinesDialog;
pub use listing::ListingDialog;
pub use listing::ListingEntry;
pub use listing::Tone;
pub use other_form::OtherFormDialog;
pub use palette::PaletteDialog;
pub use path::FORMULA_EXTENSION;
pub use path::PDF_EXTENSION;
pub use path::PathDialog;
pub use path::PathPurpose;
pub use path::is_pdf;
pub use question::Question;
pub use rescue::RescueDialog;
pub use undo_list::UndoListDialog;
pub use versions::Difference;
pub use versions::VersionEntry;
pub use versions::VersionsDialog;

/// The dialog that is open.
#[derive(Default)]
pub enum Dialog {
    /// None.
    #[default]
    None,
    /// What a new budget starts from.
    Assistant(Box<Assistant>),
    /// Whether something is to be done.
    Question(Box<Question>),
    /// Under what the budget is frozen.
    Freeze(FreezeDialog),
    /// Which records are written as data.
    Data(DataDialog),
    /// Lines from a file, before they are taken.
    Lines(Box<LinesDialog>),
    /// Lines of text, some of which lead to a place.
    Listing(Box<ListingDialog>),
    /// The earlier versions of the open file.
    Versions(Box<VersionsDialog>),
    /// What there is of a damaged file.
    Rescue(Box<RescueDialog>),
    /// Under which other form the file is looked at.
    OtherForm(OtherFormDialog),
    /// Whether unsaved work may be lost.
    Leave,
    /// A path typed by hand, where the system has no file dialog.
    Path(PathDialog),
    /// The reason that explains a warning.
    Reason {
        /// The warning.
        finding: Box<Finding>,
        /// The text.
        dialog: TextDialog,
    },
    /// One reason that explains several warnings.
    Reasons {
        /// The warnings.
        findings: Vec<Finding>,
        /// The text.
        dialog: TextDialog,
    },
    /// What fixes change, before they are made.
    Fixes(Box<FixesDialog>),
    /// The commands, by name.
    Palette(PaletteDialog),
    /// The places of the open file, by name.
    GoTo(Box<GoToDialog>),
    /// The steps that can be undone and redone.
    UndoList(UndoListDialog),
    /// Indicators of the file, to be taken over.
    Indicators(IndicatorsDialog),
    /// All keys.
    Keys,
    /// What the program is and runs on.
    About(AboutDialog),
}

/// What came of a dialog that hands something over.
pub enum Outcome {
    /// It stays open.
    Open,
    /// It is to be closed.
    Closed,
    /// A reason for a warning.
    Reason(Box<Finding>, String),
}

/// What a reason says.
const REASON: &str = "写明原因，有文件的写明名称和文号";

impl Dialog {
    /// Asks why a warning may stand; a reason given before can be taken back.
    pub fn reason(finding: Box<Finding>, present: Option<&str>) -> Self {
        let title = format!("说明理由（{}）", finding.code);
        let mut dialog = TextDialog::new(title, present.unwrap_or_default());
        dialog.about(&finding.message);
        dialog.hints(REASON);
        if present.is_some() {
            dialog.removed_by("收回说明");
        }
        Self::Reason { finding, dialog }
    }

    /// Asks for one reason why the warnings of a rule may stand.
    pub fn reasons(code: &str, findings: Vec<Finding>) -> Self {
        let title = format!("说明理由（{code}，共 {} 条）", findings.len());
        let mut dialog = TextDialog::new(title, "");
        dialog.hints(REASON);
        Self::Reasons { findings, dialog }
    }

    /// Shows the open dialog.
    pub fn show(&mut self, ctx: &egui::Context, actions: &Actions) {
        let outcome = match self {
            Self::None => Outcome::Open,
            Self::Question(dialog) => dialog.show(ctx, actions),
            Self::Freeze(dialog) => dialog.show(ctx, actions),
            Self::Assistant(dialog) => dialog.show(ctx, actions),
            Self::OtherForm(dialog) => dialog.show(ctx, actions),
            Self::Data(dialog) => dialog.show(ctx, actions),
            Self::Listing(dialog) => dialog.show(ctx, actions),
            Self::Lines(dialog) => dialog.show(ctx, actions),
            Self::Versions(dialog) => dialog.show(ctx, actions),
            Self::Rescue(dialog) => dialog.show(ctx, actions),
            Self::Leave => leave::show(ctx, actions),
            Self::Path(dialog) => dialog.show(ctx, actions),
            Self::Reason { finding, dialog } => match dialog.show(ctx) {
                None => Outcome::Open,
                Some(TextOutcome::Cancelled) => Outcome::Closed,
                Some(TextOutcome::Done(text)) => Outcome::Reason(finding.clone(), text),
                Some(TextOutcome::Removed) => Outcome::Reason(finding.clone(), String::new()),
            },
            Self::Reasons { findings, dialog } => match dialog.show(ctx) {
                None => Outcome::Open,
                Some(outcome) => {
                    if let TextOutcome::Done(text) = outcome {
                        actions.send(Action::ExplainAll(std::mem::take(findings), text));
                    }
                    Outcome::Closed
                }
            },
            Self::Fixes(dialog) => dialog.show(ctx, actions),
            Self::Palette(dialog) => dialog.show(ctx, actions),
            Self::GoTo(dialog) => dialog.show(ctx, actions),
            Self::UndoList(dialog) => dialog.show(ctx, actions),
            Self::Indicators(dialog) => dialog.show(ctx, actions),
            Self::Keys => help::show(ctx),
            Self::About(dialog) => dialog.show(ctx, actions),
        };
        match outcome {
            Outcome::Open => {}
            Outcome::Closed => *self = Self::None,
            Outcome::Reason(finding, text) => {
                actions.send(Action::Explain(finding, text));
                *self = Self::None;
            }
        }
    }
}

/// A frame in the middle of the window; `true` when Esc or a click beside it closes it.
fn modal_ui(
    ctx: &egui::Context,
    id: &'static str,
    width: f32,
    add: impl FnOnce(&mut egui::Ui),
) -> bool {
    modal(ctx, id, width, add).should_close()
}

/// The same, for a dialog that closes in its own way.
fn modal(
    ctx: &egui::Context,
    id: &'static str,
    width: f32,
    add: impl FnOnce(&mut egui::Ui),
) -> egui::ModalResponse<()> {
    let shade = theme::palette_for(ctx.global_style().visuals.dark_mode).shade;
    let frame = egui::Frame::window(&ctx.global_style());
    let modal = egui::Modal::new(egui::Id::unique(id))
        .backdrop_color(shade)
        .frame(frame);
    modal.show(ctx, |ui| {
        ui.set_width(width);
        add(ui);
    })
}

/// A dialog that only says something.
fn note_ui(
    ctx: &egui::Context,
    id: &'static str,
    title: &str,
    add: impl FnOnce(&mut egui::Ui),
) -> Outcome {
    let mut is_closed = false;
    let width = sizes::TEXT_DIALOG_WIDTH;
    let asked = modal_ui(ctx, id, width, |ui| {
        ui.heading(title);
        let height = ui.ctx().content_rect().height() * 0.65;
        egui::ScrollArea::vertical()
            .max_height(height)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                add(ui);
            });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            is_closed = ui.button("关闭").clicked();
        });
    });
    if is_closed || asked {
        Outcome::Closed
    } else {
        Outcome::Open
    }
}
