//! S-12: receptions and training are no more than their shares.

use rust_decimal::Decimal;

use crate::compute::ClassSum;
use crate::compute::class_total;
use crate::model::LineKind;
use crate::model::UnitId;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::packs::ListId;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::pay::about;
use crate::rules::pay::pay_of;
use crate::rules::pay::share_of;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "three_public/economy_shares",
    code: "S-12",
    severity: Severity::Advice,
    title: "公务接待费、培训费不超过规定比例",
    explanation: include_str!("economy_shares.md"),
    since: "0.1.0",
    check,
};

/// 培训费 and 公务接待费.
const TRAINING: u32 = 30216;
const RECEPTION: u32 = 30217;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let wages = ctx.classes(ListId::WageClasses);
    for (unit, sums) in ctx.book.unit_classes.units() {
        let is_operating = |sum: &ClassSum| sum.kind == LineKind::BasicOperating;
        let reception = Share {
            class: RECEPTION,
            name: "公务接待费",
            whole: class_total(sums, is_operating),
            whole_name: "公用经费",
            limit: ctx.parameter(ParameterId::ReceptionShare),
        };
        let training = Share {
            class: TRAINING,
            name: "培训费",
            whole: pay_of(sums, &wages),
            whole_name: "工资类科目合计",
            limit: ctx.parameter(ParameterId::TrainingShare),
        };
        for share in [reception, training] {
            let spent = class_total(sums, |sum| is_operating(sum) && sum.is(share.class));
            findings.extend(share.finding(ctx, unit, spent));
        }
    }
}

/// A class beside what it is a share of.
struct Share {
    class: u32,
    name: &'static str,
    whole: Money,
    whole_name: &'static str,
    limit: Option<Decimal>,
}

impl Share {
    fn finding(&self, ctx: &CheckCtx<'_>, unit: UnitId, spent: Money) -> Option<Finding> {
        let limit = self.limit?;
        let most = share_of(self.whole, limit);
        if spent <= most || self.whole <= Money::ZERO {
            return None;
        }
        let scale = ctx.scale();
        let message = format!(
            "{} {}（{}）{} 超过{} {} 的 {}%（{}），请核对当地规定",
            ctx.budget.name_of(unit.into()),
            self.name,
            self.class,
            amount_text(spent, scale),
            self.whole_name,
            amount_text(self.whole, scale),
            limit.normalize(),
            about(most, scale)
        );
        let most = AmountFormat::new(scale).rounded(most);
        let finding = Finding::new(&RULE, ctx.class_place(unit, self.class), message)
            .figures(Figures::amounts(spent, most, scale));
        Some(finding.about_unit(unit, self.name))
    }
}
