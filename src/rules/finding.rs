//! What a rule found.

use rust_decimal::Decimal;

use crate::edit::Edit;
use crate::model::UnitId;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Severity;
use crate::rules::Location;
use crate::rules::Rule;

/// Something wrong, or worth a look (校验结果).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The id of the rule or tie-out.
    pub rule: String,
    /// Its code: `A-01`.
    pub code: String,
    /// How serious it is here.
    pub severity: Severity,
    /// Understandable alone, amounts with their units.
    pub message: String,
    /// Where the cursor goes.
    pub primary: Location,
    /// Other places, with a few words each.
    pub related: Vec<Related>,
    /// The figures compared.
    pub figures: Option<Figures>,
    /// What can be done about it.
    pub fixes: Vec<Fix>,
    /// What it is about, the same after other edits: with the rule it identifies the finding.
    pub subject: String,
    /// Whether the user has explained it.
    pub explained: Explained,
}

/// Another place of a finding (相关位置).
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The place.
    pub place: Location,
    /// What is there.
    pub label: String,
}

/// The two figures a finding compares (比对数额).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figures {
    /// Amounts, shown in a scale.
    Amounts {
        /// The left figure.
        left: Money,
        /// The right figure.
        right: Money,
        /// In which unit they are shown.
        scale: AmountScale,
    },
    /// Numbers of a unit: heads, forms.
    Numbers {
        /// The left figure.
        left: Decimal,
        /// The right figure.
        right: Decimal,
        /// Their unit.
        unit: &'static str,
    },
}

/// Whether a warning has been explained (说明理由).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Explained {
    /// Not explained.
    #[default]
    No,
    /// Explained, and the figures are still those explained.
    Yes,
    /// Explained for figures that have changed since.
    Lapsed,
}

/// A change that mends a finding (快速修正).
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does: `按上年数安排`.
    pub label: String,
    /// Whether it can be made without a second look.
    pub safety: Safety,
    /// The change.
    pub edits: Vec<Edit>,
}

/// Whether a fix needs a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Can be applied as it is.
    Safe,
    /// Should be looked at.
    Review,
}

impl Figures {
    /// Amounts in 万元 or 元.
    #[must_use]
    pub const fn amounts(left: Money, right: Money, scale: AmountScale) -> Self {
        Self::Amounts { left, right, scale }
    }

    /// Left, right and difference as text without units; exact, with as many decimals as they need.
    #[must_use]
    pub fn texts(&self) -> [String; 3] {
        match self {
            Self::Amounts { left, right, scale } => {
                [*left, *right, *left - *right].map(|amount| exact(amount, *scale))
            }
            Self::Numbers { left, right, .. } => {
                [*left, *right, left - right].map(|number| number.normalize().to_string())
            }
        }
    }

    /// The unit of the figures.
    #[must_use]
    pub const fn unit(&self) -> &'static str {
        match self {
            Self::Amounts { scale, .. } => scale.label(),
            Self::Numbers { unit, .. } => unit,
        }
    }

    /// How far the figures are apart; `None` for numbers that aren't money.
    #[must_use]
    pub fn gap(&self) -> Option<Money> {
        match self {
            Self::Amounts { left, right, .. } => Some((*left - *right).abs()),
            Self::Numbers { .. } => None,
        }
    }
}

/// An amount without its unit, with as many decimals as it needs, at least two.
fn exact(amount: Money, scale: AmountScale) -> String {
    let mut format = AmountFormat::new(scale);
    while format.rounded(amount) != amount && format.decimals < 6 {
        format.decimals += 1;
    }
    format.digits(amount)
}

/// An amount with its unit, exact, for messages: `5,114.04 万元`.
#[must_use]
pub(in crate::rules) fn amount_text(amount: Money, scale: AmountScale) -> String {
    format!("{} {}", exact(amount, scale), scale.label())
}

impl Finding {
    /// Whether it is still to be settled: a warning that has been explained is not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.explained != Explained::Yes
    }

    /// The fix that can be made without a second look.
    #[must_use]
    pub fn safe_fix(&self) -> Option<&Fix> {
        self.fixes.iter().find(|fix| fix.safety == Safety::Safe)
    }

    /// A finding of a rule in code.
    #[must_use]
    pub fn new(rule: &'static Rule, primary: Location, message: String) -> Self {
        Self {
            rule: rule.id.to_owned(),
            code: rule.code.to_owned(),
            severity: rule.severity,
            message,
            subject: primary.subject(),
            primary,
            related: Vec::new(),
            figures: None,
            fixes: Vec::new(),
            explained: Explained::No,
        }
    }

    /// This finding with another place.
    #[must_use]
    pub fn related(mut self, place: Location, label: impl Into<String>) -> Self {
        self.related.push(Related {
            place,
            label: label.into(),
        });
        self
    }

    /// This finding with the figures compared.
    #[must_use]
    pub fn figures(mut self, figures: Figures) -> Self {
        self.figures = Some(figures);
        self
    }

    /// This finding about something else than its place, which may be another one after an edit.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// This finding about a unit, and about one of several things there when `what` says which.
    #[must_use]
    pub fn about_unit(self, unit: UnitId, what: &str) -> Self {
        let unit = Location::Record(unit.into()).subject();
        let mark = if what.is_empty() { "" } else { ":" };
        self.about(format!("{unit}{mark}{what}"))
    }

    /// This finding with a severity of its own, where a rule has several.
    #[must_use]
    pub const fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// This finding with a change that mends it.
    #[must_use]
    pub fn fix(mut self, label: impl Into<String>, safety: Safety, edits: Vec<Edit>) -> Self {
        self.fixes.push(Fix {
            label: label.into(),
            safety,
            edits,
        });
        self
    }

    /// The figures as the text an explanation keeps.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        match &self.figures {
            Some(figures) => {
                let [left, right, _] = figures.texts();
                format!("{left}／{right} {}", figures.unit())
            }
            None => self.message.clone(),
        }
    }
}
