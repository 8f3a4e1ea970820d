//! G-06: money reserved for small firms is within the amount and reaches the share.

use rust_decimal::Decimal;

use crate::model::ProcurementField;
use crate::model::ProcurementKind;
use crate::model::ProcurementRow;
use crate::model::SmeReserve;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::packs::ParameterId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::finding::amount_text;
use crate::rules::pay::about;
use crate::rules::pay::share_of;
use crate::rules::plans::times;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "procurement/small_firms",
    code: "G-06",
    severity: Severity::Warning,
    title: "面向中小企业预留份额",
    explanation: include_str!("small_firms.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for row in &ctx.budget.procurement {
        if row.sme_amount > row.amount {
            findings.push(above(ctx, row));
        } else if row.sme_reserve == SmeReserve::None && !row.sme_amount.is_zero() {
            findings.push(unstated(ctx, row));
        }
    }
    let [goods, works] = shares(ctx);
    findings.extend(goods.finding(ctx));
    findings.extend(works.finding(ctx));
    findings.extend(micro(ctx));
}

fn place(row: &ProcurementRow) -> Location {
    Location::Field(row.id.into(), ProcurementField::SmeAmount.into())
}

fn above(ctx: &CheckCtx<'_>, row: &ProcurementRow) -> Finding {
    let scale = ctx.scale();
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 预留金额 {} 超过采购金额 {}，超 {}",
        record.describe(ctx.budget, ctx.book),
        amount_text(row.sme_amount, scale),
        amount_text(row.amount, scale),
        amount_text(row.sme_amount - row.amount, scale)
    );
    let figures = Figures::amounts(row.sme_amount, row.amount, scale);
    let finding = Finding::new(&RULE, place(row), message).figures(figures);
    finding.severity(Severity::Error)
}

fn unstated(ctx: &CheckCtx<'_>, row: &ProcurementRow) -> Finding {
    let record = Location::Record(row.id.into());
    let message = format!(
        "{} 填了预留金额 {}，面向中小企业预留填的是不预留",
        record.describe(ctx.budget, ctx.book),
        amount_text(row.sme_amount, ctx.scale())
    );
    let place = Location::Field(row.id.into(), ProcurementField::SmeReserve.into());
    Finding::new(&RULE, place, message).about(Location::Record(row.id.into()).subject())
}

/// What a row reserves: the amount given, else all of it.
fn reserved(row: &ProcurementRow) -> Money {
    match row.sme_reserve {
        SmeReserve::None => Money::ZERO,
        SmeReserve::SmallAndMedium | SmeReserve::SmallAndMicro if row.sme_amount.is_zero() => {
            row.amount
        }
        SmeReserve::SmallAndMedium | SmeReserve::SmallAndMicro => row.sme_amount,
    }
}

/// Rows above their limit, and what they reserve.
struct Share<'a> {
    name: &'static str,
    percent: Option<Decimal>,
    rows: Vec<&'a ProcurementRow>,
}

fn shares<'a>(ctx: &CheckCtx<'a>) -> [Share<'a>; 2] {
    let rows = |is_works: bool, limit| {
        let limit = ctx.parameter(limit).map(|it| times(it, 1));
        let counts = move |row: &&ProcurementRow| {
            let is_large = limit.is_some_and(|limit| row.amount >= limit);
            is_large && (row.kind == ProcurementKind::Works) == is_works
        };
        ctx.budget.procurement.iter().filter(counts).collect()
    };
    [
        Share {
            name: "货物和服务",
            percent: ctx.parameter(ParameterId::SmeGoodsShare),
            rows: rows(false, ParameterId::DecentralizedLimit),
        },
        Share {
            name: "工程",
            percent: ctx.parameter(ParameterId::SmeWorksShare),
            rows: rows(true, ParameterId::WorksLimit),
        },
    ]
}

impl Share<'_> {
    fn finding(&self, ctx: &CheckCtx<'_>) -> Option<Finding> {
        let (first, percent) = (self.rows.first()?, self.percent?);
        let total: Money = self.rows.iter().map(|row| row.amount).sum();
        let kept: Money = self.rows.iter().map(|row| reserved(row)).sum();
        let least = share_of(total, percent);
        if kept >= least {
            return None;
        }
        let scale = ctx.scale();
        let message = format!(
            "限额标准以上的{}采购 {}，面向中小企业预留 {}，不到 {}%（{}），请核对",
            self.name,
            amount_text(total, scale),
            amount_text(kept, scale),
            percent.normalize(),
            about(least, scale)
        );
        let figures = Figures::amounts(kept, AmountFormat::new(scale).rounded(least), scale);
        let finding = Finding::new(&RULE, place(first), message).severity(Severity::Advice);
        Some(finding.figures(figures).about(self.name))
    }
}

/// Whether enough of what is reserved is for the smallest firms.
fn micro(ctx: &CheckCtx<'_>) -> Option<Finding> {
    let percent = ctx.parameter(ParameterId::MicroShare)?;
    let sum = |takes: fn(&ProcurementRow) -> bool| -> Money {
        let rows = ctx.budget.procurement.iter().filter(|row| takes(row));
        rows.map(reserved).sum()
    };
    let total = sum(|_| true);
    let micro = sum(|row| row.sme_reserve == SmeReserve::SmallAndMicro);
    let least = share_of(total, percent);
    let mut rows = ctx.budget.procurement.iter();
    let first = rows.find(|row| row.sme_reserve == SmeReserve::SmallAndMedium)?;
    if micro >= least {
        return None;
    }
    let scale = ctx.scale();
    let message = format!(
        "面向中小企业预留 {}，其中小微企业 {}，不到 {}%（{}），请核对",
        amount_text(total, scale),
        amount_text(micro, scale),
        percent.normalize(),
        about(least, scale)
    );
    let figures = Figures::amounts(micro, AmountFormat::new(scale).rounded(least), scale);
    let finding = Finding::new(&RULE, place(first), message).severity(Severity::Advice);
    Some(finding.figures(figures).about("micro"))
}
