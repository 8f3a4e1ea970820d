//! Groups and changed lines in words, for the screen and the workbook alike.
//!
//! A row is put into words when it is asked for; names are those of the later state, where it has them.

use crate::codes::BudgetYear;
use crate::codes::Codes;
use crate::compute::rounds::ChangedGroup;
use crate::compute::rounds::ComparedRow;
use crate::compute::rounds::LineChange;
use crate::compute::rounds::RoundComparison;
use crate::compute::rounds::RoundGroup;
use crate::model::Budget;
use crate::model::Field;
use crate::model::LineField;
use crate::model::RecordId;
use crate::model::RevenueField;
use crate::model::UnitId;
use crate::model::Value;
use crate::model::code_name;
use crate::model::show_value;
use crate::money::AmountScale;

/// Two states with what values are called in them (对照用语).
#[derive(Clone, Copy)]
pub struct RoundWords<'a> {
    /// The earlier state.
    pub then: &'a Budget,
    /// The later state.
    pub now: &'a Budget,
    /// The code lists.
    pub codes: &'a Codes,
    /// The year whose names codes have.
    pub year: BudgetYear,
    /// The unit amounts are shown in.
    pub scale: AmountScale,
}

/// What stands for an empty field.
const EMPTY: &str = "空";

impl RoundWords<'_> {
    /// A unit by name.
    #[must_use]
    pub fn unit(&self, unit: Option<UnitId>) -> String {
        unit.map_or_else(|| "未填预算单位".to_owned(), |unit| self.name(unit.into()))
    }

    /// What a group is, without its unit.
    #[must_use]
    pub fn group(&self, group: RoundGroup) -> String {
        match group {
            RoundGroup::Revenue(_, fund) => format!("收入 · {}", fund.label()),
            RoundGroup::Kind(_, kind) => kind.label().to_owned(),
            RoundGroup::Project(project) => self.name(project.into()),
        }
    }

    /// Whether either state has several units, so that they are to be named.
    #[must_use]
    pub fn has_units(&self) -> bool {
        [self.then, self.now].iter().any(|it| it.units.len() > 1)
    }

    /// What a row is about.
    #[must_use]
    pub fn row(&self, comparison: &RoundComparison, row: ComparedRow) -> String {
        match row {
            ComparedRow::Unit(unit) => self.unit(unit),
            ComparedRow::Group(at, _) => self.group(comparison.groups[at].sums.group),
            ComparedRow::Line(at) => self.line(&comparison.lines[at]),
            ComparedRow::Sum(of, _) => of.label().to_owned(),
            ComparedRow::Listed(_) => "所列变动合计".to_owned(),
        }
    }

    /// What a line is for: codes, source, note.
    #[must_use]
    pub fn line(&self, line: &LineChange) -> String {
        let Some((budget, record)) = self.record(line) else {
            return String::new();
        };
        let words = line_fields(record).iter().filter_map(|field| {
            let value = budget.value(record, *field)?;
            (value != Value::Empty).then(|| self.shown(budget, *field, &value))
        });
        let words: Vec<String> = words.filter(|text| !text.is_empty()).collect();
        if words.is_empty() {
            budget.place_of(record)
        } else {
            words.join(" · ")
        }
    }

    /// All that is said of a line and its group, to be searched.
    #[must_use]
    pub fn all(&self, group: &ChangedGroup, line: &LineChange) -> String {
        let (unit, name) = (self.unit(group.unit), self.group(group.sums.group));
        format!("{unit} {name} {} {}", self.line(line), self.changed(line))
    }

    /// Where a line stands: `支出行 第 12 行`, of what is gone the place it had.
    #[must_use]
    pub fn place(&self, line: &LineChange) -> String {
        match self.record(line) {
            Some((budget, record)) if line.now.is_some() => budget.place_of(record),
            Some((budget, record)) => format!("原{}", budget.place_of(record)),
            None => String::new(),
        }
    }

    /// What is different in a line, field by field: `部门经济科目 30201 办公费 → 30202 印刷费；预算数`.
    ///
    /// Amounts have columns of their own, so of them only the name is said.
    #[must_use]
    pub fn changed(&self, line: &LineChange) -> String {
        let parts = line
            .fields
            .iter()
            .map(|field| self.changed_field(line, *field));
        parts.collect::<Vec<_>>().join("；")
    }

    fn changed_field(&self, line: &LineChange, field: Field) -> String {
        let label = field.label();
        if is_amount(field) {
            return label.to_owned();
        }
        let value = |budget: &Budget, id: Option<RecordId>| {
            let value = id.and_then(|id| budget.value(id, field));
            let text = value.map(|value| self.shown(budget, field, &value));
            text.filter(|text| !text.is_empty())
                .unwrap_or_else(|| EMPTY.to_owned())
        };
        let (from, to) = (value(self.then, line.then), value(self.now, line.now));
        format!("{label} {from} → {to}")
    }

    fn shown(&self, budget: &Budget, field: Field, value: &Value) -> String {
        let text = show_value(budget, value, self.scale, field.kind());
        match code_name(self.codes, self.year, value) {
            Some(name) => format!("{text} {name}"),
            None => text,
        }
    }

    /// The later name of a unit or project; of what is gone, the name it had.
    #[must_use]
    pub fn name(&self, id: RecordId) -> String {
        let budget = if self.now.contains(id) {
            self.now
        } else {
            self.then
        };
        budget.name_of(id)
    }

    /// The record as it is now, else as it was.
    fn record(&self, line: &LineChange) -> Option<(&Budget, RecordId)> {
        let now = line.now.map(|id| (self.now, id));
        now.or_else(|| line.then.map(|id| (self.then, id)))
    }
}

/// The fields a line is known by in its group.
const fn line_fields(record: RecordId) -> &'static [Field] {
    match record {
        RecordId::Revenue(_) => &[
            Field::Revenue(RevenueField::Origin),
            Field::Revenue(RevenueField::Function),
            Field::Revenue(RevenueField::Note),
        ],
        _ => &[
            Field::Line(LineField::Economic),
            Field::Line(LineField::Function),
            Field::Line(LineField::Fund),
            Field::Line(LineField::Note),
        ],
    }
}

const fn is_amount(field: Field) -> bool {
    matches!(
        field,
        Field::Line(LineField::Amount) | Field::Revenue(RevenueField::Amount)
    )
}
