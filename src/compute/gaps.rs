//! What a project still lacks, as the rules see it and the screens say it.

use crate::model::GoalDuty;
use crate::model::Project;
use crate::model::ProjectField;
use crate::money::Money;

/// Something a project should have and has not (项目缺项).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectGap {
    /// 项目内容
    Content,
    /// 立项依据
    Basis,
    /// 起始年度
    StartYear,
    /// 结束年度
    EndYear,
    /// No line has an amount.
    Amount,
    /// 总体目标
    Goal,
    /// No indicator of the third level.
    Indicators,
}

impl ProjectGap {
    /// What is missing, in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Content => "项目内容",
            Self::Basis => "立项依据",
            Self::StartYear => "起始年度",
            Self::EndYear => "结束年度",
            Self::Amount => "预算数（没有填了金额的支出行）",
            Self::Goal => "总体目标",
            Self::Indicators => "绩效指标",
        }
    }

    /// The field that fills it; none where records do.
    #[must_use]
    pub const fn field(self) -> Option<ProjectField> {
        match self {
            Self::Content => Some(ProjectField::Content),
            Self::Basis => Some(ProjectField::Basis),
            Self::StartYear => Some(ProjectField::StartYear),
            Self::EndYear => Some(ProjectField::EndYear),
            Self::Goal => Some(ProjectField::Goal),
            Self::Amount | Self::Indicators => None,
        }
    }
}

/// What a project of this amount lacks apart from its performance goals.
#[must_use]
pub fn basic_gaps(project: &Project, amount: Money) -> Vec<ProjectGap> {
    present([
        (project.content.trim().is_empty(), ProjectGap::Content),
        (project.basis.trim().is_empty(), ProjectGap::Basis),
        (project.start_year.is_none(), ProjectGap::StartYear),
        (project.end_year.is_none(), ProjectGap::EndYear),
        (amount.is_zero(), ProjectGap::Amount),
    ])
}

/// What a project with so many third-level indicators lacks of its performance goals.
#[must_use]
pub fn goal_gaps(project: &Project, indicators: usize) -> Vec<ProjectGap> {
    let is_due = project.goal_duty == GoalDuty::Required;
    present([
        (is_due && project.goal.trim().is_empty(), ProjectGap::Goal),
        (is_due && indicators == 0, ProjectGap::Indicators),
    ])
}

fn present<const N: usize>(gaps: [(bool, ProjectGap); N]) -> Vec<ProjectGap> {
    let is_open = |(is_open, gap): (bool, ProjectGap)| is_open.then_some(gap);
    gaps.into_iter().filter_map(is_open).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_closes_when_its_field_is_filled() {
        let mut project = Project::default();
        let amount = Money::from_fen(1);
        assert_eq!(basic_gaps(&project, amount).len(), 4);
        assert_eq!(basic_gaps(&project, Money::ZERO).len(), 5);
        project.basis = "文件".into();
        let gaps = basic_gaps(&project, amount);
        assert!(!gaps.contains(&ProjectGap::Basis));
        assert!(gaps.contains(&ProjectGap::Content));
    }

    #[test]
    fn a_project_that_need_not_have_goals_lacks_none() {
        let mut project = Project::default();
        assert_eq!(
            goal_gaps(&project, 0),
            [ProjectGap::Goal, ProjectGap::Indicators]
        );
        assert_eq!(goal_gaps(&project, 2), [ProjectGap::Goal]);
        project.goal_duty = GoalDuty::Exempt;
        assert_eq!(goal_gaps(&project, 0), []);
    }
}
