//! Sheets broken into pages: everything is there, nothing overlaps, nothing lies outside the margins.

#![expect(clippy::float_arithmetic, reason = "distances on paper are no amounts")]

use std::collections::BTreeMap;
use std::sync::Arc;

use bianzhi::compute::FilledTable;
use bianzhi::compute::RowStyle;
use bianzhi::compute::fill;
use bianzhi::export::pages::Margins;
use bianzhi::export::pages::Numbering;
use bianzhi::export::pages::Page;
use bianzhi::export::pages::PageOptions;
use bianzhi::export::pages::PagePart;
use bianzhi::export::pages::Pages;
use bianzhi::export::pages::Scale;
use bianzhi::export::pages::TextRun;
use bianzhi::export::pages::WatermarkText;
use bianzhi::export::pages::pages;
use bianzhi::export::pages::pages_of;
use bianzhi::export::sheet::Content;
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

fn manual() -> Sheet {
    let pack = load_pack("liaoning_2024", &embedded_packs()).expect("the pack is good");
    let table = rule_manual(&pack);
    lay_out(&table, &table.title)
}

fn laid_out(table: &FilledTable) -> Sheet {
    lay_out(table, "表")
}

fn landscape(paper: Paper) -> PageDef {
    PageDef {
        paper,
        landscape: true,
    }
}

/// A code, a name and so many amounts, so many rows.
fn amounts(columns: usize, rows: usize) -> FilledTable {
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

fn with_long_cells() -> FilledTable {
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

fn tall_form() -> FilledTable {
    let mut form = project_form("网络租赁费");
    let rows = form.rows.clone();
    for _ in 0..20 {
        form.rows.extend(rows.clone());
    }
    form
}

fn hard_sheets() -> Vec<Sheet> {
    let mut empty = by_function();
    empty.rows.clear();
    let tables = [
        amounts(6, 1_000),
        amounts(28, 40),
        amounts(28, 0),
        with_long_cells(),
        tall_form(),
        empty,
    ];
    tables.iter().map(laid_out).chain([manual()]).collect()
}

/// What a text covers: left, top, right, bottom.
fn area(run: &TextRun) -> [f32; 4] {
    [
        run.x,
        run.y - 0.8 * run.size,
        run.x + run.width(),
        run.y + 0.1 * run.size,
    ]
}

#[track_caller]
fn check_page(page: &Page, options: &PageOptions, name: &str) {
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
fn check_overlaps(page: &Page, place: &str) {
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

fn check_all(sheets: &[Sheet], options: &PageOptions) -> Pages {
    let pages = pages_of(sheets, options);
    for page in &pages.pages {
        check_page(page, options, &pages.sheets[page.sheet]);
    }
    pages
}

/// The texts of all pages of a sheet, without blanks.
fn text_of(pages: &Pages, sheet: usize) -> String {
    let own = pages.pages.iter().filter(|page| page.sheet == sheet);
    let runs = own.flat_map(|page| &page.runs);
    runs.flat_map(|run| run.text.chars())
        .filter(|it| *it != ' ')
        .collect()
}

fn all_options() -> Vec<PageOptions> {
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

#[test]
fn nothing_overlaps_and_nothing_is_outside_the_margins() {
    let sheets: Vec<Sheet> = sample_sheets().into_iter().chain(hard_sheets()).collect();
    for options in all_options() {
        check_all(&sheets, &options);
    }
}

#[test]
fn every_cell_of_the_sample_is_printed() {
    let sheets = sample_sheets();
    for options in all_options() {
        let pages = check_all(&sheets, &options);
        assert_eq!(pages.missing, []);
        for (at, sheet) in sheets.iter().enumerate() {
            let text = text_of(&pages, at);
            for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
                let printed = cell.content.printed().replace([' ', '\n'], "");
                let is_torn = printed.chars().count() > 60;
                assert!(
                    is_torn || text.contains(&printed),
                    "{}: {printed}",
                    sheet.name
                );
            }
        }
    }
}

#[test]
fn every_amount_stands_on_paper_as_often_as_in_the_table() {
    let mut long = with_long_cells();
    long.rows.extend(amounts(1, 200).rows);
    let long = laid_out(&long);
    for sheet in sample_sheets()
        .into_iter()
        .chain([laid_out(&amounts(28, 90)), long])
    {
        let mut left: BTreeMap<String, i32> = BTreeMap::new();
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            if let Content::Amount(amount) = &cell.content {
                *left.entry(amount.printed()).or_default() += 1;
            }
        }
        left.remove("");
        let texts: Vec<String> = left.keys().cloned().collect();
        let pages = pages_of(&[sheet], &PageOptions::default());
        for run in pages.pages.iter().flat_map(|page| &page.runs) {
            if let Some(count) = left.get_mut(&run.text) {
                *count -= 1;
            }
        }
        for text in texts {
            // A text of the same figures may stand beside: the amount of a form, an indicator.
            assert!(left[&text] <= 0, "{text} of {} is missing", pages.sheets[0]);
        }
    }
}

#[test]
fn the_wide_tables_of_the_sample_are_legible_and_whole() {
    let sheets = sample_sheets();
    let pages = pages_of(&sheets, &PageOptions::default());
    for page in &pages.pages {
        assert!(page.cuts.is_empty(), "{}", pages.sheets[page.sheet]);
        assert!(page.runs.iter().all(|run| run.size > 6.99));
    }
    assert_eq!(
        pages.pages.len(),
        sheets.len(),
        "each of them fits on a page"
    );
}

#[test]
fn long_tables_repeat_their_heading_and_say_that_they_go_on() {
    let pages = check_all(&[laid_out(&amounts(6, 1_000))], &PageOptions::default());
    let count = pages.pages.len();
    assert!((20..60).contains(&count), "{count}");
    for page in &pages.pages {
        let texts: Vec<&str> = page.runs.iter().map(|run| run.text.as_str()).collect();
        let title = if page.number == 1 {
            "一般公共预算支出表"
        } else {
            "一般公共预算支出表（续表）"
        };
        assert_eq!(texts[0], title);
        assert!(
            texts.contains(&"单位：万元")
                && texts.contains(&"科目编码")
                && texts.contains(&"第5栏")
        );
        let foot = format!("第 {} 页 共 {count} 页", page.number);
        assert_eq!(texts.last(), Some(&foot.as_str()));
    }
    let codes = pages
        .pages
        .iter()
        .flat_map(|page| &page.runs)
        .filter(|run| run.text.len() == 7 && run.text.starts_with("208"));
    assert_eq!(codes.count(), 1_000, "each row stands on one page");
}

#[test]
fn a_table_too_wide_for_its_paper_goes_on_beside_with_the_key_columns() {
    let pages = check_all(&[laid_out(&amounts(28, 40))], &PageOptions::default());
    let is_of_first_rows = |page: &&Page| page.runs.iter().any(|run| run.text == "2080000");
    let parts: Vec<&Page> = pages.pages.iter().filter(is_of_first_rows).collect();
    let [left, .., right] = parts[..] else {
        panic!("it fits on one page");
    };
    assert_eq!((left.cuts.len(), right.cuts.len()), (1, 1));
    for page in &parts {
        assert!(page.runs.iter().any(|run| run.text == "科目编码"));
        assert!(page.runs.iter().all(|run| run.size > 6.99));
    }
    let row_of = |page: &Page| {
        page.runs
            .iter()
            .find(|run| run.text == "2080003")
            .map(|run| run.y)
    };
    assert_eq!(row_of(left), row_of(right), "rows stand at the same height");
    let headers: Vec<usize> = (0..28)
        .map(|number| {
            let label = format!("第{number}栏");
            let pages = pages
                .pages
                .iter()
                .filter(|page| page.runs.iter().any(|run| run.text == label));
            pages.count()
        })
        .collect();
    assert!(
        headers.iter().all(|count| *count == headers[0]),
        "{headers:?}"
    );
}

#[test]
fn long_cells_and_notes_go_on_without_losing_a_character() {
    let sheet = laid_out(&with_long_cells());
    let whole: String = sheet
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.content.printed())
        .collect();
    for options in all_options() {
        let pages = check_all(std::slice::from_ref(&sheet), &options);
        let text = text_of(&pages, 0);
        for mark in ['保', '％', '%', '乙', 'j', '备', '排'] {
            let count = |text: &str| text.matches(mark).count();
            assert!(
                count(&text) >= count(&whole),
                "{mark}: {} of {}",
                count(&text),
                count(&whole)
            );
        }
    }
}

#[test]
fn labels_of_a_form_are_repeated_where_it_goes_on() {
    let pages = check_all(&[laid_out(&tall_form())], &PageOptions::default());
    assert!(pages.pages.len() > 2);
    for page in &pages.pages {
        let is_there = |text: &str| page.runs.iter().any(|run| run.text == text);
        assert!(is_there("绩效指标") && (is_there("产出指标") || is_there("效益指标")));
    }
}

#[test]
fn pages_are_numbered_on_from_what_went_before() {
    let sheets = sample_sheets();
    let options = PageOptions::default();
    let parts = [&sheets[3], &sheets[8]].map(|sheet| PagePart {
        sheet,
        options: &options,
    });
    let numbering = Numbering {
        first: 12,
        total: Some(40),
    };
    let made = pages(&parts, numbering);
    let feet: Vec<&str> = made
        .pages
        .iter()
        .filter_map(|page| page.runs.last())
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(feet, ["第 12 页 共 40 页", "第 13 页 共 40 页"]);
    assert_eq!(
        (made.pages[1].sheet, made.pages[1].width > 1_000.0),
        (1, true)
    );
}

#[test]
fn a_draft_is_marked_behind_the_table_and_in_the_foot() {
    let options = PageOptions {
        watermark: Some(WatermarkText::draft("2024-01-31", "0A1B2C3D")),
        ..PageOptions::default()
    };
    for page in check_all(&sample_sheets(), &options).pages {
        let mark = page.watermark.expect("a draft is marked");
        let texts: Vec<&str> = mark.runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, ["草稿", "2024-01-31 版本 0A1B2C3D"]);
        let foot = page.runs.last().map(|run| run.text.as_str());
        assert_eq!(foot, Some("草稿 2024-01-31 版本 0A1B2C3D"));
    }
}

#[test]
fn what_the_font_lacks_is_seen_and_told_with_its_place() {
    let mut rare = by_function();
    rare.rows
        .push(row(RowStyle::Plain, &["2080199", "张𠮷𠮷经费", "¥1"]));
    let pages = pages_of(&[laid_out(&rare)], &PageOptions::default());
    assert!(text_of(&pages, 0).contains("张〓〓经费"));
    let remarks: Vec<String> = pages.missing.iter().map(ToString::to_string).collect();
    assert_eq!(
        remarks,
        ["字库中没有“𠮷”字（U+20BB7），已印作“〓”：“表”单元格 B9，共 2 处"]
    );
}
