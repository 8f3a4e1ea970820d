//! What the system says of files and disks, for the user.
//!
//! Deliberately not here: what was being done when it said so.

use std::io;

/// What the system says, for the user.
pub(super) fn io_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{NOT_FOUND}，请核对"),
        io::ErrorKind::PermissionDenied => {
            "文件是只读的或没有读写权限，请换一个位置或请管理员授权".to_owned()
        }
        io::ErrorKind::StorageFull => "磁盘已满，请清理后再试".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "磁盘是只读的，请另存到其他位置".to_owned(),
        io::ErrorKind::IsADirectory => "这是一个文件夹，不是文件，请改选文件".to_owned(),
        io::ErrorKind::NotADirectory => "路径中有一段是文件，不是文件夹，请核对路径".to_owned(),
        io::ErrorKind::InvalidFilename => "文件名太长，或有系统不允许的字符，请改名".to_owned(),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => {
            "文件正被其他程序使用，请关闭后再试".to_owned()
        }
        io::ErrorKind::QuotaExceeded => "磁盘配额已用完，请清理后再试".to_owned(),
        io::ErrorKind::TimedOut
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::NotConnected
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::StaleNetworkFileHandle => LINE_LOST.to_owned(),
        _ => error
            .raw_os_error()
            .map_or_else(|| "系统没有说明原因，请稍后再试".to_owned(), number_words),
    }
}

/// The same of a file that is written, which can be put elsewhere.
pub(super) fn write_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{NOT_FOUND}，请另存到其他位置"),
        _ => io_words(error),
    }
}

/// The same of the folder a file is in, where more is to be written than the file.
pub(super) fn folder_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "文件所在的文件夹不能写入，请另存到其他位置或请管理员授权".to_owned()
        }
        _ => io_words(error),
    }
}

const NOT_FOUND: &str = "找不到这个文件或文件夹，可能已被移动、改名，或所在的磁盘已拔出";

const LINE_LOST: &str = "网络盘没有响应，请检查网络后再试，或先另存到本机";

/// What the number of an error means that has no kind.
fn number_words(number: i32) -> String {
    // Windows: `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`; `ERROR_NOT_READY`, `ERROR_CRC`,
    // `ERROR_GEN_FAILURE`, `ERROR_DEV_NOT_EXIST`, `ERROR_IO_DEVICE`; `ERROR_UNEXP_NET_ERR`,
    // `ERROR_NETNAME_DELETED`. Elsewhere: `EIO`, `ENXIO`, `ENODEV`.
    match (cfg!(windows), number) {
        (true, 32 | 33) => "文件正被其他程序使用，请关闭后再试".to_owned(),
        (true, 21 | 23 | 31 | 55 | 1117) | (false, 5 | 6 | 19) => {
            "磁盘读写出错，可能已被拔出或损坏；请插好后再试，或另存到其他磁盘".to_owned()
        }
        (true, 59 | 64) => LINE_LOST.to_owned(),
        _ => format!("系统拒绝了这一操作（错误代码 {number}），请稍后再试"),
    }
}
