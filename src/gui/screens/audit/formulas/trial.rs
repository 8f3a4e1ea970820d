//! A formula tried on the open file: both figures, or every row it is compared for.

use egui::Ui;

use crate::gui::action::Action;
use crate::gui::screens::figures::Figure;
use crate::gui::screens::figures::FigureKind;
use crate::gui::screens::figures::FiguresLook;
use crate::gui::screens::figures::FiguresModel;
use crate::gui::screens::figures::height_of;
use crate::gui::screens::figures::read_only_event;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::widgets::badge;
use crate::gui::widgets::grid::Cell;
use crate::gui::widgets::grid::Grid;
use crate::gui::widgets::grid::GridEvent;
use crate::gui::widgets::grid::GridState;
use crate::model::LocalTieOut;
use crate::rules::Comparison;
use crate::rules::LocalFault;
use crate::rules::trial;

/// So many rows are seen without scrolling.
const SEEN: usize = 6;
/// The columns with the figures.
const LEFT: usize = 1;
const RIGHT: usize = 2;

/// What came of a trial.
pub(super) enum Tried {
    /// The figures, those that don't agree first.
    Compared(Vec<Comparison>),
    /// The formula can't be read.
    Fault(LocalFault),
}

/// View state of the trial.
pub(super) struct Trial {
    grid: GridState,
    /// What was tried, on which state of the budget.
    of: Option<(u64, LocalTieOut)>,
    tried: Tried,
}

impl Default for Trial {
    fn default() -> Self {
        Self {
            grid: GridState::default(),
            of: None,
            tried: Tried::Compared(Vec::new()),
        }
    }
}

const COLUMNS: &[Figure<Comparison>] = &[
    Figure {
        label: "位置",
        kind: FigureKind::Text,
        width: 380.0,
        text: |_, it| match it.place.as_str() {
            "" => "全部".to_owned(),
            place => place.to_owned(),
        },
    },
    Figure {
        label: "左方",
        kind: FigureKind::Money,
        width: 130.0,
        text: |ctx, it| ctx.entry.figure(it.left.amount),
    },
    Figure {
        label: "右方",
        kind: FigureKind::Money,
        width: 130.0,
        text: |ctx, it| ctx.entry.figure(it.right.amount),
    },
    Figure {
        label: "差额",
        kind: FigureKind::Money,
        width: 130.0,
        text: |ctx, it| ctx.entry.figure(it.left.amount - it.right.amount),
    },
    Figure {
        label: "结果",
        kind: FigureKind::Text,
        width: 60.0,
        text: |_, it| if it.holds { "相符" } else { "不符" }.to_owned(),
    },
];

const LOOK: FiguresLook<Comparison> = FiguresLook {
    name: "试算 ",
    frozen: 1,
    is_total: |_| false,
    is_alarming: |it, col| !it.holds && col > RIGHT,
    reason: "试算结果由公式得出，请在上面改公式",
};

impl Trial {
    /// What came of it.
    pub(super) const fn tried(&self) -> &Tried {
        &self.tried
    }

    /// Tries a formula again when it or the budget has changed.
    pub(super) fn update(&mut self, ctx: &ViewCtx<'_>, record: &LocalTieOut) {
        let is_known =
            |(revision, of): &(u64, LocalTieOut)| *revision == ctx.revision && of == record;
        if self.of.as_ref().is_some_and(is_known) {
            return;
        }
        self.tried = match trial((ctx.budget, ctx.pack, ctx.book), record) {
            Ok(compared) => Tried::Compared(compared),
            Err(fault) => Tried::Fault(fault),
        };
        self.of = Some((ctx.revision, record.clone()));
    }

    /// Shows what came of it; a figure leads to where it stands.
    pub(super) fn ui(&mut self, ui: &mut Ui, ctx: &ViewCtx<'_>, record: &LocalTieOut) {
        let p = theme::palette(ui);
        let compared = match &self.tried {
            Tried::Compared(compared) => compared,
            Tried::Fault(fault @ LocalFault::Apart(_)) => {
                ui.colored_label(p.error, fault.to_string());
                return;
            }
            Tried::Fault(_) => {
                ui.weak("公式写完整后，在这里用本文件试算");
                return;
            }
        };
        let failing = compared.iter().filter(|it| !it.holds).count();
        ui.horizontal(|ui| {
            if failing == 0 {
                badge(ui, "相符", p.good, p.surface);
            } else {
                badge(ui, "不符", p.error, p.error_fill);
            }
            ui.label(sentence(ctx, record, compared, failing));
        });
        if compared.is_empty() {
            return;
        }
        ui.add_space(sizes::GAP);
        let model = FiguresModel::new(ctx, COLUMNS, compared, LOOK);
        let height = height_of(compared.len().min(SEEN)) + sizes::SCROLL_BAR;
        let events = ui
            .allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
                ui.set_min_height(height);
                let grid = Grid::new("formula trial").without_row_numbers();
                grid.show(ui, &mut self.grid, &model).events
            })
            .inner;
        for event in events {
            match event {
                GridEvent::Opened(cell) | GridEvent::Clicked(cell) => go_to(ctx, compared, cell),
                event => read_only_event(ctx, &model, event),
            }
        }
    }
}

/// Shows where a figure stands.
fn go_to(ctx: &ViewCtx<'_>, compared: &[Comparison], cell: Cell) {
    let Some(it) = compared.get(cell.row) else {
        return;
    };
    let place = match cell.col {
        LEFT => it.left.place.as_ref(),
        RIGHT => it.right.place.as_ref(),
        _ => it.left.place.as_ref().or(it.right.place.as_ref()),
    };
    if let Some(place) = place {
        ctx.send(Action::GoTo(place.clone()));
    }
}

/// What the trial says, in a sentence.
fn sentence(
    ctx: &ViewCtx<'_>,
    record: &LocalTieOut,
    compared: &[Comparison],
    failing: usize,
) -> String {
    match compared {
        [] => "本文件没有可以比较的行".to_owned(),
        [it] if it.place.is_empty() => {
            let scale = ctx.entry.scale().label();
            format!(
                "左方 {} {scale}，{}右方 {} {scale}，差 {} {scale}",
                ctx.entry.figure(it.left.amount),
                record.relation.label(),
                ctx.entry.figure(it.right.amount),
                ctx.entry.figure(it.gap()),
            )
        }
        _ if failing == 0 => format!("逐行比较 {} 处，全部相符", compared.len()),
        _ => format!("逐行比较 {} 处，{failing} 处不符", compared.len()),
    }
}
