//! Projects that share a text.
//!
//! Deliberately not here: whether they may.

use rustc_hash::FxHashMap;

use crate::model::Budget;
use crate::model::Project;

/// Groups of two projects or more whose texts are the same, in the order of the file.
///
/// Marks, blanks and numbers don't count, nor do texts of fewer than `shortest` other characters.
pub(in crate::rules) fn same_texts<'a>(
    budget: &'a Budget,
    text: impl Fn(&'a Project) -> &'a str,
    shortest: usize,
) -> Vec<Vec<&'a Project>> {
    let mut groups: Vec<Vec<&Project>> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for project in &budget.projects {
        let letters: String = text(project)
            .chars()
            .filter(|it| it.is_alphabetic())
            .collect();
        if letters.chars().count() < shortest {
            continue;
        }
        let place = *places.entry(letters).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(project);
    }
    groups.retain(|group| group.len() > 1);
    groups
}
