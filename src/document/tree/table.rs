//! Tables of the document tree.

/// Most characters of words that stand where a number would.
const SHORT: usize = 16;

/// Columns from which the type is smaller.
const MANY_COLUMNS: usize = 6;

/// A table. Each row, header rows included, fills all columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name of the table.
    pub caption: String,
    /// "Đơn vị tính: ...", at the right above it.
    pub unit: String,
    /// Columns from the left.
    pub columns: Vec<Column>,
    /// Rows of the header; they come again on each page.
    pub header: Vec<Vec<HeaderCell>>,
    /// Rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// The size of type in points where few columns stand side by side.
    pub const FEW_POINTS: u64 = 12;

    /// The size of its type in points: smaller where many columns stand side by side.
    #[must_use]
    pub const fn points(&self) -> u64 {
        if self.columns.len() < MANY_COLUMNS {
            Self::FEW_POINTS
        } else {
            11
        }
    }
}

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// How its cells stand.
    pub alignment: Alignment,
    /// How much room it wants.
    pub width: Width,
    /// True when its cells name their rows.
    pub names_row: bool,
}

impl Column {
    /// Numbers in order.
    pub const ORDINAL: Self = Self {
        alignment: Alignment::Centre,
        width: Width::Ordinal,
        names_row: false,
    };
    /// Names of the rows.
    pub const NAME: Self = Self {
        alignment: Alignment::Left,
        width: Width::Shared,
        names_row: true,
    };
}

/// How text stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Words.
    #[default]
    Left,
    /// Ordinals, units, dates.
    Centre,
    /// Numbers.
    Right,
}

/// How much room a column wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// What the others leave, shared by what stands in it.
    #[default]
    Shared,
    /// A number in order.
    Ordinal,
    /// A number of at most six digits.
    Tight,
    /// A unit or a short number.
    Narrow,
    /// A long unit.
    Unit,
    /// A number with its unit.
    Amount,
    /// A long number or a few words.
    Medium,
    /// More than an even share.
    Wide,
}

impl Width {
    /// Tenths of a millimetre; 0 for what is shared.
    #[must_use]
    pub const fn tenths(self) -> u64 {
        match self {
            Self::Shared => 0,
            Self::Ordinal => 100,
            Self::Tight => 160,
            Self::Narrow => 250,
            Self::Unit => 280,
            Self::Amount => 340,
            Self::Medium => 380,
            Self::Wide => 560,
        }
    }
}

/// A cell of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderCell {
    /// Its words.
    pub text: String,
    /// Columns that it spans, 1 or more.
    pub columns: usize,
    /// Header rows that it spans, 1 or more.
    pub rows: usize,
}

impl HeaderCell {
    /// A header cell of one row and one column.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            columns: 1,
            rows: 1,
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A heading for the rows that follow, across the table.
    Group(String),
    /// Cells, from the left.
    Cells(Vec<Cell>),
    /// Cells of what the rows above add up to.
    Total(Vec<Cell>),
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// How they stand, when not as the column says.
    pub alignment: Option<Alignment>,
    /// Columns that it spans; 0 counts as 1.
    pub columns: usize,
    /// True for words in place of a value that is not there.
    pub remark: bool,
}

impl Cell {
    /// A cell that stands as its column says.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Words in place of a value that is not there.
    #[must_use]
    pub fn remark(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            remark: true,
            alignment: Some(Alignment::Left),
            ..Self::default()
        }
    }

    /// Words that are stated where the column has numbers: where they stand depends on how long they are.
    #[must_use]
    pub fn stated(text: impl Into<String>) -> Self {
        let text = text.into();
        let alignment = (text.chars().count() > SHORT).then_some(Alignment::Left);
        Self {
            text,
            alignment,
            ..Self::default()
        }
    }

    /// The same cell, standing otherwise than its column says.
    #[must_use]
    pub fn aligned(self, alignment: Alignment) -> Self {
        Self {
            alignment: Some(alignment),
            ..self
        }
    }

    /// The same cell across several columns.
    #[must_use]
    pub fn across(self, columns: usize) -> Self {
        Self { columns, ..self }
    }
}
