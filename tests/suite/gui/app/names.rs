//! Everything that can be operated has a role and a name, on every screen: for those who can't see it.

use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::records::sheet_named;
use bianzhi::gui::step::Step;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;

use super::Window;
use super::command;
use super::press;
use super::sample;
use super::send;
use super::show_step;
use super::window;

/// Roles of what people operate.
const OPERATED: [Role; 14] = [
    Role::Button,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::Tab,
    Role::ListBoxOption,
    Role::TreeItem,
    Role::Link,
    Role::MenuItem,
    Role::Slider,
    Role::SpinButton,
    Role::Cell,
];

/// What is operated on the screen, and of it what has no name, in words.
fn nameless(window: &Window, place: &str, seen: &mut usize) -> Vec<String> {
    let nodes = window.root().children_recursive();
    nodes
        .filter_map(|node| {
            let node = node.accesskit_node();
            let is_named = node.label().is_some_and(|it| !it.trim().is_empty())
                || node.placeholder().is_some_and(|it| !it.trim().is_empty());
            let is_meant = OPERATED.contains(&node.role()) && !node.is_hidden();
            *seen += usize::from(is_meant);
            (is_meant && !is_named)
                .then(|| format!("{place}: {:?} {:?}", node.role(), node.bounding_box()))
        })
        .collect()
}

#[test]
fn everything_that_is_operated_has_a_name() {
    let mut seen = 0;
    let mut missing = nameless(&window(), "开始页", &mut seen);
    let mut window = sample();
    for step in Step::ALL {
        show_step(&mut window, step);
        for tab in [Command::ShowFindings, Command::ShowDetails] {
            command(&mut window, tab);
            missing.extend(nameless(&window, step.label(), &mut seen));
        }
    }
    for sheet in [
        "units",
        "projects",
        "indicators",
        "notes",
        "control_figures",
    ] {
        let sheet = sheet_named(sheet).expect("the sheet is there");
        send(&mut window, Action::ShowSheet(sheet));
        missing.extend(nameless(&window, sheet.title, &mut seen));
    }
    for dialog in [
        Command::New,
        Command::FindCommand,
        Command::GoTo,
        Command::KeyboardHelp,
        Command::About,
        Command::FreezeRound,
        Command::Replace,
        Command::ColumnMenu,
        Command::Tour,
    ] {
        command(&mut window, dialog);
        missing.extend(nameless(&window, dialog.info().text, &mut seen));
        press(&mut window, Key::Escape);
    }
    assert!(seen > 3_000, "{seen}");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
