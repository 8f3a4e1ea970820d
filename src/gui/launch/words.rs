//! What is told in a message of the system, where there is no window to tell it in.

use std::path::Path;

use crate::support::Failure;
use crate::support::Renderer;

/// What can be done where no renderer works.
const ADVICE: [&str; 5] = [
    "更新显卡驱动，重新启动电脑",
    "在远程桌面或虚拟机里打不开的，直接在本机登录后再试，或打开虚拟机的三维加速",
    if cfg!(windows) {
        "运行系统更新，使 Direct3D 12 可用"
    } else {
        "安装 libgl1-mesa-dri 和 mesa-vulkan-drivers，不用显卡也能显示"
    },
    "指定一种显示方式打开，如 bianzhi --renderer software，可用的是 opengl、wgpu、software",
    "审核、导出可以先用命令行程序 bianzhi-cli，文件不受影响",
];

/// Why there is no window, and what to do.
#[must_use]
pub fn no_window_words(failures: &[Failure]) -> String {
    let mut words = "窗口打不开，本机没有可用的显示方式\n\n".to_owned();
    for Failure { renderer, reason } in failures {
        words.extend([renderer.label(), "：", reason, "\n"]);
    }
    let is_skipped = |it: &Renderer| failures.iter().all(|failure| failure.renderer != *it);
    let skipped = Renderer::ALL.into_iter().filter(is_skipped);
    let skipped: Vec<&str> = skipped.map(Renderer::label).collect();
    if !skipped.is_empty() {
        words.extend(["没有试：", &skipped.join("、"), "\n"]);
    }
    words.push_str("\n请依次试试\n");
    for (number, advice) in (1..).zip(ADVICE) {
        words.extend([&format!("{number}. "), advice, "\n"]);
    }
    words
}

/// What is told when the window has gone in the midst of work.
#[must_use]
pub fn fallen_words(report: Option<&Path>) -> String {
    let report = report.map_or_else(String::new, |path| {
        let path = path.display();
        format!("\n错误报告不含预算内容，可以交给技术支持：\n{path}\n")
    });
    format!(
        "编制出错，窗口已经关闭\n\n出错以前留存的改动，重新打开文件时自动恢复；示例和只能查看的文件没有留存\n{report}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_renderer_that_failed_is_named_with_its_reason() {
        let failures = Renderer::ALL.map(|renderer| Failure {
            renderer,
            reason: format!("no {}", renderer.name()),
        });
        let words = no_window_words(&failures);
        for failure in &failures {
            assert!(words.contains(failure.renderer.label()));
            assert!(words.contains(&failure.reason));
        }
        assert!(words.contains("1. 更新显卡驱动"));
        assert!(words.contains("--renderer software"));
        assert!(!words.contains("没有试"));
        let forced = no_window_words(&failures[1..2]);
        assert!(forced.contains("没有试：OpenGL、软件绘制\n"));
    }

    #[test]
    fn a_report_is_told_only_where_there_is_one() {
        assert!(fallen_words(Some(Path::new("/tmp/x.txt"))).contains("/tmp/x.txt"));
        assert!(!fallen_words(None).contains("报告"));
    }
}
