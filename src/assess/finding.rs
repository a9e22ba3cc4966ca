//! What a check found, as data: which check, which problem, the values that show it, and where.
//!
//! No sentence is here: `messages` words a finding where it is shown, printed or exported.

use time::Date;

use crate::assess::rows::Place;
use crate::assess::sentence_values::Values;
use crate::assess::since_previous::LargeChange;
use crate::formula::outcome::Value;
use crate::input::encoding::Garbled;
use crate::model::answer::FieldPath;
use crate::model::citation::Force;
use crate::model::exact::Exact;
use crate::model::period::Period;
use crate::model::template::Severity;

/// A check that does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the check.
    pub check: String,
    /// Names it through edits and files: the check's id, with the address where one check finds several.
    pub key: String,
    /// Family of the check.
    pub family: String,
    /// How grave it is.
    pub severity: Severity,
    /// What does not add up, with the numbers.
    pub problem: Problem,
    /// The row of a table that it is about, where it is about one as a whole.
    pub place: Option<Place>,
    /// The answers concerned, the most telling first.
    pub fields: Vec<FieldPath>,
    /// The blank answers that a declared rule asks for.
    pub asks: Vec<FieldPath>,
    /// False when an explanation cannot stand for a correction (text that cannot be read).
    pub explainable: bool,
}

/// Family of the checks that ask for answers.
pub const EMPTY: &str = "EMPTY";

impl Finding {
    /// True for what is left to fill in before the report can be completed. Blank is not wrong: it is no warning.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.severity != Severity::Note && (self.family == EMPTY || !self.asks.is_empty())
    }
}

/// A kind of problem with its values. The answer that it is about is the first of the finding's fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A required answer is blank.
    Blank,
    /// A required cell of the row is blank.
    BlankCell,
    /// A required answer does not apply, and nothing says why.
    NoReason,
    /// The row is the heading of a group, and nothing stands below it.
    EmptyGroup,
    /// Typed text cannot be read.
    Unreadable {
        /// The text.
        typed: String,
    },
    /// A stated percentage differs from the one that the counts give.
    StatedDiffers {
        /// As stated.
        stated: Exact,
        /// As the counts give it, never rounded.
        computed: Exact,
        /// True when the two agree by truncation.
        truncated: bool,
    },
    /// A stated percentage is of a whole that the counts give as zero.
    StatedOfNone {
        /// As stated.
        stated: Exact,
    },
    /// A stated percentage has no counts.
    StatedWithoutCounts {
        /// As stated.
        stated: Exact,
        /// The blank counts.
        blank: Vec<FieldPath>,
    },
    /// A stated part of a whole is larger than the whole.
    OverTheWhole {
        /// As stated.
        stated: Exact,
    },
    /// A stated percentage without counts is the target to the digit.
    TargetCopied {
        /// As stated.
        stated: Exact,
    },
    /// An answer holds words of the outline.
    OutlineLeft {
        /// The words.
        outline: String,
    },
    /// A number is larger than is plausible.
    OverLimit {
        /// The number.
        value: Exact,
        /// The largest plausible one.
        limit: Exact,
        /// Of money: the number in the field's unit, if it was typed in đồng.
        from_dong: Option<Exact>,
    },
    /// A stated percentage is less than 1, and no counts say so: it may be a fraction of 1.
    StatedAsFraction {
        /// As stated.
        stated: Exact,
    },
    /// A number of this period and the previous one that are many times one another.
    Jump {
        /// In this period.
        now: Exact,
        /// In the previous one.
        then: Exact,
        /// How many times the smaller one the larger is.
        times: Exact,
        /// True where a sign may be misplaced or the unit another.
        other_unit: bool,
        /// The column whose total it is, of the table that is the first of the fields.
        total_of: Option<String>,
    },
    /// A number that changed since the previous period by as much as the template asks about.
    ChangedMuch(LargeChange),
    /// An amount of a year that is many times those of the years beside it, or a small part of them.
    YearJump {
        /// In this year.
        own: Exact,
        /// In the others.
        beside: Vec<YearAmount>,
        /// How many times the smaller one the larger is, of the nearest of them.
        times: Exact,
    },
    /// A day long after the period or long before it, or too early for any act.
    FarDate {
        /// The day.
        day: Date,
        /// The end of the period or, for a day before it, its beginning, where that is what the day is far from.
        edge: Option<Date>,
        /// From how many years on it is far from there.
        years: u32,
        /// True for a day after the period.
        late: bool,
    },
    /// A period that begins after the report was last changed.
    NotBegun {
        /// The period.
        period: Period,
        /// The day of the last change.
        changed: Date,
    },
    /// Days that the officer chose, some days off a usual period.
    UnusualDays {
        /// As chosen.
        own: Period,
        /// The usual period.
        usual: Period,
        /// Id of the act that sets it.
        act: Option<String>,
    },
    /// A declared rule is false, and the template says what that means.
    Declared(Values),
    /// A declared rule is false: the comparisons that show it.
    Broken(Vec<Comparison>),
    /// Something in a text is written otherwise than it should be.
    Slip(Slip),
}

impl Problem {
    /// Names the kind of problem for ever: it is part of fingerprints.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::BlankCell => "blankCell",
            Self::NoReason => "noReason",
            Self::EmptyGroup => "emptyGroup",
            Self::Unreadable { .. } => "unreadable",
            Self::StatedDiffers { .. } => "statedDiffers",
            Self::StatedOfNone { .. } => "statedOfNone",
            Self::StatedWithoutCounts { .. } => "statedWithoutCounts",
            Self::OverTheWhole { .. } => "overTheWhole",
            Self::TargetCopied { .. } => "targetCopied",
            Self::OutlineLeft { .. } => "outlineLeft",
            Self::OverLimit { .. } => "overLimit",
            Self::StatedAsFraction { .. } => "statedAsFraction",
            Self::Jump { .. } => "jump",
            Self::ChangedMuch(_) => "changedMuch",
            Self::YearJump { .. } => "yearJump",
            Self::FarDate { .. } => "farDate",
            Self::NotBegun { .. } => "notBegun",
            Self::UnusualDays { .. } => "unusualDays",
            Self::Declared(_) => "declared",
            Self::Broken(_) => "broken",
            Self::Slip(slip) => slip.code(),
        }
    }
}

/// An amount of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearAmount {
    /// The year.
    pub year: u32,
    /// The amount.
    pub value: Exact,
}

/// A comparison inside a rule that shows why it is false.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Where it begins in the rule's text.
    pub at: usize,
    /// What it compares, and the numbers that this was worked out from.
    pub values: Vec<Value>,
}

/// Something in a text that is written otherwise than it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Symbols of acts: as written, and the right form.
    Symbols(Vec<(String, String)>),
    /// Dates: as written, and the right form; `None` for a day that is not.
    Dates(Vec<(String, Option<String>)>),
    /// An entry of a list ends otherwise than those before it.
    UnevenEnds {
        /// Its number.
        entry: usize,
        /// Its sign.
        own: Option<char>,
        /// The sign of those before it.
        others: Option<char>,
    },
    /// Letters do not read as Vietnamese.
    Garbled(Garbled),
    /// Rates lack their sign.
    Rates(Vec<String>),
    /// Thousands stand in two forms.
    Numbers {
        /// With dots.
        grouped: String,
        /// Without.
        plain: String,
    },
    /// One act has several days of issue.
    ActDates {
        /// The act as it is named.
        act: String,
        /// Each day with the places that state it.
        days: Vec<(Date, Vec<FieldPath>)>,
        /// The day in the registry of acts.
        known: Option<Date>,
    },
    /// A day of issue lies outside the year that the act's number states.
    ActYear {
        /// The act as it is named.
        act: String,
        /// The day.
        day: Date,
    },
    /// An act is not in force throughout the period.
    Force {
        /// Id of the act.
        act: String,
        /// When it is.
        force: Force,
    },
    /// An annex that is not attached.
    Annexes {
        /// The reference with the highest number.
        words: String,
        /// How many numbers it lies beyond the annexes of the officer.
        beyond: usize,
    },
}

impl Slip {
    fn code(&self) -> &'static str {
        match self {
            Self::Symbols(_) => "symbols",
            Self::Dates(_) => "dates",
            Self::UnevenEnds { .. } => "unevenEnds",
            Self::Garbled(_) => "garbled",
            Self::Rates(_) => "rates",
            Self::Numbers { .. } => "numbers",
            Self::ActDates { .. } => "actDates",
            Self::ActYear { .. } => "actYear",
            Self::Force { .. } => "force",
            Self::Annexes { .. } => "annexes",
        }
    }
}
