//! A pasted block in the dialog of its dry run: where each column goes, and what becomes of each cell.

use leptos::prelude::*;

use super::cells::LiveRow;
use super::decisions::Decisions;
use super::shared::Shared;
use crate::formats::clipboard::paste::Choices;
use crate::formats::clipboard::paste::account::{Shown, shown_lines, target_word};
use crate::messages::vi::answers::told;
use crate::messages::vi::paste as words;
use crate::messages::vi::paste_account::{line_name, read_cell};
use crate::messages::vi::paste_cells::{ReadCell, beside};
use crate::messages::vi::paste_targets::targets;
use crate::model::paste::numbers::Notation;
use crate::model::paste::plan::{Cell, Comparison, Fate, LeftOut, Line, LineKind, Plan};
use crate::model::paste::target::{PastedColumn, Target};
use crate::model::template::Rows;
use crate::state::editor::Editor;

/// Lines at the top of a block that are shown in any case.
const FIRST_SHOWN: usize = 60;
/// The choice of a column for which nothing is decided.
const NONE: &str = "";

/// The block as it was pasted, with a choice above each column and what becomes of each cell.
pub fn grid(editor: Editor, table: Shared, plan: &Plan, decided: Decisions<Choices>) -> AnyView {
    let choices = table.with_value(targets);
    let waiting = plan.waiting();
    let columns = plan.columns.iter().enumerate();
    let heads: Vec<AnyView> = columns
        .map(|(at, column)| {
            // What a person chose stays chosen while two columns want the same place.
            let chosen = decided.now().columns.get(&at).cloned();
            let is_open = matches!(column.target, Target::Open(_)) && chosen.is_none();
            let undecided = waiting.contains(&at) || is_open;
            let word = target_word(&column.target).filter(|_| !undecided);
            let word = word.or_else(|| target_word(&chosen?));
            head((at, column), (undecided, word), &choices, decided)
        })
        .collect();
    let shown = shown_lines(plan, &decided.now(), FIRST_SHOWN);
    let wide = (plan.columns.len() + 1).to_string();
    let row = |one: Shown| match one {
        Shown::Line(at) => plan
            .lines
            .get(at)
            .map(|one| line(editor, table, (at, one), (decided, plan))),
        Shown::Gap(lines) => {
            let hidden = words::more_rows(lines);
            Some(
                view! { <tr class="dialog__out"><td colspan=wide.clone()>{hidden}</td></tr> }
                    .into_any(),
            )
        }
    };
    let rows: Vec<AnyView> = shown.into_iter().filter_map(row).collect();
    view! {
        <div class="dialog__scroll" tabindex="0" role="region" aria-label=words::TITLE>
            <table class="dialog__grid">
                <thead><tr><th scope="row">{words::GOES_TO}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Id of the choice above a pasted column.
pub fn column_id(at: usize) -> String {
    format!("paste-column-{at}")
}

/// Id of the choice of a row at the beginning of a line.
pub fn row_id(at: usize) -> String {
    format!("paste-row-{at}")
}

/// Where a pasted column goes, which can be chosen otherwise.
fn head(
    (at, column): (usize, &PastedColumn),
    (undecided, word): (bool, Option<String>),
    choices: &[(String, String, Target)],
    decided: Decisions<Choices>,
) -> AnyView {
    let option = |value: String, label: String| {
        let selected = word.as_ref().map_or(value == NONE, |word| *word == value);
        view! { <option value=value prop:selected=selected>{label}</option> }.into_any()
    };
    let mut options: Vec<AnyView> = undecided
        .then(|| option(NONE.to_owned(), words::UNDECIDED.to_owned()))
        .into_iter()
        .collect();
    options.extend(
        choices
            .iter()
            .map(|(word, label, _)| option(word.clone(), label.clone())),
    );
    let id = column_id(at);
    let (control, choices) = (id.clone(), choices.to_vec());
    let turn = move |event| {
        let word = event_target_value(&event);
        let target = choices
            .iter()
            .find(|(known, ..)| *known == word)
            .map(|(.., target)| target.clone());
        decided.change(&control, |choices| match target {
            Some(target) => _ = choices.columns.insert(at, target),
            None => _ = choices.columns.remove(&at),
        });
    };
    let class = if undecided { "dialog__open" } else { "" };
    view! {
        <th class=class scope="col">
            <select
                autocomplete="off" class="field__input dialog__target" id=id aria-label=words::column_choice(at + 1, &column.heading)
                on:change=turn
            >
                {options}
            </select>
        </th>
    }
    .into_any()
}

fn line(
    editor: Editor,
    table: Shared,
    (at, line): (usize, &Line),
    (decided, plan): (Decisions<Choices>, &Plan),
) -> AnyView {
    let name = match &line.kind {
        LineKind::Row { place, .. } => {
            let id = untrack(|| table.with_value(|table| editor.row_ids(table)))
                .into_iter()
                .nth(*place);
            id.map_or_else(
                || words::NEW_ROW.to_owned(),
                |id| LiveRow::new(editor, table, id).name.get_untracked(),
            )
        }
        kind => line_name(kind).unwrap_or_default().to_owned(),
    };
    let choice = row_choice(table, (at, line), (decided, plan));
    let is_row = matches!(line.kind, LineKind::Row { .. });
    let is_later_heading = line.kind == LineKind::Heading && at >= plan.headings;
    let kept = decided.now().kept.contains(&at);
    let keep = if line.kind.may_be_kept() || kept || is_later_heading {
        keep_box(at, kept, &name, decided)
    } else {
        ().into_any()
    };
    let cells: Vec<AnyView> = line
        .cells
        .iter()
        .map(|one| cell(table, one, plan.numbers.chosen))
        .collect();
    let class = if is_row { "" } else { "dialog__out" };
    view! { <tr class=class><th scope="row">{name}{keep}{choice}</th>{cells}</tr> }.into_any()
}

/// Which row of the table a line goes to that does not tell it.
fn row_choice(
    table: Shared,
    (at, line): (usize, &Line),
    (decided, plan): (Decisions<Choices>, &Plan),
) -> Option<AnyView> {
    const ASIDE: &str = "aside";
    let chosen = decided.now().rows.get(&at).copied();
    if chosen.is_none() && !matches!(line.kind, LineKind::NoRow { .. }) {
        return None;
    }
    let labels = table.with_value(|table| match &table.rows {
        Rows::Fixed(rows) => rows.iter().map(|row| row.label.clone()).collect(),
        Rows::Added { .. } => Vec::new(),
    });
    let count = labels.len();
    let free = plan.free_rows(count);
    let is_open = matches!(line.kind, LineKind::NoRow { aside: false, .. });
    let word = match chosen {
        Some(Some(row)) if !is_open => row.to_string(),
        Some(None) => ASIDE.to_owned(),
        _ => NONE.to_owned(),
    };
    let option = |value: String, label: String| {
        let selected = value == word;
        view! { <option value=value prop:selected=selected>{label}</option> }.into_any()
    };
    let open = is_open.then(|| option(NONE.to_owned(), words::UNDECIDED_ROW.to_owned()));
    let rows = labels.into_iter().enumerate();
    let rows = rows.filter(|(row, _)| free.contains(row) || chosen == Some(Some(*row)));
    let rows: Vec<AnyView> = rows
        .map(|(row, label)| option(row.to_string(), label))
        .collect();
    let id = row_id(at);
    let control = id.clone();
    let turn = move |event| {
        let word = event_target_value(&event);
        decided.change(&control, |choices| {
            _ = match word.as_str() {
                NONE => choices.rows.remove(&at),
                ASIDE => choices.rows.insert(at, None),
                row => {
                    let position = (0..count).find(|position| position.to_string() == row);
                    choices.rows.insert(at, position)
                }
            }
        });
    };
    let label = words::row_choice(plan.row_name(at), at + 1);
    Some(
        view! {
            <select autocomplete="off" class="field__input dialog__target" id=id aria-label=label on:change=turn>
                {open}{option(ASIDE.to_owned(), words::ASIDE.to_owned())}{rows}
            </select>
        }
        .into_any(),
    )
}

/// Pastes a line that looks like no row all the same.
fn keep_box(at: usize, kept: bool, name: &str, decided: Decisions<Choices>) -> AnyView {
    let id = format!("paste-line-{at}");
    let control = id.clone();
    let turn = move |event| {
        let keep = event_target_checked(&event);
        decided.change(&control, |choices| {
            _ = if keep {
                choices.kept.insert(at)
            } else {
                choices.kept.remove(&at)
            }
        });
    };
    let label = words::keep_line(name, at + 1);
    view! {
        <label class="dialog__keep">
            <input class="field__radio" type="checkbox" id=id aria-label=label prop:checked=kept on:change=turn />
            {words::KEEP_LINE}
        </label>
    }
    .into_any()
}

/// A cell: what stays out is grey, what goes is struck out, what cannot be read or is understood otherwise says so.
fn cell(table: Shared, cell: &Cell, notation: Option<Notation>) -> AnyView {
    let Some(change) = cell.change() else {
        let remark = match &cell.fate {
            Fate::LeftOut(LeftOut::Computed(Comparison::Differs(own))) => words::computes(own),
            Fate::LeftOut(LeftOut::DayOrMonth) => words::DAY_OR_MONTH.to_owned(),
            Fate::LeftOut(LeftOut::WordsAmongOrdinals) => words::WORDS_AMONG_ORDINALS.to_owned(),
            _ => return view! { <td class="dialog__kept">{cell.text.clone()}</td> }.into_any(),
        };
        return view! {
            <td class="dialog__unreadable">{cell.text.clone()}<p class="dialog__remark">{remark}</p></td>
        }
        .into_any();
    };
    table.with_value(|table| {
        let kind = table.columns.get(change.column).map(|field| &field.kind);
        let told = |answer| kind.map(|kind| told(kind, answer)).unwrap_or_default();
        let read = read_cell(cell, table);
        let remark = read.and_then(|cell| beside(cell, notation));
        let mark = read.and_then(ReadCell::mark);
        changed_cell((told(&change.old), told(&change.new)), mark, remark)
    })
}

/// A cell with what stands there now and then.
pub fn changed_cell(
    (old, new): (String, String),
    mark: Option<&'static str>,
    remark: Option<String>,
) -> AnyView {
    let old = (!old.is_empty()).then(|| {
        view! { <del>{old}</del><span class="layout__hidden">{words::BECOMES}</span>" " }.into_any()
    });
    let remark = remark.map(|text| view! { <p class="dialog__remark">{text}</p> }.into_any());
    let class = match mark {
        Some(_) => "dialog__unreadable",
        None => "dialog__new",
    };
    let mark = mark.map(|text| view! { <strong class="dialog__mark">{text}</strong> }.into_any());
    view! { <td class=class>{old}<ins>{new}</ins>{mark}{remark}</td> }.into_any()
}
