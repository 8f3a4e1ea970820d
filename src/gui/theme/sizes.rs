//! The sizes of the window in points, named for what they measure.
//!
//! Colours are in `palette`.

/// Text of cells, labels and buttons.
pub const BODY: f32 = 14.0;
/// Notes, counts, status bar.
pub const SMALL: f32 = 12.5;
/// Titles of screens.
pub const HEADING: f32 = 18.0;
/// The program's name on the start page.
pub const DISPLAY: f32 = 26.0;

/// A row of a grid or list. The font's own line is 1.45 em, so 14 points fit.
pub const ROW: f32 = 26.0;
/// A line of text inside a header cell of more than one line.
pub const HEADER_LINE: f32 = 19.0;
/// Space between a cell's edge and its text.
pub const CELL_PADDING: f32 = 6.0;
/// Space one level of a tree row moves to the right.
pub const INDENT: f32 = 14.0;
/// The column of row numbers.
pub const ROW_NUMBERS: f32 = 46.0;
/// Narrowest column.
pub const COLUMN_MIN: f32 = 36.0;
/// Widest column a drag can make.
pub const COLUMN_MAX: f32 = 800.0;
/// Reach of the handle at a column's edge.
pub const RESIZE_REACH: f32 = 4.0;

/// Height of a small filled label.
pub const BADGE: f32 = 18.0;
/// Space beside its text.
pub const BADGE_PADDING: f32 = 5.0;

/// Frame of the active cell and of focused fields.
pub const FOCUS_LINE: f32 = 2.0;
/// All other lines.
pub const LINE: f32 = 1.0;
/// Corner mark of a cell with a finding.
pub const MARK: f32 = 7.0;
/// Rounding of buttons and fields.
pub const ROUNDING: u8 = 3;
/// Rounding of menus and dialogs.
pub const POPUP_ROUNDING: u8 = 6;

/// Height of buttons and fields.
pub const CONTROL: f32 = 26.0;
/// Space between controls.
pub const GAP: f32 = 6.0;
/// Space between choices beside each other.
pub const CHOICE_GAP: f32 = 16.0;
/// Inner margin of panels.
pub const MARGIN: i8 = 8;

/// A step in the list.
pub const STEP: f32 = 30.0;
/// The start page.
pub const START_WIDTH: f32 = 620.0;
/// The choices of the start page.
pub const START_BUTTON: f32 = 132.0;
/// The list of steps.
pub const STEPS_WIDTH: f32 = 176.0;
/// The list of findings at the right.
pub const FINDINGS_WIDTH: f32 = 280.0;
/// A list at the side of a screen.
pub const SIDE_WIDTH: f32 = 262.0;
/// The narrowest one.
pub const SIDE_MIN: f32 = 180.0;
/// The widest one.
pub const SIDE_MAX: f32 = 420.0;
/// An entry of two lines in it.
pub const SIDE_ENTRY: f32 = 46.0;
/// The bar beside the entry that is shown.
pub const SIDE_BAR: f32 = 3.0;
/// The radius of the dot that stands for open findings.
pub const DOT: f32 = 3.5;
/// Space between it and what it stands beside.
pub const DOT_GAP: f32 = 4.0;
/// A scroll bar below a grid.
pub const SCROLL_BAR: f32 = 14.0;
/// The tree of units.
pub const TREE_WIDTH: f32 = 216.0;
/// Height of a tab.
pub const TAB: f32 = 28.0;
/// Space beside its text.
pub const TAB_PADDING: f32 = 7.0;
/// The list of tables.
pub const TABLES_WIDTH: f32 = 200.0;
/// The narrowest list of tables.
pub const TABLES_MIN: f32 = 120.0;
/// The widest list of tables.
pub const TABLES_MAX: f32 = 360.0;
/// The least that shows records behind a figure: the heading and two of them.
pub const TRACE_MIN: f32 = 92.0;
/// The narrowest list of findings.
pub const FINDINGS_MIN: f32 = 240.0;
/// The widest list of findings.
pub const FINDINGS_MAX: f32 = 520.0;
/// A dialog.
pub const DIALOG_WIDTH: f32 = 440.0;
/// The dialog for a text of several sentences.
pub const TEXT_DIALOG_WIDTH: f32 = 640.0;
/// The assistant for a new budget.
pub const ASSISTANT_WIDTH: f32 = 880.0;
/// The tallest page of it.
pub const ASSISTANT_HEIGHT: f32 = 460.0;
/// What stands around a page: heading, buttons, margins.
pub const ASSISTANT_FRAME: f32 = 150.0;
/// The labels beside the fields of a dialog.
pub const LABEL_WIDTH: f32 = 104.0;
/// The code picker.
pub const PICKER_WIDTH: f32 = 460.0;
/// The numbers in the code picker.
pub const PICKER_NUMBER: f32 = 84.0;
/// The smallest window the layout is made for.
pub const WINDOW_MIN: [f32; 2] = [1024.0, 560.0];
/// The window when it is first made smaller than the screen; fits 1366×768 with a task bar.
pub const WINDOW_FIRST: [f32; 2] = [1320.0, 700.0];

/// Seconds of any transition: enough to be seen, too short to wait for.
pub const ANIMATION: f32 = 0.04;
