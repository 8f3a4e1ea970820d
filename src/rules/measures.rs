//! Units of measure of indicators: what they measure, and how many plain units one of them is.
//!
//! Deliberately not here: judging units that shouldn't be used.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::packs::ListId;
use crate::packs::Pack;

/// What a unit measures (计量类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Kind {
    /// 比率, in percent
    Percent,
    /// 金额
    Money,
    /// 单位金额: money for a head, a month, a piece
    MoneyPer,
    /// 人数
    Heads,
    /// 时间
    Time,
    /// 数量
    Count,
}

impl Kind {
    /// The kind by its word in the list of units.
    fn named(note: &str) -> Option<Self> {
        match note {
            "比率" => Some(Self::Percent),
            "金额" => Some(Self::Money),
            "人数" => Some(Self::Heads),
            "时间" => Some(Self::Time),
            "数量" => Some(Self::Count),
            _ => None,
        }
    }
}

/// A unit of measure as it is written (计量单位).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Measure<'a> {
    pub text: &'a str,
    /// What it measures; none when the list doesn't say.
    pub kind: Option<Kind>,
    /// Plain units in it: 10,000 for 万人.
    pub factor: Decimal,
}

/// The units of measure known (计量单位表).
#[derive(Debug, Default)]
pub(in crate::rules) struct Measures<'a> {
    known: FxHashMap<&'a str, Kind>,
    /// Characters of the longest of them.
    longest: usize,
}

/// What may stand before a unit, and how many of it that makes.
const MULTIPLES: [(char, i64); 5] = [
    ('百', 100),
    ('千', 1_000),
    ('万', 10_000),
    ('亿', 100_000_000),
    ('十', 10),
];

impl<'a> Measures<'a> {
    pub fn of(pack: &'a Pack) -> Self {
        let mut measures = Self::default();
        for entry in pack.list(ListId::MeasureUnits) {
            if let Some(kind) = Kind::named(&entry.note) {
                measures.add(&entry.text, kind);
            }
        }
        for entry in pack.list(ListId::WrongMeasures) {
            if let Some(kind) = measures.known.get(entry.note.as_str()).copied() {
                measures.add(&entry.text, kind);
            }
        }
        measures
    }

    fn add(&mut self, text: &'a str, kind: Kind) {
        self.longest = self.longest.max(text.chars().count());
        self.known.insert(text, kind);
    }

    /// What a text in the field for the unit is.
    pub fn read<'t>(&self, text: &'t str) -> Measure<'t> {
        let text = text.trim();
        let (head, is_per) = match text.split_once(['/', '／']) {
            Some((head, _)) => (head, true),
            None => (text, false),
        };
        let (kind, factor) = self.plain(head);
        let kind = match (kind, is_per) {
            (Some(Kind::Money), true) => Some(Kind::MoneyPer),
            (_, true) => None,
            (kind, false) => kind,
        };
        Measure { text, kind, factor }
    }

    /// The kind of a unit and its plain units.
    fn plain(&self, text: &str) -> (Option<Kind>, Decimal) {
        if let Some(kind) = self.known.get(text) {
            return (Some(*kind), Decimal::ONE);
        }
        let rest = MULTIPLES.iter().find_map(|(mark, factor)| {
            let kind = self.known.get(text.strip_prefix(*mark)?)?;
            (*kind != Kind::Percent).then_some((Some(*kind), Decimal::from(*factor)))
        });
        rest.unwrap_or((None, Decimal::ONE))
    }

    /// The longest unit a text begins with.
    pub fn leading<'t>(&self, text: &'t str) -> Option<Measure<'t>> {
        let ends: Vec<usize> = text
            .char_indices()
            .map(|(at, mark)| at + mark.len_utf8())
            .take(self.longest + 1)
            .collect();
        ends.iter().rev().find_map(|end| {
            let measure = self.read(&text[..*end]);
            measure.kind.is_some().then_some(measure)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn check(text: &str, kind: Option<Kind>, factor: i64) {
        let pack = load_pack("cn_base", &embedded_packs()).unwrap();
        let measure = Measures::of(&pack).read(text);
        assert_eq!(measure.kind, kind, "{text}");
        assert_eq!(measure.factor, Decimal::from(factor), "{text}");
    }

    #[test]
    fn units_are_of_a_kind_and_have_multiples() {
        check("%", Some(Kind::Percent), 1);
        check("元", Some(Kind::Money), 1);
        check(" 万元 ", Some(Kind::Money), 10_000);
        check("亿元", Some(Kind::Money), 100_000_000);
        check("元/人", Some(Kind::MoneyPer), 1);
        check("万元／年", Some(Kind::MoneyPer), 10_000);
        check("万人", Some(Kind::Heads), 10_000);
        check("人次", Some(Kind::Count), 1);
        check("千克", Some(Kind::Count), 1);
        check("个工作日", Some(Kind::Time), 1);
    }

    #[test]
    fn a_wrong_unit_is_of_the_kind_of_the_right_one() {
        check("百分比", Some(Kind::Percent), 1);
        check("次数", Some(Kind::Count), 1);
    }

    #[test]
    fn of_others_nothing_is_said() {
        check("", None, 1);
        check("管理规范", None, 1);
        check("万", None, 1);
        check("人/次", None, 1);
        check("万%", None, 1);
    }

    #[test]
    fn a_text_begins_with_its_longest_unit() {
        let pack = load_pack("cn_base", &embedded_packs()).unwrap();
        let measures = Measures::of(&pack);
        let leading = |text| measures.leading(text).map(|it| it.text);
        assert_eq!(leading("平方米的房屋"), Some("平方米"));
        assert_eq!(leading("万元以上"), Some("万元"));
        assert_eq!(leading("个工作日内"), Some("个工作日"));
        assert_eq!(leading("热线"), None);
    }
}
