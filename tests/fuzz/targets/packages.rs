//! Packages handed in, and the workbooks in them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bianzhi::compute::fill;
use bianzhi::export::package::MANIFEST;
use bianzhi::export::package::WORKBOOK;
use bianzhi::export::package::checksum;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::lay_out;
use bianzhi::intake::package::check_workbook;
use bianzhi::intake::package::verify;
use bianzhi::report::AuditReport;
use bianzhi::report::audit_report;
use serde_json::Value;

use super::assert_told;
use super::budgets::USUAL_PACK;
use super::budgets::pack_of;
use super::budgets::small;
use super::sections;
use super::sections::Files;
use super::sections::zipped;

/// A package that is checked: the bytes as they are, and the files of a text packed as somebody would who knows how.
pub fn package(bytes: &[u8]) {
    receive(bytes);
    let mut files = nested(sections(bytes));
    reseal(&mut files);
    if let Some(package) = zipped(&files) {
        receive(&package);
    }
}

/// A workbook that is compared: the bytes as they are, and the parts of a text packed as one.
pub fn xlsx(bytes: &[u8]) {
    read_back(bytes);
    let files = sections(bytes);
    if let Some(workbook) = zipped(&files).filter(|_| !files.is_empty()) {
        read_back(&workbook);
    }
}

/// Puts files such as `部门预算.xlsx/xl/workbook.xml` into a workbook or document of their own.
fn nested(files: Files) -> Files {
    let mut outer = Files::new();
    let mut inner: BTreeMap<String, Files> = BTreeMap::new();
    for (name, bytes) in files {
        let packed = [".xlsx/", ".docx/"]
            .into_iter()
            .find(|it| name.contains(it));
        match packed.and_then(|it| name.split_once(it).map(|parts| (it, parts))) {
            Some((extension, (stem, part))) => {
                let name = format!("{stem}{}", extension.trim_end_matches('/'));
                let part = (part.to_owned(), bytes);
                inner.entry(name).or_default().push(part);
            }
            None => outer.push((name, bytes)),
        }
    }
    let packed = inner.into_iter();
    outer.extend(packed.filter_map(|(name, files)| Some((name, zipped(&files)?))));
    outer
}

fn receive(bytes: &[u8]) {
    match verify(bytes) {
        Err(error) => assert_told(&error),
        Ok(verified) => {
            verified.faults.iter().for_each(assert_told);
            verified.remarks.iter().for_each(assert_told);
            verified.manifest.summary().iter().for_each(assert_told);
            assert_told(&verified.verdict());
        }
    }
}

/// Lets the manifest say what the files are.
fn reseal(files: &mut Files) {
    let sums: Vec<(String, usize, String)> = files
        .iter()
        .map(|(name, bytes)| (name.clone(), bytes.len(), checksum(bytes)))
        .collect();
    let Some((_, manifest)) = files.iter_mut().find(|it| it.0 == MANIFEST) else {
        return;
    };
    let Ok(mut value) = serde_json::from_slice::<Value>(manifest) else {
        return;
    };
    let parts = value.get_mut("parts").and_then(Value::as_array_mut);
    for part in parts.into_iter().flatten().filter_map(Value::as_object_mut) {
        let name = part.get("name").and_then(Value::as_str).unwrap_or_default();
        if let Some((_, length, sum)) = sums.iter().find(|it| it.0 == name) {
            part.insert("bytes".to_owned(), (*length).into());
            part.insert("sha256".to_owned(), sum.clone().into());
        }
    }
    *manifest = value.to_string().into_bytes();
}

fn read_back(bytes: &[u8]) {
    if let Some(fault) = check_workbook(WORKBOOK, bytes, &SHEETS[..]) {
        assert_told(&fault);
    }
}

/// A workbook of one sheet with texts and amounts.
static SHEETS: LazyLock<[Sheet; 1]> = LazyLock::new(|| {
    let (budget, pack) = (small(), pack_of(USUAL_PACK));
    let book = fill(&budget, &pack);
    let table = audit_report(&AuditReport {
        budget: &budget,
        pack: &pack,
        book: &book,
        findings: &[],
        day: "2024-01-31",
    });
    [lay_out(&table, &table.title)]
});
