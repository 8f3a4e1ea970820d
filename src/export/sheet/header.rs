//! The header of several levels (多级表头): equal spanners side by side become one, short paths reach down.

use crate::compute::Column;
use crate::export::sheet::Area;
use crate::export::sheet::CellStyle;
use crate::export::sheet::Content;
use crate::export::sheet::page::Page;

/// Adds the header rows; the table's first column stands at `offset`.
pub(super) fn draw(page: &mut Page, columns: &[Column], offset: usize) {
    let levels = columns
        .iter()
        .map(|column| column.path.len())
        .max()
        .unwrap_or(0);
    let rows = page.add_rows(levels);
    for level in 0..levels {
        let mut at = 0;
        while at < columns.len() {
            let run = spanned(columns, at, level);
            if let Some(label) = columns[at].path.get(level) {
                let top = rows.start + level;
                let is_last = level + 1 == columns[at].path.len();
                let bottom = if is_last { rows.end } else { top + 1 };
                let area = Area {
                    rows: top..bottom,
                    columns: offset + at..offset + at + run,
                };
                page.fill(area, Content::text(label), CellStyle::HEADER);
            }
            at += run;
        }
    }
    draw_numbers(page, columns, offset);
}

/// Adds the row that numbers the columns, where there is one; its label spans the columns it stands for.
fn draw_numbers(page: &mut Page, columns: &[Column], offset: usize) {
    if columns.iter().all(|column| column.number.is_empty()) {
        return;
    }
    let rows = page.add_rows(1);
    let mut at = 0;
    for same in columns.chunk_by(|one, other| one.number == other.number) {
        let area = Area {
            rows: rows.clone(),
            columns: offset + at..offset + at + same.len(),
        };
        page.fill(area, Content::text(&same[0].number), CellStyle::NUMBER);
        at += same.len();
    }
}

/// How many columns from `at` on stand under the same spanner of this level; a column's own label spans itself only.
fn spanned(columns: &[Column], at: usize, level: usize) -> usize {
    let path = &columns[at].path;
    if level + 1 >= path.len() {
        return 1;
    }
    let is_under_it =
        |column: &&Column| column.path.len() > level + 1 && column.path[..=level] == path[..=level];
    columns[at..].iter().take_while(is_under_it).count()
}
