//! Comparing a part of both copies: what bears on the reports that are about to be shown comes first, all else later
//! (docs/decisions/45-compared-first.md).

use std::collections::BTreeSet;

use super::keys::{JOURNALS, REPORTS, report_of};
use super::replication::{ERASED, records_of};
use super::version::version_key;

/// The records that have to be compared before some reports are shown or changed: what belongs to them, and what belongs to
/// no report. Given the keys of both stores; of a few reports only.
///
/// `None` where all records have to be compared first: local storage may be an empty or a much older one (it has no report, or
/// has never heard of something that IndexedDB has), or an earlier visit left a journal.
#[must_use]
pub fn compared_before(
    local: &[String],
    indexed_db: &[String],
    reports: &[String],
) -> Option<Vec<String>> {
    let here: BTreeSet<&str> = local.iter().map(String::as_str).collect();
    let begins = |prefix: &str| here.iter().any(|key| key.starts_with(prefix));
    let is_known = |key: &String| {
        key == ERASED || here.contains(key.as_str()) || here.contains(version_key(key).as_str())
    };
    if !begins(REPORTS) || begins(JOURNALS) || !indexed_db.iter().all(is_known) {
        return None;
    }
    let mut keys = all_records(local, indexed_db);
    keys.retain(|key| report_of(key).is_none_or(|id| reports.iter().any(|one| one == id)));
    Some(keys)
}

/// All records, by the keys of both stores.
#[must_use]
pub fn all_records(local: &[String], indexed_db: &[String]) -> Vec<String> {
    let mut keys = records_of(local.to_vec());
    keys.extend(indexed_db.iter().cloned());
    keys.into_iter().collect()
}
