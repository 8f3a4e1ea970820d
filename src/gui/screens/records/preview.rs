//! What a block would become, shown before anything is changed: where its columns go,
//! which cells can't be read, and room to put them right.

use egui::Align;
use egui::Id;
use egui::Key;
use egui::Label;
use egui::Layout;
use egui::Modifiers;
use egui::Rect;
use egui::RichText;
use egui::Sense;
use egui::Ui;
use egui::UiBuilder;
use egui::vec2;

use super::preview_model::MAPPING;
use super::preview_model::NOWHERE;
use super::preview_model::PreviewModel;
use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;
use crate::gui::records::EntryModel;
use crate::gui::records::Pasted;
use crate::gui::records::Pasting;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::check_box;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridColumn;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridModel;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::main_button;
use crate::gui::widgets::picker::Choice;
use crate::gui::widgets::picker::Picked;
use crate::gui::widgets::picker::Picker;
use crate::gui::widgets::radio_group::radio_row;

/// Rows there is room for at least.
const ROWS_LEAST: usize = 8;

/// A block that is looked at before it is pasted.
pub(super) struct PastePreview {
    pasting: Pasting,
    pasted: Pasted,
    /// The state of the budget it was read for.
    revision: Option<u64>,
    grid: GridState,
    /// The column a target is being chosen for.
    choosing: Option<(usize, Picker)>,
}

/// What a key asks of the preview.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Paste,
    GiveUp,
    /// To the next or previous cell that can't be read.
    Go {
        forward: bool,
    },
}

/// What came of a look.
pub(super) enum Previewed {
    Open,
    Cancelled,
    Accepted(Pasting, Pasted),
}

impl PastePreview {
    pub(super) fn new(model: &dyn EntryModel, pasting: Pasting, pasted: Pasted) -> Self {
        let mut preview = Self {
            pasting,
            pasted,
            revision: None,
            grid: GridState::default(),
            choosing: None,
        };
        let shown = PreviewModel::new(model, &preview.pasting, &preview.pasted);
        let problem = preview.pasted.problems.keys().next();
        let first = problem.map_or(Cell::new(MAPPING + 1, 0), |at| shown.cell_of(*at));
        preview.grid.select(first);
        preview
    }

    pub(super) fn show(
        &mut self,
        ctx: &egui::Context,
        revision: u64,
        model: &dyn EntryModel,
    ) -> Previewed {
        if *self.revision.get_or_insert(revision) != revision {
            self.revision = Some(revision);
            self.read(model);
        }
        let wish = self.keys(ctx);
        let mut outcome = (wish == Some(Wish::GiveUp)).then_some(false);
        let shade = theme::palette_for(ctx.global_style().visuals.dark_mode).shade;
        let room = ctx.content_rect().size();
        egui::Modal::new(Id::unique("paste preview"))
            .backdrop_color(shade)
            .frame(egui::Frame::window(&ctx.global_style()))
            .show(ctx, |ui| {
                ui.set_width((room.x * 0.92).min(sizes::PASTE_DIALOG_WIDTH));
                ui.heading("粘贴预览");
                self.options_ui(ui, model);
                self.grid_ui(ui, model, room.y * 0.55);
                // What was being corrected is in its cell by now.
                match wish {
                    Some(Wish::Paste) if self.can_paste() => outcome = Some(true),
                    Some(Wish::Go { forward }) => self.go_to_problem(model, forward),
                    Some(Wish::Paste | Wish::GiveUp) | None => {}
                }
                self.problem_ui(ui, model);
                outcome = outcome.or(self.bottom_ui(ui, model));
            });
        self.choosing_ui(ctx, model);
        match outcome {
            None => Previewed::Open,
            Some(false) => Previewed::Cancelled,
            Some(true) => {
                Previewed::Accepted(self.pasting.clone(), std::mem::take(&mut self.pasted))
            }
        }
    }

    /// Keys of the dialog; while a column is chosen all are the list's, and while a cell is corrected Esc is.
    ///
    /// The others end the correction first.
    fn keys(&self, ctx: &egui::Context) -> Option<Wish> {
        if self.choosing.is_some() {
            return None;
        }
        let is_editing = self.grid.is_editing();
        let wish = ctx.input_mut(|input| {
            let keys = [
                (Modifiers::COMMAND, Key::Enter, Wish::Paste),
                (Modifiers::SHIFT, Key::F8, Wish::Go { forward: false }),
                (Modifiers::NONE, Key::F8, Wish::Go { forward: true }),
                (Modifiers::NONE, Key::Escape, Wish::GiveUp),
            ];
            let mut keys = keys
                .into_iter()
                .filter(|(.., wish)| !is_editing || *wish != Wish::GiveUp);
            keys.find(|(modifiers, key, _)| input.consume_key(*modifiers, *key))
        });
        if is_editing && wish.is_some() {
            ctx.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            });
        }
        wish.map(|(.., wish)| wish)
    }

    fn can_paste(&self) -> bool {
        !self.pasted.edits.is_empty()
    }

    fn read(&mut self, model: &dyn EntryModel) {
        self.pasted = self.pasting.read(model);
    }

    fn options_ui(&mut self, ui: &mut Ui, model: &dyn EntryModel) {
        ui.horizontal(|ui| {
            let pasting = &mut self.pasting;
            let has_rows = pasting.block.rows().len() > 1;
            let header = egui::Checkbox::new(&mut pasting.has_header, "首行是表头");
            let mut changed = ui.add_enabled(has_rows, header).changed();
            if changed {
                pasting.goes_by_name = pasting.has_header;
            }
            ui.add_enabled_ui(pasting.has_header, |ui| {
                let ways = [(true, "按列名对应"), (false, "按位置对应")];
                let asked = radio_row(ui, "各列的去向", &ways, Some(pasting.goes_by_name));
                let way = asked.unwrap_or(pasting.goes_by_name);
                changed |= way != pasting.goes_by_name;
                pasting.goes_by_name = way;
            });
            if changed {
                pasting.assign(model);
            }
            ui.separator();
            changed |= check_box(ui, &mut pasting.skips_blank, "跳过空行").changed();
            if changed {
                self.read(model);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.weak("点“粘贴到”一行可改选要填的列；标红的单元格可以直接改");
            });
        });
    }

    fn grid_ui(&mut self, ui: &mut Ui, model: &dyn EntryModel, height: f32) {
        let shown = PreviewModel::new(model, &self.pasting, &self.pasted);
        // Room for the header, the rows and a scroll bar, and for another dialog over it.
        let rows = (shown.row_count() + 3).max(ROWS_LEAST);
        #[expect(clippy::cast_precision_loss, reason = "exact up to 16 million rows")]
        let height = height.min(rows as f32 * sizes::ROW);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        let output = Grid::new("preview")
            .keeps_focus()
            .show(&mut child, &mut self.grid, &shown);
        let mut changes = Vec::new();
        for event in output.events {
            match event {
                GridEvent::Commit { cell, text } => changes.push((cell, text)),
                GridEvent::Clear(range) => {
                    changes.extend(range.cells().map(|cell| (cell, String::new())));
                }
                GridEvent::OpenPicker {
                    cell, text, rect, ..
                } => self.choose(cell.col, rect, text),
                GridEvent::Clicked(cell) if cell.row == MAPPING => {
                    let pointer = ui.input(|input| input.pointer.interact_pos());
                    let rect = Rect::from_pos(pointer.unwrap_or(rect.min));
                    self.choose(cell.col, rect, String::new());
                }
                GridEvent::Clicked(_)
                | GridEvent::Copy { .. }
                | GridEvent::Cut(_)
                | GridEvent::Paste { .. }
                | GridEvent::FillDown(_)
                | GridEvent::ColumnMenu { .. }
                | GridEvent::SelectionChanged
                | GridEvent::Opened(_)
                | GridEvent::Refused { .. } => {}
            }
        }
        if changes.is_empty() {
            return;
        }
        for (cell, text) in changes.into_iter().filter(|(cell, _)| cell.row > MAPPING) {
            let row = cell.row - MAPPING - 1 + self.pasting.first_row();
            self.pasting.block.set(row, cell.col, text);
        }
        self.read(model);
    }

    /// Why the selected cell can't be read; the room is kept, so that nothing moves from cell to cell.
    fn problem_ui(&self, ui: &mut Ui, model: &dyn EntryModel) {
        let shown = PreviewModel::new(model, &self.pasting, &self.pasted);
        let words = shown.problem_words(self.grid.active());
        let size = vec2(ui.available_width(), 2.0 * sizes::ROW);
        let top_down = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(size, top_down, |ui| {
            ui.set_min_size(size);
            let color = theme::palette(ui).error;
            match words {
                Some([reason, accepted]) => {
                    ui.add(Label::new(RichText::new(reason).color(color)).truncate());
                    ui.add(Label::new(accepted).truncate());
                }
                None if !self.pasted.problems.is_empty() => {
                    ui.weak("按 F8 到下一个标红的单元格，这里写明原因和可以填的内容");
                }
                None => {}
            }
        });
    }

    /// How many cells there are, how many can't be read, and the buttons; true to paste, false to give up.
    fn bottom_ui(&mut self, ui: &mut Ui, model: &dyn EntryModel) -> Option<bool> {
        let mut outcome = None;
        ui.horizontal(|ui| {
            let (cells, bad) = (self.pasted.cells, self.pasted.problems.len());
            ui.label(format!("共 {cells} 格，{bad} 格不能识别"));
            if bad > 0 {
                for (text, forward) in [("上一格", false), ("下一格", true)] {
                    if ui.button(text).clicked() {
                        self.go_to_problem(model, forward);
                    }
                }
                ui.small("Shift+F8、F8");
            }
            let targets = self.pasting.targets.iter();
            let left_out = targets.filter(|it| it.col.is_none()).count();
            if left_out > 0 {
                ui.weak(format!("{left_out} 列不粘贴"));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = if bad > 0 {
                    "粘贴全部可识别的"
                } else {
                    "粘贴"
                };
                let can = self.can_paste();
                let paste = ui.add_enabled_ui(can, |ui| main_button(ui, text)).inner;
                if paste.clicked() {
                    outcome = Some(true);
                }
                if ui.button("取消").clicked() {
                    outcome = Some(false);
                }
                ui.small("Ctrl+Enter 粘贴，Esc 取消");
            });
        });
        outcome
    }

    /// Selects the next or previous cell that can't be read, beyond the end the first or last.
    fn go_to_problem(&mut self, model: &dyn EntryModel, forward: bool) {
        let shown = PreviewModel::new(model, &self.pasting, &self.pasted);
        let problems = || self.pasted.problems.keys().map(|at| shown.cell_of(*at));
        let here = self.grid.active();
        let next = if forward {
            problems().find(|cell| *cell > here).or(problems().next())
        } else {
            let before = problems().rev().find(|cell| *cell < here);
            before.or(problems().next_back())
        };
        if let Some(cell) = next {
            self.grid.select(cell);
        }
    }

    fn choose(&mut self, col: usize, rect: Rect, typed: String) {
        self.choosing = Some((col, Picker::new("粘贴到哪一列", rect, typed)));
    }

    fn choosing_ui(&mut self, ctx: &egui::Context, model: &dyn EntryModel) {
        let Some((col, picker)) = &mut self.choosing else {
            return;
        };
        let col = *col;
        let search = |query: &str| choices(model, query);
        let Some(outcome) = picker.show(ctx, &search) else {
            return;
        };
        self.choosing = None;
        self.grid.select(Cell::new(MAPPING, col));
        if let Picked::Choice { value, .. } = outcome {
            let target = value.parse().ok();
            for (at, it) in self.pasting.targets.iter_mut().enumerate() {
                if at == col {
                    it.col = target;
                } else if it.col == target {
                    it.col = None;
                }
            }
            self.read(model);
        }
    }
}

/// The columns a column can go to; the first choice is none.
fn choices(model: &dyn EntryModel, query: &str) -> Vec<Choice> {
    let none = Choice {
        name: NOWHERE.to_owned(),
        ..Choice::default()
    };
    let columns = model.columns().iter().enumerate();
    let choice = |(at, column): (usize, &GridColumn)| Choice {
        value: at.to_string(),
        name: column.title().to_owned(),
        ..Choice::default()
    };
    let query = Query::new(query);
    std::iter::once(none)
        .chain(columns.map(choice))
        .filter(|choice| {
            let key = SearchKey::new(&choice.name);
            query.is_empty() || key.rank(&query).is_some()
        })
        .collect()
}
