//! The lines of a damaged file and what each of them is, as far as that can be said of it alone.
//!
//! Deliberately not here: which list a record belongs to.

use std::borrow::Cow;

use encoding_rs::Encoding;
use encoding_rs::GB18030;

use crate::model::CoverField;
use crate::model::FieldName as _;
use crate::model::RECORD_LIMIT;
use crate::model::RecordKind;
use crate::storage::salvage::outline::BEGINNING;
use crate::storage::salvage::outline::length;
use crate::storage::salvage::outline::whole_ends;

/// What programs that merge two versions of a text leave in it.
const CONFLICT_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// More lines than this are of no budget, nor of two copies of one.
const LINES_MOST: usize = 2 * RECORD_LIMIT;

/// A line of the file.
pub(super) struct Line<'a> {
    number: usize,
    text: Cow<'a, str>,
    soil: Option<Damage>,
}

/// What a line, or a part of it, is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Content<'a> {
    /// Brackets of the layout, blanks, notes.
    Frame,
    /// The bracket that closes the file.
    End,
    /// The version of the format.
    Format(u32),
    /// The id of the pack.
    Pack(&'a str),
    /// The number of the next record.
    NextId(&'a str),
    /// A field of the cover with its name.
    Cover(CoverField, &'a str),
    /// The beginning of a list.
    Heading(RecordKind),
    /// A record whose bracket closes.
    Record(&'a str),
    /// Anything else.
    Broken(&'a str, Damage),
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// Bytes that were never written.
    Nul,
    /// Bytes that aren't text.
    NotUtf8,
    /// Characters no text has.
    Control,
    /// A record that doesn't end, or doesn't begin.
    Torn,
    /// A mark between two versions.
    Conflict,
    /// Something that no file of ours has.
    Unknown,
}

impl Damage {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Nul => "有一段空字节，多半是断电或拔盘时没有写完；缺的可能不止这一条",
            Self::NotUtf8 => "有不是文字的字节；缺的可能不止这一条",
            Self::Control => "有不应出现的控制字符；缺的可能不止这一条",
            Self::Torn => "记录不完整",
            Self::Conflict => "这是两份文件合并时留下的标记，不是预算内容",
            Self::Unknown => "内容不能识别",
        }
    }

    /// Whether a whole line, such as the beginning of a list, may have been lost here.
    pub(super) const fn may_hide_a_heading(self) -> bool {
        match self {
            Self::Nul | Self::NotUtf8 | Self::Control | Self::Torn | Self::Unknown => true,
            Self::Conflict => false,
        }
    }
}

/// The lines of a file in whatever encoding an editor left it, without the blank ones; nothing when they are too many.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Line<'_>>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = &bytes[length..];
        if encoding == encoding_rs::UTF_8 {
            return lines_of(rest);
        }
        return owned_lines(&encoding.decode_without_bom_handling(rest).0);
    }
    match in_gbk(bytes) {
        Some(text) => owned_lines(&text),
        None => lines_of(bytes),
    }
}

fn lines_of(bytes: &[u8]) -> Option<Vec<Line<'_>>> {
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    let lines = lines.filter(|(_, bytes)| !is_blank(bytes));
    not_too_many(lines.map(|(number, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        let is_torn = matches!(text, Cow::Owned(_));
        let soil = soil(&text).or(is_torn.then_some(Damage::NotUtf8));
        Line { number, text, soil }
    }))
}

fn owned_lines<'a>(text: &str) -> Option<Vec<Line<'a>>> {
    let lines = (1..).zip(text.split('\n'));
    let lines = lines.filter(|(_, text)| !is_blank(text.as_bytes()));
    not_too_many(lines.map(|(number, text)| {
        let is_torn = text.contains(char::REPLACEMENT_CHARACTER);
        let soil = soil(text).or(is_torn.then_some(Damage::NotUtf8));
        let text = Cow::Owned(text.to_owned());
        Line { number, text, soil }
    }))
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| b" \t\r".contains(byte))
}

fn not_too_many<'a>(lines: impl Iterator<Item = Line<'a>>) -> Option<Vec<Line<'a>>> {
    let lines: Vec<Line<'a>> = lines.take(LINES_MOST + 1).collect();
    (lines.len() <= LINES_MOST).then_some(lines)
}

fn soil(text: &str) -> Option<Damage> {
    let text = text.trim_end_matches('\r');
    if text.contains('\0') {
        return Some(Damage::Nul);
    }
    let is_odd = |mark: char| mark.is_control() && mark != '\t';
    text.contains(is_odd).then_some(Damage::Control)
}

/// Whether a file was saved in GBK.
pub(in crate::storage) fn is_gbk(bytes: &[u8]) -> bool {
    in_gbk(bytes).is_some()
}

/// The text of a file saved in GBK: as such it is whole, and as UTF-8 most of its Chinese isn't.
fn in_gbk(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let lines = bytes.split(|byte| *byte == b'\n');
    let (mut good, mut bad) = (0_usize, 0_usize);
    for line in lines.filter(|it| !it.is_ascii()) {
        match std::str::from_utf8(line) {
            Ok(_) => good += 1,
            Err(_) => bad += 1,
        }
    }
    if bad <= good {
        return None;
    }
    GB18030.decode_without_bom_handling_and_without_replacement(bytes)
}

impl Line<'_> {
    /// What the line is; a damaged one may still begin or end with a whole record.
    pub(super) fn contents(&self) -> Vec<(usize, Content<'_>)> {
        let text = self.text.trim();
        let contents = match self.soil {
            None if CONFLICT_MARKS.iter().any(|mark| text.starts_with(mark)) => {
                vec![Content::Broken(text, Damage::Conflict)]
            }
            None => content(text).map_or_else(|| pieces(text, damage(text)), |it| vec![it]),
            Some(soil) => pieces(text, soil),
        };
        contents.into_iter().map(|it| (self.number, it)).collect()
    }
}

fn damage(text: &str) -> Damage {
    let looks_like_a_record = text.starts_with(BEGINNING) || text.ends_with("),");
    if looks_like_a_record {
        Damage::Torn
    } else {
        Damage::Unknown
    }
}

/// What a line without anything odd in it is.
fn content(text: &str) -> Option<Content<'_>> {
    match text {
        "" | "(" | ")," | "]" | "]," | "budget: (" | "cover: (" | "cover: ()," => {
            return Some(Content::Frame);
        }
        ")" => return Some(Content::End),
        _ if text.starts_with("//") => return Some(Content::Frame),
        _ => {}
    }
    let record = text.strip_suffix(',').unwrap_or(text);
    if record.starts_with(BEGINNING) {
        return (length(record) == Some(record.len())).then_some(Content::Record(record));
    }
    let (name, value) = text.split_once(": ")?;
    let field = value.strip_suffix(',');
    match (name, field) {
        ("format", Some(number)) => number.parse().ok().map(Content::Format),
        ("pack", Some(id)) => Some(Content::Pack(id)),
        ("next_id", Some(number)) => Some(Content::NextId(number)),
        _ if value == "[" => {
            let mut kinds = RecordKind::ALL.iter();
            kinds
                .find(|it| it.name() == name)
                .map(|it| Content::Heading(*it))
        }
        (_, Some(_)) => {
            let mut fields = CoverField::ALL.iter();
            let field = fields.find(|it| it.name() == name)?;
            Some(Content::Cover(*field, text))
        }
        (_, None) => None,
    }
}

/// The whole records of a damaged line, and the damage.
fn pieces(text: &str, damage: Damage) -> Vec<Content<'_>> {
    let record = text.strip_suffix(',').unwrap_or(text);
    let (first, last) = whole_ends(record);
    let is_clean =
        |piece: &&str| soil(piece).is_none() && !piece.contains(char::REPLACEMENT_CHARACTER);
    let (first, last) = (first.filter(is_clean), last.filter(is_clean));
    let from = first.map_or(0, str::len);
    let to = record.len() - last.map_or(0, str::len);
    let middle = Content::Broken(&record[from..to], damage);
    let first = first.map(Content::Record).into_iter();
    first
        .chain([middle])
        .chain(last.map(Content::Record))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_take_no_place_and_are_counted() {
        let blank = " \t\r\n".repeat(1_000);
        let text = format!("{blank}(\n{blank})");
        // As an editor may leave it, too.
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide = [b"\xff\xfe", &wide[..]].concat();
        for bytes in [text.as_bytes(), &wide] {
            let lines = read(bytes).unwrap();
            let numbers: Vec<usize> = lines.iter().map(|it| it.number).collect();
            assert_eq!(numbers, [1_001, 2_002]);
            assert!(lines.capacity() < 100);
        }
    }

    #[test]
    fn more_lines_than_two_full_budgets_have_are_not_read() {
        assert!(read("(\n".repeat(LINES_MOST).as_bytes()).is_some());
        assert!(read("(\n".repeat(LINES_MOST + 1).as_bytes()).is_none());
    }
}
