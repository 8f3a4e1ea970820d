//! A bureau's own tie-outs from outside: a file in the form of the packs becomes records of the budget.
//!
//! Deliberately not here: asking whether those with the same code are replaced, and auditing by them.

use crate::edit::Edit;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::model::FieldName;
use crate::model::Fields;
use crate::model::FormulaRelation;
use crate::model::FormulaSeverity;
use crate::model::LocalTieOut;
use crate::model::LocalTieOutField;
use crate::model::LocalTieOutId;
use crate::model::RonMistake;
use crate::model::read_ron;
use crate::packs::FormulaNames;
use crate::packs::Pack;
use crate::packs::Relation;
use crate::packs::Severity;
use crate::packs::TieOut;
use crate::packs::write_formulas;

/// Tie-outs that were read (导入的审核公式), their ids still to be given.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingFormulas {
    /// In the order of the file.
    pub records: Vec<LocalTieOut>,
    /// What was left out, and why.
    pub remarks: Vec<String>,
}

/// Reads tie-outs written in the form of the packs.
///
/// # Errors
/// When the text isn't a list of tie-outs, with the place of the mistake.
pub fn read_formula_file(text: &str, pack: &Pack) -> Result<IncomingFormulas, RonMistake> {
    let tie_outs: Vec<TieOut> = read_ron(text)?;
    let names = FormulaNames::new(pack);
    let mut incoming = IncomingFormulas {
        records: Vec::new(),
        remarks: Vec::new(),
    };
    for tie_out in tie_outs {
        match write_formulas(&names, &tie_out) {
            Ok(sides) => incoming.records.push(record(tie_out, sides)),
            Err(reason) => {
                let TieOut { code, title, .. } = tie_out;
                let remark = format!("{code}“{title}”没有导入：{reason}");
                incoming.remarks.push(remark);
            }
        }
    }
    Ok(incoming)
}

fn record(tie_out: TieOut, (left, right): (String, String)) -> LocalTieOut {
    LocalTieOut {
        code: tie_out.code,
        title: tie_out.title,
        left: left.as_str().into(),
        relation: match tie_out.relation {
            Relation::Equal => FormulaRelation::Equal,
            Relation::AtMost => FormulaRelation::AtMost,
            Relation::AtLeast => FormulaRelation::AtLeast,
        },
        right: right.as_str().into(),
        severity: match tie_out.severity {
            Severity::Error => FormulaSeverity::Error,
            Severity::Warning => FormulaSeverity::Warning,
            Severity::Advice => FormulaSeverity::Advice,
        },
        tolerance: tie_out.tolerance,
        why: tie_out.why.as_str().into(),
        remedy: tie_out.remedy.as_str().into(),
        basis: tie_out.basis.as_str().into(),
        ..LocalTieOut::default()
    }
}

impl IncomingFormulas {
    /// The codes that the budget has already.
    #[must_use]
    pub fn repeated(&self, budget: &Budget) -> Vec<&str> {
        let codes = self.records.iter().map(|it| it.code.as_str());
        codes
            .filter(|code| of_code(budget, code).is_some())
            .collect()
    }

    /// The change that takes them over: those with a code of the budget replace it, the others come last.
    #[must_use]
    pub fn taken_over(&self, budget: &Budget) -> Transaction {
        let mut edits = Vec::new();
        let mut added = 0;
        for record in &self.records {
            if let Some(old) = of_code(budget, &record.code) {
                edits.extend(differences(old, record));
                continue;
            }
            let id = budget.next_id.saturating_add(added);
            edits.push(Edit::Insert {
                at: budget.local_tie_outs.len() + added as usize,
                record: Box::new(
                    LocalTieOut {
                        id: LocalTieOutId::new(id),
                        ..record.clone()
                    }
                    .into(),
                ),
            });
            added += 1;
        }
        Transaction::new("导入审核公式", edits)
    }
}

fn of_code<'a>(budget: &'a Budget, code: &str) -> Option<&'a LocalTieOut> {
    let mut all = budget.local_tie_outs.iter();
    all.find(|it| it.code.trim() == code.trim())
}

/// The edits that make a record say what another says.
fn differences(old: &LocalTieOut, new: &LocalTieOut) -> Vec<Edit> {
    let fields = LocalTieOutField::ALL.iter().copied();
    let changed = fields.filter(|field| old.get(*field) != new.get(*field));
    changed
        .map(|field| Edit::set(old.id, field, new.get(field)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    const FILE: &str = r#"[
        (code: "JX-01", id: "local/JX-01", title: "收支平衡", severity: Warning,
         left: Lines(Revenue, []), relation: Equal, right: Lines(Expenditure, []),
         left_label: "", right_label: "", why: "平衡", remedy: "", basis: "某财〔2024〕1号"),
        (code: "JX-02", id: "local/JX-02", title: "任务", severity: Error,
         left: Tasks, relation: AtMost, right: Cell("expenditure_by_function", Total, "total"),
         left_label: "", right_label: "", why: "", remedy: "", basis: ""),
    ]"#;

    fn pack() -> Pack {
        load_pack("liaoning_2024", &embedded_packs()).expect("it is embedded")
    }

    #[test]
    fn a_file_of_a_bureau_becomes_formulas_and_what_can_t_be_written_is_told() {
        let incoming = read_formula_file(FILE, &pack()).expect("it is well formed");
        let [record] = &incoming.records[..] else {
            panic!("{incoming:?}");
        };
        assert_eq!(&*record.left, "收入{}");
        assert_eq!(&*record.right, "支出{含年终结转结余}");
        assert_eq!(record.severity, FormulaSeverity::Warning);
        assert_eq!(&*record.basis, "某财〔2024〕1号");
        assert_eq!(incoming.remarks.len(), 1);
        assert!(incoming.remarks[0].starts_with("JX-02“任务”没有导入"));
    }

    #[test]
    fn those_of_a_known_code_are_replaced_and_one_step_undoes_it() {
        let mut budget = Budget::default();
        let incoming = read_formula_file(FILE, &pack()).expect("it is well formed");
        assert_eq!(incoming.repeated(&budget), [] as [&str; 0]);
        let mut history = History::default();
        let change = incoming.taken_over(&budget);
        history.commit(&mut budget, change).expect("it can be made");
        assert_eq!(incoming.repeated(&budget), ["JX-01"]);
        let id = budget.local_tie_outs[0].id;
        let edit = Edit::set(
            id,
            LocalTieOutField::Left,
            crate::model::Value::Text("债务{}".into()),
        );
        let change = Transaction::new("改", vec![edit]);
        history.commit(&mut budget, change).expect("it can be made");
        let change = incoming.taken_over(&budget);
        assert_eq!(change.edits.len(), 1, "{change:?}");
        history.commit(&mut budget, change).expect("it can be made");
        assert_eq!(budget.local_tie_outs.len(), 1);
        assert_eq!(&*budget.local_tie_outs[0].left, "收入{}");
        history.undo(&mut budget);
        assert_eq!(&*budget.local_tie_outs[0].left, "债务{}");
    }

    #[test]
    fn what_is_no_list_of_tie_outs_is_refused_with_its_place() {
        let mistake = read_formula_file("表3[合计, 合计]", &pack()).expect_err("no list");
        assert_eq!((mistake.line, mistake.column), (1, 1));
    }
}
