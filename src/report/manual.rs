//! The rule manual (审核规则手册) as a table: every rule in force under a pack, then those still to come.

use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::packs::Pack;
use crate::packs::PageDef;
use crate::packs::Paper;
use crate::packs::TableId;
use crate::report::ColumnSpec;
use crate::report::Holds;
use crate::report::columns;
use crate::report::row;
use crate::rules::Help;
use crate::rules::PLANNED;
use crate::rules::PlannedRule;
use crate::rules::manual;

/// The columns, left to right.
const COLUMNS: [ColumnSpec; 7] = [
    ("code", "编号", Some(8), Holds::Words),
    ("severity", "级别", Some(8), Holds::Words),
    ("title", "规则", Some(30), Holds::Sentences),
    ("what", "检查什么", Some(50), Holds::Sentences),
    ("why", "为什么", Some(40), Holds::Sentences),
    ("remedy", "怎么改", Some(40), Holds::Sentences),
    ("basis", "依据", Some(34), Holds::Sentences),
];

/// The manual of the rules in force under a pack.
#[must_use]
pub fn rule_manual(pack: &Pack) -> FilledTable {
    let rules = manual(pack);
    let left = (
        format!("规则包：{}", pack.title),
        format!("启用 {} 条，待启用 {} 条", rules.len(), PLANNED.len()),
    );
    let rows: Vec<FilledRow> = rules
        .iter()
        .map(rule_row)
        .chain(PLANNED.iter().map(planned_row))
        .collect();
    FilledTable {
        id: TableId::from("rule_manual"),
        title: "部门预算审核规则手册".to_owned(),
        head_lines: vec![left],
        columns: columns(&COLUMNS),
        rows,
        page: PageDef {
            paper: Paper::A3,
            landscape: true,
        },
        ..FilledTable::default()
    }
}

fn rule_row(rule: &Help) -> FilledRow {
    let sections = ["检查什么", "为什么", "怎么改", "依据"]
        .map(|heading| rule.section(heading).unwrap_or_default().to_owned());
    let head = [
        rule.code.clone(),
        rule.severity.label().to_owned(),
        rule.title.clone(),
    ];
    row(head.into_iter().chain(sections))
}

fn planned_row(rule: &PlannedRule) -> FilledRow {
    row([
        rule.code.to_owned(),
        "待启用".to_owned(),
        rule.title.to_owned(),
        format!("暂未启用：{}", rule.reason),
        String::new(),
        String::new(),
        String::new(),
    ])
}
