//! Why a command could not run.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::cli::usage::UsageError;
use crate::codes::BudgetYear;
use crate::edit::AssignmentError;
use crate::edit::EditError;
use crate::export::docx::DocumentError;
use crate::export::pdf::PdfError;
use crate::export::xlsx::ExportError;
use crate::intake::LastYearError;
use crate::intake::lines::LinesError;
use crate::intake::package::PackageFault;
use crate::packs::PackError;
use crate::packs::YearSpan;
use crate::printing::PrintError;
use crate::printing::RangeError;
use crate::storage::FileError;
use crate::submission::SubmissionError;

/// Why a command could not run (命令行错误).
#[derive(Debug, Error)]
pub(in crate::cli) enum CliError {
    #[error("{0}；用法见 bianzhi-cli --help")]
    Usage(UsageError),
    #[error("{source}（{}）", path.display())]
    File { path: PathBuf, source: FileError },
    #[error("文件已存在，没有覆盖；确要覆盖请加 --force（{}）", .0.display())]
    Exists(PathBuf),
    #[error("这里已有一个文件，不能作为文件夹（{}）", .0.display())]
    NotAFolder(PathBuf),
    #[error("{source}")]
    Pack { id: String, source: PackError },
    #[error("规则包“{id}”没有报表，只供其他规则包引用；可用的有：{known}")]
    BasePack { id: String, known: String },
    #[error("规则包“{pack}”适用 {span}，不适用 {year} 年")]
    YearNotCovered {
        pack: String,
        span: YearSpan,
        year: BudgetYear,
    },
    #[error("{source}（{}）", path.display())]
    LastYear {
        path: PathBuf,
        source: LastYearError,
    },
    #[error("单位名称不能为空")]
    NoUnitName,
    #[error("没有“{asked}”这张表；有：{known}")]
    UnknownTable { asked: String, known: String },
    #[error("没有“{asked}”这条规则；{known}，全部规则用 explain --list 列出")]
    UnknownRule { asked: String, known: String },
    #[error("{source}；文件未改动")]
    Assignment {
        text: String,
        source: AssignmentError,
    },
    #[error("{source}；文件未改动")]
    Edit { text: String, source: EditError },
    #[error("{source}；预算文件未改动（{}）", path.display())]
    Lines { path: PathBuf, source: LinesError },
    #[error("{count} 行不能导入，按 --strict 全部没有导入；预算文件未改动（{}）", path.display())]
    Strict { path: PathBuf, count: usize },
    #[error("{source}（{}）", path.display())]
    Package { path: PathBuf, source: PackageFault },
    #[error("{0}")]
    Export(ExportError),
    #[error("{0}")]
    Pdf(PdfError),
    #[error("{0}")]
    Submission(SubmissionError),
    #[error("{0}")]
    Document(#[from] DocumentError),
    #[error("{0}")]
    Print(PrintError),
    #[error("{0}")]
    PageRange(RangeError),
    #[error("结果没有输出成功，可能是磁盘已满")]
    Output(#[source] io::Error),
}

impl CliError {
    /// The name of the error for programs, the same in every version.
    pub(in crate::cli) fn code(&self) -> &'static str {
        match self {
            Self::Usage(_) | Self::PageRange(_) => "usage",
            Self::File { source, .. } => file_code(source),
            Self::Exists(_) => "exists",
            Self::NotAFolder(_) => "not_written",
            Self::Pack { source, .. } => match source {
                PackError::Unknown { .. } => "unknown_pack",
                PackError::MissingFile { .. }
                | PackError::Syntax { .. }
                | PackError::Cycle { .. }
                | PackError::WrongId { .. }
                | PackError::MissingParameter { .. }
                | PackError::MissingList { .. }
                | PackError::Definition { .. } => "bad_pack",
            },
            Self::BasePack { .. } => "unknown_pack",
            Self::YearNotCovered { .. } => "year_not_covered",
            Self::LastYear { .. } => "not_last_year",
            Self::NoUnitName => "no_unit_name",
            Self::UnknownTable { .. } => "unknown_table",
            Self::UnknownRule { .. } => "unknown_rule",
            Self::Assignment { .. } => "bad_assignment",
            Self::Edit { .. } => "refused_edit",
            Self::Lines { .. } | Self::Strict { .. } => "bad_lines",
            Self::Package { .. } => "bad_package",
            Self::Export(_) | Self::Pdf(_) | Self::Document(_) | Self::Submission(_) => {
                "not_exported"
            }
            Self::Print(error) => match error {
                PrintError::NoService
                | PrintError::NotRunning
                | PrintError::NoPrinter
                | PrintError::UnknownPrinter { .. } => "no_printer",
                PrintError::NoPages
                | PrintError::Refused { .. }
                | PrintError::NoReader
                | PrintError::Run(_)
                | PrintError::Spool(_)
                | PrintError::Pdf(_)
                | PrintError::Mark(_) => "not_printed",
            },
            Self::Output(_) => "no_output",
        }
    }

    /// The file or argument it is about.
    pub(in crate::cli) fn place(&self) -> Option<String> {
        match self {
            Self::Usage(error) => error.place(),
            Self::File { path, .. }
            | Self::LastYear { path, .. }
            | Self::Lines { path, .. }
            | Self::Strict { path, .. }
            | Self::Package { path, .. }
            | Self::Exists(path)
            | Self::NotAFolder(path) => Some(path.display().to_string()),
            Self::Pack { id, .. } | Self::BasePack { id, .. } => Some(id.clone()),
            Self::YearNotCovered { year, .. } => Some(year.to_string()),
            Self::NoUnitName => Some("--unit".to_owned()),
            Self::UnknownTable { asked, .. } | Self::UnknownRule { asked, .. } => {
                Some(asked.clone())
            }
            Self::Assignment { text, .. }
            | Self::Edit { text, .. }
            | Self::PageRange(RangeError::Unreadable(text)) => Some(text.clone()),
            Self::Export(_)
            | Self::Pdf(_)
            | Self::Document(_)
            | Self::Submission(_)
            | Self::Print(_)
            | Self::Output(_) => None,
        }
    }
}

fn file_code(error: &FileError) -> &'static str {
    match error {
        FileError::Read { source } if source.kind() == io::ErrorKind::NotFound => "not_found",
        FileError::Read { .. } | FileError::NotRegular => "unreadable",
        FileError::Write { .. } | FileError::Unwritable(_) => "not_written",
        FileError::TooLarge { .. } | FileError::TooMany { .. } => "too_large",
        FileError::Empty => "empty",
        FileError::Foreign => "not_a_budget",
        FileError::NotUtf8 { .. } => "not_utf8",
        FileError::Newer { .. } => "newer_format",
        FileError::Damaged(_)
        | FileError::DanglingReference { .. }
        | FileError::DuplicateNumber { .. }
        | FileError::NumberTooHigh { .. }
        | FileError::UnitCycle { .. }
        | FileError::InRound { .. }
        | FileError::TooManyLevels { .. }
        | FileError::TextTooLong { .. }
        | FileError::NestedRounds => "damaged",
    }
}
