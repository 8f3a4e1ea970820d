//! What tie-outs name as the cause of their difference (`unless`): it exists, and two never silence each other.

use std::collections::BTreeSet;

use bianzhi::packs::Pack;
use bianzhi::packs::TieOut;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::rules::RULES;

/// The packs that come with the program.
fn every_pack() -> Vec<Pack> {
    let packs = embedded_packs();
    let ids = packs.keys();
    ids.map(|id| load_pack(id, &packs).expect("the pack is good"))
        .collect()
}

/// Whether a name in `unless` means this tie-out: by its code or its id.
fn means(name: &str, tie_out: &TieOut) -> bool {
    name == tie_out.code || name == tie_out.id
}

/// The tie-outs that can silence this one, directly.
fn causes<'a>(pack: &'a Pack, tie_out: &'a TieOut) -> impl Iterator<Item = &'a TieOut> {
    let all = pack.tie_outs.iter();
    all.filter(|cause| tie_out.unless.iter().any(|name| means(name, cause)))
}

#[test]
fn every_cause_a_tie_out_names_exists() {
    for pack in every_pack() {
        for tie_out in &pack.tie_outs {
            for name in &tie_out.unless {
                let is_rule = RULES.iter().any(|it| name == it.code || name == it.id);
                let is_tie_out = pack.tie_outs.iter().any(|it| means(name, it));
                assert!(is_rule || is_tie_out, "{} names {name}", tie_out.id);
            }
        }
    }
}

#[test]
fn no_tie_out_is_among_its_own_causes() {
    for pack in every_pack() {
        for tie_out in &pack.tie_outs {
            let mut seen = BTreeSet::new();
            let mut open: Vec<&TieOut> = causes(&pack, tie_out).collect();
            while let Some(cause) = open.pop() {
                assert_ne!(cause.id, tie_out.id, "{} can silence itself", tie_out.id);
                if seen.insert(cause.id.as_str()) {
                    open.extend(causes(&pack, cause));
                }
            }
        }
    }
}
