//! Numbers of groups of facts that agree in some dimensions.
//!
//! Deliberately not here: what is made of the groups.

use rustc_hash::FxHashMap;

use crate::compute::Dimension;
use crate::compute::Fact;
use crate::compute::Facts;

/// The numbers of groups, as they first appear (分组编号).
pub(in crate::compute) struct Numbers {
    sizes: Vec<(Dimension, usize)>,
    places: Places,
    next: u32,
}

impl Numbers {
    pub fn new(facts: &Facts, dimensions: &[Dimension]) -> Self {
        let size = |dimension: &Dimension| (*dimension, facts.size(*dimension));
        let sizes: Vec<(Dimension, usize)> = dimensions.iter().map(size).collect();
        let count = sizes
            .iter()
            .try_fold(1_usize, |product, (_, size)| product.checked_mul(*size));
        Self {
            sizes,
            places: Places::new(count),
            next: 0,
        }
    }

    /// The number of the group a fact is in.
    pub fn of(&mut self, fact: &Fact) -> usize {
        let combination = self.sizes.iter().fold(0, |number, (dimension, size)| {
            number * size + Facts::value(fact, *dimension)
        });
        let place = self.places.place(combination, self.next);
        self.next += u32::from(place == self.next);
        place as usize
    }
}

/// Up to so many combinations are remembered in a table, more in a map.
const DENSE: usize = 1 << 22;

/// Which combinations have been met, and at which place.
enum Places {
    Dense(Vec<u32>),
    Sparse(FxHashMap<usize, u32>),
}

impl Places {
    fn new(count: Option<usize>) -> Self {
        match count {
            Some(count) if count <= DENSE => Self::Dense(vec![u32::MAX; count]),
            _ => Self::Sparse(FxHashMap::default()),
        }
    }

    /// The place of a combination, `next` when it is new.
    fn place(&mut self, combination: usize, next: u32) -> u32 {
        match self {
            Self::Dense(places) => {
                let place = &mut places[combination];
                if *place == u32::MAX {
                    *place = next;
                }
                *place
            }
            Self::Sparse(places) => *places.entry(combination).or_insert(next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_combinations_give_the_same_groups_as_few() {
        let mut dense = Places::new(Some(DENSE));
        let mut sparse = Places::new(Some(DENSE + 1));
        assert!(matches!(dense, Places::Dense(_)) && matches!(sparse, Places::Sparse(_)));
        for (combination, next) in [(7, 0), (3, 1), (7, 2), (3, 2), (0, 2)] {
            assert_eq!(
                dense.place(combination, next),
                sparse.place(combination, next)
            );
        }
    }
}
