//! When a report is an issued document: its number, and the day of signing beside its period and beside today.

use time::Date;

use super::answer::Answer;
use super::date::{parse_iso, years_later};
use super::report::{ISSUE_FIELDS, IssueProblem, Report, Stage, Status};

const CODE_NUMBER: &str = ISSUE_FIELDS[0];
const ISSUED_DATE: &str = ISSUE_FIELDS[1];

/// The findings about the day of signing; a day that was explained is meant.
const OF_ISSUED_DATE: [&str; 2] = ["documentDateAfterPeriod", "dates:document.issuedDate"];

impl Report {
    /// How far the document is on its way by what the report says, whatever day is today ([`Stage::on`]).
    #[must_use]
    pub fn stage(&self) -> Stage {
        let has_all = || {
            let mut answers = ISSUE_FIELDS.iter().map(|path| self.answer_to(path));
            answers.all(Answer::is_given)
        };
        match self.status {
            Status::Draft => Stage::Draft,
            Status::Completed(_) if has_all() && self.issue_problem().is_none() => Stage::Issued,
            Status::Completed(_) => Stage::Completed,
        }
    }

    /// What is wrong with the number and the day that it was issued with, as far as they are there.
    #[must_use]
    pub fn issue_problem(&self) -> Option<IssueProblem> {
        if matches!(self.answer_to(CODE_NUMBER), Answer::Number(number) if number.value().is_zero())
        {
            return Some(IssueProblem::NumberZero);
        }
        let day = self.signed()?;
        let is_explained = OF_ISSUED_DATE
            .iter()
            .any(|key| self.explanations.contains_key(*key));
        let last = self.period.to;
        // As `assess` asks about a day of signing.
        let latest = years_later(last, 1);
        if is_explained {
            None
        } else if day < last {
            Some(IssueProblem::SignedBefore(day))
        } else {
            latest
                .is_some_and(|latest| day > latest)
                .then_some(IssueProblem::SignedLate(day))
        }
    }

    /// The same today.
    #[must_use]
    pub fn issue_problem_on(&self, today: Date) -> Option<IssueProblem> {
        let ahead = || self.signed().filter(|day| *day > today);
        self.issue_problem()
            .or_else(|| ahead().map(IssueProblem::SignedAhead))
    }

    /// The day of signing.
    #[must_use]
    pub fn signed(&self) -> Option<Date> {
        match self.answer_to(ISSUED_DATE) {
            Answer::Text(day) => parse_iso(day),
            _ => None,
        }
    }
}

impl Stage {
    /// How far a document with a day of signing is today: before that day nobody has signed it.
    #[must_use]
    pub fn on(self, signed: Option<Date>, today: Date) -> Self {
        match self {
            Self::Issued if signed > Some(today) => Self::Completed,
            other => other,
        }
    }
}
