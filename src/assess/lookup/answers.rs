//! Answers as formulas find them: by the text of their address, with the field that they answer.

use std::collections::{BTreeSet, HashMap};

use crate::assess::replaced::replaces_itself;
use crate::formula::outcome::{Outcome, Undefined, Value};
use crate::input::agency::is_of_district;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_iso;
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::{CompiledField, Form};

/// All answers to fields outside tables, each beside its field: made by one walk over the form and the report, which are
/// in the same order, it takes the place of a search in each for every name of every formula.
pub(crate) struct Answers<'a>(HashMap<&'a str, (&'a CompiledField, &'a Answer)>);

impl<'a> Answers<'a> {
    /// The answers of a report.
    pub(crate) fn new(form: &'a Form, report: &'a Report) -> Self {
        let mut all = HashMap::with_capacity(form.fields.len());
        let mut answers = report.answers.iter().peekable();
        for (id, placed) in &form.fields {
            let mut answer = &Answer::Blank;
            while let Some((path, found)) =
                answers.next_if(|(path, _)| path.as_str() <= id.as_str())
            {
                if path.as_str() == id {
                    answer = found;
                }
            }
            all.insert(id.as_str(), (&**placed, answer));
        }
        Self(all)
    }

    /// A field outside tables with its answer.
    pub(super) fn find(&self, path: &str) -> Option<(&'a CompiledField, &'a Answer)> {
        self.0.get(path).copied()
    }
}

/// What an answer is worth in a formula.
pub(crate) fn value(answer: &Answer, kind: &FieldKind, path: &str) -> Outcome {
    let value = match answer {
        Answer::NotApplicable(_) => return not_applicable(path),
        Answer::Number(number) if kind.is_number() => Value::Number(number.value().into()),
        Answer::YesNo(yes) if *kind == FieldKind::YesNo => Value::YesNo(*yes),
        Answer::Text(text) if *kind == FieldKind::Date => match parse_iso(text) {
            Some(day) => Value::Date(day),
            None => return missing(path),
        },
        Answer::Text(text) if !text.trim().is_empty() && !kind.is_number() => {
            Value::Words(text.clone())
        }
        // A text longer than its field takes is a finding, and still the words of the report.
        Answer::Unreadable(text) if kind.is_words() => Value::Words(text.clone()),
        _ => return missing(path),
    };
    Outcome::Value(value)
}

/// A built-in that formulas can mention.
pub(super) fn built_in(name: &str, report: &Report) -> Option<Value> {
    Some(match name {
        "period.from" => Value::Date(report.period.from),
        "period.to" => Value::Date(report.period.to),
        "period.year" => Value::Number(report.period.year.into()),
        "agency.ofDistrict" => Value::YesNo(is_of_district(report.words("agency.name"))),
        "document.replacesItself" => Value::YesNo(replaces_itself(report)),
        "report.revision" => Value::Number(report.revision.number.into()),
        _ => return None,
    })
}

pub(super) fn missing(path: &str) -> Outcome {
    let mut paths = BTreeSet::new();
    paths.insert(FieldPath::new(path));
    Outcome::Missing(paths)
}

pub(super) fn not_applicable(path: &str) -> Outcome {
    Outcome::Undefined(Undefined::NotApplicable(FieldPath::new(path)))
}
