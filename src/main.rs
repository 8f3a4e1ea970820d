//! The window: start-up only.
//!
//! `bianzhi [文件]` opens a file; a bad one is explained on the start page.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::PathBuf;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::app::CreatedAt;
use bianzhi::gui::settings::STORAGE_KEY;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::theme::sizes;

fn main() {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let started = eframe::run_native(
        "bianzhi",
        eframe::NativeOptions {
            viewport: viewport(),
            ..eframe::NativeOptions::default()
        },
        Box::new(move |start| Ok(Box::new(app(start, file)))),
    );
    if let Err(error) = started {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("编制")
            .set_description(format!(
                "窗口打不开：本机的显卡驱动不支持 OpenGL 2.0，请更新显卡驱动，或不经远程桌面直接登录后再试。\n{error}"
            ))
            .show();
        std::process::exit(2);
    }
}

fn viewport() -> egui::ViewportBuilder {
    let builder = egui::ViewportBuilder::default()
        .with_app_id("bianzhi")
        .with_title("编制")
        .with_min_inner_size(sizes::WINDOW_MIN)
        .with_inner_size(sizes::WINDOW_FIRST);
    match eframe::icon_data::from_png_bytes(include_bytes!("../assets/icons/bianzhi-64.png")) {
        Ok(icon) => builder.with_icon(icon),
        // Without its sign the window works as well.
        Err(_) => builder,
    }
}

fn app(start: &eframe::CreationContext<'_>, file: Option<PathBuf>) -> App {
    let settings: Option<Settings> = start
        .storage
        .and_then(|storage| eframe::get_value(storage, STORAGE_KEY));
    let app = App::new(&start.egui_ctx, settings.unwrap_or_default(), now);
    if let Some(file) = file {
        app.send(Action::OpenFile(file));
    }
    app
}

/// The time of day in the one time zone of the country, eight hours ahead of UTC.
#[expect(
    clippy::disallowed_methods,
    reason = "the start of the program is where the clock is read"
)]
fn now() -> CreatedAt {
    const AHEAD: u64 = 8 * 3600;
    const DAY: u64 = 24 * 3600;
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let seconds = since.as_secs() + AHEAD;
    let (year, month, day) = civil(seconds / DAY);
    let part = |divisor: u64, modulus: u64| {
        u8::try_from(seconds / divisor % modulus).expect("hours, minutes and seconds are below 60")
    };
    CreatedAt {
        year,
        month,
        day,
        hour: part(3600, 24),
        minute: part(60, 60),
        second: part(1, 60),
    }
}

/// Year, month and day of a day counted from 1970-01-01.
fn civil(mut days: u64) -> (u16, u8, u8) {
    let is_leap = |year: u16| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= if is_leap(year) { 366 } else { 365 } {
        days -= if is_leap(year) { 366 } else { 365 };
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    let day = u8::try_from(days + 1).expect("no month has more than 31 days");
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(19_722), (2023, 12, 31));
        assert_eq!(civil(19_723), (2024, 1, 1));
    }
}
