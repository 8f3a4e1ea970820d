//! The audit report (审核报告): what was found, what the user says to it, and by which measure.

use crate::compute::Book;
use crate::compute::FilledRow;
use crate::compute::FilledTable;
use crate::compute::parameters_in_force;
use crate::model::Budget;
use crate::model::Explanation;
use crate::packs::Pack;
use crate::packs::PageDef;
use crate::packs::Paper;
use crate::packs::Severity;
use crate::packs::TableId;
use crate::report::ColumnSpec;
use crate::report::Holds;
use crate::report::columns;
use crate::report::row;
use crate::rules::Explained;
use crate::rules::Finding;
use crate::rules::explanation_of;

/// The columns, left to right.
const COLUMNS: [ColumnSpec; 11] = [
    ("number", "序号", Some(6), Holds::Words),
    ("severity", "级别", Some(8), Holds::Words),
    ("code", "编号", Some(8), Holds::Words),
    ("message", "审核结果", Some(56), Holds::Sentences),
    ("place", "位置", Some(28), Holds::Sentences),
    ("left", "数额一", None, Holds::Figures),
    ("right", "数额二", None, Holds::Figures),
    ("difference", "相差", None, Holds::Figures),
    ("unit", "单位", Some(6), Holds::Words),
    ("reason", "说明理由", Some(36), Holds::Sentences),
    ("author", "说明人、日期", Some(14), Holds::Sentences),
];

/// What a report is made of (审核报告要素).
#[derive(Clone, Copy, Debug)]
pub struct AuditReport<'a> {
    /// What people entered.
    pub budget: &'a Budget,
    /// The region's data.
    pub pack: &'a Pack,
    /// The filled tables.
    pub book: &'a Book,
    /// What the audit found, as it orders it.
    pub findings: &'a [Finding],
    /// The day of the audit as people write it: `2023-11-20`.
    pub day: &'a str,
}

/// The report as a table: errors first, then warnings and advice; what is still open before what is explained.
#[must_use]
pub fn audit_report(report: &AuditReport<'_>) -> FilledTable {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    findings.sort_by_key(|finding| (finding.severity, !finding.is_open()));
    let rows: Vec<FilledRow> = findings
        .iter()
        .zip(1..)
        .map(|(finding, number)| finding_row(report, number, finding))
        .collect();
    FilledTable {
        id: TableId::from("audit_report"),
        title: "部门预算审核报告".to_owned(),
        head_lines: head_lines(report),
        columns: columns(&COLUMNS),
        is_empty: rows.is_empty(),
        rows,
        notes: notes(report),
        page: PageDef {
            paper: Paper::A4,
            landscape: true,
        },
        ..FilledTable::default()
    }
}

fn head_lines(report: &AuditReport<'_>) -> Vec<(String, String)> {
    let budget = report.budget;
    let owner = match (&budget.units[..], budget.cover.department_name.trim()) {
        ([unit], _) => unit.name.trim(),
        ([first, ..], "") => first.name.trim(),
        (_, department) => department,
    };
    let year = budget
        .cover
        .year
        .map_or_else(String::new, |it| format!("{it} 年"));
    vec![
        (format!("单位：{owner}"), format!("预算年度：{year}")),
        (
            format!("规则包：{}", report.pack.title),
            format!("审核日期：{}", report.day),
        ),
        (
            summary(report.findings),
            format!("编报轮次：{}", budget.cover.round.label()),
        ),
    ]
}

/// How many findings there are of each severity, and how many warnings are explained.
fn summary(findings: &[Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|it| it.severity == severity).count();
    let is_explained =
        |it: &&Finding| it.severity == Severity::Warning && it.explained == Explained::Yes;
    format!(
        "错误 {} 条，警告 {} 条（已说明 {} 条），提示 {} 条",
        count(Severity::Error),
        count(Severity::Warning),
        findings.iter().filter(is_explained).count(),
        count(Severity::Advice),
    )
}

fn finding_row(report: &AuditReport<'_>, number: usize, finding: &Finding) -> FilledRow {
    let explanation = explanation_of(report.budget, finding);
    let [left, right, difference] = finding
        .figures
        .map_or_else(<[String; 3]>::default, |figures| figures.texts());
    let unit = finding.figures.map_or("", |figures| figures.unit());
    row([
        number.to_string(),
        finding.severity.label().to_owned(),
        finding.code.clone(),
        finding.message.clone(),
        finding.primary.describe(report.budget, report.book),
        left,
        right,
        difference,
        unit.to_owned(),
        explanation.map_or_else(String::new, |it| reason(it, finding.explained)),
        explanation.map_or_else(String::new, signature),
    ])
}

/// The reason, with a word when it no longer holds.
fn reason(explanation: &Explanation, explained: Explained) -> String {
    let reason = explanation.reason.trim();
    match explained {
        Explained::Lapsed => format!("（已失效）{reason}"),
        Explained::Yes | Explained::No => reason.to_owned(),
    }
}

fn signature(explanation: &Explanation) -> String {
    let parts = [explanation.author.trim(), explanation.date.trim()];
    let written: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    written.join(" ")
}

/// Below the table: that nothing was found, the parameters set anew, and who signs.
fn notes(report: &AuditReport<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if report.findings.is_empty() {
        notes.push("审核未发现问题。".to_owned());
    }
    for parameter in parameters_in_force(report.budget, report.pack) {
        let Some(own) = parameter.own.filter(|own| own.value.is_some()) else {
            continue;
        };
        let reason = match own.reason.trim() {
            "" => "未写明理由",
            reason => reason,
        };
        let unit = &parameter.parameter.unit;
        notes.push(format!(
            "参数调整：{} {}{unit}，规则包为 {}{unit}；{reason}",
            parameter.parameter.id.label(),
            parameter.value().normalize(),
            parameter.pack.value.normalize(),
        ));
    }
    let cover = &report.budget.cover;
    notes.push(format!(
        "单位负责人：{}　　财务负责人：{}　　编制人：{}　　联系电话：{}",
        cover.leader, cover.finance_lead, cover.preparer, cover.phone
    ));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::Cell;
    use crate::compute::fill;
    use crate::edit::Edit;
    use crate::model::BudgetUnit;
    use crate::model::ExplanationField;
    use crate::model::ParameterOverride;
    use crate::model::ParameterOverrideId;
    use crate::model::Records;
    use crate::model::Staffing;
    use crate::model::StaffingId;
    use crate::model::UnitId;
    use crate::model::Value;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;
    use crate::rules::check;
    use crate::rules::explain_edit;

    /// A unit with more people than posts, and a parameter set anew.
    fn budget() -> Budget {
        let unit = BudgetUnit {
            id: UnitId::new(1),
            name: "某中心".to_owned(),
            ..BudgetUnit::default()
        };
        let staff = Staffing {
            id: StaffingId::new(2),
            unit: Some(unit.id),
            quota: 10,
            actual: 12,
            ..Staffing::default()
        };
        let own = ParameterOverride {
            id: ParameterOverrideId::new(3),
            parameter: "StaffControlRate".to_owned(),
            value: Some(110.into()),
            ..ParameterOverride::default()
        };
        Budget {
            units: Records::new(vec![unit]).expect("one record"),
            staffing: Records::new(vec![staff]).expect("one record"),
            parameter_overrides: Records::new(vec![own]).expect("one record"),
            ..Budget::default()
        }
    }

    fn report(budget: &Budget) -> FilledTable {
        let pack = load_pack("liaoning_2024", &embedded_packs()).expect("the pack is whole");
        let book = fill(budget, &pack);
        let findings = check(budget, &pack, &book);
        audit_report(&AuditReport {
            budget,
            pack: &pack,
            book: &book,
            findings: &findings,
            day: "2023-11-20",
        })
    }

    fn explained(mut budget: Budget) -> Budget {
        let pack = load_pack("liaoning_2024", &embedded_packs()).expect("the pack is whole");
        let book = fill(&budget, &pack);
        let findings = check(&budget, &pack, &book);
        let over = findings.iter().find(|it| it.code == "P-02");
        let over = over.expect("there are too many people");
        for edit in explain_edit(&budget, over, "军转安置", "2023-11-20") {
            edit.apply(&mut budget).expect("it can be explained");
        }
        budget
    }

    fn texts(table: &FilledTable, code: &str) -> Vec<String> {
        let has_code = |row: &&FilledRow| row.cells[2] == Cell::Text(code.to_owned());
        let row = table.rows.iter().find(has_code).expect("it is listed");
        row.cells.iter().map(|cell| table.printed(cell)).collect()
    }

    #[test]
    fn a_finding_stands_with_its_figures_and_what_the_user_says_to_it() {
        let row = texts(&report(&budget()), "P-02");
        assert_eq!(row[1], "警告");
        assert_eq!(row[5..9], ["12", "11", "1", "人"]);
        assert_eq!(row[9], "");
        let row = texts(&report(&explained(budget())), "P-02");
        assert_eq!(row[9], "军转安置");
        assert!(row[10].ends_with("2023-11-20"), "{row:?}");
    }

    #[test]
    fn figures_stand_at_the_right() {
        let table = report(&budget());
        let columns = table.columns.iter().filter(|it| it.is_amount);
        let labels: Vec<&str> = columns.map(|it| it.path[0].as_str()).collect();
        assert_eq!(labels, ["数额一", "数额二", "相差"]);
    }

    #[test]
    fn an_explanation_whose_figures_changed_is_marked() {
        let mut budget = explained(budget());
        let explanation = budget.explanations[0].id;
        let old = Value::Text("11／10 人".to_owned());
        Edit::set(explanation, ExplanationField::Figures, old)
            .apply(&mut budget)
            .expect("the field is there");
        let row = texts(&report(&budget), "P-02");
        assert_eq!(row[9], "（已失效）军转安置");
    }

    #[test]
    fn the_summary_counts_and_the_rows_are_numbered_in_order_of_severity() {
        let table = report(&explained(budget()));
        let summary = &table.head_lines[2].0;
        assert!(summary.contains("（已说明 1 条）"), "{summary}");
        let order = ["错误", "警告", "提示"];
        let severity = |row: &FilledRow| {
            let text = table.printed(&row.cells[1]);
            order.iter().position(|it| *it == text)
        };
        assert!(table.rows.is_sorted_by_key(severity));
        let numbers = table.rows.iter().map(|row| table.printed(&row.cells[0]));
        let counted = (1..=table.rows.len()).map(|it| it.to_string());
        assert!(numbers.eq(counted));
    }

    #[test]
    fn parameters_set_anew_are_named_with_both_values() {
        let notes = report(&budget()).notes;
        let expected = "参数调整：在职人员控制率上限 110%，规则包为 100%；未写明理由";
        assert_eq!(notes[0], expected);
        assert!(
            notes
                .last()
                .is_some_and(|it| it.starts_with("单位负责人："))
        );
    }
}
