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
use crate::storage::InUse;
use crate::submission::SubmissionError;

/// Why a command could not run (命令行错误).
#[derive(Debug, Error)]
pub(in crate::cli) enum CliError {
    #[error("{0}；用法见 bianzhi-cli --help")]
    Usage(UsageError),
    #[error("{}（{}）", file_words(source), path.display())]
    File { path: PathBuf, source: FileError },
    #[error("{}，文件未改动；请对方关闭后再运行（{}）", .1.who(), .0.display())]
    InUse(PathBuf, InUse),
    #[error("文件有上次没有保存的 {} 步改动，本命令没有运行；请在窗口中打开，核对后保存，不要的选“不保存”，再运行（{}）", .1, .0.display())]
    UnsavedSteps(PathBuf, usize),
    #[error("运行期间文件被别的程序改过，对方的内容未动，本命令的改动没有保存；请重新运行（{}）", .0.display())]
    Overtaken(PathBuf),
    #[error("文件已存在，没有覆盖；确要覆盖请加 --force（{}）", .0.display())]
    Exists(PathBuf),
    #[error("文件已存在，没有覆盖；请换一个文件名（{}）", .0.display())]
    Taken(PathBuf),
    #[error("文件名应以 {endings} 结尾，没有写出（{}）", path.display())]
    WrongEnding { path: PathBuf, endings: String },
    #[error("这会覆盖读入的预算文件本身，没有写出；请另选文件名或文件夹（{}）", .0.display())]
    ReplacesSource(PathBuf),
    #[error("这是文件夹，不能作为文件写出；请另起文件名（{}）", .0.display())]
    IsFolder(PathBuf),
    #[error("这里已有一个文件，不能作为文件夹；请用 --out 另给一个文件夹（{}）", .0.display())]
    NotAFolder(PathBuf),
    #[error("没有名为“{id}”的地区规则包；可用的有：{known}")]
    UnknownPack { id: String, known: String },
    #[error("{source}")]
    Pack { id: String, source: PackError },
    #[error("规则包“{id}”没有报表，只供其他规则包引用；可用的有：{known}")]
    BasePack { id: String, known: String },
    #[error(
        "规则包“{pack}”适用 {span}，不适用 {year} 年；请改 --year 或 --pack，可用的规则包有：{known}"
    )]
    YearNotCovered {
        pack: String,
        span: YearSpan,
        year: BudgetYear,
        known: String,
    },
    #[error("{source}（{}）", path.display())]
    LastYear {
        path: PathBuf,
        source: LastYearError,
    },
    #[error("单位名称不能为空；请用 --unit 给出单位的全称")]
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
    #[error("{0}；文件未改动")]
    Unchanged(Box<CliError>),
    #[error("{source}；预算文件未改动（{}）", path.display())]
    Lines { path: PathBuf, source: LinesError },
    #[error("{count} 行不能导入，按 --strict 全部没有导入；预算文件未改动（{}）", path.display())]
    Strict { path: PathBuf, count: usize },
    #[error("{source}（{}）", path.display())]
    Package { path: PathBuf, source: PackageFault },
    #[error("这是预算文件，不是上报包；审核预算文件用 bianzhi-cli check（{}）", .0.display())]
    BudgetNotPackage(PathBuf),
    #[error("文件是完好的，直接打开即可，没有另存（{}）", .0.display())]
    NotDamaged(PathBuf),
    #[error("文件中没有能读出的记录；有完好的历史版本，可加 --last-version 另存它（{}）", .0.display())]
    NothingRead(PathBuf),
    #[error("文件旁边没有完好的历史版本；可不加 --last-version，另存能读出的内容（{}）", .0.display())]
    NoVersion(PathBuf),
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
            Self::Usage(_) | Self::WrongEnding { .. } | Self::PageRange(_) => "usage",
            Self::File { source, .. } => file_code(source),
            Self::InUse(..) => "in_use",
            Self::UnsavedSteps(..) => "unsaved_steps",
            Self::Overtaken(_) => "overtaken",
            Self::Exists(_) | Self::Taken(_) | Self::ReplacesSource(_) => "exists",
            Self::IsFolder(_) | Self::NotAFolder(_) => "not_written",
            Self::Pack { source, .. } => match source {
                PackError::Unknown { .. } => "unknown_pack",
                PackError::MissingFile { .. }
                | PackError::Syntax { .. }
                | PackError::Newer { .. }
                | PackError::Cycle { .. }
                | PackError::WrongId { .. }
                | PackError::MissingParameter { .. }
                | PackError::MissingList { .. }
                | PackError::Definition { .. } => "bad_pack",
            },
            Self::UnknownPack { .. } | Self::BasePack { .. } => "unknown_pack",
            Self::YearNotCovered { .. } => "year_not_covered",
            Self::LastYear { .. } => "not_last_year",
            Self::NoUnitName => "no_unit_name",
            Self::UnknownTable { .. } => "unknown_table",
            Self::UnknownRule { .. } => "unknown_rule",
            Self::Assignment { .. } => "bad_assignment",
            Self::Edit { .. } => "refused_edit",
            Self::Unchanged(error) => error.code(),
            Self::Lines { .. } | Self::Strict { .. } => "bad_lines",
            Self::Package { .. } | Self::BudgetNotPackage(_) => "bad_package",
            Self::NotDamaged(_) => "not_damaged",
            Self::NothingRead(_) | Self::NoVersion(_) => "not_recovered",
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
            | Self::InUse(path, _)
            | Self::UnsavedSteps(path, _)
            | Self::Overtaken(path)
            | Self::Exists(path)
            | Self::Taken(path)
            | Self::WrongEnding { path, .. }
            | Self::ReplacesSource(path)
            | Self::IsFolder(path)
            | Self::BudgetNotPackage(path)
            | Self::NotDamaged(path)
            | Self::NothingRead(path)
            | Self::NoVersion(path)
            | Self::NotAFolder(path) => Some(path.display().to_string()),
            Self::Pack { id, .. } | Self::UnknownPack { id, .. } | Self::BasePack { id, .. } => {
                Some(id.clone())
            }
            Self::Unchanged(error) => error.place(),
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

/// What is wrong with a file; where something can be read of it, with the command that does.
fn file_words(error: &FileError) -> String {
    let words = error.to_string();
    let is_other_text = matches!(error, FileError::Utf16 | FileError::NotUtf8 { .. });
    let advice = words
        .rfind("抢救")
        .filter(|_| is_other_text || error.without_advice() != words);
    match advice.map(|at| words.split_at(at)) {
        Some((before, after)) => format!("{before}用 bianzhi-cli recover {after}"),
        None => words,
    }
}

fn file_code(error: &FileError) -> &'static str {
    match error {
        FileError::Read { source } if source.kind() == io::ErrorKind::NotFound => "not_found",
        FileError::Read { .. } | FileError::NotRegular => "unreadable",
        FileError::Write { .. } | FileError::Unwritable(_) => "not_written",
        FileError::TooLarge { .. } | FileError::Oversized { .. } | FileError::TooMany { .. } => {
            "too_large"
        }
        FileError::Empty => "empty",
        FileError::Foreign(_) => "not_a_budget",
        FileError::NotUtf8 { .. } | FileError::Utf16 | FileError::Garbled { .. } => "not_utf8",
        FileError::Newer { .. } => "newer_format",
        FileError::Damaged(_)
        | FileError::DamagedRecord(_)
        | FileError::Blank
        | FileError::Lost(_)
        | FileError::Unwritten { .. }
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
