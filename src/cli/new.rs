//! `new`: a budget with its cover and one unit, or one that goes on from last year's file.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::changing;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::codes::BudgetYear;
use crate::document::Document;
use crate::intake::Amounts;
use crate::intake::Begun;
use crate::intake::Setup;
use crate::intake::Takes;
use crate::intake::UnitEntry;
use crate::intake::begin;
use crate::intake::cautions;
use crate::intake::check_last_year;
use crate::packs::Pack;
use crate::storage;
use crate::storage::Machine;
use crate::storage::SavedBudget;

pub(in crate::cli) const HELP: &str = "\
新文件有封面（年度、录入金额单位万元）和一个预算单位。
加 --from 时从上年文件带入单位、人员编制、车辆、延续项目、收入支出行、资产存量、整体绩效和上年数；
这时 --pack、--year、--unit 都可省：规则包同上年文件，年度为上年文件的下一年，单位照带。
没有带入的和要核对的逐条写到标准错误。
已有的文件不会被覆盖，除非加 --force；这时它留存为历史版本，正打开着的、有没有保存的改动的和上年文件本身仍不覆盖。

输出：新文件的路径；加 --format json 时为 {\"file\":\"路径\"}，
      有 --from 时另有 \"remarks\"：要核对的各条。
退出码：0 已新建，2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct NewOptions {
    #[arg(value_name = "文件", help = "新文件的路径，扩展名 .bmys")]
    out: PathBuf,
    #[arg(
        long,
        value_name = "规则包",
        required_unless_present = "from",
        help = "地区规则包的标识，见下面所列"
    )]
    pack: Option<String>,
    #[arg(
        long,
        value_name = "年度",
        required_unless_present = "from",
        help = "预算年度，须在规则包的适用年度之内；有 --from 时可在其外"
    )]
    year: Option<BudgetYear>,
    #[arg(
        long,
        value_name = "单位名称",
        required_unless_present = "from",
        help = "预算单位的全称"
    )]
    unit: Option<String>,
    #[arg(long, value_name = "上年文件", help = "从上年的预算文件带入")]
    from: Option<PathBuf>,
    #[arg(long, requires = "from", help = "保留上年金额；不加时金额清零")]
    keep_amounts: bool,
    #[arg(long, help = "文件已存在时覆盖")]
    force: bool,
}

#[derive(Serialize)]
struct Made {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<Vec<String>>,
}

pub(in crate::cli) fn run(
    options: &NewOptions,
    machine: &Machine,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    check_place(options)?;
    let last = options.from.as_deref().map(LastYear::open).transpose()?;
    let asked = options.pack.as_deref();
    let id = asked.or_else(|| last.as_ref().map(|it| it.saved.pack.as_str()));
    let pack = files::region_pack(id.unwrap_or_default())?;
    let setup = setup(options, &pack, last.as_ref())?;
    let begun = make(options, &setup, &pack, last.as_ref())?;
    let document = Document::new(begun.budget, Arc::new(pack), false);
    changing::save_new(&options.out, &document, machine, console)?;
    let made = Made {
        file: options.out.display().to_string(),
        remarks: last.is_some().then_some(begun.remarks),
    };
    for remark in made.remarks.iter().flatten() {
        console.for_people(remark);
    }
    console.answer(&made, || made.file.clone())?;
    Ok(Verdict::Clean)
}

/// Refuses a place where the new file would be taken for another, or another one would be lost.
fn check_place(options: &NewOptions) -> Result<(), CliError> {
    let out = &options.out;
    files::check_ending(out, &["bmys"])?;
    files::refuse_folder(out)?;
    if let Some(from) = &options.from {
        files::refuse_source(from, out)?;
    }
    if !options.force && files::exists(out)? {
        return Err(CliError::Exists(out.clone()));
    }
    files::refuse_unsaved(out)
}

/// Last year's file.
struct LastYear<'a> {
    path: &'a Path,
    saved: SavedBudget,
}

impl<'a> LastYear<'a> {
    fn open(path: &'a Path) -> Result<Self, CliError> {
        let saved = storage::open(path).map_err(|source| files::file_error(path, source))?;
        Ok(Self { path, saved })
    }

    /// The year after the file's, unless another one is asked for.
    fn next_year(&self, asked: Option<BudgetYear>) -> Result<BudgetYear, CliError> {
        let refused = |source| CliError::LastYear {
            path: self.path.to_owned(),
            source,
        };
        let budget = &self.saved.budget;
        let after = budget.cover.year.and_then(BudgetYear::next);
        // A file without a year is refused for that, whatever year it is held against.
        let year = asked.or(after).unwrap_or(BudgetYear::LAST);
        check_last_year(budget, year).map_err(refused)?;
        Ok(year)
    }
}

fn setup(
    options: &NewOptions,
    pack: &Pack,
    last: Option<&LastYear<'_>>,
) -> Result<Setup, CliError> {
    let span = pack.years;
    let year = match (last, options.year) {
        (Some(last), asked) => last.next_year(asked)?,
        // The command line asks for a year where there is no file.
        (None, asked) => asked.unwrap_or(span.to),
    };
    if last.is_none() && !span.contains(year) {
        return Err(CliError::YearNotCovered {
            pack: pack.id.clone(),
            span,
            year,
            known: files::known_packs()?,
        });
    }
    let mut setup = Setup::new(year);
    if let Some(name) = &options.unit {
        let name = name.trim();
        if name.is_empty() {
            return Err(CliError::NoUnitName);
        }
        setup.units.push(UnitEntry::named(name));
    }
    if let Some(last) = last {
        setup.entry_scale = last.saved.budget.cover.entry_scale;
    }
    Ok(setup)
}

fn make(
    options: &NewOptions,
    setup: &Setup,
    pack: &Pack,
    last: Option<&LastYear<'_>>,
) -> Result<Begun, CliError> {
    let mut takes = Takes::default();
    if options.keep_amounts {
        takes.amounts = Amounts::Keep;
    }
    let source = last.map(|it| (&it.saved.budget, &takes));
    let mut begun = begin(setup, pack, source).map_err(|source| CliError::Edit {
        text: "--from".to_owned(),
        source,
    })?;
    if let Some(last) = last {
        let SavedBudget {
            budget, pack: id, ..
        } = &last.saved;
        let mut remarks = cautions(budget, id, setup.year, pack);
        if !pack.years.contains(setup.year) {
            let (span, year) = (pack.years, setup.year);
            remarks.push(format!("规则包适用 {span}，不适用 {year} 年，审核会提示"));
        }
        begun.remarks.splice(0..0, remarks);
    }
    Ok(begun)
}
