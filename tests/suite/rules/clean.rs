//! Nothing is found in departments without a mistake.

use bianzhi::rules::Finding;

use crate::rules::budgets::Start;
use crate::rules::budgets::budget_of;
use crate::rules::departments::department;

/// How many departments are made.
const COUNT: u64 = 30;

#[test]
fn nothing_is_found_in_departments_without_a_mistake() {
    let mut wrong = Vec::new();
    for seed in 1..=COUNT {
        let statements = department(seed);
        let start = Start::new(budget_of(statements.iter().map(String::as_str)));
        let say = |it: &Finding| format!("{seed}: {} {} {}", it.severity.label(), it.code, it.message);
        wrong.extend(start.findings.iter().map(say));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
