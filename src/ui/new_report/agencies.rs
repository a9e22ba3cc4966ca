//! Whose report is begun, where this machine has reports of several agencies.

use leptos::prelude::*;

use super::draft::Draft;
use crate::browser::lazy::lazy;
use crate::messages::vi::app::agency_of;
use crate::messages::vi::copying as words;
use crate::model::template::Choice;
use crate::state::app::{App, Needs};
use crate::storage::agencies::KnownAgency;
use crate::ui::field::radio_field;
use crate::ui::lazy::{Lazy, Placeholder};

const ID: &str = "new-agency";

/// The choice, the agency whose report was changed last first; nothing where there is one agency or none. What is stored is
/// read once, not for each period that is chosen.
pub(super) fn agency_choice(draft: Draft) -> AnyView {
    let Draft { app, agency, .. } = draft;
    // A first visit has no report.
    let kept = app.kept.get_untracked().then(|| {
        let draw = move || stored_agencies(app, agency);
        view! { <Lazy app=app needs=Needs::Persistence placeholder=Placeholder::Nothing draw=draw /> }
    });
    kept.into_any()
}

lazy! { persistence:
    /// Draws the choice.
    fn stored_agencies(app: App, chosen: RwSignal<String>) -> AnyView {
        choice_of(app, chosen)
    }
}

fn choice_of(app: App, chosen: RwSignal<String>) -> AnyView {
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
    let options = agencies.into_iter().map(option).collect();
    radio_field(ID, (words::AGENCY, words::AGENCY_HINT), options, chosen)
}
