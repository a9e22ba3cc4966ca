//! What keeps a block from being pasted, in one box, and the answers that may be given at once.
//!
//! Not here: the choice above each column (`block`).

use leptos::prelude::*;

use super::block::{column_id, row_id};
use super::decisions::Decisions;
use super::shared::Shared;
use crate::formats::clipboard::paste::Choices;
use crate::messages::vi::paste as words;
use crate::messages::vi::paste_questions;
use crate::model::paste::no_row::NoRow;
use crate::model::paste::plan::{ColumnOrder, Plan};
use crate::model::paste::target::{Aside, Basis, Target};

/// The box, while something is undecided.
pub fn questions(table: Shared, plan: &Plan) -> Option<AnyView> {
    let asked = table.with_value(|table| paste_questions::questions(plan, table))?;
    let sentence = |text: String| view! { <p>{text}</p> }.into_any();
    let guess = |text: String| view! { <li>{text}</li> }.into_any();
    let guesses: Vec<AnyView> = asked.guesses.into_iter().map(guess).collect();
    let guesses =
        (!guesses.is_empty()).then(|| view! { <ul class="notice__list">{guesses}</ul> }.into_any());
    let why: Vec<AnyView> = asked.why.into_iter().map(sentence).collect();
    Some(
        view! {
            <div class="notice notice--bad notice--summary" role="alert">
                {why}{guesses}{asked.columns.map(sentence)}
            </div>
        }
        .into_any(),
    )
}

/// What may be answered at once.
pub fn answers(table: Shared, plan: &Plan, decided: Decisions<Choices>) -> AnyView {
    let accept = accept(table, plan, decided);
    // Guessed columns have a place: none of them is put aside by one press with those that have none.
    let aside = accept.is_none().then(|| put_aside(plan, decided));
    view! { {in_order(plan, decided)}{accept}{aside}{put_lines_aside(plan, decided)} }.into_any()
}

/// Takes one of the ways in which all columns may go by their order.
fn in_order(plan: &Plan, decided: Decisions<Choices>) -> Vec<Option<AnyView>> {
    let way = |order: &ColumnOrder| {
        let says = paste_questions::in_order(order).to_owned();
        let targets = order.targets.iter().cloned().enumerate().collect();
        at_once(says, targets, decided)
    };
    plan.orders.iter().map(way).collect()
}

/// Takes what was guessed.
fn accept(table: Shared, plan: &Plan, decided: Decisions<Choices>) -> Option<AnyView> {
    let guesses = plan.guesses();
    let target = |(at, column): &(usize, usize)| {
        let target =
            table.with_value(|table| Target::of_column(&table.columns, *column, Basis::Chosen));
        (*at, target)
    };
    let targets: Vec<(usize, Target)> = guesses.iter().map(target).collect();
    at_once(paste_questions::accept(targets.len()), targets, decided)
}

/// Puts the columns aside that are like none of the table, where others are: what may be meant is chosen one by one.
fn put_aside(plan: &Plan, decided: Decisions<Choices>) -> Option<AnyView> {
    let chosen = decided.now().columns;
    let mut columns = plan.without_candidates();
    columns.retain(|at| !chosen.contains_key(at));
    let targets: Vec<(usize, Target)> = columns
        .iter()
        .map(|at| (*at, Target::Aside(Aside::Chosen)))
        .collect();
    let all = targets.len() == plan.columns.len();
    let says = words::put_aside(targets.len());
    (!all).then(|| at_once(says, targets, decided)).flatten()
}

/// Puts all lines aside that name no row of the table, once no column waits.
fn put_lines_aside(plan: &Plan, decided: Decisions<Choices>) -> Option<AnyView> {
    let lines = plan.without_row(NoRow::NoSuchName);
    let first = lines.first().filter(|_| plan.undecided().is_empty())?;
    let first = row_id(*first);
    let says = words::put_lines_aside(lines.len());
    let decide = move |_| {
        let lines = lines.clone();
        decided.change(&first, |choices| {
            choices
                .rows
                .extend(lines.into_iter().map(|line| (line, None)));
        });
    };
    Some(view! { <button class="button" type="button" on:click=decide>{says}</button> }.into_any())
}

/// A button that decides about columns; the first of them keeps the focus.
fn at_once(
    says: String,
    targets: Vec<(usize, Target)>,
    decided: Decisions<Choices>,
) -> Option<AnyView> {
    let first = targets.first().map(|(at, _)| column_id(*at))?;
    let decide = move |_| {
        let targets = targets.clone();
        decided.change(&first, |choices| choices.columns.extend(targets));
    };
    Some(view! { <button class="button" type="button" on:click=decide>{says}</button> }.into_any())
}
