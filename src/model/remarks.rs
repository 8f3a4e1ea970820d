//! Prior-year figures, texts, edited paragraphs, explanations, frozen rounds, control figures, parameters set anew and
//! tie-outs of the bureau's own.

use rust_decimal::Decimal;

use crate::model::Owner;
use crate::model::Snapshot;
use crate::model::choices::FormulaRelation;
use crate::model::choices::FormulaSeverity;
use crate::model::choices::FundSource;
use crate::model::choices::LineKind;
use crate::model::choices::NoteKind;
use crate::model::choices::Round;
use crate::model::ids::ControlFigureId;
use crate::model::ids::EditedParagraphId;
use crate::model::ids::ExplanationId;
use crate::model::ids::FrozenRoundId;
use crate::model::ids::LocalTieOutId;
use crate::model::ids::NoteId;
use crate::model::ids::ParameterOverrideId;
use crate::model::ids::PriorAmountId;
use crate::model::ids::UnitId;
use crate::model::value::LongText;
use crate::money::Money;

record! {
    /// Last year's amount of a cell of this year's tables (上年预算数), with the cause of the change.
    PriorAmount(PriorAmountField, PriorAmountId) {
        table / Table: String = "表",
        row / Row: String = "行",
        column / Column: String = "栏",
        amount / Amount: Money = "上年数",
        cause / Cause: LongText = "增减原因",
    }
}

record! {
    /// Free text for the statement (文字说明).
    Note(NoteField, NoteId) {
        kind / Kind: NoteKind = "类别",
        owner / Owner: Option<Owner> = "所属单位或项目",
        title / Title: String = "标题",
        body / Body: LongText = "内容",
    }
}

record! {
    /// A paragraph of the statement in the user's own words (改写段落).
    ///
    /// It takes the place of the generated one; the figures of that one are kept, so that it can be said
    /// which of them have changed since.
    EditedParagraph(EditedParagraphField, EditedParagraphId) {
        paragraph / Paragraph: String = "段落",
        text / Text: LongText = "改写后的文字",
        figures / Figures: LongText = "改写时的数额",
    }
}

record! {
    /// The user's explanation of a warning (审核说明).
    ///
    /// It holds for the rule, the subject and the figures it was written for, and lapses with them.
    Explanation(ExplanationField, ExplanationId) {
        rule / Rule: String = "规则编号",
        subject / Subject: String = "对象",
        figures / Figures: String = "说明时的数额",
        reason / Reason: LongText = "说明理由",
        author / Author: String = "说明人",
        date / Date: String = "说明日期",
    }
}

record! {
    /// A frozen copy of the budget at the end of a round (轮次存档).
    FrozenRound(FrozenRoundField, FrozenRoundId) {
        round / Round: Round = "轮次",
        name / Name: String = "名称",
        date / Date: String = "日期",
        content / Content: Snapshot = "内容",
    }
}

impl FrozenRound {
    /// Round, name and date, as far as they are filled in.
    #[must_use]
    pub fn title(&self) -> String {
        let parts = [self.round.label(), &self.name, &self.date];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(" ")
    }
}

record! {
    /// A control figure handed down by the finance bureau (控制数).
    ControlFigure(ControlFigureField, ControlFigureId) {
        unit / Unit: Option<UnitId> = "预算单位",
        kind / Kind: LineKind = "支出类别",
        fund / Fund: FundSource = "资金来源",
        amount / Amount: Money = "控制数",
        document_number / DocumentNumber: String = "文号",
        note / Note: String = "备注",
    }
}

record! {
    /// A parameter of the pack set anew for this file (参数调整).
    ///
    /// The unit of the value is the parameter's own; without a value the pack's holds.
    ParameterOverride(ParameterOverrideField, ParameterOverrideId) {
        parameter / Parameter: String = "参数",
        value / Value: Option<Decimal> = "采用的值",
        reason / Reason: LongText = "调整理由",
    }
}

record! {
    /// A tie-out of the bureau's own (自定审核公式), which travels with the file.
    ///
    /// Both sides are formulas as people write them; what they mean depends on the pack.
    LocalTieOut(LocalTieOutField, LocalTieOutId) {
        code / Code: String = "公式编号",
        title / Title: String = "名称",
        left / Left: LongText = "左方公式",
        relation / Relation: FormulaRelation = "关系",
        right / Right: LongText = "右方公式",
        severity / Severity: FormulaSeverity = "审核级别",
        tolerance / Tolerance: Money = "容许差",
        why / Why: LongText = "为什么",
        remedy / Remedy: LongText = "怎么改",
        basis / Basis: LongText = "依据",
        is_paused / IsPaused: bool = "停用",
    }
}
