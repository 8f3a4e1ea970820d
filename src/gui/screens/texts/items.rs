//! What needs words, and where the words go: causes of changes, texts of the statement, explanations of warnings.
//!
//! Found once for each state of the budget. The figures come from the core; here they are only put beside their texts.

use std::collections::BTreeMap;

use egui::Id;

use crate::compute::Change;
use crate::compute::LeastChange;
use crate::compute::percent_text;
use crate::compute::prior_changes;
use crate::compute::prior_words;
use crate::compute::revenue_cause_title;
use crate::compute::revenue_changes;
use crate::gui::names::short_name;
use crate::gui::view_ctx::ViewCtx;
use crate::model::Explanation;
use crate::model::Field;
use crate::model::FundSource;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::NoteKind;
use crate::model::PriorAmountField;
use crate::model::RecordId;
use crate::model::UnitField;
use crate::model::Value;
use crate::packs::Severity;
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::explain_edit;

/// So many warnings are listed; who has more begins with these.
const WARNINGS: usize = 300;

/// Names a text as long as the file is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TextKey {
    /// A field that is there.
    Field(RecordId, Field),
    /// A note of a kind there is none of yet.
    Note(NoteKind),
    /// The cause of a change of revenue.
    Revenue(FundSource),
    /// The explanation of a finding, by rule and subject.
    Reason(Id),
}

/// Something that needs words.
pub(super) struct TextItem {
    pub key: TextKey,
    /// What it is about.
    pub name: String,
    /// Which kind of text.
    pub group: String,
    pub state: TextState,
    /// What is written.
    pub text: String,
    pub about: About,
    pub goal: Goal,
}

/// Whether it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextState {
    Missing,
    Written,
    Optional,
}

/// What stands above the text.
pub(super) enum About {
    /// Nothing.
    Nothing,
    /// Last year's figure and this year's.
    Change(Change),
    /// What the audit says, at a place in its list.
    Finding(usize),
}

/// Where the words go.
pub(super) enum Goal {
    /// Into a field.
    Field(RecordId, Field),
    /// Into a new note.
    Note(Note),
    /// To the finding, at a place in the audit's list.
    Reason(usize),
}

impl TextState {
    pub const fn label(self) -> &'static str {
        match self {
            Self::Missing => "未写",
            Self::Written => "已写",
            Self::Optional => "可不写",
        }
    }

    fn of(text: &str, is_needed: bool) -> Self {
        match (text.trim().is_empty(), is_needed) {
            (false, _) => Self::Written,
            (true, true) => Self::Missing,
            (true, false) => Self::Optional,
        }
    }
}

/// The key of what explains a finding.
pub(super) fn reason_key(rule: &str, subject: &str) -> TextKey {
    TextKey::Reason(Id::unique((rule, subject)))
}

/// Everything that needs words, the most telling first.
pub(super) fn items(ctx: &ViewCtx<'_>) -> Vec<TextItem> {
    let least = LeastChange::of(ctx.budget, ctx.pack);
    let needs_cause = |change: Change| least.is_some_and(|it| change.needs_cause(it));
    let mut items = causes(ctx, needs_cause);
    items.extend(revenue_causes(ctx, needs_cause));
    items.extend(notes(ctx));
    items.extend(unit_texts(ctx));
    items.extend(reasons(ctx));
    items
}

fn causes(ctx: &ViewCtx<'_>, needs_cause: impl Fn(Change) -> bool) -> Vec<TextItem> {
    let changes = prior_changes(ctx.budget, ctx.book);
    let listed = changes.iter().zip(&ctx.budget.prior_amounts);
    listed
        .filter_map(|(found, prior)| {
            let is_needed = found.change.is_some_and(&needs_cause);
            if !is_needed && prior.cause.trim().is_empty() {
                return None;
            }
            let field = PriorAmountField::Cause.into();
            Some(TextItem {
                key: TextKey::Field(prior.id.into(), field),
                name: prior_words(ctx.book, found, prior),
                group: NoteKind::Cause.label().to_owned(),
                state: TextState::of(&prior.cause, is_needed),
                text: prior.cause.to_string(),
                about: found.change.map_or(About::Nothing, About::Change),
                goal: Goal::Field(prior.id.into(), field),
            })
        })
        .collect()
}

fn revenue_causes(ctx: &ViewCtx<'_>, needs_cause: impl Fn(Change) -> bool) -> Vec<TextItem> {
    let changes = revenue_changes(ctx.budget);
    let needed = changes
        .into_iter()
        .filter(|(_, change)| needs_cause(*change));
    needed
        .map(|(source, change)| {
            let title = revenue_cause_title(source);
            let is_own = |note: &&Note| note.kind == NoteKind::Cause && note.title == title;
            let written = ctx.budget.notes.iter().find(is_own);
            let text = written
                .map(|note| note.body.to_string())
                .unwrap_or_default();
            let field = NoteField::Body.into();
            TextItem {
                key: TextKey::Revenue(source),
                group: NoteKind::Cause.label().to_owned(),
                state: TextState::of(&text, true),
                text,
                about: About::Change(change),
                goal: match written {
                    Some(note) => Goal::Field(note.id.into(), field),
                    None => Goal::Note(Note {
                        kind: NoteKind::Cause,
                        title: title.clone(),
                        ..Note::default()
                    }),
                },
                name: title,
            }
        })
        .collect()
}

fn notes(ctx: &ViewCtx<'_>) -> Vec<TextItem> {
    let revenue: Vec<String> = FundSource::ALL
        .iter()
        .map(|it| revenue_cause_title(*it))
        .collect();
    let mut items = Vec::new();
    for kind in NoteKind::ALL {
        let of_kind = ctx.budget.notes.iter().filter(|note| note.kind == *kind);
        let own = of_kind.filter(|note| *kind != NoteKind::Cause || !revenue.contains(&note.title));
        let before = items.len();
        items.extend(own.map(|note| note_item(ctx, note)));
        if items.len() == before {
            items.push(TextItem {
                key: TextKey::Note(*kind),
                name: kind.label().to_owned(),
                group: "文字说明".to_owned(),
                state: TextState::Optional,
                text: String::new(),
                about: About::Nothing,
                goal: Goal::Note(Note {
                    kind: *kind,
                    title: kind.label().to_owned(),
                    ..Note::default()
                }),
            });
        }
    }
    items
}

fn note_item(ctx: &ViewCtx<'_>, note: &Note) -> TextItem {
    let owner = note.owner.map(|owner| Value::Owner(owner).reference());
    let owner = owner.flatten().map(|id| ctx.budget.name_of(id));
    let title = [
        Some(note.title.clone()),
        owner,
        Some(note.kind.label().to_owned()),
    ];
    let mut names = title.into_iter().flatten().filter(|it| !it.is_empty());
    let field = NoteField::Body.into();
    TextItem {
        key: TextKey::Field(note.id.into(), field),
        name: names.next().unwrap_or_default(),
        group: note.kind.label().to_owned(),
        state: TextState::of(&note.body, true),
        text: note.body.to_string(),
        about: About::Nothing,
        goal: Goal::Field(note.id.into(), field),
    }
}

/// What a unit is for, which every statement begins with, and what it wants to reach.
fn unit_texts(ctx: &ViewCtx<'_>) -> Vec<TextItem> {
    let many = ctx.budget.units.len() > 1;
    let texts = ctx.budget.units.iter().flat_map(|unit| {
        let texts = [
            (UnitField::Duties, &unit.duties, true),
            (UnitField::PerformanceGoal, &unit.performance_goal, false),
        ];
        texts.map(|(field, text, is_needed)| (unit, Field::from(field), text, is_needed))
    });
    texts
        .map(|(unit, field, text, is_needed)| TextItem {
            key: TextKey::Field(unit.id.into(), field),
            name: field.label().to_owned(),
            group: if many {
                short_name(ctx.budget, unit)
            } else {
                "单位文字".to_owned()
            },
            state: TextState::of(text, is_needed),
            text: text.to_string(),
            about: About::Nothing,
            goal: Goal::Field(unit.id.into(), field),
        })
        .collect()
}

fn reasons(ctx: &ViewCtx<'_>) -> Vec<TextItem> {
    let written: BTreeMap<(&str, &str), &Explanation> = ctx
        .budget
        .explanations
        .iter()
        .map(|it| ((it.rule.as_str(), it.subject.as_str()), it))
        .collect();
    let warnings = ctx.findings.iter().enumerate().filter(|(_, it)| {
        it.severity == Severity::Warning && !explain_edit(ctx.budget, it, "", "").is_empty()
    });
    warnings
        .take(WARNINGS)
        .map(|(at, finding)| {
            let explanation = written.get(&(finding.code.as_str(), finding.subject.as_str()));
            TextItem {
                key: reason_key(&finding.code, &finding.subject),
                name: format!("{} {}", finding.code, finding.message),
                group: "审核说明".to_owned(),
                state: match finding.explained {
                    Explained::Yes => TextState::Written,
                    Explained::No | Explained::Lapsed => TextState::Missing,
                },
                text: explanation
                    .map(|it| it.reason.to_string())
                    .unwrap_or_default(),
                about: About::Finding(at),
                goal: Goal::Reason(at),
            }
        })
        .collect()
}

/// What stands at the right of a change in the list.
pub(super) fn change_words(change: Change) -> String {
    match change.percent() {
        None => "由无到有".to_owned(),
        Some(_) if change.now.is_zero() => "由有到无".to_owned(),
        Some(percent) => percent_text(percent),
    }
}

/// A line of figures above a text.
pub(super) struct FigureLine(pub [String; 5]);

/// Last year's figure, this year's, their difference.
pub(super) fn change_line(ctx: &ViewCtx<'_>, name: &str, change: Change) -> FigureLine {
    let shown = |amount| ctx.entry.figure(amount);
    FigureLine([
        name.to_owned(),
        shown(change.then),
        shown(change.now),
        shown(change.difference()),
        change_words(change),
    ])
}

/// The figures a finding compares.
pub(super) fn finding_line(finding: &Finding) -> Option<FigureLine> {
    let figures = finding.figures.as_ref()?;
    let [left, right, difference] = figures.texts();
    Some(FigureLine([
        finding.code.clone(),
        left,
        right,
        difference,
        figures.unit().to_owned(),
    ]))
}
