//! Why a file is no table of lines.

use thiserror::Error;

/// Why nothing of a file can be imported (导入错误).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinesError {
    /// Nothing in it.
    #[error("文件是空的，没有可导入的行；请核对选的文件")]
    Empty,
    /// Too many bytes.
    #[error("文件有 {megabytes} MB，超过 64 MB 的上限，请分几个文件导入")]
    TooLarge {
        /// Its size.
        megabytes: usize,
    },
    /// A workbook.
    #[error("这是 Excel 工作簿，不是 CSV 文件：请在 Excel、WPS 中打开，另存为 CSV 后再导入")]
    Workbook,
    /// Bytes of no encoding in use here.
    #[error("文件不是文本，或者编码不是 UTF-8 和 GB18030（GBK）：请另存为“CSV UTF-8”后再导入")]
    Encoding,
    /// A quote that nothing closes.
    #[error("第 {row} 行有一个引号没有成对，或者收尾的引号后面还有文字：请检查这一行的引号")]
    OpenQuote {
        /// The row in which it opens.
        row: usize,
    },
    /// A cell no spreadsheet could hold.
    #[error("第 {row} 行第 {column} 列的文字超过 32767 字，可能是前面的引号没有成对：请检查引号")]
    CellTooLong {
        /// The row.
        row: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Too many rows.
    #[error("文件超过 {most} 行，一次不能导入：请分几个文件导入")]
    TooManyRows {
        /// How many are read at most.
        most: usize,
    },
    /// Too many columns.
    #[error("第 {row} 行超过 {most} 列：请检查这一行的逗号和引号")]
    TooManyColumns {
        /// The row.
        row: usize,
        /// How many columns are read at most.
        most: usize,
    },
    /// More records than a file can have.
    #[error("导入后文件有 {count} 条记录，超过 {most} 条的上限：请分几个文件编制")]
    TooManyRecords {
        /// How many there would be.
        count: usize,
        /// How many there can be.
        most: usize,
    },
    /// Rows without headings.
    #[error("第一行不是收入行或支出行的列名：请用“导出数据”的 CSV 文件，或照它的第一行写列名")]
    NoHeading,
    /// Another list.
    #[error("这是“{list}”的数据，只能导入收入行和支出行；请在“{list}”的清单里粘贴")]
    OtherList {
        /// What it is.
        list: &'static str,
    },
    /// A column is there twice.
    #[error("列名“{label}”出现了两次，请删去一列")]
    RepeatedColumn {
        /// Its heading.
        label: String,
    },
    /// A column without which a line says nothing.
    #[error("没有“{label}”一列，不能导入；请补上这一列")]
    NoColumn {
        /// Its heading.
        label: &'static str,
    },
}
