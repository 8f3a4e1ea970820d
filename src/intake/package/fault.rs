//! What is wrong with a package, in sentences.

use thiserror::Error;

use crate::export::package::FORMAT;
use crate::export::package::STATEMENT;
use crate::export::xlsx::ExportError;
use crate::storage::FileError;

/// Why a file can't be looked at as a package at all (上报包无法核对).
#[derive(Debug, Error)]
pub enum PackageFault {
    /// Nothing in it.
    #[error("上报包是空的（0 字节），可能没有传完；请重新取得上报包")]
    Empty,
    /// A zip file that lacks its end.
    #[error("上报包不完整，可能没有传完，压缩包的目录读不出来；请重新取得上报包")]
    Torn,
    /// No zip file, or a damaged one.
    #[error("这不是上报包，或者文件已损坏：压缩包的目录读不出来；请重新取得上报包")]
    NotAPackage,
    /// Too large.
    #[error("文件有 {megabytes} MB，超过上报包 256 MB 的上限；请核对选的文件")]
    TooLarge {
        /// Its size.
        megabytes: usize,
    },
    /// Too many files.
    #[error(
        "压缩包里有 {count} 个文件，超过 {most} 个的上限，不是本程序生成的上报包；请核对选的文件"
    )]
    TooMany {
        /// How many.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// Files of one name, of which each program unpacks another.
    #[error("压缩包里有重名的文件，不同的程序会解压出不同的内容：没有核对，请报送单位重新生成")]
    Repeated,
    /// Files that overlap, files that aren't listed, headers that contradict each other.
    #[error(
        "压缩包的结构不可信，可能已损坏或被改动：有重叠或没有列入目录的文件；请报送单位重新生成"
    )]
    Inconsistent,
    /// A zip file of something else.
    #[error("压缩包里没有清单（manifest.json），不是上报包；请核对选的文件")]
    NoManifest,
    /// A manifest that can't be unpacked.
    #[error("清单（manifest.json）解压不出来或大得不合常理，上报包可能已损坏或被改动：没有核对")]
    UnreadableManifest,
    /// A manifest that says nothing.
    #[error(
        "清单（manifest.json）读不出来，可能被改动过：第 {line} 行第 {column} 列；请报送单位重新生成"
    )]
    BadManifest {
        /// Line of the mistake.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// A package of a newer program.
    #[error(
        "上报包由更新版本的程序生成（格式 {found}，本程序支持到 {FORMAT}），请升级程序后再核对"
    )]
    Newer {
        /// Its format.
        found: u32,
    },
}

/// What is wrong with a package (上报包的问题).
#[derive(Debug, Error)]
pub enum Fault {
    /// A name that isn't one of a plain file.
    #[error("“{0}”不是普通的文件名，可能会写到别的文件夹：没有读取，请报送单位重新生成")]
    UnsafeName(String),
    /// A file listed that isn't there.
    #[error("缺少“{0}”：清单里有，压缩包里没有；请报送单位重新生成")]
    Missing(String),
    /// A file every package has that isn't listed.
    #[error("清单里没有“{0}”，上报包应有这个文件；请报送单位重新生成")]
    NotListed(&'static str),
    /// A file there that isn't listed.
    #[error("多出“{0}”：压缩包里有，清单里没有；请报送单位核实")]
    Extra(String),
    /// A file listed twice.
    #[error("清单里两次列出“{0}”；请报送单位重新生成")]
    ListedTwice(String),
    /// A file that can't be unpacked.
    #[error("“{0}”已损坏，解压不出来；请重新取得上报包")]
    Damaged(String),
    /// A file that would become far larger than it should.
    #[error("“{0}”解压后大得不合常理，可能是恶意文件：没有读取，请报送单位核实")]
    Bomb(String),
    /// A part in a workbook or document that this program never writes.
    #[error("“{name}”里有不应有的内容（{part}），可能带有宏、外部链接或嵌入文件：没有读取")]
    StrangePart {
        /// The workbook or document.
        name: String,
        /// The part of it.
        part: String,
    },
    /// A file of other content than was packed.
    #[error("“{0}”被改动过：校验值与清单不符；请报送单位重新生成")]
    Altered(String),
    /// The budget file can't be read.
    #[error("预算文件打不开：{}；请报送单位重新生成", .0.without_advice())]
    Budget(#[source] FileError),
    /// No such pack here.
    #[error("预算文件用的规则包“{0}”本程序没有，报表和审核无法核对；请升级程序后再核对")]
    UnknownPack(String),
    /// The manifest says something else than the budget file.
    #[error("清单与预算文件不符：{what}，清单为“{said}”，预算文件为“{found}”；请报送单位核实")]
    Differs {
        /// What is compared.
        what: String,
        /// What the manifest says.
        said: String,
        /// What the file gives.
        found: String,
    },
    /// The workbook says something else than the budget file.
    #[error("{name}与预算文件不符：{}；请报送单位核实", workbook_words(source))]
    Workbook {
        /// Which workbook.
        name: &'static str,
        /// The first difference.
        source: ExportError,
    },
    /// The statement says something else than the budget file gives.
    #[error("{STATEMENT}与预算文件不符：文字或数额和按预算文件生成的不同；请报送单位核实")]
    Statement,
    /// It should not have been handed in.
    #[error("审核还有 {0} 个错误没有改正，不能上报；请退回改正")]
    OpenErrors(usize),
}

/// What is different in a workbook that was made by somebody else.
fn workbook_words(error: &ExportError) -> String {
    match error {
        ExportError::Unreadable { .. } => "工作簿读不出来，可能已损坏或被改动过".to_owned(),
        ExportError::SheetsDiffer { expected, found } => {
            let (mut should, mut is) = (expected.split('、'), found.split('、'));
            let mut pairs = std::iter::repeat_with(|| (should.next(), is.next()));
            let differs = |it: &(Option<&str>, Option<&str>)| it.0 != it.1 || it.0.is_none();
            let (should, is) = pairs.find(differs).unwrap_or_default();
            match (should, is) {
                (Some(should), None | Some("")) => format!("缺少工作表“{should}”"),
                (Some(should), Some(is)) => format!("工作表应为“{should}”，读出的是“{is}”"),
                (None, is) => format!("多出工作表“{}”", is.unwrap_or_default()),
            }
        }
        other => {
            let words = other.to_string();
            let words = words
                .strip_prefix("工作簿读回核对不一致：")
                .unwrap_or(&words);
            words.to_owned()
        }
    }
}

impl Fault {
    /// The file that could not be read for it; none where all is readable.
    pub(super) fn file(&self) -> Option<String> {
        match self {
            Self::Damaged(name) | Self::Bomb(name) | Self::UnsafeName(name) => Some(name.clone()),
            Self::Missing(_)
            | Self::NotListed(_)
            | Self::Extra(_)
            | Self::ListedTwice(_)
            | Self::StrangePart { .. }
            | Self::Altered(_)
            | Self::Budget(_)
            | Self::UnknownPack(_)
            | Self::Differs { .. }
            | Self::Workbook { .. }
            | Self::Statement
            | Self::OpenErrors(_) => None,
        }
    }
}
