//! Requests about printing: the preview, the printers, a job.

use egui::Context;

use crate::export::Stamp;
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::printers::PrintRequest;
use crate::gui::screens::preview::Preview;
use crate::gui::step::Step;
use crate::printing;
use crate::printing::PrintOrder;

impl App {
    /// Opens the preview, at the table that is looked at.
    pub(super) fn preview(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if workspace.view.preview.is_some() {
            return;
        }
        let view = &mut workspace.view;
        let tables = &workspace.document.book().tables;
        let shown = tables.get(view.tables.shown());
        let shown = shown.filter(|_| view.step == Step::Tables);
        view.panes.leave();
        view.preview = Some(Box::new(Preview::at(shown.map(|it| it.id.as_str()))));
        self.printers.ask(ctx);
    }

    pub(super) fn end_preview(&mut self) {
        if let Some(workspace) = &mut self.workspace {
            workspace.view.preview = None;
        }
    }

    /// Hands the pages in sight over to a printer; the usual one when none is named.
    pub(super) fn print(&mut self, ctx: &Context, mut order: PrintOrder) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let Some(preview) = &workspace.view.preview else {
            return;
        };
        if order.printer.is_empty() {
            let usual = self.printers.known().and_then(Result::ok);
            let usual = usual.and_then(|it| it.find(None).ok());
            order.printer = usual.map(|it| it.name.clone()).unwrap_or_default();
        }
        let budget = workspace.document.budget();
        let request = PrintRequest {
            layout: preview.layout(),
            plan: printing::of(budget),
            order,
            stamp: Stamp::new(budget, workspace.title(), (self.now)()),
        };
        self.printers.print(ctx, request);
    }

    /// Lays the pages of an open preview out when they have changed, and says what became of a job.
    pub(in crate::gui) fn follow_printing(&mut self, ctx: &Context) {
        match self.printers.poll() {
            Some(Ok(done)) => self.notices.done(done),
            Some(Err(reason)) => self.notices.failed(reason),
            None => {}
        }
        let day = self.today();
        if let Some(workspace) = &mut self.workspace
            && let Some(preview) = &mut workspace.view.preview
        {
            preview.follow(ctx, &workspace.document, &day);
        }
    }

    /// Zooms the preview where there is one; false where there is none.
    pub(super) fn zoom_preview(&mut self, command: Command) -> bool {
        let workspace = self.workspace.as_mut();
        let Some(preview) = workspace.and_then(|it| it.view.preview.as_mut()) else {
            return false;
        };
        preview.zoom(match command {
            Command::ZoomIn => Some(true),
            Command::ZoomOut => Some(false),
            _ => None,
        });
        true
    }
}

/// Whether a request shows something the preview would hide.
pub(super) const fn ends_preview(action: &Action) -> bool {
    match action {
        Action::Command(command) => matches!(
            command,
            Command::Find
                | Command::Replace
                | Command::FindNext
                | Command::FindPrevious
                | Command::ShowFindings
                | Command::ShowDetails
                | Command::ToggleFindings
                | Command::NextFinding
                | Command::PreviousFinding
                | Command::ApplyFix
                | Command::Explain
                | Command::Parameters
                | Command::RuleManual
        ),
        Action::EndPreview
        | Action::Find(_)
        | Action::ShowStep(_)
        | Action::ShowStatement
        | Action::ShowSheet(_)
        | Action::ShowTable(_)
        | Action::GoTo(_)
        | Action::GoToCell(_)
        | Action::ShowReach(_)
        | Action::ListFindings(_)
        | Action::ShowRule(_)
        | Action::Freeze(_) => true,
        _ => false,
    }
}
