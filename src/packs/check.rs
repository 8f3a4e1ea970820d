//! Whether a merged pack makes sense: every name it uses is there, every parameter has a value.

use std::collections::BTreeSet;

use crate::model::ValueKind;
use crate::packs::Body;
use crate::packs::ColumnDef;
use crate::packs::ColumnValue;
use crate::packs::Each;
use crate::packs::EachRows;
use crate::packs::GroupLevel;
use crate::packs::ListId;
use crate::packs::ListItem;
use crate::packs::Pack;
use crate::packs::PackError;
use crate::packs::ParameterId;
use crate::packs::RowRef;
use crate::packs::TableDef;
use crate::packs::TableId;
use crate::packs::Term;
use crate::packs::TieOut;
use crate::packs::statement;

/// Checks a merged pack.
pub(super) fn check(pack: &Pack) -> Result<(), PackError> {
    parameters(pack)?;
    lists(pack)?;
    for standard in &pack.asset_standards {
        if let Some(mistake) = standard.mistake() {
            let place = format!("资产配置标准“{}”（“{}”）", standard.title, standard.id);
            return Err(definition(pack, &place, mistake.to_owned()));
        }
    }
    for table in &pack.tables {
        check_table(table).map_err(|reason| definition(pack, &table_place(table), reason))?;
    }
    let mut codes = BTreeSet::new();
    for tie_out in &pack.tie_outs {
        let place = format!("勾稽关系 {}", tie_out.code);
        check_tie_out(pack, tie_out).map_err(|reason| definition(pack, &place, reason))?;
        if !codes.insert(&tie_out.id) {
            return Err(definition(
                pack,
                &place,
                format!("标识“{}”重复", tie_out.id),
            ));
        }
    }
    let check_figure = |term: &Term| check_term(pack, None, term);
    match statement::mistake(&pack.statement, check_figure) {
        Some((place, reason)) => Err(definition(pack, &place, reason)),
        None => Ok(()),
    }
}

fn definition(pack: &Pack, place: &str, reason: String) -> PackError {
    PackError::Definition {
        pack: pack.id.clone(),
        place: place.to_owned(),
        reason,
    }
}

fn table_place(table: &TableDef) -> String {
    format!("报表“{}”（“{}”）", table.title, table.id.as_str())
}

fn parameters(pack: &Pack) -> Result<(), PackError> {
    for parameter in ParameterId::ALL.iter().copied() {
        if pack.parameter(parameter, pack.years.from).is_none() {
            return Err(PackError::MissingParameter {
                pack: pack.id.clone(),
                parameter,
                year: pack.years.from,
            });
        }
    }
    for (id, parameter) in &pack.parameters {
        for value in &parameter.values {
            let place = format!("参数“{}”（“{}”）", id.label(), id.name());
            let checked = parameter.check(value.value);
            checked.map_err(|error| definition(pack, &place, error.to_string()))?;
        }
    }
    Ok(())
}

fn lists(pack: &Pack) -> Result<(), PackError> {
    let missing = ListId::ALL
        .into_iter()
        .find(|list| !pack.lists.contains_key(list));
    missing.map_or(Ok(()), |list| {
        Err(PackError::MissingList {
            pack: pack.id.clone(),
            list,
        })
    })
}

/// The columns of a table, left to right.
fn columns(table: &TableDef) -> Vec<&ColumnDef> {
    let mut columns = Vec::new();
    for part in &table.header {
        part.for_each_column(&mut |_, column| columns.push(column));
    }
    columns
}

fn check_table(table: &TableDef) -> Result<(), String> {
    let mut ids = BTreeSet::new();
    let columns = columns(table);
    if columns.is_empty() {
        return Err("没有栏".to_owned());
    }
    for column in columns {
        if !ids.insert(column.id.as_str()) {
            return Err(format!("栏标识“{}”重复", column.id));
        }
        check_column(table, column).map_err(|reason| format!("栏“{}”{reason}", column.label))?;
    }
    check_total(table, &ids)?;
    if let Some(numbers) = &table.column_numbers
        && !ids.contains(numbers.first.as_str())
    {
        return Err(format!("栏次要从栏“{}”编起，但没有此栏", numbers.first));
    }
    check_prior(table)?;
    check_rows(table)
}

/// Last year's amounts are kept of amounts only.
fn check_prior(table: &TableDef) -> Result<(), String> {
    let columns = columns(table);
    let is_amount = |id: &String| {
        columns.iter().any(|column| {
            column.id == *id
                && matches!(
                    column.value,
                    ColumnValue::Sum(_) | ColumnValue::ListAmount(..)
                )
        })
    };
    match table.prior.iter().find(|id| !is_amount(id)) {
        Some(id) => Err(format!("要保留上年数的栏“{id}”不是金额栏")),
        None => Ok(()),
    }
}

fn check_column(table: &TableDef, column: &ColumnDef) -> Result<(), String> {
    let fits = match (&column.value, &table.body) {
        (ColumnValue::ListLabel(at) | ColumnValue::ListAmount(at, _), Body::Lists(lists)) => {
            *at < lists.len()
        }
        (ColumnValue::RowNumber, _)
        | (ColumnValue::Code | ColumnValue::CodePart(_) | ColumnValue::Name, Body::Tree { .. })
        | (ColumnValue::Indicator(_), Body::Form(_))
        | (ColumnValue::Stock(_), Body::Stock(_))
        | (
            ColumnValue::UnitName
            | ColumnValue::ProjectName
            | ColumnValue::ProjectContent
            | ColumnValue::ProjectGoal
            | ColumnValue::GroupName(_)
            | ColumnValue::ProjectAmount
            | ColumnValue::FunctionCategory,
            Body::Groups { .. },
        )
        | (
            ColumnValue::ProjectName
            | ColumnValue::ProjectContent
            | ColumnValue::ProjectGoal
            | ColumnValue::ProjectAmount
            | ColumnValue::Indicator(_),
            Body::Projects(_),
        )
        | (ColumnValue::Sum(_), Body::Tree { .. } | Body::Groups { .. } | Body::Single { .. }) => {
            true
        }
        (
            ColumnValue::Field(_) | ColumnValue::Worded(..) | ColumnValue::FieldSum(_),
            Body::Groups { .. } | Body::Records { .. },
        ) => {
            return check_field(&column.value, &table.body);
        }
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err("的内容与表体不配".to_owned())
    }
}

/// A field is of the records of the rows, and of the type its column needs.
fn check_field(value: &ColumnValue, body: &Body) -> Result<(), String> {
    let (kind, has_rows) = match body {
        Body::Groups { levels, of, .. } => (of.record_kind(), levels.contains(&GroupLevel::Record)),
        Body::Records { of, .. } => (of.record_kind(), true),
        _ => return Ok(()),
    };
    let (ColumnValue::Field(name) | ColumnValue::Worded(name, _) | ColumnValue::FieldSum(name)) =
        value
    else {
        return Ok(());
    };
    if !has_rows && !matches!(value, ColumnValue::FieldSum(_)) {
        return Err("要取记录字段，但表体没有记录行".to_owned());
    }
    let fields = kind.fields();
    let field = fields.iter().find(|field| field.name() == name);
    let field = field.ok_or_else(|| format!("取的字段“{name}”不存在"))?;
    match (value, field.kind()) {
        (ColumnValue::FieldSum(_), ValueKind::Money) => Ok(()),
        (ColumnValue::FieldSum(_), _) => Err(format!("合计的字段“{name}”不是金额")),
        (ColumnValue::Worded(_, words), ValueKind::Choice(labels)) => {
            let unknown = words.keys().find(|it| !labels.contains(&it.as_str()));
            unknown.map_or(Ok(()), |it| {
                Err(format!("换写的“{it}”不是字段“{name}”的选项"))
            })
        }
        (ColumnValue::Worded(..), _) => Err(format!("换写的字段“{name}”不是选项")),
        _ => Ok(()),
    }
}

fn check_total(table: &TableDef, ids: &BTreeSet<&str>) -> Result<(), String> {
    match &table.body {
        Body::Tree {
            total: Some(total), ..
        }
        | Body::Groups {
            total: Some(total), ..
        }
        | Body::Records {
            total: Some(total), ..
        } if !ids.contains(total.column.as_str()) => {
            Err(format!("合计行要写在栏“{}”，但没有此栏", total.column))
        }
        _ => Ok(()),
    }
}

fn check_rows(table: &TableDef) -> Result<(), String> {
    let mut ids = BTreeSet::new();
    let twice = row_ids(&table.body).into_iter().find(|id| !ids.insert(*id));
    twice.map_or(Ok(()), |id| Err(format!("行标识“{id}”重复")))
}

/// The ids of the fixed rows.
fn row_ids(body: &Body) -> Vec<&str> {
    match body {
        Body::Lists(lists) => {
            let items = lists
                .iter()
                .flat_map(|list| list.head.iter().chain(&list.tail));
            let ids = items.filter_map(|item| match item {
                ListItem::Row { id, .. } => Some(id.as_str()),
                _ => None,
            });
            ids.collect()
        }
        Body::Stock(rows) => rows.iter().map(|row| row.id.as_str()).collect(),
        Body::Tree { .. }
        | Body::Groups { .. }
        | Body::Single { .. }
        | Body::Records { .. }
        | Body::Projects(_)
        | Body::Form(_) => Vec::new(),
    }
}

fn check_tie_out(pack: &Pack, tie_out: &TieOut) -> Result<(), String> {
    if let Some(each) = &tie_out.each {
        for table in each.rows.tables() {
            find(pack, table)?;
        }
    }
    if let Some(source) = tie_out.coded {
        let kind = source.record_kind();
        if !kind.fields().into_iter().any(|it| it.name() == "function") {
            return Err(format!("{}没有功能科目", kind.label()));
        }
    }
    let each = tie_out.each.as_ref();
    check_term(pack, each, &tie_out.left)?;
    check_term(pack, each, &tie_out.right)?;
    tie_out
        .when
        .as_ref()
        .map_or(Ok(()), |term| check_term(pack, each, term))
}

fn check_term(pack: &Pack, each: Option<&Each>, term: &Term) -> Result<(), String> {
    let own_tables = each.map_or(&[][..], |each| match &each.rows {
        EachRows::Within(tables) | EachRows::Parents(tables) => tables,
        EachRows::Total
        | EachRows::Common(_)
        | EachRows::All(_)
        | EachRows::Level(..)
        | EachRows::Projects(_) => &[],
    });
    let columns = each.map_or(&[][..], |each| &each.columns);
    match term {
        Term::Cell(table, row, column) => {
            has_column(pack, table, column)?;
            has_row(pack, table, row)
        }
        Term::Row(..) | Term::Here(_) if each.is_none() => {
            Err("逐行取数（Row、Here），但没有写 each".to_owned())
        }
        Term::Row(table, column) => has_column(pack, table, column),
        Term::Here(_) | Term::OwnHere | Term::Children if columns.is_empty() => {
            Err("取当前栏，但 each 没有写 columns".to_owned())
        }
        Term::Here(table) => columns
            .iter()
            .try_for_each(|column| has_column(pack, table, column)),
        Term::Own(_) | Term::OwnHere | Term::Children if own_tables.is_empty() => {
            Err("取本表本行，但 each 不是 Within 或 Parents".to_owned())
        }
        Term::Own(column) => own_tables
            .iter()
            .try_for_each(|table| has_column(pack, table, column)),
        Term::OwnHere | Term::Children => own_tables.iter().try_for_each(|table| {
            columns
                .iter()
                .try_for_each(|column| has_column(pack, table, column))
        }),
        Term::Lines(..) | Term::Tasks => Ok(()),
        Term::Sum(terms) => terms
            .iter()
            .try_for_each(|term| check_term(pack, each, term)),
        Term::Less(left, right) => {
            check_term(pack, each, left)?;
            check_term(pack, each, right)
        }
    }
}

fn find<'a>(pack: &'a Pack, id: &TableId) -> Result<&'a TableDef, String> {
    pack.table(id)
        .ok_or_else(|| format!("引用的报表“{}”不存在", id.as_str()))
}

fn has_column(pack: &Pack, table: &TableId, column: &str) -> Result<(), String> {
    let def = find(pack, table)?;
    if columns(def).iter().any(|it| it.id == column) {
        Ok(())
    } else {
        Err(format!("报表“{}”没有栏“{column}”", table.as_str()))
    }
}

fn has_row(pack: &Pack, table: &TableId, row: &RowRef) -> Result<(), String> {
    let RowRef::Id(id) = row else {
        return Ok(());
    };
    if row_ids(&find(pack, table)?.body).contains(&id.as_str()) {
        Ok(())
    } else {
        Err(format!("报表“{}”没有行“{id}”", table.as_str()))
    }
}
