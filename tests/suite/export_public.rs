//! The publishable document: cover, contents with the right numbers, the whole statement, all tables.

use bianzhi::compute::fill;
use bianzhi::export::pages::Page;
use bianzhi::export::pages::PageOptions;
use bianzhi::export::pages::Pages;
use bianzhi::export::pages::WatermarkText;
use bianzhi::export::pages::pages_of;
use bianzhi::export::pages::public_pages;
use bianzhi::export::pdf::pdf;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::sheets;
use bianzhi::model::Budget;
use bianzhi::narrative::Block;
use bianzhi::narrative::Chapter;
use bianzhi::narrative::Paragraph;
use bianzhi::narrative::Run;
use bianzhi::narrative::RunKind;
use bianzhi::narrative::Statement;
use bianzhi::narrative::statement;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::parse;

use crate::export_tables::stamp;
use crate::pdf_text::pdf_text;

const SAMPLES: [&str; 2] = [
    include_str!("../../assets/samples/shenyang_heping_2024.bmys"),
    include_str!("../../assets/samples/chengde_shuangqiao_2023.bmys"),
];

/// The margins of the text in points: A4 less 28 and 26 mm.
const LEFT: f32 = 79.37;
const RIGHT: f32 = 595.28 - 73.70;

struct Made {
    budget: Budget,
    statement: Statement,
    sheets: Vec<Sheet>,
    pages: Pages,
}

fn made(sample: &str) -> Made {
    let saved = parse(sample.as_bytes()).expect("the sample can be read");
    let pack = load_pack(&saved.pack, &embedded_packs()).expect("its pack is good");
    let book = fill(&saved.budget, &pack);
    let (statement, sheets) = (statement(&saved.budget, &pack, &book), sheets(&book));
    Made {
        pages: public_pages(&saved.budget, &statement, &sheets, None),
        budget: saved.budget,
        statement,
        sheets,
    }
}

fn text(page: &Page) -> String {
    page.runs.iter().map(|run| run.text.as_str()).collect()
}

/// The pages without tables of their own.
fn text_pages(made: &Made) -> &[Page] {
    let texts = made.pages.sheets.len() - made.sheets.len();
    let count = made.pages.pages.iter().filter(|it| it.sheet < texts);
    &made.pages.pages[..count.count()]
}

/// A statement of one chapter with one paragraph.
fn of_one_paragraph(text: &str) -> Statement {
    let run = Run {
        text: text.to_owned(),
        kind: RunKind::Words,
    };
    let paragraph = Paragraph {
        runs: vec![run],
        ..Paragraph::default()
    };
    let chapter = Chapter {
        level: 1,
        title: "说明".to_owned(),
        blocks: vec![Block::Paragraph(paragraph)],
        ..Chapter::default()
    };
    Statement {
        title: "情况说明".to_owned(),
        chapters: vec![chapter],
        ..Statement::default()
    }
}

/// A text without blanks, which lines lose where they end.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_cover_names_department_and_year_and_has_no_page_number() {
    for sample in SAMPLES {
        let made = made(sample);
        let cover = text(&made.pages.pages[0]);
        let year = made.budget.cover.year.expect("it has one");
        assert!(cover.contains(made.budget.owner_name()), "{cover}");
        assert!(cover.ends_with(&format!("{year}年部门预算公开")), "{cover}");
    }
}

#[test]
fn every_heading_and_table_is_listed_with_the_page_it_stands_on() {
    for sample in SAMPLES {
        let made = made(sample);
        let listed: String = made
            .pages
            .pages
            .iter()
            .filter(|it| it.sheet == 1)
            .map(|page| squeezed(&text(page)))
            .collect();
        let mut count = 0;
        for page in &made.pages.pages {
            for bookmark in page.bookmarks.iter().filter(|it| it.level <= 2) {
                let after = listed.split_once(&squeezed(&bookmark.title));
                let after = after.map(|it| it.1.trim_start_matches('.'));
                let number = page.number.to_string();
                let is_right = after.is_some_and(|it| it.starts_with(&number));
                assert!(is_right, "{} on {number}: {after:?}", bookmark.title);
                count += 1;
            }
        }
        assert!(count > made.sheets.len() + 5, "{count}");
    }
}

#[test]
fn the_whole_statement_is_there_in_its_order() {
    for sample in SAMPLES {
        let made = made(sample);
        let pages = text_pages(&made).iter().map(|page| {
            let end = page.runs.len() - usize::from(page.number > 1);
            page.runs[..end]
                .iter()
                .map(|run| run.text.as_str())
                .collect::<String>()
        });
        let all = squeezed(&pages.collect::<String>());
        let mut rest = all.as_str();
        for (chapter, paragraph) in made.statement.paragraphs() {
            if chapter.left_out.is_some() {
                continue;
            }
            for line in paragraph.lines() {
                let (_, after) = rest.split_once(&squeezed(&line)).expect(&line);
                rest = after;
            }
        }
    }
}

#[test]
fn text_stays_within_its_margins_and_full_lines_end_alike() {
    for sample in SAMPLES {
        let made = made(sample);
        let mut full = 0;
        for page in text_pages(&made) {
            for run in &page.runs {
                let end = run.x + run.width() - run.spacing;
                assert!(
                    run.x > LEFT - 0.1 && end < RIGHT + 0.1,
                    "{run:?} ends at {end}"
                );
                let is_spread = run.spacing > 0.0 && run.size > 15.0;
                full += usize::from(is_spread && (end - RIGHT).abs() < 0.1);
            }
            for (one, other) in page.runs.iter().zip(&page.runs[1..]) {
                let is_below = other.y - one.y > other.size * 0.9;
                let is_beside = (other.y - one.y).abs() < 8.0 && other.x > one.x;
                let is_in_table = !page.strokes.is_empty();
                assert!(is_below || is_beside || is_in_table, "{one:?} {other:?}");
            }
        }
        assert!(full > 20, "{full} full lines");
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone_and_headings_stay_with_their_text() {
    let budget = Budget::default();
    for characters in 200..900_usize {
        let statement = of_one_paragraph(&"预".repeat(characters));
        let pages = public_pages(&budget, &statement, &[], None);
        for page in &pages.pages[2..] {
            let lines = page
                .runs
                .iter()
                .filter(|run| run.text.starts_with('预'))
                .count();
            assert!(lines > 1, "{characters} characters: {lines}");
        }
    }
}

#[test]
fn paragraphs_begin_two_characters_in() {
    let statement = of_one_paragraph(&"预".repeat(60));
    let pages = public_pages(&Budget::default(), &statement, &[], None);
    let starts: Vec<f32> = pages.pages[2]
        .runs
        .iter()
        .filter(|run| run.text.starts_with('预'))
        .map(|run| run.x - LEFT)
        .collect();
    assert!(
        (starts[0] - 32.0).abs() < 0.1 && starts[1].abs() < 0.1,
        "{starts:?}"
    );
}

#[test]
fn the_tables_look_as_they_do_alone() {
    let made = made(SAMPLES[1]);
    let alone = pages_of(&made.sheets, &PageOptions::default());
    let tables = &made.pages.pages[text_pages(&made).len()..];
    assert_eq!(tables.len(), alone.pages.len());
    for (one, other) in tables.iter().zip(&alone.pages) {
        assert_eq!(one.strokes, other.strokes);
        assert_eq!(
            one.runs.split_last().map(|it| it.1),
            other.runs.split_last().map(|it| it.1)
        );
    }
}

#[test]
fn the_outline_has_tables_below_a_heading_of_their_own() {
    let made = made(SAMPLES[0]);
    let first = made
        .pages
        .pages
        .iter()
        .find(|it| it.bookmarks.iter().any(|it| it.title == "附表"));
    let levels: Vec<u8> = first
        .expect("it is there")
        .bookmarks
        .iter()
        .map(|it| it.level)
        .collect();
    assert_eq!(levels, [1, 2]);
    let bytes = pdf(&made.pages, &stamp(), &mut |_| {}).expect("it can be drawn");
    assert!(bytes.len() < 1_000_000, "{} bytes", bytes.len());
    let count = |wanted: &[u8]| {
        bytes
            .windows(wanted.len())
            .filter(|it| *it == wanted)
            .count()
    };
    let bookmarks: usize = made.pages.pages.iter().map(|it| it.bookmarks.len()).sum();
    let of_the_file = 1;
    assert_eq!(count(b"/Title"), bookmarks + of_the_file);
    let read = pdf_text(&bytes);
    assert_eq!(read.len(), made.pages.pages.len());
    assert!(read[1].contains("目录"), "{}", read[1]);
}

#[test]
fn a_draft_is_marked_on_every_page() {
    let draft = WatermarkText::draft("2024-01-31", "1a2b");
    let statement = of_one_paragraph("没有安排");
    let pages = public_pages(&Budget::default(), &statement, &[], Some(&draft));
    assert!(pages.pages.iter().all(|page| page.watermark.is_some()));
    assert!(!text(&pages.pages[0]).contains("1a2b") && text(&pages.pages[2]).contains("1a2b"));
}

#[test]
fn what_the_font_lacks_is_told_with_its_chapter() {
    let statement = of_one_paragraph("张\u{20000}");
    let pages = public_pages(&Budget::default(), &statement, &[], None);
    let told: Vec<String> = pages.missing.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["字库中没有“\u{20000}”字（U+20000），已印作“〓”：“说明”"]
    );
}
