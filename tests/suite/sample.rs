//! The sample budgets that come with the program: published budgets, taken apart into lines.
//!
//! Every figure of the published tables must come out of their lines again.

use bianzhi::compute::fill;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::parse;
use bianzhi::storage::render;

use crate::tables_text::Difference;
use crate::tables_text::assert_printed_as;

/// A sample, and its tables as they were published.
struct Sample {
    text: &'static str,
    tables: &'static str,
    differences: &'static [Difference],
}

const SAMPLES: [Sample; 2] = [
    Sample {
        text: include_str!("../../assets/samples/shenyang_heping_2024.bmys"),
        tables: "tests/packs/liaoning_2024/shenyang_heping/tables.txt",
        differences: &[],
    },
    Sample {
        text: include_str!("../../assets/samples/chengde_shuangqiao_2023.bmys"),
        tables: "tests/packs/hebei_2023/chengde_shuangqiao/tables.txt",
        differences: &[Difference {
            published: "行|19|30213|维修(护)费|3.00||3.00",
            printed: "行|19|30213|维修（护）费|3.00||3.00",
            why: "the classification has wide brackets",
        }],
    },
];

#[test]
fn the_lines_of_each_sample_give_the_published_tables() {
    for Sample {
        text,
        tables,
        differences,
    } in SAMPLES
    {
        let saved = parse(text.as_bytes()).expect("the sample can be read");
        let pack = load_pack(&saved.pack, &embedded_packs()).expect("its pack is good");
        assert_printed_as(&fill(&saved.budget, &pack), tables, differences);
    }
}

#[test]
fn each_sample_is_saved_as_it_was_read() {
    for Sample { text, tables, .. } in SAMPLES {
        let saved = parse(text.as_bytes()).expect("the sample can be read");
        let written = render(&saved.budget, &saved.pack).expect("the sample can be written");
        assert!(
            written == text,
            "the sample of {tables} is not as the program saves it; open and save it"
        );
    }
}
