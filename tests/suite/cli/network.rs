//! No command opens a connection to a network: every socket the program asks the system for is looked at.
//!
//! Skipped where `strace` isn't, or isn't allowed; `.ci/run` installs it and has it missed with `BIANZHI_MUST_TRACE`.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use bianzhi::export;
use bianzhi::storage;

use super::folder;
use super::run;
use super::sample;
use super::text_of;

/// Where `strace` is; it is not found by its name where programs of the system are hidden.
fn strace() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let places = env::split_paths(&path).map(|folder| folder.join("strace"));
    places.into_iter().find(|it| it.is_file())
}

/// Runs a command under `strace`; the calls about sockets, or none where it may not trace.
fn traced(strace: &Path, calls: &Path, arguments: &[&str]) -> Option<String> {
    let ended = Command::new(strace)
        .args(["-f", "-qq", "-e", "trace=network", "-o", text_of(calls)])
        .arg(env!("CARGO_BIN_EXE_bianzhi-cli"))
        .args(arguments)
        // Programs of the system, such as those for printing, are not this one.
        .env("PATH", "/nowhere")
        .output()
        .expect("strace runs");
    let said = String::from_utf8_lossy(&ended.stderr);
    let is_forbidden = said.contains("ptrace") || said.contains("Operation not permitted");
    assert!(
        is_forbidden || matches!(ended.status.code(), Some(0 | 1)) || said.contains("打印"),
        "{arguments:?} could not run: {said}"
    );
    (!is_forbidden).then(|| fs::read_to_string(calls).expect("strace writes what it saw"))
}

fn names(commands: &[Vec<&str>]) -> BTreeSet<String> {
    commands.iter().map(|it| it[0].to_owned()).collect()
}

/// The commands, as the help lists them.
fn all_commands() -> BTreeSet<String> {
    let help = run(&["--help"]).out;
    let listed = help.lines().skip_while(|line| *line != "命令：").skip(1);
    let listed = listed.take_while(|line| line.starts_with(' '));
    let names = listed.filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

#[test]
fn no_command_opens_a_socket() {
    let folder = folder();
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (budget, new, out) = (place("a.bmys"), place("new.bmys"), place("out"));
    fs::copy(sample(), &budget).unwrap();
    // What is imported and verified is what was exported.
    let title = export::title(&storage::open(sample().as_ref()).unwrap().budget);
    let lines = format!("{out}/{title}收入行.csv");
    let package = format!("{out}/{title}上报包.zip");
    let (torn, rescued) = (place("torn.bmys"), place("rescued.bmys"));
    let text = fs::read_to_string(sample()).unwrap();
    fs::write(&torn, &text[..text.floor_char_boundary(text.len() / 2)]).unwrap();
    let unit = [
        "--pack",
        "liaoning_2024",
        "--year",
        "2024",
        "--unit",
        "测试单位",
    ];
    let commands: Vec<Vec<&str>> = vec![
        [&["new"], &unit[..], &[&new]].concat(),
        vec!["set", &new, "cover.phone=1"],
        vec!["check", &budget],
        vec!["tables", &budget],
        vec!["statement", &budget],
        vec!["versions", &budget],
        vec![
            "export",
            &budget,
            "--out",
            &out,
            "--xlsx",
            "--pdf",
            "--docx",
            "--report",
            "--csv",
            "--json",
            "--package",
        ],
        vec!["import", &budget, "--lines", &lines],
        vec!["verify", &package],
        vec!["recover", &torn, "--out", &rescued],
        vec!["print", "--list"],
        vec!["explain", "--list"],
        vec!["codes", "工资", "--year", "2024", "--list", "economic"],
    ];
    assert_eq!(names(&commands), all_commands());
    let calls = folder.path().join("calls");
    let strace = strace();
    for command in &commands {
        let traced = strace.as_ref().map(|it| traced(it, &calls, command));
        let Some(calls) = traced.flatten() else {
            let must = env::var_os("BIANZHI_MUST_TRACE").is_some();
            assert!(!must, "strace is missing or not allowed");
            eprintln!("skipped: strace is missing or not allowed");
            return;
        };
        assert!(!calls.contains("AF_INET"), "{command:?}:\n{calls}");
        assert!(!calls.contains("connect("), "{command:?}:\n{calls}");
    }
}
