//! The order of a start: the first picture, then what was left and the file of the command line.

use bianzhi::gui::app::App;
use bianzhi::gui::care::Care;
use bianzhi::gui::care::First;
use bianzhi::gui::settings::Settings;
use bianzhi::support::Past;
use bianzhi::support::Renderer;
use bianzhi::support::Trial;
use egui_kittest::Harness;

use super::Window;
use super::app;
use super::now;
use super::support::open_sample;
use super::support::save_as;
use super::support::window;

#[test]
fn a_file_is_opened_only_once_the_renderer_has_passed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = folder.path().join("预算.bmys");
    let mut first = window(&data);
    open_sample(&mut first);
    save_as(&mut first, &path);
    drop(first);
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
    let mut care = Some(care);
    let show = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let app = app.get_or_insert_with(|| {
            let mut app = App::new(ui.ctx(), Settings::default(), now);
            app.care = care.take().unwrap();
            app
        });
        let was_on_trial = is_on_trial();
        app.begin_behind_first_picture(ui.ctx());
        app.guarded_frame(ui);
        assert!(
            !is_on_trial() || app.workspace().is_none(),
            "a file is open"
        );
        assert_eq!(was_on_trial, ui.ctx().cumulative_frame_nr() < 2);
    };
    let mut window: Window = Harness::builder().build_ui_state(show, None);
    window.run();
    assert!(app(&mut window).workspace().is_some());
    assert_eq!(Past::read(&data).good, Some(Renderer::OpenGl));
}
