//! How a field's value shows in a cell, how it is edited, and how typed text becomes a value.

use crate::codes::BudgetYear;
use crate::codes::Codes;
use crate::model::Budget;
use crate::model::EntryError;
use crate::model::Value;
use crate::model::ValueKind;
use crate::model::ValueReader;
use crate::model::code_name;
use crate::model::show_value;
use crate::money::AmountScale;
use crate::money::Money;

/// What showing and reading a value depends on.
#[derive(Clone, Copy)]
pub struct EntryCtx<'a> {
    /// The open budget.
    pub budget: &'a Budget,
    /// The code lists in force.
    pub codes: &'a Codes,
    /// The year whose codes are in force.
    pub year: BudgetYear,
}

impl<'a> EntryCtx<'a> {
    /// The unit amounts are typed and shown in.
    pub fn scale(&self) -> AmountScale {
        self.budget.cover.entry_scale
    }

    /// The value as a cell shows it: codes with their names.
    pub fn shown(&self, value: &Value, kind: ValueKind) -> String {
        let text = show_value(self.budget, value, self.scale(), kind);
        match code_name(self.codes, self.year, value) {
            Some(name) => format!("{text} {name}"),
            None if *value == Value::Count(0) => String::new(),
            None if *value == Value::Flag(false) => String::new(),
            None => text,
        }
    }

    /// An amount in the file's unit; zero is a figure too.
    pub fn figure(&self, amount: Money) -> String {
        let text = self.shown(&Value::Money(amount), ValueKind::Money);
        if text.is_empty() {
            "0.00".to_owned()
        } else {
            text
        }
    }

    /// The value as it is edited and copied: codes alone, amounts without thousands marks.
    pub fn edited(&self, value: &Value, kind: ValueKind) -> String {
        let text = show_value(self.budget, value, self.scale(), kind);
        match kind {
            ValueKind::Money => text.replace(',', ""),
            _ => text,
        }
    }

    /// Reads what was typed.
    pub fn parsed(&self, kind: ValueKind, text: &str) -> Result<Value, EntryError> {
        self.reader().read(kind, text, self.scale())
    }

    /// Reads many texts, looking names up once.
    pub fn reader(&self) -> ValueReader<'a> {
        ValueReader::with_codes(self.budget, self.codes, self.year)
    }
}
