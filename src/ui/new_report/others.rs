//! Reports that this machine has of the agency, template and period that are about to be begun.

use leptos::prelude::*;

use crate::messages::vi::app as words;
use crate::model::report::Report;
use crate::state::app::{App, ReportSummary};

/// Tells of them, if there are any. Another choice draws it anew, with what stands around it.
pub(super) fn others_here(app: App, report: &Report) -> AnyView {
    let others = app.others_of(report).into_iter();
    others.map(other).collect::<Vec<AnyView>>().into_any()
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
