//! A table within the text, its header repeated on every page.

use crate::export::docx::xml::Look;
use crate::export::docx::xml::paragraph;
use crate::export::docx::xml::run;
use crate::export::sheet::text_width;
use crate::narrative::TextCell;
use crate::narrative::TextTable;

/// Twips between the margins: 156 mm.
pub(super) const WIDTH: usize = 8844;
/// No column takes less of it, in half-width characters.
const NARROWEST: usize = 12;
/// Nor has a claim to more.
const WIDEST: usize = 40;

/// Caption, unit and rows.
pub(super) fn table(table: &TextTable) -> String {
    let mut xml = vec![paragraph("Caption", &run(&table.caption, Look::Plain))];
    if !table.unit.is_empty() {
        xml.push(paragraph("TableUnit", &run(&table.unit, Look::Plain)));
    }
    let widths = widths(table);
    let grid: Vec<String> = widths
        .iter()
        .map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#))
        .collect();
    let grid = grid.concat();
    xml.push(format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
    ));
    let head = table.header.iter().map(|text| ("TableHead", text.as_str()));
    xml.push(row("<w:cantSplit/><w:tblHeader/>", &widths, head));
    for cells in &table.rows {
        let cells = cells.iter().map(|cell| (style(cell), cell.text.as_str()));
        xml.push(row("<w:cantSplit/>", &widths, cells));
    }
    xml.push("</w:tbl>".to_owned());
    // Two tables without a paragraph between them would be one.
    xml.push(paragraph("TableText", ""));
    xml.concat()
}

fn row<'a>(
    properties: &str,
    widths: &[usize],
    cells: impl Iterator<Item = (&'a str, &'a str)>,
) -> String {
    let cells: Vec<String> = cells
        .zip(widths)
        .map(|((style, text), width)| {
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

/// The widths of the columns in twips, by what stands in them.
fn widths(table: &TextTable) -> Vec<usize> {
    let claims: Vec<usize> = (0..table.header.len())
        .map(|at| {
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let cells = cells.map(|cell| text_width(&cell.text));
            let widest = cells.chain([text_width(&table.header[at])]).max();
            widest.unwrap_or(0).clamp(NARROWEST, WIDEST)
        })
        .collect();
    let total: usize = claims.iter().sum();
    claims
        .iter()
        .map(|claim| claim * WIDTH / total.max(1))
        .collect()
}
