//! What the form of one region needs of a budget made for another: both samples, each under the other's pack.

use std::sync::Arc;

use bianzhi::compute::fill;
use bianzhi::compute::needs;
use bianzhi::document::Document;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage;

const SHENYANG: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");
const CHENGDE: &str = include_str!("../../assets/samples/chengde_shuangqiao_2023.bmys");

fn pack(id: &str) -> Pack {
    load_pack(id, &embedded_packs()).expect("the pack is good")
}

fn opened(sample: &str) -> Document {
    let saved = storage::parse(sample.as_bytes()).expect("the sample is good");
    Document::new(saved.budget, Arc::new(pack(&saved.pack)), true)
}

fn words(document: &Document, pack: &Pack) -> Vec<String> {
    let book = fill(document.budget(), pack);
    let needs = needs(document.budget(), (pack, &book), document.book());
    needs.iter().map(bianzhi::compute::Need::words).collect()
}

#[test]
fn dump() {
    for (sample, id) in [(SHENYANG, "hebei_2023"), (CHENGDE, "liaoning_2024"), (SHENYANG, "liaoning_2024"), (CHENGDE, "hebei_2023")] {
        println!("--- {id}");
        for w in words(&opened(sample), &pack(id)) {
            println!("{w:?},");
        }
    }
}
