//! `new`: a budget with its cover and one unit.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use crate::cli::Verdict;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::codes::BudgetYear;
use crate::document::Document;
use crate::edit::Edit;
use crate::edit::Transaction;
use crate::model::Budget;
use crate::model::CoverField;
use crate::model::FieldType as _;
use crate::model::RecordKind;
use crate::model::UnitField;
use crate::model::Value;
use crate::money::AmountScale;
use crate::packs::Pack;
use crate::storage::FileError;

pub(in crate::cli) const HELP: &str = "\
新文件有封面（年度、录入金额单位万元）和一个预算单位。
已有的文件不会被覆盖，除非加 --force。

输出：新文件的路径；加 --format json 时为 {\"file\":\"路径\"}。
退出码：0 已新建，2 没能运行。";

#[derive(Debug, Args)]
pub(in crate::cli) struct NewOptions {
    #[arg(value_name = "文件", help = "新文件的路径，扩展名 .bmys")]
    out: PathBuf,
    #[arg(long, value_name = "规则包", help = "地区规则包的标识")]
    pack: String,
    #[arg(long, value_name = "年度", help = "预算年度，须在规则包的适用年度之内")]
    year: BudgetYear,
    #[arg(long, value_name = "单位名称", help = "预算单位的全称")]
    unit: String,
    #[arg(long, help = "文件已存在时覆盖")]
    force: bool,
}

#[derive(Serialize)]
struct Made {
    file: String,
}

pub(in crate::cli) fn run(
    options: &NewOptions,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    let pack = files::region_pack(&options.pack)?;
    let (span, year) = (pack.years, options.year);
    if year < span.from || year > span.to {
        return Err(CliError::YearNotCovered {
            pack: pack.id,
            span,
            year,
        });
    }
    let name = options.unit.trim();
    if name.is_empty() {
        return Err(CliError::NoUnitName);
    }
    if !options.force && exists(&options.out)? {
        return Err(CliError::Exists(options.out.clone()));
    }
    let document = make(pack, year, name)?;
    files::save(&options.out, &document)?;
    let file = options.out.display().to_string();
    console.answer(&Made { file: file.clone() }, || file)?;
    Ok(Verdict::Clean)
}

/// Whether anything has this name, a dangling link too.
fn exists(path: &Path) -> Result<bool, CliError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(source) => Err(files::file_error(path, FileError::Read { source })),
    }
}

fn make(pack: Pack, year: BudgetYear, name: &str) -> Result<Document, CliError> {
    let mut unit = RecordKind::Unit.blank(1);
    unit.set(UnitField::Name.into(), Value::Text(name.to_owned()));
    let cover = |field, value| Edit::SetCover { field, value };
    let edits = vec![
        cover(CoverField::Year, Value::Year(year)),
        cover(
            CoverField::EntryScale,
            AmountScale::TenThousandYuan.to_value(),
        ),
        Edit::Insert {
            at: 0,
            record: Box::new(unit),
        },
    ];
    let mut document = Document::new(Budget::default(), Arc::new(pack), false);
    document
        .commit(Transaction::new("新建预算", edits))
        .map_err(|source| CliError::Edit {
            text: name.to_owned(),
            source,
        })?;
    Ok(document)
}
