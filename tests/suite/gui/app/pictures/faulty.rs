//! Windows made wrong on purpose: each flaw is found, and what is right is let pass.

use bianzhi::gui::theme;
use egui::Align2;
use egui::Color32;
use egui::FontId;
use egui::Label;
use egui::Rect;
use egui::ScrollArea;
use egui::Ui;
use egui::pos2;
use egui::vec2;
use egui_kittest::Harness;

use super::canvas::Canvas;
use super::drawn;
use super::flaws;
use super::flaws::Kind;
use super::kept::Picture;
use crate::gui::app::Window;

/// A small window with some content.
fn showing(content: fn(&mut Ui)) -> Window {
    let mut window = Harness::builder()
        .with_size([240.0, 120.0])
        .with_theme(egui::Theme::Light)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, _| {
                let whole = ui.ctx().content_rect();
                ui.painter().rect_filled(whole, 0, Color32::WHITE);
                content(ui);
            },
            None,
        );
    window.run();
    window
}

/// The flaws of a window, by their kinds and words.
#[track_caller]
fn check(content: fn(&mut Ui), expected: &[(Kind, &str)]) {
    let window = showing(content);
    let mut flaws = flaws::of_layout(&window);
    flaws.extend(flaws::of_contrast(&window, &drawn::picture(&window).1));
    let found: Vec<_> = flaws.iter().map(|it| (it.kind, it.what.as_str())).collect();
    let is_expected = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(found, expected)| found.0 == expected.0 && found.1.contains(expected.1));
    assert!(is_expected, "{found:?}");
}

fn text(ui: &Ui, at: [f32; 2], words: &str, color: Color32) {
    let font = FontId::proportional(14.0);
    let painter = ui.painter();
    painter.text(at.into(), Align2::LEFT_TOP, words, font, color);
}

#[test]
fn a_plain_window_has_no_flaws() {
    check(
        |ui| {
            ui.label("部门");
            ui.button("保存").clicked();
        },
        &[],
    );
}

#[test]
fn own_words_shortened_are_found_and_those_entered_are_let_pass() {
    fn ours(ui: &mut Ui) {
        ui.set_max_width(60.0);
        ui.add(Label::new("填写部门、年度、轮次和录入金额单位").truncate());
    }
    fn entered(ui: &mut Ui) {
        ui.set_max_width(60.0);
        ui.add(Label::new("某县农业技术推广中心").truncate());
    }
    check(ours, &[(Kind::Shortened, "填写部门")]);
    check(entered, &[]);
    check(
        |ui| {
            ui.label("####");
        },
        &[(Kind::Shortened, "####")],
    );
}

#[test]
fn a_text_cut_off_is_found_unless_it_can_be_scrolled() {
    check(
        |ui| {
            let cut = Rect::from_min_size(pos2(10.0, 10.0), vec2(50.0, 30.0));
            ui.set_clip_rect(cut);
            text(ui, [12.0, 14.0], "收入与支出总表", Color32::BLACK);
        },
        &[(Kind::Cut, "收入与支出总表")],
    );
    check(
        |ui| {
            let cut = Rect::from_min_size(pos2(10.0, 10.0), vec2(80.0, 10.0));
            ui.set_clip_rect(cut);
            text(ui, [12.0, 10.0], "收入", Color32::BLACK);
        },
        &[(Kind::Cut, "收入")],
    );
    check(
        |ui| {
            ScrollArea::both().show(ui, |ui| {
                for _ in 0..9 {
                    ui.add(Label::new("收入与支出总表和项目支出明细以及其他各表").extend());
                }
            });
        },
        &[],
    );
}

#[test]
fn texts_over_each_other_or_covered_are_found() {
    check(
        |ui| {
            text(ui, [20.0, 20.0], "收入", Color32::BLACK);
            text(ui, [30.0, 24.0], "支出", Color32::BLACK);
        },
        &[(Kind::Overlap, "“支出” over “收入”")],
    );
    check(
        |ui| {
            text(ui, [20.0, 20.0], "收入", Color32::BLACK);
            let rect = Rect::from_min_size(pos2(34.0, 20.0), vec2(40.0, 30.0));
            ui.painter().rect_filled(rect, 0, Color32::WHITE);
        },
        &[(Kind::Overlap, "“收入” is covered")],
    );
}

#[test]
fn what_a_menu_covers_is_let_pass_and_a_menu_beyond_the_window_is_found() {
    fn menu(ui: &Ui, at: [f32; 2]) {
        let area = egui::Area::new(egui::Id::unique("menu")).constrain(false);
        area.fixed_pos(at).show(ui.ctx(), |ui| {
            let frame = egui::Frame::new().fill(Color32::WHITE);
            frame.show(ui, |ui| ui.add_sized([80.0, 60.0], Label::new("保存")));
        });
    }
    check(
        |ui| {
            text(ui, [20.0, 20.0], "收入", Color32::BLACK);
            menu(ui, [34.0, 10.0]);
        },
        &[],
    );
    check(|ui| menu(ui, [180.0, 10.0]), &[(Kind::Outside, "")]);
}

#[test]
fn a_button_beyond_the_window_is_found() {
    check(
        |ui| {
            ui.add_space(300.0);
            ui.button("保存").clicked();
        },
        &[(Kind::Outside, "")],
    );
}

#[test]
fn faint_text_is_found_by_the_ground_it_stands_on() {
    fn on(ui: &Ui, ground: Color32, color: Color32) {
        let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(100.0, 40.0));
        ui.painter().rect_filled(rect, 0, ground);
        text(ui, [20.0, 20.0], "收入", color);
    }
    check(
        |ui| on(ui, Color32::WHITE, Color32::from_gray(150)),
        &[(Kind::Faint, "收入")],
    );
    check(|ui| on(ui, Color32::BLACK, Color32::from_gray(150)), &[]);
    // What can't be used now may be a little fainter.
    check(
        |ui| {
            ui.disable();
            ui.button("保存").clicked();
        },
        &[],
    );
}

#[test]
fn a_picture_differs_by_a_word_but_not_by_a_shade_at_an_edge() {
    fn picture(content: fn(&mut Ui)) -> Canvas {
        drawn::picture(&showing(content)).0
    }
    let canvas = picture(|ui| {
        ui.label("预算数 12.00");
    });
    let small = Picture::small(&canvas);
    let another = picture(|ui| {
        ui.label("预算数 38.00");
    });
    assert!(!Picture::small(&another).differences(&small).is_empty());
    let mut shaded = canvas;
    for pixel in &mut shaded.pixels {
        let [r, g, b, _] = pixel.to_array();
        let is_edge = r < 200 && r > 60;
        if is_edge {
            *pixel = Color32::from_rgb(r + 3, g + 3, b + 3);
        }
    }
    assert_eq!(
        Picture::small(&shaded).differences(&small),
        [] as [[usize; 2]; 0]
    );
}
