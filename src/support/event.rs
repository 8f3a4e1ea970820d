//! What is written into the log: one line an event, none of which can hold an amount or a name.
//!
//! What fails is told by the name of the error in the source, never by its sentence: sentences name things.

use std::fmt;
use std::fmt::Debug;
use std::panic::Location;

use crate::support::facts::VERSION;
use crate::support::facts::system;

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The program starts.
    Started,
    /// A renderer shows the window.
    Shown {
        /// What it says about itself.
        renderer: String,
    },
    /// A renderer didn't start.
    NotShown {
        /// Which.
        renderer: &'static str,
        /// In the words of the system.
        reason: String,
    },
    /// A file was opened.
    Opened {
        /// What it is.
        kind: FileKind,
        /// The pack it was made with.
        pack: String,
        /// How many records it holds.
        records: usize,
        /// Steps that were recovered.
        recovered: usize,
    },
    /// The file was saved.
    Saved {
        /// Its size in bytes.
        size: usize,
    },
    /// A file was made, of this extension.
    Exported {
        /// Such as `xlsx`.
        extension: String,
    },
    /// Something could not be done.
    Failed {
        /// What.
        what: &'static str,
        /// The error by its names in the source.
        error: String,
    },
    /// The user was told something from this place in the source.
    Told {
        /// How bad it is.
        level: &'static str,
        /// Where the sentence stands in the source.
        place: &'static Location<'static>,
        /// The sentence, where the user wants it in the log.
        text: Option<String>,
    },
    /// Something in the program itself went wrong.
    Panicked {
        /// Where in the source.
        place: String,
    },
    /// The program ends.
    Ended,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A file of the user's.
    Budget,
    /// A budget that was never saved, or an earlier version.
    Unsaved,
    /// One of the samples.
    Sample,
}

impl FileKind {
    /// As people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Budget => "预算文件",
            Self::Unsaved => "未保存的预算",
            Self::Sample => "示例",
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Started => write!(f, "启动 编制 {VERSION} {}", system()),
            Self::Shown { renderer } => write!(f, "显示方式 {renderer}"),
            Self::NotShown { renderer, reason } => {
                write!(f, "显示方式不可用 {renderer}：{reason}")
            }
            Self::Opened {
                kind,
                pack,
                records,
                recovered,
            } => {
                write!(f, "打开 {} 规则包 {pack} 记录约 ", kind.label())?;
                write!(f, "{} 条 恢复 {recovered} 步", rounded(*records))
            }
            Self::Saved { size } => write!(f, "保存 约 {} KB", rounded(size.div_ceil(1024))),
            Self::Exported { extension } => write!(f, "导出 {extension}"),
            Self::Failed { what, error } => write!(f, "未成功 {what} {error}"),
            Self::Told { level, place, text } => {
                write!(f, "{level} {}:{}", source(place.file()), place.line())?;
                text.iter().try_for_each(|it| write!(f, " {it}"))
            }
            Self::Panicked { place } => write!(f, "程序出错 {place}"),
            Self::Ended => f.write_str("结束"),
        }
    }
}

/// One digit that counts, so that no number is one of the budget.
fn rounded(count: usize) -> usize {
    let scale = 10_usize.pow(count.checked_ilog10().unwrap_or_default());
    count.div_ceil(scale) * scale
}

/// The path of a source file without where it lay on the machine that made the program.
pub(super) fn source(path: &str) -> String {
    let path = path.replace('\\', "/");
    let inside = |mark: &str| path.split_once(mark).map(|(_, inside)| inside.to_owned());
    let of_registry = inside("/registry/src/").map(|it| match it.split_once('/') {
        Some((_, file)) => file.to_owned(),
        None => it,
    });
    let of_toolchain = || inside("/library/").map(|it| format!("library/{it}"));
    of_registry.or_else(of_toolchain).unwrap_or(path)
}

/// An error by the names of its parts in the source, without any text or number in it.
pub fn named(error: &impl Debug) -> String {
    let text = format!("{error:?}");
    let mut named = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find('"') {
        named.push_str(&rest[..start]);
        named.push('…');
        rest = after_quoted(&rest[start + 1..]);
    }
    named.push_str(rest);
    named.retain(|c| c == '…' || c.is_ascii() && !c.is_ascii_digit() && !c.is_control());
    named
}

/// What follows the end of a quoted text.
fn after_quoted(text: &str) -> &str {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if c == '"' && !is_escaped {
            return &text[at + 1..];
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_keeps_its_names_and_loses_texts_and_numbers() {
        #[derive(Debug)]
        #[expect(dead_code, reason = "only its name is looked at")]
        enum Trouble {
            Damaged {
                line: usize,
                text: &'static str,
                name: Vec<&'static str>,
            },
        }
        let trouble = Trouble::Damaged {
            line: 4711,
            text: "某单位 \"甲\\\" 403,091.00",
            name: vec!["张三", "x"],
        };
        assert_eq!(named(&trouble), "Damaged { line: , text: …, name: […, …] }");
        assert_eq!(named(&"一\"二"), "…");
    }

    #[test]
    fn the_path_of_a_source_tells_nothing_of_a_machine() {
        let check = |path: &str, expected: &str| assert_eq!(source(path), expected);
        check("src/gui/app.rs", "src/gui/app.rs");
        check("src\\gui\\app.rs", "src/gui/app.rs");
        check(
            "/home/someone/.cargo/registry/src/index-1a/egui-0.37.0/src/ui.rs",
            "egui-0.37.0/src/ui.rs",
        );
        check(
            "/rustc/59807616/library/core/src/option.rs",
            "library/core/src/option.rs",
        );
    }

    #[test]
    fn counts_are_told_roughly() {
        for (count, expected) in [(0, 0), (7, 7), (10, 10), (11, 20), (4030, 5000)] {
            assert_eq!(rounded(count), expected);
        }
    }
}
