//! Requests that change what is shown, not the budget.

use egui::Context;

use crate::compute::CellRef;
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::ReachDialog;
use crate::gui::settings::Settings;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::gui::workspace::View;
use crate::model::RecordId;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::manual;

impl App {
    pub(super) fn show_step(&mut self, step: Step) {
        if let Some(workspace) = &mut self.workspace {
            workspace.view.show(step);
        }
    }

    pub(super) fn go_to(&mut self, place: &Location) {
        if let Some(workspace) = &mut self.workspace {
            workspace.go_to(place);
        }
    }

    pub(super) fn go_to_cell(&mut self, cell: CellRef) {
        if let Some(workspace) = &mut self.workspace {
            let book = workspace.document.book();
            workspace.view.tables.go_to(book, cell);
            workspace.view.show(Step::Tables);
        }
    }

    pub(super) fn show_reach(&mut self, record: RecordId) {
        let actions = Actions::default();
        if let Some(workspace) = &mut self.workspace {
            let (ctx, _) = workspace.split(&actions);
            self.dialog = Dialog::Reach(ReachDialog::new(&ctx, record));
        }
    }

    pub(super) fn go_to_finding(&mut self, forward: bool) {
        if let Some(workspace) = &mut self.workspace {
            workspace.go_to_finding(forward);
        }
    }

    pub(super) fn ask_reason(&mut self, finding: Box<Finding>) {
        let present = self
            .workspace
            .as_ref()
            .and_then(|it| it.reason_for(&finding));
        self.dialog = Dialog::reason(finding, present.as_deref().unwrap_or_default());
    }

    pub(super) fn show_rule(&mut self, code: &str) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let help = manual(workspace.document.pack())
            .into_iter()
            .find(|help| help.code == code);
        match help {
            Some(help) => self.dialog = Dialog::Rule(Box::new(help)),
            None => self.notices.caution(format!("规则 {code} 没有说明")),
        }
    }

    pub(super) fn toggle_findings(&mut self) {
        self.settings.shows_findings = !self.settings.shows_findings;
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
            view.panes.get(active.id).grid.open_column_menu();
        }
    }

    pub(super) fn show_all_rows(&mut self) {
        if let Some(view) = self.workspace.as_mut().map(|it| &mut it.view)
            && let Some(active) = view.panes.active()
        {
            view.panes.get(active.id).clear_filters();
        }
    }
}
