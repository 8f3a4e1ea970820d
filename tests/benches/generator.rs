//! A balanced budget of any size, with a realistic spread over units, projects and codes.
//!
//! The same number always gives the same budget.

use std::collections::BTreeMap;

use bianzhi::codes::BudgetYear;
use bianzhi::codes::Codes;
use bianzhi::codes::EconomicCode;
use bianzhi::codes::FunctionCode;
use bianzhi::codes::PayerKind;
use bianzhi::model::Budget;
use bianzhi::model::BudgetUnit;
use bianzhi::model::ExpenditureLine;
use bianzhi::model::Indicator;
use bianzhi::model::IndicatorId;
use bianzhi::model::LineId;
use bianzhi::model::LineKind;
use bianzhi::model::Origin;
use bianzhi::model::Owner;
use bianzhi::model::Project;
use bianzhi::model::ProjectId;
use bianzhi::model::Records;
use bianzhi::model::RevenueId;
use bianzhi::model::RevenueLine;
use bianzhi::model::UnitId;
use bianzhi::model::UnitNature;
use bianzhi::money::Money;

/// Functions a small department uses, the frequent ones first.
#[expect(
    clippy::unreadable_literal,
    reason = "codes are read as they are printed"
)]
const FUNCTIONS: [u32; 16] = [
    2080150, 2080505, 2101102, 2210201, 2080106, 2080199, 2080799, 2080704, 2010301, 2010302,
    2080502, 2081199, 2080705, 2050201, 2120101, 2130101,
];

/// Builds budgets.
struct Generator {
    state: u64,
    budget: Budget,
    functions: Vec<FunctionCode>,
    goods: Vec<EconomicCode>,
    people: Vec<EconomicCode>,
}

/// A budget of 2024 with this many expenditure lines.
pub(crate) fn budget(lines: usize) -> Budget {
    let mut generator = Generator::new();
    let units = (lines / 1_000).clamp(1, 80);
    let projects = (lines / 40).clamp(1, 2_500);
    generator.add_units(units);
    generator.add_projects(projects);
    generator.add_lines(lines);
    generator.balance();
    generator.budget
}

impl Generator {
    fn new() -> Self {
        let year = BudgetYear::try_new(2024).expect("2024 is a budget year");
        let codes = Codes::builtin();
        let economics = |category: u32| {
            let is_wanted = |code: EconomicCode| code.number() / 100 == category;
            let has_pair = |code: EconomicCode| {
                let pair = codes
                    .crosswalk
                    .default_for(PayerKind::PublicInstitution, code, year);
                pair.is_some()
            };
            let codes = codes.economic.in_year(year).map(|entry| entry.code);
            codes
                .filter(|code| is_wanted(*code) && has_pair(*code))
                .collect()
        };
        let mut budget = Budget {
            next_id: 1,
            ..Budget::default()
        };
        budget.cover.year = Some(year);
        "某某局".clone_into(&mut budget.cover.department_name);
        Self {
            state: 20_240_101,
            budget,
            functions: FUNCTIONS
                .iter()
                .map(|code| FunctionCode::try_from(*code).expect("a functional code"))
                .collect(),
            goods: economics(302),
            people: economics(301),
        }
    }

    /// A number below `limit` (Knuth's linear congruential generator, high bits).
    fn below(&mut self, limit: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).expect("31 bits fit") % limit
    }

    fn number(&mut self) -> u32 {
        self.budget.next_id += 1;
        self.budget.next_id - 1
    }

    fn add_units(&mut self, count: usize) {
        let mut units = Vec::new();
        for at in 0..count {
            units.push(BudgetUnit {
                id: UnitId::new(self.number()),
                code: format!("023{at:03}"),
                name: format!("某某局第{}事业中心", at + 1),
                nature: UnitNature::WelfareOne,
                ..BudgetUnit::default()
            });
        }
        self.budget.units = Records::new(units).expect("numbers are unique");
    }

    fn add_projects(&mut self, count: usize) {
        let year = self.budget.cover.year;
        let mut projects = Vec::new();
        let mut indicators = Vec::new();
        for at in 0..count {
            let id = ProjectId::new(self.number());
            let unit = self.budget.units[at % self.budget.units.len()].id;
            projects.push(Project {
                id,
                name: format!("第{}号专项工作经费", at + 1),
                unit: Some(unit),
                content:
                    "按照年度工作安排，开展业务培训、设备维护和对外服务，保障日常工作正常进行。"
                        .into(),
                basis: "年度工作要点".into(),
                start_year: year,
                end_year: year,
                goal: "完成全年任务，提高服务水平，服务对象满意。".into(),
                ..Project::default()
            });
            for (one, two) in [
                ("产出指标", "数量指标"),
                ("产出指标", "质量指标"),
                ("满意度指标", "服务对象满意度指标"),
            ] {
                indicators.push(Indicator {
                    id: IndicatorId::new(self.number()),
                    owner: Some(Owner::Project(id)),
                    level_one: one.to_owned(),
                    level_two: two.to_owned(),
                    level_three: "任务完成率".to_owned(),
                    operator: ">=".to_owned(),
                    value: "95".to_owned(),
                    measure: "%".to_owned(),
                    deadline: "2024-12".to_owned(),
                    ..Indicator::default()
                });
            }
        }
        self.budget.projects = Records::new(projects).expect("numbers are unique");
        self.budget.indicators = Records::new(indicators).expect("numbers are unique");
    }

    fn add_lines(&mut self, count: usize) {
        let mut lines = Vec::with_capacity(count);
        for _ in 0..count {
            lines.push(self.line());
        }
        self.budget.expenditure = Records::new(lines).expect("numbers are unique");
    }

    fn line(&mut self) -> ExpenditureLine {
        let kind = match self.below(10) {
            0..=2 => LineKind::BasicPersonnel,
            3..=5 => LineKind::BasicOperating,
            _ => LineKind::Project,
        };
        let any_unit = self.below(self.budget.units.len());
        let any_unit = self.budget.units[any_unit].id;
        let any_project = self.below(self.budget.projects.len());
        let project =
            (kind == LineKind::Project).then(|| self.budget.projects[any_project].clone());
        let project_id = project.as_ref().map(|project| project.id);
        let unit = project.and_then(|project| project.unit).unwrap_or(any_unit);
        let economic = if kind == LineKind::BasicPersonnel {
            let at = self.below(self.people.len());
            self.people[at]
        } else {
            let at = self.below(self.goods.len());
            self.goods[at]
        };
        let spread = self.below(self.functions.len()) + 1;
        let at = self.below(spread);
        let function = self.functions[at];
        let is_carried = kind == LineKind::Project && self.below(20) == 0;
        ExpenditureLine {
            id: LineId::new(self.number()),
            unit: Some(unit),
            kind,
            project: project_id,
            function: Some(function),
            economic: Some(economic),
            origin: if is_carried {
                Origin::CarryOver
            } else {
                Origin::CurrentYear
            },
            amount: Money::from_yuan(i64::try_from(self.below(5_000)).expect("small") * 100 + 100),
            ..ExpenditureLine::default()
        }
    }

    /// Revenue lines that pay for every unit's expenditure.
    fn balance(&mut self) {
        let mut sums: BTreeMap<(Option<UnitId>, Origin), Money> = BTreeMap::new();
        for line in &self.budget.expenditure {
            *sums.entry((line.unit, line.origin)).or_default() += line.amount;
        }
        let mut revenue = Vec::new();
        for ((unit, origin), amount) in sums {
            let id = RevenueId::new(self.number());
            revenue.push(RevenueLine {
                id,
                unit,
                origin,
                amount,
                ..RevenueLine::default()
            });
        }
        self.budget.revenue = Records::new(revenue).expect("numbers are unique");
    }
}
