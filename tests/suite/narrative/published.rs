//! What two published statements say: every figure of theirs that follows from the tables comes out.

use bianzhi::model::Budget;
use bianzhi::money::Money;
use bianzhi::storage::parse;

use super::TOTAL;
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
const BUREAU: [(&str, &str); 14] = [
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
    ("changes/basic", "增加195.49万元"),
    ("changes/project", "增加1599.01万元"),
    (
        "agency_operating/total",
        "机关运行经费预算46.58万元，用于保障机关日常运转，其中：办公费7.48万元、印刷费1.00万元、水费0.05万元、电费0.55万元、邮电费10.74万元、取暖费0.46万元、差旅费1.00万元、维修（护）费3.00万元、劳务费1.00万元、工会经费3.00万元、福利费4.20万元、公务用车运行维护费3.00万元、其他交通费用10.50万元、办公设备购置0.60万元",
    ),
    (
        "three_public/total",
        "“三公”经费预算3.00万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费3.00万元（公务用车购置费0万元，公务用车运行维护费3.00万元）；公务接待费0万元",
    ),
    ("three_public/total", "与2022年的3.00万元持平"),
    ("procurement/total", "政府采购预算总额0万元"),
    ("assets/stock", "资产总额94.44万元"),
    ("assets/acquisitions", "拟购置资产总额0万元"),
];

#[test]
fn the_figures_of_the_other_published_text_come_out() {
    let mut budget = bureau();
    with_prior(&mut budget, TOTAL, Money::from_yuan(141_603_900));
    let function = |column| ["expenditure_by_function", "合计", column];
    with_prior(&mut budget, function("basic"), Money::from_yuan(6_700_600));
    with_prior(
        &mut budget,
        function("project"),
        Money::from_yuan(134_903_300),
    );
    let three_public = ["three_public", "“三公”经费小计", "total"];
    with_prior(&mut budget, three_public, Money::from_yuan(30_000));
    let statement = made_under("hebei_2023", &budget);
    for (id, words) in BUREAU {
        let text = paragraph(&statement, id).generated();
        assert!(text.contains(words), "{id}: {text}");
    }
}
