//! Functional codes that a list of the pack names, by code or by name.

use crate::codes::FunctionCode;
use crate::packs::ListId;
use crate::rules::CheckCtx;

/// 行政运行: the basic expenditure of administrative units, in whichever section.
pub(in crate::rules) const ADMINISTRATIVE_RUNNING: &str = "行政运行";
/// 事业运行: the basic expenditure of public institutions, in whichever section.
pub(in crate::rules) const INSTITUTION_RUNNING: &str = "事业运行";

/// Functional codes named in a list (科目范围): a code stands for all below it, a name for all codes so called.
pub(in crate::rules) struct FunctionSet<'a> {
    codes: Vec<FunctionCode>,
    names: Vec<&'a str>,
}

impl<'a> FunctionSet<'a> {
    /// The codes of a list of the pack.
    pub fn of(ctx: &CheckCtx<'a>, list: ListId) -> Self {
        let mut set = Self {
            codes: Vec::new(),
            names: Vec::new(),
        };
        for entry in ctx.pack.list(list) {
            match entry.text.parse() {
                Ok(code) => set.codes.push(code),
                Err(_) => set.names.push(&entry.text),
            }
        }
        set
    }

    /// Whether a code is in the list in the budget year.
    pub fn contains(&self, ctx: &CheckCtx<'_>, code: FunctionCode) -> bool {
        let is_named = || {
            let entry = ctx.pack.codes.function.get(&code, ctx.year);
            entry.is_some_and(|entry| self.names.contains(&entry.name.as_str()))
        };
        self.codes.iter().any(|it| it.covers(code)) || is_named()
    }
}
