//! Other periods beside the numbers of a collection: the one before, and the time that numbers are of.

use leptos::prelude::*;

use super::controls::{button, option_choice};
use crate::collection::periods::Span;
use crate::messages::vi::collection::periods as words;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, Earlier, Longer, Numbers};

/// The choice of the time that numbers are of; nothing where it can only be the period.
pub fn span_choice(own: Collecting) -> AnyView {
    let workspace = own.workspace_now();
    let period = workspace.map(|workspace| workspace.collection.period.clone());
    let Some(period) = period else {
        return ().into_any();
    };
    let spans = Span::of(&period);
    if spans.len() < 2 {
        return ().into_any();
    }
    let options = spans.iter().map(|span| words::span(*span, &period));
    let options: Vec<String> = options.collect();
    let known = spans.clone();
    let chosen = Signal::derive(move || {
        let now = own.others.span.get();
        known
            .iter()
            .position(|span| *span == now)
            .unwrap_or_default()
    });
    let choose = Callback::new(move |place: usize| {
        own.choose_span(spans.get(place).copied().unwrap_or_default());
    });
    option_choice("totals-span", words::SPAN, options, chosen, choose)
}

/// Puts the period before beside the numbers, or takes it away.
pub fn compare_button(own: Collecting) -> AnyView {
    (move || {
        if own.others.span.get() != Span::Period {
            // A longer time has no collection before it.
            return ().into_any();
        }
        let asked = own
            .others
            .previous
            .with(|now| !matches!(now, Earlier::NotAsked));
        if asked {
            button(words::COMPARE_NOT, "button button--secondary", move || {
                own.stop_comparing();
            })
        } else {
            button(words::COMPARE, "button button--secondary", move || {
                own.compare()
            })
        }
    })
    .into_any()
}

/// What the numbers on the page are of, or why they are not what was asked for.
pub fn told(own: Collecting) -> AnyView {
    let longer = move || {
        own.others.longer.with(|now| match now {
            Earlier::NotAsked => ().into_any(),
            Earlier::Reading => wait(),
            Earlier::Failed(why) => warning((*why).to_owned()),
            Earlier::Here(Longer::Gap(gap)) => warning(words::gap(gap)),
            Earlier::Here(Longer::Here(longer)) => {
                let ends = longer.periods.first().zip(longer.periods.last());
                let told = ends.map(|(from, to)| words::made_of(from, to, longer.periods.len()));
                view! { <p class="notice">{told}</p> }.into_any()
            }
        })
    };
    view! { <div aria-live="polite">{longer}{move || previous(own)}</div> }.into_any()
}

/// Which collection is that of the period before.
pub fn previous(own: Collecting) -> AnyView {
    if own.others.span.get() != Span::Period {
        return ().into_any();
    }
    own.others.previous.with(|now| match now {
        Earlier::NotAsked => ().into_any(),
        Earlier::Reading => wait(),
        Earlier::Failed(why) => warning((*why).to_owned()),
        Earlier::Here(None) => warning(words::NO_PREVIOUS.to_owned()),
        Earlier::Here(Some(previous)) => {
            let href = Place::of(&previous.id, Page::Totals);
            let names = &previous.attributed.not_listed;
            let not_listed = (!names.is_empty())
                .then(|| view! { <span class="collection__rest">{words::not_listed(names)}</span> });
            view! { <p class="collection__shown"><a href=href>{words::compared_with(&previous.period)}</a>{not_listed}</p> }
                .into_any()
        }
    })
}

/// True for numbers of a longer time than the period.
pub fn is_longer(numbers: &Numbers) -> bool {
    matches!(numbers, Numbers::Longer(_))
}

fn wait() -> AnyView {
    view! { <p class="layout__wait">{words::READING}</p> }.into_any()
}

fn warning(text: String) -> AnyView {
    view! { <p class="notice notice--warning">{text}</p> }.into_any()
}
