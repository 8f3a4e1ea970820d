//! What is wrong with a screen whatever it shows: text that can't be read.
//!
//! Nothing here knows a screen; how one should look is in `kept`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use egui::Color32;
use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::AccessKitNode;
use egui_kittest::kittest::NodeT as _;

use super::drawn;
use super::drawn::Contrast;
use super::drawn::Line;
use crate::gui::app::Window;
use crate::tree::project_files;

/// The accessibility guidelines ask this of text of normal size.
const LEGIBLE: f64 = 4.5;
/// Nothing is asked of what can't be used now; it should be seen all the same.
const INACTIVE: f64 = 3.0;
/// Rounding and the edges of glyphs.
const SLACK: f32 = 1.0;

/// A kind of flaw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words of the program end in …, or an amount has no room.
    Shortened,
    /// A text is cut off, and no scroll bar shows the rest.
    Cut,
    /// A text lies over another or is covered.
    Overlap,
    /// A menu, dialog or control reaches beyond the window, and no scroll bar leads there.
    Outside,
    /// The text hardly stands out from its ground.
    Faint,
}

/// Something wrong, in words.
#[derive(Debug)]
pub struct Flaw {
    pub kind: Kind,
    pub what: String,
}

impl Flaw {
    fn new(kind: Kind, what: impl Into<String>) -> Self {
        let what = what.into();
        Self { kind, what }
    }
}

/// What is wrong with where the texts are.
pub fn of_layout(window: &Window) -> Vec<Flaw> {
    let lines = drawn::lines(window);
    let bars = Bars::of(window);
    let mut flaws: Vec<_> = lines.iter().filter_map(shortened).collect();
    flaws.extend(lines.iter().filter_map(|it| cut(it, &bars)));
    flaws.extend(overlaps(&lines));
    flaws.extend(outside(window, &bars));
    flaws
}

/// What is wrong with the colours of the texts.
pub fn of_contrast(window: &Window, contrasts: &[Contrast]) -> Vec<Flaw> {
    let inactive = rects(window, |it| it.is_disabled() && !it.is_hidden());
    let faint = contrasts.iter().filter_map(|it| {
        let is_inactive = inactive.iter().any(|rect| rect.contains(it.at));
        let least = if is_inactive { INACTIVE } else { LEGIBLE };
        let ratio = ratio(it.text, it.ground);
        let (text, ground) = (it.text.to_hex(), it.ground.to_hex());
        let what = format!("“{}” {ratio:.2}:1, {text} on {ground}", it.words);
        (ratio < least).then(|| Flaw::new(Kind::Faint, what))
    });
    faint.collect()
}

/// What users have entered may be too long for its room; the program's own words may not.
fn shortened(line: &Line) -> Option<Flaw> {
    static OURS: LazyLock<BTreeSet<String>> = LazyLock::new(literals);
    let text = line.shortened.as_deref().unwrap_or(&line.words);
    let is_ours = line.shortened.is_some() && OURS.contains(text);
    (is_ours || text == "####").then(|| Flaw::new(Kind::Shortened, text))
}

/// What stands between quotation marks in the program, and between those too.
fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in project_files("src", &["rs"]) {
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        found.extend(code.split('"').map(str::to_owned));
    }
    found
}

/// The scroll bars in sight, which are there only where there is something to scroll.
struct Bars(Vec<Rect>);

impl Bars {
    fn of(window: &Window) -> Self {
        Self(rects(window, |it| it.role() == Role::ScrollBar))
    }

    /// Whether a bar below scrolls `place` sideways.
    fn scroll_sideways(&self, place: Rect) -> bool {
        self.0.iter().any(|bar| {
            let spans = bar.expand(SLACK).x_range();
            bar.width() > bar.height()
                && bar.top() >= place.top()
                && spans.contains(place.left())
                && spans.contains(place.right())
        })
    }

    /// Whether a bar at the right scrolls `place` up and down at this height.
    fn scroll_down(&self, place: Rect, y: f32) -> bool {
        self.0.iter().any(|bar| {
            bar.height() > bar.width()
                && bar.right() >= place.right()
                && bar.expand(SLACK).y_range().contains(y)
        })
    }
}

fn cut(line: &Line, bars: &Bars) -> Option<Flaw> {
    let (ink, clip) = (line.ink, line.clip.expand(SLACK));
    let sideways = ink.left() < clip.left() || ink.right() > clip.right();
    let above = (ink.top() < clip.top()).then_some(line.clip.top());
    let below = (ink.bottom() > clip.bottom()).then_some(line.clip.bottom());
    let is_cut = sideways && !bars.scroll_sideways(line.clip)
        || above
            .or(below)
            .is_some_and(|y| !bars.scroll_down(line.seen(), y));
    let what = || format!("“{}” {ink:?} by {:?}", line.words, line.clip);
    is_cut.then(|| Flaw::new(Kind::Cut, what()))
}

fn overlaps(lines: &[Line]) -> impl Iterator<Item = Flaw> {
    let covered = lines.iter().filter(|it| it.is_covered);
    let covered = covered.map(|it| format!("“{}” is covered", it.words));
    let pairs = lines.iter().enumerate().flat_map(|(at, over)| {
        let below = lines[..at].iter().filter(|under| {
            let both = over.seen().intersect(under.seen()).shrink(SLACK / 2.0);
            both.is_positive()
        });
        below.map(|under| format!("“{}” over “{}”", over.words, under.words))
    });
    covered.chain(pairs).map(|it| Flaw::new(Kind::Overlap, it))
}

fn outside(window: &Window, bars: &Bars) -> Vec<Flaw> {
    let whole = window.ctx.content_rect().expand(SLACK);
    let is_operated = |role| {
        !matches!(
            role,
            Role::Label | Role::GenericContainer | Role::Cell | Role::ScrollBar
        )
    };
    let controls = rects(window, |it| is_operated(it.role()) && !it.is_hidden());
    let reached = controls.into_iter().filter(|it| {
        let beside = it.left() < whole.left() || it.right() > whole.right();
        let below = it.top() < whole.top() || it.bottom() > whole.bottom();
        beside && !bars.scroll_sideways(*it)
            || below && !bars.0.iter().any(|bar| bar.left() >= it.left())
    });
    let areas = drawn::areas(window).into_iter();
    areas
        .filter(|it| !whole.contains_rect(*it))
        .chain(reached)
        .map(|it| Flaw::new(Kind::Outside, format!("{it:?}")))
        .collect()
}

/// Where nodes of some kind are.
fn rects(window: &Window, is_meant: impl Fn(&AccessKitNode<'_>) -> bool) -> Vec<Rect> {
    let nodes = window.root().children_recursive();
    nodes
        .filter(|it| {
            let node = it.accesskit_node();
            node.bounding_box().is_some() && is_meant(&node)
        })
        .map(|it| it.rect())
        .collect()
}

fn ratio(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of the accessibility guidelines.
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
