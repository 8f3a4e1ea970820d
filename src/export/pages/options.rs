//! How sheets are printed: what a user or a print plan chooses.

use crate::packs::Paper;

/// How a sheet is printed (打印设置).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOptions {
    /// 纸张; none for the sheet's own.
    pub paper: Option<Paper>,
    /// Whether it lies on its long side (横向); none for the sheet's own.
    pub landscape: Option<bool>,
    /// 页边距.
    pub margins: Margins,
    /// 缩放.
    pub scale: Scale,
    /// The smallest body text in points: what would be smaller is broken over pages instead.
    pub smallest: u8,
    /// 水印.
    pub watermark: Option<WatermarkText>,
}

impl Default for PageOptions {
    fn default() -> Self {
        Self {
            paper: None,
            landscape: None,
            margins: Margins::default(),
            scale: Scale::default(),
            smallest: 7,
            watermark: None,
        }
    }
}

/// Margins in millimetres (页边距).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// 上.
    pub top: u16,
    /// 右.
    pub right: u16,
    /// 下; the page number stands in it.
    pub bottom: u16,
    /// 左.
    pub left: u16,
}

impl Default for Margins {
    /// As in the workbook.
    fn default() -> Self {
        Self {
            top: 18,
            right: 15,
            bottom: 20,
            left: 15,
        }
    }
}

/// How large a sheet is printed (缩放).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// As wide as the paper allows, never larger than full size; a form on one page if it stays readable.
    #[default]
    FitWidth,
    /// A fixed part of the full size (%); what is too wide goes on beside.
    Percent(u16),
}

/// What stands behind the table (水印文字).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatermarkText {
    /// Large: `草稿`.
    pub mark: String,
    /// Smaller below it, and once more in the foot of the page: date and revision.
    pub detail: String,
}

impl WatermarkText {
    /// What a draft is marked with: the day it was printed and the mark of its content.
    #[must_use]
    pub fn draft(day: &str, content_mark: &str) -> Self {
        Self {
            mark: "草稿".to_owned(),
            detail: format!("{day} 版本 {content_mark}"),
        }
    }
}

/// Page numbers (页码).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// The number of the first page.
    pub first: usize,
    /// How many pages the document has; none to count these.
    pub total: Option<usize>,
}

impl Default for Numbering {
    fn default() -> Self {
        Self {
            first: 1,
            total: None,
        }
    }
}
