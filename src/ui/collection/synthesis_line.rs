//! A line of the department's own report: a field beside what the collection gives it, or the rows of a table together.

use leptos::prelude::*;

use super::controls::button;
use crate::browser::arrival::reveal_after_navigation;
use crate::collection::synthesis::compare::{Compared, Counts, FillState};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::synthesis as words;
use crate::messages::vi::comparison::answer_words;
use crate::messages::vi::rows::label_in;
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, OwnReport};
use crate::state::editor::control_id;
use crate::state::route::Route;
use crate::template::form::PARTICULARS;

/// The rows of a table together.
pub(super) fn table_line(
    one: &OwnReport,
    report: &Report,
    table: &str,
    counts: &Counts,
) -> AnyView {
    let path = FieldPath::new(table);
    let form = &one.template.form;
    let section = Route::Section {
        report: report.id.clone(),
        section: form.section_of(&path).unwrap_or(PARTICULARS).to_owned(),
    };
    let rows = report.rows.get(table).map_or(0, Vec::len);
    let state = if counts.waiting > 0 {
        FillState::Waiting
    } else {
        FillState::Same
    };
    view! {
        <tr>
            <th scope="row"><a href=section.fragment()>{form.label(&path)}</a></th>
            <td>{words::rows(rows)}</td>
            <td>{words::cells(counts)}</td>
            <td>{chip(state)}</td>
        </tr>
    }
    .into_any()
}

/// What one field is beside what the collection gives it.
pub(super) fn line(
    own: Collecting,
    one: &OwnReport,
    report: &Report,
    (workspace, compared): (&Workspace, &Compared),
) -> AnyView {
    let (form, fill) = (&one.template.form, &compared.fill);
    let field = Route::Section {
        report: report.id.clone(),
        section: form
            .section_of(&fill.path)
            .unwrap_or(PARTICULARS)
            .to_owned(),
    };
    let control = control_id(&fill.path);
    let given = match &fill.answer {
        Ok(answer) => answer_words(answer, &fill.path, form),
        Err(why) => words::unfilled(*why),
    };
    // Words have no page of their own.
    let given = if fill.coverage.is_some() {
        let number = Place::of(&workspace.collection.id, Page::Number(fill.from.clone()));
        view! { <a href=number>{given}</a> }.into_any()
    } else {
        view! { <span class="collection__said">{given}</span> }.into_any()
    };
    let take = (compared.state == FillState::Edited && fill.answer.is_ok() && !one.is_complete())
        .then(|| {
            let (one, path) = (one.clone(), fill.path.clone());
            button(words::TAKE, "button button--link", move || {
                own.take_from_collection(one.clone(), path.clone());
            })
        });
    view! {
        <tr>
            <th scope="row"><a href=field.fragment() on:click=move |_| reveal_after_navigation(&control)>{label_in(&fill.path, report, form)}</a></th>
            <td class="collection__words"><span class="collection__said">{answer_words(&compared.now, &fill.path, form)}</span></td>
            <td class="collection__words">
                {given}
                <span class="collection__rest">{words::covered(fill.coverage.as_ref())}</span>
            </td>
            <td>{chip(compared.state)}" "{take}</td>
        </tr>
    }
    .into_any()
}

fn chip(state: FillState) -> AnyView {
    let class = match state {
        FillState::Same => "layout__chip layout__chip--good",
        FillState::Waiting | FillState::Withdrawn => "layout__chip layout__chip--warning",
        FillState::Edited => "layout__chip",
        FillState::None(_) => "layout__chip collection__chip--quiet",
    };
    view! { <span class=class>{words::state(state)}</span> }.into_any()
}
