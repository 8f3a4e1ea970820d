//! One page drawn on one surface.

use krilla::color::luma;
use krilla::geom::PathBuilder;
use krilla::geom::Point;
use krilla::geom::Transform;
use krilla::num::NormalizedF32;
use krilla::paint::Fill;
use krilla::paint::FillRule;
use krilla::paint::Stroke as Outline;
use krilla::surface::Surface;
use krilla::text::Font;
use krilla::text::GlyphId;
use krilla::text::KrillaGlyph;

use crate::export::font;
use crate::export::font::NOTO_SANS_SC;
use crate::export::pages::Page;
use crate::export::pages::Stroke;
use crate::export::pages::TextRun;
use crate::export::pages::WATERMARK_SHADE;
use crate::export::pages::Watermark;

/// What pages are drawn with.
pub(super) struct Brush {
    font: Font,
}

impl Brush {
    pub(super) fn new() -> Self {
        let font = Font::new(NOTO_SANS_SC.into(), 0).expect("the bundled font is one");
        Self { font }
    }

    /// Draws a page: what is pale first, so that it lies behind.
    pub(super) fn page(&self, surface: &mut Surface<'_>, page: &Page) {
        if let Some(watermark) = &page.watermark {
            self.watermark(surface, watermark);
        }
        for alike in page
            .strokes
            .chunk_by(|one, other| one.weight.to_bits() == other.weight.to_bits())
        {
            lines(surface, alike);
        }
        for run in &page.runs {
            self.text(surface, run);
        }
    }

    fn text(&self, surface: &mut Surface<'_>, run: &TextRun) {
        surface.set_fill(Some(fill(0)));
        let thickened = || outline(0, font::BOLD_STROKE * run.size);
        surface.set_stroke(run.is_bold.then(thickened));
        self.glyphs(surface, run, false);
    }

    /// Drawn as shapes, so that it neither is found in a search nor stands between the words of the table; as a
    /// group, which stands in the file once and not on every page.
    fn watermark(&self, surface: &mut Surface<'_>, watermark: &Watermark) {
        let (x, y) = watermark.center;
        surface.push_transform(&Transform::from_translate(x, y));
        surface.push_transform(&Transform::from_rotate(-watermark.angle));
        surface.push_isolated();
        surface.set_stroke(None);
        surface.set_fill(Some(fill(WATERMARK_SHADE)));
        for run in &watermark.runs {
            self.glyphs(surface, run, true);
        }
        surface.pop();
        surface.pop();
        surface.pop();
    }

    fn glyphs(&self, surface: &mut Surface<'_>, run: &TextRun, is_outlined: bool) {
        let mut glyphs = Vec::with_capacity(run.text.len());
        for (at, character) in run.text.char_indices() {
            let Some(glyph) = font::glyph(character) else {
                continue;
            };
            let range = at..at + character.len_utf8();
            let id = GlyphId::new(glyph.number);
            glyphs.push(KrillaGlyph::new(
                id,
                glyph.advance + run.spacing / run.size,
                0.0,
                0.0,
                0.0,
                range,
                None,
            ));
        }
        let start = Point::from_xy(run.x, run.y);
        let font = self.font.clone();
        surface.draw_glyphs(start, &glyphs, font, &run.text, run.size, is_outlined);
    }
}

/// Lines of one weight, as a single path.
fn lines(surface: &mut Surface<'_>, strokes: &[Stroke]) {
    let mut path = PathBuilder::new();
    for stroke in strokes {
        path.move_to(stroke.from.0, stroke.from.1);
        path.line_to(stroke.to.0, stroke.to.1);
    }
    let weight = strokes.first().map_or(0.0, |stroke| stroke.weight);
    // Lines without length are none.
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(outline(0, weight)));
        surface.draw_path(&path);
    }
}

fn fill(shade: u8) -> Fill {
    Fill {
        paint: luma::Color::new(shade).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn outline(shade: u8, width: f32) -> Outline {
    Outline {
        paint: luma::Color::new(shade).into(),
        width,
        ..Outline::default()
    }
}
