//! Sheets broken into pages: everything is there, nothing overlaps, nothing lies outside the margins.

use std::collections::BTreeMap;

use bianzhi::compute::RowStyle;
use bianzhi::export::pages::Numbering;
use bianzhi::export::pages::Page;
use bianzhi::export::pages::PageOptions;
use bianzhi::export::pages::PagePart;
use bianzhi::export::pages::WatermarkText;
use bianzhi::export::pages::pages;
use bianzhi::export::pages::pages_of;
use bianzhi::export::sheet::Area;
use bianzhi::export::sheet::Content;
use bianzhi::export::sheet::Sheet;

use crate::export_tables::by_function;
use crate::export_tables::row;
use crate::page_checks::all_options;
use crate::page_checks::amounts;
use crate::page_checks::check_all;
use crate::page_checks::entries;
use crate::page_checks::hard_sheets;
use crate::page_checks::laid_out;
use crate::page_checks::sample_sheets;
use crate::page_checks::tall_form;
use crate::page_checks::text_of;
use crate::page_checks::with_long_cells;

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
    for sheet in
        sample_sheets()
            .into_iter()
            .chain([laid_out(&amounts(28, 90)), laid_out(&entries()), long])
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

#[test]
fn an_amount_too_long_for_its_cell_is_printed_smaller_and_never_broken() {
    let mut sheet = laid_out(&amounts(4, 3));
    sheet.widths[3] = 4;
    let pages = check_all(&[sheet], &PageOptions::default());
    let size = |text: &str| {
        let runs = pages.pages.iter().flat_map(|page| &page.runs);
        runs.filter(|run| run.text == text)
            .map(|run| run.size)
            .fold(0.0, f32::max)
    };
    let (long, other) = (size("123.46"), size("其他人力资源和社会保障管理事务支出"));
    assert!(other > 10.0 && size("第1栏") > 0.0, "{other}");
    let narrow = pages.pages[0]
        .runs
        .iter()
        .filter(|run| run.text == "123.46");
    assert!(narrow.map(|run| run.size).fold(long, f32::min) < long);
}

#[test]
fn parts_beside_each_other_have_their_rows_at_the_same_height_whatever_their_headings_take() {
    let mut wide = amounts(28, 5);
    // Some of these fit on one line, but not with the mark of a part behind them.
    for length in 40..64 {
        wide.title = "表".repeat(length);
        let pages = check_all(&[laid_out(&wide)], &PageOptions::default()).pages;
        let height = |page: &Page| {
            page.runs
                .iter()
                .find(|run| run.text == "2080003")
                .map(|run| run.y)
        };
        let heights: Vec<Option<f32>> = pages.iter().map(height).collect();
        assert!(heights.len() > 1 && heights[0].is_some());
        assert!(heights.iter().all(|it| *it == heights[0]), "{heights:?}");
    }
}

#[test]
fn an_amount_in_a_cell_that_goes_on_over_the_page_stands_once() {
    let mut sheet = laid_out(&amounts(2, 60));
    let rows = sheet.repeated..sheet.rows.len();
    for row in rows.start + 1..rows.end {
        sheet.rows[row].cells[2].content = Content::Blank;
    }
    let amount = sheet.rows[rows.start].cells[2].content.printed();
    let expected = sheet
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| cell.content.printed() == amount);
    let expected = expected.count();
    sheet.merges.push(Area {
        rows,
        columns: 2..3,
    });
    let pages = check_all(&[sheet], &PageOptions::default()).pages;
    assert!(pages.len() > 1);
    let runs = pages.iter().flat_map(|page| &page.runs);
    assert_eq!(runs.filter(|run| run.text == amount).count(), expected);
}
