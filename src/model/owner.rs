//! Values that refer to records or hold a whole budget.

use std::sync::Arc;

use serde::Deserialize;
use serde::Serialize;

use crate::model::Budget;
use crate::model::LineId;
use crate::model::ProjectId;
use crate::model::RecordId;
use crate::model::Records;
use crate::model::UnitId;

/// Whom a record belongs to (所属对象).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Owner {
    /// A unit.
    Unit(UnitId),
    /// A project.
    Project(ProjectId),
    /// An expenditure line.
    Line(LineId),
}

impl From<Owner> for RecordId {
    fn from(owner: Owner) -> Self {
        match owner {
            Owner::Unit(id) => id.into(),
            Owner::Project(id) => id.into(),
            Owner::Line(id) => id.into(),
        }
    }
}

/// A frozen copy of a budget (存档内容).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Snapshot(#[serde(with = "shared")] pub Arc<Budget>);

impl Snapshot {
    /// The budget as it is, without earlier copies: each would hold all before it, and files would double.
    #[must_use]
    pub fn of(budget: &Budget) -> Self {
        Self(Arc::new(Budget {
            rounds: Records::default(),
            ..budget.clone()
        }))
    }
}

mod shared {
    //! Reading and writing a shared budget as if it were owned.

    use std::sync::Arc;

    use serde::Deserialize;
    use serde::Deserializer;
    use serde::Serialize;
    use serde::Serializer;

    use crate::model::Budget;

    pub(super) fn serialize<S: Serializer>(
        budget: &Arc<Budget>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Budget::serialize(budget, serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<Budget>, D::Error> {
        Budget::deserialize(deserializer).map(Arc::new)
    }
}
