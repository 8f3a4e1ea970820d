//! What the window does for support: the log, reports and what is told after a failure, 关于编制.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::care::Care;
use bianzhi::gui::care::Provoked;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::ExportKind;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use bianzhi::gui::theme;
use bianzhi::storage::folder_beside;
use bianzhi::storage::render;
use bianzhi::support::LOG_FILE;
use bianzhi::support::Log;
use bianzhi::support::Recorder;
use egui::Key;
use egui::UiBuilder;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::now;
use super::send;
use super::show_step;

/// The window as the program runs it: what panics in a frame ends the work and not the window.
pub(super) fn window(data: &Path) -> Window {
    let data = data.to_owned();
    let show = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let app = app.get_or_insert_with(|| {
            let mut app = App::new(ui.ctx(), Settings::default(), now);
            let log = Log::in_folder(data.join("logs"), now);
            let recorder = Recorder::in_folder(data.join("reports"), log.clone(), now);
            recorder.note_renderer("OpenGL 4.5");
            app.care = Care::new(log, recorder);
            app.keep_unsaved_in(&data.join("unsaved"));
            app.open_what_was_left();
            app
        });
        let whole = ui.ctx().content_rect();
        ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
            ui.set_clip_rect(whole);
            app.guarded_frame(ui);
        });
    };
    let mut window = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_step_dt(0.016)
        .with_max_steps(60)
        .with_context_setup(theme::install)
        .build_ui_state(show, None);
    window.run();
    window
}

pub(super) fn save_as(window: &mut Window, path: &Path) {
    let purpose = PathPurpose::Save;
    send(window, Action::Picked(purpose, Some(path.to_owned())));
}

fn add_row(window: &mut Window) {
    show_step(window, Step::Revenue);
    command(window, Command::AddRow);
}

pub(super) fn open_sample(window: &mut Window) {
    command(window, Command::OpenSample);
}

/// Has the next frame fail.
fn fall(window: &mut Window) {
    app(window).care.provoked = Some(Provoked::Frame);
    window.key_press(Key::F1);
    window.run();
}

/// Opens the file that the first start finds.
fn started_again(data: &Path, path: &Path) -> Window {
    let mut window = window(data);
    send(&mut window, Action::OpenFile(path.to_owned()));
    window
}

#[test]
fn a_panic_is_told_in_the_window_and_the_work_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    let mut first = window(folder.path());
    open_sample(&mut first);
    save_as(&mut first, &path);
    add_row(&mut first);
    let left = budget(&mut first);
    fall(&mut first);
    first.get_by_label("编制出错，需要重新启动");
    first.get_by_label_contains("重新打开这个文件时自动恢复");
    first.get_by_label(&path.display().to_string());
    first.get_by_label("关闭程序");
    assert!(first.query_by_label("收入").is_none());
    // While the old window still stands.
    let mut second = started_again(folder.path(), &path);
    assert_eq!(budget(&mut second), left);
    second.get_by_label_contains("已恢复上次没有保存的 1 步改动");
}

#[test]
fn who_types_on_does_not_close_the_window_that_failed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    open_sample(&mut window);
    fall(&mut window);
    assert!(!window.get_by_label("关闭程序").is_focused());
}

#[test]
fn a_panic_takes_nothing_from_a_budget_that_has_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = window(folder.path());
    open_sample(&mut first);
    add_row(&mut first);
    let left = budget(&mut first);
    fall(&mut first);
    first.get_by_label_contains("下次启动时自动打开");
    let mut second = window(folder.path());
    second.run();
    assert_eq!(budget(&mut second), left);
}

#[test]
fn a_panic_takes_nothing_from_a_file_that_may_only_be_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    let mut holder = window(&folder.path().join("a"));
    open_sample(&mut holder);
    save_as(&mut holder, &path);
    let data = folder.path().join("b");
    let mut reader = started_again(&data, &path);
    add_row(&mut reader);
    let left = budget(&mut reader);
    fall(&mut reader);
    reader.get_by_label_contains("下次启动时自动打开");
    let mut again = window(&data);
    again.run();
    assert_eq!(budget(&mut again), left);
}

#[test]
fn work_that_cannot_be_kept_is_not_said_to_be_safe() {
    let folder = tempfile::tempdir().unwrap();
    // A file where the folder for the program's data would be.
    let data = folder.path().join("file");
    std::fs::write(&data, "").unwrap();
    let mut window = window(&data);
    open_sample(&mut window);
    add_row(&mut window);
    fall(&mut window);
    window.get_by_label_contains("最近的改动没能留存");
    window.get_by_label("错误报告没能写出");
}

#[test]
fn a_panic_without_unsaved_work_says_that_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    fall(&mut window);
    window.get_by_label("没有打开的文件，没有丢失内容");
}

#[test]
fn work_behind_the_window_that_panics_leaves_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    open_sample(&mut window);
    app(&mut window).care.provoked = Some(Provoked::Worker);
    window.key_press(Key::F1);
    window.run();
    app(&mut window).care.provoked = None;
    // What the key means otherwise.
    window.get_by_label("关闭").click();
    window.run();
    let is_told = |window: &Window| window.query_by_label_contains("导出意外中断").is_some();
    for _ in 0..200 {
        if is_told(&window) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.run();
    }
    assert!(is_told(&window));
    add_row(&mut window);
    assert!(app(&mut window).workspace().unwrap().document.is_dirty());
}

/// The log, with nothing of its times and process numbers.
fn logged(data: &Path) -> String {
    let text = std::fs::read_to_string(data.join("logs").join(LOG_FILE)).unwrap();
    let words = text.lines().filter_map(|line| line.split_once("] "));
    words.flat_map(|(_, words)| [words, "\n"]).collect()
}

/// Every amount, name and text of a budget, as its file has them.
fn texts_in(window: &mut Window) -> BTreeSet<String> {
    let text = render(&budget(window), "").unwrap();
    let quoted = text.split('"').skip(1).step_by(2);
    let is_telling = |it: &&str| it.chars().count() > if it.is_ascii() { 2 } else { 1 };
    quoted.filter(is_telling).map(str::to_owned).collect()
}

/// The log without the figures that are the program's own: rough sizes and counts, lines of its source, the pack.
fn without_own_figures(log: &str) -> String {
    let mut words = Vec::new();
    let mut is_rough = false;
    for word in log.split_whitespace() {
        let is_own = is_rough || word.starts_with("liaoning_2024（");
        is_rough = word.ends_with('约');
        if !is_own {
            words.push(word.split_once(".rs:").map_or(word, |(source, _)| source));
        }
    }
    words.join(" ")
}

/// A day's work: opened, changed, refused, exported, saved, failed.
fn day(data: &Path, folder: &Path) -> Window {
    let path = folder.join("和平区 预算.bmys");
    let mut window = window(data);
    open_sample(&mut window);
    save_as(&mut window, &path);
    add_row(&mut window);
    command(&mut window, Command::NextFinding);
    command(&mut window, Command::ApplyFix);
    command(&mut window, Command::Save);
    let export = PathPurpose::Export(ExportKind::Statement);
    let target = folder.join("说明.docx");
    send(&mut window, Action::Picked(export, Some(target.clone())));
    for _ in 0..500 {
        if target.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.run();
    }
    window.run();
    let missing = folder.join("水政监察 没有.bmys");
    send(&mut window, Action::OpenFile(missing));
    // Another program writes the file.
    std::fs::write(&path, "x").unwrap();
    add_row(&mut window);
    command(&mut window, Command::Save);
    window
}

#[test]
fn a_days_work_leaves_no_amount_and_no_name_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut window = day(&data, folder.path());
    let log = without_own_figures(&logged(&data));
    let texts = texts_in(&mut window);
    assert!(texts.len() > 200);
    for text in &texts {
        assert!(!log.contains(text.as_str()), "{text} is in\n{log}");
    }
    for amount in texts.iter().filter(|it| it.ends_with(".00")) {
        let yuan = amount.trim_end_matches(".00");
        assert!(yuan.len() < 3 || !log.contains(yuan), "{yuan} is in\n{log}");
    }
    let home = folder.path().to_str().unwrap();
    for word in [home, ".bmys", "没有", "监察"] {
        assert!(!log.contains(word), "{word} is in\n{log}");
    }
}

#[test]
fn the_log_tells_what_was_done_and_what_failed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    day(&data, folder.path());
    let log = logged(&data);
    for part in [
        "打开 示例 规则包 liaoning_2024（",
        "保存 约 ",
        "导出 docx",
        "未成功 打开 File(Read { source: Os { code: , kind: NotFound",
        "未成功 保存 Changed",
        "失败 src/gui/dispatch/",
    ] {
        assert!(log.contains(part), "no {part} in\n{log}");
    }
}

#[test]
fn who_wants_it_has_the_sentences_in_the_log_too() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut window = window(&data);
    open_sample(&mut window);
    command(&mut window, Command::About);
    window.get_by_label("详细日志").click();
    window.run();
    assert!(app(&mut window).settings.logs_texts);
    window.get_by_label("关闭").click();
    window.run();
    let missing: PathBuf = folder.path().join("没有.bmys");
    send(&mut window, Action::OpenFile(missing));
    assert!(logged(&data).contains("没有.bmys"));
}

#[test]
fn about_tells_version_packs_renderer_and_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(folder.path());
    command(&mut window, Command::About);
    window.get_by_label(env!("CARGO_PKG_VERSION"));
    window.get_by_label("OpenGL 4.5");
    window.get_by_label_contains("liaoning_2024（");
    window.get_by_label(&folder.path().join("logs").display().to_string());
    window.get_by_label("打开日志文件夹");
    window.get_by_label("复制信息").click();
    window.step();
    let copied = window.output().platform_output.commands.iter().any(|it| {
        matches!(it, egui::OutputCommand::CopyText(text)
            if text.contains("版本：") && text.contains("显示方式：OpenGL 4.5"))
    });
    assert!(copied);
}

#[test]
fn a_report_of_a_failure_in_a_file_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算.bmys");
    let mut window = window(folder.path());
    open_sample(&mut window);
    save_as(&mut window, &path);
    window.run();
    // What the panic hook does.
    app(&mut window)
        .care
        .recorder
        .record("src/a.rs:1:2", "index out of bounds");
    window.run();
    window.get_by_label_contains("后台的一项工作出错中断");
    let reports = std::fs::read_dir(folder_beside(&path)).unwrap();
    let names = reports.map(|it| it.unwrap().file_name().into_string().unwrap());
    let reports: Vec<String> = names.filter(|it| it.starts_with("错误报告")).collect();
    assert_eq!(reports.len(), 1);
    let report = std::fs::read_to_string(folder_beside(&path).join(&reports[0])).unwrap();
    assert!(report.contains("规则包　　liaoning_2024（") && report.contains("打开示例"));
    for text in texts_in(&mut window) {
        assert!(!report.contains(&text), "{text}");
    }
}
