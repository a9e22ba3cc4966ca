//! A question with one of several answers, of a form that is no report.

use leptos::prelude::*;

use super::control::{ChoiceBinding, radios};
use super::group::{FormGroup, group, no_error};
use crate::model::template::Choice;

/// The question with its answers one below the other.
pub fn radio_field(
    id: &'static str,
    (label, hint): (&'static str, &'static str),
    options: Vec<Choice>,
    chosen: RwSignal<String>,
) -> AnyView {
    let link = ChoiceBinding {
        value: chosen.into(),
        locked: Signal::derive(|| false),
        chosen: Callback::new(move |id| chosen.set(id)),
    };
    let form_group = FormGroup {
        id: id.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        several: true,
        ..FormGroup::default()
    };
    let control = radios(id, options, link, true);
    group(form_group, no_error(), control, ().into_any())
}
