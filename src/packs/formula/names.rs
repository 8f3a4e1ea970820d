//! Names of tables and codes, both ways: what a name stands for, and how a thing is written.

use rustc_hash::FxHashMap;

use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::Codes;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::packs::Pack;
use crate::packs::TreeList;
use crate::packs::formula::FormulaProblem;
use crate::packs::formula::NamedTable;
use crate::packs::formula::nearest::nearest;
use crate::packs::formula::table::is_same;
use crate::packs::formula::table::plain_text;

/// So many codes of one name are offered.
const OFFERED_CODES: usize = 4;

/// What formulas can name in a pack (取数名称).
pub struct FormulaNames<'a> {
    tables: Vec<NamedTable<'a>>,
    numbers: TableNames,
    titles: TableNames,
    pub(super) codes: &'static Codes,
}

impl<'a> FormulaNames<'a> {
    /// The names of a pack.
    #[must_use]
    pub fn new(pack: &'a Pack) -> Self {
        Self {
            tables: pack.tables.iter().map(NamedTable::new).collect(),
            numbers: TableNames::of(pack.tables.iter().map(|it| it.number.as_str())),
            titles: TableNames::of(pack.tables.iter().map(|it| it.title.as_str())),
            codes: pack.codes,
        }
    }

    /// The tables with amounts, in the order of the pack.
    pub fn tables(&self) -> impl Iterator<Item = &NamedTable<'a>> {
        let has_amounts = |it: &&NamedTable<'_>| !it.columns.is_empty();
        self.tables.iter().filter(has_amounts)
    }

    /// How a table is written: by its number, its title or its id.
    #[must_use]
    pub fn table_text<'t>(&self, table: &'t NamedTable<'_>) -> &'t str {
        let def = table.def;
        let names = [def.number.as_str(), def.title.as_str(), def.id.as_str()];
        let is_it = |name: &&str| self.table(name).is_ok_and(|it| it.def.id == def.id);
        names.into_iter().find(is_it).unwrap_or(def.id.as_str())
    }

    pub(super) fn by_id(&self, id: &str) -> Option<&NamedTable<'a>> {
        self.tables.iter().find(|it| it.def.id.as_str() == id)
    }

    /// The table of a name.
    pub(super) fn table(&self, name: &str) -> Result<&NamedTable<'a>, FormulaProblem> {
        let plain = plain_text(name);
        let found = self.numbers.0.get(&plain);
        match found.or_else(|| self.titles.0.get(&plain)) {
            Some((at, true)) => return Ok(&self.tables[*at]),
            Some((_, false)) => return Err(self.ambiguous(name)),
            None => {}
        }
        self.by_id(name)
            .ok_or_else(|| FormulaProblem::UnknownTable {
                name: name.to_owned(),
                near: nearest(
                    name,
                    self.tables()
                        .flat_map(|it| [it.def.number.clone(), it.def.title.clone()]),
                ),
            })
    }

    fn ambiguous(&self, name: &str) -> FormulaProblem {
        let is_it =
            |it: &&NamedTable<'_>| is_same(&it.def.number, name) || is_same(&it.def.title, name);
        let found = self.tables.iter().filter(is_it);
        FormulaProblem::AmbiguousTable {
            name: name.to_owned(),
            choices: found.map(|it| it.def.id.as_str().to_owned()).collect(),
        }
    }
}

impl FormulaNames<'_> {
    /// Whether a code was ever in its list.
    pub(super) fn has_function(&self, code: FunctionCode) -> bool {
        self.codes.function.ever(&code).next().is_some()
    }

    /// The same for economic codes.
    pub(super) fn has_economic(&self, code: EconomicCode) -> bool {
        self.codes.economic.ever(&code).next().is_some()
    }

    /// The same for government economic codes.
    pub(super) fn has_government(&self, code: GovernmentCode) -> bool {
        self.codes.government.ever(&code).next().is_some()
    }

    /// Codes with a name, as they are written in a sentence: `2080501 行政单位离退休`.
    pub(super) fn codes_named(&self, list: TreeList, name: &str) -> Vec<String> {
        fn of<K: CodeKey + std::fmt::Display>(list: &CodeList<K>, name: &str) -> Vec<String> {
            let all = list.entries().iter().filter(|it| is_same(&it.name, name));
            let mut found: Vec<String> = all.map(|it| format!("{} {}", it.code, it.name)).collect();
            found.dedup();
            found.truncate(OFFERED_CODES);
            found
        }
        match list {
            TreeList::Function => of(&self.codes.function, name),
            TreeList::Economic => of(&self.codes.economic, name),
            TreeList::Government => of(&self.codes.government, name),
        }
    }
}

/// The position of the first table of a name, and whether it is the only one.
struct TableNames(FxHashMap<String, (usize, bool)>);

impl TableNames {
    fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut places: FxHashMap<String, (usize, bool)> = FxHashMap::default();
        let plain = names.map(plain_text).enumerate();
        for (at, name) in plain.filter(|(_, name)| !name.is_empty()) {
            let place = places.entry(name).or_insert((at, true));
            place.1 = place.0 == at;
        }
        Self(places)
    }
}
