//! Files as they come to a receiving department: first reports, revisions, and every kind of conflict, each with what it is.

use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::collection::Agency;
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::report::Report;
use bao_cao_so::template::form::Form;

use super::collected;

/// A file, with the name of its verdict (`collection::sorted::Verdict`) where all files are opened at once and nothing is here.
pub struct Generated {
    /// Its name.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The name of its verdict.
    pub verdict: &'static str,
}

/// Kinds of files, in turn.
const KINDS: u64 = 11;

/// At least so many files of agencies, whose list repeats none; every so manieth agency (from 1) sends files of the next kind, the others their
/// first report. `write` writes a report as its agency exports it. The same
/// seed gives the same files.
pub fn files(
    form: &Form,
    agencies: &[Agency],
    count: usize,
    (seed, every): (u64, u64),
    write: &dyn Fn(&Report) -> String,
) -> Vec<Generated> {
    let mut files: Vec<Generated> = Vec::new();
    for (number, agency) in (0..).zip(agencies) {
        if files.len() >= count {
            break;
        }
        let report = collected::report(form, agency, seed.wrapping_mul(1_000_003) + number);
        let name = format!("{number:05}-{}", agency.id);
        let mut add = |part: &str, text: String, verdict: &'static str| {
            files.push(Generated {
                file: format!("{name}{part}.json"),
                text,
                verdict,
            });
        };
        let kind = if number % every == 0 {
            number / every % KINDS
        } else {
            0
        };
        of_kind(kind, &report, write, &mut add);
    }
    files
}

/// The files of one kind that an agency sends.
fn of_kind(
    kind: u64,
    report: &Report,
    write: &dyn Fn(&Report) -> String,
    add: &mut dyn FnMut(&str, String, &'static str),
) {
    match kind {
        1 => {
            add("-1", write(report), "OlderRevision");
            add("-2", write(&revised(report, 2)), "NewerRevision");
        }
        2 => {
            add("-a", write(report), "New");
            add("-b", write(report), "Duplicate");
        }
        3 => {
            add("-a", write(report), "Conflict");
            add("-b", write(&changed(report)), "Conflict");
        }
        4 => {
            let mut other = changed(report);
            other.id.push_str("-again");
            add("-a", write(report), "Conflict");
            add("-b", write(&other), "Conflict");
        }
        5 => add("", write(&of_last_year(report)), "WrongPeriod"),
        6 => {
            let mut later = report.clone();
            later.template.version = 99;
            add("", write(&later), "OtherTemplate");
        }
        7 => add(
            "",
            write(&named(report, "Công ty Một thành viên")),
            "UnknownAgency",
        ),
        8 => {
            let plain = without_marks(report.words("agency.name"));
            add("", write(&named(report, &plain)), "DoubtfulAgency");
        }
        9 => {
            let text = write(report).replacen("2025-12-16T09:", "2025-12-17T09:", 1);
            add("", text, "Altered");
        }
        10 => {
            let text = write(report);
            let half = text.char_indices().nth(text.chars().count() / 2);
            let half = half.map_or(0, |(at, _)| at);
            add(
                "",
                text.get(..half).unwrap_or_default().to_owned(),
                "Unreadable",
            );
        }
        _ => add("", write(report), "New"),
    }
}

fn revised(report: &Report, number: u32) -> Report {
    let mut revised = changed(report);
    revised.revision.number = number;
    revised.revision.reason = Some("Sửa số hồ sơ tiếp nhận trực tuyến.".to_owned());
    revised
}

/// The same report with another number.
fn changed(report: &Report) -> Report {
    let mut changed = report.clone();
    changed.set(FieldPath::new("headcount"), Answer::Number(4_321.into()));
    changed
}

fn of_last_year(report: &Report) -> Report {
    let mut earlier = report.clone();
    earlier.period.year = 2024;
    let day = |text: &str, or| parse_iso(text).unwrap_or(or);
    earlier.period.from = day("2023-12-15", earlier.period.from);
    earlier.period.to = day("2024-12-14", earlier.period.to);
    earlier
}

/// The same report under another name, without an identifier.
fn named(report: &Report, name: &str) -> Report {
    let mut named = report.clone();
    named.set(FieldPath::new("agency.name"), Answer::Text(name.to_owned()));
    named.set(FieldPath::new("agency.identifier"), Answer::Blank);
    named
}

/// A name as it is typed without a Vietnamese keyboard.
fn without_marks(name: &str) -> String {
    let whole = bao_cao_so::input::letters::to_lowercase(&bao_cao_so::input::letters::nfc(name));
    let letters = whole
        .replace('\u{a0}', " ")
        .replace("ubnd", "ủy ban nhân dân");
    let letters = letters.chars();
    letters
        .map(|letter| bao_cao_so::input::ascii::base(letter).unwrap_or(letter))
        .collect()
}
