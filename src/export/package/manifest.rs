//! What a package says about itself (上报包清单): whose budget, by which program, and what each file is.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Serialize;
use sha2::Digest as _;
use sha2::Sha256;

use crate::export::CreatedAt;
use crate::export::package::Part;
use crate::model::Budget;
use crate::model::RecordKind;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Pack;
use crate::packs::Severity;

/// The version of the form of packages this program writes.
pub const FORMAT: u32 = 1;

/// What a package says about itself (上报包清单).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of its form.
    pub format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// The id of the pack.
    pub pack: String,
    /// 主管部门编码.
    pub department_code: String,
    /// 主管部门名称.
    pub department: String,
    /// The first unit.
    pub unit: String,
    /// The year, 0 where the cover has none.
    pub year: u16,
    /// 预算种类.
    pub kind: String,
    /// 编报轮次.
    pub round: String,
    /// The day and time it was made: `2024-01-31 09:00:00`.
    pub created: String,
    /// The sum of all revenue lines in yuan.
    pub revenue: String,
    /// The sum of all expenditure lines in yuan.
    pub expenditure: String,
    /// How many records there are of each kind, by the name of the list; kinds without records are left out.
    pub records: BTreeMap<String, usize>,
    /// What the audit found.
    pub findings: FindingCounts,
    /// The files, without this one.
    pub parts: Vec<ManifestPart>,
}

/// A file of the package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestPart {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, in small hexadecimal digits.
    pub sha256: String,
}

/// How many findings of each severity are open, and how many are explained (审核结果计数).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingCounts {
    /// Open errors.
    pub errors: usize,
    /// Open warnings.
    pub warnings: usize,
    /// Open pieces of advice.
    pub hints: usize,
    /// Those that are explained.
    pub explained: usize,
}

impl FindingCounts {
    /// Counts a finding.
    pub const fn add(&mut self, severity: Severity, is_open: bool) {
        let count = match (is_open, severity) {
            (false, _) => &mut self.explained,
            (true, Severity::Error) => &mut self.errors,
            (true, Severity::Warning) => &mut self.warnings,
            (true, Severity::Advice) => &mut self.hints,
        };
        *count += 1;
    }
}

impl Manifest {
    /// What is to be said about a budget; the parts are still to come.
    #[must_use]
    pub fn of(budget: &Budget, pack: &Pack, findings: FindingCounts, created: CreatedAt) -> Self {
        let cover = &budget.cover;
        let counts = RecordKind::ALL
            .iter()
            .map(|kind| (*kind, budget.count(*kind)));
        Self {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            pack: pack.id.clone(),
            department_code: cover.department_code.clone(),
            department: cover.department_name.clone(),
            unit: budget
                .units
                .first()
                .map(|it| it.name.clone())
                .unwrap_or_default(),
            year: cover.year.map_or(0, crate::codes::BudgetYear::number),
            kind: cover.kind.label().to_owned(),
            round: cover.round.label().to_owned(),
            created: time_text(created),
            revenue: yuan(budget.revenue.iter().map(|it| it.amount).sum()),
            expenditure: yuan(budget.expenditure.iter().map(|it| it.amount).sum()),
            records: counts
                .filter(|(_, count)| *count > 0)
                .map(|(kind, count)| (kind.name().to_owned(), count))
                .collect(),
            findings,
            parts: Vec::new(),
        }
    }

    /// The text of the manifest's file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self)
            .expect("texts and whole numbers can be written as JSON");
        text.push('\n');
        text
    }

    /// What the package is and holds, in lines.
    #[must_use]
    pub fn summary(&self) -> Vec<String> {
        let owner = if self.department.is_empty() {
            &self.unit
        } else {
            &self.department
        };
        let findings = self.findings;
        let mut lines = vec![
            format!("{owner} {} 年{}（{}）", self.year, self.kind, self.round),
            format!(
                "生成于 {}，程序 {} 版，规则包 {}",
                self.created, self.program, self.pack
            ),
            format!(
                "收入合计 {} 元，支出合计 {} 元",
                self.revenue, self.expenditure
            ),
            format!(
                "审核：错误 {} 条，警告 {} 条，提示 {} 条，已说明 {} 条",
                findings.errors, findings.warnings, findings.hints, findings.explained
            ),
        ];
        let parts = self.parts.iter();
        lines.extend(parts.map(|part| format!("{}（{} 字节）", part.name, part.bytes)));
        // A package comes from elsewhere, and so does all it says.
        lines.iter().map(|line| shown(line)).collect()
    }

    /// The day it was made: `2024-01-31`.
    #[must_use]
    pub fn day(&self) -> &str {
        self.created.split(' ').next().unwrap_or_default()
    }
}

impl ManifestPart {
    pub(super) fn of(part: &Part) -> Self {
        Self {
            name: part.name.clone(),
            bytes: part.bytes.len() as u64,
            sha256: checksum(&part.bytes),
        }
    }
}

/// A foreign text as it may be shown: on one line, without marks that turn its direction, not too long.
#[must_use]
pub fn shown(text: &str) -> String {
    const LONGEST: usize = 200;
    let is_hidden = |mark: char| {
        mark.is_control() || matches!(mark, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let marks = text.chars().take(LONGEST);
    marks
        .map(|mark| if is_hidden(mark) { ' ' } else { mark })
        .collect()
}

/// The SHA-256 of bytes in small hexadecimal digits.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    let mut text = String::with_capacity(2 * digits.len());
    for byte in digits {
        text.push(hexadecimal(byte >> 4));
        text.push(hexadecimal(byte & 15));
    }
    text
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or_default()
}

fn time_text(at: CreatedAt) -> String {
    let CreatedAt {
        hour,
        minute,
        second,
        ..
    } = at;
    format!("{} {hour:02}:{minute:02}:{second:02}", at.day_text())
}

fn yuan(amount: Money) -> String {
    AmountFormat::new(AmountScale::Yuan).digits(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_the_one_everybody_computes() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(checksum(b"abc"), expected);
    }
}
