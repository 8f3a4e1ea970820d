//! C-01: every line has codes of the budget year's list, of the lowest level.

use crate::codes::CodeEntry;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::FunctionCode;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::FieldName as _;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::code_standing::Standing;
use crate::rules::code_standing::standing;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/unknown_code",
    code: "C-01",
    severity: Severity::Error,
    title: "科目应在本年科目表中，并填到最末级",
    explanation: include_str!("unknown_code.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let codes = ctx.pack.codes;
    check_missing(ctx, findings);
    let function = Column {
        list: &codes.function,
        field: LineField::Function,
        last_level: "项级（7 位）",
        value: Value::Function,
        own: |line| line.function,
    };
    function.check(ctx, Dimension::Function, |it| facts.function(it), findings);
    let economic = Column {
        list: &codes.economic,
        field: LineField::Economic,
        last_level: "款级（5 位）",
        value: Value::Economic,
        own: |line| line.economic,
    };
    economic.check(ctx, Dimension::Economic, |it| facts.economic(it), findings);
    let government = Column {
        list: &codes.government,
        field: LineField::Government,
        last_level: "款级（5 位）",
        value: Value::Government,
        own: |line| line.government,
    };
    let class = |fact: &Fact| facts.government(fact);
    government.check(ctx, Dimension::Government, class, findings);
}

/// Lines without a code; money left for next year needs none.
fn check_missing(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        let needs_codes = facts.kind(fact) != LineKind::CarryForward;
        let has = (
            facts.function(fact).is_some(),
            facts.economic(fact).is_some(),
        );
        match has {
            (true, true) => None,
            (false, true) => Some(&[LineField::Function][..]),
            (true, false) => Some(&[LineField::Economic][..]),
            (false, false) => Some(&[LineField::Function, LineField::Economic][..]),
        }
        .filter(|_| needs_codes)
    };
    let dimensions = [Dimension::Kind, Dimension::Function, Dimension::Economic];
    for (line, fields) in ctx.lines_judged(&dimensions, judge) {
        let record = Location::Record(line.id.into());
        let labels: Vec<&str> = fields.iter().map(|field| field.label()).collect();
        let message = format!(
            "{} 未填 {}",
            record.describe(ctx.budget, ctx.book),
            labels.join("、")
        );
        let place = Location::Field(line.id.into(), fields[0].into());
        findings.push(Finding::new(&RULE, place, message));
    }
}

/// One of the code columns of a line.
struct Column<'a, K: CodeKey> {
    list: &'a CodeList<K>,
    field: LineField,
    last_level: &'static str,
    value: fn(K) -> Value,
    own: fn(&ExpenditureLine) -> Option<K>,
}

impl<K: CodeKey> Column<'_, K> {
    fn check(
        &self,
        ctx: &CheckCtx<'_>,
        dimension: Dimension,
        code: impl Fn(&Fact) -> Option<K>,
        findings: &mut Vec<Finding>,
    ) {
        let judge = |fact: &Fact| {
            let standing = standing(self.list, code(fact)?, ctx.year);
            (!matches!(standing, Standing::Leaf(_))).then_some(standing)
        };
        for (line, standing) in ctx.lines_judged(&[dimension], judge) {
            if let Some(code) = (self.own)(line) {
                findings.push(self.finding(ctx, line, code, standing));
            }
        }
    }

    fn finding(
        &self,
        ctx: &CheckCtx<'_>,
        line: &ExpenditureLine,
        code: K,
        standing: Standing<'_, K>,
    ) -> Finding {
        let place = Location::Field(line.id.into(), self.field.into());
        let at = place.describe(ctx.budget, ctx.book);
        let year = ctx.year;
        match standing {
            Standing::Unknown => {
                let message = format!("{at} {code}：科目表中没有这个编码");
                Finding::new(&RULE, place, message).severity(unknown_severity(&code.to_string()))
            }
            Standing::OtherYears(entry) => {
                let message = format!(
                    "{at} {code} {}：{}有效，{year} 年不能使用",
                    entry.name, entry.years
                );
                // Nothing is abolished on the strength of a year that is only believed.
                let severity = if entry.years_certainty.is_confirmed() {
                    Severity::Error
                } else {
                    Severity::Warning
                };
                let successor = successor(ctx, self.list, entry);
                let finding = Finding::new(&RULE, place, message).severity(severity);
                self.with_fix(finding, line, successor)
            }
            Standing::Leaf(entry) | Standing::Branch(entry) => {
                let level = ["类", "款", "项"][usize::from(entry.level.clamp(1, 3)) - 1];
                let message = format!(
                    "{at} {code} {} 是{level}级科目，应填到{}",
                    entry.name, self.last_level
                );
                let only = only_leaf(ctx, self.list, code);
                self.with_fix(Finding::new(&RULE, place, message), line, only)
            }
        }
    }

    fn with_fix(
        &self,
        mut finding: Finding,
        line: &ExpenditureLine,
        entry: Option<&CodeEntry<K>>,
    ) -> Finding {
        let Some(entry) = entry else {
            return finding;
        };
        let label = format!("改为 {} {}", entry.code, entry.name);
        finding.message = format!("{}；可{label}", finding.message);
        let edit = Edit::set(line.id, self.field, (self.value)(entry.code));
        finding.fix(label, Safety::Review, vec![edit])
    }
}

/// Sections numbered 98 are created by the ministry during the year and aren't all in the list.
fn unknown_severity(code: &str) -> Severity {
    let section: Option<FunctionCode> = code.get(..5).and_then(|it| it.parse().ok());
    match section {
        Some(section) if section.number() % 100 == 98 => Severity::Warning,
        _ => Severity::Error,
    }
}

/// The entry of the year under the same name: beside the old one, or the only one in the list.
fn successor<'a, K: CodeKey>(
    ctx: &CheckCtx<'_>,
    list: &'a CodeList<K>,
    old: &CodeEntry<K>,
) -> Option<&'a CodeEntry<K>> {
    let same: Vec<&CodeEntry<K>> = list
        .in_year(ctx.year)
        .filter(|entry| entry.name == old.name && list.is_leaf(&entry.code, ctx.year))
        .collect();
    let beside: Vec<&CodeEntry<K>> = same
        .iter()
        .copied()
        .filter(|entry| entry.parent == old.parent)
        .collect();
    match (&beside[..], &same[..]) {
        ([entry], _) | (_, [entry]) => Some(entry),
        _ => None,
    }
}

/// The leaf below a code, while each level has only one code.
fn only_leaf<'a, K: CodeKey>(
    ctx: &CheckCtx<'_>,
    list: &'a CodeList<K>,
    code: K,
) -> Option<&'a CodeEntry<K>> {
    let mut children = list.children(&code, ctx.year);
    let only = children.next()?;
    if children.next().is_some() {
        return None;
    }
    if list.is_leaf(&only.code, ctx.year) {
        Some(only)
    } else {
        only_leaf(ctx, list, only.code)
    }
}
