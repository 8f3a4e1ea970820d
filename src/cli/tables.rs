//! `tables`: the filled tables, cells as printed.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use serde::Serializer;
use serde::ser::SerializeMap as _;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::cli::text_table::TextTable;
use crate::compute::FilledForm;
use crate::compute::FilledTable;
use crate::money::AmountFormat;
use crate::money::normalize_digits;
use crate::packs::Pack;
use crate::packs::TableDef;
use crate::packs::TableId;

pub(in crate::cli) const HELP: &str = "\
不给 --table 时显示全部报表；绩效目标表每个单位或项目一张。

加 --format json 时为数组，每张表一项：
  {\"id\",\"number\",\"title\",\"scale\",\"columns\":[[\"上层\",\"下层\"],…],\"rows\":[[\"208\",…],…],\"notes\":[…],\"empty\":bool}
  columns 是各栏从上到下的栏目名称，rows 的单元格是打印出来的文字，表样有栏次行的另有 \"column_numbers\":[\"栏次\",\"1\",…]，scale 是金额单位，empty 是空表；
  绩效目标表另有 \"fields\":{\"栏目\":\"内容\",…}，其中年度主要任务为 [{\"对应项目\":…,\"预算资金情况\":…},…]，rows 是指标。
退出码：0 已显示，2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct TablesOptions {
    #[arg(value_name = "文件", help = "预算文件")]
    file: PathBuf,
    #[arg(
        long,
        value_name = "表",
        help = "只显示一张表：表号（表3 或 3）、标识（expenditure_by_function）或表名"
    )]
    table: Option<String>,
    #[arg(
        long,
        value_name = "规则包",
        help = "按另一规则包的表样显示，只看，不改文件"
    )]
    pack: Option<String>,
}

/// A table as programs read it.
#[derive(Serialize)]
struct PrintedTable<'a> {
    id: &'a str,
    number: &'a str,
    title: &'a str,
    scale: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<FormFields<'a>>,
    columns: Vec<&'a [String]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    column_numbers: Vec<&'a str>,
    rows: Vec<Vec<String>>,
    notes: &'a [String],
    empty: bool,
}

/// The head of a form; in the order of the form.
struct FormFields<'a> {
    form: &'a FilledForm,
    format: AmountFormat,
}

/// A main task and its amount.
struct FormTask<'a> {
    header: &'a [String; 2],
    task: &'a str,
    amount: String,
}

impl FormFields<'_> {
    fn tasks(&self) -> Vec<FormTask<'_>> {
        let tasks = self.form.tasks.iter();
        let rows = tasks.flat_map(|it| it.rows.iter().map(|row| (&it.header, row)));
        rows.map(|(header, (task, amount))| FormTask {
            header,
            task,
            amount: self.format.show(*amount),
        })
        .collect()
    }
}

impl Serialize for FormFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (label, text) in self.form.fields.iter().flatten() {
            map.serialize_entry(label, text)?;
        }
        if let Some(tasks) = &self.form.tasks {
            map.serialize_entry(&tasks.label, &self.tasks())?;
        }
        for (label, text) in self.form.fields_below.iter().flatten() {
            map.serialize_entry(label, text)?;
        }
        map.end()
    }
}

impl Serialize for FormTask<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [task, amount] = self.header;
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry(task, self.task)?;
        map.serialize_entry(amount, &self.amount)?;
        map.end()
    }
}

pub(in crate::cli) fn run(
    options: &TablesOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let document = files::open_under(&options.file, options.pack.as_deref(), console)?;
    let asked = options.table.as_deref();
    let asked = asked
        .map(|asked| find(document.pack(), asked))
        .transpose()?;
    let tables = document.book().tables.iter();
    let printed: Vec<PrintedTable<'_>> = tables
        .filter(|table| asked.as_ref().is_none_or(|id| table.id == *id))
        .map(print)
        .collect();
    console.answer(&printed, || texts(&printed))?;
    Ok(Verdict::Clean)
}

/// The table meant by an id, a title, a number or the digits of a number.
pub(in crate::cli) fn find(pack: &Pack, asked: &str) -> Result<TableId, CliError> {
    let typed = normalize_digits(asked);
    let digits: Option<u32> = typed.parse().ok();
    let is_meant = |table: &TableDef| {
        let names = [table.id.as_str(), &table.number, &table.title];
        names.iter().any(|it| !it.is_empty() && **it == typed)
            || (digits.is_some() && digits == number_of(&table.number))
    };
    pack.tables
        .iter()
        .find(|table| is_meant(table))
        .map(|table| table.id.clone())
        .ok_or_else(|| CliError::UnknownTable {
            asked: asked.to_owned(),
            known: known(pack),
        })
}

/// The digits of `表3` or `公开03表` as a number.
fn number_of(number: &str) -> Option<u32> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn known(pack: &Pack) -> String {
    let name = |table: &TableDef| {
        let title = format!("{} {}", table.number, table.title);
        format!("{}（{}）", table.id.as_str(), title.trim_start())
    };
    let tables = pack.tables.iter();
    tables.map(name).collect::<Vec<_>>().join("、")
}

fn print(table: &FilledTable) -> PrintedTable<'_> {
    let cells = |cells: &[_]| cells.iter().map(|cell| table.printed(cell)).collect();
    PrintedTable {
        id: table.id.as_str(),
        number: &table.number,
        title: &table.title,
        scale: table.format.scale.label(),
        fields: table.form.as_ref().map(|form| FormFields {
            form,
            format: table.format,
        }),
        columns: table.columns.iter().map(|it| it.path.as_slice()).collect(),
        column_numbers: column_numbers(table),
        rows: table.rows.iter().map(|row| cells(&row.cells)).collect(),
        notes: &table.notes,
        empty: table.is_empty,
    }
}

/// The row that numbers the columns; nothing where there is none.
fn column_numbers(table: &FilledTable) -> Vec<&str> {
    let numbers = table.columns.iter().map(|it| it.number.as_str());
    let numbers: Vec<&str> = numbers.collect();
    if numbers.iter().all(|it| it.is_empty()) {
        return Vec::new();
    }
    numbers
}

fn texts(tables: &[PrintedTable<'_>]) -> String {
    if tables.is_empty() {
        return "本轮次没有这张表".to_owned();
    }
    let texts: Vec<String> = tables.iter().map(text).collect();
    texts.join("\n")
}

fn text(table: &PrintedTable<'_>) -> String {
    let mut text = String::new();
    let empty = if table.empty { "（空表）" } else { "" };
    // Writing to a String can't fail.
    let name = format!("{} {}", table.number, table.title);
    let _ = writeln!(text, "{}{empty}　单位：{}", name.trim_start(), table.scale);
    if let Some(fields) = &table.fields {
        write_fields(&mut text, fields);
    }
    let grid = TextTable {
        columns: table.columns.iter().map(|path| path.to_vec()).collect(),
        rows: table.rows.clone(),
    };
    text.push_str(&grid.render());
    for note in table.notes {
        let _ = writeln!(text, "{note}");
    }
    text
}

fn write_fields(text: &mut String, fields: &FormFields<'_>) {
    let mut line = |label: &str, content: &str| {
        // Writing to a String can't fail.
        let _ = writeln!(text, "{label}：{content}");
    };
    for (label, content) in fields.form.fields.iter().flatten() {
        line(label, content);
    }
    if let Some(tasks) = &fields.form.tasks {
        line(&tasks.label, "");
        for task in fields.tasks() {
            line(&format!("  {}", task.task), &task.amount);
        }
    }
    for (label, content) in fields.form.fields_below.iter().flatten() {
        line(label, content);
    }
}
