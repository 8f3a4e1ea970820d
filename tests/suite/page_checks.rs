//! Sheets that are hard to print, and what must hold for every page.

#![expect(clippy::float_arithmetic, reason = "distances on paper are no amounts")]

use std::sync::Arc;

use bianzhi::compute::FilledTable;
use bianzhi::compute::RowStyle;
use bianzhi::compute::fill;
use bianzhi::export::pages::Margins;
use bianzhi::export::pages::Page;
use bianzhi::export::pages::PageOptions;
use bianzhi::export::pages::Pages;
use bianzhi::export::pages::Scale;
use bianzhi::export::pages::TextRun;
use bianzhi::export::pages::pages_of;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::lay_out;
use bianzhi::export::sheet::sheets;
use bianzhi::packs::PageDef;
use bianzhi::packs::Paper;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::report::rule_manual;
use bianzhi::storage::parse;

use crate::export_tables::by_function;
use crate::export_tables::column;
use crate::export_tables::project_form;
use crate::export_tables::row;
use crate::export_tables::table;

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");

/// Every table of the sample.
pub(crate) fn sample_sheets() -> Vec<Sheet> {
    let saved = parse(SAMPLE.as_bytes()).expect("the sample can be read");
    let pack = load_pack(&saved.pack, &embedded_packs()).expect("its pack is good");
    sheets(&fill(&saved.budget, &pack))
}

pub(crate) fn manual() -> Sheet {
    let pack = load_pack("liaoning_2024", &embedded_packs()).expect("the pack is good");
    let table = rule_manual(&pack);
    lay_out(&table, &table.title)
}

pub(crate) fn laid_out(table: &FilledTable) -> Sheet {
    lay_out(table, "表")
}

pub(crate) fn landscape(paper: Paper) -> PageDef {
    PageDef {
        paper,
        landscape: true,
    }
}

/// A code, a name and so many amounts, so many rows.
pub(crate) fn amounts(columns: usize, rows: usize) -> FilledTable {
    let mut made = table(&["科目编码", "科目名称"], Vec::new());
    made.page = landscape(Paper::A4);
    Arc::make_mut(&mut made.columns)[0].id = "code".to_owned();
    Arc::make_mut(&mut made.columns)[1].id = "name".to_owned();
    for number in 0..columns {
        Arc::make_mut(&mut made.columns)
            .push(column(&format!("¥本年支出{}>第{number}栏", number / 5)));
    }
    for number in 0..rows {
        let mut cells = vec![
            format!("{}", 2_080_000 + number),
            "其他人力资源和社会保障管理事务支出".to_owned(),
        ];
        cells
            .extend((0..columns).map(|column| format!("¥{}", 1_234_567 + number * 1_000 + column)));
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        made.rows.push(row(RowStyle::Plain, &cells));
    }
    made
}

pub(crate) fn with_long_cells() -> FilledTable {
    let mut made = table(&["项目编码", "项目", "内容", "¥金额"], Vec::new());
    let long = "为保障“三公”经费（含公务接待费）按cn-2024号文执行，压减12.5%。".repeat(150);
    made.rows.push(row(
        RowStyle::Plain,
        &["210102240000000012345", "甲", &long, "¥987654321"],
    ));
    made.rows.push(row(
        RowStyle::Plain,
        &[
            "1",
            &"乙".repeat(300),
            "abcdefghij".repeat(40).as_str(),
            "¥1",
        ],
    ));
    made.rows
        .push(row(RowStyle::Plain, &["2", "丙", "短", "¥2"]));
    made.notes = vec!["备注：以上均为财政拨款安排。".repeat(200)];
    made
}

/// Entries of a few rows each, with texts that reach over them.
pub(crate) fn entries() -> FilledTable {
    let labels = ["职责活动", "¥年度预算数", "内容描述", "绩效指标"];
    let mut made = table(&labels, Vec::new());
    for column in &mut Arc::make_mut(&mut made.columns)[..3] {
        column.goes_on = true;
    }
    for number in 1..40 {
        let content = "负责城乡居民社会养老保险业务征集、管理和支付工作。".repeat(number);
        let [name, amount] = [format!("{number}、社会保险"), format!("¥{number}0000")];
        let cells = [&name, &amount, content.as_str(), "及时完成率"];
        made.rows.push(row(RowStyle::Plain, &cells));
        for _ in 0..number % 5 {
            let cells = ["", "", "", "群众满意度"];
            made.rows.push(row(RowStyle::Further, &cells));
        }
    }
    made
}

pub(crate) fn tall_form() -> FilledTable {
    let mut form = project_form("网络租赁费");
    let rows = form.rows.clone();
    for _ in 0..20 {
        form.rows.extend(rows.clone());
    }
    form
}

pub(crate) fn hard_sheets() -> Vec<Sheet> {
    let mut empty = by_function();
    empty.rows.clear();
    let tables = [
        amounts(6, 1_000),
        amounts(28, 40),
        amounts(28, 0),
        with_long_cells(),
        entries(),
        tall_form(),
        empty,
    ];
    tables.iter().map(laid_out).chain([manual()]).collect()
}

/// What a text covers: left, top, right, bottom.
pub(crate) fn area(run: &TextRun) -> [f32; 4] {
    [
        run.x,
        run.y - 0.8 * run.size,
        run.x + run.width(),
        run.y + 0.1 * run.size,
    ]
}

#[track_caller]
pub(crate) fn check_page(page: &Page, options: &PageOptions, name: &str) {
    let points = |millimetres: u16| f32::from(millimetres) * 72.0 / 25.4 - 0.1;
    let margins = options.margins;
    let (left, right) = (points(margins.left), page.width - points(margins.right));
    let (top, bottom) = (points(margins.top), page.height - points(margins.bottom));
    let place = format!("{name}, page {}", page.number);
    for run in &page.runs {
        let [x, y, end, below] = area(run);
        let is_foot = run.y > bottom;
        assert!(x >= left && end <= right, "{place}: {run:?} is outside");
        assert!(
            y >= top && (below <= bottom || is_foot),
            "{place}: {run:?} is outside"
        );
        assert!(!run.text.is_empty() && run.size > 3.0, "{place}: {run:?}");
    }
    for stroke in &page.strokes {
        let is_inside = |(x, y)| x >= left && x <= right && y >= top && y <= bottom + 0.1;
        assert!(
            is_inside(stroke.from) && is_inside(stroke.to),
            "{place}: {stroke:?}"
        );
    }
    check_overlaps(page, &place);
}

/// No text lies on another one or is crossed by a line.
#[track_caller]
pub(crate) fn check_overlaps(page: &Page, place: &str) {
    let mut areas: Vec<([f32; 4], &TextRun)> =
        page.runs.iter().map(|run| (area(run), run)).collect();
    areas.sort_by(|one, other| one.0[1].total_cmp(&other.0[1]));
    for (at, (one, run)) in areas.iter().enumerate() {
        for (other, text) in &areas[at + 1..] {
            if other[1] >= one[3] {
                break;
            }
            let is_beside = other[0] >= one[2] - 0.1 || one[0] >= other[2] - 0.1;
            assert!(is_beside, "{place}: {run:?} and {text:?}");
        }
        for stroke in page
            .strokes
            .iter()
            .filter(|it| (it.from.0 - it.to.0).abs() < 0.01)
        {
            let is_crossed = stroke.from.0 > one[0] + 0.1
                && stroke.from.0 < one[2] - 0.1
                && stroke.from.1 < one[3]
                && stroke.to.1 > one[1];
            assert!(!is_crossed, "{place}: {run:?} is crossed by {stroke:?}");
        }
    }
}

pub(crate) fn check_all(sheets: &[Sheet], options: &PageOptions) -> Pages {
    let pages = pages_of(sheets, options);
    for page in &pages.pages {
        check_page(page, options, &pages.sheets[page.sheet]);
    }
    pages
}

/// The texts of all pages of a sheet, without blanks.
pub(crate) fn text_of(pages: &Pages, sheet: usize) -> String {
    let own = pages.pages.iter().filter(|page| page.sheet == sheet);
    let runs = own.flat_map(|page| &page.runs);
    runs.flat_map(|run| run.text.chars())
        .filter(|it| *it != ' ')
        .collect()
}

pub(crate) fn all_options() -> Vec<PageOptions> {
    let margins = Margins {
        top: 10,
        right: 8,
        bottom: 12,
        left: 25,
    };
    let normal = PageOptions::default();
    let paper = |paper, landscape| PageOptions {
        paper: Some(paper),
        landscape: Some(landscape),
        ..PageOptions::default()
    };
    let large = PageOptions {
        scale: Scale::Percent(130),
        margins,
        ..normal.clone()
    };
    vec![
        normal,
        paper(Paper::A4, false),
        paper(Paper::A3, true),
        large,
    ]
}
