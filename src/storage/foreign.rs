//! What a file is that isn't a budget, by how it begins, so that the user is told what to do with it instead.
//!
//! Deliberately not here: whether a budget is damaged.

use std::fmt;

/// A file of another kind (其他种类的文件).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A workbook of today.
    Workbook,
    /// A text document of today.
    WordDocument,
    /// A presentation of today.
    Slides,
    /// A document of the open format.
    OpenDocument,
    /// A submission package of this program.
    Package,
    /// Any other archive that is a zip file.
    Zip,
    /// An archive of another kind.
    Archive,
    /// A workbook or document of old.
    Compound,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A program.
    Program,
    /// Rich text.
    RichText,
    /// A page of the web, which some programs export under the name of a workbook.
    WebPage,
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// The journal beside a budget.
    Journal,
    /// A text of nothing but blanks.
    BlankText,
    /// Any text: separated cells, notes.
    Text,
    /// Anything else.
    Unknown,
}

/// How kinds of files begin, those of zip files aside.
const BEGINNINGS: [(&[u8], Foreign); 20] = [
    (b"\xd0\xcf\x11\xe0", Foreign::Compound),
    (b"%PDF", Foreign::Pdf),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"\x89PNG", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"BM", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"Rar!", Foreign::Archive),
    (b"7z\xbc\xaf", Foreign::Archive),
    (b"\x1f\x8b", Foreign::Archive),
    (b"MZ", Foreign::Program),
    (b"\x7fELF", Foreign::Program),
    (b"{\\rtf", Foreign::RichText),
    (b"<?xml", Foreign::Xml),
    (b"<", Foreign::WebPage),
    (b"{", Foreign::Json),
    (b"[", Foreign::Json),
    (b"bianzhi journal ", Foreign::Journal),
    (b"MIME-Version:", Foreign::WebPage),
];

/// So many bytes at either end of a zip file are looked at for names.
const LOOKED_AT: usize = 64 * 1024;

/// What the names in zip files say of them; the first that is found.
const IN_ZIP: [(&[u8], Foreign); 5] = [
    (b"manifest.json", Foreign::Package),
    (b"xl/", Foreign::Workbook),
    (b"word/", Foreign::WordDocument),
    (b"ppt/", Foreign::Slides),
    (b"application/vnd.oasis", Foreign::OpenDocument),
];

impl Foreign {
    /// What bytes are that are no budget.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let text = text.trim_ascii_start();
        if text.starts_with(b"PK\x03\x04") || text.starts_with(b"PK\x05\x06") {
            // The first file's name stands at the beginning, the list of all at the end.
            let (head, tail) = (
                text.len().min(LOOKED_AT),
                text.len().saturating_sub(LOOKED_AT),
            );
            let ends = [&text[..head], &text[tail..]];
            let is_in = |part: &[u8], name: &[u8]| part.windows(name.len()).any(|it| it == name);
            let has = |name: &[u8]| ends.iter().any(|part| is_in(part, name));
            let kind = IN_ZIP.iter().find(|(name, _)| has(name));
            return kind.map_or(Self::Zip, |it| it.1);
        }
        if text.is_empty() {
            return Self::BlankText;
        }
        let kind = BEGINNINGS.iter().find(|(begin, _)| text.starts_with(begin));
        match kind {
            Some((_, kind)) => *kind,
            None if text.contains(&0) => Self::Unknown,
            None => Self::Text,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Workbook => "Excel 或 WPS 工作簿",
            Self::WordDocument => "Word 或 WPS 文档",
            Self::Slides => "演示文稿",
            Self::OpenDocument => "OpenDocument 文档",
            Self::Package => "上报包",
            Self::Zip => "压缩包",
            Self::Archive => "压缩文件",
            Self::Compound => "旧格式的工作簿或文档（.xls、.et、.doc、.wps）",
            Self::Pdf => "PDF 文件",
            Self::Picture => "图片",
            Self::Program => "可执行程序",
            Self::RichText => "RTF 文档",
            Self::WebPage => "网页",
            Self::Xml => "XML 文件",
            Self::Json => "JSON 数据",
            Self::Journal => "未保存改动的记录",
            Self::BlankText => "空白的文件",
            Self::Text => "文本文件",
            Self::Unknown => "其他程序的文件",
        }
    }

    const fn advice(self) -> &'static str {
        match self {
            Self::Workbook => "请用表格软件打开它，把数据复制后粘贴到录入页",
            Self::Compound => "请用它原来的软件打开，把数据复制后粘贴到录入页",
            Self::WordDocument | Self::RichText => "请打开它，把表格复制后粘贴到录入页",
            Self::Slides | Self::Program => "请核对选的文件",
            Self::OpenDocument => "请用 WPS 打开它，把表格复制后粘贴到录入页",
            Self::Package => "请用“核对上报包”查看它",
            Self::Zip | Self::Archive => "预算文件在里面的话，请先解压再打开",
            Self::Pdf | Self::Picture => "请照着里面的数据录入",
            Self::BlankText => "请改用备份，或从上年文件重新生成",
            Self::WebPage => "请用浏览器或表格软件打开它，把表格复制后粘贴到录入页",
            Self::Xml | Self::Json => "请选程序保存的 .bmys 文件",
            Self::Journal => "请打开它所在文件夹旁边的预算文件，改动会自动恢复",
            Self::Text => "请从“导入数据”读入 CSV 中的收支数据，或复制后粘贴到录入页",
            Self::Unknown => "请核对文件名和扩展名",
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (label, advice) = (self.label(), self.advice());
        let space = if label.starts_with(|mark: char| mark.is_ascii()) {
            " "
        } else {
            ""
        };
        write!(
            f,
            "这是{space}{label}，不是本程序保存的预算文件（.bmys），没有打开；{advice}"
        )
    }
}
