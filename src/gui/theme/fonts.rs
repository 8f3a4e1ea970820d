//! The font of the window.
//!
//! One bundled font for Latin and Han, so that both share a base line and all digits one width.
//! Characters it lacks come from the system's fonts; the program's start turns that on.

use std::sync::Arc;

use egui::FontData;
use egui::FontDefinitions;
use egui::FontFamily;
use egui::epaint::text::FontTweak;
use egui::epaint::text::HintingTarget;
use egui::epaint::text::SmoothHinting;

use crate::export::font::NOTO_SANS_SC;

pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let name = "Noto Sans SC";
    fonts.font_data.insert(name.to_owned(), Arc::new(noto()));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec![name.to_owned()]);
    }
    fonts
}

/// Stems snap to pixels in both directions: compared at 12 to 14 points, the sharpest for Han.
fn noto() -> FontData {
    let hinting_target = HintingTarget::Smooth(SmoothHinting {
        light: false,
        preserve_linear_metrics: false,
        ..SmoothHinting::default()
    });
    FontData::from_static(NOTO_SANS_SC).tweak(FontTweak {
        hinting: Some(true),
        hinting_target,
        subpixel_binning: Some(false),
        ..FontTweak::default()
    })
}
