//! The help page.

use leptos::prelude::*;

use super::title::page_title;
use crate::browser::lazy::lazy;
use crate::messages::vi::{help as words, keys};

lazy! { help:
    /// Draws the help page.
    pub fn help_page() -> AnyView {
        view! { <HelpPage /> }.into_any()
    }
}

/// The help page.
#[component]
pub fn HelpPage() -> impl IntoView {
    page_title(Signal::derive(|| words::TITLE.to_owned()));
    view! {
        <article class="layout__page layout__page--narrow help">
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::TITLE}</h1>
            {part(words::TYPING, view! { <p>{words::TYPING_INTRO}</p>{pairs(words::EXAMPLE_HEADINGS, &words::EXAMPLES)} }.into_any())}
            {part(words::COUNTING, list(&words::COUNTING_RULES))}
            {part(words::COMPLETION, list(&words::COMPLETION_RULES))}
            {part(words::DATA, list(&words::DATA_RULES))}
            {part(words::FILES, list(&words::FILES_RULES))}
            {part(words::KEYS, view! { {pairs(keys::HEADINGS, &keys::LIST)}<p>{keys::MAC}</p> }.into_any())}
        </article>
    }
    .into_any()
}

fn part(heading: &'static str, content: AnyView) -> AnyView {
    view! { <section class="help__part"><h2 class="layout__subheading">{heading}</h2>{content}</section> }.into_any()
}

fn list(rules: &[&'static str]) -> AnyView {
    let rules: Vec<AnyView> = rules
        .iter()
        .map(|rule| view! { <li>{*rule}</li> }.into_any())
        .collect();
    view! { <ul class="help__list">{rules}</ul> }.into_any()
}

/// A table of pairs with its headings.
pub(super) fn pairs(headings: [&'static str; 2], rows: &[(&'static str, &'static str)]) -> AnyView {
    let row = |(left, right): &(&'static str, &'static str)| {
        view! { <tr><th class="help__key" scope="row">{*left}</th><td>{*right}</td></tr> }
            .into_any()
    };
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    let headings: Vec<AnyView> = headings
        .into_iter()
        .map(|heading| view! { <th scope="col">{heading}</th> }.into_any())
        .collect();
    view! { <table class="help__table"><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table> }.into_any()
}
