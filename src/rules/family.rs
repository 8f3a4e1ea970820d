//! The families rules belong to, told by the letter of their codes.

/// What a rule is about (规则类别), in the order of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 表内勾稽
    Arithmetic,
    /// 表间勾稽
    BetweenTables,
    /// 科目
    Classification,
    /// 人员与编制
    Staffing,
    /// “三公”与公用经费
    Operating,
    /// 项目与结转
    Projects,
    /// 采购与购买服务
    Procurement,
    /// 资产
    Assets,
    /// 绩效
    Performance,
    /// 文字说明
    Texts,
    /// 公开与年度
    Disclosure,
    /// 合理性与控制数
    Reasonableness,
    /// 文件与审核说明
    File,
    /// 部门决算
    FinalAccounts,
    /// 其他, such as tie-outs of a bureau of its own
    Other,
}

impl Family {
    /// The families with the letters of their codes.
    const LETTERS: [(char, Self); 14] = [
        ('A', Self::Arithmetic),
        ('X', Self::BetweenTables),
        ('C', Self::Classification),
        ('P', Self::Staffing),
        ('S', Self::Operating),
        ('J', Self::Projects),
        ('G', Self::Procurement),
        ('F', Self::Assets),
        ('K', Self::Performance),
        ('N', Self::Texts),
        ('D', Self::Disclosure),
        ('R', Self::Reasonableness),
        ('W', Self::File),
        ('Z', Self::FinalAccounts),
    ];

    /// The family of a code such as `A-01`.
    #[must_use]
    pub fn of(code: &str) -> Self {
        let letter = code.split_once('-').and_then(|(head, _)| {
            let mut letters = head.chars();
            letters.next().filter(|_| letters.next().is_none())
        });
        let known = Self::LETTERS.into_iter();
        letter
            .and_then(|letter| known.clone().find(|(it, _)| *it == letter))
            .map_or(Self::Other, |(_, family)| family)
    }

    /// The term people know.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Arithmetic => "表内勾稽",
            Self::BetweenTables => "表间勾稽",
            Self::Classification => "科目",
            Self::Staffing => "人员与编制",
            Self::Operating => "“三公”与公用经费",
            Self::Projects => "项目与结转",
            Self::Procurement => "采购与购买服务",
            Self::Assets => "资产",
            Self::Performance => "绩效",
            Self::Texts => "文字说明",
            Self::Disclosure => "公开与年度",
            Self::Reasonableness => "合理性与控制数",
            Self::File => "文件与审核说明",
            Self::FinalAccounts => "部门决算",
            Self::Other => "其他",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::PLANNED;
    use crate::rules::RULES;

    #[test]
    fn every_rule_of_ours_has_a_family() {
        let codes = RULES.iter().map(|it| it.code);
        for code in codes.chain(PLANNED.iter().map(|it| it.code)) {
            assert_ne!(Family::of(code), Family::Other, "{code}");
        }
    }

    #[test]
    fn codes_of_others_are_told_apart() {
        assert_eq!(Family::of("A-01"), Family::Arithmetic);
        for code in ["AB-01", "A01", "", "-1", "地-01"] {
            assert_eq!(Family::of(code), Family::Other, "{code}");
        }
    }
}
