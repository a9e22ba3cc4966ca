//! Acts that a report names: one date of issue each, that of the registry, and in force in the period.
//!
//! Numbers begin anew each year (Nghị định 30/2020/NĐ-CP, Điều 15), and every province counts its own: the same number and
//! symbol is the same act only inside a year, and an act of a province only in reports from there.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::assess::checks::lexicon::PROVINCE;
use crate::assess::checks::run::Run;
use crate::assess::finding::{Finding, Problem, Slip};
use crate::assess::lookup::ReportLookup;
use crate::input::letters::{search_key, to_lowercase};
use crate::model::answer::FieldPath;
use crate::model::citation::{Citation, Force};
use crate::model::template::Severity;
use crate::template::built_in::texts::BASES;
use crate::template::check_rule::CompiledCheck;

/// Dates of one act that are compared; more are told by the first ones.
const MOST_DATES: usize = 8;

/// Acts of one number and symbol, by the day of issue that texts state.
#[derive(Default)]
struct Named<'a> {
    words: &'a str,
    number: &'a str,
    dates: BTreeMap<Option<Date>, Vec<&'a FieldPath>>,
}

/// What is wrong with the acts of a report.
pub fn findings(check: &CompiledCheck, lookup: &ReportLookup<'_>) -> Vec<Finding> {
    let run = Run { check, lookup };
    let (template, report) = (lookup.template, lookup.report);
    let home = search_key(
        &["agency.superior", "agency.name", "document.place"]
            .map(|path| report.words(path))
            .join("\n"),
    );
    let bases: BTreeSet<&str> = report.words(BASES).lines().map(str::trim).collect();
    let mut named: BTreeMap<String, Named<'_>> = BTreeMap::new();
    for (path, act) in lookup
        .shown_texts()
        .flat_map(|(path, prose)| prose.acts.iter().map(move |act| (path, act)))
    {
        let entry = named.entry(key(&act.number, &act.symbol)).or_default();
        if entry.words.is_empty() || act.right.is_none() {
            (entry.words, entry.number) = (&act.words, &act.number);
        }
        let paths = entry.dates.entry(act.date).or_default();
        // The texts come one after another.
        if paths.last() != Some(&path) {
            paths.push(path);
        }
    }
    let mut registry: BTreeMap<String, Vec<&Citation>> = BTreeMap::new();
    // Most reports name few acts of those that are registered.
    for act in template.acts.values().filter(|_| !named.is_empty()) {
        let key = key(&act.number, &act.symbol);
        if named.contains_key(&key) && (bases.contains(act.id.as_str()) || is_of(act, &home)) {
            registry.entry(key).or_default().push(act);
        }
    }
    let mut findings = Vec::new();
    let mut cited: BTreeMap<&str, Vec<FieldPath>> = BTreeMap::new();
    for id in &bases {
        cited.insert(id, vec![FieldPath::new(BASES)]);
    }
    for (key, act) in &named {
        let known = registry.get(key).map(Vec::as_slice).unwrap_or_default();
        findings.extend(dates(key, act, known, &run));
        for one in known {
            let meant = |day: &Option<Date>| {
                day.is_none() && has_year(act.number) || *day == one.date && day.is_some()
            };
            for (_, paths) in act.dates.iter().filter(|(day, _)| meant(day)) {
                cited
                    .entry(one.id.as_str())
                    .or_default()
                    .extend(paths.iter().map(|path| (*path).clone()));
            }
        }
    }
    let force =
        |(id, fields): (&str, Vec<FieldPath>)| out_of_force(template.act(id)?, fields, &run);
    findings.extend(cited.into_iter().filter_map(force));
    findings
}

/// What is the same in all ways to write a number and a symbol.
fn key(number: &str, symbol: &str) -> String {
    format!(
        "{}/{}",
        number.trim_start_matches('0'),
        to_lowercase(symbol)
    )
}

/// True for numbers such as `30/2020`.
fn has_year(number: &str) -> bool {
    number.contains('/')
}

/// True when an act is of the whole country, or of the province that the report's agency names.
fn is_of(act: &Citation, home: &str) -> bool {
    let issuer = search_key(&act.issuer);
    let province = PROVINCE
        .iter()
        .find_map(|word| issuer.split_once(word))
        .map(|(_, name)| name);
    province.is_none_or(|name| home.contains(name))
}

/// True when two different days cannot both be of acts with this number: in one year there is one, and the same day of
/// two years is a slip of the year, but for the first numbers, which recur in the first days of each year.
fn clash(number: &str, one: Date, other: Date) -> bool {
    let digits = number
        .trim_start_matches('0')
        .trim_end_matches(char::is_alphabetic);
    let same_day = one.month() == other.month() && one.day() == other.day();
    one != other && (has_year(number) || one.year() == other.year() || same_day && digits.len() > 1)
}

/// Days of issue that contradict each other, the registry or the number.
fn dates(key: &str, act: &Named<'_>, known: &[&Citation], run: &Run<'_, '_>) -> Option<Finding> {
    let stated: Vec<(Date, &Vec<&FieldPath>)> = act
        .dates
        .iter()
        .filter_map(|(day, paths)| Some(((*day)?, paths)))
        .take(MOST_DATES)
        .collect();
    let is_right = |day: Date| known.iter().any(|one| one.date == Some(day));
    let registered = |day: Date| {
        known
            .iter()
            .find_map(|one| one.date.filter(|date| clash(act.number, *date, day)))
    };
    let wrong = |day: Date| !is_right(day) && registered(day).is_some();
    let mut clashing: Vec<(Date, &Vec<&FieldPath>)> = stated
        .iter()
        .filter(|(day, _)| {
            wrong(*day)
                || stated
                    .iter()
                    .any(|(other, _)| clash(act.number, *day, *other))
        })
        .copied()
        .collect();
    if clashing.is_empty() {
        let year: i32 = act
            .number
            .split_once('/')
            .and_then(|(_, year)| year.parse().ok())?;
        let (day, paths) = stated.iter().find(|(day, _)| day.year() != year)?;
        let slip = Slip::ActYear {
            act: act.words.to_owned(),
            day: *day,
        };
        return Some(of_dates(run, key, slip, cloned(paths)));
    }
    // The telling ones first: those that the registry contradicts, else those that fewer places state.
    clashing.sort_by_key(|(day, paths)| (is_right(*day), paths.len()));
    let known = clashing.iter().find_map(|(day, _)| {
        if is_right(*day) {
            Some(*day)
        } else {
            registered(*day)
        }
    });
    let days: Vec<(Date, Vec<FieldPath>)> = clashing
        .iter()
        .map(|(day, paths)| (*day, cloned(paths)))
        .collect();
    let fields = days.iter().flat_map(|(_, paths)| paths.clone()).collect();
    let slip = Slip::ActDates {
        act: act.words.to_owned(),
        days,
        known,
    };
    Some(of_dates(run, key, slip, fields))
}

fn cloned(paths: &[&FieldPath]) -> Vec<FieldPath> {
    paths.iter().map(|path| (*path).clone()).collect()
}

fn of_dates(run: &Run<'_, '_>, key: &str, slip: Slip, mut fields: Vec<FieldPath>) -> Finding {
    fields.dedup();
    Finding {
        key: format!("actDate:{key}"),
        ..run.finding(Problem::Slip(slip), fields)
    }
}

/// An act that is not in force in the period, or not until its end.
fn out_of_force(act: &Citation, mut fields: Vec<FieldPath>, run: &Run<'_, '_>) -> Option<Finding> {
    fields.dedup();
    let force = act.force_in(&run.lookup.report.period);
    let severity = match force {
        Force::Throughout => return None,
        Force::EndedBefore(_) | Force::BeginsAfter(_) => Severity::Warning,
        Force::EndsWithin(_) => Severity::Note,
    };
    let slip = Slip::Force {
        act: act.id.clone(),
        force,
    };
    Some(Finding {
        key: format!("force:{}", act.id),
        severity,
        ..run.finding(Problem::Slip(slip), fields)
    })
}
