//! Filled tables as text, to be compared with what a region published.
//!
//! Cells are as printed, separated by `|`; a line begins with what it is: 表, 题, 填, 任务, 栏, 行, 注.

use std::fs;
use std::path::Path;

use bianzhi::compute::Book;
use bianzhi::compute::FilledForm;
use bianzhi::compute::FilledTable;

/// Set to write the expected texts anew instead of comparing; look at the difference before committing it.
const UPDATE: &str = "UPDATE_EXPECT";

/// Compares all tables with the text at `path` below the project.
pub fn assert_printed_as(book: &Book, path: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let printed = render(book);
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
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| table.printed(cell)).collect();
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
