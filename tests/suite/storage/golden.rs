//! What the first release wrote opens for ever: files, journals and a package that are never written again.
//!
//! A field, a choice or a kind of record that no golden file has fails here.
//! With `UPDATE_EXPECT=1` one more file is then written beside the others; those there are stay as they are.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use bianzhi::document::Document;
use bianzhi::edit::LoggedStep;
use bianzhi::export::CreatedAt;
use bianzhi::export::Stamp;
use bianzhi::intake::package::Fault;
use bianzhi::intake::package::verify;
use bianzhi::model::Budget;
use bianzhi::model::CoverField;
use bianzhi::model::Field;
use bianzhi::model::FieldName as _;
use bianzhi::model::Fields as _;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::model::Value;
use bianzhi::model::ValueKind;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::Disk;
use bianzhi::storage::SystemDisk;
use bianzhi::storage::folder_beside;
use bianzhi::storage::open_unsaved;
use bianzhi::storage::parse;
use bianzhi::storage::render;
use bianzhi::submission::submission;

use super::desk::Desk;
use super::desk::PACK;
use super::desk::machine;
use super::every_field::every_field;
use super::every_field::steps_to;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/format_1")
}

fn is_written_anew() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// A golden file; made by `make` if there is none yet, and only when that is asked for.
fn golden(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = folder().join(name);
    if !path.exists() && is_written_anew() {
        fs::write(&path, make()).unwrap();
    }
    fs::read(&path).unwrap_or_else(|_| panic!("{} is gone: it must stay", path.display()))
}

/// The golden budgets, each with its text.
fn budgets() -> Vec<(String, Budget)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "bmys"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let budget = parse(text.as_bytes()).unwrap().budget;
        (text, budget)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_golden_file_opens_and_is_written_as_it_was() {
    let budgets = budgets();
    assert!(!budgets.is_empty());
    for (text, budget) in budgets {
        assert!(text.starts_with("(\n  format: 1,\n"));
        assert!(
            render(&budget, PACK).unwrap() == text,
            "a name or a form has changed"
        );
    }
}

#[test]
fn golden_values_are_read_as_what_they_were() {
    let bytes = golden("every_field.bmys", || unreachable!("it is there"));
    let budget = parse(&bytes).unwrap().budget;
    let line = &budget.expenditure[1];
    assert_eq!(line.amount, bianzhi::money::Money::from_fen(123_456));
    assert_eq!(line.function.unwrap().to_string(), "2080505");
    assert_eq!(line.economic.unwrap().to_string(), "30201");
    assert_eq!(line.kind.label(), "基本支出-公用经费");
    assert_eq!(budget.cover.year.unwrap().to_string(), "2024");
    assert_eq!(&*budget.projects[0].goal, "总体目标 1\n第二行“引号”\\");
    assert_eq!(budget.costing[0].times.unwrap().to_string(), "1.5");
    assert_eq!(budget.units[1].parent, Some(budget.units[0].id));
    assert_eq!(budget.rounds[0].content.0.units.len(), budget.units.len());
}

/// What a value says for coverage: the choice, or whom it refers to; nothing where it is as in a new record.
fn trait_of(field: &str, value: &Value, blank: &Value) -> Option<String> {
    match value {
        Value::Choice(at) => Some(format!("{field} 选项 {at}")),
        Value::Owner(owner) => {
            let kind = RecordId::from(*owner).kind();
            Some(format!("{field} {}", kind.label()))
        }
        _ => (value != blank).then(|| field.to_owned()),
    }
}

fn wanted(name: &str, kind: ValueKind) -> Vec<String> {
    match kind {
        ValueKind::Choice(labels) => (0..labels.len())
            .map(|at| format!("{name} 选项 {at}"))
            .collect(),
        ValueKind::Owner => {
            let kinds = [RecordKind::Unit, RecordKind::Project, RecordKind::Line];
            kinds.map(|it| format!("{name} {}", it.label())).to_vec()
        }
        _ => vec![name.to_owned()],
    }
}

/// Everything the budget has of the model.
fn traits(budget: &Budget, found: &mut Vec<String>) {
    for field in CoverField::ALL {
        let value = budget.cover.get(*field);
        let blank = Budget::default().cover.get(*field);
        found.extend(trait_of(&format!("cover {}", field.name()), &value, &blank));
    }
    for kind in RecordKind::ALL {
        let blank = kind.blank(0);
        for at in 0..budget.count(*kind) {
            let record = budget.record(budget.id_at(*kind, at).unwrap()).unwrap();
            for field in kind.fields() {
                let (value, blank) = (record.get(field).unwrap(), blank.get(field).unwrap());
                found.extend(trait_of(&field_name(field), &value, &blank));
            }
        }
    }
    for round in &budget.rounds {
        traits(&round.content.0, found);
    }
}

fn field_name(field: Field) -> String {
    format!("{} {}", field.record_kind().name(), field.name())
}

fn uncovered() -> Vec<String> {
    let mut found = Vec::new();
    for (_, budget) in budgets() {
        traits(&budget, &mut found);
    }
    let cover = CoverField::ALL.iter();
    let cover = cover.map(|it| wanted(&format!("cover {}", it.name()), it.kind()));
    let kinds = RecordKind::ALL.iter().flat_map(|kind| kind.fields());
    let fields = kinds.map(|it| wanted(&field_name(it), it.kind()));
    let all = cover.chain(fields).flatten();
    all.filter(|it| !found.contains(it)).collect()
}

#[test]
fn golden_files_have_every_field_of_every_kind_and_every_choice() {
    if is_written_anew() && !uncovered().is_empty() {
        let names = (2..).map(|number| folder().join(format!("every_field_{number}.bmys")));
        let mut names = std::iter::once(folder().join("every_field.bmys")).chain(names);
        let path = names.find(|path| !path.exists()).unwrap();
        fs::write(path, render(&every_field(), PACK).unwrap()).unwrap();
    }
    let uncovered = uncovered();
    assert!(
        uncovered.is_empty(),
        "no golden file has {uncovered:?}; see the head of this file"
    );
}

/// A file and what was left beside it.
fn laid_out(folder: &Path, file: &[u8], journal: &[u8]) -> PathBuf {
    let path = folder.join("预算.bmys");
    fs::write(&path, file).unwrap();
    fs::create_dir(folder_beside(&path)).unwrap();
    fs::write(folder_beside(&path).join("edits.journal"), journal).unwrap();
    path
}

#[test]
fn a_golden_journal_leads_from_its_file_to_every_field() {
    let expected = parse(&golden("every_field.bmys", || unreachable!("it is there"))).unwrap();
    let steps = steps_to(&expected.budget);
    let base = golden("journal_base.bmys", || {
        let start = Budget {
            next_id: 1,
            ..Budget::default()
        };
        render(&start, PACK).unwrap().into_bytes()
    });
    let journal = golden("saved.journal", || {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.bmys");
        fs::write(&path, &base).unwrap();
        journal_of(&path, &steps)
    });
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&laid_out(folder.path(), &base, &journal));
    assert!(desk.remarks.is_empty(), "{:?}", desk.remarks);
    let words: Vec<String> = desk.recovered.iter().map(LoggedStep::words).collect();
    assert!(words.last().unwrap().starts_with("重做：改封面、"));
    let reached = Budget {
        next_id: expected.budget.next_id,
        ..desk.budget
    };
    assert!(reached == expected.budget);
    let text = String::from_utf8(journal).unwrap();
    for form in [
        "Insert(",
        "Remove(",
        "Move(",
        "Set(",
        "SetCover(",
        "Do",
        "Undo",
        "Redo",
        "Saving(",
    ] {
        assert!(text.contains(form), "{form}");
    }
}

/// A disk on which no file can be replaced.
#[derive(Debug)]
struct NoReplacing;

impl Disk for NoReplacing {
    fn replace(&self, _: tempfile::TempPath, _: &Path) -> std::io::Result<()> {
        Err(std::io::ErrorKind::PermissionDenied.into())
    }
}

/// Takes the steps and lets a save fail, so that the journal has all that a journal can have.
fn journal_of(path: &Path, steps: &[bianzhi::edit::LoggedStep]) -> Vec<u8> {
    let mut desk = Desk::open_on(path, Arc::new(NoReplacing)).unwrap();
    let journal = desk.session.journal_mut().unwrap();
    let mut ticket = journal.append(steps[0].clone());
    for step in &steps[1..] {
        ticket = journal.append(step.clone());
    }
    assert!(journal.wait(ticket, super::desk::LONG));
    let text = render(&Budget::default(), PACK).unwrap();
    let order = bianzhi::storage::SaveOrder {
        path,
        text: &text,
        keeping: super::desk::keeping(),
    };
    desk.session.save(order).unwrap_err();
    fs::read(folder_beside(path).join("edits.journal")).unwrap()
}

#[test]
fn a_golden_journal_of_a_budget_that_was_never_saved_is_taken_up() {
    let expected = parse(&golden("every_field.bmys", || unreachable!("it is there"))).unwrap();
    let journal = golden("unsaved.journal", || {
        let folder = tempfile::tempdir().unwrap();
        let text = render(&expected.budget, PACK).unwrap();
        let machine = machine(Arc::new(SystemDisk));
        let mut session = bianzhi::storage::Session::unsaved(machine, Some(folder.path()), text);
        let journal = session.journal_mut().unwrap();
        let step = super::desk::step(&Budget::default());
        let ticket = journal.append(steps_to(&expected.budget).pop().unwrap_or(step));
        assert!(journal.wait(ticket, super::desk::LONG));
        fs::read(folder.path().join("edits.journal")).unwrap()
    });
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("edits.journal"), journal).unwrap();
    let opened = open_unsaved(folder.path(), machine(Arc::new(SystemDisk))).unwrap();
    assert!(opened.remarks.is_empty());
    assert!(opened.saved.budget == expected.budget);
    assert_eq!(opened.steps.len(), 1);
}

#[test]
fn a_golden_package_is_read_and_its_form_is_whole() {
    let bytes = golden("package.zip", || {
        let saved = parse(include_bytes!(
            "../../../assets/samples/shenyang_heping_2024.bmys"
        ))
        .unwrap();
        let pack = load_pack(&saved.pack, &embedded_packs()).unwrap();
        let stamp = Stamp {
            title: "上报包".to_owned(),
            author: String::new(),
            created: CreatedAt {
                year: 2024,
                month: 3,
                day: 5,
                hour: 9,
                minute: 0,
                second: 0,
            },
        };
        submission(
            &Document::new(saved.budget, Arc::new(pack), true),
            &stamp,
            &mut |_| {},
        )
        .unwrap()
    });
    let verified = verify(&bytes).unwrap();
    let manifest = &verified.manifest;
    assert_eq!(manifest.format, 1);
    assert_eq!(manifest.department, "沈阳市和平区人力资源和社会保障局");
    assert_eq!(manifest.day(), "2024-03-05");
    assert!(manifest.parts.len() >= 4);
    // What tables and audit say may change from release to release; what a package is may not.
    for fault in &verified.faults {
        let is_content = matches!(
            fault,
            Fault::Differs { .. }
                | Fault::Workbook { .. }
                | Fault::Statement
                | Fault::OpenErrors(_)
        );
        assert!(is_content, "{fault}");
    }
}
