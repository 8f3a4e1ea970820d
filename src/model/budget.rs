//! The whole of what people entered, and the list of kinds of records it is made of.

use serde::Deserialize;
use serde::Serialize;

use crate::model::Acquisition;
use crate::model::AcquisitionField;
use crate::model::AcquisitionId;
use crate::model::AssetItem;
use crate::model::AssetItemField;
use crate::model::AssetItemId;
use crate::model::AssetStock;
use crate::model::AssetStockField;
use crate::model::AssetStockId;
use crate::model::BudgetUnit;
use crate::model::ControlFigure;
use crate::model::ControlFigureField;
use crate::model::ControlFigureId;
use crate::model::CostingField;
use crate::model::CostingId;
use crate::model::CostingLine;
use crate::model::Cover;
use crate::model::DebtField;
use crate::model::DebtId;
use crate::model::DebtRow;
use crate::model::EditedParagraph;
use crate::model::EditedParagraphField;
use crate::model::EditedParagraphId;
use crate::model::ExpenditureLine;
use crate::model::Explanation;
use crate::model::ExplanationField;
use crate::model::ExplanationId;
use crate::model::FieldName;
use crate::model::Fields;
use crate::model::FrozenRound;
use crate::model::FrozenRoundField;
use crate::model::FrozenRoundId;
use crate::model::Indicator;
use crate::model::IndicatorField;
use crate::model::IndicatorId;
use crate::model::LineField;
use crate::model::LineId;
use crate::model::LocalTieOut;
use crate::model::LocalTieOutField;
use crate::model::LocalTieOutId;
use crate::model::Note;
use crate::model::NoteField;
use crate::model::NoteId;
use crate::model::Office;
use crate::model::OfficeField;
use crate::model::OfficeId;
use crate::model::ParameterOverride;
use crate::model::ParameterOverrideField;
use crate::model::ParameterOverrideId;
use crate::model::PrintPlan;
use crate::model::PrintPlanField;
use crate::model::PrintPlanId;
use crate::model::PriorAmount;
use crate::model::PriorAmountField;
use crate::model::PriorAmountId;
use crate::model::ProcurementField;
use crate::model::ProcurementId;
use crate::model::ProcurementRow;
use crate::model::Project;
use crate::model::ProjectField;
use crate::model::ProjectId;
use crate::model::ProjectYear;
use crate::model::ProjectYearField;
use crate::model::ProjectYearId;
use crate::model::Records;
use crate::model::RevenueField;
use crate::model::RevenueId;
use crate::model::RevenueLine;
use crate::model::ServiceField;
use crate::model::ServiceId;
use crate::model::ServicePurchase;
use crate::model::Staffing;
use crate::model::StaffingField;
use crate::model::StaffingId;
use crate::model::Task;
use crate::model::TaskField;
use crate::model::TaskId;
use crate::model::UnitField;
use crate::model::UnitId;
use crate::model::Value;
use crate::model::ValueKind;
use crate::model::Vehicle;
use crate::model::VehicleField;
use crate::model::VehicleId;

/// Declares the kinds of records and everything that dispatches over them.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident($record:ident, $id:ident, $field:ident) $list:ident = $label:literal),+ $(,)?) => {
        /// The kinds of records (记录种类).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind {
            $(#[doc = $label] $kind),+
        }

        impl RecordKind {
            /// Every kind, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The official term.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$kind => $label),+ }
            }

            /// The name of the list in files and on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($list)),+ }
            }

            /// The fields of its records, in the order shown.
            #[must_use]
            pub fn fields(self) -> Vec<Field> {
                match self {
                    $(Self::$kind => $field::ALL.iter().copied().map(Field::$kind).collect()),+
                }
            }

            /// A record of this kind as it is before anything is filled in.
            #[must_use]
            pub fn blank(self, number: u32) -> Record {
                match self {
                    $(Self::$kind => {
                        Record::$kind($record { id: $id::new(number), ..$record::default() })
                    })+
                }
            }

            /// The id of this kind with this number.
            #[must_use]
            pub const fn id(self, number: u32) -> RecordId {
                match self { $(Self::$kind => RecordId::$kind($id::new(number))),+ }
            }
        }

        $(impl From<$id> for u32 {
            fn from(id: $id) -> u32 {
                id.number()
            }
        }

        impl From<$id> for RecordId {
            fn from(id: $id) -> Self {
                Self::$kind(id)
            }
        }

        impl From<$record> for Record {
            fn from(record: $record) -> Self {
                Self::$kind(record)
            }
        }

        impl From<$field> for Field {
            fn from(field: $field) -> Self {
                Self::$kind(field)
            }
        })+

        /// The id of any record (记录编号).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordId {
            $(#[doc = $label] $kind($id)),+
        }

        impl RecordId {
            /// Its kind.
            #[must_use]
            pub const fn kind(self) -> RecordKind {
                match self { $(Self::$kind(_) => RecordKind::$kind),+ }
            }

            /// Its number.
            #[must_use]
            pub const fn number(self) -> u32 {
                match self { $(Self::$kind(id) => id.number()),+ }
            }
        }

        /// A record of any kind (记录).
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Record {
            $(#[doc = $label] $kind($record)),+
        }

        impl Record {
            /// Its id.
            #[must_use]
            pub const fn id(&self) -> RecordId {
                match self { $(Self::$kind(record) => RecordId::$kind(record.id)),+ }
            }

            /// The value of a field; `None` when the field is of another kind of record.
            #[must_use]
            pub fn get(&self, field: Field) -> Option<Value> {
                match (self, field) {
                    $((Self::$kind(record), Field::$kind(field)) => Some(record.get(field)),)+
                    _ => None,
                }
            }

            /// Fills in a field; `None`, and nothing done, when field or value don't fit.
            pub fn set(&mut self, field: Field, value: Value) -> Option<Value> {
                match (self, field) {
                    $((Self::$kind(record), Field::$kind(field)) => record.set(field, value),)+
                    _ => None,
                }
            }
        }

        /// A field of any kind of record (字段).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = $label] $kind($field)),+
        }

        impl Field {
            /// The kind of record it belongs to.
            #[must_use]
            pub const fn record_kind(self) -> RecordKind {
                match self { $(Self::$kind(_) => RecordKind::$kind),+ }
            }

            /// The Chinese label.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$kind(field) => field.label()),+ }
            }

            /// The name in files and on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind(field) => field.name()),+ }
            }

            /// What it accepts.
            #[must_use]
            pub fn kind(self) -> ValueKind {
                match self { $(Self::$kind(field) => field.kind()),+ }
            }
        }

        /// What people entered for one department and year (部门预算).
        ///
        /// Tables and findings are computed from it and never stored in it.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Budget {
            /// The number the next record gets. Only undo makes it smaller, with the record that had the number.
            #[serde(default)]
            pub next_id: u32,
            /// The cover.
            #[serde(default)]
            pub cover: Cover,
            $(
                #[doc = $label]
                #[serde(default, skip_serializing_if = "Records::is_empty")]
                pub $list: Records<$record>,
            )+
        }

        impl Budget {
            /// How many records of a kind there are.
            #[must_use]
            pub fn count(&self, kind: RecordKind) -> usize {
                match kind { $(RecordKind::$kind => self.$list.len()),+ }
            }

            /// Whether the record exists.
            #[must_use]
            pub fn contains(&self, id: RecordId) -> bool {
                self.position(id).is_some()
            }

            /// Where the record stands in its list.
            #[must_use]
            pub fn position(&self, id: RecordId) -> Option<usize> {
                match id { $(RecordId::$kind(id) => self.$list.place(id.number())),+ }
            }

            /// The id of the record at a position of its list.
            #[must_use]
            pub fn id_at(&self, kind: RecordKind, at: usize) -> Option<RecordId> {
                match kind {
                    $(RecordKind::$kind => self.$list.get(at).map(|record| record.id.into())),+
                }
            }

            /// A copy of the record.
            #[must_use]
            pub fn record(&self, id: RecordId) -> Option<Record> {
                match id {
                    $(RecordId::$kind(id) => {
                        self.$list.by_number(id.number()).cloned().map(Record::$kind)
                    })+
                }
            }

            /// The value of a field; `None` when the record is missing or of another kind.
            #[must_use]
            pub fn value(&self, id: RecordId, field: Field) -> Option<Value> {
                match (id, field) {
                    $((RecordId::$kind(id), Field::$kind(field)) => {
                        self.$list.by_number(id.number()).map(|record| record.get(field))
                    })+
                    _ => None,
                }
            }

            pub(crate) fn set_value(&mut self, id: RecordId, field: Field, value: Value) -> Option<Value> {
                match (id, field) {
                    $((RecordId::$kind(id), Field::$kind(field)) => {
                        self.$list.by_number_mut(id.number())?.set(field, value)
                    })+
                    _ => None,
                }
            }

            pub(crate) fn insert_record(&mut self, at: usize, record: Record) -> bool {
                match record { $(Record::$kind(record) => self.$list.insert(at, record)),+ }
            }

            pub(crate) fn remove_record(&mut self, id: RecordId) -> Option<(usize, Record)> {
                match id {
                    $(RecordId::$kind(id) => self
                        .$list
                        .remove(id.number())
                        .map(|(at, record)| (at, Record::$kind(record)))),+
                }
            }

            pub(crate) fn move_record(&mut self, id: RecordId, to: usize) -> Option<usize> {
                match id { $(RecordId::$kind(id) => self.$list.shift(id.number(), to)),+ }
            }

            /// Calls `see` with every reference to a record of `to`, or of any kind: who points, by which field, to whom.
            pub fn for_each_reference(
                &self,
                to: Option<RecordKind>,
                mut see: impl FnMut(RecordId, Field, RecordId),
            ) {
                $({
                    let can_point = |field: &$field| match to {
                        Some(kind) => field.kind().can_refer_to(kind),
                        None => field.kind().is_reference(),
                    };
                    let fields: Vec<$field> = $field::ALL.iter().copied().filter(can_point).collect();
                    if !fields.is_empty() {
                        for record in &self.$list {
                            for field in &fields {
                                if let Some(target) = record.get(*field).reference() {
                                    see(record.id.into(), Field::$kind(*field), target);
                                }
                            }
                        }
                    }
                })+
            }
        }
    };
}

kinds! {
    Unit(BudgetUnit, UnitId, UnitField) units = "预算单位",
    Office(Office, OfficeId, OfficeField) offices = "内设机构",
    Staffing(Staffing, StaffingId, StaffingField) staffing = "人员编制",
    Vehicle(Vehicle, VehicleId, VehicleField) vehicles = "公务用车",
    Revenue(RevenueLine, RevenueId, RevenueField) revenue = "收入行",
    Line(ExpenditureLine, LineId, LineField) expenditure = "支出行",
    Costing(CostingLine, CostingId, CostingField) costing = "测算明细",
    Project(Project, ProjectId, ProjectField) projects = "项目",
    ProjectYear(ProjectYear, ProjectYearId, ProjectYearField) project_years = "分年度计划",
    Task(Task, TaskId, TaskField) tasks = "年度主要任务",
    Indicator(Indicator, IndicatorId, IndicatorField) indicators = "绩效指标",
    Procurement(ProcurementRow, ProcurementId, ProcurementField) procurement = "采购行",
    Service(ServicePurchase, ServiceId, ServiceField) services = "购买服务行",
    Debt(DebtRow, DebtId, DebtField) debt = "债务行",
    AssetStock(AssetStock, AssetStockId, AssetStockField) asset_stock = "资产存量",
    AssetItem(AssetItem, AssetItemId, AssetItemField) asset_items = "资产卡片",
    Acquisition(Acquisition, AcquisitionId, AcquisitionField) acquisitions = "新增资产",
    PriorAmount(PriorAmount, PriorAmountId, PriorAmountField) prior_amounts = "上年数",
    Note(Note, NoteId, NoteField) notes = "文字说明",
    Explanation(Explanation, ExplanationId, ExplanationField) explanations = "审核说明",
    FrozenRound(FrozenRound, FrozenRoundId, FrozenRoundField) rounds = "轮次存档",
    ControlFigure(ControlFigure, ControlFigureId, ControlFigureField) control_figures = "控制数",
    ParameterOverride(ParameterOverride, ParameterOverrideId, ParameterOverrideField)
        parameter_overrides = "参数调整",
    LocalTieOut(LocalTieOut, LocalTieOutId, LocalTieOutField) local_tie_outs = "自定审核公式",
    EditedParagraph(EditedParagraph, EditedParagraphId, EditedParagraphField)
        edited_paragraphs = "改写段落",
    PrintPlan(PrintPlan, PrintPlanId, PrintPlanField) print_plans = "打印方案",
}
