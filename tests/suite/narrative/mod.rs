//! The statement: its figures follow the tables, its sentences follow its figures, edits are watched.

mod published;

use bianzhi::compute::fill;
use bianzhi::edit::Edit;
use bianzhi::model::Budget;
use bianzhi::model::EditedParagraph;
use bianzhi::model::EditedParagraphId;
use bianzhi::model::LineField;
use bianzhi::model::PriorAmount;
use bianzhi::model::PriorAmountField;
use bianzhi::model::PriorAmountId;
use bianzhi::model::RecordKind;
use bianzhi::model::UnitField;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::narrative::Block;
use bianzhi::narrative::CausePlace;
use bianzhi::narrative::Chapter;
use bianzhi::narrative::Paragraph;
use bianzhi::narrative::Place;
use bianzhi::narrative::RunKind;
use bianzhi::narrative::Shift;
use bianzhi::narrative::Statement;
use bianzhi::narrative::figures_text;
use bianzhi::narrative::statement;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::storage::SavedBudget;
use bianzhi::storage::parse;

/// The sample of one region, read.
pub fn sample() -> SavedBudget {
    let text = include_str!("../../../assets/samples/shenyang_heping_2024.bmys");
    parse(text.as_bytes()).expect("the sample can be read")
}

fn made_under(pack: &str, budget: &Budget) -> Statement {
    let pack = load_pack(pack, &embedded_packs()).unwrap();
    let book = fill(budget, &pack);
    statement(budget, &pack, &book)
}

fn made(budget: &Budget) -> Statement {
    made_under("liaoning_2024", budget)
}

#[track_caller]
fn paragraph<'a>(statement: &'a Statement, id: &str) -> &'a Paragraph {
    let mut paragraphs = statement.paragraphs();
    let found = paragraphs.find(|(_, it)| it.id == id);
    found.unwrap_or_else(|| panic!("no paragraph {id}")).1
}

fn apply(budget: &mut Budget, edit: Edit) {
    edit.apply(budget).unwrap();
}

/// Last year's amount of a cell.
fn with_prior(budget: &mut Budget, place: [&str; 3], amount: Money) -> PriorAmountId {
    let id = PriorAmountId::new(budget.next_id);
    budget.next_id += 1;
    let [table, row, column] = place.map(str::to_owned);
    let prior = PriorAmount {
        id,
        table,
        row,
        column,
        amount,
        ..PriorAmount::default()
    };
    let record = Box::new(prior.into());
    apply(budget, Edit::Insert { at: 0, record });
    id
}

const TOTAL: [&str; 3] = ["revenue_expenditure_overview", "收入总计", "revenue_amount"];

#[test]
fn the_chapters_stand_in_the_order_of_the_region() {
    let statement = made(&sample().budget);
    let headings: Vec<String> = statement
        .printed()
        .filter(|it| it.level == 1)
        .map(Chapter::heading)
        .collect();
    assert_eq!(
        headings,
        [
            "第一部分　和平区人力资源和社会保障事务服务中心概况",
            "第二部分　和平区人力资源和社会保障事务服务中心2024年部门预算公开表",
            "第三部分　和平区人力资源和社会保障事务服务中心2024年部门预算情况说明",
            "第四部分　名词解释",
        ]
    );
    let numbers: Vec<&str> = statement.printed().map(|it| it.number.as_str()).collect();
    assert!(numbers.windows(2).all(|it| it[0] != it[1]), "{numbers:?}");
}

#[test]
fn figures_lead_to_their_cells() {
    let statement = made(&sample().budget);
    let total = &paragraph(&statement, "revenue/total").runs;
    let places: Vec<&Place> = total
        .iter()
        .filter_map(|run| match &run.kind {
            RunKind::Figure(bound) => bound.place.as_ref(),
            _ => None,
        })
        .collect();
    let is_overview = |place: &&Place| matches!(place, Place::Cell(table, ..) if table.as_str() == "revenue_expenditure_overview");
    assert_eq!(places.len(), 8, "each figure has a place");
    assert!(places.iter().all(is_overview), "{places:?}");
    // A listed figure is found in the table that shows it.
    let functions = &paragraph(&statement, "spending/functions").runs;
    let listed = functions.iter().filter(
        |run| matches!(&run.kind, RunKind::Figure(it) if matches!(it.place, Some(Place::Cell(..)))),
    );
    assert_eq!(listed.count(), 4, "three of all, one of projects");
}

#[test]
fn sentences_follow_the_direction_of_a_change() {
    let check = |then: i64, expected: &str| {
        let mut budget = sample().budget;
        with_prior(&mut budget, TOTAL, Money::from_yuan(then));
        let text = paragraph(&made(&budget), "changes/total").generated();
        assert!(text.contains(expected), "{text}");
    };
    check(
        50_000_000,
        "比2023年的5000.00万元增加114.04万元，增长2.3%，主要原因是",
    );
    check(51_140_400, "与2023年持平。");
    check(51_140_410, "与2023年持平。");
    check(0, "比2023年的0万元增加5114.04万元，主要原因是");
}

#[test]
fn a_large_change_asks_for_its_cause_where_it_is_to_be_written() {
    let mut budget = sample().budget;
    let id = with_prior(
        &mut budget,
        ["expenditure_by_function", "合计", "total"],
        Money::ZERO,
    );
    let place = ["three_public", "", "hospitality"];
    let id_of_part = with_prior(&mut budget, place, Money::from_yuan(20_000));
    let open = |budget: &Budget| {
        let statement = made(budget);
        let runs = paragraph(&statement, "three_public/hospitality")
            .runs
            .clone();
        runs.into_iter().find_map(|run| match run.kind {
            RunKind::Open(place) => Some(place),
            _ => None,
        })
    };
    assert_eq!(open(&budget), Some(CausePlace::Prior(id_of_part)));
    assert_ne!(id, id_of_part);
    let cause = Value::Text("由于厉行节约。".to_owned());
    apply(
        &mut budget,
        Edit::set(id_of_part, PriorAmountField::Cause, cause),
    );
    assert_eq!(open(&budget), None);
    let text = paragraph(&made(&budget), "three_public/hospitality").generated();
    assert_eq!(
        text,
        "公务接待费0万元，比2023年的2.00万元减少2.00万元，主要原因是厉行节约。"
    );
}

/// A rewritten paragraph of the sample.
fn rewritten(budget: &mut Budget, id: &str, text: &str) {
    let figures = figures_text(paragraph(&made(budget), id));
    let edit = EditedParagraph {
        id: EditedParagraphId::new(budget.next_id),
        paragraph: id.to_owned(),
        text: text.into(),
        figures: figures.as_str().into(),
    };
    let at = budget.count(RecordKind::EditedParagraph);
    let record = Box::new(edit.into());
    apply(budget, Edit::Insert { at, record });
}

#[test]
fn a_rewritten_paragraph_stands_in_place_of_the_generated_one_and_is_watched() {
    let mut budget = sample().budget;
    rewritten(
        &mut budget,
        "spending/total",
        "支出5114.04万元，\n另见报表。",
    );
    let before = made(&budget);
    let own = paragraph(&before, "spending/total");
    assert_eq!(own.lines(), ["支出5114.04万元，", "另见报表。"]);
    assert!(!own.is_stale());
    assert!(before.plain_text().contains("另见报表。"));
    let line = budget.expenditure[0].id;
    let amount = Value::Money(Money::from_yuan(1_969_200));
    apply(&mut budget, Edit::set(line, LineField::Amount, amount));
    let after = made(&budget);
    let own = paragraph(&after, "spending/total");
    assert!(own.is_stale());
    let shifts: Vec<String> = own
        .own
        .iter()
        .flat_map(|it| &it.shifts)
        .map(Shift::words)
        .collect();
    assert_eq!(
        shifts,
        [
            "支出预算 5114.04万元 → 5114.05万元",
            "基本支出 800.66万元 → 800.67万元",
            "人员经费 671.69万元 → 671.70万元",
        ]
    );
    assert_eq!(after.lost, []);
}

#[test]
fn the_glossary_explains_the_codes_used_and_only_those() {
    let budget = sample().budget;
    let statement = made(&budget);
    let glossary = statement
        .chapters
        .iter()
        .find(|it| it.id == "glossary")
        .unwrap();
    let texts: Vec<String> = glossary.paragraphs().map(Paragraph::generated).collect();
    let has = |word: &str| texts.iter().any(|it| it.contains(word));
    for line in &budget.expenditure {
        let code = line.function.unwrap().to_string();
        assert!(
            glossary
                .paragraphs()
                .any(|it| it.id == format!("glossary/{code}")),
            "{code}"
        );
    }
    assert!(has("就业补助（款）公益性岗位补贴（项）"));
    assert!(!has("行政运行（项）") && !has("政府性基金预算拨款收入："));
}

#[test]
fn a_chapter_without_anything_is_left_out_and_says_what_to_do() {
    let mut budget = sample().budget;
    let unit = budget.units[0].id;
    apply(
        &mut budget,
        Edit::set(unit, UnitField::Duties, Value::Empty),
    );
    let statement = made(&budget);
    let duties = statement
        .chapters
        .iter()
        .find(|it| it.id == "duties")
        .unwrap();
    assert!(
        duties
            .left_out
            .as_deref()
            .is_some_and(|it| it.contains("主要职责"))
    );
    let offices = statement.printed().find(|it| it.id == "offices").unwrap();
    assert_eq!(offices.number, "一、");
}

#[test]
fn a_pack_without_a_template_of_its_own_has_that_of_the_base() {
    let budget = sample().budget;
    let statement = made_under("cn_base", &budget);
    let text = statement.plain_text();
    for words in [
        "一、部门职责及机构设置情况",
        "二、部门预算安排的总体情况",
        "2024年收入总预算5114.04万元",
        "基本支出800.66万元，包括人员经费671.69万元、公用经费128.97万元；项目支出4313.38万元",
        "九、其他需要说明的事项",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn an_empty_budget_has_a_statement_too() {
    let text = made(&Budget::default()).plain_text();
    assert!(text.contains("没有安排财政拨款“三公”经费"), "{text}");
    assert!(!text.contains('{'), "{text}");
}

#[test]
fn amounts_of_a_table_have_the_same_decimals_where_nothing_is_spent_too() {
    let text = include_str!("../../../assets/samples/chengde_shuangqiao_2023.bmys");
    let other = parse(text.as_bytes()).expect("the sample can be read");
    let statement = made_under(&other.pack, &other.budget);
    let blocks = statement.chapters.iter().flat_map(|it| &it.blocks);
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let mut trio = tables.filter(|table| table.caption.contains("“三公”"));
    let table = trio.next().expect("expenses are compared");
    let amounts: Vec<&str> = table.rows.iter().map(|row| row[1].text.as_str()).collect();
    assert_eq!(amounts, ["3.00", "0.00", "3.00", "0.00", "3.00", "0.00"]);
}
