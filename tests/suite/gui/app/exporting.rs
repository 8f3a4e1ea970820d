//! What is written for others: the tables as PDF, reports and manuals in the format the path asks for.

use std::fs;
use std::path::Path;

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::ExportKind;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::model::LineField;
use bianzhi::model::PrintPlanField;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::printing;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::press;
use super::sample;
use super::send;
use crate::pdf_text::pdf_text;

/// Writes what a purpose asks for to a path that was picked; waits until that is said of `written`.
#[track_caller]
fn export(window: &mut Window, purpose: PathPurpose, picked: &Path, written: &Path) {
    app(window).send(Action::Picked(purpose, Some(picked.to_owned())));
    let said = written.display().to_string();
    for _ in 0..2_000 {
        window.step();
        if window.query_by_label_contains(&said).is_some() && written.exists() {
            return;
        }
    }
    panic!("{said} was not written");
}

#[test]
fn report_and_manual_are_written_as_workbooks_and_as_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    for (purpose, name, written) in [
        (
            PathPurpose::Export(ExportKind::Report),
            "审核报告",
            "审核报告.xlsx",
        ),
        (
            PathPurpose::Export(ExportKind::Report),
            "报告.pdf",
            "报告.pdf",
        ),
        (
            PathPurpose::Export(ExportKind::Manual),
            "规则手册",
            "规则手册.xlsx",
        ),
        (
            PathPurpose::Export(ExportKind::Manual),
            "手册.pdf",
            "手册.pdf",
        ),
    ] {
        let [picked, written] = [name, written].map(|it| folder.path().join(it));
        export(&mut window, purpose, &picked, &written);
        let is_pdf = fs::read(&written).unwrap().starts_with(b"%PDF");
        assert_eq!(is_pdf, name.ends_with("pdf"), "{name}");
    }
}

#[test]
fn tables_are_written_as_pdf_and_those_with_errors_as_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    let text = |window: &mut Window, name: &str| {
        let [picked, written] =
            [name.to_owned(), format!("{name}.pdf")].map(|it| folder.path().join(it));
        export(
            window,
            PathPurpose::Export(ExportKind::Pdf),
            &picked,
            &written,
        );
        pdf_text(&fs::read(written).unwrap()).concat()
    };
    let clean = text(&mut window, "甲");
    assert!(clean.contains("收支预算总表") && clean.contains("第 25 页 共 25 页"));
    assert!(!clean.contains("草稿"));
    let line = budget(&mut window).expenditure[0].id;
    let negative = Value::Money(Money::from_yuan(-1));
    let edits = vec![Edit::set(line, LineField::Amount, negative)];
    send(&mut window, Action::Commit(Transaction::new("试", edits)));
    let draft = text(&mut window, "乙");
    assert!(draft.contains("草稿 2024-01-31 版本 "));
}

#[test]
fn the_pdf_is_of_the_tables_chosen_for_printing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    let content = Value::Text("revenue_by_unit".to_owned());
    let plan = printing::edit(
        &budget(&mut window),
        vec![(PrintPlanField::Content, content)],
    );
    send(&mut window, Action::Commit(plan));
    let [picked, written] = ["表", "表.pdf"].map(|it| folder.path().join(it));
    let purpose = PathPurpose::Export(ExportKind::Pdf);
    export(&mut window, purpose, &picked, &written);
    let text = pdf_text(&fs::read(written).unwrap()).concat();
    assert!(text.contains("收入预算总表") && !text.contains("收支预算总表"));
    window.get_by_label_contains("按打印方案没有导出 16 张表：表1 收支预算总表、");
}

#[test]
fn the_pdf_is_offered_beside_the_workbook_under_a_name_of_its_own() {
    let mut window = sample();
    app(&mut window).type_paths();
    command(&mut window, Command::ExportPdf);
    window.get_by_label("导出 PDF");
    window.get_by_label_contains("PDF 将写到");
    window.get_by_label_contains("2024年部门预算.pdf");
    press(&mut window, egui::Key::Escape);
}

#[test]
fn the_publishable_document_is_written_with_cover_and_contents() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = sample();
    let [picked, written] = ["公开", "公开.pdf"].map(|it| folder.path().join(it));
    let purpose = PathPurpose::Export(ExportKind::Public);
    export(&mut window, purpose, &picked, &written);
    let pages = pdf_text(&fs::read(written).unwrap());
    assert!(pages[0].contains("部门预算公开") && pages[1].contains("目录"));
    app(&mut window).type_paths();
    command(&mut window, Command::ExportPublic);
    window.get_by_label("导出公开文本 PDF");
    window.get_by_label_contains("2024年部门预算公开文本.pdf");
    press(&mut window, egui::Key::Escape);
}
