//! The order of a start: the first picture, then what was left and the file of the command line.

use std::path::Path;
use std::path::PathBuf;

use bianzhi::gui::app::App;
use bianzhi::gui::care::Care;
use bianzhi::gui::care::First;
use bianzhi::gui::command::Command;
use bianzhi::gui::settings::Settings;
use bianzhi::support::Past;
use bianzhi::support::Renderer;
use bianzhi::support::Trial;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::Window;
use super::app;
use super::command;
use super::keeping::leave_unsaved;
use super::now;
use super::support::open_sample;
use super::support::save_as;
use super::support::window;

/// The program's data and a file that was saved before.
fn saved(folder: &Path) -> (PathBuf, PathBuf) {
    let [data, path] = ["data", "预算.bmys"].map(|it| folder.join(it));
    let mut window = window(&data);
    open_sample(&mut window);
    save_as(&mut window, &path);
    (data, path)
}

#[test]
fn a_file_is_opened_only_once_the_renderer_has_passed() {
    let folder = tempfile::tempdir().unwrap();
    let (data, path) = saved(folder.path());
    let is_on_trial = {
        let mark = data.join("renderer-starting.txt");
        move || mark.exists()
    };
    let trial = Trial::begin(&data, Renderer::OpenGl);
    assert!(is_on_trial());
    let mut care = Care::default();
    care.trial.set(Some(trial));
    care.first = First {
        unsaved: Some(data.join("unsaved")),
        file: Some(path),
    };
    let mut window = starting(care, move |app, ctx| {
        assert!(
            !is_on_trial() || app.workspace().is_none(),
            "a file is open"
        );
        assert_eq!(is_on_trial(), ctx.cumulative_frame_nr() < 1);
    });
    window.run();
    assert!(app(&mut window).workspace().is_some());
    assert_eq!(Past::read(&data).good, Some(Renderer::OpenGl));
}

#[test]
fn a_file_that_is_asked_for_comes_before_what_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let (data, path) = saved(folder.path());
    let unsaved = data.join("unsaved");
    leave_unsaved(&unsaved, "测试单位");
    let mut care = Care::default();
    care.first = First {
        unsaved: Some(unsaved),
        file: Some(path.clone()),
    };
    let mut window = starting(care, |_, _| {});
    window.run();
    let workspace = app(&mut window).workspace().expect("it is open");
    assert_eq!(workspace.path, Some(path));
    window.get_by_label_contains("上次有 1 份没有保存的预算");
    command(&mut window, Command::CloseFile);
    window.get_by_label_contains("测试单位");
}

/// A program that starts; each of its frames is looked at when it is drawn.
fn starting(care: Care, look: impl Fn(&mut App, &egui::Context) + 'static) -> Window {
    let mut care = Some(care);
    let show = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let app = app.get_or_insert_with(|| {
            let mut app = App::new(ui.ctx(), Settings::default(), now);
            app.care = care.take().unwrap();
            app
        });
        app.begin_behind_first_picture(ui.ctx());
        app.guarded_frame(ui);
        look(app, ui.ctx());
    };
    Harness::builder().build_ui_state(show, None)
}
