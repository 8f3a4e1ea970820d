//! The menu bar and the tool bar, both drawn from the list of commands.

use egui::Button;
use egui::MenuBar;
use egui::Response;
use egui::RichText;
use egui::Role;
use egui::Ui;
use egui::WidgetInfo;

use crate::gui::action::Action;
use crate::gui::command::COMMANDS;
use crate::gui::command::Command;
use crate::gui::command::CommandInfo;
use crate::gui::command::Menu;
use crate::gui::command::MenuEntry;
use crate::gui::command::Needs;
use crate::gui::regions::Region;
use crate::gui::regions::Regions;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;

/// What the bars say about the open file.
pub struct BarsCtx<'a> {
    /// Whether a condition holds now.
    pub can: &'a dyn Fn(Needs) -> bool,
    /// What would be undone.
    pub undo: Option<&'a str>,
    /// What would be done again.
    pub redo: Option<&'a str>,
    /// Department and year; empty when no file is open.
    pub title: &'a str,
    /// Whether there is unsaved work.
    pub is_modified: bool,
    /// Whether the open file may only be looked at.
    pub is_read_only: bool,
    /// Requests.
    pub actions: &'a Actions,
    /// Where others find the buttons.
    pub regions: &'a Regions,
}

/// Shows the menus, with the tools behind them where they share a line.
pub fn menu_ui(ui: &mut Ui, ctx: &BarsCtx<'_>, has_tools: bool) {
    MenuBar::new().ui(ui, |ui| {
        for menu in Menu::BAR {
            ui.menu_button(menu.label(), |ui| menu_entries_ui(ui, ctx, menu));
        }
        if has_tools {
            ui.separator();
            // Buttons look like those of a tool bar, not of a menu.
            let style = ui.global_style();
            ui.scope(|ui| {
                ui.set_style(style);
                tools_ui(ui, ctx);
            });
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !ctx.title.is_empty() {
                let mark = match (ctx.is_read_only, ctx.is_modified) {
                    (true, true) => "（只读，未保存）",
                    (true, false) => "（只读）",
                    (false, true) => "（未保存）",
                    (false, false) => "",
                };
                let text = RichText::new(format!("{}{mark}", ctx.title));
                ui.add(egui::Label::new(text.color(theme::palette(ui).text_weak)).truncate());
            }
        });
    });
}

fn menu_entries_ui(ui: &mut Ui, ctx: &BarsCtx<'_>, menu: Menu) {
    let mut last = None;
    for (entry, group) in menu.entries() {
        if last.is_some_and(|last| last != group) {
            ui.separator();
        }
        last = Some(group);
        match entry {
            MenuEntry::Command(info) => menu_entry_ui(ui, ctx, info),
            MenuEntry::Menu(menu) => {
                ui.menu_button(menu.label(), |ui| menu_entries_ui(ui, ctx, menu));
            }
        }
    }
}

fn menu_entry_ui(ui: &mut Ui, ctx: &BarsCtx<'_>, info: &CommandInfo) {
    let response = command_entry(ui, info, &text_of(info, ctx), (ctx.can)(info.needs))
        .on_hover_text(info.help)
        .on_disabled_hover_text(info.needs.reason());
    if response.clicked() {
        ctx.actions.send(Action::Command(info.command));
    }
}

/// An entry of a menu, with the key that does the same.
pub fn command_entry(ui: &mut Ui, info: &CommandInfo, text: &str, is_usable: bool) -> Response {
    let mut button = Button::new(text);
    if let Some(shortcut) = info.shortcut {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    ui.add_enabled(is_usable, button)
}

/// Shows the buttons of the commands used most in a line of their own.
pub fn toolbar_ui(ui: &mut Ui, ctx: &BarsCtx<'_>) {
    ui.horizontal(|ui| tools_ui(ui, ctx));
}

fn tools_ui(ui: &mut Ui, ctx: &BarsCtx<'_>) {
    let mut last: Option<&CommandInfo> = None;
    for info in COMMANDS.iter().filter(|info| info.is_in_toolbar) {
        if ui.available_width() < sizes::TOOL_WIDTH {
            break;
        }
        if last.is_some_and(|last| (last.menu, last.group) != (info.menu, info.group)) {
            ui.separator();
        }
        last = Some(info);
        let gap = ui.spacing().item_spacing.x;
        if info.command == Command::Undo {
            // Its arrow follows without a gap.
            ui.spacing_mut().item_spacing.x = 0.0;
        }
        let response = ui
            .add_enabled((ctx.can)(info.needs), Button::new(info.text))
            .on_hover_text(hover_text(ui, info, ctx))
            .on_disabled_hover_text(info.needs.reason());
        ui.spacing_mut().item_spacing.x = gap;
        if response.clicked() {
            ctx.actions.send(Action::Command(info.command));
        }
        match info.command {
            Command::Save | Command::Export => ctx.regions.note(Region::Saving, response.rect),
            Command::Undo => undo_list_ui(ui, ctx),
            _ => {}
        }
    }
}

/// The arrow beside undo that lists the steps.
fn undo_list_ui(ui: &mut Ui, ctx: &BarsCtx<'_>) {
    let info = Command::UndoList.info();
    let is_usable = (ctx.can)(info.needs);
    let padding = ui.spacing().button_padding;
    ui.spacing_mut().button_padding.x = sizes::CELL_PADDING;
    let response = ui.add_enabled(is_usable, Button::new(RichText::new("▼").small()));
    ui.spacing_mut().button_padding = padding;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_usable, info.text));
    ctx.regions.note(Region::UndoList, response.rect);
    if response
        .on_hover_text(info.help)
        .on_disabled_hover_text(info.needs.reason())
        .clicked()
    {
        ctx.actions.send(Action::Command(info.command));
    }
}

/// Undo and redo say what they concern.
fn text_of(info: &CommandInfo, ctx: &BarsCtx<'_>) -> String {
    let label = match info.command {
        Command::Undo => ctx.undo,
        Command::Redo => ctx.redo,
        _ => None,
    };
    match label {
        Some(label) => format!("{} {label}", info.text),
        None => info.text.to_owned(),
    }
}

fn hover_text(ui: &Ui, info: &CommandInfo, ctx: &BarsCtx<'_>) -> String {
    let what = match text_of(info, ctx) {
        text if text == info.text => info.help.to_owned(),
        text => text,
    };
    match info.shortcut {
        Some(shortcut) => format!("{what}（{}）", ui.ctx().format_shortcut(&shortcut)),
        None => what,
    }
}
