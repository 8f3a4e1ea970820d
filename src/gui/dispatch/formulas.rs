//! Requests about the bureau's own tie-outs: taking them over from a file, and sending them to others.

use std::path::Path;

use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::dialogs::Dialog;
use crate::gui::dialogs::Question;
use crate::intake::read_formula_file;
use crate::report::formula_file;
use crate::storage;

/// So many codes are named in a question.
const NAMED: usize = 6;

impl App {
    /// Takes tie-outs over from a file, after a question if any would be replaced.
    pub(super) fn import_formulas(&mut self, path: &Path) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let text = match storage::read_text(path) {
            Ok(text) => text,
            Err(error) => {
                self.notices.failed(format!("{error}\n{}", path.display()));
                return;
            }
        };
        let incoming = match read_formula_file(&text, document.pack()) {
            Ok(incoming) => incoming,
            Err(mistake) => {
                let words = format!("文件不是审核公式：{mistake}\n{}", path.display());
                self.notices.failed(words);
                return;
            }
        };
        let repeated = incoming.repeated(document.budget());
        let take_over = Action::CommitBlock {
            transaction: incoming.taken_over(document.budget()),
            done: Some(format!("已导入 {} 条审核公式", incoming.records.len())),
            remarks: incoming.remarks.clone(),
        };
        if repeated.is_empty() {
            self.actions.send(take_over);
            return;
        }
        let more = if repeated.len() > NAMED { " 等" } else { "" };
        let codes = repeated[..repeated.len().min(NAMED)].join("、");
        self.dialog = Dialog::Question(Box::new(Question {
            heading: format!("替换 {} 条公式？", repeated.len()),
            text: format!(
                "文件中有 {} 条公式，其中 {codes}{more} 与本文件的公式编号相同\n替换后可以撤销",
                incoming.records.len()
            ),
            button: "替换",
            action: take_over,
        }));
    }

    /// Writes the tie-outs in use to a file.
    pub(super) fn export_formulas(&mut self, path: &Path) {
        let Some(workspace) = &self.workspace else {
            return;
        };
        let document = &workspace.document;
        let file = formula_file(document.budget(), document.pack());
        match storage::write_atomically(path, file.text.as_bytes()) {
            Ok(()) => {
                let mut words = format!("已导出 {} 条审核公式：{}", file.count, path.display());
                if !file.left_out.is_empty() {
                    words = format!("{words}\n没有导出 {}", file.left_out.join("；"));
                }
                self.notices.done(words);
            }
            Err(error) => {
                let words = format!("审核公式没有写出：{error}\n{}", path.display());
                self.notices.failed(words);
            }
        }
    }
}
