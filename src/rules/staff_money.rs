//! Projects whose texts say that they pay the unit's own staff.
//!
//! Deliberately not here: where such money belongs.

use rustc_hash::FxHashMap;

use crate::model::ProjectId;
use crate::packs::ListId;
use crate::rules::CheckCtx;
use crate::rules::words::Words;

/// People who work for the unit without being its staff.
const OTHERS: [&str; 3] = ["劳务派遣", "公益性岗位", "农民工"];

/// The projects that pay own staff, with the words that say so, by name and content.
pub(in crate::rules) fn own_staff<'a>(ctx: &CheckCtx<'a>) -> FxHashMap<ProjectId, &'a str> {
    let words = Words::of(ctx.pack, ListId::StaffMoneyWords);
    let mut found = FxHashMap::default();
    for project in &ctx.budget.projects {
        let texts = [project.name.as_str(), &project.content];
        let is_of_others = OTHERS
            .iter()
            .any(|word| texts.iter().any(|text| text.contains(word)));
        let hit = texts.iter().find_map(|text| words.first(text));
        if let Some(hit) = hit.filter(|_| !is_of_others) {
            found.insert(project.id, hit.entry.text.as_str());
        }
    }
    found
}
