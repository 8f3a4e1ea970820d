//! Find and replace: what is looked for, where it was found, and the bar it is asked in.
//!
//! Whether a cell is meant is said in `model`; nothing here changes a budget.

mod bar;
mod replace;
mod search;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::gui::screens::records::active::ActivePane;
use crate::gui::screens::records::pane::Arranged;
use crate::gui::widgets::grid::Cell;
use crate::model::Pattern;

pub use bar::FindBar;
pub use replace::Replacing;
pub use search::look;

/// Where is looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In the list or table that is shown.
    #[default]
    Shown,
    /// In all lists, or, while a table is shown, in all tables.
    All,
}

/// A list, form or table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A list of records.
    List(ActivePane),
    /// The cover.
    Cover,
    /// A table, by its position in the book.
    Table(usize),
}

/// What a search answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The state of the budget.
    pub revision: u64,
    /// How rows and columns of each list were arranged.
    pub arranged: Vec<Arranged>,
    /// What was looked for.
    pub query: String,
    /// Only as the whole of a cell.
    pub is_whole: bool,
    /// Where.
    pub scope: Scope,
    /// What was shown.
    pub shown: Option<Place>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    asked: Option<Asked>,
    /// The cells, in the order in which they are gone through.
    pub hits: Vec<(Place, Cell)>,
    lists: BTreeMap<&'static str, Rc<BTreeSet<Cell>>>,
    tables: BTreeMap<usize, Rc<BTreeSet<Cell>>>,
}

impl Found {
    /// Whether this is the answer.
    pub fn answers(&self, asked: Option<&Asked>) -> bool {
        self.asked.as_ref() == asked
    }

    /// What was looked for.
    pub fn pattern(&self) -> Option<Pattern> {
        let asked = self.asked.as_ref()?;
        Pattern::new(&asked.query, asked.is_whole)
    }

    /// The cells found in a pane.
    pub fn in_pane(&self, id: &str) -> Option<Rc<BTreeSet<Cell>>> {
        self.lists.get(id).cloned()
    }

    /// The cells found in a table.
    pub fn in_table(&self, at: usize) -> Option<Rc<BTreeSet<Cell>>> {
        self.tables.get(&at).cloned()
    }
}

/// What the bar asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindRequest {
    /// Go to the next hit; the keyboard stays in the bar.
    Next,
    /// Go to the previous hit; the keyboard stays in the bar.
    Previous,
    /// Replace what is found in the cell that is shown and go on.
    Replace,
    /// Replace what is found in every cell.
    ReplaceAll,
    /// Close the bar.
    Close,
}
