//! A list of codes over the years: lookup, tree and search.

use std::fmt;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use thiserror::Error;

use crate::codes::entry::CodeEntry;
use crate::codes::entry::CodeKey;
use crate::codes::pinyin::Query;
use crate::codes::pinyin::Rank;
use crate::codes::pinyin::SearchKey;
use crate::codes::year::BudgetYear;
use crate::codes::year::Years;

/// Why rows don't make a list.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[expect(missing_docs, reason = "the sentence names every field")]
pub enum ListError {
    /// The rows of a code overlap.
    #[error(
        "{list}编码 {code} 在同一年度有两个名称：“{name}”（{years}）和“{other}”（{other_years}）"
    )]
    Overlap {
        list: &'static str,
        code: String,
        name: String,
        years: Years,
        other: String,
        other_years: Years,
    },
}

/// All codes of one kind over the years (科目表).
///
/// In a given year a code has at most one entry.
#[derive(Clone)]
pub struct CodeList<K: CodeKey> {
    /// By code, then by first year.
    entries: Vec<CodeEntry<K>>,
    /// Where the entries of a code begin and how many they are.
    places: FxHashMap<K, (usize, usize)>,
    /// Places of the entries whose parent the code is.
    children: FxHashMap<K, Vec<usize>>,
    /// Built at the first search; beside each entry its keys.
    search_keys: OnceLock<Vec<EntryKeys>>,
}

#[derive(Clone)]
struct EntryKeys {
    main: SearchKey,
    others: Vec<SearchKey>,
}

impl EntryKeys {
    fn rank(&self, query: &Query) -> Option<Rank> {
        let others = self.others.iter().filter_map(|key| key.rank(query));
        self.main.rank(query).into_iter().chain(others).min()
    }
}

impl<K: CodeKey> CodeList<K> {
    /// A list of these rows, in any order; refused when a code would have two names in one year.
    pub fn new(mut entries: Vec<CodeEntry<K>>) -> Result<Self, ListError> {
        entries.sort_by_key(|entry| (entry.code, entry.years.from));
        for pair in entries.windows(2) {
            let [a, b] = pair else { continue };
            if a.code == b.code && a.years.overlaps(b.years) {
                return Err(ListError::Overlap {
                    list: K::LIST,
                    code: a.code.to_string(),
                    name: a.name.clone(),
                    years: a.years,
                    other: b.name.clone(),
                    other_years: b.years,
                });
            }
        }
        let mut places: FxHashMap<K, (usize, usize)> = FxHashMap::default();
        let mut children: FxHashMap<K, Vec<usize>> = FxHashMap::default();
        for (place, entry) in entries.iter().enumerate() {
            places.entry(entry.code).or_insert((place, 0)).1 += 1;
            if let Some(parent) = entry.parent {
                children.entry(parent).or_default().push(place);
            }
        }
        Ok(Self {
            entries,
            places,
            children,
            search_keys: OnceLock::new(),
        })
    }

    /// The entry of a code in a year.
    pub fn get(&self, code: &K, year: BudgetYear) -> Option<&CodeEntry<K>> {
        self.periods(code)
            .iter()
            .find(|entry| entry.years.contains(year))
    }

    /// All periods of a code, earliest first.
    pub fn ever(&self, code: &K) -> impl Iterator<Item = &CodeEntry<K>> {
        self.periods(code).iter()
    }

    fn periods(&self, code: &K) -> &[CodeEntry<K>] {
        match self.places.get(code) {
            Some(&(first, count)) => &self.entries[first..first + count],
            None => &[],
        }
    }

    /// Every entry of every year, in code order.
    pub fn entries(&self) -> &[CodeEntry<K>] {
        &self.entries
    }

    /// What is in force in a year, in code order.
    pub fn in_year(&self, year: BudgetYear) -> impl Iterator<Item = &CodeEntry<K>> {
        self.entries
            .iter()
            .filter(move |entry| entry.years.contains(year))
    }

    /// The entries right below a code in a year, in code order.
    pub fn children(&self, code: &K, year: BudgetYear) -> impl Iterator<Item = &CodeEntry<K>> {
        let places = self.children.get(code).map_or(&[][..], Vec::as_slice);
        places
            .iter()
            .map(|place| &self.entries[*place])
            .filter(move |entry| entry.years.contains(year))
    }

    /// Whether nothing is below a code in a year; so it is for a code that isn't in the list.
    pub fn is_leaf(&self, code: &K, year: BudgetYear) -> bool {
        self.children(code, year).next().is_none()
    }

    /// What answers a query in a year, best first: see [`Rank`]; at equal rank leaves before parents,
    /// confirmed before believed, then code order.
    ///
    /// An empty query gives the leaves in code order.
    pub fn search(&self, query: &str, year: BudgetYear, limit: usize) -> Vec<&CodeEntry<K>> {
        let query = Query::new(query);
        if query.is_empty() {
            return self
                .in_year(year)
                .filter(|it| self.is_leaf(&it.code, year))
                .take(limit)
                .collect();
        }
        let mut hits = self.hits(&query, year, |entry| entry.years.contains(year));
        hits.truncate(limit);
        hits
    }

    /// As [`Self::search`], all of it, followed by what answers the query but isn't in force that year:
    /// of a code that isn't, its last period.
    ///
    /// An empty query gives what is in force in code order, parents too.
    pub fn search_all(&self, query: &str, year: BudgetYear) -> Vec<&CodeEntry<K>> {
        let query = Query::new(query);
        if query.is_empty() {
            return self.in_year(year).collect();
        }
        self.hits(&query, year, |entry| {
            entry.years.contains(year)
                || self.get(&entry.code, year).is_none()
                    && self.ever(&entry.code).last() == Some(entry)
        })
    }

    fn hits(
        &self,
        query: &Query,
        year: BudgetYear,
        wanted: impl Fn(&CodeEntry<K>) -> bool,
    ) -> Vec<&CodeEntry<K>> {
        let keys = self
            .search_keys
            .get_or_init(|| self.entries.iter().map(keys_of).collect());
        let mut hits: Vec<_> = keys
            .iter()
            .zip(&self.entries)
            .enumerate()
            .filter_map(|(place, (key, entry))| {
                let rank = key.rank(query).filter(|_| wanted(entry))?;
                Some((
                    !entry.years.contains(year),
                    rank,
                    !self.is_leaf(&entry.code, year),
                    entry.certainty,
                    place,
                ))
            })
            .collect();
        hits.sort_unstable();
        hits.into_iter()
            .map(|(.., place)| &self.entries[place])
            .collect()
    }
}

fn keys_of<K: CodeKey>(entry: &CodeEntry<K>) -> EntryKeys {
    EntryKeys {
        main: SearchKey::with_code(&entry.code.to_string(), &entry.name),
        others: K::other_names(&entry.detail)
            .iter()
            .map(|name| SearchKey::new(name))
            .collect(),
    }
}

impl<K: CodeKey> fmt::Debug for CodeList<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodeList({}, {} rows)", K::LIST, self.entries.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Certainty;
    use crate::codes::GovernmentCode;

    fn year(number: u16) -> BudgetYear {
        BudgetYear::try_new(number).unwrap()
    }

    fn entry(
        code: &str,
        name: &str,
        from: u16,
        to: u16,
        certainty: Certainty,
    ) -> CodeEntry<GovernmentCode> {
        let code: GovernmentCode = code.parse().unwrap();
        CodeEntry {
            code,
            parent: code.parent(),
            name: name.to_owned(),
            level: code.level().depth(),
            years: Years {
                from: Some(year(from)),
                to: Some(year(to)),
            },
            certainty,
            years_certainty: certainty,
            detail: (),
        }
    }

    fn sample() -> CodeList<GovernmentCode> {
        let (confirmed, believed) = (Certainty::Confirmed, Certainty::Believed);
        CodeList::new(vec![
            entry("502", "办公支出", 2018, 2030, confirmed),
            entry("50202", "办公用品", 2018, 2030, believed),
            entry("50203", "办公用房", 2018, 2030, confirmed),
            entry("50201", "旧名", 2018, 2020, confirmed),
            entry("50201", "新名", 2021, 2030, confirmed),
            entry("503", "会议费", 2018, 2030, confirmed),
            entry("50301", "会务", 2022, 2030, confirmed),
        ])
        .unwrap()
    }

    #[test]
    fn a_code_has_the_name_of_its_year() {
        let list = sample();
        let code = "50201".parse().unwrap();
        let name = |number| {
            list.get(&code, year(number))
                .map(|entry| entry.name.as_str())
        };
        assert_eq!(
            [2017, 2020, 2021].map(name),
            [None, Some("旧名"), Some("新名")]
        );
        assert_eq!(list.ever(&code).count(), 2);
        assert_eq!(list.ever(&"599".parse().unwrap()).count(), 0);
    }

    #[test]
    fn a_leaf_has_nothing_below_it_in_that_year() {
        let list = sample();
        let leaf = |code: &str, number| list.is_leaf(&code.parse().unwrap(), year(number));
        assert!(!leaf("502", 2024) && leaf("50202", 2024));
        assert!(leaf("503", 2021) && !leaf("503", 2022));
    }

    #[test]
    fn two_names_in_one_year_are_refused() {
        let certainty = Certainty::Confirmed;
        let error = CodeList::new(vec![
            entry("50201", "甲", 2018, 2020, certainty),
            entry("50201", "乙", 2020, 2030, certainty),
        ])
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "政府预算支出经济分类科目编码 50201 在同一年度有两个名称：“甲”（2018—2020 年）和“乙”（2020—2030 年）"
        );
    }

    fn check_search(query: &str, number: u16, limit: usize, expected: &[u32]) {
        let list = sample();
        let found: Vec<u32> = list
            .search(query, year(number), limit)
            .iter()
            .map(|it| it.code.number())
            .collect();
        assert_eq!(found, expected, "{query:?} in {number}");
    }

    #[test]
    fn at_equal_rank_leaves_and_confirmed_codes_come_first() {
        check_search("办公", 2024, 9, &[50203, 50202, 502]);
        check_search("bg", 2024, 9, &[50203, 50202, 502]);
        check_search("办公", 2024, 1, &[50203]);
        check_search("办公", 2024, 0, &[]);
    }

    #[test]
    fn only_what_is_in_force_is_found() {
        check_search("旧名", 2020, 9, &[50201]);
        check_search("旧名", 2024, 9, &[]);
    }

    #[test]
    fn an_empty_query_lists_the_leaves() {
        check_search("", 2024, 3, &[50201, 50202, 50203]);
        check_search(" 　", 2021, 9, &[50201, 50202, 50203, 503]);
    }

    #[test]
    fn a_search_for_all_ends_with_what_is_not_in_force() {
        let list = sample();
        let found = |query: &str, number| -> Vec<(u32, String)> {
            let hits = list.search_all(query, year(number));
            hits.iter()
                .map(|it| (it.code.number(), it.name.clone()))
                .collect()
        };
        let own = |code, name: &str| (code, name.to_owned());
        // 50201 is in force under its new name, so its old one is no answer.
        assert_eq!(found("旧名", 2024), []);
        assert_eq!(found("旧名", 2020), [own(50201, "旧名")]);
        assert_eq!(found("会", 2021), [own(503, "会议费"), own(50301, "会务")]);
        assert_eq!(found("5020", 2031).len(), 3);
        assert_eq!(found("", 2021).len(), 5);
    }
}
