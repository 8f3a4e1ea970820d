//! The words for which rules look at a text, found for all of them in one pass.
//!
//! Deliberately not here: words of the packs' lists.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// What a text speaks of (线索).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Residue of a template or an editor.
    Placeholder,
    /// A level of government as the one whose money it is.
    Level,
    /// The author as a department, and as a unit.
    OurDepartment,
    OurUnit,
    /// An increase or decrease.
    Change,
    /// A cause.
    Cause,
    /// A list.
    List,
    /// A share of something, or how much of it is done.
    Share,
    /// 政府采购.
    Procurement,
    /// An unfinished unit: 单位：万.
    HalfUnit,
    /// 编制.
    Quota,
    /// 单价, 单位价值.
    UnitPrice,
}

const WORDS: &[(&str, Cue)] = &[
    ("XX", Cue::Placeholder),
    ("xx", Cue::Placeholder),
    ("ＸＸ", Cue::Placeholder),
    ("××", Cue::Placeholder),
    ("逐一解释", Cue::Placeholder),
    ("[bookmark", Cue::Placeholder),
    ("_Toc", Cue::Placeholder),
    ("</", Cue::Placeholder),
    ("<p>", Cue::Placeholder),
    ("<br", Cue::Placeholder),
    ("&nbsp;", Cue::Placeholder),
    ("请填写", Cue::Placeholder),
    ("此处填", Cue::Placeholder),
    ("待填", Cue::Placeholder),
    ("待补充", Cue::Placeholder),
    ("（）", Cue::Placeholder),
    ("（ ）", Cue::Placeholder),
    ("（　）", Cue::Placeholder),
    ("()", Cue::Placeholder),
    ("__", Cue::Placeholder),
    (" 日", Cue::Placeholder),
    ("　日", Cue::Placeholder),
    (" 月", Cue::Placeholder),
    ("　月", Cue::Placeholder),
    ("项目个", Cue::Placeholder),
    ("省级", Cue::Level),
    ("市级", Cue::Level),
    ("区级", Cue::Level),
    ("县级", Cue::Level),
    ("我省", Cue::Level),
    ("我市", Cue::Level),
    ("我区", Cue::Level),
    ("我县", Cue::Level),
    ("我部门", Cue::OurDepartment),
    ("本部门", Cue::OurDepartment),
    ("我单位", Cue::OurUnit),
    ("本单位", Cue::OurUnit),
    ("增加", Cue::Change),
    ("增长", Cue::Change),
    ("减少", Cue::Change),
    ("下降", Cue::Change),
    ("持平", Cue::Change),
    ("变化", Cue::Change),
    ("变动", Cue::Change),
    ("增减", Cue::Change),
    ("大于", Cue::Change),
    ("小于", Cue::Change),
    ("原因", Cue::Cause),
    ("由于", Cue::Cause),
    ("包括", Cue::List),
    ("其中", Cue::List),
    ("：", Cue::List),
    ("占", Cue::Share),
    ("完成", Cue::Share),
    ("率", Cue::Share),
    ("采购", Cue::Procurement),
    ("单位：万", Cue::HalfUnit),
    ("单位:万", Cue::HalfUnit),
    ("编制", Cue::Quota),
    ("单价", Cue::UnitPrice),
    ("单位价值", Cue::UnitPrice),
];

/// The cues of a text, a bit each.
pub(super) fn found(text: &str) -> u32 {
    static SEARCH: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let words = WORDS.iter().map(|(word, _)| word);
        AhoCorasick::builder()
            .kind(Some(aho_corasick::AhoCorasickKind::DFA))
            .build(words)
            .expect("the words are few")
    });
    // Words of one cue never hide those of another: they are found overlapping.
    SEARCH
        .find_overlapping_iter(text)
        .map(|it| 1 << WORDS[it.pattern().as_usize()].1 as u32)
        .fold(0, |all, cue: u32| all | cue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_cues_of_its_words() {
        let bits = |cues: &[Cue]| cues.iter().fold(0, |all, cue| all | 1 << *cue as u32);
        assert_eq!(found("负责就业工作"), 0);
        assert_eq!(
            found("我部门增加人员，原因是扩编"),
            bits(&[Cue::OurDepartment, Cue::Change, Cue::Cause])
        );
        assert_eq!(found("单位：万"), bits(&[Cue::List, Cue::HalfUnit]));
    }
}
