//! The sheets: which records are shown under which step, and with which fields.

use super::computed::Computed;
use super::gaps::GAPS;
use super::quota::STAFF_RATES;
use super::quota::VEHICLE_GAPS;
use super::scope::Scope;
use crate::gui::step::Step;
use crate::model::Budget;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::Value;
use crate::model::ValueKind;

/// A grid of records of one kind.
#[derive(Clone, Copy, Debug)]
pub struct SheetDef {
    /// Stays; widths and view state are kept by it.
    pub id: &'static str,
    /// The label of its tab.
    pub title: &'static str,
    /// The step it belongs to.
    pub step: Step,
    /// What its rows are.
    pub kind: RecordKind,
    /// Which of them.
    pub scope: Scope,
    /// Names of the fields that stand first, in this order.
    pub lead: &'static [&'static str],
    /// How many of the fields stay when the others scroll, as far as there is room.
    pub frozen: usize,
    /// Names of fields that follow from the scope.
    pub hidden: &'static [&'static str],
    /// Figures that follow from others, shown beside the fields.
    pub computed: &'static [Computed],
}

const fn sheet(
    id: &'static str,
    title: &'static str,
    step: Step,
    kind: RecordKind,
    lead: &'static [&'static str],
) -> SheetDef {
    SheetDef {
        id,
        title,
        step,
        kind,
        scope: Scope::All,
        lead,
        frozen: lead.len(),
        hidden: &[],
        computed: &[],
    }
}

const PROJECT_SUMS: &[Computed] = &[Computed {
    id: "amount",
    label: "预算数",
    after: "code",
    kind: ValueKind::Money,
    width: 104.0,
    reason: "项目预算数是各支出行之和，请在“项目支出”页填写",
    value: |ctx, record| match record {
        RecordId::Project(id) => Value::Money(ctx.derived.project(id).amount),
        _ => Value::Empty,
    },
}];

const SHEETS: &[SheetDef] = &[
    sheet(
        "units",
        "单位",
        Step::Units,
        RecordKind::Unit,
        &["code", "name"],
    ),
    SheetDef {
        computed: STAFF_RATES,
        ..sheet(
            "staffing",
            "人员编制",
            Step::Units,
            RecordKind::Staffing,
            &["unit", "category"],
        )
    },
    sheet(
        "offices",
        "内设机构",
        Step::Units,
        RecordKind::Office,
        &["unit", "name"],
    ),
    SheetDef {
        computed: VEHICLE_GAPS,
        ..sheet(
            "vehicles",
            "公务用车",
            Step::Units,
            RecordKind::Vehicle,
            &["unit", "usage"],
        )
    },
    sheet(
        "revenue",
        "收入",
        Step::Revenue,
        RecordKind::Revenue,
        &["unit", "source"],
    ),
    SheetDef {
        id: "basic_lines",
        title: "基本支出与其他支出",
        step: Step::Basic,
        kind: RecordKind::Line,
        scope: Scope::OutsideProjects,
        lead: &[
            "unit", "kind", "function", "economic", "amount", "fund", "origin",
        ],
        frozen: 3,
        hidden: &["project", "is_debt"],
        computed: &[],
    },
    SheetDef {
        computed: PROJECT_SUMS,
        ..sheet(
            "projects",
            "项目",
            Step::Projects,
            RecordKind::Project,
            &["name", "code"],
        )
    },
    SheetDef {
        id: "project_lines",
        title: "项目支出",
        step: Step::Projects,
        kind: RecordKind::Line,
        scope: Scope::OfProjects,
        lead: &[
            "project", "function", "economic", "amount", "fund", "origin", "unit",
        ],
        frozen: 2,
        hidden: &["kind", "guarantee"],
        computed: &[],
    },
    sheet(
        "costing",
        "测算明细",
        Step::Projects,
        RecordKind::Costing,
        &["owner", "item"],
    ),
    sheet(
        "project_years",
        "分年度计划",
        Step::Projects,
        RecordKind::ProjectYear,
        &["project"],
    ),
    sheet(
        "procurement",
        "政府采购",
        Step::Procurement,
        RecordKind::Procurement,
        &["item"],
    ),
    sheet(
        "services",
        "购买服务",
        Step::Procurement,
        RecordKind::Service,
        &["name"],
    ),
    sheet(
        "debt",
        "债务支出",
        Step::Procurement,
        RecordKind::Debt,
        &["unit"],
    ),
    sheet(
        "asset_stock",
        "资产存量",
        Step::Assets,
        RecordKind::AssetStock,
        &["unit", "class"],
    ),
    sheet(
        "asset_items",
        "资产卡片",
        Step::Assets,
        RecordKind::AssetItem,
        &["name"],
    ),
    sheet(
        "acquisitions",
        "新增资产",
        Step::Assets,
        RecordKind::Acquisition,
        &["item"],
    ),
    sheet(
        "tasks",
        "年度主要任务",
        Step::Performance,
        RecordKind::Task,
        &["unit", "name"],
    ),
    sheet(
        "indicators",
        "绩效指标",
        Step::Performance,
        RecordKind::Indicator,
        &["owner", "level_one", "level_two"],
    ),
    sheet(
        "notes",
        "文字说明",
        Step::Texts,
        RecordKind::Note,
        &["kind"],
    ),
    sheet(
        "prior_amounts",
        "上年数",
        Step::Texts,
        RecordKind::PriorAmount,
        &["table", "row"],
    ),
    sheet(
        "explanations",
        "审核说明",
        Step::Texts,
        RecordKind::Explanation,
        &["rule"],
    ),
    sheet(
        "edited_paragraphs",
        "改写段落",
        Step::Texts,
        RecordKind::EditedParagraph,
        &["paragraph"],
    ),
    sheet(
        "parameter_overrides",
        "参数调整",
        Step::Audit,
        RecordKind::ParameterOverride,
        &["parameter"],
    ),
    sheet(
        "local_tie_outs",
        "自定公式",
        Step::Audit,
        RecordKind::LocalTieOut,
        &["code", "title"],
    ),
    SheetDef {
        computed: GAPS,
        ..sheet(
            "control_figures",
            "控制数",
            Step::Rounds,
            RecordKind::ControlFigure,
            &["unit", "kind", "fund", "amount"],
        )
    },
    sheet(
        "rounds",
        "轮次存档",
        Step::Rounds,
        RecordKind::FrozenRound,
        &["round", "name"],
    ),
];

/// All sheets, in the order of the steps.
pub fn all_sheets() -> impl Iterator<Item = &'static SheetDef> {
    SHEETS.iter()
}

/// The sheets of a step, in the order of their tabs.
pub fn sheets_of(step: Step) -> impl Iterator<Item = &'static SheetDef> {
    SHEETS.iter().filter(move |sheet| sheet.step == step)
}

/// The sheet with this id.
pub fn sheet_named(id: &str) -> Option<&'static SheetDef> {
    SHEETS.iter().find(|sheet| sheet.id == id)
}

/// The sheet a record is shown on.
pub fn place_of(budget: &Budget, record: RecordId) -> Option<&'static SheetDef> {
    SHEETS.iter().find(|sheet| sheet.shows(budget, record))
}

impl SheetDef {
    /// The fields from left to right.
    pub fn fields(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = self
            .kind
            .fields()
            .into_iter()
            .filter(|field| !self.hidden.contains(&field.name()))
            .filter(|field| field.kind() != ValueKind::Snapshot)
            .collect();
        fields.sort_by_key(|field| {
            self.lead
                .iter()
                .position(|name| *name == field.name())
                .unwrap_or(self.lead.len())
        });
        fields
    }

    /// Why no rows can be added or changed by hand; `None` for most sheets.
    pub fn refusal(&self) -> Option<&'static str> {
        match self.kind {
            RecordKind::FrozenRound => Some("存档由“冻结本轮”生成，不能手工改动"),
            RecordKind::ParameterOverride => Some("参数在“审核”的“参数”页调整"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_record_has_a_sheet_with_all_its_fields() {
        // The print plan is filled in beside the preview of the pages.
        let on_sheets = |kind: &&RecordKind| **kind != RecordKind::PrintPlan;
        for kind in RecordKind::ALL.iter().filter(on_sheets) {
            let shown: Vec<_> = SHEETS
                .iter()
                .filter(|sheet| sheet.kind == *kind)
                .flat_map(SheetDef::fields)
                .collect();
            for field in kind.fields() {
                let is_shown = shown.contains(&field) || field.kind() == ValueKind::Snapshot;
                assert!(is_shown, "{} {}", kind.label(), field.label());
            }
        }
    }

    #[test]
    fn what_a_sheet_names_are_fields_of_its_records() {
        for sheet in SHEETS {
            let names: Vec<_> = sheet
                .kind
                .fields()
                .iter()
                .map(|field| field.name())
                .collect();
            for name in sheet.lead.iter().chain(sheet.hidden) {
                assert!(names.contains(name), "{} {name}", sheet.id);
            }
        }
    }
}
