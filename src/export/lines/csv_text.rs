//! A list as CSV (逗号分隔的文本), as spreadsheets open it.

use csv::Terminator;
use csv::WriterBuilder;

use crate::export::lines::DataSource;
use crate::export::lines::columns;
use crate::export::lines::guarded;
use crate::export::lines::values::DataValue;
use crate::export::lines::values::value;
use crate::model::RecordKind;

/// Whether the text says by its first bytes that it is UTF-8; without it Excel takes Chinese for another encoding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does.
    #[default]
    With,
    /// It doesn't, as some programs want it.
    Without,
}

/// The records of a kind as CSV: headings, then a row for each; UTF-8, line ends as on Windows.
///
/// Amounts are in yuan, exact; texts that could be taken for formulas are guarded, numbers are not.
#[must_use]
pub fn csv_text(source: &DataSource<'_>, kind: RecordKind, mark: ByteOrderMark) -> Vec<u8> {
    let columns = columns(kind);
    let mut bytes = Vec::new();
    if mark == ByteOrderMark::With {
        bytes.extend("\u{feff}".as_bytes());
    }
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(bytes);
    let mut write = |cells: Vec<String>| {
        let written = writer.write_record(&cells);
        written.expect("rows of one length can be written to memory");
    };
    write(columns.iter().map(|it| it.label.clone()).collect());
    for at in 0..source.count(kind) {
        let cells = columns.iter().map(|it| cell(value(source, at, it)));
        write(cells.collect());
    }
    writer
        .into_inner()
        .expect("memory takes all that is written")
}

fn cell(value: DataValue) -> String {
    match value {
        DataValue::Blank => String::new(),
        DataValue::Text(text) => guarded(&text),
        DataValue::Number(number) => number,
        DataValue::Count(count) => count.to_string(),
        DataValue::Flag(flag) => if flag { "是" } else { "否" }.to_owned(),
    }
}
