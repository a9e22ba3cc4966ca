//! How single members are read where serde's own way is stricter than what files may say.

use serde::de::{Deserialize, Deserializer, Error};
use serde::{Deserialize as DeriveDeserialize, Serialize};
use serde_json::Value;

use super::numbers::whole_number;

/// A null of a member that may be left out says that there is none.
///
/// # Errors
/// The value is of another kind.
pub fn null_is_default<'de, T, D>(reader: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(reader)?.unwrap_or_default())
}

/// A whole number, also one that a program wrote as `5470.0` or `5.47e3`.
///
/// # Errors
/// It is none, or none of the wanted range.
pub fn whole<'de, T, D>(reader: D) -> Result<T, D::Error>
where
    T: TryFrom<i64>,
    D: Deserializer<'de>,
{
    let value = Value::deserialize(reader)?;
    if value.is_null() {
        return Err(D::Error::custom(NULL));
    }
    whole_number(&value)
        .and_then(|number| T::try_from(number).ok())
        .ok_or_else(|| D::Error::custom(NO_WHOLE_NUMBER))
}

/// The same, of a member that may be left out.
///
/// # Errors
/// There is a value, and it is no whole number of the wanted range.
pub fn whole_or_none<'de, T, D>(reader: D) -> Result<Option<T>, D::Error>
where
    T: TryFrom<i64>,
    D: Deserializer<'de>,
{
    Ok(Option::<Whole<T>>::deserialize(reader)?.map(|whole| whole.0))
}

/// In serde's own words, which `read` understands.
const NULL: &str = "invalid type: null, expected a whole number";
const NO_WHOLE_NUMBER: &str = "invalid value, expected a whole number";

/// A whole number inside a list or a map; see [`whole`].
#[derive(Clone, Copy, Debug, Default, DeriveDeserialize, Serialize)]
#[serde(bound(deserialize = "T: TryFrom<i64>"))]
pub struct Whole<T>(#[serde(deserialize_with = "whole")] pub T);
