//! What gives way where a record finds no room: the summaries, which are made anew from the records.

use super::KeyValue;
use super::keys::SUMMARIES;

/// Removes the summaries; false where there were none.
pub fn remove_summaries(store: &dyn KeyValue) -> bool {
    matches!(store.get(SUMMARIES), Ok(Some(_))) && store.remove(SUMMARIES).is_ok()
}
