//! Workbooks: what is written is what is read back.

use std::io::Cursor;

use bianzhi::compute::Cell;
use bianzhi::compute::FilledTable;
use bianzhi::compute::RowStyle;
use bianzhi::export::Stamp;
use bianzhi::export::sheet::Content;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::lay_out;
use bianzhi::export::xlsx::ExportError;
use bianzhi::export::xlsx::Step;
use bianzhi::export::xlsx::compare;
use bianzhi::export::xlsx::sheet_names;
use bianzhi::export::xlsx::workbook;
use bianzhi::money::Money;
use calamine::Data;
use calamine::Reader;
use calamine::Xlsx;

use crate::export_tables::by_function;
use crate::export_tables::project_form;
use crate::export_tables::row;
use crate::export_tables::stamp;
use crate::export_tables::table;

fn sheet(table: &FilledTable) -> Sheet {
    lay_out(table, &table.number)
}

fn written(sheets: &[Sheet]) -> Vec<u8> {
    workbook(sheets, &stamp(), &mut |_| {}).expect("a workbook that reads back as written")
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("a readable workbook")
}

#[test]
fn amounts_are_true_numbers_and_codes_are_texts() {
    let bytes = written(&[sheet(&by_function())]);
    let cells = opened(&bytes).worksheet_range("表5").expect("the sheet");
    assert_eq!(cells.get_value((6, 2)), Some(&Data::Float(4030.9)));
    assert_eq!(
        cells.get_value((7, 0)),
        Some(&Data::String("208".to_owned()))
    );
    assert_eq!(
        cells.get_value((7, 3)),
        Some(&Data::Float(0.0)),
        "zero is hidden, not absent"
    );
    assert_eq!(cells.get_value((7, 5)), Some(&Data::Float(-0.01)));
}

#[test]
fn merged_headers_arrive_as_merged_cells() {
    let sheet = sheet(&by_function());
    let bytes = written(std::slice::from_ref(&sheet));
    let mut workbook = opened(&bytes);
    let merged = workbook
        .merge_cells_by_sheet_name("表5")
        .expect("merged cells");
    assert_eq!(merged.len(), sheet.merges.len());
}

#[test]
fn text_that_looks_like_a_formula_or_a_link_stays_text() {
    let texts = [
        "=1+1",
        "+86",
        "-5",
        "@SUM(A1)",
        "{=A1}",
        "http://example.com",
        "0012",
        "_x0041_",
        " 前后 ",
        "TRUE",
    ];
    let rows = texts
        .iter()
        .map(|text| row(RowStyle::Plain, &[text, "¥10000"]))
        .collect();
    let bytes = written(&[sheet(&table(&["内容", "¥金额"], rows))]);
    let mut workbook = opened(&bytes);
    let cells = workbook.worksheet_range("表5").expect("the sheet");
    for (at, text) in (4..).zip(texts) {
        assert_eq!(
            cells.get_value((at, 0)),
            Some(&Data::String(text.trim_end().to_owned()))
        );
    }
    let formulas = workbook.worksheet_formula("表5").expect("the formulas");
    assert!(
        formulas
            .used_cells()
            .all(|(_, _, formula)| formula.is_empty())
    );
}

#[test]
fn every_cell_of_a_form_reads_back() {
    let bytes = written(&[sheet(&project_form("网络租赁费"))]);
    let cells = opened(&bytes).worksheet_range("表17").expect("the sheet");
    assert_eq!(cells.get_value((6, 4)), Some(&Data::Float(16.0)));
    assert_eq!(
        cells.get_value((9, 4)),
        Some(&Data::String(">=".to_owned()))
    );
}

#[test]
fn a_difference_is_found_with_sheet_and_cell() {
    let good = sheet(&by_function());
    let bytes = written(std::slice::from_ref(&good));
    let differs = |change: &dyn Fn(&mut Sheet)| {
        let mut changed = good.clone();
        change(&mut changed);
        let error = compare(&bytes, &[changed], &mut |_| {}).expect_err("a planted difference");
        error.to_string()
    };
    let amount = differs(&|sheet| {
        if let Content::Amount(amount) = &mut sheet.rows[6].cells[2].content {
            amount.amount = Money::from_fen(amount.amount.fen() + 1_000_000);
        }
    });
    assert_eq!(
        amount,
        "工作簿读回核对不一致：“表5”单元格 C7 应为“4031.90”，读出的是“4030.9”"
    );
    let text = differs(&|sheet| sheet.rows[7].cells[1].content = Content::text("教育支出"));
    assert!(
        text.contains("B8 应为“教育支出”，读出的是“社会保障和就业支出”"),
        "{text}"
    );
    let number_as_text = differs(&|sheet| sheet.rows[6].cells[2].content = Content::text("4030.9"));
    assert!(number_as_text.contains("C7"), "{number_as_text}");
    let missing = differs(&|sheet| sheet.rows[7].cells[0].content = Content::text("208.0"));
    assert!(missing.contains("A8"), "{missing}");
    let surplus = differs(&|sheet| sheet.rows[7].cells[0].content = Content::Blank);
    assert!(surplus.contains("A8 应为“”，读出的是“208”"), "{surplus}");
    let longer = differs(&|sheet| {
        sheet.rows.pop();
    });
    assert!(longer.contains("A8"), "{longer}");
    let renamed = differs(&|sheet| sheet.name = "表6".to_owned());
    assert!(renamed.contains("应为“表6”，读出的是“表5”"), "{renamed}");
}

#[test]
fn a_damaged_workbook_is_not_trusted() {
    let good = sheet(&by_function());
    let bytes = written(std::slice::from_ref(&good));
    let error = compare(&bytes[..bytes.len() / 2], &[good], &mut |_| {});
    assert!(
        matches!(error, Err(ExportError::Unreadable { .. })),
        "{error:?}"
    );
}

#[test]
fn the_same_tables_and_stamp_give_the_same_bytes() {
    let sheets = [sheet(&by_function()), sheet(&project_form("网络租赁费"))];
    assert_eq!(written(&sheets), written(&sheets));
}

#[test]
fn sheets_are_told_as_they_are_written_and_compared() {
    let mut told = Vec::new();
    let sheets = [sheet(&by_function()), sheet(&project_form("网络租赁费"))];
    workbook(&sheets, &stamp(), &mut |at| {
        told.push((at.step, at.sheet.to_owned(), at.position));
    })
    .expect("a workbook");
    let at = |step, sheet: &str, position| (step, sheet.to_owned(), position);
    assert_eq!(
        told,
        [
            at(Step::Writing, "表5", 1),
            at(Step::Writing, "表17", 2),
            at(Step::Comparing, "表5", 1),
            at(Step::Comparing, "表17", 2)
        ]
    );
}

#[test]
fn sheets_of_one_name_get_a_number() {
    let sheets = [sheet(&by_function()), sheet(&by_function())];
    assert_eq!(sheet_names(&sheets), ["表5", "表5（2）"]);
    assert_eq!(opened(&written(&sheets)).sheet_names(), ["表5", "表5（2）"]);
}

#[test]
fn what_has_no_place_in_a_workbook_is_refused_in_chinese() {
    let refused = |sheets: &[Sheet], stamp: &Stamp| {
        workbook(sheets, stamp, &mut |_| {})
            .expect_err("nothing to hand out")
            .to_string()
    };
    assert!(refused(&[], &stamp()).contains("没有可导出的报表"));
    let mut long = by_function();
    long.rows[1].cells[1] = Cell::Text("长".repeat(32_768));
    let long = refused(&[sheet(&long)], &stamp());
    assert!(long.contains("“表5”单元格 B8 的文字有 32768 字"), "{long}");
    let mut huge = by_function();
    huge.rows[1].cells[2] = Cell::Amount(Money::from_fen(9_000_000_000_000_000_049));
    huge.format.scale = bianzhi::money::AmountScale::Yuan;
    let huge = refused(&[sheet(&huge)], &stamp());
    assert!(
        huge.contains("C8"),
        "an amount a float can't hold is found: {huge}"
    );
}

#[test]
fn thousands_of_rows_are_written_and_compared() {
    let rows = (0..3_000)
        .map(|number| {
            row(
                RowStyle::Plain,
                &[
                    &format!("2080{number:03}"),
                    "名称",
                    "¥123400",
                    "¥0",
                    "",
                    "¥7",
                ],
            )
        })
        .collect();
    let mut large = by_function();
    large.rows = rows;
    let bytes = written(&[sheet(&large)]);
    let cells = opened(&bytes).worksheet_range("表5").expect("the sheet");
    assert_eq!(cells.get_value((3_005, 2)), Some(&Data::Float(12.34)));
}
