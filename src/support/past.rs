//! What is remembered of earlier starts: which renderer worked, and which took the program down.
//!
//! A renderer on trial has a mark on disk, which goes with its first picture. A mark that is still there at the
//! next start, and that no running program holds, means that this renderer ended the program.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use crate::support::renderer::Renderer;

const PAST: &str = "renderer.txt";
const MARK: &str = "renderer-starting.txt";

/// What earlier starts have shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// The one that showed the window last.
    pub good: Option<Renderer>,
    /// Those that ended the program before the first picture; one that works again is taken off.
    pub crashed: BTreeSet<Renderer>,
}

impl Past {
    /// Reads what is remembered in a folder of the program's data; what can't be read is not remembered.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let mut past = Self::parsed(&fs::read_to_string(folder.join(PAST)).unwrap_or_default());
        let mark = folder.join(MARK);
        if !is_held(&mark)
            && let Ok(name) = fs::read_to_string(&mark)
            && let Some(renderer) = Renderer::named(name.trim())
        {
            past.crashed.insert(renderer);
            past.write(folder);
            let _ = fs::remove_file(&mark);
        }
        past
    }

    /// The renderers in the order they are tried; those that ended the program come last, since a program that is
    /// ended from outside leaves the same mark.
    ///
    /// Software is not remembered as the good one: who was there over a remote desktop once
    /// would have the slow one at the machine itself from then on.
    #[must_use]
    pub fn order(&self) -> Vec<Renderer> {
        let is_first = |it: &Renderer| self.good == Some(*it) && *it != Renderer::Software;
        let (mut order, others): (Vec<_>, Vec<_>) = Renderer::ALL.into_iter().partition(is_first);
        order.extend(others);
        order.sort_by_key(|it| self.crashed.contains(it));
        order
    }

    fn parsed(text: &str) -> Self {
        let mut past = Self::default();
        for line in text.lines() {
            match line.split_once(' ') {
                Some(("good", name)) => past.good = Renderer::named(name),
                Some(("crashed", name)) => past.crashed.extend(Renderer::named(name)),
                _ => {}
            }
        }
        past
    }

    fn text(&self) -> String {
        let good = self.good.iter().map(|it| format!("good {}\n", it.name()));
        let crashed = self.crashed.iter();
        let crashed = crashed.map(|it| format!("crashed {}\n", it.name()));
        good.chain(crashed).collect()
    }

    /// Where it can't be written, the next start finds its own way.
    fn write(&self, folder: &Path) {
        let _ = fs::create_dir_all(folder);
        let _ = fs::write(folder.join(PAST), self.text());
    }
}

/// Whether a program that is starting right now holds the mark.
fn is_held(mark: &Path) -> bool {
    let Ok(file) = File::options().write(true).open(mark) else {
        return false;
    };
    matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock))
}

/// A renderer on trial, until its first picture is there.
#[derive(Debug)]
pub struct Trial {
    renderer: Renderer,
    folder: PathBuf,
    /// None where the mark can't be written, or another start holds it.
    mark: Option<File>,
}

impl Trial {
    /// Sets the mark.
    #[must_use]
    pub fn begin(folder: &Path, renderer: Renderer) -> Self {
        let _ = fs::create_dir_all(folder);
        let mark = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(MARK));
        let mark = mark.ok().filter(|file| file.try_lock().is_ok());
        let mark = mark.and_then(|mut file| {
            file.set_len(0).ok()?;
            file.write_all(renderer.name().as_bytes()).ok()?;
            file.sync_all().ok()?;
            Some(file)
        });
        Self {
            renderer,
            folder: folder.to_owned(),
            mark,
        }
    }

    /// The window is there: this renderer is the good one.
    pub fn passed(self) {
        let (folder, renderer) = (self.folder.clone(), self.renderer);
        self.given_up();
        let mut past = Past::read(&folder);
        let before = past.clone();
        past.crashed.remove(&renderer);
        past.good = Some(renderer);
        if past != before {
            past.write(&folder);
        }
    }

    /// It said in an orderly way that it can't.
    pub fn given_up(self) {
        if let Some(mark) = self.mark {
            // Emptied first: a file that is open can't be removed everywhere.
            let _ = mark.set_len(0);
            drop(mark);
            let _ = fs::remove_file(self.folder.join(MARK));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Renderer::OpenGl;
    use Renderer::Software;
    use Renderer::Wgpu;

    #[test]
    fn what_worked_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Past::read(folder.path()), Past::default());
        Trial::begin(folder.path(), OpenGl).given_up();
        Trial::begin(folder.path(), Wgpu).passed();
        let past = Past::read(folder.path());
        assert_eq!(past.order(), [Wgpu, OpenGl, Software]);
        assert!(past.crashed.is_empty());
    }

    #[test]
    fn one_that_never_came_to_a_picture_comes_last_until_it_works_again() {
        let folder = tempfile::tempdir().unwrap();
        drop(Trial::begin(folder.path(), OpenGl));
        assert_eq!(Past::read(folder.path()).order(), [Wgpu, Software, OpenGl]);
        Trial::begin(folder.path(), Wgpu).passed();
        assert_eq!(Past::read(folder.path()).order(), [Wgpu, Software, OpenGl]);
        Trial::begin(folder.path(), OpenGl).passed();
        assert_eq!(Past::read(folder.path()).order(), Renderer::ALL);
    }

    #[test]
    fn there_is_always_one_to_try() {
        let folder = tempfile::tempdir().unwrap();
        for renderer in Renderer::ALL {
            drop(Trial::begin(folder.path(), renderer));
            assert_eq!(Past::read(folder.path()).order().len(), 3);
        }
        assert_eq!(Past::read(folder.path()).order(), Renderer::ALL);
    }

    #[test]
    fn a_start_beside_this_one_is_no_crash() {
        let folder = tempfile::tempdir().unwrap();
        let first = Trial::begin(folder.path(), OpenGl);
        assert_eq!(Past::read(folder.path()).order(), Renderer::ALL);
        let second = Trial::begin(folder.path(), OpenGl);
        second.passed();
        first.passed();
        assert_eq!(Past::read(folder.path()).order(), Renderer::ALL);
    }

    #[test]
    fn software_is_never_tried_first() {
        let folder = tempfile::tempdir().unwrap();
        Trial::begin(folder.path(), Software).passed();
        assert_eq!(Past::read(folder.path()).order(), Renderer::ALL);
    }

    #[test]
    fn nonsense_on_disk_is_nothing_remembered() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(PAST), "good\ngood 3d\ncrashed \u{0}\n\n").unwrap();
        fs::write(folder.path().join(MARK), "").unwrap();
        assert_eq!(Past::read(folder.path()), Past::default());
        let none = folder.path().join(PAST).join("no folder");
        Trial::begin(&none, OpenGl).passed();
        assert_eq!(Past::read(&none), Past::default());
    }
}
