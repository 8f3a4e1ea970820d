//! The names that someone may have meant who wrote another.

/// So many names are offered.
const OFFERED: usize = 4;

/// The names most like a text, the likeliest first; none that have nothing in common with it.
pub(super) fn nearest(text: &str, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut scored: Vec<(usize, String)> = names
        .into_iter()
        .filter_map(|name| {
            let score = likeness(text, &name);
            (score > 0).then_some((score, name))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.truncate(OFFERED);
    scored.into_iter().map(|(_, name)| name).collect()
}

/// The same, or the first names where none is like the text.
pub(super) fn nearest_or_first(text: &str, names: Vec<String>) -> Vec<String> {
    let near = nearest(text, names.iter().cloned());
    if near.is_empty() {
        names.into_iter().take(OFFERED).collect()
    } else {
        near
    }
}

/// How much of both is common to both, in thousandths; a third at least, or nothing.
fn likeness(text: &str, name: &str) -> usize {
    let text: Vec<char> = text.chars().collect();
    let name: Vec<char> = name.chars().collect();
    let score = 2_000 * common(&text, &name) / (text.len() + name.len()).max(1);
    if score >= 333 { score } else { 0 }
}

/// The length of the longest common subsequence.
fn common(one: &[char], other: &[char]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_name_comes_first_and_strange_ones_do_not_come() {
        let names = || ["基本支出", "项目支出", "合计"].map(str::to_owned);
        assert_eq!(nearest("基本指出", names())[0], "基本支出");
        assert!(!nearest("基本指出", names()).contains(&"合计".to_owned()));
        assert_eq!(nearest("火星", names()), Vec::<String>::new());
    }
}
