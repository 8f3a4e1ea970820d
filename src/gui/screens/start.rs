//! The first screen: begin, open, or go on with a recent file.

use egui::RichText;
use egui::Ui;

use crate::export;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::dialogs::Question;
use crate::gui::settings::RecentFile;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::view_ctx::Actions;
use crate::gui::widgets::first_button;
use crate::storage::LeftUnsaved;

const TOUR: &str = "跟着示例走一遍";
const TOUR_HELP: &str = "不知从哪里下手时：在示例上走五步，看看怎样编报，随时可以结束";

/// What the start page shows.
pub struct StartCtx<'a> {
    /// Newest first.
    pub recent: &'a [RecentFile],
    /// Why a file could not be opened.
    pub problem: Option<&'a str>,
    /// What was never saved and was left by a crash.
    pub left: &'a [LeftUnsaved],
    /// The tour has been begun once.
    pub has_seen_tour: bool,
    /// Requests.
    pub actions: &'a Actions,
}

/// Shows the start page.
pub fn ui(ui: &mut Ui, ctx: &StartCtx<'_>) {
    let p = theme::palette(ui);
    let width = sizes::START_WIDTH.min(ui.available_width());
    let margin = ((ui.available_width() - width) / 2.0).max(0.0);
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add_space(ui.available_height() * 0.12);
            ui.horizontal(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.label(RichText::new("编制").size(sizes::DISPLAY).color(p.accent));
                    ui.weak("基层单位部门预算编制与审核，数据只存在本机");
                    ui.add_space(20.0);
                    if let Some(problem) = ctx.problem {
                        problem_ui(ui, problem);
                        ui.add_space(14.0);
                    }
                    if !ctx.left.is_empty() {
                        left_ui(ui, ctx.left, ctx.actions);
                        ui.add_space(14.0);
                    }
                    buttons_ui(ui, ctx);
                    ui.add_space(24.0);
                    recent_ui(ui, ctx.recent, ctx.actions);
                });
            });
        });
}

fn problem_ui(ui: &mut Ui, problem: &str) {
    let p = theme::palette(ui);
    egui::Frame::new()
        .fill(p.error_fill)
        .corner_radius(sizes::ROUNDING)
        .inner_margin(10)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(RichText::new(problem).color(p.error)).wrap());
        });
}

/// What a crash has left, to go on with or to throw away.
fn left_ui(ui: &mut Ui, left: &[LeftUnsaved], actions: &Actions) {
    let p = theme::palette(ui);
    egui::Frame::new()
        .fill(p.warning_fill)
        .corner_radius(sizes::ROUNDING)
        .inner_margin(10)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new("上次没有保存的预算").strong());
            ui.weak("程序上次意外结束，这些预算还没有保存到文件；打开后核对并保存，不要的可以舍弃");
            ui.add_space(sizes::GAP);
            for it in left {
                one_left_ui(ui, it, actions);
            }
        });
}

fn one_left_ui(ui: &mut Ui, left: &LeftUnsaved, actions: &Actions) {
    let Some(budget) = &left.budget else {
        unreadable_ui(ui, left, actions);
        return;
    };
    let title = export::title(budget);
    let mut words = format!("{} 步改动", left.steps);
    if let Some(begun) = left.begun() {
        words = format!("{begun} 起，{words}");
    }
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            if ui.link(&title).clicked() {
                actions.send(Action::OpenUnsaved(left.folder.clone()));
            }
        },
        |ui| {
            drop_ui(
                ui,
                left,
                actions,
                &format!("{title}，{} 步改动", left.steps),
            );
            ui.weak(words);
        },
    );
}

fn unreadable_ui(ui: &mut Ui, left: &LeftUnsaved, actions: &Actions) {
    let p = theme::palette(ui);
    let path = left.folder.display().to_string();
    egui::Sides::new().shrink_left().truncate().show(
        ui,
        |ui| {
            ui.label(RichText::new("读不出来的一份").color(p.error));
            ui.add(egui::Label::new(RichText::new(&path).small().weak()).truncate());
        },
        |ui| drop_ui(ui, left, actions, &format!("读不出来的一份\n{path}")),
    );
}

/// Throws it away, after a question.
fn drop_ui(ui: &mut Ui, left: &LeftUnsaved, actions: &Actions, what: &str) {
    if ui.small_button("舍弃…").clicked() {
        actions.send(Action::Confirm(Box::new(Question {
            heading: "舍弃没有保存的预算".to_owned(),
            text: format!("{what}\n舍弃以后不能再找回"),
            button: "舍弃",
            action: Action::DropUnsaved(left.folder.clone()),
        })));
    }
}

fn buttons_ui(ui: &mut Ui, ctx: &StartCtx<'_>) {
    let send = |command| ctx.actions.send(Action::Command(command));
    let choices = [
        (
            Command::New,
            "第一次用，或新年度开始时：四页问答，可带入上年文件",
        ),
        (Command::Open, "接着编已有的预算文件"),
        (
            Command::OpenSample,
            "看一份填好的部门预算，可随意改动，不影响自己的文件",
        ),
        (
            Command::OpenOtherSample,
            Command::OpenOtherSample.info().help,
        ),
    ];
    for (command, help) in choices {
        let is_main = command == Command::New;
        if choice_ui(ui, command.info().text, help, is_main) {
            send(command);
        }
    }
    // Who has seen the tour finds it, and nobody else's eye is caught.
    let is_asked = if ctx.has_seen_tour {
        ui.add_space(sizes::GAP);
        ui.link(TOUR).on_hover_text(TOUR_HELP).clicked()
    } else {
        choice_ui(ui, TOUR, TOUR_HELP, false)
    };
    if is_asked {
        send(Command::Tour);
    }
}

/// A button and what it is for. True once it was clicked.
fn choice_ui(ui: &mut Ui, text: &str, help: &str, is_main: bool) -> bool {
    ui.horizontal(|ui| {
        let size = egui::vec2(sizes::START_BUTTON, sizes::STEP);
        let response = ui
            .allocate_ui(size, |ui| {
                ui.set_min_size(size);
                ui.centered_and_justified(|ui| {
                    if is_main {
                        first_button(ui, text)
                    } else {
                        ui.button(text)
                    }
                })
                .inner
            })
            .inner;
        ui.weak(help);
        response.clicked()
    })
    .inner
}

fn recent_ui(ui: &mut Ui, recent: &[RecentFile], actions: &Actions) {
    ui.strong("最近的文件");
    ui.add_space(2.0);
    if recent.is_empty() {
        ui.weak("还没有打开过文件；可以先打开示例，看看一份填好的预算");
        return;
    }
    for file in recent {
        ui.horizontal(|ui| {
            let path = file.path.display().to_string();
            if ui.link(&file.title).on_hover_text(&path).clicked() {
                actions.send(Action::OpenFile(file.path.clone()));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let remove = ui
                    .small_button("移除")
                    .on_hover_text("只从列表移除，不删除文件");
                if remove.clicked() {
                    actions.send(Action::ForgetFile(file.path.clone()));
                }
                ui.add(egui::Label::new(RichText::new(path).small().weak()).truncate());
            });
        });
    }
}
