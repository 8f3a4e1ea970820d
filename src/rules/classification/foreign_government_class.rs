//! C-08: the government economic class is one for units of this nature.

use crate::codes::GovernmentCode;
use crate::codes::PayerKind;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::classification::transfer::is_transfer;
use crate::rules::code_standing::is_usable;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/foreign_government_class",
    code: "C-08",
    severity: Severity::Error,
    title: "政府经济科目应与单位性质相符",
    explanation: include_str!("foreign_government_class.md"),
    since: "0.1.0",
    check,
};

/// What decides whether a pair of classes is right.
pub(in crate::rules) const PAIR: [Dimension; 3] =
    [Dimension::Unit, Dimension::Economic, Dimension::Government];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let codes = ctx.pack.codes;
    let judge = |fact: &Fact| {
        let (payer, government) = (ctx.payer(facts.unit(fact))?, facts.government(fact)?);
        // Transfers are found by C-25, whatever the unit.
        let is_judged = is_usable(&codes.government, government, ctx.year);
        if !is_judged || is_transfer(government) {
            return None;
        }
        let is_paired = facts.economic(fact).is_some_and(|economic| {
            codes
                .crosswalk
                .is_allowed(payer, economic, government, ctx.year)
        });
        let fit = fit(payer, government);
        (!is_paired && fit != Fit::Own).then_some((payer, government, fit))
    };
    for (line, (payer, government, fit)) in ctx.lines_judged(&PAIR, judge) {
        findings.push(finding(ctx, line, payer, government, fit));
    }
}

/// How a government class stands to units of a nature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Fit {
    /// For such units, or for all.
    Own,
    /// For units of the other nature.
    Foreign,
    /// Not for departmental budgets: 债务还本支出, 转移性支出, 预备费及预留.
    NotDepartmental,
}

/// How a government class stands to units of a nature; whether the pair is in the map is another question.
pub(in crate::rules) const fn fit(payer: PayerKind, government: GovernmentCode) -> Fit {
    let is_foreign = match (government.category().number(), payer) {
        (512..=514, _) => return Fit::NotDepartmental,
        (501..=504, PayerKind::PublicInstitution)
        | (505 | 506, PayerKind::Administrative | PayerKind::CivilServantManaged) => true,
        _ => false,
    };
    if is_foreign { Fit::Foreign } else { Fit::Own }
}

/// Why a class isn't one for such units.
pub(in crate::rules) fn unfit_words(fit: Fit, payer: PayerKind) -> String {
    match (fit, payer) {
        (Fit::NotDepartmental, _) => "一般不用于部门预算".to_owned(),
        (Fit::Foreign | Fit::Own, PayerKind::PublicInstitution) => {
            "用于行政和参公单位，事业单位应用 505、506 类".to_owned()
        }
        (Fit::Foreign | Fit::Own, _) => {
            format!("用于事业单位，{}应用 501 至 504 类", payer.label())
        }
    }
}

fn finding(
    ctx: &CheckCtx<'_>,
    line: &ExpenditureLine,
    payer: PayerKind,
    government: GovernmentCode,
    fit: Fit,
) -> Finding {
    let place = Location::Field(line.id.into(), LineField::Government.into());
    let list = &ctx.pack.codes.government;
    let name = list
        .get(&government, ctx.year)
        .map_or("", |entry| entry.name.as_str());
    let at = place.describe(ctx.budget, ctx.book);
    let severity = match fit {
        Fit::NotDepartmental => Severity::Warning,
        Fit::Foreign | Fit::Own => Severity::Error,
    };
    let why = unfit_words(fit, payer);
    let message = format!("{at} {government} {name}：{why}");
    let finding = Finding::new(&RULE, place, message).severity(severity);
    if line.government.is_none() {
        return finding;
    }
    let edit = Edit::set(line.id, LineField::Government, Value::Empty);
    finding.fix("改按对照表自动确定", Safety::Safe, vec![edit])
}
