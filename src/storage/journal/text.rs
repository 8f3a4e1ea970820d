//! The form of a journal: a first line, then records, each with its length and a checksum.
//!
//! A checksum covers the one before it as well, so that a record counts only where it was written.
//! Deliberately not here: files, and what records hold.

use ron::extensions::Extensions;
use sha2::Digest as _;
use sha2::Sha256;

use crate::model::read_ron;
use crate::storage::journal::entry::Entry;

/// What a journal begins with; another form has another number.
pub(super) const FIRST_LINE: &[u8] = b"bianzhi journal 1\n";

/// Length and checksum: `0000001f 0123456789abcdef`, and the end of the line.
const HEAD: usize = 8 + 1 + 16 + 1;

/// The checksum of the record before; 0 before the first.
pub(in crate::storage) type Chain = u64;

/// The bytes of a record, with its checksum.
pub(super) fn record(chain: Chain, entry: &Entry) -> Result<(Vec<u8>, Chain), ron::Error> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let payload = options.to_string(entry)?;
    let sum = checksum(chain, payload.as_bytes());
    let text = format!("{:08x} {sum:016x}\n{payload}\n", payload.len());
    Ok((text.into_bytes(), sum))
}

fn checksum(chain: Chain, payload: &[u8]) -> Chain {
    let digest = Sha256::new().chain_update(chain.to_be_bytes());
    let digest = digest.chain_update(payload).finalize();
    digest
        .iter()
        .take(8)
        .fold(0, |sum, byte| (sum << 8) | Chain::from(*byte))
}

/// The next record of a journal: what it holds, its checksum and what follows it.
pub(super) enum Next<'a> {
    /// Nothing follows.
    End,
    /// What follows is the beginning of a record and nothing behind it: the last was not written to its end.
    Torn,
    /// What follows isn't what was written.
    Damaged,
    /// A whole record that can't be understood, by another release of the program perhaps.
    Unknown,
    /// A record.
    Record(Box<Entry>, Chain, &'a [u8]),
}

pub(super) fn next(chain: Chain, bytes: &[u8]) -> Next<'_> {
    if bytes.is_empty() {
        return Next::End;
    }
    let Some((head, body)) = bytes.split_at_checked(HEAD) else {
        return Next::Torn;
    };
    let Some((length, sum)) = read_head(head) else {
        return Next::Damaged;
    };
    let Some((payload, rest)) = split(length, body) else {
        // A text has no end of a line in it, so what has one is more than a beginning.
        let is_torn = body.len() <= length && !body.contains(&b'\n');
        return if is_torn { Next::Torn } else { Next::Damaged };
    };
    if checksum(chain, payload) != sum {
        return Next::Damaged;
    }
    let text = std::str::from_utf8(payload).ok();
    match text.and_then(|text| read_ron(text).ok()) {
        Some(entry) => Next::Record(Box::new(entry), sum, rest),
        None => Next::Unknown,
    }
}

/// Length and checksum.
fn read_head(head: &[u8]) -> Option<(usize, Chain)> {
    let head = std::str::from_utf8(head).ok()?.strip_suffix('\n')?;
    let (length, sum) = head.split_once(' ')?;
    let length = usize::from_str_radix(length, 16).ok()?;
    let sum = Chain::from_str_radix(sum, 16).ok()?;
    Some((length, sum))
}

/// Payload and what follows.
fn split(length: usize, body: &[u8]) -> Option<(&[u8], &[u8])> {
    let (payload, rest) = body.split_at_checked(length)?;
    Some((payload, rest.strip_prefix(b"\n")?))
}
