//! The figures a template names: this year's, last year's, where they stand, the cause of the change.

use std::collections::BTreeMap;

use crate::compute::Book;
use crate::compute::CellRef;
use crate::compute::Change;
use crate::compute::LeastChange;
use crate::compute::PriorChange;
use crate::compute::RowKey;
use crate::compute::agencies;
use crate::compute::agency_operating;
use crate::compute::largest;
use crate::compute::prior_changes;
use crate::compute::prior_revenue;
use crate::compute::stock_value;
use crate::compute::term_value;
use crate::model::Budget;
use crate::model::Note;
use crate::model::NoteId;
use crate::model::NoteKind;
use crate::model::PriorAmountId;
use crate::model::RecordId;
use crate::money::AmountFormat;
use crate::money::Money;
use crate::narrative::CausePlace;
use crate::narrative::Place;
use crate::packs::FigureDef;
use crate::packs::FigureValue;
use crate::packs::Measure;
use crate::packs::Pack;
use crate::packs::Source;
use crate::packs::Term;

/// A figure of this budget (本预算的具名数额).
pub(super) struct Figure<'a> {
    pub def: &'a FigureDef,
    pub format: AmountFormat,
    pub now: Money,
    /// Last year's, where it is known.
    pub then: Option<Money>,
    pub place: Option<Place>,
    /// The cause as written; empty when it isn't.
    pub cause: String,
    pub cause_place: CausePlace,
    /// Whether the change is so large that its cause is to be told.
    pub needs_cause: bool,
}

/// All figures of a template, by id (全部具名数额).
pub(super) struct Figures<'a>(BTreeMap<&'a str, Figure<'a>>);

impl Figure<'_> {
    /// An amount as it stands in a sentence, with its unit.
    pub fn text(&self, amount: Money) -> String {
        amount_text(self.format, amount)
    }

    /// The amount as a reader takes it.
    pub fn printed(&self, amount: Money) -> Money {
        self.format.rounded(amount)
    }
}

/// An amount as it stands in a sentence: `5114.04万元`, nothing is `0万元`.
pub(super) fn amount_text(format: AmountFormat, amount: Money) -> String {
    let digits = if format.rounded(amount).is_zero() {
        "0".to_owned()
    } else {
        format.digits(amount)
    };
    format!("{digits}{}", format.scale.label())
}

impl<'a> Figures<'a> {
    pub fn of(budget: &Budget, pack: &'a Pack, book: &Book) -> Self {
        let mut changes: BTreeMap<CellRef, Vec<PriorChange>> = BTreeMap::new();
        for change in prior_changes(budget, book) {
            if let Some(cell) = change.cell {
                changes.entry(cell).or_default().push(change);
            }
        }
        let maker = Maker {
            budget,
            book,
            format: pack.statement.frame.format,
            changes,
            least: LeastChange::of(budget, pack),
        };
        let defs = pack.statement.figures.iter();
        Self(
            defs.map(|def| (def.id.as_str(), maker.figure(def)))
                .collect(),
        )
    }

    /// The figure with this id; a loaded pack names no other.
    pub fn get(&self, id: &str) -> Option<&Figure<'a>> {
        self.0.get(id)
    }

    /// Whether a note is the cause of a change that is told.
    pub fn tell(&self, note: NoteId) -> bool {
        let is_cause = |it: &Figure<'_>| {
            let is_changed = |then| it.printed(then) != it.printed(it.now);
            matches!(it.cause_place, CausePlace::Note(_, Some(RecordId::Note(id))) if id == note)
                && it.then.is_some_and(is_changed)
        };
        self.0.values().any(is_cause)
    }
}

/// Makes the figures of one budget.
struct Maker<'b> {
    budget: &'b Budget,
    book: &'b Book,
    format: AmountFormat,
    changes: BTreeMap<CellRef, Vec<PriorChange>>,
    least: Option<LeastChange>,
}

impl Maker<'_> {
    fn figure<'a>(&self, def: &'a FigureDef) -> Figure<'a> {
        let (now, then, place) = match &def.value {
            FigureValue::Of(term) => (
                term_value(self.book, term),
                self.then(term),
                self.place(term),
            ),
            FigureValue::AgencyOperating => {
                let first = agencies(self.budget).next();
                let place = first.map(|unit| Place::Record(unit.id.into()));
                (agency_operating(self.budget, self.book), None, place)
            }
            FigureValue::StockValue => {
                let first = self.budget.asset_stock.first();
                let place = first.map(|row| Place::Record(row.id.into()));
                (stock_value(self.budget), None, place)
            }
            FigureValue::Acquisitions => {
                let rows = &self.budget.acquisitions;
                let place = rows.first().map(|row| Place::Record(row.id.into()));
                (rows.iter().map(|row| row.amount).sum(), None, place)
            }
        };
        let (cause, cause_place) = self.cause(def, place.as_ref());
        let needs_cause = then
            .zip(self.least)
            .is_some_and(|(then, least)| Change { then, now }.needs_cause(least));
        Figure {
            def,
            format: self.format_of(place.as_ref()),
            now,
            then,
            place,
            cause,
            cause_place,
            needs_cause,
        }
    }

    /// In the unit of the table a figure stands in.
    fn format_of(&self, place: Option<&Place>) -> AmountFormat {
        let table = match place {
            Some(Place::Cell(table, ..)) => self.book.table(table.as_str()),
            Some(Place::Record(_)) | None => None,
        };
        AmountFormat {
            scale: table.map_or(self.format.scale, |table| table.format.scale),
            ..self.format
        }
    }

    /// Last year's figure, where all of it is known.
    fn then(&self, term: &Term) -> Option<Money> {
        match term {
            Term::Cell(..) => {
                let changes = self.changes.get(&self.cell(term)?)?;
                Some(changes.iter().filter_map(|it| Some(it.change?.then)).sum())
            }
            Term::Lines(Source::Revenue, filters) => {
                prior_revenue(self.budget, &self.book.facts, filters)
            }
            Term::Sum(terms) => terms.iter().map(|it| self.then(it)).sum(),
            Term::Less(left, right) => Some(self.then(left)? - self.then(right)?),
            _ => None,
        }
    }

    fn cell(&self, term: &Term) -> Option<CellRef> {
        let Term::Cell(table, row, column) = term else {
            return None;
        };
        let at = self.book.tables.iter().position(|it| it.id == *table)?;
        let table = &self.book.tables[at];
        // A table of one row has none while there is nothing in it.
        let row = table.places.get(&RowKey::from(row)).copied();
        Some(CellRef {
            table: at,
            row: row.or_else(|| table.rows.is_empty().then_some(0))?,
            column: table.column(column)?,
        })
    }

    fn place(&self, term: &Term) -> Option<Place> {
        match term {
            Term::Cell(table, row, column) => {
                Some(Place::Cell(table.clone(), row.into(), column.clone()))
            }
            Term::Lines(of, filters) => {
                let measure = Measure {
                    of: *of,
                    filters: filters.clone(),
                };
                largest(self.budget, self.book, &measure).map(Place::Record)
            }
            Term::Sum(terms) => terms.iter().find_map(|it| self.place(it)),
            Term::Less(left, _) => self.place(left),
            _ => None,
        }
    }

    /// The cause of a change as written, and where it is or belongs.
    fn cause(&self, def: &FigureDef, place: Option<&Place>) -> (String, CausePlace) {
        let title = if def.cause.is_empty() {
            &def.label
        } else {
            &def.cause
        };
        let is_own = |it: &&Note| it.kind == NoteKind::Cause && it.title.trim() == title;
        let note = self.budget.notes.iter().find(is_own);
        let priors = self.priors(def, place);
        let written = priors.iter().find_map(|id| {
            let cause = &self.budget.prior_amounts.find(*id)?.cause;
            (!cause.trim().is_empty()).then(|| (cause.to_string(), *id))
        });
        match (written, note, priors.first()) {
            (Some((cause, id)), _, _) => (cause, CausePlace::Prior(id)),
            (None, Some(note), _) => {
                let record: RecordId = note.id.into();
                let place = CausePlace::Note(title.clone(), Some(record));
                (note.body.to_string(), place)
            }
            (None, None, Some(id)) => (String::new(), CausePlace::Prior(*id)),
            (None, None, None) => (String::new(), CausePlace::Note(title.clone(), None)),
        }
    }

    /// Last year's amounts a figure is compared with.
    fn priors(&self, def: &FigureDef, place: Option<&Place>) -> Vec<PriorAmountId> {
        let (FigureValue::Of(term @ Term::Cell(..)), Some(_)) = (&def.value, place) else {
            return Vec::new();
        };
        let changes = self.cell(term).and_then(|cell| self.changes.get(&cell));
        changes.map_or_else(Vec::new, |changes| changes.iter().map(|it| it.id).collect())
    }
}
