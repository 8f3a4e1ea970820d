//! How high rows are: as high as their tallest cell, and merged cells get what they lack from all their rows.

use std::ops::Range;

use crate::export::pages::blocks::Block;
use crate::export::pages::blocks::Metrics;

/// The heights of so many rows.
pub(super) fn heights(blocks: &[Block], rows: usize, metrics: &Metrics) -> Vec<f32> {
    let mut heights = vec![metrics.cell_height(1); rows];
    for block in blocks.iter().filter(|block| block.rows.len() == 1) {
        let height = &mut heights[block.rows.start];
        *height = height.max(metrics.cell_height(block.lines.len()));
    }
    // Low cells first, so that a tall one finds the rows it runs over already raised.
    let mut merged: Vec<&Block> = blocks.iter().filter(|it| it.rows.len() > 1).collect();
    merged.sort_by_key(|block| block.rows.len());
    for block in merged {
        let needed = metrics.cell_height(block.lines.len());
        raise(&mut heights, block.rows.clone(), needed);
    }
    heights
}

/// Makes some rows at least so high together.
pub(super) fn raise(heights: &mut [f32], rows: Range<usize>, needed: f32) {
    let present: f32 = heights[rows.clone()].iter().sum();
    if needed <= present || rows.is_empty() {
        return;
    }
    let each = (needed - present) / super::float(rows.len());
    for height in &mut heights[rows] {
        *height += each;
    }
}
