//! What a block asks before it is pasted into a table, for one box: each question once, the guesses side by side, the columns
//! of the table once.
//!
//! Not here: the words of each question (`doubts`).

use crate::messages::vi::doubts;
use crate::messages::vi::paste::count;
use crate::messages::vi::paste_account::{label, why};
use crate::model::paste::no_row::NoRow;
use crate::model::paste::plan::{ColumnOrder, Plan};
use crate::model::paste::target::Doubt;
use crate::model::template::Table;

/// What a block asks.
pub struct Questions {
    /// Why it waits.
    pub why: Vec<String>,
    /// Where columns may go: the heading, and the column of the table.
    pub guesses: Vec<String>,
    /// The columns of the table, where one of them is to be chosen.
    pub columns: Option<String>,
}

/// What a block asks, while anything is undecided.
#[must_use]
pub fn questions(plan: &Plan, table: &Table) -> Option<Questions> {
    let (doubts, guesses) = (plan.doubts(), plan.guesses());
    let is_guessed = |doubt: &&Doubt| doubt.guess().is_some_and(|one| guesses.contains(&one));
    let guessed: Vec<&Doubt> = doubts.iter().filter(is_guessed).collect();
    let mut sentences: Vec<String> = match guessed.as_slice() {
        [] => Vec::new(),
        [only] => vec![why(**only, plan, table)],
        [Doubt::AsRows { .. }, ..] => vec![doubts::AS_ROWS.to_owned()],
        several => vec![doubts::several_alike(several.len())],
    };
    let others = doubts.iter().filter(|doubt| !is_guessed(doubt));
    sentences.extend(others.map(|doubt| why(*doubt, plan, table)));
    let waiting = plan.waiting().len();
    sentences.extend((waiting > 0).then(|| doubts::waiting(waiting)));
    sentences.extend(rows(plan));
    if sentences.is_empty() {
        return None;
    }
    let pair = |(pasted, column): &(usize, usize)| {
        let heading = plan.columns.get(*pasted).map(|one| one.heading.as_str());
        doubts::guess(
            pasted + 1,
            heading.unwrap_or_default(),
            &label(table, *column),
        )
    };
    // One guess stands in its question.
    let guesses = if guesses.len() > 1 {
        guesses
    } else {
        Vec::new()
    };
    Some(Questions {
        why: sentences,
        guesses: guesses.iter().map(pair).collect(),
        columns: (!doubts.is_empty()).then(|| columns(table)),
    })
}

/// What is asked about lines whose rows nobody knows.
fn rows(plan: &Plan) -> Vec<String> {
    let names = |why: NoRow| {
        let mut names: Vec<&str> = Vec::new();
        for name in plan.without_row(why).iter().map(|at| plan.row_name(*at)) {
            if why != NoRow::SameName || !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let (unknown, same) = (names(NoRow::NoSuchName), names(NoRow::SameName));
    // Once each column is known, one of them may name the rows.
    let lines = match plan.undecided().as_slice() {
        [] => plan.without_row(NoRow::TooMany).len(),
        _ => 0,
    };
    let asked = [
        (!unknown.is_empty()).then(|| doubts::no_such_rows(&unknown)),
        (!same.is_empty()).then(|| doubts::same_names(&same)),
        (lines > 0).then(|| doubts::too_many_lines(lines)),
    ];
    asked.into_iter().flatten().collect()
}

/// Takes a way in which all columns may go by their order; a telephone shows it in one line.
#[must_use]
pub fn in_order(order: &ColumnOrder) -> &'static str {
    match (order.numbers_rows, order.with_results) {
        (false, false) => "Theo thứ tự cột phải điền",
        (false, true) => "Theo thứ tự mọi cột, cả cột tính",
        (true, false) => "Cột đầu là STT, rồi cột phải điền",
        (true, true) => "Cột đầu là STT, rồi mọi cột",
    }
}

/// Takes all guesses.
#[must_use]
pub fn accept(guesses: usize) -> String {
    format!("Nhận {} cột được đoán", count(guesses))
}

/// The columns of the table in their order.
fn columns(table: &Table) -> String {
    let fields = table.columns.iter();
    let fields = fields.filter(|field| table.shape.group_by.as_ref() != Some(&field.id));
    let labels: Vec<String> = fields.map(|field| field.label.clone()).collect();
    doubts::columns_in_order(&labels)
}
