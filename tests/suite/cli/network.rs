//! No command opens a connection to a network: every socket the program asks the system for is looked at.
//!
//! Skipped where `strace` isn't, or isn't allowed; `.ci/run` installs it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::folder;
use super::run;
use super::sample;
use super::text_of;

/// Runs a command under `strace`; the calls about sockets, or none where there is no `strace`.
fn traced(calls: &Path, arguments: &[&str]) -> Option<String> {
    let ended = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=network", "-o", text_of(calls)])
        .arg(env!("CARGO_BIN_EXE_bianzhi-cli"))
        .args(arguments)
        // Programs of the system, such as those for printing, are not this one.
        .env("PATH", "/nowhere")
        .output();
    let ended = ended.ok()?;
    let said = String::from_utf8_lossy(&ended.stderr);
    let is_forbidden = said.contains("ptrace") || said.contains("Operation not permitted");
    assert!(
        is_forbidden || ended.status.code() != Some(2) || said.contains("打印"),
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
    let (budget, new, out, lines) = (
        place("a.bmys"),
        place("new.bmys"),
        place("out"),
        place("a.csv"),
    );
    fs::copy(sample(), &budget).unwrap();
    fs::write(&lines, "").unwrap();
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
            "export", &budget, "--out", &out, "--xlsx", "--pdf", "--docx", "--report", "--csv",
            "--json",
        ],
        vec!["import", &budget, "--lines", &lines],
        vec!["verify", &lines],
        vec!["recover", &torn, "--out", &rescued],
        vec!["print", "--list"],
        vec!["explain", "--list"],
        vec!["codes", "工资", "--year", "2024", "--list", "economic"],
    ];
    assert_eq!(names(&commands), all_commands());
    let calls = folder.path().join("calls");
    for command in &commands {
        let Some(calls) = traced(&calls, command) else {
            eprintln!("skipped: strace is missing or not allowed");
            return;
        };
        assert!(!calls.contains("AF_INET"), "{command:?}:\n{calls}");
        assert!(!calls.contains("connect("), "{command:?}:\n{calls}");
    }
}
