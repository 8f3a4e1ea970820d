//! What a frame of the window costs while a long list of lines is scrolled, and what selecting all of it costs.
//!
//! Drawn without a window: everything up to the triangles, which is the processor's part.

use std::hint::black_box;
use std::path::Path;

use bianzhi::edit::Edit;
use bianzhi::export::CreatedAt;
use bianzhi::gui::action::Action;
use bianzhi::gui::app::App;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use bianzhi::model::LineField;
use bianzhi::model::Value;
use bianzhi::money::Money;
use criterion::BenchmarkGroup;
use criterion::BenchmarkId;
use criterion::Criterion;
use criterion::measurement::WallTime;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::Pos2;

/// A window without a screen.
struct Window {
    ctx: egui::Context,
    app: App,
    frames: u32,
}

impl Window {
    fn open(file: &Path) -> Self {
        let ctx = egui::Context::default();
        let app = App::new(&ctx, Settings::default(), now);
        app.send(Action::OpenFile(file.to_owned()));
        let mut window = Self {
            ctx,
            app,
            frames: 0,
        };
        for _ in 0..3 {
            window.frame(Vec::new());
        }
        window.app.send(Action::ShowStep(Step::Basic));
        // Over the cells, where the wheel scrolls them.
        window.frame(vec![Event::PointerMoved(Pos2::new(600.0, 400.0))]);
        window
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.frames += 1;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                Pos2::ZERO,
                egui::vec2(1366.0, 768.0),
            )),
            // Frames so far apart that nothing is still moving from the one before.
            time: Some(f64::from(self.frames)),
            events,
            focused: true,
            ..egui::RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        let shapes = std::mem::take(&mut output.shapes);
        black_box(self.ctx.tessellate(shapes, output.pixels_per_point));
        output.drop_without_applying_deltas();
    }

    fn scroll(&mut self, points: f32) {
        self.frame(vec![Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        }]);
    }

    /// Clicks the cell under the pointer, which gives the list the keyboard.
    fn click(&mut self) {
        for pressed in [true, false] {
            self.frame(vec![Event::PointerButton {
                pos: Pos2::new(600.0, 400.0),
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            }]);
        }
    }

    fn select_all(&mut self, size: usize) {
        let key = |pressed| Event::Key {
            key: Key::A,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::COMMAND,
        };
        self.click();
        self.frame(vec![key(true), key(false)]);
        self.frame(Vec::new());
        let summary = self.app.workspace().and_then(|it| it.view.summary());
        let filled = summary.map_or(0, |summary| summary.filled);
        assert!(filled > size, "the list is shown and all of it selected");
    }
}

fn now() -> CreatedAt {
    super::stamp().created
}

/// Frames over budgets of some sizes, whose files are in a folder.
pub(crate) fn frames(criterion: &mut Criterion) {
    let pack = super::pack();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut group = criterion.benchmark_group("frame");
    group.sample_size(20);
    findings(&mut group, folder.path());
    for size in [1_000, 100_000] {
        let path = folder.path().join("frames.bmys");
        let budget = super::generator::budget(size);
        bianzhi::storage::save(&path, &budget, &pack.id).expect("it can be saved");
        let mut window = Window::open(&path);
        group.bench_function(BenchmarkId::new("scroll", size), |bencher| {
            bencher.iter(|| window.scroll(-90.0));
        });
        window.select_all(size);
        group.bench_function(BenchmarkId::new("scroll, all selected", size), |bencher| {
            bencher.iter(|| window.scroll(-90.0));
        });
    }
    group.finish();
}

/// The list of ten thousand findings on the screen of the audit.
fn findings(group: &mut BenchmarkGroup<'_, WallTime>, folder: &Path) {
    let pack = super::pack();
    let path = folder.join("findings.bmys");
    let mut budget = super::generator::budget(10_000);
    let ids: Vec<_> = budget.expenditure.iter().map(|it| it.id).collect();
    for id in ids {
        let amount = Value::Money(Money::from_yuan(-1));
        let edit = Edit::set(id, LineField::Amount, amount);
        edit.apply(&mut budget).expect("the line is there");
    }
    bianzhi::storage::save(&path, &budget, &pack.id).expect("it can be saved");
    let mut window = Window::open(&path);
    window.app.send(Action::ShowStep(Step::Audit));
    window.frame(Vec::new());
    window.frame(Vec::new());
    let document = window.app.workspace().map(|it| &it.document);
    let count = document.map_or(0, |it| it.findings().len());
    assert!(count >= 10_000, "{count}");
    group.bench_function(BenchmarkId::new("scroll findings", count), |bencher| {
        bencher.iter(|| window.scroll(-90.0));
    });
}
