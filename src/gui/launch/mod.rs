//! How the window comes to be: what is said on the command line, what can draw it, what is told when nothing can.
//!
//! Deliberately not here: running it; see the start of the program.

mod arguments;
mod drawing;
mod words;

pub use arguments::Arguments;
pub use arguments::RENDERER_VARIABLE;
pub use arguments::UsageError;
pub use drawing::Drawing;
pub use drawing::described;
pub use words::fallen_words;
pub use words::no_window_words;
