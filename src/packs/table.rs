//! What a table definition can say.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Serialize;

use crate::codes::CodeLevel;
use crate::model::Round;
use crate::money::AmountFormat;
use crate::packs::Filter;
use crate::packs::FormDef;
use crate::packs::IndicatorText;
use crate::packs::ListDef;
use crate::packs::Numbering;
use crate::packs::RecordList;
use crate::packs::Source;
use crate::packs::StockRow;
use crate::packs::StockText;

/// Names the concept of a table, the same in every region (表标识).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TableId(String);

impl TableId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for TableId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// The definition of an official table (表样).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableDef {
    /// The concept.
    pub id: TableId,
    /// The number label: `表1`, `公开01表`, or nothing.
    #[serde(default)]
    pub number: String,
    /// The title; `{year}` stands for the budget year.
    pub title: String,
    /// Unit, decimals, thousands marks, zero.
    #[serde(default)]
    pub format: AmountFormat,
    /// Lines between title and header.
    #[serde(default)]
    pub head_lines: Vec<HeadLine>,
    /// The header, as spanners over columns.
    pub header: Vec<HeaderDef>,
    /// The row below the header that numbers the columns.
    #[serde(default)]
    pub column_numbers: Option<ColumnNumbers>,
    /// The rows.
    pub body: Body,
    /// What is printed while there is nothing in it.
    #[serde(default)]
    pub when_empty: WhenEmpty,
    /// Notes that always stand below the table.
    #[serde(default)]
    pub notes: Vec<String>,
    /// A note that stands below an empty table only.
    #[serde(default)]
    pub empty_note: String,
    /// Paper.
    #[serde(default)]
    pub page: PageDef,
    /// The rounds the table is part of; none means all.
    #[serde(default)]
    pub rounds: Vec<Round>,
    /// The amount columns whose amounts of last year are kept beside them, by id.
    #[serde(default)]
    pub prior: Vec<String>,
}

/// The row below the header that numbers the columns (栏次).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnNumbers {
    /// What the row is called: `栏次`; stands in the columns before the first number.
    pub label: String,
    /// The first column with a number, by id.
    pub first: String,
}

/// What is printed of a table while there is nothing in it (空表).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum WhenEmpty {
    /// The rows it always has: fixed ones, the total.
    #[default]
    Rows,
    /// The header alone.
    Header,
}

/// A line above the header (表头说明行).
///
/// `{unit}`, `{unit_code}`, `{unit_short}`, `{department}`, `{department_code}`, `{year}`, `{last_year}`
/// and `{scale}` are filled in; in the labels of columns and in notes too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadLine {
    /// At the left edge.
    #[serde(default)]
    pub left: String,
    /// At the right edge.
    #[serde(default)]
    pub right: String,
}

/// Paper and direction (页面设置).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageDef {
    /// The paper.
    pub paper: Paper,
    /// Whether the long side is the width.
    pub landscape: bool,
}

impl Default for PageDef {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            landscape: true,
        }
    }
}

/// A paper size (纸张).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

/// A part of the header (表头).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum HeaderDef {
    /// A label over several columns (跨列表头).
    Spanner(String, Vec<HeaderDef>),
    /// A column.
    Column(ColumnDef),
}

impl HeaderDef {
    /// Calls `see` for each column with the labels above it, left to right.
    pub fn for_each_column<'a>(&'a self, see: &mut impl FnMut(&[&'a str], &'a ColumnDef)) {
        fn walk<'a>(
            part: &'a HeaderDef,
            above: &mut Vec<&'a str>,
            see: &mut impl FnMut(&[&'a str], &'a ColumnDef),
        ) {
            match part {
                HeaderDef::Column(column) => see(above, column),
                HeaderDef::Spanner(label, parts) => {
                    above.push(label);
                    for part in parts {
                        walk(part, above, see);
                    }
                    above.pop();
                }
            }
        }
        walk(self, &mut Vec::new(), see);
    }
}

/// A column (栏).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnDef {
    /// Named in tie-outs.
    pub id: String,
    /// As printed.
    pub label: String,
    /// What stands in it.
    pub value: ColumnValue,
    /// Width in half-width characters.
    #[serde(default)]
    pub width: Option<u16>,
    /// Whether long text wraps in it.
    #[serde(default)]
    pub wraps: bool,
}

/// What stands in a column (栏内容).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum ColumnValue {
    /// The number of the row (序号).
    RowNumber,
    /// The code of a tree row, whole.
    Code,
    /// Only the digits of one level of the code, in its own cell.
    CodePart(CodeLevel),
    /// The name of a tree row.
    Name,
    /// The unit of a group row, printed at the level of units.
    UnitName,
    /// The project of a group row.
    ProjectName,
    /// The content of the project.
    ProjectContent,
    /// The goal of the project.
    ProjectGoal,
    /// What a group row is about: at the level of units this text with `{unit}`, `{unit_short}`, `{unit_code}`
    /// filled in, below it the project.
    GroupName(String),
    /// The functional category of a record, code and name.
    FunctionCategory,
    /// A field of the record of the row, by its name in files.
    Field(String),
    /// The same of a choice, in the words of the region where it has its own.
    Worded(String, BTreeMap<String, String>),
    /// The sum of an amount field of the records of the row, by its name in files.
    FieldSum(String),
    /// What is spent on the project of the row.
    ProjectAmount,
    /// The sum of the records of the row under these further conditions.
    Sum(Vec<Filter>),
    /// The label of the row of a list, counted from 0.
    ListLabel(usize),
    /// The amount of the row of a list under further conditions.
    ListAmount(usize, Vec<Filter>),
    /// A part of a performance indicator.
    Indicator(IndicatorText),
    /// A part of a row of the asset stock.
    Stock(StockText),
}

/// The rows of a table (表体).
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Body {
    /// Lists of rows side by side, as in the overview of revenue and expenditure.
    Lists(Vec<ListDef>),
    /// One row per code in use and per code above it.
    Tree {
        /// Which codes.
        list: TreeList,
        /// Which levels get a row.
        levels: Vec<CodeLevel>,
        /// The records.
        of: Source,
        /// Which of them.
        #[serde(default)]
        filter: Vec<Filter>,
        /// The total row.
        #[serde(default)]
        total: Option<TotalDef>,
    },
    /// One row per unit, project or record, nested.
    Groups {
        /// The nesting, outermost first.
        levels: Vec<GroupLevel>,
        /// The records.
        of: Source,
        /// Which of them.
        #[serde(default)]
        filter: Vec<Filter>,
        /// The total row.
        #[serde(default)]
        total: Option<TotalDef>,
    },
    /// A single row without a label; none when nothing is in it.
    Single {
        /// The records.
        of: Source,
        /// Which of them.
        #[serde(default)]
        filter: Vec<Filter>,
    },
    /// One row per record of a list, in its order.
    Records {
        /// The list.
        of: RecordList,
        /// The total row.
        #[serde(default)]
        total: Option<TotalDef>,
    },
    /// Projects in a tree by their codes, each with its amount and its indicators; one numbering per level printed.
    Projects(Vec<Numbering>),
    /// Fixed rows about the asset stock.
    Stock(Vec<StockRow>),
    /// A performance form.
    Form(FormDef),
}

/// Which codes make the rows (行科目).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TreeList {
    /// Functional codes.
    Function,
    /// Departmental economic codes.
    Economic,
    /// Government economic codes.
    Government,
}

/// What a group of rows is about (分组层次).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum GroupLevel {
    /// A row per unit.
    Unit,
    /// A row per project.
    Project,
    /// A row per record.
    Record,
}

/// The total row (合计行).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalDef {
    /// Its label.
    pub label: String,
    /// The column the label stands in.
    pub column: String,
    /// Above or below the rows.
    pub place: TotalPlace,
}

/// Where the total row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TotalPlace {
    /// Above the rows.
    First,
    /// Below the rows.
    Last,
}
