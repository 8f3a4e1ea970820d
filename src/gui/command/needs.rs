//! What it takes for a command to be usable, and what is said while it isn't.

/// The condition under which a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// None.
    Nothing,
    /// A file is open.
    Document,
    /// A file is open, and it may be saved where it is.
    Writable,
    /// A file is open and no export is running.
    Idle,
    /// The same, and the file has frozen rounds.
    Rounds,
    /// There is a step to take back.
    Undo,
    /// There is a step to repeat.
    Redo,
    /// There is a step to take back or to repeat.
    History,
    /// A cell is selected.
    Cells,
    /// A cell of a list or form that is filled in is selected.
    Entry,
    /// A table of records is shown.
    Records,
    /// A table of records is shown, and the selection covers at least one of them.
    Selection,
    /// A table of records is shown that leaves some of them out.
    Filtered,
    /// A list with the detail of one entry beside it is shown.
    SideList,
    /// Tabs are shown.
    Tabs,
    /// The audit has findings.
    Findings,
    /// The tour is on.
    Tour,
}

impl Needs {
    /// Why a command can't be given while the condition doesn't hold.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Nothing => "现在不能使用",
            Self::Document => "先新建或打开一份预算",
            Self::Writable => "先新建或打开一份预算；文件由他人打开着、只能查看的，用“另存为…”",
            Self::Idle => "先打开一份预算；正在导出时，等导出完成",
            Self::Rounds => "先在“轮次与控制数”中冻结一轮；正在导出时，等导出完成",
            Self::Undo => "没有可以撤销的步骤",
            Self::Redo => "没有可以重做的步骤",
            Self::History => "还没有可以撤销或重做的步骤",
            Self::Cells => "先在表格中选定单元格",
            Self::Entry => "先在录入表中选定单元格",
            Self::Records => "先转到可以增加行的录入表",
            Self::Selection => "先在录入表中选定行",
            Self::Filtered => "没有筛选",
            Self::SideList => "先转到左侧有列表的步骤",
            Self::Tabs => "先转到有页签的步骤",
            Self::Findings => "没有审核意见",
            Self::Tour => "导览没有开始",
        }
    }
}
