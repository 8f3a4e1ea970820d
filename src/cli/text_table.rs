//! A table in a terminal: aligned columns, a Chinese character counting two, long texts on several lines.
//!
//! Deliberately not here: what is in the table.

use std::ops::Range;

use crate::export::sheet::text_width;

/// Longer texts go on in the next line.
const WIDEST: usize = 48;

/// The blanks between two columns.
const GAP: usize = 2;

/// A table of texts.
#[derive(Debug, Default)]
pub(in crate::cli) struct TextTable {
    /// The labels of each column from the top spanner down.
    pub columns: Vec<Vec<String>>,
    pub rows: Vec<Vec<String>>,
}

impl TextTable {
    /// A table with a header of one level.
    pub(in crate::cli) fn new(labels: &[&str], rows: Vec<Vec<String>>) -> Self {
        let columns = labels.iter().map(|label| vec![(*label).to_owned()]);
        Self {
            columns: columns.collect(),
            rows,
        }
    }

    /// The lines of the table; numbers stand at the right.
    pub(in crate::cli) fn render(&self) -> String {
        let levels = self.columns.iter().map(Vec::len).max().unwrap_or(0);
        let rows: Vec<Vec<Vec<String>>> = self.rows.iter().map(|row| wrap_row(row)).collect();
        let mut widths: Vec<usize> = (0..self.columns.len())
            .map(|at| self.width(at, &rows))
            .collect();
        let spanners: Vec<Vec<Spanner<'_>>> = (0..levels.saturating_sub(1))
            .map(|level| self.spanners(level))
            .collect();
        for spanner in spanners.iter().rev().flatten() {
            spanner.make_room(&mut widths);
        }
        let mut lines: Vec<String> = spanners
            .iter()
            .map(|level| spanner_line(level, &widths))
            .collect();
        let leaves: Vec<&str> = self.columns.iter().map(|path| leaf(path)).collect();
        lines.push(line(&leaves, &widths));
        let total = widths.iter().map(|width| width + GAP).sum::<usize>();
        lines.push("-".repeat(total.saturating_sub(GAP)));
        for row in &rows {
            push_row(row, &widths, &mut lines);
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// As wide as the label and the widest line in it.
    fn width(&self, at: usize, rows: &[Vec<Vec<String>>]) -> usize {
        let lines = rows.iter().filter_map(|row| row.get(at)).flatten();
        lines
            .map(|line| text_width(line))
            .chain([text_width(leaf(&self.columns[at]))])
            .max()
            .unwrap_or(0)
    }

    /// The labels above others at a level, with the columns below each.
    fn spanners(&self, level: usize) -> Vec<Spanner<'_>> {
        let prefix = |at: usize| {
            let path = &self.columns[at];
            (path.len() > level + 1).then(|| &path[..=level])
        };
        let mut spanners: Vec<Spanner<'_>> = Vec::new();
        let mut before = None;
        for at in 0..self.columns.len() {
            let labels = prefix(at);
            match spanners.last_mut() {
                Some(last) if labels.is_some() && labels == before => last.columns.end = at + 1,
                _ => spanners.push(Spanner {
                    label: labels.and_then(<[String]>::last).map_or("", String::as_str),
                    columns: at..at + 1,
                }),
            }
            before = labels;
        }
        spanners
    }
}

/// A label over one or more columns.
struct Spanner<'a> {
    label: &'a str,
    columns: Range<usize>,
}

impl Spanner<'_> {
    fn width(&self, widths: &[usize]) -> usize {
        let columns = &widths[self.columns.clone()];
        columns.iter().sum::<usize>() + GAP * (columns.len() - 1)
    }

    /// Widens the last column when the label needs more than its columns have.
    fn make_room(&self, widths: &mut [usize]) {
        let missing = text_width(self.label).saturating_sub(self.width(widths));
        widths[self.columns.end - 1] += missing;
    }
}

fn spanner_line(spanners: &[Spanner<'_>], widths: &[usize]) -> String {
    let labels: Vec<&str> = spanners.iter().map(|it| it.label).collect();
    let widths: Vec<usize> = spanners.iter().map(|it| it.width(widths)).collect();
    line(&labels, &widths)
}

fn leaf(path: &[String]) -> &str {
    path.last().map_or("", String::as_str)
}

fn push_row(row: &[Vec<String>], widths: &[usize], lines: &mut Vec<String>) {
    let height = row.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let cells: Vec<&str> = row
            .iter()
            .map(|cell| cell.get(at).map_or("", String::as_str))
            .collect();
        lines.push(line(&cells, widths));
    }
}

fn line(cells: &[&str], widths: &[usize]) -> String {
    let padded: Vec<String> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| pad(cell, *width))
        .collect();
    padded
        .join(&" ".repeat(GAP))
        .trim_end_matches(' ')
        .to_owned()
}

fn pad(cell: &str, width: usize) -> String {
    let blanks = " ".repeat(width.saturating_sub(text_width(cell)));
    if is_amount(cell) {
        blanks + cell
    } else {
        cell.to_owned() + &blanks
    }
}

/// `5,012.02`, `-3.00`: codes and counts have no decimals.
fn is_amount(cell: &str) -> bool {
    cell.contains('.')
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'))
}

fn wrap_row(row: &[String]) -> Vec<Vec<String>> {
    row.iter().map(|cell| wrap(cell)).collect()
}

/// The text in lines of at most [`WIDEST`], without control characters.
fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let (mut line, mut used) = (String::new(), 0);
        for mark in paragraph.chars().filter(|mark| !mark.is_control()) {
            let width = text_width(mark.encode_utf8(&mut [0; 4]));
            if used + width > WIDEST {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(mark);
            used += width;
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn columns_are_aligned_by_the_width_of_chinese() {
        let table = TextTable {
            columns: vec![
                texts(&["科目编码"]),
                texts(&["支出", "合计"]),
                texts(&["支出", "其中", "人员经费"]),
                texts(&["备注"]),
            ],
            rows: vec![
                texts(&["208", "1,012.02", "3.50", "无"]),
                texts(&["20805", "", "-12.00", ""]),
            ],
        };
        let expected = [
            "          支出",
            "                    其中",
            "科目编码  合计      人员经费  备注",
            "----------------------------------",
            "208       1,012.02      3.50  无",
            "20805                 -12.00",
        ];
        let rendered = table.render();
        assert_eq!(rendered.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_spanner_wider_than_its_columns_widens_the_last() {
        let table = TextTable {
            columns: vec![texts(&["本年收入", "甲"]), texts(&["乙"])],
            rows: vec![],
        };
        assert_eq!(table.render(), "本年收入\n甲        乙\n------------\n");
    }

    #[test]
    fn long_texts_go_on_below() {
        let table = TextTable::new(&["内容", "额"], vec![texts(&[&"字".repeat(30), "1.00"])]);
        let lines: Vec<String> = table.render().lines().map(str::to_owned).collect();
        assert_eq!(lines[2], format!("{}  1.00", "字".repeat(24)));
        assert_eq!(lines[3], "字".repeat(6));
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let table = TextTable::new(&["甲"], vec![texts(&["乙\u{1b}[31m"])]);
        assert!(!table.render().contains('\u{1b}'));
    }
}
