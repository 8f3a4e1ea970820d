//! Budget files and journals.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::LazyLock;

use bianzhi::document::Document;
use bianzhi::edit::Transaction;
use bianzhi::export::CreatedAt;
use bianzhi::export::Stamp;
use bianzhi::export::docx::docx;
use bianzhi::export::lines::ByteOrderMark;
use bianzhi::export::lines::DataSource;
use bianzhi::export::lines::csv_text;
use bianzhi::export::lines::json_text;
use bianzhi::export::pages::pages_of;
use bianzhi::export::pdf::pdf;
use bianzhi::export::sheet::sheets;
use bianzhi::export::xlsx::workbook;
use bianzhi::model::Budget;
use bianzhi::narrative::statement;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::printing;
use bianzhi::storage::SavedBudget;
use bianzhi::storage::journal::Base;
use bianzhi::storage::journal::check_steps;
use bianzhi::storage::journal::look_into;
use bianzhi::storage::parse;
use bianzhi::storage::render;
use sha2::Digest as _;
use sha2::Sha256;

use super::assert_told;

/// One input of so many is also exported, since that takes long.
const EXPORTED: u8 = 16;

/// The pack of budgets that name none there is.
pub const USUAL_PACK: &str = "liaoning_2024";

static PACKS: LazyLock<BTreeMap<String, Arc<Pack>>> = LazyLock::new(|| {
    let all = embedded_packs();
    let load = |id: &String| {
        let pack = load_pack(id, &all).expect("it is embedded");
        (id.clone(), Arc::new(pack))
    };
    all.keys().map(load).collect()
});

/// A file that is opened.
pub fn file(bytes: &[u8]) {
    match parse(bytes) {
        Err(error) => assert_told(&error),
        Ok(saved) => {
            let is_exported = Sha256::digest(bytes)[0].is_multiple_of(EXPORTED);
            assert_saved(&saved.budget, &saved.pack);
            work_on(saved, is_exported);
        }
    }
}

/// A journal that was left; the records of the text alone, and the text as it is.
pub fn journal(bytes: &[u8]) {
    recover(bytes);
    recover(&sealed(bytes));
}

/// The embedded pack of this id, or the usual one.
pub fn pack_of(id: &str) -> Arc<Pack> {
    let pack = PACKS.get(id).or_else(|| PACKS.get(USUAL_PACK));
    Arc::clone(pack.expect("the usual pack is embedded"))
}

/// A small budget to put things into.
pub fn small() -> Budget {
    const TEXT: &[u8] = include_bytes!("../corpus/file/small");
    static SMALL: LazyLock<Budget> = LazyLock::new(|| parse(TEXT).expect("it can be read").budget);
    SMALL.clone()
}

/// What is open can be saved, and is the same when it is read again.
pub fn assert_saved(budget: &Budget, pack: &str) {
    let text = render(budget, pack).expect("a budget can be written");
    let read = parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let same = Budget {
        next_id: read.budget.next_id,
        ..budget.clone()
    };
    assert_eq!((read.budget, read.pack), (same, pack.to_owned()));
}

/// Fills, audits and, where it is asked for, exports.
fn work_on(saved: SavedBudget, is_exported: bool) {
    let pack = pack_of(&saved.pack);
    let document = Document::new(saved.budget, pack, true);
    for finding in document.findings() {
        assert_told(&finding.message);
    }
    if is_exported {
        export(&document);
    }
}

fn export(document: &Document) {
    let (budget, pack) = (document.budget(), document.pack());
    let stamp = stamp();
    let tables = sheets(document.book());
    if let Err(error) = workbook(&tables, &stamp, &mut |_| {}) {
        assert_told(&error);
    }
    let options = printing::options(&printing::of(budget), None);
    if let Err(error) = pdf(&pages_of(&tables, &options), &stamp, &mut |_| {}) {
        assert_told(&error);
    }
    let text = statement(budget, pack, document.book());
    if let Err(error) = docx(&text, &stamp) {
        assert_told(&error);
    }
    let source = DataSource::new(budget, pack);
    for list in source.lists() {
        let _ = csv_text(&source, list, ByteOrderMark::With);
    }
    let _ = json_text(&source);
}

fn stamp() -> Stamp {
    Stamp {
        title: "部门预算".to_owned(),
        author: "某局".to_owned(),
        created: CreatedAt {
            year: 2024,
            month: 1,
            day: 31,
            hour: 9,
            minute: 30,
            second: 0,
        },
    }
}

fn recover(bytes: &[u8]) {
    let mut content = look_into(bytes);
    if let Some(fault) = &content.fault {
        assert_told(fault);
    }
    let mut budget = match content.base {
        Some(Base::Unsaved(text)) => match parse(text.as_bytes()) {
            Ok(saved) => saved.budget,
            Err(error) => return assert_told(&error),
        },
        Some(Base::File(_)) | None => small(),
    };
    if let Some(fault) = check_steps(&budget, &mut content.steps) {
        assert_told(&fault);
    }
    for step in &content.steps {
        let _ = step.words();
        for change in &step.changes {
            make(change, &mut budget);
        }
    }
    assert_saved(&budget, USUAL_PACK);
}

/// Makes a change that can be made, and takes it back for a try.
fn make(change: &Transaction, budget: &mut Budget) {
    let before = budget.clone();
    let back = change.clone().apply(budget).expect("it was checked");
    let mut again = budget.clone();
    back.apply(&mut again).expect("a change can be taken back");
    again.next_id = before.next_id;
    assert_eq!(again, before);
}

/// The lines of a text as records of a journal, with the lengths and checksums they need.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut journal = b"bianzhi journal 1\n".to_vec();
    let mut chain = [0; 8];
    for payload in bytes.split(|byte| *byte == b'\n') {
        let digest = Sha256::new().chain_update(chain).chain_update(payload);
        chain.copy_from_slice(&digest.finalize()[..8]);
        let sum = u64::from_be_bytes(chain);
        journal.extend(format!("{:08x} {sum:016x}\n", payload.len()).into_bytes());
        journal.extend_from_slice(payload);
        journal.push(b'\n');
    }
    journal
}
