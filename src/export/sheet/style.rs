//! How a cell is drawn, in words every exporter can follow.

/// How a cell is drawn (单元格样式).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellStyle {
    /// The size of its text.
    pub size: TextSize,
    /// Whether its text is bold.
    pub is_bold: bool,
    /// Where its text stands.
    pub align: Align,
    /// Whether a thin line runs around it.
    pub is_boxed: bool,
}

/// Sizes of text (字号).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextSize {
    /// The title, half as large again as the body.
    Title,
    /// Everything else.
    #[default]
    Body,
}

/// Where text stands between left and right (水平对齐); vertically it is always in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

impl CellStyle {
    /// The title of a table.
    pub(super) const TITLE: Self = Self {
        size: TextSize::Title,
        is_bold: true,
        align: Align::Center,
        is_boxed: false,
    };
    /// A column's or field's name.
    pub(super) const HEADER: Self = Self {
        size: TextSize::Body,
        is_bold: true,
        align: Align::Center,
        is_boxed: true,
    };

    /// A column's number.
    pub(super) const NUMBER: Self = Self::inside(Align::Center);

    /// Text outside the grid: table number, unit, notes.
    pub(super) const fn outside(align: Align) -> Self {
        Self {
            size: TextSize::Body,
            is_bold: false,
            align,
            is_boxed: false,
        }
    }

    /// A cell of the grid.
    pub(super) const fn inside(align: Align) -> Self {
        Self {
            size: TextSize::Body,
            is_bold: false,
            align,
            is_boxed: true,
        }
    }

    /// The same, bold or not.
    pub(super) const fn bold(self, is_bold: bool) -> Self {
        Self { is_bold, ..self }
    }
}
