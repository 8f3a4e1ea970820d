//! Laid-out sheets: merges, widths, heights, names.

use std::sync::Arc;

use bianzhi::compute::Book;
use bianzhi::compute::Cell;
use bianzhi::compute::FilledTable;
use bianzhi::compute::RowStyle;
use bianzhi::export::sheet::Align;
use bianzhi::export::sheet::Content;
use bianzhi::export::sheet::Sheet;
use bianzhi::export::sheet::lay_out;
use bianzhi::export::sheet::sheets;
use bianzhi::money::Money;
use bianzhi::packs::PageDef;
use bianzhi::packs::Paper;

use crate::export_tables::by_function;
use crate::export_tables::column;
use crate::export_tables::merges;
use crate::export_tables::project_form;
use crate::export_tables::row;
use crate::export_tables::table;

fn laid_out(table: &FilledTable) -> Sheet {
    lay_out(table, "表")
}

#[test]
fn equal_spanners_become_one_and_short_paths_reach_down() {
    let sheet = laid_out(&by_function());
    assert_eq!(
        merges(&sheet),
        [
            "A1:F1 一般公共预算支出表",
            "A2:F2 表5",
            "A3:E3 单位名称：某中心",
            "A4:A6 科目编码",
            "B4:B6 科目名称",
            "C4:F4 本年支出",
            "C5:C6 合计",
            "D5:E5 基本支出",
            "F5:F6 项目支出",
        ]
    );
    assert_eq!(sheet.repeated, 6);
    assert_eq!(sheet.rows[5].cells[3].content, Content::text("小计"));
}

#[test]
fn what_is_about_further_rows_too_reaches_down_to_them_and_nothing_else_does() {
    let mut entries = table(
        &["职责活动", "¥年度预算数", "绩效指标", "优"],
        vec![
            row(RowStyle::Group(0), &["一、就业", "¥100000", "", ""]),
            row(RowStyle::Plain, &["1、政策", "", "办结率", "100%"]),
            row(RowStyle::Further, &["", "", "满意度", ""]),
            row(RowStyle::Further, &["", "", "", ""]),
            row(RowStyle::Plain, &["2、培训", "¥50000", "人数", "300人"]),
            row(RowStyle::Further, &["", "", "", "95%"]),
        ],
    );
    for column in &mut Arc::make_mut(&mut entries.columns)[..2] {
        column.goes_on = true;
    }
    let sheet = laid_out(&entries);
    let first = sheet.repeated + 1;
    let [second, fourth] = [first + 1, first + 4];
    let expected = [
        format!("A{second}:A{} 1、政策", second + 2),
        format!("B{second}:B{} ", second + 2),
        format!("A{fourth}:A{} 2、培训", fourth + 1),
        format!("B{fourth}:B{} 5.00", fourth + 1),
    ];
    let merges = merges(&sheet);
    assert_eq!(merges[merges.len() - 4..], expected);
    let long = row(RowStyle::Plain, &[&"政策".repeat(200), "", "办结率", ""]);
    Arc::make_mut(&mut entries.columns)[0].width = Some(26);
    entries.rows[1] = long;
    let sheet = laid_out(&entries);
    let heights = sheet.rows[first..].iter().map(|row| row.lines);
    let heights: Vec<usize> = heights.take(3).collect();
    assert_eq!(heights, [10, 10, 11], "what a tall cell needs is shared");
}

#[test]
fn equal_labels_under_different_spanners_stay_apart() {
    let columns = [
        "¥本年收入>合计",
        "¥上年结转>合计",
        "¥上年结转>其他",
        "¥其他",
    ];
    let sheet = laid_out(&table(&columns, Vec::new()));
    let spanners: Vec<_> = merges(&sheet)
        .into_iter()
        .filter(|line| line.contains('4'))
        .collect();
    assert_eq!(spanners, ["B4:C4 上年结转", "D4:D5 其他"]);
}

#[test]
fn an_amount_always_has_room_and_text_wraps_instead_of_being_cut() {
    let mut wide = by_function();
    wide.columns = ["名称", "说明"]
        .into_iter()
        .map(column)
        .collect::<Vec<_>>()
        .into();
    Arc::make_mut(&mut wide.columns).extend((0..14).map(|_| column("¥本年收入>财政专户管理资金")));
    let mut cells = vec![Cell::Text(
        "某市某区人力资源和社会保障事务服务中心".to_owned(),
    )];
    cells.push(Cell::Text("为保障业务系统稳定运行，".repeat(12)));
    cells.extend((0..14).map(|_| Cell::Amount(Money::from_yuan(12_345_678_901))));
    wide.rows = vec![row(RowStyle::Plain, &[])];
    wide.rows[0].cells = cells;
    let sheet = laid_out(&wide);
    let printed = "1,234,567.89".len();
    assert!(
        sheet.widths[2..].iter().all(|width| *width > printed),
        "{:?}",
        sheet.widths
    );
    let last = sheet.rows.last().expect("a row");
    assert!(
        last.lines * sheet.widths[1] >= 24 * 12,
        "{} lines of {}",
        last.lines,
        sheet.widths[1]
    );
    assert!(
        sheet.widths[1] <= 80 && sheet.widths[0] >= 14,
        "{:?}",
        sheet.widths
    );
}

#[test]
fn amount_columns_are_at_least_eleven_wide_where_the_paper_allows() {
    let columns: Vec<String> = (0..8).map(|number| format!("¥栏{number}")).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let sheet = laid_out(&table(&columns, Vec::new()));
    assert!(
        sheet.widths.iter().all(|width| *width >= 11),
        "{:?}",
        sheet.widths
    );
}

#[test]
fn a_width_the_definition_fixes_is_kept_but_never_hides_an_amount() {
    let mut fixed = by_function();
    Arc::make_mut(&mut fixed.columns)[1].width = Some(33);
    Arc::make_mut(&mut fixed.columns)[2].width = Some(4);
    let sheet = laid_out(&fixed);
    assert_eq!(sheet.widths[1], 33);
    assert!(sheet.widths[2] > "4,030.90".len(), "{:?}", sheet.widths);
}

#[test]
fn a_narrow_table_fills_its_paper_within_reason() {
    let mut narrow = table(&["项目", "¥预算数"], Vec::new());
    narrow.page = PageDef {
        paper: Paper::A4,
        landscape: true,
    };
    let landscape: usize = laid_out(&narrow).widths.iter().sum();
    Arc::make_mut(&mut narrow.columns).extend((0..6).map(|_| column("¥预算数")));
    let filled: usize = laid_out(&narrow).widths.iter().sum();
    assert!(
        landscape < 40,
        "two columns are not blown up to the page: {landscape}"
    );
    assert!((110..=118).contains(&filled), "{filled}");
}

#[test]
fn a_code_is_never_broken_over_lines() {
    let mut codes = table(&["项目编码", "项目名称"], Vec::new());
    Arc::make_mut(&mut codes.columns).extend((0..16).map(|_| column("¥本年收入>单位资金")));
    codes.rows.push(row(
        RowStyle::Plain,
        &["210102240000000012345", "网络租赁费"],
    ));
    let sheet = laid_out(&codes);
    assert!(sheet.widths[0] > 21, "{:?}", sheet.widths);
}

#[test]
fn text_too_tall_for_one_row_continues_in_merged_rows() {
    let mut tall = table(&["项目", "内容", "¥金额"], Vec::new());
    Arc::make_mut(&mut tall.columns)[1].width = Some(20);
    tall.rows
        .push(row(RowStyle::Plain, &["甲", &"长".repeat(600), "¥10000"]));
    tall.rows
        .push(row(RowStyle::Plain, &["乙", "短", "¥10000"]));
    let sheet = laid_out(&tall);
    assert!(sheet.rows.iter().all(|row| row.lines <= 26));
    let lines: usize = sheet.rows[4..7].iter().map(|row| row.lines).sum();
    assert_eq!(lines, 60);
    assert!(
        merges(&sheet)
            .iter()
            .any(|line| line.starts_with("A5:A7 甲"))
    );
    assert_eq!(sheet.rows[7].cells[0].content, Content::text("乙"));
}

#[test]
fn totals_stand_out_and_amounts_stand_right() {
    let sheet = laid_out(&by_function());
    let total = &sheet.rows[6].cells;
    assert!(
        total
            .iter()
            .all(|cell| cell.style.is_bold && cell.style.is_boxed)
    );
    assert_eq!(
        (total[1].style.align, total[2].style.align),
        (Align::Center, Align::Right)
    );
    assert_eq!(sheet.rows[0].cells[0].style.align, Align::Center);
    assert!(!sheet.rows[1].cells[0].style.is_boxed);
}

#[test]
fn amounts_are_the_printed_numbers() {
    let sheet = laid_out(&by_function());
    let values: Vec<String> = sheet.rows[6..8]
        .iter()
        .flat_map(|row| &row.cells[2..])
        .map(|cell| match &cell.content {
            Content::Amount(amount) => amount.value().to_string(),
            Content::Blank | Content::Text(_) => "?".to_owned(),
        })
        .collect();
    assert_eq!(
        values,
        [
            "4030.90", "800.66", "671.69", "3230.24", "4030.90", "0.00", "0.00", "-0.01"
        ]
    );
}

#[test]
fn notes_run_under_the_whole_table_and_wrap() {
    let mut noted = by_function();
    noted.notes = vec!["备注：".to_owned() + &"如此表为空表则表示没有安排的支出".repeat(12)];
    let sheet = laid_out(&noted);
    let last = sheet.rows.last().expect("a note");
    assert!(last.lines > 2);
    assert!(!last.cells[0].style.is_boxed);
    assert!(
        merges(&sheet)
            .last()
            .is_some_and(|line| line.starts_with("A9:F9 备注"))
    );
}

#[test]
fn an_empty_table_has_its_heading_and_header_only() {
    let mut empty = by_function();
    empty.rows.clear();
    let sheet = laid_out(&empty);
    assert_eq!(sheet.rows.len(), sheet.repeated);
}

#[test]
fn a_table_without_columns_still_has_its_title() {
    let sheet = laid_out(&FilledTable {
        title: "空".to_owned(),
        ..FilledTable::default()
    });
    assert_eq!(sheet.rows[0].cells[0].content, Content::text("空"));
}

#[test]
fn a_form_has_its_label_down_the_side_and_equal_levels_as_one() {
    let sheet = laid_out(&project_form("网络租赁费"));
    let goal = "保障就业工作正常开展。".repeat(40);
    assert_eq!(
        merges(&sheet),
        [
            "A1:F1 部门预算项目（政策）绩效目标表",
            "A2:F2 表17",
            "A3:E3 单位名称：某中心",
            "B4:F4 网络租赁费",
            "B5:C5 某局",
            "E5:F5 某中心",
            "A6:A7 年度主要任务",
            "B6:D6 对应项目",
            "E6:F6 预算资金情况",
            "B7:D7 保障网络",
            "E7:F7 16.00",
            &format!("B8:F8 {goal}"),
            "A9:A15 绩效指标",
            "B10:B13 产出指标",
            "C10:C11 数量指标",
            "B14:B15 效益指标",
        ]
    );
    assert_eq!(sheet.rows[4].cells[3].content, Content::text("实施单位"));
    assert_eq!(sheet.repeated, 3, "a form repeats its heading");
    assert!(
        sheet.rows[7].lines >= 7,
        "the goal wraps: {}",
        sheet.rows[7].lines
    );
    assert_eq!(sheet.rows[14].cells[2].content, Content::text("质量指标"));
}

#[test]
fn a_form_is_kept_on_one_page_while_it_stays_readable() {
    let mut form = project_form("网络租赁费");
    assert!(laid_out(&form).is_one_page);
    let row = form.rows[0].clone();
    form.rows.extend(std::iter::repeat_n(row, 60));
    assert!(!laid_out(&form).is_one_page);
}

#[test]
fn a_table_is_shrunk_only_when_a_few_rows_would_be_left_over() {
    let with_rows = |count: usize| {
        let mut long = by_function();
        long.rows = vec![long.rows[1].clone(); count];
        laid_out(&long).is_one_page
    };
    assert!(with_rows(19));
    assert!(with_rows(21));
    assert!(!with_rows(30));
}

#[test]
fn forms_of_one_table_are_numbered_and_others_carry_their_title() {
    let whole = FilledTable {
        id: id("whole"),
        ..project_form("某中心")
    };
    let form = |project: &str| FilledTable {
        id: id("project"),
        ..project_form(project)
    };
    let tables = vec![by_function(), whole, form("网络租赁费"), form("培训费")];
    let names: Vec<String> = sheets(&Book {
        tables,
        ..Book::default()
    })
    .into_iter()
    .map(|sheet| sheet.name)
    .collect();
    assert_eq!(
        names,
        [
            "表5 一般公共预算支出表",
            "表17 部门预算项目（政策）绩效目标表",
            "表17-1 网络租赁费",
            "表17-2 培训费"
        ]
    );
}

fn id(text: &str) -> bianzhi::packs::TableId {
    bianzhi::packs::TableId::from(text)
}
