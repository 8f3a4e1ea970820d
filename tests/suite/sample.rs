//! The sample budget that comes with the program: a published budget, taken apart into lines.
//!
//! Every figure of the 17 published tables must come out of its lines again.

use bianzhi::compute::fill;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::SavedBudget;
use bianzhi::storage::parse;
use bianzhi::storage::render;

use crate::tables_text::assert_printed_as;

const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");

fn sample() -> SavedBudget {
    parse(SAMPLE.as_bytes()).expect("the sample can be read")
}

#[test]
fn the_lines_of_the_sample_give_the_published_tables() {
    let saved = sample();
    let pack = load_pack(&saved.pack, &embedded_packs()).expect("the pack of the sample is good");
    let book = fill(&saved.budget, &pack);
    assert_printed_as(
        &book,
        "tests/packs/liaoning_2024/shenyang_heping/tables.txt",
    );
}

#[test]
fn the_sample_is_saved_as_it_was_read() {
    let saved = sample();
    let text = render(&saved.budget, &saved.pack).expect("the sample can be written");
    assert!(
        text == SAMPLE,
        "the sample is not as the program saves it; open and save it"
    );
}
