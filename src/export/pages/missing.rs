//! Characters the font lacks: replaced so that they are seen, and told about.

use std::collections::BTreeMap;
use std::fmt;

use crate::export::font;

/// A character that could not be printed (缺字).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// The sheet's name.
    pub sheet: String,
    /// The first cell it stands in, as a workbook names it; empty for a running text.
    pub cell: String,
    /// How often it stands on the sheet.
    pub count: usize,
}

impl fmt::Display for MissingCharacter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            character,
            sheet,
            cell,
            count,
        } = self;
        let number = u32::from(*character);
        let stand_in = font::MISSING;
        write!(
            f,
            "字库中没有“{character}”字（U+{number:04X}），已印作“{stand_in}”：“{sheet}”"
        )?;
        if !cell.is_empty() {
            write!(f, "单元格 {cell}")?;
        }
        if *count > 1 {
            write!(f, "，共 {count} 处")?;
        }
        Ok(())
    }
}

/// Takes the texts of a sheet and notes what is missing.
pub(super) struct Printable<'a> {
    sheet: &'a str,
    found: BTreeMap<char, MissingCharacter>,
}

impl<'a> Printable<'a> {
    pub(super) fn new(sheet: &'a str) -> Self {
        Self {
            sheet,
            found: BTreeMap::new(),
        }
    }

    /// The text as it can be printed; `cell` names where it stands.
    pub(super) fn text(&mut self, text: &str, cell: impl Fn() -> String) -> String {
        let visible = text.chars().filter(|it| !is_invisible(*it));
        visible
            .map(|character| match character {
                '\n' => '\n',
                '\u{a0}' => ' ',
                _ if font::glyph(character).is_some() => character,
                _ => {
                    self.note(character, &cell);
                    font::MISSING
                }
            })
            .collect()
    }

    pub(super) fn finish(self) -> Vec<MissingCharacter> {
        self.found.into_values().collect()
    }

    fn note(&mut self, character: char, cell: &impl Fn() -> String) {
        let found = self.found.entry(character);
        let found = found.or_insert_with(|| MissingCharacter {
            character,
            sheet: self.sheet.to_owned(),
            cell: cell(),
            count: 0,
        });
        found.count += 1;
    }
}

/// Marks that only steer how text is set: word joiners, directions, variants.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_character_is_seen_and_told_about_with_its_place() {
        let mut printable = Printable::new("表1 收支");
        assert_eq!(
            printable.text("张𠀀\u{200b}和𠀀", || "B12".to_owned()),
            "张〓和〓"
        );
        assert_eq!(printable.text("𠀀", || "C3".to_owned()), "〓");
        let remarks: Vec<String> = printable.finish().iter().map(ToString::to_string).collect();
        assert_eq!(
            remarks,
            ["字库中没有“𠀀”字（U+20000），已印作“〓”：“表1 收支”单元格 B12，共 3 处"]
        );
    }

    #[test]
    fn what_the_font_has_is_left_alone() {
        let mut printable = Printable::new("表");
        assert_eq!(printable.text("预算\n1 2", String::new), "预算\n1 2");
        assert!(printable.finish().is_empty());
    }
}
