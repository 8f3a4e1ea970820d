//! The build script of both programs: icon, version and manifest for Windows; nothing elsewhere.
//!
//! The texts are in `bianzhi.rc` and `bianzhi.manifest`; only the version comes from here.
//! Deliberately not here: anything the programs compute, and a crate for what is one call of `windres`.
#![expect(
    clippy::disallowed_methods,
    reason = "a build script runs before there is a program, and writes for the linker"
)]

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

const FOLDER: &str = "packaging/windows";
/// The programs, and the name under which `bianzhi.rc` knows each.
const PROGRAMS: [(&str, &str); 2] = [("bianzhi", "WINDOW"), ("bianzhi-cli", "CONSOLE")];

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}/resources.rs");
    if variable("CARGO_CFG_TARGET_OS") != "windows" {
        return;
    }
    for file in ["bianzhi.rc", "bianzhi.manifest"] {
        println!("cargo::rerun-if-changed={FOLDER}/{file}");
    }
    println!("cargo::rerun-if-changed=assets/icons/bianzhi.ico");
    let out = PathBuf::from(variable("OUT_DIR"));
    fs::write(out.join("version.h"), version()).expect("OUT_DIR can be written to");
    for (program, name) in PROGRAMS {
        let object = out.join(format!("{program}.o"));
        if compile(name, &out, &object) {
            println!("cargo::rustc-link-arg-bin={program}={}", object.display());
        } else {
            println!(
                "cargo::warning={program} gets no icon, version and manifest: windres failed or is missing"
            );
        }
    }
}

/// The version for `bianzhi.rc`: as four numbers and as text.
fn version() -> String {
    let part = |name| variable(&format!("CARGO_PKG_VERSION_{name}"));
    format!(
        "#define VERSION_NUMBERS {},{},{},0\n#define VERSION_TEXT \"{}\"\n",
        part("MAJOR"),
        part("MINOR"),
        part("PATCH"),
        variable("CARGO_PKG_VERSION"),
    )
}

/// Compiles the resources of one program; whether that worked with any `windres` there is.
fn compile(name: &str, out: &Path, object: &Path) -> bool {
    let for_target = format!("{}-w64-mingw32-windres", variable("CARGO_CFG_TARGET_ARCH"));
    [for_target.as_str(), "windres"].into_iter().any(|windres| {
        Command::new(windres)
            .args(["--output-format=coff", "--codepage=65001"])
            .arg(format!("--define={name}"))
            .arg("--include-dir")
            .arg(out)
            .arg(format!("{FOLDER}/bianzhi.rc"))
            .arg(object)
            .status()
            .is_ok_and(|status| status.success())
    })
}

/// What cargo sets for every build script.
fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}
