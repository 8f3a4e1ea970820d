//! A chapter as it will print: headings, paragraphs with their figures, tables.

use egui::RichText;
use egui::ScrollArea;
use egui::Ui;

use super::StatementView;
use super::writing::Writing;
use crate::gui::action::Action;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::narrative::Block;
use crate::narrative::Bound;
use crate::narrative::Chapter;
use crate::narrative::Own;
use crate::narrative::Paragraph;
use crate::narrative::Place;
use crate::narrative::Run;
use crate::narrative::RunKind;
use crate::narrative::Statement;
use crate::narrative::TextTable;
use crate::rules::Location;

/// An indent of two characters.
const INDENT: &str = "　　";

impl StatementView {
    /// The chapter that is shown, with those below it.
    pub(super) fn chapters_ui(
        &mut self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        made: &Statement,
        at: usize,
    ) {
        let level = made.chapters[at].level;
        let below = made.chapters[at + 1..].iter();
        let below = below.take_while(|it| it.level > level);
        let shown = std::iter::once(&made.chapters[at]).chain(below);
        let mut scroll = ScrollArea::vertical()
            .id_salt("statement text")
            .auto_shrink(false);
        if std::mem::take(&mut self.is_new_chapter) {
            scroll = scroll.vertical_scroll_offset(0.0);
        }
        scroll.show(ui, |ui| {
            for chapter in shown {
                self.chapter_ui(ui, ctx, chapter);
            }
        });
    }

    fn chapter_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, chapter: &Chapter) {
        ui.add_space(sizes::GAP);
        if chapter.has_heading() {
            let heading = RichText::new(chapter.heading()).strong();
            ui.label(if chapter.level == 1 {
                heading.heading()
            } else {
                heading
            });
        }
        if let Some(missing) = &chapter.left_out {
            let words = match missing.as_str() {
                "" => "没有内容，不印这一章".to_owned(),
                missing => format!("没有内容，不印这一章；{missing}"),
            };
            ui.weak(words);
        }
        for block in &chapter.blocks {
            match block {
                Block::Paragraph(it) => self.paragraph_ui(ui, ctx, it),
                Block::Table(it) => table_ui(ui, ctx, it),
            }
        }
    }

    fn paragraph_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, it: &Paragraph) {
        if self.is_writing(&Writing::Paragraph(it.id.clone())) {
            self.own_field_ui(ui, it);
            return;
        }
        ui.push_id(&it.id, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                // Lines are as high as their text, with links in them too.
                ui.spacing_mut().interact_size.y = 0.0;
                match &it.own {
                    Some(own) => own_ui(ui, own),
                    None => self.runs_ui(ui, ctx, it),
                }
                if !it.is_heading {
                    self.change_ui(ui, ctx, it);
                }
            });
            self.cause_field_ui(ui, ctx, it);
            if let Some(own) = &it.own {
                Self::stale_ui(ui, ctx, it, own);
            }
        });
        ui.add_space(sizes::CARD_GAP);
    }

    fn runs_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, it: &Paragraph) {
        let p = theme::palette(ui);
        if !it.is_heading {
            ui.label(INDENT);
        }
        for run in &it.runs {
            match &run.kind {
                RunKind::Words if it.is_heading => {
                    ui.strong(&run.text);
                }
                RunKind::Words => {
                    ui.label(&run.text);
                }
                RunKind::Term => {
                    ui.strong(&run.text);
                }
                RunKind::Figure(bound) => figure_ui(ui, ctx, run, bound),
                RunKind::Cause(place) | RunKind::Open(place) => {
                    let is_open = matches!(run.kind, RunKind::Open(_));
                    let color = if is_open { p.warning } else { p.text };
                    let text = RichText::new(&run.text).color(color);
                    let help = "增减原因，点一下就在这里写";
                    if ui.link(text).on_hover_text(help).clicked() {
                        self.write(Writing::Cause(place.clone()));
                    }
                }
            }
        }
    }

    /// The way to put a paragraph in other words.
    fn change_ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, it: &Paragraph) {
        let (text, help) = match it.source {
            Some(_) => ("改原文", "这一段是别处填写的文字，到那里改"),
            None => ("改写", "用自己的话写这一段；以后数额变了会提醒"),
        };
        ui.add_space(sizes::GAP);
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        let link = ui.link(RichText::new(text).small().weak());
        if link.on_hover_text(help).clicked() {
            match it.source {
                Some((record, field)) => ctx.send(Action::GoTo(Location::Field(record, field))),
                None => self.write(Writing::Paragraph(it.id.clone())),
            }
        }
    }

    /// That a paragraph is the user's own, what has changed since, and what to do about it.
    fn stale_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, it: &Paragraph, own: &Own) {
        let p = theme::palette(ui);
        ui.horizontal_wrapped(|ui| {
            if it.is_stale() {
                badge(ui, "数额已变", p.warning, p.warning_fill);
            } else {
                badge(ui, "已改写", p.good, p.surface);
            }
            let take_back = ui.small_button("改用生成的文字");
            if take_back.on_hover_text(it.generated()).clicked() {
                ctx.send(super::writing::take_back(own));
            }
            if it.is_stale() && ui.small_button("文字已核对").clicked() {
                ctx.send(super::writing::keep(own, it));
            }
        });
        for shift in &own.shifts {
            ui.horizontal_wrapped(|ui| ui.small(shift.words()));
        }
    }
}

fn own_ui(ui: &mut Ui, own: &Own) {
    match own.text.trim() {
        "" => ui.weak("（已改为空白，不印）"),
        text => ui.label(format!("{INDENT}{text}")),
    };
}

fn figure_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, run: &Run, bound: &Bound) {
    let Some(place) = &bound.place else {
        ui.label(&run.text);
        return;
    };
    let link = ui.link(&run.text);
    if link.hovered() {
        let place = location(place).describe(ctx.budget, ctx.book);
        link.clone()
            .on_hover_text(format!("{}，出自{place}", bound.name));
    }
    if link.clicked() {
        ctx.send(Action::GoTo(location(place)));
    }
}

fn location(place: &Place) -> Location {
    match place {
        Place::Cell(table, row, column) => {
            Location::Cell(table.clone(), row.clone(), column.clone())
        }
        Place::Record(record) => Location::Record(*record),
    }
}

fn table_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, table: &TextTable) {
    ui.add_space(sizes::GAP);
    ui.horizontal(|ui| {
        ui.strong(&table.caption);
        ui.weak(&table.unit);
    });
    egui::Grid::new(("statement table", &table.id))
        .striped(true)
        .spacing(egui::vec2(sizes::CHOICE_GAP, sizes::CARD_GAP))
        .show(ui, |ui| {
            for text in &table.header {
                ui.weak(text);
            }
            ui.end_row();
            for row in &table.rows {
                for cell in row {
                    let run = Run {
                        text: cell.text.clone(),
                        kind: RunKind::Words,
                    };
                    match &cell.bound {
                        Some(bound) => figure_ui(ui, ctx, &run, bound),
                        None => drop(ui.label(&cell.text)),
                    }
                }
                ui.end_row();
            }
        });
    ui.add_space(sizes::GAP);
}
