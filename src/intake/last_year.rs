//! Whether a file can serve as last year's.

use thiserror::Error;

use crate::codes::BudgetYear;
use crate::model::Budget;
use crate::packs::Pack;

/// Why a file can't serve as last year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LastYearError {
    /// The cover has no year.
    #[error("文件封面没有填预算年度，看不出是不是上年文件；请先打开它补填年度并保存，再来选择")]
    NoYear,
    /// The file is of the year that is to begin.
    #[error(
        "文件就是 {year} 年的，要接着编这一年请直接打开它；要编下一年，请把预算年度改为 {next} 年"
    )]
    SameYear {
        /// The year of both.
        year: BudgetYear,
        /// The year after.
        next: u16,
    },
    /// The file is of a later year.
    #[error("文件是 {found} 年的，晚于新预算的 {year} 年；请另选文件，或改正预算年度")]
    LaterYear {
        /// The year of the file.
        found: BudgetYear,
        /// The year that is to begin.
        year: BudgetYear,
    },
}

/// The year of a file that can serve as last year's for a budget of `year`.
///
/// # Errors
/// A sentence that says what to do instead.
pub fn check_last_year(last: &Budget, year: BudgetYear) -> Result<BudgetYear, LastYearError> {
    let found = last.cover.year.ok_or(LastYearError::NoYear)?;
    match found.cmp(&year) {
        std::cmp::Ordering::Less => Ok(found),
        std::cmp::Ordering::Equal => Err(LastYearError::SameYear {
            year,
            next: year.number() + 1,
        }),
        std::cmp::Ordering::Greater => Err(LastYearError::LaterYear { found, year }),
    }
}

/// What to know about a file that can serve, but isn't just what was looked for.
#[must_use]
pub fn cautions(last: &Budget, last_pack: &str, year: BudgetYear, pack: &Pack) -> Vec<String> {
    let mut cautions = Vec::new();
    if let Some(found) = last.cover.year.filter(|it| Some(*it) != year.previous()) {
        cautions.push(format!(
            "文件是 {found} 年的，不是新年度的上一年；“上年”各数将取 {found} 年的数"
        ));
    }
    if last_pack != pack.id {
        cautions.push(format!(
            "文件按另一套表样（{last_pack}）编制；记录照常带入，上年数按“{}”重新汇总",
            pack.title
        ));
    }
    cautions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn year(number: u16) -> BudgetYear {
        BudgetYear::try_new(number).expect("a year")
    }

    fn of(number: u16) -> Budget {
        let mut budget = Budget::default();
        budget.cover.year = Some(year(number));
        budget
    }

    #[test]
    fn only_an_earlier_year_can_be_last_year() {
        let check = |last: &Budget| check_last_year(last, year(2025)).map_err(|it| it.to_string());
        assert_eq!(check(&of(2024)), Ok(year(2024)));
        assert_eq!(check(&of(2022)), Ok(year(2022)));
        for (last, words) in [
            (of(2025), "改为 2026 年"),
            (of(2026), "晚于新预算的 2025 年"),
            (Budget::default(), "没有填预算年度"),
        ] {
            let said = check(&last).unwrap_err();
            assert!(said.contains(words), "{said}");
        }
    }

    #[test]
    fn a_gap_and_another_pack_are_pointed_out() {
        let pack = load_pack("cn_base", &embedded_packs()).expect("the pack loads");
        let said = |last, id| cautions(&of(last), id, year(2025), &pack);
        assert!(said(2024, "cn_base").is_empty());
        assert!(said(2022, "cn_base")[0].contains("将取 2022 年的数"));
        assert!(said(2024, "别的")[0].contains("另一套表样（别的）"));
    }
}
