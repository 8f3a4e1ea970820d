//! Texts that other programs would compute, run or follow: in every field that takes a text, and nowhere in what is
//! written more than texts.

use std::io::Cursor;
use std::io::Read as _;

use bianzhi::compute::fill;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::export::Stamp;
use bianzhi::export::docx::docx;
use bianzhi::export::lines::ByteOrderMark;
use bianzhi::export::lines::DataSource;
use bianzhi::export::lines::csv_text;
use bianzhi::export::pages::pages_of;
use bianzhi::export::pdf::pdf;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::lay_out;
use bianzhi::export::sheet::sheets;
use bianzhi::export::xlsx::Totals;
use bianzhi::export::xlsx::workbook_with;
use bianzhi::model::Budget;
use bianzhi::model::CoverField;
use bianzhi::model::Field;
use bianzhi::model::FieldName as _;
use bianzhi::model::Owner;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::model::UnitField;
use bianzhi::model::UnitId;
use bianzhi::model::Value;
use bianzhi::model::ValueKind;
use bianzhi::money::Money;
use bianzhi::narrative::statement;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::printing;
use bianzhi::report::AuditReport;
use bianzhi::report::audit_report;
use bianzhi::rules::check;
use flate2::read::ZlibDecoder;
use zip::ZipArchive;

use crate::export_tables::stamp;

/// What spreadsheets, word processors and readers act upon.
const TEXTS: [&str; 16] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "=HYPERLINK(\"http://example.com/\",\"单位\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "http://example.com/?a=1&b=2",
    "mailto:a@example.com",
    "\\\\example.com\\share\\x.xlsx",
    "]]></t></si><f>1+1</f><hyperlink r:id=\"rId9\"/>",
    "</w:t><w:hyperlink r:id=\"rId9\"/><w:instrText>INCLUDEPICTURE \"http://example.com/\"</w:instrText>",
    ") >> /A << /S /URI /URI (http://example.com/) >> endobj",
];

/// The value for a field in the record that has text number `number`; none for what is left as it is.
fn value(field: Field, number: usize) -> Option<Value> {
    match field.kind() {
        ValueKind::Text | ValueKind::LongText => Some(Value::Text(TEXTS[number].to_owned())),
        ValueKind::Money => Some(Value::Money(Money::from_fen(1_234_500))),
        ValueKind::Reference(RecordKind::Unit) if field != Field::Unit(UnitField::Parent) => {
            Some(Value::Unit(UnitId::new(1)))
        }
        ValueKind::Owner => Some(Value::Owner(Owner::Unit(UnitId::new(1)))),
        _ => None,
    }
}

/// A budget with each text in every field of a record of every kind, and one of them on the cover.
fn budget(cover: &str) -> Budget {
    let mut edits = Vec::new();
    for field in CoverField::ALL {
        if matches!(field.kind(), ValueKind::Text | ValueKind::LongText) {
            let (field, value) = (*field, Value::Text(cover.to_owned()));
            edits.push(Edit::SetCover { field, value });
        }
    }
    let mut id = 0;
    for kind in RecordKind::ALL {
        for number in 0..TEXTS.len() {
            id += 1;
            let record = Box::new(kind.blank(id));
            edits.push(Edit::Insert { at: number, record });
            let id: RecordId = kind.id(id);
            for field in kind.fields() {
                if let Some(value) = value(field, number) {
                    edits.push(Edit::Set { id, field, value });
                }
            }
        }
    }
    let mut budget = Budget::default();
    let change = Transaction::new("填写", edits);
    change.apply(&mut budget).expect("the texts can be entered");
    budget
}

/// Every pack with every way to begin the names of what is written.
fn each(check: impl Fn(&Budget, &Pack)) {
    let packs = embedded_packs();
    for (id, cover) in packs.keys().zip(TEXTS.iter().cycle().skip(8)) {
        check(&budget(cover), &load_pack(id, &packs).expect("it loads"));
    }
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let part = |at| {
        let mut file = archive.by_index(at).expect("it is there");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("all parts are text");
        (file.name().expect("it is UTF-8").into_owned(), text)
    };
    let count = ZipArchive::new(Cursor::new(bytes))
        .expect("a zip file")
        .len();
    (0..count).map(part).collect()
}

/// No part of a written file leads out of it, and all parts are ones it may have.
fn assert_leads_nowhere(parts: &[(String, String)], is_part: fn(&str) -> bool) {
    for (name, text) in parts {
        assert!(is_part(name), "{name}");
        if name.contains("_rels/") {
            assert!(!text.contains("TargetMode"), "{name}: {text}");
        }
        for mark in ["<hyperlink", "<oleObject", "<ddeLink", "<w:object"] {
            assert!(!text.contains(mark), "{name}: {mark}");
        }
        // Within a document the table of contents leads to its headings.
        for link in text.split("<w:hyperlink").skip(1) {
            let mark = link.split('>').next().unwrap_or_default();
            let is_inward = mark.starts_with(" w:anchor=") && !mark.contains("r:id");
            assert!(is_inward, "{name}: {mark}");
        }
    }
}

/// Looks through the workbook of these sheets; whether a text that looks like a formula is in it.
fn check_workbook(tables: &[Sheet], totals: Totals) -> bool {
    let bytes = workbook_with(totals, tables, &stamp(), &mut |_| {}).expect("it can be written");
    let parts = parts(&bytes);
    assert_leads_nowhere(&parts, bianzhi::export::xlsx::is_part);
    for (name, text) in &parts {
        for formula in text.split("<f>").skip(1) {
            assert_eq!(totals, Totals::Formulas, "{name}: {formula}");
            assert!(formula.starts_with("SUM("), "{name}: {formula}");
        }
        assert!(!text.contains("<f "), "{name}");
    }
    let strings = parts.iter().find(|it| it.0 == "xl/sharedStrings.xml");
    strings.is_some_and(|(_, strings)| strings.contains("=1+1"))
}

#[test]
fn a_workbook_holds_texts_that_look_like_formulas_and_links_as_texts() {
    each(|budget, pack| {
        let book = fill(budget, pack);
        let findings = check(budget, pack, &book);
        let report = audit_report(&AuditReport {
            budget,
            pack,
            book: &book,
            findings: &findings,
            day: "2024-01-31",
        });
        let is_there = check_workbook(&[lay_out(&report, &report.title)], Totals::Numbers);
        assert!(is_there, "the report quotes the texts");
        let tables = sheets(&book);
        if tables.is_empty() {
            return;
        }
        for totals in [Totals::Numbers, Totals::Formulas] {
            let is_there = check_workbook(&tables, totals);
            let has_lists = pack.id != "shanghai_2024";
            assert_eq!(is_there, has_lists, "{} prints the texts", pack.id);
        }
    });
}

#[test]
fn a_document_has_no_link_and_no_field_but_its_own() {
    let mut written = 0;
    each(|budget, pack| {
        let text = statement(budget, pack, &fill(budget, pack));
        if text.printed().next().is_none() {
            return;
        }
        let bytes = docx(&text, &stamp()).expect("it can be written");
        let parts = parts(&bytes);
        assert_leads_nowhere(&parts, bianzhi::export::docx::is_part);
        for (name, text) in &parts {
            for field in text.split("<w:instrText").skip(1) {
                let field = field.split_once('>').expect("the mark ends").1.trim_start();
                let is_ours = ["PAGE", "TOC"].iter().any(|it| field.starts_with(it));
                assert!(is_ours, "{name}: {}", &field[..40.min(field.len())]);
            }
        }
    });
    for id in ["liaoning_2024", "hebei_2023"] {
        let pack = load_pack(id, &embedded_packs()).expect("it loads");
        let budget = budget("某局");
        written += usize::from(
            statement(&budget, &pack, &fill(&budget, &pack))
                .printed()
                .next()
                .is_some(),
        );
    }
    assert_eq!(written, 2, "statements are among what was looked at");
}

#[test]
fn a_pdf_has_no_action() {
    each(|budget, pack| {
        let tables = sheets(&fill(budget, pack));
        if tables.is_empty() {
            return;
        }
        let pages = pages_of(&tables, &printing::options(&printing::of(budget), None));
        let stamp = Stamp {
            title: format!("某局{}", TEXTS[15]),
            ..stamp()
        };
        let bytes = pdf(&pages, &stamp, &mut |_| {}).expect("it can be written");
        let mut all = String::from_utf8_lossy(&bytes).into_owned();
        let mark = b"stream\n";
        for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(mark)) {
            let mut text = Vec::new();
            // What isn't compressed has been seen already.
            let _ = ZlibDecoder::new(&bytes[at + mark.len()..]).read_to_end(&mut text);
            all.push_str(&String::from_utf8_lossy(&text));
        }
        assert!(all.contains("BT"), "the pages were looked at");
        for mark in ["/Annots", "/OpenAction", "/AA", "/EmbeddedFile"] {
            assert!(!all.contains(mark), "{mark}");
        }
    });
}

#[test]
fn no_cell_of_a_csv_file_begins_as_a_formula() {
    each(|budget, pack| {
        let source = DataSource::new(budget, pack);
        for list in source.lists() {
            let bytes = csv_text(&source, list, ByteOrderMark::Without);
            let mut reader = csv::Reader::from_reader(&bytes[..]);
            let mut guarded = 0;
            for row in reader.records() {
                for cell in &row.expect("a row") {
                    let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '＝']);
                    assert!(!begins || cell.parse::<f64>().is_ok(), "{list:?}: {cell:?}");
                    assert!(!cell.starts_with(['\t', '\r', '\n']), "{list:?}: {cell:?}");
                    guarded += usize::from(cell.starts_with("'="));
                }
            }
            let has_texts = list
                .fields()
                .iter()
                .any(|field| field.kind() == ValueKind::Text);
            assert!(guarded > 0 || !has_texts, "{list:?} was looked at");
        }
    });
}
