//! The rules of the catalogue that aren't in force yet, and why.
//!
//! A rule moves from here to the registry, or into a pack, when it is written; a test holds the two apart.

/// A rule not in force yet (待启用规则).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedRule {
    /// Its code in the catalogue.
    pub code: &'static str,
    /// What must hold.
    pub title: &'static str,
    /// Why it isn't in force.
    pub reason: &'static str,
}

const TEXT: &str = "需要文字说明功能";
const SAME_AMOUNTS: &str = "不同口径数额相同多属正常，待有更多实例后再定提请确认的情形";
const PRIOR: &str = "需要上年数";
const REGION: &str = "待地区规则确认";
const CODES: &str = "待科目表核实";
const ROSTER: &str = "需要人员名册和缴费基数";
const ASSETS: &str = "需要资产卡片和配置标准";
const PUBLIC: &str = "需要公开文本导出";
const ROUND: &str = "需要轮次比较";
const FINAL: &str = "用于部门决算";
const GUARD: &str = "由程序在打开、导入、导出、删除时把关，不另列审核结果";

const fn planned(code: &'static str, title: &'static str, reason: &'static str) -> PlannedRule {
    PlannedRule {
        code,
        title,
        reason,
    }
}

/// The rules not in force yet, in the order of the catalogue.
pub static PLANNED: &[PlannedRule] = &[
    planned("A-09", "“其中”行不重复计入合计", ASSETS),
    planned("A-12", "三公经费表合计含会议费、培训费", REGION),
    planned("A-15", "资产合计＝各大类之和", ASSETS),
    planned("X-21", "按科目编列的收入与支出逐行对应", REGION),
    planned("X-24", "不同口径数额相同的提请确认", SAME_AMOUNTS),
    planned("C-04", "科目在本年仍可使用", CODES),
    planned("C-05", "基本支出只用规定的项级科目", REGION),
    planned("C-06", "一般行政管理事务等不列基本支出", REGION),
    planned("C-07", "行政运行、事业运行与单位性质相符", REGION),
    planned("C-11", "离退休科目使用相应经济科目", REGION),
    planned("C-13", "2080506 职业年金缴费＝30109", REGION),
    planned("C-15", "行政事业单位医疗＝医疗保险缴费各科目", REGION),
    planned("C-16", "公务员医疗补助使用 2101103", REGION),
    planned("C-17", "提租补贴、购房补贴与津贴补贴相符", REGION),
    planned("C-18", "资本性支出有资产配置计划", ASSETS),
    planned("C-19", "少见的经济科目说明用途", REGION),
    planned("C-20", "项目文字与经济科目相符", TEXT),
    planned("C-21", "“其他”科目所占比重", REGION),
    planned("C-22", "人员支出不列项目支出", REGION),
    planned("C-23", "功能科目与资金性质相符", CODES),
    planned("C-24", "对社会保险基金补助的科目配对", REGION),
    planned("C-25", "部门预算不列对外地区的转移支付", REGION),
    planned("C-26", "补助对象符合规定", TEXT),
    planned("C-27", "工资科目与单位性质相符", REGION),
    planned("P-01", "编制与实有人数等于名册合计", ROSTER),
    planned("P-03", "人员名册证件号、日期有效", ROSTER),
    planned("P-05", "有人员才有工资，有工资应有人员", REGION),
    planned("P-06", "养老保险缴费＝基数×比例", ROSTER),
    planned("P-07", "职业年金与养老保险比例相当", REGION),
    planned("P-08", "住房公积金不超过基数的上限比例", ROSTER),
    planned("P-09", "医疗、工伤、失业保险比例", ROSTER),
    planned("P-10", "工会经费、福利费计提比例", ROSTER),
    planned("P-11", "公务交通补贴与车辆情况相符", ROSTER),
    planned("P-12", "离退休、遗属补助＝人数×标准", ROSTER),
    planned("P-13", "人均工资与上年相比", PRIOR),
    planned("P-14", "整体绩效人员经费＝基本支出人员经费", REGION),
    planned("P-15", "上年基数＋增减＝本年基数", PRIOR),
    planned("P-17", "编外和劳务派遣人员不占编制", ROSTER),
    planned("S-01", "三公经费比上年增加须说明", PRIOR),
    planned("S-03", "公务用车运行费与车辆数相符", REGION),
    planned("S-04", "公务用车购置有科目、批准和采购行", ASSETS),
    planned("S-05", "因公出国（境）费有团组计划", REGION),
    planned("S-08", "机关运行经费口径与单位性质相符", TEXT),
    planned("S-10", "会议、培训计划＝会议费、培训费", REGION),
    planned("S-11", "会议、培训不超过人均标准", REGION),
    planned("S-12", "培训费、接待费不超过规定比例", REGION),
    planned("S-13", "一般性支出与上年相比", PRIOR),
    planned("S-14", "空的三公经费表应有数或说明", REGION),
    planned("J-03", "项目起止年度包含预算年度", REGION),
    planned("J-04", "测算明细、分年度计划之和＝项目金额", REGION),
    planned("J-05", "不同项目内容文字雷同", TEXT),
    planned("J-06", "上年结转＝结转项目清单", REGION),
    planned("J-07", "结转资金科目、项目、来源不变", PRIOR),
    planned("J-08", "结转资金比重过大须说明", REGION),
    planned("J-09", "整数金额项目应有测算", REGION),
    planned("J-10", "项目金额＝其各功能科目之和", REGION),
    planned("J-11", "新增项目有事前绩效评估", REGION),
    planned("J-12", "上年执行率低的项目", PRIOR),
    planned("J-13", "非税和事业收入有征收依据", TEXT),
    planned("J-14", "单位资金收支相等", REGION),
    planned("J-15", "文字列举的收入之和＝收入合计", TEXT),
    planned("G-01", "采购品目编码有效且类别相符", CODES),
    planned("G-02", "集中采购目录内品目应编采购预算", REGION),
    planned("G-03", "达到限额标准应编采购预算", REGION),
    planned("G-05", "采购项目和资金在项目支出表中", REGION),
    planned("G-06", "中小企业预留份额", REGION),
    planned("G-07", "采购单价不超过配置标准", ASSETS),
    planned("G-09", "有资本性支出而没有采购预算", ASSETS),
    planned("G-10", "新增资产与采购行数量、单价一致", ASSETS),
    planned("G-11", "购买服务属于指导目录", REGION),
    planned("G-12", "工程采购有批准或属维修类", REGION),
    planned("F-01", "资产存量＝资产卡片合计", ASSETS),
    planned("F-02", "资产截止日期符合报表要求", ASSETS),
    planned("F-03", "台式计算机配置数量标准", ASSETS),
    planned("F-04", "便携机、打印机等配置数量标准", ASSETS),
    planned("F-05", "资产单价上限", ASSETS),
    planned("F-06", "未到最低使用年限不更新", ASSETS),
    planned("F-07", "新增资产、资本性支出、采购行对应", ASSETS),
    planned("F-08", "车辆合计＝各用途之和", ASSETS),
    planned("F-10", "人均办公用房面积", ASSETS),
    planned("F-11", "资产单价合理", ASSETS),
    planned("K-02", "指标层级完整", REGION),
    planned("K-03", "指标的符号、指标值、单位、时限齐全", REGION),
    planned("K-04", "指标方向与内容相符", REGION),
    planned("K-05", "比率指标不超过 100%", REGION),
    planned("K-06", "成本指标不超过项目金额", REGION),
    planned("K-07", "平均成本×数量＝总成本", REGION),
    planned("K-08", "度量单位规范", REGION),
    planned("K-09", "指标名称中不含指标值", REGION),
    planned("K-10", "不同项目目标或指标雷同", TEXT),
    planned("K-11", "指标与项目内容相关", TEXT),
    planned("K-12", "目标中的年度为预算年度", TEXT),
    planned("K-13", "评分等次有序、不重叠", REGION),
    planned("K-14", "分项职责金额之和＝项目金额", REGION),
    planned("K-15", "指标不重复，权重合计 100", REGION),
    planned("K-16", "自评得分与计算结果一致", FINAL),
    planned("K-17", "数量×标准与金额相当", REGION),
    planned("K-18", "计量单位与数值大小相称", REGION),
    planned("K-19", "整体绩效控制指标＝计算结果", PRIOR),
    planned("N-07", "变动较大须说明原因", PRIOR),
    planned("N-09", "总完成率在各部分之间", FINAL),
    planned("N-10", "没有预算不写完成率", FINAL),
    planned("N-12", "必备章节齐全", TEXT),
    planned("N-13", "目录与正文一致", TEXT),
    planned("N-14", "名词解释与所用科目对应", TEXT),
    planned("D-01", "公开报表齐全", PUBLIC),
    planned("D-02", "公开到规定的科目级次", PUBLIC),
    planned("D-03", "空表公开并附说明", PUBLIC),
    planned("D-04", "包含本级和所属单位", PUBLIC),
    planned("D-05", "批复后二十日内公开", PUBLIC),
    planned("D-06", "涉密内容不公开", PUBLIC),
    planned("D-07", "封面、表头、正文的年度和单位一致", PUBLIC),
    planned("R-01", "合计与上年相比变动过大", PRIOR),
    planned("R-02", "支出不超过控制数", REGION),
    planned("R-03", "人均公用经费与定额相比", REGION),
    planned("R-04", "重点支出安排率等整体绩效比率", PRIOR),
    planned("R-05", "项目支出比重过大请确认", REGION),
    planned("R-06", "二上与一上不同须说明", ROUND),
    planned("W-01", "文件完整、版本相符才打开", GUARD),
    planned("W-02", "导入文件的表头、单位、年度相符", GUARD),
    planned("W-03", "导入不改变已说明的审核结果", GUARD),
    planned("W-04", "导出文件与报表一致", GUARD),
    planned("W-05", "粘贴的数字先识别再接受", GUARD),
    planned("W-07", "有支出行的单位、项目不能删除", GUARD),
    planned("Z-01", "年初结转＋收入＝支出＋年末结转", FINAL),
    planned("Z-02", "年初结转＝上年年末结转", FINAL),
    planned("Z-03", "收支文字与决算表一致", FINAL),
    planned("Z-04", "决算与年初预算相比说明原因", FINAL),
    planned("Z-05", "授予中小企业的采购份额", FINAL),
    planned("Z-06", "三公经费人次、批次、保有量齐全", FINAL),
    planned("Z-07", "绩效自评得分与结果一致", FINAL),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::packs::embedded_packs;
    use crate::packs::load_pack;
    use crate::rules::manual;

    /// The chapters of the catalogue and how many rules each has, with those added since.
    const CHAPTERS: [(char, usize); 14] = [
        ('A', 18),
        ('X', 24),
        ('C', 27),
        ('P', 17),
        ('S', 14),
        ('J', 15),
        ('G', 12),
        ('F', 11),
        ('K', 20),
        ('N', 22),
        ('D', 8),
        ('R', 6),
        ('W', 8),
        ('Z', 7),
    ];

    fn catalogue() -> BTreeSet<String> {
        let codes = CHAPTERS
            .iter()
            .flat_map(|(letter, count)| (1..=*count).map(move |it| format!("{letter}-{it:02}")));
        codes.collect()
    }

    fn in_force() -> BTreeSet<String> {
        let files = embedded_packs();
        files
            .keys()
            .flat_map(|id| manual(&load_pack(id, &files).unwrap()))
            .map(|help| help.code)
            .collect()
    }

    fn planned_codes() -> BTreeSet<String> {
        PLANNED.iter().map(|it| it.code.to_owned()).collect()
    }

    #[test]
    fn no_planned_rule_is_in_force() {
        let both: Vec<String> = planned_codes().intersection(&in_force()).cloned().collect();
        assert_eq!(both, [] as [String; 0]);
    }

    #[test]
    fn every_rule_of_the_catalogue_is_in_force_or_planned() {
        assert_eq!(catalogue().len(), 209);
        let all: BTreeSet<String> = planned_codes().union(&in_force()).cloned().collect();
        assert_eq!(all, catalogue());
    }

    #[test]
    fn no_rule_is_planned_twice() {
        assert_eq!(planned_codes().len(), PLANNED.len());
    }
}
