//! Which parts of an indicator the region's forms have a column for.
//!
//! Deliberately not here: filling the forms.

use crate::model::Owner;
use crate::packs::Body;
use crate::packs::ColumnValue;
use crate::packs::FormOwner;
use crate::packs::IndicatorText;
use crate::packs::Pack;

/// The columns of the forms of units and of projects (绩效目标表栏目).
#[derive(Debug, Default)]
pub(in crate::rules) struct Columns {
    units: Vec<IndicatorText>,
    projects: Vec<IndicatorText>,
}

impl Columns {
    pub fn of(pack: &Pack) -> Self {
        let mut columns = Self::default();
        for table in &pack.tables {
            let owner = match &table.body {
                Body::Form(form) => form.owner,
                Body::Projects(_) => FormOwner::Project,
                _ => continue,
            };
            let parts = match owner {
                FormOwner::Unit => &mut columns.units,
                FormOwner::Project => &mut columns.projects,
            };
            for header in &table.header {
                header.for_each_column(&mut |_, column| {
                    if let ColumnValue::Indicator(part) = column.value {
                        parts.push(part);
                    }
                });
            }
        }
        columns
    }

    /// Whether the form of an owner has a column for a part.
    pub fn ask(&self, owner: Owner, part: IndicatorText) -> bool {
        let parts = match owner {
            Owner::Unit(_) => &self.units,
            Owner::Project(_) => &self.projects,
            Owner::Line(_) => return false,
        };
        parts.contains(&part)
    }
}
