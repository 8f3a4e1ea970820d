//! The code columns of an expenditure line, gone through alike by the rules about codes.

use crate::codes::CodeEntry;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::Facts;
use crate::edit::Edit;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::Value;
use crate::rules::CheckCtx;
use crate::rules::Finding;
use crate::rules::Location;
use crate::rules::Safety;
use crate::rules::code_standing::Standing;
use crate::rules::code_standing::standing;

/// One of the code columns of a line (科目栏).
pub(in crate::rules) struct CodeColumn<'a, K: CodeKey> {
    pub list: &'a CodeList<K>,
    /// What the lowest level is called.
    pub last_level: &'static str,
    field: LineField,
    dimension: Dimension,
    value: fn(K) -> Value,
    /// The code of a line, which a fact may have from the crosswalk instead.
    own: fn(&ExpenditureLine) -> Option<K>,
    code: fn(&Facts, &Fact) -> Option<K>,
}

/// A line whose code isn't a lowest one of the budget year.
pub(in crate::rules) struct Offence<'a, K: CodeKey> {
    pub line: &'a ExpenditureLine,
    pub code: K,
    pub standing: Standing<'a, K>,
}

/// What a rule makes of a line whose code isn't a lowest one of the year, whichever column it is in.
pub(in crate::rules) trait OffenceRule {
    fn finding<K: CodeKey>(
        ctx: &CheckCtx<'_>,
        column: &CodeColumn<'_, K>,
        offence: &Offence<'_, K>,
    ) -> Option<Finding>;
}

/// Has a rule look at the offences in the functional, the departmental and the government column.
pub(in crate::rules) fn check_columns<R: OffenceRule>(
    ctx: &CheckCtx<'_>,
    findings: &mut Vec<Finding>,
) {
    let codes = ctx.pack.codes;
    let function = CodeColumn {
        list: &codes.function,
        last_level: "项级（7 位）",
        field: LineField::Function,
        dimension: Dimension::Function,
        value: Value::Function,
        own: |line| line.function,
        code: Facts::function,
    };
    function.check::<R>(ctx, findings);
    let economic = CodeColumn {
        list: &codes.economic,
        last_level: "款级（5 位）",
        field: LineField::Economic,
        dimension: Dimension::Economic,
        value: Value::Economic,
        own: |line| line.economic,
        code: Facts::economic,
    };
    economic.check::<R>(ctx, findings);
    let government = CodeColumn {
        list: &codes.government,
        last_level: "款级（5 位）",
        field: LineField::Government,
        dimension: Dimension::Government,
        value: Value::Government,
        own: |line| line.government,
        code: Facts::government,
    };
    government.check::<R>(ctx, findings);
}

impl<K: CodeKey> CodeColumn<'_, K> {
    fn check<R: OffenceRule>(&self, ctx: &CheckCtx<'_>, findings: &mut Vec<Finding>) {
        let facts = &ctx.book.facts;
        let judge = |fact: &Fact| {
            let standing = standing(self.list, (self.code)(facts, fact)?, ctx.year);
            (!matches!(standing, Standing::Leaf(_))).then_some(standing)
        };
        for (line, standing) in ctx.lines_judged(&[self.dimension], judge) {
            if let Some(code) = (self.own)(line) {
                let offence = Offence {
                    line,
                    code,
                    standing,
                };
                findings.extend(R::finding(ctx, self, &offence));
            }
        }
    }

    /// Where the code of a line stands.
    pub fn place(&self, line: &ExpenditureLine) -> Location {
        Location::Field(line.id.into(), self.field.into())
    }

    /// A finding with another code to take instead, if there is one.
    pub fn with_fix(
        &self,
        mut finding: Finding,
        line: &ExpenditureLine,
        entry: Option<&CodeEntry<K>>,
    ) -> Finding {
        let Some(entry) = entry else {
            return finding;
        };
        let label = format!("改为 {} {}", entry.code, entry.name);
        finding.message = format!("{}；可{label}", finding.message);
        let edit = Edit::set(line.id, self.field, (self.value)(entry.code));
        finding.fix(label, Safety::Review, vec![edit])
    }
}
