//! One value pasted into a field or a cell for a number, in place of what stands there: cleaned as the cells of a block are,
//! or asked about.

use std::iter::once;

use crate::formats::clipboard::paste::notation::notations;
use crate::input::answer::problem;
use crate::input::spreadsheet_number::{typed_form, understood};
use crate::model::template::FieldKind;

/// What becomes of one pasted value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OneValue {
    /// It reads in two ways, and a person must say which is meant.
    Asked,
    /// It goes into the field.
    Typed {
        /// What to type: the number cleaned, or the text as it is, where that is no number.
        text: String,
        /// The number as the app prints it, where it is understood otherwise than it stands there.
        understood: Option<String>,
    },
}

/// What becomes of a text pasted where a kind of number is asked for.
#[must_use]
pub fn one_value(kind: &FieldKind, text: &str) -> OneValue {
    let text = text.trim_matches(['\r', '\n', '\t']);
    if notations(once((kind, text)), None).is_asked {
        return OneValue::Asked;
    }
    let typed = typed_form(kind, text, None).filter(|typed| problem(kind, typed).is_none());
    OneValue::Typed {
        understood: understood(kind, text, None).map(|(_, number)| number),
        text: typed.unwrap_or_else(|| text.to_owned()),
    }
}
