//! How large pages are shown.

use egui::Vec2;

use crate::gui::theme::sizes;

/// Points of the screen to a point on paper at 100 %: the screen has 96 to an inch, paper 72.
const UNIT: f32 = 96.0 / 72.0;
/// The sizes that are gone through (%).
const STEPS: [u16; 15] = [
    25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400,
];

/// How large pages are shown (显示比例).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zoom {
    /// 整页
    Page,
    /// 页宽
    #[default]
    Width,
    /// A part of the size they are printed in.
    Percent(u16),
}

impl Zoom {
    /// Points of the screen to a point on paper, for a page of so many points and a room to show it in.
    pub fn scale(self, page: Vec2, room: Vec2) -> f32 {
        let room = (room - Vec2::splat(2.0 * sizes::PAGE_GAP)).max(Vec2::splat(1.0));
        let across = room.x / page.x.max(1.0);
        let scale = match self {
            Self::Width => across,
            Self::Page => across.min(room.y / page.y.max(1.0)),
            Self::Percent(percent) => return UNIT * f32::from(percent) / 100.0,
        };
        // Never so small that nothing can be told apart, whatever the window is.
        scale.max(0.1)
    }

    /// The next larger or smaller size.
    pub fn stepped(scale: f32, larger: bool) -> Self {
        let now = percent(scale);
        let next = if larger {
            STEPS.iter().find(|step| **step > now)
        } else {
            STEPS.iter().rev().find(|step| **step < now)
        };
        Self::Percent(next.copied().unwrap_or(now))
    }
}

/// How large that is (%).
pub(super) fn percent(scale: f32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what is meant"
    )]
    let percent = (scale / UNIT * 100.0).round().clamp(1.0, 1_000.0) as u16;
    percent
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    #[test]
    fn pages_are_as_wide_or_as_high_as_the_room() {
        let (page, gaps) = (vec2(842.0, 595.0), 2.0 * sizes::PAGE_GAP);
        let room = vec2(842.0 + gaps, 1190.0 + gaps);
        assert!((Zoom::Width.scale(page, room) - 1.0).abs() < 0.001);
        assert!((Zoom::Page.scale(page, room) - 1.0).abs() < 0.001);
        let low = vec2(842.0 + gaps, 297.5 + gaps);
        assert!((Zoom::Page.scale(page, low) - 0.5).abs() < 0.001);
        assert_eq!(percent(Zoom::Percent(100).scale(page, room)), 100);
    }

    #[test]
    fn sizes_are_gone_through_and_end() {
        let at = |percent: u16| UNIT * f32::from(percent) / 100.0;
        assert_eq!(Zoom::stepped(at(87), true), Zoom::Percent(90));
        assert_eq!(Zoom::stepped(at(87), false), Zoom::Percent(75));
        assert_eq!(Zoom::stepped(at(100), true), Zoom::Percent(110));
        assert_eq!(Zoom::stepped(at(400), true), Zoom::Percent(400));
        assert_eq!(Zoom::stepped(at(25), false), Zoom::Percent(25));
    }
}
