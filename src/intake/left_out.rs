//! What to say about a file that was taken over: what stayed behind and why, and what to look at.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::compute::not_in_force;
use crate::intake::Amounts;
use crate::intake::Part;
use crate::intake::Setup;
use crate::intake::Takes;
use crate::intake::select::goes_on;
use crate::intake::units::MergedUnits;
use crate::model::Budget;
use crate::model::Field;
use crate::model::Origin;
use crate::model::Project;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::money::Money;
use crate::packs::Pack;

/// So many names of a list are said; the others are counted.
const NAMES: usize = 3;

/// The kinds that are no part: they belong to the year they were made in.
const OF_THEIR_YEAR: [RecordKind; 10] = [
    RecordKind::Acquisition,
    RecordKind::PriorAmount,
    RecordKind::Note,
    RecordKind::Explanation,
    RecordKind::FrozenRound,
    RecordKind::ControlFigure,
    RecordKind::ParameterOverride,
    RecordKind::LocalTieOut,
    RecordKind::EditedParagraph,
    RecordKind::PrintPlan,
];

/// All that was done.
pub(in crate::intake) struct Story<'a> {
    pub last: &'a Budget,
    pub setup: &'a Setup,
    pub takes: &'a Takes,
    pub pack: &'a Pack,
    pub merged: &'a MergedUnits,
    /// What the new budget has beside its units.
    pub records: &'a [Record],
    /// What was left out because something it points at was.
    pub dropped: &'a [RecordId],
}

impl Story<'_> {
    /// The sentences, what matters most first.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        self.about_projects(&mut remarks);
        self.about_dropped(&mut remarks);
        self.about_codes(&mut remarks);
        self.about_units(&mut remarks);
        self.to_look_at(&mut remarks);
        self.of_their_year(&mut remarks);
        remarks
    }

    fn takes(&self, part: Part) -> bool {
        self.takes.parts.contains(&part)
    }

    fn about_projects(&self, remarks: &mut Vec<String>) {
        if !self.takes(Part::Projects) {
            return;
        }
        let year = self.setup.year;
        let named = |keep: &dyn Fn(&&Project) -> bool| -> Vec<&str> {
            let projects = self.last.projects.iter().filter(keep);
            projects.map(|project| project.name.as_str()).collect()
        };
        let ended = named(&|it| !goes_on(it, year));
        if let Some((number, shown)) = counted(&ended) {
            remarks.push(format!(
                "{number} 个项目的结束年度早于 {year} 年，没有带入：{shown}"
            ));
        }
        let open = named(&|it| it.end_year.is_none());
        if let Some((number, shown)) = counted(&open) {
            remarks.push(format!(
                "{number} 个项目没有填结束年度，按延续带入，请核对：{shown}"
            ));
        }
    }

    fn about_dropped(&self, remarks: &mut Vec<String>) {
        if self.dropped.is_empty() {
            return;
        }
        let mut counts: BTreeMap<RecordKind, usize> = BTreeMap::new();
        let mut spending = Money::ZERO;
        for id in self.dropped {
            *counts.entry(id.kind()).or_default() += 1;
            if let RecordId::Line(id) = id {
                spending += self.last.line(*id).map_or(Money::ZERO, |line| line.amount);
            }
        }
        let amount = if spending.is_zero() {
            String::new()
        } else {
            let shown = AmountFormat::new(AmountScale::TenThousandYuan).show(spending);
            format!("（上年支出 {shown} 万元）")
        };
        let counts = in_words(counts);
        remarks.push(format!(
            "{counts}所属的项目、单位或支出行没有带入，一并留下{amount}"
        ));
    }

    fn about_codes(&self, remarks: &mut Vec<String>) {
        let year = self.setup.year;
        let mut unknown: BTreeMap<&str, (BTreeSet<String>, usize)> = BTreeMap::new();
        let mut fields: BTreeMap<RecordKind, Vec<Field>> = BTreeMap::new();
        for record in self.records {
            let kind = record.id().kind();
            for field in fields.entry(kind).or_insert_with(|| kind.fields()) {
                let code = record
                    .get(*field)
                    .and_then(|value| not_in_force(self.pack.codes, &value, year));
                if let Some(code) = code {
                    let (codes, rows) = unknown.entry(field.label()).or_default();
                    codes.insert(code);
                    *rows += 1;
                }
            }
        }
        for (label, (codes, rows)) in unknown {
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            remarks.push(format!(
                "{label} {} 不在 {year} 年的科目表中，{rows} 行照带，审核会指出，请改选",
                some(&codes)
            ));
        }
    }

    fn about_units(&self, remarks: &mut Vec<String>) {
        for (old, new) in &self.merged.renamed {
            remarks.push(format!("单位“{old}”改名为“{new}”"));
        }
        for name in &self.merged.added {
            remarks.push(format!("单位“{name}”不在上年文件中，作为新单位加入"));
        }
    }

    fn to_look_at(&self, remarks: &mut Vec<String>) {
        let has = |kind| {
            self.records
                .iter()
                .any(|it: &Record| it.id().kind() == kind)
        };
        if has(RecordKind::Project) && self.takes.amounts == Amounts::Zero {
            remarks.push("金额已清零，延续项目填上金额之前审核会提示未填预算数".to_owned());
        }
        if has(RecordKind::Staffing) {
            remarks.push("实有人数暂同上年，请按编报时点核对".to_owned());
        }
        if has(RecordKind::AssetStock) {
            remarks.push("资产存量和截止日期暂同上年，请核对".to_owned());
        }
        let moved = self.records.iter().filter(|it| self.is_moved(it)).count();
        if moved > 0 {
            let year = self.setup.year;
            remarks.push(format!("{moved} 条绩效指标的完成时限改到 {year} 年"));
        }
        let is_kept_carry_over = |record: &&Record| match record {
            Record::Revenue(line) => line.origin == Origin::CarryOver,
            Record::Line(line) => line.origin == Origin::CarryOver,
            _ => false,
        };
        let carried = self.records.iter().filter(is_kept_carry_over).count();
        if carried > 0 && self.takes.amounts == Amounts::Keep {
            remarks.push(format!(
                "{carried} 行上年结转保留了上年金额，请按实际结转数改填"
            ));
        }
    }

    fn is_moved(&self, record: &Record) -> bool {
        match record {
            Record::Indicator(now) => {
                let before = self.last.indicators.find(now.id);
                before.is_some_and(|before| before.deadline != now.deadline)
            }
            _ => false,
        }
    }

    fn of_their_year(&self, remarks: &mut Vec<String>) {
        let counts = OF_THEIR_YEAR
            .iter()
            .map(|kind| (*kind, self.last.count(*kind)));
        let counts: BTreeMap<_, _> = counts.filter(|(_, count)| *count > 0).collect();
        if !counts.is_empty() {
            remarks.push(format!("{}只属于上年，没有带入", in_words(counts)));
        }
    }
}

/// `支出行 3 行、绩效指标 4 行`, with a space behind it.
fn in_words(counts: BTreeMap<RecordKind, usize>) -> String {
    let words = counts.into_iter();
    let words: Vec<_> = words
        .map(|(kind, count)| format!("{} {count} 条", kind.label()))
        .collect();
    words.join("、")
}

/// How many there are, and their names; `None` when there are none.
fn counted(names: &[&str]) -> Option<(usize, String)> {
    (!names.is_empty()).then(|| (names.len(), some(names)))
}

/// The first names.
fn some(names: &[&str]) -> String {
    let shown = names[..names.len().min(NAMES)].join("、");
    if names.len() > NAMES {
        format!("{shown}等")
    } else {
        shown
    }
}
