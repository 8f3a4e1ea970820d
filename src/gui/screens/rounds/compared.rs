//! The two states a comparison is of, and what they are called on the screen.

use super::shown::Side;
use crate::compute::RoundWords;
use crate::gui::view_ctx::ViewCtx;
use crate::model::FrozenRoundId;
use crate::money::AmountScale;

/// Two states and the state of the budget they are looked at in: what is found of them holds for it.
pub(super) type Key = ([Side; 2], u64);

/// The two states of a comparison.
pub(super) struct Compared<'a> {
    /// The earlier.
    pub then: ViewCtx<'a>,
    /// The later.
    pub now: ViewCtx<'a>,
    /// The open budget, whether it is one of them or not.
    pub present: &'a ViewCtx<'a>,
    /// What is compared.
    pub key: Key,
}

impl Compared<'_> {
    /// The frozen round that comes first.
    pub const fn base(&self) -> Option<FrozenRoundId> {
        self.key.0[0]
    }

    /// Whether the later one is the budget as it is.
    pub const fn is_with_present(&self) -> bool {
        self.key.0[1].is_none()
    }

    /// What both are called above columns.
    pub const fn labels(&self) -> [&'static str; 2] {
        if self.is_with_present() {
            ["当时", "目前"]
        } else {
            ["前一轮", "后一轮"]
        }
    }

    /// The unit amounts are shown in.
    pub fn scale(&self) -> AmountScale {
        self.present.entry.scale()
    }

    /// What things are called.
    pub fn words(&self) -> RoundWords<'_> {
        RoundWords {
            then: self.then.budget,
            now: self.now.budget,
            codes: self.present.entry.codes,
            year: self.present.entry.year,
            scale: self.scale(),
        }
    }
}
