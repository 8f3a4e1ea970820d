//! The card of the tour beside the part it speaks of, and the outline around that part.

use egui::Area;
use egui::Button;
use egui::Context;
use egui::Id;
use egui::Label;
use egui::LayerId;
use egui::Order;
use egui::Pos2;
use egui::Rect;
use egui::Stroke;
use egui::StrokeKind;
use egui::Ui;
use egui::Vec2;
use egui::pos2;

use super::Tour;
use super::stop::Stop;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::regions::Regions;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::small_main_button;

/// Above the panels, below menus and dialogs.
const ORDER: Order = Order::Middle;

/// Shows card and outline.
pub(super) fn ui(ctx: &Context, tour: &mut Tour, regions: &Regions, actions: &Actions) {
    let Some(stop) = Stop::ALL.get(tour.at) else {
        return;
    };
    let region = regions.get(stop.region());
    let place = region.map_or_else(
        || inside(ctx.content_rect(), tour.card),
        |region| beside(region, tour.card, ctx.content_rect()),
    );
    if let Some(region) = region {
        outline(ctx, region);
    }
    let frame = egui::Frame::window(&ctx.global_style()).inner_margin(sizes::MARGIN);
    let response = Area::new(Id::unique("tour"))
        .order(ORDER)
        .fixed_pos(place)
        .constrain(true)
        .show(ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(sizes::TOUR_WIDTH);
                content_ui(ui, *stop, tour.at, actions);
            });
        })
        .response;
    if tour.card != response.rect.size() {
        tour.card = response.rect.size();
        ctx.request_repaint();
    }
}

fn content_ui(ui: &mut Ui, stop: Stop, at: usize, actions: &Actions) {
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| ui.strong(stop.title()),
        |ui| ui.weak(format!("{}/{}", at + 1, Stop::ALL.len())),
    );
    ui.add(Label::new(stop.text()).wrap());
    let is_last = at + 1 == Stop::ALL.len();
    egui::Sides::new().show(
        ui,
        |ui| {
            if ui.small_button("结束").on_hover_text("Esc").clicked() {
                actions.send(Action::EndTour);
            }
        },
        |ui| {
            let next = small_main_button(ui, if is_last { "完成" } else { "下一步" });
            let back = ui.add_enabled(at > 0, Button::new("上一步").small());
            for (button, command) in [(next, Command::TourNext), (back, Command::TourBack)] {
                if button.on_hover_text(command.keys(ui.ctx())).clicked() {
                    actions.send(Action::Command(command));
                }
            }
        },
    );
}

fn outline(ctx: &Context, region: Rect) {
    let p = theme::palette_for(ctx.global_style().visuals.dark_mode);
    let layer = LayerId::new(ORDER, Id::unique("tour outline"));
    ctx.layer_painter(layer).rect_stroke(
        region,
        sizes::ROUNDING,
        Stroke::new(sizes::FOCUS_LINE, p.accent),
        StrokeKind::Inside,
    );
}

/// Where a card stands clear of a part of the window; in its lower right corner where there is no room beside it.
fn beside(region: Rect, card: Vec2, window: Rect) -> Pos2 {
    let gap = sizes::GAP;
    let right = pos2(region.right() + gap, region.top());
    let left = pos2(region.left() - gap - card.x, region.bottom() - card.y - gap);
    let below = pos2(region.left(), region.bottom() + gap);
    [right, left, below]
        .into_iter()
        .find(|place| window.contains_rect(Rect::from_min_size(*place, card)))
        .unwrap_or_else(|| inside(region, card))
}

fn inside(region: Rect, card: Vec2) -> Pos2 {
    // The room a scroll bar takes.
    region.right_bottom() - card - Vec2::splat(sizes::ROW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_stands_clear_of_what_it_speaks_of_where_there_is_room() {
        let window = Rect::from_min_max(pos2(0.0, 0.0), pos2(1366.0, 768.0));
        let card = Vec2::new(270.0, 160.0);
        for region in [
            Rect::from_min_max(pos2(0.0, 60.0), pos2(176.0, 740.0)),
            Rect::from_min_max(pos2(1086.0, 60.0), pos2(1366.0, 740.0)),
            Rect::from_min_max(pos2(176.0, 60.0), pos2(1086.0, 740.0)),
            Rect::from_min_max(pos2(60.0, 30.0), pos2(200.0, 56.0)),
        ] {
            let placed = Rect::from_min_size(beside(region, card, window), card);
            assert!(window.contains_rect(placed), "{region:?}");
            assert!(!placed.intersects(region), "{region:?}");
        }
        let whole = Rect::from_min_max(pos2(176.0, 60.0), pos2(1366.0, 740.0));
        let placed = Rect::from_min_size(beside(whole, card, window), card);
        assert!(whole.contains_rect(placed));
    }
}
