//! Submission packages: a whole one holds, and whatever is done to one is found and named.

use std::io::Cursor;
use std::io::Read as _;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::LazyLock;

use bianzhi::document::Document;
use bianzhi::export::package::BUDGET;
use bianzhi::export::package::MANIFEST;
use bianzhi::export::package::REPORT;
use bianzhi::export::package::STATEMENT;
use bianzhi::export::package::TABLES;
use bianzhi::export::package::WORKBOOK;
use bianzhi::export::package::checksum;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::sheets;
use bianzhi::intake::package::PackageFault;
use bianzhi::intake::package::verify;
use bianzhi::model::PrintPlanField;
use bianzhi::model::Value as Setting;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::printing;
use bianzhi::storage::parse;
use bianzhi::submission::SubmissionError;
use bianzhi::submission::submission;
use serde_json::Value;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::export_tables::stamp;
use crate::pdf_text::pdf_text;

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");

/// Names and bytes of the files of a package.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

fn document(text: &str) -> Document {
    let saved = parse(text.as_bytes()).expect("the budget can be read");
    let pack = load_pack(&saved.pack, &embedded_packs()).expect("its pack is embedded");
    Document::new(saved.budget, Arc::new(pack), true)
}

pub(crate) fn packed_sample() -> Vec<u8> {
    submission(&document(SAMPLE), &stamp(), &mut |_| {}).expect("the sample has no error")
}

pub(crate) fn files(bytes: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let file = |at| {
        let mut file = archive.by_index(at).expect("it is there");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be unpacked");
        (file.name().expect("it is UTF-8").into_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(bytes))
        .expect("a zip file")
        .len())
        .map(file)
        .collect()
}

pub(crate) fn packed(files: &Files) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("it can begin");
        writer.write_all(bytes).expect("it can be written");
    }
    writer.finish().expect("it can be finished").into_inner()
}

pub(crate) fn of<'a>(files: &'a mut Files, name: &str) -> &'a mut Vec<u8> {
    let found = files.iter_mut().find(|it| it.0 == name);
    &mut found.expect("the package has it").1
}

/// Lets the manifest say what the files are now, as somebody would who knows what he does.
pub(crate) fn resealed(files: &mut Files, change: impl Fn(&mut Value)) {
    let sums: Vec<(String, usize, String)> = files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len(), checksum(bytes)))
        .collect();
    let manifest = of(files, MANIFEST);
    let mut value: Value = serde_json::from_slice(manifest).expect("it is JSON");
    for part in value["parts"].as_array_mut().expect("an array") {
        let name = part["name"].as_str().expect("a text").to_owned();
        if let Some((_, length, sum)) = sums.iter().find(|it| it.0 == name) {
            part["bytes"] = (*length).into();
            part["sha256"] = sum.clone().into();
        }
    }
    change(&mut value);
    *manifest = serde_json::to_vec(&value).expect("it can be written");
}

/// What is found wrong once something was done to the files of the sample's package.
pub(crate) fn faults(change: impl Fn(&mut Files)) -> Vec<String> {
    static PACKED: LazyLock<Vec<u8>> = LazyLock::new(packed_sample);
    let mut files = files(&PACKED);
    change(&mut files);
    let verified = verify(&packed(&files)).expect("it can be looked at");
    verified.faults.iter().map(ToString::to_string).collect()
}

pub(crate) fn check(change: impl Fn(&mut Files), expected: &[&str]) {
    let found = faults(change);
    let is_said = |words: &&str| found.iter().any(|it| it.contains(words));
    assert!(expected.iter().all(is_said), "{expected:?}: {found:?}");
    assert_eq!(found.len(), expected.len(), "{found:?}");
}

#[test]
fn a_whole_package_holds_and_the_same_budget_gives_the_same_bytes() {
    let bytes = packed_sample();
    let verified = verify(&bytes).expect("it can be looked at");
    assert!(verified.holds(), "{:?}", verified.faults);
    let manifest = verified.manifest;
    assert_eq!((manifest.year, manifest.findings.errors), (2024, 0));
    assert_eq!(manifest.revenue, "51,140,400.00");
    assert_eq!(manifest.records["units"], 1);
    let names: Vec<&str> = manifest.parts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, [BUDGET, WORKBOOK, TABLES, REPORT, STATEMENT]);
    assert_eq!(bytes, packed_sample());
}

#[test]
fn a_package_has_all_tables_laid_out_as_they_are_printed() {
    let mut document = document(SAMPLE);
    let changes = vec![
        (
            PrintPlanField::Content,
            Setting::Text("revenue_by_unit".to_owned()),
        ),
        (PrintPlanField::FirstPage, Setting::Count(7)),
        (PrintPlanField::Percent, Setting::Count(200)),
    ];
    let change = printing::edit(document.budget(), changes);
    document.commit(change).expect("it can be made");
    let bytes = submission(&document, &stamp(), &mut |_| {}).expect("there are no errors");
    assert!(verify(&bytes).expect("it can be looked at").holds());
    let mut files = files(&bytes);
    let pages = pdf_text(of(&mut files, TABLES));
    assert!(pages[0].contains("收支预算总表") && pages[0].contains("第 1 页 共 "));
    let sheets = sheets(document.book());
    let is_there = |sheet: &&Sheet| pages.iter().any(|page| page.contains(&sheet.title));
    assert_eq!(sheets.iter().filter(is_there).count(), sheets.len());
    let mut plain = self::files(&packed_sample());
    let plain = pdf_text(of(&mut plain, TABLES)).len();
    assert!(pages.len() > plain, "less has room at twice the size");
}

#[test]
fn while_errors_are_open_there_is_no_package() {
    let text = SAMPLE.replacen("amount: \"1969100.00\"", "amount: \"-1969100.00\"", 1);
    assert_ne!(text, SAMPLE);
    let made = submission(&document(&text), &stamp(), &mut |_| {});
    assert!(matches!(made, Err(SubmissionError::OpenErrors(count)) if count > 0));
}

#[test]
fn files_that_are_altered_missing_or_added_are_named() {
    check(
        |files| of(files, STATEMENT).push(b'!'),
        &["“预算情况说明.docx”被改动过"],
    );
    check(
        |files| of(files, TABLES)[0] = b'S',
        &["“部门预算.pdf”被改动过"],
    );
    check(
        |files| files.retain(|it| it.0 != REPORT),
        &["缺少“审核报告.xlsx”"],
    );
    check(
        |files| files.push(("另有.txt".to_owned(), Vec::new())),
        &["多出“另有.txt”"],
    );
    check(
        |files| {
            files.retain(|it| it.0 != WORKBOOK);
            resealed(files, |manifest| {
                let parts = manifest["parts"].as_array_mut().expect("an array");
                parts.retain(|it| it["name"] != WORKBOOK);
            });
        },
        &["清单里没有“部门预算.xlsx”"],
    );
    check(
        |files| {
            resealed(files, |manifest| {
                let parts = manifest["parts"].as_array_mut().expect("an array");
                parts.push(parts[0].clone());
            });
        },
        &["清单里两次列出“部门预算.bmys”"],
    );
}

#[test]
fn a_manifest_that_says_something_else_than_the_budget_is_found_out() {
    check(
        |files| {
            resealed(files, |manifest| {
                manifest["revenue"] = "1.00".into();
                manifest["year"] = 2025.into();
                manifest["records"]["expenditure"] = 1.into();
                manifest["findings"]["warnings"] = 0.into();
            });
        },
        &[
            "收入合计（元），清单为“1.00”，预算文件为“51,140,400.00”",
            "预算年度，清单为“2025”",
            "支出行的记录数，清单为“1”",
            "警告数，清单为“0”",
        ],
    );
}

#[test]
fn a_budget_exchanged_with_right_checksums_contradicts_the_workbook() {
    let found = faults(|files| {
        let text = String::from_utf8(of(files, BUDGET).clone()).expect("it is UTF-8");
        let text = text.replacen("amount: \"1969100.00\"", "amount: \"1979100.00\"", 1);
        *of(files, BUDGET) = text.into_bytes();
        resealed(files, |_| {});
    });
    let is_said = |words: &str| found.iter().any(|it| it.contains(words));
    assert!(is_said("支出合计（元）"), "{found:?}");
    assert!(is_said("部门预算.xlsx与预算文件不符：“"), "{found:?}");
    assert!(is_said("个错误没有改正"), "{found:?}");
    let found = faults(|files| {
        *of(files, BUDGET) = b"(format: 1".to_vec();
        resealed(files, |_| {});
    });
    assert!(found[0].starts_with("预算文件打不开："), "{found:?}");
}

/// Why it can't be looked at.
pub(crate) fn refused(bytes: &[u8]) -> PackageFault {
    verify(bytes).expect_err("it is no package")
}

#[test]
fn what_is_no_package_or_a_damaged_one_is_refused_in_a_sentence() {
    let bytes = packed_sample();
    assert!(matches!(refused(b""), PackageFault::Empty));
    assert!(matches!(
        refused(SAMPLE.as_bytes()),
        PackageFault::NotAPackage
    ));
    assert!(matches!(
        refused(&bytes[..bytes.len() / 2]),
        PackageFault::Torn
    ));
    let other = packed(&vec![("甲.txt".to_owned(), Vec::new())]);
    assert!(matches!(refused(&other), PackageFault::NoManifest));
    let many = (0..101)
        .map(|at| (format!("{at}.txt"), Vec::new()))
        .collect();
    assert!(matches!(
        refused(&packed(&many)),
        PackageFault::TooMany { .. }
    ));
    let mut files = files(&bytes);
    *of(&mut files, MANIFEST) = b"{\"format\":1,".to_vec();
    let refusal = refused(&packed(&files));
    assert!(
        matches!(refusal, PackageFault::BadManifest { line: 1, .. }),
        "{refusal:?}"
    );
    *of(&mut files, MANIFEST) = b"{\"format\":9,\"more\":[]}".to_vec();
    let refusal = refused(&packed(&files));
    assert!(
        matches!(refusal, PackageFault::Newer { found: 9 }),
        "{refusal:?}"
    );
}

#[test]
fn two_files_of_one_name_are_refused() {
    let mut bytes = packed(&vec![
        (MANIFEST.to_owned(), b"{}".to_vec()),
        ("manifest.jsom".to_owned(), b"{}".to_vec()),
    ]);
    let places: Vec<usize> = (0..bytes.len() - 13)
        .filter(|at| &bytes[*at..at + 13] == b"manifest.jsom")
        .collect();
    assert_eq!(places.len(), 2, "once at the file, once in the list");
    for at in places {
        bytes[at + 12] = b'n';
    }
    assert!(matches!(refused(&bytes), PackageFault::Repeated));
}

#[test]
fn a_byte_that_flips_anywhere_is_noticed() {
    let bytes = packed_sample();
    for at in (0..bytes.len()).step_by(bytes.len() / 40) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        let holds = verify(&damaged).is_ok_and(|it| it.holds());
        // Times and permissions of files may change; what is in them may not.
        assert!(!holds || files(&bytes) == files(&damaged), "byte {at}");
    }
}

#[test]
fn a_statement_that_says_something_else_is_found_even_with_a_manifest_that_fits() {
    let says_more = |files: &mut Files| {
        let statement = of(files, STATEMENT);
        let mut inner = self::files(statement);
        let text = of(&mut inner, "word/document.xml");
        let changed = String::from_utf8_lossy(text).replace("5114.04", "5115.04");
        assert_ne!(changed.as_bytes(), text.as_slice());
        *text = changed.into_bytes();
        *statement = packed(&inner);
        resealed(files, |_| {});
    };
    check(says_more, &["预算情况说明.docx与预算文件不符"]);
}

#[test]
fn a_package_without_its_statement_or_its_pdf_is_not_whole() {
    for (name, said) in [
        (STATEMENT, "清单里没有“预算情况说明.docx”"),
        (TABLES, "清单里没有“部门预算.pdf”"),
    ] {
        let without = |files: &mut Files| {
            files.retain(|it| it.0 != name);
            resealed(files, |manifest| {
                let parts = manifest["parts"].as_array_mut().expect("an array");
                parts.retain(|it| it["name"] != name);
            });
        };
        check(without, &[said]);
    }
}

#[test]
fn tables_and_statement_in_the_package_can_be_read() {
    let mut files = files(&packed_sample());
    let pages = pdf_text(of(&mut files, TABLES)).concat();
    assert!(pages.contains("收支预算总表") && !pages.contains("草稿"));
    let mut statement = self::files(of(&mut files, STATEMENT));
    let title = "2024年部门预算情况说明</dc:title>";
    let core = String::from_utf8_lossy(of(&mut statement, "docProps/core.xml")).into_owned();
    assert!(core.contains(title), "{core}");
    // Both tell the same moment, as clocks of UTC show it.
    let created = |core: &str| {
        let (_, after) = core.split_once("<dcterms:created").expect("it is told");
        after.split_once('<').expect("it ends").0.to_owned()
    };
    let mut workbook = self::files(of(&mut files, "部门预算.xlsx"));
    let of_workbook = String::from_utf8_lossy(of(&mut workbook, "docProps/core.xml")).into_owned();
    assert_eq!(created(&core), created(&of_workbook));
}
