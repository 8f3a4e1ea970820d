//! The rule manual: every rule and tie-out in force, with its help.

use crate::model::Budget;
use crate::packs::Pack;
use crate::packs::Severity;
use crate::packs::TieOut;
use crate::rules::RULES;
use crate::rules::local_tie_outs;

/// The help of a rule or tie-out (规则说明).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// `A-01`.
    pub code: String,
    /// `arithmetic/revenue_equals_spending`.
    pub id: String,
    /// How serious it is in this pack.
    pub severity: Severity,
    /// What must hold.
    pub title: String,
    /// Markdown with the headings 检查什么, 为什么, 怎么改, 依据.
    pub text: String,
}

impl Help {
    /// What stands under a heading of the help, without blank lines around it.
    #[must_use]
    pub fn section(&self, heading: &str) -> Option<&str> {
        let mut sections = self.text.split("## ");
        let found = sections.find_map(|it| it.strip_prefix(heading))?;
        Some(found.trim())
    }
}

/// Every rule and tie-out in force under a pack, by code.
#[must_use]
pub fn manual(pack: &Pack) -> Vec<Help> {
    let in_force = RULES.iter().filter(|rule| rule.is_in_force(pack));
    let rules = in_force.map(|rule| Help {
        code: rule.code.to_owned(),
        id: rule.id.to_owned(),
        severity: pack.severity(rule.code, rule.severity),
        title: rule.title.to_owned(),
        text: rule.explanation.to_owned(),
    });
    let tie_outs = pack.tie_outs.iter().map(|tie_out| Help {
        code: tie_out.code.clone(),
        id: tie_out.id.clone(),
        severity: pack.severity(&tie_out.code, tie_out.severity),
        title: tie_out.title.clone(),
        text: tie_out_help(tie_out),
    });
    let mut all: Vec<Help> = rules.chain(tie_outs).collect();
    all.sort_by(|a, b| (&a.code, &a.id).cmp(&(&b.code, &b.id)));
    all
}

/// The help of a rule or tie-out by its code, those of the file's own among them.
#[must_use]
pub fn help_of(budget: &Budget, pack: &Pack, code: &str) -> Option<Help> {
    let known = manual(pack).into_iter().find(|help| help.code == code);
    known.or_else(|| {
        let mut own = local_tie_outs(budget, pack).into_iter();
        let read = own.find(|it| it.record.code.trim() == code)?.read.ok()?;
        Some(Help {
            text: tie_out_help(&read),
            severity: pack.severity(&read.code, read.severity),
            code: read.code,
            id: read.id,
            title: read.title,
        })
    })
}

fn tie_out_help(it: &TieOut) -> String {
    format!(
        "## 检查什么\n\n{}：{}{}{}。\n\n## 为什么\n\n{}\n\n## 怎么改\n\n{}\n\n## 依据\n\n{}\n",
        it.title,
        it.left_label,
        it.relation.sign(),
        it.right_label,
        it.why,
        it.remedy,
        it.basis
    )
}
