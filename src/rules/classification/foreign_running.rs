//! C-07: 行政运行 is for administrative units and those managed like them, 事业运行 for public institutions.

use crate::codes::CodeEntry;
use crate::codes::FunctionCode;
use crate::codes::PayerKind;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::edit::Edit;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::code_standing::code_words;
use crate::rules::function_set::ADMINISTRATIVE_RUNNING;
use crate::rules::function_set::INSTITUTION_RUNNING;
use crate::rules::line_groups::LineGroup;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/foreign_running",
    code: "C-07",
    severity: Severity::Warning,
    title: "行政运行、事业运行应与单位性质相符",
    explanation: include_str!("foreign_running.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let foreign = |fact: &Fact| {
        let (unit, function) = (facts.unit(fact)?, facts.function(fact)?);
        let is_spent = facts.kind(fact) != LineKind::CarryForward;
        let own = own_name(ctx, unit, function).filter(|_| is_spent)?;
        Some((unit, function, own))
    };
    let dimensions = [Dimension::Unit, Dimension::Kind, Dimension::Function];
    let groups = ctx.line_groups(&dimensions, foreign);
    findings.extend(groups.iter().map(|group| finding(ctx, group)));
}

/// What the code of running costs is called for units of this nature, where another one has been taken.
fn own_name(ctx: &CheckCtx<'_>, unit: UnitId, function: FunctionCode) -> Option<&'static str> {
    let entry = ctx.pack.codes.function.get(&function, ctx.year)?;
    let own = match ctx.payer(Some(unit))? {
        PayerKind::Administrative | PayerKind::CivilServantManaged => ADMINISTRATIVE_RUNNING,
        PayerKind::PublicInstitution => INSTITUTION_RUNNING,
        PayerKind::Other => return None,
    };
    let is_running = [ADMINISTRATIVE_RUNNING, INSTITUTION_RUNNING].contains(&entry.name.as_str());
    (is_running && entry.name != own).then_some(own)
}

fn finding(
    ctx: &CheckCtx<'_>,
    group: &LineGroup<'_, (UnitId, FunctionCode, &'static str)>,
) -> Finding {
    let (unit, function, own) = group.key;
    let list = &ctx.pack.codes.function;
    let nature = ctx.budget.units.find(unit).map(|it| it.nature.label());
    let message = format!(
        "{} 是{}，列了 {}（{}），应用{own}或本行业的专门科目",
        ctx.budget.name_of(unit.into()),
        nature.unwrap_or_default(),
        code_words(list, function, ctx.year),
        group.extent(ctx)
    );
    let place = Location::Field(group.line.id.into(), LineField::Function.into());
    let nature = Location::Field(unit.into(), UnitField::Nature.into());
    let finding = Finding::new(&RULE, place, message).related(nature, "单位性质");
    match counterpart(ctx, function, own) {
        Some(entry) => finding.fix(
            format!("改为 {} {}", entry.code, entry.name),
            Safety::Review,
            edits(ctx, unit, function, entry.code),
        ),
        None => finding,
    }
}

/// The code so named beside another one.
fn counterpart<'a>(
    ctx: &CheckCtx<'a>,
    function: FunctionCode,
    name: &str,
) -> Option<&'a CodeEntry<FunctionCode>> {
    let section = function.parent()?;
    let mut beside = ctx.pack.codes.function.children(&section, ctx.year);
    beside.find(|entry| entry.name == name)
}

fn edits(ctx: &CheckCtx<'_>, unit: UnitId, from: FunctionCode, to: FunctionCode) -> Vec<Edit> {
    let facts = &ctx.book.facts;
    let is_spent = |fact: &Fact| facts.kind(fact) != LineKind::CarryForward;
    ctx.lines_of(unit, |fact| {
        facts.function(fact) == Some(from) && is_spent(fact)
    })
    .map(|line| Edit::set(line.id, LineField::Function, Value::Function(to)))
    .collect()
}
