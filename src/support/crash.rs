//! Reports of panics: what went wrong in the program, with nothing of the user's in it.
//!
//! Written by the panic hook, on whichever thread panics, so it takes no lock for long and never panics itself.
//! Deliberately not here: saving the work, and telling the user; see `gui::fallen`.

use std::any::Any;
use std::collections::VecDeque;
use std::fs;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::TryLockError;
use std::time::Duration;

use crate::model::CreatedAt;
use crate::support::event::Event;
use crate::support::event::source;
use crate::support::facts::Facts;
use crate::support::facts::VERSION;
use crate::support::facts::system;
use crate::support::log::Log;

/// So many of the latest commands stand in a report.
const COMMANDS: usize = 20;
/// So many reports a run of the program writes at most.
const REPORTS: usize = 20;
/// How often, and how long each time, another thread is waited for.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(2);

/// What panics of the standard library begin with; behind it may stand texts and figures.
const KNOWN: [&str; 14] = [
    "index out of bounds",
    "range start index",
    "range end index",
    "slice index starts at",
    "byte index",
    "start byte index",
    "end byte index",
    "begin <= end",
    "called `Result::unwrap()` on an `Err` value",
    "assertion `left == right` failed",
    "assertion `left != right` failed",
    "insertion index",
    "removal index",
    "failed to spawn thread",
];

/// A panic the user hasn't been told of yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untold {
    /// The report, if it could be written.
    pub report: Option<PathBuf>,
}

/// Notes what a report needs, and writes it when something panics.
#[derive(Clone, Debug, Default)]
pub struct Recorder(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    facts: Facts,
    commands: VecDeque<&'static str>,
    /// The folder beside the open file.
    beside: Option<PathBuf>,
    /// The folder of the program's data, and its clock.
    data: Option<(PathBuf, fn() -> CreatedAt)>,
    log: Log,
    /// How many panics there were.
    count: usize,
    untold: Option<Untold>,
}

impl Recorder {
    /// Writes reports into a folder of the program's data, where there is no better place.
    #[must_use]
    pub fn in_folder(folder: PathBuf, log: Log, now: fn() -> CreatedAt) -> Self {
        Self(Arc::new(Mutex::new(State {
            data: Some((folder, now)),
            log,
            ..State::default()
        })))
    }

    /// Writes a report of every panic from now on.
    pub fn install(&self) {
        let recorder = self.clone();
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if cfg!(debug_assertions) {
                usual(info);
            }
            recorder.on_panic(info);
        }));
    }

    fn on_panic(&self, info: &PanicHookInfo<'_>) {
        let place = info.location().map_or_else(String::new, |it| {
            format!("{}:{}:{}", source(it.file()), it.line(), it.column())
        });
        self.record(&place, &said_without_data(info.payload()));
    }

    /// Writes the report of a panic at a place of the source, with what may be repeated of its message.
    pub fn record(&self, place: &str, message: &str) {
        // What is written to the error output may end in a file of the system.
        let _ = writeln!(std::io::stderr(), "编制程序出错：{place} {message}");
        let Some(mut state) = self.patiently() else {
            return;
        };
        state.count += 1;
        if state.count > REPORTS {
            return;
        }
        state.log.note(&Event::Panicked {
            place: place.to_owned(),
        });
        let report = state.write(place, message);
        state.untold = Some(Untold { report });
    }

    /// A command was given, by its name in menus.
    pub fn note_command(&self, name: &'static str) {
        if let Some(mut state) = self.patiently() {
            state.commands.push_back(name);
            if state.commands.len() > COMMANDS {
                state.commands.pop_front();
            }
        }
    }

    /// A file is open, or none, with the folder beside it.
    pub fn note_file(&self, packs: Vec<String>, beside: Option<PathBuf>) {
        if let Some(mut state) = self.patiently() {
            state.facts.packs = packs;
            state.beside = beside;
        }
    }

    /// A renderer shows the window.
    pub fn note_renderer(&self, renderer: &str) {
        if let Some(mut state) = self.patiently() {
            renderer.clone_into(&mut state.facts.renderer);
        }
    }

    /// What is known of the program.
    #[must_use]
    pub fn facts(&self) -> Facts {
        self.patiently()
            .map_or_else(Facts::default, |state| state.facts.clone())
    }

    /// The latest panic the user hasn't been told of yet; from now on it is told.
    #[must_use]
    pub fn take_untold(&self) -> Option<Untold> {
        self.patiently()?.untold.take()
    }

    /// The state, unless a thread keeps it; whoever panicked while it had it left it whole.
    fn patiently(&self) -> Option<MutexGuard<'_, State>> {
        for _ in 0..TRIES {
            match self.0.try_lock() {
                Ok(state) => return Some(state),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            }
        }
        None
    }
}

impl State {
    /// Writes a report where it can be written; the path.
    fn write(&self, place: &str, message: &str) -> Option<PathBuf> {
        let (data, now) = self.data.as_ref()?;
        let at = now();
        let text = self.text(at, place, message);
        let (hour, minute, second) = (at.hour, at.minute, at.second);
        let day = at.day_text();
        let id = std::process::id();
        let count = self.count;
        let name = format!("错误报告 {day}-{hour:02}{minute:02}{second:02}-{id}-{count}.txt");
        // Beside the file only where the program has a folder already.
        let beside = self.beside.as_deref().filter(|folder| folder.is_dir());
        let written = beside.and_then(|folder| write(folder, &name, &text));
        written.or_else(|| {
            fs::create_dir_all(data).ok()?;
            write(data, &name, &text)
        })
    }

    fn text(&self, at: CreatedAt, place: &str, message: &str) -> String {
        let seconds = at.second;
        let Facts { renderer, packs } = &self.facts;
        let packs = packs.join("、");
        let commands: Vec<_> = self.commands.iter().copied().collect();
        let commands = commands.join("、");
        let system = system();
        format!(
            "编制 错误报告\n\n\
             本报告不含金额、名称、文字内容和个人信息，可以交给技术支持\n\n\
             时间　　　{at}:{seconds:02}\n\
             版本　　　{VERSION}\n\
             系统　　　{system}\n\
             显示方式　{renderer}\n\
             规则包　　{packs}\n\
             出错位置　{place}\n\
             说明　　　{message}\n\
             最近命令　{commands}\n"
        )
    }
}

fn write(folder: &Path, name: &str, text: &str) -> Option<PathBuf> {
    let path = folder.join(name);
    fs::write(&path, text).ok()?;
    Some(path)
}

/// What may be repeated of the message of a panic: what stands in the source, and never what was put into it.
#[must_use]
pub fn said_without_data(payload: &(dyn Any + Send)) -> String {
    if let Some(literal) = payload.downcast_ref::<&'static str>() {
        return (*literal).to_owned();
    }
    let text = payload.downcast_ref::<String>();
    let known = text.and_then(|text| KNOWN.iter().find(|known| text.starts_with(*known)));
    known.map_or_else(|| "（略）".to_owned(), |known| (*known).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::trial_clock as now;

    fn recorder(data: &Path) -> Recorder {
        let log = Log::in_folder(data.join("logs"), now);
        Recorder::in_folder(data.join("reports"), log, now)
    }

    /// What is told of a panic.
    fn said(panics: impl FnOnce() + std::panic::UnwindSafe) -> String {
        let payload = std::panic::catch_unwind(panics).unwrap_err();
        said_without_data(payload.as_ref())
    }

    #[test]
    fn a_message_is_repeated_without_what_was_put_into_it() {
        let name = String::from("某县农业农村局");
        assert_eq!(said(|| panic!("a list is empty")), "a list is empty");
        let panicked = name.clone();
        assert_eq!(said(move || panic!("no {panicked}")), "（略）");
        let text = name.clone();
        let at = std::hint::black_box(1);
        assert_eq!(
            said(move || drop(text[at..].to_owned())),
            "start byte index"
        );
        let failed: Result<(), String> = std::hint::black_box(Err(name));
        let unwrapped = said(move || failed.unwrap());
        assert_eq!(unwrapped, "called `Result::unwrap()` on an `Err` value");
        let few = [1, 2];
        let at = std::hint::black_box(4_030);
        assert_eq!(said(move || assert!(few[at] > 0)), "index out of bounds");
    }

    #[test]
    fn a_report_tells_what_support_needs() {
        let data = tempfile::tempdir().unwrap();
        let recorder = recorder(data.path());
        recorder.note_renderer("OpenGL 4.5");
        recorder.note_file(vec!["liaoning_2024".to_owned()], None);
        (0..30).for_each(|_| recorder.note_command("保存"));
        recorder.note_command("关于编制");
        recorder.record("src/gui/app.rs:1:2", "index out of bounds");
        let path = recorder.take_untold().unwrap().report.unwrap();
        assert_eq!(recorder.take_untold(), None);
        let text = fs::read_to_string(path).unwrap();
        for part in [
            "2024-03-05 09:07:03",
            VERSION,
            "OpenGL 4.5",
            "liaoning_2024",
            "src/gui/app.rs:1:2",
            "index out of bounds",
            "保存、关于编制",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert_eq!(text.matches("保存").count(), COMMANDS - 1);
    }

    #[test]
    fn a_report_is_beside_the_file_where_that_can_be() {
        let data = tempfile::tempdir().unwrap();
        let beside = tempfile::tempdir().unwrap();
        let recorder = recorder(data.path());
        let place_of_report = |folder: &Path| {
            recorder.note_file(Vec::new(), Some(folder.to_owned()));
            recorder.record("here", "it");
            let path = recorder.take_untold().unwrap().report.unwrap();
            path.parent().unwrap().to_owned()
        };
        assert_eq!(place_of_report(beside.path()), beside.path());
        let gone = beside.path().join("gone");
        assert_eq!(place_of_report(&gone), data.path().join("reports"));
        assert!(!gone.exists());
    }

    #[test]
    fn a_panic_in_every_frame_does_not_fill_the_disk() {
        let data = tempfile::tempdir().unwrap();
        let recorder = recorder(data.path());
        (0..100).for_each(|_| recorder.record("here", "it"));
        let written = fs::read_dir(data.path().join("reports")).unwrap().count();
        assert_eq!(written, REPORTS);
    }

    #[test]
    fn where_no_report_can_be_written_the_panic_is_told_all_the_same() {
        let recorder = Recorder::default();
        recorder.record("here", "it");
        assert_eq!(recorder.take_untold(), Some(Untold { report: None }));
    }

    #[test]
    fn who_holds_the_state_holds_nobody_up() {
        let recorder = Recorder::default();
        let held = recorder.0.lock().unwrap();
        recorder.record("here", "it");
        drop(held);
        assert_eq!(recorder.take_untold(), None);
    }
}
