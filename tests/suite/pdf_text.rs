//! The text of a PDF of ours, read back: pages, content, characters.
//!
//! Knows only what our PDF consist of, and fails loudly at anything else.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// The text of every page, a line for each text that was placed, in the order drawn.
#[track_caller]
pub(crate) fn pdf_text(bytes: &[u8]) -> Vec<String> {
    let objects = objects(bytes);
    let characters = characters(&objects);
    let pages = objects
        .get(&1)
        .expect("the tree of pages is the first object");
    let kids = between(pages.0, "/Kids[", "]");
    let numbers = kids.split(" 0 R").filter(|it| !it.trim().is_empty());
    let text = |number: &str| {
        let page = &objects[&number.trim().parse().expect("a number")];
        let content = between(page.0, "/Contents ", " 0 R");
        let content = objects[&content.parse().expect("a number")].1;
        texts(&inflated(content), &characters)
    };
    numbers.map(text).collect()
}

/// Dictionary and stream of each object.
fn objects(bytes: &[u8]) -> BTreeMap<usize, (&str, &[u8])> {
    let mut objects = BTreeMap::new();
    let mut at = 0;
    while let Some(start) = find(bytes, b" 0 obj\n", at) {
        let digits = bytes[..start]
            .iter()
            .rev()
            .take_while(|it| it.is_ascii_digit());
        let number = std::str::from_utf8(&bytes[start - digits.count()..start]).expect("digits");
        let body = start + b" 0 obj\n".len();
        let end = find(bytes, b"endobj", body).expect("objects end");
        let stream = find(bytes, b"stream\n", body).filter(|it| *it < end);
        let (dictionary, stream, end) = match stream {
            None => (&bytes[body..end], &bytes[..0], end),
            Some(begin) => {
                let data = begin + b"stream\n".len();
                let length = between(ascii(&bytes[body..begin]), "/Length ", "/");
                let length: usize = length
                    .trim_end_matches(['>', '\n'])
                    .parse()
                    .expect("a length");
                (
                    &bytes[body..begin],
                    &bytes[data..data + length],
                    data + length,
                )
            }
        };
        let number = number.parse().expect("a number");
        objects.insert(number, (ascii(dictionary), stream));
        at = end;
    }
    objects
}

/// What each glyph of the only font stands for.
fn characters(objects: &BTreeMap<usize, (&str, &[u8])>) -> BTreeMap<u16, String> {
    let map = objects.values().find(|(it, _)| it.contains("/CMap"));
    let map = inflated(map.expect("the font has a map").1);
    let map = String::from_utf8(map).expect("it is text");
    let mut characters = BTreeMap::new();
    for line in map.lines() {
        let parts: Vec<&str> = line.split(['<', '>']).collect();
        let [_, glyph, " ", text, ""] = parts[..] else {
            continue;
        };
        if text == "FFFF" {
            continue;
        }
        let glyph = u16::from_str_radix(glyph, 16).expect("a glyph");
        let units = text
            .as_bytes()
            .chunks(4)
            .map(|it| u16::from_str_radix(ascii(it), 16).expect("a unit of UTF-16"));
        let units: Vec<u16> = units.collect();
        characters.insert(glyph, String::from_utf16(&units).expect("UTF-16"));
    }
    characters
}

/// The strings of a content stream, those of a text object on a line.
fn texts(content: &[u8], characters: &BTreeMap<u16, String>) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(begin) = find(content, b"BT", at) {
        let mut place = begin;
        let mut glyphs = Vec::new();
        while !content[place..].starts_with(b"ET") {
            place = match content[place] {
                b'(' => string(content, place + 1, &mut glyphs),
                b'<' => hexadecimal(content, place + 1, &mut glyphs),
                _ => place + 1,
            };
        }
        for glyph in glyphs.chunks(2) {
            let glyph = u16::from_be_bytes([glyph[0], glyph[1]]);
            text.push_str(&characters[&glyph]);
        }
        text.push('\n');
        at = place;
    }
    text
}

/// Reads a string from behind its parenthesis; where it ends. Parentheses within come in pairs.
fn string(content: &[u8], mut at: usize, into: &mut Vec<u8>) -> usize {
    let mut open = 0;
    while open > 0 || content[at] != b')' {
        if content[at] != b'\\' {
            open += i32::from(content[at] == b'(') - i32::from(content[at] == b')');
            into.push(content[at]);
            at += 1;
            continue;
        }
        let escaped = content[at + 1];
        if escaped.is_ascii_digit() {
            let digits = ascii(&content[at + 1..at + 4]);
            into.push(u8::from_str_radix(digits, 8).expect("three octal digits"));
            at += 4;
        } else {
            into.push(match escaped {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'b' => 8,
                b'f' => 12,
                other => other,
            });
            at += 2;
        }
    }
    at + 1
}

/// Reads a string written in hexadecimal digits; where it ends.
fn hexadecimal(content: &[u8], at: usize, into: &mut Vec<u8>) -> usize {
    let end = find(content, b">", at).expect("it ends");
    for digits in content[at..end].chunks(2) {
        into.push(u8::from_str_radix(ascii(digits), 16).expect("two digits"));
    }
    end + 1
}

fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut inflated = Vec::new();
    ZlibDecoder::new(bytes)
        .read_to_end(&mut inflated)
        .expect("it was deflated");
    inflated
}

/// What a PDF says in ASCII; nothing where it is not ASCII.
fn ascii(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

#[track_caller]
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).expect(before);
    rest.split_once(after).map_or(rest, |(it, _)| it)
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let places = bytes[from..].windows(wanted.len());
    places
        .into_iter()
        .position(|it| it == wanted)
        .map(|at| at + from)
}
