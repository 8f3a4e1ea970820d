//! C-06, project lines: 行政运行 and 事业运行 carry no projects.

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::model::LineField;
use crate::model::LineKind;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::code_standing::code_words;
use crate::rules::function_set::ADMINISTRATIVE_RUNNING;
use crate::rules::function_set::INSTITUTION_RUNNING;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "classification/project_on_running_function",
    code: "C-06",
    severity: Severity::Advice,
    title: "行政运行、事业运行一般不列项目支出",
    explanation: include_str!("project_on_running_function.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let list = &ctx.pack.codes.function;
    let misplaced = |fact: &Fact| {
        let function = facts.function(fact)?;
        let name = list.get(&function, ctx.year)?.name.as_str();
        let is_running = [ADMINISTRATIVE_RUNNING, INSTITUTION_RUNNING].contains(&name);
        (is_running && facts.kind(fact) == LineKind::Project).then_some(function)
    };
    let dimensions = [Dimension::Kind, Dimension::Function];
    for group in ctx.line_groups(&dimensions, misplaced) {
        let message = format!(
            "{} 反映基本支出，其中列了项目支出（{}），请核对功能科目和支出类别",
            code_words(list, group.key, ctx.year),
            group.extent(ctx)
        );
        let place = Location::Field(group.line.id.into(), LineField::Function.into());
        findings.push(Finding::new(&RULE, place, message));
    }
}
