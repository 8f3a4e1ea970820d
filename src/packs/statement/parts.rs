//! Sentences: their parts, and the conditions under which they stand.

use serde::Deserialize;

use crate::model::VehicleUse;
use crate::packs::Filter;

/// A sentence, or a piece of one (句).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceDef {
    /// It stands there while all of these hold.
    #[serde(default)]
    pub when: Vec<Condition>,
    /// From left to right.
    pub parts: Vec<PartDef>,
}

/// A part of a sentence (句子成分); figures are named by their ids.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum PartDef {
    /// Words.
    Text(String),
    /// A figure with its unit.
    Amount(String),
    /// Last year's figure with its unit.
    Prior(String),
    /// How a figure differs from last year's: 增加 or 减少 by how much and how many percent.
    Change(String),
    /// The cause of the change, behind “，主要原因是”; asked for where it is to be told and isn't written.
    Cause(String),
    /// A number of things.
    Count(CountOf),
    /// How many percent the first number is of the second.
    Share(CountOf, CountOf),
    /// The names of things, with a 、 between them.
    List(ListPart),
    /// The numbers or titles of the tables without a figure, with a 、 between them.
    EmptyTables,
    /// The date to which the stock of assets was counted.
    CutOff,
}

/// Things listed in a sentence (列举).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListPart {
    /// What is listed.
    pub of: ListOf,
    /// Whether each has its amount behind it.
    #[serde(default)]
    pub amounts: bool,
    /// Only so many, the largest; “等” stands behind them.
    #[serde(default)]
    pub at_most: Option<usize>,
}

/// What is listed (列举对象); what comes to nothing is left out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum ListOf {
    /// Sources of revenue that meet these conditions.
    Revenue(Vec<Filter>),
    /// 类 of expenditure that meets these conditions.
    Functions(Vec<Filter>),
    /// 款 of economic classes of expenditure that meets these conditions.
    Economics(Vec<Filter>),
    /// The same of the operating costs of administrative units and those managed like them.
    AgencyEconomics,
    /// Projects, of lines that meet these conditions.
    Projects(Vec<Filter>),
    /// 货物, 工程, 服务.
    ProcurementKinds,
    /// The stock of assets besides vehicles, with quantities; these stay with a quantity of nothing.
    Stock,
}

/// A number of things (个数).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum CountOf {
    /// Units.
    Units,
    /// Internal offices.
    Offices,
    /// Projects with money.
    Projects,
    /// Projects with money that must have goals.
    ProjectsDue,
    /// Those of them that have some.
    ProjectsWithGoals,
    /// Units with a goal, a task or an indicator of their own.
    WholeGoals,
    /// Vehicles.
    Vehicles,
    /// Vehicles of these uses.
    VehiclesOf(Vec<VehicleUse>),
}

/// What must hold (条件); figures are named by their ids.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Condition {
    /// The figure is nothing, as it is printed.
    Zero(String),
    /// Last year's figure is known.
    Compared(String),
    /// It is the same as last year's, as it is printed.
    Unchanged(String),
    /// There is something to list.
    Lists(ListOf),
    /// There is at least one.
    Some(CountOf),
    /// There is more than one.
    Several(CountOf),
    /// There are administrative units or units managed like them.
    HasAgencies,
    /// There is a date to which the stock of assets was counted.
    HasCutOff,
    /// There are tables without a figure.
    HasEmptyTables,
    /// There are notes with one of these titles.
    HasNotes(Vec<String>),
    /// There are notes of other matters that no chapter names.
    HasOtherMatters,
    /// Any of these.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
}

impl Condition {
    /// Calls `see` with the id of every figure it names.
    pub(super) fn for_each_figure<'a>(&'a self, see: &mut impl FnMut(&'a str)) {
        match self {
            Self::Zero(id) | Self::Compared(id) | Self::Unchanged(id) => see(id),
            Self::Any(all) => all.iter().for_each(|it| it.for_each_figure(see)),
            Self::Not(inner) => inner.for_each_figure(see),
            Self::Lists(_)
            | Self::Some(_)
            | Self::Several(_)
            | Self::HasAgencies
            | Self::HasCutOff
            | Self::HasEmptyTables
            | Self::HasNotes(_)
            | Self::HasOtherMatters => {}
        }
    }
}

impl PartDef {
    /// The id of the figure it names.
    pub(super) fn figure(&self) -> Option<&str> {
        match self {
            Self::Amount(id) | Self::Prior(id) | Self::Change(id) | Self::Cause(id) => Some(id),
            Self::Text(_)
            | Self::Count(_)
            | Self::Share(..)
            | Self::List(_)
            | Self::EmptyTables
            | Self::CutOff => None,
        }
    }
}
