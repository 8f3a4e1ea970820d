//! Conditions on records, both ways: `功能=20805、20807`, `财政拨款`.

use crate::codes::CodeError;
use crate::model::FundSource;
use crate::model::Guarantee;
use crate::model::LineKind;
use crate::model::Origin;
use crate::packs::Filter;
use crate::packs::Source;
use crate::packs::formula::FormulaNames;
use crate::packs::formula::FormulaProblem;

/// Between the values of a condition.
const OR: &str = "、";
/// What 支出 takes in only when told to.
const WITH_CARRY_FORWARD: &str = "含年终结转结余";

/// The words for records of a source, beside the official name of their kind.
const SOURCES: [(Source, &str); 5] = [
    (Source::Revenue, "收入"),
    (Source::Expenditure, "支出"),
    (Source::Procurement, "政府采购"),
    (Source::Services, "购买服务"),
    (Source::Debt, "债务"),
];

/// A condition that has values (条件名).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Function,
    Economic,
    Government,
    Kind,
    Fund,
    Origin,
    Guarantee,
}

const KEYS: [(Key, &str); 7] = [
    (Key::Function, "功能"),
    (Key::Economic, "经济"),
    (Key::Government, "政府经济"),
    (Key::Kind, "类别"),
    (Key::Fund, "资金"),
    (Key::Origin, "年度"),
    (Key::Guarantee, "保障"),
];

/// The conditions that have none.
const FLAGS: [(&str, Filter); 8] = [
    ("基本支出", Filter::Basic),
    ("不含年终结转结余", Filter::Spending),
    ("财政拨款", Filter::Appropriation),
    ("单位资金", Filter::OwnMoney),
    ("政府采购", Filter::Procured),
    ("购买服务", Filter::ServicePurchase),
    ("债务", Filter::Debt),
    ("有项目", Filter::InProject),
];

/// The word for a source in formulas.
#[must_use]
pub const fn source_word(source: Source) -> &'static str {
    SOURCES[source as usize].1
}

/// What a source is called in lists to choose from.
#[must_use]
pub const fn source_label(source: Source) -> &'static str {
    source.record_kind().label()
}

/// The conditions on records of a source that are chosen from lists.
#[must_use]
pub fn condition_words(source: Source) -> Vec<String> {
    let flags = FLAGS.iter().map(|(_, filter)| filter.clone());
    let kinds = LineKind::ALL.iter().map(|it| Filter::Kind(vec![*it]));
    let funds = FundSource::ALL.iter().map(|it| Filter::Fund(vec![*it]));
    let origins = Origin::ALL.iter().map(|it| Filter::Origin(*it));
    let classes = Guarantee::ALL.iter().map(|it| Filter::Guarantee(vec![*it]));
    let all = flags
        .chain(kinds)
        .chain(funds)
        .chain(origins)
        .chain(classes);
    all.filter(|it| fits(source, it))
        .map(|it| condition_text(&it))
        .collect()
}

/// The source of a word.
pub(super) fn source_of(word: &str) -> Option<Source> {
    let found = SOURCES.iter().find(|(_, known)| *known == word);
    found.map(|(source, _)| *source)
}

/// All words for sources.
pub(super) fn source_words() -> Vec<&'static str> {
    SOURCES.iter().map(|(_, word)| *word).collect()
}

/// The conditions on records of a source, as they are read one by one.
pub(super) struct Conditions {
    source: Source,
    filters: Vec<Filter>,
    has_carry_forward: bool,
}

impl Conditions {
    pub fn new(source: Source) -> Self {
        Self {
            source,
            filters: Vec::new(),
            has_carry_forward: false,
        }
    }

    /// Reads one condition.
    pub fn read(&mut self, names: &FormulaNames<'_>, text: &str) -> Result<(), FormulaProblem> {
        let Some((name, values)) = text.split_once(['=', '＝']) else {
            return self.read_flag(text.trim());
        };
        let name = name.trim();
        let Some((key, name)) = KEYS.iter().find(|(_, known)| *known == name) else {
            return Err(unknown(name, self.source));
        };
        let values: Vec<&str> = values.split(['、', '|', '｜']).map(str::trim).collect();
        let filter = match key {
            Key::Function => Filter::Function(codes(&values, |code| names.has_function(code))?),
            Key::Economic => Filter::Economic(codes(&values, |code| names.has_economic(code))?),
            Key::Government => {
                Filter::Government(codes(&values, |code| names.has_government(code))?)
            }
            Key::Kind => Filter::Kind(choices(name, &values, LineKind::ALL, LineKind::label)?),
            Key::Fund => Filter::Fund(choices(name, &values, FundSource::ALL, FundSource::label)?),
            Key::Guarantee => {
                Filter::Guarantee(choices(name, &values, Guarantee::ALL, Guarantee::label)?)
            }
            Key::Origin => {
                let value = values.join(OR);
                let found = choices(name, &[&value], Origin::ALL, Origin::label)?;
                Filter::Origin(found[0])
            }
        };
        self.take(filter, name)
    }

    fn read_flag(&mut self, word: &str) -> Result<(), FormulaProblem> {
        if word == WITH_CARRY_FORWARD && self.source == Source::Expenditure {
            self.has_carry_forward = true;
            return Ok(());
        }
        match FLAGS.iter().find(|(known, _)| *known == word) {
            Some((word, filter)) => self.take(filter.clone(), word),
            None => Err(unknown(word, self.source)),
        }
    }

    fn take(&mut self, filter: Filter, name: &'static str) -> Result<(), FormulaProblem> {
        if !fits(self.source, &filter) {
            return Err(FormulaProblem::Unfit {
                source_name: source_word(self.source),
                name,
            });
        }
        self.filters.push(filter);
        Ok(())
    }

    /// All of them; what is left for next year is no 支出 unless something is said about it.
    pub fn filters(mut self) -> Vec<Filter> {
        let is_plain = self.source == Source::Expenditure && !self.has_carry_forward;
        if is_plain && !self.filters.iter().any(names_kinds) {
            self.filters.insert(0, Filter::Spending);
        }
        self.filters
    }
}

/// Conditions as they are written.
pub(super) fn conditions_text(source: Source, filters: &[Filter]) -> String {
    let mut words = Vec::new();
    let mut rest = filters;
    if source == Source::Expenditure {
        match filters {
            [Filter::Spending, others @ ..] if !others.iter().any(names_kinds) => rest = others,
            _ if filters.iter().any(names_kinds) => {}
            _ => words.push(WITH_CARRY_FORWARD.to_owned()),
        }
    }
    words.extend(rest.iter().map(condition_text));
    words.join(", ")
}

/// Whether a condition says which kinds of expenditure are meant.
fn names_kinds(filter: &Filter) -> bool {
    matches!(filter, Filter::Kind(_) | Filter::Basic | Filter::Spending)
}

/// Whether records of a source have what the condition is about.
fn fits(source: Source, filter: &Filter) -> bool {
    match filter {
        Filter::Fund(_) | Filter::Appropriation | Filter::OwnMoney | Filter::Origin(_) => true,
        Filter::Function(_) => matches!(
            source,
            Source::Expenditure | Source::Revenue | Source::Services
        ),
        Filter::InProject => source != Source::Revenue,
        Filter::Kind(_)
        | Filter::Basic
        | Filter::Spending
        | Filter::Economic(_)
        | Filter::Government(_)
        | Filter::Guarantee(_)
        | Filter::Procured
        | Filter::ServicePurchase
        | Filter::Debt => source == Source::Expenditure,
    }
}

/// The words for some values.
fn all<T: Copy>(values: &[T], word: impl Fn(T) -> String) -> Vec<String> {
    values.iter().map(|it| word(*it)).collect()
}

fn condition_text(filter: &Filter) -> String {
    let said = |key: Key, values: Vec<String>| {
        let name = KEYS.iter().find(|(known, _)| *known == key);
        format!("{}={}", name.map_or("", |(_, name)| name), values.join(OR))
    };
    match filter {
        Filter::Function(codes) => said(Key::Function, all(codes, |it| it.to_string())),
        Filter::Economic(codes) => said(Key::Economic, all(codes, |it| it.to_string())),
        Filter::Government(codes) => said(Key::Government, all(codes, |it| it.to_string())),
        Filter::Kind(kinds) => said(Key::Kind, all(kinds, |it| it.label().to_owned())),
        Filter::Fund(funds) => said(Key::Fund, all(funds, |it| it.label().to_owned())),
        Filter::Origin(origin) => said(Key::Origin, vec![origin.label().to_owned()]),
        Filter::Guarantee(all_of) => said(Key::Guarantee, all(all_of, |it| it.label().to_owned())),
        Filter::Basic
        | Filter::Spending
        | Filter::Appropriation
        | Filter::OwnMoney
        | Filter::Procured
        | Filter::ServicePurchase
        | Filter::Debt
        | Filter::InProject => {
            let found = FLAGS.iter().find(|(_, known)| known == filter);
            found.map_or("", |(word, _)| word).to_owned()
        }
    }
}

/// What can be said about records of a source.
fn unknown(name: &str, source: Source) -> FormulaProblem {
    let sample = |key: Key| match key {
        Key::Function => Filter::Function(Vec::new()),
        Key::Economic => Filter::Economic(Vec::new()),
        Key::Government => Filter::Government(Vec::new()),
        Key::Kind => Filter::Kind(Vec::new()),
        Key::Fund => Filter::Fund(Vec::new()),
        Key::Origin => Filter::Origin(Origin::CurrentYear),
        Key::Guarantee => Filter::Guarantee(Vec::new()),
    };
    let keys = KEYS.iter().filter(|(key, _)| fits(source, &sample(*key)));
    let flags = FLAGS.iter().filter(|(_, filter)| fits(source, filter));
    FormulaProblem::UnknownCondition {
        name: name.to_owned(),
        known: keys
            .map(|(_, word)| *word)
            .chain(flags.map(|(word, _)| *word))
            .collect(),
    }
}

fn codes<C: Copy + std::str::FromStr<Err = CodeError>>(
    values: &[&str],
    is_known: impl Fn(C) -> bool,
) -> Result<Vec<C>, FormulaProblem> {
    let code = |value: &&str| {
        let code: C = value.parse().map_err(|error| wrong_code(&error))?;
        if is_known(code) {
            Ok(code)
        } else {
            let code = (*value).to_owned();
            Err(FormulaProblem::UnknownCode { code })
        }
    };
    values.iter().map(code).collect()
}

/// A text that is no code.
pub(super) fn wrong_code(error: &CodeError) -> FormulaProblem {
    FormulaProblem::WrongCode {
        reason: error.to_string(),
    }
}

fn choices<T: Copy>(
    name: &'static str,
    values: &[&str],
    all: &[T],
    label: fn(T) -> &'static str,
) -> Result<Vec<T>, FormulaProblem> {
    let choice = |value: &&str| {
        let found = all.iter().find(|it| label(**it) == *value);
        found.copied().ok_or_else(|| FormulaProblem::UnknownValue {
            name,
            value: (*value).to_owned(),
            known: all.iter().map(|it| label(*it)).collect(),
        })
    };
    values.iter().map(choice).collect()
}
