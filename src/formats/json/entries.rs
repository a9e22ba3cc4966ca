//! The members of an object whose names are data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

/// The members in the order of their names. Read into a map and kept as a list: what writes a file is in the first part of the
/// program, where a map to each kind of value is a kilobyte.
#[derive(Debug, Deserialize)]
#[serde(from = "BTreeMap<String, V>", bound = "V: Deserialize<'de>")]
pub struct Entries<V>(pub Vec<(String, V)>);

impl<V> Entries<V> {
    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        let place = self.0.binary_search_by(|(one, _)| one.as_str().cmp(name));
        place
            .ok()
            .and_then(|at| self.0.get(at))
            .map(|(_, value)| value)
    }
}

impl<V> Default for Entries<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> From<BTreeMap<String, V>> for Entries<V> {
    fn from(map: BTreeMap<String, V>) -> Self {
        Self(map.into_iter().collect())
    }
}

impl<V> IntoIterator for Entries<V> {
    type Item = (String, V);
    type IntoIter = std::vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, V> IntoIterator for &'a Entries<V> {
    type Item = &'a (String, V);
    type IntoIter = std::slice::Iter<'a, (String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<V: Serialize> Serialize for Entries<V> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
