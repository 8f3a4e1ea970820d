//! Version and licences.

use super::Outcome;
use super::note_ui;

/// Shows what the program is.
pub(super) fn show(ctx: &egui::Context) -> Outcome {
    note_ui(ctx, "about", "关于编制", |ui| {
        ui.label(format!("版本 {}", env!("CARGO_PKG_VERSION")));
        ui.label("基层单位部门预算编制与审核程序，全部数据只存在本机，不联网");
        ui.add_space(8.0);
        ui.weak("程序以 MIT 许可证发布");
        ui.weak("界面字体：Noto Sans SC（思源黑体），SIL Open Font License 1.1");
    })
}
