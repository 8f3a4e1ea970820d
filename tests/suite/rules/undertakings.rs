//! What generated units undertake: projects with costing, targets and purchases; their savings and assets.

use crate::rules::departments::CARRIED;
use crate::rules::departments::CURRENT;
use crate::rules::departments::FUND;
use crate::rules::departments::FUND_FUNCTION;
use crate::rules::departments::GENERAL;
use crate::rules::departments::Hundreds;
use crate::rules::departments::INCOME;
use crate::rules::departments::Maker;
use crate::rules::departments::Unit;
use crate::rules::departments::ten_thousands;
use crate::rules::works::Purchase;
use crate::rules::works::Work;

/// How much of a work there is and what pays for it.
struct Deal {
    quantity: u32,
    amount: Hundreds,
    function: u32,
    money: [&'static str; 2],
}

impl Maker {
    /// Money earned that stays for next year.
    pub fn savings(&mut self, unit: &Unit) {
        if unit.has_income && self.region.has_savings {
            let left = self.between(10, 50);
            self.line(unit, left, [INCOME, CURRENT], "kind=年终结转结余");
        }
    }

    /// A project with its line, task, costing, targets and purchase.
    pub fn project(&mut self, unit: &Unit, department: &str, work: &Work) {
        if matches!(work.purchase, Purchase::Service(_)) && !unit.may_buy_services {
            return;
        }
        let (name, code) = (work.name, &unit.code);
        let (least, most) = work.quantity;
        let quantity = self.between(least, most) * work.lot;
        let amount = work.standard * quantity / 100;
        let money = match self.between(0, 3) {
            0 if unit.has_income => [INCOME, CURRENT],
            0 if unit.is_agency => [FUND, CURRENT],
            1 => [GENERAL, CARRIED],
            _ => [GENERAL, CURRENT],
        };
        let note = match money {
            [_, CARRIED] => "note=上年合同尚未履行完毕，按进度支付尾款",
            _ => "",
        };
        let end = self.region.year + self.between(0, 1);
        self.say(format!(
            "add projects name={name} class=特定目标类 stage=延续项目 unit={code} \
             department={department} content={} basis={} start_year=$-1 end_year={end} \
             priority=1 goal={} {note}",
            work.content, work.basis, work.goal
        ));
        self.say(format!(
            "add costing owner={name} item={} standard={} quantity={quantity} times=1 amount={}",
            work.item,
            work.standard,
            ten_thousands(amount)
        ));
        let marks = match work.purchase {
            Purchase::None => "",
            Purchase::Procured(..) => "is_procured=是",
            Purchase::Service(_) => "is_service_purchase=是",
        };
        let function = match money {
            [FUND, _] => FUND_FUNCTION,
            _ => unit.functions[1],
        };
        let rest = format!(
            "kind=项目支出 project={name} function={function} economic={} {marks}",
            work.economic
        );
        self.line(unit, amount, money, &rest);
        self.say(format!(
            "add tasks unit={code} name={name} kind=项目支出 project={name}"
        ));
        self.targets(work, quantity, amount);
        self.purchase(
            unit,
            work,
            &Deal {
                quantity,
                amount,
                function,
                money,
            },
        );
    }

    fn targets(&mut self, work: &Work, quantity: u32, amount: Hundreds) {
        let (name, [output, quality, time, benefit, satisfaction]) = (work.name, work.targets);
        let cost = format!("{name}成本");
        for (one, two, three, rest) in [
            (
                "产出指标",
                "数量指标",
                output,
                format!(">= value={quantity} measure={}", work.measure),
            ),
            (
                "产出指标",
                "质量指标",
                quality,
                "= value=100 measure=%".to_owned(),
            ),
            (
                "产出指标",
                "时效指标",
                time,
                "= value=100 measure=%".to_owned(),
            ),
            (
                "产出指标",
                "成本指标",
                &cost,
                format!("<= value={} measure=万元", ten_thousands(amount)),
            ),
            (
                "效益指标",
                "社会效益指标",
                benefit,
                ">= value=85 measure=%".to_owned(),
            ),
            (
                "满意度指标",
                "服务对象满意度指标",
                satisfaction,
                ">= value=90 measure=%".to_owned(),
            ),
        ] {
            self.say(format!(
                "add indicators owner={name} level_one={one} level_two={two} level_three={three} \
                 deadline=$0-12 operator={rest}"
            ));
        }
    }

    fn purchase(&mut self, unit: &Unit, work: &Work, deal: &Deal) {
        let Deal {
            quantity,
            amount,
            function,
            money: [fund, origin],
        } = *deal;
        let (name, code, sum) = (work.name, &unit.code, ten_thousands(amount));
        match work.purchase {
            Purchase::None => {}
            Purchase::Procured(item, class, is_goods) => {
                let kind = if is_goods { "货物" } else { "服务" };
                let price = ten_thousands(work.standard / 100);
                // The sums of texts are those of money of this year.
                self.bought[usize::from(!is_goods)] += amount;
                self.say(format!(
                    "add procurement unit={code} project={name} item={item} code={class} kind={kind} \
                     measure={} quantity={quantity} unit_price={price} amount={sum} fund={fund} \
                     origin={origin} mode=分散采购 sme_reserve=小微企业 sme_amount={sum} month=5",
                    work.measure
                ));
                if is_goods {
                    self.say(format!(
                        "add acquisitions unit={code} class={class} item={item} quantity={quantity} \
                         unit_price={price} amount={sum} year=$0"
                    ));
                }
            }
            Purchase::Service(catalogue) => {
                let class = function / 10_000;
                self.say(format!(
                    "add services unit={code} project={name} function={class} name={name} \
                     catalogue=\"{catalogue}\" amount={sum} fund={fund} origin={origin}"
                ));
            }
        }
    }

    /// What a unit owns.
    pub fn assets(&mut self, unit: &Unit) {
        let code = &unit.code;
        let computers = unit.heads - self.between(0, 3);
        let mut rows = vec![("A02010105", "台式计算机", computers, 40)];
        if unit.vehicles > 0 {
            rows.push(("A02030500", "乘用车", unit.vehicles, 1_500));
        }
        for (class, item, quantity, price) in rows {
            self.lines.push(format!(
                "add asset_stock unit={code} class={class} item={item} cut_off=$-1-08-31 \
                 quantity={quantity} value={}",
                ten_thousands(quantity * price)
            ));
        }
    }
}
