//! What pasting a block into the plain fields of a section would do, as data: one fate for each value.

use crate::model::answer::Answer;
use crate::model::paste::numbers::Notations;

/// What pasting a block into the fields of a section would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldsPlan {
    /// What the columns of the block are, as it lies there.
    pub columns: Vec<ColumnRole>,
    /// The values in their order; none before it is known which column holds them.
    pub lines: Vec<FieldLine>,
    /// What its numbers tell of their notation.
    pub numbers: Notations,
}

/// What a column of the block holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// The values.
    Values,
    /// Names of fields.
    Names,
    /// Numbers of lines.
    Ordinals,
    /// Units, line by line.
    Units,
    /// Nothing.
    Blank,
    /// Something that is not pasted; it might be the values. Its first text.
    Other(String),
}

/// A value of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldLine {
    /// The name beside it; empty without one.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What becomes of it.
    pub fate: FieldFate,
}

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFate {
    /// It becomes the answer of a field.
    Placed(FieldChange),
    /// It is kept as typed in a field that cannot read it.
    Unreadable(FieldChange),
    /// The field, by its position, says the same.
    Unchanged(usize),
    /// Nothing stands there; the field, if there is one for it, keeps what it has.
    Blank(Option<usize>),
    /// It stays out.
    LeftOut(FieldLeftOut),
}

/// A change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, by its position among those of the section.
    pub field: usize,
    /// What it says now.
    pub old: Answer,
    /// What it would say.
    pub new: Answer,
}

/// Why a value stays out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldLeftOut {
    /// No field is left for it.
    NoField,
    /// The name beside it is that of no field.
    UnknownName,
    /// The name beside it is a part of the label of a field, by its position: a person must say whether that is meant.
    Alike(usize),
    /// Its number is in another unit than the field, by its position.
    OtherUnit {
        /// That field.
        field: usize,
        /// The unit of the block.
        unit: String,
    },
    /// Another value goes to the same field, by its position: a person must say which.
    Twice(usize),
    /// A person said so.
    Chosen,
}

impl FieldsPlan {
    /// The changes.
    pub fn changes(&self) -> impl Iterator<Item = &FieldChange> {
        self.lines.iter().filter_map(FieldLine::change)
    }

    /// Fields that get another answer.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.changes().count()
    }

    /// Fields among them that had an answer.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.changes()
            .filter(|change| change.old != Answer::Blank)
            .count()
    }

    /// Columns that may hold the values, by their position: a person can choose among several.
    #[must_use]
    pub fn value_columns(&self) -> Vec<usize> {
        let may = |role: &ColumnRole| {
            !matches!(
                role,
                ColumnRole::Names | ColumnRole::Units | ColumnRole::Blank
            )
        };
        let columns = self.columns.iter().enumerate();
        columns
            .filter(|(_, role)| may(role))
            .map(|(at, _)| at)
            .collect()
    }

    /// True while nobody said which column holds the values.
    #[must_use]
    pub fn lacks_column(&self) -> bool {
        !self.columns.contains(&ColumnRole::Values)
    }

    /// Fields that several values go to, each once.
    #[must_use]
    pub fn twice(&self) -> Vec<usize> {
        let mut fields: Vec<usize> = Vec::new();
        for line in &self.lines {
            if let FieldFate::LeftOut(FieldLeftOut::Twice(field)) = line.fate
                && !fields.contains(&field)
            {
                fields.push(field);
            }
        }
        fields
    }

    /// Values of whose fields only a part is named, and these fields.
    pub fn alike(&self) -> impl Iterator<Item = (&FieldLine, usize)> {
        self.lines.iter().filter_map(|line| match line.fate {
            FieldFate::LeftOut(FieldLeftOut::Alike(field)) => Some((line, field)),
            _ => None,
        })
    }

    /// True when something would change and nothing is undecided.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.changed() > 0
            && !self.lacks_column()
            && self.twice().is_empty()
            && self.alike().next().is_none()
            && !self.numbers.is_asked
    }
}

impl FieldLine {
    /// What it changes.
    #[must_use]
    pub fn change(&self) -> Option<&FieldChange> {
        match &self.fate {
            FieldFate::Placed(change) | FieldFate::Unreadable(change) => Some(change),
            _ => None,
        }
    }

    /// The field where it goes, by its position.
    #[must_use]
    pub fn field(&self) -> Option<usize> {
        match &self.fate {
            FieldFate::Placed(change) | FieldFate::Unreadable(change) => Some(change.field),
            FieldFate::Unchanged(field) => Some(*field),
            FieldFate::Blank(field) => *field,
            FieldFate::LeftOut(_) => None,
        }
    }
}
