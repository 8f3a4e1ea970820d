//! Packages that were damaged, repacked, or changed by somebody who knows what he does; the workbook in one among them.

use std::io::Cursor;
use std::io::Read as _;
use std::io::Write as _;

use bianzhi::export::package::BUDGET;
use bianzhi::export::package::MANIFEST;
use bianzhi::export::package::REPORT;
use bianzhi::export::package::STATEMENT;
use bianzhi::export::package::TABLES;
use bianzhi::export::package::WORKBOOK;
use bianzhi::export::package::checksum;
use bianzhi::intake::package::verify;
use serde_json::Value;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Said;

const GOOD: &[u8] = include_bytes!("../../golden/format_1/package.zip");

/// Names and bytes.
type Files = Vec<(String, Vec<u8>)>;

fn files(bytes: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let count = archive.len();
    let read = |at| {
        let mut file = archive.by_index(at).expect("it is there");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be unpacked");
        (file.name().expect("it is UTF-8").into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

fn packed(files: &Files) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("it can begin");
        writer.write_all(bytes).expect("it can be written");
    }
    writer.finish().expect("it can be finished").into_inner()
}

fn of<'a>(files: &'a mut Files, name: &str) -> &'a mut Vec<u8> {
    &mut files
        .iter_mut()
        .find(|it| it.0 == name)
        .expect("it is there")
        .1
}

/// The first thing that is said.
#[track_caller]
fn refused(bytes: &[u8]) -> String {
    match verify(bytes) {
        Err(fault) => fault.to_string(),
        Ok(verified) => verified
            .faults
            .first()
            .expect("it must be refused")
            .to_string(),
    }
}

fn changed(change: impl Fn(&mut Files)) -> String {
    let mut files = files(GOOD);
    change(&mut files);
    refused(&packed(&files))
}

/// With a manifest that fits the files, but for what is changed in it.
fn resealed(change: impl Fn(&mut Files), say: impl Fn(&mut Value)) -> String {
    changed(|files| {
        change(files);
        let known = files.clone();
        let manifest = of(files, MANIFEST);
        let mut value: Value = serde_json::from_slice(manifest).expect("it is JSON");
        for part in value["parts"].as_array_mut().expect("an array") {
            if let Some((_, bytes)) = known.iter().find(|it| part["name"] == *it.0) {
                part["bytes"] = bytes.len().into();
                part["sha256"] = checksum(bytes).into();
            }
        }
        say(&mut value);
        *manifest = serde_json::to_vec(&value).expect("it can be written");
    })
}

pub fn said() -> Vec<Said> {
    let mut said = containers();
    said.extend(manifests());
    said.extend(budgets());
    said.extend(workbooks());
    said
}

/// The zip file and what is in it.
fn containers() -> Vec<Said> {
    let mut flipped = GOOD.to_vec();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    let many: Files = (0..101)
        .map(|at| (format!("{at}.txt"), Vec::new()))
        .collect();
    vec![
        ("上报包是空的", refused(b"")),
        ("上报包只传了一半", refused(&GOOD[..GOOD.len() / 2])),
        ("上报包传坏了一个字节", refused(&flipped)),
        ("上报包是一份工作簿的旧格式", refused(b"\xd0\xcf\x11\xe0")),
        (
            "上报包是别的压缩包",
            refused(&packed(&vec![("甲.txt".to_owned(), b"1".to_vec())])),
        ),
        ("上报包里文件太多", refused(&packed(&many))),
        (
            "上报包少了审核报告",
            changed(|it| it.retain(|file| file.0 != REPORT)),
        ),
        (
            "上报包少了预算文件",
            changed(|it| it.retain(|file| file.0 != BUDGET)),
        ),
        (
            "上报包多了文件",
            changed(|it| it.push(("另有.txt".to_owned(), Vec::new()))),
        ),
        (
            "上报包的文件会写到外面",
            changed(|it| it.push(("../外面.txt".to_owned(), Vec::new()))),
        ),
        (
            "上报包的文件大得不合常理",
            changed(|it| it.push(("大.txt".to_owned(), vec![0; 64 << 20]))),
        ),
        ("上报包的 PDF 改过", changed(|it| of(it, TABLES).push(b'!'))),
        (
            "上报包的情况说明改过",
            changed(|it| of(it, STATEMENT).push(b'!')),
        ),
    ]
}

/// The parts a manifest lists.
fn listed(manifest: &mut Value) -> &mut Vec<Value> {
    manifest["parts"].as_array_mut().expect("an array")
}

/// The list of contents itself, or what it says of them.
fn manifests() -> Vec<Said> {
    let nothing = |_: &mut Files| {};
    vec![
        ("清单断了", changed(|it| of(it, MANIFEST).truncate(40))),
        (
            "清单是更新的格式",
            resealed(nothing, |it| it["format"] = 2.into()),
        ),
        (
            "清单少了一栏",
            resealed(nothing, |it| {
                it.as_object_mut().expect("an object").remove("pack");
            }),
        ),
        (
            "清单漏列工作簿",
            resealed(
                |it| it.retain(|file| file.0 != WORKBOOK),
                |it| listed(it).retain(|part| part["name"] != WORKBOOK),
            ),
        ),
        (
            "清单列了两次",
            resealed(nothing, |it| {
                let first = listed(it)[0].clone();
                listed(it).push(first);
            }),
        ),
        (
            "清单的收入合计不对",
            resealed(nothing, |it| it["revenue"] = "1.00".into()),
        ),
        (
            "清单的年度不对",
            resealed(nothing, |it| it["year"] = 2025.into()),
        ),
        (
            "清单的单位不对",
            resealed(nothing, |it| it["unit"] = "别的单位".into()),
        ),
        (
            "清单的支出行数不对",
            resealed(nothing, |it| it["records"]["expenditure"] = 1.into()),
        ),
        (
            "清单的警告数不对",
            resealed(nothing, |it| it["findings"]["warnings"] = 0.into()),
        ),
    ]
}

/// The budget in a package whose list of contents is right.
fn budgets() -> Vec<Said> {
    vec![
        (
            "包里的预算文件坏了",
            resealed(|it| of(it, BUDGET).truncate(5_000), |_| {}),
        ),
        (
            "包里的规则包没有",
            resealed(
                |it| {
                    let text = String::from_utf8(of(it, BUDGET).clone()).expect("it is UTF-8");
                    *of(it, BUDGET) = text.replacen("liaoning_2024", "jilin_2024", 1).into_bytes();
                },
                |_| {},
            ),
        ),
    ]
}

/// The workbook with a part of it changed and the package sealed again.
fn workbook(change: impl Fn(&mut Files)) -> String {
    resealed(
        |it| {
            let mut parts = files(of(it, WORKBOOK));
            change(&mut parts);
            *of(it, WORKBOOK) = packed(&parts);
        },
        |_| {},
    )
}

fn replaced(parts: &mut Files, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(of(parts, name).clone()).expect("it is UTF-8");
    assert!(text.contains(from), "{name} has {from}");
    *of(parts, name) = text.replacen(from, to, 1).into_bytes();
}

fn workbooks() -> Vec<Said> {
    const BOOK: &str = "xl/workbook.xml";
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    const TEXTS: &str = "xl/sharedStrings.xml";
    vec![
        (
            "工作簿不是压缩包",
            resealed(|it| *of(it, WORKBOOK) = b"not a workbook".to_vec(), |_| {}),
        ),
        (
            "工作簿没有目录",
            workbook(|it| it.retain(|part| part.0 != BOOK)),
        ),
        (
            "工作簿的表名改过",
            workbook(|it| replaced(it, BOOK, "name=\"表1", "name=\"表9")),
        ),
        (
            "工作簿的文字改过",
            workbook(|it| replaced(it, TEXTS, "收支预算总表", "收支预算汇总表")),
        ),
        (
            "工作簿的数改过",
            workbook(|it| replaced(it, SHEET, "<v>4030.9</v>", "<v>4130.9</v>")),
        ),
        (
            "审核报告换成了工作簿",
            resealed(
                |it| {
                    let bytes = of(it, WORKBOOK).clone();
                    *of(it, REPORT) = bytes;
                },
                |_| {},
            ),
        ),
    ]
}
