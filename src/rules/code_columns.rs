//! The code columns of an expenditure line, gone through alike by the rules about codes.

use crate::codes::CodeEntry;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::compute::Dimension;
use crate::compute::Fact;
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
    pub field: LineField,
    pub dimension: Dimension,
    /// What the lowest level is called.
    pub last_level: &'static str,
    value: fn(K) -> Value,
    own: fn(&ExpenditureLine) -> Option<K>,
}

/// A line whose code isn't a lowest one of the budget year.
pub(in crate::rules) struct Offence<'a, K: CodeKey> {
    pub line: &'a ExpenditureLine,
    pub code: K,
    pub standing: Standing<'a, K>,
}

/// What looks at one column, whatever its codes are.
pub(in crate::rules) trait ColumnCheck {
    fn check<K: CodeKey>(
        &mut self,
        ctx: &CheckCtx<'_>,
        column: &CodeColumn<'_, K>,
        code: impl Fn(&Fact) -> Option<K>,
    );
}

/// Lets a check see the functional, the departmental and the government column.
pub(in crate::rules) fn each_column(ctx: &CheckCtx<'_>, check: &mut impl ColumnCheck) {
    let facts = &ctx.book.facts;
    let codes = ctx.pack.codes;
    let function = CodeColumn {
        list: &codes.function,
        field: LineField::Function,
        dimension: Dimension::Function,
        last_level: "项级（7 位）",
        value: Value::Function,
        own: |line| line.function,
    };
    check.check(ctx, &function, |it| facts.function(it));
    let economic = CodeColumn {
        list: &codes.economic,
        field: LineField::Economic,
        dimension: Dimension::Economic,
        last_level: "款级（5 位）",
        value: Value::Economic,
        own: |line| line.economic,
    };
    check.check(ctx, &economic, |it| facts.economic(it));
    let government = CodeColumn {
        list: &codes.government,
        field: LineField::Government,
        dimension: Dimension::Government,
        last_level: "款级（5 位）",
        value: Value::Government,
        own: |line| line.government,
    };
    check.check(ctx, &government, |it| facts.government(it));
}

impl<'a, K: CodeKey> CodeColumn<'a, K> {
    /// The lines whose own code isn't a lowest one of the budget year.
    pub fn offences(
        &self,
        ctx: &CheckCtx<'a>,
        code: impl Fn(&Fact) -> Option<K>,
    ) -> Vec<Offence<'a, K>> {
        let judge = |fact: &Fact| {
            let standing = standing(self.list, code(fact)?, ctx.year);
            (!matches!(standing, Standing::Leaf(_))).then_some(standing)
        };
        let own = |(line, standing)| {
            Some(Offence {
                line,
                code: (self.own)(line)?,
                standing,
            })
        };
        let dimensions = [self.dimension];
        let judged = ctx.lines_judged(&dimensions, judge);
        judged.filter_map(own).collect()
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
