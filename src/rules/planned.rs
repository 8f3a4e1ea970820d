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
const PRIOR: &str = "需要上年数";
const REGION: &str = "待地区规则确认";
const ROSTER: &str = "需要人员名册和缴费基数";
const PUBLIC: &str = "需要公开文本导出";
const COVERED: &str = "各表同由支出行汇总，已由 A-05、A-06、X-09、X-10 核对";
const PRIOR_LINES: &str = "需要在文件中保存上年的支出明细行";
const EXECUTION: &str = "需要上年各项目的执行数";
const DUTIES: &str = "需要按部门职责分列的金额";
const FINAL: &str = "用于部门决算";
const BY_PACK: &str = "由规则包的表册保证，程序自带的规则包有测试，不另列审核结果";
const BY_STATEMENT: &str = "由情况说明的生成保证：目录取自正文，空表逐一列出，不另列审核结果";
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
    planned("X-24", "不同口径数额相同的提请确认", TEXT),
    planned("P-03", "人员名册证件号、日期有效", ROSTER),
    planned("P-15", "上年基数＋增减＝本年基数", PRIOR),
    planned("J-07", "结转资金科目、项目、来源不变", PRIOR_LINES),
    planned("J-10", "项目金额＝其各功能科目之和", COVERED),
    planned("J-12", "上年执行率低的项目", EXECUTION),
    planned("J-13", "非税和事业收入有征收依据", TEXT),
    planned("J-14", "单位资金收支相等", REGION),
    planned("J-15", "文字列举的收入之和＝收入合计", TEXT),
    planned("K-14", "分项职责金额之和＝项目金额", DUTIES),
    planned("K-16", "自评得分与计算结果一致", FINAL),
    planned("N-09", "总完成率在各部分之间", FINAL),
    planned("N-10", "没有预算不写完成率", FINAL),
    planned("N-13", "目录与正文一致", BY_STATEMENT),
    planned("D-01", "公开报表齐全", BY_PACK),
    planned("D-02", "公开到规定的科目级次", BY_PACK),
    planned("D-03", "空表公开并附说明", BY_STATEMENT),
    planned("D-05", "批复后二十日内公开", PUBLIC),
    planned("D-06", "涉密内容不公开", PUBLIC),
    planned("R-03", "人均公用经费与定额相比", REGION),
    planned("R-04", "重点支出安排率等整体绩效比率", PRIOR),
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
        ('W', 7),
        ('Z', 7),
    ];

    fn catalogue() -> BTreeSet<String> {
        let codes = CHAPTERS
            .iter()
            .flat_map(|(letter, count)| (1..=*count).map(move |it| format!("{letter}-{it:02}")));
        codes.collect()
    }

    /// Codes in force that the catalogue hasn't got: gaps that users met, at the end of their chapters.
    const ADDED: [&str; 7] = ["A-19", "A-20", "C-28", "D-09", "N-23", "W-08", "W-09"];

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
    fn every_rule_of_the_catalogue_and_no_other_but_those_added_is_in_force_or_planned() {
        assert_eq!(catalogue().len(), 208);
        let all: BTreeSet<String> = planned_codes().union(&in_force()).cloned().collect();
        let mut known = catalogue();
        known.extend(ADDED.map(str::to_owned));
        assert_eq!(all, known);
    }

    #[test]
    fn no_rule_is_planned_twice() {
        assert_eq!(planned_codes().len(), PLANNED.len());
    }
}
