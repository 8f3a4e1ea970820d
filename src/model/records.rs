//! An ordered list of records with lookup by id.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::Error as _;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::model::limits::RECORD_LIMIT;
use crate::model::record::Item;

/// The records of one kind, in the user's order.
///
/// Invariant: `places` maps the number of every record's id to its position, and no number occurs twice.
#[derive(Clone, Debug)]
pub struct Records<T> {
    items: Vec<T>,
    places: FxHashMap<u32, usize>,
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            places: FxHashMap::default(),
        }
    }
}

impl<T: PartialEq> PartialEq for Records<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T> std::ops::Deref for Records<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'a, T> IntoIterator for &'a Records<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T> Records<T> {
    /// Whether there is none; files leave such lists out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T: Item> Records<T> {
    /// The list of these records; `None` when two have the same id.
    #[must_use]
    pub fn new(items: Vec<T>) -> Option<Self> {
        let mut records = Self {
            items,
            places: FxHashMap::default(),
        };
        records.places.reserve(records.items.len());
        for (at, item) in records.items.iter().enumerate() {
            if records.places.insert(item.number(), at).is_some() {
                return None;
            }
        }
        Some(records)
    }

    /// The position of a record.
    #[must_use]
    pub fn position(&self, id: T::Id) -> Option<usize>
    where
        T::Id: Into<u32>,
    {
        self.place(id.into())
    }

    /// The record with this id.
    #[must_use]
    pub fn find(&self, id: T::Id) -> Option<&T>
    where
        T::Id: Into<u32>,
    {
        self.by_number(id.into())
    }

    pub(in crate::model) fn place(&self, number: u32) -> Option<usize> {
        self.places.get(&number).copied()
    }

    pub(in crate::model) fn by_number(&self, number: u32) -> Option<&T> {
        self.place(number).and_then(|at| self.items.get(at))
    }

    pub(in crate::model) fn by_number_mut(&mut self, number: u32) -> Option<&mut T> {
        let at = self.place(number)?;
        self.items.get_mut(at)
    }

    /// Puts a record at a position; `false`, and nothing done, when that can't be.
    pub(in crate::model) fn insert(&mut self, at: usize, item: T) -> bool {
        if at > self.items.len() || self.places.contains_key(&item.number()) {
            return false;
        }
        self.items.insert(at, item);
        self.renumber(at, self.items.len());
        true
    }

    /// Takes a record out and tells where it was.
    pub(in crate::model) fn remove(&mut self, number: u32) -> Option<(usize, T)> {
        let at = self.places.remove(&number)?;
        let item = self.items.remove(at);
        self.renumber(at, self.items.len());
        Some((at, item))
    }

    /// Moves a record to another position and tells where it was.
    pub(in crate::model) fn shift(&mut self, number: u32, to: usize) -> Option<usize> {
        let from = self.place(number)?;
        if to >= self.items.len() {
            return None;
        }
        let item = self.items.remove(from);
        self.items.insert(to, item);
        self.renumber(from.min(to), from.max(to) + 1);
        Some(from)
    }

    fn renumber(&mut self, from: usize, to: usize) {
        for at in from..to {
            self.places.insert(self.items[at].number(), at);
        }
    }
}

impl<T: Serialize> Serialize for Records<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.items.serialize(serializer)
    }
}

impl<'de, T: Item + Deserialize<'de>> Deserialize<'de> for Records<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = deserializer.deserialize_seq(Reading(PhantomData))?;
        Self::new(items).ok_or_else(|| D::Error::custom("两条记录的编号（id）相同"))
    }
}

thread_local! {
    /// How many more records may be read; a text of a few megabytes could fill the memory with them.
    static LEFT: Cell<usize> = const { Cell::new(RECORD_LIMIT) };
}

/// Begins a text: all of its lists together may have [`RECORD_LIMIT`] records.
pub(in crate::model) fn begin_reading() {
    LEFT.set(RECORD_LIMIT);
}

struct Reading<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Reading<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            let left = LEFT.get().checked_sub(1);
            LEFT.set(
                left.ok_or_else(|| A::Error::custom(format!("记录超过 {RECORD_LIMIT} 条的上限")))?,
            );
            items.push(item);
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Budget;
    use crate::model::Vehicle;
    use crate::model::read_ron;

    use super::*;

    #[test]
    fn more_records_than_a_budget_has_are_not_even_read() {
        let list = |count| "(id: 1),".repeat(count);
        LEFT.set(3);
        let read = ron::from_str::<Records<Vehicle>>(&format!("[{}]", list(4)));
        let said = read.expect_err("one too many").to_string();
        assert!(said.contains("记录超过 1000000 条的上限"), "{said}");
        assert_eq!(LEFT.get(), 0);
        let text = "(vehicles: [(id: 1), (id: 2)], units: [(id: 3)])";
        assert!(read_ron::<Budget>(text).is_ok());
        assert_eq!(LEFT.get(), RECORD_LIMIT - 3);
    }
}
