//! Reading the source tree: which files there are, and what in them is code.
//!
//! Not a Rust parser: it knows comments and literals, nothing more.

use std::fs;
use std::path::Path;

/// A text file of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// From the root of the project, with `/`.
    pub path: String,
    pub text: String,
}

impl SourceFile {
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// The files below `folder` with one of these extensions, in order of their paths.
///
/// A folder that does not exist has no files.
pub fn walk(root: &Path, folder: &str, extensions: &[&str]) -> Vec<SourceFile> {
    let mut files = Vec::new();
    if !root.join(folder).exists() {
        return files;
    }
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry
            .file_name()
            .into_string()
            .expect("names in the project are UTF-8");
        let path = format!("{folder}/{name}");
        if entry.file_type().unwrap().is_dir() {
            files.extend(walk(root, &path, extensions));
        } else if extensions
            .iter()
            .any(|it| name.ends_with(&format!(".{it}")))
        {
            let text = fs::read_to_string(entry.path()).unwrap();
            files.push(SourceFile { path, text });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Comment,
    Literal,
}

/// The code alone: comments and literals are spaces, lines and columns stay.
pub fn code(text: &str) -> String {
    keep(text, &[Part::Code])
}

/// Code and comments: literals are spaces.
pub fn code_and_comments(text: &str) -> String {
    keep(text, &[Part::Code, Part::Comment])
}

fn keep(text: &str, parts: &[Part]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (part, length) = next_part(rest);
        let (head, tail) = rest.split_at(length);
        if parts.contains(&part) {
            kept.push_str(head);
        } else {
            kept.extend(head.chars().map(|it| if it == '\n' { '\n' } else { ' ' }));
        }
        rest = tail;
    }
    kept
}

/// The kind and length of what `text` begins with.
fn next_part(text: &str) -> (Part, usize) {
    if text.starts_with("//") {
        return (Part::Comment, text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return (Part::Comment, block_comment(text));
    }
    if let Some(length) = raw_string(text)
        .or_else(|| string(text))
        .or_else(|| character(text))
    {
        return (Part::Literal, length);
    }
    (Part::Code, text.chars().next().map_or(0, char::len_utf8))
}

/// Block comments may hold others.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find(['/', '*']) {
        at += found;
        let mark = text.get(at..at + 2);
        match mark {
            Some("/*") => depth += 1,
            Some("*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn raw_string(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('r')?;
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let content = rest[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let closed = content
        .find(&end)
        .map_or(content.len(), |at| at + end.len());
    Some(text.len() - content.len() + closed)
}

fn string(text: &str) -> Option<usize> {
    let content = text.strip_prefix('"')?;
    Some(1 + closing(content, '"').unwrap_or(content.len()))
}

/// A character, not a lifetime: something escaped, or a single one between two quotes.
fn character(text: &str) -> Option<usize> {
    let content = text.strip_prefix('\'')?;
    let mut chars = content.chars();
    let escaped = chars.next()? == '\\';
    if escaped || chars.next()? == '\'' {
        return Some(1 + closing(content, '\'')?);
    }
    None
}

/// The length up to and with the first `quote` that is not escaped.
fn closing(content: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, it) in content.char_indices() {
        if it == quote && !escaped {
            return Some(at + 1);
        }
        escaped = it == '\\' && !escaped;
    }
    None
}

/// The lines of `text` with their numbers, counted from one.
pub fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

#[track_caller]
fn check_code(text: &str, expected: &str) {
    assert_eq!(code(text), expected);
}

#[test]
fn code_is_what_remains_without_comments_and_literals() {
    check_code("a // b\nc", "a     \nc");
    check_code("a /* b /* c */ d */ e", "a                   e");
    check_code("a \"b // c\" d", "a          d");
    check_code(r#"a "\"" b"#, "a      b");
    check_code(r##"a r#"b"c"# d"##, "a          d");
    check_code("a '\"' b '\\'' c", "a     b      c");
    check_code("fn f<'a>(it: &'a str)", "fn f<'a>(it: &'a str)");
    check_code("let r#type = 1;", "let r#type = 1;");
    check_code("\"a\nb\" c", "  \n   c");
    check_code("a / b * c", "a / b * c");
}

#[test]
fn a_literal_left_open_reaches_to_the_end() {
    check_code("a \"b", "a   ");
    check_code("a /* b", "a     ");
}

#[test]
fn comments_can_be_kept() {
    assert_eq!(code_and_comments("a \"b\" // c"), "a     // c");
}

#[test]
fn the_walk_finds_files_in_folders_by_extension() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join("src/b/c")).unwrap();
    fs::write(root.path().join("src/z.rs"), "z").unwrap();
    fs::write(root.path().join("src/b/c/d.md"), "d").unwrap();
    fs::write(root.path().join("src/b/e.txt"), "e").unwrap();

    let found = walk(root.path(), "src", &["rs", "md"]);

    assert_eq!(
        found,
        [
            SourceFile::new("src/b/c/d.md", "d"),
            SourceFile::new("src/z.rs", "z")
        ]
    );
    assert_eq!(walk(root.path(), "src/b", &["rs"]), []);
    assert_eq!(walk(root.path(), "nowhere", &["rs"]), []);
}
