//! K-09: the name of an indicator says what is measured, not how much.

use rust_decimal::Decimal;

use crate::model::IndicatorField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::figures::Figure;
use crate::rules::measures::Kind;
use crate::rules::measures::Measures;
use crate::rules::targets::Form;
use crate::rules::targets::Target;
use crate::rules::texts::is_digit;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/value_in_name",
    code: "K-09",
    severity: Severity::Advice,
    title: "指标名称中不含指标值",
    explanation: include_str!("value_in_name.md"),
    since: "0.1.0",
    check,
};

/// Units that also number things: 第 1 期, 5 级.
const ORDINAL: [&str; 8] = ["期", "级", "类", "度", "分", "点", "升", "个"];

/// What follows a limit that belongs to the name: “20万元以上设备”.
const LIMITS: [&str; 5] = ["以上", "以下", "以内", "及以上", "及以下"];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let measures = Measures::of(ctx.pack);
    for form in ctx.forms {
        for target in form.targets.iter().filter(|it| it.name.contains(is_digit)) {
            if let Some(quantity) = quantity(&measures, target.name) {
                findings.push(finding(ctx, form, target, &quantity));
            }
        }
    }
}

/// A number with its unit in a name (名称中的数量).
struct Quantity<'a> {
    text: &'a str,
    /// In plain units.
    plain: Option<Decimal>,
}

/// The first number with a unit that stands in a name.
fn quantity<'a>(measures: &Measures<'_>, name: &'a str) -> Option<Quantity<'a>> {
    let mut at = 0;
    while let Some(start) = name[at..].find(is_digit).map(|it| at + it) {
        let tail = &name[start..];
        let end = tail.find(|it| !is_digit(it) && it != '.');
        let (digits, rest) = tail.split_at(end.unwrap_or(tail.len()));
        at = start + digits.len();
        if !is_counted(&name[..start]) {
            continue;
        }
        let Some((unit, factor)) = unit(measures, rest) else {
            continue;
        };
        let number = Figure::parse(digits).map(|it| it.number);
        return Some(Quantity {
            text: &name[start..at + unit.len()],
            plain: number.and_then(|it| it.checked_mul(factor)),
        });
    }
    None
}

/// Whether a number after these words counts something: it is no factor, ordinal or letter code.
fn is_counted(before: &str) -> bool {
    let marks = [
        '*', '×', '“', '"', '〔', '[', '《', '第', '（', '(', '+', '-', '.',
    ];
    !before.ends_with(marks) && !before.ends_with(|it: char| it.is_ascii_alphabetic())
}

/// The unit a text begins with, and its plain units; none for times, ordinals and limits.
fn unit<'a>(measures: &Measures<'_>, rest: &'a str) -> Option<(&'a str, Decimal)> {
    let unit = match measures.leading(rest) {
        Some(measure) if measure.kind == Some(Kind::Time) => return None,
        Some(measure) if measure.text == "个" && rest.starts_with("个一") => return None,
        Some(measure) if measure.text != "个" && ORDINAL.contains(&measure.text) => return None,
        Some(measure) => (measure.text, measure.factor),
        None if rest.starts_with('万') => ("万", Decimal::from(10_000)),
        None => return None,
    };
    let after = &rest[unit.0.len()..];
    let is_limit = LIMITS.iter().any(|word| after.starts_with(word));
    (!is_limit).then_some(unit)
}

fn finding(
    ctx: &CheckCtx<'_>,
    form: &Form<'_>,
    target: &Target<'_>,
    quantity: &Quantity<'_>,
) -> Finding {
    let value = target
        .figure
        .and_then(|it| it.number.checked_mul(target.measure.factor));
    let is_other = matches!((value, quantity.plain), (Some(a), Some(b)) if a != b);
    let (contrast, severity) = if is_other {
        let contrast = format!("，与指标值{}不同", target.shown());
        (contrast, Severity::Warning)
    } else {
        (String::new(), Severity::Advice)
    };
    let message = format!(
        "“{}”的指标“{}”把数量“{}”写进了名称{contrast}",
        form.name(ctx.budget),
        target.name,
        quantity.text
    );
    let place = target.place(IndicatorField::LevelThree);
    Finding::new(&RULE, place, message).severity(severity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn check(name: &str, expected: Option<&str>) {
        let pack = load_pack("cn_base", &embedded_packs()).unwrap();
        let found = quantity(&Measures::of(&pack), name).map(|it| it.text);
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn a_number_with_a_unit_is_a_quantity() {
        check("预计2023年退休人员22932人", Some("22932人"));
        check("风险金储备金额360万", Some("360万"));
        check("办公场所数量： 档案室1个。", Some("1个"));
        check("参保率达到95%", Some("95%"));
    }

    #[test]
    fn years_limits_ordinals_and_formulas_are_none() {
        for name in [
            "2024年培训人数",
            "20万元以上设备数量",
            "3个工作日内办结率",
            "第1期工程验收合格率",
            "12345热线办结率",
            "结案率=完成案件/总案件*100%",
            "“3个一”工程",
            "5A级景区数量",
            "60岁以上老人数",
        ] {
            check(name, None);
        }
    }
}
