//! The label above a column of somebody's table, without the unit of its amounts.

use crate::codes::folded;
use crate::money::AmountScale;

/// A label without its unit: 预算数（万元） (列名).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnLabel {
    /// The name, without marks, blanks and width.
    pub name: String,
    /// The unit it states.
    pub scale: Option<AmountScale>,
}

impl ColumnLabel {
    /// Takes the unit off a label.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let whole = folded(text);
        let units = [
            ("单位万元", AmountScale::TenThousandYuan),
            ("万元", AmountScale::TenThousandYuan),
            ("单位元", AmountScale::Yuan),
            ("元", AmountScale::Yuan),
        ];
        let cut = units
            .into_iter()
            .find_map(|(unit, scale)| Some((whole.strip_suffix(unit)?.to_owned(), scale)));
        match cut {
            Some((name, scale)) if !name.is_empty() => Self {
                name,
                scale: Some(scale),
            },
            Some(_) | None => Self {
                name: whole,
                scale: None,
            },
        }
    }
}
