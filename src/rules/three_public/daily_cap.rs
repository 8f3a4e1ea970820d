//! S-11: meetings and training cost no more for a person and day than the standard.

use rust_decimal::Decimal;

use crate::model::CostingField;
use crate::model::CostingLine;
use crate::model::Owner;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/daily_cap",
    code: "S-11",
    severity: Severity::Advice,
    title: "会议、培训不超过综合定额",
    explanation: include_str!("daily_cap.md"),
    since: "0.1.0",
    check,
};

/// 会议费 and 培训费, how their costing names them, and their caps.
const CAPS: [(u32, &str, ParameterId); 2] = [
    (30215, "会议", ParameterId::MeetingDailyCap),
    (30216, "培训", ParameterId::TrainingDailyCap),
];

/// Words of costing that speak of a person's day; others may be the price of a hall.
const DAILY: [&str; 6] = ["综合定额", "人天", "人·天", "人/天", "人／天", "每人每天"];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for row in &ctx.budget.costing {
        if !DAILY.iter().any(|word| row.item.contains(word)) {
            continue;
        }
        let cap = CAPS.iter().find(|cap| is_of(ctx, row, cap));
        let limit = cap.and_then(|cap| Some((cap.1, ctx.parameter(cap.2)?)));
        if let (Some(standard), Some((name, limit))) = (row.standard, limit)
            && standard > limit
        {
            findings.push(finding(row, name, [standard, limit]));
        }
    }
}

fn is_of(
    ctx: &CheckCtx<'_>,
    row: &CostingLine,
    (class, name, _): &(u32, &str, ParameterId),
) -> bool {
    match row.owner {
        Some(Owner::Line(id)) => {
            let code = ctx.budget.line(id).and_then(|line| line.economic);
            code.is_some_and(|code| code.number() == *class)
        }
        Some(Owner::Project(_) | Owner::Unit(_)) | None => row.item.contains(name),
    }
}

fn finding(row: &CostingLine, name: &str, [standard, limit]: [Decimal; 2]) -> Finding {
    let message = format!(
        "{name}测算“{}”每人每天 {} 元 超过综合定额上限 {} 元，超 {} 元",
        row.item.trim(),
        standard.normalize(),
        limit.normalize(),
        (standard - limit).normalize()
    );
    let place = Location::Field(row.id.into(), CostingField::Standard.into());
    Finding::new(&RULE, place, message).figures(Figures::Numbers {
        left: standard,
        right: limit,
        unit: "元",
    })
}
