//! `explain`: the help of a rule, or all rules in force.

use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::clock::china_time;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::making::make_pdf;
use crate::cli::making::make_workbook;
use crate::cli::output::Console;
use crate::cli::text_table::TextTable;
use crate::export::Stamp;
use crate::export::sheet::lay_out;
use crate::export::xlsx::Totals;
use crate::packs::Pack;
use crate::report::rule_manual;
use crate::rules::Help;
use crate::rules::PLANNED;
use crate::rules::PlannedRule;
use crate::rules::manual;
use crate::storage::FileError;
use crate::storage::write_atomically;

pub(in crate::cli) const HELP: &str = "\
编号如 A-01，也可以给规则的标识；--list 列出全部规则和勾稽关系，--manual 把它们连同说明写成规则手册，
文件名以 .xlsx 结尾时为工作簿，以 .pdf 结尾时为 PDF；已有的文件不会被覆盖，除非加 --force。
不给 --pack 时按最新的地区规则包。

加 --format json 时，--list 为 [{\"code\",\"id\",\"severity\",\"title\",\"planned\":bool}]，
  单条规则为同样的数组，另有 \"text\"（Markdown，分检查什么、为什么、怎么改、依据）；
  severity 为 error、warning 或 advice；planned 是已列入目录、尚未启用的规则，它们的 id 和 severity 为 null，
  text 是尚未启用的原因。
--manual 写出的文件的路径照 export 的样子显示，JSON 为 [\"路径\"]。
退出码：0 已显示或写出，2 没能运行（包括没有这条规则）。";

#[derive(Debug, Args)]
pub(in crate::cli) struct ExplainOptions {
    #[arg(
        value_name = "编号",
        required_unless_present_any = ["list", "manual"],
        conflicts_with_all = ["list", "manual"],
        help = "规则的编号（A-01）或标识"
    )]
    code: Option<String>,
    #[arg(long, help = "列出全部规则")]
    list: bool,
    #[arg(long, value_name = "文件", help = "写出规则手册，扩展名 .xlsx 或 .pdf")]
    manual: Option<PathBuf>,
    #[arg(long, requires = "manual", help = "文件已存在时覆盖")]
    force: bool,
    #[arg(long, value_name = "规则包", help = "地区规则包的标识，见下面所列")]
    pack: Option<String>,
}

/// A rule as programs read it.
#[derive(Serialize)]
struct Entry {
    code: String,
    id: Option<String>,
    severity: Option<&'static str>,
    title: String,
    planned: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip)]
    label: &'static str,
}

pub(in crate::cli) fn run(
    options: &ExplainOptions,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let pack = files::pack_or_newest(options.pack.as_deref())?;
    if let Some(path) = &options.manual {
        check_place(path, options.force)?;
        return write_manual(&pack, path, now, console);
    }
    let all = entries(&pack);
    let Some(asked) = &options.code else {
        let listed: Vec<Entry> = all.into_iter().map(without_text).collect();
        console.answer(&listed, || list_text(&listed))?;
        return Ok(Verdict::Clean);
    };
    let (found, others): (Vec<Entry>, Vec<Entry>) =
        all.into_iter().partition(|it| is_meant(it, asked.trim()));
    if found.is_empty() {
        return Err(CliError::UnknownRule {
            asked: asked.clone(),
            known: known(asked, &others),
        });
    }
    console.answer(&found, || {
        let texts: Vec<String> = found.iter().map(help_text).collect();
        texts.join("\n")
    })?;
    Ok(Verdict::Clean)
}

/// Refuses a place where the manual would be taken for another file, or another one would be lost.
fn check_place(path: &Path, may_replace: bool) -> Result<(), CliError> {
    files::check_ending(path, &["xlsx", "pdf"])?;
    files::refuse_folder(path)?;
    if !may_replace && files::exists(path)? {
        return Err(CliError::Exists(path.to_owned()));
    }
    Ok(())
}

/// Writes the rule manual as a workbook, or as a PDF where the path says so.
fn write_manual(
    pack: &Pack,
    path: &Path,
    now: SystemTime,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let table = rule_manual(pack);
    let stamp = Stamp {
        title: table.title.clone(),
        author: String::new(),
        created: china_time(now),
    };
    let sheets = [lay_out(&table, &table.title)];
    let is_pdf = path
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
    let bytes = if is_pdf {
        make_pdf(&sheets, &stamp, console)?
    } else {
        make_workbook((&sheets, Totals::Numbers), &stamp, console)?
    };
    write_atomically(path, &bytes)
        .map_err(|source| files::file_error(path, FileError::Write { source }))?;
    let written = path.display().to_string();
    console.answer(&[&written], || written.clone())?;
    Ok(Verdict::Clean)
}

/// The rules in force and those not yet, by code.
fn entries(pack: &Pack) -> Vec<Entry> {
    let in_force = manual(pack).into_iter().map(entry);
    let mut all: Vec<Entry> = in_force.chain(PLANNED.iter().map(planned)).collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    all
}

fn entry(help: Help) -> Entry {
    Entry {
        code: help.code,
        id: Some(help.id),
        severity: Some(help.severity.name()),
        title: help.title,
        planned: false,
        text: Some(help.text),
        label: help.severity.label(),
    }
}

fn planned(rule: &PlannedRule) -> Entry {
    Entry {
        code: rule.code.to_owned(),
        id: None,
        severity: None,
        title: rule.title.to_owned(),
        planned: true,
        text: Some(rule.reason.to_owned()),
        label: "未启用",
    }
}

fn without_text(entry: Entry) -> Entry {
    Entry {
        text: None,
        ..entry
    }
}

fn is_meant(entry: &Entry, asked: &str) -> bool {
    entry.code.eq_ignore_ascii_case(asked) || entry.id.as_deref() == Some(asked)
}

/// The rules of the same family; the families when there are none.
fn known(asked: &str, all: &[Entry]) -> String {
    let family = |code: &str| {
        let letters = code.split('-').next().unwrap_or_default();
        letters.trim().to_uppercase()
    };
    let asked = family(asked);
    let mut near: Vec<&str> = all
        .iter()
        .map(|it| it.code.as_str())
        .filter(|code| family(code) == asked)
        .collect();
    near.dedup();
    if !near.is_empty() {
        return format!("{asked} 类现有 {}", near.join("、"));
    }
    let mut families: Vec<String> = all.iter().map(|it| family(&it.code)).collect();
    families.sort();
    families.dedup();
    format!("现有 {} 各类", families.join("、"))
}

fn list_text(entries: &[Entry]) -> String {
    let row = |it: &Entry| {
        vec![
            it.code.clone(),
            it.label.to_owned(),
            it.title.clone(),
            it.id.clone().unwrap_or_default(),
        ]
    };
    let rows = entries.iter().map(row).collect();
    TextTable::new(&["编号", "级别", "规则", "标识"], rows).render()
}

fn help_text(it: &Entry) -> String {
    let head = format!("{}  {}  {}\n", it.code, it.label, it.title);
    let text = it.text.as_deref().unwrap_or_default().trim_start();
    match &it.id {
        Some(id) => format!("{head}标识：{id}\n\n{text}"),
        None => format!("{head}尚未启用：{text}\n"),
    }
}
