//! Why a PDF was not made.

use thiserror::Error;

/// Why a PDF was not made (PDF 导出错误).
#[derive(Debug, Error)]
pub enum PdfError {
    /// Nothing was chosen.
    #[error("没有可导出的页面：请至少选择一张报表")]
    NoPages,
    /// A page without width or height.
    #[error("第 {number} 页的纸张大小无效")]
    PageSize {
        /// The page's number.
        number: usize,
    },
    /// The document could not be put together.
    #[error("PDF 没有生成成功，没有写出文件：{reason}")]
    Write {
        /// What the library says.
        reason: String,
    },
}
