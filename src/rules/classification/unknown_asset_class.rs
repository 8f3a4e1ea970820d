//! C-28, beyond the catalogue: the class of an asset is in the classification of the budget year.

use crate::codes::AssetClassCode;
use crate::compute::is_within;
use crate::model::AcquisitionField;
use crate::model::AssetItemField;
use crate::model::AssetStockField;
use crate::model::Field;
use crate::model::RecordId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::Standing;
use crate::rules::code_standing::standing;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/unknown_asset_class",
    code: "C-28",
    severity: Severity::Warning,
    title: "资产分类应在本年分类表中",
    explanation: include_str!("unknown_asset_class.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    for (id, field, class) in classes(ctx) {
        if let Some((words, severity)) = objection(ctx, class) {
            let place = Location::Field(id, field);
            let at = place.describe(ctx.budget, ctx.book);
            let finding = Finding::new(&RULE, place, format!("{at} {class}：{words}"));
            findings.push(finding.severity(severity));
        }
    }
}

/// Every class that has been filled in.
fn classes<'a>(
    ctx: &CheckCtx<'a>,
) -> impl Iterator<Item = (RecordId, Field, AssetClassCode)> + use<'a> {
    let budget = ctx.budget;
    let stock = budget.asset_stock.iter();
    let stock = stock.map(|it| (it.id.into(), AssetStockField::Class.into(), it.class));
    let items = budget.asset_items.iter();
    let items = items.map(|it| (it.id.into(), AssetItemField::Class.into(), it.class));
    let plans = budget.acquisitions.iter();
    let plans = plans.map(|it| (it.id.into(), AcquisitionField::Class.into(), it.class));
    let all = stock.chain(items).chain(plans);
    all.filter_map(|(id, field, class)| Some((id, field, class?)))
}

/// What is wrong with a class. Fine ones aren't all in the list, so that one below a known class is only doubtful.
fn objection(ctx: &CheckCtx<'_>, class: AssetClassCode) -> Option<(String, Severity)> {
    let list = &ctx.pack.codes.asset_class;
    match standing(list, class, ctx.year) {
        Standing::Leaf(_) | Standing::Branch(_) => None,
        Standing::OtherYears(entry) => Some((
            format!(
                "{} 是{}有效的分类，请改用本年的分类",
                entry.name, entry.years
            ),
            Severity::Warning,
        )),
        Standing::Unknown if list.in_year(ctx.year).any(|it| is_within(class, it.code)) => {
            Some(("分类表未收录到这一级，请核对".to_owned(), Severity::Advice))
        }
        Standing::Unknown => Some(("资产分类表中没有这个编码".to_owned(), Severity::Warning)),
    }
}
