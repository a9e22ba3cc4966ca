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
use crate::model::collection::Subject;
use crate::state::collection::{Collecting, DryRun, full_name_of, name_of};

/// Draws the file at a position.
pub fn file(own: Collecting, run: &DryRun, position: usize) -> Option<AnyView> {
    let workspace = own.workspace_now()?;
    let (sorted, found) = (run.sorted.get(position)?, run.found.get(position)?);
    let subject = sorted.subject.as_ref();
    let agency = subject.map(|one| name_of(&workspace.collection, Some(one)));
    let mut lines = vec![words::reason(&sorted.verdict)];
    let received = run.files.get(position)?.content.as_ref().ok();
    if let (None, Some(received)) = (subject, received) {
        let (name, superior) = (&received.report.name, &received.report.superior);
        lines.push(all_words::calls_itself(&agency_of(name, superior)));
    }
    lines.extend(words::notes(sorted, &workspace.template.form));
    if !found.differences.is_empty() {
        lines.push(differ(found.differences.len()));
    }
    if sorted.is_taken() {
        lines.push(all_words::open_findings(found.open()));
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
    let act = |is_offered: bool, word, act: fn(Collecting, usize)| {
        is_offered.then(|| button(word, "button button--secondary", move || act(own, position)))
    };
    let leave = act(group == FileGroup::Conflict, words::LEAVE_OUT, |own, at| {
        own.leave_out(at, true)
    });
    let again = act(choice.left_out, words::TAKE_AGAIN, |own, at| {
        own.leave_out(at, false)
    });
    let altered = act(
        group == FileGroup::Altered,
        words::TAKE_ALTERED,
        |own, at| own.take_altered(at, true),
    );
    view! { <div class="data__actions">{whose}{leave}{again}{altered}</div> }.into_any()
}

/// Those who owe a report, from a position on, to choose from.
fn options(
    workspace: &Workspace,
    subjects: &[Subject],
    first: usize,
    chosen: Option<&Subject>,
) -> Vec<AnyView> {
    let option = |(number, subject): (usize, &Subject)| {
        let name = full_name_of(&workspace.collection, Some(subject));
        let is_chosen = chosen == Some(subject);
        view! { <option value=number.to_string() selected=is_chosen>{name}</option> }.into_any()
    };
    let subjects = subjects.iter().enumerate().skip(first);
    subjects.map(option).collect()
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
    let said = choice.subject.clone();
    let first = options(workspace, &likely, 0, said.as_ref());
    let all = StoredValue::new(likely);
    let opened = RwSignal::new(false);
    let (workspace, likely) = (Arc::clone(workspace), first.len());
    let others = move || {
        if !opened.get() {
            return ().into_any();
        }
        let agencies = workspace.collection.agencies.iter();
        let subjects = agencies.map(|one| Subject::of_agency(&one.id));
        all.update_value(|all| {
            let others: Vec<Subject> = subjects.filter(|one| !all.contains(one)).collect();
            all.truncate(likely);
            all.extend(others);
        });
        let others = all.with_value(|all| options(&workspace, all, likely, None));
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
