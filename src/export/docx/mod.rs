//! The statement as a Word document (Word 文档): real heading styles, contents, tables, page numbers.
//!
//! The page is that of official documents (党政机关公文格式): margins of 37, 35, 28 and 26 mm, fixed line
//! spacing, 仿宋 of 16 points with an indent of two characters.
//! Deliberately not here: what the statement says, and saving — the caller gets bytes.

mod contents;
mod document;
mod package;
mod parts;
mod styles;
mod table;
mod xml;

use thiserror::Error;

use crate::export::Stamp;
use crate::narrative::Statement;
use document::document;
use package::Part;

/// The part that has the text.
const TEXT: &str = "word/document.xml";

/// Why a document was not made (导出错误).
#[derive(Debug, Error)]
pub enum DocumentError {
    /// The region has no template, or nothing is filled in yet.
    #[error("情况说明还没有内容，没有导出：所用的规则包没有情况说明模板，或预算还没有填写")]
    Empty,
    /// The file could not be put together.
    #[error("没有写成 Word 文档：{source}")]
    Write {
        /// The cause.
        #[from]
        source: zip::result::ZipError,
    },
}

/// Whether a Word document says what the statement does, word for word.
#[must_use]
pub fn says(bytes: &[u8], statement: &Statement) -> bool {
    package::unpacked(bytes, TEXT).is_some_and(|text| text == document(statement))
}

/// The parts of a document; no other is ever written.
const PARTS: [&str; 11] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    TEXT,
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/footer2.xml",
    "word/_rels/document.xml.rels",
];

/// Whether a document has a part of this name.
#[must_use]
pub fn is_part(name: &str) -> bool {
    PARTS.contains(&name)
}

/// Writes the statement as a Word document; the same statement and stamp give the same bytes.
///
/// # Errors
/// When nothing stands in the statement.
pub fn docx(statement: &Statement, stamp: &Stamp) -> Result<Vec<u8>, DocumentError> {
    if statement.printed().next().is_none() {
        return Err(DocumentError::Empty);
    }
    let has_parts = contents::has_parts(statement);
    let texts = [
        parts::CONTENT_TYPES.to_owned(),
        parts::RELATIONS.to_owned(),
        parts::APP.to_owned(),
        parts::core(stamp),
        document(statement),
        styles::styles(has_parts),
        parts::SETTINGS.to_owned(),
        parts::font_table(),
        parts::footer(parts::Side::Right),
        parts::footer(parts::Side::Left),
        parts::DOCUMENT_RELATIONS.to_owned(),
    ];
    let parts = PARTS.into_iter().zip(texts);
    let parts: Vec<Part> = parts.map(|(name, text)| Part::new(name, text)).collect();
    Ok(package::pack(&parts)?)
}
