//! `import`: revenue and expenditure lines from a table, added through the same edits as in the window.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::changing::ChangingFile;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::intake::lines::IncomingLines;
use crate::intake::lines::MissingRecords;
use crate::intake::lines::read_lines;
use crate::storage;
use crate::storage::Machine;

pub(in crate::cli) const HELP: &str = "\
CSV 文件的第一行是列名，与 export --csv 的收入行、支出行相同；次序不限，可以少列、多列，没有用到的列会列出。
编码可以是 UTF-8 或 GB18030（GBK），逗号、制表符、分号分隔均可。必须有的列：
  收入行：资金来源、预算数；支出行：支出类别、资金来源、预算数
金额以元为单位，列名写明“（万元）”的以万元为单位。单位和项目按编码或名称对应，两样都有的须一致；
预算中没有的逐个列出，加 --add-missing 时新增。科目填编码，没有编码时按名称。
能导入的行加在清单末尾；有一格认不出的行不导入，逐格写明第几行、哪一列、为什么（第几行按表格软件的行号）。
加 --strict 时，有一行不能导入就全部不导入。
文件正在窗口或其他命令中打开，或有上次没有保存的改动时，不导入；导入之前的文件留存为历史版本。

输出：导入的行数；加 --format json 时为
  {\"file\":\"路径\",\"list\":\"revenue|expenditure\",\"rows\":n,\"taken\":n,
   \"problems\":[{\"row\":n,\"column\":\"…\",\"message\":\"…\"}],
   \"missing\":[{\"list\":\"units|projects\",\"name\":\"…\",\"rows\":n,\"added\":bool}],
   \"unknown_columns\":[\"…\"],\"absent_columns\":[\"…\"]}
退出码：0 全部导入，1 有没能导入的行，2 没能运行或一行也没有导入，文件未改动。";

/// So many problems are read out; the others are counted.
const READ_OUT: usize = 20;

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportOptions {
    #[arg(value_name = "文件", help = "预算文件，导入后保存")]
    file: PathBuf,
    #[arg(long, value_name = "CSV 文件", help = "收入行或支出行的 CSV 文件")]
    lines: PathBuf,
    #[arg(long, help = "新增预算中没有的单位和项目")]
    add_missing: bool,
    #[arg(long, help = "有一行不能导入就全部不导入")]
    strict: bool,
}

#[derive(Serialize)]
struct Outcome<'a> {
    file: String,
    list: &'static str,
    rows: usize,
    taken: usize,
    problems: Vec<Problem<'a>>,
    missing: Vec<Missing<'a>>,
    unknown_columns: &'a [String],
    absent_columns: &'a [String],
}

#[derive(Serialize)]
struct Problem<'a> {
    row: usize,
    column: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct Missing<'a> {
    list: &'static str,
    name: &'a str,
    rows: usize,
    added: bool,
}

pub(in crate::cli) fn run(
    options: &ImportOptions,
    machine: &Machine,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let mut file = ChangingFile::open(&options.file, machine, console)?;
    let path = &options.lines;
    let bytes = storage::read_bytes(path).map_err(|source| files::file_error(path, source))?;
    let missing = if options.add_missing {
        MissingRecords::Add
    } else {
        MissingRecords::LeaveOut
    };
    let budget = file.document.budget();
    let pack = file.document.pack();
    let incoming = read_lines(budget, pack, &bytes, missing).map_err(|source| CliError::Lines {
        path: path.clone(),
        source,
    })?;
    read_out(&incoming, console);
    let count = incoming.left_out();
    if options.strict && count > 0 {
        let path = path.clone();
        return Err(CliError::Strict { path, count });
    }
    if !incoming.lines.is_empty() {
        let change = incoming.transaction(budget);
        file.document
            .commit(change)
            .map_err(|source| CliError::Edit {
                text: path.display().to_string(),
                source,
            })?;
        file.save(console)?;
    }
    answer(options, &incoming, console)?;
    Ok(match (count, incoming.lines.len()) {
        (0, _) => Verdict::Clean,
        (_, 0) => Verdict::NothingDone,
        _ => Verdict::ErrorsFound,
    })
}

/// Problems and remarks, for people; programs find them in the answer.
fn read_out(incoming: &IncomingLines, console: &mut Console<'_>) {
    for remark in incoming.remarks() {
        console.for_people(&remark);
    }
    for problem in incoming.problems.iter().take(READ_OUT) {
        console.for_people(&problem.words());
    }
    let further = incoming.problems.len().saturating_sub(READ_OUT);
    if further > 0 {
        console.for_people(&format!("……另有 {further} 格认不出"));
    }
}

fn answer(
    options: &ImportOptions,
    incoming: &IncomingLines,
    console: &mut Console<'_>,
) -> Result<(), CliError> {
    let problems = incoming.problems.iter().map(|it| Problem {
        row: it.row,
        column: &it.column,
        message: &it.reason,
    });
    let missing = incoming.missing.iter().map(|((kind, name), rows)| Missing {
        list: kind.name(),
        name,
        rows: *rows,
        added: options.add_missing,
    });
    let outcome = Outcome {
        file: options.file.display().to_string(),
        list: incoming.list.kind().name(),
        rows: incoming.rows,
        taken: incoming.lines.len(),
        problems: problems.collect(),
        missing: missing.collect(),
        unknown_columns: &incoming.unknown_columns,
        absent_columns: &incoming.absent_columns,
    };
    console.answer(&outcome, || {
        let label = incoming.list.kind().label();
        let left = match incoming.left_out() {
            0 => String::new(),
            count => format!("，{count} 行没有导入"),
        };
        format!("已导入{label} {} 行{left}", outcome.taken)
    })
}
