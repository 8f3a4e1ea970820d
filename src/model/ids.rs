//! Numbers that name records for life: never reused, never changed, the same after saving.

/// Declares one id type per kind of record.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        $(
            $(#[$meta])*
            #[derive(
                Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
                serde::Serialize, serde::Deserialize,
            )]
            #[serde(transparent)]
            pub struct $name(u32);

            impl $name {
                /// The id with this number.
                #[must_use]
                pub const fn new(number: u32) -> Self {
                    Self(number)
                }
                /// The number; unique in the file over all kinds of records.
                #[must_use]
                pub const fn number(self) -> u32 {
                    self.0
                }
            }
        )+
    };
}

ids! {
    /// Names a unit.
    UnitId,
    /// Names an office.
    OfficeId,
    /// Names a staffing row.
    StaffingId,
    /// Names a vehicle row.
    VehicleId,
    /// Names a revenue line.
    RevenueId,
    /// Names an expenditure line.
    LineId,
    /// Names a costing line.
    CostingId,
    /// Names a project.
    ProjectId,
    /// Names a year of a project's plan.
    ProjectYearId,
    /// Names a task of the whole department.
    TaskId,
    /// Names a performance indicator.
    IndicatorId,
    /// Names a procurement row.
    ProcurementId,
    /// Names a purchased service.
    ServiceId,
    /// Names a debt row.
    DebtId,
    /// Names an asset stock row.
    AssetStockId,
    /// Names a single asset.
    AssetItemId,
    /// Names a planned acquisition.
    AcquisitionId,
    /// Names a prior-year amount.
    PriorAmountId,
    /// Names a text.
    NoteId,
    /// Names an explanation of a warning.
    ExplanationId,
    /// Names a frozen round.
    FrozenRoundId,
    /// Names a control figure.
    ControlFigureId,
    /// Names a parameter set anew for one file.
    ParameterOverrideId,
    /// Names a tie-out of the bureau's own.
    LocalTieOutId,
    /// Names a paragraph of the statement in the user's words.
    EditedParagraphId,
    /// Names the print plan.
    PrintPlanId,
}
