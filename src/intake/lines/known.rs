//! Units and projects by code and by name, those of the budget and those that are being added.

use rustc_hash::FxHashMap;

use crate::codes::folded;
use crate::model::Budget;
use crate::model::RecordId;
use crate::model::RecordKind;

/// What is known of one kind of record.
#[derive(Default)]
struct Index {
    codes: FxHashMap<String, Vec<RecordId>>,
    /// Codes of digits without the zeros in front, which spreadsheets drop.
    short_codes: FxHashMap<String, Vec<RecordId>>,
    names: FxHashMap<String, Vec<RecordId>>,
    /// Code and name of each.
    records: FxHashMap<RecordId, (String, String)>,
}

/// Units and projects by code and by name.
pub(super) struct Known {
    units: Index,
    projects: Index,
}

/// What a code and a name lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Neither is filled in.
    Nothing,
    /// A record.
    Record(RecordId),
    /// None that is there.
    Missing,
}

impl Known {
    pub(super) fn of(budget: &Budget) -> Self {
        let mut known = Self {
            units: Index::default(),
            projects: Index::default(),
        };
        for unit in &budget.units {
            known.add(unit.id.into(), &unit.code, &unit.name);
        }
        for project in &budget.projects {
            known.add(project.id.into(), &project.code, &project.name);
        }
        known
    }

    pub(super) fn add(&mut self, id: RecordId, code: &str, name: &str) {
        let names = match id.kind() {
            RecordKind::Project => &mut self.projects,
            _ => &mut self.units,
        };
        let put = |map: &mut FxHashMap<String, Vec<RecordId>>, key: String| {
            if !key.is_empty() {
                map.entry(key).or_default().push(id);
            }
        };
        put(&mut names.codes, code.trim().to_owned());
        put(
            &mut names.short_codes,
            short(code).unwrap_or_default().to_owned(),
        );
        put(&mut names.names, folded(name));
        names
            .records
            .insert(id, (code.trim().to_owned(), name.to_owned()));
    }

    /// The record of a code and a name; where both are there, both must be its own.
    ///
    /// # Errors
    /// Why they don't lead to one record, in a sentence.
    pub(super) fn find(&self, kind: RecordKind, code: &str, name: &str) -> Result<Found, String> {
        let names = match kind {
            RecordKind::Project => &self.projects,
            _ => &self.units,
        };
        names.find(kind.label(), code.trim(), name.trim())
    }
}

impl Index {
    fn find(&self, kind: &str, code: &str, name: &str) -> Result<Found, String> {
        if code.is_empty() && name.is_empty() {
            return Ok(Found::Nothing);
        }
        if let Some(id) = self.by_code(kind, code)? {
            let own = &self.records[&id].1;
            if name.is_empty() || folded(own) == folded(name) {
                return Ok(Found::Record(id));
            }
            return Err(format!("编码 {code} 在预算中是“{own}”，不是“{name}”"));
        }
        if is_scientific(code) && name.is_empty() {
            return Err(format!(
                "编码“{code}”已被表格软件改成科学计数，无法辨认：请把这一列设为文本后重新填写"
            ));
        }
        let Some(id) = self.by_name(kind, name)? else {
            return Ok(Found::Missing);
        };
        let own = &self.records[&id].0;
        if code.is_empty() || own.is_empty() || is_scientific(code) {
            return Ok(Found::Record(id));
        }
        Err(format!("“{name}”在预算中的编码是 {own}，不是 {code}"))
    }

    fn by_code(&self, kind: &str, code: &str) -> Result<Option<RecordId>, String> {
        let exact = self.codes.get(code);
        let short = || self.short_codes.get(short(code)?);
        only(exact.or_else(short), || {
            format!("有几个{kind}的编码是 {code}：请先改成不同的编码")
        })
    }

    /// By the name; what stands there may be a code, too.
    fn by_name(&self, kind: &str, name: &str) -> Result<Option<RecordId>, String> {
        let exact = self.names.get(&folded(name));
        only(exact.or_else(|| self.codes.get(name)), || {
            format!("有几个{kind}名为“{name}”：请填编码")
        })
    }
}

fn only(
    found: Option<&Vec<RecordId>>,
    several: impl FnOnce() -> String,
) -> Result<Option<RecordId>, String> {
    match found.map_or(&[][..], Vec::as_slice) {
        [] => Ok(None),
        [id] => Ok(Some(*id)),
        _ => Err(several()),
    }
}

/// A code of digits without the zeros in front.
fn short(code: &str) -> Option<&str> {
    let code = code.trim();
    let is_number = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| code.trim_start_matches('0'))
}

/// What a spreadsheet makes of a long code: `2.10102E+17`.
fn is_scientific(code: &str) -> bool {
    let Some((digits, power)) = code.split_once(['E', 'e']) else {
        return false;
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    power.strip_prefix('+').is_some_and(is_digits) && is_digits(&digits.replacen('.', "", 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::UnitId;

    fn known() -> Known {
        let mut known = Known::of(&Budget::default());
        for (number, code, name) in [
            (1, "001", "某某局（本级）"),
            (2, "002", "服务中心"),
            (3, "", "研究所"),
            (4, "210102000000123456", "编码很长的单位"),
            (5, "005", "同名单位"),
            (6, "006", "同名单位"),
        ] {
            known.add(UnitId::new(number).into(), code, name);
        }
        known
    }

    fn check(code: &str, name: &str, expected: Option<u32>) {
        let found = known().find(RecordKind::Unit, code, name);
        let expected = expected.map_or(Found::Missing, |id| Found::Record(UnitId::new(id).into()));
        assert_eq!(found, Ok(expected), "{code} {name}");
    }

    #[test]
    fn a_code_or_a_name_leads_to_the_record_and_lost_zeros_do_no_harm() {
        check("001", "", Some(1));
        check("001", "某某局(本级)", Some(1));
        check("1", "某某局（本级）", Some(1));
        check("", "服务中心", Some(2));
        check("", "002", Some(2));
        check("003", "研究所", Some(3));
        check("2.10102E+17", "编码很长的单位", Some(4));
        check("005", "同名单位", Some(5));
        check("009", "新单位", None);
        check("", "新单位", None);
        assert_eq!(known().find(RecordKind::Unit, " ", ""), Ok(Found::Nothing));
    }

    #[test]
    fn what_contradicts_itself_is_told_in_a_sentence() {
        for (code, name, words) in [
            ("001", "服务中心", "编码 001 在预算中是“某某局（本级）”"),
            ("007", "服务中心", "“服务中心”在预算中的编码是 002"),
            ("", "同名单位", "有几个预算单位名为“同名单位”"),
            ("2.1E+17", "", "科学计数"),
        ] {
            let found = known().find(RecordKind::Unit, code, name);
            assert!(
                found.as_ref().is_err_and(|it| it.contains(words)),
                "{found:?}"
            );
        }
    }
}
