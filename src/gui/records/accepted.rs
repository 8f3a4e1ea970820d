//! What may stand in a field, in words, for one who wrote something else.
//!
//! Only where the reason of a refusal doesn't say it already, as it does for choices, counts and years.

use super::entry::EntryCtx;
use crate::model::RecordKind;
use crate::model::ValueKind;

/// So many names are given as examples.
const NAMES: usize = 5;

/// What a field of a kind takes; none where that goes without saying.
pub fn accepted(entry: &EntryCtx<'_>, kind: ValueKind) -> Option<String> {
    match kind {
        ValueKind::Money => {
            let scale = entry.scale().label();
            Some(format!(
                "可填以{scale}计的数字，如 1,234.56、1.2万、=3*1200；没有的留空"
            ))
        }
        ValueKind::Number => Some("可填数字，如 12、0.5、20%".to_owned()),
        ValueKind::Function
        | ValueKind::Economic
        | ValueKind::Government
        | ValueKind::Procurement
        | ValueKind::AssetClass => Some("可填编码、名称，或编码加名称".to_owned()),
        ValueKind::Reference(kind) => Some(names(entry, kind)),
        ValueKind::Owner => Some(names(entry, RecordKind::Project)),
        ValueKind::Text
        | ValueKind::LongText
        | ValueKind::Count
        | ValueKind::Flag
        | ValueKind::Year
        | ValueKind::Choice(_)
        | ValueKind::Snapshot => None,
    }
}

/// The first records that can be named.
fn names(entry: &EntryCtx<'_>, kind: RecordKind) -> String {
    let (budget, noun) = (entry.budget, kind.label());
    let count = budget.count(kind);
    let ids = (0..count).filter_map(|at| budget.id_at(kind, at));
    let named = ids.map(|id| budget.name_of(id));
    let first: Vec<_> = named.filter(|it| !it.is_empty()).take(NAMES).collect();
    match first.len() {
        0 => format!("本文件还没有{noun}，请先新增"),
        shown if shown < count => format!("可填 {} 等 {count} 个{noun}", first.join("、")),
        _ => format!("可填 {}", first.join("、")),
    }
}
