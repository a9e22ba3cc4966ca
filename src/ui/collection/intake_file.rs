//! One file of the dry run: whose it is, why it is what it is, and what is asked about it.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::button;
use crate::browser::page::{after_draw, focus};
use crate::collection::file_group::FileGroup;
use crate::collection::sorted::{Choice, Sorted, Verdict};
use crate::collection::workspace::Workspace;
use crate::messages::vi::app::agency_of;
use crate::messages::vi::collection as all_words;
use crate::messages::vi::collection::intake as words;
use crate::messages::vi::collection::problems::differ;
use crate::model::collection::{Collection, Subject};
use crate::state::collection::{Collecting, DryRun, name_of};

/// Draws the file at a position.
pub fn file(own: Collecting, run: &DryRun, position: usize) -> Option<AnyView> {
    let workspace = own.workspace_now()?;
    let (sorted, found) = (run.sorted.get(position)?, run.found.get(position)?);
    let subject = sorted.subject.as_ref();
    let agency = subject.map(|one| name_of(&workspace.collection, Some(one)));
    let mut lines = vec![words::reason(&sorted.verdict)];
    let received = run.files.get(position)?.content.as_ref().ok();
    if let (None, Some(received)) = (subject, received) {
        let [name, superior] =
            ["agency.name", "agency.superior"].map(|path| received.report.words(path));
        lines.push(all_words::calls_itself(&agency_of(name, superior)));
    }
    lines.extend(words::notes(sorted, &workspace.template.form));
    if !found.differences.is_empty() {
        lines.push(differ(found.differences.len()));
    }
    if sorted.is_taken() {
        lines.push(all_words::open_findings(found.open));
    }
    let lines: Vec<AnyView> = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect();
    let choice = run.choices.get(&position).cloned().unwrap_or_default();
    Some(
        view! {
            <li class="data__entry">
                <p class="data__what"><b>{agency}</b>" "<bdi class="collection__file">{sorted.file.clone()}</bdi></p>
                <ul class="data__lines">{lines}</ul>
                {questions(own, &workspace, position, sorted, &choice)}
            </li>
        }
        .into_any(),
    )
}

/// What somebody may say of a file.
fn questions(
    own: Collecting,
    workspace: &Arc<Workspace>,
    position: usize,
    sorted: &Sorted,
    choice: &Choice,
) -> AnyView {
    let group = FileGroup::of(&sorted.verdict);
    let whose =
        matches!(group, FileGroup::Question | FileGroup::Unknown) || choice.subject.is_some();
    let whose = whose.then(|| whose_is_it(own, workspace, position, sorted, choice));
    let leave = matches!(group, FileGroup::Conflict).then(|| {
        button(words::LEAVE_OUT, "button button--secondary", move || {
            own.leave_out(position, true)
        })
    });
    let again = choice.left_out.then(|| {
        button(words::TAKE_AGAIN, "button button--secondary", move || {
            own.leave_out(position, false)
        })
    });
    let altered = matches!(group, FileGroup::Altered).then(|| {
        button(words::TAKE_ALTERED, "button button--secondary", move || {
            own.take_altered(position, true)
        })
    });
    view! { <div class="data__actions">{whose}{leave}{again}{altered}</div> }.into_any()
}

/// Whose a file is: the likely ones first, then all others, which are many: they come when the list is about to be opened.
fn whose_is_it(
    own: Collecting,
    workspace: &Arc<Workspace>,
    position: usize,
    sorted: &Sorted,
    choice: &Choice,
) -> AnyView {
    let likely = match &sorted.verdict {
        Verdict::DoubtfulAgency { candidates, .. } => candidates.clone(),
        _ => choice.subject.clone().into_iter().collect(),
    };
    let options = |subjects: &[Subject], first: usize| -> Vec<AnyView> {
        let option = |(number, subject): (usize, &Subject)| {
            let chosen = choice.subject.as_ref() == Some(subject);
            let name = named(&workspace.collection, subject);
            view! { <option value=number.to_string() selected=chosen>{name}</option> }.into_any()
        };
        (first..).zip(subjects).map(option).collect()
    };
    let first = options(&likely, 0);
    let all = StoredValue::new(likely);
    let opened = RwSignal::new(false);
    let (collection, likely) = (Arc::clone(workspace), first.len());
    let others = move || {
        if !opened.get() {
            return ().into_any();
        }
        let agencies = collection.collection.agencies.iter();
        let subjects = agencies.map(|one| Subject::of_agency(&one.id));
        all.update_value(|all| {
            let others: Vec<Subject> = subjects.filter(|one| !all.contains(one)).collect();
            all.truncate(likely);
            all.extend(others);
        });
        let others = all.with_value(|all| {
            let behind = all.iter().enumerate().skip(likely);
            let option = |(number, subject): (usize, &Subject)| {
                let name = named(&collection.collection, subject);
                view! { <option value=number.to_string()>{name}</option> }.into_any()
            };
            behind.map(option).collect::<Vec<AnyView>>()
        });
        view! { <optgroup label=words::OTHERS>{others}</optgroup> }.into_any()
    };
    let chosen = move |event| {
        let value = event_target_value(&event);
        let subject = all.with_value(|all| {
            let mut numbered = all.iter().enumerate();
            let found = numbered.find(|(number, _)| number.to_string() == value);
            found.map(|(_, subject)| subject.clone())
        });
        own.say_whose(position, subject);
        // The file may stand elsewhere in the list now.
        after_draw(move || focus(&format!("whose-{position}")));
    };
    let id = format!("whose-{position}");
    view! {
        <label for=id.clone()>{words::WHOSE}</label>
        <select autocomplete="off" class="field__input field__input--select" id=id on:focus=move |_| opened.set(true) on:change=chosen>
            <option value="">{words::NOBODY}</option>
            {first}
            {others}
        </select>
    }
    .into_any()
}

/// The name of whoever owes a report, with the superior where the list states it: namesakes are told apart by it.
fn named(collection: &Collection, subject: &Subject) -> String {
    let agency = collection.agency(&subject.agency);
    let superior = agency.map_or("", |one| one.superior.as_str());
    agency_of(&name_of(collection, Some(subject)), superior)
}
