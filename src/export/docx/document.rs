//! The text of the document: title, contents, chapters.

use crate::export::docx::contents::bookmark;
use crate::export::docx::contents::contents;
use crate::export::docx::table::table;
use crate::export::docx::xml::HEAD;
use crate::export::docx::xml::Look;
use crate::export::docx::xml::RELATIONS;
use crate::export::docx::xml::WORD;
use crate::export::docx::xml::paragraph;
use crate::export::docx::xml::run;
use crate::narrative::Block;
use crate::narrative::Chapter;
use crate::narrative::Paragraph;
use crate::narrative::Run;
use crate::narrative::RunKind;
use crate::narrative::Statement;

/// A4 with the margins of official documents, in twips: 37, 35, 28 and 26 mm; page numbers at the outer edges.
const SECTION: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1587" w:gutter="0"/></w:sectPr>"#;

pub(super) fn document(statement: &Statement) -> String {
    let mut xml = format!("{HEAD}<w:document {WORD} {RELATIONS}><w:body>");
    xml.push_str(&paragraph("Title", &run(&statement.title, Look::Plain)));
    if !statement.contents.is_empty() {
        xml.push_str(&contents(statement));
    }
    for (at, chapter) in statement.printed().enumerate() {
        if chapter.has_heading() {
            xml.push_str(&heading(chapter, at));
        }
        let mut text = text(chapter);
        if !chapter.has_heading() && at == 0 {
            // The first chapter begins a page.
            text = text.replacen("</w:pPr>", "<w:pageBreakBefore/></w:pPr>", 1);
        }
        xml.push_str(&text);
    }
    xml.push_str(SECTION);
    xml.push_str("</w:body></w:document>");
    xml
}

/// What stands in a chapter.
fn text(chapter: &Chapter) -> String {
    let mut xml = String::new();
    for block in &chapter.blocks {
        match block {
            Block::Paragraph(it) => push_paragraph(&mut xml, it),
            Block::Table(it) => xml.push_str(&table(it)),
        }
    }
    xml
}

/// A heading with the bookmark the contents point at; the first one and parts begin a page.
fn heading(chapter: &Chapter, at: usize) -> String {
    let page = if at == 0 || chapter.is_part {
        "<w:pageBreakBefore/>"
    } else {
        ""
    };
    let (level, name) = (chapter.level, bookmark(at));
    let text = if chapter.is_part {
        // The number of a part has a line of its own.
        let number = run(chapter.number.trim_end(), Look::Plain);
        format!(
            "{number}<w:r><w:br/></w:r>{}",
            run(&chapter.title, Look::Plain)
        )
    } else {
        run(&chapter.heading(), Look::Plain)
    };
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Heading{level}"/>{page}</w:pPr><w:bookmarkStart w:id="{at}" w:name="{name}"/>{text}<w:bookmarkEnd w:id="{at}"/></w:p>"#
    )
}

/// The generated words, or those of the user, each line a paragraph.
fn push_paragraph(xml: &mut String, it: &Paragraph) {
    if it.own.is_some() {
        for line in it.lines() {
            xml.push_str(&paragraph("BodyText", &run(&line, Look::Plain)));
        }
        return;
    }
    let style = if it.is_heading {
        "Subheading"
    } else {
        "BodyText"
    };
    let runs: String = it.runs.iter().map(|it| run(&it.text, look(it))).collect();
    xml.push_str(&paragraph(style, &runs));
}

const fn look(run: &Run) -> Look {
    match run.kind {
        RunKind::Words | RunKind::Figure(_) | RunKind::Cause(_) => Look::Plain,
        RunKind::Term => Look::Bold,
        RunKind::Open(_) => Look::Open,
    }
}
