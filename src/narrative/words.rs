//! The words of a budget that templates name: whose it is, for which year.

use crate::codes::BudgetYear;
use crate::model::Budget;
use crate::packs::Pack;

/// What stands for the names in braces (填充词).
pub(super) struct Words {
    pub year: BudgetYear,
    owner: String,
    short: String,
    unit: String,
    kind: &'static str,
    is_department: bool,
}

impl Words {
    pub fn of(budget: &Budget, pack: &Pack) -> Self {
        let owner = budget.owner_name().to_owned();
        let only = budget.units.first().filter(|_| budget.units.len() == 1);
        let short = only.map_or("", |unit| unit.short_name.trim());
        Self {
            year: budget.cover.year.unwrap_or(pack.years.from),
            short: if short.is_empty() {
                owner.clone()
            } else {
                short.to_owned()
            },
            unit: only.map_or_else(|| owner.clone(), |unit| unit.name.trim().to_owned()),
            kind: budget.cover.kind.label(),
            is_department: budget.units.len() > 1 || owner == budget.cover.department_name.trim(),
            owner,
        }
    }

    /// A text of the template with everything in braces filled in.
    pub fn fill(&self, text: &str) -> String {
        let last_year = self.year.previous().unwrap_or(self.year);
        [
            ("{year}", self.year.to_string()),
            ("{last_year}", last_year.to_string()),
            ("{owner}", self.owner.clone()),
            ("{short}", self.short.clone()),
            ("{unit}", self.unit.clone()),
            ("{we}", self.we().to_owned()),
            ("{kind}", self.kind.to_owned()),
        ]
        .iter()
        .fold(text.to_owned(), |text, (name, word)| {
            text.replace(name, word)
        })
    }

    const fn we(&self) -> &'static str {
        if self.is_department {
            "本部门"
        } else {
            "本单位"
        }
    }
}

/// A date as people write it in sentences: `2023年8月31日`; as it is when it is none.
pub(super) fn date_words(date: &str) -> String {
    let date = date.trim();
    let parts: Vec<u32> = date
        .split(['-', '/', '.'])
        .map_while(|it| it.parse().ok())
        .collect();
    match parts[..] {
        [year, month, day] => format!("{year}年{month}月{day}日"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_out() {
        assert_eq!(date_words("2023-08-31"), "2023年8月31日");
        assert_eq!(date_words("2022.12.31"), "2022年12月31日");
        assert_eq!(date_words("2023年底"), "2023年底");
    }
}
