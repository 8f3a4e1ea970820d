//! J-01, lines: a project line belongs to a project, a line of another kind to none.

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::LineKind;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::finding::amount_text;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "projects/stray_line",
    code: "J-01",
    severity: Severity::Error,
    title: "项目支出应列入项目，其他支出不列入项目",
    explanation: include_str!("stray_line.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let facts = &ctx.book.facts;
    let judge = |fact: &Fact| {
        let is_project = facts.kind(fact) == LineKind::Project;
        (is_project != facts.project(fact).is_some()).then_some(is_project)
    };
    let dimensions = [Dimension::Kind, Dimension::HasProject];
    for (line, is_project) in ctx.lines_judged(&dimensions, judge) {
        findings.push(if is_project {
            without_project(ctx, line)
        } else {
            of_other_kind(ctx, line)
        });
    }
}

fn place(line: &ExpenditureLine) -> Location {
    Location::Field(line.id.into(), LineField::Project.into())
}

fn without_project(ctx: &CheckCtx<'_>, line: &ExpenditureLine) -> Finding {
    let record = Location::Record(line.id.into());
    let message = format!(
        "{}（项目支出 {}）未填 项目",
        record.describe(ctx.budget, ctx.book),
        amount_text(line.amount, ctx.scale())
    );
    Finding::new(&RULE, place(line), message)
}

fn of_other_kind(ctx: &CheckCtx<'_>, line: &ExpenditureLine) -> Finding {
    let record = Location::Record(line.id.into());
    let name = line
        .project
        .map(|project| ctx.budget.name_of(project.into()))
        .unwrap_or_default();
    let message = format!(
        "{}（{} {}）不应填 项目“{name}”：只有项目支出列入项目",
        record.describe(ctx.budget, ctx.book),
        line.kind.label(),
        amount_text(line.amount, ctx.scale())
    );
    let clear = Edit::set(line.id, LineField::Project, Value::Empty);
    let kind = Value::Choice(LineKind::Project as usize);
    let switch = Edit::set(line.id, LineField::Kind, kind);
    Finding::new(&RULE, place(line), message)
        .fix("改为项目支出", Safety::Review, vec![switch])
        .fix("清除项目", Safety::Review, vec![clear])
}
