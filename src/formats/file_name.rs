//! What the files are called that a person takes away.

use crate::model::date::to_iso;
use crate::model::period::PeriodKind;
use crate::model::report::Report;

/// `bao-cao_so-xay-dung_2021_r1.json`: agency, period and revision name the file.
#[must_use]
pub fn file_name(report: &Report, extension: &str) -> String {
    let agency = slug(report.words("agency.name"));
    let period = &report.period;
    let part = match period.kind {
        PeriodKind::Year => format!("{}", period.year),
        PeriodKind::Month => format!("{}-{:02}", period.year, period.index),
        PeriodKind::Quarter => format!("{}-q{}", period.year, period.index),
        PeriodKind::Half => format!("{}-h{}", period.year, period.index),
        PeriodKind::NineMonths => format!("{}-9t", period.year),
        PeriodKind::Range => format!("{}_{}", to_iso(period.from), to_iso(period.to)),
    };
    let agency = if agency.is_empty() {
        "co-quan".to_owned()
    } else {
        agency
    };
    format!(
        "bao-cao_{agency}_{part}_r{}.{extension}",
        report.revision.number
    )
}

/// Words without marks, in ASCII, for a file's name.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for letter in words.chars().map(crate::input::letters::lowercase) {
        match crate::input::ascii::base(letter) {
            Some(base) => slug.push(base),
            None if crate::input::ascii::is_mark(letter) => {}
            None if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            None => {}
        }
    }
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}
