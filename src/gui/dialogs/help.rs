//! All keys: those of the commands, and those of the grid.

use egui::Ui;

use super::Outcome;
use super::note_ui;
use crate::gui::command::COMMANDS;

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
    ("Esc", "放弃正在输入的内容"),
    ("Delete", "清除选定区域"),
    (
        "Ctrl+C / Ctrl+X / Ctrl+V",
        "复制 / 剪切 / 粘贴，可与 Excel、WPS 互贴；有识别不了的先看预览",
    ),
    ("Ctrl+D", "用上一行的内容向下填充"),
    ("Ctrl+A", "全选"),
    ("Home / End", "行首 / 行尾；按住 Ctrl 到首格 / 末格"),
    ("PgUp / PgDn", "上翻 / 下翻一页"),
    ("=3*1200*12", "金额栏可以输入算式"),
];

/// Shows the keys.
pub(super) fn show(ctx: &egui::Context) -> Outcome {
    note_ui(ctx, "keys", "键盘操作", |ui| {
        ui.strong("表格");
        table_ui(
            ui,
            "grid keys",
            GRID_KEYS
                .iter()
                .map(|(key, what)| ((*key).to_owned(), *what)),
        );
        ui.add_space(8.0);
        ui.strong("命令");
        let format = |info: &crate::gui::command::CommandInfo| {
            Some((
                ui.ctx().format_shortcut(&info.shortcut?),
                info.text.trim_end_matches('…'),
            ))
        };
        let commands: Vec<_> = COMMANDS.iter().filter_map(format).collect();
        table_ui(ui, "command keys", commands.into_iter());
    })
}

fn table_ui(ui: &mut Ui, id: &str, rows: impl Iterator<Item = (String, &'static str)>) {
    egui::Grid::new(id)
        .num_columns(2)
        .spacing([18.0, 3.0])
        .show(ui, |ui| {
            for (key, what) in rows {
                ui.label(key);
                ui.add(egui::Label::new(what).wrap());
                ui.end_row();
            }
        });
}
