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
/// An entry of a list with a second line below it.
pub const TWO_LINES: f32 = 48.0;
/// A line of text inside a header cell of more than one line.
pub const HEADER_LINE: f32 = 19.0;
/// The mark of order, filter or menu beside a header's label.
pub const HEADER_MARK: f32 = 14.0;
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

/// A bar of parts in a chart.
pub const BAR: f32 = 20.0;
/// The shortest bar that can be seen.
pub const BAR_LEAST: f32 = 2.0;
/// The bar below the texts of a row.
pub const THIN_BAR: f32 = 5.0;
/// A row of texts with a bar below them.
pub const BAR_ROW: f32 = 29.0;
/// The same with a few words beside the bar.
pub const BAR_ROW_NOTED: f32 = 40.0;
/// A row of a small list.
pub const SMALL_ROW: f32 = 22.0;
/// The square that says what a colour means.
pub const SWATCH: f32 = 10.0;
/// The total behind a bar of parts.
pub const TOTAL_WIDTH: f32 = 96.0;
/// Above and below what stands in a card.
pub const CARD_MARGIN: i8 = 5;
/// Between the lines of a card.
pub const CARD_GAP: f32 = 2.0;
/// What a card takes around its rows: margins, title, gap to the next card.
pub const CARD_FRAME: f32 = 44.0;
/// From this height on the overview has room for everything it can tell.
pub const OVERVIEW_TALL: f32 = 545.0;
/// The share of the overview its right column has.
pub const OVERVIEW_SIDE: f32 = 0.36;
/// The least width of the right column of the overview.
pub const OVERVIEW_SIDE_MIN: f32 = 330.0;
/// The greatest.
pub const OVERVIEW_SIDE_MAX: f32 = 520.0;
/// Below this width the overview has one column.
pub const OVERVIEW_TWO_COLUMNS: f32 = 700.0;
/// Below this width the biggest items stand one list below the other.
pub const RANKINGS_BESIDE: f32 = 590.0;

/// A step in the list.
pub const STEP: f32 = 30.0;
/// The start page.
pub const START_WIDTH: f32 = 620.0;
/// The choices of the start page.
pub const START_BUTTON: f32 = 132.0;
/// The list of steps.
pub const STEPS_WIDTH: f32 = 176.0;
/// The same with short names, in a window without room to spare.
pub const STEPS_NARROW: f32 = 88.0;
/// From this width of the window on the steps have their whole names.
pub const ROOM_FOR_STEPS: f32 = 1300.0;
/// From this width of the window on the list of findings stands open by itself.
pub const ROOM_FOR_FINDINGS: f32 = 1210.0;
/// Below this height of the window menus and tools share a line.
pub const LOW_WINDOW: f32 = 620.0;
/// The room a tool needs; where menus share its line, tools for which there is less are left to the menus.
pub const TOOL_WIDTH: f32 = 80.0;
/// The least width of what stands beside a list at the side; with less the list is folded.
pub const DETAIL_MIN: f32 = 540.0;
/// What is left of a folded panel: its name, from top to bottom.
pub const STRIP: f32 = 30.0;
/// The handle that folds a panel, in the margin beside it.
pub const FOLD_HANDLE: f32 = 52.0;
/// A parameter in full, beside the list of them.
pub const PARAMETER_DETAIL: f32 = 320.0;
/// The same below the list, where there is no room beside it.
pub const PARAMETER_FOOT: f32 = 142.0;
/// A field to search a list in.
pub const SEARCH_FIELD: f32 = 230.0;
/// A finding in the narrow list: code and place, and two lines of what is wrong.
pub const FINDING: f32 = 66.0;
/// The button that opens the filters of a narrow list.
pub const FILTER_BUTTON: f32 = 64.0;
/// The code of a finding in a list.
pub const FINDING_CODE: f32 = 46.0;
/// Where a finding is, in the wide list.
pub const FINDING_PLACE: f32 = 230.0;
/// How far its figures are apart.
pub const FINDING_GAP: f32 = 128.0;
/// No finding that is unfolded is higher.
pub const FINDING_MOST: f32 = 4000.0;
/// The list of steps on the screen of the audit.
pub const AUDIT_STEPS: f32 = 236.0;
/// A column of counts in it.
pub const AUDIT_COUNT: f32 = 38.0;
/// The list of rules in the manual.
pub const RULES_WIDTH: f32 = 440.0;
/// The list of changes that fixes make.
pub const FIXES_WIDTH: f32 = 820.0;
/// The list of findings at the right.
pub const FINDINGS_WIDTH: f32 = 280.0;
/// A list at the side of a screen.
pub const SIDE_WIDTH: f32 = 284.0;
/// The narrowest one.
pub const SIDE_MIN: f32 = 180.0;
/// The widest one.
pub const SIDE_MAX: f32 = 420.0;
/// An entry of two lines in it.
pub const SIDE_ENTRY: f32 = 42.0;
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
/// Between tabs.
pub const TAB_GAP: f32 = 2.0;
/// The list of tables.
pub const TABLES_WIDTH: f32 = 224.0;
/// The least that shows the records behind a figure: the heading and two of them.
pub const LINES_MIN: f32 = 92.0;
/// The narrowest list of findings.
pub const FINDINGS_MIN: f32 = 240.0;
/// The widest list of findings.
pub const FINDINGS_MAX: f32 = 520.0;
/// A dialog.
pub const DIALOG_WIDTH: f32 = 440.0;
/// Field with a number of versions.
pub const VERSIONS_CHOICE: f32 = 80.0;
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
/// The library of indicators.
pub const LIBRARY_WIDTH: f32 = 820.0;
/// The box that is ticked in a list.
pub const TICK_BOX: f32 = 15.0;
/// The look at a block before it is pasted.
pub const PASTE_DIALOG_WIDTH: f32 = 1180.0;
/// How a formula's sides must stand, and how serious it is.
pub const FORMULA_CHOICE: f32 = 96.0;
/// Above what is said where there are no formulas yet.
pub const EMPTY_TOP: f32 = 90.0;
/// The fields of the bar to find and replace in.
pub const FIND_FIELD: f32 = 190.0;
/// Beside it, how many cells were found.
pub const FIND_COUNT: f32 = 72.0;
/// The code picker.
pub const PICKER_WIDTH: f32 = 580.0;
/// The name of a group in a list.
pub const CAPTION: f32 = 20.0;
/// The numbers in the code picker.
pub const PICKER_NUMBER: f32 = 84.0;
/// The list of commands and places that is searched.
pub const FINDER_WIDTH: f32 = 680.0;
/// Its distance from the top of the window.
pub const FINDER_TOP: f32 = 56.0;
/// The list of steps that can be undone.
pub const UNDO_WIDTH: f32 = 380.0;
/// The sheet of keys: three columns.
pub const KEYS_WIDTH: f32 = 1120.0;
/// The card of the tour; it fits over the list of findings.
pub const TOUR_WIDTH: f32 = 248.0;
/// What a column's menu does with order and columns.
pub const COLUMN_MENU_LEFT: f32 = 132.0;
/// The filter of a column's menu.
pub const COLUMN_MENU_RIGHT: f32 = 290.0;
/// What is chosen for printing, beside the preview.
pub const PRINT_OPTIONS: f32 = 248.0;
/// The names of what is chosen.
pub const PRINT_LABEL: f32 = 62.0;
/// A field for a number in them.
pub const PRINT_NUMBER: f32 = 52.0;
/// Between pages of paper, and around them.
pub const PAGE_GAP: f32 = 14.0;
/// Dashes where columns are cut, and the gaps between them.
pub const CUT_DASH: f32 = 6.0;
/// The smallest window the layout is made for: a screen of 1366×768 at 200 %.
pub const WINDOW_MIN: [f32; 2] = [640.0, 360.0];
/// The window when it is first made smaller than the screen; fits 1366×768 with a task bar.
pub const WINDOW_FIRST: [f32; 2] = [1320.0, 700.0];

/// Seconds of any transition: enough to be seen, too short to wait for.
pub const ANIMATION: f32 = 0.04;
