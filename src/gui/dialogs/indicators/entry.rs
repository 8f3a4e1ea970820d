//! An indicator in the library: what is known about it, and how its row is drawn.

use egui::Sense;
use egui::Ui;

use crate::codes::pinyin::SearchKey;
use crate::compute::KnownIndicator;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::model::Budget;
use crate::model::IndicatorId;
use crate::model::Owner;

/// An indicator that can be taken over.
pub(super) struct Entry {
    pub heading: String,
    pub text: String,
    pub latest: IndicatorId,
    pub key: SearchKey,
    /// Operator, value and unit.
    pub aim: String,
    /// How often it is used, and by whom.
    pub users: String,
    /// Whether the owner has it already.
    pub is_present: bool,
}

impl Entry {
    pub fn new(budget: &Budget, owner: Owner, known: KnownIndicator) -> Self {
        let latest = budget.indicators.find(known.latest);
        let aim = latest.map_or_else(String::new, |it| {
            format!("{} {} {}", it.operator, it.value, it.measure)
        });
        let name = |owner: &Owner| budget.name_of((*owner).into());
        let names: Vec<String> = known.owners.iter().map(name).collect();
        let is_present = known.owners.contains(&owner);
        let users = if is_present {
            "已有".to_owned()
        } else {
            format!("{} 次 {}", known.uses, names.join("、"))
        };
        Self {
            heading: format!("{}／{}", known.levels.0, known.levels.1),
            key: SearchKey::new(&known.text),
            text: known.text,
            latest: known.latest,
            aim: aim.trim().to_owned(),
            users,
            is_present,
        }
    }
}

/// The levels over their indicators.
pub(super) fn heading_ui(ui: &mut Ui, heading: &str) {
    let size = egui::vec2(ui.available_width(), sizes::ROW);
    ui.allocate_ui_with_layout(
        size,
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.set_min_size(size);
            ui.strong(heading);
        },
    );
}

/// The box of an entry; the entry as a whole takes the click.
pub(super) fn box_ui(ui: &mut Ui, is_ticked: bool, is_enabled: bool) {
    let p = theme::palette(ui);
    let size = egui::Vec2::splat(sizes::TICK_BOX);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let color = if is_enabled {
        p.accent
    } else {
        p.text_disabled
    };
    let painter = ui.painter();
    let stroke = egui::Stroke::new(sizes::LINE, p.rule_strong);
    painter.rect(
        rect,
        sizes::ROUNDING,
        p.input,
        stroke,
        egui::StrokeKind::Inside,
    );
    if is_ticked {
        painter.rect_filled(rect.shrink(sizes::DOT), 1.0, color);
    }
}

/// Text, aim and users, each cut to its part of the row.
pub(super) fn columns_ui(ui: &mut Ui, entry: &Entry, color: egui::Color32) {
    let p = theme::palette(ui);
    let room = ui.available_width();
    let parts = [
        (&entry.text, 0.42, color),
        (&entry.aim, 0.2, p.text_weak),
        (&entry.users, 0.36, p.text_weak),
    ];
    for (text, part, color) in parts {
        let size = egui::vec2(room * part, sizes::ROW);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_size(size);
            let text = egui::RichText::new(text).color(color);
            ui.add(egui::Label::new(text).truncate().selectable(false));
        });
    }
}
