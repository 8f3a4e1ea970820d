//! The submission package (上报包): files to hand in together, and a manifest that says what each of them is.
//!
//! The caller gives the parts; here they are counted, summed up and packed. The same parts give the same bytes.
//! Deliberately not here: making the parts, whether they may be handed in, and checking a package (`intake::package`).

mod manifest;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::io::Write as _;

use thiserror::Error;
use zip::DateTime;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use crate::export::CreatedAt;

pub use manifest::FORMAT;
pub use manifest::FindingCounts;
pub use manifest::Manifest;
pub use manifest::ManifestPart;
pub use manifest::checksum;
pub use manifest::shown;

/// The extension of packages.
pub const PACKAGE_EXTENSION: &str = "zip";
/// The names of the parts every package has, and of the manifest.
pub const BUDGET: &str = "部门预算.bmys";
/// All tables.
pub const WORKBOOK: &str = "部门预算.xlsx";
/// All tables to read and print.
pub const TABLES: &str = "部门预算.pdf";
/// The statement, where the region has one.
pub const STATEMENT: &str = "预算情况说明.docx";
/// The audit report with explanations.
pub const REPORT: &str = "审核报告.xlsx";
/// What the package says about itself.
pub const MANIFEST: &str = "manifest.json";

/// A file of a package (上报包文件).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name; no folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Part {
    /// A part by its name.
    #[must_use]
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            bytes,
        }
    }
}

/// Why a package could not be put together.
#[derive(Debug, Error)]
pub enum PackageError {
    /// Two parts of one name.
    #[error("上报包里有两个文件都叫“{0}”，没有生成")]
    Repeated(String),
    /// It could not be packed.
    #[error("上报包没有生成成功")]
    Pack(#[from] ZipError),
    /// It could not be written to memory.
    #[error("上报包没有生成成功：内存不足")]
    Write(#[from] std::io::Error),
}

/// Packs the parts with their manifest, to which they are added; `created` is the time of each file.
///
/// # Errors
/// When two parts have one name, or the library can't pack them.
pub fn package(
    mut manifest: Manifest,
    parts: &[Part],
    created: CreatedAt,
) -> Result<Vec<u8>, PackageError> {
    manifest.parts = parts.iter().map(ManifestPart::of).collect();
    let manifest = Part::new(MANIFEST, manifest.text().into_bytes());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(file_time(created))
        .unix_permissions(0o644);
    let mut names = BTreeSet::new();
    for part in std::iter::once(&manifest).chain(parts) {
        if !names.insert(&part.name) {
            return Err(PackageError::Repeated(part.name.clone()));
        }
        writer.start_file(&part.name, options)?;
        writer.write_all(&part.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The time as zip files keep it; one they can't keep is left out.
fn file_time(at: CreatedAt) -> DateTime {
    DateTime::from_date_and_time(at.year, at.month, at.day, at.hour, at.minute, at.second)
        .unwrap_or_default()
}
