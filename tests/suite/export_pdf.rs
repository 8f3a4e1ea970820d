//! The PDF: its text, its pages, its bookmarks, what it says about itself, the same bytes every time.

use bianzhi::export::pages::PageOptions;
use bianzhi::export::pages::Pages;
use bianzhi::export::pages::WatermarkText;
use bianzhi::export::pages::pages_of;
use bianzhi::export::pdf::pdf;

use crate::export_tables::stamp;
use crate::page_checks::sample_sheets;
use crate::pdf_text::pdf_text;

fn drawn(pages: &Pages) -> Vec<u8> {
    pdf(pages, &stamp(), &mut |_| {}).expect("it can be drawn")
}

fn draft() -> PageOptions {
    PageOptions {
        watermark: Some(WatermarkText::draft("2024-01-31", "0A1B2C3D")),
        ..PageOptions::default()
    }
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|it| it == wanted)
}

#[test]
fn the_text_of_the_sample_is_read_back_page_by_page_in_reading_order() {
    for options in [PageOptions::default(), draft()] {
        let pages = pages_of(&sample_sheets(), &options);
        let read = pdf_text(&drawn(&pages));
        assert_eq!(read.len(), pages.pages.len());
        for (text, page) in read.iter().zip(&pages.pages) {
            let placed: Vec<&str> = page.runs.iter().map(|run| run.text.as_str()).collect();
            assert_eq!(text.lines().collect::<Vec<_>>(), placed);
        }
    }
}

#[test]
fn titles_figures_and_totals_are_selectable_text() {
    let pages = pages_of(&sample_sheets(), &PageOptions::default());
    let read = pdf_text(&drawn(&pages));
    let lines: Vec<&str> = read[0].lines().collect();
    assert_eq!(lines[..2], ["收支预算总表", "表1"]);
    let total = lines
        .iter()
        .position(|it| *it == "收入总计")
        .expect("it is there");
    assert_eq!(
        lines[total..total + 4],
        ["收入总计", "5,114.04", "支出总计", "5,114.04"]
    );
}

#[test]
fn the_same_pages_and_stamp_give_the_same_bytes() {
    let pages = pages_of(&sample_sheets(), &draft());
    assert!(drawn(&pages) == drawn(&pages));
}

#[test]
fn the_file_is_small_also_as_a_draft() {
    let sheets = sample_sheets();
    for options in [PageOptions::default(), draft()] {
        let pages = pages_of(&sheets, &options);
        let size = drawn(&pages).len();
        // A million bytes for forty pages.
        assert!(size < pages.pages.len() * 25_000, "{size} bytes");
    }
}

#[test]
fn every_sheet_has_a_bookmark_and_the_file_says_what_it_is() {
    let pages = pages_of(&sample_sheets(), &PageOptions::default());
    let bytes = drawn(&pages);
    let bookmarks = bytes.windows(6).filter(|it| it == b"/Title").count();
    // One for each sheet and the title of the document.
    assert_eq!(bookmarks, pages.sheets.len() + 1);
    for wanted in [
        b"/Lang(zh-CN)".as_slice(),
        b"D:20240131093000+08'00",
        "编制".as_bytes(),
    ] {
        assert!(
            contains(&bytes, wanted),
            "{}",
            String::from_utf8_lossy(wanted)
        );
    }
}

#[test]
fn pages_of_nothing_are_refused() {
    let refused = pdf(&Pages::default(), &stamp(), &mut |_| {}).expect_err("there is nothing");
    assert_eq!(refused.to_string(), "没有可导出的页面：请至少选择一张报表");
}

#[test]
fn progress_names_every_page() {
    let pages = pages_of(&sample_sheets()[..3], &PageOptions::default());
    let mut seen = Vec::new();
    let drawn = pdf(&pages, &stamp(), &mut |at| {
        seen.push(format!("{} {}/{}", at.sheet, at.position, at.count));
    });
    assert!(drawn.is_ok());
    assert_eq!(seen[0], format!("{} 1/3", pages.sheets[0]));
    assert_eq!(seen.len(), 3);
}
