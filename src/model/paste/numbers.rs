//! In which notation a spreadsheet wrote its numbers, and what a block tells of that.

/// A notation of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// `1.234,5`: as the app reads and prints numbers.
    Vietnamese,
    /// `1,234.5`: as an English Excel does.
    English,
}

/// What the numbers of a block tell of their notation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notations {
    /// What a person said; without it numbers are Vietnamese, and English where they can be nothing else.
    pub chosen: Option<Notation>,
    /// Numbers that read in both notations, to another value in each.
    pub in_both: usize,
    /// The first of them.
    pub example: Option<TwoReadings>,
    /// Numbers that only English notation has.
    pub english: usize,
    /// The first of them, as it stands in the block.
    pub english_example: Option<String>,
    /// Numbers that only Vietnamese notation has.
    pub vietnamese: usize,
    /// The block does not tell which notation is meant: nothing is pasted before a person says so.
    pub is_asked: bool,
}

/// A number that reads in both notations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoReadings {
    /// As it stands in the block.
    pub text: String,
    /// What it is in Vietnamese notation, as the app prints it.
    pub vietnamese: String,
    /// What it is in English notation, as the app prints it.
    pub english: String,
}

/// How the text of a number was understood otherwise than it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Understood {
    /// Signs of English notation.
    English,
    /// Spaces between groups of three digits.
    Spaces,
    /// Signs that nobody sees, or signs of East Asian width.
    Cleaned,
}

/// Why a text is no number, where what typing says is not what happened in a spreadsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A space that nobody sees stands between the digits and groups no thousands.
    HiddenSpace(char),
    /// `(100)`: accountants write numbers below zero so.
    Parentheses,
    /// Only English notation has it, and nobody said that the block is in it.
    English,
    /// English notation, which was chosen, has no such number.
    NotEnglish,
}
