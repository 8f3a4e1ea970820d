//! F-09: the value from which a text counts equipment is that of the current form.

use rust_decimal::Decimal;

use crate::packs::ListEntry;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/equipment_threshold",
    code: "F-09",
    severity: Severity::Advice,
    title: "大型设备的价值标准为现行标准",
    explanation: include_str!("equipment_threshold.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let kinds: Vec<&ListEntry> = ctx.pack.list(ListId::EquipmentThresholds).collect();
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::UnitPrice)) {
        let mut problems = Vec::new();
        for number in reading.numbers.iter().filter(|it| it.money().is_some()) {
            let before = reading.text[..number.start].trim_end();
            let after = reading.text[number.end..].trim_start();
            let kind = after
                .strip_prefix("以上")
                .or_else(|| after.strip_prefix("（含）以上"))
                .and_then(|rest| kinds.iter().find(|it| rest.starts_with(&it.text)));
            let is_price = before.ends_with("单价") || before.ends_with("单位价值");
            let Some(kind) = kind.filter(|_| is_price) else {
                continue;
            };
            let usual: Option<Decimal> = kind.note.parse().ok();
            if usual.is_some_and(|it| it != number.value) {
                problems.push(Problem::new(format!(
                    "{}按单价“{}”以上统计，现行为 {} 万元以上",
                    kind.text,
                    &reading.text[number.start..number.end],
                    kind.note
                )));
            }
        }
        report(ctx, &RULE, &passage, &problems, findings);
    }
}
