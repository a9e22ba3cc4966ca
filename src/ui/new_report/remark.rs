//! What is unusual about the choices for a new report, which reports like it are here, and what it can take over.

use leptos::prelude::*;

use super::copy::copy_offer;
use super::draft::Draft;
use super::others::others_here;
use crate::browser::lazy::lazy;
use crate::state::app::{App, Needs, PeriodChoice};
use crate::ui::lazy::{Lazy, Placeholder};

/// What is to be known of the choices; the rules of periods come with those of the template.
pub(super) fn remark(draft: Draft) -> AnyView {
    let choice = draft.choice();
    let draw = move || remarks(draft.app, choice.clone(), draft.agency);
    view! { <Lazy app=draft.app needs=Needs::Nothing placeholder=Placeholder::Nothing draw=draw /> }
        .into_any()
}

lazy! { assess:
    /// Draws what is to be known of the choices.
    fn remarks(app: App, choice: PeriodChoice, agency: RwSignal<String>) -> AnyView {
        let remark = app.period_remark(&choice);
        let remark = remark.map(|remark| view! { <p class="notice notice--warning">{remark}</p> }.into_any());
        // A first visit has no report, and does without what reads them.
        let kept = app.kept.get_untracked().then(|| {
            let draw = move || stored(app, choice.clone(), agency);
            view! { <Lazy app=app needs=Needs::Persistence placeholder=Placeholder::Nothing draw=draw /> }.into_any()
        });
        view! { {remark}{kept} }.into_any()
    }
}

lazy! { persistence:
    /// Draws what the reports of this machine have to do with the one that is about to be begun, of the agency that is chosen.
    fn stored(app: App, choice: PeriodChoice, agency: RwSignal<String>) -> AnyView {
        let of_agency = move || {
            let choice = PeriodChoice {
                agency: agency.get(),
                ..choice.clone()
            };
            let begun = app.draft_report(&choice);
            begun.map(|(report, form)| {
                let (others, copy) = (others_here(app, &report), copy_offer(app, &report, &form));
                view! { {others}{copy} }.into_any()
            })
        };
        view! { {of_agency} }.into_any()
    }
}
