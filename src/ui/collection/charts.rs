//! Charts of a collection: how reports came in, a number by agency against its target, and how its values are spread; each with a
//! table of the same numbers.
//!
//! The script that draws comes when the page is opened.

mod drawings;
mod figure;
mod number;
pub mod paper;

use leptos::prelude::*;

use self::drawings::received_chart;
use self::figure::{Figure, figure};
use self::number::number;
use super::controls::{heading, heads};
use crate::browser::charts as script;
use crate::browser::lazy::LoadError;
use crate::collection::timeline::{DayCount, timeline};
use crate::collection::workspace::Workspace;
use crate::input::date;
use crate::messages::vi::collection::{charts as words, count};
use crate::state::app::Needs;
use crate::state::collection::Collecting;
use crate::ui::lazy::{Lazy, Placeholder};

/// Draws the page of charts; of a number by its address, empty for the first.
pub fn charts(own: Collecting, address: String) -> AnyView {
    let draw = move || {
        let address = address.clone();
        async move {
            script::load().await?;
            Ok::<AnyView, LoadError>(drawn(own, address))
        }
    };
    let coming = Placeholder::Line(words::COMING.to_owned());
    view! {
        {heading(words::TITLE.to_owned())}
        <p class="layout__lead">{words::HINT}</p>
        <Lazy app=own.app needs=Needs::Nothing placeholder=coming draw=draw />
    }
    .into_any()
}

fn drawn(own: Collecting, address: String) -> AnyView {
    (move || {
        let workspace = own.workspace()?;
        let received = received(&workspace);
        Some(view! { {received}{number(own, workspace, &address)} })
    })
    .into_any()
}

fn received(workspace: &Workspace) -> AnyView {
    let found = timeline(&workspace.collection);
    if found.days.is_empty() {
        return view! {
            <h2 class="layout__subheading collection__part">{words::RECEIVED}</h2>
            <p class="data__none">{words::NOTHING_RECEIVED}</p>
        }
        .into_any();
    }
    let row = |one: &DayCount| {
        view! {
            <tr>
                <th scope="row">{date::short(one.day)}</th>
                <td class="collection__number">{count(one.came)}</td>
                <td class="collection__number">{count(one.so_far)}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = found.days.iter().map(row).collect();
    let table = view! { <table class="collection__table charts__table">{heads(&words::RECEIVED_HEADS)}<tbody>{rows}</tbody></table> };
    let drawn = Figure {
        title: words::RECEIVED.to_owned(),
        chart: received_chart(&found),
        unit: String::new(),
        decimals: None,
        bars: None,
    };
    view! {
        <h2 class="layout__subheading collection__part">{words::RECEIVED}</h2>
        <p class="collection__sum">{words::received(&found)}</p>
        {figure(drawn, table.into_any())}
    }
    .into_any()
}
