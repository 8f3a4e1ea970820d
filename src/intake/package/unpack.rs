//! A package taken apart in memory; nothing of it is believed, and nothing is written anywhere.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::io::Read as _;

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::export::package::MANIFEST;
use crate::export::package::Part;
use crate::export::package::shown;
use crate::intake::package::Fault;
use crate::intake::package::PackageFault;

/// The largest package, and the largest file in it (bytes); as budget files.
const MOST_BYTES: usize = 256 << 20;
/// The largest manifest (bytes).
const MOST_MANIFEST: u64 = 1 << 20;
/// Far more files than a package has.
const MOST_FILES: usize = 100;
/// How many times larger than packed a file may become; text of budgets becomes about thirty times as large.
pub(super) const MOST_GROWTH: u64 = 300;
/// The same for workbooks and documents, which are packed already.
const MOST_GROWTH_OF_PACKED: u64 = 100;
/// Below this size growth does no harm (bytes).
const HARMLESS: u64 = 1 << 20;

/// Names of devices on Windows, whatever stands behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The files of a package that can be read, and what is wrong with the others.
pub(super) fn unpack(bytes: &[u8]) -> Result<(Vec<Part>, Vec<Fault>), PackageFault> {
    if bytes.len() > MOST_BYTES {
        let megabytes = bytes.len() >> 20;
        return Err(PackageFault::TooLarge { megabytes });
    }
    let mut archive: Archive<'_> =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable(bytes))?;
    if archive.len() > MOST_FILES {
        return Err(PackageFault::TooMany {
            count: archive.len(),
            most: MOST_FILES,
        });
    }
    if archive.has_duplicate_names() || has_names_alike(&archive) {
        return Err(PackageFault::Repeated);
    }
    archive
        .validate_header_consistency()
        .map_err(|_| PackageFault::Inconsistent)?;
    let mut left = MOST_BYTES as u64;
    let mut parts = Vec::new();
    let mut faults = Vec::new();
    for at in 0..archive.len() {
        match read(&mut archive, at, left) {
            Ok(part) => {
                left -= part.bytes.len() as u64;
                parts.push(part);
            }
            Err(fault) => faults.push(fault),
        }
    }
    Ok((parts, faults))
}

/// Why the list of files can't be read.
fn unreadable(bytes: &[u8]) -> PackageFault {
    if bytes.is_empty() {
        PackageFault::Empty
    } else if bytes.starts_with(b"PK\x03\x04") {
        PackageFault::Torn
    } else {
        PackageFault::NotAPackage
    }
}

/// One file; however large it claims to be, no more than `left` bytes are read.
fn read(archive: &mut Archive<'_>, at: usize, left: u64) -> Result<Part, Fault> {
    let unnamed = || Fault::Damaged(format!("第 {} 个文件", at + 1));
    let file = archive.by_index(at).map_err(|_| unnamed())?;
    let name = file.name().map_err(|_| unnamed())?.into_owned();
    if !file.is_file() || !is_plain(&name) {
        return Err(Fault::UnsafeName(shown(&name)));
    }
    let most = match name.as_str() {
        MANIFEST => MOST_MANIFEST,
        _ if is_packed(&name) => most(&file, MOST_GROWTH_OF_PACKED, left),
        _ => most(&file, MOST_GROWTH, left),
    };
    if file.size() > most {
        return Err(Fault::Bomb(name));
    }
    let mut bytes = Vec::new();
    match file.take(most + 1).read_to_end(&mut bytes) {
        Err(_) => Err(Fault::Damaged(name)),
        Ok(_) if bytes.len() as u64 > most => Err(Fault::Bomb(name)),
        Ok(_) => Ok(Part { name, bytes }),
    }
}

/// Whether a file is one that can hardly be packed any further.
fn is_packed(name: &str) -> bool {
    [".xlsx", ".docx", ".pdf"]
        .iter()
        .any(|it| name.ends_with(it))
}

/// How many bytes of a file may be read, when it may grow so many times.
pub(super) fn most(file: &ZipFile<'_, Cursor<&[u8]>>, growth: u64, left: u64) -> u64 {
    let growth = growth.saturating_mul(file.compressed_size());
    growth.max(HARMLESS).min(left)
}

/// Whether names differ only by case, which is no difference on Windows.
fn has_names_alike(archive: &Archive<'_>) -> bool {
    let mut seen = BTreeSet::new();
    let mut names = archive.file_names().flatten();
    names.any(|name| !seen.insert(name.to_lowercase()))
}

/// Whether a name is that of a file and leads nowhere, on Windows either.
fn is_plain(name: &str) -> bool {
    let is_odd = |mark: char| mark.is_control() || r#"/\:*?"<>|"#.contains(mark);
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_lowercase();
    let is_device = DEVICES.contains(&stem.trim_end_matches(|mark: char| mark.is_ascii_digit()));
    !name.is_empty()
        && !name.starts_with('.')
        && !name.ends_with(['.', ' '])
        && !name.contains(is_odd)
        && !is_device
}
