//! Members that this version does not know: kept when a file comes in, put back when it goes out.

use serde_json::{Map, Value};

/// Members of the app's own that are written anew each time and never kept.
const WRITTEN_ANEW: [&str; 3] = ["computed", "digest", "tool"];

/// What `found` has and `known` lacks, as a tree of the same shape; `None` when there is nothing.
pub fn beyond(found: &Value, known: &Value) -> Option<Value> {
    let (Value::Object(found), Value::Object(known)) = (found, known) else { return None };
    let mut rest = Map::new();
    for (name, member) in found {
        if WRITTEN_ANEW.contains(&name.as_str()) || member.is_null() {
            continue;
        }
        match known.get(name) {
            None => {
                rest.insert(name.clone(), member.clone());
            }
            Some(same) => {
                if let Some(inner) = beyond(member, same) {
                    rest.insert(name.clone(), inner);
                }
            }
        }
    }
    (!rest.is_empty()).then_some(Value::Object(rest))
}

/// Puts kept members back where the app wrote none.
pub fn put_back(into: &mut Value, rest: &Value) {
    if let (Value::Object(into), Value::Object(rest)) = (into, rest) {
        for (name, member) in rest {
            match into.get_mut(name) {
                None => {
                    into.insert(name.clone(), member.clone());
                }
                Some(inner) => put_back(inner, member),
            }
        }
    }
}
