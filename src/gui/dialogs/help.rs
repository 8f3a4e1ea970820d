//! All keys: those of the commands, and those of the grid.

use egui::Ui;

use super::Outcome;
use super::modal_ui;
use crate::gui::command::COMMANDS;
use crate::gui::command::Command;
use crate::gui::command::CommandInfo;
use crate::gui::command::Menu;
use crate::gui::theme::sizes;

/// What the grid does by key, as spreadsheets do.
const GRID_KEYS: &[(&str, &str)] = &[
    (
        "方向键",
        "移动；按住 Shift 选定区域，按住 Ctrl 跳到数据边缘",
    ),
    ("Enter / Shift+Enter", "完成输入，下移 / 上移"),
    (
        "Tab / Shift+Tab",
        "完成输入，右移 / 左移；随后 Enter 回到起始列",
    ),
    ("直接输入", "替换单元格内容；科目、单位等栏打开选择列表"),
    ("F2 或双击", "修改单元格内容"),
    ("Backspace", "清空单元格，重新输入"),
    ("Esc", "放弃正在输入的内容"),
    ("Delete", "清除选定区域"),
    (
        "Ctrl+C / Ctrl+X / Ctrl+V",
        "复制 / 剪切 / 粘贴，可与 Excel、WPS 互贴；有识别不了的先看预览",
    ),
    ("Ctrl+D", "用上一行的内容向下填充"),
    ("Ctrl+A", "全选"),
    ("Shift+空格 / Ctrl+空格", "选定整行 / 整列"),
    ("Home / End", "行首 / 行尾；按住 Ctrl 到首格 / 末格"),
    ("PgUp / PgDn", "上翻 / 下翻一页"),
    ("=3*1200*12", "金额栏可以输入算式"),
];

/// The menus whose commands stand below each other in a column.
const COLUMNS: [&[Menu]; 2] = [
    &[Menu::File, Menu::Edit],
    &[Menu::View, Menu::Audit, Menu::Help],
];

/// Shows the keys in columns, so that all are in sight at once.
pub(super) fn show(ctx: &egui::Context) -> Outcome {
    let mut is_closed = false;
    let window = ctx.content_rect().size();
    let width = sizes::KEYS_WIDTH.min(window.x - sizes::ROW * 3.0);
    let asked = modal_ui(ctx, "keys", width, |ui| {
        egui::Sides::new().show(
            ui,
            |ui| ui.heading("键盘操作"),
            |ui| is_closed = ui.button("关闭").clicked(),
        );
        egui::ScrollArea::vertical()
            .max_height(window.y - sizes::ROW * 5.0)
            .min_scrolled_height(window.y - sizes::ROW * 5.0)
            .show(ui, |ui| {
                // The grid's keys have the longest words.
                let share = width / 20.0;
                let widths = [share * 9.0, share * 6.0, share * 5.0];
                ui.horizontal_top(|ui| {
                    column_ui(ui, widths[0], grid_ui);
                    for (menus, width) in COLUMNS.into_iter().zip(&widths[1..]) {
                        column_ui(ui, *width, |ui| menus_ui(ui, menus));
                    }
                });
            });
        let key = Command::FindCommand.keys(ctx);
        ui.weak(format!("没有快捷键的命令，按 {key} 按名称或拼音查找"));
    });
    if is_closed || asked {
        Outcome::Closed
    } else {
        Outcome::Open
    }
}

fn column_ui(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let width = width - ui.spacing().item_spacing.x;
    ui.vertical(|ui| {
        ui.set_width(width);
        add(ui);
    });
}

fn grid_ui(ui: &mut Ui) {
    ui.strong("表格");
    let keys = GRID_KEYS.iter();
    table_ui(
        ui,
        "grid keys",
        keys.map(|(key, what)| ((*key).to_owned(), *what)),
    );
}

/// The commands of some menus that have keys; those of cells stand among the grid's.
fn menus_ui(ui: &mut Ui, menus: &[Menu]) {
    for menu in menus {
        ui.strong(menu.label());
        let is_meant = |info: &&CommandInfo| {
            info.menu.top() == *menu && !info.command.is_of_what_is_typed_into()
        };
        let commands = COMMANDS.iter().filter(is_meant);
        let keys: Vec<_> = commands
            .map(|info| (info.command.keys(ui.ctx()), info.text.trim_end_matches('…')))
            .filter(|(keys, _)| !keys.is_empty())
            .collect();
        table_ui(ui, menu.label(), keys.into_iter());
        ui.add_space(sizes::GAP);
    }
}

fn table_ui(ui: &mut Ui, id: &str, rows: impl Iterator<Item = (String, &'static str)>) {
    egui::Grid::new(id)
        .num_columns(2)
        .spacing([14.0, 2.0])
        .min_row_height(sizes::HEADER_LINE)
        .show(ui, |ui| {
            for (key, what) in rows {
                ui.weak(key);
                ui.add(egui::Label::new(what).wrap());
                ui.end_row();
            }
        });
}
