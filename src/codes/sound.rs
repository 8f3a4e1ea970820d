//! What a character is for the search: its plain form and its readings.

use ::pinyin::ToPinyinMulti;

/// A half-width character for a full-width one; every other character as it is.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        // The full-width forms repeat ASCII at this distance.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// Letters and digits in half width and lower case; marks and blanks are dropped, so that
/// 因公出国（境）费用 is found by 因公出国境 too.
pub(super) fn fold(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .map(half_width)
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// The same as a text: what names are compared by.
#[must_use]
pub fn folded(text: &str) -> String {
    fold(text).collect()
}

/// One reading without tone. The longest, zhuang, has six letters; ü is written v, as it is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    letters: [u8; 6],
    length: u8,
}

impl Reading {
    fn new(plain: &str) -> Option<Self> {
        let mut reading = Self {
            letters: [0; 6],
            length: 0,
        };
        for c in plain.chars() {
            let letter = u8::try_from(if c == 'ü' { 'v' } else { c })
                .ok()
                .filter(u8::is_ascii)?;
            *reading.letters.get_mut(usize::from(reading.length))? = letter;
            reading.length += 1;
        }
        Some(reading)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.letters[..usize::from(self.length)]
    }

    pub(super) fn initial(self) -> u8 {
        self.letters[0]
    }
}

/// Bit of a letter or digit.
pub(super) fn letter_bit(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (byte - b'0' + 26),
        _ => 0,
    }
}

/// Every reading of a folded character; a letter or digit reads as itself.
pub(super) fn readings_of(c: char) -> Vec<Reading> {
    if c.is_ascii() {
        return Reading::new(c.encode_utf8(&mut [0; 4]))
            .into_iter()
            .collect();
    }
    let mut readings: Vec<Reading> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let Some(reading) = Reading::new(reading.plain()) else {
            continue;
        };
        // Readings that differ only in tone.
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}
