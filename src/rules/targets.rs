//! The indicators of each form, parsed once for all rules about performance.
//!
//! Deliberately not here: judging them.

use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;
use rust_decimal::prelude::ToPrimitive as _;
use rustc_hash::FxHashMap;

use crate::edit::Edit;
use crate::model::Budget;
use crate::model::Indicator;
use crate::model::IndicatorField;
use crate::model::Owner;
use crate::model::ProjectId;
use crate::model::Value;
use crate::money::Money;
use crate::packs::ListId;
use crate::packs::Pack;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::figures::Figure;
use crate::rules::figures::Relation;
use crate::rules::measures::Kind;
use crate::rules::measures::Measure;
use crate::rules::measures::Measures;
use crate::rules::words::Words;

/// Which way a result is good (指标方向).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Sense {
    /// 越低越好
    Lower,
    /// 越高越好
    Higher,
}

/// A filled indicator, parsed (绩效指标).
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Target<'a> {
    pub indicator: &'a Indicator,
    /// The third level.
    pub name: &'a str,
    /// From the field for it, or from the value.
    pub relation: Option<Relation>,
    /// The value as a number; none when it is put in words.
    pub figure: Option<Figure<'a>>,
    /// From the field for it, or from the value.
    pub measure: Measure<'a>,
    /// As its name says; none when it doesn't.
    pub sense: Option<Sense>,
}

/// The indicators of a unit or project (绩效目标表).
#[derive(Debug)]
pub(in crate::rules) struct Form<'a> {
    pub owner: Owner,
    pub targets: Vec<Target<'a>>,
    /// Rows without a third level.
    pub blanks: Vec<&'a Indicator>,
}

/// The forms that have rows, in the order of the file.
pub(in crate::rules) fn forms<'a>(budget: &'a Budget, pack: &'a Pack) -> Vec<Form<'a>> {
    let reader = Reader {
        measures: Measures::of(pack),
        senses: Words::of(pack, ListId::IndicatorSenses),
    };
    let mut forms: Vec<Form<'a>> = Vec::new();
    let mut places: FxHashMap<Owner, usize> = FxHashMap::default();
    for indicator in &budget.indicators {
        let Some(owner) = indicator.owner else {
            continue;
        };
        let place = *places.entry(owner).or_insert(forms.len());
        if place == forms.len() {
            forms.push(Form {
                owner,
                targets: Vec::new(),
                blanks: Vec::new(),
            });
        }
        if indicator.level_three.trim().is_empty() {
            forms[place].blanks.push(indicator);
        } else {
            forms[place].targets.push(reader.target(indicator));
        }
    }
    forms
}

/// What indicators are read with.
struct Reader<'a> {
    measures: Measures<'a>,
    senses: Words<'a>,
}

impl Reader<'_> {
    fn target<'b>(&self, indicator: &'b Indicator) -> Target<'b> {
        let figure = Figure::parse(&indicator.value);
        let in_value = figure.map_or("", |it| it.rest);
        let written = indicator.measure.trim();
        let own = Relation::parse(&indicator.operator);
        let name = indicator.level_three.trim();
        Target {
            indicator,
            name,
            relation: own.or_else(|| figure?.relation),
            figure,
            measure: self.measures.read(if written.is_empty() {
                in_value
            } else {
                written
            }),
            sense: self.sense(name),
        }
    }

    fn sense(&self, name: &str) -> Option<Sense> {
        let hit = self.senses.last(name)?;
        // “无差错率” and its like turn the sense round.
        if name[..hit.start].ends_with(['无', '零', '未', '非', '不', '免']) {
            return None;
        }
        match hit.entry.note.as_str() {
            "越低越好" => Some(Sense::Lower),
            "越高越好" => Some(Sense::Higher),
            _ => None,
        }
    }
}

impl Target<'_> {
    /// Whether its first or second level speaks of something: 成本, 数量.
    pub fn is_of(&self, word: &str) -> bool {
        self.indicator.level_two.contains(word) || self.indicator.level_one.contains(word)
    }

    /// Its number in plain units, when it measures this.
    pub fn plain(&self, kind: Kind) -> Option<Decimal> {
        let number = self.figure?.number;
        (self.measure.kind == Some(kind))
            .then(|| number.checked_mul(self.measure.factor))
            .flatten()
    }

    /// Its number as an amount, when it measures money.
    pub fn amount(&self) -> Option<Money> {
        self.plain(Kind::Money).and_then(fen)
    }

    /// What it aims at, as it is read: `≥95%`.
    pub fn shown(&self) -> String {
        let sign = self.relation.map_or("", Relation::sign);
        let Some(figure) = self.figure else {
            return self.indicator.value.trim().to_owned();
        };
        let space = match self.measure.kind {
            Some(Kind::Percent) | None => "",
            Some(_) => " ",
        };
        format!("{sign}{}{space}{}", figure.digits, self.measure.text)
    }

    /// Where its comparison stands: in the field for it, or in the value.
    pub fn relation_field(&self) -> IndicatorField {
        match Relation::parse(&self.indicator.operator) {
            Some(_) => IndicatorField::Operator,
            None => IndicatorField::Value,
        }
    }

    /// The edit that gives it another comparison, in the manner of the one it has.
    pub fn with_relation(&self, relation: Relation) -> Edit {
        let field = self.relation_field();
        let sign = relation.written_like(match field {
            IndicatorField::Operator => &self.indicator.operator,
            _ => &self.indicator.value,
        });
        let text = match (field, self.figure) {
            (IndicatorField::Value, Some(figure)) => {
                format!("{sign}{}{}", figure.digits, figure.rest)
            }
            _ => sign.to_owned(),
        };
        Edit::set(self.indicator.id, field, Value::Text(text))
    }

    /// A field of it.
    pub fn place(&self, field: IndicatorField) -> Location {
        Location::Field(self.indicator.id.into(), field.into())
    }
}

/// An amount of yuan in whole fen; none when it can't be entered.
pub(in crate::rules) fn fen(yuan: Decimal) -> Option<Money> {
    yuan.checked_mul(Decimal::ONE_HUNDRED)?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .to_i64()
        .map(Money::from_fen)
        .filter(|amount| amount.is_enterable())
}

impl<'a> Form<'a> {
    /// The only indicator of which something is true.
    pub fn only(&self, is_it: impl Fn(&Target<'a>) -> bool) -> Option<&Target<'a>> {
        let mut found = self.targets.iter().filter(|it| is_it(it));
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }

    /// The project it is of.
    pub const fn project(&self) -> Option<ProjectId> {
        match self.owner {
            Owner::Project(id) => Some(id),
            Owner::Unit(_) | Owner::Line(_) => None,
        }
    }

    /// Whose it is.
    pub fn name(&self, budget: &Budget) -> String {
        budget.name_of(self.owner.into())
    }

    /// One finding about some of its indicators: it stays the same when the first of them is mended.
    pub fn finding(
        &self,
        rule: &'static Rule,
        places: &[(&Target<'_>, IndicatorField)],
        message: String,
    ) -> Finding {
        let owner = Location::Record(self.owner.into());
        let primary = places.first().map(|(target, field)| target.place(*field));
        let mut finding = Finding::new(rule, primary.unwrap_or_else(|| owner.clone()), message);
        finding.subject = owner.subject();
        let others = places.iter().skip(1);
        others.fold(finding, |finding, (target, field)| {
            finding.related(target.place(*field), target.name)
        })
    }
}

/// How many names a message tells.
const NAMED: usize = 4;

/// Names in a sentence: “甲”“乙”等 7 个.
pub(in crate::rules) fn listed(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let names: Vec<String> = names
        .into_iter()
        .map(|name| format!("“{}”", name.as_ref()))
        .collect();
    let shown = names[..names.len().min(NAMED)].concat();
    if names.len() > NAMED {
        format!("{shown}等 {} 个", names.len())
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn check_sense(name: &str, expected: Option<Sense>) {
        let pack = load_pack("cn_base", &embedded_packs()).unwrap();
        let reader = Reader {
            measures: Measures::of(&pack),
            senses: Words::of(&pack, ListId::IndicatorSenses),
        };
        assert_eq!(reader.sense(name), expected, "{name}");
    }

    #[test]
    fn the_last_word_of_a_name_says_which_way_is_good() {
        check_sense("劳动仲裁成本", Some(Sense::Lower));
        check_sense("项目完成进度延迟率", Some(Sense::Lower));
        check_sense("实际成本超概（预）算比率", Some(Sense::Lower));
        check_sense("按时结案的时间", Some(Sense::Lower));
        check_sense("公益岗岗位补贴发放准确率（%）", Some(Sense::Higher));
        check_sense("劳动争议案件依法按期结案", Some(Sense::Higher));
        check_sense("投诉办结率", Some(Sense::Higher));
        check_sense("安全隐患消除率", Some(Sense::Higher));
    }

    #[test]
    fn of_other_names_nothing_is_said() {
        check_sense("成本节约率", None);
        check_sense("失业率降低幅度", None);
        check_sense("无差错率", None);
        check_sense("公益性岗位补贴人均标准", None);
        check_sense("全年开放天数", None);
        check_sense("维修面积", None);
    }

    #[test]
    fn a_message_tells_four_names_at_most() {
        assert_eq!(listed(["甲", "乙"]), "“甲”“乙”");
        assert_eq!(listed(["甲", "乙", "丙", "丁"]), "“甲”“乙”“丙”“丁”");
        assert_eq!(
            listed(["甲", "乙", "丙", "丁", "戊"]),
            "“甲”“乙”“丙”“丁”等 5 个"
        );
    }
}
