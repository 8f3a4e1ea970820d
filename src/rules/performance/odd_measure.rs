//! K-08: the unit is a unit and stands in its field, and amounts share one unit.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::edit::Edit;
use crate::model::IndicatorField;
use crate::model::Value;
use crate::packs::IndicatorText;
use crate::packs::ListId;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::figures::Figure;
use crate::rules::figures::Relation;
use crate::rules::form_columns::Columns;
use crate::rules::measures::Kind;
use crate::rules::targets::Form;
use crate::rules::targets::Target;
use crate::rules::targets::listed;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "performance/odd_measure",
    code: "K-08",
    severity: Severity::Warning,
    title: "度量单位规范，指标值只写数",
    explanation: include_str!("odd_measure.md"),
    since: "0.1.0",
    check,
};

/// From how many yuan on an amount is usually given in 万元.
const LARGE: i64 = 10_000;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let columns = Columns::of(ctx.pack);
    let wrong: FxHashMap<&str, &str> = ctx
        .pack
        .list(ListId::WrongMeasures)
        .map(|it| (it.text.as_str(), it.note.as_str()))
        .collect();
    for form in ctx.forms {
        let reader = Reader {
            columns: &columns,
            wrong: &wrong,
            form,
        };
        let odd: Vec<Odd<'_>> = form
            .targets
            .iter()
            .filter_map(|it| reader.odd(it))
            .collect();
        if !odd.is_empty() {
            findings.push(finding(ctx, form, odd));
        }
    }
    findings.extend(mixed_money(ctx));
}

/// An indicator whose unit or value is written oddly, and what puts it right.
struct Odd<'a> {
    target: &'a Target<'a>,
    field: IndicatorField,
    words: String,
    edits: Vec<Edit>,
}

struct Reader<'a> {
    columns: &'a Columns,
    wrong: &'a FxHashMap<&'a str, &'a str>,
    form: &'a Form<'a>,
}

impl<'a> Reader<'a> {
    fn odd(&self, target: &'a Target<'a>) -> Option<Odd<'a>> {
        self.crowded(target).or_else(|| self.no_unit(target))
    }

    /// A unit that is none: 次数.
    fn no_unit(&self, target: &'a Target<'a>) -> Option<Odd<'a>> {
        let written = target.indicator.measure.trim();
        let right = self.wrong.get(written)?;
        let (words, edits) = match *right {
            "" => (format!("单位“{written}”不完整"), Vec::new()),
            right => (
                format!("单位“{written}”应为“{right}”"),
                vec![set(target, IndicatorField::Measure, right)],
            ),
        };
        Some(Odd {
            target,
            field: IndicatorField::Measure,
            words,
            edits,
        })
    }

    /// A sign or a unit in the value although the form has a column for it.
    fn crowded(&self, target: &'a Target<'a>) -> Option<Odd<'a>> {
        let figure = target.figure?;
        let asks = |part| self.columns.ask(self.form.owner, part);
        let has_unit = !figure.rest.is_empty() && asks(IndicatorText::Measure);
        let has_sign = figure.relation.is_some() && asks(IndicatorText::Operator);
        if !has_unit && !has_sign {
            return None;
        }
        Some(Odd {
            target,
            field: IndicatorField::Value,
            words: format!("指标值“{}”应只写数", target.indicator.value.trim()),
            edits: self.parted(target, figure),
        })
    }

    /// Sign and unit put into their own fields; nothing when these say something else.
    fn parted(&self, target: &Target<'_>, figure: Figure<'_>) -> Vec<Edit> {
        let indicator = target.indicator;
        let mut edits = vec![set(target, IndicatorField::Value, figure.digits)];
        let written = indicator.measure.trim();
        let unit = self.wrong.get(figure.rest).filter(|it| !it.is_empty());
        let unit = unit.copied().unwrap_or(figure.rest);
        if written.is_empty() {
            edits.push(set(target, IndicatorField::Measure, unit));
        } else if !unit.is_empty() && unit != written {
            return Vec::new();
        }
        if let Some(relation) = figure.relation {
            let own = Relation::parse(&indicator.operator);
            if own.is_some_and(|own| own != relation) {
                return Vec::new();
            }
            let manner = self
                .form
                .targets
                .iter()
                .map(|it| it.indicator.operator.as_str());
            let manner = manner.collect::<Vec<_>>().concat();
            let sign = relation.written_like(&manner);
            edits.push(set(target, IndicatorField::Operator, sign));
        }
        edits
    }
}

fn set(target: &Target<'_>, field: IndicatorField, text: &str) -> Edit {
    Edit::set(target.indicator.id, field, Value::Text(text.to_owned()))
}

fn finding(ctx: &CheckCtx<'_>, form: &Form<'_>, odd: Vec<Odd<'_>>) -> Finding {
    let words: Vec<String> = odd
        .iter()
        .take(3)
        .map(|it| format!("“{}”的{}", it.target.name, it.words))
        .collect();
    let more = match odd.len() {
        0..=3 => String::new(),
        count => format!("等 {count} 处"),
    };
    let message = format!(
        "“{}”的指标：{}{more}",
        form.name(ctx.budget),
        words.join("；")
    );
    let places: Vec<(&Target<'_>, IndicatorField)> =
        odd.iter().map(|it| (it.target, it.field)).collect();
    let finding = form.finding(&RULE, &places, message);
    if odd.iter().any(|it| it.edits.is_empty()) {
        return finding;
    }
    let edits = odd.into_iter().flat_map(|it| it.edits).collect();
    finding.fix("符号、单位填入各自的栏", Safety::Safe, edits)
}

/// Large amounts partly in 元 and partly in 万元.
fn mixed_money(ctx: &CheckCtx<'_>) -> Option<Finding> {
    let targets = || ctx.forms.iter().flat_map(|form| &form.targets);
    let is_plain = |it: &&Target<'_>| {
        let yuan = it.plain(Kind::Money);
        it.measure.factor == Decimal::ONE && yuan.is_some_and(|it| it >= Decimal::from(LARGE))
    };
    let is_multiple =
        |it: &Target<'_>| it.measure.kind == Some(Kind::Money) && it.measure.factor > Decimal::ONE;
    let plain: Vec<&Target<'_>> = targets().filter(is_plain).collect();
    let multiple = targets().filter(|it| is_multiple(it)).count();
    let first = plain.first()?;
    if multiple == 0 {
        return None;
    }
    let message = format!(
        "绩效指标的金额 {multiple} 处以万元计，{} 处以元计，应统一：{}",
        plain.len(),
        listed(plain.iter().map(|it| format!("{} {}", it.name, it.shown())))
    );
    let place = first.place(IndicatorField::Measure);
    let mut finding = Finding::new(&RULE, place, message).severity(Severity::Advice);
    finding.subject = Location::File.subject();
    let others = plain.iter().skip(1);
    Some(others.fold(finding, |finding, it| {
        finding.related(it.place(IndicatorField::Measure), it.name)
    }))
}
