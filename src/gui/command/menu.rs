//! The menus: those of the menu bar, and those that open beside an entry of another.

use super::COMMANDS;
use super::CommandInfo;

/// The menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// 文件
    File,
    /// 编辑
    Edit,
    /// 其他导出
    Exports,
    /// 数据和上报
    Handover,
    /// 行
    Rows,
    /// 查找
    Search,
    /// 查看
    View,
    /// 审核
    Audit,
    /// 帮助
    Help,
}

/// An entry of a menu.
#[derive(Clone, Copy, Debug)]
pub enum MenuEntry {
    /// A command.
    Command(&'static CommandInfo),
    /// A menu that opens beside it.
    Menu(Menu),
}

impl Menu {
    /// The menus of the menu bar from left to right.
    pub const BAR: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Audit, Self::Help];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "文件",
            Self::Edit => "编辑",
            Self::Exports => "其他导出",
            Self::Handover => "数据和上报",
            Self::Rows => "行",
            Self::Search => "查找",
            Self::View => "查看",
            Self::Audit => "审核",
            Self::Help => "帮助",
        }
    }

    /// The menu it opens from, and the group it stands in there; none in the menu bar.
    pub const fn parent(self) -> Option<(Self, u8)> {
        match self {
            Self::Exports | Self::Handover => Some((Self::File, 2)),
            Self::Rows => Some((Self::Edit, 3)),
            Self::Search => Some((Self::Edit, 4)),
            Self::File | Self::Edit | Self::View | Self::Audit | Self::Help => None,
        }
    }

    /// The menu of the menu bar it belongs to.
    #[must_use]
    pub fn top(self) -> Self {
        self.parent().map_or(self, |(parent, _)| parent)
    }

    /// Its entries with their groups; a menu stands where the first of its commands is listed.
    pub fn entries(self) -> Vec<(MenuEntry, u8)> {
        let mut entries = Vec::new();
        let mut last = None;
        for info in COMMANDS {
            if info.menu == self {
                entries.push((MenuEntry::Command(info), info.group));
            } else if let Some((parent, group)) = info.menu.parent()
                && parent == self
                && last != Some(info.menu)
            {
                entries.push((MenuEntry::Menu(info.menu), group));
            }
            last = Some(info.menu);
        }
        entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_one_menu_and_groups_stand_together() {
        let mut commands = 0;
        let mut menus: Vec<Menu> = Menu::BAR.to_vec();
        while let Some(menu) = menus.pop() {
            let entries = menu.entries();
            let groups = entries.iter().map(|(_, group)| *group);
            assert!(groups.is_sorted(), "{}", menu.label());
            for (entry, _) in entries {
                match entry {
                    MenuEntry::Command(_) => commands += 1,
                    MenuEntry::Menu(menu) => menus.push(menu),
                }
            }
        }
        assert_eq!(commands, COMMANDS.len());
    }
}
