//! `recover`: what can be read of a damaged file, or the latest earlier version that is whole, as a new file.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::storage;
use crate::storage::Rescue;
use crate::storage::SavedBudget;

pub(in crate::cli) const HELP: &str = "\
逐条读出损坏的文件中完好的记录，另存为新文件，损坏的文件不改动；没有读出的逐条列出行号、内容和原因。
文件旁边的“文件名.留存”里有完好的历史版本的，一并列出；加 --last-version 时另存最近的完好版本。
更新版本的程序保存的文件和不是预算文件的，不作抢救。已有的文件不会被覆盖。

加 --format json 时为
  {\"file\",\"fault\",\"remarks\":[…],\"losses\":[{\"first\",\"last\",\"what\",\"why\"}]}
  first、last 是原文件的行号，没有固定位置的为 null。
退出码：0 全部读出，1 有没有读出的内容，2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct RecoverOptions {
    #[arg(value_name = "文件", help = "损坏的预算文件")]
    file: PathBuf,
    #[arg(
        long,
        value_name = "新文件",
        help = "读出的内容另存到哪里，扩展名 .bmys"
    )]
    out: PathBuf,
    #[arg(long, help = "另存最近的完好版本，不用损坏的文件里的内容")]
    last_version: bool,
}

#[derive(Serialize)]
struct Recovered {
    file: String,
    fault: String,
    remarks: Vec<String>,
    losses: Vec<Lost>,
}

#[derive(Serialize)]
struct Lost {
    first: Option<usize>,
    last: Option<usize>,
    what: String,
    why: String,
    #[serde(skip)]
    sentence: String,
}

pub(in crate::cli) fn run(
    options: &RecoverOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let (path, out) = (&options.file, &options.out);
    files::check_ending(out, &["bmys"])?;
    files::refuse_folder(out)?;
    let rescued = storage::rescue(path).map_err(|source| files::file_error(path, source))?;
    let rescue = rescued.ok_or_else(|| CliError::NotDamaged(path.clone()))?;
    if files::exists(out)? {
        return Err(CliError::Taken(out.clone()));
    }
    let mut remarks = rescue.words();
    let fault = rescue.why();
    let (mut saved, losses) = chosen(rescue, options)?;
    if saved.pack.is_empty() {
        let pack = files::usual_pack(saved.budget.cover.year)?;
        remarks.push(format!(
            "规则包没有读出，暂用“{}”（{}）",
            pack.title, pack.id
        ));
        saved.pack = pack.id;
    }
    storage::save(out, &saved.budget, &saved.pack)
        .map_err(|source| files::file_error(out, source))?;
    let recovered = Recovered {
        file: out.display().to_string(),
        fault,
        remarks,
        losses,
    };
    console.answer(&recovered, || text(&recovered))?;
    Ok(if recovered.losses.is_empty() {
        Verdict::Clean
    } else {
        Verdict::ErrorsFound
    })
}

/// What is saved, and what it lacks.
fn chosen(rescue: Rescue, options: &RecoverOptions) -> Result<(SavedBudget, Vec<Lost>), CliError> {
    let path = || options.file.clone();
    if options.last_version {
        let version = rescue.version.ok_or_else(|| CliError::NoVersion(path()))?;
        return Ok((version.1, Vec::new()));
    }
    let salvaged = rescue
        .salvaged
        .ok_or_else(|| CliError::NothingRead(path()))?;
    let losses = salvaged.losses.into_iter().map(|it| Lost {
        first: it.lines.map(|(first, _)| first),
        last: it.lines.map(|(_, last)| last),
        sentence: it.to_string(),
        what: it.what,
        why: it.why,
    });
    Ok((salvaged.saved, losses.collect()))
}

fn text(recovered: &Recovered) -> String {
    let mut lines = vec![recovered.fault.clone()];
    lines.extend(recovered.remarks.iter().cloned());
    if !recovered.losses.is_empty() {
        lines.push(format!("没有读出或有改动的 {} 处", recovered.losses.len()));
    }
    let losses = recovered.losses.iter();
    lines.extend(losses.map(|it| format!("  {}", it.sentence)));
    lines.push(format!("已另存 {}", recovered.file));
    lines.join("\n")
}
