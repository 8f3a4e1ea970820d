//! `verify`: a submission package checked, file by file and against the budget file in it.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::export::package::Manifest;
use crate::intake::package::Verified;
use crate::intake::package::verify;
use crate::storage;

pub(in crate::cli) const HELP: &str = "\
核对 export --package 生成的上报包：压缩包是否完好，清单列出的文件是否都在、都没有改动（SHA-256）、没有多出的；
再打开其中的预算文件，重新生成报表、重新审核，与清单的单位、年度、记录数、收支合计、审核意见数，与工作簿的每一格、
与审核报告逐一对照。文件只在内存中解开，不写到磁盘。清单没有签名，核对的是包内各文件是否一致，不能证明由谁生成。

输出：包里有什么、有什么问题；加 --format json 时为
  {\"file\":\"路径\",\"holds\":bool,\"faults\":[\"…\"],\"remarks\":[\"…\"],\"manifest\":{\"format\",\"program\",\"pack\",
   \"department_code\",\"department\",\"unit\",\"year\",\"kind\",\"round\",\"created\",\"revenue\",\"expenditure\",
   \"records\":{\"列表\":n,…},\"findings\":{\"errors\",\"warnings\",\"hints\",\"explained\"},
   \"parts\":[{\"name\",\"bytes\",\"sha256\"}]}}
退出码：0 没有问题，1 有问题，2 没能核对（不是上报包、已损坏、由更新版本的程序生成）。";

#[derive(Debug, Args)]
pub(in crate::cli) struct VerifyOptions {
    #[arg(value_name = "上报包", help = "上报包文件（.zip）")]
    package: PathBuf,
}

#[derive(Serialize)]
struct Answer<'a> {
    file: String,
    holds: bool,
    faults: Vec<String>,
    remarks: &'a [String],
    manifest: &'a Manifest,
}

pub(in crate::cli) fn run(
    options: &VerifyOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let path = &options.package;
    let bytes = storage::read_bytes(path).map_err(|source| files::file_error(path, source))?;
    let verified = verify(&bytes).map_err(|source| match storage::parse(&bytes) {
        Ok(_) => CliError::BudgetNotPackage(path.clone()),
        Err(_) => CliError::Package {
            path: path.clone(),
            source,
        },
    })?;
    let answer = Answer {
        file: path.display().to_string(),
        holds: verified.holds(),
        faults: verified.faults.iter().map(ToString::to_string).collect(),
        remarks: &verified.remarks,
        manifest: &verified.manifest,
    };
    console.answer(&answer, || text(&verified, &answer))?;
    Ok(if answer.holds {
        Verdict::Clean
    } else {
        Verdict::ErrorsFound
    })
}

fn text(verified: &Verified, answer: &Answer<'_>) -> String {
    let mut lines = verified.manifest.summary();
    lines.extend(answer.remarks.iter().cloned());
    lines.push(verified.verdict());
    lines.extend(answer.faults.iter().map(|fault| format!("  {fault}")));
    lines.join("\n")
}
