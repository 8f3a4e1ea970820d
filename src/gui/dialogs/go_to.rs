//! Places of the open file, to be found by number and name and gone to.
//!
//! They are collected once, when the list opens.

use super::Outcome;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::pinyin::SearchKey;
use crate::compute::Usage;
use crate::compute::Used;
use crate::gui::action::Action;
use crate::gui::records::sheets_of;
use crate::gui::screens::tables::table_name;
use crate::gui::step::Step;
use crate::gui::view_ctx::Actions;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::finder::Entry;
use crate::gui::widgets::finder::Finder;
use crate::gui::widgets::finder::Found;
use crate::model::ValueKind;
use crate::rules::Location;

/// More findings are not listed, and nobody looks for one among so many; the most serious come first.
const FINDINGS: usize = 2_000;

/// The open list of places.
pub struct GoToDialog(Finder<Action>);

impl GoToDialog {
    /// Collects the places of the open file.
    pub fn new(ctx: &ViewCtx<'_>) -> Self {
        // Of equally good answers the earlier is offered first: a project before its form.
        let mut places = steps();
        places.push(statement());
        places.extend(sheets(ctx));
        places.extend(units(ctx));
        places.extend(projects(ctx));
        places.extend(tables(ctx));
        places.extend(codes(ctx));
        places.extend(findings(ctx));
        Self(Finder::new(
            "go to",
            "转到步骤、报表、单位、项目、科目、审核意见",
            places,
        ))
    }

    /// Shows the list.
    pub(super) fn show(&mut self, ctx: &egui::Context, actions: &Actions) -> Outcome {
        match self.0.show(ctx) {
            None => Outcome::Open,
            Some(Found::Nothing) => Outcome::Closed,
            Some(Found::Entry(action)) => {
                actions.send(action);
                Outcome::Closed
            }
        }
    }
}

type Place = (Entry, Action);

/// A place with a number and a name, and what kind of place it is.
fn place(number: &str, name: &str, detail: impl Into<String>) -> Entry {
    Entry {
        number: number.to_owned(),
        name: name.to_owned(),
        detail: detail.into(),
        keys: vec![SearchKey::with_code(number, name)],
        ..Entry::default()
    }
}

fn steps() -> Vec<Place> {
    let numbered = Step::ALL.into_iter().zip(1..);
    let entry = |(step, number): (Step, usize)| {
        let mut entry = place(&number.to_string(), step.label(), "步骤");
        step.help().clone_into(&mut entry.help);
        entry.is_suggested = true;
        (entry, Action::ShowStep(step))
    };
    numbered.map(entry).collect()
}

/// The text the budget is published with, beside other texts of its step.
fn statement() -> Place {
    let mut entry = place("", "情况说明", Step::Texts.label());
    "随报表公开的文字，数额取自报表".clone_into(&mut entry.help);
    (entry, Action::ShowStatement)
}

fn tables<'a>(ctx: &'a ViewCtx<'_>) -> impl Iterator<Item = Place> + 'a {
    ctx.book.tables.iter().enumerate().map(|(at, table)| {
        let owner = table.form.as_ref().and_then(|form| form.owner);
        let mut entry = place(&table.number, &table_name(table, ctx), "报表");
        // People say `表3`, `3` and `b3`.
        let digits = table.number.trim_matches(|c: char| !c.is_ascii_digit());
        entry.keys.push(SearchKey::with_code(digits, &table.number));
        if owner.is_some() {
            entry.help.clone_from(&table.title);
            entry.keys.push(SearchKey::new(&table.title));
        }
        entry.is_suggested = owner.is_none();
        (entry, Action::ShowTable(at))
    })
}

/// The sheets of steps that have several.
fn sheets<'a>(ctx: &'a ViewCtx<'_>) -> impl Iterator<Item = Place> + 'a {
    let steps = Step::ALL.into_iter();
    let with_tabs = steps.filter(|step| sheets_of(*step).count() > 1);
    with_tabs.flat_map(sheets_of).map(|sheet| {
        let count = ctx.derived.count(sheet);
        let detail = format!("录入表 · {count} 行");
        let mut entry = place("", sheet.title, detail);
        sheet.step.label().clone_into(&mut entry.help);
        (entry, Action::ShowSheet(sheet))
    })
}

fn units<'a>(ctx: &'a ViewCtx<'_>) -> impl Iterator<Item = Place> + 'a {
    ctx.budget.units.iter().map(|unit| {
        let entry = place(&unit.code, &unit.name, "单位");
        (entry, Action::GoTo(Location::Record(unit.id.into())))
    })
}

fn projects<'a>(ctx: &'a ViewCtx<'_>) -> impl Iterator<Item = Place> + 'a {
    ctx.budget.projects.iter().map(|project| {
        let entry = place(&project.code, &project.name, "项目");
        (entry, Action::GoTo(Location::Record(project.id.into())))
    })
}

/// The functional and economic codes in use, each with the first record that has it.
fn codes<'a>(ctx: &'a ViewCtx<'_>) -> impl Iterator<Item = Place> + 'a {
    let lists = ctx.entry.codes;
    let used = [ValueKind::Function, ValueKind::Economic]
        .map(|kind| Usage::new(ctx.budget, &ctx.book.facts, kind).all());
    used.into_iter().flatten().filter_map(|(code, used)| {
        let (kind, label, (number, name)) = match code {
            Used::Function(code) => (
                ValueKind::Function,
                "功能科目",
                named(ctx, &lists.function, code),
            ),
            Used::Economic(code) => (
                ValueKind::Economic,
                "部门经济科目",
                named(ctx, &lists.economic, code),
            ),
            Used::Government(_) | Used::Procurement(_) | Used::AssetClass(_) | Used::Record(_) => {
                return None;
            }
        };
        let detail = format!("{label} · {} 行", used.count);
        let fields = used.first.kind().fields();
        let field = fields.into_iter().find(|field| field.kind() == kind)?;
        let to = Action::GoTo(Location::Field(used.first, field));
        Some((place(&number, name, detail), to))
    })
}

fn named<'a, K: CodeKey>(ctx: &ViewCtx<'_>, list: &'a CodeList<K>, code: K) -> (String, &'a str) {
    let name = list
        .get(&code, ctx.entry.year)
        .map_or("", |entry| entry.name.as_str());
    (code.to_string(), name)
}

fn findings<'a>(ctx: &'a ViewCtx<'_>) -> impl Iterator<Item = Place> + 'a {
    ctx.findings.iter().take(FINDINGS).map(|finding| {
        let detail = format!("审核意见 · {}", finding.severity.label());
        let entry = place(&finding.code, &finding.message, detail);
        (entry, Action::GoTo(finding.primary.clone()))
    })
}
