//! Budget files and packs as the commands use them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::cli::error::CliError;
use crate::codes::BudgetYear;
use crate::document::Document;
use crate::packs::Pack;
use crate::packs::embedded_packs;
use crate::packs::load_pack;
use crate::storage;
use crate::storage::FileError;
use crate::storage::SavedBudget;

/// Opens a budget file with the pack it was made with.
pub(in crate::cli) fn open(path: &Path) -> Result<Document, CliError> {
    document(storage::open(path).map_err(|source| file_error(path, source))?)
}

/// What a file holds, with the pack it was made with.
pub(in crate::cli) fn document(saved: SavedBudget) -> Result<Document, CliError> {
    let pack = pack(&saved.pack)?;
    Ok(Document::new(saved.budget, Arc::new(pack), true))
}

/// Opens a budget file, to be looked at under another pack where one is named.
pub(in crate::cli) fn open_under(path: &Path, id: Option<&str>) -> Result<Document, CliError> {
    let mut document = open(path)?;
    if let Some(id) = id {
        document.use_pack(Arc::new(region_pack(id)?));
    }
    Ok(document)
}

pub(in crate::cli) fn file_error(path: &Path, source: FileError) -> CliError {
    CliError::File {
        path: path.to_owned(),
        source,
    }
}

/// Whether anything has this name, a dangling link too.
pub(in crate::cli) fn exists(path: &Path) -> Result<bool, CliError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(source) => Err(file_error(path, FileError::Read { source })),
    }
}

/// An embedded pack.
pub(in crate::cli) fn pack(id: &str) -> Result<Pack, CliError> {
    load_pack(id, &embedded_packs()).map_err(|source| CliError::Pack {
        id: id.to_owned(),
        source,
    })
}

/// An embedded pack with tables of its own or of its base: one a budget can be made with.
pub(in crate::cli) fn region_pack(id: &str) -> Result<Pack, CliError> {
    let found = pack(id)?;
    if !found.tables.is_empty() {
        return Ok(found);
    }
    let known: Vec<String> = region_packs()?.into_iter().map(|pack| pack.id).collect();
    Err(CliError::BasePack {
        id: id.to_owned(),
        known: known.join("、"),
    })
}

/// A pack for a budget that doesn't say which it was made with: one of its year, else the newest.
pub(in crate::cli) fn usual_pack(year: Option<BudgetYear>) -> Result<Pack, CliError> {
    let mut packs = region_packs()?;
    packs.sort_by_key(|pack| std::cmp::Reverse((pack.years.from, pack.years.to)));
    let fits = |pack: &Pack| year.is_some_and(|year| pack.years.contains(year));
    let at = packs.iter().position(fits).unwrap_or(0);
    Ok(packs.swap_remove(at))
}

/// The pack named, or else the newest region pack.
pub(in crate::cli) fn pack_or_newest(id: Option<&str>) -> Result<Pack, CliError> {
    match id {
        Some(id) => pack(id),
        None => Ok(region_packs()?
            .into_iter()
            .max_by_key(|pack| (pack.years.from, pack.years.to))
            .expect("a region pack is embedded")),
    }
}

fn region_packs() -> Result<Vec<Pack>, CliError> {
    let packs: Result<Vec<Pack>, CliError> = embedded_packs().keys().map(|id| pack(id)).collect();
    Ok(packs?
        .into_iter()
        .filter(|pack| !pack.tables.is_empty())
        .collect())
}
