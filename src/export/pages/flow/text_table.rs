//! A table within the text: laid out as a sheet as wide as the text, and drawn like all others.

use crate::export::pages::PageOptions;
use crate::export::pages::flow::writer::Writer;
use crate::export::pages::layout::Laid;
use crate::export::pages::room::Room;
use crate::export::pages::scale::Frame;
use crate::export::sheet::Align;
use crate::export::sheet::CellStyle;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;
use crate::export::sheet::SheetCell;
use crate::export::sheet::SheetRow;
use crate::export::text_columns::column_widths;
use crate::narrative::TextTable;

/// The width of the text in half-width characters; what is missing for the full width is given to all columns.
const WIDTH: usize = 64;
/// A table no higher than this part of a page is not torn.
const WHOLE: f32 = 1.0 / 3.0;
/// Air above and below it, in points.
const AIR: f32 = 8.0;

/// Writes a table where the text is, or on the next page where it would hardly begin here.
pub(super) fn table(writer: &mut Writer, table: &TextTable) {
    let sheet = sheet(table);
    let room = writer.room;
    writer.skip(AIR);
    let mut laid = laid(&sheet, room);
    let whole = laid.height();
    let needed = if whole <= room.height() * WHOLE {
        whole
    } else {
        laid.beginning()
    };
    writer.need(needed);
    laid.begin_at(writer.y);
    let first = writer.pages.pop().expect("there is always a page");
    let (pages, (_, bottom)) = laid.rows_from(first);
    writer.pages.extend(pages);
    writer.y = bottom + AIR;
    writer.missing.extend(laid.missing);
}

fn laid(sheet: &Sheet, room: Room) -> Laid {
    let frame = Frame::new(sheet, &PageOptions::default(), room.width());
    Laid::new(sheet, room, frame)
}

/// Caption and unit above a table with one header row.
fn sheet(table: &TextTable) -> Sheet {
    let columns = table.header.len();
    let style = |is_bold, align, is_boxed| CellStyle {
        is_bold,
        align,
        is_boxed,
        ..CellStyle::default()
    };
    let mut rows = vec![row(
        [(table.caption.as_str(), style(true, Align::Center, false))],
        columns,
    )];
    if !table.unit.is_empty() {
        rows.push(row(
            [(table.unit.as_str(), style(false, Align::Right, false))],
            columns,
        ));
    }
    let header = table.header.iter();
    rows.push(row(
        header.map(|text| (text.as_str(), style(true, Align::Center, true))),
        columns,
    ));
    let repeated = rows.len();
    rows.extend(table.rows.iter().map(|cells| {
        let cells = cells.iter().map(|cell| {
            let align = if cell.is_figure() {
                Align::Right
            } else {
                Align::Left
            };
            (cell.text.as_str(), style(false, align, true))
        });
        row(cells, columns)
    }));
    Sheet {
        name: table.caption.clone(),
        title: table.caption.clone(),
        widths: column_widths(table, WIDTH),
        rows,
        repeated,
        ..Sheet::default()
    }
}

fn row<'a>(texts: impl IntoIterator<Item = (&'a str, CellStyle)>, columns: usize) -> SheetRow {
    let cells = texts.into_iter().map(|(text, style)| SheetCell {
        content: Content::text(text),
        style,
    });
    let mut cells: Vec<SheetCell> = cells.collect();
    cells.resize_with(columns, SheetCell::default);
    SheetRow { lines: 1, cells }
}
