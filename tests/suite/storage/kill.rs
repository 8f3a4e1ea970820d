//! A program that is killed at any moment: the file opens whole, with every step that was acknowledged.
//!
//! The program that is killed is this test program once more, told by a variable to edit and save.

use std::env;
use std::io::BufRead as _;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use bianzhi::storage::Access;

use super::desk::Desk;
use super::desk::file_with;
use super::desk::times;

/// Tells the program which file to work on.
const CHILD: &str = "BIANZHI_KILLED_WORKER";

/// The killed program says so when a step is on the medium.
const ACKNOWLEDGED: &str = "acknowledged ";

/// From so many steps on a new file is begun, so that each round stays short.
const STEPS_MOST: usize = 200;

#[test]
fn the_program_that_is_killed() {
    let Some(path) = env::var_os(CHILD).map(PathBuf::from) else {
        return;
    };
    let mut desk = Desk::open(&path);
    println!("\n{ACKNOWLEDGED}{}", desk.steps());
    loop {
        for _ in 0..2 {
            assert!(desk.step_and_wait());
            println!("{ACKNOWLEDGED}{}", desk.steps());
        }
        desk.save().unwrap();
    }
}

fn start(path: &Path) -> Child {
    let name = format!("{}::the_program_that_is_killed", module_path!());
    let name = name.split_once("::").expect("a module of the program").1;
    Command::new(env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture", "--test-threads=1"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets the program work until a random moment; gives the last step it knew to be on the medium.
fn work_until_killed(path: &Path, moment: Duration) -> usize {
    let mut child = start(path);
    let output = child.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(output).lines().map(Result::unwrap);
    let acknowledged = |line: &String| line.strip_prefix(ACKNOWLEDGED)?.parse().ok();
    let first: usize = lines
        .find_map(|line| acknowledged(&line))
        .expect("it opens the file");
    sleep(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    lines
        .filter_map(|line| acknowledged(&line))
        .last()
        .unwrap_or(first)
}

#[test]
fn every_step_acknowledged_is_there_after_the_program_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("预算 2024.bmys");
    file_with(&path, 0);
    let mut random = 12_345_u64;
    let (mut recovered, mut steps) = (0, 0);
    let count = times(20, 1_000);
    for round in 0..count {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let moment = Duration::from_micros((random >> 33) % 40_000);
        let sure = work_until_killed(&path, moment);
        let mut desk = Desk::open(&path);
        let found = desk.steps();
        // One step may be on the medium that could not be said any more.
        let told = format!("round {round}: acknowledged {sure}, found {found}");
        assert!((sure..=sure + 1).contains(&found), "{told}");
        assert_eq!(*desk.session.access(), Access::Full, "{told}");
        assert!(desk.remarks.is_empty(), "{told}: {:?}", desk.remarks);
        recovered += usize::from(!desk.recovered.is_empty());
        steps += 1;
        if found > STEPS_MOST {
            drop(desk);
            file_with(&path, 0);
            std::fs::remove_dir_all(bianzhi::storage::folder_beside(&path)).unwrap();
        } else if round % 2 == 0 {
            desk.save().unwrap();
        }
    }
    println!("killed {steps} times, {recovered} times with steps to recover");
    assert!(recovered > 0, "some moment is between two saves");
}
