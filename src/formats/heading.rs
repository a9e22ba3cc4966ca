//! What tells which report a file is of, read without the rest: template and period.
//!
//! Nothing is checked here: whoever goes on with the file decodes it.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::formats::report::decode::period_kind;
use crate::model::period::PeriodKind;

/// Which report a file is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Id of its template.
    pub template: String,
    /// Kind of its period.
    pub kind: PeriodKind,
    /// The year that names the period.
    pub year: u32,
    /// Which of its kind in the year, from 1.
    pub index: u8,
}

#[derive(Deserialize)]
struct HeadingWire {
    template: TemplateWire,
    period: PeriodWire,
}

#[derive(Deserialize)]
struct TemplateWire {
    id: String,
}

#[derive(Deserialize)]
struct PeriodWire {
    kind: String,
    year: u32,
    index: u8,
}

/// Reads the heading of a file; none where it has none.
#[must_use]
pub fn heading(text: &str) -> Option<Heading> {
    let HeadingWire { template, period } = serde_json::from_str(text).ok()?;
    of(template, period)
}

/// Reads the heading from the end of a record as it is laid out when it is written, where its members stand in the order of
/// their names; none where the text begins behind it, or is laid out otherwise.
#[must_use]
pub fn heading_at_end(text: &str) -> Option<Heading> {
    of(member(text, "template")?, member(text, "period")?)
}

/// A member of the record itself: no text in JSON has a line break, and members of members stand further in.
fn member<T: DeserializeOwned>(text: &str, name: &str) -> Option<T> {
    let (_, rest) = text.rsplit_once(&format!("\n  \"{name}\": "))?;
    let mut values = serde_json::Deserializer::from_str(rest).into_iter();
    values.next()?.ok()
}

fn of(template: TemplateWire, period: PeriodWire) -> Option<Heading> {
    Some(Heading {
        template: template.id,
        kind: period_kind(&period.kind)?,
        year: period.year,
        index: period.index,
    })
}
