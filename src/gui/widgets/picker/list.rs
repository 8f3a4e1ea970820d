//! The list of a picker: choices under the captions of their groups, and what is said about one of them.

use std::ops::Range;

use egui::Align2;
use egui::Color32;
use egui::FontId;
use egui::Rect;
use egui::Role;
use egui::Sense;
use egui::TextStyle;
use egui::Ui;
use egui::WidgetInfo;
use egui::pos2;
use egui::vec2;

use super::VISIBLE;
use super::choice::Choice;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::row_ground;

/// The choices as they stand in the list.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub choices: Vec<Choice>,
    /// The top of each choice, and the bottom of the last.
    tops: Vec<f32>,
    pub highlighted: usize,
    /// The highlighted choice is to be brought into sight.
    pub scrolls: bool,
}

impl List {
    pub fn new(choices: Vec<Choice>) -> Self {
        let mut tops = Vec::with_capacity(choices.len() + 1);
        let mut y = 0.0;
        for (at, choice) in choices.iter().enumerate() {
            if begins_group(&choices, at) && !choice.group.is_empty() {
                y += sizes::CAPTION;
            }
            tops.push(y);
            y += sizes::ROW;
        }
        tops.push(y);
        Self {
            choices,
            tops,
            highlighted: 0,
            scrolls: true,
        }
    }

    /// Highlights another choice.
    pub fn move_to(&mut self, at: usize) {
        self.highlighted = at.min(self.choices.len().saturating_sub(1));
        self.scrolls = true;
    }

    /// Shows the list; gives the choice that was clicked.
    pub fn ui(&mut self, ui: &mut Ui) -> Option<usize> {
        if self.choices.is_empty() {
            ui.add_space(sizes::GAP);
            ui.weak("没有相符的条目，请换一个编码、名称或拼音首字母");
            ui.add_space(sizes::GAP);
            return None;
        }
        let whole = self.tops.last().copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "ten rows")]
        let height = whole.min(VISIBLE as f32 * sizes::ROW);
        let mut area = egui::ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true]);
        if std::mem::take(&mut self.scrolls) {
            // Keeps the highlighted row in the middle, where its neighbours can be read.
            let top = self.tops[self.highlighted] - height / 2.0;
            area = area.vertical_scroll_offset(top.clamp(0.0, whole - height));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let output = area.show_viewport(ui, |ui, shown| {
            ui.set_height(whole);
            self.rows_ui(ui, shown)
        });
        output.inner
    }

    fn rows_ui(&self, ui: &Ui, shown: Rect) -> Option<usize> {
        let origin = ui.max_rect().left_top();
        let width = ui.max_rect().width();
        let mut clicked = None;
        for at in self.in_sight(shown) {
            let top = origin.y + self.tops[at];
            let choice = &self.choices[at];
            if begins_group(&self.choices, at) && !choice.group.is_empty() {
                let at = pos2(origin.x, top - sizes::CAPTION);
                caption_ui(
                    ui,
                    Rect::from_min_size(at, vec2(width, sizes::CAPTION)),
                    choice.group,
                );
            }
            let rect = Rect::from_min_size(pos2(origin.x, top), vec2(width, sizes::ROW));
            if choice_ui(ui, rect, choice, at, at == self.highlighted) {
                clicked = Some(at);
            }
        }
        clicked
    }

    fn in_sight(&self, shown: Rect) -> Range<usize> {
        let below = |y: f32| self.tops[1..].partition_point(|bottom| *bottom < y);
        let last = below(shown.bottom() + sizes::CAPTION) + 1;
        below(shown.top())..last.min(self.choices.len())
    }

    /// What is said about the highlighted choice, in two lines that are always there.
    pub fn about_ui(&self, ui: &mut Ui) {
        let Some(choice) = self.choices.get(self.highlighted) else {
            return;
        };
        if self.choices.iter().all(|it| it.about[0].is_empty()) {
            return;
        }
        let p = theme::palette(ui);
        ui.separator();
        let line = |ui: &mut Ui, text: egui::RichText| {
            ui.add(egui::Label::new(text.small()).truncate());
        };
        line(ui, egui::RichText::new(&choice.about[0]).color(p.text));
        let [caution, about] = [&choice.caution, &choice.about[1]];
        ui.horizontal(|ui| {
            if !caution.is_empty() {
                ui.label(egui::RichText::new(caution).small().color(p.warning));
            }
            // A blank keeps the line, so that the list doesn't jump.
            let about = if about.is_empty() { " " } else { about };
            line(ui, egui::RichText::new(about).color(p.text_weak));
        });
    }
}

fn begins_group(choices: &[Choice], at: usize) -> bool {
    at == 0 || choices[at - 1].group != choices[at].group
}

/// The name of a group with a line behind it.
fn caption_ui(ui: &Ui, rect: Rect, text: &str) {
    let p = theme::palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let left = pos2(rect.left() + sizes::CELL_PADDING, rect.center().y);
    let drawn = ui
        .painter()
        .text(left, Align2::LEFT_CENTER, text, font, p.text_weak);
    let line = (drawn.right() + sizes::GAP)..=rect.right();
    let stroke = egui::Stroke::new(sizes::LINE, p.rule);
    ui.painter().hline(line, rect.center().y, stroke);
}

/// True if it was clicked.
fn choice_ui(ui: &Ui, rect: Rect, choice: &Choice, at: usize, is_highlighted: bool) -> bool {
    let p = theme::palette(ui);
    let id = ui.scope_id().with(("choice", at));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let label = format!("{} {}", choice.number, choice.name);
        WidgetInfo::selected(Role::ListBoxOption, true, is_highlighted, label.trim())
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let parts = [&choice.caution, &choice.detail, &choice.usage];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .chain(choice.is_unverified.then_some("未核实"))
            .collect();
        node.set_description(parts.join("，"));
    });
    row_ground(ui, &response, is_highlighted, p.raised);
    paint(ui, rect, choice);
    response.clicked()
}

/// Number and name from the left; from the right whether it is confirmed, how it is used and where it belongs.
fn paint(ui: &Ui, rect: Rect, choice: &Choice) {
    let p = theme::palette(ui);
    let body = TextStyle::Body.resolve(ui.style());
    let small = TextStyle::Small.resolve(ui.style());
    let is_fit = choice.caution.is_empty();
    let color = if is_fit { p.text } else { p.text_disabled };
    let mut pen = Pen {
        ui,
        rect: rect.shrink2(vec2(sizes::CELL_PADDING, 0.0)),
    };
    if !choice.number.is_empty() {
        pen.left(&choice.number, body.clone(), color, sizes::PICKER_NUMBER);
    }
    if choice.is_unverified {
        pen.right("未核实", &small, p.warning);
    }
    pen.right(&choice.usage, &small, p.accent);
    let name = pen.width(&choice.name, &body);
    let behind = if is_fit {
        &choice.detail
    } else {
        &choice.caution
    };
    // The name goes before what is said about it, but a reason must be seen.
    let most = pen.rect.width() - name - sizes::GAP;
    let least = if is_fit { 0.0 } else { sizes::PICKER_NUMBER };
    pen.right_within(behind, &small, p.text_weak, most.max(least));
    pen.left(&choice.name, body, color, 0.0);
}

/// Writes from both ends of a row towards its middle.
struct Pen<'a> {
    ui: &'a Ui,
    /// What is still free.
    rect: Rect,
}

impl Pen<'_> {
    fn galley(
        &self,
        text: &str,
        font: FontId,
        color: Color32,
        most: f32,
    ) -> std::sync::Arc<egui::Galley> {
        let format = egui::text::TextFormat::simple(font, color);
        let mut job = egui::text::LayoutJob::single_section(text.to_owned(), format);
        job.wrap = egui::text::TextWrapping::truncate_at_width(most.max(0.0));
        self.ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    fn width(&self, text: &str, font: &FontId) -> f32 {
        self.galley(text, font.clone(), Color32::PLACEHOLDER, f32::INFINITY)
            .size()
            .x
    }

    fn left(&mut self, text: &str, font: FontId, color: Color32, least: f32) {
        let galley = self.galley(text, font, color, self.rect.width());
        let width = galley.size().x;
        let at = pos2(
            self.rect.left(),
            self.rect.center().y - galley.size().y / 2.0,
        );
        self.ui.painter().galley(at, galley, color);
        self.rect.min.x += (width + sizes::GAP).max(least);
    }

    fn right(&mut self, text: &str, font: &FontId, color: Color32) {
        self.right_within(text, font, color, self.rect.width());
    }

    fn right_within(&mut self, text: &str, font: &FontId, color: Color32, most: f32) {
        // A sign or two say nothing.
        if text.is_empty() || most < font.size * 3.0 {
            return;
        }
        let galley = self.galley(text, font.clone(), color, most);
        let at = pos2(
            self.rect.right() - galley.size().x,
            self.rect.center().y - galley.size().y / 2.0,
        );
        self.ui.painter().galley(at, galley, color);
        self.rect.max.x = at.x - 2.0 * sizes::GAP;
    }
}
