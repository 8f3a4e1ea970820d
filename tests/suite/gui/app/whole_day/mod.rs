//! A whole day's work with the keyboard alone: from nothing to the workbook.

mod keyboard;
mod session;

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use bianzhi::packs::Severity;
use bianzhi::rules::Explained;
use bianzhi::rules::Finding;
use calamine::Data;
use calamine::DataType as _;
use calamine::Reader as _;
use calamine::Xlsx;
use egui::Key;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::press;
use super::press_ctrl;
use super::type_text;
use super::value;
use super::window;
use keyboard::right_to;
use keyboard::*;

const UNIT: &str = "某县农业技术推广中心";
const REVENUE: &str = include_str!("revenue.tsv");
const EXPENDITURE: &str = include_str!("expenditure.tsv");

/// Through the assistant: year, department, one unit.
fn begin(window: &mut Window) {
    press_ctrl(window, Key::N);
    type_text(window, "2024");
    press(window, Key::Enter);
    type_text(window, "某县农业农村局");
    tab_to(window, "省级");
    right_to(window, "县（区）级");
    tab_to(window, "单位名称");
    type_text(window, UNIT);
    tab_to(window, "单位编码");
    type_text(window, "110003");
    tab_to(window, "单位性质");
    press(window, Key::Space);
    while value(window, "单位性质") != "公益一类事业单位" {
        press(window, Key::ArrowDown);
    }
    press(window, Key::Space);
    tab_to(window, "财政全额");
    press(window, Key::Space);
    for _ in 0..3 {
        press(window, Key::Enter);
    }
}

fn enter_staff(window: &mut Window) {
    go_to(window, "人员编制");
    fill_row(
        window,
        &[
            ("人员类别", "事业编制（全额）"),
            ("编制数", "６２"),
            ("实有人数", "60"),
        ],
    );
    fill_row(
        window,
        &[("人员类别", "gqbz"), ("编制数", "2"), ("实有人数", "5")],
    );
    fill_row(window, &[("人员类别", "退休"), ("实有人数", "21")]);
}

/// Pastes a block one of whose cells can't be read, and puts that right.
fn paste_corrected(window: &mut Window, block: &str, correct: &str) {
    paste(window, block);
    window.get_by_label("粘贴预览");
    window.get_by_label_contains("1 格不能识别");
    type_text(window, correct);
    press(window, Key::Enter);
    window.get_by_label_contains("0 格不能识别");
    press_ctrl(window, Key::Enter);
    assert!(window.query_by_label("粘贴预览").is_none());
}

fn enter_lines(window: &mut Window) {
    go_to(window, "收入");
    paste_corrected(window, REVENUE, "8");
    go_to(window, "基本支出");
    paste_corrected(window, EXPENDITURE, "3");
}

/// A project with lines, costing, goal and indicators.
fn enter_project(window: &mut Window) {
    go_to(window, "项目");
    tab_to(window, "新增第一个项目");
    press(window, Key::Enter);
    for text in ["农技推广体系改革", "2024-01", "特定目标类", "新增项目"] {
        type_text(window, text);
        press(window, Key::Enter);
    }
    down_to(window, "起始年度");
    type_text(window, "2024");
    press(window, Key::Tab);
    type_text(window, "2026");
    press(window, Key::Enter);
    // Behind the last field of the form come the long texts.
    tab_to(window, "项目内容");
    type_text(window, "基层农技人员培训和试验示范基地建设");
    press(window, Key::Tab);
    assert_eq!(focused(window), "立项依据");
    type_text(window, "县政府常务会议纪要〔2023〕8号");
    press_ctrl(window, Key::Enter);
    enter_project_lines(window);
    enter_costing(window);
    enter_goal(window);
}

fn enter_project_lines(window: &mut Window) {
    press_ctrl(window, Key::PageDown);
    fill_row(
        window,
        &[
            ("功能科目", "2130106"),
            ("部门经济科目", "wtywf"),
            ("预算数（万元）", "=3000*60/10000"),
        ],
    );
    fill_row(
        window,
        &[
            ("功能科目", "2130106"),
            ("部门经济科目", "pxf"),
            ("预算数（万元）", "24.41"),
        ],
    );
}

fn enter_costing(window: &mut Window) {
    press_ctrl(window, Key::PageDown);
    let lines = [
        ("示范户物化补助", "3000", "60", "1"),
        ("农技人员培训", "1207", "100", "2"),
    ];
    for (item, standard, quantity, times) in lines {
        let entries = [
            ("测算内容", item),
            ("标准（元）", standard),
            ("数量", quantity),
            ("次数", times),
        ];
        fill_row(window, &entries);
    }
    window.get_by_label_contains("测算 42.14，预算 42.41");
    window.get_by_label("差 -0.27");
}

fn enter_goal(window: &mut Window) {
    press_ctrl(window, Key::PageDown);
    press_ctrl(window, Key::PageDown);
    press(window, Key::F6);
    tab_to(window, "总体目标");
    type_text(window, "完成示范户物化补助和农技人员培训任务");
    tab_to(window, "补齐应有的指标行");
    press(window, Key::Space);
    // To the list of projects and back into the indicators.
    press(window, Key::F6);
    press(window, Key::F6);
    fill(window, "三级指标", "培训农技人员数");
    fill(window, "运算符号", ">=");
    fill(window, "指标值", "100");
    fill(window, "度量单位", "人");
    press_ctrl(window, Key::End);
    let entries = [
        ("一级指标", "满意度指标"),
        ("二级指标", "服务对象满意度指标"),
        ("三级指标", "受训人员满意度"),
        ("指标值", "90"),
    ];
    fill_row(window, &entries);
}

/// Catalogue items by the initials of their names.
fn enter_procurement(window: &mut Window) {
    go_to(window, "政府采购");
    let rows = [
        ("台式计算机", "tsjsj", "10", "0.5", "5"),
        ("便携式计算机", "bxsjsj", "2", "0.65", "13"),
        ("复印纸", "fyz", "100", "0.018", "1.8"),
    ];
    for (item, code, quantity, price, amount) in rows {
        let entries = [
            ("采购物品名称", item),
            ("采购品目", code),
            ("数量", quantity),
            ("单价（万元）", price),
            ("采购金额（万元）", amount),
        ];
        fill_row(window, &entries);
    }
}

fn enter_assets(window: &mut Window) {
    go_to(window, "资产存量");
    fill_row(
        window,
        &[
            ("资产分类", "房屋"),
            ("面积（平方米）", "1,260.5"),
            ("价值（万元）", "318.6"),
        ],
    );
    fill_row(
        window,
        &[("资产分类", "设备"), ("数量", "86"), ("价值（万元）", "74")],
    );
}

fn errors(window: &mut Window) -> Vec<String> {
    let errors = findings(window)
        .iter()
        .filter(|it| it.severity == Severity::Error);
    errors.map(|it| it.code.clone()).collect()
}

/// Goes from finding to finding until there are no errors; each is put right in another way.
fn settle(window: &mut Window) {
    assert_eq!(errors(window), ["A-13", "A-14", "C-10", "J-04"]);
    press(window, Key::F8);
    let differences = window.get_all_by_label_contains("差 0.27 万元");
    assert_eq!(differences.count(), 2, "funds and costing");
    // The difference is two digits that were swapped in the second line of the project.
    go_to(window, "农技推广体系改革");
    press_ctrl(window, Key::PageDown);
    press_ctrl(window, Key::Home);
    press(window, Key::ArrowDown);
    fill(window, "预算数（万元）", "24.14");
    window.get_by_label("差 0.00");
    assert_eq!(errors(window), ["A-14", "C-10"]);
    // The one that is gone made room for the next.
    press(window, Key::F8);
    assert_eq!(focused(window), "采购金额（万元） 第2行");
    press(window, Key::F7);
    assert_eq!(errors(window), ["C-10"]);
    press(window, Key::F8);
    assert_eq!(focused(window), "支出类别 第57行");
    press_ctrl(window, Key::Num1);
    tab_to(window, "修正：改为基本支出-公用经费");
    press(window, Key::Space);
    assert!(errors(window).is_empty());
    // What is left is explained, one after the other: posts, a vehicle, indicators still to be filled.
    for _ in 0..findings(window).len() {
        press(window, Key::F8);
        press_shift(window, Key::F7);
        type_text(window, "按规定过渡，随后补齐");
        press_ctrl(window, Key::Enter);
    }
    let is_serious = |it: &&Finding| it.severity != Severity::Advice;
    let explained: Vec<(&str, Explained)> = findings(window)
        .iter()
        .filter(is_serious)
        .map(|it| (it.code.as_str(), it.explained))
        .collect();
    let codes = ["K-02", "K-03", "P-02", "S-03"];
    assert_eq!(explained, codes.map(|code| (code, Explained::Yes)));
}

/// Waits for what is done beside the window.
fn wait_for(window: &mut Window, text: &str) {
    for _ in 0..2_000 {
        window.step();
        if window.query_by_label_contains(text).is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    panic!("{text} is never said");
}

fn export(window: &mut Window, path: &Path) {
    press_ctrl(window, Key::E);
    type_path(window, path);
    wait_for(window, "已导出并读回核对无误");
}

/// The first figure behind a label on a sheet.
fn figure(book: &mut Xlsx<BufReader<File>>, sheet: &str, label: &str) -> Option<f64> {
    let names = book.sheet_names();
    let name = names
        .iter()
        .find(|it| it.split(' ').next() == Some(sheet))?;
    let range = book.worksheet_range(name).unwrap();
    let is_label = |cell: &Data| cell.get_string() == Some(label);
    range.rows().find_map(|row| {
        let at = row.iter().position(is_label)?;
        row[at..].iter().find_map(Data::get_float)
    })
}

fn check_workbook(path: &Path) {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    assert_eq!(book.sheet_names().len(), 17);
    let mut check = |sheet, label, expected| {
        assert_eq!(figure(&mut book, sheet, label), Some(expected), "{sheet}");
    };
    check("表3", "合计", 2480.0);
    check("表5", "合计", 2420.0);
    // Typed in full-width digits, with a separator, put right in the preview.
    check("表5", "住房公积金", 131.12);
    check("表6", "基本工资", 1196.91);
    check("表6", "咨询费", 3.0);
    check("表9", "农技推广体系改革", 42.14);
    check("表14", "合计", 8.1);
}

#[test]
fn a_budget_is_made_from_nothing_to_the_workbook_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (workbook, file) = (folder.path().join("预算表"), folder.path().join("预算"));
    let mut window = window();
    app(&mut window).type_paths();
    begin(&mut window);
    enter_staff(&mut window);
    enter_lines(&mut window);
    enter_project(&mut window);
    enter_procurement(&mut window);
    enter_assets(&mut window);
    settle(&mut window);
    export(&mut window, &workbook);
    check_workbook(&workbook.with_extension("xlsx"));
    press_ctrl(&mut window, Key::S);
    type_path(&mut window, &file);
    assert!(!app(&mut window).workspace().unwrap().document.is_dirty());
    let saved = budget(&mut window);
    press_ctrl(&mut window, Key::W);
    press_ctrl(&mut window, Key::O);
    type_path(&mut window, &file.with_extension("bmys"));
    assert_eq!(budget(&mut window), saved);
}
