//! The window: start-up only.
//!
//! `bianzhi [--renderer 显示方式] [文件]` opens a file; a bad one is explained on the start page.
//! What can draw the window is tried in turn; whatever happens, the user is told.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![expect(
    clippy::disallowed_methods,
    reason = "the start of the program is where the clock is read and where it is started again"
)]

use std::cell::Cell;
use std::io::Write as _;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::SystemTime;

use bianzhi::cli::china_time;
use bianzhi::gui::app::App;
use bianzhi::gui::app::CreatedAt;
use bianzhi::gui::care::Care;
use bianzhi::gui::care::First;
use bianzhi::gui::care::Provoked;
use bianzhi::gui::care::SharedTrial;
use bianzhi::gui::clipboard::Clipboard;
use bianzhi::gui::launch::Arguments;
use bianzhi::gui::launch::Drawing;
use bianzhi::gui::launch::RENDERER_VARIABLE;
use bianzhi::gui::launch::described;
use bianzhi::gui::launch::fallen_words;
use bianzhi::gui::launch::no_window_words;
use bianzhi::gui::settings::STORAGE_KEY;
use bianzhi::gui::settings::Settings;
use bianzhi::gui::theme::sizes;
use bianzhi::support::Attempt;
use bianzhi::support::Event;
use bianzhi::support::Failure;
use bianzhi::support::Log;
use bianzhi::support::Past;
use bianzhi::support::Recorder;
use bianzhi::support::Renderer;
use bianzhi::support::SOFTWARE_VARIABLES;
use bianzhi::support::TRIED_VARIABLE;
use bianzhi::support::Trial;
use bianzhi::support::start;

/// The program could not show a window.
const NO_WINDOW: u8 = 2;
/// The window went in the midst of work.
const FALLEN: u8 = 3;

fn main() -> ExitCode {
    let variable = std::env::var_os(RENDERER_VARIABLE);
    let arguments = match Arguments::read(std::env::args_os().skip(1), variable) {
        Ok(arguments) => arguments,
        Err(error) => {
            tell(&error.to_string());
            return ExitCode::from(NO_WINDOW);
        }
    };
    let launch = Launch::new(arguments);
    launch.recorder.install();
    launch.log.note(&Event::Started);
    let past = launch.data.as_deref().map(Past::read).unwrap_or_default();
    let forced = launch.arguments.renderer;
    let started = start(forced, &past, tried_before(), |renderer, failures| {
        launch.attempt(renderer, failures)
    });
    launch.log.note(&Event::Ended);
    match started {
        Ok(()) if launch.has_fallen.get() => {
            let report = launch.recorder.take_untold().and_then(|it| it.report);
            tell(&fallen_words(report.as_deref()));
            ExitCode::from(FALLEN)
        }
        Ok(()) => ExitCode::SUCCESS,
        Err(failures) => {
            tell(&no_window_words(&failures));
            ExitCode::from(NO_WINDOW)
        }
    }
}

/// What every attempt to show the window needs.
struct Launch {
    arguments: Arguments,
    /// The folder of the program's data.
    data: Option<PathBuf>,
    log: Log,
    recorder: Recorder,
    trial: SharedTrial,
    /// The window was there and went in a panic.
    has_fallen: Cell<bool>,
}

impl Launch {
    fn new(arguments: Arguments) -> Self {
        let data = eframe::storage_dir("bianzhi");
        let log = data
            .as_ref()
            .map_or_else(Log::default, |data| Log::in_folder(data.join("logs"), now));
        let recorder = data.as_ref().map_or_else(Recorder::default, |data| {
            Recorder::in_folder(data.join("reports"), log.clone(), now)
        });
        Self {
            arguments,
            data,
            log,
            recorder,
            trial: SharedTrial::default(),
            has_fallen: Cell::new(false),
        }
    }

    /// Tries a renderer in all its ways.
    fn attempt(&self, renderer: Renderer, failures: &[Failure]) -> Attempt {
        let wants_software = renderer == Renderer::Software && !cfg!(windows);
        if wants_software
            && SOFTWARE_VARIABLES
                .iter()
                .any(|(name, _)| std::env::var_os(name).is_none())
        {
            // The variables hold from the start of a program.
            let reason = start_again(failures, &SOFTWARE_VARIABLES);
            self.note_failure(renderer, &reason);
        }
        let is_forced = self.arguments.renderer.is_some();
        let mut reasons = Vec::new();
        for drawing in Drawing::of(renderer, is_forced) {
            match self.run(renderer, *drawing) {
                Outcome::Ended => return Attempt::Ended,
                Outcome::Failed(reason) => {
                    self.note_failure(renderer, &reason);
                    reasons.push(reason);
                }
                Outcome::Broken => {
                    let reason = "启动时出错中断".to_owned();
                    self.note_failure(renderer, &reason);
                    if is_forced {
                        return Attempt::NotStarted(reason);
                    }
                    // The event loop is left in the midst of its work and can't be used again.
                    let failure = Failure { renderer, reason };
                    let failures: Vec<_> = failures.iter().cloned().chain([failure]).collect();
                    return Attempt::NotStarted(start_again(&failures, &[]));
                }
            }
        }
        Attempt::NotStarted(reasons.join("；"))
    }

    fn note_failure(&self, renderer: Renderer, reason: &str) {
        let home = std::env::home_dir().unwrap_or_default();
        let home = home.to_string_lossy();
        let reason = match home.len() {
            0 | 1 => reason.to_owned(),
            _ => reason.replace(&*home, "~"),
        };
        let renderer = renderer.label();
        self.log.note(&Event::NotShown { renderer, reason });
    }

    /// Shows the window until it is closed.
    fn run(&self, renderer: Renderer, drawing: Drawing) -> Outcome {
        let trial = self
            .data
            .as_deref()
            .map(|data| Trial::begin(data, renderer));
        self.trial.set(trial);
        let has_begun = Rc::new(Cell::new(false));
        let begun = Rc::clone(&has_begun);
        let ended = catch_unwind(AssertUnwindSafe(|| {
            provoke(renderer);
            eframe::run_native(
                "bianzhi",
                drawing.options(viewport()),
                Box::new(|start| {
                    begun.set(true);
                    Ok(Box::new(self.app(renderer, start)))
                }),
            )
        }));
        let trial = self.trial.take();
        match ended {
            Ok(Ok(())) => {
                trial.into_iter().for_each(Trial::passed);
                Outcome::Ended
            }
            Ok(Err(error)) if !has_begun.get() => {
                trial.into_iter().for_each(Trial::given_up);
                Outcome::Failed(error.to_string())
            }
            Err(_) if !has_begun.get() => Outcome::Broken,
            Ok(Err(error)) => {
                self.note_failure(renderer, &error.to_string());
                self.has_fallen.set(true);
                Outcome::Ended
            }
            // The report is written.
            Err(_) => {
                self.has_fallen.set(true);
                Outcome::Ended
            }
        }
    }

    fn app(&self, renderer: Renderer, start: &eframe::CreationContext<'_>) -> App {
        let settings: Option<Settings> = start
            .storage
            .and_then(|storage| eframe::get_value(storage, STORAGE_KEY));
        let settings = settings.unwrap_or_default();
        self.log.write_texts(settings.logs_texts);
        let renderer = described(renderer, start);
        self.recorder.note_renderer(&renderer);
        self.log.note(&Event::Shown { renderer });
        let mut app = App::new(&start.egui_ctx, settings, now);
        app.clipboard = Clipboard::system();
        let provoked = std::env::var(Provoked::VARIABLE).unwrap_or_default();
        app.care = Care::new(self.log.clone(), self.recorder.clone());
        app.care.trial = Rc::clone(&self.trial);
        app.care.provoked = Provoked::named(&provoked);
        app.care.first = First {
            unsaved: self.data.as_ref().map(|data| data.join("unsaved")),
            file: self.arguments.file.clone(),
        };
        app
    }
}

/// What came of one way to draw the window.
enum Outcome {
    /// The window was there and is gone.
    Ended,
    /// It said that it can't.
    Failed(String),
    /// It panicked before there was a window.
    Broken,
}

/// A renderer that fails at the start in a bad way, to try what happens then.
fn provoke(renderer: Renderer) {
    let provoked = std::env::var(Provoked::VARIABLE).unwrap_or_default();
    let (how, whom) = provoked.split_once('-').unwrap_or_default();
    match how {
        "panic" if whom == renderer.name() => panic!("provoked"),
        "abort" if whom == renderer.name() => std::process::abort(),
        _ => {}
    }
}

/// The renderers a start before this one has tried in vain.
fn tried_before() -> Vec<Failure> {
    let tried = std::env::var(TRIED_VARIABLE).unwrap_or_default();
    let lines = tried.lines().filter_map(|line| line.split_once(' '));
    let failures = lines.filter_map(|(name, reason)| {
        let renderer = Renderer::named(name)?;
        let reason = reason.to_owned();
        Some(Failure { renderer, reason })
    });
    failures.collect()
}

/// Starts the program again in the place of this one; comes back only with the reason why that can't be.
fn start_again(failures: &[Failure], variables: &[(&str, &str)]) -> String {
    let lines = failures.iter().map(|it| {
        let reason = it.reason.replace(char::is_control, " ");
        format!("{} {reason}\n", it.renderer.name())
    });
    let tried: String = lines.collect();
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return error.to_string(),
    };
    let mut command = std::process::Command::new(program);
    command
        .args(std::env::args_os().skip(1))
        .env(TRIED_VARIABLE, tried)
        .envs(variables.iter().copied());
    take_over(&mut command).to_string()
}

#[cfg(unix)]
fn take_over(command: &mut std::process::Command) -> std::io::Error {
    use std::os::unix::process::CommandExt as _;
    command.exec()
}

/// Other systems have no way to be replaced: the new program goes on, this one ends.
#[cfg(not(unix))]
fn take_over(command: &mut std::process::Command) -> std::io::Error {
    match command.spawn() {
        Ok(_) => std::process::exit(0),
        Err(error) => error,
    }
}

/// Tells the user something without a window: in a box of the system, and where the program was called from.
fn tell(words: &str) {
    // There may be nobody to read it.
    let _ = writeln!(std::io::stderr(), "{words}");
    let shown = catch_unwind(|| {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("编制")
            .set_description(words)
            .show()
    });
    // A system without boxes has the words on its error output.
    drop(shown);
}

fn viewport() -> egui::ViewportBuilder {
    let builder = egui::ViewportBuilder::default()
        .with_app_id("bianzhi")
        .with_title("编制")
        .with_min_inner_size(sizes::WINDOW_MIN)
        .with_inner_size(sizes::WINDOW_FIRST)
        // At first; then as it was left.
        .with_maximized(true);
    match eframe::icon_data::from_png_bytes(include_bytes!("../assets/icons/bianzhi-64.png")) {
        Ok(icon) => builder.with_icon(icon),
        // Without its sign the window works as well.
        Err(_) => builder,
    }
}

/// The time of day.
fn now() -> CreatedAt {
    china_time(SystemTime::now())
}
