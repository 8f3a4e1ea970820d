//! What forms and tables of performance show of units, projects and indicators.

use std::collections::BTreeSet;

use crate::compute::cells::column_defs;
use crate::compute::needs::Need;
use crate::compute::needs::NeedAbout;
use crate::compute::needs::NeedPlace;
use crate::compute::needs::asked::Asking;
use crate::model::Budget;
use crate::model::CoverField;
use crate::model::Field;
use crate::model::GoalDuty;
use crate::model::Indicator;
use crate::model::IndicatorField;
use crate::model::Owner;
use crate::model::ProjectField;
use crate::model::RecordId;
use crate::model::UnitField;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::FormDef;
use crate::packs::FormItem;
use crate::packs::FormOwner;
use crate::packs::IndicatorText;

impl Asking<'_> {
    /// What a form shows of its unit or project, and of the indicators.
    pub(super) fn in_form(&self, form: &FormDef) -> Vec<Need> {
        let indicators = self.indicators(form.owner);
        let mut needs = self.in_items(form, &self.owners(form.owner));
        needs.extend(self.in_indicator_columns(&indicators));
        needs.extend(levels(form, &indicators));
        needs
    }

    /// What a table of all projects shows of them and of their indicators.
    pub(super) fn in_project_rows(&self) -> Vec<Need> {
        let field = |column: &&ColumnDef| match column.value {
            ColumnValue::ProjectName => Some(ProjectField::Name),
            ColumnValue::ProjectContent => Some(ProjectField::Content),
            ColumnValue::ProjectGoal => Some(ProjectField::Goal),
            _ => None,
        };
        let columns = column_defs(self.def);
        let projects = || self.budget.projects.iter().map(|it| it.id.into());
        let fields = columns.iter().filter_map(field);
        let mut needs: Vec<Need> = fields
            .filter_map(|field| self.blank(field, projects()))
            .collect();
        needs.extend(self.in_indicator_columns(&self.indicators(FormOwner::Project)));
        needs
    }

    /// The indicators of all units or of all projects.
    fn indicators(&self, owner: FormOwner) -> Vec<&Indicator> {
        let is_here = |it: &&Indicator| match (owner, it.owner) {
            (FormOwner::Unit, Some(Owner::Unit(_)))
            | (FormOwner::Project, Some(Owner::Project(_))) => !it.level_three.trim().is_empty(),
            _ => false,
        };
        self.budget.indicators.iter().filter(is_here).collect()
    }

    /// What the columns show of indicators.
    fn in_indicator_columns(&self, indicators: &[&Indicator]) -> Vec<Need> {
        let need = |column: &&ColumnDef| match column.value {
            ColumnValue::Indicator(part) => {
                let ids = indicators.iter().map(|it| it.id.into());
                self.blank(indicator_field(part), ids)
            }
            _ => None,
        };
        column_defs(self.def).iter().filter_map(need).collect()
    }

    /// What stands in the labelled texts of a form.
    fn in_items(&self, form: &FormDef, owners: &[RecordId]) -> Vec<Need> {
        let texts = || form.head.iter().chain(&form.below).flatten();
        let asks = |name: &str| {
            let mut items = texts().map(|item: &FormItem| &item.text);
            items.any(|text| text.contains(name))
        };
        let own = |name, unit: UnitField, project: Option<ProjectField>| {
            let field = match form.owner {
                FormOwner::Unit => Field::from(unit),
                FormOwner::Project => Field::from(project?),
            };
            let is_asked = asks(name);
            is_asked.then(|| self.blank(field, owners.iter().copied()))?
        };
        let division = asks("{division}").then(|| self.blank_on_cover(CoverField::DivisionCode));
        [
            own("{unit}", UnitField::Name, Some(ProjectField::Unit)),
            own("{unit_code}", UnitField::Code, None),
            own(
                "{goal}",
                UnitField::PerformanceGoal,
                Some(ProjectField::Goal),
            ),
            division.flatten(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// For whom there are forms: all units; the projects that must have goals, or have something of them.
    fn owners(&self, owner: FormOwner) -> Vec<RecordId> {
        let Budget {
            units, projects, ..
        } = self.budget;
        match owner {
            FormOwner::Unit => units.iter().map(|it| it.id.into()).collect(),
            FormOwner::Project => {
                let indicators = self.budget.indicators.iter();
                let with: BTreeSet<Owner> = indicators.filter_map(|it| it.owner).collect();
                let is_due = projects.iter().filter(|it| {
                    it.goal_duty == GoalDuty::Required || with.contains(&Owner::Project(it.id))
                });
                is_due.map(|it| it.id.into()).collect()
            }
        }
    }
}

/// Indicators whose first two levels the form doesn't have.
fn levels(form: &FormDef, indicators: &[&Indicator]) -> Option<Need> {
    let is_known = |it: &Indicator| {
        let mut known = form.levels.iter().filter(|level| level.one == it.level_one);
        known.any(|level| level.two.contains(&it.level_two))
    };
    let mut others = indicators.iter().filter(|it| !is_known(it));
    let first = others.next().filter(|_| !form.levels.is_empty())?;
    Some(Need {
        about: NeedAbout::Levels,
        tables: Vec::new(),
        count: 1 + others.count(),
        place: NeedPlace::Record(first.id.into(), Some(IndicatorField::LevelTwo.into())),
    })
}

const fn indicator_field(part: IndicatorText) -> IndicatorField {
    match part {
        IndicatorText::LevelOne => IndicatorField::LevelOne,
        IndicatorText::LevelTwo => IndicatorField::LevelTwo,
        IndicatorText::LevelThree => IndicatorField::LevelThree,
        IndicatorText::Operator => IndicatorField::Operator,
        IndicatorText::Value | IndicatorText::WholeValue => IndicatorField::Value,
        IndicatorText::Measure => IndicatorField::Measure,
        IndicatorText::Deadline => IndicatorField::Deadline,
        IndicatorText::Description => IndicatorField::Description,
        IndicatorText::ValueBasis => IndicatorField::ValueBasis,
        IndicatorText::Weight => IndicatorField::Weight,
        IndicatorText::Excellent => IndicatorField::Excellent,
        IndicatorText::Good => IndicatorField::Good,
        IndicatorText::Fair => IndicatorField::Fair,
        IndicatorText::Poor => IndicatorField::Poor,
    }
}
