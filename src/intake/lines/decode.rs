//! Bytes of a file to text: UTF-8 or UTF-16 with their marks, UTF-8 without, else GB18030, as Excel and WPS save here.

use std::borrow::Cow;

use encoding_rs::Encoding;
use encoding_rs::GB18030;

use crate::intake::lines::LinesError;

/// The largest file that is read (bytes): some 200,000 rows of all columns.
const MOST_BYTES: usize = 64 << 20;

/// How workbooks begin: as a zip file, or as a compound document of old.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"];

pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, LinesError> {
    if bytes.len() > MOST_BYTES {
        let megabytes = bytes.len().div_ceil(1 << 20);
        return Err(LinesError::TooLarge { megabytes });
    }
    if WORKBOOKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(LinesError::Workbook);
    }
    let (text, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, bytes),
        None => (GB18030, bytes),
    };
    let text = text
        .decode_without_bom_handling_and_without_replacement(rest)
        .ok_or(LinesError::Encoding)?;
    if text.contains('\0') {
        return Err(LinesError::Encoding);
    }
    if text.trim().is_empty() {
        return Err(LinesError::Empty);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_in_use_here_are_told_apart() {
        let text = "预算单位,备注\r\n某中心,“引号”𠮷€";
        let (chinese, _, _) = GB18030.encode(text);
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
            chinese.into_owned(),
            marked(b"\xff\xfe", &units),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        for (bytes, expected) in [
            (&b""[..], LinesError::Empty),
            (b"\xef\xbb\xbf \r\n", LinesError::Empty),
            (b"PK\x03\x04rest", LinesError::Workbook),
            (b"a\0b", LinesError::Encoding),
            (b"a\xff\xffb", LinesError::Encoding),
        ] {
            assert_eq!(decode(bytes), Err(expected));
        }
        let long = vec![b'a'; MOST_BYTES + 1];
        assert_eq!(decode(&long), Err(LinesError::TooLarge { megabytes: 65 }));
    }
}
