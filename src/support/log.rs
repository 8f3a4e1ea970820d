//! The log for support: a few files of bounded size in the program's data folder, a line an event.
//!
//! Each line is appended by itself, so that two windows may write at once; a log that can't be written is no
//! reason to disturb anybody.

use std::fs;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::model::CreatedAt;
use crate::support::event::Event;

/// The file that is written; older ones have a number before the extension.
pub const LOG_FILE: &str = "bianzhi.log";
const LOCK: &str = "bianzhi.log.lock";
/// A file that has grown to this is put aside (bytes).
const FILE_LIMIT: u64 = 256 * 1024;
/// So many files there are at most.
const FILES: usize = 5;
/// A line longer than this is cut (characters).
const LINE_LIMIT: usize = 2_000;

/// Where events are written; the usual one writes nowhere.
#[derive(Clone, Debug, Default)]
pub struct Log {
    place: Option<Place>,
    wants_texts: Arc<AtomicBool>,
}

#[derive(Clone, Debug)]
struct Place {
    folder: PathBuf,
    now: fn() -> CreatedAt,
}

impl Log {
    /// A log in a folder, which is made when there is something to write.
    #[must_use]
    pub fn in_folder(folder: PathBuf, now: fn() -> CreatedAt) -> Self {
        Self {
            place: Some(Place { folder, now }),
            ..Self::default()
        }
    }

    /// The folder; none where nothing is written.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        Some(&self.place.as_ref()?.folder)
    }

    /// Whether sentences shown to the user are written too, which may name things (详细日志).
    #[must_use]
    pub fn wants_texts(&self) -> bool {
        self.wants_texts.load(Ordering::Relaxed)
    }

    /// Has sentences shown to the user written, or not.
    pub fn write_texts(&self, wanted: bool) {
        self.wants_texts.store(wanted, Ordering::Relaxed);
    }

    /// Writes an event down.
    pub fn note(&self, event: &Event) {
        let Some(place) = &self.place else {
            return;
        };
        let at = (place.now)();
        let seconds = at.second;
        let words: String = event.to_string().chars().take(LINE_LIMIT).collect();
        let words = words.replace(char::is_control, " ");
        let line = format!("{at}:{seconds:02} [{}] {words}\n", std::process::id());
        // Nobody is helped by a complaint about the log.
        let _ = append(&place.folder, &line);
    }
}

fn append(folder: &Path, line: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(LOG_FILE);
    let size = |path: &Path| fs::metadata(path).map_or(0, |about| about.len());
    if size(&path) + line.len() as u64 > FILE_LIMIT {
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(LOCK))?;
        lock.lock()?;
        // Another window may have done it meanwhile.
        if size(&path) + line.len() as u64 > FILE_LIMIT {
            put_aside(folder)?;
        }
    }
    let mut file = File::options().create(true).append(true).open(&path)?;
    file.write_all(line.as_bytes())
}

/// Every file takes the place of the next older one; the oldest goes.
fn put_aside(folder: &Path) -> std::io::Result<()> {
    let name = |age: usize| match age {
        0 => folder.join(LOG_FILE),
        _ => folder.join(format!("bianzhi.{age}.log")),
    };
    for age in (0..FILES - 1).rev() {
        match fs::rename(name(age), name(age + 1)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::trial_clock as now;

    fn long() -> Event {
        Event::Shown {
            renderer: "显".repeat(300),
        }
    }

    fn sizes(folder: &Path) -> Vec<u64> {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let logs = entries.filter(|it| it.path().extension().is_some_and(|it| it == "log"));
        logs.map(|it| it.metadata().unwrap().len()).collect()
    }

    #[test]
    fn an_event_is_a_line_with_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::in_folder(folder.path().join("logs"), now);
        log.note(&Event::Saved { size: 40_000 });
        log.note(&Event::Failed {
            what: "打开",
            error: "a\nb".to_owned(),
        });
        let text = fs::read_to_string(folder.path().join("logs").join(LOG_FILE)).unwrap();
        let id = std::process::id();
        let expected = format!(
            "2024-03-05 09:07:03 [{id}] 保存 约 40 KB\n2024-03-05 09:07:03 [{id}] 未成功 打开 a b\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn old_lines_go_and_the_log_stays_small() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::in_folder(folder.path().to_owned(), now);
        for _ in 0..2_000 {
            log.note(&long());
        }
        let sizes = sizes(folder.path());
        assert_eq!(sizes.len(), FILES);
        assert!(sizes.iter().all(|size| *size <= FILE_LIMIT));
    }

    #[test]
    fn two_windows_at_once_keep_it_small_and_every_line_whole() {
        let folder = tempfile::tempdir().unwrap();
        let window = |event: Event| {
            let log = Log::in_folder(folder.path().to_owned(), now);
            move || (0..700).for_each(|_| log.note(&event))
        };
        std::thread::scope(|scope| {
            scope.spawn(window(long()));
            scope.spawn(window(Event::Ended));
            scope.spawn(window(long()));
        });
        assert!(sizes(folder.path()).len() <= FILES);
        // Whoever looked just before the limit adds its line just after it.
        assert!(
            sizes(folder.path())
                .iter()
                .all(|size| *size < FILE_LIMIT + 4_096)
        );
        for entry in fs::read_dir(folder.path()).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(
                text.lines()
                    .all(|line| line.starts_with("2024-03-05 09:07:03 ["))
            );
            assert!(text.is_empty() || text.ends_with('\n'));
        }
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        Log::in_folder(file.join("logs"), now).note(&Event::Started);
        Log::default().note(&Event::Started);
        assert!(Log::default().folder().is_none());
    }
}
