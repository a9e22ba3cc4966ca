//! The record that says what a report took over from a collection: a text of the store, no file that travels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::answer::FieldPath;
use crate::model::synthesis::{Filled, Synthesis};

/// One more whenever a record says something else than before.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct SynthesisJson {
    version: u32,
    report: String,
    template: String,
    filled: BTreeMap<String, FilledJson>,
    rows: BTreeMap<String, Vec<String>>,
}

#[derive(Serialize, Deserialize)]
struct FilledJson {
    from: String,
    written: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
}

/// The record.
#[must_use]
pub fn encode_synthesis(synthesis: &Synthesis) -> String {
    let filled = synthesis.filled.iter();
    let json = SynthesisJson {
        version: VERSION,
        report: synthesis.report.clone(),
        template: synthesis.template.clone(),
        filled: filled
            .map(|(path, one)| {
                let own = FilledJson {
                    from: one.from.clone(),
                    written: one.written.clone(),
                    before: one.before.clone(),
                };
                (path.as_str().to_owned(), own)
            })
            .collect(),
        rows: synthesis.rows.clone(),
    };
    serde_json::to_string(&json).unwrap_or_default()
}

/// Reads a record; none of one that does not read, or that a later version wrote.
#[must_use]
pub fn decode_synthesis(text: &str) -> Option<Synthesis> {
    let json: SynthesisJson = serde_json::from_str(text).ok()?;
    (json.version == VERSION).then(|| Synthesis {
        report: json.report,
        template: json.template,
        filled: json
            .filled
            .into_iter()
            .map(|(path, one)| {
                let filled = Filled {
                    from: one.from,
                    written: one.written,
                    before: one.before,
                };
                (FieldPath::new(path), filled)
            })
            .collect(),
        rows: json.rows,
    })
}
