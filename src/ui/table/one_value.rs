//! One value pasted into a field or a cell for a number, once it is known to take the place of what stands there.

use crate::browser::grid::type_over;
use crate::formats::clipboard::paste::one_value::{OneValue, one_value};
use crate::messages::vi::paste_notes::understood;
use crate::model::template::FieldKind;

/// Types a value into its control as a block would fill it in, and says how it was understood, where that is otherwise than it
/// stood there. False where a person must say which of two readings is meant.
pub fn type_value(control: &str, kind: &FieldKind, pasted: &str, say: impl FnOnce(String)) -> bool {
    let OneValue::Typed {
        text,
        understood: number,
    } = one_value(kind, pasted)
    else {
        return false;
    };
    type_over(control, &text);
    if let Some(number) = number {
        say(understood(pasted.trim(), &number));
    }
    true
}
