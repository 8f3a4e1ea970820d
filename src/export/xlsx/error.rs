//! Why a workbook was not made.

use rust_xlsxwriter::XlsxError;
use thiserror::Error;

/// Why a workbook was not made, or not trusted (导出错误).
#[derive(Debug, Error)]
pub enum ExportError {
    /// Nothing was chosen.
    #[error("没有可导出的报表：请至少选择一张")]
    NoSheets,
    /// More rows or columns than a worksheet has.
    #[error("“{sheet}”有 {rows} 行、{columns} 列，超出工作表的容量（1048576 行、16384 列）")]
    TooLarge {
        /// The sheet's name.
        sheet: String,
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// A text longer than a cell can hold.
    #[error(
        "“{sheet}”单元格 {cell} 的文字有 {length} 字，超出单元格容量（32767 字），请缩短后再导出"
    )]
    TextTooLong {
        /// The sheet's name.
        sheet: String,
        /// The cell's address.
        cell: String,
        /// How long the text is.
        length: usize,
    },
    /// The workbook could not be put together.
    #[error("工作簿没有生成成功，没有写出文件")]
    Write {
        /// The cause.
        source: XlsxError,
    },
    /// The workbook could not be read back.
    #[error("工作簿生成后无法读回核对，没有写出文件")]
    Unreadable {
        /// The cause.
        source: calamine::XlsxError,
    },
    /// The workbook has other sheets than it should.
    #[error("工作簿读回核对不一致：工作表应为“{expected}”，读出的是“{found}”")]
    SheetsDiffer {
        /// The names it should have.
        expected: String,
        /// The names it has.
        found: String,
    },
    /// A formula doesn't give the number beside it, or isn't where it should be.
    #[error("工作簿读回核对不一致：“{sheet}”单元格 {cell} 的公式 {formula} 与数额不符")]
    FormulaDiffers {
        /// The sheet's name.
        sheet: String,
        /// The cell's address.
        cell: String,
        /// The formula.
        formula: String,
    },
    /// A cell reads otherwise than it should.
    #[error("工作簿读回核对不一致：“{sheet}”单元格 {cell} 应为“{expected}”，读出的是“{found}”")]
    CellDiffers {
        /// The sheet's name.
        sheet: String,
        /// The cell's address.
        cell: String,
        /// What should stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
}
