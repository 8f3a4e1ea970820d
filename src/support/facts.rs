//! What the program is and runs on: told in the log, in reports and in 关于编制.

/// The version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a report and 关于编制 say about the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What draws the window.
    pub renderer: String,
    /// The pack of the open file, with its versions.
    pub packs: Vec<String>,
}

/// The system the program was made for.
#[must_use]
pub fn system() -> String {
    format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)
}
