//! Cell styles as the workbook's formats.

use std::collections::BTreeMap;

use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::FormatBorder;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::XlsxError;

use crate::export::sheet::Align;
use crate::export::sheet::CellStyle;
use crate::export::sheet::Content;
use crate::export::sheet::SheetAmount;
use crate::export::sheet::TextSize;
use crate::money::ZeroStyle;

/// Fonts every office PC with Chinese has; named, not embedded.
const BODY_FONT: &str = "宋体";
const TITLE_FONT: &str = "黑体";
/// Points.
const BODY_SIZE: f64 = 11.0;
const TITLE_SIZE: f64 = 16.0;
/// The number formats of cells without an amount.
const GENERAL: &str = "General";
const TEXT: &str = "@";
/// GB2312, so that a program without these fonts looks for other Chinese ones.
const CHINESE_CHARSET: u8 = 134;
/// The default row and column in pixels where the body font is 宋体 11.
const ROW_PIXELS: u32 = 18;
const COLUMN_PIXELS: u32 = 72;

/// Makes the body font the workbook's own, since column widths are counted in its digits.
pub(super) fn set_default(workbook: &mut Workbook) -> Result<(), XlsxError> {
    workbook.set_default_format(&body(), ROW_PIXELS, COLUMN_PIXELS)?;
    Ok(())
}

/// The formats in use, each made once.
#[derive(Default)]
pub(super) struct Formats {
    made: BTreeMap<(CellStyle, String), Format>,
}

impl Formats {
    /// The format of a style for a content.
    pub(super) fn get(&mut self, style: CellStyle, content: &Content) -> &Format {
        let number = match content {
            Content::Amount(amount) => number_format(amount),
            Content::Text(text) if is_typed_otherwise(text) => TEXT.to_owned(),
            Content::Text(_) | Content::Blank => GENERAL.to_owned(),
        };
        self.made
            .entry((style, number))
            .or_insert_with_key(|(style, number)| make(*style, number))
    }
}

/// Whether the text, edited and entered again, could turn into a number, a date or a formula, as codes would.
///
/// Not for long texts: old versions show more than 255 characters of a text cell as `####`.
fn is_typed_otherwise(text: &str) -> bool {
    text.len() <= 255 && text.starts_with(|first: char| first.is_ascii())
}

fn body() -> Format {
    Format::new()
        .set_font_name(BODY_FONT)
        .set_font_size(BODY_SIZE)
        .set_font_charset(CHINESE_CHARSET)
        .set_align(FormatAlign::VerticalCenter)
}

fn make(style: CellStyle, number: &str) -> Format {
    let mut format = body().set_num_format(number).set_text_wrap();
    format = match style.align {
        Align::Left => format.set_align(FormatAlign::Left),
        Align::Center => format.set_align(FormatAlign::Center),
        Align::Right => format.set_align(FormatAlign::Right),
    };
    format = match style.size {
        TextSize::Title => format.set_font_name(TITLE_FONT).set_font_size(TITLE_SIZE),
        TextSize::Body => format,
    };
    if style.is_bold {
        format = format.set_bold();
    }
    if style.is_boxed {
        format = format.set_border(FormatBorder::Thin);
    }
    format
}

/// How the workbook shows the amount: as it is printed.
///
/// Zero is left out by a third section; an amount too small for the printed decimals is not zero and shows `0.00`.
fn number_format(amount: &SheetAmount) -> String {
    let format = &amount.format;
    let whole = if format.grouping { "#,##0" } else { "0" };
    let decimals = "0".repeat(if format.trims {
        format.decimals_of(amount.amount)
    } else {
        usize::from(format.decimals)
    });
    let point = if decimals.is_empty() { "" } else { "." };
    // `_ ` keeps the width of a blank free, so that amounts don't touch the line at their right.
    let digits = format!("{whole}{point}{decimals}_ ");
    let zero = match format.zero {
        _ if !amount.amount.is_zero() => return digits,
        ZeroStyle::Digits => return digits,
        ZeroStyle::Blank => "",
        ZeroStyle::Dash => "\"-\"_ ",
    };
    format!("{digits};-{digits};{zero};@")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::AmountFormat;
    use crate::money::AmountScale;
    use crate::money::Money;

    fn check(fen: i64, zero: ZeroStyle, expected: &str) {
        let format = AmountFormat {
            zero,
            ..AmountFormat::new(AmountScale::TenThousandYuan)
        };
        assert_eq!(
            number_format(&SheetAmount {
                amount: Money::from_fen(fen),
                format
            }),
            expected
        );
    }

    #[test]
    fn only_a_true_zero_is_left_out() {
        check(0, ZeroStyle::Blank, "#,##0.00_ ;-#,##0.00_ ;;@");
        check(0, ZeroStyle::Dash, "#,##0.00_ ;-#,##0.00_ ;\"-\"_ ;@");
        check(0, ZeroStyle::Digits, "#,##0.00_ ");
        check(1, ZeroStyle::Blank, "#,##0.00_ ");
    }
}
