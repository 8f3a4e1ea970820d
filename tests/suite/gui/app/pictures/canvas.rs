//! Pixels that egui's meshes are drawn on without a graphics card, as the card draws them.
//!
//! Colours are premultiplied and blended as they stand; the font's texture is taken texel by texel,
//! since egui puts glyphs on whole pixels. What is drawn and what for is not known here.
//! In triangles `a`, `b` and `c` are the corners, `u` and `v` the place in the texture.
//! The inner loops are written plainly: tests are built without optimisation.

#![expect(
    clippy::many_single_char_names,
    reason = "corners and coordinates of triangles"
)]

use std::ops::Range;

use egui::Color32;
use egui::ColorImage;
use egui::Mesh;
use egui::Pos2;
use egui::Rect;
use egui::Vec2;
use egui::epaint::Vertex;

/// A picture being drawn.
pub struct Canvas {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// Row by row from the top.
    pub pixels: Vec<Color32>,
}

/// A part of a row of pixels inside a triangle.
struct Span {
    pixels: Range<usize>,
    /// The middle of the first pixel.
    from: Pos2,
}

impl Canvas {
    pub fn new(size: Vec2) -> Self {
        let size = [size.x.round() as usize, size.y.round() as usize];
        let pixels = vec![Color32::BLACK; size[0] * size[1]];
        Self { size, pixels }
    }

    pub fn pixel(&self, x: usize, y: usize) -> Color32 {
        self.pixels[y * self.size[0] + x]
    }

    /// The columns and rows whose middles lie in a rectangle, which is in pixels too.
    pub fn covered(&self, rect: Rect) -> [Range<usize>; 2] {
        let x = steps(rect.left(), rect.right(), 0..self.size[0]);
        let y = steps(rect.top(), rect.bottom(), 0..self.size[1]);
        [x, y]
    }

    /// Takes out what is drawn in a rectangle, which is in pixels.
    pub fn blank(&mut self, rect: Rect) {
        let [columns, rows] = self.covered(rect);
        for y in rows {
            let row = y * self.size[0];
            self.pixels[row + columns.start..row + columns.end].fill(Color32::BLACK);
        }
    }

    /// Draws a mesh, scaled from points to pixels, within `clip` in pixels.
    pub fn draw(&mut self, mesh: &Mesh, scale: f32, clip: Rect, font: &ColorImage) {
        // As the card cuts: at whole pixels.
        let clip = self.covered(Rect::from_min_max(clip.min.round(), clip.max.round()));
        for corners in mesh.indices.chunks_exact(3) {
            let mut three = [Vertex::default(); 3];
            for (corner, at) in three.iter_mut().zip(corners) {
                *corner = mesh.vertices[*at as usize];
                corner.pos *= scale;
            }
            self.triangle(&three, &clip, font);
        }
    }

    fn triangle(&mut self, corners: &[Vertex; 3], clip: &[Range<usize>; 2], font: &ColorImage) {
        let [a, b, c] = corners;
        let has_one_color = a.color == b.color && b.color == c.color;
        let has_one_texel = a.uv == b.uv && b.uv == c.uv;
        let top = a.pos.y.min(b.pos.y).min(c.pos.y);
        let bottom = a.pos.y.max(b.pos.y).max(c.pos.y);
        for y in steps(top, bottom, clip[1].clone()) {
            let middle = y as f32 + 0.5;
            let (left, right) = crossings(corners, middle);
            let columns = steps(left, right, clip[0].clone());
            let row = y * self.size[0];
            let span = Span {
                from: Pos2::new(columns.start as f32 + 0.5, middle),
                pixels: row + columns.start..row + columns.end,
            };
            if !has_one_color {
                self.shade(span, corners);
            } else if has_one_texel {
                self.fill(span, a.color);
            } else {
                self.print(span, corners, font);
            }
        }
    }

    /// One colour.
    fn fill(&mut self, span: Span, color: Color32) {
        if color.a() == u8::MAX {
            self.pixels[span.pixels].fill(color);
            return;
        }
        // Often over a long stretch of one colour, which needs to be blended once.
        let mut last = (color, blended(color, color));
        for pixel in &mut self.pixels[span.pixels] {
            if *pixel != last.0 {
                last = (*pixel, blended(*pixel, color));
            }
            *pixel = last.1;
        }
    }

    /// From colour to colour, as the edges of shapes and shadows are.
    fn shade(&mut self, span: Span, corners: &[Vertex; 3]) {
        let [a, b, c] = corners;
        let (a, b, c) = (a.color.to_array(), b.color.to_array(), c.color.to_array());
        let mut values = [0.0; 4];
        let mut across = [0.0; 4];
        for at in 0..4 {
            let three = [f32::from(a[at]), f32::from(b[at]), f32::from(c[at])];
            (values[at], across[at]) = along(three, corners, span.from);
        }
        for pixel in &mut self.pixels[span.pixels] {
            let color = Color32::from_rgba_premultiplied(
                (values[0] + 0.5) as u8,
                (values[1] + 0.5) as u8,
                (values[2] + 0.5) as u8,
                (values[3] + 0.5) as u8,
            );
            *pixel = blended(*pixel, color);
            for at in 0..4 {
                values[at] += across[at];
            }
        }
    }

    /// One colour through the font's texture: glyphs.
    fn print(&mut self, span: Span, corners: &[Vertex; 3], font: &ColorImage) {
        let [a, b, c] = corners;
        let [width, height] = font.size;
        let (right, down) = (width as f32, height as f32);
        let us = [a.uv.x * right, b.uv.x * right, c.uv.x * right];
        let vs = [a.uv.y * down, b.uv.y * down, c.uv.y * down];
        let (mut u, u_across) = along(us, corners, span.from);
        let (mut v, v_across) = along(vs, corners, span.from);
        for pixel in &mut self.pixels[span.pixels] {
            let at = (v as usize).min(height - 1) * width + (u as usize).min(width - 1);
            let texel = font.pixels[at];
            if texel != Color32::TRANSPARENT {
                *pixel = blended(*pixel, product(a.color, texel));
            }
            u += u_across;
            v += v_across;
        }
    }
}

/// The whole steps whose middles lie between two bounds.
fn steps(from: f32, to: f32, within: Range<usize>) -> Range<usize> {
    let (least, most) = (within.start as f32, within.end as f32);
    let start = (from - 0.5).ceil().clamp(least, most) as usize;
    let end = (to - 0.5).ceil().clamp(least, most) as usize;
    start..end.max(start)
}

/// Where a line across enters and leaves a triangle; neighbours share each edge to the last bit.
fn crossings(corners: &[Vertex; 3], y: f32) -> (f32, f32) {
    let [a, b, c] = corners;
    let mut found = (f32::INFINITY, f32::NEG_INFINITY);
    for (one, other) in [(a.pos, b.pos), (b.pos, c.pos), (c.pos, a.pos)] {
        let (upper, lower) = if one.y < other.y {
            (one, other)
        } else {
            (other, one)
        };
        if upper.y <= y && y < lower.y {
            let x = upper.x + (y - upper.y) * (lower.x - upper.x) / (lower.y - upper.y);
            found = (found.0.min(x), found.1.max(x));
        }
    }
    found
}

/// What a value given at three corners is at a point, and how much it grows from pixel to pixel.
fn along([f, g, h]: [f32; 3], corners: &[Vertex; 3], point: Pos2) -> (f32, f32) {
    let [a, b, c] = corners;
    let (one, other, way) = (b.pos - a.pos, c.pos - a.pos, point - a.pos);
    let area = one.x * other.y - other.x * one.y;
    let across = ((g - f) * other.y - (h - f) * one.y) / area;
    let down = ((h - f) * one.x - (g - f) * other.x) / area;
    (f + way.x * across + way.y * down, across)
}

/// A colour laid on another, which is opaque.
pub fn blended(under: Color32, over: Color32) -> Color32 {
    let [r, g, b, alpha] = over.to_array();
    if alpha == u8::MAX {
        return over;
    }
    let left = u8::MAX - alpha;
    let under = under.to_array();
    Color32::from_rgb(
        r.saturating_add(times(under[0], left)),
        g.saturating_add(times(under[1], left)),
        b.saturating_add(times(under[2], left)),
    )
}

fn product(color: Color32, texel: Color32) -> Color32 {
    if texel == Color32::WHITE {
        return color;
    }
    let ([r, g, b, a], texel) = (color.to_array(), texel.to_array());
    Color32::from_rgba_premultiplied(
        times(r, texel[0]),
        times(g, texel[1]),
        times(b, texel[2]),
        times(a, texel[3]),
    )
}

/// The product of two parts of 255.
fn times(one: u8, other: u8) -> u8 {
    ((u16::from(one) * u16::from(other) + 127) / 255) as u8
}
