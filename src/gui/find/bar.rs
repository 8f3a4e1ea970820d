//! The bar above a list in which something is looked for and replaced.

use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::TextEdit;
use egui::Ui;
use egui::text::CCursor;
use egui::text::CCursorRange;

use super::Asked;
use super::FindRequest;
use super::Place;
use super::Scope;
use crate::gui::action::Action;
use crate::gui::screens::records::pane::Panes;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::check_box;

/// What is being looked for, and how far it was gone through.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent choices, not the states of a machine"
)]
pub struct FindBar {
    /// Whether the bar is shown.
    pub is_open: bool,
    /// What is put in the place of what is found.
    pub replacement: String,
    /// The hit that is shown; none before the first was gone to.
    pub current: Option<usize>,
    query: String,
    replaces: bool,
    is_whole: bool,
    scope: Scope,
    wants_focus: bool,
}

impl FindBar {
    /// Shows the bar with the keyboard in it.
    pub fn open(&mut self, replaces: bool) {
        self.is_open = true;
        self.replaces |= replaces;
        self.wants_focus = true;
    }

    /// Hides the bar; what was looked for stays for the next time.
    pub fn close(&mut self) {
        self.is_open = false;
        self.replaces = false;
        self.current = None;
    }

    /// What is asked for now; nothing while the bar is closed.
    pub fn asked(&self, revision: u64, panes: &Panes, shown: Option<Place>) -> Option<Asked> {
        self.is_open.then(|| Asked {
            revision,
            arranged: panes.arranged(),
            query: self.query.clone(),
            is_whole: self.is_whole,
            scope: self.scope,
            shown,
        })
    }

    /// Shows the bar.
    pub fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, can_replace: bool) {
        if !self.is_open {
            return;
        }
        let fill = theme::palette(ui).panel;
        egui::Frame::new()
            .fill(fill)
            .inner_margin(sizes::MARGIN / 2)
            .corner_radius(sizes::ROUNDING)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.find_ui(ui, ctx);
                if self.replaces {
                    self.replace_ui(ui, ctx, can_replace);
                }
            });
        ui.add_space(sizes::GAP);
    }

    fn find_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>) {
        let hits = ctx.found.hits.len();
        ui.horizontal(|ui| {
            let before = (self.query.clone(), self.is_whole, self.scope);
            let keys = [
                (Modifiers::SHIFT, Key::Enter, FindRequest::Previous),
                (Modifiers::NONE, Key::Enter, FindRequest::Next),
            ];
            field_ui(
                ui,
                ctx,
                ("查找", &mut self.query),
                &keys,
                &mut self.wants_focus,
            );
            let count = match self.current {
                _ if self.query.trim().is_empty() => String::new(),
                _ if hits == 0 => "没有找到".to_owned(),
                Some(at) if at < hits => format!("{}/{hits}", at + 1),
                Some(_) | None => format!("{hits} 处"),
            };
            let size = egui::vec2(sizes::FIND_COUNT, sizes::CONTROL);
            ui.add_sized(size, egui::Label::new(count));
            ui.add_enabled_ui(hits > 0, |ui| {
                button_ui(ui, ctx, ("上一处", "Shift+F3"), FindRequest::Previous);
                button_ui(ui, ctx, ("下一处", "F3"), FindRequest::Next);
            });
            check_box(ui, &mut self.is_whole, "单元格匹配")
                .on_hover_text("单元格的全部内容与查找内容相同才算找到；科目的编码或名称相同即可");
            ui.separator();
            let all = if ctx.shows_table {
                "全部报表"
            } else {
                "全部清单"
            };
            ui.selectable_value(&mut self.scope, Scope::Shown, "本表");
            ui.selectable_value(&mut self.scope, Scope::All, all);
            if before != (self.query.clone(), self.is_whole, self.scope) {
                self.current = None;
                // The answer is there in the next frame.
                ui.ctx().request_repaint();
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                button_ui(ui, ctx, ("关闭", "Esc"), FindRequest::Close);
            });
        });
    }

    fn replace_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, can_replace: bool) {
        ui.horizontal(|ui| {
            let keys = [(Modifiers::NONE, Key::Enter, FindRequest::Replace)];
            let text = ("替换", &mut self.replacement);
            field_ui(ui, ctx, text, &keys, &mut false);
            ui.add_space(sizes::FIND_COUNT + ui.spacing().item_spacing.x);
            ui.add_enabled_ui(can_replace && !ctx.found.hits.is_empty(), |ui| {
                let one = "替换当前一处，然后到下一处";
                button_ui(ui, ctx, ("替换此处", one), FindRequest::Replace);
                let all = "只替换能识别的内容，其余列出；可一次撤销";
                button_ui(ui, ctx, ("全部替换", all), FindRequest::ReplaceAll);
            });
            if !can_replace {
                ui.weak("报表由各步骤的数据生成，不能替换");
            }
        });
    }
}

fn button_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, (text, help): (&str, &str), request: FindRequest) {
    if ui.button(text).on_hover_text(help).clicked() {
        ctx.send(Action::Find(request));
    }
}

/// A field with its label; keys that ask for something leave the keyboard in it.
fn field_ui(
    ui: &mut Ui,
    ctx: &ViewCtx<'_>,
    (label, text): (&str, &mut String),
    keys: &[(Modifiers, Key, FindRequest)],
    wants_focus: &mut bool,
) {
    let id = Id::unique(("find", label));
    let esc = (Modifiers::NONE, Key::Escape, FindRequest::Close);
    if ui.memory(|memory| memory.has_focus(id)) {
        for (modifiers, key, request) in keys.iter().chain([&esc]) {
            if ui.input_mut(|input| input.consume_key(*modifiers, *key)) {
                ctx.send(Action::Find(*request));
            }
        }
    }
    let label = ui.label(label);
    let filter = egui::EventFilter {
        escape: true,
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    let mut output = TextEdit::singleline(text)
        .id(id)
        .desired_width(sizes::FIND_FIELD)
        .return_key(None)
        .event_filter(filter)
        .show(ui);
    if std::mem::take(wants_focus) {
        let end = CCursor::new(text.chars().count());
        let all = CCursorRange::two(CCursor::new(0), end);
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    output.response.response.labelled_by(label.id);
}
