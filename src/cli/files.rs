//! Budget files and packs as the commands use them.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::cli::error::CliError;
use crate::cli::output::Console;
use crate::codes::BudgetYear;
use crate::document::Document;
use crate::packs::Pack;
use crate::packs::PackError;
use crate::packs::embedded_packs;
use crate::packs::load_pack;
use crate::storage;
use crate::storage::FileError;
use crate::storage::SavedBudget;
use crate::storage::unsaved_steps;

/// Opens a budget file with the pack it was made with, and says so where work that nobody saved isn't in it.
pub(in crate::cli) fn open(path: &Path, console: &mut Console<'_>) -> Result<Document, CliError> {
    let document = document(storage::open(path).map_err(|source| file_error(path, source))?)?;
    let steps = unsaved_steps(path);
    if steps > 0 {
        console.remark(&format!(
            "文件有没有保存的 {steps} 步改动，未计入；要计入请在窗口中打开，核对后保存（{}）",
            path.display()
        ));
    }
    Ok(document)
}

/// Refuses a file that has work nobody saved, for what must not be done without it.
pub(in crate::cli) fn refuse_unsaved(path: &Path) -> Result<(), CliError> {
    match unsaved_steps(path) {
        0 => Ok(()),
        steps => Err(CliError::UnsavedSteps(path.to_owned(), steps)),
    }
}

/// What a file holds, with the pack it was made with.
pub(in crate::cli) fn document(saved: SavedBudget) -> Result<Document, CliError> {
    let pack = pack(&saved.pack)?;
    Ok(Document::new(saved.budget, Arc::new(pack), true))
}

/// Opens a budget file, to be looked at under another pack where one is named.
pub(in crate::cli) fn open_under(
    path: &Path,
    id: Option<&str>,
    console: &mut Console<'_>,
) -> Result<Document, CliError> {
    let mut document = open(path, console)?;
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

/// Refuses a name for a new file that doesn't say what the file is.
pub(in crate::cli) fn check_ending(path: &Path, endings: &[&str]) -> Result<(), CliError> {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    if endings.iter().any(|it| it.eq_ignore_ascii_case(ending)) {
        return Ok(());
    }
    let endings: Vec<String> = endings.iter().map(|it| format!(".{it}")).collect();
    Err(CliError::WrongEnding {
        path: path.to_owned(),
        endings: endings.join(" 或 "),
    })
}

/// Refuses a folder as the place of a new file.
pub(in crate::cli) fn refuse_folder(path: &Path) -> Result<(), CliError> {
    if path.is_dir() {
        return Err(CliError::IsFolder(path.to_owned()));
    }
    Ok(())
}

/// Refuses to write over a file that is read.
pub(in crate::cli) fn refuse_source(source: &Path, path: &Path) -> Result<(), CliError> {
    if let (Ok(source), Ok(target)) = (fs::canonicalize(source), fs::canonicalize(path))
        && source == target
    {
        return Err(CliError::ReplacesSource(path.to_owned()));
    }
    Ok(())
}

/// An embedded pack.
pub(in crate::cli) fn pack(id: &str) -> Result<Pack, CliError> {
    match load_pack(id, &embedded_packs()) {
        Ok(pack) => Ok(pack),
        Err(PackError::Unknown { id, .. }) => Err(CliError::UnknownPack {
            id,
            known: known_packs()?,
        }),
        Err(source) => Err(CliError::Pack {
            id: id.to_owned(),
            source,
        }),
    }
}

/// An embedded pack with tables of its own or of its base: one a budget can be made with.
pub(in crate::cli) fn region_pack(id: &str) -> Result<Pack, CliError> {
    let found = pack(id)?;
    if !found.tables.is_empty() {
        return Ok(found);
    }
    Err(CliError::BasePack {
        id: id.to_owned(),
        known: known_packs()?,
    })
}

/// The packs a budget can be made with, and their years.
pub(in crate::cli) fn known_packs() -> Result<String, CliError> {
    let name = |pack: &Pack| format!("{}（{}）", pack.id, pack.years);
    let known: Vec<String> = region_packs()?.iter().map(name).collect();
    Ok(known.join("、"))
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

/// The packs a budget can be made with, by id.
pub(in crate::cli) fn region_packs() -> Result<Vec<Pack>, CliError> {
    let packs: Result<Vec<Pack>, CliError> = embedded_packs().keys().map(|id| pack(id)).collect();
    Ok(packs?
        .into_iter()
        .filter(|pack| !pack.tables.is_empty())
        .collect())
}
