//! A budget that has everything the model can have: every kind, every field filled, every choice, and the way to it.
//!
//! Made from the model's own lists, so that what is added there is here at once.

use bianzhi::edit::Direction;
use bianzhi::edit::Edit;
use bianzhi::edit::LoggedStep;
use bianzhi::edit::Transaction;
use bianzhi::model::Budget;
use bianzhi::model::CoverField;
use bianzhi::model::FieldName as _;
use bianzhi::model::LineId;
use bianzhi::model::Owner;
use bianzhi::model::ProjectId;
use bianzhi::model::Record;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::model::Snapshot;
use bianzhi::model::UnitId;
use bianzhi::model::Value;
use bianzhi::model::ValueKind;

use super::desk::PACK;

/// Records of a kind begin at this number times its place, so that each can refer to any.
const ROOM: u32 = 100;

fn number(kind: RecordKind, at: u32) -> u32 {
    let place = RecordKind::ALL.iter().position(|it| *it == kind).unwrap();
    u32::try_from(place).unwrap() * ROOM + at + 1
}

/// The `at`th of some records: a value for a field.
fn value(label: &str, kind: ValueKind, at: u32, budget: &Budget) -> Value {
    match kind {
        ValueKind::Text => Value::Text(format!("{label} {}", at + 1)),
        ValueKind::LongText => Value::Text(format!("{label} {}\n第二行“引号”\\", at + 1)),
        ValueKind::Money => {
            Value::Money(serde_json::from_str(&format!("\"{}.56\"", 1233 + at)).unwrap())
        }
        ValueKind::Number => Value::Number(format!("{}.5", at + 1).parse().unwrap()),
        ValueKind::Count => Value::Count(at + 2),
        ValueKind::Flag => Value::Flag(true),
        ValueKind::Year => Value::Year("2024".parse().unwrap()),
        ValueKind::Choice(labels) => Value::Choice(usize::try_from(at).unwrap() % labels.len()),
        ValueKind::Function => Value::Function("2080505".parse().unwrap()),
        ValueKind::Economic => Value::Economic("30201".parse().unwrap()),
        ValueKind::Government => Value::Government("50201".parse().unwrap()),
        ValueKind::Procurement => Value::Procurement("A02010105".parse().unwrap()),
        ValueKind::AssetClass => Value::AssetClass("A02010105".parse().unwrap()),
        ValueKind::Reference(kind) => {
            let target = kind.id(number(kind, 0));
            Value::from_reference(target).unwrap()
        }
        ValueKind::Owner => Value::Owner(match at % 3 {
            0 => Owner::Unit(UnitId::new(number(RecordKind::Unit, 0))),
            1 => Owner::Project(ProjectId::new(number(RecordKind::Project, 0))),
            _ => Owner::Line(LineId::new(number(RecordKind::Line, 0))),
        }),
        // Whole kinds are in the budget itself; here the cover counts, which has other choices each time.
        ValueKind::Snapshot => Value::Snapshot(Snapshot::of(&Budget {
            next_id: budget.next_id,
            cover: budget.cover.clone(),
            units: budget.units.clone(),
            ..Budget::default()
        })),
    }
}

/// As many records of a kind as its longest list of choices has.
fn count(kind: RecordKind) -> u32 {
    let fields = kind.fields().into_iter();
    let most = fields.map(|field| match field.kind() {
        ValueKind::Choice(labels) => labels.len(),
        ValueKind::Owner => 3,
        _ => 2,
    });
    u32::try_from(most.max().unwrap()).unwrap()
}

/// Reading what the model has, a value a field.
fn record(kind: RecordKind, at: u32, budget: &Budget) -> Record {
    let mut record = kind.blank(number(kind, at));
    for field in kind.fields() {
        let is_own_parent =
            kind == RecordKind::Unit && field.kind() == ValueKind::Reference(kind) && at == 0;
        if !is_own_parent {
            record
                .set(field, value(field.label(), field.kind(), at, budget))
                .unwrap();
        }
    }
    record
}

fn fill_cover(budget: &mut Budget, at: u32) {
    for field in CoverField::ALL {
        let value = value(field.label(), field.kind(), at, budget);
        set_cover(*field, value).apply(budget).unwrap();
    }
}

fn set_cover(field: CoverField, value: Value) -> Transaction {
    Transaction::new("改封面", vec![Edit::SetCover { field, value }])
}

/// A budget with everything.
pub fn every_field() -> Budget {
    let mut budget = Budget {
        next_id: 1,
        ..Budget::default()
    };
    let mut ids: Vec<RecordId> = Vec::new();
    // First all records, so that each can be referred to, then what they say.
    for kind in RecordKind::ALL {
        for at in 0..count(*kind) {
            insert(&mut budget, kind.blank(number(*kind, at)));
            ids.push(kind.id(number(*kind, at)));
        }
    }
    for id in ids {
        let kind = id.kind();
        let at = id.number() - number(kind, 0);
        fill_cover(&mut budget, at % 4);
        let record = record(kind, at, &budget);
        let edits = kind.fields().into_iter().map(|field| Edit::Set {
            id,
            field,
            value: record.get(field).unwrap(),
        });
        Transaction::new("填写", edits.collect())
            .apply(&mut budget)
            .unwrap();
    }
    fill_cover(&mut budget, 0);
    budget.next_id = 5_000;
    budget
}

fn insert(budget: &mut Budget, record: Record) {
    let at = budget.count(record.id().kind());
    let record = Box::new(record);
    Transaction::new("增加", vec![Edit::Insert { at, record }])
        .apply(budget)
        .unwrap();
}

fn step(way: Option<Direction>, changes: Vec<Transaction>) -> LoggedStep {
    LoggedStep {
        way,
        changes,
        pack: PACK.to_owned(),
    }
}

/// Steps that lead from an empty budget to this one and use every form of an edit.
pub fn steps_to(budget: &Budget) -> Vec<LoggedStep> {
    let mut steps = Vec::new();
    let kinds = RecordKind::ALL.iter().copied();
    let ids: Vec<RecordId> = kinds
        .flat_map(|kind| (0..budget.count(kind)).map(move |at| (kind, at)))
        .map(|(kind, at)| budget.id_at(kind, at).unwrap())
        .collect();
    let inserts = ids.iter().map(|id| Edit::Insert {
        at: budget.position(*id).unwrap(),
        record: Box::new(id.kind().blank(id.number())),
    });
    steps.push(step(
        None,
        vec![Transaction::new("增加", inserts.collect())],
    ));
    for id in &ids {
        let edits = id.kind().fields().into_iter().map(|field| Edit::Set {
            id: *id,
            field,
            value: budget.value(*id, field).unwrap(),
        });
        steps.push(step(None, vec![Transaction::new("填写", edits.collect())]));
    }
    // A whole record that comes and goes, and a row that goes up and down.
    let whole = record(RecordKind::Note, 50, budget);
    let id = whole.id();
    let at = budget.count(id.kind());
    let record = Box::new(whole);
    steps.push(step(
        None,
        vec![Transaction::new("增加", vec![Edit::Insert { at, record }])],
    ));
    let there_and_back = vec![Edit::Move { id, to: 0 }, Edit::Move { id, to: at }];
    steps.push(step(None, vec![Transaction::new("移动", there_and_back)]));
    let remove = Transaction::new("删除", vec![Edit::Remove { id }]);
    steps.push(step(Some(Direction::Back), vec![remove]));
    let cover =
        |field: &CoverField| set_cover(*field, bianzhi::model::Fields::get(&budget.cover, *field));
    steps.push(step(
        Some(Direction::Forth),
        CoverField::ALL.iter().map(cover).collect(),
    ));
    steps
}
