//! What there is room for in the window, and what the user wants of it.
//!
//! Panels fold by themselves where a window is narrow or the scale is large.
//! What is opened or folded by hand is remembered, apart for windows with and without room.

use egui::Vec2;

use crate::gui::settings::Settings;
use crate::gui::theme::sizes;

/// How the panels stand in a window (窗口布局).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "panels that have nothing to do with each other"
)]
pub struct Room {
    /// There is room for the list of findings beside everything else.
    pub has_width: bool,
    /// The steps have their whole names.
    pub names_steps: bool,
    /// Menus and tools stand below each other.
    pub has_height: bool,
    /// The panel at the right is open.
    pub shows_findings: bool,
    /// The list at the left of a screen is open, if the screen has room for it.
    pub shows_side_list: bool,
}

impl Room {
    /// The room in a window of so many points.
    pub fn of(window: Vec2, settings: &Settings) -> Self {
        let has_width = window.x >= sizes::ROOM_FOR_FINDINGS;
        Self {
            has_width,
            names_steps: window.x >= sizes::ROOM_FOR_STEPS,
            has_height: window.y >= sizes::LOW_WINDOW,
            shows_findings: if has_width {
                settings.shows_findings
            } else {
                settings.shows_findings_when_narrow
            },
            shows_side_list: settings.shows_side_list,
        }
    }
}

impl Default for Room {
    /// That of a large window nobody has changed anything in.
    fn default() -> Self {
        Self::of(Vec2::INFINITY, &Settings::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn a_screen_of_1366_points_has_room_for_everything() {
        let room = Room::of(vec2(1366.0, 768.0), &Settings::default());
        assert_eq!(room, Room::default());
    }

    #[test]
    fn each_kind_of_window_has_a_choice_of_its_own() {
        let mut settings = Settings::default();
        settings.shows_findings = false;
        settings.shows_findings_when_narrow = true;
        assert!(!Room::of(vec2(1366.0, 768.0), &settings).shows_findings);
        assert!(Room::of(vec2(910.0, 512.0), &settings).shows_findings);
    }
}
