//! The four operations with brackets, as in `=3*1200*12`.
//!
//! Deliberately not a formula language: no names, no cell references.

use rust_decimal::Decimal;

use crate::money::parse::AmountError;
use crate::money::parse::plain_number;

/// Brackets may be nested this deep; more is a slip or an attack, not arithmetic.
const DEPTH_LIMIT: usize = 32;

/// Computes an expression without its leading `=`; `%` after a number divides it by 100.
pub(super) fn evaluate(expression: &str) -> Result<Decimal, AmountError> {
    let mut reader = Reader {
        rest: expression,
        depth: 0,
    };
    let value = reader.sum()?;
    match reader.rest.chars().next() {
        None => Ok(value),
        Some(')') => Err(error("括号不成对")),
        Some(found) => Err(AmountError::UnexpectedCharacter { found }),
    }
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn take(&mut self, mark: char) -> bool {
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> Result<Decimal, AmountError> {
        let mut value = self.product()?;
        loop {
            let next = if self.take('+') {
                value.checked_add(self.product()?)
            } else if self.take('-') {
                value.checked_sub(self.product()?)
            } else {
                return Ok(value);
            };
            value = next.ok_or(AmountError::TooLarge)?;
        }
    }

    fn product(&mut self) -> Result<Decimal, AmountError> {
        let mut value = self.factor()?;
        loop {
            let next = if self.take('*') {
                value.checked_mul(self.factor()?)
            } else if self.take('/') {
                let divisor = self.factor()?;
                if divisor.is_zero() {
                    return Err(error("除数不能为零"));
                }
                value.checked_div(divisor)
            } else {
                return Ok(value);
            };
            value = next.ok_or(AmountError::TooLarge)?;
        }
    }

    fn factor(&mut self) -> Result<Decimal, AmountError> {
        if self.depth == DEPTH_LIMIT {
            return Err(error("括号或正负号套得太深"));
        }
        self.depth += 1;
        let value = self.signed_factor();
        self.depth -= 1;
        value
    }

    fn signed_factor(&mut self) -> Result<Decimal, AmountError> {
        if self.take('-') {
            return self.factor().map(|value| -value);
        }
        let value = if self.take('(') {
            let inner = self.sum()?;
            if !self.take(')') {
                return Err(error("括号不成对"));
            }
            inner
        } else {
            self.number()?
        };
        let percent = self.take('%');
        Ok(if percent {
            value / Decimal::ONE_HUNDRED
        } else {
            value
        })
    }

    fn number(&mut self) -> Result<Decimal, AmountError> {
        let is_part = |mark: char| mark.is_ascii_digit() || matches!(mark, '.' | ',');
        let end = self
            .rest
            .find(|mark| !is_part(mark))
            .unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        if digits.is_empty() {
            return Err(match rest.chars().next() {
                None => error("算式没有写完"),
                Some(found) => AmountError::UnexpectedCharacter { found },
            });
        }
        self.rest = rest;
        plain_number(digits)
    }
}

fn error(reason: &str) -> AmountError {
    AmountError::Expression {
        reason: reason.to_owned(),
    }
}
