//! The files a budget is exported as: what each is called, and the formats it comes in.

use std::path::Path;
use std::path::PathBuf;

use super::path::PDF_EXTENSION;
use super::path::has_extension;
use super::path::with_extension;

/// What is exported (导出内容).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// All tables as a workbook.
    Workbook,
    /// The same with formulas.
    LiveWorkbook,
    /// The same with the comparison with the round before.
    RoundsWorkbook,
    /// All tables as a PDF.
    Pdf,
    /// The statement as a Word document.
    Statement,
    /// The publishable document as a PDF.
    Public,
    /// The audit report.
    Report,
    /// The manual of the rules.
    Manual,
}

/// A format of files (文件格式).
pub struct Format {
    /// What people call it.
    pub name: &'static str,
    /// The extension of its files.
    pub extension: &'static str,
    /// What stands before the path of a file that will be written.
    pub will_write: &'static str,
}

const WORKBOOK: Format = Format {
    name: "Excel 工作簿",
    extension: "xlsx",
    will_write: "工作簿将写到",
};
const PDF: Format = Format {
    name: "PDF",
    extension: PDF_EXTENSION,
    will_write: "PDF 将写到",
};
const WORD: Format = Format {
    name: "Word 文档",
    extension: "docx",
    will_write: "Word 文档将写到",
};

impl ExportKind {
    /// The title of the dialog.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Workbook => "导出工作簿",
            Self::LiveWorkbook => "导出带公式的工作簿",
            Self::RoundsWorkbook => "导出工作簿和轮次对照",
            Self::Pdf => "导出 PDF",
            Self::Statement => "导出情况说明",
            Self::Public => "导出公开文本 PDF",
            Self::Report => "导出审核报告",
            Self::Manual => "导出规则手册",
        }
    }

    /// What is added to the title of the budget in the name of the file and in its own title.
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Workbook | Self::LiveWorkbook | Self::RoundsWorkbook | Self::Pdf => "",
            Self::Statement => "情况说明",
            Self::Public => "公开文本",
            Self::Report => "审核报告",
            Self::Manual => "审核规则手册",
        }
    }

    /// The formats, the usual one first.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Workbook | Self::LiveWorkbook | Self::RoundsWorkbook => &[WORKBOOK],
            Self::Pdf | Self::Public => &[PDF],
            Self::Statement => &[WORD],
            Self::Report | Self::Manual => &[WORKBOOK, PDF],
        }
    }

    /// The extension of the usual format.
    pub const fn extension(self) -> &'static str {
        self.formats()[0].extension
    }

    /// What stands before the path of the file that will be written.
    pub(super) fn will_write(self, path: &Path) -> &'static str {
        let mut formats = self.formats().iter();
        let found = formats.find(|it| has_extension(path, it.extension));
        found.unwrap_or(&self.formats()[0]).will_write
    }

    /// The path with the extension of one of the formats.
    pub(super) fn completed(self, path: PathBuf) -> PathBuf {
        let mut formats = self.formats().iter();
        if formats.any(|it| has_extension(&path, it.extension)) {
            return path;
        }
        with_extension(path, self.extension())
    }
}
