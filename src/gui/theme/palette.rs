//! The colours of the window, read from `assets/theme`.
//!
//! The only place that makes colours; widgets take them by name.
//! Sizes are in `sizes`; what egui's own widgets do with the colours is in `visuals`.

use std::sync::LazyLock;

use egui::Color32;
use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error as _;

macro_rules! palette {
    ($($(#[$doc:meta])* $name:ident)*) => {
        /// The named colours of one theme.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Palette {
            $($(#[$doc])* #[serde(deserialize_with = "hex")] pub $name: Color32,)*
        }
    };
}

palette! {
    /// Behind everything.
    window
    /// Side panels, tool bar, status bar.
    panel
    /// Where data stands: grids, lists, tables.
    surface
    /// Menus, pop-ups, dialogs, cards.
    raised
    /// Header cells of grids.
    header
    /// Rows of totals.
    total
    /// Figures the latest step has changed.
    changed
    /// Cells with what is looked for.
    found
    /// Cells that can't be typed into.
    read_only
    /// Fields being typed into.
    input
    /// Selected cells and list entries.
    selection
    /// What the pointer is over.
    hover
    /// Buttons at rest.
    button
    /// Buttons held down.
    pressed
    /// Thin lines between cells and panels.
    rule
    /// Lines that bound: frames of fields, edge of frozen columns.
    rule_strong
    /// Text.
    text
    /// Second-rank text: units, notes, counts.
    text_weak
    /// Text of what can't be used now, and of empty fields.
    text_disabled
    /// The one colour that leads: active cell, main button, current step.
    accent
    /// Text on the accent.
    on_accent
    /// The accent under the pointer.
    accent_hover
    /// Negative amounts.
    negative
    /// Findings of error level.
    error
    /// Behind error text.
    error_fill
    /// Findings of warning level.
    warning
    /// Behind warning text.
    warning_fill
    /// Findings of hint level.
    hint
    /// Behind hint text.
    hint_fill
    /// Nothing left to do.
    good
    /// The first colour of charts.
    series_1
    /// The second.
    series_2
    /// The third.
    series_3
    /// The fourth.
    series_4
    /// The fifth.
    series_5
    /// The sixth.
    series_6
    /// The seventh.
    series_7
    /// A page of paper, which is white in the dark too.
    paper
    /// What is printed on it.
    ink
    /// The watermark behind what is printed.
    watermark
    /// Marks on a page that are not printed: where columns are cut.
    cut
    /// Behind pages of paper.
    desk
    /// Shadow of pop-ups.
    shadow
    /// Over the window while a question waits for its answer.
    shade
}

impl Palette {
    /// The colours of charts, in the order they are used.
    #[must_use]
    pub const fn series(&self) -> [Color32; 7] {
        [
            self.series_1,
            self.series_2,
            self.series_3,
            self.series_4,
            self.series_5,
            self.series_6,
            self.series_7,
        ]
    }
}

/// The palette for a window in dark or light mode.
#[must_use]
pub fn palette_for(dark: bool) -> &'static Palette {
    static LIGHT: LazyLock<Palette> =
        LazyLock::new(|| read(include_str!("../../../assets/theme/light.ron")));
    static DARK: LazyLock<Palette> =
        LazyLock::new(|| read(include_str!("../../../assets/theme/dark.ron")));
    if dark { &DARK } else { &LIGHT }
}

fn read(text: &str) -> Palette {
    ron::from_str(text).expect("a test reads both bundled themes")
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is where the theme makes colours"
)]
fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_| D::Error::custom(format!("不是颜色：{text}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color32) -> f64 {
        let [r, g, b] = [color.r(), color.g(), color.b()].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.03928 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn grounds(p: &Palette) -> [Color32; 13] {
        [
            p.window,
            p.panel,
            p.surface,
            p.raised,
            p.header,
            p.total,
            p.changed,
            p.found,
            p.read_only,
            p.input,
            p.selection,
            p.hover,
            p.button,
        ]
    }

    fn pairs(p: &Palette) -> Vec<(Color32, Color32)> {
        let mut pairs = vec![
            (p.text_disabled, p.input),
            (p.text_disabled, p.read_only),
            (p.on_accent, p.accent),
            (p.on_accent, p.accent_hover),
            (p.accent, p.surface),
            (p.accent, p.panel),
            (p.accent, p.raised),
            (p.accent, p.selection),
            (p.negative, p.surface),
            (p.negative, p.total),
            (p.negative, p.changed),
            (p.negative, p.found),
            (p.negative, p.selection),
            (p.error, p.surface),
            (p.error, p.panel),
            (p.error, p.error_fill),
            (p.warning, p.surface),
            (p.warning, p.panel),
            (p.warning, p.warning_fill),
            (p.hint, p.surface),
            (p.hint, p.panel),
            (p.hint, p.hint_fill),
            (p.warning, p.window),
            (p.good, p.window),
            (p.error, p.selection),
            (p.warning, p.selection),
            (p.hint, p.selection),
            (p.hint, p.window),
            (p.good, p.surface),
            (p.good, p.panel),
        ];
        for ground in grounds(p) {
            pairs.extend([(p.text, ground), (p.text_weak, ground)]);
        }
        pairs
    }

    /// 4.5 to 1 is what the accessibility guidelines ask of text of normal size.
    #[test]
    fn text_is_legible_on_every_ground_it_stands_on() {
        for dark in [false, true] {
            let faint: Vec<_> = pairs(palette_for(dark))
                .into_iter()
                .filter(|(text, ground)| contrast(*text, *ground) < 4.5)
                .collect();
            assert!(faint.is_empty(), "dark {dark}: {faint:?}");
        }
    }

    /// 3 to 1 is what the guidelines ask of the parts of a chart; neighbours are told apart by a gap too.
    #[test]
    fn bars_stand_out_from_their_ground_and_from_each_other() {
        for dark in [false, true] {
            let p = palette_for(dark);
            let series = p.series();
            for (at, color) in series.iter().enumerate() {
                for ground in [p.surface, p.hover] {
                    assert!(contrast(*color, ground) >= 3.0, "dark {dark}: {color:?}");
                }
                let others = &series[at + 1..];
                assert!(!others.contains(color), "dark {dark}: {color:?}");
            }
        }
    }
}
