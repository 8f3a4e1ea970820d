//! Which codes the expenditure lines use, and where each is first used.
//!
//! Deliberately not here: amounts by code, which are the tables' business.

use std::collections::BTreeMap;

use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::model::ExpenditureLine;
use crate::model::LineId;

/// The use of a code (科目使用情况).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeUse {
    /// The first line with it.
    pub first: LineId,
    /// How many lines have it.
    pub lines: usize,
}

/// The codes in use, in code order (在用科目).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodesInUse {
    /// Functional classes.
    pub function: BTreeMap<FunctionCode, CodeUse>,
    /// Economic classes.
    pub economic: BTreeMap<EconomicCode, CodeUse>,
}

/// Finds the codes in use in one pass over the lines.
#[must_use]
pub fn codes_in_use(lines: &[ExpenditureLine]) -> CodesInUse {
    let mut found = CodesInUse::default();
    for line in lines {
        note(&mut found.function, line.function, line.id);
        note(&mut found.economic, line.economic, line.id);
    }
    found
}

fn note<K: Ord>(uses: &mut BTreeMap<K, CodeUse>, code: Option<K>, first: LineId) {
    if let Some(code) = code {
        uses.entry(code)
            .or_insert(CodeUse { first, lines: 0 })
            .lines += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: u32, function: Option<&str>, economic: Option<&str>) -> ExpenditureLine {
        ExpenditureLine {
            id: LineId::new(id),
            function: function.map(|code| code.parse().unwrap()),
            economic: economic.map(|code| code.parse().unwrap()),
            ..ExpenditureLine::default()
        }
    }

    #[test]
    fn a_code_is_counted_and_leads_to_its_first_line() {
        let lines = [
            line(7, Some("2080101"), Some("30101")),
            line(3, Some("2080101"), None),
            line(5, None, Some("30102")),
            line(9, Some("2080101"), Some("30101")),
        ];
        let found = codes_in_use(&lines);
        let uses = |first, lines| CodeUse {
            first: LineId::new(first),
            lines,
        };
        assert_eq!(
            found.function.values().copied().collect::<Vec<_>>(),
            [uses(7, 3)]
        );
        assert_eq!(
            found.economic.into_values().collect::<Vec<_>>(),
            [uses(7, 2), uses(5, 1)]
        );
    }

    #[test]
    fn a_budget_without_lines_uses_no_code() {
        assert_eq!(codes_in_use(&[]), CodesInUse::default());
    }
}
