//! The screens as pictures: what is drawn can be read on every one, and it looks as it did.
//!
//! The windows are drawn without a display or a graphics card (`canvas`).
//! `UPDATE_EXPECT=1` keeps the pictures as they are now; look at them before committing.
//! `BIANZHI_PICTURES=folder` writes every screen in every look there at full size.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_arithmetic,
    reason = "pixels are counted and are drawn with floats"
)]

mod canvas;
mod drawn;
mod faulty;
mod flaws;
mod kept;
mod screens;

use std::path::Path;
use std::sync::LazyLock;

use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::gui::app::Window;
use flaws::Flaw;
use flaws::Kind;
use kept::Picture;
use screens::Look;

/// Set to a folder to get all screens there.
const PICTURES: &str = "BIANZHI_PICTURES";

/// Kept in the common look.
const KEPT: [&str; 16] = [
    "start",
    "assistant",
    "overview",
    "basic",
    "column_menu",
    "paste",
    "costing",
    "procurement",
    "assets",
    "performance",
    "texts",
    "rounds",
    "audit",
    "table",
    "print",
    "palette",
];
/// With the panel at the right, where findings stand that change with every rule; the others leave it out.
const KEPT_WHOLE: [&str; 2] = ["basic", "paste"];
/// Kept in the dark too.
const KEPT_DARK: [&str; 4] = ["overview", "basic", "table", "print"];

static LIGHT: LazyLock<Vec<Seen>> = LazyLock::new(|| look_at(screens::LIGHT));
static DARK: LazyLock<Vec<Seen>> = LazyLock::new(|| look_at(screens::DARK));
static WIDE: LazyLock<Vec<Seen>> = LazyLock::new(|| look_at(screens::WIDE));
static SHARP: LazyLock<Vec<Seen>> = LazyLock::new(|| look_at(screens::SHARP));

/// A screen that was looked at.
struct Seen {
    /// Screen and look.
    name: String,
    flaws: Vec<Flaw>,
    /// To be compared with the one kept.
    picture: Option<Picture>,
}

fn look_at(look: Look) -> Vec<Seen> {
    let folder = std::env::var_os(PICTURES);
    let mut seen = Vec::new();
    screens::for_each_screen(look, |window, screen| {
        let mut it = Seen {
            name: format!("{screen}_{}", look.name),
            flaws: flaws::of_layout(window),
            picture: None,
        };
        if look.is_painted || folder.is_some() {
            let (mut canvas, contrasts) = drawn::picture(window);
            it.flaws.extend(flaws::of_contrast(window, &contrasts));
            if let Some(folder) = &folder {
                let path = Path::new(folder).join(format!("{}.png", it.name));
                Picture::whole(&canvas).write(&path);
            }
            let kept: &[_] = if look.is_dark { &KEPT_DARK } else { &KEPT };
            if look.is_painted && kept.contains(&screen) {
                if let Some(rect) = panel(window).filter(|_| !KEPT_WHOLE.contains(&screen)) {
                    canvas.blank(rect);
                }
                it.picture = Some(Picture::small(&canvas));
            }
        }
        seen.push(it);
    });
    seen
}

/// Where findings and details stand, down to the corner of the window; a point is a pixel here.
fn panel(window: &Window) -> Option<Rect> {
    let tab = window.query_by_role_and_label(Role::Button, "审核意见")?;
    let corner = window.ctx.content_rect().max;
    Some(Rect::from_min_max(tab.rect().min, corner))
}

/// Every screen in every look is free of such a flaw.
fn assert_none(kind: Kind) {
    let all = [&LIGHT, &DARK, &WIDE, &SHARP].into_iter();
    let found: Vec<_> = all
        .flat_map(|seen| seen.iter())
        .flat_map(|seen| seen.flaws.iter().map(|it| (&seen.name, it)))
        .filter(|(_, flaw)| flaw.kind == kind)
        .map(|(name, flaw)| format!("{name}: {}", flaw.what))
        .collect();
    assert!(found.is_empty(), "{kind:?}\n{}", found.join("\n"));
}

#[test]
fn the_program_never_shortens_its_own_words_nor_an_amount() {
    assert_none(Kind::Shortened);
}

#[test]
fn a_text_is_cut_off_only_where_a_bar_scrolls_to_the_rest() {
    assert_none(Kind::Cut);
}

#[test]
fn no_text_lies_over_another() {
    assert_none(Kind::Overlap);
}

#[test]
fn nothing_reaches_beyond_the_window() {
    assert_none(Kind::Outside);
}

#[test]
fn every_text_stands_out_from_its_ground_in_both_themes() {
    assert_none(Kind::Faint);
}

#[test]
fn the_screens_look_as_they_did() {
    let pictures = LIGHT.iter().chain(DARK.iter());
    let pictures: Vec<_> = pictures
        .filter_map(|it| Some((&it.name, it.picture.as_ref()?)))
        .collect();
    let different: Vec<_> = pictures
        .iter()
        .filter_map(|(name, picture)| kept::compare(name, picture))
        .collect();
    assert!(
        different.is_empty(),
        "meant? then UPDATE_EXPECT=1\n{}",
        different.join("\n")
    );
    let mut names: Vec<_> = pictures.into_iter().map(|(name, _)| name.clone()).collect();
    names.sort();
    assert_eq!(kept::names(), names);
}
