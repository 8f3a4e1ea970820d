//! What the form of one region needs of a budget made for another: both samples, each under the other's pack.

use std::sync::Arc;

use bianzhi::compute::Need;
use bianzhi::compute::NeedAbout;
use bianzhi::compute::NeedPlace;
use bianzhi::compute::fill;
use bianzhi::compute::needs;
use bianzhi::document::Document;
use bianzhi::edit::Edit;
use bianzhi::edit::Transaction;
use bianzhi::model::Field;
use bianzhi::model::LineField;
use bianzhi::model::ProjectField;
use bianzhi::model::Value;
use bianzhi::packs::Pack;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage;

const SHENYANG: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");
const CHENGDE: &str = include_str!("../../assets/samples/chengde_shuangqiao_2023.bmys");

fn pack(id: &str) -> Pack {
    load_pack(id, &embedded_packs()).expect("the pack is good")
}

fn opened(sample: &str) -> Document {
    let saved = storage::parse(sample.as_bytes()).expect("the sample is good");
    Document::new(saved.budget, Arc::new(pack(&saved.pack)), true)
}

fn words(document: &Document, pack: &Pack) -> Vec<String> {
    let book = fill(document.budget(), pack);
    let needs = needs(document.budget(), (pack, &book), document.book());
    needs.iter().map(Need::words).collect()
}

#[test]
fn a_budget_of_17_tables_lacks_what_the_9_tables_ask_for() {
    let words = words(&opened(SHENYANG), &pack("hebei_2023"));
    let expected = [
        "预算年度是 2024 年，这套表样适用 2023 年",
        "部门预算国有资本经营预算财政拨款支出表：没有可列的支出行，是空表",
        "部门预算收入总表：收入行未填“功能科目”，2 条",
        "项目绩效目标表：项目未填“总体目标”，1 条",
        "项目绩效目标表：绩效指标未填“绩效指标描述”，91 条",
        "项目绩效目标表：绩效指标未填“指标值确定依据”，91 条",
        "项目绩效目标表：绩效指标的一、二级指标不在表样规定之内，2 条",
        "固定资产占用情况表：资产存量未填“价值”，2 条",
        "年度主要任务 3 条不列入这套表样的任何一张表",
        "绩效指标 27 条不列入这套表样的任何一张表",
    ];
    assert_eq!(words, expected);
}

#[test]
fn a_budget_of_9_tables_lacks_what_the_17_tables_ask_for() {
    let words = words(&opened(CHENGDE), &pack("liaoning_2024"));
    let expected = [
        "预算年度是 2023 年，这套表样适用 2024 年",
        "表13 债务支出预算表：没有可列的债务行，是空表",
        "表15 政府购买服务支出预算表：没有可列的购买服务行，是空表",
        "表9 项目支出预算表：项目未填“项目内容”，19 条",
        "部门预算项目（政策）绩效目标表：绩效指标未填“运算符号”，41 条",
        "部门预算项目（政策）绩效目标表：绩效指标未填“度量单位”，41 条",
        "部门预算项目（政策）绩效目标表：绩效指标未填“完成时限”，141 条",
        "资产存量 5 条不列入这套表样的任何一张表",
    ];
    assert_eq!(words, expected);
}

#[test]
fn empty_tables_are_no_news_under_the_files_own_pack() {
    let words = words(&opened(CHENGDE), &pack("hebei_2023"));
    assert_eq!(words, ["固定资产占用情况表：资产存量未填“价值”，2 条"]);
}

#[test]
fn a_need_leads_to_the_first_record_and_goes_when_the_field_is_filled() {
    let mut document = opened(CHENGDE);
    let other = pack("liaoning_2024");
    let content = Field::from(ProjectField::Content);
    let open = |document: &Document| {
        let book = fill(document.budget(), &other);
        let needs = needs(document.budget(), (&other, &book), document.book());
        let need = needs
            .into_iter()
            .find(|it| it.about == NeedAbout::Field(content));
        let need = need.expect("contents lack");
        (need.count, need.place)
    };
    let (count, place) = open(&document);
    let NeedPlace::Record(first, Some(field)) = place else {
        panic!("it leads to a field: {place:?}");
    };
    assert_eq!(field, content);
    let text = Value::Text("开展培训".to_owned());
    let edit = Edit::set(first, field, text);
    let filled = document.commit(Transaction::new("填写项目内容", vec![edit]));
    filled.expect("the content can be filled in");
    let (after, next) = open(&document);
    assert_eq!(after, count - 1);
    assert_ne!(next, place);
}

#[test]
fn codes_of_another_year_are_named() {
    let mut document = opened(CHENGDE);
    let line = document.budget().expenditure[0].id;
    let before = words(&document, &pack("hebei_2023"));
    assert!(!before.iter().any(|it| it.contains("没有的编码")));
    let unknown = "2087777".parse().expect("a code that is in no list");
    let other = Edit::set(line, LineField::Function, Value::Function(unknown));
    let changed = document.commit(Transaction::new("改科目", vec![other]));
    changed.expect("the code can be changed");
    let after = words(&document, &pack("hebei_2023"));
    let named = "支出行的“功能科目”有 2023 年没有的编码 2087777，1 条".to_owned();
    assert!(after.contains(&named), "{after:?}");
}

#[test]
fn using_another_pack_is_a_step_that_can_be_undone() {
    let mut document = opened(SHENYANG);
    let own = document.book().tables.clone();
    let findings = document.findings().to_vec();
    document.use_pack(Arc::new(pack("hebei_2023")));
    assert_eq!(document.pack().id, "hebei_2023");
    assert!(document.book().table("institutions").is_some());
    assert_ne!(document.findings(), findings);
    assert!(document.is_dirty());

    let undone = document.undo().expect("there is a step");
    assert!(undone.starts_with("改用表样"), "{undone}");
    assert_eq!(document.pack().id, "liaoning_2024");
    assert_eq!(document.book().tables, own);
    assert_eq!(document.findings(), findings);
    assert!(!document.is_dirty());
    document.redo();
    assert_eq!(document.pack().id, "hebei_2023");
    assert!(document.book().table("institutions").is_some());
}

#[test]
fn a_pack_that_was_undone_does_not_come_back_with_another_change() {
    let mut document = opened(SHENYANG);
    document.use_pack(Arc::new(pack("hebei_2023")));
    document.undo();
    let change = Transaction::new("填报", Vec::new());
    document.commit(change).expect("nothing is changed");
    assert_eq!(document.pack().id, "liaoning_2024");
}

#[test]
fn using_the_pack_in_use_is_no_step() {
    let mut document = opened(SHENYANG);
    document.use_pack(Arc::new(pack("liaoning_2024")));
    assert!(!document.is_dirty());
    assert_eq!(document.undo(), None);
}
