//! What egui's own widgets make of the palette and the sizes.

use std::collections::BTreeMap;

use egui::Color32;
use egui::CornerRadius;
use egui::FontFamily;
use egui::FontId;
use egui::Margin;
use egui::Shadow;
use egui::Stroke;
use egui::Style;
use egui::TextStyle;
use egui::Visuals;
use egui::style::ScrollAnimation;
use egui::style::ScrollStyle;
use egui::style::Spacing;
use egui::style::WidgetVisuals;
use egui::vec2;

use super::palette::Palette;
use super::palette::palette_for;
use super::sizes;

pub(super) fn style(dark: bool) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(palette_for(dark), dark),
        spacing: spacing(),
        animation_time: sizes::ANIMATION,
        scroll_animation: ScrollAnimation::none(),
        ..Style::default()
    };
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let id = |size| FontId::new(size, FontFamily::Proportional);
    BTreeMap::from([
        (TextStyle::Small, id(sizes::SMALL)),
        (TextStyle::Body, id(sizes::BODY)),
        (TextStyle::Button, id(sizes::BODY)),
        (TextStyle::Monospace, id(sizes::BODY)),
        (TextStyle::Heading, id(sizes::HEADING)),
    ])
}

fn spacing() -> Spacing {
    let mut scroll = ScrollStyle::solid();
    scroll.bar_width = 12.0;
    scroll.bar_inner_margin = 0.0;
    scroll.bar_outer_margin = 0.0;
    scroll.fade.strength = 0.0;
    // What gets shorter, by undo or a filter, ends where it ends and isn't seen to come back.
    scroll.kinetic.rubber_band = false;
    Spacing {
        item_spacing: vec2(sizes::GAP, sizes::GAP),
        button_padding: vec2(10.0, 2.0),
        interact_size: vec2(sizes::CONTROL, sizes::CONTROL),
        menu_margin: Margin::same(4),
        window_margin: Margin::same(14),
        tooltip_width: 420.0,
        combo_height: 320.0,
        scroll,
        ..Spacing::default()
    }
}

fn visuals(p: &Palette, dark: bool) -> Visuals {
    let mut visuals = if dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let rounding = CornerRadius::same(sizes::ROUNDING);
    let widget = |fill: Color32, edge: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(sizes::LINE, edge),
        corner_radius: rounding,
        fg_stroke: Stroke::new(sizes::LINE, text),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = widget(p.raised, p.rule, p.text);
    visuals.widgets.inactive = widget(p.button, p.rule_strong, p.text);
    // The handles of scroll bars have this colour; buttons have the weak one.
    visuals.widgets.inactive.bg_fill = p.rule_strong;
    visuals.widgets.hovered = widget(p.hover, p.accent, p.text);
    visuals.widgets.active = widget(p.pressed, p.accent, p.text);
    visuals.widgets.open = widget(p.hover, p.accent, p.text);

    visuals.weak_text_color = Some(p.text_weak);
    visuals.hyperlink_color = p.accent;
    visuals.selection.bg_fill = p.selection;
    // Also the frame of focused fields.
    visuals.selection.stroke = Stroke::new(sizes::LINE, p.accent);
    visuals.faint_bg_color = p.total;
    visuals.extreme_bg_color = p.surface;
    visuals.text_edit_bg_color = Some(p.input);
    visuals.code_bg_color = p.header;
    visuals.warn_fg_color = p.warning;
    visuals.error_fg_color = p.error;
    visuals.panel_fill = p.panel;
    visuals.window_fill = p.raised;
    visuals.window_stroke = Stroke::new(sizes::LINE, p.rule_strong);
    visuals.window_corner_radius = CornerRadius::same(sizes::POPUP_ROUNDING);
    visuals.menu_corner_radius = CornerRadius::same(sizes::POPUP_ROUNDING);
    let shadow = Shadow {
        offset: [0, 3],
        blur: 12,
        spread: 0,
        color: p.shadow,
    };
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.text_cursor.stroke = Stroke::new(1.5, p.accent);
    // A blinking cursor repaints the window twice a second for ever.
    visuals.text_cursor.blink = false;
    visuals.striped = false;
    visuals
}
