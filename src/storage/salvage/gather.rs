//! From lines to a budget: each record into its list, or into the losses.
//!
//! Records that stand behind their list's beginning are of that list.
//! Where a beginning may be lost, the list is the one that most of the following records can be of.

use std::collections::BTreeMap;

use crate::model::Budget;
use crate::model::Cover;
use crate::model::CoverField;
use crate::model::Fields as _;
use crate::model::NUMBER_LIMIT;
use crate::model::Record;
use crate::model::RecordKind;
use crate::model::RonMistake;
use crate::model::read_ron;
use crate::storage::check::check_frozen;
use crate::storage::salvage::Loss;
use crate::storage::salvage::lines::Content;
use crate::storage::salvage::lines::Damage;
use crate::storage::salvage::outline::BEGINNING;
use crate::storage::salvage::outline::field_at;
use crate::storage::salvage::outline::number;
use crate::storage::salvage::words;

/// So many records say of which list a run of them is.
const TRIED: usize = 50;

/// What was read of one copy of a budget.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) budget: Budget,
    pub(super) pack: String,
    pub(super) losses: Vec<Loss>,
    /// The line of each record, by its number.
    pub(super) places: BTreeMap<u32, usize>,
    /// Whether anything was met that only our files have, beside records.
    has_frame: bool,
    has_cover: bool,
    /// How many records of each kind have been met, lost ones among them.
    met: BTreeMap<RecordKind, usize>,
}

impl Gathered {
    pub(super) fn records(&self) -> usize {
        self.places.len()
    }

    /// Whether anything of it is a budget's.
    pub(super) fn is_ours(&self) -> bool {
        self.has_frame && (self.has_cover || !self.places.is_empty())
    }
}

/// Records that stand together, and the list they are likely of.
struct Run<'a> {
    kind: Option<RecordKind>,
    /// Whether the beginning of the list was seen, and nothing behind it may hide another.
    is_sure: bool,
    records: Vec<(usize, &'a str)>,
}

/// Reads the contents of one copy.
pub(super) fn gather(contents: &[(usize, Content<'_>)]) -> Gathered {
    let mut read = Gathered::default();
    let nexts = next_headings(contents);
    let mut run = Run {
        kind: None,
        is_sure: false,
        records: Vec::new(),
    };
    let mut has_end = false;
    for ((line, content), next) in contents.iter().zip(nexts) {
        match *content {
            Content::Frame => {}
            Content::End => has_end = true,
            Content::Format(_) => read.has_frame = true,
            Content::Pack(id) => read.take_pack(*line, id),
            Content::NextId(number) => read.take_next_id(*line, number),
            Content::Cover(field, text) => read.take_cover(*line, field, text),
            Content::Record(text) => run.records.push((*line, text)),
            Content::Heading(kind) => {
                read.has_frame = true;
                read.take_run(&mut run, Some(kind));
                (run.kind, run.is_sure) = (Some(kind), true);
            }
            Content::Broken(text, damage) => {
                read.take_run(&mut run, next);
                run.is_sure &= !damage.may_hide_a_heading();
                read.note_broken(*line, (text, damage), run.kind);
            }
        }
    }
    read.take_run(&mut run, None);
    read.note_what_is_missing(contents, has_end);
    read
}

/// For each content, the next list that begins at it or behind it.
fn next_headings(contents: &[(usize, Content<'_>)]) -> Vec<Option<RecordKind>> {
    let mut next = None;
    let mut nexts: Vec<Option<RecordKind>> = contents
        .iter()
        .rev()
        .map(|(_, content)| {
            if let Content::Heading(kind) = content {
                next = Some(*kind);
            }
            next
        })
        .collect();
    nexts.reverse();
    nexts
}

impl Gathered {
    fn lose(&mut self, line: usize, what: String, why: String) {
        self.losses.push(Loss {
            lines: Some((line, line)),
            what,
            why,
            is_exact: true,
        });
    }

    fn take_pack(&mut self, line: usize, text: &str) {
        self.has_frame = true;
        match read_ron(text) {
            Ok(id) => self.pack = id,
            Err(mistake) => {
                self.lose(line, "规则包".to_owned(), mistake.fault.to_string());
            }
        }
    }

    fn take_next_id(&mut self, line: usize, text: &str) {
        match read_ron(text) {
            Ok(number) if number < NUMBER_LIMIT => self.budget.next_id = number,
            Ok(_) => self.lose(line, "下一个编号".to_owned(), "编号太大".to_owned()),
            Err(mistake) => {
                self.lose(line, "下一个编号".to_owned(), mistake.fault.to_string());
            }
        }
    }

    /// Takes a field over, which is read as a cover that has no other.
    fn take_cover(&mut self, line: usize, field: CoverField, text: &str) {
        self.has_cover = true;
        match read_ron::<Cover>(&format!("({text})")) {
            Ok(cover) => {
                self.budget.cover.set(field, cover.get(field));
            }
            Err(mistake) => {
                let name = words::cover_field(field);
                let what = format!("封面的“{}”", name.label);
                let why = words::fault(&mistake.fault, Some(&name), |_| None);
                self.lose(line, what, why);
            }
        }
    }

    /// Puts the records of a run into their list.
    fn take_run(&mut self, run: &mut Run<'_>, next: Option<RecordKind>) {
        let records = std::mem::take(&mut run.records);
        let (Some((first, _)), Some((last, _))) = (records.first(), records.last()) else {
            return;
        };
        let (first, last) = (*first, *last);
        if !run.is_sure {
            let likely = likely_kind(&records, run.kind, next);
            if likely.is_certain && Some(likely.kind) == run.kind {
                run.is_sure = true;
            } else {
                let label = likely.kind.label();
                self.losses.push(Loss {
                    lines: Some((first, last)),
                    what: format!("{} 条记录", records.len()),
                    why: format!("所属表的开头没有读出，按内容归入{label}，请核对"),
                    is_exact: false,
                });
                run.kind = Some(likely.kind);
            }
        }
        if let Some(kind) = run.kind {
            for (line, text) in records {
                self.take_record(kind, line, text);
            }
        }
    }

    fn take_record(&mut self, kind: RecordKind, line: usize, text: &str) {
        let place = self.meet(kind);
        let record = match read_record(kind, text) {
            Ok(record) => record,
            Err(mistake) => {
                let field = field_at(text, mistake.column);
                let name = field.and_then(|it| words::record_field(kind, it));
                let at = name
                    .as_ref()
                    .map_or(String::new(), |it| format!("的“{}”", it.label));
                let find = |name: &str| words::record_field(kind, name);
                let why = words::fault(&mistake.fault, name.as_ref(), find);
                return self.lose(
                    line,
                    format!("{}{at}", record_words(kind, place, text)),
                    why,
                );
            }
        };
        let number = record.id().number();
        if let Some(first) = self.places.get(&number) {
            if self.budget.record(record.id()).as_ref() == Some(&record) {
                // The same record once more is no loss.
                return;
            }
            let why = format!("编号和第 {first} 行的记录相同");
            return self.lose(line, record_words(kind, place, text), why);
        }
        if let Some(why) = refusal(&record) {
            return self.lose(line, record_words(kind, place, text), why);
        }
        if self.budget.insert_record(self.budget.count(kind), record) {
            self.places.insert(number, line);
        }
    }

    /// Counts a record of a kind.
    fn meet(&mut self, kind: RecordKind) -> usize {
        let met = self.met.entry(kind).or_default();
        *met += 1;
        *met
    }

    /// Notes a line that is nothing; lines that follow each other are one loss.
    fn note_broken(
        &mut self,
        line: usize,
        (text, damage): (&str, Damage),
        kind: Option<RecordKind>,
    ) {
        let what = match kind {
            Some(kind) if text.starts_with(BEGINNING) => {
                let place = self.meet(kind);
                let what = record_words(kind, place, text);
                return self.lose(line, what, damage.words().to_owned());
            }
            Some(kind) => format!("{}中间", kind.label()),
            None => "文件开头".to_owned(),
        };
        let why = damage.words();
        if let Some(before) = self.losses.last_mut()
            && let Some((_, last)) = &mut before.lines
            && !before.is_exact
            && *last + 1 == line
            && before.why == why
        {
            *last = line;
            return;
        }
        self.losses.push(Loss {
            lines: Some((line, line)),
            what,
            why: why.to_owned(),
            is_exact: damage == Damage::Conflict,
        });
    }

    fn note_what_is_missing(&mut self, contents: &[(usize, Content<'_>)], has_end: bool) {
        if self.pack.is_empty() {
            self.losses.push(Loss {
                lines: None,
                what: "规则包".to_owned(),
                why: "没有读出，按预算年度另选".to_owned(),
                is_exact: false,
            });
        }
        if has_end {
            return;
        }
        let written = |it: &&(usize, Content<'_>)| it.1 != Content::Frame;
        let last = contents.iter().rfind(written).map_or(1, |it| it.0);
        self.losses.push(Loss {
            lines: Some((last, last)),
            what: "文件结尾".to_owned(),
            why: "文件到这里就中断了，后面的内容缺失".to_owned(),
            is_exact: false,
        });
    }
}

/// Why a record that can be read can't be taken.
fn refusal(record: &Record) -> Option<String> {
    if record.id().number() >= NUMBER_LIMIT {
        return Some(format!("编号超过 {NUMBER_LIMIT} 的上限"));
    }
    match record {
        Record::FrozenRound(round) => check_frozen(&round.content.0)
            .err()
            .map(|_| "存档的内容前后不符".to_owned()),
        _ => None,
    }
}

/// `支出行第 37 条（编号 45）`
fn record_words(kind: RecordKind, place: usize, text: &str) -> String {
    let label = kind.label();
    match number(text) {
        Some(number) => format!("{label}第 {place} 条（编号 {number}）"),
        None => format!("{label}第 {place} 条"),
    }
}

/// Reads a record of a kind; columns are those of its text.
fn read_record(kind: RecordKind, text: &str) -> Result<Record, RonMistake> {
    // The names of records in the journal are those of their kinds.
    let head = format!("{kind:?}(");
    read_ron(&format!("{head}{text})")).map_err(|mistake| RonMistake {
        column: mistake.column.saturating_sub(head.len()),
        ..mistake
    })
}

/// The list a run is of, and whether it can be of no other.
struct Likely {
    kind: RecordKind,
    is_certain: bool,
}

/// The list that most records of a run can be of, from the last that was seen to begin to the next;
/// the first of equals.
fn likely_kind(
    records: &[(usize, &str)],
    after: Option<RecordKind>,
    next: Option<RecordKind>,
) -> Likely {
    let first = after.unwrap_or(RecordKind::ALL[0]);
    let kinds = RecordKind::ALL.iter().copied();
    let kinds =
        kinds.filter(|it| *it >= first && next.is_none_or(|next| *it < next || *it == first));
    let score = |kind: RecordKind| {
        let tried = records.iter().take(TRIED);
        tried
            .filter(|(_, text)| read_record(kind, text).is_ok())
            .count()
    };
    let mut best = Likely {
        kind: first,
        is_certain: false,
    };
    let mut most = 0;
    for kind in kinds {
        let score = score(kind);
        if score > most {
            most = score;
            best = Likely {
                kind,
                is_certain: true,
            };
        } else if score == most && most > 0 {
            best.is_certain = false;
        }
    }
    best
}
