//! Filled tables as text, to be compared with what a region published.
//!
//! Cells are as printed, without what sets them in, separated by `|`; a line begins with what it is:
//! 表, 题, 填, 任务, 栏, 次, 行, 注.

use std::fs;
use std::path::Path;

use bianzhi::compute::Book;
use bianzhi::compute::FilledForm;
use bianzhi::compute::FilledTable;

/// Set to write the expected texts anew instead of comparing; look at the difference before committing it.
const UPDATE: &str = "UPDATE_EXPECT";

/// A line that was published otherwise than it is printed, and why the printed one is right.
pub struct Difference {
    /// As published.
    pub published: &'static str,
    /// As printed.
    pub printed: &'static str,
    /// Why; the code of the finding where the document is wrong.
    pub why: &'static str,
}

/// Compares all tables with the text at `path` below the project, but for lines known to differ.
pub fn assert_printed_as(book: &Book, path: &str, known: &[Difference]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut printed = render(book);
    for Difference {
        published,
        printed: ours,
        why,
    } in known
    {
        let count = printed.lines().filter(|line| line == ours).count();
        assert_eq!(count, 1, "“{ours}” is printed once ({why})");
        printed = printed.replace(ours, published);
    }
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&path, printed).expect("the expected text can be written");
        return;
    }
    let expected = fs::read_to_string(&path).expect("the expected text exists");
    let different = expected
        .lines()
        .zip(printed.lines())
        .enumerate()
        .find(|(_, (expected, printed))| expected != printed);
    if let Some((at, (expected, printed))) = different {
        panic!(
            "line {} of {} differs\nexpected: {expected}\n printed: {printed}",
            at + 1,
            path.display()
        );
    }
    assert_eq!(
        printed.lines().count(),
        expected.lines().count(),
        "lines of {}",
        path.display()
    );
}

/// All tables, one after the other.
fn render(book: &Book) -> String {
    let mut lines = Vec::new();
    for table in &book.tables {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        render_table(table, &mut lines);
    }
    lines.push(String::new());
    lines.join("\n")
}

fn render_table(table: &FilledTable, lines: &mut Vec<String>) {
    lines.push(format!("表|{}|{}", table.number, table.title));
    for (left, right) in &table.head_lines {
        lines.push(format!("题|{left}|{right}"));
    }
    if let Some(form) = &table.form {
        render_form(table, form, lines);
    }
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| column.path.join("›"))
        .collect();
    lines.push(format!("栏|{}", columns.join("|")));
    let numbers: Vec<&str> = table.columns.iter().map(|it| &*it.number).collect();
    if numbers.iter().any(|number| !number.is_empty()) {
        lines.push(format!("次|{}", numbers.join("|")));
    }
    for row in &table.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| table.printed(cell).trim().to_owned())
            .collect();
        lines.push(format!("行|{}", cells.join("|")));
    }
    for note in &table.notes {
        lines.push(format!("注|{note}"));
    }
}

fn render_form(table: &FilledTable, form: &FilledForm, lines: &mut Vec<String>) {
    let fields = |rows: &[Vec<(String, String)>], lines: &mut Vec<String>| {
        for (label, text) in rows.iter().flatten() {
            lines.push(format!("填|{label}|{text}"));
        }
    };
    fields(&form.fields, lines);
    if let Some(tasks) = &form.tasks {
        lines.push(format!("填|{}|{}", tasks.label, tasks.header.join("|")));
        for (task, amount) in &tasks.rows {
            lines.push(format!("任务|{task}|{}", table.format.show(*amount)));
        }
    }
    fields(&form.fields_below, lines);
}
