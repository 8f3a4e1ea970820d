//! How the window looks: font, colours, sizes, and egui's style made of them.
//!
//! Not here: what is drawn. Widgets take colours from [`palette`] and sizes from [`sizes`]
//! and make none of their own.

mod fonts;
mod palette;
pub mod sizes;
mod visuals;

pub use fonts::NOTO_SANS_SC;
pub use palette::Palette;
pub use palette::palette_for;

/// Makes a context ours: in the program, and in every test of a screen.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(egui::Theme::Light, visuals::style(false));
    ctx.set_style_of(egui::Theme::Dark, visuals::style(true));
}

/// Has notes at the pointer come after a moment, or not at all.
pub(in crate::gui) fn delay_tooltips(ctx: &egui::Context, for_ever: bool) {
    let delay = if for_ever {
        f32::INFINITY
    } else {
        visuals::TOOLTIP_DELAY
    };
    ctx.all_styles_mut(|style| style.interaction.tooltip_delay = delay);
}

/// The colours of the theme in force.
#[must_use]
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    palette_for(ui.visuals().dark_mode)
}
