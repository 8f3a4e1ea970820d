//! Small filled tables for the export tests.

use bianzhi::compute::Cell;
use bianzhi::compute::Column;
use bianzhi::compute::FilledForm;
use bianzhi::compute::FilledRow;
use bianzhi::compute::FilledTable;
use bianzhi::compute::FormTasks;
use bianzhi::compute::RowStyle;
use bianzhi::export::CreatedAt;
use bianzhi::export::Stamp;
use bianzhi::export::sheet::Area;
use bianzhi::export::sheet::Sheet;
use bianzhi::money::Money;

/// A column by its header path, labels separated by `>`; amounts are marked with a leading `¥`.
pub(crate) fn column(path: &str) -> Column {
    let (is_amount, path) = match path.strip_prefix('¥') {
        Some(path) => (true, path),
        None => (false, path),
    };
    Column {
        id: path.to_owned(),
        path: path.split('>').map(str::to_owned).collect(),
        is_amount,
        ..Column::default()
    }
}

/// A row; a cell beginning with `¥` is an amount in yuan.
pub(crate) fn row(style: RowStyle, cells: &[&str]) -> FilledRow {
    let cell = |text: &&str| match text.strip_prefix('¥') {
        Some(yuan) => Cell::Amount(Money::from_yuan(yuan.parse().expect("whole yuan"))),
        None if text.is_empty() => Cell::Blank,
        None => Cell::Text((*text).to_owned()),
    };
    FilledRow {
        style,
        cells: cells.iter().map(cell).collect(),
        ..FilledRow::default()
    }
}

pub(crate) fn table(columns: &[&str], rows: Vec<FilledRow>) -> FilledTable {
    FilledTable {
        number: "表5".to_owned(),
        title: "一般公共预算支出表".to_owned(),
        head_lines: vec![("单位名称：某中心".to_owned(), "单位：万元".to_owned())],
        columns: columns
            .iter()
            .map(|path| column(path))
            .collect::<Vec<_>>()
            .into(),
        rows,
        ..FilledTable::default()
    }
}

/// Table 5 with its header of three levels.
pub(crate) fn by_function() -> FilledTable {
    table(
        &[
            "科目编码",
            "科目名称",
            "¥本年支出>合计",
            "¥本年支出>基本支出>小计",
            "¥本年支出>基本支出>人员经费",
            "¥本年支出>项目支出",
        ],
        vec![
            row(
                RowStyle::Total,
                &["", "合计", "¥40309012", "¥8006600", "¥6716900", "¥32302412"],
            ),
            row(
                RowStyle::Group(0),
                &[
                    "208",
                    "社会保障和就业支出",
                    "¥40309012",
                    "¥0",
                    "¥49",
                    "¥-50",
                ],
            ),
        ],
    )
}

/// Table 17 for one project, with levels that repeat.
pub(crate) fn project_form(project: &str) -> FilledTable {
    let indicator = |cells: [&str; 5]| row(RowStyle::Plain, &cells);
    let pair = |label: &str, text: &str| (label.to_owned(), text.to_owned());
    FilledTable {
        number: "表17".to_owned(),
        title: "部门预算项目（政策）绩效目标表".to_owned(),
        form: Some(FilledForm {
            fields: vec![
                vec![pair("项目(政策)名称", project)],
                vec![pair("主管部门", "某局"), pair("实施单位", "某中心")],
            ],
            tasks: Some(FormTasks {
                label: "年度主要任务".to_owned(),
                header: ["对应项目".to_owned(), "预算资金情况".to_owned()],
                rows: vec![("保障网络".to_owned(), Money::from_yuan(160_000))],
            }),
            fields_below: vec![vec![pair("总体目标", &"保障就业工作正常开展。".repeat(40))]],
            side_label: "绩效指标".to_owned(),
            ..FilledForm::default()
        }),
        ..table(
            &["一级指标", "二级指标", "三级指标", "运算符号", "指标值"],
            vec![
                indicator(["产出指标", "数量指标", "系统正常运行天数", ">=", "251"]),
                indicator(["产出指标", "数量指标", "保障天数", "=", "251"]),
                indicator(["产出指标", "质量指标", "运行稳定率", ">=", "90"]),
                indicator(["产出指标", "", "", "", ""]),
                indicator(["效益指标", "", "", "", ""]),
                indicator(["效益指标", "质量指标", "提升", "", "有提高"]),
            ],
        )
    }
}

/// Every merged area with its text, in reading order: `C4:F4 本年支出`.
pub(crate) fn merges(sheet: &Sheet) -> Vec<String> {
    let mut areas: Vec<&Area> = sheet.merges.iter().collect();
    areas.sort_by_key(|area| (area.rows.start, area.columns.start));
    let name = |row: usize, column: usize| {
        let letter = char::from(b'A' + u8::try_from(column).expect("a narrow test table"));
        format!("{letter}{}", row + 1)
    };
    let line = |area: &&Area| {
        let first = name(area.rows.start, area.columns.start);
        let last = name(area.rows.end - 1, area.columns.end - 1);
        let content = &sheet.rows[area.rows.start].cells[area.columns.start].content;
        format!("{first}:{last} {}", content.printed())
    };
    areas.iter().map(line).collect()
}

pub(crate) fn stamp() -> Stamp {
    let created = CreatedAt {
        year: 2024,
        month: 1,
        day: 31,
        hour: 9,
        minute: 30,
        second: 0,
    };
    Stamp {
        title: "某中心2024年部门预算".to_owned(),
        author: "某中心".to_owned(),
        created,
    }
}
