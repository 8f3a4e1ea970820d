//! The clipboard: blocks of cells to and from other programs.
//!
//! The window's own clipboard knows plain text only; tables go through the system's, where there is one.
//! What the text and the HTML of a block look like is in `intake`.

use egui::Context;

use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::ColumnKind;
use crate::gui::widgets::grid::GridModel;
use crate::intake::clipboard::Block;
use crate::intake::clipboard::ClipboardError;
use crate::intake::clipboard::CopiedCell;
use crate::intake::clipboard::read;
use crate::intake::clipboard::to_html;
use crate::intake::clipboard::to_text;

/// More digits than a spreadsheet keeps of a number; what is longer is copied as text.
const DIGITS_MOST: usize = 15;

/// A clipboard that can hold HTML beside text.
pub trait TableClipboard {
    /// The text, if there is any.
    fn text(&mut self) -> Option<String>;
    /// The HTML, if there is any.
    fn html(&mut self) -> Option<String>;
    /// Puts both there; false where that can't be.
    fn put(&mut self, text: &str, html: &str) -> bool;
}

/// The clipboard as the window uses it.
#[derive(Default)]
pub struct Clipboard {
    /// None in tests, and where the system has none that takes HTML.
    tables: Option<Box<dyn TableClipboard>>,
}

impl Clipboard {
    /// The system's clipboard.
    ///
    /// Under Wayland only the focused window may use it, and only through the window's own connection,
    /// which knows plain text; a second connection would take the text away from it.
    pub fn system() -> Self {
        let display = std::env::var_os("WAYLAND_DISPLAY");
        let is_wayland = display.is_some_and(|name| !name.is_empty());
        let system = arboard::Clipboard::new().ok().filter(|_| !is_wayland);
        Self {
            tables: system.map(|it| Box::new(it) as Box<dyn TableClipboard>),
        }
    }

    /// A clipboard of one's own.
    pub fn with(tables: impl TableClipboard + 'static) -> Self {
        Self {
            tables: Some(Box::new(tables)),
        }
    }

    /// The text that is there; none where only the window can read it.
    pub(in crate::gui) fn text(&mut self) -> Option<String> {
        self.tables.as_mut()?.text()
    }

    /// The block a pasted text is, with what the HTML beside it says.
    pub(in crate::gui) fn read(&mut self, text: &str) -> Result<Block, ClipboardError> {
        let html = self.tables.as_mut().and_then(|tables| tables.html());
        read(text, html.as_deref())
    }

    /// Puts a block there, at least as text.
    pub(in crate::gui) fn put(&mut self, ctx: &Context, rows: &[Vec<CopiedCell>]) {
        let text = to_text(rows);
        let is_put = self
            .tables
            .as_mut()
            .is_some_and(|tables| tables.put(&text, &to_html(rows)));
        if !is_put {
            ctx.copy_text(text);
        }
    }
}

impl TableClipboard for arboard::Clipboard {
    fn text(&mut self) -> Option<String> {
        self.get_text().ok()
    }

    fn html(&mut self) -> Option<String> {
        self.get().html().ok()
    }

    fn put(&mut self, text: &str, html: &str) -> bool {
        self.set_html(html, Some(text)).is_ok()
    }
}

/// The cells of a range as they are copied, below the labels of their columns if they are wanted.
pub fn copied(model: &dyn GridModel, range: CellRange, has_header: bool) -> Vec<Vec<CopiedCell>> {
    let cell = |cell: Cell| {
        let text = model.edit_text(cell).into_owned();
        let may_be =
            model.columns()[cell.col].kind == ColumnKind::Number || model.number(cell).is_some();
        CopiedCell {
            is_number: may_be && is_plain_number(&text),
            text,
        }
    };
    let rows = range.rows().filter(|row| *row < model.row_count());
    let body = rows.map(|row| range.cols().map(|col| cell(Cell::new(row, col))).collect());
    let mut copied = if has_header {
        header(model, range)
    } else {
        Vec::new()
    };
    copied.extend(body);
    copied
}

/// The labels of columns, a row a level; a label above several columns stands over the first.
fn header(model: &dyn GridModel, range: CellRange) -> Vec<Vec<CopiedCell>> {
    let columns = &model.columns()[range.cols()];
    let levels = columns.iter().map(|column| column.header.len()).max();
    let levels = levels.unwrap_or(0);
    // Shorter headers stand at the bottom, next to the figures.
    let label = |level: usize, at: usize| {
        let labels = &columns[at].header;
        labels.get((level + labels.len()).checked_sub(levels)?)
    };
    let text = |level: usize, at: usize| {
        let repeats = level + 1 < levels && at > 0 && label(level, at) == label(level, at - 1);
        label(level, at)
            .filter(|_| !repeats)
            .cloned()
            .unwrap_or_default()
    };
    (0..levels)
        .map(|level| {
            (0..columns.len())
                .map(|at| CopiedCell {
                    text: text(level, at),
                    is_number: false,
                })
                .collect()
        })
        .collect()
}

fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_digits(whole) && is_digits(part) && digits.len() <= DIGITS_MOST
}
