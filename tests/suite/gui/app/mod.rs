//! The whole window over the sample budget, driven by label as a user or a screen reader finds things.

mod arranging;
mod assets;
mod assistant;
mod auditing;
mod columns;
mod comparing;
mod data;
mod entering;
mod exporting;
mod files;
mod finding;
mod following;
mod formulas;
mod holding;
mod inspecting;
mod keeping;
mod leading;
mod menus;
mod names;
mod narrow;
mod other_form;
mod overview;
mod packages;
mod palette;
mod parameters;
mod pasting;
mod paths;
mod performance;
mod picking;
mod pictures;
mod previewing;
mod printing;
mod projects;
mod quiet;
mod reasons;
mod rescuing;
mod rounds;
mod rows;
mod starting;
mod statement;
mod support;
mod texts;
mod tour;
mod units;
mod whole_day;

use bianzhi::export::CreatedAt;
use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::command::Command;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use bianzhi::gui::theme;
use bianzhi::model::Budget;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::UiBuilder;
use egui_kittest::Harness;
use egui_kittest::HarnessBuilder;
use egui_kittest::kittest::Queryable;

type Window = Harness<'static, Option<App>>;

fn now() -> CreatedAt {
    CreatedAt {
        year: 2024,
        month: 1,
        day: 31,
        hour: 9,
        minute: 0,
        second: 0,
    }
}

/// The window of a user's first start.
fn window() -> Window {
    let builder = Harness::builder().with_size([1366.0, 768.0]);
    window_of(builder, Settings::default())
}

/// A window shown in some way to someone with these settings.
fn window_of(builder: HarnessBuilder<Option<App>>, settings: Settings) -> Window {
    let show = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let app = app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), now));
        // The harness leaves a margin; the program has the whole window.
        let whole = ui.ctx().content_rect();
        ui.scope_builder(UiBuilder::new().max_rect(whole), |ui| {
            ui.set_clip_rect(whole);
            app.frame(ui);
        });
    };
    let mut window = builder
        .with_step_dt(0.016)
        .with_max_steps(30)
        .with_context_setup(theme::install)
        .build_ui_state(show, None);
    window.run();
    window
}

fn sample() -> Window {
    let mut window = window();
    window.get_by_label("打开示例").click();
    window.run();
    window
}

fn app(window: &mut Window) -> &mut App {
    window
        .state_mut()
        .as_mut()
        .expect("the first frame makes the window")
}

fn send(window: &mut Window, action: Action) {
    app(window).send(action);
    window.run();
}

fn command(window: &mut Window, command: Command) {
    send(window, Action::Command(command));
}

fn budget(window: &mut Window) -> Budget {
    app(window)
        .workspace()
        .expect("a file is open")
        .document
        .budget()
        .clone()
}

/// The step that is shown.
fn step(window: &mut Window) -> Step {
    app(window).workspace().unwrap().view.step
}

fn show_step(window: &mut Window, step: Step) {
    window
        .get_by_role_and_label(egui::accesskit::Role::Tab, step.label())
        .click();
    window.run();
}

/// Picks an entry of the list at the side.
fn pick(window: &mut Window, name: &str) {
    window
        .get_by_role_and_label(egui::accesskit::Role::ListBoxOption, name)
        .click();
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn press_ctrl(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

fn type_text(window: &mut Window, text: &str) {
    for c in text.chars() {
        window.event(Event::Text(c.to_string()));
    }
    window.run();
}

fn value(window: &Window, label: &str) -> String {
    window.get_by_label(label).value().unwrap_or_default()
}
