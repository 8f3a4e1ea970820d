//! What a window has drawn: the shapes in the order of painting, as pixels and as lines of text.
//!
//! Judging it is left to `flaws`.

use std::collections::BTreeMap;

use egui::Color32;
use egui::ColorImage;
use egui::Context;
use egui::Order;
use egui::Pos2;
use egui::Rect;
use egui::Shape;
use egui::epaint::ClippedShape;
use egui::epaint::Primitive;
use egui::epaint::Tessellator;
use egui::epaint::TextShape;
use egui::epaint::text::PlacedRow;

use super::canvas::Canvas;
use super::canvas::blended;
use crate::gui::app::Window;

/// A line of text in the window, in points.
pub struct Line {
    /// As shown.
    pub words: String,
    /// The text it is of, if that was too long and ends here in ….
    pub shortened: Option<String>,
    /// Around its glyphs.
    pub ink: Rect,
    /// The part of the window it may be drawn in.
    pub clip: Rect,
    /// Something else was drawn over part of it.
    pub is_covered: bool,
}

impl Line {
    fn of(row: &PlacedRow, text: &TextShape, clip: Rect) -> Self {
        let ends = text.galley.rows.last().is_some_and(|it| it.pos == row.pos);
        let is_shortened = text.galley.elided && ends;
        Self {
            words: row.text(),
            shortened: is_shortened.then(|| text.galley.text().to_owned()),
            ink: ink(row, text),
            clip,
            is_covered: false,
        }
    }

    /// What can be seen of it.
    pub fn seen(&self) -> Rect {
        self.ink.intersect(self.clip)
    }
}

fn ink(row: &PlacedRow, text: &TextShape) -> Rect {
    let way = text.pos.to_vec2() + row.pos.to_vec2();
    row.visuals.mesh_bounds.translate(way)
}

/// Menus, dialogs and cards over the window.
pub fn areas(window: &Window) -> Vec<Rect> {
    window.ctx.memory(|memory| {
        let layers = memory.areas().visible_layer_ids();
        let above = layers
            .into_iter()
            .filter(|it| it.order != Order::Background);
        above.filter_map(|it| memory.area_rect(it.id)).collect()
    })
}

/// The lines of text that can be seen, in the order of painting.
///
/// What a menu or dialog lies over counts as out of sight.
pub fn lines(window: &Window) -> Vec<Line> {
    let areas = areas(window);
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<TextShape> = None;
    for_each_shape(window, |clip, shape| match shape {
        Shape::Text(text) if is_behind(text) || thickens(text, last.as_ref()) => {}
        Shape::Text(text) => {
            last = Some(text.clone());
            let rows = text.galley.rows.iter();
            let rows = rows.map(|row| Line::of(row, text, clip));
            lines.extend(rows.filter(|it| it.seen().is_positive()));
        }
        Shape::Rect(it) if it.fill.a() == u8::MAX => {
            let rect = it.rect.intersect(clip);
            let is_area = areas.iter().any(|it| it.expand(1.0).contains_rect(rect));
            lines.retain_mut(|line| {
                let seen = line.seen();
                let is_covered = rect.shrink(1.0).intersects(seen);
                line.is_covered |= is_covered;
                !(is_covered && is_area || rect.contains_rect(seen))
            });
        }
        _ => {}
    });
    lines
}

/// A watermark: it stands aslant behind other texts and is pale on purpose.
fn is_behind(text: &TextShape) -> bool {
    text.angle != 0.0
}

/// A text that is drawn once more beside itself, to be bold.
fn thickens(text: &TextShape, last: Option<&TextShape>) -> bool {
    last.is_some_and(|last| {
        let is_same = last.galley.text() == text.galley.text();
        is_same && (last.pos - text.pos).length() < 4.0
    })
}

/// The colour of a line of text and a colour of the ground it stands on.
pub struct Contrast {
    pub words: String,
    /// The middle of it, in points.
    pub at: Pos2,
    pub text: Color32,
    pub ground: Color32,
}

/// The window as pixels, and what its texts stand on.
pub fn picture(window: &Window) -> (Canvas, Vec<Contrast>) {
    let ctx = &window.ctx;
    let scale = ctx.pixels_per_point();
    let (font, options) = (font(ctx), ctx.tessellation_options(|it| *it));
    // Without prepared discs round dots are polygons.
    let mut tessellator = Tessellator::new(scale, options, font.size, Vec::new());
    let mut canvas = Canvas::new(ctx.content_rect().size() * scale);
    let (mut contrasts, mut parts) = (Vec::new(), Vec::new());
    let mut last: Option<TextShape> = None;
    for_each_shape(window, |clip, shape| {
        if let Shape::Text(text) = shape
            && !is_behind(text)
            && !thickens(text, last.as_ref())
        {
            last = Some(text.clone());
            for row in &text.galley.rows {
                let seen = ink(row, text).intersect(clip);
                for ground in grounds(&canvas, seen * scale) {
                    contrasts.extend(colors(row, text).map(|color| Contrast {
                        words: row.text(),
                        at: seen.center(),
                        text: blended(ground, color),
                        ground,
                    }));
                }
            }
        }
        let shape = ClippedShape::new(clip, shape.clone());
        tessellator.tessellate_clipped_shape(shape, &mut parts);
        for part in parts.drain(..) {
            let Primitive::Mesh(mesh) = part.primitive else {
                panic!("only a graphics card could draw this");
            };
            canvas.draw(&mesh, scale, part.clip_rect * scale, &font);
        }
    });
    (canvas, contrasts)
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method takes fonts of one lifetime only"
)]
fn font(ctx: &Context) -> ColorImage {
    ctx.fonts(|fonts| fonts.image())
}

/// The colours that make up a fifth or more of a place; lines between cells are less.
fn grounds(canvas: &Canvas, place: Rect) -> Vec<Color32> {
    let [xs, ys] = canvas.covered(place);
    let mut counts = BTreeMap::<[u8; 4], usize>::new();
    for y in ys.step_by(2) {
        for x in xs.clone().step_by(2) {
            *counts.entry(canvas.pixel(x, y).to_array()).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let common = counts.into_iter().filter(|(_, count)| count * 5 >= all);
    common
        .map(|([r, g, b, _], _)| Color32::from_rgb(r, g, b))
        .collect()
}

/// The colours of a row's glyphs.
fn colors(row: &PlacedRow, text: &TextShape) -> impl Iterator<Item = Color32> {
    let visuals = &row.visuals;
    let glyphs = &visuals.mesh.vertices[visuals.glyph_vertex_range.clone()];
    let mut colors: Vec<_> = glyphs.iter().map(|it| it.color).collect();
    colors.dedup();
    colors.into_iter().map(|color| {
        let own = (color != Color32::PLACEHOLDER).then_some(color);
        let color = text.override_text_color.or(own);
        let color = color.unwrap_or(text.fallback_color);
        color.gamma_multiply(text.opacity_factor)
    })
}

fn for_each_shape(window: &Window, mut visit: impl FnMut(Rect, &Shape)) {
    let whole = window.ctx.content_rect();
    for it in &window.output().shapes {
        let clip = it.clip_rect.intersect(whole);
        if clip.is_positive() {
            walk(clip, &it.shape, &mut visit);
        }
    }
}

fn walk(clip: Rect, shape: &Shape, visit: &mut impl FnMut(Rect, &Shape)) {
    match shape {
        Shape::Vec(parts) => parts.iter().for_each(|it| walk(clip, it, visit)),
        Shape::Noop => {}
        shape => visit(clip, shape),
    }
}
