//! Whose report is begun, where this machine has reports of several agencies.

use leptos::prelude::*;

use crate::messages::vi::app::agency_of;
use crate::messages::vi::copying as words;
use crate::model::template::Choice;
use crate::state::app::App;
use crate::storage::agencies::KnownAgency;
use crate::ui::field::{ChoiceBinding, FormGroup, group, no_error, radios};

const ID: &str = "new-agency";

/// The choice, the agency whose report was changed last first; nothing where there is one agency or none.
pub(super) fn agency_choice(app: App, chosen: RwSignal<String>) -> AnyView {
    let agencies = app.known_agencies();
    let Some(first) = agencies.first().filter(|_| agencies.len() > 1) else {
        return ().into_any();
    };
    if !agencies
        .iter()
        .any(|one| chosen.with_untracked(|id| *id == one.report))
    {
        chosen.set(first.report.clone());
    }
    let option = |one: KnownAgency| Choice {
        id: one.report,
        label: agency_of(&one.name, &one.superior),
    };
    let link = ChoiceBinding {
        value: chosen.into(),
        locked: Signal::derive(|| false),
        chosen: Callback::new(move |id| chosen.set(id)),
    };
    let form_group = FormGroup {
        id: ID.to_owned(),
        label: words::AGENCY.to_owned(),
        hint: words::AGENCY_HINT.to_owned(),
        several: true,
        ..FormGroup::default()
    };
    let options = agencies.into_iter().map(option).collect();
    let control = radios(ID, options, link, true);
    group(form_group, no_error(), control, ().into_any())
}
