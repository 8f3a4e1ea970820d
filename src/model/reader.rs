//! Typed and pasted text to field values, the same for grids, blocks, imports and the command line.
//!
//! How values show again is in `entry`; nothing here changes a budget.

use std::cell::OnceCell;
use std::str::FromStr;

use crate::codes::BudgetYear;
use crate::codes::CodeError;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::Codes;
use crate::codes::folded;
use crate::model::Budget;
use crate::model::EntryError;
use crate::model::Owner;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;
use crate::model::forms::has_no_figure;
use crate::model::forms::leading_code;
use crate::model::forms::lines;
use crate::model::forms::one_line;
use crate::model::forms::parse_choice;
use crate::model::forms::parse_count;
use crate::model::forms::parse_flag;
use crate::model::forms::parse_year;
use crate::model::limits::is_too_long;
use crate::model::names::CodeNames;
use crate::model::names::RecordNames;
use crate::model::names::code_names;
use crate::money::AmountScale;
use crate::money::is_no_figure;
use crate::money::parse_amount;
use crate::money::parse_decimal;

/// Reads texts over one state of the budget; names are indexed once, however many cells there are.
pub struct ValueReader<'a> {
    budget: &'a Budget,
    codes: Option<(&'a Codes, BudgetYear)>,
    units: OnceCell<RecordNames>,
    projects: OnceCell<RecordNames>,
    procurement: OnceCell<RecordNames>,
    function: OnceCell<CodeNames>,
    economic: OnceCell<CodeNames>,
    government: OnceCell<CodeNames>,
    catalogue: OnceCell<CodeNames>,
    asset_class: OnceCell<CodeNames>,
}

/// Reads what was typed into a field; blank text empties it.
///
/// Amounts are in `scale` unless they say otherwise.
///
/// # Errors
/// A Chinese sentence for the person who typed.
pub fn parse_value(
    budget: &Budget,
    kind: ValueKind,
    text: &str,
    scale: AmountScale,
) -> Result<Value, EntryError> {
    ValueReader::new(budget).read(kind, text, scale)
}

impl<'a> ValueReader<'a> {
    /// Reads codes by their numbers only.
    #[must_use]
    pub fn new(budget: &'a Budget) -> Self {
        Self {
            budget,
            codes: None,
            units: OnceCell::new(),
            projects: OnceCell::new(),
            procurement: OnceCell::new(),
            function: OnceCell::new(),
            economic: OnceCell::new(),
            government: OnceCell::new(),
            catalogue: OnceCell::new(),
            asset_class: OnceCell::new(),
        }
    }

    /// Reads codes by the names they have in a year, too.
    #[must_use]
    pub fn with_codes(budget: &'a Budget, codes: &'a Codes, year: BudgetYear) -> Self {
        Self {
            codes: Some((codes, year)),
            ..Self::new(budget)
        }
    }

    /// Reads what was typed into a field; blank text empties it.
    ///
    /// Amounts are in `scale` unless they say otherwise.
    ///
    /// # Errors
    /// A Chinese sentence for the person who typed.
    pub fn read(
        &self,
        kind: ValueKind,
        text: &str,
        scale: AmountScale,
    ) -> Result<Value, EntryError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return match kind {
                ValueKind::Choice(choices) => Err(EntryError::NoChoice { choices }),
                _ => Ok(Value::Empty),
            };
        }
        if has_no_figure(kind) && is_no_figure(trimmed) {
            return Ok(Value::Empty);
        }
        if is_too_long(trimmed) {
            return Err(EntryError::TooLong {
                // As the limit counts them.
                length: trimmed.encode_utf16().count(),
            });
        }
        Ok(match kind {
            ValueKind::Text => text_value(one_line(trimmed)),
            ValueKind::LongText => text_value(lines(text).trim_end().to_owned()),
            ValueKind::Money => Value::Money(parse_amount(trimmed, scale)?),
            ValueKind::Number => Value::Number(parse_decimal(trimmed)?),
            ValueKind::Count => Value::Count(parse_count(trimmed)?),
            ValueKind::Flag => Value::Flag(parse_flag(trimmed)?),
            ValueKind::Year => Value::Year(parse_year(trimmed)?),
            ValueKind::Choice(labels) => Value::Choice(parse_choice(trimmed, labels)?),
            ValueKind::Function => {
                Value::Function(self.code(&self.function, |all| &all.function, trimmed)?)
            }
            ValueKind::Economic => {
                Value::Economic(self.code(&self.economic, |all| &all.economic, trimmed)?)
            }
            ValueKind::Government => {
                Value::Government(self.code(&self.government, |all| &all.government, trimmed)?)
            }
            ValueKind::Procurement => {
                Value::Procurement(self.code(&self.catalogue, |all| &all.procurement, trimmed)?)
            }
            ValueKind::AssetClass => {
                Value::AssetClass(self.code(&self.asset_class, |all| &all.asset_class, trimmed)?)
            }
            ValueKind::Reference(kind) => self.reference(kind, trimmed)?,
            ValueKind::Owner => self.owner(trimmed)?,
            ValueKind::Snapshot => return Err(EntryError::NotTyped),
        })
    }

    /// A code by its number, with or without the name behind it, or by a name only it has.
    fn code<K: CodeKey + FromStr<Err = CodeError>>(
        &self,
        known: &OnceCell<CodeNames>,
        list: fn(&Codes) -> &CodeList<K>,
        text: &str,
    ) -> Result<K, EntryError> {
        let word = text.split_whitespace().next().unwrap_or(text);
        let wrong = match word.parse() {
            Ok(code) => return Ok(code),
            Err(wrong) => wrong,
        };
        if let Some(code) = leading_code(text).and_then(|code| code.parse().ok()) {
            return Ok(code);
        }
        let name = folded(text);
        let is_name = !name.is_ascii();
        let Some((codes, year)) = self.codes.filter(|_| is_name) else {
            return Err(wrong.into());
        };
        let names = known.get_or_init(|| code_names(list(codes), year));
        let text = text.to_owned();
        match names.get(&name).map_or(&[][..], Vec::as_slice) {
            [code] => Ok(code.parse()?),
            [] => Err(EntryError::NoCode {
                text,
                list: K::LIST,
            }),
            several => Err(EntryError::AmbiguousCode {
                text,
                list: K::LIST,
                codes: several.to_vec(),
            }),
        }
    }

    fn names(&self, kind: RecordKind) -> Option<&RecordNames> {
        let names = match kind {
            RecordKind::Unit => &self.units,
            RecordKind::Project => &self.projects,
            RecordKind::Procurement => &self.procurement,
            _ => return None,
        };
        Some(names.get_or_init(|| RecordNames::of(self.budget, kind)))
    }

    fn reference(&self, kind: RecordKind, text: &str) -> Result<Value, EntryError> {
        let no_record = || EntryError::NoRecord {
            text: text.to_owned(),
            kind,
        };
        if let Some(number) = text.strip_prefix('#') {
            let id = number.parse().ok().map(|number| kind.id(number));
            let id = id.filter(|id| self.budget.contains(*id));
            return Value::from_reference(id.ok_or_else(no_record)?).ok_or(EntryError::NotTyped);
        }
        match self.names(kind).map_or(&[][..], |names| names.find(text)) {
            [id] => Value::from_reference(*id).ok_or(EntryError::NotTyped),
            // What has no name is shown by its place.
            [] => match self.budget.at_place(kind, text) {
                Some(id) => Value::from_reference(id).ok_or(EntryError::NotTyped),
                None => Err(no_record()),
            },
            several => Err(EntryError::Ambiguous {
                text: text.to_owned(),
                kind,
                count: several.len(),
            }),
        }
    }

    fn owner(&self, text: &str) -> Result<Value, EntryError> {
        for kind in [RecordKind::Project, RecordKind::Unit, RecordKind::Line] {
            match self.reference(kind, text) {
                Ok(Value::Project(id)) => return Ok(Value::Owner(Owner::Project(id))),
                Ok(Value::Unit(id)) => return Ok(Value::Owner(Owner::Unit(id))),
                Ok(Value::Line(id)) => return Ok(Value::Owner(Owner::Line(id))),
                Err(error @ EntryError::Ambiguous { .. }) => return Err(error),
                Ok(_) | Err(_) => {}
            }
        }
        Err(EntryError::NoRecord {
            text: text.to_owned(),
            kind: RecordKind::Project,
        })
    }
}

/// A text that was read; where no mark can be seen, nothing was.
fn text_value(text: String) -> Value {
    if text.is_empty() {
        Value::Empty
    } else {
        Value::Text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BudgetUnit;
    use crate::model::ExpenditureLine;
    use crate::model::LineId;
    use crate::model::LineKind;
    use crate::model::Records;
    use crate::model::UnitId;
    use crate::money::Money;

    fn unit(number: u32, code: &str, name: &str) -> BudgetUnit {
        BudgetUnit {
            id: UnitId::new(number),
            code: code.to_owned(),
            name: name.to_owned(),
            ..BudgetUnit::default()
        }
    }

    fn budget() -> Budget {
        let units = vec![
            unit(1, "001", "某某局（本级）"),
            unit(2, "002", "服务中心"),
            unit(3, "003", "服务中心"),
        ];
        let line = |number| ExpenditureLine {
            id: LineId::new(number),
            ..ExpenditureLine::default()
        };
        Budget {
            units: Records::new(units).unwrap(),
            expenditure: Records::new(vec![line(11), line(12)]).unwrap(),
            ..Budget::default()
        }
    }

    fn read(kind: ValueKind, text: &str) -> Result<Value, EntryError> {
        let budget = budget();
        let codes = Codes::builtin();
        let year = BudgetYear::try_new(2024).unwrap();
        ValueReader::with_codes(&budget, codes, year).read(kind, text, AmountScale::Yuan)
    }

    fn check(kind: ValueKind, text: &str, expected: &str) {
        let shown = match read(kind, text) {
            Ok(Value::Function(code)) => code.to_string(),
            Ok(Value::Economic(code)) => code.to_string(),
            Ok(Value::Procurement(code)) => code.to_string(),
            Ok(value) => format!("{value:?}"),
            Err(error) => error.to_string(),
        };
        assert!(shown.contains(expected), "{text}: {shown}");
    }

    #[test]
    fn codes_are_read_with_names_before_beside_and_instead() {
        for text in [
            "30201",
            "３０２０１",
            "30201 办公费",
            "[30201]",
            "【30201】办公费",
            "30201办公费",
            "30201-办公费",
            "'30201",
            "办公费",
            " 办 公 费 ",
        ] {
            check(ValueKind::Economic, text, "30201");
        }
        check(ValueKind::Function, "2080150 事业运行", "2080150");
        check(ValueKind::Economic, "—", "Empty");
    }

    #[test]
    fn a_name_of_several_codes_or_of_none_is_refused() {
        check(ValueKind::Function, "行政运行", "请改填编码（");
        check(ValueKind::Economic, "办公桌", "没有名为“办公桌”");
        check(ValueKind::Economic, "30.201", "中有其他字符");
        check(ValueKind::Economic, "3020", "是 4 位");
    }

    #[test]
    fn records_are_found_by_code_and_name_in_any_width() {
        let unit = ValueKind::Reference(RecordKind::Unit);
        for text in [
            "001",
            "某某局（本级）",
            "某某局(本级)",
            "001 某某局（本级）",
            "[001]某某局本级",
        ] {
            check(unit, text, "Unit(UnitId(1))");
        }
        check(unit, "服务中心", "有 2 个");
        check(unit, "002 服务中心", "UnitId(2)");
        check(unit, "001 服务中心", "没有名为");
        check(unit, "——", "没有名为");
    }

    #[test]
    fn records_without_a_name_are_found_by_the_place_they_are_shown_by() {
        let line = ValueKind::Reference(RecordKind::Line);
        check(line, "支出行 第 2 行", "LineId(12)");
        check(ValueKind::Owner, "支出行第1行", "Line(LineId(11))");
        check(ValueKind::Owner, "预算单位 第 3 行", "Unit(UnitId(3))");
        for none in [
            "支出行 第 0 行",
            "支出行 第 3 行",
            "支出行 第 二 行",
            "支出行",
        ] {
            check(line, none, "没有名为");
        }
    }

    #[test]
    fn choices_flags_years_and_figures_are_read_as_people_write_them() {
        let kinds = ValueKind::Choice(LineKind::LABELS);
        check(kinds, "基本支出—人员经费", "Choice(0)");
        check(kinds, "公用经费", "Choice(1)");
        check(kinds, "基本支出", "可填");
        check(kinds, "-", "可填");
        check(ValueKind::Flag, "√", "Flag(true)");
        check(ValueKind::Flag, "TRUE", "Flag(true)");
        check(ValueKind::Flag, "否", "Flag(false)");
        check(ValueKind::Flag, "", "Empty");
        check(ValueKind::Flag, "也许", "请填");
        check(ValueKind::Year, "2024年度", "2024");
        check(ValueKind::Count, "１２", "Count(12)");
        check(ValueKind::Number, "20%", "0.2");
        for none in ["-", "—", " - "] {
            assert_eq!(read(ValueKind::Money, none), Ok(Value::Empty));
        }
        assert_eq!(
            read(ValueKind::Money, "(1,200)"),
            Ok(Value::Money(Money::from_yuan(-1200)))
        );
        // Of marks that can't be seen nothing is left.
        for kind in [ValueKind::Text, ValueKind::LongText] {
            assert_eq!(read(kind, " \0\u{1f}"), Ok(Value::Empty));
        }
        let text = Value::Text("  甲\n乙".to_owned());
        assert_eq!(read(ValueKind::LongText, "  甲\n乙 \0 "), Ok(text));
        assert_eq!(read(ValueKind::Text, "—"), Ok(Value::Text("—".to_owned())));
    }
}
