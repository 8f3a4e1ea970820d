//! `versions`: the earlier versions kept of a file, and what is different since.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::compute::RoundComparison;
use crate::model::Budget;
use crate::storage;
use crate::storage::FileError;
use crate::storage::Version;

pub(in crate::cli) const HELP: &str = "\
窗口每次保存、命令每次修改时留存上一版本，在文件旁边的“文件名.留存”文件夹里；最近的在前。
差异是该版本之后到目前文件为止收入、支出行的变化。
要用某个版本，把它复制为 .bmys 文件，或在窗口的“文件”菜单打开“历史版本…”。

加 --format json 时为
  [{\"path\",\"at\",\"reason\",\"size\",\"difference\"}]
  读不出来的版本没有 difference，另有 error。
退出码：0 已显示，2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct VersionsOptions {
    #[arg(value_name = "文件", help = "预算文件")]
    file: PathBuf,
}

#[derive(Serialize)]
struct Told {
    path: String,
    at: String,
    reason: &'static str,
    size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

pub(in crate::cli) fn run(
    options: &VersionsOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let path = &options.file;
    let present = storage::open(path).map_err(|source| files::file_error(path, source))?;
    let versions = storage::versions(path)
        .map_err(|source| files::file_error(path, FileError::Read { source }))?;
    let told: Vec<Told> = versions
        .iter()
        .map(|it| tell(it, &present.budget))
        .collect();
    console.answer(&told, || text(&told))?;
    Ok(Verdict::Clean)
}

fn tell(version: &Version, present: &Budget) -> Told {
    let read = storage::open(&version.path);
    let brief = |then: &Budget| RoundComparison::of(then, present).brief(present.cover.entry_scale);
    Told {
        path: version.path.display().to_string(),
        at: version.at.to_string(),
        reason: version.reason.label(),
        size: version.size,
        difference: read.as_ref().ok().map(|saved| brief(&saved.budget)),
        error: read.err().map(|error| error.to_string()),
    }
}

fn text(told: &[Told]) -> String {
    if told.is_empty() {
        return "没有历史版本".to_owned();
    }
    let line = |it: &Told| {
        let words = it.difference.as_ref().or(it.error.as_ref());
        let words = words.map_or("", String::as_str);
        format!("{} {}　{words}\n  {}", it.at, it.reason, it.path)
    };
    told.iter().map(line).collect::<Vec<_>>().join("\n")
}
