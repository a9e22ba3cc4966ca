//! One report of the list: whose it is, of when, how far, and what can be done with it.

use leptos::prelude::*;

use crate::messages::vi::{app as words, editor};
use crate::model::summary::OpenCounts;
use crate::state::app::{App, ReportProgress, ReportSummary};

/// One report.
pub(super) fn report(
    app: App,
    entry: ReportSummary,
    progress: Memo<Option<ReportProgress>>,
) -> AnyView {
    let agency = if entry.agency.is_empty() {
        words::UNNAMED.to_owned()
    } else {
        entry.agency
    };
    let period = editor::period_and_issue(&entry.period, entry.revision);
    let of_report = words::of_report(&agency, &entry.superior, &entry.period, &entry.changed);
    let superior = (!entry.superior.is_empty())
        .then(|| view! { <p class="home__template"><bdi>{entry.superior}</bdi></p> }.into_any());
    let code = (!entry.code.is_empty()).then(|| view! { <span>{entry.code}</span> }.into_any());
    let repeated = entry.repeated.then(|| {
        view! { <span class="layout__chip layout__chip--warning">{words::REPEATED}</span> }
            .into_any()
    });
    let chip = if entry.completed {
        "layout__chip layout__chip--good"
    } else {
        "layout__chip"
    };
    let example = entry.example.then(|| {
        view! { <span class="layout__chip layout__chip--example">{words::EXAMPLE}</span> }
            .into_any()
    });
    let completed = entry.completed;
    let progress = move || {
        progress
            .get()
            .map(|counted| progress_of(counted, completed))
    };
    view! {
        <li class="home__report">
            <div class="home__what">
                <h2 class="home__agency"><a href=entry.href.clone()><bdi>{agency}</bdi>" – "{period}</a></h2>
                {superior}
                <p class="home__template">{entry.template}</p>
                <p class="home__meta">
                    {example}
                    <span class=chip>{entry.status}</span>
                    {repeated}
                    {code}
                    <span>{words::changed(&entry.changed)}</span>
                </p>
            </div>
            <div class="home__progress">{progress}</div>
            <div class="home__buttons">
                <a class="button button--secondary" href=entry.href>{words::OPEN}<span class="layout__hidden">{of_report.clone()}</span></a>
                <button class="button button--quiet" type="button" on:click=move |_| app.remove(&entry.id)>
                    {words::REMOVE}<span class="layout__hidden">{of_report}</span>
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// How far a report is. In a completed one nothing is left to fill in, and there is seldom anything wrong: then nothing is said.
fn progress_of(counted: ReportProgress, completed: bool) -> AnyView {
    let OpenCounts { left, problems } = counted.open;
    let left = if completed {
        String::new()
    } else {
        words::left(left)
    };
    let problems = (!completed || problems > 0).then(|| editor::problems(Some(problems)));
    view! {
        <span class="home__percent">{words::percent(counted.percent)}</span>
        <progress class="home__bar" max="100" value=counted.percent.to_string() aria-label=words::FILLED_IN></progress>
        <span class="home__given">{left}</span>
        <span class="home__problems">{problems}</span>
    }
    .into_any()
}
