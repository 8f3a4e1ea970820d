//! `print`: the tables to a printer of the system, as the print plan of the file says.

use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;
use serde::Serialize;
use thiserror::Error;

use crate::cli::Verdict;
use crate::cli::clock::china_time;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::cli::tables;
use crate::document::Document;
use crate::export::Stamp;
use crate::export::title;
use crate::model::PrintPlan;
use crate::money::normalize_digits;
use crate::printing;
use crate::printing::PageRange;
use crate::printing::PrintJob;
use crate::printing::PrintOrder;
use crate::printing::Printers;
use crate::printing::System;
use crate::printing::ToPrint;

pub(in crate::cli) const HELP: &str = "\
内容、纸张、份数等按文件中的打印方案；没有方案时打印全部报表，纸张和方向按表样。选项只管这一次，不改文件。
有错误级的审核意见时印“草稿”水印，方案另有规定的除外。
不给 --printer 时用系统的默认打印机；--list 只列出打印机，不需要文件。

输出：打印机、页数和份数；加 --format json 时为
  {\"printer\":\"名称\",\"pages\":n,\"copies\":n}
  --list 为 {\"printers\":[{\"name\":\"名称\",\"preferred\":bool,\"stopped\":bool},…]}，默认的在前。
退出码：0 已交给打印机，2 没能打印。";

#[derive(Debug, Args)]
pub(in crate::cli) struct PrintOptions {
    #[arg(
        value_name = "文件",
        help = "预算文件",
        required_unless_present = "list"
    )]
    file: Option<PathBuf>,
    #[arg(long, value_name = "打印机", help = "打印机的名称")]
    printer: Option<String>,
    #[arg(
        long,
        value_name = "份数",
        help = "打印几份，1 至 99",
        value_parser = copies
    )]
    copies: Option<u32>,
    #[arg(
        long,
        value_name = "表",
        num_args = 1..,
        help = "只打印这些表：表号（表3 或 3）、标识（expenditure_by_function）或表名"
    )]
    table: Vec<String>,
    #[arg(long, value_name = "页码", help = "只打印这些页，如 1-3,5")]
    pages: Option<String>,
    #[arg(long, help = "列出打印机")]
    list: bool,
}

/// Copies that no printer is asked for.
#[derive(Debug, Error)]
#[error("份数应为 1 至 99 的整数，“{0}”不是")]
struct NotCopies(String);

fn copies(text: &str) -> Result<u32, NotCopies> {
    let number = normalize_digits(text).parse().ok();
    number
        .filter(|it| (1..=99).contains(it))
        .ok_or_else(|| NotCopies(text.to_owned()))
}

#[derive(Serialize)]
struct Listed<'a> {
    printers: Vec<ListedPrinter<'a>>,
}

#[derive(Serialize)]
struct ListedPrinter<'a> {
    name: &'a str,
    preferred: bool,
    stopped: bool,
}

#[derive(Serialize)]
struct Printed {
    printer: String,
    pages: usize,
    copies: u32,
}

pub(in crate::cli) fn run(
    options: &PrintOptions,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let system = System::of_this_machine();
    let Some(file) = options.file.as_ref().filter(|_| !options.list) else {
        list(&system.printers().map_err(CliError::Print)?, console)?;
        return Ok(Verdict::Clean);
    };
    let document = files::open(file, console)?;
    let plan = plan(options, &document)?;
    let day = china_time(now).day_text();
    let to_print =
        ToPrint::of(&document, &plan, &day).map_err(|source| files::file_error(file, source))?;
    let range = options.pages.as_deref().unwrap_or_default();
    let range = PageRange::parse(range).map_err(CliError::PageRange)?;
    let layout = to_print.lay_out();
    for missing in &layout.pages.missing {
        console.remark(&missing.to_string());
    }
    let printers = system.printers().map_err(CliError::Print)?;
    let printer = printers.find(options.printer.as_deref());
    let order = PrintOrder {
        printer: printer.map_err(CliError::Print)?.name.clone(),
        range,
    };
    let budget = document.budget();
    let stamp = Stamp::new(budget, title(budget), china_time(now));
    let job = PrintJob::new(&layout.pages, &plan, &order, &stamp).map_err(CliError::Print)?;
    system.print(&job).map_err(CliError::Print)?;
    let done = Printed {
        printer: job.printer,
        pages: job.pages,
        copies: job.copies,
    };
    console.answer(&done, || {
        let Printed {
            printer,
            pages,
            copies,
        } = &done;
        format!("已交给打印机“{printer}”：{pages} 页，{copies} 份")
    })?;
    Ok(Verdict::Clean)
}

/// The plan of the file with what is said for this time.
fn plan(options: &PrintOptions, document: &Document) -> Result<PrintPlan, CliError> {
    let mut plan = printing::of(document.budget());
    plan.copies = options.copies.or(plan.copies);
    if options.table.is_empty() {
        return Ok(plan);
    }
    let mut ids: Vec<String> = Vec::new();
    for asked in &options.table {
        let id = tables::find(document.pack(), asked)?;
        ids.push(id.as_str().to_owned());
    }
    plan.content = ids.join(" ");
    Ok(plan)
}

fn list(printers: &Printers, console: &mut Console<'_>) -> Result<(), CliError> {
    let printers = printers.0.iter().map(|it| ListedPrinter {
        name: &it.name,
        preferred: it.is_default,
        stopped: it.is_stopped,
    });
    let listed = Listed {
        printers: printers.collect(),
    };
    console.answer(&listed, || {
        let lines = listed.printers.iter().map(|it| {
            let preferred = if it.preferred { "（默认）" } else { "" };
            let stopped = if it.stopped {
                "（停用或脱机）"
            } else {
                ""
            };
            format!("{}{preferred}{stopped}", it.name)
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}
