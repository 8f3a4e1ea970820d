//! The Word document, read back: every paragraph, level of heading and cell, and the same bytes each time.

use std::io::Cursor;
use std::io::Read as _;

use bianzhi::compute::fill;
use bianzhi::edit::Edit;
use bianzhi::export::CreatedAt;
use bianzhi::export::Stamp;
use bianzhi::export::docx::docx;
use bianzhi::model::Budget;
use bianzhi::model::NoteField;
use bianzhi::model::Value;
use bianzhi::narrative::Block;
use bianzhi::narrative::Statement;
use bianzhi::narrative::statement;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::parse;
use zip::ZipArchive;

use crate::narrative::sample;

fn made(budget: &Budget) -> Statement {
    let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
    let book = fill(budget, &pack);
    statement(budget, &pack, &book)
}

fn written(statement: &Statement) -> Vec<u8> {
    let created = CreatedAt {
        year: 2024,
        month: 2,
        day: 3,
        hour: 4,
        minute: 5,
        second: 6,
    };
    let stamp = Stamp {
        title: "某中心<2024>".to_owned(),
        author: "某局".to_owned(),
        created,
    };
    docx(statement, &stamp).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

/// The stretches of a text between two marks.
fn between<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from)
        .skip(1)
        .map(move |it| it.split(to).next().unwrap())
}

/// Style and text of every paragraph.
fn paragraphs(xml: &str) -> Vec<(String, String)> {
    between(xml, "<w:p>", "</w:p>")
        .map(|it| {
            let style = between(it, r#"<w:pStyle w:val=""#, "\"").next().unwrap();
            let texts = between(it, "<w:t", "</w:t>").filter(|it| it.starts_with(['>', ' ']));
            let text: String = texts.map(|it| it.split_once('>').unwrap().1).collect();
            (style.to_owned(), text)
        })
        .collect()
}

#[test]
fn every_heading_paragraph_and_cell_of_the_statement_is_read_back() {
    let statement = made(&sample().budget);
    let bytes = written(&statement);
    let found = paragraphs(&part(&bytes, "word/document.xml"));
    let mut found = found.into_iter().filter(|(style, text)| {
        !(style.starts_with("TOC") || style == "TableText" && text.is_empty())
    });
    let mut check = |style: &str, text: &str| {
        let next = found.next().expect("there is more");
        assert_eq!(next, (style.to_owned(), text.to_owned()));
    };
    check("Title", &statement.title);
    for chapter in statement.printed() {
        let number = if chapter.is_part {
            chapter.number.trim_end()
        } else {
            &chapter.number
        };
        let heading = format!("{number}{}", chapter.title);
        check(&format!("Heading{}", chapter.level), &heading);
        for block in &chapter.blocks {
            match block {
                Block::Paragraph(it) if it.is_heading => check("Subheading", &it.generated()),
                Block::Paragraph(it) => check("BodyText", &it.generated()),
                Block::Table(table) => {
                    check("Caption", &table.caption);
                    for text in &table.header {
                        check("TableHead", text);
                    }
                    for cell in table.rows.iter().flatten() {
                        check("TableText", &cell.text);
                    }
                }
            }
        }
    }
    assert_eq!(found.next(), None);
}

#[test]
fn the_contents_are_a_field_with_an_entry_and_a_bookmark_for_each_heading() {
    let statement = made(&sample().budget);
    let xml = part(&written(&statement), "word/document.xml");
    assert!(xml.contains(r#"TOC \o "1-2" \h"#));
    let bookmarks: Vec<&str> = between(&xml, r#"<w:bookmarkStart w:id=""#, "/>").collect();
    assert_eq!(bookmarks.len(), statement.printed().count());
    let entries = paragraphs(&xml)
        .into_iter()
        .filter(|(style, _)| style.starts_with("TOC") && style != "TOCHeading");
    let listed = statement.printed().filter(|it| it.level <= 2);
    let mut pages = Vec::new();
    for ((style, text), chapter) in entries.zip(listed) {
        assert_eq!(style, format!("TOC{}", chapter.level));
        let page = text.strip_prefix(&chapter.heading()).expect("the heading");
        pages.push(page.parse::<usize>().expect("a page"));
    }
    assert!(pages.is_sorted() && pages[0] > 1, "{pages:?}");
    let opened = xml.matches(r#"fldCharType="begin""#).count();
    assert_eq!(opened, xml.matches(r#"fldCharType="end""#).count());
}

#[test]
fn the_header_of_a_table_is_repeated_and_pages_have_numbers() {
    let bytes = written(&made(&sample().budget));
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(
        xml.matches("<w:tblHeader/>").count(),
        xml.matches("<w:tbl>").count()
    );
    assert!(xml.contains(r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1588""#));
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        assert!(part(&bytes, footer).contains(" PAGE "), "{footer}");
    }
    let about = part(&bytes, "docProps/core.xml");
    assert!(about.contains("<dc:title>某中心&lt;2024&gt;</dc:title>"));
    assert!(about.contains(">2024-02-02T20:05:06Z</dcterms:created>"));
    assert!(part(&bytes, "word/styles.xml").contains("仿宋_GB2312"));
}

#[test]
fn the_rows_of_a_short_table_stay_together_but_leave_what_follows() {
    let xml = part(&written(&made(&sample().budget)), "word/document.xml");
    let tables: Vec<&str> = between(&xml, "<w:tbl>", "</w:tbl>").collect();
    assert!(!tables.is_empty());
    for table in tables {
        let rows: Vec<&str> = between(table, "<w:tr>", "</w:tr>").collect();
        let (last, others) = rows.split_last().expect("a table has rows");
        assert!(others.iter().all(|row| row.contains("<w:keepNext/>")));
        assert!(!last.contains("<w:keepNext/>"));
    }
}

#[test]
fn the_same_statement_gives_the_same_bytes() {
    let budget = sample().budget;
    assert_eq!(written(&made(&budget)), written(&made(&budget)));
}

#[test]
fn marks_of_xml_in_texts_stay_text() {
    let mut budget = sample().budget;
    let note = budget.notes[1].id;
    let text = Value::Text("甲<乙>&\u{b}丙".to_owned());
    Edit::set(note, NoteField::Body, text)
        .apply(&mut budget)
        .unwrap();
    let xml = part(&written(&made(&budget)), "word/document.xml");
    assert!(xml.contains("甲&lt;乙&gt;&amp;丙"));
}

#[test]
fn nothing_is_written_of_a_statement_without_chapters() {
    let stamp = Stamp {
        title: String::new(),
        author: String::new(),
        created: CreatedAt {
            year: 2024,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
        },
    };
    let error = docx(&Statement::default(), &stamp).unwrap_err().to_string();
    assert!(error.contains("还没有内容"), "{error}");
}

#[test]
fn text_before_the_first_heading_begins_the_page_and_is_in_no_contents() {
    let text = include_str!("../../assets/samples/chengde_shuangqiao_2023.bmys");
    let budget = parse(text.as_bytes()).unwrap().budget;
    let pack = load_pack("hebei_2023", &embedded_packs()).unwrap();
    let statement = statement(&budget, &pack, &fill(&budget, &pack));
    let opening = &statement.chapters[0];
    assert!(!opening.has_heading());
    let words = opening.paragraphs().next().unwrap().text();
    let document = part(&written(&statement), "word/document.xml");
    let with_words = between(&document, "<w:p>", "</w:p>").find(|it| it.contains(&words));
    assert!(with_words.unwrap().contains("<w:pageBreakBefore/>"));
    assert_eq!(document.matches("<w:pageBreakBefore/>").count(), 1);
    let listed = paragraphs(&document).into_iter();
    let listed: Vec<String> = listed
        .filter(|(style, _)| style == "TOC1")
        .map(|(_, text)| text)
        .collect();
    assert_eq!(listed.len(), 9, "{listed:?}");
    assert!(listed[0].starts_with("一、部门职责及机构设置情况"));
}
