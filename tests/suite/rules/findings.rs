//! The lines of a findings block: `错误 A-01 arithmetic/revenue_equals_spending ×2: words of the message`.
//!
//! A line stands for one finding, or for as many as `×` says; its words are in the message of at least one of them.
//! The lines stand for all findings there are; `无` stands for none.

use std::collections::BTreeMap;

use bianzhi::rules::Finding;

/// What a block says when nothing is found.
const NONE: &str = "无";

/// From how many findings of a kind on they share a line.
const MANY: usize = 4;

/// A line of a findings block.
pub struct Line {
    /// What is found.
    pub kind: Kind,
    count: usize,
    words: String,
}

/// A severity and a rule or tie-out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// As people say it: `错误`.
    pub severity: String,
    /// `A-01`.
    pub code: String,
    /// `arithmetic/revenue_equals_spending`.
    pub rule: String,
}

impl Kind {
    fn of(finding: &Finding) -> Self {
        Self {
            severity: finding.severity.label().to_owned(),
            code: finding.code.clone(),
            rule: finding.rule.clone(),
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{} {} {}", self.severity, self.code, self.rule)
    }
}

/// The lines of a block; none for `无`.
pub fn parse(block: &[String]) -> Vec<Line> {
    let lines = block.iter().filter(|line| *line != NONE);
    lines.map(|line| parse_line(line)).collect()
}

fn parse_line(line: &str) -> Line {
    let (head, words) = line.split_once(": ").unwrap_or((line, ""));
    let mut parts = head.split_whitespace().map(str::to_owned);
    let mut part = || parts.next();
    let kind = match (part(), part(), part()) {
        (Some(severity), Some(code), Some(rule)) => Kind {
            severity,
            code,
            rule,
        },
        _ => panic!("“{line}” isn't a finding: write severity, code and id"),
    };
    let count = part().map_or(1, |times| {
        let number = times.strip_prefix('×').and_then(|it| it.parse().ok());
        number.unwrap_or_else(|| panic!("“{times}” isn't a number of findings: write ×2"))
    });
    Line {
        kind,
        count,
        words: words.to_owned(),
    }
}

/// What a block and the findings disagree about, if anything.
pub fn difference(block: &[String], found: &[Finding]) -> Option<String> {
    let mut messages = by_kind(found);
    let mut wrong = Vec::new();
    if block.is_empty() {
        wrong.push("  the findings block is empty: write 无 when nothing is found".to_owned());
    }
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for line in parse(block) {
        let said = messages
            .get(&line.kind)
            .is_some_and(|messages| messages.iter().any(|message| message.contains(&line.words)));
        if !said {
            wrong.push(format!(
                "  not found: {} ×{}: {}",
                line.kind, line.count, line.words
            ));
        }
        *counts.entry(line.kind).or_default() += line.count;
    }
    for (kind, count) in counts {
        let found = messages.remove(&kind).unwrap_or_default();
        if found.len() != count {
            wrong.push(format!("  {kind}: {count} expected, {} found", found.len()));
            wrong.extend(found.iter().map(|message| format!("    {message}")));
        }
    }
    for (kind, found) in messages {
        let more = found
            .iter()
            .map(|message| format!("  not expected: {kind}: {message}"));
        wrong.extend(more);
    }
    (!wrong.is_empty()).then(|| wrong.join("\n"))
}

/// The block for these findings.
pub fn render(found: &[Finding]) -> Vec<String> {
    if found.is_empty() {
        return vec![NONE.to_owned()];
    }
    let mut lines = Vec::new();
    for (kind, messages) in by_kind(found) {
        if messages.len() < MANY {
            lines.extend(messages.iter().map(|message| format!("{kind}: {message}")));
        } else {
            lines.push(format!("{kind} ×{}: {}", messages.len(), messages[0]));
        }
    }
    lines
}

fn by_kind(found: &[Finding]) -> BTreeMap<Kind, Vec<&str>> {
    let mut kinds: BTreeMap<Kind, Vec<&str>> = BTreeMap::new();
    for finding in found {
        let messages = kinds.entry(Kind::of(finding)).or_default();
        messages.push(&finding.message);
    }
    kinds
}
