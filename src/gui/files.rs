//! From files and packs to open documents: opening, beginning, the sample.

use std::path::Path;
use std::sync::Arc;

use thiserror::Error;

use crate::document::Document;
use crate::gui::action::NewBudget;
use crate::packs::Pack;
use crate::packs::PackError;
use crate::packs::embedded_packs;
use crate::packs::load_pack;
use crate::storage;
use crate::storage::FileError;
use crate::storage::SavedBudget;

/// The extension of budget files.
pub const EXTENSION: &str = "bmys";

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");
const OTHER_SAMPLE: &str = include_str!("../../assets/samples/chengde_shuangqiao_2023.bmys");

/// Why a budget can't be shown.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The file.
    #[error(transparent)]
    File(#[from] FileError),
    /// Its pack.
    #[error(transparent)]
    Pack(#[from] PackError),
}

/// Opens a file.
pub fn open(path: &Path) -> Result<Document, OpenError> {
    document(storage::open(path)?, true)
}

/// The sample, not yet saved anywhere of the user's.
pub fn sample() -> Result<Document, OpenError> {
    document(storage::parse(SAMPLE.as_bytes())?, true)
}

/// The sample of another region, not yet saved anywhere of the user's.
pub fn other_sample() -> Result<Document, OpenError> {
    document(storage::parse(OTHER_SAMPLE.as_bytes())?, true)
}

/// A budget that begins, not yet saved anywhere.
pub fn create(new: NewBudget) -> Result<Document, OpenError> {
    let pack = load_pack(&new.pack, &embedded_packs())?;
    Ok(Document::new(new.begun.budget, Arc::new(pack), false))
}

/// The packs a new budget can be made with: those with tables, the newest first.
pub fn packs() -> Vec<Pack> {
    let files = embedded_packs();
    let loaded = files.keys().filter_map(|id| load_pack(id, &files).ok());
    let mut packs: Vec<Pack> = loaded.filter(|pack| !pack.tables.is_empty()).collect();
    packs.sort_by_key(|pack| std::cmp::Reverse((pack.years.from, pack.years.to)));
    packs
}

fn document(saved: SavedBudget, is_saved: bool) -> Result<Document, OpenError> {
    let pack = load_pack(&saved.pack, &embedded_packs())?;
    Ok(Document::new(saved.budget, Arc::new(pack), is_saved))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Setup;
    use crate::intake::UnitEntry;
    use crate::intake::begin;

    #[test]
    fn the_samples_open() {
        for sample in [sample().unwrap(), other_sample().unwrap()] {
            assert!(!sample.budget().expenditure.is_empty());
            assert!(!sample.is_dirty());
        }
    }

    #[test]
    fn a_budget_can_be_begun_with_every_pack_offered() {
        let packs = packs();
        assert!(!packs.is_empty());
        for pack in packs {
            let setup = Setup {
                units: vec![UnitEntry::named("测试单位")],
                ..Setup::new(pack.years.to)
            };
            let new = NewBudget {
                begun: begin(&setup, &pack, None).unwrap(),
                pack: pack.id,
            };
            let document = create(new).unwrap();
            assert!(document.is_dirty());
            assert_eq!(document.budget().units[0].name, "测试单位");
        }
    }
}
