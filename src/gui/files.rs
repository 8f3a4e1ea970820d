//! From files and packs to open documents: opening, beginning, the sample.

use std::path::Path;
use std::sync::Arc;

use thiserror::Error;

use crate::document::Document;
use crate::edit::LoggedStep;
use crate::gui::action::NewBudget;
use crate::gui::dialogs::ListingDialog;
use crate::gui::dialogs::ListingEntry;
use crate::model::Budget;
use crate::packs::Pack;
use crate::packs::PackError;
use crate::packs::embedded_packs;
use crate::packs::load_pack;
use crate::storage;
use crate::storage::Access;
use crate::storage::FileError;
use crate::storage::Machine;
use crate::storage::Opened;
use crate::storage::SavedBudget;
use crate::storage::Session;

/// The extension of budget files.
pub const EXTENSION: &str = "bmys";

/// So many recovered steps are listed; those before them are counted.
const STEPS_TOLD: usize = 300;

/// So many places that could not be read are read out once more; all are listed before.
const LOSSES_TOLD: usize = 5;

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

/// A file that was opened, and what is to be said about it.
pub struct OpenedFile {
    /// The budget with what was recovered.
    pub document: Document,
    /// Its hold on the disk.
    pub session: Session,
    /// What the user should know, a sentence each.
    pub words: Vec<String>,
    /// The steps that were recovered, in words with their places and in order.
    pub recovered: Vec<String>,
}

/// Opens a file.
pub fn open(path: &Path, machine: Machine) -> Result<OpenedFile, OpenError> {
    with_steps(Session::open(path, machine)?, true)
}

/// Opens a budget that was never saved and was left by a crash; none when nothing of it can be read.
pub fn open_unsaved(folder: &Path, machine: Machine) -> Option<Result<OpenedFile, OpenError>> {
    Some(with_steps(storage::open_unsaved(folder, machine)?, false))
}

/// An earlier version of a file, as a budget that isn't saved yet.
pub fn open_version(path: &Path) -> Result<Document, OpenError> {
    document(storage::open(path)?, false)
}

/// What was read of a damaged file, and what is to be said about it.
pub struct RescuedFile {
    /// What could be read.
    pub document: Document,
    /// What the user should know, in a sentence or two.
    pub words: String,
}

/// What can be read of a damaged file, as a budget that isn't saved yet.
pub fn open_rescued(path: &Path) -> Result<RescuedFile, OpenError> {
    let Some(rescue) = storage::rescue(path)? else {
        // Somebody has put a whole one in its place meanwhile.
        let words = "文件现在是完好的，已作为未保存的文件打开".to_owned();
        let document = document(storage::open(path)?, false)?;
        return Ok(RescuedFile { document, words });
    };
    let Some(salvaged) = rescue.salvaged else {
        return Err(rescue.fault.into());
    };
    let mut words = match salvaged.losses.len() {
        0 => "已打开抢救出的内容，没有发现缺失；请核对后另存，原文件没有改动".to_owned(),
        count => format!("已打开抢救出的内容，有 {count} 处没有读出；请核对后另存，原文件没有改动"),
    };
    for loss in salvaged.losses.iter().take(LOSSES_TOLD) {
        words = format!("{words}\n{loss}");
    }
    if salvaged.losses.len() > LOSSES_TOLD {
        words.push_str("\n……");
    }
    let mut saved = salvaged.saved;
    if let Some(pack) = usual_pack(&saved) {
        words = format!("{words}\n规则包没有读出，暂用“{}”", pack.title);
        saved.pack = pack.id;
    }
    let document = document(saved, false)?;
    Ok(RescuedFile { document, words })
}

/// A pack for a budget that doesn't say which it was made with: one of its year, else the newest.
fn usual_pack(saved: &SavedBudget) -> Option<Pack> {
    if !saved.pack.is_empty() {
        return None;
    }
    let year = saved.budget.cover.year;
    let mut packs = packs();
    let fits = |pack: &Pack| year.is_some_and(|year| pack.years.contains(year));
    let at = packs.iter().position(fits).unwrap_or(0);
    (at < packs.len()).then(|| packs.swap_remove(at))
}

fn with_steps(opened: Opened, is_saved: bool) -> Result<OpenedFile, OpenError> {
    let mut document = document(opened.saved, is_saved)?;
    let packs = embedded_packs();
    let load = |id: &str| load_pack(id, &packs).ok().map(Arc::new);
    let taken = document.follow(&opened.steps, load);
    let (steps, rest) = opened.steps.split_at(taken);
    let mut session = opened.session;
    let mut words: Vec<String> = opened.remarks.iter().map(ToString::to_string).collect();
    if let Access::ReadOnly(by) = session.access() {
        words.push(by.to_string());
    }
    if !rest.is_empty() {
        let aside = session.keep_only(steps).map(|it| it.to_string());
        words.push(aside.unwrap_or_else(|| format!("另有 {} 步改动没能恢复", rest.len())));
    }
    let budget = document.budget();
    let recovered = steps.iter().map(|step| step_words(step, budget)).collect();
    Ok(OpenedFile {
        document,
        session,
        words,
        recovered,
    })
}

/// `修改预算数　支出行 第 3 行`
fn step_words(step: &LoggedStep, budget: &Budget) -> String {
    let words = format!("{}　{}", step.words(), step.place(budget));
    words.trim_end().to_owned()
}

/// The list of the steps that were recovered, the latest first.
pub fn recovery_listing(steps: &[String]) -> ListingDialog {
    let numbered = steps.iter().enumerate().rev().take(STEPS_TOLD);
    let mut entries: Vec<ListingEntry> = numbered
        .map(|(at, step)| ListingEntry::plain(format!("第 {} 步　{step}", at + 1)))
        .collect();
    if let Some(more @ 1..) = steps.len().checked_sub(STEPS_TOLD) {
        entries.push(ListingEntry::plain(format!("……此前还有 {more} 步")));
    }
    ListingDialog {
        heading: "已恢复没有保存的改动".to_owned(),
        words: vec![format!(
            "已恢复上次没有保存的 {} 步改动，最近的在前；请核对后保存，不要的可以撤销",
            steps.len()
        )],
        entries,
    }
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
