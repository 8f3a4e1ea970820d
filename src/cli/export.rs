//! `export`: the tables as files to hand in.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::clock::china_time;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::document::Document;
use crate::export::Stamp;
use crate::export::pages::PageOptions;
use crate::export::pages::WatermarkText;
use crate::export::pages::pages_of;
use crate::export::pdf::PdfProgress;
use crate::export::pdf::pdf;
use crate::export::sheet::Sheet;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::export::xlsx::Progress;
use crate::export::xlsx::workbook;
use crate::model::Budget;
use crate::packs::Severity;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::storage::FileError;
use crate::storage::content_mark;
use crate::storage::write_atomically;

pub(in crate::cli) const HELP: &str = "\
文件名为“单位名称＋年度＋年部门预算”，工作簿一表一页，PDF 按表分页，各表有书签；审核报告列出审核结果和
说明理由，文件名再加“审核报告”。文件夹里同名的旧文件会被替换。
--xlsx、--pdf 导出报表；再加 --report 时审核报告用同样的格式，只有 --report 时导出审核报告的工作簿；
都不指定时全部导出。
有错误级的审核结果时照样导出，并在标准错误上提醒还是草稿；报表的 PDF 印有“草稿”水印、日期和版本标记。
字库里没有的字在 PDF 中印作“〓”，并在标准错误上列出字和位置。

输出：写出的文件的路径，每行一个；加 --format json 时为
  {\"files\":[\"路径\",…],\"errors\":n}，errors 是错误级审核结果的条数，大于 0 即为草稿。
退出码：0 已导出，2 没能运行。";

/// With more rows than this people are told how far the work is.
const LONG: usize = 5_000;

/// The characters of the longest file name; systems allow 255 bytes, three to a Chinese character.
const LONGEST_NAME: usize = 60;

/// The characters of `2024年部门预算`, which stay when the name of the unit is cut.
const END_OF_TITLE: usize = 9;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches of the command line are independent of each other"
)]
pub(in crate::cli) struct ExportOptions {
    #[arg(value_name = "文件", help = "预算文件")]
    file: PathBuf,
    #[arg(long, value_name = "文件夹", help = "写到这个文件夹，没有时新建")]
    out: PathBuf,
    #[arg(long, help = "导出报表的工作簿（Excel、WPS）")]
    xlsx: bool,
    #[arg(long, help = "导出报表的 PDF")]
    pdf: bool,
    #[arg(long, help = "导出审核报告")]
    report: bool,
    #[arg(long, help = "报表另加一页“与上一轮比较”，列出改动的收支行")]
    rounds: bool,
    #[arg(long, help = "没有错误时也在报表的 PDF 上印“草稿”水印")]
    draft: bool,
}

#[derive(Serialize)]
struct Written {
    files: Vec<String>,
    errors: usize,
}

/// What is put into one file of each format.
struct Content {
    title: String,
    sheets: Vec<Sheet>,
    watermark: Option<WatermarkText>,
    formats: Vec<FileFormat>,
}

#[derive(Clone, Copy)]
enum FileFormat {
    Workbook,
    Pdf,
}

pub(in crate::cli) fn run(
    options: &ExportOptions,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let document = files::open(&options.file)?;
    let mut files = Vec::new();
    for content in contents(options, &document, now, console)? {
        let stamp = stamp(&document, content.title.clone(), now);
        for format in &content.formats {
            let bytes = bytes(&content, *format, &stamp, console)?;
            make_folder(&options.out)?;
            let name = file_name(&content.title);
            let path = options.out.join(format!("{name}.{}", format.extension()));
            write_atomically(&path, &bytes)
                .map_err(|source| files::file_error(&path, FileError::Write { source }))?;
            files.push(path.display().to_string());
        }
    }
    let errors = document.open_findings(Severity::Error);
    if errors > 0 {
        console.remark(&format!("草稿：还有 {errors} 个错误"));
    }
    let written = Written { files, errors };
    console.answer(&written, || written.files.join("\n"))?;
    Ok(Verdict::Clean)
}

/// What is asked for: everything, unless something is named.
fn contents(
    options: &ExportOptions,
    document: &Document,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Vec<Content>, CliError> {
    let is_all = !options.xlsx && !options.pdf && !options.report;
    let formats = |workbook: bool| {
        let workbook = workbook.then_some(FileFormat::Workbook);
        let pdf = (options.pdf || is_all).then_some(FileFormat::Pdf);
        workbook.into_iter().chain(pdf).collect::<Vec<_>>()
    };
    let title = title(document.budget());
    let mut contents = Vec::new();
    if options.xlsx || options.pdf || is_all {
        let mut sheets = sheets(document.book());
        if options.rounds {
            sheets.extend(rounds(document, console));
        }
        contents.push(Content {
            title: title.clone(),
            sheets,
            watermark: watermark(options, document, now)?,
            formats: formats(options.xlsx || is_all),
        });
    }
    if options.report || is_all {
        contents.push(Content {
            title: format!("{title}审核报告"),
            sheets: vec![report(document, now)],
            watermark: None,
            formats: formats(options.xlsx || !options.pdf),
        });
    }
    Ok(contents)
}

/// What drafts are marked with: a budget with errors is one, and others on request.
fn watermark(
    options: &ExportOptions,
    document: &Document,
    now: SystemTime,
) -> Result<Option<WatermarkText>, CliError> {
    if !options.draft && document.open_findings(Severity::Error) == 0 {
        return Ok(None);
    }
    let mark = content_mark(document.budget(), &document.pack().id)
        .map_err(|source| files::file_error(&options.file, source))?;
    let day = china_time(now).day_text();
    Ok(Some(WatermarkText::draft(&day, &mark)))
}

fn bytes(
    content: &Content,
    format: FileFormat,
    stamp: &Stamp,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, CliError> {
    match format {
        FileFormat::Workbook => make_workbook(&content.sheets, stamp, console),
        FileFormat::Pdf => {
            let options = PageOptions {
                watermark: content.watermark.clone(),
                ..PageOptions::default()
            };
            make_pdf(&content.sheets, &options, stamp, console)
        }
    }
}

impl FileFormat {
    const fn extension(self) -> &'static str {
        match self {
            Self::Workbook => "xlsx",
            Self::Pdf => "pdf",
        }
    }
}

fn make_folder(path: &Path) -> Result<(), CliError> {
    fs::create_dir_all(path).map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            CliError::NotAFolder(path.to_owned())
        }
        _ => files::file_error(path, FileError::Write { source }),
    })
}

/// The comparison with the round before, laid out.
fn rounds(document: &Document, console: &mut Console<'_>) -> Option<Sheet> {
    let table = document.round_table();
    if table.is_none() {
        console.remark("没有轮次存档，未加“与上一轮比较”页");
    }
    table.map(|table| lay_out(&table, &table.title))
}

/// The audit report, laid out.
fn report(document: &Document, now: SystemTime) -> Sheet {
    let table = audit_report(&AuditReport {
        budget: document.budget(),
        pack: document.pack(),
        book: document.book(),
        findings: document.findings(),
        day: &china_time(now).day_text(),
    });
    lay_out(&table, &table.title)
}

/// What files of a budget say about themselves.
pub(in crate::cli) fn stamp(document: &Document, title: String, now: SystemTime) -> Stamp {
    Stamp {
        title,
        author: owner(document.budget()).to_owned(),
        created: china_time(now),
    }
}

/// The workbook of some sheets; people are told how far it is when it is long.
pub(in crate::cli) fn make_workbook(
    sheets: &[Sheet],
    stamp: &Stamp,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, CliError> {
    let is_long = sheets.iter().map(height).sum::<usize>() > LONG;
    let mut progress = |at: Progress<'_>| {
        if is_long {
            let Progress {
                step,
                sheet,
                position,
                count,
            } = at;
            console.for_people(&format!("{} {position}/{count} {sheet}", step.label()));
        }
    };
    workbook(sheets, stamp, &mut progress).map_err(CliError::Export)
}

/// The PDF of some sheets; what its font lacks is told.
pub(in crate::cli) fn make_pdf(
    sheets: &[Sheet],
    options: &PageOptions,
    stamp: &Stamp,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, CliError> {
    let pages = pages_of(sheets, options);
    for missing in &pages.missing {
        console.remark(&missing.to_string());
    }
    let is_long = sheets.iter().map(height).sum::<usize>() > LONG;
    let mut progress = |at: PdfProgress<'_>| {
        if is_long {
            let PdfProgress {
                sheet,
                position,
                count,
            } = at;
            console.for_people(&format!("写入 {position}/{count} {sheet}"));
        }
    };
    pdf(&pages, stamp, &mut progress).map_err(CliError::Pdf)
}

fn height(sheet: &Sheet) -> usize {
    sheet.rows.len()
}

/// Whose budget it is: the only unit, else the department, else the first unit.
fn owner(budget: &Budget) -> &str {
    let first = budget.units.first().map_or("", |unit| unit.name.trim());
    let department = budget.cover.department_name.trim();
    if budget.units.len() == 1 || department.is_empty() {
        first
    } else {
        department
    }
}

/// `某中心2024年部门预算`.
pub(in crate::cli) fn title(budget: &Budget) -> String {
    let year = budget.cover.year.map(|year| format!("{year}年"));
    format!(
        "{}{}{}",
        owner(budget),
        year.unwrap_or_default(),
        budget.cover.kind.label()
    )
}

/// The title without what file systems refuse, the name of the unit cut when it is very long.
fn file_name(title: &str) -> String {
    let is_refused = |mark: char| mark.is_control() || r#"<>:"/\|?*"#.contains(mark);
    let replaced: Vec<char> = title
        .chars()
        .map(|mark| if is_refused(mark) { '_' } else { mark })
        .collect();
    if replaced.len() <= LONGEST_NAME {
        return replaced.into_iter().collect();
    }
    let end = &replaced[replaced.len() - END_OF_TITLE..];
    let start = &replaced[..LONGEST_NAME - END_OF_TITLE];
    start.iter().chain(end).collect()
}
