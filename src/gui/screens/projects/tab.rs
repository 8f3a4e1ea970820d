//! The tabs of a project: which records stand in each.

use crate::gui::derived::Derived;
use crate::gui::records::SheetDef;
use crate::gui::records::Within;
use crate::gui::records::sheet_named;
use crate::gui::screens::records::active::ActivePane;
use crate::gui::widgets::tab::turned;
use crate::model::Field;
use crate::model::Owner;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::model::RecordId;

/// A tab of a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// 基本情况
    #[default]
    Basics,
    /// 支出明细
    Lines,
    /// 测算明细
    Costing,
    /// 分年度计划
    Plan,
    /// 绩效目标
    Goals,
    /// 采购
    Procurement,
    /// 新增资产
    Assets,
}

impl Tab {
    /// The tabs from left to right.
    pub const ALL: [Self; 7] = [
        Self::Basics,
        Self::Lines,
        Self::Costing,
        Self::Plan,
        Self::Goals,
        Self::Procurement,
        Self::Assets,
    ];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Basics => "基本情况",
            Self::Lines => "支出明细",
            Self::Costing => "测算明细",
            Self::Plan => "分年度计划",
            Self::Goals => "绩效目标",
            Self::Procurement => "采购",
            Self::Assets => "新增资产",
        }
    }

    /// How many records a project has in it.
    pub fn count(self, derived: &Derived, project: ProjectId) -> usize {
        let sums = derived.project(project);
        match self {
            Self::Basics => 0,
            Self::Lines => sums.lines,
            Self::Costing => sums.costing_lines,
            Self::Plan => sums.plan_years,
            Self::Goals => derived.indicators(Owner::Project(project)).rows,
            Self::Procurement => sums.procurement_rows,
            Self::Assets => sums.acquisitions,
        }
    }

    /// The tab where a record or field of a project is worked on.
    pub const fn of(record: RecordId, field: Option<Field>) -> Option<Self> {
        match (record, field) {
            (RecordId::Project(_), Some(Field::Project(ProjectField::Goal)))
            | (RecordId::Indicator(_), _) => Some(Self::Goals),
            (RecordId::Project(_), Some(_)) => Some(Self::Basics),
            (RecordId::Line(_), _) => Some(Self::Lines),
            (RecordId::Costing(_), _) => Some(Self::Costing),
            (RecordId::ProjectYear(_), _) => Some(Self::Plan),
            (RecordId::Procurement(_), _) => Some(Self::Procurement),
            (RecordId::Acquisition(_), _) => Some(Self::Assets),
            _ => None,
        }
    }

    /// The list of records in it; none where there is a form alone.
    pub fn list(self, project: ProjectId) -> Option<ActivePane> {
        let sheet = sheet_of(self)?;
        Some(ActivePane {
            sheet,
            within: Within::Project(project),
        })
    }

    /// The tab beside it, going round.
    #[must_use]
    pub fn turned(self, forward: bool) -> Self {
        turned(&Self::ALL, self, forward)
    }
}

fn sheet_of(tab: Tab) -> Option<&'static SheetDef> {
    sheet_named(match tab {
        Tab::Basics => return None,
        Tab::Lines => "project_lines",
        Tab::Costing => "costing",
        Tab::Plan => "project_years",
        Tab::Goals => "indicators",
        Tab::Procurement => "procurement",
        Tab::Assets => "acquisitions",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RecordKind;

    #[test]
    fn a_tab_lists_the_records_that_are_found_in_it() {
        for kind in RecordKind::ALL {
            let tab = Tab::of(kind.id(1), None);
            let list = tab.and_then(|tab| tab.list(ProjectId::new(1)));
            if tab.is_some() {
                assert_eq!(list.map(|it| it.sheet.kind), Some(*kind));
            }
        }
    }

    #[test]
    fn turning_goes_round() {
        assert_eq!(Tab::Assets.turned(true), Tab::Basics);
        assert_eq!(Tab::Basics.turned(false), Tab::Assets);
        assert_eq!(Tab::Lines.turned(true), Tab::Costing);
    }
}
