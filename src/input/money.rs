//! Units of money, as fields of money state them.

use crate::input::letters::search_key;
use crate::input::lexicon::MONEY_UNITS;

/// How many đồng one of a unit is; `None` for what is not understood.
#[must_use]
pub fn dong_per_unit(unit: &str) -> Option<u64> {
    let unit = search_key(unit);
    let known = MONEY_UNITS.iter().find(|(name, _)| *name == unit.trim());
    known.map(|(_, dong)| *dong)
}
