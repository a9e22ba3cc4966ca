//! A request that an officer opened: what is asked for, until when, and the button that begins the report.

use leptos::prelude::*;

use super::controls::{button, heading};
use crate::formats::request::decode_link;
use crate::messages::vi::collection::requests as words;
use crate::messages::vi::period;
use crate::model::request::ReportRequest;
use crate::state::collection::Collecting;
use crate::state::route::Route;

/// Draws the page of a request as it stands in the address.
pub fn request(own: Collecting, link: &str) -> AnyView {
    let content = match decode_link(link) {
        Ok(request) => asked(own, request),
        Err(why) => refused(words::why_link_refused(&why)),
    };
    view! { <div class="layout__page layout__page--narrow">{heading(words::ASKED.to_owned())}{content}</div> }
        .into_any()
}

fn refused(why: String) -> AnyView {
    view! { <p class="notice notice--bad" role="alert">{why}</p> }.into_any()
}

fn asked(own: Collecting, request: ReportRequest) -> AnyView {
    let Some(template) = own.app.with_rules(&request.template) else {
        return view! { {lines(own, &request, &request.template)}{refused(words::NO_TEMPLATE.to_owned())} }.into_any();
    };
    let older = template.form.version < request.template_version;
    let older =
        older.then(|| view! { <p class="notice notice--warning">{words::OLDER_TEMPLATE}</p> });
    let begun = own.existing_reports(&request);
    let says = if begun.is_empty() {
        words::BEGIN
    } else {
        words::BEGIN_ANOTHER
    };
    let class = if begun.is_empty() {
        "button"
    } else {
        "button button--secondary"
    };
    let entry = |(id, name): (String, String)| {
        let name = if name.is_empty() {
            template.form.title.clone()
        } else {
            name
        };
        view! { <li><a href=Route::of_report(&id).fragment()>{name}</a></li> }.into_any()
    };
    let begun = (!begun.is_empty()).then(|| {
        let entries: Vec<AnyView> = begun.into_iter().map(entry).collect();
        view! { <div class="notice"><p>{words::BEGUN}</p><ul class="notice__list">{entries}</ul></div> }
    });
    let title = template.form.title.clone();
    view! {
        {lines(own, &request, &title)}
        {older}{begun}
        <div class="layout__buttons">{button(says, class, move || own.begin_requested(&request))}</div>
    }
    .into_any()
}

/// What is asked for, line by line.
fn lines(own: Collecting, request: &ReportRequest, template: &str) -> AnyView {
    let stated = |text: &str| {
        if text.is_empty() {
            words::NOT_STATED.to_owned()
        } else {
            text.to_owned()
        }
    };
    let deadline = request.deadline;
    let deadline = deadline.map_or_else(
        || words::NOT_STATED.to_owned(),
        |day| words::deadline(day, own.today()),
    );
    let agency = request.agency.as_ref().map_or("", |one| one.name.as_str());
    let values = [
        stated(&request.from),
        template.to_owned(),
        period::with_days(&request.period),
        deadline,
        stated(agency),
    ];
    let line = |(name, value): (&'static str, String)| {
        view! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> }.into_any()
    };
    let lines: Vec<AnyView> = words::LINES.into_iter().zip(values).map(line).collect();
    view! { <dl class="collection__request">{lines}</dl> }.into_any()
}
