//! The assets: beside their standards, and the stock beside the cards.

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::step::Step;
use bianzhi::model::Acquisition;
use bianzhi::model::AcquisitionField;
use bianzhi::model::AcquisitionId;
use bianzhi::model::AssetItem;
use bianzhi::model::AssetItemId;
use bianzhi::money::Money;
use bianzhi::rules::Location;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::press_ctrl;
use super::sample;
use super::send;
use super::show_step;
use super::value;

const STANDARDS: &str = "配置标准对照";

fn add(window: &mut Window, records: Vec<bianzhi::model::Record>) {
    let edits = records.into_iter().map(|record| Edit::Insert {
        at: 0,
        record: Box::new(record),
    });
    let change = Transaction::new("试", edits.collect());
    send(window, Action::Commit(change));
}

fn plan(window: &mut Window, class: &str, quantity: i64, yuan: i64) -> AcquisitionId {
    let unit = budget(window).units[0].id;
    let id = AcquisitionId::new(budget(window).next_id);
    let plan = Acquisition {
        id,
        unit: Some(unit),
        class: Some(class.parse().unwrap()),
        quantity: Some(quantity.into()),
        unit_price: Money::from_yuan(yuan),
        ..Acquisition::default()
    };
    add(window, vec![plan.into()]);
    id
}

fn show_standards(window: &mut Window) {
    show_step(window, Step::Assets);
    window.get_by_role_and_label(Role::Tab, STANDARDS).click();
    window.run();
}

#[test]
fn plans_are_held_against_the_standard_for_heads_and_price() {
    let mut window = sample();
    plan(&mut window, "A02010105", 51, 5200);
    show_standards(&mut window);
    assert_eq!(value(&window, "配置标准 资产 第1行"), "台式计算机");
    assert_eq!(value(&window, "配置标准 数量上限 第1行"), "50");
    assert_eq!(value(&window, "配置标准 拟新增 第1行"), "51");
    assert_eq!(
        value(&window, "配置标准 对照结果 第1行"),
        "超标准 1，单价高 200 元"
    );
    press_ctrl(&mut window, Key::Z);
    show_standards(&mut window);
    assert_eq!(value(&window, "配置标准 对照结果 第1行"), "可新增 50");
}

#[test]
fn a_standard_that_is_only_believed_says_so() {
    let mut window = sample();
    plan(&mut window, "A02021003", 60, 900);
    show_standards(&mut window);
    assert_eq!(value(&window, "配置标准 资产 第3行"), "A4黑白打印机");
    assert_eq!(
        value(&window, "配置标准 对照结果 第3行"),
        "未核实，超标准 20"
    );
}

#[test]
fn the_stock_is_taken_over_from_the_cards_in_one_step() {
    let mut window = sample();
    let unit = budget(&mut window).units[0].id;
    let first = budget(&mut window).next_id;
    let card = |number: u32, class: &str| AssetItem {
        id: AssetItemId::new(first + number),
        unit: Some(unit),
        class: Some(class.parse().unwrap()),
        original_value: Money::from_yuan(150_000),
        ..AssetItem::default()
    };
    let cards = vec![
        card(0, "A02030501").into(),
        card(1, "A02030501").into(),
        card(2, "A02010105").into(),
    ];
    add(&mut window, cards);
    show_step(&mut window, Step::Assets);
    window.get_by_label("2 类资产的存量与卡片合计不一致");
    assert_eq!(value(&window, "核对 差 第2行"), "-1");
    let before = budget(&mut window);
    window.get_by_label("按卡片更新存量").click();
    window.run();
    let stock = budget(&mut window).asset_stock;
    assert_eq!(stock[0].quantity, Some(2.into()));
    assert_eq!(stock[0].value, Money::from_yuan(300_000));
    assert_eq!(stock[2].quantity, Some(1.into()));
    assert_eq!(stock[2].cut_off, "2023-08-31");
    window.get_by_label("卡片合计与资产存量一致");
    press_ctrl(&mut window, Key::Z);
    assert_eq!(budget(&mut window), before);
}

#[test]
fn a_planned_acquisition_is_gone_to_on_its_sheet() {
    let mut window = sample();
    let id = plan(&mut window, "A02010105", 1, 5000);
    show_standards(&mut window);
    show_step(&mut window, Step::Cover);
    let place = Location::Field(id.into(), AcquisitionField::Quantity.into());
    send(&mut window, Action::GoTo(place));
    assert_eq!(
        app(&mut window).workspace().unwrap().view.step,
        Step::Assets
    );
    assert!(window.get_by_label("数量 第1行").is_focused());
}

#[test]
fn the_keyboard_goes_round_the_tabs() {
    let mut window = sample();
    show_step(&mut window, Step::Assets);
    press_ctrl(&mut window, Key::PageUp);
    assert_eq!(value(&window, "配置标准 资产 第1行"), "台式计算机");
    press_ctrl(&mut window, Key::PageDown);
    assert!(window.query_by_label("配置标准 资产 第1行").is_none());
}
