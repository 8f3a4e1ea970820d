//! Reading packs: the chain from the base to the region, merged; mistakes refused with file, place and reason.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::codes::BudgetYear;
use crate::codes::Codes;
use crate::model::RonMistake;
use crate::model::read_ron;
use crate::packs::AssetStandard;
use crate::packs::CodeSets;
use crate::packs::ListId;
use crate::packs::Pack;
use crate::packs::Parameter;
use crate::packs::ParameterId;
use crate::packs::RuleList;
use crate::packs::Severity;
use crate::packs::StatementDef;
use crate::packs::StatementFile;
use crate::packs::TableDef;
use crate::packs::TableId;
use crate::packs::TieOut;
use crate::packs::YearSpan;
use crate::packs::check;
use crate::packs::list::Searches;

/// The version of the form of packs that this program reads.
const PACK_FORMAT: u32 = 1;

/// The longest chain of packs that extend each other.
const CHAIN_LIMIT: usize = 8;

/// The files of one pack: name within its folder, with `/`, and text.
pub type PackFiles = BTreeMap<String, String>;

/// Why a pack is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackError {
    /// No pack has this id.
    #[error("没有名为“{id}”的地区规则包；可用的有“{known}”，请从中选择")]
    Unknown {
        /// The id asked for.
        id: String,
        /// Those there are.
        known: String,
    },
    /// A file isn't there.
    #[error("规则包“{pack}”缺少文件 {file}，请补齐")]
    MissingFile {
        /// The pack.
        pack: String,
        /// The file.
        file: String,
    },
    /// A file can't be read as what it should be.
    #[error("规则包“{pack}”的 {file} {mistake}；请改正后再用")]
    Syntax {
        /// The pack.
        pack: String,
        /// The file.
        file: String,
        /// Where and what.
        mistake: Box<RonMistake>,
    },
    /// A pack for a newer program.
    #[error(
        "规则包“{pack}”供更新版本的编制程序使用（规则包格式 {found}，本程序支持到 {PACK_FORMAT}）；请升级程序"
    )]
    Newer {
        /// The pack.
        pack: String,
        /// Its format.
        found: u32,
    },
    /// Packs that extend each other in a circle.
    #[error("规则包的继承关系成环：“{chain}”；请改掉其中一个 pack.ron 的“extends”")]
    Cycle {
        /// The ids along the circle.
        chain: String,
    },
    /// The pack's folder and its `pack.ron` disagree.
    #[error("规则包“{pack}”的 pack.ron 写的标识是“{found}”，应与文件夹名相同")]
    WrongId {
        /// The folder.
        pack: String,
        /// What the file says.
        found: String,
    },
    /// A parameter without a value.
    #[error("规则包“{pack}”缺少参数“{}”{year}年的值，请补上", parameter.label())]
    MissingParameter {
        /// The pack.
        pack: String,
        /// The parameter.
        parameter: ParameterId,
        /// The year.
        year: BudgetYear,
    },
    /// A list that isn't there.
    #[error("规则包“{pack}”缺少规则用表“{}”，请补上", list.label())]
    MissingList {
        /// The pack.
        pack: String,
        /// The list.
        list: ListId,
    },
    /// A definition that refers to something that isn't there, or says something impossible.
    #[error("规则包“{pack}”有误，{place}：{reason}；请改正后再用")]
    Definition {
        /// The pack.
        pack: String,
        /// Which table or tie-out.
        place: String,
        /// What is wrong.
        reason: String,
    },
}

/// What `pack.ron` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackHead {
    /// The version of the form; packs of the first don't say it.
    #[serde(default, rename = "format")]
    _format: Option<u32>,
    id: String,
    title: String,
    years: YearSpan,
    #[serde(default)]
    extends: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
    /// The tables of this region, in order; empty keeps the base's.
    #[serde(default)]
    tables: Vec<TableId>,
    /// Codes of tie-outs of the base that don't hold here.
    #[serde(default)]
    drop_tie_outs: Vec<String>,
    /// Codes of rules that don't hold here.
    #[serde(default)]
    drop_rules: Vec<String>,
    #[serde(default)]
    severities: BTreeMap<String, Severity>,
    #[serde(default)]
    code_sets: Option<CodeSets>,
}

/// The version alone; whatever else a newer pack has is skipped.
#[derive(Deserialize)]
struct Probe {
    #[serde(default)]
    format: Option<u32>,
}

/// What one pack of the chain states, before merging.
struct Layer {
    head: PackHead,
    tables: Vec<TableDef>,
    tie_outs: Vec<TieOut>,
    parameters: Vec<Parameter>,
    asset_standards: Vec<AssetStandard>,
    lists: Vec<RuleList>,
    statement: Vec<StatementFile>,
}

/// Loads a pack with everything it extends.
///
/// `files` finds the files of a pack by its id.
///
/// # Errors
/// The first mistake found, with file, place and reason.
pub fn load_pack(id: &str, packs: &BTreeMap<String, PackFiles>) -> Result<Pack, PackError> {
    let mut chain: Vec<Layer> = Vec::new();
    let mut next = Some(id.to_owned());
    while let Some(id) = next.take() {
        if chain.len() == CHAIN_LIMIT || chain.iter().any(|layer| layer.head.id == id) {
            let mut ids: Vec<&str> = chain.iter().map(|layer| layer.head.id.as_str()).collect();
            ids.push(&id);
            return Err(PackError::Cycle {
                chain: ids.join("” → “"),
            });
        }
        let layer = read_layer(&id, packs)?;
        next.clone_from(&layer.head.extends);
        chain.push(layer);
    }
    let pack = merge(chain);
    check::check(&pack)?;
    Ok(pack)
}

fn read_layer(id: &str, packs: &BTreeMap<String, PackFiles>) -> Result<Layer, PackError> {
    let files = packs.get(id).ok_or_else(|| PackError::Unknown {
        id: id.to_owned(),
        known: packs
            .keys()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("”、“"),
    })?;
    let head_text = files
        .get("pack.ron")
        .ok_or_else(|| PackError::MissingFile {
            pack: id.to_owned(),
            file: "pack.ron".to_owned(),
        })?;
    if let Ok(Probe {
        format: Some(found),
    }) = read_ron(head_text)
        && found > PACK_FORMAT
    {
        let pack = id.to_owned();
        return Err(PackError::Newer { pack, found });
    }
    let head: PackHead = read(id, "pack.ron", head_text)?;
    if head.id != id {
        return Err(PackError::WrongId {
            pack: id.to_owned(),
            found: head.id,
        });
    }
    let tables = read_folder(id, files, "tables/")?;
    let parameters = read_folder(id, files, "parameters/")?;
    let lists = read_folder(id, files, "lists/")?;
    let statement = read_folder(id, files, "statement/")?;
    let asset_standards: Vec<Vec<AssetStandard>> = read_folder(id, files, "asset_standards/")?;
    let asset_standards = asset_standards.into_iter().flatten().collect();
    let tie_outs: Vec<Vec<TieOut>> = read_folder(id, files, "tie_outs/")?;
    let tie_outs = tie_outs.into_iter().flatten().collect();
    Ok(Layer {
        head,
        tables,
        tie_outs,
        parameters,
        asset_standards,
        lists,
        statement,
    })
}

fn read_folder<T: DeserializeOwned>(
    id: &str,
    files: &PackFiles,
    folder: &str,
) -> Result<Vec<T>, PackError> {
    files
        .iter()
        .filter(|(name, _)| name.starts_with(folder))
        .map(|(name, text)| read(id, name, text))
        .collect()
}

fn read<T: DeserializeOwned>(pack: &str, file: &str, text: &str) -> Result<T, PackError> {
    read_ron(text).map_err(|mistake| PackError::Syntax {
        pack: pack.to_owned(),
        file: file.to_owned(),
        mistake: Box::new(mistake),
    })
}

/// Puts the region's statements over those of its bases.
fn merge(chain: Vec<Layer>) -> Pack {
    let mut pack = Pack {
        id: String::new(),
        title: String::new(),
        years: chain[0].head.years,
        sources: Vec::new(),
        tables: Vec::new(),
        tie_outs: Vec::new(),
        parameters: BTreeMap::new(),
        asset_standards: Vec::new(),
        lists: BTreeMap::new(),
        searches: Searches::default(),
        severities: BTreeMap::new(),
        dropped_rules: BTreeSet::new(),
        code_sets: CodeSets::default(),
        statement: StatementDef::default(),
        codes: Codes::builtin(),
    };
    for layer in chain.into_iter().rev() {
        apply(&mut pack, layer);
    }
    pack.tie_outs
        .sort_by(|a, b| a.code.cmp(&b.code).then_with(|| a.id.cmp(&b.id)));
    pack
}

fn apply(pack: &mut Pack, layer: Layer) {
    let Layer {
        head,
        tables,
        tie_outs,
        parameters,
        asset_standards,
        lists,
        statement,
    } = layer;
    pack.tie_outs
        .retain(|tie_out| !head.drop_tie_outs.contains(&tie_out.code));
    for table in tables {
        match pack.tables.iter_mut().find(|old| old.id == table.id) {
            Some(old) => *old = table,
            None => pack.tables.push(table),
        }
    }
    if !head.tables.is_empty() {
        pack.tables.retain(|table| head.tables.contains(&table.id));
        pack.tables
            .sort_by_key(|table| head.tables.iter().position(|id| *id == table.id));
    }
    for tie_out in tie_outs {
        match pack.tie_outs.iter_mut().find(|old| old.id == tie_out.id) {
            Some(old) => *old = tie_out,
            None => pack.tie_outs.push(tie_out),
        }
    }
    for parameter in parameters {
        pack.parameters.insert(parameter.id, parameter);
    }
    for list in lists {
        match pack.lists.get_mut(&list.id) {
            Some(known) => known.take(list),
            None => drop(pack.lists.insert(list.id, list)),
        }
    }
    for standard in asset_standards {
        let is_same =
            |old: &&mut AssetStandard| (&old.id, old.from) == (&standard.id, standard.from);
        match pack.asset_standards.iter_mut().find(is_same) {
            Some(old) => *old = standard,
            None => pack.asset_standards.push(standard),
        }
    }
    for file in statement {
        pack.statement.take(file);
    }
    pack.severities.extend(head.severities);
    pack.dropped_rules.extend(head.drop_rules);
    if let Some(sets) = head.code_sets {
        pack.code_sets = sets;
    }
    pack.sources.extend(head.sources);
    pack.id = head.id;
    pack.title = head.title;
    pack.years = head.years;
}
