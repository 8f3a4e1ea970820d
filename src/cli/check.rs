//! `check`: what the audit finds.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::compute::Book;
use crate::compute::Need;
use crate::compute::needs;
use crate::document::Document;
use crate::model::Budget;
use crate::packs::Pack;
use crate::packs::Severity;
use crate::rules::Explained;
use crate::rules::Figures;
use crate::rules::Finding;

pub(in crate::cli) const HELP: &str = "\
按文件所用的规则包审核，先列错误，再列警告和提示；已写审核说明的警告也列出，并注明。

加 --format json 时为
  {\"errors\":n,\"warnings\":n,\"hints\":n,\"findings\":[{\"rule\",\"code\",\"severity\",\"message\",
   \"figures\":{\"left\",\"right\",\"difference\",\"scale\"},\"places\":[…],\"explained\":bool,\"fix\":bool}]}
  severity 为 error、warning 或 advice；figures 没有时为 null，其中数额是文字，scale 是它们的单位；
  places 的第一处是应当修改的地方；explained 是说明有效，数额变化后失效的说明不算；fix 是有一键修正。
  errors、warnings、hints 是 findings 中各级的条数，包括已说明的。
加 --pack 时按另一规则包审核，只看，不改文件；末尾另列这套表样需要而文件缺少的内容，JSON 中为
  \"needs\":[{\"message\",\"count\"},…]
退出码：0 没有错误，1 有错误，2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckOptions {
    #[arg(value_name = "文件", help = "预算文件")]
    file: PathBuf,
    #[arg(
        long,
        value_name = "规则包",
        help = "按另一规则包审核，并列出它的表样需要而文件缺少的内容"
    )]
    pack: Option<String>,
}

#[derive(Serialize)]
struct Report {
    errors: usize,
    warnings: usize,
    hints: usize,
    findings: Vec<Entry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<Vec<NeedEntry>>,
}

/// What the form of another pack needs, as programs read it.
#[derive(Serialize)]
struct NeedEntry {
    message: String,
    count: usize,
}

/// A finding as programs read it.
#[derive(Serialize)]
struct Entry {
    rule: String,
    code: String,
    severity: &'static str,
    message: String,
    figures: Option<EntryFigures>,
    places: Vec<String>,
    explained: bool,
    fix: bool,
}

#[derive(Serialize)]
struct EntryFigures {
    left: String,
    right: String,
    difference: String,
    scale: &'static str,
}

pub(in crate::cli) fn run(
    options: &CheckOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let mut document = files::open(&options.file, console)?;
    let needs = match &options.pack {
        None => None,
        Some(id) => {
            let pack = files::region_pack(id)?;
            Some(look_under(&mut document, pack))
        }
    };
    let (budget, book) = (document.budget(), document.book());
    let findings = document.findings();
    let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
    let report = Report {
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        hints: count(Severity::Advice),
        findings: findings.iter().map(|it| entry(budget, book, it)).collect(),
        needs,
    };
    console.answer(&report, || text(&document, &report))?;
    Ok(match report.errors {
        0 => Verdict::Clean,
        _ => Verdict::ErrorsFound,
    })
}

/// Uses another pack and tells what its form needs.
fn look_under(document: &mut Document, pack: Pack) -> Vec<NeedEntry> {
    let own = document.book().clone();
    document.use_pack(Arc::new(pack));
    let there = (&**document.pack(), document.book());
    let entry = |need: Need| NeedEntry {
        message: need.words(),
        count: need.count,
    };
    let needs = needs(document.budget(), there, &own);
    needs.into_iter().map(entry).collect()
}

fn entry(budget: &Budget, book: &Book, finding: &Finding) -> Entry {
    Entry {
        rule: finding.rule.clone(),
        code: finding.code.clone(),
        severity: finding.severity.name(),
        message: finding.message.clone(),
        figures: finding.figures.as_ref().map(entry_figures),
        places: places(budget, book, finding),
        explained: finding.explained == Explained::Yes,
        fix: !finding.fixes.is_empty(),
    }
}

fn entry_figures(figures: &Figures) -> EntryFigures {
    let [left, right, difference] = figures.texts();
    EntryFigures {
        left,
        right,
        difference,
        scale: figures.unit(),
    }
}

/// Where the cursor would go, then the other places.
fn places(budget: &Budget, book: &Book, finding: &Finding) -> Vec<String> {
    let related = finding.related.iter().map(|it| &it.place);
    std::iter::once(&finding.primary)
        .chain(related)
        .map(|place| place.describe(budget, book))
        .collect()
}

fn text(document: &Document, report: &Report) -> String {
    let mut text = String::new();
    for (finding, entry) in document.findings().iter().zip(&report.findings) {
        let state = match finding.explained {
            Explained::No => "",
            Explained::Yes => "（已说明）",
            Explained::Lapsed => "（说明已失效）",
        };
        let label = finding.severity.label();
        // Writing to a String can't fail.
        let _ = writeln!(text, "{label}  {}  {}{state}", entry.code, entry.message);
        let _ = writeln!(text, "      位置：{}", entry.places.join("；"));
        for fix in &finding.fixes {
            let _ = writeln!(text, "      可一键修正：{}", fix.label);
        }
    }
    text += &summary(document, report);
    if let Some(needs) = &report.needs {
        // Writing to a String can't fail.
        let _ = match needs.len() {
            0 => write!(text, "\n这套表样需要的内容文件都有"),
            count => write!(text, "\n这套表样需要、文件缺少的有 {count} 项："),
        };
        for need in needs {
            let _ = write!(text, "\n  {}", need.message);
        }
    }
    text
}

fn summary(document: &Document, report: &Report) -> String {
    let explained = report.warnings - document.open_findings(Severity::Warning);
    let note = match explained {
        0 => String::new(),
        _ => format!("（其中 {explained} 条已说明）"),
    };
    format!(
        "共 {} 条：错误 {} 条，警告 {} 条{note}，提示 {} 条",
        report.findings.len(),
        report.errors,
        report.warnings,
        report.hints
    )
}
