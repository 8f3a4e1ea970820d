//! Random transactions: undoing them all gives the start, redoing them all the end, and a failing one changes nothing.

use std::sync::LazyLock;

use bianzhi::compute::fill;
use bianzhi::edit::Edit;
use bianzhi::edit::EditError;
use bianzhi::edit::History;
use bianzhi::edit::Transaction;
use bianzhi::model::Budget;
use bianzhi::model::CoverField;
use bianzhi::model::Field;
use bianzhi::model::FieldName as _;
use bianzhi::model::Owner;
use bianzhi::model::Record;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::model::Snapshot;
use bianzhi::model::UnitField;
use bianzhi::model::UnitId;
use bianzhi::model::Value;
use bianzhi::model::ValueKind;
use bianzhi::money::Money;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use proptest::collection::vec;
use proptest::prelude::Just;
use proptest::prelude::ProptestConfig;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prelude::prop_oneof;
use proptest::proptest;

/// The kinds the tables show; the others are edited in the same ways.
const SHOWN: &[RecordKind] = &[
    RecordKind::Unit,
    RecordKind::Project,
    RecordKind::Line,
    RecordKind::Revenue,
];

/// An edit before it is known which records there are; numbers are taken modulo what there is to choose from.
#[derive(Clone, Copy, Debug)]
struct Draft {
    verb: Verb,
    kind: RecordKind,
    /// Which record, position or field.
    which: usize,
    /// Which value.
    what: usize,
    /// Whether the edit is made wrong on purpose.
    is_wrong: bool,
}

#[derive(Clone, Copy, Debug)]
enum Verb {
    Insert,
    Remove,
    Move,
    Set,
    SetCover,
}

fn drafts() -> impl Strategy<Value = Vec<Vec<Draft>>> {
    let verb = prop_oneof![
        4 => Just(Verb::Insert),
        1 => Just(Verb::Remove),
        1 => Just(Verb::Move),
        6 => Just(Verb::Set),
        1 => Just(Verb::SetCover),
    ];
    let shown = (0..SHOWN.len()).prop_map(|at| SHOWN[at]);
    let every = (0..RecordKind::ALL.len()).prop_map(|at| RecordKind::ALL[at]);
    let kind = prop_oneof![shown, every];
    let is_wrong = prop_oneof![30 => Just(false), 1 => Just(true)];
    let draft = (verb, kind, any::<u16>(), any::<u16>(), is_wrong);
    let draft = draft.prop_map(|(verb, kind, which, what, is_wrong)| Draft {
        verb,
        kind,
        which: usize::from(which),
        what: usize::from(what),
        is_wrong,
    });
    vec(vec(draft, 1..6), 1..16)
}

impl Draft {
    /// The edit; `number` is for a new record.
    fn edit(self, budget: &Budget, number: u32) -> Edit {
        let count = budget.count(self.kind);
        let known = budget.id_at(self.kind, self.which % count.max(1));
        let missing = self.kind.id(u32::MAX);
        let id = known.filter(|_| !self.is_wrong).unwrap_or(missing);
        match self.verb {
            Verb::Insert => Edit::Insert {
                at: self.which % (count + 1) + if self.is_wrong { count + 1 } else { 0 },
                record: Box::new(self.record(budget, number)),
            },
            Verb::Remove => Edit::Remove { id },
            Verb::Move => Edit::Move {
                id,
                to: self.what % count.max(1),
            },
            Verb::Set => {
                let fields = self.kind.fields();
                let field = fields[self.what % fields.len()];
                let value = self.value(budget, field.kind(), self.which);
                Edit::Set { id, field, value }
            }
            Verb::SetCover => {
                let field = CoverField::ALL[self.what % CoverField::ALL.len()];
                let value = self.value(budget, field.kind(), self.which);
                Edit::SetCover { field, value }
            }
        }
    }

    /// A record with every field filled in; references stay empty when there is nothing to refer to.
    fn record(self, budget: &Budget, number: u32) -> Record {
        let mut record = self.kind.blank(number);
        for (at, field) in self.kind.fields().into_iter().enumerate() {
            let good = Self {
                is_wrong: false,
                ..self
            };
            let value = good.value(budget, field.kind(), self.what + at);
            let old = record.set(field, value);
            assert!(
                old.is_some(),
                "“{}” takes a value of its kind",
                Field::label(field)
            );
        }
        record
    }

    fn value(self, budget: &Budget, kind: ValueKind, which: usize) -> Value {
        if self.is_wrong {
            return wrong_value(kind);
        }
        let number = u32::try_from(which).expect("a small number");
        match kind {
            ValueKind::Text | ValueKind::LongText => Value::Text(format!("文字{which}")),
            ValueKind::Money => Value::Money(Money::from_fen(i64::from(number) * 7 - 100_000)),
            ValueKind::Number => Value::Number(number.into()),
            ValueKind::Count => Value::Count(number),
            ValueKind::Flag => Value::Flag(which.is_multiple_of(2)),
            ValueKind::Year => parsed(&(2018 + which % 10).to_string(), Value::Year),
            ValueKind::Choice(labels) => Value::Choice(which % labels.len()),
            ValueKind::Function => {
                one_of(&["2080106", "2080505", "2120803"], which, Value::Function)
            }
            ValueKind::Economic => one_of(&["30101", "30201", "31002"], which, Value::Economic),
            ValueKind::Government => one_of(&["50501", "50201"], which, Value::Government),
            ValueKind::Procurement => one_of(&["A02010105"], which, Value::Procurement),
            ValueKind::AssetClass => one_of(&["A02030000"], which, Value::AssetClass),
            ValueKind::Reference(kind) => reference(budget, kind, which),
            ValueKind::Owner => match reference(budget, RecordKind::Project, which) {
                Value::Project(id) => Value::Owner(Owner::Project(id)),
                _ => Value::Empty,
            },
            ValueKind::Snapshot => Value::Snapshot(Snapshot::default()),
        }
    }
}

/// A value no field of this kind takes, or one that refers to nothing.
fn wrong_value(kind: ValueKind) -> Value {
    match kind {
        ValueKind::Reference(kind) => {
            Value::from_reference(kind.id(u32::MAX)).unwrap_or(Value::Flag(true))
        }
        ValueKind::Flag => Value::Count(1),
        _ => Value::Flag(true),
    }
}

fn reference(budget: &Budget, kind: RecordKind, which: usize) -> Value {
    let known = budget.id_at(kind, which % budget.count(kind).max(1));
    known
        .and_then(Value::from_reference)
        .unwrap_or(Value::Empty)
}

fn one_of<T: std::str::FromStr>(texts: &[&str], which: usize, value: fn(T) -> Value) -> Value {
    parsed(texts[which % texts.len()], value)
}

fn parsed<T: std::str::FromStr>(text: &str, value: fn(T) -> Value) -> Value {
    let Ok(parsed) = text.parse() else {
        panic!("“{text}” isn't such a value");
    };
    value(parsed)
}

fn pack() -> &'static Pack {
    static LOADED: LazyLock<Pack> =
        LazyLock::new(|| load_pack("liaoning_2024", &embedded_packs()).expect("the pack is good"));
    &LOADED
}

/// Whether two budgets are the same to the number of the next record, and so are the tables filled from them.
fn assert_same(left: &Budget, right: &Budget) {
    assert_eq!(left, right);
    assert_eq!(fill(left, pack()).tables, fill(right, pack()).tables);
}

/// A budget with two records of every kind, so that there is something to change and to refer to.
fn start() -> Budget {
    let mut budget = Budget::default();
    for (number, kind) in (1..).zip([RecordKind::ALL, RecordKind::ALL].concat()) {
        let record = Box::new(kind.blank(number));
        let edit = Edit::Insert { at: 0, record };
        edit.apply(&mut budget)
            .expect("a blank record can be added");
    }
    budget
}

#[test]
fn a_unit_is_never_put_above_itself() {
    let mut budget = Budget::default();
    for number in 1..=3 {
        let record = Box::new(RecordKind::Unit.blank(number));
        Edit::Insert { at: 0, record }
            .apply(&mut budget)
            .expect("a blank unit can be added");
    }
    let put = |budget: &mut Budget, unit: u32, parent: u32| {
        let parent = Value::Unit(UnitId::new(parent));
        Edit::set(UnitId::new(unit), UnitField::Parent, parent).apply(budget)
    };
    put(&mut budget, 2, 1).expect("2 stands below 1");
    put(&mut budget, 3, 2).expect("3 stands below 2");
    for (unit, parent) in [(1, 1), (1, 2), (1, 3), (2, 3)] {
        let before = budget.clone();
        assert_eq!(put(&mut budget, unit, parent), Err(EditError::UnitCycle));
        assert_eq!(budget, before);
    }
    put(&mut budget, 3, 1).expect("3 can move up");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_changes_gives_the_start_and_redoing_them_the_end(drafts in drafts()) {
        let start = start();
        let mut budget = start.clone();
        let mut history = History::default();
        let mut ends = vec![start.clone()];
        for group in drafts {
            let numbers = budget.next_id..;
            let edits = group.iter().zip(numbers).map(|(draft, number)| draft.edit(&budget, number));
            let change = Transaction::new("改动", edits.collect());
            let before = budget.clone();
            match history.commit(&mut budget, change) {
                Ok(()) => ends.push(budget.clone()),
                Err(_) => assert_eq!((before.next_id, &before), (budget.next_id, &budget)),
            }
        }
        for end in ends.iter().rev().skip(1) {
            assert!(history.undo(&mut budget).is_some());
            assert_eq!(*end, budget);
        }
        assert!(history.undo(&mut budget).is_none());
        assert_same(&start, &budget);
        while history.redo(&mut budget).is_some() {}
        assert_same(ends.last().expect("there is a start"), &budget);
    }
}

/// Every edit that can be made to a record of this kind, one that works and one that doesn't.
fn edits_of(kind: RecordKind, budget: &Budget) -> [(Edit, bool); 8] {
    let id: RecordId = budget.id_at(kind, 0).expect("there is a record");
    let missing = kind.id(u32::MAX);
    let field = kind.fields()[0];
    let insert = |at, number| Edit::Insert {
        at,
        record: Box::new(kind.blank(number)),
    };
    let value = budget.value(id, field).expect("the field can be read");
    let set = |id, value| Edit::Set { id, field, value };
    [
        (insert(1, budget.next_id), true),
        (insert(9, budget.next_id), false),
        (insert(0, id.number()), false),
        (Edit::Remove { id: missing }, false),
        (Edit::Move { id, to: 0 }, true),
        (Edit::Move { id, to: 9 }, false),
        (set(id, value), true),
        (set(id, wrong_value(field.kind())), false),
    ]
}

#[test]
fn an_edit_of_any_kind_of_record_works_or_changes_nothing() {
    for kind in RecordKind::ALL {
        let mut budget = Budget::default();
        let record = Box::new(kind.blank(1));
        let edit = Edit::Insert { at: 0, record };
        edit.apply(&mut budget)
            .expect("a blank record can be added");
        for (edit, works) in edits_of(*kind, &budget) {
            let mut changed = budget.clone();
            let made = edit.clone().apply(&mut changed);
            assert_eq!(made.is_ok(), works, "{edit:?}: {made:?}");
            if let Ok(back) = made {
                back.apply(&mut changed).expect("the inverse can be made");
                // It is the history that gives numbers back.
                changed.next_id = budget.next_id;
            }
            assert_same(&budget, &changed);
        }
    }
}

#[test]
fn a_number_is_given_once_whatever_the_kind() {
    let mut budget = Budget::default();
    let insert = |kind: RecordKind, number| Edit::Insert {
        at: 0,
        record: Box::new(kind.blank(number)),
    };
    let unit = Transaction::new("新增单位", vec![insert(RecordKind::Unit, 7)]);
    unit.apply(&mut budget).expect("it is the first");
    let before = budget.clone();
    let project = Transaction::new("新增项目", vec![insert(RecordKind::Project, 7)]);
    let refused = project.apply(&mut budget).expect_err("the number is used");
    assert_eq!(refused.to_string(), "编号 7 已被占用，不能再新增项目");
    assert_eq!(budget, before);
}
