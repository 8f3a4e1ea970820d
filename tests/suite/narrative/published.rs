//! What two published statements say: every figure of theirs that follows from the tables comes out.

use bianzhi::edit::Edit;
use bianzhi::model::Budget;
use bianzhi::model::NoteField;
use bianzhi::model::NoteKind;
use bianzhi::model::PriorAmountField;
use bianzhi::model::Value;
use bianzhi::money::Money;
use bianzhi::narrative::Chapter;
use bianzhi::narrative::Paragraph;
use bianzhi::storage::parse;

use super::TOTAL;
use super::apply;
use super::made;
use super::made_under;
use super::paragraph;
use super::sample;
use super::with_prior;

/// The sample of the other.
fn bureau() -> Budget {
    let text = include_str!("../../../assets/samples/chengde_shuangqiao_2023.bmys");
    parse(text.as_bytes())
        .expect("the sample can be read")
        .budget
}

/// What the published text of the sample says as far as it follows from the tables: sentence and figures.
/// The year compared with and the number of projects with goals were wrong there and are right here.
const PUBLISHED: [(&str, &str); 13] = [
    ("revenue/total", "2024年收入总预算5114.04万元"),
    ("revenue/total", "一般公共预算拨款收入4030.90万元"),
    (
        "changes/total",
        "2024年收支总预算5114.04万元，比2023年的5433.17万元减少319.13万元，下降5.9%",
    ),
    (
        "changes/total",
        "主要原因是事业单位机构改革，有部分事业单位从本单位划出。",
    ),
    (
        "three_public/total",
        "“三公”经费预算0万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费0万元",
    ),
    (
        "three_public/total",
        "公务接待费0万元。2023年和2024年均没有安排",
    ),
    ("agency_operating/total", "没有安排机关运行经费"),
    ("procurement/total", "政府采购预算总额0万元"),
    (
        "assets/stock",
        "截至2023年8月31日，本单位共有车辆1辆，其中：省部级领导干部用车0辆、一般公务用车1辆、一般执法执勤用车0辆、特种专业技术用车0辆、其他用车0辆",
    ),
    ("assets/stock", "单位价值200万元以上大型设备0台（套）"),
    (
        "coverage/coverage",
        "应编制整体绩效目标1个，实际编制1个，整体绩效目标覆盖率为100%",
    ),
    (
        "coverage/coverage",
        "应编制绩效目标的项目10个，实际编制9个，项目绩效目标覆盖率为90%",
    ),
    ("offices/count", "内设机构7个"),
];

#[test]
fn the_figures_of_the_published_text_come_out() {
    let mut budget = sample().budget;
    with_prior(&mut budget, TOTAL, Money::from_yuan(54_331_700));
    with_prior(&mut budget, ["three_public", "", "total"], Money::ZERO);
    let statement = made(&budget);
    for (id, words) in PUBLISHED {
        let text = paragraph(&statement, id).generated();
        assert!(text.contains(words), "{id}: {text}");
    }
    let offices = budget.offices.iter();
    for office in offices {
        let posts = paragraph(
            &statement,
            &format!("offices/office#{}/posts", office.id.number()),
        );
        let expected = format!("人员编制{}名，部长1名。", office.quota);
        assert_eq!(posts.generated(), expected);
    }
}

/// What the published text of the other sample says as far as it follows from the tables.
///
/// It had 公务用车 twice with 0 and once with 3, and compared with a sum of another kind; both are right here.
const BUREAU: [(&str, &str); 19] = [
    (
        "revenue/total",
        "本年收入15881.98万元，上年结转结余72.91万元",
    ),
    (
        "revenue/total",
        "一般公共预算拨款收入15881.98万元，政府性基金预算拨款收入0万元",
    ),
    (
        "revenue/total",
        "财政专户管理资金收入0万元，单位资金收入0万元",
    ),
    (
        "spending/total",
        "支出预算15954.89万元，其中：基本支出865.55万元，包括人员经费818.97万元、公用经费46.58万元；项目支出15089.34万元",
    ),
    (
        "spending/functions",
        "社会保障和就业支出15905.13万元、卫生健康支出45.88万元、国有资本经营预算支出3.88万元",
    ),
    (
        "changes/total",
        "2023年收支总预算15954.89万元，比2022年的14160.39万元增加1794.50万元，增长12.7%",
    ),
    (
        "spending/functions",
        "其中项目支出用于：社会保障和就业支出15085.46万元、国有资本经营预算支出3.88万元",
    ),
    (
        "changes/basic",
        "增加195.49万元，增长29.2%，主要原因是人员变动，人员经费及日常公用支出增多。",
    ),
    (
        "changes/project",
        "增加1599.01万元，增长11.9%，主要原因是增加项目支出。",
    ),
    (
        "agency_operating/total",
        "机关运行经费预算46.58万元，用于保障机关日常运转，其中：办公费7.48万元、印刷费1.00万元、水费0.05万元、电费0.55万元、邮电费10.74万元、取暖费0.46万元、差旅费1.00万元、维修（护）费3.00万元、劳务费1.00万元、工会经费3.00万元、福利费4.20万元、公务用车运行维护费3.00万元、其他交通费用10.50万元、办公设备购置0.60万元",
    ),
    (
        "three_public/total",
        "“三公”经费预算3.00万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费3.00万元（公务用车购置费0万元，公务用车运行维护费3.00万元）；公务接待费0万元",
    ),
    ("three_public/total", "与2022年的3.00万元持平"),
    (
        "three_public/vehicle_operation",
        "公务用车运行维护费3.00万元，与2022年持平",
    ),
    (
        "coverage/coverage",
        "应编制绩效目标的项目19个，实际编制19个",
    ),
    ("procurement/total", "政府采购预算总额0万元"),
    (
        "assets/stock",
        "截至2022年12月31日，本部门占有使用的资产总额94.44万元；共有车辆3辆",
    ),
    (
        "assets/stock",
        "房屋105.68平方米（其中：办公用房105.68平方米）、单价在20万元以上设备0台（套）。",
    ),
    (
        "units/count",
        "预算单位1个，即承德市双桥区人力资源和社会保障局本级",
    ),
    ("assets/acquisitions", "拟购置资产总额0万元"),
];

#[test]
fn the_figures_of_the_other_published_text_come_out() {
    let statement = made_under("hebei_2023", &bureau());
    for (id, words) in BUREAU {
        let text = paragraph(&statement, id).generated();
        assert!(text.contains(words), "{id}: {text}");
    }
}

#[test]
fn the_chapters_of_the_other_published_text_stand_in_its_order() {
    let statement = made_under("hebei_2023", &bureau());
    assert_eq!(
        statement.title,
        "承德市双桥区人力资源和社会保障局2023年部门预算信息公开情况说明"
    );
    let mut chapters = statement.printed();
    let opening = chapters.next().expect("there are chapters");
    assert!(!opening.has_heading() && opening.number.is_empty());
    let opening: Vec<String> = opening.paragraphs().map(Paragraph::text).collect();
    assert!(opening[0].ends_with("现将承德市双桥区人力资源和社会保障局2023年部门预算公开如下。"));
    let text = statement.plain_text();
    let lines: Vec<&str> = text.lines().take(3).collect();
    assert_eq!(lines[1..], [&opening[0], "一、部门职责及机构设置情况"]);
    let headings: Vec<String> = chapters.map(Chapter::heading).collect();
    let performance = headings.iter().position(|it| it == "五、预算绩效情况");
    let performance = performance.expect("the chapter is there");
    let expected = [
        "（一）整体绩效目标",
        "（二）分项绩效目标",
        "（三）工作保障措施",
        "（四）专项资金绩效目标",
        "（五）项目绩效目标",
        "六、政府采购预算情况",
        "七、国有资产占有使用情况",
        "八、名词解释",
        "九、其他需要说明的事项",
    ];
    assert_eq!(headings[performance + 1..], expected);
}

#[test]
fn a_note_is_told_in_one_place_only() {
    let count = |budget: &Budget, words: &str| {
        let text = made_under("hebei_2023", budget).plain_text();
        text.matches(words).count()
    };
    let mut budget = bureau();
    let cause = "一是严把预算关";
    assert_eq!(count(&budget, cause), 1, "nothing has changed: a note");
    let total = budget
        .prior_amounts
        .iter()
        .find(|it| it.row == "“三公”经费小计")
        .expect("the sample compares the trio")
        .id;
    let last_year = Value::Money(Money::from_yuan(40_000));
    let field = PriorAmountField::Amount.into();
    let edit = Edit::Set {
        id: total.into(),
        field,
        value: last_year,
    };
    apply(&mut budget, edit);
    assert_eq!(count(&budget, cause), 1, "the cause of a change");
    let term = budget.notes.iter().find(|it| it.kind == NoteKind::Glossary);
    let id = term.expect("the sample explains terms").id;
    let title = Value::Text("“三公”经费".to_owned());
    let field = NoteField::Title.into();
    let edit = Edit::Set {
        id: id.into(),
        field,
        value: title,
    };
    apply(&mut budget, edit);
    let body = &budget.notes.find(id).expect("it is still there").body;
    assert_eq!(
        count(&budget, body),
        1,
        "a term is explained in the glossary"
    );
}
