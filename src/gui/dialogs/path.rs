//! A path typed by hand, for systems without a file dialog of their own.
//!
//! What is typed is taken relative to a folder, and the dialog says where that leads.

use std::ffi::OsStr;
use std::path::MAIN_SEPARATOR;
use std::path::Path;
use std::path::PathBuf;

use egui::Id;
use egui::Label;
use egui::RichText;
use egui::TextEdit;
use egui::Ui;

use super::ExportKind;
use super::Outcome;
use super::modal_ui;
use crate::export::package::PACKAGE_EXTENSION;
use crate::gui::action::Action;
use crate::gui::action::DataList;
use crate::gui::files::EXTENSION;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::begin_editing;
use crate::gui::widgets::main_button;
use crate::storage::Place;
use crate::storage::look_at;

/// The extension of files with audit formulas.
pub const FORMULA_EXTENSION: &str = "ron";

/// The extension of PDF files.
pub const PDF_EXTENSION: &str = "pdf";

/// What a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// To open it.
    Open,
    /// To take last year's budget over from it.
    LastYear,
    /// To save the budget there.
    Save,
    /// To put what is exported there.
    Export(ExportKind),
    /// To take audit formulas over from it.
    ImportFormulas,
    /// To put the audit formulas there.
    ExportFormulas,
    /// To put the submission package there.
    Package,
    /// To check a submission package.
    VerifyPackage,
    /// To put records there as data.
    ExportData(DataList),
    /// To take lines over from it.
    ImportLines,
}

impl PathPurpose {
    /// The title of the dialog.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "打开预算文件",
            Self::LastYear => "选择上年文件",
            Self::Save => "保存预算文件",
            Self::Export(kind) => kind.title(),
            Self::ImportFormulas => "导入审核公式",
            Self::ExportFormulas => "导出审核公式",
            Self::Package => "生成上报包",
            Self::VerifyPackage => "核对上报包",
            Self::ExportData(_) => "导出数据",
            Self::ImportLines => "导入数据",
        }
    }

    /// The path of a file that is written, with the extension it gets.
    pub fn completed(self, path: PathBuf) -> PathBuf {
        match self {
            Self::Open
            | Self::LastYear
            | Self::ImportFormulas
            | Self::ImportLines
            | Self::VerifyPackage => path,
            Self::Package => with_extension(path, PACKAGE_EXTENSION),
            Self::Save => with_extension(path, EXTENSION),
            Self::ExportFormulas => with_extension(path, FORMULA_EXTENSION),
            Self::Export(kind) => kind.completed(path),
            Self::ExportData(list) => with_extension(path, list.extension()),
        }
    }

    /// Whether a file is written there.
    const fn writes(self) -> bool {
        !matches!(
            self,
            Self::Open
                | Self::LastYear
                | Self::ImportFormulas
                | Self::ImportLines
                | Self::VerifyPackage
        )
    }
}

/// Whether a path is that of a PDF.
pub fn is_pdf(path: &Path) -> bool {
    has_extension(path, PDF_EXTENSION)
}

pub(super) fn has_extension(path: &Path, extension: &str) -> bool {
    let is_there = |it: &OsStr| it.eq_ignore_ascii_case(extension);
    path.extension().is_some_and(is_there)
}

pub(super) fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if has_extension(&path, extension) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

/// The dialog with what has been typed so far.
pub struct PathDialog {
    purpose: PathPurpose,
    /// What a relative path is relative to.
    folder: PathBuf,
    path: String,
    /// The path that is meant, and what is there.
    seen: (PathBuf, Place),
    is_new: bool,
}

impl PathDialog {
    /// Asks for a path, suggesting a name in a folder.
    pub fn new(purpose: PathPurpose, folder: PathBuf, name: &str) -> Self {
        // Without a name it ends in a stroke, and the name can be typed behind it.
        let path = folder.join(name).display().to_string();
        let mut dialog = Self {
            purpose,
            folder,
            path,
            seen: (PathBuf::new(), Place::Nowhere),
            is_new: true,
        };
        dialog.look();
        dialog
    }

    /// Looks where what is typed leads, if it has changed.
    fn look(&mut self) {
        let typed = self.path.trim();
        let path = self.folder.join(typed);
        let is_folder = typed.is_empty() || typed.ends_with(['/', MAIN_SEPARATOR]);
        let path = if is_folder {
            path
        } else {
            self.purpose.completed(path)
        };
        if path != self.seen.0 {
            let place = if is_folder {
                Place::Folder
            } else {
                look_at(&path)
            };
            self.seen = (path, place);
        }
    }

    fn is_usable(&self) -> bool {
        match self.seen.1 {
            Place::File => true,
            Place::Free => self.purpose.writes(),
            Place::Folder | Place::Nowhere => false,
        }
    }

    /// Shows the dialog.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        let field = Id::unique("path field");
        if std::mem::take(&mut self.is_new) {
            let area = egui::Modal::default_area(Id::unique("path"));
            begin_editing(ctx, area, field, &self.path);
            return Outcome::Open;
        }
        let mut answer = None;
        let is_left = modal_ui(ctx, "path", sizes::TEXT_DIALOG_WIDTH, |ui| {
            answer = self.content_ui(ui, field);
        });
        let chosen = match answer {
            Some(true) => Some(self.seen.0.clone()),
            Some(false) => None,
            None if is_left => None,
            None => return Outcome::Open,
        };
        actions.send(Action::Picked(self.purpose, chosen));
        Outcome::Closed
    }

    /// The field and what follows from it; true to go on, false to leave.
    fn content_ui(&mut self, ui: &mut Ui, field: Id) -> Option<bool> {
        ui.heading(self.purpose.title());
        let folder = self.folder.display();
        let help = format!(
            "本机没有可用的文件选择窗口，请输入文件的路径；只写文件名的，在文件夹 {folder} 里"
        );
        let weak = RichText::new(help).color(theme::palette(ui).text_weak);
        ui.add(Label::new(weak).wrap());
        let label = ui.label("文件路径");
        let edit = TextEdit::singleline(&mut self.path)
            .id(field)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label.id);
        self.look();
        self.seen_ui(ui);
        let is_usable = self.is_usable();
        let is_entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let mut answer = (is_entered && is_usable).then_some(true);
        if is_entered && !is_usable {
            response.request_focus();
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let go_on = ui.add_enabled_ui(is_usable, |ui| main_button(ui, "确定"));
            if go_on.inner.clicked() {
                answer = Some(true);
            }
            if ui.button("取消").clicked() {
                answer = Some(false);
            }
        });
        answer
    }

    /// Where the path leads, in a sentence.
    fn seen_ui(&self, ui: &mut Ui) {
        let p = theme::palette(ui);
        let (path, place) = &self.seen;
        let path = path.as_path();
        let shown = path.display();
        let verb = match self.purpose {
            PathPurpose::Open => "将打开",
            PathPurpose::LastYear => "将从这个文件带入",
            PathPurpose::Save => "将保存到",
            PathPurpose::ImportFormulas | PathPurpose::ImportLines => "将导入",
            PathPurpose::ExportData(_) => "数据将写到",
            PathPurpose::Package => "上报包将写到",
            PathPurpose::VerifyPackage => "将核对",
            PathPurpose::ExportFormulas => "审核公式将写到",
            PathPurpose::Export(kind) => kind.will_write(path),
        };
        let parent = path.parent().map(Path::display);
        let (text, color) = match place {
            Place::Folder => (format!("{shown} 是文件夹，请在后面写上文件名"), p.text),
            Place::Nowhere => {
                let parent = parent.map(|it| it.to_string()).unwrap_or_default();
                (format!("没有这个文件夹：{parent}"), p.error)
            }
            Place::Free if !self.purpose.writes() => (format!("没有这个文件：{shown}"), p.error),
            Place::File if self.purpose.writes() => {
                let text = format!("{verb} {shown}，那里已有同名文件，将被替换");
                (text, p.warning)
            }
            Place::Free | Place::File => (format!("{verb} {shown}"), p.text),
        };
        ui.add(Label::new(RichText::new(text).color(color)).wrap());
    }
}
