//! What is said about saving and opening: what went wrong, and what the user should know though nothing did.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::storage::file::FileError;
use crate::storage::holder::InUse;
use crate::storage::io_words::folder_words;
use crate::storage::io_words::io_words;
use crate::storage::journal::JournalFault;

/// Why a file was not saved.
#[derive(Debug, Error)]
pub enum SaveError {
    /// It can't be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// Another program has it open.
    #[error("{0}")]
    InUse(InUse),
    /// Another program has saved it since it was opened or saved here.
    #[error(
        "没有保存：文件在打开之后被别的程序改过，保存会盖掉对方的修改；请另存为其他文件，再比较两份"
    )]
    Changed,
    /// Another program took it for left behind.
    #[error(
        "没有保存：本机长时间没有响应，文件已由另一台电脑接着使用；请另存为其他文件，再比较两份"
    )]
    TakenOver,
}

impl From<io::Error> for SaveError {
    fn from(source: io::Error) -> Self {
        Self::File(FileError::Write { source })
    }
}

/// What the user should know of something that was done all the same.
#[derive(Debug, Error)]
pub enum Remark {
    /// Nothing can be written beside the file.
    #[error("未保存的改动不能自动留存，请随时保存：{}", folder_words(source))]
    NothingBeside {
        /// What the system says.
        source: io::Error,
    },
    /// Steps were left beside the file by a program that ended, and nothing can be written there.
    #[error(
        "文件旁边留有 {count} 步没有保存的改动，因留存文件夹不能写入，没有恢复；\
         请由原来的使用者打开后核对保存，或请管理员授权后重新打开"
    )]
    StepsLeft {
        /// How many.
        count: usize,
    },
    /// The file itself is marked.
    #[error("文件标记为只读，不能在原处保存；改动请另存为其他文件")]
    MarkedReadOnly,
    /// The version that was replaced isn't kept.
    #[error("已保存，但上一版本没有留存：{}", io_words(source))]
    NotKept {
        /// What the system says.
        source: io::Error,
    },
    /// Too many versions stay.
    #[error("已保存，但较早的历史版本没有清理：{}", io_words(source))]
    NotPruned {
        /// What the system says.
        source: io::Error,
    },
    /// Steps that were written down can't be made again.
    #[error("有未保存的改动没有恢复，请核对最近填报的内容：{fault}；原样留存在 {}", path.display())]
    SetAside {
        /// Where they are now.
        path: PathBuf,
        /// Why not.
        fault: JournalFault,
    },
    /// The same, and they can't be put aside either; they stay where they are, and no further ones are written down.
    #[error(
        "有未保存的改动没有恢复，请核对最近填报的内容：{fault}；也没能另外留存，仍在原处，\
         此后的改动因此不能自动留存，请随时保存：{}",
        io_words(source)
    )]
    NotSetAside {
        /// Why not.
        fault: JournalFault,
        /// What the system says.
        source: io::Error,
    },
    /// Steps that a newer program wrote down stay where it finds them, and no further ones are written down.
    #[error(
        "有未保存的改动由更新版本的程序留存，没有恢复，仍在原处；请升级程序后再打开；\
         若在本程序中保存，这些改动就接不上，此次的改动也不能自动留存"
    )]
    LeftToNewer,
}
