//! Why nothing was printed, and what to do instead.

use std::io;

use thiserror::Error;

use crate::export::pdf::PdfError;
use crate::printing::RunError;
use crate::storage::FileError;

/// Why nothing was printed (打印错误).
#[derive(Debug, Error)]
pub enum PrintError {
    /// Nothing was chosen, or the range has no pages.
    #[error("没有要打印的页，请勾选报表，并核对页码范围")]
    NoPages,
    /// The system has no printing at all.
    #[error("系统没有安装打印服务（CUPS），请先安装，或导出 PDF 后用其他软件打印")]
    NoService,
    /// Its printing isn't running.
    #[error("打印服务没有启动，请先启动，或导出 PDF 后用其他软件打印")]
    NotRunning,
    /// There is no printer.
    #[error("没有打印机，请先在系统中添加打印机，或导出 PDF 后用其他软件打印")]
    NoPrinter,
    /// The printer of this name isn't there.
    #[error("没有名为“{asked}”的打印机；有：{known}")]
    UnknownPrinter {
        /// What was asked for.
        asked: String,
        /// The names there are.
        known: String,
    },
    /// The system refused the job.
    #[error(
        "打印机“{printer}”没有接受任务，请在系统中查看打印机，或导出 PDF 后用其他软件打印。系统的答复：{reason}"
    )]
    Refused {
        /// The printer.
        printer: String,
        /// What the system said.
        reason: String,
    },
    /// No program prints PDF by itself.
    #[error("没有能打印 PDF 的程序，请安装 PDF 阅读器并设为默认，或导出 PDF 后用其他软件打印")]
    NoReader,
    /// The system took too long, or its program can't be run.
    #[error("打印没有完成：{0}；请在系统中查看打印机，或导出 PDF 后用其他软件打印")]
    Run(RunError),
    /// The document could not be put down for the system to read.
    #[error("临时文件写不了，没有打印，请检查磁盘是否已满：{0}")]
    Spool(io::Error),
    /// The document could not be drawn.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The draft could not be given its mark.
    #[error(transparent)]
    Mark(#[from] FileError),
}
