//! `statement`: the written statement as text.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::narrative::Block;
use crate::narrative::Chapter;
use crate::narrative::Paragraph;
use crate::narrative::TextTable;
use crate::narrative::statement;

pub(in crate::cli) const HELP: &str = "\
一行一个标题、一段或表的一行；表的各栏用制表符隔开。Word 文档用 export --docx 导出。

加 --format json 时为
  {\"title\",\"chapters\":[{\"id\",\"level\",\"heading\",\"paragraphs\":[{\"id\",\"text\",\"edited\":bool,\"stale\":bool}],
   \"tables\":[{\"id\",\"caption\",\"header\":[…],\"rows\":[[…],…]}]}]}
  edited 是改写过的段落，stale 是改写以后数额又变了。
退出码：0 已显示，2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct StatementOptions {
    #[arg(value_name = "文件", help = "预算文件")]
    file: PathBuf,
}

#[derive(Serialize)]
struct Told<'a> {
    title: &'a str,
    chapters: Vec<ToldChapter<'a>>,
}

#[derive(Serialize)]
struct ToldChapter<'a> {
    id: &'a str,
    level: u8,
    heading: String,
    paragraphs: Vec<ToldParagraph<'a>>,
    tables: Vec<ToldTable<'a>>,
}

#[derive(Serialize)]
struct ToldParagraph<'a> {
    id: &'a str,
    text: String,
    edited: bool,
    stale: bool,
}

#[derive(Serialize)]
struct ToldTable<'a> {
    id: &'a str,
    caption: &'a str,
    header: &'a [String],
    rows: Vec<Vec<&'a str>>,
}

pub(in crate::cli) fn run(
    options: &StatementOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let document = files::open(&options.file, console)?;
    let statement = statement(document.budget(), document.pack(), document.book());
    let told = Told {
        title: &statement.title,
        chapters: statement.printed().map(chapter).collect(),
    };
    console.answer(&told, || statement.plain_text())?;
    Ok(Verdict::Clean)
}

fn chapter(chapter: &Chapter) -> ToldChapter<'_> {
    let tables = chapter.blocks.iter().filter_map(|block| match block {
        Block::Table(it) => Some(table(it)),
        Block::Paragraph(_) => None,
    });
    ToldChapter {
        id: &chapter.id,
        level: chapter.level,
        heading: chapter.heading(),
        paragraphs: chapter.paragraphs().map(paragraph).collect(),
        tables: tables.collect(),
    }
}

fn paragraph(paragraph: &Paragraph) -> ToldParagraph<'_> {
    ToldParagraph {
        id: &paragraph.id,
        text: paragraph.text(),
        edited: paragraph.own.is_some(),
        stale: paragraph.is_stale(),
    }
}

fn table(table: &TextTable) -> ToldTable<'_> {
    ToldTable {
        id: &table.id,
        caption: &table.caption,
        header: &table.header,
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
            .collect(),
    }
}
