//! Scenario files: their cases, read and written back.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::OnceLock;

use bianzhi::rules::Finding;

use crate::rules::budgets::Trial;
use crate::rules::details;
use crate::rules::findings;

/// Where the files are.
const FOLDER: &str = "tests/rules";

/// A file of cases.
pub struct Scenario {
    /// Below the project.
    pub path: String,
    /// Its first heading.
    pub title: String,
    /// Its cases, in order.
    pub cases: Vec<Case>,
    text: String,
}

/// A case: what is done to a good budget and what is then found.
pub struct Case {
    /// Its heading.
    pub sentence: String,
    /// Where it begins, from 1.
    pub line: usize,
    /// The statements of its budget block.
    pub budget: Vec<String>,
    /// The lines of its findings block.
    pub expected: Vec<String>,
    /// The lines of its details block, if it has one.
    pub details: Option<Vec<String>>,
    /// Where its findings block stands, in lines.
    place: Range<usize>,
    /// Where its details block stands.
    details_place: Option<Range<usize>>,
    /// The file and the line it begins at, for messages.
    origin: String,
    found: OnceLock<Vec<Finding>>,
}

impl Case {
    /// The findings that the base of the case hasn't, found once for all tests.
    pub fn found(&self) -> &[Finding] {
        self.found.get_or_init(|| {
            let trial = self.trial();
            trial.new_findings(trial.pack())
        })
    }

    /// The base with the statements of the case carried out.
    pub fn trial(&self) -> Trial {
        let mut trial = Trial::default();
        for statement in &self.budget {
            let done = trial.apply(statement);
            done.unwrap_or_else(|error| panic!("{}: {error}", self.origin));
        }
        trial
    }

    /// Where its findings are, what they point at besides, and what they offer.
    pub fn found_details(&self) -> Vec<String> {
        let trial = self.trial();
        details::render(self.found(), trial.budget(), &trial.book(trial.pack()))
    }

    /// Whether the case begins with this base.
    pub fn is_from(&self, base: &str) -> bool {
        self.budget
            .first()
            .is_some_and(|first| first == &format!("from {base}"))
    }
}

impl Scenario {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the file can be read");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let path = path.strip_prefix(root).expect("the file is in the project");
        let path = path.to_string_lossy().replace('\\', "/");
        let lines: Vec<&str> = text.lines().collect();
        let title = lines.first().and_then(|line| line.strip_prefix("# "));
        let title = title.unwrap_or_else(|| panic!("{path}:1: no title"));
        let starts: Vec<usize> = (0..lines.len())
            .filter(|at| lines[*at].starts_with("## "))
            .collect();
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let cases = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| Self::read_case(&path, &lines, *start..end))
            .collect();
        Self {
            title: title.to_owned(),
            cases,
            path,
            text,
        }
    }

    fn read_case(path: &str, lines: &[&str], range: Range<usize>) -> Case {
        let line = range.start + 1;
        let find = |name: &str| {
            let fence = format!("```{name}");
            let start = range.clone().find(|at| lines[*at] == fence)? + 1;
            let end = (start..range.end).find(|at| lines[*at] == "```");
            let end = end.unwrap_or_else(|| panic!("{path}:{start}: the block {name} doesn't end"));
            Some(start..end)
        };
        let block =
            |name: &str| find(name).unwrap_or_else(|| panic!("{path}:{line}: no block {name}"));
        let content = |place: Range<usize>| {
            let kept = lines[place].iter().map(|line| line.trim());
            kept.filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let place = block("findings");
        let details_place = find("details");
        Case {
            sentence: lines[range.start].trim_start_matches("## ").to_owned(),
            line,
            budget: content(block("budget")),
            expected: content(place.clone()),
            details: details_place.clone().map(content),
            place,
            details_place,
            origin: format!("{path}:{line}"),
            found: OnceLock::new(),
        }
    }

    /// Writes what is found into the file; a details block has to stand behind the findings.
    pub fn update(&self) {
        let mut lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        for case in self.cases.iter().rev() {
            // It stands behind the findings.
            if let Some(place) = case.details_place.clone() {
                lines.splice(place, case.found_details());
            }
            let is_right = findings::difference(&case.expected, case.found()).is_none();
            if !is_right {
                lines.splice(case.place.clone(), findings::render(case.found()));
            }
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&self.path);
        fs::write(path, lines.join("\n") + "\n").expect("the file can be written");
    }
}

/// Every file of scenarios, in the order of the paths; read once for all tests.
pub fn scenarios() -> &'static [Scenario] {
    static READ: LazyLock<Vec<Scenario>> = LazyLock::new(read_all);
    &READ
}

fn read_all() -> Vec<Scenario> {
    let mut paths = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER),
        &mut paths,
    );
    paths.sort();
    paths.iter().map(|path| Scenario::read(path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|it| it == "md") {
            paths.push(path);
        }
    }
}
