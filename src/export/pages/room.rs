//! The paper and what its margins leave.

use crate::export::pages::options::PageOptions;
use crate::packs::PageDef;
use crate::packs::Paper;

/// Points in a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;
/// Short and long side of the papers in points.
const A4: (f32, f32) = (210.0 * MILLIMETRE, 297.0 * MILLIMETRE);
const A3: (f32, f32) = (297.0 * MILLIMETRE, 420.0 * MILLIMETRE);
/// Margins never leave less than this, whatever is asked for: a few columns, a header and a few rows.
const LEAST_WIDTH: f32 = 160.0;
const LEAST_HEIGHT: f32 = 200.0;
/// The base line of the page number stands at least this high above the edge, and the table this much higher.
const FOOT_LEAST: f32 = 5.0 * MILLIMETRE;
const FOOT_AIR: f32 = 4.0 * MILLIMETRE;

/// A page without anything on it, in points from its upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) page: (f32, f32),
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
    /// The base line of the page number.
    pub(super) foot: f32,
}

impl Room {
    pub(super) fn new(options: &PageOptions, own: PageDef) -> Self {
        let (short, long) = match options.paper.unwrap_or(own.paper) {
            Paper::A4 => A4,
            Paper::A3 => A3,
        };
        let is_landscape = options.landscape.unwrap_or(own.landscape);
        let page = if is_landscape {
            (long, short)
        } else {
            (short, long)
        };
        let points = |millimetres: u16| f32::from(millimetres) * MILLIMETRE;
        let margins = options.margins;
        let bottom = points(margins.bottom);
        let foot = (bottom * 0.4).max(FOOT_LEAST);
        let (left, right) = kept(
            page.0,
            (points(margins.left), points(margins.right)),
            LEAST_WIDTH,
        );
        let (top, bottom) = kept(
            page.1,
            (points(margins.top), bottom.max(foot + FOOT_AIR)),
            LEAST_HEIGHT,
        );
        Self {
            page,
            left,
            top,
            right: page.0 - right,
            bottom: page.1 - bottom,
            foot: page.1 - foot,
        }
    }

    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

/// Two margins, made smaller in proportion where they would leave less than `least`.
fn kept(whole: f32, (before, after): (f32, f32), least: f32) -> (f32, f32) {
    let part = ((whole - least) / (before + after).max(1.0)).min(1.0);
    (before * part, after * part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pages::options::Margins;

    #[test]
    fn margins_are_taken_off_and_the_sheets_own_paper_is_used_unless_another_is_asked_for() {
        let own = PageDef {
            paper: Paper::A3,
            landscape: true,
        };
        let room = Room::new(&PageOptions::default(), own);
        assert!((room.width() - (1190.55 - 85.04)).abs() < 0.1, "{room:?}");
        let asked = PageOptions {
            paper: Some(Paper::A4),
            landscape: Some(false),
            ..PageOptions::default()
        };
        let room = Room::new(&asked, own);
        assert!((room.page.0 - 595.28).abs() < 0.1 && (room.page.1 - 841.89).abs() < 0.1);
        assert!(room.foot > room.bottom && room.foot < room.page.1);
    }

    #[test]
    fn margins_never_use_up_the_page_and_the_page_number_always_has_room() {
        for size in [0, 500] {
            let margins = Margins {
                top: size,
                right: size,
                bottom: size,
                left: size,
            };
            let options = PageOptions {
                margins,
                ..PageOptions::default()
            };
            let room = Room::new(&options, PageDef::default());
            assert!(room.width() >= LEAST_WIDTH - 0.1, "{room:?}");
            assert!(room.height() >= LEAST_HEIGHT - 0.1, "{room:?}");
        }
    }
}
