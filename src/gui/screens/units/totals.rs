//! Under the staff and the vehicles: what they add up to beside their quota.

use crate::compute::QuotaSum;
use crate::compute::StaffGroup;
use crate::compute::StaffSums;
use crate::gui::records::gap_text;
use crate::gui::records::rate_text;
use crate::gui::screens::figures::Figure;
use crate::gui::screens::figures::FigureKind;
use crate::gui::screens::figures::FiguresLook;
use crate::gui::theme::sizes;
use crate::gui::widgets::grid::ColumnPrefs;
use crate::gui::widgets::grid::GridColumn;

/// A row of sums.
pub(super) struct Total {
    label: &'static str,
    sum: QuotaSum,
    has_quota: bool,
    sums_others: bool,
}

/// The groups of staff, behind the last one with a quota the heads in quota posts together.
pub(super) fn of_staff(sums: &StaffSums) -> Vec<Total> {
    let (posts, others): (Vec<_>, Vec<_>) = sums.groups().partition(|(group, _)| group.has_quota());
    let total = (!posts.is_empty()).then(|| Total {
        label: "在职合计",
        sum: sums.posts(),
        has_quota: true,
        sums_others: true,
    });
    let row = |(group, sum): (StaffGroup, QuotaSum)| Total {
        label: group.label(),
        sum,
        has_quota: group.has_quota(),
        sums_others: false,
    };
    let posts = posts.into_iter().map(row);
    posts
        .chain(total)
        .chain(others.into_iter().map(row))
        .collect()
}

/// The vehicles together.
pub(super) fn of_vehicles(sum: QuotaSum) -> Vec<Total> {
    vec![Total {
        label: "车辆合计",
        sum,
        has_quota: true,
        sums_others: true,
    }]
}

/// The columns of the list above that staff and vehicles are summed under.
pub(super) const UNDER_STAFF: &[&str] = &["quota", "actual", "rate", "gap", "prior_actual"];
pub(super) const UNDER_VEHICLES: &[&str] = &["quota", "held", "gap"];

/// Widths that stand the sums under the columns they are of; the label has what is left of them.
pub(super) fn widths(columns: &[GridColumn], prefs: &ColumnPrefs, under: &[&str]) -> Vec<f32> {
    let width = |column: &GridColumn| prefs.width(column);
    let is_before = |column: &&GridColumn| !under.contains(&column.id.as_str());
    let label = columns.iter().take_while(is_before).map(width).sum::<f32>();
    let of = |id: &&str| columns.iter().find(|it| it.id == **id).map(width);
    // Under a hidden column stands nothing.
    let figures = under.iter().map(|id| of(id).unwrap_or_default());
    std::iter::once(sizes::ROW_NUMBERS + label)
        .chain(figures)
        .collect()
}

fn count(count: u64) -> String {
    if count == 0 {
        String::new()
    } else {
        count.to_string()
    }
}

const LABEL: Figure<Total> = Figure {
    label: "合计",
    kind: FigureKind::Text,
    width: 182.0,
    text: |_, row| row.label.to_owned(),
};
const QUOTA: Figure<Total> = Figure {
    label: "编制数",
    kind: FigureKind::Number,
    width: 84.0,
    text: |_, row| count(row.sum.quota),
};
const ACTUAL: Figure<Total> = Figure {
    label: "实有数",
    kind: FigureKind::Number,
    width: 84.0,
    text: |_, row| count(row.sum.actual),
};
const RATE: Figure<Total> = Figure {
    label: "控制率",
    kind: FigureKind::Number,
    width: 72.0,
    text: |_, row| {
        if row.has_quota {
            rate_text(row.sum)
        } else {
            String::new()
        }
    },
};

/// The columns under the staff.
pub(super) const STAFF: &[Figure<Total>] = &[
    LABEL,
    QUOTA,
    ACTUAL,
    RATE,
    Figure {
        label: "超缺编",
        kind: FigureKind::Text,
        width: 76.0,
        text: |_, row| {
            if row.has_quota {
                gap_text(row.sum, "缺编")
            } else {
                String::new()
            }
        },
    },
    Figure {
        label: "上年实有",
        kind: FigureKind::Number,
        width: 99.0,
        text: |_, row| count(row.sum.prior),
    },
];

/// The columns under the vehicles.
pub(super) const VEHICLES: &[Figure<Total>] = &[
    LABEL,
    QUOTA,
    ACTUAL,
    Figure {
        label: "超缺编",
        kind: FigureKind::Text,
        width: 84.0,
        text: |_, row| gap_text(row.sum, "空编"),
    },
];

/// How the sums look.
pub(super) const LOOK: FiguresLook<Total> = FiguresLook {
    name: "汇总 ",
    frozen: 0,
    is_total: |row| row.sums_others,
    // Behind label, quota and heads.
    is_alarming: |row, col| (3..=4).contains(&col) && row.has_quota && row.sum.above() > 0,
    reason: "合计由上面各行得出",
};
