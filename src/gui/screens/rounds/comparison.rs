//! Two rounds, or a round and the present: the lines that are different, and amounts side by side.

use egui::Ui;

use super::amounts::AmountsView;
use super::changes::ChangesView;
use super::compared::Compared;
use crate::compute::ComparedBy;
use crate::gui::widgets::grid::Summary;
use crate::gui::widgets::tab::TabLabel;
use crate::gui::widgets::tab::tabs_ui;

/// View state of the comparison.
#[derive(Default)]
pub(super) struct ComparisonView {
    tab: Tab,
    changes: ChangesView,
    amounts: AmountsView,
}

/// What is compared: lines, or amounts by something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    /// Every line that is different.
    #[default]
    Lines,
    /// Amounts.
    Amounts(ComparedBy),
}

impl Tab {
    const fn label(self) -> &'static str {
        match self {
            Self::Lines => "变动明细",
            Self::Amounts(ComparedBy::Kind) => "按单位、类别、资金",
            Self::Amounts(ComparedBy::Project) => "按项目",
            Self::Amounts(ComparedBy::Economic) => "按部门经济科目",
            Self::Amounts(ComparedBy::Revenue) => "按收入来源",
        }
    }
}

impl ComparisonView {
    /// Count and sum of the selection, for the status bar.
    pub(super) const fn summary(&self) -> Option<Summary> {
        match self.tab {
            Tab::Lines => self.changes.summary,
            Tab::Amounts(_) => self.amounts.summary,
        }
    }

    /// Shows the comparison of two states.
    pub(super) fn ui(&mut self, ui: &mut Ui, compared: &Compared<'_>) {
        let tabs = ComparedBy::ALL.map(Tab::Amounts);
        let tabs = [Tab::Lines].into_iter().chain(tabs);
        let tabs = tabs.map(|tab| (tab, TabLabel::plain(tab.label(), 0)));
        if let Some(tab) = tabs_ui(ui, &self.tab, tabs) {
            self.tab = tab;
        }
        match self.tab {
            Tab::Lines => self.changes.ui(ui, compared),
            Tab::Amounts(by) => {
                if let Some(search) = self.amounts.ui(ui, compared, by) {
                    self.changes.look_for(search);
                    self.tab = Tab::Lines;
                    ui.ctx().request_repaint();
                }
            }
        }
    }
}
