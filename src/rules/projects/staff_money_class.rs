//! C-20: money that the text says is for wages is not booked as goods or subsidies.

use crate::model::LineField;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::staff_money::own_staff;
use crate::rules::staff_money::staff_lines;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/staff_money_class",
    code: "C-20",
    severity: Severity::Warning,
    title: "项目文字与经济科目相符",
    explanation: include_str!("staff_money_class.md"),
    since: "0.1.0",
    check,
};

/// Classes of goods, services and subsidies to enterprises (商品和服务支出、对企业补助).
const CLASSES: [u32; 2] = [302, 312];

/// Items of them that may be for people: 培训费, 劳务费, 委托业务费, 工会经费, 福利费.
const FOR_PEOPLE: [u32; 5] = [30216, 30226, 30227, 30228, 30229];

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let staff = own_staff(ctx);
    if staff.is_empty() {
        return;
    }
    let projects = staff_lines(ctx, |_, project, code| {
        let is_foreign =
            CLASSES.contains(&code.category().number()) && !FOR_PEOPLE.contains(&code.number());
        is_foreign && staff.contains_key(&project)
    });
    for lines in projects {
        let word = staff[&lines.project];
        findings.extend(
            lines.finding(ctx, (&RULE, LineField::Economic), |name, booked| {
                format!(
                    "“{name}”的文字写明“{word}”，有 {booked}：人员工资和保险应列 301 工资福利支出"
                )
            }),
        );
    }
}
