//! The list of all commands, in the order of the menus.
//!
//! Deliberately not here: what a command does, and when it can be given.

use egui::Key;
use egui::Modifiers;

use super::CommandInfo;
use super::Menu;
use super::Needs;
use super::define::commands;
use super::shortcut::ALT_SHIFT;
use super::shortcut::CTRL;
use super::shortcut::CTRL_SHIFT;
use super::shortcut::key;

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
    /// 打开另一份示例
    OpenOtherSample {
        "打开另一份示例", "另一地区一个局的部门预算，用的是另一套表样，可随意改动",
        File 0, None, false, Nothing
    }
    /// 保存
    Save {
        "保存", "保存到原文件，上一版本自动留存",
        File 1, Some(key(CTRL, Key::S)), true, Writable
    }
    /// 另存为
    SaveAs {
        "另存为…", "换名或换位置保存",
        File 1, Some(key(CTRL_SHIFT, Key::S)), false, Document
    }
    /// 历史版本
    Versions {
        "历史版本…", "列出每次保存时留存的版本，可另外打开",
        File 1, None, false, Document
    }
    /// 导出
    Export {
        "导出…", "生成全套预算表的工作簿",
        File 2, Some(key(CTRL, Key::E)), true, Idle
    }
    /// 导出 PDF
    ExportPdf {
        "导出 PDF…", "生成预算表的 PDF，报表、纸张和页边距与打印预览相同；还有错误时印“草稿”水印",
        File 2, None, false, Idle
    }
    /// 导出情况说明
    ExportStatement {
        "导出情况说明…", "生成预算情况说明的 Word 文档，数额取自报表，可在 Word、WPS 中继续改",
        File 2, None, false, Idle
    }
    /// 导出公开文本
    ExportPublic {
        "导出公开文本 PDF…", "生成向社会公开的文本：封面、目录、情况说明和全套报表；还有错误时印“草稿”水印",
        File 2, None, false, Idle
    }
    /// 导出带公式的工作簿
    ExportLive {
        "导出带公式的工作簿…", "同“导出”，合计写成 SUM 公式，改了明细合计随着变",
        Exports 0, None, false, Idle
    }
    /// 导出工作簿和轮次对照
    ExportRounds {
        "导出工作簿和轮次对照…", "全套预算表之外另加一页“与上一轮比较”，逐行列出新增、删除和调整",
        Exports 0, None, false, Rounds
    }
    /// 导出审核报告
    ExportReport {
        "导出审核报告…", "生成审核报告的工作簿或 PDF，列出全部意见和说明，可随预算报送",
        Exports 0, None, false, Idle
    }
    /// 导出数据
    ExportData {
        "导出数据…", "把收入行、支出行等记录导出为 CSV 或 JSON，供表格软件和其他程序使用",
        Handover 0, None, false, Document
    }
    /// 导入数据
    ImportData {
        "导入数据…", "从 CSV 文件导入收入行、支出行，先看能导入哪些、哪些格认不出",
        Handover 0, None, false, Document
    }
    /// 生成上报包
    Package {
        "生成上报包…", "把预算文件、报表、情况说明、审核报告和清单打成一个包报送；还有错误时列出错误",
        Handover 1, None, false, Idle
    }
    /// 核对上报包
    VerifyPackage {
        "核对上报包…", "检查收到的上报包：文件是否齐全、有没有改动、报表与预算文件是否一致",
        Handover 1, None, false, Nothing
    }
    /// 打印预览
    PrintPreview {
        "打印预览…", "逐页查看打印的样子，选定报表、纸张和份数后打印",
        File 2, Some(key(CTRL, Key::P)), false, Document
    }
    /// 冻结本轮
    FreezeRound {
        "冻结本轮…", "把目前的全部内容存为一上、一下、二上或批复的存档",
        File 2, None, false, Document
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
    /// 撤销记录
    UndoList {
        "撤销记录…", "列出可以撤销和重做的各步，一次退回到其中一步",
        Edit 0, None, false, History
    }
    /// 剪切
    Cut {
        "剪切", "复制选定的单元格并清除内容",
        Edit 1, Some(key(CTRL, Key::X)), false, Entry
    }
    /// 复制
    Copy {
        "复制", "复制选定的单元格",
        Edit 1, Some(key(CTRL, Key::C)), false, Cells
    }
    /// 连同表头复制
    CopyWithHeader {
        "连同表头复制", "复制选定的单元格和它们的列名，粘贴到 Excel、WPS 时带表头",
        Edit 1, Some(key(CTRL_SHIFT, Key::C)), false, Cells
    }
    /// 粘贴
    Paste {
        "粘贴", "粘贴到选定的单元格；有不能识别的先看预览",
        Edit 1, Some(key(CTRL, Key::V)), false, Entry
    }
    /// 选择性粘贴
    PasteSpecial {
        "选择性粘贴…", "先看粘贴的结果：对应各列、改正不能识别的单元格，再粘贴",
        Edit 1, Some(key(CTRL_SHIFT, Key::V)), false, Entry
    }
    /// 向下填充
    FillDown {
        "向下填充", "用选定区域首行的内容填充以下各行；只选一行时取上一行的内容",
        Edit 2, Some(key(CTRL, Key::D)), false, Entry
    }
    /// 清除内容
    ClearCells {
        "清除内容", "清除选定单元格的内容，行仍保留",
        Edit 2, Some(key(Modifiers::NONE, Key::Delete)), false, Entry
    }
    /// 在上方插入行
    InsertAbove {
        "在上方插入行", "在选定行上方插入行；选定几行就插入几行",
        Rows 0, Some(key(CTRL_SHIFT, Key::Enter)), false, Records
    }
    /// 增加行
    AddRow {
        "增加行", "在选定行下方增加行；选定几行就增加几行",
        Rows 0, Some(key(CTRL, Key::Enter)), true, Records
    }
    /// 复制行
    DuplicateRows {
        "复制行", "把选定的各行原样复制到其下方",
        Rows 0, Some(key(CTRL_SHIFT, Key::D)), false, Selection
    }
    /// 删除行
    DeleteRows {
        "删除行", "删除选定的各行",
        Rows 0, Some(key(CTRL, Key::Delete)), true, Selection
    }
    /// 上移
    MoveUp {
        "上移", "把选定的各行上移一行",
        Rows 1, Some(key(ALT_SHIFT, Key::ArrowUp)), false, Selection
    }
    /// 下移
    MoveDown {
        "下移", "把选定的各行下移一行",
        Rows 1, Some(key(ALT_SHIFT, Key::ArrowDown)), false, Selection
    }
    /// 排序和筛选
    ColumnMenu {
        "排序和筛选…", "按当前列排序、筛选，冻结或隐藏列",
        Edit 3, Some(key(Modifiers::ALT, Key::ArrowDown)), false, Records
    }
    /// 显示全部行
    ShowAllRows {
        "显示全部行", "取消各列的筛选",
        Edit 3, Some(key(CTRL_SHIFT, Key::L)), false, Filtered
    }
    /// 查找
    Find {
        "查找…", "在本表或全部清单中查找文字、科目和金额",
        Search 0, Some(key(CTRL, Key::F)), false, Document
    }
    /// 替换
    Replace {
        "替换…", "查找并替换，一次可撤销",
        Search 0, Some(key(CTRL, Key::H)), false, Document
    }
    /// 查找下一处
    FindNext {
        "查找下一处", "到下一处找到的单元格",
        Search 1, Some(key(Modifiers::NONE, Key::F3)), false, Document
    }
    /// 查找上一处
    FindPrevious {
        "查找上一处", "到上一处找到的单元格",
        Search 1, Some(key(Modifiers::SHIFT, Key::F3)), false, Document
    }
    /// 查找命令
    FindCommand {
        "查找命令…", "按名称或拼音查找命令并执行",
        View 0, Some(key(CTRL_SHIFT, Key::P)), false, Nothing
    }
    /// 转到
    GoTo {
        "转到…", "按编号、名称或拼音转到步骤、报表、单位、项目、科目或审核意见",
        View 0, Some(key(CTRL, Key::G)), false, Document
    }
    /// 按其他地区表样查看
    OtherForm {
        "按其他地区表样查看…", "用录入的内容生成另一地区的报表来看，列出那套表样需要而文件缺少的内容",
        View 0, None, false, Document
    }
    /// 下一页签
    NextTab {
        "下一页签", "转到下一页签",
        View 1, Some(key(CTRL, Key::PageDown)), false, Tabs
    }
    /// 上一页签
    PreviousTab {
        "上一页签", "转到上一页签",
        View 1, Some(key(CTRL, Key::PageUp)), false, Tabs
    }
    /// 列表下一项
    NextEntry {
        "列表下一项", "左侧列表转到下一项，光标留在明细",
        View 1, Some(key(CTRL_SHIFT, Key::PageDown)), false, SideList
    }
    /// 列表上一项
    PreviousEntry {
        "列表上一项", "左侧列表转到上一项，光标留在明细",
        View 1, Some(key(CTRL_SHIFT, Key::PageUp)), false, SideList
    }
    /// 列表与明细
    SwitchSide {
        "列表与明细", "键盘在左侧列表与右侧明细之间切换",
        View 1, Some(key(Modifiers::NONE, Key::F6)), false, SideList
    }
    /// 审核意见
    ShowFindings {
        "审核意见", "在右侧列出审核意见",
        View 2, Some(key(CTRL, Key::Num1)), false, Document
    }
    /// 详情
    ShowDetails {
        "详情", "在右侧列出选定的行或数字的构成、去向、勾稽和审核意见",
        View 2, Some(key(CTRL, Key::Num2)), false, Document
    }
    /// 右侧栏
    ToggleFindings {
        "右侧栏", "显示或隐藏右侧的审核意见和详情",
        View 2, Some(key(Modifiers::NONE, Key::F9)), false, Document
    }
    /// 左侧列表
    ToggleSideList {
        "左侧列表", "显示或隐藏本页左侧的列表",
        View 2, Some(key(Modifiers::SHIFT, Key::F9)), false, SideList
    }
    /// 深色与浅色
    ToggleTheme {
        "深色/浅色", "切换深色与浅色界面",
        View 2, Some(key(Modifiers::NONE, Key::F12)), false, Nothing
    }
    /// 放大
    ZoomIn {
        "放大", "放大界面",
        View 3, Some(key(CTRL, Key::Plus)), false, Nothing
    }
    /// 缩小
    ZoomOut {
        "缩小", "缩小界面",
        View 3, Some(key(CTRL, Key::Minus)), false, Nothing
    }
    /// 原始大小
    ZoomReset {
        "原始大小", "恢复界面的原始大小",
        View 3, Some(key(CTRL, Key::Num0)), false, Nothing
    }
    /// 下一条审核意见
    NextFinding {
        "下一条审核意见", "定位到下一条审核意见所指的位置",
        Audit 0, Some(key(Modifiers::NONE, Key::F8)), false, Findings
    }
    /// 上一条审核意见
    PreviousFinding {
        "上一条审核意见", "定位到上一条审核意见所指的位置",
        Audit 0, Some(key(Modifiers::SHIFT, Key::F8)), false, Findings
    }
    /// 应用修正
    ApplyFix {
        "应用修正", "按选定处或当前审核意见给出的修正改好，可以撤销",
        Audit 1, Some(key(Modifiers::NONE, Key::F7)), false, Findings
    }
    /// 全部修正
    FixAll {
        "全部修正…", "列出可以直接修正的各条和修改内容，确认后一次改好",
        Audit 1, Some(key(CTRL, Key::F7)), false, Findings
    }
    /// 说明理由
    Explain {
        "说明理由…", "为选定处或当前的警告、提示写明理由",
        Audit 1, Some(key(Modifiers::SHIFT, Key::F7)), false, Findings
    }
    /// 参数
    Parameters {
        "参数", "查看审核采用的参数和来源，按本地标准调整",
        Audit 2, None, false, Document
    }
    /// 导入审核公式
    ImportFormulas {
        "导入公式…", "从文件导入财政部门下发的审核公式，编号相同的确认后替换",
        Audit 2, None, false, Document
    }
    /// 导出审核公式
    ExportFormulas {
        "导出公式…", "把自定审核公式写成文件，供其他单位导入",
        Audit 2, None, false, Document
    }
    /// 导览
    Tour {
        "导览", "打开示例，用五步看一遍编报过程",
        Help 0, None, false, Nothing
    }
    /// 导览下一步
    TourNext {
        "导览下一步", "看导览的下一步",
        Help 0, Some(key(Modifiers::ALT, Key::PageDown)), false, Tour
    }
    /// 导览上一步
    TourBack {
        "导览上一步", "看导览的上一步",
        Help 0, Some(key(Modifiers::ALT, Key::PageUp)), false, Tour
    }
    /// 审核规则手册
    RuleManual {
        "审核规则手册", "查看全部审核规则：检查什么、为什么、怎么改、依据",
        Help 0, None, false, Document
    }
    /// 导出规则手册
    ExportManual {
        "导出规则手册…", "生成审核规则手册的工作簿",
        Help 0, None, false, Idle
    }
    /// 键盘操作
    KeyboardHelp {
        "键盘操作", "列出全部快捷键",
        Help 0, Some(key(Modifiers::NONE, Key::F1)), false, Nothing
    }
    /// 关于编制
    About {
        "关于编制", "版本、规则包、显示方式、日志和许可",
        Help 0, None, false, Nothing
    }
}
