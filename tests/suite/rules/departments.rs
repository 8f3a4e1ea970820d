//! Departments without a mistake, made by a seed: units of several natures, money from several funds,
//! projects with costing and targets, procurement, assets, texts and figures of the year before.
//!
//! The same seed always gives the same statements, so a department that isn't clean can be read and repeated.
//! All amounts are whole hundreds of yuan, which two digits of 万元 show exactly.

use std::collections::BTreeMap;

use crate::rules::regions::Region;
use crate::rules::works::TRADES;
use crate::rules::works::Trade;
use crate::rules::works::WORKS;
use crate::rules::works::Work;

/// The statements that make the department of a seed.
pub fn department(region: Region, seed: u64) -> Vec<String> {
    let made = Maker::new(region, seed).department();
    made.iter().map(|it| region.in_years(it)).collect()
}

/// Amounts in hundreds of yuan.
pub type Hundreds = u32;

/// Money of the general public budget.
pub const GENERAL: &str = "一般公共预算";
/// Money of the government fund, and the function of the projects it pays for.
pub const FUND: &str = "政府性基金预算";
/// 城市建设支出.
pub const FUND_FUNCTION: u32 = 2_120_803;
/// Money a unit earns.
pub const INCOME: &str = "事业收入";
/// Money of this year.
pub const CURRENT: &str = "本年";
/// Money carried over.
pub const CARRIED: &str = "上年结转";

/// A unit while its lines are made.
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Paid as civil servants are: 行政单位 and 参公 units.
    pub is_agency: bool,
    /// Earns money of its own.
    pub has_income: bool,
    /// Not a 公益一类 unit, which buys no services.
    pub may_buy_services: bool,
    /// The functions of its running costs and of its projects.
    pub functions: [u32; 2],
    /// People in its posts.
    pub heads: u32,
    /// Vehicles it has.
    pub vehicles: u32,
}

/// What a new unit is.
struct Kind<'a> {
    name: &'a str,
    nature: &'a str,
    staff: &'a str,
    functions: [u32; 2],
}

/// Makes a department.
pub struct Maker {
    pub region: Region,
    state: u64,
    pub lines: Vec<String>,
    /// Money by unit, fund, origin and, where the region asks for it, function.
    sums: BTreeMap<(String, &'static str, &'static str, String), Hundreds>,
    /// Running costs of agencies.
    running: Hundreds,
    /// Goods and services procured.
    pub bought: [Hundreds; 2],
    /// Receptions and vehicles.
    trio: [Hundreds; 2],
}

impl Maker {
    fn new(region: Region, seed: u64) -> Self {
        Self {
            region,
            state: seed,
            lines: Vec::new(),
            sums: BTreeMap::new(),
            running: 0,
            bought: [0; 2],
            trio: [0; 2],
        }
    }

    /// A number from `least` to `most` (Knuth's linear congruential generator, high bits).
    pub fn between(&mut self, least: u32, most: u32) -> u32 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = u32::try_from(self.state >> 33).expect("31 bits fit");
        least + high % (most - least + 1)
    }

    pub fn say(&mut self, statement: impl Into<String>) {
        self.lines.push(statement.into());
    }

    fn department(mut self) -> Vec<String> {
        let trade = &TRADES[self.between(0, 2) as usize];
        let name = format!("某某县{}", trade.department);
        self.cover(&name);
        let units = self.units(trade, &name);
        let mut works: Vec<&Work> = WORKS.iter().collect();
        for unit in &units {
            self.people(unit);
            self.costs(unit);
            self.savings(unit);
            for _ in 0..self.between(1, 2) {
                let last = u32::try_from(works.len() - 1).expect("few kinds of work");
                let work = works.swap_remove(self.between(0, last) as usize);
                self.project(unit, &name, work);
            }
            self.assets(unit);
        }
        self.revenue();
        self.texts();
        self.lines
    }

    fn cover(&mut self, name: &str) {
        self.say(format!("set cover.department_name={name}"));
        for field in [
            "department_code=101",
            "year=$0",
            "round=二上",
            "level=县（区）级",
            "division_code=210100000",
            "leader=张三",
            "finance_lead=李四",
            "preparer=王五",
            "phone=024-12345678",
            "date=$-1-11-20",
        ] {
            self.say(format!("set cover.{field}"));
        }
    }

    /// The department's own office, perhaps a unit run like one, and institutions.
    fn units(&mut self, trade: &Trade, department: &str) -> Vec<Unit> {
        let [office, general, other] = trade.functions;
        let own = Kind {
            name: department,
            nature: "行政单位",
            staff: "行政编制",
            functions: [office, general],
        };
        let mut units = Vec::new();
        self.unit(&mut units, trade, &own);
        if self.between(0, 1) == 1 {
            let managed = Kind {
                name: &format!("{department}执法队"),
                nature: "参照公务员法管理的事业单位",
                staff: "参公编制",
                functions: [office, general],
            };
            self.unit(&mut units, trade, &managed);
        }
        for (name, function) in &trade.institutions[..self.between(0, 2) as usize] {
            let (nature, staff) = match self.between(0, 2) {
                0 => ("公益二类事业单位", "事业编制（差额）"),
                _ => ("公益一类事业单位", "事业编制（全额）"),
            };
            let institution = Kind {
                name: &format!("某某县{name}"),
                nature,
                staff,
                functions: [*function, other],
            };
            self.unit(&mut units, trade, &institution);
        }
        units
    }

    fn unit(&mut self, units: &mut Vec<Unit>, trade: &Trade, kind: &Kind<'_>) {
        let code = format!("101{:03}", units.len() + 1);
        let has_income = kind.nature == "公益二类事业单位";
        let funding = if has_income {
            "财政差额"
        } else {
            "财政全额"
        };
        let heads = self.between(8, 40);
        let quota = heads + self.between(0, 3);
        let retired = self.between(1, 6);
        let vehicles = self.between(0, 2);
        self.say(format!(
            "add units code={code} name={} nature={} rank=正科级 funding={funding} duties={} \
             performance_goal=完成年度各项工作任务，服务水平稳步提高。",
            kind.name, kind.nature, trade.duty
        ));
        self.say(format!(
            "add staffing unit={code} category={} quota={quota} actual={heads} prior_actual={heads}",
            kind.staff
        ));
        self.say(format!(
            "add staffing unit={code} category=退休人员 actual={retired} prior_actual={retired}"
        ));
        if vehicles > 0 {
            self.say(format!(
                "add vehicles unit={code} usage=一般公务用车 quota={vehicles} held={vehicles}"
            ));
        }
        for target in [
            "level_one=履职效能 level_two=重点工作履行情况 level_three=重点工作完成率 operator== value=100",
            "level_one=社会效应 level_two=服务对象满意度 level_three=服务对象满意度 operator=>= value=90",
        ] {
            self.say(format!(
                "add indicators owner={code} {target} measure=% deadline=$0-12"
            ));
        }
        units.push(Unit {
            is_agency: matches!(kind.staff, "行政编制" | "参公编制"),
            functions: kind.functions,
            code,
            may_buy_services: kind.nature != "公益一类事业单位",
            has_income,
            heads,
            vehicles,
        });
    }

    /// A line, and what has to be received for it.
    pub fn line(
        &mut self,
        unit: &Unit,
        amount: Hundreds,
        [fund, origin]: [&'static str; 2],
        rest: &str,
    ) {
        let mut words = rest.split(' ');
        let function = words.find(|it| it.starts_with("function=") && self.region.by_function);
        let function = function.unwrap_or_default().to_owned();
        let key = (unit.code.clone(), fund, origin, function);
        *self.sums.entry(key).or_default() += amount;
        self.say(format!(
            "add expenditure unit={} fund={fund} origin={origin} amount={} {rest}",
            unit.code,
            ten_thousands(amount)
        ));
    }

    /// Pay and what is levied on it.
    fn people(&mut self, unit: &Unit) {
        let [run, _] = unit.functions;
        // In steps of which every levy is whole hundreds of yuan.
        let pay = unit.heads * self.between(4, 5) * 200;
        let (others, retired, medical) = if unit.is_agency {
            ([30102, 30103], 2_080_501, 2_101_101)
        } else {
            ([30102, 30107], 2_080_502, 2_101_102)
        };
        let mut lines = vec![
            (run, 30101, pay / 2),
            (run, others[0], pay / 4),
            (run, others[1], pay / 4),
            (2_080_505, 30108, pay * 16 / 100),
            (2_080_506, 30109, pay * 8 / 100),
            (medical, 30110, pay * 7 / 100),
            (2_210_201, 30113, pay * 12 / 100),
            (retired, 30302, self.between(20, 90)),
        ];
        if unit.is_agency {
            lines.push((2_101_103, 30111, pay * 3 / 100));
        }
        for (function, class, amount) in lines {
            let rest = format!(
                "kind=基本支出-人员经费 function={function} economic={class} guarantee=保工资"
            );
            self.line(unit, amount, [GENERAL, CURRENT], &rest);
        }
        self.say(format!(
            "add tasks unit={} name=人员经费 kind=基本支出-人员经费 guarantee=保工资",
            unit.code
        ));
    }

    /// Running costs.
    fn costs(&mut self, unit: &Unit) {
        let [run, _] = unit.functions;
        let pay: Hundreds = unit.heads * 800;
        let mut lines = vec![
            (30201, unit.heads * 30),
            (30206, unit.heads * 6),
            (30207, unit.heads * 5),
            (30211, unit.heads * 20),
            (30228, pay * 2 / 100),
            (30229, pay / 100),
        ];
        let reception = self.between(1, 4);
        let vehicles = unit.vehicles * self.between(200, 400);
        if unit.is_agency {
            lines.push((30239, unit.heads * 6 * 12));
            lines.push((30217, reception));
            self.trio[0] += reception;
        }
        if vehicles > 0 {
            lines.push((30231, vehicles));
            self.trio[1] += vehicles;
        }
        for (class, amount) in lines {
            let rest =
                format!("kind=基本支出-公用经费 function={run} economic={class} guarantee=保运转");
            self.line(unit, amount, [GENERAL, CURRENT], &rest);
            if unit.is_agency {
                self.running += amount;
            }
        }
        self.say(format!(
            "add tasks unit={} name=公用经费 kind=基本支出-公用经费 guarantee=保运转",
            unit.code
        ));
    }

    /// What pays for the lines, about as much as last year.
    fn revenue(&mut self) {
        for ((unit, fund, origin, function), amount) in self.sums.clone() {
            let rest = match origin {
                CARRIED => "document_number=某财指〔$-1〕15号".to_owned(),
                _ => format!("prior_amount={}", ten_thousands(amount - amount / 50)),
            };
            self.say(format!(
                "add revenue unit={unit} source={fund} origin={origin} {function} amount={} {rest}",
                ten_thousands(amount)
            ));
        }
        let [reception, vehicles] = self.trio;
        for (id, amount) in [("hospitality", reception), ("total", reception + vehicles)] {
            self.say(format!(
                "add prior_amounts table=three_public {}={id} amount={}",
                self.region.trio,
                ten_thousands(amount)
            ));
        }
    }

    /// What the statement says, with the figures of the tables.
    fn texts(&mut self) {
        let [reception, vehicles] = self.trio;
        let [goods, services] = self.bought;
        let total: Hundreds = self.sums.values().sum();
        let of = |wanted: &str| -> Hundreds {
            let sums = self.sums.iter();
            sums.filter(|((_, _, origin, _), _)| *origin == wanted)
                .map(|(_, it)| it)
                .sum()
        };
        let words = [
            (
                "收支情况",
                format!(
                    "本部门$0年收入总计{}万元，其中本年收入{}万元，上年结转{}万元。",
                    ten_thousands(total),
                    ten_thousands(of(CURRENT)),
                    ten_thousands(of(CARRIED))
                ),
            ),
            (
                "机关运行经费",
                format!("$0年机关运行经费预算{}万元。", ten_thousands(self.running)),
            ),
            (
                "“三公”经费",
                format!(
                    "$0年“三公”经费预算{}万元，其中：公务接待费{}万元，公务用车运行维护费{}万元。",
                    ten_thousands(reception + vehicles),
                    ten_thousands(reception),
                    ten_thousands(vehicles)
                ),
            ),
            (
                "政府采购",
                format!(
                    "$0年政府采购预算{}万元，其中：货物{}万元，服务{}万元。",
                    ten_thousands(goods + services),
                    ten_thousands(goods),
                    ten_thousands(services)
                ),
            ),
        ];
        for (title, body) in words {
            self.say(format!("add notes kind=其他事项 title={title} body={body}"));
        }
    }
}

/// An amount in 万元.
pub fn ten_thousands(amount: Hundreds) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}
