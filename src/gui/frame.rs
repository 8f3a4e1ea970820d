//! Where panels and screens stand in the window.

use egui::CentralPanel;
use egui::Frame;
use egui::Panel;
use egui::Rect;
use egui::Ui;

use crate::edit::Direction;
use crate::gui::action::Action;
use crate::gui::app::App;
use crate::gui::balance::Balance;
use crate::gui::command::Command;
use crate::gui::command::Needs;
use crate::gui::panels::bars;
use crate::gui::panels::bars::BarsCtx;
use crate::gui::panels::inspector;
use crate::gui::panels::status;
use crate::gui::panels::status::StatusCtx;
use crate::gui::panels::steps;
use crate::gui::regions::Region;
use crate::gui::room::Room;
use crate::gui::screens::overview;
use crate::gui::screens::start;
use crate::gui::screens::start::StartCtx;
use crate::gui::step::Step;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::ViewCtx;
use crate::gui::workspace::View;
use crate::gui::workspace::Workspace;
use crate::money::AmountFormat;
use crate::money::AmountScale;

impl App {
    /// Draws bars, panels and the screen.
    pub(in crate::gui) fn layout_ui(&mut self, ui: &mut Ui) {
        self.regions.clear();
        self.room = Room::of(ui.max_rect().size(), &self.settings);
        self.bars_ui(ui);
        self.status_ui(ui);
        let p = theme::palette(ui);
        let ground = Frame::new().fill(p.window).inner_margin(sizes::MARGIN);
        let Some(workspace) = &mut self.workspace else {
            let start = CentralPanel::default().frame(ground);
            start.show(ui, |ui| self.start_ui(ui));
            return;
        };
        let room = self.room;
        workspace.room = room;
        let (ctx, view) = workspace.split(&self.actions);
        if let Some(preview) = &mut view.preview {
            preview.ui(ui, &ctx, &self.printers);
            return;
        }
        let steps = Panel::left("steps")
            .exact_size(if room.names_steps {
                sizes::STEPS_WIDTH
            } else {
                sizes::STEPS_NARROW
            })
            .resizable(false)
            .show(ui, |ui| {
                ui.add_space(sizes::GAP);
                let open = &workspace.open;
                steps::ui(ui, workspace.view.step, (open, room), &self.actions);
            });
        self.regions.note(Region::Steps, steps.response.rect);
        let (ctx, view) = workspace.split(&self.actions);
        let focus = view.focus();
        let has_place = view.inspector.has_place(view.step);
        let is_open = has_place && room.shows_findings;
        let beside = if is_open {
            Some(findings_ui(ui, &ctx, view))
        } else if view.step.has_findings_beside() {
            Some(inspector::strip_ui(ui, &ctx))
        } else {
            None
        };
        if let Some(rect) = beside {
            self.regions.note(Region::Findings, rect);
        }
        let screen = CentralPanel::default()
            .frame(ground)
            .show(ui, |ui| screen_ui(ui, &ctx, view))
            .response
            .rect;
        self.regions.note(Region::Screen, screen);
        if is_open && inspector::folds(ui, screen) {
            self.actions.send(Action::Command(Command::ToggleFindings));
        }
        if view.focus() != focus {
            // The panel at the right was drawn before the screen.
            ui.ctx().request_repaint();
        }
    }

    fn start_ui(&self, ui: &mut Ui) {
        let ctx = StartCtx {
            recent: &self.settings.recent,
            problem: self.problem.as_deref(),
            left: &self.left,
            has_seen_tour: self.settings.has_seen_tour,
            actions: &self.actions,
        };
        start::ui(ui, &ctx);
    }

    fn bars_ui(&self, ui: &mut Ui) {
        let document = self.workspace.as_ref().map(|it| &it.document);
        let title = self
            .workspace
            .as_ref()
            .map(Workspace::title)
            .unwrap_or_default();
        let can = |needs: Needs| self.can(needs);
        let next = |direction| {
            let step = document.and_then(|it| it.history().steps(direction).next());
            step.map(|it| it.label.as_str())
        };
        let ctx = BarsCtx {
            can: &can,
            undo: next(Direction::Back),
            redo: next(Direction::Forth),
            title: &title,
            is_modified: self.is_dirty(),
            is_read_only: self.is_read_only(),
            actions: &self.actions,
            regions: &self.regions,
        };
        let has_tools = document.is_some();
        let shares_line = has_tools && !self.room.has_height;
        Panel::top("menu").show(ui, |ui| bars::menu_ui(ui, &ctx, shares_line));
        if has_tools && !shares_line {
            Panel::top("toolbar").show(ui, |ui| {
                ui.add_space(2.0);
                bars::toolbar_ui(ui, &ctx);
                ui.add_space(2.0);
            });
        }
    }

    fn status_ui(&mut self, ui: &mut Ui) {
        let workspace = self.workspace.as_ref();
        let place = match workspace.map(|it| &it.path) {
            None => String::new(),
            Some(None) => "尚未保存到文件".to_owned(),
            Some(Some(path)) => path.display().to_string(),
        };
        let ctx = StatusCtx {
            summary: workspace.and_then(|it| it.view.summary()),
            arrangement: workspace.map_or("", |it| it.view.arrangement()),
            scale: workspace.map_or(AmountScale::Yuan, |it| {
                it.document.budget().cover.entry_scale
            }),
            place: &place,
            work: self.jobs.work(),
            zoom: self.settings.zoom,
        };
        Panel::bottom("status").show(ui, |ui| status::ui(ui, &ctx, &mut self.notices));
    }
}

/// Shows the panel at the right; where it stands.
fn findings_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, view: &mut View) -> Rect {
    let focus = view.focus();
    // Whose findings these are, where the screen shows something else than the present.
    let remark = view.remark();
    let View {
        step,
        findings,
        inspector,
        ..
    } = view;
    let panel = Panel::right("findings")
        .default_size(sizes::FINDINGS_WIDTH)
        .size_range(sizes::FINDINGS_MIN..=sizes::FINDINGS_MAX)
        .resizable(true)
        .show(ui, |ui| {
            ui.add_space(sizes::GAP);
            if let Some(remark) = remark {
                let text = egui::RichText::new(remark).color(theme::palette(ui).warning);
                ui.add(egui::Label::new(text).wrap());
            }
            inspector.ui(ui, ctx, (*step, focus), findings);
        });
    panel.response.rect
}

fn screen_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, view: &mut View) {
    let step = view.step;
    heading_ui(ui, ctx, view);
    view.find.ui(ui, ctx, step != Step::Tables);
    match step {
        Step::Overview => overview::ui(ui, ctx),
        Step::Audit => {
            let lists = (&mut view.findings, &mut view.panes);
            view.audit.ui(ui, ctx, lists);
        }
        Step::Tables => match &mut view.other_form {
            Some(form) => form.ui(ui, ctx),
            None => view.tables.ui(ui, ctx),
        },
        Step::Units => view.units.ui(ui, ctx, &mut view.panes),
        Step::Assets => view.assets.ui(ui, ctx, &mut view.panes),
        Step::Texts => view.texts.ui(ui, ctx, &mut view.panes),
        Step::Rounds => {
            let View {
                rounds,
                records,
                panes,
                ..
            } = view;
            rounds.ui(ui, ctx, records, panes);
        }
        Step::Projects => view
            .projects
            .ui(ui, ctx, &mut view.panes, &mut view.records),
        Step::Performance => view
            .performance
            .ui(ui, ctx, &mut view.panes, &mut view.records),
        Step::Cover | Step::Revenue | Step::Basic | Step::Procurement => {
            view.records.ui(ui, ctx, &mut view.panes, step);
        }
    }
}

/// The name of the step, what is done in it, and how the budget stands.
fn heading_ui(ui: &mut Ui, ctx: &ViewCtx<'_>, view: &View) {
    let step = view.step;
    let (title, help) = if step == Step::Tables {
        match &view.other_form {
            Some(form) => form.heading(ctx),
            None => view.tables.heading(ctx),
        }
    } else {
        (step.label().to_owned(), step.help().to_owned())
    };
    let balance = Balance::of(ctx.book).filter(|_| step.has_balance());
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            ui.heading(title);
            ui.weak(help);
        },
        |ui| {
            if let Some(balance) = balance {
                balance.ui(ui, AmountFormat::new(ctx.entry.scale()));
            }
            if step == Step::Tables {
                let preview = Command::PrintPreview;
                if ui.button(preview.info().text).clicked() {
                    ctx.send(Action::Command(preview));
                }
            }
        },
    );
}
