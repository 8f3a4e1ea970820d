//! The renderers, in which order they are tried, and what is told when none works.
//!
//! Deliberately not here: starting one; that is given as a function.

use crate::support::past::Past;

/// What draws the window (显示方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Renderer {
    /// OpenGL 2.0 or later.
    OpenGl,
    /// The graphics card by Direct3D 12 or Vulkan.
    Wgpu,
    /// The processor alone.
    Software,
}

impl Renderer {
    /// All, in the order they are tried: the quickest to start first, what works everywhere last.
    pub const ALL: [Self; 3] = [Self::OpenGl, Self::Wgpu, Self::Software];

    /// As it is called on the command line and in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OpenGl => "opengl",
            Self::Wgpu => "wgpu",
            Self::Software => "software",
        }
    }

    /// As people call it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OpenGl => "OpenGL",
            Self::Wgpu if cfg!(windows) => "Direct3D 12 或 Vulkan",
            Self::Wgpu => "Vulkan",
            Self::Software => "软件绘制",
        }
    }

    /// The renderer of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Names the renderers that a start before this one has tried in vain: a line each, with the reason.
pub const TRIED_VARIABLE: &str = "BIANZHI_TRIED";

/// Tells Mesa to leave the graphics card alone, and the system to take Mesa.
pub const SOFTWARE_VARIABLES: [(&str, &str); 2] = [
    ("LIBGL_ALWAYS_SOFTWARE", "1"),
    ("__GLX_VENDOR_LIBRARY_NAME", "mesa"),
];

/// What came of trying a renderer.
#[derive(Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The window was there and has been closed.
    Ended,
    /// No window came, for this reason; the next one may be tried.
    NotStarted(String),
}

/// A renderer that didn't start, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which.
    pub renderer: Renderer,
    /// In the words of the system.
    pub reason: String,
}

/// Tries renderers until one shows the window: the forced one alone, or all in the order of the past.
///
/// Those in `failures` have been tried already; an attempt is told of all that failed before it.
///
/// # Errors
/// Why none started.
pub fn start(
    forced: Option<Renderer>,
    past: &Past,
    mut failures: Vec<Failure>,
    mut attempt: impl FnMut(Renderer, &[Failure]) -> Attempt,
) -> Result<(), Vec<Failure>> {
    let mut order = forced.map_or_else(|| past.order(), |it| vec![it]);
    order.retain(|it| failures.iter().all(|failure| failure.renderer != *it));
    for renderer in order {
        match attempt(renderer, &failures) {
            Attempt::Ended => return Ok(()),
            Attempt::NotStarted(reason) => failures.push(Failure { renderer, reason }),
        }
    }
    Err(failures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Renderer::OpenGl;
    use Renderer::Software;
    use Renderer::Wgpu;

    /// Which are tried in turn where only `works` does, and whether a window came.
    fn tried(forced: Option<Renderer>, past: &Past, works: &[Renderer]) -> (Vec<Renderer>, bool) {
        let mut tried = Vec::new();
        let started = start(forced, past, Vec::new(), |renderer, _| {
            tried.push(renderer);
            if works.contains(&renderer) {
                Attempt::Ended
            } else {
                Attempt::NotStarted(format!("no {}", renderer.name()))
            }
        });
        (tried, started.is_ok())
    }

    #[test]
    fn the_first_that_works_shows_the_window() {
        let past = Past::default();
        assert_eq!(tried(None, &past, &Renderer::ALL), (vec![OpenGl], true));
        assert_eq!(
            tried(None, &past, &[Wgpu, Software]),
            (vec![OpenGl, Wgpu], true)
        );
        assert_eq!(
            tried(None, &past, &[Software]),
            (vec![OpenGl, Wgpu, Software], true)
        );
    }

    #[test]
    fn when_none_works_each_says_why() {
        let failures = start(None, &Past::default(), Vec::new(), |renderer, _| {
            Attempt::NotStarted(renderer.name().to_owned())
        });
        let failures = failures.unwrap_err();
        assert_eq!(failures.len(), 3);
        assert!(failures.iter().all(|it| it.reason == it.renderer.name()));
    }

    #[test]
    fn a_forced_one_is_tried_alone_whatever_the_past_says() {
        let mut past = Past::default();
        past.crashed.insert(Wgpu);
        assert_eq!(
            tried(Some(Wgpu), &past, &[OpenGl, Wgpu]),
            (vec![Wgpu], true)
        );
        assert_eq!(tried(Some(Wgpu), &past, &[OpenGl]), (vec![Wgpu], false));
    }

    #[test]
    fn the_one_that_worked_last_is_tried_first() {
        let past = Past {
            good: Some(Wgpu),
            ..Past::default()
        };
        assert_eq!(tried(None, &past, &[OpenGl, Wgpu]), (vec![Wgpu], true));
        assert_eq!(tried(None, &past, &[OpenGl]), (vec![Wgpu, OpenGl], true));
    }

    #[test]
    fn one_that_took_the_program_down_is_tried_last() {
        let mut past = Past::default();
        past.crashed.insert(OpenGl);
        past.good = Some(OpenGl);
        assert_eq!(tried(None, &past, &[OpenGl, Wgpu]), (vec![Wgpu], true));
        assert_eq!(
            tried(None, &past, &[OpenGl]),
            (vec![Wgpu, Software, OpenGl], true)
        );
    }

    #[test]
    fn one_that_was_tried_in_vain_by_this_start_is_not_tried_again() {
        let failure = |renderer| Failure {
            renderer,
            reason: "no".to_owned(),
        };
        let mut tried = Vec::new();
        let past = Past::default();
        let failures = start(None, &past, vec![failure(OpenGl)], |renderer, failures| {
            tried.push((renderer, failures.len()));
            Attempt::NotStarted("no".to_owned())
        });
        assert_eq!(tried, [(Wgpu, 1), (Software, 2)]);
        assert_eq!(failures, Err(Renderer::ALL.map(failure).to_vec()));
    }

    #[test]
    fn every_renderer_is_found_by_its_name() {
        for renderer in Renderer::ALL {
            assert_eq!(Renderer::named(renderer.name()), Some(renderer));
        }
        assert_eq!(Renderer::named("OpenGL"), None);
    }
}
