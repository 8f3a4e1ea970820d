//! How long the daily steps take at 1,000, 10,000 and 100,000 expenditure lines.
//!
//! `cargo bench` prints the times, and the peak memory after each size.
#![expect(
    clippy::disallowed_methods,
    reason = "the bench writes a file and reads its own memory use"
)]

#[cfg(feature = "gui")]
mod frames;
mod generator;
#[cfg(feature = "gui")]
mod pasting;
mod sessions;

use std::hint::black_box;

use bianzhi::codes::BudgetYear;
use bianzhi::codes::Codes;
use bianzhi::compute::fill;
use bianzhi::compute::overview;
use bianzhi::export::CreatedAt;
use bianzhi::export::Stamp;
use bianzhi::export::sheet;
use bianzhi::export::xlsx;
use bianzhi::model::Budget;
use bianzhi::model::LocalTieOut;
use bianzhi::model::LocalTieOutId;
use bianzhi::model::Records;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::rules::check;
use bianzhi::rules::local_tie_outs;
use bianzhi::storage;
use criterion::BatchSize;
use criterion::BenchmarkId;
use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;

const SIZES: [usize; 4] = [1_000, 2_000, 10_000, 100_000];

fn pack() -> Pack {
    load_pack("liaoning_2024", &embedded_packs()).expect("the embedded pack is good")
}

fn daily_steps(criterion: &mut Criterion) {
    let pack = pack();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bench.bmys");
    for size in SIZES {
        let budget = generator::budget(size);
        let mut group = criterion.benchmark_group("budget");
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("fill and check", size), |bencher| {
            bencher.iter(|| {
                let book = fill(black_box(&budget), &pack);
                check(&budget, &pack, &book)
            });
        });
        group.bench_function(BenchmarkId::new("save", size), |bencher| {
            bencher.iter(|| storage::save(&path, &budget, &pack.id).expect("it can be saved"));
        });
        group.bench_function(BenchmarkId::new("open", size), |bencher| {
            bencher.iter(|| storage::open(&path).expect("it can be opened"));
        });
        sessions::open(&mut group, (&path, size));
        sessions::save(&mut group, (&path, size), &pack.id);
        let book = fill(&budget, &pack);
        group.bench_function(BenchmarkId::new("overview", size), |bencher| {
            bencher.iter(|| overview(black_box(&budget), &book));
        });
        group.bench_function(BenchmarkId::new("export", size), |bencher| {
            bencher.iter_batched(
                || sheet::sheets(&book),
                |sheets| xlsx::workbook(&sheets, &stamp(), &mut |_| {}).expect("it can be written"),
                BatchSize::PerIteration,
            );
        });
        group.finish();
        println!("peak memory after {size} lines: {}", peak_memory());
    }
}

/// Reading as many formulas of a bureau's own as a file can have.
fn formulas(criterion: &mut Criterion) {
    let pack = pack();
    let left =
        "表3[2080501, 基本支出／小计] + 支出{功能=20805, 资金=一般公共预算} - 表5[合计, 合计]";
    let formula = |number| LocalTieOut {
        id: LocalTieOutId::new(number),
        code: format!("自定-{number:03}"),
        left: left.into(),
        right: "表1[支出总计, 预算数]".into(),
        ..LocalTieOut::default()
    };
    let budget = Budget {
        local_tie_outs: Records::new((1..=200).map(formula).collect()).expect("the ids differ"),
        ..Budget::default()
    };
    criterion.bench_function("read 200 formulas", |bencher| {
        bencher.iter(|| local_tie_outs(black_box(&budget), &pack));
    });
}

/// Searching the functional list, the longest of them, by number, initials, pinyin and name.
fn search(criterion: &mut Criterion) {
    let codes = Codes::builtin();
    let year = BudgetYear::try_new(2024).expect("2024 is a budget year");
    let mut group = criterion.benchmark_group("search");
    for query in ["2080505", "yanglao", "sybx", "养老"] {
        group.bench_function(BenchmarkId::from_parameter(query), |bencher| {
            bencher.iter(|| codes.function.search(black_box(query), year, 50).len());
        });
    }
    group.finish();
}

fn stamp() -> Stamp {
    let created = CreatedAt {
        year: 2024,
        month: 1,
        day: 1,
        hour: 0,
        minute: 0,
        second: 0,
    };
    Stamp {
        title: "某某局".to_owned(),
        author: "某某局".to_owned(),
        created,
    }
}

/// The largest resident size so far, as the system counts it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(
        || "not known on this system".to_owned(),
        |text| text.trim().to_owned(),
    )
}

#[cfg(feature = "gui")]
criterion_group!(
    benches,
    search,
    formulas,
    daily_steps,
    frames::frames,
    pasting::paste
);
#[cfg(not(feature = "gui"))]
criterion_group!(benches, search, formulas, daily_steps);
criterion_main!(benches);
