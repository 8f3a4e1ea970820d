//! What the audit would object to if a code or record were chosen for a field, for lists of choices.
//!
//! The judgments are those of the rules; findings about what has been chosen are theirs alone.

use crate::codes::BudgetYear;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::CrosswalkRow;
use crate::codes::EconomicCode;
use crate::codes::FunctionCode;
use crate::codes::GovernmentCode;
use crate::model::ExpenditureLine;
use crate::model::Field;
use crate::model::LineField;
use crate::model::LineId;
use crate::model::ProjectId;
use crate::model::Record;
use crate::model::ServiceField;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::model::Value;
use crate::rules::CheckCtx;
use crate::rules::classification::foreign_government_class::Fit;
use crate::rules::classification::foreign_government_class::fit;
use crate::rules::classification::foreign_government_class::unfit_words;
use crate::rules::classification::wrong_basic_kind::misplaced_words;
use crate::rules::code_standing::Standing;
use crate::rules::code_standing::standing;

/// Why something had better not be chosen (不宜选用的原因).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// In words: `不是末级科目，应填到项级`.
    pub reason: String,
    /// The budget would not even take it; otherwise the audit is the judge.
    pub is_final: bool,
}

impl Objection {
    fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            is_final: false,
        }
    }
}

/// What is to be said against a value for a field of a record, which need not be in the budget yet.
#[must_use]
pub fn objection(
    ctx: &CheckCtx<'_>,
    record: &Record,
    field: Field,
    value: &Value,
) -> Option<Objection> {
    let codes = ctx.pack.codes;
    match value {
        Value::Function(code) => function(ctx, field, *code),
        Value::Economic(code) => {
            by_standing(&codes.economic, *code, ctx.year, Level::Lowest("款级"))
                .or_else(|| economic(ctx, record, *code))
        }
        Value::Government(code) => {
            by_standing(&codes.government, *code, ctx.year, Level::Lowest("款级"))
                .or_else(|| government(ctx, record, *code))
        }
        Value::Procurement(code) => by_standing(&codes.procurement, *code, ctx.year, Level::Any),
        Value::AssetClass(code) => by_standing(&codes.asset_class, *code, ctx.year, Level::Any),
        Value::Unit(unit) => parent(ctx, record, field, *unit),
        Value::Project(id) => project(ctx, record, *id),
        Value::Line(id) => line(ctx, record, *id),
        Value::Empty
        | Value::Text(_)
        | Value::Money(_)
        | Value::Number(_)
        | Value::Count(_)
        | Value::Flag(_)
        | Value::Year(_)
        | Value::Choice(_)
        | Value::ProcurementRow(_)
        | Value::Owner(_)
        | Value::Snapshot(_) => None,
    }
}

/// The government classes the crosswalk has for a line, the default first.
pub fn alternatives<'a>(
    ctx: &CheckCtx<'a>,
    line: &ExpenditureLine,
) -> impl Iterator<Item = &'a CrosswalkRow> + use<'a> {
    let map = &ctx.pack.codes.crosswalk;
    let year = ctx.year;
    let pair = ctx.payer(line.unit).zip(line.economic);
    pair.into_iter()
        .flat_map(move |(payer, economic)| map.government_for(payer, economic, year))
}

/// Which levels of a list a field takes.
#[derive(Clone, Copy)]
enum Level {
    /// Only codes without finer ones; what their level is called.
    Lowest(&'static str),
    /// Only the first level.
    Category,
    Any,
}

fn function(ctx: &CheckCtx<'_>, field: Field, code: FunctionCode) -> Option<Objection> {
    let level = match field {
        Field::Line(LineField::Function) => Level::Lowest("项级"),
        Field::Service(ServiceField::Function) => Level::Category,
        _ => Level::Any,
    };
    by_standing(&ctx.pack.codes.function, code, ctx.year, level)
}

fn by_standing<K: CodeKey>(
    list: &CodeList<K>,
    code: K,
    year: BudgetYear,
    level: Level,
) -> Option<Objection> {
    let standing = standing(list, code, year);
    match (standing, level) {
        (Standing::OtherYears(entry), _) => {
            let is_over = entry.years.to.is_some_and(|to| to < year);
            let words = if is_over {
                "本年度已停用"
            } else {
                "本年度尚未启用"
            };
            let doubt = if entry.years_certainty.is_confirmed() {
                ""
            } else {
                "，年度未核实"
            };
            Some(Objection::new(format!("{words}（{}{doubt}）", entry.years)))
        }
        (Standing::Unknown, _) => Some(Objection::new("科目表中没有这个编码")),
        (Standing::Branch(_), Level::Lowest(lowest)) => {
            Some(Objection::new(format!("不是末级科目，应填到{lowest}")))
        }
        (Standing::Leaf(entry) | Standing::Branch(entry), Level::Category) => {
            (entry.level > 1).then(|| Objection::new("应填到类级"))
        }
        (Standing::Leaf(_) | Standing::Branch(_), _) => None,
    }
}

fn economic(ctx: &CheckCtx<'_>, record: &Record, code: EconomicCode) -> Option<Objection> {
    let Record::Line(line) = record else {
        return None;
    };
    misplaced_words(ctx, line.kind, code).map(Objection::new)
}

fn government(ctx: &CheckCtx<'_>, record: &Record, code: GovernmentCode) -> Option<Objection> {
    let Record::Line(line) = record else {
        return None;
    };
    let payer = ctx.payer(line.unit)?;
    let mut pairs = alternatives(ctx, line).peekable();
    let has_pairs = pairs.peek().is_some();
    if pairs.any(|row| row.government == code) {
        return None;
    }
    match fit(payer, code) {
        Fit::Own if !has_pairs => None,
        Fit::Own => {
            let economic = line.economic?;
            let words = format!("对照表中 {economic} 不对应此科目");
            Some(Objection::new(words))
        }
        fit @ (Fit::Foreign | Fit::NotDepartmental) => {
            Some(Objection::new(unfit_words(fit, payer)))
        }
    }
}

fn parent(ctx: &CheckCtx<'_>, record: &Record, field: Field, unit: UnitId) -> Option<Objection> {
    let Record::Unit(own) = record else {
        return None;
    };
    let is_above = field == Field::Unit(UnitField::Parent) && ctx.budget.is_or_leads(own.id, unit);
    is_above.then(|| Objection {
        reason: "不能是本单位或其下级单位".to_owned(),
        is_final: true,
    })
}

fn project(ctx: &CheckCtx<'_>, record: &Record, id: ProjectId) -> Option<Objection> {
    let theirs = ctx.budget.projects.find(id)?.unit?;
    let own = unit_of(record)?;
    let is_near = ctx.budget.is_or_leads(theirs, own) || ctx.budget.is_or_leads(own, theirs);
    (!is_near).then(|| Objection::new("该项目不属于本单位"))
}

fn line(ctx: &CheckCtx<'_>, record: &Record, id: LineId) -> Option<Objection> {
    let line = ctx.budget.line(id)?;
    let is_other = |own: Option<_>, theirs: Option<_>| own.is_some() && own != theirs;
    if is_other(project_of(record), line.project) {
        return Some(Objection::new("该支出行不属于本项目"));
    }
    let is_foreign = unit_of(record)
        .zip(line.unit)
        .is_some_and(|(own, theirs)| own != theirs);
    is_foreign.then(|| Objection::new("该支出行不属于本单位"))
}

fn unit_of(record: &Record) -> Option<UnitId> {
    match record {
        Record::Line(it) => it.unit,
        Record::Procurement(it) => it.unit,
        Record::Service(it) => it.unit,
        Record::Debt(it) => it.unit,
        Record::Acquisition(it) => it.unit,
        Record::Task(it) => it.unit,
        _ => None,
    }
}

fn project_of(record: &Record) -> Option<ProjectId> {
    match record {
        Record::Procurement(it) => it.project,
        Record::Service(it) => it.project,
        Record::Debt(it) => it.project,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::fill;
    use crate::model::Budget;
    use crate::model::BudgetUnit;
    use crate::model::LineKind;
    use crate::model::ProcurementRow;
    use crate::model::Project;
    use crate::model::Records;
    use crate::model::UnitNature;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn unit(number: u32, nature: UnitNature) -> BudgetUnit {
        BudgetUnit {
            id: UnitId::new(number),
            nature,
            ..BudgetUnit::default()
        }
    }

    fn budget() -> Budget {
        let mut budget = Budget::default();
        budget.cover.year = "2024".parse().ok();
        let units = vec![
            unit(1, UnitNature::WelfareOne),
            unit(2, UnitNature::Administrative),
        ];
        budget.units = Records::new(units).unwrap();
        let project = Project {
            id: ProjectId::new(3),
            unit: Some(UnitId::new(2)),
            ..Project::default()
        };
        budget.projects = Records::new(vec![project]).unwrap();
        budget.expenditure = Records::new(vec![personnel_line()]).unwrap();
        budget
    }

    fn personnel_line() -> ExpenditureLine {
        ExpenditureLine {
            id: LineId::new(4),
            unit: Some(UnitId::new(1)),
            kind: LineKind::BasicPersonnel,
            economic: "30101".parse().ok(),
            ..ExpenditureLine::default()
        }
    }

    #[track_caller]
    fn check(record: impl Into<Record>, field: impl Into<Field>, value: &Value, words: &str) {
        let pack = load_pack("liaoning_2024", &embedded_packs()).expect("it is embedded");
        let budget = budget();
        let book = fill(&budget, &pack);
        let ctx = CheckCtx::new(&budget, &pack, &book);
        let found = objection(&ctx, &record.into(), field.into(), value);
        assert_eq!(found.map(|it| it.reason).unwrap_or_default(), words);
    }

    fn check_code(field: LineField, value: &Value, words: &str) {
        check(personnel_line(), field, value, words);
    }

    #[test]
    fn a_functional_code_is_of_the_year_and_of_the_lowest_level() {
        let value = |code: &str| Value::Function(code.parse().unwrap());
        check_code(LineField::Function, &value("2080101"), "");
        check_code(
            LineField::Function,
            &value("20801"),
            "不是末级科目，应填到项级",
        );
        let service = Record::Service(crate::model::ServicePurchase::default());
        check(service.clone(), ServiceField::Function, &value("208"), "");
        check(
            service,
            ServiceField::Function,
            &value("2080101"),
            "应填到类级",
        );
    }

    #[test]
    fn an_economic_class_is_of_the_part_of_basic_expenditure() {
        let value = |code: &str| Value::Economic(code.parse().unwrap());
        check_code(LineField::Economic, &value("30102"), "");
        check_code(
            LineField::Economic,
            &value("30201"),
            "属于商品和服务支出，不能列入基本支出-人员经费",
        );
        let project = ExpenditureLine {
            kind: LineKind::Project,
            ..personnel_line()
        };
        check(project, LineField::Economic, &value("30201"), "");
    }

    #[test]
    fn a_government_class_is_one_of_the_pairs() {
        let value = |code: &str| Value::Government(code.parse().unwrap());
        let check =
            |code: &str, words: &str| check_code(LineField::Government, &value(code), words);
        check("50501", "");
        check("50502", "对照表中 30101 不对应此科目");
        check("50101", "用于行政和参公单位，事业单位应用 505、506 类");
        check("505", "不是末级科目，应填到款级");
        let unclear = ExpenditureLine {
            unit: None,
            ..personnel_line()
        };
        let field = LineField::Government;
        super::tests::check(unclear, field, &value("50502"), "");
    }

    #[test]
    fn a_project_or_a_line_of_another_unit_is_marked() {
        let project = Value::Project(ProjectId::new(3));
        check_code(LineField::Project, &project, "该项目不属于本单位");
        let own = ExpenditureLine {
            unit: Some(UnitId::new(2)),
            ..personnel_line()
        };
        check(own, LineField::Project, &project, "");
        let mut row = ProcurementRow {
            unit: Some(UnitId::new(1)),
            ..ProcurementRow::default()
        };
        let line = Value::Line(LineId::new(4));
        let field = crate::model::ProcurementField::Line;
        check(row.clone(), field, &line, "");
        row.unit = Some(UnitId::new(2));
        check(row.clone(), field, &line, "该支出行不属于本单位");
        row.project = Some(ProjectId::new(3));
        check(row, field, &line, "该支出行不属于本项目");
    }

    #[test]
    fn a_unit_is_not_put_above_itself() {
        let unit = unit(1, UnitNature::WelfareOne);
        let words = "不能是本单位或其下级单位";
        let own = Value::Unit(UnitId::new(1));
        check(unit.clone(), UnitField::Parent, &own, words);
        check(unit, UnitField::Parent, &Value::Unit(UnitId::new(2)), "");
    }
}
