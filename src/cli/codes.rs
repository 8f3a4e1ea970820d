//! `codes`: classification codes by number, name or pinyin.

use clap::Args;
use clap::ValueEnum;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::output::Console;
use crate::cli::text_table::TextTable;
use crate::codes::BudgetYear;
use crate::codes::Certainty;
use crate::codes::CodeKey;
use crate::codes::CodeList;
use crate::codes::Codes;

pub(in crate::cli) const HELP: &str = "\
查询可以是编码的开头、名称的一部分、拼音首字母（bgf 为办公费）或全拼；空查询（\"\"）列出全部末级科目。
清单：function 支出功能分类，economic 部门预算支出经济分类，government 政府预算支出经济分类，
      procurement 政府采购品目，asset 资产分类，income 收入项目。
只列该年度有效的科目，最相近的在前。

加 --format json 时为 [{\"code\",\"name\",\"level\",\"certain\":bool}]；
  level 从 1 起，1 是最上一级；certain 是编码和名称已由公开文件核实，否则为未核实。
退出码：0 已列出（包括一条也没有），2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct CodesOptions {
    #[arg(value_name = "查询", help = "编码、名称或拼音")]
    query: String,
    #[arg(long, value_name = "年度", help = "预算年度")]
    year: BudgetYear,
    #[arg(
        long,
        value_enum,
        value_name = "清单",
        hide_possible_values = true,
        help = "function、economic、government、procurement、asset 或 income"
    )]
    list: List,
}

/// The code lists.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum List {
    Function,
    Economic,
    Government,
    Procurement,
    Asset,
    Income,
}

/// A code as programs read it.
#[derive(Serialize)]
struct Hit {
    code: String,
    name: String,
    level: u8,
    certain: bool,
}

pub(in crate::cli) fn run(
    options: &CodesOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let codes = Codes::builtin();
    let (query, year) = (options.query.as_str(), options.year);
    let hits = match options.list {
        List::Function => search(&codes.function, query, year),
        List::Economic => search(&codes.economic, query, year),
        List::Government => search(&codes.government, query, year),
        List::Procurement => search(&codes.procurement, query, year),
        List::Asset => search(&codes.asset_class, query, year),
        List::Income => search(&codes.income, query, year),
    };
    console.answer(&hits, || text(&hits))?;
    Ok(Verdict::Clean)
}

fn search<K: CodeKey>(list: &CodeList<K>, query: &str, year: BudgetYear) -> Vec<Hit> {
    list.search(query, year, usize::MAX)
        .into_iter()
        .map(|entry| Hit {
            code: entry.code.to_string(),
            name: entry.name.clone(),
            level: entry.level,
            certain: entry.certainty.is_confirmed(),
        })
        .collect()
}

fn text(hits: &[Hit]) -> String {
    if hits.is_empty() {
        return "没有符合的科目".to_owned();
    }
    let certainty = |hit: &Hit| {
        if hit.certain {
            Certainty::Confirmed.label()
        } else {
            Certainty::Believed.label()
        }
    };
    let row = |hit: &Hit| {
        vec![
            hit.code.clone(),
            hit.name.clone(),
            hit.level.to_string(),
            certainty(hit).to_owned(),
        ]
    };
    let rows = hits.iter().map(row).collect();
    TextTable::new(&["编码", "名称", "级次", "核实"], rows).render()
}
