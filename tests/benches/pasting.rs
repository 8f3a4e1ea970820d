//! From Ctrl+V to the first frame that shows the block: 5,000 rows of 12 columns into 10,000 lines.

use bianzhi::export::CreatedAt;
use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use bianzhi::gui::theme;
use bianzhi::storage;
use criterion::BatchSize;
use criterion::Criterion;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui_kittest::Harness;

use super::generator;
use super::pack;

type Window = Harness<'static, Option<App>>;

const ROWS: usize = 5_000;
const LINES: usize = 10_000;

fn now() -> CreatedAt {
    CreatedAt {
        year: 2024,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
    }
}

/// Rows as people copy them: names beside codes, amounts with thousands marks.
fn block() -> String {
    let row = |at: usize| {
        let unit = at % 10 + 1;
        let amount = at % 90 + 10;
        format!(
            "某某局第{unit}事业中心\t基本支出-公用经费\t2080150 事业运行\t30201 办公费\t1,0{amount}.50\t\
             一般公共预算\t本年\t\t未分类\t否\t否\t否\n"
        )
    };
    (0..ROWS).map(row).collect()
}

/// The window with the empty row below the basic expenditure selected.
fn window(path: &std::path::Path) -> Window {
    let show = |ui: &mut egui::Ui, app: &mut Option<App>| {
        app.get_or_insert_with(|| App::new(ui.ctx(), Settings::default(), now))
            .frame(ui);
    };
    let mut window = Harness::builder()
        .with_size([1366.0, 768.0])
        .with_max_steps(30)
        .with_context_setup(theme::install)
        .build_ui_state(show, None);
    let send = |window: &mut Window, action: Action| {
        let app = window.state().as_ref().expect("the first frame makes it");
        app.send(action);
        window.run_steps(4);
    };
    send(&mut window, Action::OpenFile(path.to_owned()));
    send(&mut window, Action::ShowStep(Step::Basic));
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.run_steps(2);
    window.key_press(Key::Home);
    window.run_steps(2);
    window
}

fn lines(window: &Window) -> usize {
    let app = window.state().as_ref().expect("the window is there");
    let workspace = app.workspace().expect("a file is open");
    workspace.document.budget().expenditure.len()
}

/// Measures a paste and the undo behind it.
pub(crate) fn paste(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("paste.bmys");
    storage::save(&path, &generator::budget(LINES), &pack().id).expect("it can be saved");
    let text = block();
    let paste = |mut window: Window| {
        window.event(Event::Paste(text.clone()));
        // The grid asks, the clipboard is read, the block goes in, and this frame shows it.
        window.run_steps(3);
        assert_eq!(lines(&window), LINES + ROWS);
        window
    };
    let mut group = criterion.benchmark_group("paste");
    group.sample_size(10);
    group.bench_function("5,000 rows of 12 columns", |bencher| {
        bencher.iter_batched(|| window(&path), paste, BatchSize::PerIteration);
    });
    group.bench_function("the same undone", |bencher| {
        let undo = |mut window: Window| {
            window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
            window.run_steps(2);
            assert_eq!(lines(&window), LINES);
            window
        };
        bencher.iter_batched(|| paste(window(&path)), undo, BatchSize::PerIteration);
    });
    group.finish();
}
