//! How much is taken in, and what is said of more; also that nothing taken in can become more than can be saved.

use bianzhi::edit::Edit;
use bianzhi::edit::EditError;
use bianzhi::edit::Transaction;
use bianzhi::model::Budget;
use bianzhi::model::BudgetUnit;
use bianzhi::model::FrozenRound;
use bianzhi::model::FrozenRoundId;
use bianzhi::model::LEVEL_LIMIT;
use bianzhi::model::NUMBER_LIMIT;
use bianzhi::model::ProjectField;
use bianzhi::model::ProjectId;
use bianzhi::model::RECORD_LIMIT;
use bianzhi::model::RecordKind;
use bianzhi::model::Records;
use bianzhi::model::Snapshot;
use bianzhi::model::TEXT_LIMIT;
use bianzhi::model::UnitField;
use bianzhi::model::UnitId;
use bianzhi::model::Value;
use bianzhi::model::ValueKind;
use bianzhi::model::Vehicle;
use bianzhi::model::VehicleId;
use bianzhi::model::parse_value;
use bianzhi::money::AmountScale;
use bianzhi::storage::parse;
use bianzhi::storage::render;

/// The file of a budget with this content.
fn file(content: &str) -> String {
    format!("(format: 1, pack: \"liaoning_2024\", budget: ({content}))")
}

#[track_caller]
fn check(content: &str, expected: &[&str]) {
    let said = parse(file(content).as_bytes())
        .expect_err("too much")
        .to_string();
    for words in expected {
        assert!(said.contains(words), "{words}: {said}");
    }
}

/// Units each below the one before, the first at the top.
fn chain(length: u32) -> String {
    let unit = |id: u32| match id {
        1 => "(id: 1)".to_owned(),
        _ => format!("(id: {id}, parent: {})", id - 1),
    };
    let units: Vec<String> = (1..=length).map(unit).collect();
    format!("units: [{}]", units.join(","))
}

#[test]
fn brackets_within_brackets_are_refused_with_their_place_on_a_small_stack_too() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(5_000), close.repeat(5_000));
    let texts = [
        file(&deep("rounds: [(id: 1, content: (", "))]")),
        format!("(format: 2, new: {})", deep("[", "]")),
        format!("(format: 2, new: {})", deep("Some(", ")")),
        format!("(format: 2, new: {})", deep("{1: ", "}")),
        file(&deep("/*", "*/")),
        deep("(", ")"),
    ];
    let small = std::thread::Builder::new().stack_size(1 << 20);
    let said =
        small.spawn(move || texts.map(|text| parse(text.as_bytes()).map_err(|it| it.to_string())));
    let said = said.expect("a thread").join().expect("no overflow");
    for said in &said[..4] {
        let said = said.as_ref().expect_err("too deep");
        assert!(said.contains("第 1 行") && said.contains("有误"), "{said}");
    }
    assert!(
        said[0].as_ref().is_err_and(|it| it.contains("嵌套太深")),
        "{said:?}"
    );
}

#[test]
fn a_text_longer_than_any_field_holds_is_named_with_its_place() {
    let name = |length| {
        format!(
            "units: [(id: 1, code: \"001\", name: \"{}\")]",
            "长".repeat(length)
        )
    };
    assert!(parse(file(&name(TEXT_LIMIT)).as_bytes()).is_ok());
    check(
        &name(TEXT_LIMIT + 1),
        &["预算单位", "“单位名称”", "32767 字"],
    );
}

#[test]
fn no_edit_makes_a_text_that_could_not_be_opened_again() {
    let mut budget = parse(file("projects: [(id: 1)]").as_bytes())
        .expect("a budget")
        .budget;
    let mut set = |length| {
        let text = Value::Text("长".repeat(length));
        let edit = Edit::set(ProjectId::new(1), ProjectField::Name, text);
        Transaction::new("改名", vec![edit]).apply(&mut budget)
    };
    assert!(matches!(
        set(TEXT_LIMIT + 1),
        Err(EditError::TextTooLong(_))
    ));
    assert!(set(TEXT_LIMIT).is_ok());
    let text = render(&budget, "liaoning_2024").expect("it can be written");
    assert!(parse(text.as_bytes()).is_ok());
}

#[test]
fn what_is_typed_fits_into_a_cell_of_a_workbook() {
    let budget = Budget::default();
    let typed = |kind, length| {
        let text = "长".repeat(length);
        parse_value(&budget, kind, &text, AmountScale::Yuan).map_err(|it| it.to_string())
    };
    for kind in [ValueKind::Text, ValueKind::LongText] {
        assert!(typed(kind, TEXT_LIMIT).is_ok());
        let said = typed(kind, TEXT_LIMIT + 1).expect_err("too long");
        assert_eq!(
            said,
            "文字有 32768 字，一栏最多 32767 字：请缩短，或分几栏填写"
        );
    }
    assert!(typed(ValueKind::Money, TEXT_LIMIT + 1).is_err());
    // A workbook counts a rare character twice.
    let rare = "𠮷".repeat(20_000);
    let said = parse_value(&budget, ValueKind::Text, &rare, AmountScale::Yuan);
    let said = said.expect_err("too long").to_string();
    assert!(said.starts_with("文字有 40000 字"), "{said}");
}

#[test]
fn units_stand_below_each_other_only_so_deep() {
    let most = u32::try_from(LEVEL_LIMIT).expect("a small number");
    assert!(parse(file(&chain(most)).as_bytes()).is_ok());
    check(&chain(most + 1), &["预算单位", "第 32 级以下", "上级单位"]);
    check(&chain(50_000), &["第 32 级以下"]);
    check(
        "units: [(id: 1, parent: 2), (id: 2, parent: 1)]",
        &["预算单位 第 1 行的“上级单位”绕成一圈"],
    );
}

#[test]
fn no_edit_makes_a_tree_of_units_that_could_not_be_opened_again() {
    let most = u32::try_from(LEVEL_LIMIT).expect("a small number");
    let text = chain(most).replace(&format!("parent: {}", most / 2), "");
    let mut budget = parse(file(&text).as_bytes()).expect("two trees").budget;
    let before = budget.clone();
    let mut below = |unit: u32, parent: u32| {
        let parent = Value::Unit(UnitId::new(parent));
        let edit = Edit::set(UnitId::new(unit), UnitField::Parent, parent);
        Transaction::new("改上级", vec![edit])
            .apply(&mut budget)
            .map(drop)
    };
    assert_eq!(below(most / 2 + 1, most / 2), Ok(()));
    let unit = BudgetUnit {
        id: UnitId::new(most + 1),
        parent: Some(UnitId::new(most)),
        ..BudgetUnit::default()
    };
    let record = Box::new(unit.into());
    let edit = Edit::Insert { at: 0, record };
    let change = Transaction::new("新增单位", vec![edit]);
    let whole = budget.clone();
    assert_eq!(change.apply(&mut budget), Err(EditError::TooManyLevels));
    assert_eq!((&budget, budget.next_id), (&whole, whole.next_id));
    assert_ne!(budget, before);
}

#[test]
fn no_record_gets_a_number_that_could_not_be_opened_again() {
    let mut budget = Budget::default();
    for (number, is_taken) in [
        (NUMBER_LIMIT, false),
        (u32::MAX, false),
        (NUMBER_LIMIT - 1, true),
    ] {
        let record = Box::new(RecordKind::Project.blank(number));
        let edit = Edit::Insert { at: 0, record };
        let made = Transaction::new("新增", vec![edit]).apply(&mut budget);
        assert_eq!(made.is_ok(), is_taken, "{made:?}");
    }
    let text = render(&budget, "liaoning_2024").expect("it can be written");
    assert!(parse(text.as_bytes()).is_ok());
}

#[test]
fn no_edit_makes_more_records_than_could_be_opened_again() {
    let vehicle = |number| Vehicle {
        id: VehicleId::new(number),
        ..Vehicle::default()
    };
    let vehicles: Vec<Vehicle> = (1..=50_000).map(vehicle).collect();
    let mut budget = Budget {
        next_id: 50_001,
        vehicles: Records::new(vehicles).expect("each number once"),
        ..Budget::default()
    };
    let content = Snapshot::of(&budget);
    let mut made = 0;
    let refused = loop {
        let frozen = FrozenRound {
            id: FrozenRoundId::new(budget.next_id),
            content: content.clone(),
            ..FrozenRound::default()
        };
        let record = Box::new(frozen.into());
        let edit = Edit::Insert { at: made, record };
        if let Err(error) = Transaction::new("冻结", vec![edit]).apply(&mut budget) {
            break error;
        }
        made += 1;
    };
    assert_eq!(refused, EditError::TooManyRecords);
    assert_eq!(made, (RECORD_LIMIT - 50_000) / 50_001);
    assert!(budget.record_count() <= RECORD_LIMIT);
}
