//! Requests that change what is shown, not the budget.

use egui::Context;

use crate::compute::CellRef;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::GoToDialog;
use crate::gui::dialogs::IndicatorsDialog;
use crate::gui::dialogs::PaletteDialog;
use crate::gui::dialogs::UndoListDialog;
use crate::gui::focus::Focus;
use crate::gui::panels::inspector::Tab;
use crate::gui::records::SheetDef;
use crate::gui::regions::Region;
use crate::gui::settings::Settings;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::gui::workspace::View;
use crate::model::Owner;
use crate::model::RecordId;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::help_of;
use crate::rules::to_explain;

impl App {
    pub(super) fn show_step(&mut self, step: Step) {
        if let Some(workspace) = &mut self.workspace {
            workspace.view.show(step);
        }
    }

    pub(super) fn show_statement(&mut self) {
        if let Some(workspace) = &mut self.workspace {
            let view = &mut workspace.view;
            view.show(Step::Texts);
            view.texts.show_statement(&mut view.panes);
        }
    }

    pub(super) fn show_sheet(&mut self, sheet: &'static SheetDef) {
        if let Some(workspace) = &mut self.workspace {
            workspace.view.show_sheet(sheet);
        }
    }

    pub(super) fn show_table(&mut self, at: usize) {
        if let Some(workspace) = &mut self.workspace {
            let book = workspace.document.book();
            workspace.view.tables.open(book, at);
            workspace.view.other_form = None;
            workspace.view.show(Step::Tables);
        }
    }

    pub(super) fn find_command(&mut self, ctx: &Context) {
        let dialog = PaletteDialog::new(ctx, self.given.latest(), |needs| self.can(needs));
        self.dialog = Dialog::Palette(dialog);
    }

    pub(super) fn ask_where_to_go(&mut self) {
        let actions = Actions::default();
        if let Some(workspace) = &mut self.workspace {
            let (ctx, _) = workspace.split(&actions);
            self.dialog = Dialog::GoTo(Box::new(GoToDialog::new(&ctx)));
        }
    }

    /// Lists what can be undone and redone, below the button in the tool bar.
    pub(super) fn list_history(&mut self) {
        if let Some(workspace) = &self.workspace {
            let button = self.regions.get(Region::UndoList);
            let at = button.map(|rect| rect.left_bottom());
            self.dialog = Dialog::UndoList(UndoListDialog::new(&workspace.document, at));
        }
    }

    pub(super) fn go_to(&mut self, place: &Location) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let is_gone = |id| !workspace.document.budget().contains(id);
        if place.record().is_some_and(is_gone) {
            // The lines of a frozen round lead to those of today.
            self.notices.caution("这一行在目前的预算里已经没有了");
            return;
        }
        workspace.go_to(place);
    }

    pub(super) fn go_to_cell(&mut self, cell: CellRef) {
        if let Some(workspace) = &mut self.workspace {
            let book = workspace.document.book();
            workspace.view.tables.go_to(book, cell);
            workspace.view.other_form = None;
            workspace.view.show(Step::Tables);
        }
    }

    pub(super) fn show_reach(&mut self, record: RecordId) {
        if let Some(workspace) = &mut self.workspace {
            let is_selected =
                matches!(workspace.view.focus(), Focus::Record(it, _) if it == record);
            if !is_selected {
                workspace.go_to(&Location::Record(record));
            }
        }
        self.show_side(Tab::Details);
    }

    pub(super) fn show_side(&mut self, tab: Tab) {
        if let Some(workspace) = &mut self.workspace {
            let View {
                step, inspector, ..
            } = &mut workspace.view;
            inspector.open(*step, tab, self.room.shows_findings);
            self.show_findings(true);
        }
    }

    pub(super) fn choose_indicators(&mut self, owner: Owner) {
        let actions = Actions::default();
        if let Some(workspace) = &mut self.workspace {
            let (ctx, _) = workspace.split(&actions);
            self.dialog = Dialog::Indicators(IndicatorsDialog::new(&ctx, owner));
        }
    }

    pub(super) fn turn_tab(&mut self, forward: bool) {
        let actions = Actions::default();
        if let Some(workspace) = &mut self.workspace {
            let (ctx, view) = workspace.split(&actions);
            view.turn_tab(&ctx, forward);
        }
    }

    pub(super) fn turn_entry(&mut self, command: Command) {
        let actions = Actions::default();
        if let Some(workspace) = &mut self.workspace {
            let (ctx, view) = workspace.split(&actions);
            view.turn_entry(&ctx, command == Command::NextEntry);
        }
    }

    pub(super) fn switch_side(&mut self, ctx: &Context) {
        let actions = Actions::default();
        if let Some(workspace) = &mut self.workspace {
            let (view_ctx, view) = workspace.split(&actions);
            view.switch_side(ctx, &view_ctx);
        }
    }

    pub(super) fn go_to_finding(&mut self, command: Command) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if !workspace.go_to_finding(command == Command::NextFinding) {
            self.notices.caution("列出的审核意见都已处理或说明");
        }
    }

    pub(super) fn ask_reason(&mut self, finding: Box<Finding>) {
        let present = self
            .workspace
            .as_ref()
            .and_then(|it| it.reason_for(&finding));
        self.dialog = Dialog::reason(finding, present.as_deref());
    }

    /// Asks for the reason of the warning that is meant.
    pub(super) fn explain_finding(&mut self) {
        let meant = self.workspace.as_ref().and_then(|it| {
            let (budget, findings) = (it.document.budget(), it.document.findings());
            let is_meant = |it: &Finding| to_explain(budget, findings, it).is_some();
            to_explain(budget, findings, it.finding_meant(is_meant)?)
        });
        match meant.cloned() {
            Some(finding) => self.ask_reason(Box::new(finding)),
            None => self
                .notices
                .caution("选定处和当前没有可以说明的警告；错误须改正，不能说明"),
        }
    }

    pub(super) fn show_rule(&mut self, code: &str) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        let document = &workspace.document;
        let help = help_of(document.budget(), document.pack(), code);
        match help {
            Some(help) => {
                workspace.view.inspector.show_rule(help);
                self.show_findings(true);
            }
            None => self.notices.caution(format!("规则 {code} 没有说明")),
        }
    }

    pub(super) fn toggle_findings(&mut self) {
        self.show_findings(!self.room.shows_findings);
    }

    /// Opens or folds the panel at the right, in windows like this one from now on.
    pub(in crate::gui) fn show_findings(&mut self, shows: bool) {
        if self.room.has_width {
            self.settings.shows_findings = shows;
        } else {
            self.settings.shows_findings_when_narrow = shows;
        }
        self.room.shows_findings = shows;
    }

    pub(super) fn toggle_side_list(&mut self) {
        self.settings.shows_side_list = !self.settings.shows_side_list;
    }

    pub(super) fn toggle_theme(&mut self, ctx: &Context) {
        self.settings.is_dark = !self.settings.is_dark;
        self.apply_settings(ctx);
    }

    pub(super) fn zoom(&mut self, ctx: &Context, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        self.apply_settings(ctx);
    }

    /// Takes what was made of the columns in the open file over into the settings.
    pub(in crate::gui) fn keep_columns(&mut self) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let View { panes, tables, .. } = &workspace.view;
        for (id, pane) in panes.iter() {
            self.settings.keep_columns(id, &pane.grid.columns);
        }
        for (id, columns) in tables.columns() {
            self.settings.keep_columns(&id, columns);
        }
    }

    /// Opens the menu of the column the active cell is in.
    pub(super) fn open_column_menu(&mut self) {
        if let Some(view) = self.workspace.as_mut().map(|it| &mut it.view)
            && let Some(active) = view.panes.active()
        {
            view.panes.get(active.id()).grid.open_column_menu();
        }
    }

    pub(super) fn show_all_rows(&mut self) {
        if let Some(view) = self.workspace.as_mut().map(|it| &mut it.view)
            && let Some(active) = view.panes.active()
        {
            view.panes.get(active.id()).clear_filters();
        }
    }
}
