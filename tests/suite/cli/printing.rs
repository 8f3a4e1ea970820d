//! `print`, with programs of our own in the place of the system's.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::folder;
use super::sample;

/// A machine with two printers, which writes down what it is told to print.
fn machine() -> TempDir {
    let folder = folder();
    program(
        folder.path(),
        "lpstat",
        "if [ \"$1\" = -e ]; then echo Office; echo 网络; exit 0; fi\n\
         echo 'printer Office is idle.  enabled since Mon'\n\
         echo 'printer Old disabled since Mon -'\n\
         echo 'system default destination: Office'",
    );
    program(
        folder.path(),
        "lp",
        "cd \"${0%/*}\"\n\
         for it in \"$@\"; do printf '%s\\n' \"$it\" >> told; done\n\
         for last; do :; done\n\
         case \"$*\" in *Old*) echo 'lp: Destination \"Old\" is not accepting jobs.' >&2; exit 1;; esac\n\
         /bin/cat \"$last\" > printed.pdf",
    );
    folder
}

fn program(folder: &Path, name: &str, script: &str) {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("it can be written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
}

/// Code, output and error output of the program on such a machine.
fn run(machine: &Path, arguments: &[&str]) -> (i32, String, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_bianzhi-cli"))
        .args(arguments)
        .env("PATH", machine)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    let code = ran.status.code().expect("it ends by itself");
    (code, text(ran.stdout), text(ran.stderr))
}

#[test]
fn printers_are_listed_with_the_default_one_first() {
    let machine = machine();
    let (code, out, _) = run(machine.path(), &["print", "--list"]);
    assert_eq!(code, 0);
    assert_eq!(out, "Office（默认）\nOld（停用或脱机）\n网络\n");
    let (_, out, _) = run(machine.path(), &["print", "--list", "--format", "json"]);
    let answer: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(answer["printers"][0]["name"], "Office");
    assert_eq!(answer["printers"][1]["stopped"], true);
}

#[test]
fn a_table_is_printed_in_copies_on_the_default_printer() {
    let machine = machine();
    let arguments = ["print", sample(), "--table", "3", "--copies", "2"];
    let (code, out, _) = run(machine.path(), &arguments);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("已交给打印机“Office”："), "{out}");
    assert!(out.ends_with("页，2 份\n"), "{out}");
    let told = fs::read_to_string(machine.path().join("told")).expect("it was told");
    assert!(told.starts_with("-d\nOffice\n-n\n2\n"), "{told}");
    let printed = fs::read(machine.path().join("printed.pdf")).expect("it was printed");
    assert!(printed.starts_with(b"%PDF"));
    let file = told.lines().last().expect("the file comes last");
    assert!(!Path::new(file).exists(), "nothing is left behind");
}

#[test]
fn what_is_not_printed_is_said_in_a_sentence() {
    let machine = machine();
    let check = |arguments: &[&str], path: &Path, code: &str, words: &str| {
        let arguments = [&["print", sample(), "--format", "json"], arguments].concat();
        let (exit, out, err) = run(path, &arguments);
        assert_eq!((exit, out.as_str()), (2, ""), "{err}");
        let answer: Value = serde_json::from_str(&err).expect("the error is JSON");
        assert_eq!(answer["error"]["code"], code, "{err}");
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(words), "{message}");
    };
    let (here, nowhere) = (machine.path(), folder());
    check(&[], nowhere.path(), "no_printer", "没有安装打印服务");
    check(
        &["--printer", "X"],
        here,
        "no_printer",
        "没有名为“X”的打印机；有：Office、",
    );
    check(
        &["--printer", "Old"],
        here,
        "not_printed",
        "not accepting jobs",
    );
    check(&["--pages", "900"], here, "not_printed", "核对页码范围");
    check(&["--pages", "x"], here, "usage", "“x”无法识别");
    check(&["--table", "99"], here, "unknown_table", "99");
}
