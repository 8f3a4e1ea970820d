//! `set`: single fields filled in through the same edits as in the window, all of them or none.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::changing::ChangingFile;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::document::Document;
use crate::edit::Edit;
use crate::edit::FieldPath;
use crate::edit::Transaction;
use crate::edit::parse_assignment;
use crate::model::Budget;
use crate::model::Fields as _;
use crate::model::show_value;
use crate::storage::Machine;

pub(in crate::cli) const HELP: &str = "\
位置写成 cover.字段、列表[行号].字段 或 列表[#编号].字段，行号从 1 起，例如
  cover.preparer=张三
  units[1].nature=公益一类事业单位
  expenditure[3].amount=12.5
  expenditure[#41].amount==3*1200*12
内容的写法与窗口中相同：金额以封面的录入金额单位计，可带千分位逗号、全角数字、单位和以“=”开头的算式；
编码填数字；引用单位和项目填编码、名称或“#编号”；等号后不写内容表示清空。
pack=规则包 改用另一地区的表样，写它的标识。
列表和字段写错时，错误信息列出可用的名称。
各项依次填写；有一项不成，就什么也不改。
文件正在窗口或其他命令中打开，或有上次没有保存的改动时，不改；改之前的文件留存为历史版本。

输出：每项一行“位置：原内容 → 新内容”；加 --format json 时为
  {\"file\":\"路径\",\"changes\":[{\"path\",\"place\",\"before\",\"after\"}]}
退出码：0 已保存，2 没能运行，文件未改动。";

/// What an assignment of the pack begins with; it is no field of a record.
const PACK: &str = "pack=";

#[derive(Debug, Args)]
pub(in crate::cli) struct SetOptions {
    #[arg(value_name = "文件", help = "预算文件")]
    file: PathBuf,
    #[arg(
        value_name = "位置=内容",
        required = true,
        help = "填写的字段和内容，可以有多项"
    )]
    assignments: Vec<String>,
}

#[derive(Serialize)]
struct Saved {
    file: String,
    changes: Vec<Change>,
}

/// A field filled in.
#[derive(Serialize)]
struct Change {
    path: String,
    place: String,
    before: String,
    after: String,
}

pub(in crate::cli) fn run(
    options: &SetOptions,
    machine: &Machine,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let mut file = ChangingFile::open(&options.file, machine, console)?;
    let mut changes = Vec::new();
    for text in &options.assignments {
        changes.extend(assign(&mut file.document, text)?);
    }
    file.save(console)?;
    let saved = Saved {
        file: options.file.display().to_string(),
        changes,
    };
    console.answer(&saved, || text(&saved))?;
    Ok(Verdict::Clean)
}

/// Makes one change; tells what was in the field and what is now.
fn assign(document: &mut Document, text: &str) -> Result<Option<Change>, CliError> {
    if let Some(id) = text.strip_prefix(PACK) {
        return change_pack(document, id.trim()).map(Some);
    }
    let budget = document.budget();
    let edit = parse_assignment(budget, text).map_err(|source| CliError::Assignment {
        text: text.to_owned(),
        source,
    })?;
    let path = edit.path();
    let before = path.map(|path| shown(budget, path));
    commit(document, edit, text)?;
    let budget = document.budget();
    Ok(path.zip(before).map(|(path, before)| Change {
        path: path.text(budget),
        place: path.describe(budget),
        before,
        after: shown(budget, path),
    }))
}

/// Uses another pack; what it is called stands for what is in the field.
fn change_pack(document: &mut Document, id: &str) -> Result<Change, CliError> {
    let pack = files::region_pack(id).map_err(|error| CliError::Unchanged(Box::new(error)))?;
    let before = document.pack().title.clone();
    let after = pack.title.clone();
    document.use_pack(Arc::new(pack));
    Ok(Change {
        path: "pack".to_owned(),
        place: "规则包".to_owned(),
        before,
        after,
    })
}

fn commit(document: &mut Document, edit: Edit, text: &str) -> Result<(), CliError> {
    document
        .commit(Transaction::new(text, vec![edit]))
        .map_err(|source| CliError::Edit {
            text: text.to_owned(),
            source,
        })
}

/// What stands in a field, as the window shows it.
fn shown(budget: &Budget, path: FieldPath) -> String {
    let value = match path {
        FieldPath::Cover(field) => Some(budget.cover.get(field)),
        FieldPath::Record(id, field) => budget.value(id, field),
    };
    value.map_or_else(String::new, |value| {
        show_value(budget, &value, budget.cover.entry_scale, path.kind())
    })
}

fn text(saved: &Saved) -> String {
    let line = |it: &Change| format!("{}：{} → {}", it.place, named(&it.before), named(&it.after));
    saved
        .changes
        .iter()
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

/// An empty field has a name too.
const fn named(text: &str) -> &str {
    if text.is_empty() { "（空）" } else { text }
}
