//! Reading the embedded list files.
//!
//! Only their own form is read: the workbooks and text files of a bureau are the intake's business.

use std::collections::BTreeMap;
use std::str::FromStr;

use thiserror::Error;

use crate::codes::crosswalk::CrosswalkRow;
use crate::codes::crosswalk::PayerKind;
use crate::codes::detail::AssetClassDetail;
use crate::codes::detail::BasicKind;
use crate::codes::detail::CatalogueEdition;
use crate::codes::detail::EconomicDetail;
use crate::codes::detail::FunctionDetail;
use crate::codes::detail::FundKind;
use crate::codes::detail::FundSet;
use crate::codes::detail::IncomeDetail;
use crate::codes::detail::ProcurementDetail;
use crate::codes::detail::ProcurementKind;
use crate::codes::detail::ServiceLife;
use crate::codes::digits::EconomicCode;
use crate::codes::digits::FunctionCode;
use crate::codes::digits::GovernmentCode;
use crate::codes::entry::Certainty;
use crate::codes::entry::CodeEntry;
use crate::codes::entry::CodeKey;
use crate::codes::list::CodeList;
use crate::codes::list::ListError;
use crate::codes::text::AssetClassCode;
use crate::codes::text::IncomeCode;
use crate::codes::text::ProcurementCode;
use crate::codes::year::Years;

/// Why a list file can't be used.
#[derive(Debug, Error)]
#[expect(missing_docs, reason = "the sentences name every field")]
pub enum LoadError {
    /// It is no table.
    #[error("编码表读取失败：{file}")]
    Csv {
        file: &'static str,
        source: csv::Error,
    },
    /// A column is missing.
    #[error("编码表缺少“{column}”列：{file}")]
    Column {
        file: &'static str,
        column: &'static str,
    },
    /// A value can't be read.
    #[error("编码表第 {line} 行“{column}”列的值“{value}”不能识别：{file}")]
    Value {
        file: &'static str,
        line: u64,
        column: &'static str,
        value: String,
    },
    /// The rows contradict each other.
    #[error("编码表内容有矛盾：{file}")]
    List {
        file: &'static str,
        source: ListError,
    },
}

/// A list file: its name for messages, and its text.
#[derive(Clone, Copy)]
pub(super) struct ListFile {
    pub name: &'static str,
    pub text: &'static str,
}

/// One row with access by column name.
struct Row<'a> {
    file: &'static str,
    columns: &'a BTreeMap<String, usize>,
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    fn text(&self, column: &'static str) -> Result<&str, LoadError> {
        let file = self.file;
        let place = self
            .columns
            .get(column)
            .ok_or(LoadError::Column { file, column })?;
        Ok(self.record.get(*place).unwrap_or_default())
    }

    fn refused(&self, column: &'static str, value: &str) -> LoadError {
        let line = self.record.position().map_or(0, csv::Position::line);
        LoadError::Value {
            file: self.file,
            line,
            column,
            value: value.to_owned(),
        }
    }

    /// A value made by `read`, which refuses with nothing.
    fn read<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, LoadError> {
        let text = self.text(column)?;
        read(text).ok_or_else(|| self.refused(column, text))
    }

    fn value<T: FromStr>(&self, column: &'static str) -> Result<T, LoadError> {
        self.read(column, |text| text.parse().ok())
    }

    /// A value that may be left blank.
    fn optional<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, LoadError> {
        if self.text(column)?.is_empty() {
            Ok(None)
        } else {
            self.value(column).map(Some)
        }
    }

    fn flag(&self, column: &'static str) -> Result<bool, LoadError> {
        self.read(column, |text| match text {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        })
    }

    fn certainty(&self, column: &'static str) -> Result<Certainty, LoadError> {
        Ok(if self.flag(column)? {
            Certainty::Confirmed
        } else {
            Certainty::Believed
        })
    }

    fn years(&self) -> Result<Years, LoadError> {
        Ok(Years {
            from: self.optional("from")?,
            to: self.optional("to")?,
        })
    }

    fn funds(&self) -> Result<FundSet, LoadError> {
        self.read("funds", |text| {
            text.chars()
                .map(|letter| {
                    FundKind::ALL
                        .into_iter()
                        .find(|fund| fund.letter() == letter)
                })
                .collect()
        })
    }

    fn entry<K: CodeKey>(
        &self,
        parent: Option<K>,
        level: u8,
        detail: K::Detail,
    ) -> Result<CodeEntry<K>, LoadError> {
        Ok(CodeEntry {
            code: self.value("code")?,
            parent,
            name: self.value("name")?,
            level,
            years: self.years()?,
            certainty: self.certainty("certain")?,
            years_certainty: self.certainty("years_certain")?,
            detail,
        })
    }
}

/// Every row of a file, each read by `read`.
fn rows<T>(
    file: ListFile,
    read: impl Fn(&Row<'_>) -> Result<T, LoadError>,
) -> Result<Vec<T>, LoadError> {
    let failed = |source| LoadError::Csv {
        file: file.name,
        source,
    };
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let columns: BTreeMap<String, usize> = reader
        .headers()
        .map_err(failed)?
        .iter()
        .enumerate()
        .map(|(place, column)| (column.to_owned(), place))
        .collect();
    reader
        .records()
        .map(|record| {
            let record = record.map_err(failed)?;
            read(&Row {
                file: file.name,
                columns: &columns,
                record: &record,
            })
        })
        .collect()
}

fn list<K: CodeKey>(
    file: ListFile,
    read: impl Fn(&Row<'_>) -> Result<CodeEntry<K>, LoadError>,
) -> Result<CodeList<K>, LoadError> {
    let entries = rows(file, read)?;
    CodeList::new(entries).map_err(|source| LoadError::List {
        file: file.name,
        source,
    })
}

pub(super) fn function(file: ListFile) -> Result<CodeList<FunctionCode>, LoadError> {
    list(file, |row| {
        let code: FunctionCode = row.value("code")?;
        row.entry(
            code.parent(),
            code.level().depth(),
            FunctionDetail {
                funds: row.funds()?,
            },
        )
    })
}

pub(super) fn economic(file: ListFile) -> Result<CodeList<EconomicCode>, LoadError> {
    list(file, |row| {
        let code: EconomicCode = row.value("code")?;
        let basic = row.read("split", |text| match text {
            "人员" => Some(Some(BasicKind::Personnel)),
            "公用" => Some(Some(BasicKind::Operating)),
            "" => Some(None),
            _ => None,
        })?;
        row.entry(
            code.parent(),
            code.level().depth(),
            EconomicDetail { basic },
        )
    })
}

pub(super) fn government(file: ListFile) -> Result<CodeList<GovernmentCode>, LoadError> {
    list(file, |row| {
        let code: GovernmentCode = row.value("code")?;
        row.entry(code.parent(), code.level().depth(), ())
    })
}

pub(super) fn procurement(file: ListFile) -> Result<CodeList<ProcurementCode>, LoadError> {
    list(file, |row| {
        let kind = row.read("kind", |text| match text {
            "goods" => Some(ProcurementKind::Goods),
            "works" => Some(ProcurementKind::Works),
            "services" => Some(ProcurementKind::Services),
            _ => None,
        })?;
        let common = if row.text("common")?.is_empty() {
            None
        } else {
            Some(row.flag("common")?)
        };
        let detail = ProcurementDetail {
            kind,
            edition: CatalogueEdition(row.value("edition")?),
            leaf: row.flag("leaf")?,
            common,
        };
        row.entry(row.optional("parent")?, row.value("level")?, detail)
    })
}

pub(super) fn asset_class(file: ListFile) -> Result<CodeList<AssetClassCode>, LoadError> {
    list(file, |row| {
        let former = row.read("former", |text| {
            text.split(';')
                .filter(|code| !code.is_empty())
                .map(|code| code.parse().ok())
                .collect()
        })?;
        let life = match row.optional("life_min")? {
            None => None,
            Some(min) => Some(ServiceLife {
                min,
                max: row.optional("life_max")?,
                certainty: row.certainty("life_certain")?,
            }),
        };
        let edition = CatalogueEdition(row.value("edition")?);
        let detail = AssetClassDetail {
            edition,
            former,
            life,
        };
        row.entry(row.optional("parent")?, row.value("level")?, detail)
    })
}

pub(super) fn income(file: ListFile, aliases: ListFile) -> Result<CodeList<IncomeCode>, LoadError> {
    let mut labels: BTreeMap<IncomeCode, Vec<String>> = BTreeMap::new();
    for (code, label) in rows(aliases, |row| Ok((row.value("code")?, row.value("label")?)))? {
        labels.entry(code).or_default().push(label);
    }
    list(file, |row| {
        let aliases = labels.get(&row.value("code")?).cloned().unwrap_or_default();
        let detail = IncomeDetail {
            funds: row.funds()?,
            aliases,
        };
        row.entry(row.optional("parent")?, row.value("level")?, detail)
    })
}

pub(super) fn crosswalk(file: ListFile) -> Result<Vec<CrosswalkRow>, LoadError> {
    rows(file, |row| {
        let kind = row.read("kind", |text| match text {
            "administrative" => Some(PayerKind::Administrative),
            "civil_servant" => Some(PayerKind::CivilServantManaged),
            "institution" => Some(PayerKind::PublicInstitution),
            "other" => Some(PayerKind::Other),
            _ => None,
        })?;
        Ok(CrosswalkRow {
            kind,
            economic: row.value("economic")?,
            government: row.value("government")?,
            years: row.years()?,
            certainty: row.certainty("certain")?,
            is_default: row.flag("default")?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &'static str, sentence: &str) {
        let error = government(ListFile {
            name: "g.csv",
            text,
        })
        .unwrap_err();
        assert_eq!(error.to_string(), sentence);
    }

    #[test]
    fn a_faulty_file_is_refused_with_its_place() {
        check(
            "code,name,from,to,certain,years_certain\n501,甲,,,1,1\n601,乙,,,1,1\n",
            "编码表第 3 行“code”列的值“601”不能识别：g.csv",
        );
        check(
            "code,name,from,to,certain,years_certain\n501,甲,20,,1,1\n",
            "编码表第 2 行“from”列的值“20”不能识别：g.csv",
        );
        check(
            "code,name,from,to,certain,years_certain\n501,甲,,,是,1\n",
            "编码表第 2 行“certain”列的值“是”不能识别：g.csv",
        );
        check(
            "code,from,to,certain,years_certain\n501,,,1,1\n",
            "编码表缺少“name”列：g.csv",
        );
        check(
            "code,name,from,to,certain,years_certain\n501,甲,,,1,1\n501,乙,,,1,1\n",
            "编码表内容有矛盾：g.csv",
        );
        check(
            "code,name,from,to,certain,years_certain\n501,甲\n",
            "编码表读取失败：g.csv",
        );
    }
}
