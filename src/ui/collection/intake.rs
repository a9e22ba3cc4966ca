//! Files that are taken in: chosen or dropped, read, sorted in a dry run, then one button.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{button, heading};
use super::intake_file::file;
use crate::collection::file_group::groups;
use crate::messages::vi::collection::intake as words;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, DryRun, Intake, ProblemFile};

/// Most files of a kind that are drawn; the list of problems has all of them.
const MOST_SHOWN: usize = 200;

/// Draws the page.
pub fn intake(own: Collecting) -> AnyView {
    let content = move || match own.intake.get() {
        Intake::None => choose(own),
        Intake::Reading(done, all) => reading(own, done, all),
        Intake::Sorted(run) => sorted(own, &run),
        Intake::Writing(files) => {
            view! { <p class="layout__lead" role="status">{words::writing(files)}</p> }.into_any()
        }
    };
    view! { {heading(words::TITLE.to_owned())}{content} }.into_any()
}

fn choose(own: Collecting) -> AnyView {
    let workspace = own.workspace_now();
    let empty = workspace.filter(|one| one.collection.agencies.is_empty());
    if let Some(workspace) = empty {
        let list = Place::of(&workspace.collection.id, Page::List);
        return view! {
            <p class="notice notice--warning">{words::NO_AGENCIES}</p>
            <a class="button" href=list>{crate::messages::vi::collection::agencies::TITLE}</a>
        }
        .into_any();
    }
    view! {
        <div class="collection__drop">
            <p>{words::HINT}</p>
            <div class="layout__buttons">
                {button(words::CHOOSE_FILES, "button", move || own.choose_files())}
                {button(words::CHOOSE_FOLDER, "button button--secondary", move || own.choose_folder())}
            </div>
        </div>
    }
    .into_any()
}

fn reading(own: Collecting, done: usize, all: usize) -> AnyView {
    view! {
        <p class="layout__lead">{words::reading(done, all)}</p>
        <progress class="collection__progress" max=all.to_string() value=done.to_string() aria-label=words::TITLE></progress>
        <div class="layout__buttons">{button(words::STOP, "button button--secondary", move || own.cancel_intake())}</div>
    }
    .into_any()
}

fn sorted(own: Collecting, run: &Arc<DryRun>) -> AnyView {
    let taken = run.taken();
    let accept = if taken > 0 {
        view! { <button class="button" type="button" on:click=move |_| own.accept_intake()>{words::accept(taken)}</button> }.into_any()
    } else {
        view! { <p>{words::NOTHING}</p> }.into_any()
    };
    let groups: Vec<AnyView> = groups(&run.sorted)
        .into_iter()
        .map(|(group, files)| {
            let heading = words::group_heading(group);
            let count = words::files(files.len());
            let left = files.len().saturating_sub(MOST_SHOWN);
            let left = (left > 0).then(|| view! { <p class="data__none">{words::more(left)}</p> });
            let shown = files.iter().take(MOST_SHOWN);
            let files: Vec<AnyView> = shown.filter_map(|at| file(own, run, *at)).collect();
            view! {
                <section class="collection__files">
                    <h2 class="layout__subheading">{heading}" "<span class="collection__tally">{count}</span></h2>
                    <ul class="data__list">{files}</ul>
                    {left}
                </section>
            }
            .into_any()
        })
        .collect();
    let save = run.has_problems().then(|| {
        view! {
            {button(words::SAVE_PROBLEMS_HTML, "button button--secondary", move || own.save_intake_problems(ProblemFile::Html))}
            {button(words::SAVE_PROBLEMS_CSV, "button button--secondary", move || own.save_intake_problems(ProblemFile::Csv))}
        }
    });
    let passed_over = passed_over(run);
    view! {
        <p class="layout__lead" role="status">{words::sorted(run.files.len(), taken)}</p>
        {passed_over}
        <div class="collection__accept">
            {accept}
            {save}
            {button(words::CANCEL, "button button--quiet", move || own.cancel_intake())}
        </div>
        {groups}
    }
    .into_any()
}

/// Files of folders and archives that were not opened.
fn passed_over(run: &DryRun) -> Option<AnyView> {
    let incomplete = run.incomplete.then(|| words::INCOMPLETE.to_owned());
    let kinds = words::passed_over(&run.passed_over);
    let lines: Vec<AnyView> = incomplete
        .into_iter()
        .chain(kinds)
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect();
    let list = (!lines.is_empty())
        .then(|| view! { <ul class="data__lines collection__passed">{lines}</ul> });
    list.map(IntoAny::into_any)
}
