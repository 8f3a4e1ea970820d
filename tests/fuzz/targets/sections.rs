//! Several files in one text, so that a fuzzer can change what is in them without breaking checksums around it.
//!
//! Deliberately not here: what the files are.

use std::io::Cursor;
use std::io::Write as _;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What the line of a file's name begins with.
const MARK: &[u8] = b"=== ";

/// Names and bytes of files.
pub type Files = Vec<(String, Vec<u8>)>;

/// The files of a text: `=== name` and what follows to the next such line.
pub fn sections(bytes: &[u8]) -> Files {
    let mut files: Files = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(MARK) {
            let name = String::from_utf8_lossy(name);
            files.push((name.trim_end_matches(['\r', '\n']).to_owned(), Vec::new()));
        } else if let Some((_, content)) = files.last_mut() {
            content.extend_from_slice(line);
        }
    }
    files
}

/// The files as a zip file; none where one can't hold them.
pub fn zipped(files: &Files) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).ok()?;
        writer.write_all(bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
