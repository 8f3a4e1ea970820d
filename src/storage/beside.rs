//! The one folder beside a budget file where everything about it is kept: versions, journal, who has it open.
//!
//! It is named after the file, so that it is seen to belong to it and travels with it.
//! Nothing in it ends like a budget file, so that none is opened by mistake.

use std::path::Path;
use std::path::PathBuf;

use crate::storage::disk::folder_of;
use crate::storage::seen::FileMark;

/// What the folder's name ends with.
const SUFFIX: &str = ".留存";

/// Systems take 255 bytes for a name; the suffix and a mark have to fit as well.
const NAME_MOST: usize = 220;

/// What a shortened name keeps of the file's.
const SHORTENED: usize = 180;

/// The folder that belongs to a file (留存文件夹): `预算.bmys.留存`.
#[must_use]
pub fn folder_beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = if name.len() > NAME_MOST {
        shortened(&name)
    } else {
        name.into_owned()
    };
    folder_of(path).join(format!("{name}{SUFFIX}"))
}

/// The beginning of a long name, and a mark of the whole of it.
fn shortened(name: &str) -> String {
    let beginning = &name[..name.floor_char_boundary(SHORTENED)];
    let mark = FileMark::of(name.as_bytes());
    format!("{beginning}~{}", mark.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_named_after_the_file_and_never_too_long() {
        let beside = folder_beside(Path::new("/盘/预算 2024.bmys"));
        assert_eq!(beside, Path::new("/盘/预算 2024.bmys.留存"));
        assert_eq!(
            folder_beside(Path::new("a.bmys")),
            Path::new("./a.bmys.留存")
        );
        let name = |end: &str| format!("{}{end}.bmys", "预".repeat(75));
        let [one, other] = ["一", "二"].map(|end| folder_beside(Path::new(&name(end))));
        assert_ne!(one, other);
        assert!(one.file_name().unwrap().len() <= 240);
    }
}
