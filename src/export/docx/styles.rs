//! The styles: title, headings, body, contents, tables, footer.

use crate::export::docx::xml::HEAD;
use crate::export::docx::xml::WORD;

/// The fonts of official documents, with those of systems that lack them.
pub(super) const FONTS: [(&str, &str); 4] = [
    (TITLE, "宋体"),
    (BODY, "仿宋"),
    (SECOND, "楷体"),
    (FIRST, "SimHei"),
];

const TITLE: &str = "方正小标宋简体";
const BODY: &str = "仿宋_GB2312";
const FIRST: &str = "黑体";
const SECOND: &str = "楷体_GB2312";

/// Half points: 16 points, the third size (三号).
const SIZE: u32 = 32;
/// Twips between lines: 28 points.
const LINE: u32 = 560;

/// The layout of a style.
struct Style<'a> {
    id: &'a str,
    name: &'a str,
    font: &'a str,
    size: u32,
    is_bold: bool,
    /// Of paragraphs, in the order of the format.
    paragraph: String,
    /// What else it says: next style, level of the outline.
    base: &'a str,
}

impl Style<'_> {
    fn xml(&self) -> String {
        let Self {
            id,
            name,
            font,
            size,
            paragraph,
            base,
            ..
        } = self;
        let bold = if self.is_bold { "<w:b/>" } else { "" };
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{base}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{}{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#,
            fonts(font)
        )
    }
}

fn fonts(font: &str) -> String {
    format!(
        r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}" w:hint="eastAsia"/>"#
    )
}

/// An indent of two characters, and where characters aren't counted, of as much.
const INDENT: &str = r#"<w:ind w:firstLineChars="200" w:firstLine="640"/>"#;

fn spacing(line: u32) -> String {
    format!(r#"<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>"#)
}

/// The styles of a document; where it is divided into parts, headings of the first level are titles of these.
pub(super) fn styles(has_parts: bool) -> String {
    let mut xml = vec![format!("{HEAD}<w:styles {WORD}>")];
    xml.push(format!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="{SIZE}"/><w:szCs w:val="{SIZE}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#,
        fonts(BODY)
    ));
    xml.push(format!(
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>{}<w:jc w:val="both"/></w:pPr></w:style>"#,
        spacing(LINE)
    ));
    let mut all = texts();
    all.extend(headings(has_parts));
    all.extend(lists());
    xml.extend(all.iter().map(Style::xml));
    xml.push(TABLE.to_owned());
    xml.push("</w:styles>".to_owned());
    xml.concat()
}

const BASED: &str = r#"<w:basedOn w:val="Normal"/>"#;
const BEFORE_BODY: &str = r#"<w:basedOn w:val="Normal"/><w:next w:val="BodyText"/>"#;

fn texts() -> Vec<Style<'static>> {
    let style = |id, name, font, size, paragraph| Style {
        id,
        name,
        font,
        size,
        is_bold: false,
        paragraph,
        base: BASED,
    };
    let centred = r#"<w:jc w:val="center"/>"#;
    vec![
        style("BodyText", "Body Text", BODY, SIZE, INDENT.to_owned()),
        style(
            "Title",
            "Title",
            TITLE,
            44,
            format!(
                r#"<w:spacing w:before="560" w:after="560" w:line="640" w:lineRule="exact"/>{centred}"#
            ),
        ),
        Style {
            base: BEFORE_BODY,
            is_bold: true,
            ..style(
                "Subheading",
                "小标题",
                BODY,
                SIZE,
                format!("<w:keepNext/>{INDENT}"),
            )
        },
        style(
            "Footer",
            "footer",
            "宋体",
            28,
            r#"<w:spacing w:line="240" w:lineRule="auto"/>"#.to_owned(),
        ),
    ]
}

fn headings(has_parts: bool) -> Vec<Style<'static>> {
    let ids = [
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Heading3", "heading 3"),
    ];
    // Parts have their titles in the middle; what is below them begins like a statement without parts.
    let looks = if has_parts {
        [
            (TITLE, 36, false),
            (FIRST, SIZE, false),
            (SECOND, SIZE, false),
        ]
    } else {
        [
            (FIRST, SIZE, false),
            (SECOND, SIZE, false),
            (BODY, SIZE, true),
        ]
    };
    let heading = |(at, ((id, name), (font, size, is_bold)))| {
        let is_part = has_parts && at == 0;
        let place = if is_part {
            r#"<w:spacing w:before="0" w:after="560" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>"#
        } else {
            INDENT
        };
        Style {
            id,
            name,
            font,
            size,
            is_bold,
            paragraph: format!(r#"<w:keepNext/>{place}<w:outlineLvl w:val="{at}"/>"#),
            base: BEFORE_BODY,
        }
    };
    ids.into_iter()
        .zip(looks)
        .enumerate()
        .map(heading)
        .collect()
}

fn lists() -> Vec<Style<'static>> {
    // Dots lead to the numbers at the right edge of the text.
    let tabs = r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>"#;
    let entry = |id, name, indent| Style {
        id,
        name,
        font: BODY,
        size: 28,
        is_bold: false,
        paragraph: format!(
            r#"{tabs}{}<w:ind w:left="{indent}"/><w:jc w:val="left"/>"#,
            spacing(480)
        ),
        base: BASED,
    };
    let small = |id, name, font, place: &str| Style {
        id,
        name,
        font,
        size: 24,
        is_bold: false,
        paragraph: format!(
            r#"<w:spacing w:before="40" w:after="40" w:line="320" w:lineRule="exact"/>{place}"#
        ),
        base: BASED,
    };
    vec![
        Style {
            id: "TOCHeading",
            name: "TOC Heading",
            font: FIRST,
            size: SIZE,
            is_bold: false,
            paragraph: format!(r#"{}<w:jc w:val="center"/>"#, spacing(LINE)),
            base: BASED,
        },
        entry("TOC1", "toc 1", 0),
        entry("TOC2", "toc 2", 280),
        Style {
            id: "Caption",
            name: "caption",
            font: FIRST,
            size: 28,
            is_bold: false,
            paragraph: format!(r#"<w:keepNext/>{}<w:jc w:val="center"/>"#, spacing(LINE)),
            base: BASED,
        },
        small("TableUnit", "表单位", BODY, r#"<w:jc w:val="right"/>"#),
        small("TableText", "表文字", BODY, r#"<w:jc w:val="left"/>"#),
        small("TableFigure", "表数字", BODY, r#"<w:jc w:val="right"/>"#),
        small("TableHead", "表头", FIRST, r#"<w:jc w:val="center"/>"#),
    ]
}

const TABLE: &str = r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>"#;
