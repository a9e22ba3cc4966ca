//! Members that this version does not know: kept when a file comes in, put back when it goes out.

use serde_json::{Map, Value};

use crate::formats::report_wire::{PeriodWire, ReportFile, RevisionWire, TemplateRefWire};

/// Members of the app's own that are written anew each time and never kept.
const WRITTEN_ANEW: [&str; 4] = ["computed", "contentDigest", "digest", "tool"];

/// What `found` has and `known` lacks, as a tree of the same shape; `None` when there is nothing. A null of the format's own
/// members says that there is none; one of an unknown member is a value like any other.
pub fn beyond(found: &Value, known: &Value) -> Option<Value> {
    inside(found, known, ReportFile::MEMBERS)
}

/// Members of the format's own objects, by the name of the object; of others nothing is known.
fn members_of(name: &str) -> &'static [&'static str] {
    match name {
        "template" => TemplateRefWire::MEMBERS,
        "period" => PeriodWire::MEMBERS,
        "revision" => RevisionWire::MEMBERS,
        _ => &[],
    }
}

fn inside(found: &Value, known: &Value, own: &[&str]) -> Option<Value> {
    let (Value::Object(found), Value::Object(known)) = (found, known) else {
        return None;
    };
    let mut rest = Map::new();
    for (name, member) in found {
        if WRITTEN_ANEW.contains(&name.as_str())
            || (member.is_null() && own.contains(&name.as_str()))
        {
            continue;
        }
        match known.get(name) {
            None => {
                rest.insert(name.clone(), member.clone());
            }
            Some(same) => {
                if let Some(inner) = inside(member, same, members_of(name)) {
                    rest.insert(name.clone(), inner);
                }
            }
        }
    }
    (!rest.is_empty()).then_some(Value::Object(rest))
}

/// Groups whose entries the officer makes and deletes: what is kept goes back into entries that are still there.
const OF_THE_OFFICER: [&str; 2] = ["explanations", "narratives"];

/// Puts kept members back where the app wrote none.
pub fn put_back(into: &mut Value, rest: &Value) {
    let (Value::Object(into), Value::Object(rest)) = (into, rest) else {
        return;
    };
    for (name, member) in rest {
        match (into.get_mut(name), member) {
            (None, _) if OF_THE_OFFICER.contains(&name.as_str()) => {}
            (None, _) => {
                into.insert(name.clone(), member.clone());
            }
            (Some(Value::Object(entries)), Value::Object(kept))
                if OF_THE_OFFICER.contains(&name.as_str()) =>
            {
                for (key, kept) in kept {
                    if let Some(entry) = entries.get_mut(key) {
                        put_back(entry, kept);
                    }
                }
            }
            (Some(inner), _) => put_back(inner, member),
        }
    }
}

/// Drops what stands at addresses that the app understands: it was read, and is written anew as it then stands.
pub fn forget_known(rest: &mut Value, is_known: &dyn Fn(&str) -> bool) {
    const GROUPS: [(&str, &str); 6] = [
        ("agency", "agency."),
        ("document", "document."),
        ("answers", ""),
        ("decimals", ""),
        ("notApplicable", ""),
        ("unreadable", ""),
    ];
    for (group, prefix) in GROUPS {
        if let Some(Value::Object(members)) = rest.get_mut(group) {
            members.retain(|key, _| !is_known(&format!("{prefix}{key}")));
        }
    }
    // Of numbers that had theirs nothing is left; other groups were always kept, and digests of old files count them.
    if let Value::Object(rest) = rest
        && rest
            .get("decimals")
            .and_then(Value::as_object)
            .is_some_and(Map::is_empty)
    {
        rest.remove("decimals");
    }
}
