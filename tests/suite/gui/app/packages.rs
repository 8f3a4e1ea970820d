//! Submission packages: blocked while errors are open, made, and checked when received.

use std::fs;
use std::path::Path;

use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::gui::action::Action;
use bianzhi::gui::command::Command;
use bianzhi::gui::dialogs::PathPurpose;
use bianzhi::model::LineField;
use bianzhi::model::Value;
use bianzhi::money::Money;
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable;

use super::Window;
use super::app;
use super::budget;
use super::command;
use super::sample;
use super::send;

/// Waits until the file is there.
fn made(window: &mut Window, path: &Path) {
    let purpose = PathPurpose::Package;
    app(window).send(Action::Picked(purpose, Some(path.to_owned())));
    for _ in 0..6_000 {
        // While the package is made a wheel turns, so the window never settles.
        window.step();
        let done = window.query_by_label_contains("已生成上报包并核对无误");
        if done.is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("no package was made");
}

fn verify(window: &mut Window, path: &Path) {
    let path = Some(path.to_owned());
    send(window, Action::Picked(PathPurpose::VerifyPackage, path));
}

#[test]
fn a_package_is_made_and_holds_until_it_is_altered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("上报包.zip");
    let mut window = sample();
    made(&mut window, &path);
    verify(&mut window, &path);
    window.get_by_label("核对上报包“上报包.zip”");
    window.get_by_label_contains("核对通过");
    window.get_by_label("收入合计 51,140,400.00 元，支出合计 51,140,400.00 元");
    window.get_by_label_contains("部门预算.bmys（");
    window.get_by_label("关闭").click();
    window.run();

    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    verify(&mut window, &path);
    window.get_by_label_contains("核对没有通过");
    window.get_by_label_contains("已损坏，解压不出来");
}

#[test]
fn while_errors_are_open_they_are_listed_and_lead_to_their_places() {
    let mut window = sample();
    let line = budget(&mut window).expenditure[0].id;
    let amount = Value::Money(Money::from_yuan(-1));
    let edit = Edit::set(line, LineField::Amount, amount);
    send(
        &mut window,
        Action::Commit(Transaction::new("改", vec![edit])),
    );
    command(&mut window, Command::Package);
    window.get_by_label("还不能生成上报包");
    let errors = window.get_all_by_label_contains("A-16 ");
    let button = errors
        .into_iter()
        .find(|it| it.accesskit_node().role() == egui::accesskit::Role::Button);
    button.expect("the error can be pressed").click();
    window.run();
    assert!(window.query_by_label("还不能生成上报包").is_none());
}

#[test]
fn a_file_of_something_else_is_no_package() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("别的.zip");
    fs::write(&path, "别的").unwrap();
    let mut window = sample();
    verify(&mut window, &path);
    window.get_by_label_contains("这不是上报包");
}
