//! The list at the left of a screen: beside the detail where there is room for both, else a strip that opens it over the detail.

use egui::Area;
use egui::AreaState;
use egui::Frame;
use egui::Id;
use egui::Key;
use egui::Modifiers;
use egui::Order;
use egui::Panel;
use egui::Rect;
use egui::Ui;
use egui::UiBuilder;
use egui::vec2;

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::fold::Points;
use crate::gui::widgets::fold::handle;
use crate::gui::widgets::fold::strip_button;

/// What distinguishes the list of one screen from that of another.
pub(super) struct SideDef {
    /// Under this name egui keeps its width.
    pub id: &'static str,
    /// What is listed.
    pub name: &'static str,
    /// Its width until it is dragged.
    pub width: f32,
}

/// Whether a list that is folded is shown over the detail for now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    is_over: bool,
}

impl Side {
    /// The list is wanted, wherever it has room.
    pub fn open(&mut self) {
        self.is_over = true;
    }

    /// The detail is worked on.
    pub fn close(&mut self) {
        self.is_over = false;
    }

    /// Something of the list was asked for: one that was clicked is looked at in the detail.
    pub fn close_if_clicked(&mut self, ui: &Ui) {
        if ui.input(|input| input.pointer.any_click()) {
            self.close();
        }
    }

    /// Shows the list; what it is to be from now on, where that has changed.
    pub fn ui(
        self,
        ui: &mut Ui,
        ctx: &ViewCtx<'_>,
        def: &SideDef,
        add: impl FnOnce(&mut Ui),
    ) -> Option<Self> {
        let has_room = ui.available_width() >= def.width + sizes::DETAIL_MIN;
        if has_room && ctx.room.shows_side_list {
            docked_ui(ui, ctx, def, add);
            return self.is_over.then_some(Self::default());
        }
        let strip = Panel::left(Id::unique((def.id, "strip")))
            .exact_size(sizes::STRIP)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().fill(theme::palette(ui).panel))
            .show(ui, |ui| {
                let help = format!("打开{}（{}）", def.name, keys(ui, Command::SwitchSide));
                strip_button(ui, def.name, None, &help).clicked()
            });
        if strip.inner && has_room {
            ctx.send(Action::Command(Command::ToggleSideList));
        } else if strip.inner {
            return Some(Self { is_over: true });
        }
        if !self.is_over {
            return None;
        }
        let top = strip.response.rect.left_top();
        let height = strip.response.rect.height();
        let rect = Rect::from_min_size(top, vec2(def.width, height));
        over_ui(ui, def, rect, add).then_some(Self::default())
    }
}

fn docked_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, def: &SideDef, add: impl FnOnce(&mut Ui)) {
    let panel = Panel::left(def.id)
        .default_size(def.width)
        .size_range(sizes::SIDE_MIN.min(def.width)..=sizes::SIDE_MAX)
        .resizable(true)
        .show(ui, add);
    let rect = panel.response.rect;
    let margin = rect
        .with_min_x(rect.right())
        .with_max_x(rect.right() + f32::from(sizes::MARGIN));
    let command = Command::ToggleSideList;
    let help = format!("收起{}（{}）", def.name, keys(ui, command));
    if handle(ui, margin, Points::Left, ("收起左侧列表", &help)).clicked() {
        ctx.send(Action::Command(command));
    }
}

/// Shows the list over the detail; true if it is done with.
fn over_ui(ui: &Ui, def: &SideDef, rect: Rect, add: impl FnOnce(&mut Ui)) -> bool {
    let id = Id::unique((def.id, "over"));
    let area = Area::new(id)
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .fade_in(false);
    if AreaState::load(ui.ctx(), id).is_none_or(|it| it.size.is_none()) {
        // An area is measured, invisible and deaf, when it is first shown: that is done with now.
        area.show(ui.ctx(), |ui| ui.allocate_space(rect.size()));
        ui.ctx().request_repaint();
        return false;
    }
    let shown = area.show(ui.ctx(), |ui| {
        let p = theme::palette(ui);
        let frame = Frame::new()
            .fill(p.panel)
            .stroke(egui::Stroke::new(sizes::LINE, p.rule_strong))
            .corner_radius(sizes::ROUNDING)
            .shadow(ui.visuals().popup_shadow);
        ui.painter().add(frame.paint(rect));
        ui.allocate_space(rect.size());
        let inner = rect.shrink(f32::from(sizes::MARGIN));
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            add(ui);
        });
    });
    let is_left = ui.input(|input| input.pointer.any_click()) && shown.response.clicked_elsewhere();
    let escape = |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    is_left || !egui::Popup::is_any_open(ui.ctx()) && escape(ui)
}

fn keys(ui: &Ui, command: Command) -> String {
    command.keys(ui.ctx())
}
