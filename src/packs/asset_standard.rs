//! Standards for what a unit may have of an asset: how many, at what price, for how long.
//!
//! Deliberately not here: what a unit has, and judgments about it.

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::codes::AssetClassCode;
use crate::codes::BudgetYear;
use crate::codes::Certainty;
use crate::money::Money;

/// A standard for things of some classes (资产配置标准).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssetStandard {
    /// Stays; a region replaces a standard by this id.
    pub id: String,
    /// As the standard calls the things: `台式计算机`.
    pub title: String,
    /// The classes it is for, with everything below them.
    pub classes: Vec<AssetClassCode>,
    /// What people call the things where no class, or a wider one, is entered.
    #[serde(default)]
    pub names: Vec<String>,
    /// Classes whose things count against the same quantity.
    #[serde(default)]
    pub shared_with: Vec<AssetClassCode>,
    /// How many there may be.
    pub quantity: AssetQuantity,
    /// What they are counted in.
    pub measure: String,
    /// The highest price of one.
    #[serde(default)]
    pub price_cap: Option<Money>,
    /// Years one is used at least.
    #[serde(default)]
    pub min_life: Option<u16>,
    /// The first budget year it holds; it holds until another one of the same id.
    pub from: BudgetYear,
    /// What else there is to know.
    #[serde(default)]
    pub note: String,
    /// The document it comes from.
    pub source: String,
    /// Whether the figures were seen in a published document.
    #[serde(default)]
    pub is_certain: bool,
}

/// How many things there may be (数量标准).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum AssetQuantity {
    /// So many for each head in quota posts (编制内实有人数).
    PerHead(Decimal),
    /// One for so many heads, by the size of the unit.
    HeadsForOne(Vec<HeadTier>),
    /// So many for each office room.
    PerRoom(u32),
    /// As many as the quota of vehicles (车辆编制).
    VehicleQuota,
    /// By the area of the meeting room.
    ByRoomArea,
    /// As the work needs it.
    AsNeeded,
}

/// A part of the heads of a unit, and for how many of them there may be one (人数分档).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadTier {
    /// Up to this many heads; all others when none.
    #[serde(default)]
    pub up_to: Option<u32>,
    /// Heads for one.
    pub heads: u32,
}

impl AssetStandard {
    /// Whether the figures are known from a published document.
    #[must_use]
    pub const fn certainty(&self) -> Certainty {
        if self.is_certain {
            Certainty::Confirmed
        } else {
            Certainty::Believed
        }
    }

    /// What is wrong with it; none when it makes sense.
    pub(in crate::packs) fn mistake(&self) -> Option<&'static str> {
        let is_positive = |price: &Money| price.fen() > 0;
        if self.title.trim().is_empty() || self.measure.trim().is_empty() {
            Some("没有名称或计量单位")
        } else if self.classes.is_empty() {
            Some("没有资产分类")
        } else if self.source.trim().is_empty() {
            Some("没有依据")
        } else if !self.price_cap.as_ref().is_none_or(is_positive) {
            Some("单价上限应大于零")
        } else if self.min_life == Some(0) {
            Some("最低使用年限应大于零")
        } else {
            self.quantity.mistake()
        }
    }
}

impl AssetQuantity {
    fn mistake(&self) -> Option<&'static str> {
        match self {
            Self::PerHead(ratio) if *ratio <= Decimal::ZERO => Some("每人数量应大于零"),
            Self::HeadsForOne(tiers) => tiers_mistake(tiers),
            Self::PerHead(_)
            | Self::PerRoom(_)
            | Self::VehicleQuota
            | Self::ByRoomArea
            | Self::AsNeeded => None,
        }
    }
}

fn tiers_mistake(tiers: &[HeadTier]) -> Option<&'static str> {
    let is_last_open = tiers.last().is_some_and(|tier| tier.up_to.is_none());
    let rises = tiers
        .windows(2)
        .all(|pair| match (pair[0].up_to, pair[1].up_to) {
            (Some(lower), Some(upper)) => lower < upper,
            (Some(_), None) => true,
            (None, _) => false,
        });
    if !is_last_open || !rises {
        Some("人数分档应由低到高，末档不封顶")
    } else if tiers.iter().any(|tier| tier.heads == 0) {
        Some("每台对应的人数应大于零")
    } else {
        None
    }
}
