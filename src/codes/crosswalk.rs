//! The pair map: from the departmental economic class of a line and the nature of the unit to the
//! government economic class.

use rustc_hash::FxHashMap;

use crate::codes::digits::EconomicCode;
use crate::codes::digits::GovernmentCode;
use crate::codes::entry::Certainty;
use crate::codes::year::BudgetYear;
use crate::codes::year::Years;

/// Nature of the paying unit as the pair map distinguishes it (单位类别).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PayerKind {
    /// 行政单位.
    Administrative,
    /// 参公事业单位.
    CivilServantManaged,
    /// 事业单位.
    PublicInstitution,
    /// 其他单位: only classes whose pair doesn't depend on the unit have one.
    Other,
}

impl PayerKind {
    /// The Chinese term.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Administrative => "行政单位",
            Self::CivilServantManaged => "参公事业单位",
            Self::PublicInstitution => "事业单位",
            Self::Other => "其他单位",
        }
    }
}

/// One pair of the map (对照关系).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CrosswalkRow {
    /// Whose lines the pair is for.
    pub kind: PayerKind,
    /// The departmental class (款).
    pub economic: EconomicCode,
    /// The government class (款).
    pub government: GovernmentCode,
    /// When the pair is in force.
    pub years: Years,
    /// Of the pair.
    pub certainty: Certainty,
    /// Whether this is the pair to take; the others are allowed where the bureau does it so.
    pub is_default: bool,
}

/// From departmental to government economic classes (部门预算与政府预算支出经济分类科目对照表).
#[derive(Clone, Debug)]
pub struct Crosswalk {
    /// By kind and departmental class; the default first, then the confirmed ones.
    rows: Vec<CrosswalkRow>,
    places: FxHashMap<(PayerKind, EconomicCode), (usize, usize)>,
}

impl Crosswalk {
    /// A map of these pairs, in any order.
    pub fn new(mut rows: Vec<CrosswalkRow>) -> Self {
        rows.sort_by_key(|row| {
            (
                row.kind,
                row.economic,
                !row.is_default,
                row.certainty,
                row.years.from,
                row.government,
            )
        });
        let mut places: FxHashMap<_, (usize, usize)> = FxHashMap::default();
        for (place, row) in rows.iter().enumerate() {
            places
                .entry((row.kind, row.economic))
                .or_insert((place, 0))
                .1 += 1;
        }
        Self { rows, places }
    }

    /// The government classes a departmental class may be paired with in a year, the default first.
    ///
    /// None for a category (类), for a class unknown in that year, and for most classes of
    /// [`PayerKind::Other`].
    pub fn government_for(
        &self,
        kind: PayerKind,
        economic: EconomicCode,
        year: BudgetYear,
    ) -> impl Iterator<Item = &CrosswalkRow> {
        let rows = match self.places.get(&(kind, economic)) {
            Some(&(first, count)) => &self.rows[first..first + count],
            None => &[],
        };
        rows.iter().filter(move |row| row.years.contains(year))
    }

    /// The government class that follows from the map.
    pub fn default_for(
        &self,
        kind: PayerKind,
        economic: EconomicCode,
        year: BudgetYear,
    ) -> Option<&CrosswalkRow> {
        self.government_for(kind, economic, year)
            .find(|row| row.is_default)
    }

    /// Whether the map has this pair, as the default or as an alternative.
    pub fn is_allowed(
        &self,
        kind: PayerKind,
        economic: EconomicCode,
        government: GovernmentCode,
        year: BudgetYear,
    ) -> bool {
        self.government_for(kind, economic, year)
            .any(|row| row.government == government)
    }

    /// Every pair of every year.
    pub fn rows(&self) -> &[CrosswalkRow] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Codes;

    fn check(kind: PayerKind, economic: &str, year: u16, expected: &[(u32, Certainty)]) {
        let year = BudgetYear::try_new(year).unwrap();
        let economic: EconomicCode = economic.parse().unwrap();
        let map = &Codes::builtin().crosswalk;
        let found: Vec<(u32, Certainty)> = map
            .government_for(kind, economic, year)
            .map(|row| (row.government.number(), row.certainty))
            .collect();
        assert_eq!(found, expected, "{} {economic} in {year}", kind.label());
        let default = map
            .default_for(kind, economic, year)
            .map(|row| row.government.number());
        assert_eq!(default, expected.first().map(|(government, _)| *government));
    }

    #[test]
    fn public_institutions_pay_as_a_published_budget_shows() {
        let confirmed = |economic: &str, government| {
            check(
                PayerKind::PublicInstitution,
                economic,
                2024,
                &[(government, Certainty::Confirmed)],
            );
        };
        confirmed("30302", 50905);
        confirmed("30307", 50901);
        confirmed("30399", 50999);
        confirmed("31204", 50701);
        for wages in [
            "30101", "30102", "30103", "30107", "30108", "30113", "30199",
        ] {
            confirmed(wages, 50501);
        }
        for goods in ["30201", "30207", "30211", "30217", "30231", "30299"] {
            confirmed(goods, 50502);
        }
    }

    #[test]
    fn administrative_units_have_classes_of_their_own() {
        for kind in [PayerKind::Administrative, PayerKind::CivilServantManaged] {
            check(kind, "30101", 2024, &[(50101, Certainty::Confirmed)]);
            check(kind, "30108", 2024, &[(50102, Certainty::Confirmed)]);
            check(kind, "30201", 2024, &[(50201, Certainty::Confirmed)]);
            check(kind, "31002", 2024, &[(50306, Certainty::Believed)]);
        }
    }

    #[test]
    fn a_local_alternative_is_allowed_but_never_the_default() {
        let believed = Certainty::Believed;
        check(
            PayerKind::Administrative,
            "30107",
            2024,
            &[(50199, believed), (50501, believed)],
        );
        check(
            PayerKind::PublicInstitution,
            "30311",
            2024,
            &[(50999, believed), (50901, believed)],
        );
    }

    #[test]
    fn pairs_change_with_the_year() {
        check(
            PayerKind::Other,
            "31201",
            2020,
            &[(50801, Certainty::Believed)],
        );
        check(
            PayerKind::Other,
            "31201",
            2021,
            &[(50803, Certainty::Believed)],
        );
        check(PayerKind::PublicInstitution, "30311", 2019, &[]);
    }

    #[test]
    fn what_has_no_pair_has_none() {
        check(PayerKind::PublicInstitution, "301", 2024, &[]);
        check(PayerKind::Other, "30101", 2024, &[]);
        check(PayerKind::Administrative, "30101", 2017, &[]);
    }

    #[test]
    fn only_pairs_of_the_map_are_allowed() {
        let map = &Codes::builtin().crosswalk;
        let year = BudgetYear::try_new(2024).unwrap();
        let allowed = |kind, economic: &str, government: &str| {
            map.is_allowed(
                kind,
                economic.parse().unwrap(),
                government.parse().unwrap(),
                year,
            )
        };
        assert!(allowed(PayerKind::PublicInstitution, "30201", "50502"));
        assert!(!allowed(PayerKind::PublicInstitution, "30201", "50201"));
        assert!(allowed(PayerKind::Administrative, "30107", "50501"));
        assert!(!allowed(PayerKind::Administrative, "30101", "50501"));
    }
}
