//! Opening and saving with everything that keeps work from being lost: lock, journal, versions, and the file read
//! again before it is replaced.

use std::hint::black_box;
use std::path::Path;

use bianzhi::model::Budget;
use bianzhi::storage;
use bianzhi::storage::Keeping;
use bianzhi::storage::Machine;
use bianzhi::storage::Reason;
use bianzhi::storage::SaveOrder;
use bianzhi::storage::Session;
use bianzhi::storage::VERSIONS_USUAL;
use criterion::BenchmarkGroup;
use criterion::BenchmarkId;
use criterion::measurement::WallTime;

use crate::stamp;

type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// Opens the file that is there and lets go of it.
pub(crate) fn open(group: &mut Group<'_>, (path, size): (&Path, usize)) {
    group.bench_function(BenchmarkId::new("open session", size), |bencher| {
        bencher.iter(|| black_box(open_session(path)));
    });
}

/// Saves a change, with the version before it kept.
pub(crate) fn save(group: &mut Group<'_>, (path, size): (&Path, usize), pack: &str) {
    // Never the same as the file: then there would be nothing to keep.
    let mut number = 0_usize;
    group.bench_function(BenchmarkId::new("save session", size), |bencher| {
        let mut opened = open_session(path);
        bencher.iter(|| {
            number += 1;
            opened.saved.budget.cover.phone = number.to_string();
            save_session(&mut opened.session, path, (&opened.saved.budget, pack));
        });
        drop(opened);
        std::fs::remove_dir_all(storage::folder_beside(path)).expect("versions were kept");
    });
}

fn open_session(path: &Path) -> storage::Opened {
    Session::open(path, Machine::new(|| stamp().created)).expect("it can be opened")
}

fn save_session(session: &mut Session, path: &Path, (budget, pack): (&Budget, &str)) {
    let text = storage::render(budget, pack).expect("it is text");
    let keeping = Keeping {
        reason: Reason::Save,
        at: stamp().created,
        most: VERSIONS_USUAL,
    };
    let order = SaveOrder {
        path,
        text: &text,
        keeping,
    };
    let remarks = session.save(order).expect("it can be saved");
    assert!(remarks.is_empty(), "{remarks:?}");
}
