//! The sample cut and overwritten at hundreds of places: whatever lies whole beside the damage is read as it was.

use bianzhi::model::Budget;
use bianzhi::model::RecordId;
use bianzhi::model::RecordKind;
use bianzhi::model::Value;
use bianzhi::storage::Salvaged;
use bianzhi::storage::parse;
use bianzhi::storage::salvage;

use super::SAMPLE;

const PLACES: usize = 200;

/// A record of the sample and where its text stands, in bytes.
struct Standing {
    id: RecordId,
    from: usize,
    to: usize,
}

fn standing(budget: &Budget) -> Vec<Standing> {
    let mut kind = None;
    let mut at = 0;
    let mut from = 0;
    let mut found = Vec::new();
    for line in SAMPLE.split_inclusive('\n') {
        let text = line.trim();
        if let Some(name) = text.strip_suffix(": [") {
            kind = RecordKind::ALL.iter().find(|it| it.name() == name);
            at = 0;
        } else if let Some(kind) = kind.filter(|_| text.starts_with("(id: ")) {
            let id = budget.id_at(*kind, at).unwrap();
            let begin = from + line.find('(').unwrap();
            let to = begin + text.strip_suffix(',').unwrap().len();
            found.push(Standing {
                id,
                from: begin,
                to,
            });
            at += 1;
        }
        from += line.len();
    }
    assert!(found.len() > 150);
    found
}

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// All records that lie whole outside the damage are there as they were, but for references to what is lost.
fn check(whole: &Budget, records: &[Standing], (bytes, from, to): (&[u8], usize, usize)) {
    let outside = records.iter().filter(|it| it.to <= from || it.from >= to);
    let outside: Vec<RecordId> = outside.map(|it| it.id).collect();
    let Some(Salvaged { saved, losses }) = salvage(bytes) else {
        assert!(outside.is_empty(), "nothing is read beside {from}..{to}");
        return;
    };
    for id in outside {
        let read = saved.budget.record(id);
        let read = read.unwrap_or_else(|| panic!("{id:?} is lost beside {from}..{to}: {losses:?}"));
        let was = whole.record(id).unwrap();
        for field in id.kind().fields() {
            let (read, was) = (read.get(field).unwrap(), was.get(field).unwrap());
            let target = was.reference().filter(|it| !saved.budget.contains(*it));
            let is_blanked = target.is_some() && read == Value::Empty;
            assert!(
                read == was || is_blanked,
                "{id:?} {field:?} beside {from}..{to}"
            );
        }
    }
    let is_changed = parse(bytes).ok().is_none_or(|it| it.budget != *whole);
    assert!(
        !is_changed || !losses.is_empty() || parse(bytes).is_ok(),
        "a loss at {from}..{to} isn't told"
    );
}

#[test]
fn whatever_stands_before_a_cut_is_read() {
    let whole = parse(SAMPLE.as_bytes()).unwrap().budget;
    let records = standing(&whole);
    for place in 0..PLACES {
        let cut = SAMPLE.len() * place / PLACES + place % 7;
        let bytes = &SAMPLE.as_bytes()[..cut];
        check(&whole, &records, (bytes, cut, SAMPLE.len()));
    }
}

#[test]
fn whatever_stands_beside_overwritten_bytes_is_read() {
    let whole = parse(SAMPLE.as_bytes()).unwrap().budget;
    let records = standing(&whole);
    let mut dice = Dice(42);
    for place in 0..PLACES {
        let from = dice.below(SAMPLE.len());
        let longest = [3, 40, 600, 5_000][place % 4];
        let to = (from + 1 + dice.below(longest)).min(SAMPLE.len());
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for byte in &mut bytes[from..to] {
            *byte = match place % 3 {
                0 => 0,
                1 => 0xff,
                _ => u8::try_from(dice.below(256)).unwrap(),
            };
        }
        check(&whole, &records, (&bytes, from, to));
    }
}

#[test]
fn a_block_of_nothing_anywhere_costs_only_what_it_covers() {
    let whole = parse(SAMPLE.as_bytes()).unwrap().budget;
    let records = standing(&whole);
    // As drives lose data: in blocks.
    for from in (0..SAMPLE.len()).step_by(512) {
        let to = (from + 512).min(SAMPLE.len());
        let mut bytes = SAMPLE.as_bytes().to_vec();
        bytes[from..to].fill(0);
        check(&whole, &records, (&bytes, from, to));
    }
}
