//! Which class of assets is below which, and which standard a thing falls under.

use rustc_hash::FxHashMap;

use crate::codes::AssetClassCode;
use crate::packs::AssetStandard;

/// Which standard a thing falls under, by its class or, where that is open, by what it is called.
pub(in crate::compute) struct Kinds<'a> {
    pub standards: &'a [AssetStandard],
    known: FxHashMap<(Option<AssetClassCode>, &'a str), Option<usize>>,
}

impl<'a> Kinds<'a> {
    pub fn new(standards: &'a [AssetStandard]) -> Self {
        Self {
            standards,
            known: FxHashMap::default(),
        }
    }

    pub fn of(&mut self, class: Option<AssetClassCode>, name: &'a str) -> Option<usize> {
        let standards = self.standards;
        *self
            .known
            .entry((class, name))
            .or_insert_with(|| kind_of(standards, class, name))
    }
}

fn kind_of(
    standards: &[AssetStandard],
    class: Option<AssetClassCode>,
    name: &str,
) -> Option<usize> {
    let covers = |it: &AssetStandard, class| it.classes.iter().any(|own| is_within(class, *own));
    if let Some(class) = class
        && let Some(at) = standards.iter().position(|it| covers(it, class))
    {
        return Some(at);
    }
    let is_open = |it: &AssetStandard| {
        class.is_none_or(|class| it.classes.iter().any(|own| is_within(*own, class)))
    };
    let open = standards.iter().enumerate().filter(|(_, it)| is_open(it));
    let longest = |it: &AssetStandard| {
        let names = it.names.iter().filter(|own| name.contains(own.as_str()));
        names.map(|own| own.chars().count()).max()
    };
    open.filter_map(|(at, it)| Some((longest(it)?, at)))
        .max_by_key(|(length, at)| (*length, std::cmp::Reverse(*at)))
        .map(|(_, at)| at)
}

/// Whether a class is another one or below it: codes of the lower levels fill the zeros of the upper.
#[must_use]
pub fn is_within(class: AssetClassCode, upper: AssetClassCode) -> bool {
    let mut stem = upper.as_str();
    while stem.len() > 3 && stem.ends_with("00") {
        stem = &stem[..stem.len() - 2];
    }
    match class.as_str().strip_prefix(stem) {
        // The classes of 2010 have dots: 2.1 is below 2, 21 is not.
        Some(rest) if !stem.starts_with('A') => rest.is_empty() || rest.starts_with('.'),
        Some(_) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::BudgetYear;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;

    fn class(text: &str) -> AssetClassCode {
        text.parse().unwrap()
    }

    #[test]
    fn classes_are_below_those_whose_zeros_they_fill() {
        let check = |lower, upper, expected| {
            assert_eq!(
                is_within(class(lower), class(upper)),
                expected,
                "{lower} {upper}"
            );
        };
        check("A02010105", "A02010105", true);
        check("A02010105", "A02010000", true);
        check("A02010105", "A02000000", true);
        check("A0201010501", "A02010105", true);
        check("A02010000", "A02010105", false);
        check("A02010108", "A02010105", false);
        check("2.1", "2", true);
        check("21", "2", false);
    }

    #[test]
    fn a_thing_falls_under_a_standard_by_class_or_by_name_where_the_class_is_wide() {
        let pack = load_pack("liaoning_2024", &embedded_packs()).unwrap();
        let year = BudgetYear::try_new(2024).unwrap();
        let standards: Vec<_> = pack.asset_standards(year).cloned().collect();
        let check = |code: Option<&str>, name, expected: Option<&str>| {
            let kind = Kinds::new(&standards).of(code.map(class), name);
            let id = kind.map(|at| standards[at].id.as_str());
            assert_eq!(id, expected, "{code:?} {name}");
        };
        check(Some("A02010105"), "", Some("desktop"));
        check(Some("A02030501"), "", Some("vehicle"));
        check(Some("A02010000"), "笔记本电脑", Some("notebook"));
        check(None, "联想台式计算机", Some("desktop"));
        check(None, "打印机", None);
        // The class says what it is, whatever the name says.
        check(Some("A02010108"), "台式计算机", Some("notebook"));
        check(Some("A05010201"), "台式计算机桌", Some("desk"));
        check(Some("A07000000"), "台式计算机", None);
    }
}
