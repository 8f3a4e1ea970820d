//! How many of an asset there may be, and how many of those planned take the place of old ones.

use rust_decimal::Decimal;

use crate::model::Acquisition;
use crate::packs::AssetQuantity;
use crate::packs::HeadTier;

/// How many of an acquisition take the place of old things, as far as its text says.
///
/// A number with a counting word is that many, 否 and 无 none, anything else all of them.
pub(in crate::compute) fn replaced(acquisition: &Acquisition) -> Decimal {
    let planned = acquisition.quantity.unwrap_or_default();
    let text = acquisition.replaces.trim();
    if text.is_empty() || text.starts_with(['否', '无', '不', '新']) {
        return Decimal::ZERO;
    }
    let mut digits = String::new();
    let text: String = text.chars().filter(|mark| !mark.is_whitespace()).collect();
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        if !mark.is_ascii_digit() {
            digits.clear();
            continue;
        }
        digits.push(mark);
        let is_counted = match marks.peek() {
            None => digits.len() == text.len(),
            Some(next) => "台辆件个套把组张部".contains(*next),
        };
        if is_counted {
            return digits
                .parse()
                .map_or(planned, |it: Decimal| it.min(planned));
        }
    }
    planned
}

/// How many there may be. A part of a thing counts as a whole one, so that nothing is too many that may not be.
pub(in crate::compute) fn limit(
    quantity: &AssetQuantity,
    heads: u64,
    vehicle_quota: u64,
) -> Option<Decimal> {
    match quantity {
        AssetQuantity::PerHead(ratio) => Some((*ratio * Decimal::from(heads)).ceil()),
        AssetQuantity::HeadsForOne(tiers) => Some(tiered(tiers, heads).into()),
        AssetQuantity::VehicleQuota => Some(vehicle_quota.into()),
        AssetQuantity::PerRoom(_) | AssetQuantity::ByRoomArea | AssetQuantity::AsNeeded => None,
    }
}

fn tiered(tiers: &[HeadTier], heads: u64) -> u64 {
    let mut below = 0;
    let mut limit = 0;
    for tier in tiers {
        let top = tier.up_to.map_or(heads, u64::from).min(heads);
        limit += top.saturating_sub(below).div_ceil(tier.heads.into());
        below = top.max(below);
    }
    limit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_is_read_from_what_people_write() {
        let check = |text: &str, expected: i64| {
            let plan = Acquisition {
                quantity: Some(5.into()),
                replaces: text.to_owned(),
                ..Acquisition::default()
            };
            assert_eq!(replaced(&plan), expected.into(), "{text}");
        };
        check("", 0);
        check("否", 0);
        check("新增", 0);
        check("是", 5);
        check("3", 3);
        check("更新2017年购置的2台", 2);
        check("替换 9 台", 5);
        check("报废到期设备", 5);
    }

    #[test]
    fn copiers_go_by_the_size_of_the_unit() {
        let tiers = [
            HeadTier {
                up_to: Some(100),
                heads: 20,
            },
            HeadTier {
                up_to: None,
                heads: 30,
            },
        ];
        for (heads, expected) in [
            (0, 0),
            (5, 1),
            (20, 1),
            (21, 2),
            (100, 5),
            (101, 6),
            (160, 7),
        ] {
            assert_eq!(tiered(&tiers, heads), expected, "{heads}");
        }
    }
}
