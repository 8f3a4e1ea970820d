//! Help with writing: a table, then a row, then a column are chosen from lists and stand in the formula.

use egui::Rect;
use egui::Ui;

use super::FormulasTab;
use super::changes;
use crate::codes::folded;
use crate::codes::pinyin::Query;
use crate::codes::pinyin::SearchKey;
use crate::compute::RowKey;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::picker::Choice;
use crate::gui::widgets::picker::Picked;
use crate::gui::widgets::picker::Picker;
use crate::model::Fields;
use crate::model::LocalTieOut;
use crate::model::LocalTieOutField;
use crate::model::Value;
use crate::packs::EveryRow;
use crate::packs::FormulaNames;
use crate::packs::NamedTable;
use crate::packs::Source;
use crate::packs::condition_words;
use crate::packs::source_label;
use crate::packs::source_word;

/// Something being chosen for a side of a formula.
pub(super) struct Inserting {
    side: LocalTieOutField,
    rect: Rect,
    picker: Picker,
    /// The table or source.
    table: Option<String>,
    /// The row.
    row: Option<String>,
    choices: Option<Vec<Choice>>,
}

impl Inserting {
    pub(super) fn new(side: LocalTieOutField, rect: Rect) -> Self {
        Self {
            side,
            rect,
            picker: Picker::new("选表或数据", rect, ""),
            table: None,
            row: None,
            choices: None,
        }
    }

    /// Takes what was chosen; gives the whole once nothing is missing.
    fn take(&mut self, names: &FormulaNames<'_>, value: String) -> Option<String> {
        self.choices = None;
        let Some(table) = &self.table else {
            self.table = Some(value);
            self.picker = Picker::new("选行或条件", self.rect, "");
            return None;
        };
        if names.tables().all(|it| names.table_text(it) != table) {
            return Some(format!("{table}{{{value}}}"));
        }
        let Some(row) = &self.row else {
            self.row = Some(value);
            self.picker = Picker::new("选栏", self.rect, "");
            return None;
        };
        Some(format!("{table}[{row}, {value}]"))
    }

    fn offered(&self, ctx: &ViewCtx<'_>, names: &FormulaNames<'_>) -> Vec<Choice> {
        let Some(text) = &self.table else {
            return tables(names);
        };
        let chosen = names.tables().find(|it| names.table_text(it) == text);
        match (chosen, &self.row) {
            (Some(table), None) => rows(ctx, table),
            (Some(table), Some(row)) => {
                let columns = table.column_texts(Some(row));
                columns.into_iter().map(plain).collect()
            }
            (None, _) => conditions(text),
        }
    }
}

impl FormulasTab {
    /// Shows what is being chosen.
    pub(super) fn insert_ui(&mut self, ui: &Ui, ctx: &ViewCtx<'_>, record: &LocalTieOut) {
        let Some(inserting) = &mut self.inserting else {
            return;
        };
        let names = FormulaNames::new(ctx.pack);
        let choices = match inserting.choices.take() {
            Some(choices) => choices,
            None => inserting.offered(ctx, &names),
        };
        let search = |query: &str| matching(&choices, query);
        let picked = inserting.picker.show(ui.ctx(), &search);
        inserting.choices = Some(choices);
        match picked {
            None => {}
            Some(Picked::Nothing) => self.inserting = None,
            Some(Picked::Choice { value, .. }) => {
                if let Some(item) = inserting.take(&names, value) {
                    let key = (record.id, inserting.side);
                    let text = match record.get(inserting.side) {
                        Value::Text(text) => appended(&text, &item),
                        _ => item,
                    };
                    changes::send_value(ctx, key, Value::Text(text));
                    self.inserting = None;
                }
                // The next list takes the keyboard anew when it opens, in the next frame.
                ui.memory_mut(|memory| {
                    if let Some(field) = memory.focused() {
                        memory.surrender_focus(field);
                    }
                });
                ui.ctx().request_repaint();
            }
        }
    }
}

/// A formula with one more item, added to what is there.
fn appended(text: &str, item: &str) -> String {
    let text = text.trim_end();
    let is_open = text.is_empty() || text.ends_with(['+', '-', '＋', '−', '－', '(', '（']);
    match (text, is_open) {
        ("", _) => item.to_owned(),
        (_, true) => format!("{text} {item}"),
        (_, false) => format!("{text} + {item}"),
    }
}

fn tables(names: &FormulaNames<'_>) -> Vec<Choice> {
    let tables = names.tables().map(|table| Choice {
        value: names.table_text(table).to_owned(),
        number: table.def.number.clone(),
        name: table.def.title.clone(),
        ..Choice::default()
    });
    let sources = Source::ALL.into_iter().map(|source| Choice {
        value: source_word(source).to_owned(),
        name: source_word(source).to_owned(),
        detail: format!("直接汇总{}", source_label(source)),
        ..Choice::default()
    });
    tables.chain(sources).collect()
}

/// Fixed rows, rows of codes in the open file, and the ways to go through all rows.
fn rows(ctx: &ViewCtx<'_>, table: &NamedTable<'_>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = table.row_texts().into_iter().map(plain).collect();
    let every = EveryRow::ALL.into_iter().map(|rows| Choice {
        value: rows.word().to_owned(),
        name: rows.word().to_owned(),
        detail: rows.meaning().to_owned(),
        ..Choice::default()
    });
    choices.extend(every);
    let filled = ctx.book.table(table.def.id.as_str());
    for row in filled.into_iter().flat_map(|it| it.rows.iter().enumerate()) {
        let (at, row) = row;
        for key in row.keys.iter().flatten() {
            let code = match key {
                RowKey::Function(Some(code)) => code.to_string(),
                RowKey::Economic(Some(code)) => code.to_string(),
                RowKey::Government(Some(code)) => code.to_string(),
                _ => continue,
            };
            let words = filled.and_then(|it| it.row_words(at, key));
            let name = words.unwrap_or_default();
            choices.push(Choice {
                name: name.trim_start_matches(&code).trim().to_owned(),
                number: code.clone(),
                value: code,
                ..Choice::default()
            });
        }
    }
    choices
}

fn conditions(word: &str) -> Vec<Choice> {
    let source = Source::ALL.into_iter().find(|it| source_word(*it) == word);
    let all = Choice {
        name: "全部".to_owned(),
        detail: "不加条件".to_owned(),
        ..Choice::default()
    };
    let some = source.map(condition_words).unwrap_or_default();
    std::iter::once(all)
        .chain(some.into_iter().map(plain))
        .collect()
}

fn plain(text: String) -> Choice {
    Choice {
        value: text.clone(),
        name: text,
        ..Choice::default()
    }
}

/// The choices with a text in them, by number, name or pinyin.
fn matching(choices: &[Choice], query: &str) -> Vec<Choice> {
    if folded(query).is_empty() {
        return choices.to_vec();
    }
    let query = Query::new(query);
    let rank = |it: &Choice| SearchKey::with_code(&it.number, &it.name).rank(&query);
    let mut found: Vec<_> = choices
        .iter()
        .filter_map(|it| Some((rank(it)?, it)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, it)| it.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::appended;

    #[test]
    fn an_item_is_added_to_what_is_there() {
        assert_eq!(appended("", "收入{}"), "收入{}");
        assert_eq!(
            appended("表3[合计, 合计] ", "收入{}"),
            "表3[合计, 合计] + 收入{}"
        );
        assert_eq!(
            appended("表3[合计, 合计] -", "收入{}"),
            "表3[合计, 合计] - 收入{}"
        );
    }
}
