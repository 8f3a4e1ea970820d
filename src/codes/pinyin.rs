//! Finding Chinese names by what people type: number, name, pinyin initials, full pinyin.
//!
//! Good for any list of names: a [`SearchKey`] is built once per name, a [`Query`] once per key press.
//! All readings of a character count, so `yh` and `yinhang` find 银行 although 行 is also read xíng.
//! Not here: which entries are searched and how equals are ordered (the list's business).

use crate::codes::sound::Reading;
use crate::codes::sound::fold;
use crate::codes::sound::letter_bit;
use crate::codes::sound::readings_of;

/// How well a name answers a query; the best is the smallest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rank {
    /// The code itself: `30201`.
    Code,
    /// The beginning of the code: `302`.
    CodePrefix,
    /// The whole name: 办公费.
    Name,
    /// The beginning of the name: 办公.
    NamePrefix,
    /// The initials of the whole name: `bgf`.
    Initials,
    /// The initials of the beginning of the name: `bg`.
    InitialsPrefix,
    /// The pinyin of the whole name: `bangongfei`.
    Pinyin,
    /// The pinyin of the beginning of the name, its last syllable perhaps unfinished: `bango`.
    PinyinPrefix,
    /// A part of the name: 公费.
    NameContains,
    /// The initials of a part of the name: `gf`.
    InitialsContains,
    /// The pinyin of a part of the name, syllables perhaps shortened: `gongfei`, `bangf`.
    PinyinContains,
    /// A part of the code: `0201`.
    CodeContains,
}

/// What was typed, made ready to be compared with many names.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    /// The bytes of `text` when it can be pinyin.
    pinyin: Option<Vec<u8>>,
}

impl Query {
    /// Longest word compared as pinyin: its positions are the bits of a `u64`.
    const LONGEST_PINYIN: usize = 63;

    /// Words are separated by blanks; a name must answer all of them.
    pub fn new(text: &str) -> Self {
        let words = text
            .split(char::is_whitespace)
            .map(|word| fold(word).collect::<String>())
            .filter(|word| !word.is_empty())
            .map(|text| {
                let typed = text.replace('ü', "v");
                let is_pinyin = typed.len() <= Self::LONGEST_PINYIN
                    && typed.bytes().all(|byte| byte.is_ascii_alphanumeric())
                    && typed.bytes().any(|byte| byte.is_ascii_lowercase());
                Word {
                    text,
                    pinyin: is_pinyin.then(|| typed.into_bytes()),
                }
            })
            .collect();
        Self { words }
    }

    /// Whether nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// A name, with or without a code, made ready to be searched.
#[derive(Clone, Debug)]
pub struct SearchKey {
    code: String,
    name: String,
    sounds: Vec<Sound>,
    readings: Vec<Reading>,
}

/// How one character of the name sounds.
#[derive(Clone, Copy, Debug)]
struct Sound {
    /// First letters of its readings, as bits.
    initials: u64,
    /// Its readings end here; they begin where those of the character before end.
    end: usize,
}

/// How much of a syllable must be typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Typed {
    /// All of it, except for the last one.
    Whole,
    /// At least its first letter.
    Beginning,
}

/// What a run over the characters of a name found.
enum Run {
    /// The query ended at the end of the name.
    Whole,
    /// The query ended within the name.
    Part,
    None,
}

impl SearchKey {
    /// A name without a code.
    pub fn new(name: &str) -> Self {
        Self::with_code("", name)
    }

    /// A name and the code it stands beside.
    pub fn with_code(code: &str, name: &str) -> Self {
        let name: String = fold(name).collect();
        let mut sounds = Vec::new();
        let mut readings = Vec::new();
        for c in name.chars() {
            let of_character = readings_of(c);
            let initials = of_character
                .iter()
                .fold(0, |bits, it| bits | letter_bit(it.initial()));
            readings.extend(of_character);
            sounds.push(Sound {
                initials,
                end: readings.len(),
            });
        }
        Self {
            code: fold(code).collect(),
            name,
            sounds,
            readings,
        }
    }

    /// How well this name answers the query; of several words the worst counts.
    ///
    /// An empty query is answered by every name equally well.
    pub fn rank(&self, query: &Query) -> Option<Rank> {
        let mut worst = Rank::Code;
        for word in &query.words {
            worst = worst.max(self.rank_word(word)?);
        }
        Some(worst)
    }

    fn rank_word(&self, word: &Word) -> Option<Rank> {
        let text = word.text.as_str();
        self.rank_beginning(text)
            .or_else(|| {
                word.pinyin
                    .as_deref()
                    .and_then(|typed| self.rank_pinyin_beginning(typed))
            })
            .or_else(|| self.name.contains(text).then_some(Rank::NameContains))
            .or_else(|| {
                word.pinyin
                    .as_deref()
                    .and_then(|typed| self.rank_pinyin_part(typed))
            })
            .or_else(|| self.code.contains(text).then_some(Rank::CodeContains))
    }

    fn rank_beginning(&self, text: &str) -> Option<Rank> {
        if self.code == text {
            Some(Rank::Code)
        } else if self.code.starts_with(text) {
            Some(Rank::CodePrefix)
        } else if self.name == text {
            Some(Rank::Name)
        } else if self.name.starts_with(text) {
            Some(Rank::NamePrefix)
        } else {
            None
        }
    }

    fn rank_pinyin_beginning(&self, typed: &[u8]) -> Option<Rank> {
        if self.has_initials(0, typed) {
            let is_whole = typed.len() == self.sounds.len();
            return Some(if is_whole {
                Rank::Initials
            } else {
                Rank::InitialsPrefix
            });
        }
        match self.run(typed, Typed::Whole, false) {
            Run::Whole => Some(Rank::Pinyin),
            Run::Part => Some(Rank::PinyinPrefix),
            Run::None => None,
        }
    }

    fn rank_pinyin_part(&self, typed: &[u8]) -> Option<Rank> {
        let last = self.sounds.len().checked_sub(typed.len());
        if last.is_some_and(|last| (1..=last).any(|start| self.has_initials(start, typed))) {
            return Some(Rank::InitialsContains);
        }
        match self.run(typed, Typed::Beginning, true) {
            Run::Whole | Run::Part => Some(Rank::PinyinContains),
            Run::None => None,
        }
    }

    fn has_initials(&self, start: usize, typed: &[u8]) -> bool {
        self.sounds
            .get(start..start + typed.len())
            .is_some_and(|sounds| {
                sounds
                    .iter()
                    .zip(typed)
                    .all(|(sound, byte)| sound.initials & letter_bit(*byte) != 0)
            })
    }

    /// Follows the typed letters through the syllables of the name, from its first character or
    /// from `anywhere`.
    ///
    /// `open` holds, as bits, how many typed letters the characters so far can account for;
    /// this way ambiguous spellings cost no backtracking.
    fn run(&self, typed: &[u8], how: Typed, anywhere: bool) -> Run {
        let mut open: u64 = 1;
        let mut begin = 0;
        for (place, sound) in self.sounds.iter().enumerate() {
            let mut next = 0;
            for reading in &self.readings[begin..sound.end] {
                next |= advance(open, typed, reading.as_bytes(), how);
            }
            if next >> typed.len() & 1 == 1 {
                let is_whole = place + 1 == self.sounds.len();
                return if is_whole { Run::Whole } else { Run::Part };
            }
            open = if anywhere { next | 1 } else { next };
            if open == 0 {
                return Run::None;
            }
            begin = sound.end;
        }
        Run::None
    }
}

/// Where the typed letters can stand after one more syllable.
///
/// The last syllable typed may always be unfinished.
fn advance(open: u64, typed: &[u8], syllable: &[u8], how: Typed) -> u64 {
    let mut next = 0;
    let mut rest = open;
    while rest != 0 {
        let position = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let ahead = typed.get(position..).unwrap_or_default();
        let same = ahead
            .iter()
            .zip(syllable)
            .take_while(|(a, b)| a == b)
            .count();
        if same == 0 {
            continue;
        }
        if same == syllable.len() || same == ahead.len() {
            next |= 1 << (position + same);
        }
        if how == Typed::Beginning {
            for length in 1..=same {
                next |= 1 << (position + length);
            }
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, query: &str, expected: Option<Rank>) {
        let key = SearchKey::with_code("30201", name);
        assert_eq!(
            key.rank(&Query::new(query)),
            expected,
            "{query:?} in {name}"
        );
    }

    #[test]
    fn a_name_is_found_in_every_way_it_can_be_typed() {
        check("办公费", "30201", Some(Rank::Code));
        check("办公费", "３０２", Some(Rank::CodePrefix));
        check("办公费", "办公费", Some(Rank::Name));
        check("办公费", "办", Some(Rank::NamePrefix));
        check("办公费", "bgf", Some(Rank::Initials));
        check("办公费", "ＢＧ", Some(Rank::InitialsPrefix));
        check("办公费", "bangongfei", Some(Rank::Pinyin));
        check("办公费", "bangongf", Some(Rank::Pinyin));
        check("办公费", "bango", Some(Rank::PinyinPrefix));
        check("办公费", "公费", Some(Rank::NameContains));
        check("办公费", "gf", Some(Rank::InitialsContains));
        check("办公费", "gongfei", Some(Rank::PinyinContains));
        check("办公费", "bangf", Some(Rank::PinyinContains));
        check("办公费", "201", Some(Rank::CodeContains));
        check("办公费", "bgq", None);
        check("办公费", "费用", None);
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        check("会计核算", "kjhs", Some(Rank::Initials));
        check("会计核算", "hjhs", Some(Rank::Initials));
        check("会计核算", "kuaijihesuan", Some(Rank::Pinyin));
        check("银行", "yh", Some(Rank::Initials));
        check("银行", "yinhang", Some(Rank::Pinyin));
        check("银行", "yinxing", Some(Rank::Pinyin));
        check("绿化", "lvhua", Some(Rank::Pinyin));
        check("绿化", "lüh", Some(Rank::Pinyin));
    }

    #[test]
    fn ambiguous_spellings_are_followed_both_ways() {
        check("西安", "xian", Some(Rank::Pinyin));
        check("先", "xian", Some(Rank::Pinyin));
        check("方案", "fangan", Some(Rank::Pinyin));
        check("反感", "fangan", Some(Rank::Pinyin));
    }

    #[test]
    fn marks_do_not_stand_in_the_way() {
        check("因公出国（境）费用", "因公出国境", Some(Rank::NamePrefix));
        check("因公出国（境）费用", "出国(境)", Some(Rank::NameContains));
        check("因公出国（境）费用", "ygcgjfy", Some(Rank::Initials));
        check("LED显示屏", "ledxsp", Some(Rank::Initials));
        check("LED 显示屏", "ｌｅｄ显示", Some(Rank::NamePrefix));
    }

    #[test]
    fn all_words_must_be_answered_and_the_worst_counts() {
        check("办公费", "302 办公", Some(Rank::NamePrefix));
        check("办公费", "费　bg", Some(Rank::NameContains));
        check("办公费", "302 印刷", None);
    }

    #[test]
    fn odd_queries_find_nothing_or_all_but_do_no_harm() {
        check("办公费", "", Some(Rank::Code));
        check("办公费", "（）—", Some(Rank::Code));
        check("", "a", None);
        check("()", "a", None);
        check("办公费", "\u{0}😀", Some(Rank::Code));
        // As long as pinyin may be, and one letter longer.
        check("安安安安安", &"a".repeat(63), None);
        check("安安安安安", &"a".repeat(64), None);
        check("安安安安安", &"安".repeat(500), None);
    }

    #[test]
    fn no_query_makes_the_matcher_fail() {
        let key = SearchKey::with_code("A02", "计算机软件ＡBc（１）购置ß绿");
        proptest::proptest!(|(query in "\\PC{0,80}")| {
            let _ = key.rank(&Query::new(&query));
        });
        proptest::proptest!(|(query in "[a-z]{1,70}")| {
            let _ = key.rank(&Query::new(&query));
        });
    }
}
