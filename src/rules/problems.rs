//! What rules about texts report: one finding for each text, with all that is wrong in it.
//!
//! Deliberately not here: finding it.

use std::ops::Range;

use crate::packs::Severity;
use crate::rules::CheckCtx;
use crate::rules::Figures;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::Safety;
use crate::rules::passages::Passage;

/// Something wrong at a place of a text (文字问题).
pub(in crate::rules) struct Problem {
    /// What it is, following the name of the place.
    pub words: String,
    pub severity: Option<Severity>,
    pub figures: Option<Figures>,
    /// What to put for a part of the text.
    pub repair: Option<(Range<usize>, String)>,
}

impl Problem {
    /// Something that only its author can mend.
    pub fn new(words: String) -> Self {
        Self {
            words,
            severity: None,
            figures: None,
            repair: None,
        }
    }

    /// This one with what to put for a part of the text.
    pub fn repair(mut self, part: Range<usize>, text: impl Into<String>) -> Self {
        self.repair = Some((part, text.into()));
        self
    }

    /// This one with the figures compared.
    pub fn figures(mut self, figures: Figures) -> Self {
        self.figures = Some(figures);
        self
    }

    /// This one with a severity of its own.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

/// Up to so many problems of a text are spelt out.
const MOST: usize = 4;

/// Reports what is wrong in a text, if anything; a fix is offered when it mends all of it.
pub(in crate::rules) fn report(
    ctx: &CheckCtx<'_>,
    rule: &'static Rule,
    passage: &Passage<'_>,
    problems: &[Problem],
    findings: &mut Vec<Finding>,
) {
    let Some(first) = problems.first() else {
        return;
    };
    let place = passage.place();
    let words: Vec<&str> = problems.iter().take(MOST).map(|it| &*it.words).collect();
    let more = match problems.len() {
        count if count > MOST => format!("；共 {count} 处"),
        _ => String::new(),
    };
    let message = format!(
        "{} {}{more}",
        place.describe(ctx.budget, ctx.book),
        words.join("；")
    );
    let severities = problems.iter().map(|it| it.severity);
    let severity = severities.map(|it| it.unwrap_or(rule.severity)).min();
    let mut finding =
        Finding::new(rule, place, message).severity(severity.unwrap_or(rule.severity));
    if problems.len() == 1 {
        finding.figures = first.figures;
    }
    if let Some(text) = repaired(passage.text, problems) {
        finding = finding.fix("按提示改写", Safety::Review, vec![passage.replaced(text)]);
    }
    findings.push(finding);
}

/// The text with every problem mended; none when one of them can't be.
fn repaired(text: &str, problems: &[Problem]) -> Option<String> {
    let mut repairs: Vec<&(Range<usize>, String)> = problems
        .iter()
        .map(|it| it.repair.as_ref())
        .collect::<Option<_>>()?;
    repairs.sort_by_key(|(part, _)| part.start);
    let mut out = String::new();
    let mut at = 0;
    for (part, with) in repairs {
        if part.start < at {
            return None;
        }
        out.push_str(&text[at..part.start]);
        out.push_str(with);
        at = part.end;
    }
    out.push_str(&text[at..]);
    Some(out)
}

/// A quotation short enough for a message.
pub(in crate::rules) fn shortened(text: &str) -> String {
    const LONGEST: usize = 30;
    let end = text.char_indices().nth(LONGEST).map(|(at, _)| at);
    end.map_or_else(|| text.to_owned(), |end| format!("{}…", &text[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_quoted_by_its_beginning() {
        assert_eq!(shortened("3.048.30"), "3.048.30");
        assert_eq!(
            shortened(&"1".repeat(1_000)),
            format!("{}…", "1".repeat(30))
        );
    }

    #[test]
    fn a_text_is_mended_where_all_of_it_can_be() {
        let repair = |part, with: &str| Problem::new(String::new()).repair(part, with);
        let both = [repair(3..6, "丙"), repair(0..3, "")];
        assert_eq!(repaired("甲乙丁", &both).as_deref(), Some("丙丁"));
        assert_eq!(repaired("甲", &[Problem::new(String::new())]), None);
        let overlapping = [repair(0..3, ""), repair(0..3, "丙")];
        assert_eq!(repaired("甲", &overlapping), None);
    }
}
