//! A page drawn on the screen: the same texts and lines as in the PDF, in the same font.

use std::sync::Arc;

use egui::Color32;
use egui::FontId;
use egui::Galley;
use egui::Painter;
use egui::Pos2;
use egui::Rect;
use egui::Shape;
use egui::StrokeKind;
use egui::Vec2;
use egui::emath::Rot2;
use egui::emath::TSTransform;
use egui::epaint::TextShape;
use egui::pos2;
use egui::vec2;

use crate::export::font;
use crate::export::pages::Page;
use crate::export::pages::Stroke;
use crate::export::pages::TextRun;
use crate::export::pages::Watermark;
use crate::gui::theme::Palette;
use crate::gui::theme::sizes;

/// Text lower than this in pixels is drawn twice as large and shrunk: glyphs stand on whole pixels, which sets
/// small ones too far apart or too close.
const SMALL: f32 = 11.0;
/// A line thinner than a pixel is paler, but never paler than this.
const PALEST: f32 = 0.45;
/// Below this height in points of the screen a mark has no words.
const READABLE: f32 = 0.6;

/// Where and how large a page is drawn.
pub(super) struct Brush<'a> {
    pub painter: &'a Painter,
    pub palette: &'static Palette,
    /// The page on the screen.
    pub rect: Rect,
    /// Points of the screen to a point on paper.
    pub scale: f32,
}

impl Brush<'_> {
    /// Draws the page with its marks.
    pub fn page(&self, page: &Page) {
        let edge = egui::Stroke::new(sizes::LINE, self.palette.rule_strong);
        let paper = self.palette.paper;
        self.painter
            .rect(self.rect, 0.0, paper, edge, StrokeKind::Outside);
        if let Some(watermark) = &page.watermark {
            self.watermark(watermark);
        }
        for stroke in &page.strokes {
            self.stroke(stroke);
        }
        for run in &page.runs {
            self.run(run);
        }
        for cut in &page.cuts {
            self.cut(page, *cut);
        }
    }

    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.rect.min + vec2(x, y) * self.scale
    }

    fn galley(&self, run: &TextRun, size: f32, color: Color32) -> Arc<Galley> {
        let font = FontId::proportional(size);
        self.painter.layout_no_wrap(run.text.clone(), font, color)
    }

    fn run(&self, run: &TextRun) {
        let ink = self.palette.ink;
        let size = run.size * self.scale;
        let pixels = self.painter.pixels_per_point();
        let is_small = size * pixels < SMALL;
        let drawn = if is_small { 0.5 } else { 1.0 };
        let galley = self.galley(run, size / drawn, ink);
        let at = self.at(run.x, run.y) - vec2(0.0, base_line(&galley) * drawn);
        let mut text = TextShape::new(at, galley, ink);
        if is_small {
            text.transform(TSTransform::from_scaling(drawn));
            text.pos = at;
        }
        if run.is_bold {
            // Less than a pixel more is drawn as a whole but pale one.
            let thickened = font::BOLD_STROKE * size * pixels;
            let mut beside = text.clone();
            beside.pos.x += thickened.max(1.0) / pixels;
            beside.override_text_color = Some(ink.gamma_multiply(thickened.min(1.0)));
            self.painter.add(text);
            self.painter.add(beside);
        } else {
            self.painter.add(text);
        }
    }

    /// A line on whole pixels, so that all are equally sharp.
    fn stroke(&self, stroke: &Stroke) {
        let pixels = self.painter.pixels_per_point();
        let weight = stroke.weight * self.scale * pixels;
        let thick = weight.round().max(1.0);
        let snap = |at: Pos2| {
            let corner = at.to_vec2() * pixels - Vec2::splat(thick / 2.0);
            corner.round()
        };
        let from = snap(self.at(stroke.from.0, stroke.from.1));
        let to = snap(self.at(stroke.to.0, stroke.to.1)) + Vec2::splat(thick);
        let place = |corner: Vec2| (corner / pixels).to_pos2();
        let rect = Rect::from_min_max(place(from), place(to));
        let color = self.palette.ink.gamma_multiply(weight.clamp(PALEST, 1.0));
        self.painter.rect_filled(rect, 0.0, color);
    }

    fn watermark(&self, watermark: &Watermark) {
        let center = self.at(watermark.center.0, watermark.center.1);
        let color = self.palette.watermark;
        let angle = -watermark.angle.to_radians();
        for run in &watermark.runs {
            let galley = self.galley(run, run.size * self.scale, color);
            let place = vec2(run.x, run.y) * self.scale - vec2(0.0, base_line(&galley));
            let at = center + Rot2::from_angle(angle) * place;
            let shape = TextShape::new(at, galley, color).with_angle(angle);
            self.painter.add(shape);
        }
    }

    /// Where columns go on on another page.
    fn cut(&self, page: &Page, x: f32) {
        let color = self.palette.cut;
        let line = egui::Stroke::new(sizes::LINE, color);
        let ends = [self.at(x, 0.0), self.at(x, page.height)];
        let dashes = Shape::dashed_line(&ends, line, sizes::CUT_DASH, sizes::CUT_DASH);
        self.painter.extend(dashes);
        if self.scale < READABLE {
            return;
        }
        // Nothing of the table stands right of where it is cut at its end.
        let is_right = page.strokes.iter().all(|it| it.to.0 <= x + 1.0);
        let (words, gap) = if is_right {
            ("右边的列接后页", -sizes::GAP)
        } else {
            ("左边的列在前页", sizes::GAP)
        };
        let font = FontId::proportional(sizes::SMALL);
        let galley = self.painter.layout_no_wrap(words.to_owned(), font, color);
        let left = if is_right { galley.size().x } else { 0.0 };
        let at = pos2(ends[0].x + gap - left, ends[0].y + sizes::GAP);
        self.painter.galley(at, galley, color);
    }
}

/// How far the base line is below the top of a line of text.
fn base_line(galley: &Galley) -> f32 {
    let first = galley.rows.first();
    let glyph = first.and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y));
    glyph.unwrap_or_default()
}
