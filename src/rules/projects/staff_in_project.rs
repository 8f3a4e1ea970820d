//! C-22: pay of own staff is basic expenditure.

use crate::model::LineField;
use crate::model::LineKind;
use crate::model::ProjectClass;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::staff_money::own_staff;
use crate::rules::staff_money::staff_lines;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/staff_in_project",
    code: "C-22",
    severity: Severity::Warning,
    title: "本单位人员支出不列项目支出",
    explanation: include_str!("staff_in_project.md"),
    since: "0.1.0",
    check,
};

/// 工资福利支出, without 其他工资福利支出, which pays people outside the quota.
const WAGES: u32 = 301;
const OTHER_WAGES: u32 = 30199;

/// 对个人和家庭的补助: for own staff when the text of the project says so.
const PEOPLE: u32 = 303;

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let staff = own_staff(ctx);
    let facts = &ctx.book.facts;
    let projects = staff_lines(ctx, |fact, project, code| {
        let category = code.category().number();
        let is_wage = category == WAGES && code.number() != OTHER_WAGES;
        let is_staff = || category == PEOPLE && staff.contains_key(&project);
        facts.kind(fact) == LineKind::Project && (is_wage || is_staff())
    });
    for lines in projects {
        let project = ctx.budget.projects.find(lines.project);
        // In regions that keep staff costs as projects of their own class they are where they belong.
        if project.is_none_or(|it| it.class == ProjectClass::Personnel) {
            continue;
        }
        let word = staff.get(&lines.project);
        let said = word.map_or_else(String::new, |word| format!("写明“{word}”，"));
        findings.extend(
            lines.finding(ctx, (&RULE, LineField::Kind), |name, booked| {
                format!("“{name}”{said}有 {booked}：本单位人员的支出应列基本支出")
            }),
        );
    }
}
