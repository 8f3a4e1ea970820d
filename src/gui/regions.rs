//! Where the parts of the window stand that others point at: each notes its place while it is laid out.

use std::cell::RefCell;
use std::collections::BTreeMap;

use egui::Rect;

/// A part of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Region {
    /// The list of steps.
    Steps,
    /// The screen of the step.
    Screen,
    /// The list of findings beside it.
    Findings,
    /// The buttons that save and export.
    Saving,
    /// The button that lists what can be undone.
    UndoList,
}

/// The places of the parts shown in this frame.
#[derive(Debug, Default)]
pub struct Regions(RefCell<BTreeMap<Region, Rect>>);

impl Regions {
    /// Notes where a part stands; of several pieces, all of them.
    pub fn note(&self, region: Region, rect: Rect) {
        let mut noted = self.0.borrow_mut();
        let whole = noted.entry(region).or_insert(rect);
        *whole = whole.union(rect);
    }

    /// Where a part stands; `None` when it isn't shown.
    pub fn get(&self, region: Region) -> Option<Rect> {
        self.0.borrow().get(&region).copied()
    }

    /// Begins a frame.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}
