//! x
use crate::rules::budgets::Base;
use crate::rules::budgets::Trial;

#[test]
fn dump() {
    for base in [Base::Chengde, Base::Sample] {
        println!("===== {base:?}");
        for it in &base.start().findings {
            println!("{} {} {} @{:?}: {}", it.severity.label(), it.code, it.rule, it.subject, it.message);
        }
    }
    let mut trial = Trial::default();
    trial.apply("from sample").unwrap();
    for body in TEXT {
        trial.apply(&format!("add notes kind=其他事项 title=说明 body=\"{body}\"")).unwrap();
    }
    println!("===== texts of 003");
    for it in trial.new_findings() {
            println!("{} {} {} @{:?}: {}", it.severity.label(), it.code, it.rule, it.subject, it.message);
    }
}
const TEXT: &[&str] = &[
 "收入包括：一般公共预算拨款收入。支出包括：一般公共服务支出、财政事务、社会保障和就业支出、医疗卫生与计划生育支出、住房保障支出等。2024 年收支总预算 5114.04 万元，比 2022 年收支总预算 5433.17 万元减少 319.13 万元，主要是由于事业单位机构改革，有部分事业单位从本单位划出。",
 "2024 年一般公共预算“三公”经费预算数 0 万元，其中：因公出国（境）费 0 万元；公务用车购置及运行费 0 万元；公务接待费 0 万元。2024 年预算数及 2023 年预算数均无支出。",
 "人力资源和社会保障事务服务中心无机关运行经费。",
 "2024 年和平区人力资源和社会保障事务服务中心政府采购预算总额 0 元。",
 "截至 2023 年 8 月 31 日，车辆 1 辆，其中：省部级领导干部用车 0 辆、一般公务用车 1 辆、一般执法执勤用车 0 辆、特种专业技术用车 0 辆、其他用车 0 辆。单位价值 200 万元以上大型设备 0 台（套）。",
 "2024 年应编制绩效目标的项目共 9 个，实际编制绩效目标的特定目标类项目共 9 个，编制特定目标类项目绩效目标覆盖率为 100%。",
 "一般公共预算拨款收入：指市级财政当年拨付的资金。事业收入不含纳入专户管理的预算外资金。",
 "国有资产经营预算收入为 0 万元。",
 "做好防控非冠疫情工作。",
];
