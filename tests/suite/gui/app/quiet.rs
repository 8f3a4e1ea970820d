//! An idle window asks for nothing, also after what shows less than before.

use bianzhi::gui::step::Step;
use egui::Event;
use egui::Key;
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
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    let frames = frames_until_quiet(&mut window);
    assert!(frames <= FRAMES, "{frames} frames");
}
