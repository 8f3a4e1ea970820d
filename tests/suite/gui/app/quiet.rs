//! An idle window asks for nothing, also after what shows less than before.

use bianzhi::gui::step::Step;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::MouseWheelSource;
use egui::MouseWheelUnit;
use egui::Pos2;
use egui::TouchPhase;
use egui::pos2;
use egui::vec2;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::press;
use super::press_ctrl;
use super::sample;
use super::show_step;

/// So many frames a step may take until the window is at rest.
const FRAMES: usize = 6;

/// How many frames are drawn until nothing more is asked for.
fn frames_until_quiet(window: &mut Window) -> usize {
    for frame in 1..=200 {
        window.step();
        let output = &window.output().viewport_output;
        let wants = output.values().map(|it| it.repaint_delay).min();
        if wants.is_none_or(|it| it > std::time::Duration::from_millis(100)) {
            return frame;
        }
    }
    panic!("the window never comes to rest");
}

/// Turns the wheel at a place until there is no more to be seen below.
fn scroll_to_end(window: &mut Window, at: Pos2) {
    window.hover_at(at);
    window.run();
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -1_000_000.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    frames_until_quiet(window);
}

#[test]
fn the_window_is_at_rest_at_once_when_many_rows_are_undone() {
    let mut window = sample();
    show_step(&mut window, Step::Basic);
    window.get_by_label("预算数（万元） 第1行").click();
    window.run();
    press_ctrl(&mut window, Key::End);
    press(&mut window, Key::Home);
    let rows = "\t基本支出-公用经费\t\t30201\n".repeat(400);
    window.event(Event::Paste(rows));
    window.run();
    press_ctrl(&mut window, Key::End);
    // Its findings go too, of which the last are in sight.
    scroll_to_end(&mut window, pos2(1250.0, 500.0));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    let frames = frames_until_quiet(&mut window);
    assert!(frames <= FRAMES, "{frames} frames");
}
