//! The commands: everything the window can be told by name.
//!
//! Listed once; menu bar, tool bar and keyboard are drawn from this list.
//! What a command does is in `dispatch`; requests that carry data are actions.

use egui::Key;
use egui::KeyboardShortcut;
use egui::Modifiers;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// What the user reads about a command, and where it is offered.
#[derive(Clone, Copy, Debug)]
pub struct CommandInfo {
    /// The command.
    pub command: Command,
    /// Its name in menus and on buttons; ends in … when a question follows.
    pub text: &'static str,
    /// What it does, in a sentence.
    pub help: &'static str,
    /// The key that gives it.
    pub shortcut: Option<KeyboardShortcut>,
    /// The menu it stands in.
    pub menu: Menu,
    /// Commands of a menu stand together by group, with a line between groups.
    pub group: u8,
    /// Whether it has a button in the tool bar.
    pub is_in_toolbar: bool,
    /// What it takes to be usable.
    pub needs: Needs,
}

/// The menus of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// 文件
    File,
    /// 编辑
    Edit,
    /// 查看
    View,
    /// 帮助
    Help,
}

impl Menu {
    /// The menus from left to right.
    pub const ALL: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Help];

    /// The name in the menu bar.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "文件",
            Self::Edit => "编辑",
            Self::View => "查看",
            Self::Help => "帮助",
        }
    }
}

/// The condition under which a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// None.
    Nothing,
    /// A file is open.
    Document,
    /// A file is open and no export is running.
    Idle,
    /// There is a step to take back.
    Undo,
    /// There is a step to repeat.
    Redo,
    /// A table of records is shown.
    Records,
    /// A table of records is shown, and the selection covers at least one of them.
    Selection,
    /// The audit has findings.
    Findings,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident {
        $text:literal, $help:literal, $menu:ident $group:literal,
        $shortcut:expr, $toolbar:literal, $needs:ident
    })*) => {
        /// Something the window can be told by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Command { $($(#[$doc])* $name,)* }

        /// All commands, in the order of the menus.
        pub const COMMANDS: &[CommandInfo] = &[$(CommandInfo {
            command: Command::$name,
            text: $text,
            help: $help,
            shortcut: $shortcut,
            menu: Menu::$menu,
            group: $group,
            is_in_toolbar: $toolbar,
            needs: Needs::$needs,
        },)*];
    };
}

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

commands! {
    /// 新建预算
    New {
        "新建预算…", "选定年度和地区表样，从空白或上年文件开始编制",
        File 0, Some(key(CTRL, Key::N)), false, Nothing
    }
    /// 打开
    Open {
        "打开…", "打开已有的预算文件",
        File 0, Some(key(CTRL, Key::O)), true, Nothing
    }
    /// 打开示例
    OpenSample {
        "打开示例", "打开一份填好的部门预算，可随意改动，不影响自己的文件",
        File 0, None, false, Nothing
    }
    /// 保存
    Save {
        "保存", "保存到原文件，上一版本自动留存",
        File 1, Some(key(CTRL, Key::S)), true, Document
    }
    /// 另存为
    SaveAs {
        "另存为…", "换名或换位置保存",
        File 1, Some(key(CTRL_SHIFT, Key::S)), false, Document
    }
    /// 导出
    Export {
        "导出…", "生成全套预算表的工作簿",
        File 2, Some(key(CTRL, Key::E)), true, Idle
    }
    /// 关闭文件
    CloseFile {
        "关闭文件", "回到开始页",
        File 3, Some(key(CTRL, Key::W)), false, Document
    }
    /// 退出
    Quit {
        "退出", "关闭程序",
        File 3, Some(key(CTRL, Key::Q)), false, Nothing
    }
    /// 撤销
    Undo {
        "撤销", "撤销上一步",
        Edit 0, Some(key(CTRL, Key::Z)), true, Undo
    }
    /// 重做
    Redo {
        "重做", "重做撤销的一步",
        Edit 0, Some(key(CTRL, Key::Y)), true, Redo
    }
    /// 连同表头复制
    CopyWithHeader {
        "连同表头复制", "复制选定的单元格和它们的列名，粘贴到 Excel、WPS 时带表头",
        Edit 1, Some(key(CTRL_SHIFT, Key::C)), false, Document
    }
    /// 选择性粘贴
    PasteSpecial {
        "选择性粘贴…", "先看粘贴的结果：对应各列、改正不能识别的单元格，再粘贴",
        Edit 1, Some(key(CTRL_SHIFT, Key::V)), false, Records
    }
    /// 增加行
    AddRow {
        "增加行", "在选定行下方增加一行",
        Edit 2, Some(key(CTRL, Key::Enter)), true, Records
    }
    /// 删除行
    DeleteRows {
        "删除行", "删除选定的各行",
        Edit 2, Some(key(CTRL, Key::Delete)), true, Selection
    }
    /// 查找
    Find {
        "查找…", "在本表或全部清单中查找文字、科目和金额",
        Edit 3, Some(key(CTRL, Key::F)), false, Document
    }
    /// 替换
    Replace {
        "替换…", "查找并替换，一次可撤销",
        Edit 3, Some(key(CTRL, Key::H)), false, Document
    }
    /// 查找下一处
    FindNext {
        "查找下一处", "到下一处找到的单元格",
        Edit 3, Some(key(Modifiers::NONE, Key::F3)), false, Document
    }
    /// 查找上一处
    FindPrevious {
        "查找上一处", "到上一处找到的单元格",
        Edit 3, Some(key(Modifiers::SHIFT, Key::F3)), false, Document
    }
    /// 下一条审核意见
    NextFinding {
        "下一条审核意见", "定位到下一条审核意见所指的位置",
        View 0, Some(key(Modifiers::NONE, Key::F8)), false, Findings
    }
    /// 上一条审核意见
    PreviousFinding {
        "上一条审核意见", "定位到上一条审核意见所指的位置",
        View 0, Some(key(Modifiers::SHIFT, Key::F8)), false, Findings
    }
    /// 审核意见栏
    ToggleFindings {
        "审核意见栏", "显示或隐藏右侧的审核意见",
        View 1, Some(key(Modifiers::NONE, Key::F9)), false, Document
    }
    /// 深色与浅色
    ToggleTheme {
        "深色/浅色", "切换深色与浅色界面",
        View 1, Some(key(Modifiers::NONE, Key::F12)), false, Nothing
    }
    /// 放大
    ZoomIn {
        "放大", "放大界面",
        View 2, Some(key(CTRL, Key::Plus)), false, Nothing
    }
    /// 缩小
    ZoomOut {
        "缩小", "缩小界面",
        View 2, Some(key(CTRL, Key::Minus)), false, Nothing
    }
    /// 原始大小
    ZoomReset {
        "原始大小", "恢复界面的原始大小",
        View 2, Some(key(CTRL, Key::Num0)), false, Nothing
    }
    /// 键盘操作
    KeyboardHelp {
        "键盘操作", "列出全部快捷键",
        Help 0, Some(key(Modifiers::NONE, Key::F1)), false, Nothing
    }
    /// 关于编制
    About {
        "关于编制", "版本与许可",
        Help 0, None, false, Nothing
    }
}

impl Command {
    /// What is known about the command.
    pub fn info(self) -> &'static CommandInfo {
        // The list and the variants come from one macro, in the same order.
        &COMMANDS[self as usize]
    }
}

/// Further keys hands know from other programs; menus show the first ones only.
const ALIASES: &[(KeyboardShortcut, Command)] = &[
    (key(CTRL, Key::Equals), Command::ZoomIn),
    (key(CTRL_SHIFT, Key::Z), Command::Redo),
];

/// Takes the first command given by the keyboard out of the input, if it is usable.
pub fn from_keyboard(ctx: &egui::Context, can: impl Fn(Needs) -> bool) -> Option<Command> {
    let listed = COMMANDS
        .iter()
        .filter_map(|info| Some((info.shortcut?, info.command)));
    let mut keys: Vec<_> = listed.chain(ALIASES.iter().copied()).collect();
    // Ctrl+Shift+S also matches Ctrl+S, so what asks for more modifiers is tried first.
    keys.sort_by_key(|(shortcut, _)| !shortcut.modifiers.shift);
    keys.into_iter()
        .filter(|(_, command)| can(command.info().needs))
        .find(|(shortcut, _)| ctx.input_mut(|input| input.consume_shortcut(shortcut)))
        .map(|(_, command)| command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_finds_its_own_entry() {
        for info in COMMANDS {
            assert_eq!(info.command.info().text, info.text);
        }
    }

    #[test]
    fn no_two_commands_share_a_name_or_a_key() {
        for (index, one) in COMMANDS.iter().enumerate() {
            for other in &COMMANDS[index + 1..] {
                assert_ne!(one.text, other.text);
                assert!(
                    one.shortcut.is_none() || one.shortcut != other.shortcut,
                    "{}",
                    one.text
                );
            }
        }
    }
}
