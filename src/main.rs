//! The window: start-up only.
//!
//! `bianzhi [文件]` opens a file; a bad one is explained on the start page.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::path::PathBuf;
use std::time::SystemTime;

use bianzhi::cli::china_time;
use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::app::CreatedAt;
use bianzhi::gui::clipboard::Clipboard;
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
        .with_inner_size(sizes::WINDOW_FIRST)
        // At first; then as it was left.
        .with_maximized(true);
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
    let mut app = App::new(&start.egui_ctx, settings.unwrap_or_default(), now);
    app.clipboard = Clipboard::system();
    if let Some(data) = eframe::storage_dir("bianzhi") {
        app.keep_unsaved_in(&data.join("unsaved"));
    }
    if let Some(file) = file {
        app.send(Action::OpenFile(file));
    }
    app
}

/// The time of day.
#[expect(
    clippy::disallowed_methods,
    reason = "the start of the program is where the clock is read"
)]
fn now() -> CreatedAt {
    china_time(SystemTime::now())
}
