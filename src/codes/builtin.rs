//! The lists that come with the program.
//!
//! They are material to start from: a bureau's own list replaces them where it has one.

use std::sync::LazyLock;

use crate::codes::crosswalk::Crosswalk;
use crate::codes::digits::EconomicCode;
use crate::codes::digits::FunctionCode;
use crate::codes::digits::GovernmentCode;
use crate::codes::list::CodeList;
use crate::codes::load;
use crate::codes::load::ListFile;
use crate::codes::load::LoadError;
use crate::codes::text::AssetClassCode;
use crate::codes::text::IncomeCode;
use crate::codes::text::ProcurementCode;

/// All code lists in use (编码表).
#[derive(Clone, Debug)]
pub struct Codes {
    /// 支出功能分类科目.
    pub function: CodeList<FunctionCode>,
    /// 部门预算支出经济分类科目.
    pub economic: CodeList<EconomicCode>,
    /// 政府预算支出经济分类科目.
    pub government: CodeList<GovernmentCode>,
    /// 两套支出经济分类科目对照.
    pub crosswalk: Crosswalk,
    /// 收入项目.
    pub income: CodeList<IncomeCode>,
    /// 政府采购品目.
    pub procurement: CodeList<ProcurementCode>,
    /// 资产分类.
    pub asset_class: CodeList<AssetClassCode>,
}

static BUILTIN: LazyLock<Codes> =
    LazyLock::new(|| Codes::embedded().expect("the embedded lists are checked by a test"));

macro_rules! list_file {
    ($name:literal) => {
        ListFile {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/codes/", $name)),
        }
    };
}

impl Codes {
    /// The embedded lists, read at the first call.
    pub fn builtin() -> &'static Codes {
        &BUILTIN
    }

    fn embedded() -> Result<Self, LoadError> {
        Ok(Self {
            function: load::function(list_file!("function.csv"))?,
            economic: load::economic(list_file!("economic.csv"))?,
            government: load::government(list_file!("government.csv"))?,
            crosswalk: Crosswalk::new(load::crosswalk(list_file!("crosswalk.csv"))?),
            income: load::income(list_file!("income.csv"), list_file!("income_alias.csv"))?,
            procurement: load::procurement(list_file!("procurement.csv"))?,
            asset_class: load::asset_class(list_file!("asset_class.csv"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::BasicKind;
    use crate::codes::BudgetYear;
    use crate::codes::Certainty;
    use crate::codes::CodeKey;
    use crate::codes::FundKind;
    use crate::codes::PayerKind;
    use crate::codes::ProcurementKind;

    /// Years in which the lists are looked at: some before the first and after the last change.
    fn years() -> impl Iterator<Item = BudgetYear> {
        (2012..=2030).map(|number| BudgetYear::try_new(number).unwrap())
    }

    fn year(number: u16) -> BudgetYear {
        BudgetYear::try_new(number).unwrap()
    }

    #[test]
    fn every_list_file_is_read_whole() {
        let codes = Codes::embedded().unwrap();
        assert_eq!(codes.function.entries().len(), 2162);
        assert_eq!(codes.economic.entries().len(), 111);
        assert_eq!(codes.government.entries().len(), 91);
        assert_eq!(codes.crosswalk.rows().len(), 358);
        assert_eq!(codes.income.entries().len(), 22);
        assert_eq!(codes.procurement.entries().len(), 1151);
        assert_eq!(codes.asset_class.entries().len(), 178);
    }

    /// In each of its years a code stands one level below a parent that is in force.
    fn check_tree<K: CodeKey>(list: &CodeList<K>) {
        for entry in list.entries() {
            assert_eq!(entry.name, entry.name.trim(), "{}", entry.code);
            assert!(!entry.name.is_empty(), "{}", entry.code);
            assert!(
                years().any(|year| entry.years.contains(year)),
                "{} has no years",
                entry.code
            );
            for year in years().filter(|year| entry.years.contains(*year)) {
                let Some(parent) = entry.parent else {
                    assert_eq!(entry.level, 1, "{} in {year}", entry.code);
                    continue;
                };
                let above = list.get(&parent, year).map(|parent| parent.level + 1);
                assert_eq!(above, Some(entry.level), "{} in {year}", entry.code);
            }
        }
    }

    #[test]
    fn every_code_has_its_parent_in_each_of_its_years() {
        let codes = Codes::builtin();
        check_tree(&codes.function);
        check_tree(&codes.economic);
        check_tree(&codes.government);
        check_tree(&codes.income);
        check_tree(&codes.procurement);
        check_tree(&codes.asset_class);
    }

    #[test]
    fn pairs_join_codes_that_exist_in_each_of_their_years() {
        let codes = Codes::builtin();
        for row in codes.crosswalk.rows() {
            for year in years().filter(|year| row.years.contains(*year)) {
                let at = || format!("{} {} in {year}", row.economic, row.government);
                assert!(
                    codes.economic.get(&row.economic, year).is_some(),
                    "{}",
                    at()
                );
                assert!(codes.economic.is_leaf(&row.economic, year), "{}", at());
                assert!(
                    codes.government.get(&row.government, year).is_some(),
                    "{}",
                    at()
                );
                assert!(codes.government.is_leaf(&row.government, year), "{}", at());
                let defaults = codes
                    .crosswalk
                    .government_for(row.kind, row.economic, year)
                    .filter(|row| row.is_default);
                assert_eq!(defaults.count(), 1, "{}", at());
            }
        }
    }

    #[test]
    fn every_economic_class_has_a_pair_for_the_three_natures() {
        let codes = Codes::builtin();
        for year in years().filter(|year| year.number() >= 2018) {
            for entry in codes
                .economic
                .in_year(year)
                .filter(|entry| entry.level == 2)
            {
                for kind in [
                    PayerKind::Administrative,
                    PayerKind::CivilServantManaged,
                    PayerKind::PublicInstitution,
                ] {
                    let pair = codes.crosswalk.default_for(kind, entry.code, year);
                    assert!(pair.is_some(), "{} {} in {year}", kind.label(), entry.code);
                }
            }
        }
    }

    #[test]
    fn a_parent_may_be_paid_from_whatever_its_children_are_paid_from() {
        let list = &Codes::builtin().function;
        for year in years() {
            for entry in list.in_year(year) {
                assert!(!entry.detail.funds.is_empty(), "{}", entry.code);
                let parent = entry.parent.and_then(|code| list.get(&code, year));
                let covers = parent.is_none_or(|it| it.detail.funds.covers(entry.detail.funds));
                assert!(covers, "{} in {year}", entry.code);
            }
        }
    }

    fn check_function(code: &str, number: u16, name: Option<&str>) {
        let entry = Codes::builtin()
            .function
            .get(&code.parse().unwrap(), year(number));
        assert_eq!(
            entry.map(|entry| entry.name.as_str()),
            name,
            "{code} in {number}"
        );
        let confirmed = entry.is_none_or(|entry| entry.certainty.is_confirmed());
        assert!(confirmed, "{code} was seen in a published budget");
    }

    #[test]
    fn functional_classes_have_the_names_seen_in_published_budgets() {
        check_function("2080505", 2024, Some("机关事业单位基本养老保险缴费支出"));
        check_function("20805", 2019, Some("行政事业单位离退休"));
        check_function("20805", 2020, Some("行政事业单位养老支出"));
        check_function("20805", 2024, Some("行政事业单位养老支出"));
        check_function("2101102", 2024, Some("事业单位医疗"));
        check_function("2210201", 2024, Some("住房公积金"));
        check_function("2080115", 2024, Some("博士后日常经费"));
        check_function("2080115", 2020, None);
        check_function("2011007", 2020, Some("博士后日常经费"));
        check_function("2089901", 2020, Some("其他社会保障和就业支出"));
        check_function("2089901", 2024, None);
        check_function("2089999", 2024, Some("其他社会保障和就业支出"));
        check_function("20139", 2023, None);
        check_function("20139", 2024, Some("社会工作事务"));
        check_function("212", 2024, Some("城乡社区支出"));
    }

    #[test]
    fn a_functional_item_says_which_budget_it_belongs_to() {
        let funds = |code: &str| {
            let entry = Codes::builtin()
                .function
                .get(&code.parse().unwrap(), year(2024))
                .unwrap();
            entry.detail.funds.iter().collect::<Vec<_>>()
        };
        assert_eq!(funds("2080505"), [FundKind::GeneralPublic]);
        assert_eq!(funds("2120801"), [FundKind::GovernmentFund]);
        assert_eq!(funds("2230102"), [FundKind::StateCapital]);
        assert_eq!(
            funds("212"),
            [FundKind::GeneralPublic, FundKind::GovernmentFund]
        );
    }

    #[test]
    fn an_economic_class_says_where_it_counts_within_basic_expenditure() {
        let basic = |code: &str| {
            let entry = Codes::builtin()
                .economic
                .get(&code.parse().unwrap(), year(2024))
                .unwrap();
            entry.detail.basic
        };
        assert_eq!(basic("30101"), Some(BasicKind::Personnel));
        assert_eq!(basic("30302"), Some(BasicKind::Personnel));
        assert_eq!(basic("30201"), Some(BasicKind::Operating));
        assert_eq!(basic("31002"), Some(BasicKind::Operating));
        assert_eq!(basic("30901"), None);
    }

    #[test]
    fn a_procurement_code_means_what_the_edition_of_the_year_says() {
        let code = "A02010104".parse().unwrap();
        let name = |number| {
            &Codes::builtin()
                .procurement
                .get(&code, year(number))
                .unwrap()
                .name
        };
        assert_eq!(
            (name(2022).as_str(), name(2024).as_str()),
            ("台式计算机", "服务器")
        );
        let entry = Codes::builtin().procurement.get(&code, year(2024)).unwrap();
        assert_eq!(entry.detail.kind, ProcurementKind::Goods);
        assert_eq!(entry.detail.edition.to_string(), "2022 年版");
        assert!(entry.detail.leaf);
    }

    #[test]
    fn an_asset_class_has_its_depreciation_life() {
        let life = |code: &str| {
            let entry = Codes::builtin()
                .asset_class
                .get(&code.parse().unwrap(), year(2024))
                .unwrap();
            entry
                .detail
                .life
                .map(|life| (life.min, life.max, life.certainty))
        };
        assert_eq!(life("A02030000"), Some((8, None, Certainty::Confirmed)));
        assert_eq!(
            life("A02170000"),
            Some((20, Some(30), Certainty::Confirmed))
        );
        assert_eq!(life("A05010000"), Some((15, None, Certainty::Believed)));
        assert_eq!(life("A04010000"), None);
    }

    fn check_first<K: CodeKey>(list: &CodeList<K>, query: &str, code: &str) {
        let found = list.search(query, year(2024), 5);
        let codes: Vec<String> = found.iter().map(|entry| entry.code.to_string()).collect();
        assert_eq!(
            codes.first().map(String::as_str),
            Some(code),
            "{query:?} gave {codes:?}"
        );
    }

    #[test]
    fn the_code_meant_comes_first() {
        let codes = Codes::builtin();
        check_first(&codes.economic, "bgf", "30201");
        check_first(&codes.economic, "办公", "30201");
        check_first(&codes.economic, "30201", "30201");
        check_first(&codes.economic, "302", "302");
        check_first(&codes.economic, "jbgz", "30101");
        check_first(&codes.economic, "zhufanggongjijin", "30113");
        check_first(&codes.economic, "公务 接待", "30217");
        check_first(&codes.economic, "gwyc", "30231");
        check_first(&codes.economic, "gwycgz", "31013");
        check_first(&codes.function, "2080505", "2080505");
        check_first(&codes.function, "职业年金", "2080506");
        check_first(&codes.function, "zfgjj", "2210201");
        check_first(&codes.function, "208 行政运行", "2080101");
        check_first(&codes.government, "bgjf", "50201");
        check_first(&codes.procurement, "台式", "A02010105");
        check_first(&codes.procurement, "a02010105", "A02010105");
        check_first(&codes.asset_class, "cl", "A02030000");
        check_first(&codes.income, "上年结转和结余", "CO");
    }

    #[test]
    fn better_answers_come_before_weaker_ones() {
        let names = |query| -> Vec<&str> {
            let found = Codes::builtin().function.search(query, year(2024), 50);
            found.iter().map(|entry| entry.name.as_str()).collect()
        };
        assert_eq!(names("住房公积金"), ["住房公积金", "住房公积金管理"]);
        // The whole name, then names that begin so, then names that contain it.
        let found = names("教育");
        assert_eq!(found[0], "教育");
        let contain = found
            .iter()
            .position(|name| !name.starts_with("教育"))
            .unwrap();
        assert!(
            found[contain..]
                .iter()
                .all(|name| !name.starts_with("教育") && name.contains("教育"))
        );
    }
}
