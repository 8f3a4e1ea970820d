//! What the program keeps about itself on a machine: which renderer works, a log, reports of its own failures.
//!
//! Nothing here knows a budget, so no amount and no name can get into a log or a report by way of it.
//! Deliberately not here: the work of the user, which is `storage`'s, and starting or drawing a window.
#![expect(
    clippy::disallowed_methods,
    reason = "what the program keeps about itself is in files of its own"
)]

mod crash;
mod event;
mod facts;
mod log;
mod past;
mod renderer;

pub use crash::Recorder;
pub use crash::Untold;
pub use crash::said_without_data;
pub use event::Event;
pub use event::FileKind;
pub use event::named;
pub use facts::Facts;
pub use facts::VERSION;
pub use facts::system;
pub use log::LOG_FILE;
pub use log::Log;
pub use past::Past;
pub use past::Trial;
pub use renderer::Attempt;
pub use renderer::Failure;
pub use renderer::Renderer;
pub use renderer::SOFTWARE_VARIABLES;
pub use renderer::TRIED_VARIABLE;
pub use renderer::start;

/// The clock of tests.
#[cfg(test)]
fn trial_clock() -> crate::model::CreatedAt {
    crate::model::CreatedAt {
        year: 2024,
        month: 3,
        day: 5,
        hour: 9,
        minute: 7,
        second: 3,
    }
}
