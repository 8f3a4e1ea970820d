//! Requests about records as data: writing them to a file, and taking lines over from one.

use std::path::Path;

use egui::Context;

use crate::export::lines::ByteOrderMark;
use crate::export::lines::DataSource;
use crate::export::lines::csv_text;
use crate::export::lines::json_text;
use crate::gui::action::DataList;
use crate::gui::app::App;
use crate::gui::dialogs::DataDialog;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::LinesDialog;
use crate::gui::dialogs::PathPurpose;
use crate::intake::lines::MissingRecords;
use crate::intake::lines::read_lines;
use crate::model::RecordKind;
use crate::storage;

impl App {
    /// Asks which records are written.
    pub(super) fn ask_which_data(&mut self) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let source = DataSource::new(document.budget(), document.pack());
        let kinds = source.lists().into_iter();
        let mut lists: Vec<_> = kinds
            .map(|kind| (DataList::Table(kind), source.count(kind)))
            .collect();
        let all = lists.iter().map(|(_, count)| count).sum();
        lists.push((DataList::All, all));
        self.dialog = Dialog::Data(DataDialog::new(&lists, DataList::Table(RecordKind::Line)));
    }

    /// Asks where they are written.
    pub(super) fn ask_where_data_goes(&mut self, ctx: &Context, list: DataList) {
        self.ask_which_file(ctx, PathPurpose::ExportData(list));
    }

    /// Writes them.
    pub(super) fn export_data(&mut self, list: DataList, path: &Path) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let source = DataSource::new(document.budget(), document.pack());
        let bytes = match list {
            DataList::Table(kind) => csv_text(&source, kind, ByteOrderMark::With),
            DataList::All => json_text(&source).into_bytes(),
        };
        let place = path.display();
        match storage::write_atomically(path, &bytes) {
            Ok(()) => {
                let words = format!("已导出{}：{place}", list.label());
                self.notices.done(words);
            }
            Err(error) => {
                let words = format!("数据没有写出：{error}\n{place}");
                self.notices.failed(words);
            }
        }
    }

    /// Reads lines from a file and shows what would become of them.
    pub(super) fn read_lines(&mut self, path: &Path) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let (budget, pack) = (workspace.document.budget(), workspace.document.pack());
        let bytes = match storage::read_bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.notices.failed(format!("{error}\n{}", path.display()));
                return;
            }
        };
        let read = |missing| read_lines(budget, pack, &bytes, missing);
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        match (read(MissingRecords::LeaveOut), read(MissingRecords::Add)) {
            (Ok(plain), Ok(adding)) => {
                let dialog = LinesDialog::new(budget, &file, &plain, &adding);
                self.dialog = Dialog::Lines(Box::new(dialog));
            }
            (Err(error), _) | (_, Err(error)) => {
                self.notices.failed(format!("{error}\n{}", path.display()));
            }
        }
    }
}
