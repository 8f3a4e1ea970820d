//! The command line, run in this process: what it prints, its exit codes, and what it leaves alone.

mod bad_files;
mod changing;
mod data;
mod exporting;
#[cfg(target_os = "linux")]
mod network;
mod overwriting;
mod packages;
mod packs;
mod printing;
mod reading;
mod recovering;
mod rolling;
mod sharing;
mod usage;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::UNIX_EPOCH;

use serde_json::Value;
use tempfile::TempDir;

const SAMPLE: &str = include_str!("../../../assets/samples/shenyang_heping_2024.bmys");

/// What a command did.
#[derive(Debug)]
struct Ran {
    code: u8,
    out: String,
    err: String,
}

impl Ran {
    /// The answer of a command that could run.
    #[track_caller]
    fn json(&self) -> Value {
        assert_eq!(self.err, "");
        assert_eq!(self.out.lines().count(), 1, "{}", self.out);
        serde_json::from_str(&self.out).expect("the answer is JSON")
    }

    /// The code of the error of a command that could not run, and what it is about.
    #[track_caller]
    fn refused(&self) -> (String, String) {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        let answer: Value = serde_json::from_str(&self.err).expect("the error is JSON");
        let error = answer["error"].as_object().expect("there is an error");
        let keys: Vec<&str> = error.keys().map(String::as_str).collect();
        assert_eq!(keys, ["code", "message", "place"]);
        let text = |key: &str| error[key].as_str().unwrap_or_default().to_owned();
        assert!(is_chinese(&text("message")), "{answer}");
        (text("code"), text("place"))
    }

    /// The sentence of a command that could not run.
    #[track_caller]
    fn sentence(&self) -> &str {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        assert!(is_chinese(&self.err), "{}", self.err);
        self.err.trim_end()
    }
}

/// Whether a text has Chinese and none of the words clap and the system say.
fn is_chinese(text: &str) -> bool {
    let english = ["error", "Usage", "os error", "value", "required", "such"];
    text.chars()
        .any(|mark| ('\u{4e00}'..='\u{9fff}').contains(&mark))
        && !english.iter().any(|word| text.contains(word))
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["bianzhi-cli"].iter().chain(arguments);
    let now = UNIX_EPOCH + Duration::from_hours(474_000);
    let code = bianzhi::cli::run(arguments, now, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    Ran {
        code,
        out: text(out),
        err: text(err),
    }
}

/// A folder that vanishes after the test.
fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

fn file_with(folder: &TempDir, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join("预算.bmys");
    fs::write(&path, bytes).expect("the file can be written");
    path
}

fn text_of(path: &Path) -> &str {
    path.to_str().expect("temporary paths are UTF-8")
}

/// The sample, to be read only.
fn sample() -> &'static str {
    concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/samples/shenyang_heping_2024.bmys"
    )
}

/// Exports of the sample what the options say, without a remark: the folder and the path of the only file in it.
#[track_caller]
fn exported(options: &[&str]) -> (TempDir, String) {
    let folder = folder();
    let export = ["export", sample(), "--out", text_of(folder.path())];
    let ran = run(&[&export[..], options].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let path = ran.out.trim_end().to_owned();
    (folder, path)
}

/// The names in a JSON object.
fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}
