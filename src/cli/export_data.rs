//! `export --csv` and `--json`: the records as data.

use clap::Args;

use crate::document::Document;
use crate::export::lines::ByteOrderMark;
use crate::export::lines::DataSource;
use crate::export::lines::csv_text;
use crate::export::lines::json_text;

#[derive(Debug, Args)]
pub(in crate::cli) struct DataOptions {
    #[arg(long, help = "导出收入行、支出行等各种记录，每种一个 CSV 文件")]
    csv: bool,
    #[arg(long, help = "把全部记录导出为一个 JSON 文件")]
    json: bool,
    #[arg(
        long,
        requires = "csv",
        help = "CSV 文件开头不加 UTF-8 标记；加了 Excel 才不会把汉字显示成乱码"
    )]
    no_bom: bool,
}

impl DataOptions {
    /// Whether any data is asked for.
    pub(in crate::cli) const fn is_any(&self) -> bool {
        self.csv || self.json
    }
}

/// The ends of the names of the files asked for, and what they hold.
pub(in crate::cli) fn data_files(
    document: &Document,
    options: &DataOptions,
) -> Vec<(String, Vec<u8>)> {
    let source = DataSource::new(document.budget(), document.pack());
    let mut files = Vec::new();
    if options.csv {
        let mark = if options.no_bom {
            ByteOrderMark::Without
        } else {
            ByteOrderMark::With
        };
        for kind in source.lists() {
            let name = format!("{}.csv", kind.label());
            files.push((name, csv_text(&source, kind, mark)));
        }
    }
    if options.json {
        files.push(("数据.json".to_owned(), json_text(&source).into_bytes()));
    }
    files
}
