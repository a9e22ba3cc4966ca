//! Reports that this machine has of the agency, template and period that are about to be begun.

use leptos::prelude::*;

use super::draft::Draft;
use crate::browser::lazy::lazy;
use crate::messages::vi::app as words;
use crate::state::app::ReportSummary;
use crate::state::page_memo::page_memo;

lazy! { persistence:
    /// Tells of them, as long as there are any for what is chosen.
    pub fn others_here(draft: Draft) -> AnyView {
        let others = page_memo(move |_| {
            // It is drawn again when the form of the template comes.
            draft.template.with(|template| draft.app.form_came(template));
            draft.app.others_of(&draft.choice())
        });
        (move || others.get().into_iter().map(other).collect::<Vec<AnyView>>()).into_any()
    }
}

fn other(one: ReportSummary) -> AnyView {
    let text = words::already_here(
        &one.agency,
        &one.period,
        &one.status,
        &words::changed(&one.changed),
    );
    view! {
        <div class="notice notice--warning">
            <p class="notice__text">{text}</p>
            <a class="button button--small" href=one.href>{words::OPEN_THAT}</a>
        </div>
    }
    .into_any()
}
