//! How large a sheet is printed, and which of its columns stand on a page together.

use std::ops::Range;

use crate::export::pages::options::PageOptions;
use crate::export::pages::options::Scale;
use crate::export::pages::wrap::widest_number;
use crate::export::sheet::Content;
use crate::export::sheet::Sheet;

/// The body text in full size, in points.
pub(super) const BODY: f32 = 10.5;
/// A half-width character of a sheet's widths in full size, and the cell's padding, in points: a digit of the
/// font and a little more, as in the workbook.
const CHARACTER: f32 = 6.0;
const PADDING: f32 = 5.0;
/// A table that fills this part of the paper's width is widened to all of it.
const NEARLY_WIDE: f32 = 0.8;
/// Key columns that would take more of the width than this are not repeated.
const KEYS_MOST: f32 = 0.5;
/// A column of texts that gives way keeps this part of its width.
const TEXT_LEAST: f32 = 0.6;
/// How finely the largest scale is searched.
const SEARCH_STEPS: usize = 12;

/// The columns of a sheet on its pages.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The size of the text as a part of the full size.
    pub(super) scale: f32,
    /// Width of each column of the sheet in points.
    pub(super) widths: Vec<f32>,
    /// The columns of each part: the key columns, then the part's own.
    pub(super) groups: Vec<Vec<usize>>,
    /// How many columns at the left of the later parts are repeated.
    pub(super) keys: usize,
}

impl Frame {
    pub(super) fn new(sheet: &Sheet, options: &PageOptions, room: f32) -> Self {
        let full: Vec<f32> = sheet
            .widths
            .iter()
            .map(|width| full_width(*width))
            .collect();
        let total: f32 = full.iter().sum();
        let columns = Columns {
            least: least(sheet, &full),
            full,
            keys: sheet.key_columns,
            room,
        };
        let smallest = f32::from(options.smallest) / BODY;
        match options.scale {
            Scale::Percent(percent) => columns.grouped(f32::from(percent.max(1)) / 100.0),
            Scale::FitWidth if room / total >= smallest.min(1.0) => {
                columns.whole((room / total).min(1.0), total)
            }
            Scale::FitWidth => {
                let smallest = smallest.min(1.0);
                let narrowed = columns.narrowed(smallest);
                narrowed.unwrap_or_else(|| columns.grouped_large(smallest))
            }
        }
    }
}

fn full_width(characters: usize) -> f32 {
    super::float(characters) * CHARACTER + PADDING
}

/// The width each column keeps when texts give way, in full size: an amount all of it, a text most of it, and
/// what its longest number needs.
fn least(sheet: &Sheet, full: &[f32]) -> Vec<f32> {
    let of_column = |(column, full): (usize, &f32)| {
        let cells = sheet.rows.iter().filter_map(|row| row.cells.get(column));
        let mut least = full * TEXT_LEAST;
        for cell in cells.filter(|cell| cell.style.is_boxed) {
            match &cell.content {
                Content::Blank => {}
                Content::Amount(_) => return *full,
                Content::Text(text) => {
                    least = least.max(widest_number(text) * BODY + 2.0 * PADDING);
                }
            }
        }
        least.min(*full)
    };
    full.iter().enumerate().map(of_column).collect()
}

struct Columns {
    /// Widths in full size.
    full: Vec<f32>,
    /// Widths in full size below which no column gets when texts give way.
    least: Vec<f32>,
    keys: usize,
    room: f32,
}

impl Columns {
    /// All columns on one page, stretched to its width if they nearly fill it.
    fn whole(&self, scale: f32, total: f32) -> Frame {
        let free = self.room / (total * scale);
        let stretch = if free * NEARLY_WIDE <= 1.0 { free } else { 1.0 };
        Frame {
            scale,
            widths: self.full.iter().map(|it| it * scale * stretch).collect(),
            groups: vec![(0..self.full.len()).collect()],
            keys: 0,
        }
    }

    /// All columns on one page, texts wrapping in narrower columns; none if that is not enough.
    fn narrowed(&self, scale: f32) -> Option<Frame> {
        let least: f32 = self.least.iter().sum();
        let full: f32 = self.full.iter().sum();
        let part = (self.room / scale - least) / (full - least).max(1.0);
        let width = |(full, least): (&f32, &f32)| (least + (full - least) * part) * scale;
        (part >= 0.0).then(|| Frame {
            scale,
            widths: self.full.iter().zip(&self.least).map(width).collect(),
            groups: vec![(0..self.full.len()).collect()],
            keys: 0,
        })
    }

    /// As few parts as the smallest text allows, the text as large as so many parts allow.
    fn grouped_large(&self, smallest: f32) -> Frame {
        let fewest = self.parts(smallest).1.len();
        let (mut good, mut bad) = (smallest, 1.0);
        for _ in 0..SEARCH_STEPS {
            let middle = f32::midpoint(good, bad);
            if self.parts(middle).1.len() > fewest {
                bad = middle;
            } else {
                good = middle;
            }
        }
        self.grouped(good)
    }

    fn grouped(&self, scale: f32) -> Frame {
        let (keys, parts) = self.parts(scale);
        let taken: f32 = self.full[..keys].iter().sum::<f32>() * scale;
        let fitted = |(at, full): (usize, &f32)| {
            let most = if at < keys {
                self.room
            } else {
                self.room - taken
            };
            (full * scale).min(most)
        };
        let group = |part: Range<usize>| {
            let repeated = 0..keys.min(part.start);
            repeated.chain(part).collect()
        };
        Frame {
            scale,
            widths: self.full.iter().enumerate().map(fitted).collect(),
            groups: parts.into_iter().map(group).collect(),
            keys,
        }
    }

    /// How many key columns are repeated, and the columns of each part; the first part has the keys too.
    fn parts(&self, scale: f32) -> (usize, Vec<Range<usize>>) {
        let mut keys = self.keys.min(self.full.len());
        let width = |columns: Range<usize>| self.full[columns].iter().sum::<f32>() * scale;
        while keys > 0 && width(0..keys) > self.room * KEYS_MOST {
            keys -= 1;
        }
        let mut parts = Vec::new();
        let mut start = 0;
        for end in 1..=self.full.len() {
            let repeated = width(0..keys.min(start));
            // A part has at least one column of its own.
            let is_first = end == start + 1 || end == keys + 1;
            if repeated + width(start..end) > self.room + 0.01 && !is_first {
                parts.push(start..end - 1);
                start = end - 1;
            }
        }
        parts.push(start..self.full.len());
        (keys, parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sheet::CellStyle;
    use crate::export::sheet::SheetAmount;
    use crate::export::sheet::SheetCell;
    use crate::export::sheet::SheetRow;
    use crate::money::AmountFormat;
    use crate::money::Money;

    /// A table of amounts.
    fn frame(widths: &[usize], keys: usize, options: &PageOptions) -> Frame {
        with_cells(widths, keys, options, |_| {
            Content::Amount(SheetAmount {
                amount: Money::ZERO,
                format: AmountFormat::default(),
            })
        })
    }

    fn with_cells(
        widths: &[usize],
        keys: usize,
        options: &PageOptions,
        content: impl Fn(usize) -> Content,
    ) -> Frame {
        let cell = |column| SheetCell {
            content: content(column),
            style: CellStyle {
                is_boxed: true,
                ..CellStyle::default()
            },
        };
        let row = SheetRow {
            lines: 1,
            cells: (0..widths.len()).map(cell).collect(),
        };
        let sheet = Sheet {
            widths: widths.to_vec(),
            key_columns: keys,
            rows: vec![row],
            ..Sheet::default()
        };
        Frame::new(&sheet, options, 757.0)
    }

    fn total(frame: &Frame, group: &[usize]) -> f32 {
        group.iter().map(|column| frame.widths[*column]).sum()
    }

    #[test]
    fn a_table_that_nearly_fills_the_page_fills_it_in_full_size() {
        let frame = frame(&[30, 40, 40], 1, &PageOptions::default());
        assert!((frame.scale - 1.0).abs() < 0.001);
        assert!((total(&frame, &frame.groups[0]) - 757.0).abs() < 0.1);
    }

    #[test]
    fn a_narrow_table_stays_narrow() {
        let frame = frame(&[20, 20], 1, &PageOptions::default());
        assert!((total(&frame, &[0, 1]) - 250.0).abs() < 0.1);
    }

    #[test]
    fn a_wide_table_is_shrunk_to_the_width() {
        let frame = frame(&[9; 17], 2, &PageOptions::default());
        assert_eq!(frame.groups.len(), 1);
        assert!(frame.scale < 1.0 && frame.scale * BODY >= 7.0);
        assert!((total(&frame, &frame.groups[0]) - 757.0).abs() < 0.1);
    }

    #[test]
    fn texts_give_way_before_a_table_is_cut_and_numbers_stay_whole() {
        let text = |column| match column {
            0 => Content::text("21010224000000001234"),
            _ => Content::text("为保障业务系统稳定运行"),
        };
        let frame = with_cells(&[20, 60, 60, 60], 1, &PageOptions::default(), text);
        assert_eq!(frame.groups.len(), 1);
        assert!((frame.scale * BODY - 7.0).abs() < 0.01);
        assert!((total(&frame, &frame.groups[0]) - 757.0).abs() < 0.1);
        let number = widest_number("21010224000000001234") * 7.0;
        assert!(frame.widths[0] > number, "{} for {number}", frame.widths[0]);
    }

    #[test]
    fn what_would_be_too_small_goes_on_beside_with_the_keys_repeated() {
        let frame = frame(&[12; 30], 2, &PageOptions::default());
        assert!(frame.groups.len() > 1 && frame.scale * BODY >= 6.99);
        for group in &frame.groups {
            assert_eq!(group[..2], [0, 1]);
            assert!(total(&frame, group) <= 757.1, "{}", total(&frame, group));
        }
        let mut own: Vec<usize> = frame
            .groups
            .iter()
            .flat_map(|it| it[2..].to_vec())
            .collect();
        own.dedup();
        assert_eq!(own, (2..30).collect::<Vec<_>>());
    }

    #[test]
    fn the_text_is_as_large_as_so_few_parts_allow() {
        let frame = frame(&[12; 20], 1, &PageOptions::default());
        assert_eq!(frame.groups.len(), 2);
        assert!(frame.scale * BODY > 7.5, "{}", frame.scale);
    }

    #[test]
    fn a_column_wider_than_the_page_gets_the_page_and_keys_leave_it_half() {
        let wide = frame(&[40, 300, 12], 1, &PageOptions::default());
        assert!(wide.groups.iter().all(|group| total(&wide, group) <= 757.1));
        let keys = frame(&[120, 120, 30, 30], 2, &PageOptions::default());
        assert!(keys.keys < 2);
    }

    #[test]
    fn a_fixed_scale_is_kept() {
        let options = PageOptions {
            scale: Scale::Percent(120),
            ..PageOptions::default()
        };
        let frame = frame(&[30, 40, 40], 1, &options);
        assert!((frame.scale - 1.2).abs() < 0.001);
        assert_eq!(frame.groups, [vec![0, 1], vec![0, 2]]);
    }
}
