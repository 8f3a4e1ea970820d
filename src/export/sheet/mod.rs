//! A filled table laid out for paper (版面): everything an exporter needs, so that it computes nothing.
//!
//! Widths are in half-width characters of the body text, a Chinese character counts two; heights are in lines.
//! Deliberately not here: fonts, points and pixels (the exporters know their own), and any rounding but the
//! one [`AmountFormat`] prescribes.

mod area;
mod columns;
mod form;
mod header;
mod heights;
mod keys;
mod layout;
mod measure;
mod page;
mod paper;
mod style;

use rust_decimal::Decimal;

use crate::compute::Addition;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::packs::PageDef;

pub use area::Area;
pub use area::address;
pub use layout::lay_out;
pub use layout::sheets;
pub(in crate::export) use measure::line_count;
pub(in crate::export) use measure::printable;
pub use measure::text_width;
pub use style::Align;
pub use style::CellStyle;
pub use style::TextSize;

/// A table laid out (版面).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What the sheet is called beside others: `表1 收支预算总表`, `表17-2 网络租赁费`.
    pub name: String,
    /// The title as printed.
    pub title: String,
    /// Column widths in half-width characters; at least one column.
    pub widths: Vec<usize>,
    /// The rows from the title to the last note.
    pub rows: Vec<SheetRow>,
    /// Areas drawn as one cell; their content stands in the first cell, the others are blank.
    pub merges: Vec<Area>,
    /// How many rows at the top are repeated on every page and stay in sight on the screen.
    pub repeated: usize,
    /// How many columns at the left say what a row is about; they are repeated where a table too wide for its
    /// paper goes on beside.
    pub key_columns: usize,
    /// Cells that are sums of others, by row and column of the sheet.
    pub sums: Vec<Addition>,
    /// Paper.
    pub page: PageDef,
    /// Whether it is to be shrunk to a single page: a form, whose tall cells should not be torn, or a table
    /// that would leave only a few rows for a second page.
    pub is_one_page: bool,
}

impl Sheet {
    /// Renumbers the rows of the sums.
    fn move_sums(&mut self, moved: impl Fn(usize) -> usize) {
        for sum in &mut self.sums {
            let places = std::iter::once(&mut sum.cell).chain(&mut sum.parts);
            places.for_each(|(row, _)| *row = moved(*row));
        }
    }
}

/// A row of a sheet (版面行).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRow {
    /// Height in lines of its text.
    pub lines: usize,
    /// One cell per column.
    pub cells: Vec<SheetCell>,
}

/// A cell of a sheet (版面单元格).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetCell {
    /// What stands in it.
    pub content: Content,
    /// How it is drawn.
    pub style: CellStyle,
}

/// What stands in a cell (单元格内容).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing.
    #[default]
    Blank,
    /// A text without control characters but line breaks; never empty.
    Text(String),
    /// An amount.
    Amount(SheetAmount),
}

impl Content {
    /// A text, freed of characters that can't be printed; blank when nothing remains.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text = measure::printable(text);
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }

    /// The content as it stands on paper.
    #[must_use]
    pub fn printed(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Amount(amount) => amount.printed(),
        }
    }
}

/// An amount together with how it is printed (带格式的金额).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetAmount {
    /// The exact amount.
    pub amount: Money,
    /// Unit, decimals, thousands marks, zero.
    pub format: AmountFormat,
}

impl SheetAmount {
    /// The amount as printed.
    #[must_use]
    pub fn printed(&self) -> String {
        self.format.show(self.amount)
    }

    /// The number in the printed unit, rounded to the printed decimals.
    ///
    /// Not the exact amount on purpose: a workbook is read, added up and typed into other systems by what it
    /// shows, and a hidden fen would make it differ from the paper that was signed.
    /// Exact amounts leave the program as data, not as tables.
    #[must_use]
    pub fn value(&self) -> Decimal {
        Decimal::new(
            self.format.rounded_steps(self.amount),
            u32::from(self.format.decimals),
        )
    }
}
