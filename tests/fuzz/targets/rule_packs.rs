//! Packs of rules and a bureau's own formulas.

use std::collections::BTreeMap;
use std::sync::Arc;

use bianzhi::document::Document;
use bianzhi::export::sheet::sheets;
use bianzhi::intake::read_formula_file;
use bianzhi::narrative::statement;
use bianzhi::packs::FormulaNames;
use bianzhi::packs::PackFiles;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::packs::read_formula;
use bianzhi::report::rule_manual;

use super::assert_told;
use super::budgets::USUAL_PACK;
use super::budgets::assert_saved;
use super::budgets::pack_of;
use super::budgets::small;
use super::sections;

/// The pack that is loaded.
const OWN: &str = "own";

/// A pack: the files of a text, those with a colon in their names for the pack before it.
pub fn pack(bytes: &[u8]) {
    let mut packs = embedded_packs();
    packs.extend(own_packs(bytes));
    let pack = match load_pack(OWN, &packs) {
        Ok(pack) => Arc::new(pack),
        Err(error) => return assert_told(&error),
    };
    let document = Document::new(small(), Arc::clone(&pack), true);
    let _ = sheets(document.book());
    let _ = statement(document.budget(), &pack, document.book());
    let _ = rule_manual(&pack);
    let _ = FormulaNames::new(&pack);
}

/// Formulas of a bureau: a file of them, and single ones.
pub fn formulas(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let pack = pack_of(USUAL_PACK);
    let names = FormulaNames::new(&pack);
    for line in text.lines().take(8) {
        if let Err(error) = read_formula(&names, line) {
            assert_told(&error);
        }
    }
    let incoming = match read_formula_file(&text, &pack) {
        Ok(incoming) => incoming,
        Err(error) => return assert_told(&error),
    };
    incoming.remarks.iter().for_each(assert_told);
    let mut document = Document::new(small(), Arc::clone(&pack), true);
    let change = incoming.taken_over(document.budget());
    document.commit(change).expect("formulas can be taken over");
    assert_saved(document.budget(), USUAL_PACK);
}

fn own_packs(bytes: &[u8]) -> BTreeMap<String, PackFiles> {
    let mut packs: BTreeMap<String, PackFiles> = BTreeMap::new();
    for (name, text) in sections(bytes) {
        let (pack, name) = name.split_once(':').unwrap_or((OWN, &name));
        let text = String::from_utf8_lossy(&text).into_owned();
        let files = packs.entry(pack.to_owned()).or_default();
        files.insert(name.to_owned(), text);
    }
    packs
}
