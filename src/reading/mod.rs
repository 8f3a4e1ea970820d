//! Free texts as rules read them: their numbers with units and years, the words that matter, sentences.
//!
//! A text is read once for all rules; one without what a rule looks for costs it nothing.
//! Deliberately not here: judging what is read, and where the text stands.

mod change;
mod cues;
mod number;
mod sentence;

pub use change::Change;
pub use change::Direction;
pub use change::changes;
pub use cues::Cue;
pub use number::Number;
pub use number::Unit;
pub use sentence::label_before;
pub use sentence::labels_before;
pub use sentence::paragraphs;
pub use sentence::sentences;

use std::ops::Range;

/// The numbers of many texts, one behind the other (数字).
#[derive(Debug, Default)]
pub struct Numbers(Vec<Number>);

/// What was read in a text, without the text (读数).
#[derive(Clone, Debug)]
pub struct Marks {
    numbers: Range<usize>,
    cues: u32,
}

/// A text and what was read in it (已读文字).
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// The numbers, in order.
    pub numbers: &'a [Number],
    cues: u32,
}

impl Numbers {
    /// Reads a text.
    pub fn read(&mut self, text: &str) -> Marks {
        let from = self.0.len();
        number::read(text, &mut self.0);
        Marks {
            numbers: from..self.0.len(),
            cues: cues::found(text),
        }
    }

    /// The text with what was read in it.
    pub fn reading<'a>(&'a self, text: &'a str, marks: &Marks) -> Reading<'a> {
        Reading {
            text,
            numbers: &self.0[marks.numbers.clone()],
            cues: marks.cues,
        }
    }
}

impl<'a> Reading<'a> {
    /// Whether one of the words of a cue stands in the text.
    pub const fn has(&self, cue: Cue) -> bool {
        self.cues & (1 << cue as u32) != 0
    }

    /// The numbers that stand in a part of the text.
    pub fn numbers_in(&self, part: &Range<usize>) -> &'a [Number] {
        let from = self.numbers.partition_point(|it| it.start < part.start);
        let to = self.numbers.partition_point(|it| it.start < part.end);
        &self.numbers[from..to.max(from)]
    }
}

/// Reads a text for a test.
#[cfg(test)]
pub fn read_in_test<T>(text: &str, see: impl FnOnce(&Reading<'_>) -> T) -> T {
    let mut numbers = Numbers::default();
    let marks = numbers.read(text);
    see(&numbers.reading(text, &marks))
}
