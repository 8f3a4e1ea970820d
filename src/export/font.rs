//! The bundled font and how wide its characters are.
//!
//! Pages are laid out with the very advances they are drawn with, so a text that fits here fits on paper.
//! Deliberately not here: drawing, and any other font — what this one lacks is shown as [`MISSING`].

#![expect(clippy::float_arithmetic, reason = "distances on paper are no amounts")]

use std::sync::LazyLock;

use skrifa::FontRef;
use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;
use skrifa::instance::LocationRef;
use skrifa::instance::Size;
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;

/// Noto Sans SC, as bundled: Latin and Han in one, all digits of one width.
pub static NOTO_SANS_SC: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular-subset.ttf");

/// What stands for a character the font lacks; Chinese typesetting has this mark for it.
pub const MISSING: char = '〓';

/// The middle of a character above its base line, as a part of the text size: as high for Han as for digits.
pub const MIDDLE: f32 = 0.37;

/// How much a bold text is thickened, as a part of its size: the bundled font has one weight only.
///
/// Its outlines are drawn with a line of this width, half of which lies outside.
pub const BOLD_STROKE: f32 = 0.03;

/// A glyph of the font (字形).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FontGlyph {
    /// Its number in the font.
    pub number: u32,
    /// Its advance, as a part of the text size.
    pub advance: f32,
}

struct Face {
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units_per_em: f32,
}

static FACE: LazyLock<Face> = LazyLock::new(|| {
    let font = FontRef::new(NOTO_SANS_SC).expect("the bundled font is one");
    // Not scaled, because scaled metrics are rounded, and a PDF would correct every glyph by the difference.
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let units = font.head().map(|head| head.units_per_em()).ok();
    Face {
        charmap: font.charmap(),
        units_per_em: units.map_or(1.0, f32::from),
        metrics,
    }
});

/// The glyph of a character; none when the font lacks it.
#[must_use]
pub fn glyph(character: char) -> Option<FontGlyph> {
    let glyph = FACE.charmap.map(character)?;
    Some(FontGlyph {
        number: glyph.to_u32(),
        advance: FACE.metrics.advance_width(glyph)? / FACE.units_per_em,
    })
}

/// The width of a text of size 1; what the font lacks counts as [`MISSING`].
#[must_use]
pub fn width(text: &str) -> f32 {
    text.chars().map(advance).sum()
}

/// The advance of a character of size 1.
pub(in crate::export) fn advance(character: char) -> f32 {
    let found = glyph(character).or_else(|| glyph(MISSING));
    found.map_or(1.0, |glyph| glyph.advance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_are_square_and_digits_have_one_width() {
        assert!((width("预算") - 2.0).abs() < 0.001);
        let digits: Vec<f32> = ('0'..='9').map(advance).collect();
        assert!(digits.iter().all(|it| (it - digits[0]).abs() < 0.001));
        assert!((width("1,234.50") - 6.0 * digits[0] - width(",.")).abs() < 0.001);
    }

    #[test]
    fn what_the_font_lacks_has_a_stand_in_and_the_stand_in_is_there() {
        assert!(glyph(MISSING).is_some());
        assert_eq!(glyph('\u{20000}'), None);
        assert!((width("\u{20000}") - advance(MISSING)).abs() < 0.001);
    }
}
