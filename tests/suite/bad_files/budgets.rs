//! Files that are no whole budget: torn, joined, saved by other programs, of other kinds, of a newer program.

use std::fs;

use bianzhi::storage::open;
use encoding_rs::GB18030;

use super::Said;
use super::budget_records::GOOD;
use super::budget_records::changed;
use super::budget_records::refused;

pub fn said() -> Vec<Said> {
    let mut said = Vec::new();
    said.extend(marks());
    said.extend(lists());
    said.extend(frame());
    said.extend(torn());
    said.extend(encodings());
    said.extend(
        FOREIGN
            .iter()
            .map(|(mistake, bytes)| (*mistake, refused(bytes))),
    );
    said.extend(on_disk());
    said
}

fn replaced(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    refused(GOOD.replacen(from, to, 1).as_bytes())
}

/// Quotes, brackets and backslashes within a record.
fn marks() -> Vec<Said> {
    let record = |number, from: &str, to: &str| refused(changed(number, from, to).as_bytes());
    vec![
        ("漏了收尾的引号", record(102, "机构名称 2\"", "机构名称 2")),
        ("漏了收尾的括号", record(202, "\"备注 2\")", "\"备注 2\"")),
        ("多了一个括号", record(302, "\"备注 2\")", "\"备注 2\"))")),
        ("字段之间漏了逗号", record(403, "unit: 1, ", "unit: 1 ")),
        ("记录之间漏了逗号", record(404, "),", ")")),
        ("记录之间写成分号", record(405, "),", ");")),
        ("记录用了花括号", record(406, "(id: 406,", "{id: 406,")),
        (
            "文字里的引号没有转义",
            record(703, "项目名称 3", "项目\"名称"),
        ),
        (
            "文字里的反斜杠没有转义",
            record(702, "主管部门 2", "C:\\预算"),
        ),
        ("记录没有编号", record(902, "id: 902, ", "")),
        ("记录是空的", record(1202, "(id: 1202", "(), (id: 1202")),
    ]
}

/// Lists and cover of the file.
fn lists() -> Vec<Said> {
    vec![
        ("表名拼错", replaced("offices: [", "office: [")),
        ("表名写成汉字", replaced("staffing: [", "人员编制: [")),
        (
            "表写了两次",
            replaced("    vehicles: [", "    revenue: [],\n    vehicles: ["),
        ),
        ("表没有开头的方括号", replaced("costing: [", "costing: ")),
        (
            "表没有收尾的方括号",
            replaced("    ],\n    project_years", "    project_years"),
        ),
        (
            "封面没有收尾的括号",
            replaced("    ),\n    units", "    units"),
        ),
        ("封面的字段不认识", replaced("leader:", "boss:")),
        ("封面的年度是文字", replaced("year: 2024", "year: \"2024\"")),
        (
            "封面的金额单位没有",
            replaced("entry_scale: Yuan", "entry_scale: Dollar"),
        ),
        (
            "封面的电话没有引号",
            replaced("\"联系电话 1\"", "13800000000"),
        ),
        (
            "下一个编号带引号",
            replaced("next_id: 5000", "next_id: \"5000\""),
        ),
        (
            "下一个编号太大",
            replaced("next_id: 5000", "next_id: 4294967295"),
        ),
    ]
}

/// Head and frame of the file, and what holds its records together.
fn frame() -> Vec<Said> {
    let circle =
        changed(4, "parent: 1", "parent: 5").replacen("(id: 5, parent: 1", "(id: 5, parent: 4", 1);
    let nested = "content: (rounds: [(id: 9)], next_id";
    vec![
        ("没有格式版本", replaced("  format: 1,\n", "")),
        (
            "格式版本是文字",
            replaced("format: 1,", "format: \"第一版\","),
        ),
        ("格式版本是更新的", replaced("format: 1,", "format: 2,")),
        (
            "格式更新又有新的内容",
            replaced("format: 1,", "format: 3,\n  novelty: (1, 2),"),
        ),
        ("没有规则包", replaced("  pack: \"liaoning_2024\",\n", "")),
        (
            "规则包没有引号",
            replaced("\"liaoning_2024\"", "liaoning_2024"),
        ),
        (
            "没有预算内容",
            refused(b"(format: 1, pack: \"liaoning_2024\")"),
        ),
        ("两个单位互为上级", refused(circle.as_bytes())),
        ("存档里又有存档", replaced("content: (next_id", nested)),
        (
            "存档里引用的单位不存在",
            replaced(
                "cover: (department_code: \"主管部门编码 1\"",
                "offices: [(id: 8, unit: 77)], cover: (department_code: \"主管部门编码 1\"",
            ),
        ),
        (
            "注释没有结束",
            replaced("  budget: (", "  /* 备注 budget: ("),
        ),
        (
            "括号套得太深",
            refused(format!("(format: 1, pack: {}", "(".repeat(10_000)).as_bytes()),
        ),
    ]
}

/// Cut off, never written, joined.
fn torn() -> Vec<Said> {
    let at = |mark: &str| GOOD.find(mark).expect("the file has it");
    let cut = |end: usize| refused(&GOOD.as_bytes()[..end]);
    let zeroed = |from: usize, to: usize| {
        let mut bytes = GOOD.as_bytes().to_vec();
        bytes[from..to].fill(0);
        refused(&bytes)
    };
    let conflict = "<<<<<<< 本机\n      (id: 101";
    vec![
        ("文件是空的", refused(b"")),
        ("文件只有空行", refused(b"\r\n\r\n")),
        ("断在一条记录中间", cut(at("(id: 504") + 40)),
        ("断在一个汉字中间", cut(at("机构名称 2") + 1)),
        ("断在两条记录之间", cut(at("      (id: 902"))),
        ("断在表的开头", cut(at("debt: [") + 8)),
        ("断在封面里", cut(at("leader:") + 14)),
        ("只剩一个括号", refused(b"(")),
        (
            "中间有一段空字节",
            zeroed(at("(id: 602"), at("(id: 602") + 512),
        ),
        ("开头是一段空字节", zeroed(0, 100)),
        ("全是空字节", refused(&[0; 4096])),
        ("有合并冲突的标记", replaced("      (id: 101", conflict)),
        (
            "两份文件接在一起",
            refused(format!("{GOOD}{GOOD}").as_bytes()),
        ),
        (
            "末尾多了文字",
            refused(format!("{GOOD}备注：已核对\n").as_bytes()),
        ),
    ]
}

/// Saved by an editor.
fn encodings() -> Vec<Said> {
    let utf16 = GOOD.encode_utf16().flat_map(u16::to_le_bytes);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
    let mut stray = GOOD.as_bytes().to_vec();
    stray[GOOD.find("机构名称 2").expect("it is there")] = 0xff;
    vec![
        ("另存为 GBK", refused(&GB18030.encode(GOOD).0)),
        ("另存为 UTF-16", refused(&utf16)),
        ("中间有一个坏字节", refused(&stray)),
    ]
}

/// Files of other kinds, as they begin.
const FOREIGN: [(&str, &[u8]); 18] = [
    (
        "选了工作簿",
        b"PK\x03\x04........[Content_Types].xml..xl/workbook.xml",
    ),
    ("选了 Word 文档", b"PK\x03\x04........word/document.xml"),
    ("选了演示文稿", b"PK\x03\x04........ppt/presentation.xml"),
    (
        "选了 ODF 表格",
        b"PK\x03\x04........mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    ),
    ("选了上报包", b"PK\x03\x04........manifest.json"),
    ("选了压缩包", b"PK\x03\x04........notes.txt"),
    ("选了 RAR 压缩文件", b"Rar!\x1a\x07\x01\x00"),
    ("选了旧格式的工作簿", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("选了 PDF", b"%PDF-1.7\n"),
    ("选了照片", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    ("选了程序", b"MZ\x90\0\x03"),
    ("选了 RTF 文档", b"{\\rtf1\\ansi"),
    (
        "选了网页",
        b"<html><table><tr><td>1</td></tr></table></html>",
    ),
    ("选了 XML", b"<?xml version=\"1.0\"?><budget/>"),
    ("选了 JSON", b"{\"format\": 1}"),
    ("选了未保存改动的记录", b"bianzhi journal 1\n"),
    ("选了 CSV", "预算单位,预算数\n某中心,12\n".as_bytes()),
    ("选了数据库", b"SQLite format 3\0"),
];

/// What is said of a path.
fn on_disk() -> Vec<Said> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let said = |name: &str| {
        open(&folder.path().join(name))
            .expect_err("it must be refused")
            .to_string()
    };
    fs::create_dir(folder.path().join("预算.bmys")).expect("a folder can be made");
    let large = fs::File::create(folder.path().join("大.bmys")).expect("a file can be made");
    large
        .set_len(300 << 20)
        .expect("a sparse file takes no room");
    fs::write(folder.path().join("文件"), "").expect("a file can be made");
    let long = "长".repeat(200);
    vec![
        ("文件不存在", said("没有.bmys")),
        ("选了文件夹", said("预算.bmys")),
        ("文件太大", said("大.bmys")),
        ("路径中间是文件", said("文件/预算.bmys")),
        ("文件名太长", said(&long)),
    ]
}
