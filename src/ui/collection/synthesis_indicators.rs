//! Indicators of the department's own report that want a look before it is signed.

use leptos::prelude::*;

use super::controls::{heads, table_frame};
use super::totals::{complete, covered};
use crate::collection::synthesis::indicators::IndicatorBeside;
use crate::messages::vi::collection::{synthesis as words, totals};
use crate::state::collection::place::{Page, Place};

/// Draws them; nothing where there are none.
pub fn indicators(collection: &str, all: &[IndicatorBeside]) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = all.iter().map(|one| line(collection, one)).collect();
    let table = view! {
        <table class="collection__table collection__table--cards">{heads(&words::INDICATOR_HEADS)}<tbody>{rows}</tbody></table>
    };
    view! {
        <section class="collection__section">
            <h2 class="layout__subheading">{words::INDICATORS}</h2>
            <p>{words::INDICATORS_LEAD}</p>
            {table_frame(words::INDICATORS, table.into_any())}
        </section>
    }
    .into_any()
}

fn line(collection: &str, one: &IndicatorBeside) -> AnyView {
    let number = Place::of(collection, Page::Number(one.row.address.clone()));
    let class = if one.is_same {
        "layout__chip"
    } else {
        "layout__chip layout__chip--warning"
    };
    view! {
        <tr>
            <th scope="row"><a href=number>{totals::name(&one.row)}</a></th>
            <td class="collection__number" data-head=words::INDICATOR_HEADS[1]>{totals::outcome(&one.report, &one.row)}</td>
            <td class="collection__words" data-head=words::INDICATOR_HEADS[2]>
                {totals::value(&one.row, &one.collection)}
                <span class="collection__rest">{covered(&one.collection)}</span>
                {complete(&one.collection, &one.row)}
            </td>
            <td><span class=class>{words::look(one.is_same)}</span></td>
        </tr>
    }
    .into_any()
}
