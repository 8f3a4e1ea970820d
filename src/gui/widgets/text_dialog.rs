//! A dialog for a text of several sentences.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::RichText;
use egui::TextEdit;

use crate::gui::theme;
use crate::gui::theme::sizes;

/// Lines visible without scrolling.
const LINES: usize = 12;

/// An open dialog.
#[derive(Clone, Debug)]
pub struct TextDialog {
    title: String,
    text: String,
    /// What the text is about.
    about: String,
    /// What to write.
    hint: &'static str,
    /// Without any text it isn't done.
    is_wanted: bool,
    /// The words on the button that takes the text away.
    removal: Option<&'static str>,
    is_new: bool,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextOutcome {
    /// This is the text now.
    Done(String),
    /// The text is to go.
    Removed,
    /// It stays as it was.
    Cancelled,
}

impl TextDialog {
    /// Opens with a text.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            about: String::new(),
            hint: "",
            is_wanted: false,
            removal: None,
            is_new: true,
        }
    }

    /// Says above the field what the text is about.
    pub fn about(&mut self, about: &str) {
        about.clone_into(&mut self.about);
    }

    /// Says in the empty field what to write.
    pub fn hints(&mut self, what: &'static str) {
        self.hint = what;
    }

    /// The same; the dialog isn't done without it.
    pub fn wants(&mut self, what: &'static str) {
        self.hint = what;
        self.is_wanted = true;
    }

    fn is_lacking(&self) -> bool {
        self.is_wanted && self.text.trim().is_empty()
    }

    /// Offers a button that takes the text away.
    pub fn removed_by(&mut self, words: &'static str) {
        self.removal = Some(words);
    }

    /// Shows the dialog.
    pub fn show(&mut self, ctx: &egui::Context) -> Option<TextOutcome> {
        let mut outcome = None;
        let id = Id::unique("text dialog");
        if std::mem::take(&mut self.is_new) {
            // The key that opened the dialog is still among this frame's events.
            super::begin_editing(
                ctx,
                egui::Modal::default_area(id),
                id.with("text"),
                &self.text,
            );
            return None;
        }
        let is_done = ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let shade = theme::palette_for(ctx.global_style().visuals.dark_mode).shade;
        let frame = egui::Frame::window(&ctx.global_style());
        let modal = egui::Modal::new(id)
            .backdrop_color(shade)
            .frame(frame)
            .show(ctx, |ui| {
                ui.set_width(sizes::TEXT_DIALOG_WIDTH);
                ui.heading(&self.title);
                if !self.about.is_empty() {
                    let about = RichText::new(&self.about);
                    let color = theme::palette(ui).text_weak;
                    ui.add(egui::Label::new(about.color(color)).wrap());
                }
                self.field_ui(ui, id.with("text"));
                outcome = self.buttons_ui(ui);
            });
        if is_done && outcome.is_none() && !self.is_lacking() {
            outcome = Some(TextOutcome::Done(std::mem::take(&mut self.text)));
        }
        if outcome.is_none() && modal.should_close() && !modal.backdrop_response.clicked() {
            outcome = Some(TextOutcome::Cancelled);
        }
        outcome
    }

    fn buttons_ui(&mut self, ui: &mut egui::Ui) -> Option<TextOutcome> {
        let mut outcome = None;
        ui.horizontal(|ui| {
            let is_lacking = self.is_lacking();
            ui.small(if is_lacking {
                "写明理由后才能确定，Esc 取消"
            } else {
                "Ctrl+Enter 确定，Esc 取消"
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let done = ui.add_enabled_ui(!is_lacking, |ui| super::main_button(ui, "确定"));
                if done.inner.clicked() {
                    outcome = Some(TextOutcome::Done(std::mem::take(&mut self.text)));
                }
                if ui.button("取消").clicked() {
                    outcome = Some(TextOutcome::Cancelled);
                }
                if let Some(words) = self.removal
                    && ui.button(words).clicked()
                {
                    outcome = Some(TextOutcome::Removed);
                }
            });
        });
        outcome
    }

    fn field_ui(&mut self, ui: &mut egui::Ui, id: Id) {
        egui::ScrollArea::vertical()
            .max_height(ui.ctx().content_rect().height() * 0.6)
            .show(ui, |ui| {
                TextEdit::multiline(&mut self.text)
                    .id(id)
                    .hint_text(self.hint)
                    .desired_width(f32::INFINITY)
                    .desired_rows(LINES)
                    .show(ui);
            });
    }
}
