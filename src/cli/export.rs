//! `export`: the tables and the statement as files to hand in.

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
use crate::cli::export_data::DataOptions;
use crate::cli::export_data::data_files;
use crate::cli::files;
use crate::cli::making::draw_pages;
use crate::cli::making::make_pdf;
use crate::cli::making::make_workbook;
use crate::cli::output::Console;
use crate::document::Document;
use crate::export::Stamp;
use crate::export::docx::docx;
use crate::export::file_name;
use crate::export::package::PACKAGE_EXTENSION;
use crate::export::pages::WatermarkText;
use crate::export::pages::public_pages;
use crate::export::sheet::Sheet;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::export::title;
use crate::export::xlsx::Totals;
use crate::narrative::statement;
use crate::packs::Severity;
use crate::printing;
use crate::printing::Besides;
use crate::printing::ToPrint;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::storage::FileError;
use crate::storage::content_mark;
use crate::storage::write_atomically;
use crate::submission::submission;

pub(in crate::cli) const HELP: &str = "\
文件名为“单位名称＋年度＋年部门预算”，工作簿一表一页，PDF 按表分页，各表有书签；审核报告列出审核意见和
说明理由，文件名再加“审核报告”。文件夹里同名的旧文件会被替换。
--xlsx、--pdf 导出报表；再加 --report 时审核报告用同样的格式，只有 --report 时导出审核报告的工作簿；
--docx 导出情况说明的 Word 文档，文件名再加“情况说明”。这几种都不指定时全部导出。
报表的 PDF 按文件中的打印方案（与打印预览相同）：纸张、方向、缩放、页边距、起始页码，选了哪些报表及其次序，没有
导出的表列在标准错误上；份数、单双面、草稿水印的选择和所选的审核报告、与上一轮比较只管打印。没有方案时导出全部报表。
--public 导出公开文本的 PDF：封面、目录（有页码）、情况说明各章、全套报表，书签到章和表，文件名再加“公开文本”。
有错误级的审核意见时照样导出，并在标准错误上提醒还是草稿；报表和公开文本的 PDF 印有“草稿”水印、日期和版本标记。
字库里没有的字在 PDF 中印作“〓”，并在标准错误上列出字和位置。

--csv 把每种记录写成一个文件，文件名再加“收入行”“支出行”“项目”等：第一行是列名，编码和名称分列，
金额以元为单位，精确到分；以 = + - @ 等开头的文字前加一撇（'），以免被表格软件当作公式，导入时去掉。
--json 把全部记录写成一个文件，文件名再加“数据”：
  {\"format\":1,\"pack\":\"规则包\",\"year\":2024,\"department_code\":\"…\",\"department\":\"…\",\"money\":\"yuan\",
   \"lists\":{\"revenue\":[{\"unit_code\":\"001\",\"unit_name\":\"…\",\"source\":\"一般公共预算\",…,\"amount\":\"1234.56\"},…],
            \"expenditure\":[{…,\"kind\":\"基本支出-人员经费\",\"project_code\":\"…\",\"project_name\":\"…\",
             \"function_code\":\"2080150\",\"function_name\":\"…\",\"function_category_code\":\"208\",…},…],…}}
  列表用英文名（units、revenue、expenditure、projects、indicators、procurement、…），没有记录的不列，收入行和支出行总列；
  编码另有 _code、_name，功能科目还有 _category_…、_section_…；金额和数量是文字（元），个数是数字，
  是否为 true、false，没有填的为 null。government_in_use_code 是报表采用的政府经济科目。

输出：写出的文件的路径，每行一个；加 --format json 时为
  {\"files\":[\"路径\",…],\"errors\":n}，errors 是错误级审核意见的条数，大于 0 即为草稿。
--package 生成上报包：一个 zip 文件，内有预算文件、全部报表的工作簿和 PDF、情况说明（Word）、
审核报告（含说明）和清单 manifest.json
（程序版本、规则包、单位、年度、轮次、时间，每个文件的名称、字节数、SHA-256，各种记录数，收支合计，审核意见数），
用 verify 核对。打印方案没有选的报表也在内，PDF 的纸张、方向、缩放、页边距按打印方案。审核还有错误时不生成，错误列在标准错误上，退出码为 1；
文件有没有保存的改动时不运行，请先在窗口中打开，核对后保存。

退出码：0 已导出，1 有错误、没有生成上报包，2 没能运行。";

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
    #[arg(long, help = "导出预算情况说明（Word、WPS 文字）")]
    docx: bool,
    #[arg(long, help = "导出审核报告")]
    report: bool,
    #[arg(long, help = "报表另加一页“与上一轮比较”，列出改动的收支行")]
    rounds: bool,
    #[arg(long, help = "没有错误时也在报表和公开文本的 PDF 上印“草稿”水印")]
    draft: bool,
    #[command(flatten)]
    further: FurtherOptions,
    #[command(flatten)]
    data: DataOptions,
}

#[derive(Debug, Args)]
struct FurtherOptions {
    #[arg(
        long,
        requires = "xlsx",
        help = "工作簿里的合计写成 SUM 公式；各数四舍五入后加起来不等于合计的，仍写数额"
    )]
    live: bool,
    #[arg(long, help = "导出公开文本的 PDF：封面、目录、情况说明和全套报表")]
    public: bool,
    #[arg(
        long,
        help = "生成上报包：预算文件、报表、情况说明、审核报告和清单；还有错误时列出错误，不生成"
    )]
    package: bool,
}

impl ExportOptions {
    /// Whether no kind is named, so that all of them are meant.
    const fn is_all(&self) -> bool {
        let any = self.xlsx || self.pdf || self.docx || self.report;
        !any && !self.further.public && !self.further.package && !self.data.is_any()
    }
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
    /// What of it a PDF has, where a print plan says so; otherwise the sheets as they are.
    planned: Option<ToPrint>,
    formats: Vec<FileFormat>,
}

#[derive(Clone, Copy)]
enum FileFormat {
    Workbook(Totals),
    Pdf,
}

pub(in crate::cli) fn run(
    options: &ExportOptions,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    if options.further.package {
        files::refuse_unsaved(&options.file)?;
    }
    let document = files::open(&options.file, console)?;
    let created = china_time(now);
    let title = title(document.budget());
    let mut files = Vec::new();
    for content in contents(options, &document, now, console)? {
        let stamp = Stamp::new(document.budget(), content.title.clone(), created);
        for format in &content.formats {
            let bytes = bytes(&content, *format, &stamp, console)?;
            let name = format!("{}.{}", file_name(&content.title), format.extension());
            files.push(write(options, &name, &bytes)?);
        }
    }
    if options.docx || options.is_all() {
        let [name, title] = [file_name(&title), title.clone()].map(|it| format!("{it}情况说明"));
        let statement = statement(document.budget(), document.pack(), document.book());
        let bytes = docx(&statement, &Stamp::new(document.budget(), title, created))?;
        files.push(write(options, &format!("{name}.docx"), &bytes)?);
    }
    if options.further.public {
        let [name, title] = [file_name(&title), title.clone()].map(|it| format!("{it}公开文本"));
        let watermark = watermark(options, &document, now)?;
        let bytes = public(
            &document,
            watermark.as_ref(),
            &Stamp::new(document.budget(), title, created),
            console,
        )?;
        files.push(write(options, &format!("{name}.pdf"), &bytes)?);
    }
    for (name, bytes) in data_files(&document, &options.data) {
        let name = format!("{}{name}", file_name(&title));
        files.push(write(options, &name, &bytes)?);
    }
    let errors = document.open_findings(Severity::Error);
    let is_blocked = options.further.package && errors > 0;
    if is_blocked {
        list_errors(&document, console);
    } else if options.further.package {
        let stamp = Stamp::new(document.budget(), title.clone(), created);
        let bytes = submission(&document, &stamp, &mut |_| {});
        let bytes = bytes.map_err(CliError::Submission)?;
        let name = format!("{}上报包.{PACKAGE_EXTENSION}", file_name(&title));
        files.push(write(options, &name, &bytes)?);
    } else if errors > 0 {
        console.remark(&format!("草稿：还有 {errors} 个错误"));
    }
    let written = Written { files, errors };
    console.answer(&written, || written.files.join("\n"))?;
    Ok(if is_blocked {
        Verdict::ErrorsFound
    } else {
        Verdict::Clean
    })
}

/// The publishable document.
fn public(
    document: &Document,
    watermark: Option<&WatermarkText>,
    stamp: &Stamp,
    console: &mut Console<'_>,
) -> Result<Vec<u8>, CliError> {
    let (budget, book) = (document.budget(), document.book());
    let statement = statement(budget, document.pack(), book);
    let pages = public_pages(budget, &statement, &sheets(book), watermark);
    draw_pages(&pages, stamp, console)
}

/// What keeps a package from being made.
fn list_errors(document: &Document, console: &mut Console<'_>) {
    let errors = document.findings().iter();
    let errors = errors.filter(|it| it.severity == Severity::Error && it.is_open());
    let errors: Vec<String> = errors
        .map(|it| format!("  {} {}", it.code, it.message))
        .collect();
    let count = errors.len();
    console.remark(&format!(
        "还有 {count} 个错误没有改正，没有生成上报包\n{}",
        errors.join("\n")
    ));
}

/// Writes a file into the folder, which is made if need be, and tells its path.
fn write(options: &ExportOptions, name: &str, bytes: &[u8]) -> Result<String, CliError> {
    make_folder(&options.out)?;
    let path = options.out.join(name);
    files::refuse_source(&options.file, &path)?;
    write_atomically(&path, bytes)
        .map_err(|source| files::file_error(&path, FileError::Write { source }))?;
    Ok(path.display().to_string())
}

/// What is asked for: everything, unless something is named.
fn contents(
    options: &ExportOptions,
    document: &Document,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Vec<Content>, CliError> {
    let is_all = options.is_all();
    let formats = |workbook: bool| {
        let totals = if options.further.live {
            Totals::Formulas
        } else {
            Totals::Numbers
        };
        let workbook = workbook.then_some(FileFormat::Workbook(totals));
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
        let planned = (options.pdf || is_all).then(|| planned(options, document, now));
        contents.push(Content {
            title: title.clone(),
            sheets,
            planned: planned.transpose()?,
            formats: formats(options.xlsx || is_all),
        });
    }
    if options.report || is_all {
        contents.push(Content {
            title: format!("{title}审核报告"),
            sheets: vec![report(document, now)],
            planned: None,
            formats: formats(options.xlsx || !options.pdf),
        });
    }
    Ok(contents)
}

/// The tables as the print plan of the file says.
fn planned(
    options: &ExportOptions,
    document: &Document,
    now: SystemTime,
) -> Result<ToPrint, CliError> {
    let besides = Besides {
        rounds: options.rounds,
        draft: options.draft,
    };
    let plan = printing::in_file(document, besides);
    ToPrint::of(document, &plan, &china_time(now).day_text())
        .map_err(|source| files::file_error(&options.file, source))
}

/// What publishable drafts are marked with: a budget with errors is one, and others on request.
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
        FileFormat::Workbook(totals) => make_workbook((&content.sheets, totals), stamp, console),
        FileFormat::Pdf => match &content.planned {
            Some(to_print) => {
                if let Some(left_out) = to_print.left_out() {
                    console.remark(&left_out);
                }
                draw_pages(&to_print.lay_out().pages, stamp, console)
            }
            None => make_pdf(&content.sheets, stamp, console),
        },
    }
}

impl FileFormat {
    const fn extension(self) -> &'static str {
        match self {
            Self::Workbook(_) => "xlsx",
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
