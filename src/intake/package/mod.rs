//! A submission package received (上报包核对): is it whole, unaltered, and does everything in it say the same?
//!
//! Pure: bytes go in, the manifest and all that is wrong come out; nothing is unpacked to a disk.
//! Deliberately not here: who made it. The manifest is not signed, so a package proves itself whole, not genuine.

mod content;
mod fault;
mod inside;
mod unpack;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Deserialize;

use crate::export::package::BUDGET;
use crate::export::package::FORMAT;
use crate::export::package::MANIFEST;
use crate::export::package::Manifest;
use crate::export::package::Part;
use crate::export::package::REPORT;
use crate::export::package::TABLES;
use crate::export::package::WORKBOOK;
use crate::export::package::checksum;
use crate::export::package::shown;

pub use content::check_workbook;
pub use fault::Fault;
pub use fault::PackageFault;

/// The files every package has.
const NEEDED: [&str; 4] = [BUDGET, WORKBOOK, TABLES, REPORT];

/// A package that was looked at (核对结果).
#[derive(Debug)]
pub struct Verified {
    /// What it says about itself.
    pub manifest: Manifest,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// What should be known beside it, in sentences.
    pub remarks: Vec<String>,
}

impl Verified {
    /// The outcome in a sentence.
    #[must_use]
    pub fn verdict(&self) -> String {
        match self.faults.len() {
            0 => "核对通过：文件齐全，没有改动，报表、情况说明、审核报告与预算文件一致".to_owned(),
            count => format!("核对没有通过，有 {count} 处问题"),
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}

/// The version alone; whatever else a newer manifest has is skipped.
#[derive(Deserialize)]
struct Probe {
    format: u32,
}

/// Checks a package: every file, then the manifest, the tables and the audit against the budget file in it.
///
/// # Errors
/// When it isn't a package, or one that nothing can be said about.
pub fn verify(bytes: &[u8]) -> Result<Verified, PackageFault> {
    let (parts, mut faults) = unpack::unpack(bytes)?;
    let mut parts: BTreeMap<String, Part> = parts
        .into_iter()
        .map(|part| (part.name.clone(), part))
        .collect();
    let unreadable: BTreeSet<String> = faults.iter().filter_map(Fault::file).collect();
    let manifest = parts
        .remove(MANIFEST)
        .ok_or(if unreadable.contains(MANIFEST) {
            PackageFault::UnreadableManifest
        } else {
            PackageFault::NoManifest
        })?;
    let manifest = read_manifest(&manifest.bytes)?;
    check_parts(&manifest, &parts, &unreadable, &mut faults);
    content::check(&manifest, &parts, &mut faults);
    let remarks = remarks(&manifest);
    Ok(Verified {
        manifest,
        faults,
        remarks,
    })
}

fn read_manifest(bytes: &[u8]) -> Result<Manifest, PackageFault> {
    let probe: Result<Probe, _> = serde_json::from_slice(bytes);
    if let Ok(Probe { format }) = probe
        && format > FORMAT
    {
        return Err(PackageFault::Newer { found: format });
    }
    serde_json::from_slice(bytes).map_err(|error| PackageFault::BadManifest {
        line: error.line(),
        column: error.column(),
    })
}

/// Every file listed is there as it was packed, and no other is.
fn check_parts(
    manifest: &Manifest,
    parts: &BTreeMap<String, Part>,
    unreadable: &BTreeSet<String>,
    faults: &mut Vec<Fault>,
) {
    let mut listed = BTreeSet::new();
    for part in &manifest.parts {
        if !listed.insert(part.name.as_str()) {
            faults.push(Fault::ListedTwice(shown(&part.name)));
            continue;
        }
        match parts.get(&part.name) {
            None if unreadable.contains(&part.name) => {}
            None => faults.push(Fault::Missing(shown(&part.name))),
            Some(found) => {
                let is_same_length = found.bytes.len() as u64 == part.bytes;
                if !is_same_length || checksum(&found.bytes) != part.sha256 {
                    faults.push(Fault::Altered(part.name.clone()));
                }
            }
        }
    }
    let extra = parts.keys().filter(|name| !listed.contains(name.as_str()));
    faults.extend(extra.map(|name| Fault::Extra(name.clone())));
    let needed = NEEDED.into_iter().filter(|name| !listed.contains(name));
    faults.extend(needed.map(Fault::NotListed));
}

fn remarks(manifest: &Manifest) -> Vec<String> {
    let ours = env!("CARGO_PKG_VERSION");
    let mut remarks = Vec::new();
    if manifest.program != ours {
        let theirs = &manifest.program;
        remarks.push(format!(
            "上报包由 {theirs} 版的程序生成，本程序是 {ours} 版：报表和审核按本程序核对"
        ));
    }
    let findings = manifest.findings;
    if findings.warnings > 0 {
        let count = findings.warnings;
        remarks.push(format!("有 {count} 条警告没有改正，也没有说明"));
    }
    remarks
}
