//! Checks as they are compiled: what each looks at.

use serde::{Deserialize, Serialize};

use crate::formula::syntax::Expression;
use crate::model::answer::FieldPath;
use crate::model::template::{PreviousChange, Severity};
use crate::template::sentence::SentenceText;

/// A check ready to run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledCheck {
    /// Unique in the template.
    pub id: String,
    /// Family.
    pub family: String,
    /// Severity when it fails.
    pub severity: Severity,
    /// What it looks at.
    pub rule: CheckRule,
    /// What it depends on: addresses, and ids of tables.
    pub depends_on: Vec<String>,
}

impl CompiledCheck {
    /// A check that every template has, named `family`.
    pub(crate) fn built_in(
        id: impl Into<String>,
        family: &str,
        severity: Severity,
        rule: CheckRule,
        depends_on: &[String],
    ) -> Self {
        Self {
            id: id.into(),
            family: family.to_owned(),
            severity,
            rule,
            depends_on: depends_on.to_vec(),
        }
    }
}

/// What a check looks at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum CheckRule {
    /// A declared formula that must be true.
    Formula(DeclaredRule),
    /// A required answer must be given.
    Given(FieldPath),
    /// A required table must have an answer, and required columns one in each row.
    TableGiven(String),
    /// Typed text must be readable.
    Readable(FieldPath),
    /// Typed text of a table's cells must be readable.
    TableReadable(String),
    /// A stated percentage must agree with its counts.
    StatedAgrees {
        /// The stated percentage.
        field: FieldPath,
        /// Position of the indicator that computes the same.
        indicator: usize,
    },
    /// A stated percentage should have its counts.
    StatedHasCounts {
        /// The stated percentage.
        field: FieldPath,
        /// Position of the indicator that computes the same.
        indicator: usize,
    },
    /// Percentages stated in a column must agree with the computed column (RATIO) or have its counts (DENOM).
    ColumnStates {
        /// The table.
        table: String,
        /// The stated column.
        column: String,
        /// The computed column.
        computed: String,
        /// True for DENOM.
        counts: bool,
    },
    /// Each group of a table must have rows.
    GroupsFilled(String),
    /// A stated percentage without counts should not be the target itself.
    TargetCopied {
        /// The stated percentage.
        field: FieldPath,
        /// Position of the indicator that has the target.
        indicator: usize,
    },
    /// A stated percentage should be a plausible one.
    Share {
        /// The stated percentage.
        field: FieldPath,
        /// Position of the indicator that computes the same, where there is one.
        indicator: Option<usize>,
        /// What is plausible.
        limit: ShareLimit,
    },
    /// Percentages stated in a column should be plausible ones.
    ColumnShare {
        /// The table.
        table: String,
        /// The stated column.
        column: String,
        /// The computed column of the same, where there is one.
        computed: Option<String>,
        /// What is plausible.
        limit: ShareLimit,
    },
    /// A part should be no larger than its whole.
    PartOfWhole {
        /// That it is not.
        rule: DeclaredRule,
        /// Ids of declared checks that tell of the same answers: where one of them fails, nothing more is said.
        told: Vec<String>,
    },
    /// An answer should not hold the words of the outline.
    OutlineLeft(String),
    /// The cells of a table should not hold the words of the outline.
    TableOutlineLeft(String),
    /// What officers write.
    Texts(TextRule),
    /// What lies far from what is usual.
    Outliers(OutlierRule),
}

/// What is plausible of a stated percentage.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ShareLimit {
    /// The largest, where there is one.
    pub most: Option<u64>,
    /// True where it states a part of a whole, which cannot be larger.
    pub of_whole: bool,
}

/// A declared rule with what it says when it is false.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeclaredRule {
    /// The formula.
    pub rule: Expression,
    /// What to say when it is false; else made from the formula.
    pub message: Option<SentenceText>,
    /// What to do.
    pub advice: String,
    /// The answers concerned, outside the row.
    pub fields: Vec<FieldPath>,
    /// The table in each of whose rows the rule must be true.
    pub each: Option<String>,
    /// The columns concerned, in the order of the formula; true for the cell of the row above.
    pub cells: Vec<(String, bool)>,
}

/// What a check of texts looks at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum TextRule {
    /// How each text of a field or table is written.
    Written(String),
    /// Acts: one date each, that of the registry; in force in the period.
    Acts,
    /// Annexes that texts refer to are attached.
    Annexes,
}

/// What lies far from what is usual.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum OutlierRule {
    /// Numbers against the report of the previous period.
    Prior {
        /// Of these fields and tables.
        ids: Vec<String>,
        /// From which change on the template asks, where it says so.
        asked_from: Option<PreviousChange>,
    },
    /// Days in these fields and tables against the days of the period.
    Dates(Vec<String>),
    /// Numbers of these fields and tables against the largest plausible one.
    Limits(Vec<String>),
    /// The period against the day of the last change.
    NotBegun,
    /// Days of a period that the officer chose, against the usual ones.
    UsualDays,
    /// Amounts of these tables whose rows are years, against those of the years beside them.
    Years(Vec<String>),
}
