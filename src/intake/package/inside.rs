//! What is inside the workbooks and documents of a package, which are zip files themselves.
//!
//! They are looked into before anything reads them: only the parts this program writes may be there, so no macro, no
//! link to elsewhere and no embedded file, and none may be more than it seems.
//! Deliberately not here: what they say.

use std::io::Cursor;
use std::io::Read as _;

use zip::ZipArchive;

use crate::export::docx;
use crate::export::package::shown;
use crate::export::xlsx;
use crate::intake::package::Fault;
use crate::intake::package::unpack::MOST_GROWTH;
use crate::intake::package::unpack::most;

/// A workbook or document unpacks to no more (bytes); as packages.
const MOST_BYTES: u64 = 256 << 20;

/// What says in a workbook how many texts follow; room is made for so many before the first is read.
const COUNT: &[u8] = b"uniqueCount";

/// Where the texts of a workbook are, and how many marks may be there: four for each text, two million texts.
const TEXTS: &str = "xl/sharedStrings.xml";
const MOST_MARKS: usize = 8_000_000;

/// What says in a relation that it leads out of the file.
const OUTWARD: &[u8] = b"TargetMode";

/// What is wrong inside a workbook; nothing when it can be read without harm.
///
/// What can't be unpacked is left to whoever reads it.
pub(super) fn workbook_fault(name: &str, bytes: &[u8]) -> Option<Fault> {
    fault(name, bytes, xlsx::is_part)
}

/// What is wrong inside a document.
pub(super) fn document_fault(name: &str, bytes: &[u8]) -> Option<Fault> {
    fault(name, bytes, docx::is_part)
}

fn fault(name: &str, bytes: &[u8], is_part: fn(&str) -> bool) -> Option<Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let strange = |part: &str| {
        let (name, part) = (name.to_owned(), shown(part));
        Some(Fault::StrangePart { name, part })
    };
    if archive.has_duplicate_names() {
        return strange("重名的部分");
    }
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else {
            continue;
        };
        let part = file.name().unwrap_or_default().into_owned();
        if !is_part(&part) {
            return strange(&part);
        }
        let most = most(&file, MOST_GROWTH, left);
        let mut content = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut content);
        let length = content.len() as u64;
        if length > most {
            return Some(Fault::Bomb(name.to_owned()));
        }
        left -= length;
        if read.is_ok() && !is_harmless(&part, &content) {
            return strange(&part);
        }
    }
    None
}

/// Whether a part is plain text that leads nowhere, has no more texts than fit into the memory of an old computer and
/// promises no more than it has.
fn is_harmless(part: &str, content: &[u8]) -> bool {
    let is_text = std::str::from_utf8(content).is_ok() && !content.contains(&0);
    let leads_out = part.contains("_rels/") && places(content, OUTWARD).next().is_some();
    let is_true = |at: usize| promised(&content[at..]).is_none_or(|it| it <= content.len());
    let marks = || places(content, b"<").count();
    let is_full = part == TEXTS && marks() > MOST_MARKS;
    is_text && !leads_out && !is_full && places(content, COUNT).all(is_true)
}

/// Where a word ends, wherever it stands.
fn places<'a>(content: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let windows = content.windows(word.len()).enumerate();
    windows.filter_map(move |(at, found)| (found == word).then_some(at + word.len()))
}

/// The number behind the name of an attribute; none where there is no number that could be believed.
fn promised(rest: &[u8]) -> Option<usize> {
    let rest = rest
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let (quote, rest) = rest.split_first()?;
    let end = rest.iter().position(|byte| byte == quote)?;
    std::str::from_utf8(&rest[..end]).ok()?.parse().ok()
}
