//! Reading a formula: one pass over its text, no state but the place.

use crate::packs::Filter;
use crate::packs::Source;
use crate::packs::TableId;
use crate::packs::Term;
use crate::packs::formula::EveryRow;
use crate::packs::formula::FORMULA_DEPTH;
use crate::packs::formula::FORMULA_LENGTH;
use crate::packs::formula::Formula;
use crate::packs::formula::FormulaError;
use crate::packs::formula::FormulaNames;
use crate::packs::formula::FormulaProblem;
use crate::packs::formula::conditions::Conditions;
use crate::packs::formula::conditions::source_of;
use crate::packs::formula::conditions::source_words;
use crate::packs::formula::rows::Row;
use crate::packs::formula::rows::row_of;

const PLUS: [char; 2] = ['+', '＋'];
const MINUS: [char; 4] = ['-', '−', '－', '–'];
const ROUND: [char; 2] = ['(', '（'];
const SQUARE: [char; 3] = ['[', '［', '【'];
const CURLY: [char; 2] = ['{', '｛'];
const COMMAS: [char; 2] = [',', '，'];

/// Reads a formula.
///
/// # Errors
/// The first mistake, with its place.
pub fn read_formula(names: &FormulaNames<'_>, text: &str) -> Result<Formula, FormulaError> {
    let mut reader = Reader {
        names,
        text,
        at: 0,
        depth: 0,
        rows: None,
        tables: Vec::new(),
    };
    let read = reader.whole();
    read.map(|term| Formula {
        term,
        rows: reader.rows,
        tables: reader.tables,
    })
    .map_err(|(at, problem)| FormulaError {
        at: text[..at].chars().count(),
        problem,
    })
}

/// A mistake with the byte it is at.
type Read<T> = Result<T, (usize, FormulaProblem)>;

struct Reader<'a, 'n> {
    names: &'a FormulaNames<'n>,
    text: &'a str,
    /// The byte that is read next; always the beginning of a character.
    at: usize,
    depth: usize,
    rows: Option<EveryRow>,
    tables: Vec<TableId>,
}

impl<'a> Reader<'a, '_> {
    fn whole(&mut self) -> Read<Term> {
        if self.text.trim().is_empty() {
            return Err((0, FormulaProblem::Empty));
        }
        if let Some((at, _)) = self.text.char_indices().nth(FORMULA_LENGTH) {
            return Err((at, FormulaProblem::TooLong));
        }
        let term = self.sum()?;
        match self.peek() {
            None => Ok(term),
            Some(found) => Err((self.at, FormulaProblem::Trailing { found })),
        }
    }

    /// Items joined by plus and minus, from left to right.
    fn sum(&mut self) -> Read<Term> {
        let mut run = vec![self.item()?];
        loop {
            if self.takes(&PLUS) {
                run.push(self.item()?);
            } else if self.takes(&MINUS) {
                let right = self.item()?;
                run = vec![Term::Less(Box::new(sum_of(run)), Box::new(right))];
            } else {
                return Ok(sum_of(run));
            }
        }
    }

    fn item(&mut self) -> Read<Term> {
        self.skip_blanks();
        let from = self.at;
        if !self.takes(&ROUND) {
            return self.reference();
        }
        self.depth += 1;
        if self.depth > FORMULA_DEPTH {
            return Err((from, FormulaProblem::TooDeep));
        }
        let term = self.sum()?;
        self.expect(&[')', '）'], '）')?;
        self.depth -= 1;
        Ok(term)
    }

    /// A name with what stands in brackets behind it.
    fn reference(&mut self) -> Read<Term> {
        let from = self.at;
        let rest = &self.text[from..];
        let is_open = |c: char| SQUARE.contains(&c) || CURLY.contains(&c);
        let length = rest.find(is_open).unwrap_or(rest.len());
        let name = rest[..length].trim_end();
        if name.is_empty() && length == rest.len() {
            return Err((from, FormulaProblem::ItemExpected));
        }
        self.at = from + length;
        let found = if self.peek().is_some_and(|c| CURLY.contains(&c)) {
            self.records(name, from)
        } else {
            self.cell(name, from)
        };
        // A bracket left out makes a name of all that stands before the next one.
        found.map_err(|error| match error {
            (at, FormulaProblem::UnknownTable { .. } | FormulaProblem::UnknownSource { .. })
                if at == from =>
            {
                unbracketed(name, from).unwrap_or(error)
            }
            error => error,
        })
    }

    fn cell(&mut self, name: &str, from: usize) -> Read<Term> {
        if name.is_empty() {
            return Err((from, FormulaProblem::ItemExpected));
        }
        let names = self.names;
        let bracket_expected = |at| {
            let name = name.to_owned();
            (at, FormulaProblem::BracketExpected { name })
        };
        let table = match names.table(name) {
            Ok(table) => table,
            Err(_) if source_of(name).is_some() => {
                let name = name.to_owned();
                return Err((self.at, FormulaProblem::BraceExpected { name }));
            }
            Err(problem) => return Err((from, problem)),
        };
        if !self.takes(&SQUARE) {
            return Err(bracket_expected(from + name.len()));
        }
        if table.columns.is_empty() {
            let table = table.label().to_owned();
            return Err((from, FormulaProblem::NoAmounts { table }));
        }
        let (row_at, row) = self.name(&[',', '，', ']', '］', '】']);
        let (row, list) = row_of(names, table, row).map_err(|problem| (row_at, problem))?;
        if !self.takes(&COMMAS) {
            return Err((self.at, FormulaProblem::CommaExpected));
        }
        let (column_at, column) = self.name(&[']', '］', '】']);
        let column = table.column(column, list);
        let column = column.map_err(|problem| (column_at, problem))?.to_owned();
        self.expect(&[']', '］', '】'], ']')?;
        let id = table.def.id.clone();
        match row {
            Row::At(row) => Ok(Term::Cell(id, row, column)),
            Row::Every(rows) => {
                self.goes_through(rows, &id)
                    .map_err(|problem| (row_at, problem))?;
                Ok(Term::Row(id, column))
            }
        }
    }

    fn goes_through(&mut self, rows: EveryRow, table: &TableId) -> Result<(), FormulaProblem> {
        match self.rows {
            Some(one) if one != rows => {
                return Err(FormulaProblem::MixedRows {
                    one: one.word(),
                    other: rows.word(),
                });
            }
            _ => self.rows = Some(rows),
        }
        if !self.tables.contains(table) {
            self.tables.push(table.clone());
        }
        Ok(())
    }

    fn records(&mut self, name: &str, from: usize) -> Read<Term> {
        let Some(source) = source_of(name) else {
            if self.names.table(name).is_ok() {
                let name = name.to_owned();
                return Err((self.at, FormulaProblem::BracketExpected { name }));
            }
            let (name, known) = (name.to_owned(), source_words());
            return Err((from, FormulaProblem::UnknownSource { name, known }));
        };
        self.takes(&CURLY);
        let filters = self.conditions(source)?;
        self.expect(&['}', '｝'], '}')?;
        Ok(Term::Lines(source, filters))
    }

    fn conditions(&mut self, source: Source) -> Read<Vec<Filter>> {
        let mut conditions = Conditions::new(source);
        if self.peek().is_some_and(|c| c == '}' || c == '｝') {
            return Ok(conditions.filters());
        }
        loop {
            let (at, text) = self.name(&[',', '，', '；', ';', '}', '｝']);
            let taken = conditions.read(self.names, text);
            taken.map_err(|problem| (at, problem))?;
            if !self.takes(&[',', '，', '；', ';']) {
                return Ok(conditions.filters());
            }
        }
    }

    /// A name up to one of some marks, with its place; in quotes it may have these marks in it.
    fn name(&mut self, ends: &[char]) -> (usize, &'a str) {
        self.skip_blanks();
        let from = self.at;
        let rest = &self.text[from..];
        let quoted = rest.strip_prefix(QUOTE_OPEN).and_then(|inner| {
            let length = inner.find(QUOTE_CLOSE)?;
            let after = inner[length + QUOTE_CLOSE.len_utf8()..].trim_start();
            after.starts_with(ends).then_some(&inner[..length])
        });
        if let Some(name) = quoted {
            self.at += QUOTE_OPEN.len_utf8() + name.len() + QUOTE_CLOSE.len_utf8();
            return (from, name);
        }
        let length = rest.find(ends).unwrap_or(rest.len());
        self.at += length;
        (from, rest[..length].trim_end())
    }

    fn expect(&mut self, marks: &[char], mark: char) -> Read<()> {
        if self.takes(marks) {
            Ok(())
        } else {
            Err((self.at, FormulaProblem::Unclosed { mark }))
        }
    }

    /// Takes one of some characters, when it is next.
    fn takes(&mut self, marks: &[char]) -> bool {
        let next = self.peek().filter(|c| marks.contains(c));
        self.at += next.map_or(0, char::len_utf8);
        next.is_some()
    }

    /// What is next, after blanks.
    fn peek(&mut self) -> Option<char> {
        self.skip_blanks();
        self.text[self.at..].chars().next()
    }

    fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }
}

/// Quotation marks around names that have other marks in them.
pub(super) const QUOTE_OPEN: char = '“';
pub(super) const QUOTE_CLOSE: char = '”';

fn sum_of(mut run: Vec<Term>) -> Term {
    match run.len() {
        1 => run.remove(0),
        _ => Term::Sum(run),
    }
}

/// The mistake of a name that has plus or minus in it.
fn unbracketed(name: &str, from: usize) -> Option<(usize, FormulaProblem)> {
    let is_sign = |c: char| PLUS.contains(&c) || MINUS.contains(&c) || "）)".contains(c);
    let length = name.find(is_sign)?;
    let name = name[..length].trim_end();
    if name.is_empty() {
        return Some((from, FormulaProblem::ItemExpected));
    }
    let name = name.to_owned();
    Some((from + length, FormulaProblem::BracketExpected { name }))
}
