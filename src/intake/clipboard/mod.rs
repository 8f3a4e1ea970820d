//! Blocks of cells as spreadsheets exchange them: text with tabs, and a table in HTML.
//!
//! Deliberately not here: what the cells mean, and the clipboard of the system itself.

mod entities;
mod html;
mod spans;
mod tokens;
mod tsv;
mod write;

use thiserror::Error;

pub use write::CopiedCell;
pub use write::to_html;
pub use write::to_text;

/// The most cells that are taken at once: 50,000 rows of 12 columns.
const CELLS_MOST: usize = 600_000;

/// The most columns of a block; a whole row of a spreadsheet has sixteen times as many.
const COLUMNS_MOST: usize = 1_000;

/// The longest text that is read, in bytes; the HTML of so many cells is shorter.
const BYTES_MOST: usize = 64 << 20;

/// A rectangle of cells as texts (单元格区块).
///
/// Invariant: there is a cell, and all rows are of the same length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block(Vec<Vec<String>>);

/// Why nothing on the clipboard can be pasted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ClipboardError {
    /// There is nothing, or nothing that is text.
    #[error("剪贴板里没有可以粘贴的内容：请先在 Excel、WPS 或本程序中复制")]
    Empty,
    /// More than anybody can check.
    #[error("要粘贴的内容太多：一次最多 60 万格（例如 5 万行 × 12 列），请分几次复制")]
    TooLarge,
    /// Whole rows of a spreadsheet, mostly.
    #[error("要粘贴的内容有 {columns} 列，一次最多 {COLUMNS_MOST} 列：请只选中有内容的格再复制")]
    TooManyColumns {
        /// How many there are.
        columns: usize,
    },
}

impl Block {
    /// These rows, the shorter ones filled up with blanks; none where there is no cell.
    #[must_use]
    pub fn new(mut rows: Vec<Vec<String>>) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max().filter(|width| *width > 0)?;
        for row in &mut rows {
            row.resize(width, String::new());
        }
        Some(Self(rows))
    }

    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.0
    }

    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.first().map_or(0, Vec::len)
    }

    /// Puts another text into a cell that is there.
    pub fn set(&mut self, row: usize, col: usize, text: String) {
        if let Some(cell) = self.0.get_mut(row).and_then(|row| row.get_mut(col)) {
            *cell = text;
        }
    }
}

/// Reads what is on the clipboard: the HTML if it is a table and nothing else, the text otherwise.
///
/// # Errors
/// When there is nothing to read, or too much.
pub fn read(text: &str, html: Option<&str>) -> Result<Block, ClipboardError> {
    if text.len() > BYTES_MOST {
        return Err(ClipboardError::TooLarge);
    }
    let html = html.filter(|html| html.len() <= BYTES_MOST);
    let table = html.map(html::read).transpose()?.flatten();
    let block = match table {
        Some(block) => Some(block),
        None => tsv::read(text)?,
    };
    block.ok_or(ClipboardError::Empty)
}

/// The block of rows of any length, unless it has more columns or cells than can be taken.
fn block(rows: Vec<Vec<String>>) -> Result<Option<Block>, ClipboardError> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    if columns > COLUMNS_MOST {
        return Err(ClipboardError::TooManyColumns { columns });
    }
    CellCount::default().add(columns.saturating_mul(rows.len()))?;
    Ok(Block::new(rows))
}

/// Counts cells while they are read, so that a few bytes can't become many cells.
#[derive(Debug, Default)]
struct CellCount(usize);

impl CellCount {
    fn add(&mut self, cells: usize) -> Result<(), ClipboardError> {
        self.0 = self.0.saturating_add(cells);
        if self.0 > CELLS_MOST {
            return Err(ClipboardError::TooLarge);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn copied(rows: &[Vec<String>]) -> Vec<Vec<CopiedCell>> {
        let cell = |text: &String| CopiedCell {
            text: text.clone(),
            is_number: text.parse::<i64>().is_ok(),
        };
        rows.iter()
            .map(|row| row.iter().map(cell).collect())
            .collect()
    }

    #[test]
    fn html_that_is_a_table_is_read_before_the_text() {
        let html = "<table><tr><td>甲<br>乙<td>1</table>";
        let block = read("甲 乙\t1", Some(html)).unwrap();
        assert_eq!(block.rows(), [["甲\n乙", "1"]]);
        for other in ["<p>段落</p>", "<p>段落</p><table><tr><td>1</table>", ""] {
            let block = read("甲\t1", Some(other)).unwrap();
            assert_eq!(block.rows(), [["甲", "1"]], "{other}");
        }
    }

    #[test]
    fn nothing_and_too_much_are_refused_with_a_sentence() {
        assert_eq!(read("", None), Err(ClipboardError::Empty));
        let wide = "1\t2\n".repeat(CELLS_MOST);
        assert_eq!(read(&wide, None), Err(ClipboardError::TooLarge));
        let columns = COLUMNS_MOST + 1;
        let row = "1\t".repeat(COLUMNS_MOST) + "1";
        let refused = Err(ClipboardError::TooManyColumns { columns });
        assert_eq!(read(&row, None), refused);
        let html = format!("<table><tr>{}</table>", "<td>1".repeat(columns));
        assert_eq!(read("1", Some(&html)), refused);
        assert!(read(&row[2..], None).is_ok());
        let spans = "<tr><td colspan=1000>1".repeat(1000);
        let html = format!("<table>{spans}</table>");
        assert_eq!(read("1", Some(&html)), Err(ClipboardError::TooLarge));
    }

    #[test]
    fn a_ragged_block_is_filled_up() {
        let block = read("1\n2\t3", None).unwrap();
        assert_eq!(block.rows(), [["1", ""], ["2", "3"]]);
    }

    /// Texts of cells as people have them, with everything that means something to a format.
    fn cell() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "办公费",
            "0012",
            "1,200.00",
            "\"",
            "'",
            "<",
            ">",
            "&",
            "&amp;",
            "\t",
            "\n",
            " ",
            "—",
            "%",
            "a",
        ]);
        prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat().trim().to_owned())
    }

    proptest! {
        #[test]
        fn a_block_survives_both_formats(
            rows in prop::collection::vec(prop::collection::vec(cell(), 2), 1..5)
        ) {
            let text = to_text(&copied(&rows));
            let block = read(&text, None).unwrap();
            prop_assert_eq!(block.rows(), &rows[..]);
            let html = to_html(&copied(&rows));
            let plain = |text: &String| {
                let lines = text.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
                lines.collect::<Vec<_>>().join("\n").trim().to_owned()
            };
            let expected: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(plain).collect()).collect();
            let block = read("", Some(&html)).unwrap();
            prop_assert_eq!(block.rows(), &expected[..]);
        }

        #[test]
        fn no_text_and_no_html_makes_it_panic(text in any::<String>(), html in "[<>/!\\-a-z&#;\" =0-9\n\u{4e00}]{0,200}") {
            let _ = read(&text, Some(&html));
            let _ = read(&html, Some(&format!("<table><tr><td>{html}")));
        }
    }
}
