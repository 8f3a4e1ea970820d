//! Tables from the clipboard and lines from CSV files.

use bianzhi::export::lines::ByteOrderMark;
use bianzhi::export::lines::DataSource;
use bianzhi::export::lines::csv_text;
use bianzhi::intake::ColumnLabel;
use bianzhi::intake::clipboard::Block;
use bianzhi::intake::clipboard::CopiedCell;
use bianzhi::intake::clipboard::read;
use bianzhi::intake::clipboard::to_html;
use bianzhi::intake::clipboard::to_text;
use bianzhi::intake::lines::MissingRecords;
use bianzhi::intake::lines::read_lines;
use bianzhi::intake::parse_units;
use bianzhi::model::Field;
use bianzhi::model::RecordKind;
use bianzhi::model::ValueReader;
use bianzhi::model::show_value;
use bianzhi::money::AmountScale;

use super::assert_told;
use super::budgets::USUAL_PACK;
use super::budgets::assert_saved;
use super::budgets::pack_of;
use super::budgets::small;

/// So many cells are read as values of every kind, since there are many kinds.
const READ_CELLS: usize = 24;

/// What is pasted: text and HTML with a mark between them, or the same as both.
pub fn clipboard(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (text, html) = all.split_once('\u{1}').unwrap_or((&all, &all));
    for html in [None, Some(html)] {
        match read(text, html) {
            Err(error) => assert_told(&error),
            Ok(block) => paste(&block),
        }
    }
    if let Err(error) = parse_units(text) {
        assert_told(&error);
    }
}

/// Lines that are imported.
pub fn csv(bytes: &[u8]) {
    for missing in [MissingRecords::LeaveOut, MissingRecords::Add] {
        import(bytes, missing);
    }
}

fn paste(block: &Block) {
    assert!(block.width() > 0 && !block.rows().is_empty());
    assert!(block.rows().iter().all(|row| row.len() == block.width()));
    let cells = || block.rows().iter().flatten();
    for cell in cells() {
        let _ = ColumnLabel::of(cell);
    }
    let copied: Vec<Vec<CopiedCell>> = block.rows().iter().map(|row| copied(row)).collect();
    // A mark of the encoding at the beginning of a text is none of the text.
    if cells().all(|text| !text.starts_with('\u{feff}')) {
        let again = read(&to_text(&copied), None).expect("what was copied can be pasted");
        assert_eq!(&again, block);
    }
    read("", Some(&to_html(&copied))).expect("what was copied can be pasted");
    read_values(cells().take(READ_CELLS));
}

fn copied(row: &[String]) -> Vec<CopiedCell> {
    let cell = |text: &String| CopiedCell {
        text: text.clone(),
        is_number: text.bytes().all(|byte| byte.is_ascii_digit()),
    };
    row.iter().map(cell).collect()
}

/// Reads texts into fields of every kind; what is shown of a value must be read as one that is shown the same.
fn read_values<'a>(texts: impl Iterator<Item = &'a String>) {
    let (budget, pack) = (small(), pack_of(USUAL_PACK));
    let reader = ValueReader::with_codes(&budget, pack.codes, pack.years.to);
    let mut kinds = Vec::new();
    for kind in RecordKind::ALL.iter().flat_map(|kind| kind.fields()) {
        let kind = Field::kind(kind);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let scale = AmountScale::TenThousandYuan;
    for text in texts {
        for kind in &kinds {
            match reader.read(*kind, text, scale) {
                Err(error) => assert_told(&error),
                Ok(value) => {
                    let shown = show_value(&budget, &value, scale, *kind);
                    let again = reader.read(*kind, &shown, scale);
                    let again = again.unwrap_or_else(|error| panic!("{shown:?}: {error}"));
                    assert_eq!(show_value(&budget, &again, scale, *kind), shown, "{text:?}");
                }
            }
        }
    }
}

fn import(bytes: &[u8], missing: MissingRecords) {
    let (mut budget, pack) = (small(), pack_of(USUAL_PACK));
    let incoming = match read_lines(&budget, &pack, bytes, missing) {
        Ok(incoming) => incoming,
        Err(error) => return assert_told(&error),
    };
    incoming.remarks().iter().for_each(assert_told);
    let problems = incoming.problems.iter();
    problems.for_each(|problem| assert_told(&problem.words()));
    let change = incoming.transaction(&budget);
    change.apply(&mut budget).expect("the lines can be taken");
    assert_saved(&budget, USUAL_PACK);
    let source = DataSource::new(&budget, &pack);
    let written = csv_text(&source, incoming.list.kind(), ByteOrderMark::With);
    let again = read_lines(&budget, &pack, &written, MissingRecords::LeaveOut);
    let again = again.expect("what was exported can be imported");
    assert_eq!(again.rows, budget.count(incoming.list.kind()));
}
