//! The programs have nothing to do with a network: no crate for it, no word of it in the source, no socket.

use super::source::{SourceFile, code, numbered};
use super::{Breach, assert_kept, check_says, project_files};

/// Crates that speak to a network, or that such crates are made of.
///
/// What speaks to the desktop within the machine stays: `zbus` (dialogs, screen readers), `x11rb` and
/// `wayland-client` (the screen), with `async-io`, `rustix` and `polling`, which wait for these. `tokio` is in the
/// lock file for browsers only, and without `mio` and `socket2` reaches nobody.
const NETWORK_CRATES: [&str; 34] = [
    "async-net",
    "attohttpc",
    "curl",
    "curl-sys",
    "dns-lookup",
    "h2",
    "h3",
    "hickory-resolver",
    "http",
    "hyper",
    "hyper-util",
    "if-addrs",
    "isahc",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "schannel",
    "self_update",
    "sentry",
    "socket2",
    "ssh2",
    "surf",
    "tokio-tungstenite",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "webbrowser",
    "webpki",
    "webpki-roots",
    "ws",
];

/// What code of ours would write to open a connection.
const NETWORK_CODE: [&str; 7] = [
    "std::net",
    "core::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "UnixStream",
    "ToSocketAddrs",
];

/// Addresses that are names and never opened: those of formats.
const NAMES: [&str; 4] = [
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.org/",
    "http://www.w3.org/",
];

fn check_crates(lock: &SourceFile) -> Vec<Breach> {
    let mut found = Vec::new();
    for (number, line) in numbered(&lock.text) {
        let name = line
            .strip_prefix("name = \"")
            .and_then(|it| it.strip_suffix('"'));
        if let Some(name) = name.filter(|name| NETWORK_CRATES.contains(name)) {
            found.push(Breach::new(
                &lock.path,
                number,
                format!("{name} is for networks"),
            ));
        }
    }
    found
}

fn check_source(files: &[SourceFile]) -> Vec<Breach> {
    let mut found = Vec::new();
    for file in files {
        for (number, line) in numbered(&code(&file.text)) {
            let words = NETWORK_CODE.iter().filter(|word| line.contains(*word));
            let breach =
                |word: &&str| Breach::new(&file.path, number, format!("{word} is for networks"));
            found.extend(words.map(breach));
        }
        for (number, line) in numbered(&file.text) {
            for scheme in ["http://", "https://", "ftp://"] {
                let addresses = line.match_indices(scheme).map(|(at, _)| &line[at..]);
                let is_name = |it: &&str| NAMES.iter().any(|name| it.starts_with(name));
                let opened = addresses.filter(|it| !is_name(it));
                found.extend(opened.map(|_| Breach::new(&file.path, number, "has an address")));
            }
        }
    }
    found
}

#[test]
fn no_crate_is_for_networks() {
    let lock = SourceFile::new("Cargo.lock", include_str!("../../../Cargo.lock"));
    assert!(lock.text.contains("name = \"zbus\""));
    assert_kept(&check_crates(&lock));
}

#[test]
fn nothing_in_the_source_opens_a_connection_or_has_an_address() {
    let files = project_files("src", &["rs"]);
    assert!(!files.is_empty());
    assert_kept(&check_source(&files));
}

#[test]
fn a_crate_for_networks_is_found() {
    let lock = "[[package]]\nname = \"ureq\"\nversion = \"3\"\n\n[[package]]\nname = \"ron\"\n";
    check_says(
        &check_crates(&SourceFile::new("Cargo.lock", lock)),
        &["Cargo.lock:2: ureq is for networks"],
    );
}

#[test]
fn a_connection_and_an_address_are_found() {
    let text = "use std::net::TcpStream;\n// std::net\nconst A: &str = \"https://example.org\";\n\
                const N: &str = \"http://purl.org/dc/terms/\";\n";
    check_says(
        &check_source(&[SourceFile::new("src/a.rs", text)]),
        &[
            "src/a.rs:1: std::net is for networks",
            "src/a.rs:1: TcpStream is for networks",
            "src/a.rs:3: has an address",
        ],
    );
}
