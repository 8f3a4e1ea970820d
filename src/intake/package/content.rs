//! What the files of a package say, held against the budget file in it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::compute::fill;
use crate::export::CreatedAt;
use crate::export::docx::says;
use crate::export::package::BUDGET;
use crate::export::package::FindingCounts;
use crate::export::package::Manifest;
use crate::export::package::Part;
use crate::export::package::REPORT;
use crate::export::package::STATEMENT;
use crate::export::package::WORKBOOK;
use crate::export::package::shown;
use crate::export::sheet::Sheet;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::export::xlsx::compare;
use crate::intake::package::Fault;
use crate::intake::package::inside::document_fault;
use crate::intake::package::inside::workbook_fault;
use crate::model::RecordKind;
use crate::narrative::Statement;
use crate::narrative::statement;
use crate::packs::embedded_packs;
use crate::packs::load_pack;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::rules::check as audit;
use crate::storage;

/// Opens the budget file, fills and audits it anew, and compares manifest, workbooks and statement with the
/// outcome.
pub(super) fn check(manifest: &Manifest, parts: &BTreeMap<String, Part>, faults: &mut Vec<Fault>) {
    let Some(part) = parts.get(BUDGET) else {
        return;
    };
    let saved = match storage::parse(&part.bytes) {
        Ok(saved) => saved,
        Err(error) => {
            faults.push(Fault::Budget(error));
            return;
        }
    };
    let Ok(pack) = load_pack(&saved.pack, &embedded_packs()) else {
        faults.push(Fault::UnknownPack(shown(&saved.pack)));
        return;
    };
    let budget = &saved.budget;
    let book = fill(budget, &pack);
    let findings = audit(budget, &pack, &book);
    let mut counts = FindingCounts::default();
    for finding in &findings {
        counts.add(finding.severity, finding.is_open());
    }
    let found = Manifest::of(budget, &pack, counts, NO_TIME);
    compare_manifests(manifest, &found, faults);
    if counts.errors > 0 {
        faults.push(Fault::OpenErrors(counts.errors));
    }
    let report = audit_report(&AuditReport {
        budget,
        pack: &pack,
        book: &book,
        findings: &findings,
        day: manifest.day(),
    });
    let report = lay_out(&report, &report.title);
    let workbooks = [(WORKBOOK, sheets(&book)), (REPORT, vec![report])];
    for (name, sheets) in workbooks {
        let part = parts.get(name);
        faults.extend(part.and_then(|part| check_workbook(name, &part.bytes, &sheets)));
    }
    let statement = statement(budget, &pack, &book);
    faults.extend(says_otherwise(manifest, parts.get(STATEMENT), &statement));
}

/// The wording of statements changes from version to version, so only that of our own is compared.
///
/// A PDF is not read back: its checksum says that it is the one packed.
fn says_otherwise(manifest: &Manifest, part: Option<&Part>, made: &Statement) -> Option<Fault> {
    let is_listed = manifest.parts.iter().any(|it| it.name == STATEMENT);
    if !is_listed && made.printed().next().is_some() {
        return Some(Fault::NotListed(STATEMENT));
    }
    let bytes = &part?.bytes;
    let is_ours = manifest.program == env!("CARGO_PKG_VERSION");
    document_fault(STATEMENT, bytes)
        .or_else(|| (is_ours && !says(bytes, made)).then_some(Fault::Statement))
}

/// The time isn't compared.
const NO_TIME: CreatedAt = CreatedAt {
    year: 0,
    month: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
};

/// Looks into a workbook received and compares it with the sheets it should have been made from.
#[must_use]
pub fn check_workbook(name: &'static str, bytes: &[u8], sheets: &[Sheet]) -> Option<Fault> {
    workbook_fault(name, bytes).or_else(|| {
        let source = compare(bytes, sheets, &mut |_| {}).err()?;
        Some(Fault::Workbook { name, source })
    })
}

fn compare_manifests(said: &Manifest, found: &Manifest, faults: &mut Vec<Fault>) {
    let year = |manifest: &Manifest| manifest.year.to_string();
    let texts = [
        ("规则包", said.pack.clone(), found.pack.clone()),
        (
            "主管部门编码",
            said.department_code.clone(),
            found.department_code.clone(),
        ),
        (
            "主管部门名称",
            said.department.clone(),
            found.department.clone(),
        ),
        ("预算单位", said.unit.clone(), found.unit.clone()),
        ("预算年度", year(said), year(found)),
        ("预算种类", said.kind.clone(), found.kind.clone()),
        ("编报轮次", said.round.clone(), found.round.clone()),
        (
            "收入合计（元）",
            said.revenue.clone(),
            found.revenue.clone(),
        ),
        (
            "支出合计（元）",
            said.expenditure.clone(),
            found.expenditure.clone(),
        ),
    ];
    let mut compare = |what: String, said: String, found: String| {
        if said != found {
            let (said, found) = (shown(&said), shown(&found));
            faults.push(Fault::Differs { what, said, found });
        }
    };
    for (what, said, found) in texts {
        compare(what.to_owned(), said, found);
    }
    let names: BTreeSet<&String> = said.records.keys().chain(found.records.keys()).collect();
    for name in names {
        let count = |manifest: &Manifest| manifest.records.get(name).copied().unwrap_or(0);
        let what = format!("{}的记录数", list_label(name));
        compare(what, count(said).to_string(), count(found).to_string());
    }
    let counts = |manifest: &Manifest| {
        let FindingCounts {
            errors,
            warnings,
            hints,
            explained,
        } = manifest.findings;
        [
            ("错误数", errors),
            ("警告数", warnings),
            ("提示数", hints),
            ("已说明的审核结果数", explained),
        ]
    };
    for ((what, said), (_, found)) in counts(said).into_iter().zip(counts(found)) {
        compare(what.to_owned(), said.to_string(), found.to_string());
    }
}

/// The term for a list; its name where nobody knows it.
fn list_label(name: &str) -> &str {
    let mut kinds = RecordKind::ALL.iter();
    kinds
        .find(|kind| kind.name() == name)
        .map_or(name, |kind| kind.label())
}
