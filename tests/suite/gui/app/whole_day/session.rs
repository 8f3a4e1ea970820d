//! A long session of all kinds of changes, taken back to the last byte.

use bianzhi::edit::Direction;
use bianzhi::gui::action::Action;
use bianzhi::gui::action::FreezeRound;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::model::Round;
use bianzhi::rules::Location;
use bianzhi::storage::render;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::super::Window;
use super::super::app;
use super::super::sample;
use super::keyboard::look;

/// So many steps are made.
const STEPS: usize = 200;

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        // Knuth's constants for a linear congruential generator.
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// The file that would be saved.
fn file(window: &mut Window) -> String {
    let document = &app(window).workspace().unwrap().document;
    render(document.budget(), &document.pack().id).unwrap()
}

fn steps(window: &mut Window, direction: Direction) -> usize {
    let document = &app(window).workspace().unwrap().document;
    document.history().steps(direction).len()
}

fn any_record(window: &mut Window, dice: &mut Dice) -> RecordId {
    let budget = look(window);
    // Rounds can't be changed.
    let is_there =
        |kind: &&RecordKind| budget.count(**kind) > 0 && **kind != RecordKind::FrozenRound;
    let kinds: Vec<_> = RecordKind::ALL.iter().filter(is_there).collect();
    let kind = *kinds[dice.throw(kinds.len())];
    budget.id_at(kind, dice.throw(budget.count(kind))).unwrap()
}

/// Frames enough for what was asked for; nothing is waited for that only moves.
fn go_on(window: &mut Window) {
    window.run_steps(2);
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    go_on(window);
}

fn event(window: &mut Window, event: Event) {
    window.event(event);
    go_on(window);
}

fn send(window: &mut Window, action: Action) {
    app(window).send(action);
    go_on(window);
}

/// To a cell of a record, with a few rows selected at times.
fn go_anywhere(window: &mut Window, dice: &mut Dice) {
    let record = any_record(window, dice);
    send(window, Action::GoTo(Location::Record(record)));
    for _ in 0..dice.throw(7) {
        window.key_press(Key::ArrowRight);
    }
    for _ in 0..dice.throw(3) {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    }
    go_on(window);
}

/// Does something, as users do: most of it changes the budget, some of it is refused.
fn act(window: &mut Window, dice: &mut Dice) {
    const CTRL: Modifiers = Modifiers::COMMAND;
    const ALT: Modifiers = Modifiers::ALT;
    const SHIFT: Modifiers = Modifiers::SHIFT;
    const NONE: Modifiers = Modifiers::NONE;
    let texts = [
        "12",
        "3.5万",
        "２０",
        "办公费",
        "1,000",
        "2025",
        "新增",
        "x",
    ];
    let text = texts[dice.throw(texts.len())];
    go_anywhere(window, dice);
    match dice.throw(18) {
        0..=2 => {
            event(window, Event::Text(text.to_owned()));
            press(window, NONE, Key::Enter);
        }
        3 => {
            press(window, NONE, Key::F2);
            press(window, NONE, Key::ArrowDown);
            press(window, NONE, Key::Enter);
        }
        4 | 5 => {
            event(window, Event::Paste(format!("{text}\t7\n8\t{text}\n")));
            press(window, CTRL, Key::Enter);
        }
        6 => press(window, CTRL, Key::D),
        7 => press(window, CTRL, Key::Delete),
        8 => press(window, CTRL | SHIFT, Key::D),
        9 => press(window, ALT | SHIFT, Key::ArrowDown),
        10 => press(window, CTRL | SHIFT, Key::Enter),
        11 => press(window, NONE, Key::Delete),
        12 => event(window, Event::Cut),
        13 => {
            for _ in 0..=dice.throw(3) {
                press(window, NONE, Key::F8);
            }
            press(window, NONE, Key::F7);
        }
        14 => {
            press(window, NONE, Key::F8);
            press(window, SHIFT, Key::F7);
            event(window, Event::Text(text.to_owned()));
            press(window, CTRL, Key::Enter);
        }
        15 if dice.throw(4) == 0 => freeze(window, text),
        15 | 16 => change_projects(window, dice),
        _ => press(window, CTRL, Key::Z),
    }
    // Leaves what is still open: an entry, and the dialog it was made in.
    for _ in 0..2 {
        window.key_press(Key::Escape);
        window.step();
    }
}

fn freeze(window: &mut Window, name: &str) {
    let request = FreezeRound {
        round: Round::FirstSubmission,
        name: name.to_owned(),
        date: "2024-01-31".to_owned(),
    };
    send(window, Action::Freeze(request));
}

/// Adds a project, copies one or deletes one with all that belongs to it.
fn change_projects(window: &mut Window, dice: &mut Dice) {
    let projects = &look(window).projects;
    let Some(project) = projects.get(dice.throw(projects.len().max(1))) else {
        return;
    };
    let place = Location::Record(project.id.into());
    send(window, Action::GoTo(place));
    let labels = ["新增项目", "复制项目", "删除项目…"];
    for label in [labels[dice.throw(labels.len())], "一并删除"] {
        if let Some(button) = window.query_by_role_and_label(Role::Button, label) {
            button.click();
            go_on(window);
        }
    }
}

#[test]
fn a_session_of_all_kinds_of_steps_is_taken_back_to_the_last_byte() {
    let mut window = sample();
    // Hundreds of findings need not be drawn.
    press(&mut window, Modifiers::NONE, Key::F9);
    let before = file(&mut window);
    let mut dice = Dice(20_240_131);
    let mut tries = 0;
    while steps(&mut window, Direction::Back) < STEPS {
        act(&mut window, &mut dice);
        tries += 1;
        assert!(tries < 4 * STEPS, "too little comes of it");
    }
    let made = steps(&mut window, Direction::Back);
    let after = file(&mut window);
    assert_ne!(after, before);
    for _ in 0..made {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        window.step();
    }
    assert_eq!(file(&mut window), before);
    assert!(!app(&mut window).workspace().unwrap().document.is_dirty());
    for _ in 0..made {
        window.key_press_modifiers(Modifiers::COMMAND, Key::Y);
        window.step();
    }
    assert_eq!(file(&mut window), after);
    send(&mut window, Action::Retrace(Direction::Back, made));
    assert_eq!(file(&mut window), before);
}
