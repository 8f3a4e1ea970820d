//! How the window looks: font, colours, sizes, and egui's style made of them.
//!
//! Not here: what is drawn. Widgets take colours from [`palette`] and sizes from [`sizes`]
//! and make none of their own.

mod fonts;
mod palette;
pub mod sizes;
mod visuals;

pub use palette::Palette;
pub use palette::palette_for;

/// Makes a context ours: in the program, and in every test of a screen.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(egui::Theme::Light, visuals::style(false));
    ctx.set_style_of(egui::Theme::Dark, visuals::style(true));
}

/// The colours of the theme in force.
#[must_use]
pub fn palette(ui: &egui::Ui) -> &'static Palette {
    palette_for(ui.visuals().dark_mode)
}
