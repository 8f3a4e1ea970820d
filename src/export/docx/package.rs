//! The parts of a document as one compressed file, and back.

use std::io::Cursor;
use std::io::Read as _;
use std::io::Write as _;

use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

/// A file within the document.
pub(super) struct Part {
    name: &'static str,
    text: String,
}

impl Part {
    pub const fn new(name: &'static str, text: String) -> Self {
        Self { name, text }
    }
}

/// The text of a part of a document; none where it can't be read.
pub(super) fn unpacked(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    zip.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// Packs the parts; the same parts give the same bytes.
pub(super) fn pack(parts: &[Part]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for part in parts {
        zip.start_file(part.name, options)?;
        zip.write_all(part.text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
