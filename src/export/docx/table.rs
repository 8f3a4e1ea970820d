//! A table within the text, its header repeated on every page.

use crate::export::docx::xml::Look;
use crate::export::docx::xml::kept_paragraph;
use crate::export::docx::xml::paragraph;
use crate::export::docx::xml::run;
use crate::export::text_columns::column_widths;
use crate::narrative::TextCell;
use crate::narrative::TextTable;

/// Twips between the margins: 156 mm.
pub(super) const WIDTH: usize = 8844;
/// A table of no more rows stays on one page.
const WHOLE: usize = 12;

/// Caption, unit and rows.
pub(super) fn table(table: &TextTable) -> String {
    let mut xml = vec![paragraph("Caption", &run(&table.caption, Look::Plain))];
    if !table.unit.is_empty() {
        xml.push(paragraph("TableUnit", &run(&table.unit, Look::Plain)));
    }
    let widths = column_widths(table, WIDTH);
    let grid: Vec<String> = widths
        .iter()
        .map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#))
        .collect();
    let grid = grid.concat();
    xml.push(format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
    ));
    let head = table.header.iter().map(|text| ("TableHead", text.as_str()));
    xml.push(row("<w:cantSplit/><w:tblHeader/>", (&widths, true), head));
    let is_whole = table.rows.len() <= WHOLE;
    for (at, cells) in table.rows.iter().enumerate() {
        let is_last = at + 1 == table.rows.len();
        let cells = cells.iter().map(|cell| (style(cell), cell.text.as_str()));
        let is_kept = is_whole && !is_last;
        xml.push(row("<w:cantSplit/>", (&widths, is_kept), cells));
    }
    xml.push("</w:tbl>".to_owned());
    // Two tables without a paragraph between them would be one.
    xml.push(paragraph("TableText", ""));
    xml.concat()
}

/// A row, on the page of the next one if it is kept there.
fn row<'a>(
    properties: &str,
    (widths, is_kept): (&[usize], bool),
    cells: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let cells: Vec<String> = cells
        .zip(widths)
        .map(|((style, text), width)| {
            let paragraph = if is_kept { kept_paragraph } else { paragraph };
            let text = paragraph(style, &run(text, Look::Plain));
            format!(
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>"#
            )
        })
        .collect();
    format!(
        "<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>",
        cells.concat()
    )
}

fn style(cell: &TextCell) -> &'static str {
    if cell.is_figure() {
        "TableFigure"
    } else {
        "TableText"
    }
}
