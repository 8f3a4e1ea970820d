//! The vehicles of units: those there are and what counts as one.
//!
//! Deliberately not here: quotas and judgments.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::codes::AssetClassCode;
use crate::compute::Kinds;
use crate::model::UnitId;
use crate::packs::AssetQuantity;
use crate::packs::AssetStandard;
use crate::rules::CheckCtx;

/// What counts as a vehicle, and how many each unit has (公务用车).
pub(in crate::rules) struct Vehicles<'a> {
    standards: &'a [AssetStandard],
    /// By the list of vehicles.
    pub held: BTreeMap<UnitId, u64>,
    /// By the stock of assets, whole rows only.
    pub stock: BTreeMap<UnitId, Decimal>,
}

impl<'a> Vehicles<'a> {
    pub fn new(ctx: &CheckCtx<'_>, standards: &'a [AssetStandard]) -> Self {
        let mut vehicles = Self {
            standards,
            held: BTreeMap::new(),
            stock: BTreeMap::new(),
        };
        for row in &ctx.budget.vehicles {
            if let Some(unit) = row.unit {
                *vehicles.held.entry(unit).or_default() += u64::from(row.held);
            }
        }
        for row in ctx.budget.asset_stock.iter().filter(|row| !row.is_part) {
            if let Some(unit) = row.unit
                && vehicles.includes(row.class, &row.item)
            {
                *vehicles.stock.entry(unit).or_default() += row.quantity.unwrap_or_default();
            }
        }
        vehicles
    }

    /// Whether a thing is a vehicle, by its class or, where that is open, by what it is called.
    pub fn includes(&self, class: Option<AssetClassCode>, name: &str) -> bool {
        let kind = Kinds::new(self.standards).of(class, name);
        kind.is_some_and(|at| self.standards[at].quantity == AssetQuantity::VehicleQuota)
    }

    /// How many a unit has, by the list that knows of more.
    pub fn count(&self, unit: UnitId) -> Decimal {
        let held = Decimal::from(self.held.get(&unit).copied().unwrap_or_default());
        held.max(self.stock.get(&unit).copied().unwrap_or_default())
    }
}
