//! Records that are shown in the detail of a unit, among the assets or on the screen of the texts.

use crate::gui::records::Within;
use crate::gui::records::place_of;
use crate::gui::step::Step;
use crate::gui::unit_marks::unit_of;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::workspace::View;
use crate::model::Budget;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::RecordKind;
use crate::model::UnitId;

/// Where a record stood in the detail of a unit that a step takes out.
#[derive(Clone, Copy, Debug)]
pub(in crate::gui) struct GoneDetail {
    kind: RecordKind,
    row: usize,
    of_unit: Option<(UnitId, usize)>,
}

impl GoneDetail {
    /// Where a record stands that is about to go; none where it has no detail.
    pub fn of(budget: &Budget, id: RecordId) -> Option<Self> {
        let sheet = place_of(budget, id)?;
        let row = |within| {
            let rows = sheet.rows(budget, within);
            rows.iter().position(|it| *it == id)
        };
        if !matches!(sheet.step, Step::Units | Step::Assets | Step::Texts) {
            return None;
        }
        let unit = unit_of(budget, id).filter(|_| sheet.kind != RecordKind::Unit);
        Some(Self {
            kind: sheet.kind,
            row: row(Within::Everything)?,
            of_unit: unit.and_then(|unit| Some((unit, row(Within::Unit(unit))?))),
        })
    }
}

impl View {
    /// Shows a record where it has a detail; gives the step, none where it is only on a sheet.
    pub(in crate::gui) fn show_in_detail(
        &mut self,
        ctx: &ViewCtx<'_>,
        place: (RecordId, Option<Field>),
    ) -> Option<Step> {
        let step = place_of(ctx.budget, place.0)?.step;
        // Who works on whole sheets sees there what undoing changes.
        let on_sheet = self.step == Step::Units && self.units.is_on_sheets(ctx.budget);
        let is_typed_here = self.step == Step::Texts && self.texts.is_about(place.0, place.1);
        let step = if is_typed_here { Step::Texts } else { step };
        let panes = &mut self.panes;
        let is_shown = match step {
            Step::Units => self.units.go_to(panes, ctx, place, on_sheet),
            Step::Assets => self.assets.go_to(panes, ctx, place),
            Step::Texts => self
                .texts
                .go_to(panes, ctx, place, self.step == Step::Texts),
            _ => false,
        };
        is_shown.then_some(step)
    }

    /// Shows where a record was that is gone.
    pub(in crate::gui) fn show_gone_detail(&mut self, budget: &Budget, gone: GoneDetail) {
        let on_sheet = self.step == Step::Units && self.units.is_on_sheets(budget);
        let GoneDetail { kind, row, of_unit } = gone;
        let panes = &mut self.panes;
        match kind {
            RecordKind::AssetStock | RecordKind::AssetItem | RecordKind::Acquisition => {
                self.assets.go_to_row(panes, kind, row);
                self.step = Step::Assets;
            }
            RecordKind::Note | RecordKind::PriorAmount | RecordKind::Explanation => {
                self.texts.go_to_row(panes, kind, row);
                self.step = Step::Texts;
            }
            _ => {
                let place = match of_unit.filter(|_| !on_sheet) {
                    Some((unit, row)) => (Some(unit), row),
                    None => (None, row),
                };
                self.units.go_to_row(panes, kind, place);
                self.step = Step::Units;
            }
        }
    }
}
