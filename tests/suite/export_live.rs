//! Workbooks with totals as formulas: what they sum, and that a spreadsheet computes what the tables say.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use bianzhi::compute::RowStyle;
use bianzhi::compute::fill;
use bianzhi::export::sheet::Content;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::lay_out;
use bianzhi::export::sheet::sheets;
use bianzhi::export::xlsx::Totals;
use bianzhi::export::xlsx::sheet_names;
use bianzhi::export::xlsx::workbook;
use bianzhi::export::xlsx::workbook_with;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::parse;
use calamine::Data;
use calamine::Reader as _;
use calamine::Xlsx;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::export_tables::row;
use crate::export_tables::stamp;
use crate::export_tables::table;

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");

fn sample() -> Vec<Sheet> {
    let saved = parse(SAMPLE.as_bytes()).expect("the sample can be read");
    let pack = load_pack(&saved.pack, &embedded_packs()).expect("its pack is embedded");
    sheets(&fill(&saved.budget, &pack))
}

fn live(sheets: &[Sheet]) -> Vec<u8> {
    workbook_with(Totals::Formulas, sheets, &stamp(), &mut |_| {})
        .expect("a workbook whose formulas add up")
}

/// The formulas of a sheet, in order.
fn formulas(bytes: &[u8], name: &str) -> Vec<String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a readable workbook");
    let found = workbook.worksheet_formula(name).expect("the formulas");
    let cells = found.used_cells().map(|(_, _, formula)| formula.clone());
    cells.filter(|formula| !formula.is_empty()).collect()
}

#[test]
fn totals_sum_the_rows_below_and_the_columns_beside_them() {
    let sheets = sample();
    let names = sheet_names(&sheets);
    let bytes = live(&sheets);
    let of = |number: &str| {
        let name = names.iter().find(|it| it.starts_with(number));
        formulas(&bytes, name.expect("the sample has it"))
    };
    let by_function = of("表3 ");
    assert!(
        by_function.iter().any(|it| it.contains(':')),
        "{by_function:?}"
    );
    // 收入总计: 本年收入合计 and 上年结转结余, which stand one below the other.
    assert_eq!(of("表1 ").last().map(|it| it.matches(':').count()), Some(1));
    let all: usize = names.iter().map(|name| formulas(&bytes, name).len()).sum();
    assert!(all > 200, "{all}");
}

#[test]
fn without_being_asked_no_workbook_has_a_formula() {
    let sheets = sample();
    let bytes = workbook(&sheets, &stamp(), &mut |_| {}).expect("a workbook");
    for name in sheet_names(&sheets) {
        assert_eq!(formulas(&bytes, &name), [] as [String; 0]);
    }
}

/// Two codes and their total, printed with so many decimals.
fn two_codes(decimals: u8) -> Sheet {
    let rows = vec![
        row(RowStyle::Total, &["合计", "¥110"]),
        row(RowStyle::Plain, &["208", "¥55"]),
        row(RowStyle::Plain, &["210", "¥55"]),
    ];
    let mut table = table(&["科目", "¥预算数"], rows);
    table.format.decimals = decimals;
    for (at, row) in table.rows.iter_mut().enumerate() {
        row.depth = u8::from(at > 0);
    }
    lay_out(&table, "表5")
}

#[test]
fn a_sum_that_does_not_add_up_as_printed_is_no_formula() {
    // 0.0055 + 0.0055 万元 is 0.0110 万元: 0.01 + 0.01 printed as 0.01.
    let bytes = live(&[two_codes(2)]);
    assert_eq!(formulas(&bytes, "表5"), [] as [String; 0]);
    assert_eq!(formulas(&live(&[two_codes(4)]), "表5"), ["SUM(B6:B7)"]);
}

#[test]
fn a_formula_that_sums_other_cells_is_found_when_the_workbook_is_read_back() {
    let mut sheet = two_codes(4);
    sheet.sums[0].parts.pop();
    let error = workbook_with(Totals::Formulas, &[sheet], &stamp(), &mut |_| {})
        .expect_err("it doesn't add up");
    assert!(
        error.to_string().contains("单元格 B5 的公式 SUM(B6) "),
        "{error}"
    );
}

/// A spreadsheet program's folder of settings in which it computes every formula it loads.
fn settings(folder: &Path) -> String {
    let user = folder.join("profile").join("user");
    fs::create_dir_all(&user).expect("a folder can be made");
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>"#;
    fs::write(user.join("registrymodifications.xcu"), text).expect("it can be written");
    format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    )
}

/// The workbook as `LibreOffice` saves it after computing; none where there is no `LibreOffice`.
fn recalculated(bytes: &[u8], folder: &Path) -> Option<PathBuf> {
    let before = folder.join("公式.xlsx");
    fs::write(&before, bytes).expect("it can be written");
    let out = folder.join("out");
    let ran = Command::new("soffice")
        .arg(settings(folder))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&out, &before])
        .output();
    match ran {
        Ok(ran) => {
            let path = out.join("公式.xlsx");
            assert!(path.exists(), "{}", String::from_utf8_lossy(&ran.stderr));
            Some(path)
        }
        Err(error) => {
            eprintln!("skipped: LibreOffice is not installed ({error})");
            None
        }
    }
}

/// The workbook with a wrong number beside every formula, so that right ones must have been computed.
fn with_wrong_numbers(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip file");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("it is there");
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut text).expect("it can be unpacked");
        let name = file.name().expect("it is UTF-8").into_owned();
        if name.starts_with("xl/worksheets/sheet") {
            let xml = String::from_utf8(text).expect("it is UTF-8");
            let parts = xml.split("</f><v>").enumerate().map(|(at, part)| match at {
                0 => part.to_owned(),
                _ => format!("</f><v>777{}", &part[part.find('<').unwrap_or(0)..]),
            });
            text = parts.collect::<String>().into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(&name, options).expect("it can begin");
        std::io::Write::write_all(&mut out, &text).expect("it can be written");
    }
    out.finish().expect("it can be finished").into_inner()
}

#[test]
fn a_spreadsheet_computes_what_the_tables_say() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sheets = sample();
    let bytes = with_wrong_numbers(&live(&sheets));
    let Some(path) = recalculated(&bytes, folder.path()) else {
        return;
    };
    let bytes = fs::read(path).expect("it is there");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).expect("a readable workbook");
    for (sheet, name) in sheets.iter().zip(sheet_names(&sheets)) {
        let cells = workbook.worksheet_range(&name).expect("the sheet");
        for (at, row) in sheet.rows.iter().enumerate() {
            for (column, cell) in row.cells.iter().enumerate() {
                let Content::Amount(amount) = &cell.content else {
                    continue;
                };
                let place = (u32::try_from(at).unwrap(), u32::try_from(column).unwrap());
                let found = match cells.get_value(place) {
                    Some(Data::Float(found)) => Decimal::from_f64(*found),
                    Some(Data::Int(found)) => Some(Decimal::from(*found)),
                    _ => None,
                };
                let decimals = u32::from(amount.format.decimals);
                let found = found.map(|it| it.round_dp(decimals));
                assert_eq!(found, Some(amount.value()), "{name} {place:?}");
            }
        }
    }
}
