//! What was asked for is done here, after drawing: one arm a request, one call an arm.

mod about;
mod audit;
mod clipboard;
mod data;
mod edits;
mod export;
mod files;
mod find;
mod forms;
mod formulas;
mod look;
mod package;
mod printing;
mod rescue;
mod rounds;
mod saving;
mod versions;

use egui::Context;

use crate::edit::Direction;
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::command::Command;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::ExportKind;
use crate::gui::dialogs::PathPurpose;
use crate::gui::jobs::Report;
use crate::gui::panels::inspector::Tab;
use crate::gui::records::Beside;
use crate::gui::settings::Settings;
use crate::gui::widgets::grid::GridRequest;

pub use clipboard::PastePlace;
pub use files::Leave;

impl App {
    /// Does what was asked for.
    pub(in crate::gui) fn dispatch(&mut self, ctx: &Context, action: Action) {
        if printing::ends_preview(&action) {
            self.end_preview();
        }
        match action {
            Action::Command(command) => self.command(ctx, command),
            Action::Commit(transaction) => _ = self.commit(transaction),
            Action::CommitBlock {
                transaction,
                done,
                remarks,
            } => self.commit_block(transaction, done, &remarks),
            Action::Retrace(direction, steps) => self.retrace(direction, steps),
            Action::EndTour => self.tour = None,
            Action::Copy(rows) => self.clipboard.put(ctx, &rows),
            Action::ReadClipboard(place, text) => self.read_clipboard(place, &text),
            Action::Find(request) => self.find(request),
            Action::ShowStep(step) => self.show_step(step),
            Action::ShowStatement => self.show_statement(),
            Action::ShowSheet(sheet) => self.show_sheet(sheet),
            Action::ShowTable(at) => self.show_table(at),
            Action::LookUnder(pack) => self.look_under(pack),
            Action::LeaveOtherForm => self.leave_other_form(),
            Action::UsePack(pack) => self.use_pack(pack),
            Action::GoTo(place) => self.go_to(&place),
            Action::GoToCell(cell) => self.go_to_cell(cell),
            Action::ShowReach(record) => self.show_reach(record),
            Action::ChooseIndicators(owner) => self.choose_indicators(owner),
            Action::TakeOverIndicators {
                owner,
                sources,
                keeps_values,
            } => self.take_over_indicators(owner, (&sources, keeps_values)),
            Action::AskReason(finding) => self.ask_reason(finding),
            Action::AskReasonOfRule(code) => self.ask_reason_of_rule(&code),
            Action::ExplainAll(findings, reason) => self.explain_all(&findings, &reason),
            Action::ListFindings(code) => self.list_findings(&code),
            Action::Explain(finding, reason) => self.explain(&finding, &reason),
            Action::ShowRule(code) => self.show_rule(&code),
            Action::Freeze(request) => self.freeze(&request),
            Action::Confirm(question) => self.dialog = Dialog::Question(question),
            Action::ExportData(list) => self.ask_where_data_goes(ctx, list),
            Action::OpenFile(path) => self.leave(ctx, Leave::File(path)),
            Action::OpenVersion(path) => self.leave(ctx, Leave::Version(path)),
            Action::CompareVersion(path) => self.compare_version(&path),
            Action::KeepVersions(most) => self.keep_versions(most),
            Action::OpenUnsaved(folder) => self.open_unsaved(&folder),
            Action::DropUnsaved(folder) => self.drop_unsaved(&folder),
            Action::OpenRescued(path) => self.leave(ctx, Leave::Rescued(path)),
            Action::ForgetFile(path) => self.settings.forget(&path),
            Action::CreateBudget(new) => self.leave(ctx, Leave::New(new)),
            Action::AskLastYear => self.jobs.pick(ctx, PathPurpose::LastYear, String::new()),
            Action::Picked(purpose, path) => self.picked(ctx, purpose, path),
            Action::Caution(text) => self.notices.caution(text),
            Action::Answer(answer) => self.answer(ctx, answer),
            Action::AskPrinters => self.printers.ask(ctx),
            Action::Print(order) => self.print(ctx, order),
            // Done already, as by everything that shows something else.
            Action::EndPreview => {}
            Action::ShowLogFolder => self.show_log_folder(ctx),
            Action::LogTexts(wanted) => self.log_texts(wanted),
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm a command, each a single call"
    )]
    fn command(&mut self, ctx: &Context, command: Command) {
        self.given.note(command);
        self.care.recorder.note_command(command.info().text);
        match command {
            Command::New => self.ask_new_budget(),
            Command::Open => self.jobs.pick(ctx, PathPurpose::Open, String::new()),
            Command::OpenSample => self.leave(ctx, Leave::Sample),
            Command::OpenOtherSample => self.leave(ctx, Leave::OtherSample),
            Command::Save => self.save_file(ctx),
            Command::Versions => self.list_versions(),
            Command::SaveAs => self.ask_which_file(ctx, PathPurpose::Save),
            Command::Export => self.ask_for_export(ctx, ExportKind::Workbook),
            Command::ExportRounds => self.ask_for_export(ctx, ExportKind::RoundsWorkbook),
            Command::ExportPdf => self.ask_for_export(ctx, ExportKind::Pdf),
            Command::ExportStatement => self.ask_for_export(ctx, ExportKind::Statement),
            Command::ExportPublic => self.ask_for_export(ctx, ExportKind::Public),
            Command::ExportReport => self.ask_for_export(ctx, ExportKind::Report),
            Command::ExportManual => self.ask_for_export(ctx, ExportKind::Manual),
            Command::ExportLive => self.ask_for_export(ctx, ExportKind::LiveWorkbook),
            Command::ExportData => self.ask_which_data(),
            Command::ImportData => self.ask_which_file(ctx, PathPurpose::ImportLines),
            Command::Package => self.ask_for_package(ctx),
            Command::VerifyPackage => self.ask_which_file(ctx, PathPurpose::VerifyPackage),
            Command::RuleManual => self.show_manual(),
            Command::Parameters => self.show_parameters(),
            Command::FixAll => self.ask_fixes(),
            Command::PrintPreview => self.preview(ctx),
            Command::FreezeRound => self.ask_what_to_freeze(),
            Command::CloseFile => self.leave(ctx, Leave::StartPage),
            Command::Quit => self.leave(ctx, Leave::Program),
            Command::Undo => self.retrace(Direction::Back, 1),
            Command::Redo => self.retrace(Direction::Forth, 1),
            Command::UndoList => self.list_history(),
            Command::Cut => self.ask_grid(GridRequest::Cut),
            Command::Copy => self.ask_grid(GridRequest::Copy { has_header: false }),
            Command::CopyWithHeader => self.ask_grid(GridRequest::Copy { has_header: true }),
            Command::Paste => self.paste(ctx, false),
            Command::PasteSpecial => self.paste(ctx, true),
            Command::FillDown => self.ask_grid(GridRequest::FillDown),
            Command::ClearCells => self.ask_grid(GridRequest::Clear),
            Command::Find | Command::Replace => self.open_find(command == Command::Replace),
            Command::FindNext => self.find_by_key(true),
            Command::FindPrevious => self.find_by_key(false),
            Command::InsertAbove => self.add_rows(Beside::Above),
            Command::AddRow => self.add_rows(Beside::Below),
            Command::DuplicateRows => self.duplicate_rows(),
            Command::MoveUp | Command::MoveDown => self.move_rows(command),
            Command::DeleteRows => self.delete_rows(),
            Command::ColumnMenu => self.open_column_menu(),
            Command::ShowAllRows => self.show_all_rows(),
            Command::ApplyFix => self.apply_fix(),
            Command::ImportFormulas => self.ask_which_file(ctx, PathPurpose::ImportFormulas),
            Command::ExportFormulas => self.ask_which_file(ctx, PathPurpose::ExportFormulas),
            Command::Explain => self.explain_finding(),
            Command::FindCommand => self.find_command(ctx),
            Command::OtherForm => self.ask_other_form(),
            Command::GoTo => self.ask_where_to_go(),
            Command::NextTab | Command::PreviousTab => self.turn_tab(command == Command::NextTab),
            Command::NextEntry | Command::PreviousEntry => self.turn_entry(command),
            Command::SwitchSide => self.switch_side(ctx),
            Command::NextFinding | Command::PreviousFinding => self.go_to_finding(command),
            Command::ToggleFindings => self.toggle_findings(),
            Command::ToggleSideList => self.toggle_side_list(),
            Command::ShowFindings => self.show_side(Tab::Findings),
            Command::ShowDetails => self.show_side(Tab::Details),
            Command::ToggleTheme => self.toggle_theme(ctx),
            Command::ZoomIn | Command::ZoomOut | Command::ZoomReset => self.zoom_by(ctx, command),
            Command::Tour => self.leave(ctx, Leave::Tour),
            Command::TourNext | Command::TourBack => self.tour_to(command == Command::TourNext),
            Command::KeyboardHelp => self.dialog = Dialog::Keys,
            Command::About => self.show_about(),
        }
    }

    fn zoom_by(&mut self, ctx: &Context, command: Command) {
        if self.zoom_preview(command) {
            return;
        }
        match command {
            Command::ZoomIn => self.zoom(ctx, Settings::zoom_in),
            Command::ZoomOut => self.zoom(ctx, Settings::zoom_out),
            _ => self.zoom(ctx, |settings| settings.zoom = 100),
        }
    }

    /// What background work reports.
    pub(in crate::gui) fn on_report(&mut self, report: Report) {
        match report {
            Report::Picked(purpose, path) => self.actions.send(Action::Picked(purpose, path)),
            Report::NoDialog(purpose) => self.ask_for_path(purpose),
            Report::Exported(exported) => {
                self.care.log.note(&exported.event());
                self.tell_exported(&exported);
            }
            Report::ExportFailed(reason) => self.notices.failed(reason),
        }
    }
}
