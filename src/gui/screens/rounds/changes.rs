//! Every line that is different between two states, in groups with subtotals; the totals of both below.
//!
//! What is different is found once for each change of the budget, and what is listed once for each search.

use egui::TextEdit;
use egui::Ui;

use super::changes_model::ChangesModel;
use super::changes_model::Reason;
use super::compared::Compared;
use super::compared::Key;
use super::totals::TotalsView;
use crate::compute::ChangedGroup;
use crate::compute::ComparedRow;
use crate::compute::LineChange;
use crate::compute::LineChangeKind;
use crate::compute::RoundComparison;
use crate::gui::action::Action;
use crate::gui::clipboard::copied;
use crate::gui::screens::figures::read_only_event;
use crate::gui::theme::sizes;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::CellRange;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridModel as _;
use crate::gui::widgets::grid::GridState;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::grid::summarize;
use crate::model::RecordId;
use crate::rules::Location;

/// View state of the list.
#[derive(Default)]
pub(super) struct ChangesView {
    wanted: Wanted,
    grid: GridState,
    found: Option<Found>,
    totals: TotalsView,
    /// Count and sum of the selection, for the status bar.
    pub(super) summary: Option<Summary>,
}

/// Which of the lines are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wanted {
    kind: Option<LineChangeKind>,
    search: String,
}

/// What two states differ in, and what is listed of it.
struct Found {
    key: Key,
    comparison: RoundComparison,
    /// How many lines changed in each way.
    counts: [usize; LineChangeKind::ALL.len()],
    /// The reason of each group.
    reasons: Vec<Reason>,
    of: Wanted,
    rows: Vec<ComparedRow>,
}

impl ChangesView {
    /// Lists the lines of any kind in which a text occurs.
    pub(super) fn look_for(&mut self, search: String) {
        self.wanted = Wanted { kind: None, search };
    }

    /// Shows the list.
    pub(super) fn ui(&mut self, ui: &mut Ui, compared: &Compared<'_>) {
        let known = self.found.take();
        if known.as_ref().is_some_and(|it| it.of != self.wanted) {
            self.grid = GridState::default();
        }
        let found = Found::brought_up(known, compared, &self.wanted);
        self.totals.ui(ui, compared, &found.comparison.totals);
        let copies = self.bar_ui(ui, compared, &found);
        if found.rows.len() == count_of_sums(&found.rows) {
            self.empty_ui(ui, compared, found.comparison.lines.is_empty());
        } else {
            self.rows_ui(ui, compared, &found, copies);
        }
        self.found = Some(found);
    }

    /// Which lines are listed, and what can be done with them; true when all are to be copied.
    fn bar_ui(&mut self, ui: &mut Ui, compared: &Compared<'_>, found: &Found) -> bool {
        let row = found.rows.get(self.grid.active().row).copied();
        let sides = egui::Sides::new().shrink_left();
        let ((), copies) = sides.show(
            ui,
            |ui| self.wanted.ui(ui, found.counts),
            |ui| {
                let copies = ui
                    .button("复制全部")
                    .on_hover_text("连同栏名复制所列各行，可以粘贴到 Excel、WPS")
                    .clicked();
                let finding = row.and_then(|row| found.finding(row));
                let finding = finding.and_then(|at| compared.present.findings.get(at));
                let explain = ui.add_enabled(finding.is_some(), egui::Button::new("说明原因…"));
                let explain = explain
                    .on_hover_text("写明选定项目或类别比上一轮增减的原因")
                    .on_disabled_hover_text("所选各行不在须说明原因之列");
                if let Some(finding) = finding.filter(|_| explain.clicked()) {
                    let finding = Box::new(finding.clone());
                    compared.present.send(Action::AskReason(finding));
                }
                let record = row.and_then(|row| found.record(row));
                let jump = ui.add_enabled(record.is_some(), egui::Button::new("定位"));
                let jump = jump.on_hover_text("到目前预算里的这一行，双击也可以");
                if let Some(record) = record.filter(|_| jump.clicked()) {
                    let place = Location::Record(record);
                    compared.present.send(Action::GoTo(place));
                }
                copies
            },
        );
        copies
    }

    fn rows_ui(&mut self, ui: &mut Ui, compared: &Compared<'_>, found: &Found, copies: bool) {
        let words = compared.words();
        let model = ChangesModel::new(compared, &words, &found.comparison)
            .listing(&found.rows, &found.reasons);
        if copies {
            let last = Cell::new(model.row_count() - 1, model.columns().len() - 1);
            let all = CellRange::between(Cell::new(0, 0), last);
            let present = compared.present;
            present.send(Action::Copy(copied(&model, all, true)));
        }
        let output = Grid::new("changed lines")
            .without_row_numbers()
            .keeps_focus()
            .show(ui, &mut self.grid, &model);
        let range = self.grid.range();
        self.summary = (!range.is_single()).then(|| summarize(&model, range));
        for event in output.events {
            match event {
                GridEvent::Opened(cell) => {
                    let record = found.rows.get(cell.row).and_then(|row| found.record(*row));
                    if let Some(record) = record {
                        compared
                            .present
                            .send(Action::GoTo(Location::Record(record)));
                    }
                }
                event => read_only_event(compared.present, &model, event),
            }
        }
    }

    fn empty_ui(&mut self, ui: &mut Ui, compared: &Compared<'_>, is_same: bool) {
        self.summary = None;
        ui.add_space(2.0 * sizes::ROW);
        ui.vertical_centered(|ui| {
            if !is_same {
                ui.label("没有符合条件的变动");
                if ui.button("列出全部变动").clicked() {
                    self.wanted = Wanted::default();
                }
            } else if compared.is_with_present() {
                ui.label("收支各行与当时完全相同");
                ui.weak("冻结以后新增、删除、改动的行会列在这里");
            } else {
                ui.label("两轮的收支各行完全相同");
                ui.weak("在上方另选一轮，或与目前对照");
            }
        });
    }
}

impl Wanted {
    /// The filter with how many there are of each, and the search.
    fn ui(&mut self, ui: &mut Ui, counts: [usize; LineChangeKind::ALL.len()]) {
        let all = format!("全部 {}", counts.iter().sum::<usize>());
        ui.selectable_value(&mut self.kind, None, all);
        for (kind, count) in LineChangeKind::ALL.into_iter().zip(counts) {
            let label = format!("{} {count}", kind.label());
            ui.selectable_value(&mut self.kind, Some(kind), label);
        }
        let search = TextEdit::singleline(&mut self.search)
            .hint_text("查找科目、项目、备注")
            .desired_width(sizes::PICKER_WIDTH / 2.0);
        let response = ui.add(search);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, "", &self.search, "");
            info.label = Some("查找变动".to_owned());
            info
        });
    }

    fn is_all(&self) -> bool {
        self.kind.is_none() && self.search.trim().is_empty()
    }
}

impl Found {
    /// What is known, as far as it still holds, and what is wanted of it.
    fn brought_up(known: Option<Self>, compared: &Compared<'_>, wanted: &Wanted) -> Self {
        let known = known.filter(|it| it.key == compared.key);
        let mut found = known.unwrap_or_else(|| Self::new(compared));
        if found.of != *wanted {
            found.of = wanted.clone();
            found.rows = found.list(compared, wanted);
        }
        found
    }

    fn new(compared: &Compared<'_>) -> Self {
        let comparison = RoundComparison::of(compared.then.budget, compared.now.budget);
        let reasons = Reason::of_groups(compared, &comparison.groups);
        let rows = comparison.rows(compared.words().has_units());
        Self {
            key: compared.key,
            counts: LineChangeKind::ALL.map(|kind| comparison.count(kind)),
            comparison,
            reasons,
            of: Wanted::default(),
            rows,
        }
    }

    fn list(&self, compared: &Compared<'_>, wanted: &Wanted) -> Vec<ComparedRow> {
        let words = compared.words();
        let has_units = words.has_units();
        if wanted.is_all() {
            return self.comparison.rows(has_units);
        }
        let search = wanted.search.trim().to_lowercase();
        let is_wanted = |group: &ChangedGroup, line: &LineChange| {
            let is_of_kind = wanted.kind.is_none_or(|kind| kind == line.kind);
            is_of_kind
                && (search.is_empty() || words.all(group, line).to_lowercase().contains(&search))
        };
        self.comparison.rows_with(has_units, is_wanted)
    }

    fn line(&self, row: ComparedRow) -> Option<&LineChange> {
        match row {
            ComparedRow::Line(at) => self.comparison.lines.get(at),
            ComparedRow::Unit(_)
            | ComparedRow::Group(..)
            | ComparedRow::Sum(..)
            | ComparedRow::Listed(_) => None,
        }
    }

    /// The record a row leads to; what is gone is said to be gone.
    fn record(&self, row: ComparedRow) -> Option<RecordId> {
        match row {
            ComparedRow::Group(at, _) => self.comparison.groups.get(at)?.sums.group.owner(),
            ComparedRow::Unit(unit) => unit.map(RecordId::from),
            ComparedRow::Line(_) | ComparedRow::Sum(..) | ComparedRow::Listed(_) => {
                let line = self.line(row)?;
                line.now.or(line.then)
            }
        }
    }

    /// The position of the finding that asks for the reason of the group a row is of.
    fn finding(&self, row: ComparedRow) -> Option<usize> {
        let group = match row {
            ComparedRow::Group(at, _) => at,
            ComparedRow::Line(line) => {
                let groups = &self.comparison.groups;
                groups.iter().position(|it| it.lines.contains(&line))?
            }
            ComparedRow::Unit(_) | ComparedRow::Sum(..) | ComparedRow::Listed(_) => return None,
        };
        self.reasons.get(group)?.finding
    }
}

/// How many rows at the end are sums of everything.
fn count_of_sums(rows: &[ComparedRow]) -> usize {
    let sums = rows.iter().rev();
    sums.take_while(|row| matches!(row, ComparedRow::Sum(..)))
        .count()
}
