//! What there is to say about a record or a figure, found once for each selection and state of the budget.
//!
//! Drawing it is for `sections`.

use crate::codes::GovernmentCode;
use crate::compute::Book;
use crate::compute::Cell;
use crate::compute::CellRef;
use crate::compute::Contribution;
use crate::compute::FilledTable;
use crate::compute::Links;
use crate::compute::amount_of;
use crate::compute::links;
use crate::compute::reach;
use crate::compute::trace;
use crate::edit::Edit;
use crate::gui::focus::Focus;
use crate::gui::view_ctx::ViewCtx;
use crate::model::ExpenditureLine;
use crate::model::LineField;
use crate::model::RecordId;
use crate::model::Value;
use crate::model::ValueKind;
use crate::money::AmountFormat;
use crate::money::AmountScale;
use crate::rules::Comparison;
use crate::rules::Location;
use crate::rules::alternatives;
use crate::rules::comparisons;

/// What there is to say about what is selected.
#[derive(Default)]
pub struct Details {
    /// Which record, which table.
    pub heading: String,
    /// The amount as shown, and exact where that differs.
    pub amount: [String; 2],
    /// What a record says of itself; row and column of a figure.
    pub facts: Vec<Fact>,
    /// The government economic class of a line.
    pub classes: Option<Classes>,
    /// The records that point to a record.
    pub links: Vec<Links>,
    /// The cells a record's amount reaches, in the order of the book.
    pub cells: Vec<Reached>,
    /// The records behind a figure, the largest first.
    pub lines: Vec<Contribution>,
    /// The tie-outs of the figure, or of all figures a record reaches.
    pub comparisons: Vec<Comparison>,
    /// Positions of the findings about it.
    pub findings: Vec<usize>,
}

/// A field with its value.
pub struct Fact {
    pub label: &'static str,
    pub text: String,
    /// The record the value points to.
    pub target: Option<RecordId>,
}

/// The classes a line can have.
pub struct Classes {
    /// What can be chosen; empty when the crosswalk says nothing.
    pub options: Vec<ClassOption>,
    /// What the crosswalk rests on, or what it lacks.
    pub basis: String,
}

/// One of the classes of a line.
pub struct ClassOption {
    pub code: GovernmentCode,
    pub name: String,
    pub is_current: bool,
    /// Behind the name: 默认, 未核实, 不在对照表中.
    pub remarks: Vec<&'static str>,
    /// The edit that chooses it.
    pub edit: Edit,
}

/// A cell a record reaches.
pub struct Reached {
    pub cell: CellRef,
    pub table: String,
    /// Row and column.
    pub words: String,
    pub figure: String,
}

impl Details {
    /// What there is to say; `None` while nothing is selected.
    pub fn of(ctx: &ViewCtx<'_>, focus: Focus) -> Option<Self> {
        match focus {
            Focus::Nothing => None,
            Focus::Record(record, _) => ctx
                .budget
                .contains(record)
                .then(|| Self::of_record(ctx, record)),
            Focus::Cell(cell) => Self::of_figure(ctx, cell),
        }
    }

    fn of_record(ctx: &ViewCtx<'_>, record: RecordId) -> Self {
        let cells = reach(ctx.budget, ctx.pack, ctx.book, record);
        let findings = ctx.findings.iter().enumerate().filter(|(_, finding)| {
            let related = finding.related.iter().map(|it| &it.place);
            let mut places = std::iter::once(&finding.primary).chain(related);
            places.any(|place| place.record() == Some(record))
        });
        let amount = amount_of(ctx.budget, record);
        let format = AmountFormat::new(ctx.entry.scale());
        Self {
            heading: ctx.budget.place_of(record),
            amount: [
                amount.map_or_else(String::new, |it| format.sentence(it)),
                String::new(),
            ],
            facts: facts(ctx, record),
            classes: line_of(ctx, record).map(|line| Classes::of(ctx, line)),
            links: links(ctx.budget, record),
            comparisons: comparisons(&ctx.check(), &cells),
            cells: cells.into_iter().map(|it| reached(ctx.book, it)).collect(),
            findings: findings.map(|(at, _)| at).collect(),
            ..Self::default()
        }
    }

    fn of_figure(ctx: &ViewCtx<'_>, cell: CellRef) -> Option<Self> {
        let table = ctx.book.tables.get(cell.table)?;
        let filled = ctx.book.cell(cell)?;
        let words = [
            ("行", row_words(table, cell)),
            ("栏", column_words(table, cell)),
        ];
        let amount = match filled {
            Cell::Amount(amount) => {
                let exact = AmountFormat::new(AmountScale::Yuan).sentence(*amount);
                let unit = table.format.scale.label();
                [format!("{} {unit}", table.format.digits(*amount)), exact]
            }
            Cell::Blank | Cell::Text(_) => Default::default(),
        };
        let here = |place: &Location| {
            matches!(place, Location::Cell(..)) && place.cell(ctx.book) == Some(cell)
        };
        let findings = ctx.findings.iter().enumerate().filter(|(_, finding)| {
            here(&finding.primary) || finding.related.iter().any(|it| here(&it.place))
        });
        Some(Self {
            heading: table.full_name(),
            facts: words
                .into_iter()
                .filter_map(|(label, text)| {
                    Some(Fact {
                        label,
                        text: text?,
                        target: None,
                    })
                })
                .collect(),
            amount,
            lines: trace(ctx.budget, ctx.pack, ctx.book, cell),
            comparisons: comparisons(&ctx.check(), &[cell]),
            findings: findings.map(|(at, _)| at).collect(),
            ..Self::default()
        })
    }
}

impl Classes {
    fn of(ctx: &ViewCtx<'_>, line: &ExpenditureLine) -> Self {
        let check = ctx.check();
        let list = &ctx.entry.codes.government;
        let option = |code: GovernmentCode, value: Value| ClassOption {
            code,
            name: list
                .get(&code, ctx.entry.year)
                .map_or_else(String::new, |entry| entry.name.clone()),
            is_current: line.government == Some(code),
            remarks: Vec::new(),
            edit: Edit::set(line.id, LineField::Government, value),
        };
        let mut options: Vec<ClassOption> = alternatives(&check, line)
            .map(|row| {
                // The default is what an empty field stands for.
                let value = if row.is_default {
                    Value::Empty
                } else {
                    Value::Government(row.government)
                };
                let mut option = option(row.government, value);
                option.is_current |= row.is_default && line.government.is_none();
                option.remarks.extend(row.is_default.then_some("默认"));
                let is_doubtful = !row.certainty.is_confirmed();
                option.remarks.extend(is_doubtful.then_some("未核实"));
                option
            })
            .collect();
        let is_foreign = !options.is_empty() && options.iter().all(|it| !it.is_current);
        if let Some(code) = line.government.filter(|_| is_foreign) {
            let mut own = option(code, Value::Government(code));
            own.remarks.push("不在对照表中");
            options.insert(0, own);
        }
        let basis = match (check.payer(line.unit), line.economic) {
            (Some(payer), Some(economic)) if options.is_empty() => {
                format!(
                    "对照表中没有{}的 {economic}，请在表中直接填写",
                    payer.label()
                )
            }
            (Some(payer), Some(economic)) => {
                format!("对照表中{}的 {economic} 对应以上科目", payer.label())
            }
            (None, _) => "填写单位性质后，由对照表自动得出".to_owned(),
            (_, None) => "填写部门经济科目后，由对照表自动得出".to_owned(),
        };
        Self { options, basis }
    }
}

fn line_of<'a>(ctx: &ViewCtx<'a>, record: RecordId) -> Option<&'a ExpenditureLine> {
    match record {
        RecordId::Line(id) => ctx.budget.expenditure.find(id),
        _ => None,
    }
}

/// What a record points to and what was chosen for it, as far as it is filled in.
fn facts(ctx: &ViewCtx<'_>, record: RecordId) -> Vec<Fact> {
    let fields = record.kind().fields().into_iter();
    let told = fields.filter(|field| {
        matches!(
            field.kind(),
            ValueKind::Reference(_)
                | ValueKind::Owner
                | ValueKind::Function
                | ValueKind::Economic
                | ValueKind::Procurement
                | ValueKind::AssetClass
        ) || matches!(
            field.name(),
            "name"
                | "code"
                | "item"
                | "kind"
                | "source"
                | "fund"
                | "category"
                | "stage"
                | "nature"
                | "year"
                | "level_three"
                | "value"
        )
    });
    told.filter_map(|field| {
        let value = ctx.budget.value(record, field)?;
        let text = ctx.entry.shown(&value, field.kind());
        (!text.is_empty()).then(|| Fact {
            label: field.label(),
            text,
            target: value.reference(),
        })
    })
    .collect()
}

fn reached(book: &Book, cell: CellRef) -> Reached {
    let table = &book.tables[cell.table];
    let words = [row_words(table, cell), column_words(table, cell)];
    Reached {
        cell,
        table: table.full_name(),
        words: words.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        figure: book
            .cell(cell)
            .map(|it| table.printed(it))
            .unwrap_or_default(),
    }
}

fn column_words(table: &FilledTable, cell: CellRef) -> Option<String> {
    let column = table.columns.get(cell.column)?;
    Some(column.path.join("／"))
}

/// What the row of a cell is about. Where several lists share a row, the label at the cell's left.
fn row_words(table: &FilledTable, at: CellRef) -> Option<String> {
    let row = table.rows.get(at.row)?;
    if row.keys.len() <= 1 {
        let key = row.keys.iter().flatten().next()?;
        return table.row_words(at.row, key);
    }
    row.cells[..at.column]
        .iter()
        .rev()
        .find_map(|cell| match cell {
            Cell::Text(text) => Some(text.clone()),
            Cell::Blank | Cell::Amount(_) => None,
        })
}
