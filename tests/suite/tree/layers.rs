//! A module uses only the modules that the layer table of the architecture allows it.
//!
//! Uses are found by their text, which is why a use names its module: `crate::money::Fen`.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{SourceFile, code, numbered};
use super::{Breach, assert_kept, check_says, project_files};

const ARCHITECTURE: &str = "src/architecture.md";

/// The start-up files of the programs, together.
const START: &str = "main";

/// The layer table: what each module may use.
#[derive(Debug, Default)]
struct Layers {
    rows: BTreeMap<String, Row>,
}

#[derive(Debug)]
struct Row {
    line: usize,
    may_use: BTreeSet<String>,
}

impl Layers {
    /// The rows `module: used used …` of the block marked `layers`.
    fn read(markdown: &str) -> Self {
        let rows = numbered(markdown)
            .skip_while(|(_, line)| *line != "```layers")
            .skip(1)
            .take_while(|(_, line)| *line != "```")
            .filter_map(|(line, text)| {
                let (module, used) = text.split_once(':')?;
                let may_use = used.split_whitespace().map(str::to_owned).collect();
                Some((module.to_owned(), Row { line, may_use }))
            })
            .collect();
        Self { rows }
    }

    fn allows(&self, module: &str, used: &str) -> bool {
        module == used
            || self
                .rows
                .get(module)
                .is_some_and(|row| row.may_use.contains(used))
    }
}

/// The module a file belongs to; the root of the library belongs to none.
fn module_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let first = inside.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    match name {
        "lib" => None,
        "bin" => Some(START),
        _ => Some(name),
    }
}

/// Whether `super` in this file is the root of the library.
fn is_module_root(path: &str) -> bool {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let inside = inside.strip_suffix("/mod.rs").unwrap_or(inside);
    !inside.contains('/')
}

/// What stands in `line` directly after each `prefix`.
fn names_after<'a>(line: &'a str, prefix: &str) -> Vec<&'a str> {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let mut names = Vec::new();
    for (at, _) in line.match_indices(prefix) {
        if line[..at].ends_with(is_word) {
            continue;
        }
        let rest = &line[at + prefix.len()..];
        names.push(&rest[..rest.find(|it| !is_word(it)).unwrap_or(rest.len())]);
    }
    names
}

fn check_table(layers: &Layers, files: &[SourceFile]) -> Vec<Breach> {
    let modules: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| module_of(&file.path))
        .collect();
    let mut found = Vec::new();
    for module in modules.iter().filter(|it| !layers.rows.contains_key(**it)) {
        found.push(Breach::new(
            ARCHITECTURE,
            1,
            format!("the layer table lacks {module}"),
        ));
    }
    for (module, row) in &layers.rows {
        if !modules.contains(module.as_str()) {
            let what = format!("there is no module {module} in src");
            found.push(Breach::new(ARCHITECTURE, row.line, what));
        }
        for used in row
            .may_use
            .iter()
            .filter(|it| !layers.rows.contains_key(*it))
        {
            let what = format!("{module} may use {used}, which has no row");
            found.push(Breach::new(ARCHITECTURE, row.line, what));
        }
    }
    found.extend(check_cycles(layers));
    found
}

/// Modules that reach themselves.
fn check_cycles(layers: &Layers) -> Vec<Breach> {
    let mut left: BTreeMap<&String, &Row> = layers.rows.iter().collect();
    loop {
        let before = left.len();
        let names: BTreeSet<&String> = left.keys().copied().collect();
        left.retain(|_, row| row.may_use.iter().any(|used| names.contains(used)));
        if left.len() == before {
            break;
        }
    }
    left.into_iter()
        .map(|(module, row)| {
            Breach::new(
                ARCHITECTURE,
                row.line,
                format!("{module} is in or above a cycle"),
            )
        })
        .collect()
}

fn check_uses(layers: &Layers, files: &[SourceFile]) -> Vec<Breach> {
    files
        .iter()
        .flat_map(|file| check_file(layers, file))
        .collect()
}

fn check_file(layers: &Layers, file: &SourceFile) -> Vec<Breach> {
    let Some(module) = module_of(&file.path) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (number, line) in numbered(&code(&file.text)) {
        let mut tell = |what: String| found.push(Breach::new(&file.path, number, what));
        if line.contains("super::super") {
            tell("super::super; write crate::…".to_owned());
        }
        let prefix = if module == START {
            "bianzhi::"
        } else {
            "crate::"
        };
        for used in names_after(line, prefix) {
            if !layers.rows.contains_key(used) {
                tell(format!("{prefix}{used} names no module of the layer table"));
            } else if !layers.allows(module, used) {
                tell(format!("{module} may not use {used}"));
            }
        }
        for used in names_after(line, "super::") {
            if is_module_root(&file.path) && layers.rows.contains_key(used) {
                tell(format!("super::{used}; write crate::{used}"));
            }
        }
    }
    found
}

fn project_layers() -> Layers {
    let architecture = project_files("src", &["md"]);
    let architecture = architecture.iter().find(|file| file.path == ARCHITECTURE);
    Layers::read(&architecture.expect("the architecture is written down").text)
}

#[test]
fn the_layer_table_lists_the_modules_that_exist() {
    assert_kept(&check_table(
        &project_layers(),
        &project_files("src", &["rs"]),
    ));
}

#[test]
fn modules_use_only_the_modules_named_after_them() {
    let files = project_files("src", &["rs"]);
    assert!(!files.is_empty());
    assert_kept(&check_uses(&project_layers(), &files));
}

const TABLE: &str = "# Layers\n\n```layers\nmoney:\nmodel: money\nrules: model\nmain: rules\n```\n";

fn sample() -> Vec<SourceFile> {
    [
        "lib.rs",
        "money.rs",
        "model/mod.rs",
        "model/unit.rs",
        "rules/mod.rs",
        "bin/cli.rs",
    ]
    .map(|path| SourceFile::new(&format!("src/{path}"), "//! It.\n"))
    .to_vec()
}

#[track_caller]
fn check_use(path: &str, text: &str, expected: &[&str]) {
    let file = SourceFile::new(path, text);
    check_says(&check_uses(&Layers::read(TABLE), &[file]), expected);
}

#[test]
fn a_use_of_a_module_named_after_is_allowed() {
    check_use(
        "src/model/unit.rs",
        "use crate::money::Fen;\nuse crate::model::Id;\n",
        &[],
    );
    check_use("src/bin/cli.rs", "bianzhi::rules::run();\n", &[]);
    check_use(
        "src/lib.rs",
        "pub mod rules;\npub use crate::rules::Rule;\n",
        &[],
    );
    check_use(
        "src/money.rs",
        "//! Like [`crate::rules`].\nmod tests { use super::*; }\n",
        &[],
    );
}

#[test]
fn a_use_of_a_module_above_is_found() {
    let text = "//! It.\n\nuse crate::money::Fen;\nfn f() { crate::rules::run() }\n";
    check_use(
        "src/model/unit.rs",
        text,
        &["src/model/unit.rs:4: model may not use rules"],
    );
    check_use(
        "src/money.rs",
        text,
        &["src/money.rs:4: money may not use rules"],
    );
    check_use(
        "src/main.rs",
        "use bianzhi::money::Fen;\n",
        &["src/main.rs:1: main may not use money"],
    );
}

#[test]
fn a_use_that_names_no_module_is_found() {
    check_use(
        "src/model/unit.rs",
        "use crate::{money::Fen, rules::Rule};\n",
        &["src/model/unit.rs:1: crate:: names no module of the layer table"],
    );
    check_use(
        "src/rules/mod.rs",
        "use crate::Budget;\n",
        &["src/rules/mod.rs:1: crate::Budget names no module of the layer table"],
    );
}

#[test]
fn a_way_round_the_table_is_found() {
    check_use(
        "src/model/unit.rs",
        "use super::super::rules::Rule;\n",
        &["src/model/unit.rs:1: super::super; write crate::…"],
    );
    check_use(
        "src/model/mod.rs",
        "use super::rules::Rule;\n",
        &["src/model/mod.rs:1: super::rules; write crate::rules"],
    );
    check_use("src/model/unit.rs", "use super::rules::Rule;\n", &[]);
}

#[test]
fn a_table_that_fits_the_modules_is_kept() {
    check_says(&check_table(&Layers::read(TABLE), &sample()), &[]);
}

#[test]
fn a_module_without_row_and_a_row_without_module_are_found() {
    let mut files = sample();
    files.retain(|file| file.path != "src/money.rs");
    files.push(SourceFile::new("src/export/mod.rs", "//! It.\n"));
    check_says(
        &check_table(&Layers::read(TABLE), &files),
        &[
            "src/architecture.md:1: the layer table lacks export",
            "src/architecture.md:4: there is no module money in src",
        ],
    );
}

#[test]
fn a_row_that_names_an_unknown_module_is_found() {
    let table = TABLE.replace("model: money", "model: money moeny");
    check_says(
        &check_table(&Layers::read(&table), &sample()),
        &["src/architecture.md:5: model may use moeny, which has no row"],
    );
}

#[test]
fn a_cycle_in_the_table_is_found() {
    let table = TABLE.replace("money:", "money: model");
    let found = check_table(&Layers::read(&table), &sample());
    assert!(found.contains(&Breach::new(
        ARCHITECTURE,
        4,
        "money is in or above a cycle"
    )));
}

#[test]
fn a_missing_table_allows_nothing() {
    let found = check_table(&Layers::read("# Layers\n"), &sample());
    assert_eq!(found.len(), 4);
}
