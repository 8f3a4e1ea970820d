//! What the program remembers about its user between runs: theme, zoom, recent files, widths.
//!
//! Nothing about a budget is kept here.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

use serde::Deserialize;
use serde::Serialize;

use crate::gui::widgets::grid::ColumnPrefs;
use crate::storage::VERSIONS_USUAL;

/// How many recent files are listed.
const RECENT_FILES: usize = 10;
/// Zoom in percent goes in these steps.
const ZOOM_STEP: u16 = 10;
const ZOOM_RANGE: std::ops::RangeInclusive<u16> = 80..=200;
/// So many earlier versions of a file can be kept.
pub const VERSIONS_CHOICES: [usize; 6] = [5, 10, 20, 50, 100, 200];
/// Under this name the settings are kept.
pub const STORAGE_KEY: &str = "bianzhi_settings";

/// The user's settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "choices that have nothing to do with each other"
)]
pub struct Settings {
    /// Light text on dark ground.
    pub is_dark: bool,
    /// Size of the whole window in percent.
    pub zoom: u16,
    /// The window has been shown before: it comes back as it was left.
    pub was_shown: bool,
    /// The tour has been begun once.
    pub has_seen_tour: bool,
    /// The list of findings is shown beside the records.
    pub shows_findings: bool,
    /// The same in a window that has little room for it.
    pub shows_findings_when_narrow: bool,
    /// The list at the left of a screen is shown where there is room for it.
    pub shows_side_list: bool,
    /// So many earlier versions of a file are kept.
    pub versions: usize,
    /// Sentences shown to the user are written into the log (详细日志).
    pub logs_texts: bool,
    /// Newest first.
    pub recent: Vec<RecentFile>,
    /// What the user has made of the columns, by grid.
    pub columns: BTreeMap<String, ColumnPrefs>,
    /// Column widths as they were kept before `columns`: read, never written.
    #[serde(skip_serializing)]
    widths: BTreeMap<String, BTreeMap<String, f32>>,
}

/// A file opened or saved before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecentFile {
    /// Where it is.
    pub path: PathBuf,
    /// Department and year, as it was then.
    pub title: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_dark: false,
            zoom: 100,
            was_shown: false,
            has_seen_tour: false,
            shows_findings: true,
            shows_findings_when_narrow: false,
            shows_side_list: true,
            versions: VERSIONS_USUAL,
            logs_texts: false,
            recent: Vec::new(),
            columns: BTreeMap::new(),
            widths: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// What the user has made of the columns of every grid.
    pub fn kept_columns(&self) -> BTreeMap<String, ColumnPrefs> {
        let old = self.widths.iter().map(|(grid, widths)| {
            let widths = widths.clone();
            let prefs = ColumnPrefs {
                widths,
                ..ColumnPrefs::default()
            };
            (grid.clone(), prefs)
        });
        old.chain(self.columns.clone()).collect()
    }

    /// Keeps what the user has made of a grid's columns.
    pub fn keep_columns(&mut self, grid: &str, columns: &ColumnPrefs) {
        self.widths.remove(grid);
        if columns.is_usual() {
            self.columns.remove(grid);
        } else {
            self.columns.insert(grid.to_owned(), columns.clone());
        }
    }

    /// How many earlier versions are kept; a hand-edited settings file can't do without them.
    pub fn kept_versions(&self) -> usize {
        let [least, .., most] = VERSIONS_CHOICES;
        self.versions.clamp(least, most)
    }

    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path, title: impl Into<String>) {
        self.forget(path);
        self.recent.insert(
            0,
            RecentFile {
                path: path.to_owned(),
                title: title.into(),
            },
        );
        self.recent.truncate(RECENT_FILES);
    }

    /// Takes a file off the list.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|file| file.path != path);
    }

    /// One step larger.
    pub fn zoom_in(&mut self) {
        self.zoom = (self.zoom + ZOOM_STEP).min(*ZOOM_RANGE.end());
    }

    /// One step smaller.
    pub fn zoom_out(&mut self) {
        self.zoom = self.zoom.saturating_sub(ZOOM_STEP).max(*ZOOM_RANGE.start());
    }

    /// The zoom as a factor; a hand-edited settings file can't make the window unusable.
    pub fn zoom_factor(&self) -> f32 {
        f32::from(self.zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end())) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opened_again_moves_to_the_head_of_the_list() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(Path::new(name), name);
        }
        let titles: Vec<_> = settings
            .recent
            .iter()
            .map(|file| file.title.as_str())
            .collect();
        assert_eq!(titles, ["a", "b"]);
    }

    #[test]
    fn the_list_of_recent_files_has_an_end() {
        let mut settings = Settings::default();
        for number in 0..30 {
            settings.remember(Path::new(&number.to_string()), "x");
        }
        assert_eq!(settings.recent.len(), RECENT_FILES);
        assert_eq!(settings.recent[0].path, Path::new("29"));
    }

    #[test]
    fn widths_of_an_older_settings_file_are_still_read() {
        let old = r#"(zoom: 120, widths: {"revenue": {"amount": 150.0}})"#;
        let settings: Settings = ron::from_str(old).unwrap();
        assert_eq!(settings.zoom, 120);
        let columns = settings.kept_columns();
        assert_eq!(
            columns["revenue"].widths["amount"].to_bits(),
            150_f32.to_bits()
        );
        assert!(!columns.contains_key("units"));
        let kept = ron::to_string(&settings).unwrap();
        assert!(!kept.contains("150"));
    }

    #[test]
    fn some_versions_are_kept_whatever_a_settings_file_says() {
        for (said, kept) in [("0", 5), ("20", 20), ("30", 30), ("1000000", 200)] {
            let settings: Settings = ron::from_str(&format!("(versions: {said})")).unwrap();
            assert_eq!(settings.kept_versions(), kept);
        }
    }

    #[test]
    fn zoom_stops_at_both_ends() {
        let mut settings = Settings::default();
        (0..50).for_each(|_| settings.zoom_in());
        assert_eq!(settings.zoom, 200);
        (0..50).for_each(|_| settings.zoom_out());
        assert_eq!(settings.zoom, 80);
    }
}
