//! What the program says about which rules go by a parameter or a list is what the rules say.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use bianzhi::packs::ListId;
use bianzhi::packs::ParameterId;
use bianzhi::rules::RULES;
use bianzhi::rules::rules_by_list;
use bianzhi::rules::rules_by_parameter;

use super::source::SourceFile;
use super::{Breach, assert_kept, check_says, project_files};

const RULES_FOLDER: &str = "src/rules/";
/// The table itself, and the rule that is about all parameters.
const LEFT_OUT: [&str; 2] = ["uses.rs", "parameters/unfounded.rs"];

/// By whom something is used, as the table says: its name in code, and codes of rules.
type Table = BTreeMap<String, Vec<&'static str>>;

fn table() -> Table {
    let parameters = ParameterId::ALL.iter().map(|id| {
        let name = format!("ParameterId::{id:?}");
        (name, rules_by_parameter(*id).to_vec())
    });
    let lists = ListId::ALL.iter().map(|id| {
        let name = format!("ListId::{id:?}");
        (name, rules_by_list(*id).to_vec())
    });
    parameters.chain(lists).collect()
}

/// The code of a file without its tests.
fn code(file: &SourceFile) -> &str {
    file.text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// The names of a kind that stand in a file.
fn names<'a>(file: &'a SourceFile, kind: &str) -> BTreeSet<&'a str> {
    let code = code(file);
    let starts = code.match_indices(kind).map(|(at, _)| &code[at..]);
    let end = |text: &str| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == ':';
        text.find(|c: char| !is_name(c)).unwrap_or(text.len())
    };
    starts.map(|text| &text[..end(text)]).collect()
}

fn rule_code(file: &SourceFile) -> Option<&str> {
    let (_, behind) = code(file).split_once("code: \"")?;
    Some(behind.split_once('"')?.0)
}

/// What rules name, with their codes and files; and what is named by helpers several rules share.
type Uses<'a> = (BTreeMap<(&'a str, &'a str), &'a str>, BTreeSet<&'a str>);

fn uses(files: &[SourceFile]) -> Uses<'_> {
    let mut uses = Uses::default();
    for file in files {
        let inside = file.path.trim_start_matches(RULES_FOLDER);
        if LEFT_OUT.contains(&inside) {
            continue;
        }
        let kinds = ["ParameterId::", "ListId::"];
        for name in kinds.iter().flat_map(|kind| names(file, kind)) {
            match rule_code(file) {
                Some(code) => drop(uses.0.insert((name, code), &file.path)),
                None => drop(uses.1.insert(name)),
            }
        }
    }
    uses
}

/// Rules that name something the table doesn't give them, and the reverse.
///
/// Which rules go by what a shared helper names, only the table says.
fn check(files: &[SourceFile], table: &Table) -> Vec<Breach> {
    let (by_rules, by_helpers) = uses(files);
    let mut found = Vec::new();
    for ((name, code), path) in &by_rules {
        if !table.get(*name).is_some_and(|codes| codes.contains(code)) {
            let what = format!("{code} goes by {name}, which src/rules/uses.rs leaves out");
            found.push(Breach::new(path, 1, what));
        }
    }
    for (name, codes) in table {
        for code in codes {
            let name = name.as_str();
            if !by_rules.contains_key(&(name, *code)) && !by_helpers.contains(name) {
                let what = format!("{code} doesn't go by {name}");
                found.push(Breach::new("src/rules/uses.rs", 1, what));
            }
        }
    }
    found
}

#[test]
fn the_table_of_uses_is_what_the_rules_say() {
    let mut files = project_files("src/rules", &["rs"]);
    // What a rule and a screen both go by is named in the computing they share.
    files.extend(project_files("src/compute", &["rs"]));
    assert_kept(&check(&files, &table()));
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    for code in table().values().flatten() {
        assert!(codes.contains(code), "{code} is no rule");
    }
}

#[test]
fn a_use_too_few_and_one_too_many_are_found() {
    let rule = |path: &str, text: &str| SourceFile::new(&format!("src/rules/{path}"), text);
    let files = [
        rule(
            "a/b.rs",
            "code: \"A-01\",\nctx.parameter(ParameterId::UnionRate)",
        ),
        rule("pay.rs", "ctx.classes(ListId::WageClasses)"),
    ];
    let table = |uses: [(&str, &'static str); 2]| {
        let uses = uses.map(|(name, code)| (name.to_owned(), vec![code]));
        Table::from(uses)
    };
    let right = [
        ("ParameterId::UnionRate", "A-01"),
        ("ListId::WageClasses", "A-01"),
    ];
    check_says(&check(&files, &table(right)), &[]);
    let wrong = [
        ("ParameterId::UnionRate", "A-02"),
        ("ListId::StockDates", "A-01"),
    ];
    check_says(
        &check(&files, &table(wrong)),
        &[
            "src/rules/a/b.rs:1: A-01 goes by ParameterId::UnionRate, which src/rules/uses.rs leaves out",
            "src/rules/uses.rs:1: A-01 doesn't go by ListId::StockDates",
            "src/rules/uses.rs:1: A-02 doesn't go by ParameterId::UnionRate",
        ],
    );
}
