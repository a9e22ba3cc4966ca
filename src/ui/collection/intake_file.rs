//! One file of the dry run: whose it is, why it is what it is, and what is asked about it.

use leptos::prelude::*;

use super::controls::button;
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
    workspace: &Workspace,
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

/// The superior of whoever owes a report, where the list states it: namesakes are told apart by it.
fn superior_of<'a>(collection: &'a Collection, subject: &Subject) -> &'a str {
    let agency = collection.agency(&subject.agency);
    agency.map_or("", |one| one.superior.as_str())
}

/// Whose a file is: the likely ones first, then all others.
fn whose_is_it(
    own: Collecting,
    workspace: &Workspace,
    position: usize,
    sorted: &Sorted,
    choice: &Choice,
) -> AnyView {
    let likely = match &sorted.verdict {
        Verdict::DoubtfulAgency { candidates, .. } => candidates.clone(),
        _ => choice.subject.clone().into_iter().collect(),
    };
    let collection = &workspace.collection;
    let others = collection.agencies.iter();
    let others = others.map(|one| Subject::of_agency(&one.id));
    let others: Vec<Subject> = others.filter(|one| !likely.contains(one)).collect();
    let all: Vec<Subject> = likely.iter().chain(&others).cloned().collect();
    let option = |(number, subject): (usize, &Subject)| {
        let chosen = choice.subject.as_ref() == Some(subject);
        let name = agency_of(
            &name_of(collection, Some(subject)),
            superior_of(collection, subject),
        );
        view! { <option value=number.to_string() selected=chosen>{name}</option> }.into_any()
    };
    let mut options: Vec<AnyView> = all.iter().enumerate().map(option).collect();
    let behind = options.split_off(likely.len());
    let behind =
        (!behind.is_empty()).then(|| view! { <optgroup label=words::OTHERS>{behind}</optgroup> });
    let chosen = move |event| {
        let number = event_target_value(&event).parse::<usize>().ok();
        let subject = number.and_then(|number| all.get(number)).cloned();
        own.say_whose(position, subject);
    };
    let id = format!("whose-{position}");
    view! {
        <label for=id.clone()>{words::WHOSE}</label>
        <select class="field__input field__input--select" id=id on:change=chosen>
            <option value="">{words::NOBODY}</option>
            {options}
            {behind}
        </select>
    }
    .into_any()
}
