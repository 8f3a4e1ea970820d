//! N-15: money is said to be that of the unit's own level of government.

use std::ops::Range;

use crate::model::GovernmentLevel;
use crate::packs::Severity;
use crate::reading::Cue;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::problems::Problem;
use crate::rules::problems::report;
use crate::rules::problems::shortened;

pub(in crate::rules) static RULE: Rule = Rule {
    id: "texts/level_word",
    code: "N-15",
    severity: Severity::Warning,
    title: "省级、市级等用语与预算级次相符",
    explanation: include_str!("level_word.md"),
    since: "0.1.0",
    check,
};

fn check(ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
    let level = level(ctx);
    for (passage, reading) in ctx.texts().filter(|(_, it)| it.has(Cue::Level)) {
        let problems: Vec<Problem> = own_levels(reading.text)
            .into_iter()
            .filter(|it| it.level != level)
            .map(|it| {
                let quote = shortened(&reading.text[it.quote]);
                Problem::new(format!("写作“{quote}”，预算级次为{}", level.label()))
                    .repair(it.word, it.instead)
            })
            .collect();
        report(ctx, &RULE, &passage, &problems, findings);
    }
}

/// The level of the budget: what the cover says, unless it says nothing and the names do.
fn level(ctx: &CheckCtx<'_>) -> GovernmentLevel {
    let stated = ctx.budget.cover.level;
    let units = ctx.budget.units.iter().map(|it| it.name.as_str());
    let mut names = units.chain([ctx.budget.cover.department_name.as_str()]);
    // The cover of a new file says 省级 before anybody has looked at it.
    if stated == GovernmentLevel::Province {
        names.find_map(level_of_name).unwrap_or(stated)
    } else {
        stated
    }
}

/// The level a unit's name tells.
fn level_of_name(name: &str) -> Option<GovernmentLevel> {
    let name = name.replace("自治区", "省");
    let has = |words: &[&str]| words.iter().any(|it| name.contains(it));
    if has(&["小区", "社区", "校区", "园区", "景区", "灌区", "库区"]) {
        None
    } else if has(&["区", "县", "旗"]) {
        Some(GovernmentLevel::County)
    } else if has(&["镇", "乡", "街道"]) {
        Some(GovernmentLevel::Township)
    } else if has(&["市"]) {
        Some(GovernmentLevel::City)
    } else {
        None
    }
}

/// A level that a text takes for its own (级次用语).
#[derive(Debug, PartialEq, Eq)]
struct OwnLevel {
    level: GovernmentLevel,
    /// The words it is said in.
    quote: Range<usize>,
    /// The word for the level, and what to put for it.
    word: Range<usize>,
    instead: &'static str,
}

const LEVELS: [(&str, GovernmentLevel, &str); 8] = [
    ("省级", GovernmentLevel::Province, "本级"),
    ("市级", GovernmentLevel::City, "本级"),
    ("区级", GovernmentLevel::County, "本级"),
    ("县级", GovernmentLevel::County, "本级"),
    ("我省", GovernmentLevel::Province, "本级"),
    ("我市", GovernmentLevel::City, "本级"),
    ("我区", GovernmentLevel::County, "本级"),
    ("我县", GovernmentLevel::County, "本级"),
];

/// What makes a level the text's own: words right behind it, with words that must stand before it.
const OWN: [(&str, &str); 8] = [
    ("指", "财政当年拨付"),
    ("指", "财政部门当年拨付"),
    ("取得的", "财政预算资金"),
    ("纳入", "财政预算管理"),
    ("纳入", "预算管理"),
    ("", "部门用财政拨款"),
    ("", "部门预算的编制"),
    ("", "部门预算管理"),
];

fn own_levels(text: &str) -> Vec<OwnLevel> {
    let mut found = Vec::new();
    for (word, level, instead) in LEVELS {
        for (at, _) in text.match_indices(word) {
            let end = at + word.len();
            let own = OWN.iter().find(|(before, after)| {
                text[..at].trim_end().ends_with(before) && text[end..].starts_with(after)
            });
            if let Some((before, after)) = own {
                found.push(OwnLevel {
                    level,
                    quote: text[..at].trim_end().len() - before.len()..end + after.len(),
                    word: at..end,
                    instead,
                });
            }
        }
    }
    found.sort_by_key(|it| it.word.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = own_levels(text)
            .into_iter()
            .map(|it| &text[it.quote])
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_level_whose_money_it_is_said_to_be_is_the_texts_own() {
        check(
            "财政拨款收入：指市级财政当年拨付的资金",
            &["指市级财政当年拨付"],
        );
        check("纳入省级财政预算管理", &["纳入省级财政预算管理"]);
        check("目前我省部门预算的编制实行", &["我省部门预算的编制"]);
    }

    #[test]
    fn other_levels_are_spoken_of_freely() {
        check("省级财政补助资金200万元", &[]);
        check("落实养老保险省级统筹办法", &[]);
        check("2005年以来,我市实现了联网", &[]);
    }

    #[test]
    fn the_name_of_a_unit_tells_its_level() {
        let check = |name, expected| assert_eq!(level_of_name(name), expected, "{name}");
        check("某某市某某区教育局", Some(GovernmentLevel::County));
        check("某某市教育局", Some(GovernmentLevel::City));
        check("某某社区服务中心", None);
        check("某某自治区教育厅", None);
        check("某某县某某镇人民政府", Some(GovernmentLevel::County));
        check("教育局", None);
    }
}
