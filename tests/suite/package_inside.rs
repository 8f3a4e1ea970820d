//! What is inside the workbooks and documents of a package, and names that mean more than a file.

use std::io::Cursor;
use std::io::Write as _;

use bianzhi::export::package::MANIFEST;
use bianzhi::export::package::STATEMENT;
use bianzhi::export::package::WORKBOOK;
use bianzhi::intake::package::PackageFault;
use bianzhi::intake::package::verify;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::package::Files;
use crate::package::check;
use crate::package::faults;
use crate::package::files;
use crate::package::of;
use crate::package::packed;
use crate::package::packed_sample;
use crate::package::refused;
use crate::package::resealed;

type Writer = ZipWriter<Cursor<Vec<u8>>>;

/// Changes a part of a workbook or document in a package, and what the manifest says of it.
fn inside(package: &mut Files, name: &str, change: impl Fn(&mut Files)) {
    let mut parts = files(of(package, name));
    change(&mut parts);
    *of(package, name) = packed(&parts);
    resealed(package, |_| {});
}

/// Puts one text into the place of another in a part.
fn replaced(parts: &mut Files, name: &str, old: &str, new: &str) {
    let part = of(parts, name);
    let text = String::from_utf8(part.clone()).expect("a text");
    assert!(text.contains(old), "{text}");
    *part = text.replacen(old, new, 1).into_bytes();
}

#[test]
fn a_workbook_with_anything_that_is_not_ours_is_found_out_though_it_looks_right() {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    let changed = |change: &dyn Fn(&mut Files), expected: &str| {
        check(|files| inside(files, WORKBOOK, change), &[expected]);
    };
    for part in [
        "xl/vbaProject.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/../sheet1.xml",
        "XL/sharedStrings.xml",
    ] {
        changed(
            &|parts| parts.push((part.to_owned(), b"<x/>".to_vec())),
            "“部门预算.xlsx”里有不应有的内容",
        );
    }
    let outward =
        "<Relationship TargetMode=\"External\" Target=\"http://example.com/\"/></Relationships>";
    changed(
        &|parts| replaced(parts, "_rels/.rels", "</Relationships>", outward),
        "“部门预算.xlsx”里有不应有的内容（_rels/.rels）",
    );
    changed(
        &|parts| replaced(parts, SHEET, "<v>", "<f>HYPERLINK(A1)</f><v>"),
        "公式 HYPERLINK(A1)",
    );
    changed(
        &|parts| {
            let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
            replaced(parts, SHEET, "</sheetData>", far);
        },
        "单元格 XFD1048576 应为“”，读出的是“1”",
    );
    changed(
        &|parts| {
            replaced(
                parts,
                SHEET,
                "<v>",
                "<v/></c><c r=\"ZZZZZZZZZZ99999999999\"><v>",
            );
        },
        "部门预算.xlsx与预算文件不符",
    );
}

#[test]
fn a_workbook_that_promises_more_texts_than_it_has_is_not_read() {
    let counted = |count: &'static str| {
        move |parts: &mut Files| {
            let text = String::from_utf8(of(parts, "xl/sharedStrings.xml").clone());
            let text = text.expect("a text");
            let (start, rest) = text.split_once("uniqueCount=\"").expect("a count");
            let (_, rest) = rest.split_once('"').expect("it ends");
            let text = format!("{start}uniqueCount {count}{rest}");
            *of(parts, "xl/sharedStrings.xml") = text.into_bytes();
        }
    };
    let strange = "不应有的内容（xl/sharedStrings.xml）";
    for count in [
        "= \"9999999999\"",
        "='1000000000000000000'",
        "=\n\"300000000\"",
    ] {
        check(|files| inside(files, WORKBOOK, counted(count)), &[strange]);
    }
    check(|files| inside(files, WORKBOOK, counted("=\"3\"")), &[]);
    check(
        |files| {
            inside(files, WORKBOOK, |parts| {
                let mixed = |at: u32| at.wrapping_mul(0x9e37_79b9);
                let texts = (0..2_000_000).map(|at| format!("<si><t>{:x}</t></si>", mixed(at)));
                let texts: String = texts.chain(["</sst>".to_owned()]).collect();
                replaced(parts, "xl/sharedStrings.xml", "</sst>", &texts);
            });
        },
        &[strange],
    );
    check(
        |files| {
            inside(files, WORKBOOK, |parts| {
                let part = of(parts, "xl/sharedStrings.xml");
                *part = part.iter().flat_map(|byte| [*byte, 0]).collect();
            });
        },
        &[strange],
    );
}

#[test]
fn a_document_with_a_part_that_is_not_ours_is_found_out() {
    check(
        |files| {
            inside(files, STATEMENT, |parts| {
                parts.push(("word/vbaProject.bin".to_owned(), Vec::new()));
            });
        },
        &["“预算情况说明.docx”里有不应有的内容（word/vbaProject.bin）"],
    );
}

#[test]
fn a_symbolic_link_and_names_that_differ_by_case_alone_are_not_read() {
    let written = |write: &dyn Fn(&mut Writer)| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &files(&packed_sample()) {
            let options = SimpleFileOptions::default();
            writer.start_file(name, options).expect("it can begin");
            writer.write_all(bytes).expect("it can be written");
        }
        write(&mut writer);
        writer.finish().expect("it can be finished").into_inner()
    };
    let options = SimpleFileOptions::default;
    let linked = written(&|writer| {
        let made = writer.add_symlink("连接", "/etc/passwd", options());
        made.expect("it can be written");
    });
    let verified = verify(&linked).expect("it can be looked at");
    let said: Vec<String> = verified.faults.iter().map(ToString::to_string).collect();
    assert!(
        said.len() == 1 && said[0].contains("“连接”不是普通的文件名"),
        "{said:?}"
    );
    let alike = written(&|writer| {
        let made = writer.start_file("Manifest.JSON", options());
        made.expect("it can be written");
    });
    assert!(matches!(refused(&alike), PackageFault::Repeated));
}

#[test]
fn a_manifest_of_a_size_no_manifest_has_is_not_read() {
    let mut files = files(&packed_sample());
    of(&mut files, MANIFEST).extend(vec![b' '; 1 << 20]);
    let fault = refused(&packed(&files));
    assert!(matches!(fault, PackageFault::UnreadableManifest), "{fault}");
}

#[test]
fn names_that_lead_elsewhere_and_files_that_swell_are_not_read() {
    for name in [
        "../外面.txt",
        "/etc/外面",
        "C:\\外面.txt",
        "子\\外面",
        ".隐藏",
        "CON",
        "aux.txt",
        "Com1 .bmys",
        "末尾有点.",
        "末尾有空格 ",
    ] {
        check(
            |files| files.push((name.to_owned(), Vec::new())),
            &["不是普通的文件名"],
        );
    }
    check(
        |files| files.push(("大.txt".to_owned(), vec![0; 64 << 20])),
        &["“大.txt”解压后大得不合常理"],
    );
    check(
        |files| {
            *of(files, WORKBOOK) = packed(&vec![("xl/workbook.xml".to_owned(), vec![0; 64 << 20])]);
            resealed(files, |_| {});
        },
        &["“部门预算.xlsx”解压后大得不合常理"],
    );
    let found = faults(|files| files.push(("甲\n核对通过".to_owned(), Vec::new())));
    assert!(
        found[0].starts_with("“甲 核对通过”不是普通的文件名"),
        "{found:?}"
    );
}
