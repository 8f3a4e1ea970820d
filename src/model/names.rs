//! What records and codes are called, looked up as often as a pasted block has cells.
//!
//! Built when the first name is looked for; it holds for one state of the budget.

use rustc_hash::FxHashMap;

use crate::codes::BudgetYear;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::folded;
use crate::model::Budget;
use crate::model::RecordId;
use crate::model::RecordKind;

/// Records of one kind by code and by name.
///
/// Names are found as they are written first, and without regard to marks, blanks and width second.
#[derive(Debug, Default)]
pub(in crate::model) struct RecordNames {
    codes: FxHashMap<String, Vec<RecordId>>,
    names: FxHashMap<String, Vec<RecordId>>,
    folded_names: FxHashMap<String, Vec<RecordId>>,
}

impl RecordNames {
    pub(in crate::model) fn of(budget: &Budget, kind: RecordKind) -> Self {
        let mut names = Self::default();
        match kind {
            RecordKind::Unit => {
                for unit in &budget.units {
                    names.add(unit.id, &unit.code, &unit.name);
                }
            }
            RecordKind::Project => {
                for project in &budget.projects {
                    names.add(project.id, &project.code, &project.name);
                }
            }
            RecordKind::Procurement => {
                for row in &budget.procurement {
                    names.add(row.id, "", &row.item);
                }
            }
            // Nothing else is referred to by a name.
            _ => {}
        }
        names
    }

    fn add(&mut self, id: impl Into<RecordId>, code: &str, name: &str) {
        let id = id.into();
        let put = |map: &mut FxHashMap<String, Vec<RecordId>>, key: String| {
            if !key.is_empty() {
                map.entry(key).or_default().push(id);
            }
        };
        put(&mut self.codes, code.to_owned());
        put(&mut self.names, name.to_owned());
        put(&mut self.folded_names, folded(name));
    }

    /// The records a text names, by code before name.
    pub(in crate::model) fn find(&self, text: &str) -> &[RecordId] {
        let exact = self.codes.get(text).or_else(|| self.names.get(text));
        exact
            .or_else(|| self.folded_names.get(&folded(text)))
            .or_else(|| self.find_with_code(text))
            .map_or(&[], Vec::as_slice)
    }

    /// “001 某某中心”, “[001]某某中心”: the code leads if the name that follows is its own.
    fn find_with_code(&self, text: &str) -> Option<&Vec<RecordId>> {
        let text = text.trim_start_matches(['[', '【']);
        let (code, name) = text.split_once([' ', '\u{3000}', ']', '】', '-'])?;
        let of_code = self.codes.get(code.trim())?;
        let of_name = self.folded_names.get(&folded(name))?;
        of_code
            .iter()
            .any(|id| of_name.contains(id))
            .then_some(of_code)
    }
}

/// The codes of a list by their folded names in a year.
pub(in crate::model) type CodeNames = FxHashMap<String, Vec<String>>;

/// The codes of a list by name; where a parent and codes below it share a name, the leaves have it.
pub(in crate::model) fn code_names<K: CodeKey>(list: &CodeList<K>, year: BudgetYear) -> CodeNames {
    let mut names: FxHashMap<String, Vec<(bool, String)>> = FxHashMap::default();
    for entry in list.in_year(year) {
        let is_leaf = list.is_leaf(&entry.code, year);
        let codes = names.entry(folded(&entry.name)).or_default();
        codes.push((is_leaf, entry.code.to_string()));
    }
    let preferred = |codes: Vec<(bool, String)>| {
        let has_leaf = codes.iter().any(|(is_leaf, _)| *is_leaf);
        codes
            .into_iter()
            .filter(|(is_leaf, _)| *is_leaf || !has_leaf)
            .map(|(_, code)| code)
            .collect()
    };
    names
        .into_iter()
        .map(|(name, codes)| (name, preferred(codes)))
        .collect()
}
