//! Members that this version does not know: gathered when a file comes in, put back when it goes out.
//!
//! In between they are one JSON text in the report (`Report::unknown`), a tree of the file's own shape, with the function
//! that puts them back: writing a report that has none does without that.

use serde_json::{Map, Value};

use super::file::{OverrideJson, ReportFile};
use crate::formats::json::digest::laid_out;
use crate::formats::json::entries::Entries;
use crate::model::answer::Answer;
use crate::model::report::{Event, EventKind, Report, Status, Unknown};

/// What a file has and the report that was read from it has no place for; `None` when there is nothing.
/// `answers` are those that the template does not ask, by the group that they stand in.
pub(super) fn unknown_members(
    file: ReportFile<'_>,
    answers: Vec<(&'static str, Map<String, Value>)>,
    report: &Report,
    is_known: &dyn Fn(&str) -> bool,
) -> Option<Unknown> {
    let mut rest = Extra(file.extra);
    let parts = [
        ("template", file.template.extra),
        ("period", file.period.extra),
        ("revision", file.revision.extra),
    ];
    let tool = file.tool.map(|tool| ("tool", tool.extra));
    for (name, members) in parts.into_iter().chain(tool).chain(answers) {
        rest.add(name, Some(members), true);
    }
    let decimals = file.decimals.into_iter();
    let decimals = decimals.map(|(address, decimals)| (address, Value::from(decimals.0)));
    rest.add("decimals", Some(unknown_entries(decimals, is_known)), true);
    // Only where the file has the group: a walk over all answers costs a twentieth of opening a large file.
    let has = |group: &Option<_>, kind: fn(&Answer) -> bool| {
        group.is_some() && report.answers.values().any(kind)
    };
    let words = |group: Entries<String>| {
        let entries = group.into_iter();
        unknown_entries(entries.map(|(key, words)| (key, words.into())), is_known)
    };
    let written = has(&file.not_applicable, |answer| {
        matches!(answer, Answer::NotApplicable(_))
    });
    rest.add("notApplicable", file.not_applicable.map(words), written);
    let written = has(&file.unreadable, |answer| {
        matches!(answer, Answer::Unreadable(_))
    });
    rest.add("unreadable", file.unreadable.map(words), written);
    let commented = !report.comments.is_empty();
    rest.add("comments", file.comments.map(words), commented);
    let has_rows = report.rows.values().any(|rows| !rows.is_empty());
    rest.add("rows", file.rows.map(empty_rows), has_rows);
    let (explained, rewritten) = (!report.explanations.is_empty(), !report.edits.is_empty());
    rest.add("explanations", file.explanations.map(extras_of), explained);
    rest.add("narratives", file.narratives.map(extras_of), rewritten);
    rest.add_empty_list("included", file.included);
    rest.add_empty_list("history", file.history);
    // A draft says nothing of when it was complete; what a file says of it all the same travels on.
    if let (Status::Draft, Some(at)) = (&report.status, file.completed_at) {
        rest.0.insert("completedAt".to_owned(), at.into());
    }
    let kept = |event: &Event| matches!(event.kind, EventKind::Other(_));
    rest.into_unknown(report.history.iter().any(kept))
}

/// Takes out the groups of the format's own that are empty.
fn take_empty_groups(rest: &mut Map<String, Value>) -> Vec<String> {
    let mut taken = Vec::new();
    for name in GROUPS {
        let is_empty = match rest.get(name) {
            Some(Value::Object(members)) => members.is_empty(),
            Some(Value::Array(items)) => items.is_empty(),
            _ => false,
        };
        if is_empty {
            rest.remove(name);
            taken.push(name.to_owned());
        }
    }
    taken
}

/// The members of the file that are left over.
struct Extra(Map<String, Value>);

impl Extra {
    /// Adds what is left of a group that the file states; an empty one only where the app writes none of that name.
    fn add(&mut self, name: &str, group: Option<Map<String, Value>>, is_written: bool) {
        if let Some(members) = group.filter(|members| !is_written || !members.is_empty()) {
            self.0.insert(name.to_owned(), Value::Object(members));
        }
    }

    /// Adds a list that the file states though it is empty.
    fn add_empty_list<T>(&mut self, name: &str, list: Option<Vec<T>>) {
        if list.is_some_and(|list| list.is_empty()) {
            self.0.insert(name.to_owned(), Value::Array(Vec::new()));
        }
    }

    /// As a report keeps it; `None` when nothing is left over, nor an event that this version does not know.
    fn into_unknown(mut self, has_events: bool) -> Option<Unknown> {
        let empty_groups = take_empty_groups(&mut self.0);
        let has_members = has_events || !self.0.is_empty();
        if !has_members && empty_groups.is_empty() {
            return None;
        }
        let members = has_members.then(|| Value::Object(self.0).to_string());
        Some(Unknown {
            members: members.unwrap_or_default(),
            empty_groups,
            put_back,
        })
    }
}

fn unknown_entries(
    entries: impl Iterator<Item = (String, Value)>,
    is_known: &dyn Fn(&str) -> bool,
) -> Map<String, Value> {
    entries.filter(|(address, _)| !is_known(address)).collect()
}

fn empty_rows(rows: Entries<Vec<String>>) -> Map<String, Value> {
    let empty = rows.into_iter().filter(|(_, rows)| rows.is_empty());
    empty
        .map(|(table, _)| (table, Value::Array(Vec::new())))
        .collect()
}

fn extras_of(entries: Entries<OverrideJson>) -> Map<String, Value> {
    let entries = entries.into_iter().filter(|(_, one)| !one.extra.is_empty());
    entries
        .map(|(key, one)| (key, Value::Object(one.extra)))
        .collect()
}

/// Groups of the format's own that old files state though they are empty.
const GROUPS: [&str; 8] = [
    "comments",
    "explanations",
    "history",
    "included",
    "narratives",
    "notApplicable",
    "rows",
    "unreadable",
];

/// Puts a group back that was empty.
pub(super) fn put_empty_group(file: &mut ReportFile<'_>, name: &str) {
    match name {
        "comments" => _ = file.comments.get_or_insert_default(),
        "explanations" => _ = file.explanations.get_or_insert_default(),
        "history" => _ = file.history.get_or_insert_default(),
        "included" => _ = file.included.get_or_insert_default(),
        "narratives" => _ = file.narratives.get_or_insert_default(),
        "notApplicable" => _ = file.not_applicable.get_or_insert_default(),
        "rows" => _ = file.rows.get_or_insert_default(),
        "unreadable" => _ = file.unreadable.get_or_insert_default(),
        _ => {}
    }
}

/// Puts members back into the text of a file: five times the work, for the few reports that bring members of a later
/// version.
fn put_back(text: &str, members: &str) -> String {
    let mut value = serde_json::from_str::<Value>(text).unwrap_or_default();
    merge(
        &mut value,
        serde_json::from_str(members).unwrap_or_default(),
    );
    // Events that this version does not know were written as texts.
    let events = value.get_mut("history").and_then(Value::as_array_mut);
    for event in events.into_iter().flatten() {
        if let Value::String(text) = event {
            *event = serde_json::from_str(text).unwrap_or_default();
        }
    }
    laid_out(&value)
}

/// Groups whose entries the officer makes and deletes: what is kept goes back into entries that are still there.
const OF_THE_OFFICER: [&str; 2] = ["explanations", "narratives"];

/// Puts kept members back where the app wrote none.
fn merge(into: &mut Value, rest: Value) {
    let (Value::Object(into), Value::Object(rest)) = (into, rest) else {
        return;
    };
    for (name, member) in rest {
        match (into.get_mut(&name), member) {
            (None, _) if OF_THE_OFFICER.contains(&name.as_str()) => {}
            (None, member) => {
                into.insert(name, member);
            }
            (Some(Value::Object(entries)), Value::Object(kept))
                if OF_THE_OFFICER.contains(&name.as_str()) =>
            {
                for (key, kept) in kept {
                    if let Some(entry) = entries.get_mut(&key) {
                        merge(entry, kept);
                    }
                }
            }
            (Some(inner), member) => merge(inner, member),
        }
    }
}
