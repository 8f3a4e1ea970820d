//! The screens that are looked at, and the way to each as a user goes it.
//!
//! A new screen, dialog or menu of some size belongs here.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::step::Step;
use bianzhi::model::LineField;
use bianzhi::model::RecordId;
use bianzhi::rules::Location;
use egui::Event;
use egui::Key;
use egui::Modifiers;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::gui::app::Window;
use crate::gui::app::budget;
use crate::gui::app::command;
use crate::gui::app::pick;
use crate::gui::app::press;
use crate::gui::app::printing;
use crate::gui::app::send;
use crate::gui::app::show_step;
use crate::gui::app::window_of;

/// How a window is shown.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub name: &'static str,
    /// Light text on dark ground.
    pub is_dark: bool,
    /// Width and height in pixels.
    pub size: [f32; 2],
    /// Pixels to a point.
    pub scale: f32,
    /// Its pixels are looked at too, which takes its time.
    pub is_painted: bool,
}

/// On the smallest screen offices have.
pub const LIGHT: Look = Look {
    name: "light",
    is_dark: false,
    size: [1366.0, 768.0],
    scale: 1.0,
    is_painted: true,
};

/// The same in the dark.
pub const DARK: Look = Look {
    name: "dark",
    is_dark: true,
    ..LIGHT
};

/// With room to spare.
pub const WIDE: Look = Look {
    name: "wide",
    size: [1920.0, 1080.0],
    is_painted: false,
    ..LIGHT
};

/// On a sharp screen, which leaves the least room.
pub const SHARP: Look = Look {
    name: "sharp",
    size: [2560.0, 1440.0],
    scale: 2.0,
    is_painted: false,
    ..LIGHT
};

/// A place to look at.
struct Screen {
    name: &'static str,
    show: fn(&mut Window),
}

const fn screen(name: &'static str, show: fn(&mut Window)) -> Screen {
    Screen { name, show }
}

/// Before a file is open.
const OUTSIDE: [Screen; 2] = [
    screen("start", |_| {}),
    screen("assistant", |it| command(it, Command::New)),
];

/// In the sample.
const INSIDE: [Screen; 30] = [
    screen("overview", |it| show_step(it, Step::Overview)),
    screen("cover", |it| show_step(it, Step::Cover)),
    screen("units", |it| show_step(it, Step::Units)),
    screen("revenue", |it| show_step(it, Step::Revenue)),
    screen("basic", basic),
    screen("column_menu", |it| {
        select(it, LineField::Economic);
        command(it, Command::ColumnMenu);
    }),
    screen("picker", |it| {
        select(it, LineField::Function);
        press(it, Key::F2);
    }),
    screen("paste", paste),
    screen("project", |it| show_step(it, Step::Projects)),
    screen("costing", |it| {
        show_step(it, Step::Projects);
        pick(it, "网络租赁费");
        show_tab(it, "测算明细");
    }),
    screen("procurement", |it| show_step(it, Step::Procurement)),
    screen("assets", |it| show_step(it, Step::Assets)),
    screen("performance", |it| show_step(it, Step::Performance)),
    screen("statement", |it| {
        show_step(it, Step::Texts);
        pick(it, "　一、2024年收支预算的总体说明");
    }),
    screen("texts", |it| {
        show_step(it, Step::Texts);
        show_tab(it, "原因和文字");
    }),
    screen("rounds", |it| show_step(it, Step::Rounds)),
    screen("audit", |it| show_step(it, Step::Audit)),
    screen("parameters", |it| {
        show_step(it, Step::Audit);
        show_tab(it, "参数");
    }),
    screen("rule_lists", |it| {
        show_step(it, Step::Audit);
        show_tab(it, "规则用表");
    }),
    screen("formulas", |it| {
        show_step(it, Step::Audit);
        show_tab(it, "自定公式");
    }),
    screen("manual", |it| command(it, Command::RuleManual)),
    screen("basic_details", |it| {
        basic(it);
        command(it, Command::ShowDetails);
    }),
    screen("table", table),
    screen("print", printing::preview_in),
    screen("palette", |it| command(it, Command::FindCommand)),
    screen("places", |it| command(it, Command::GoTo)),
    screen("replace", |it| {
        basic(it);
        command(it, Command::Replace);
    }),
    screen("keys", |it| command(it, Command::KeyboardHelp)),
    screen("freeze", |it| command(it, Command::FreezeRound)),
    screen("tour", |it| command(it, Command::Tour)),
];

/// Shows every screen in turn.
pub fn for_each_screen(look: Look, mut visit: impl FnMut(&Window, &'static str)) {
    let mut window = opened(look);
    for it in &OUTSIDE {
        show(&mut window, it, &mut visit);
    }
    command(&mut window, Command::OpenSample);
    for it in &INSIDE {
        show(&mut window, it, &mut visit);
    }
}

/// Shows a screen, lets it be looked at, and closes what lies over the window.
fn show(window: &mut Window, screen: &Screen, visit: &mut impl FnMut(&Window, &'static str)) {
    (screen.show)(window);
    window.remove_cursor();
    window.run();
    visit(window, screen.name);
    for _ in 0..2 {
        press(window, Key::Escape);
    }
}

fn opened(look: Look) -> Window {
    let mut settings = Settings::default();
    settings.is_dark = look.is_dark;
    let builder = egui_kittest::Harness::builder()
        .with_size(look.size.map(|it| it / look.scale))
        .with_pixels_per_point(look.scale);
    window_of(builder, settings)
}

fn show_tab(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Tab, label).click();
    window.run();
}

/// A cell of the third line of the basic expenditure.
fn select(window: &mut Window, field: LineField) {
    let line = budget(window).expenditure[2].id;
    let place = Location::Field(RecordId::Line(line), field.into());
    send(window, Action::GoTo(place));
}

/// Some amounts selected, findings beside them.
fn basic(window: &mut Window) {
    select(window, LineField::Amount);
    command(window, Command::ShowFindings);
    select(window, LineField::Amount);
    for _ in 0..3 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    }
    window.run();
}

fn paste(window: &mut Window) {
    select(window, LineField::Amount);
    window.event(Event::Paste("1,000.5\n不是数\n３\n".to_owned()));
    window.run();
}

/// The table of all expenditure with what a figure is made of.
fn table(window: &mut Window) {
    show_step(window, Step::Tables);
    send(window, Action::ShowTable(2));
    command(window, Command::ShowDetails);
}
