//! Files that are taken in: chosen or dropped, read, sorted in a dry run, then one button.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{button, heading};
use super::intake_file::file;
use crate::collection::file_group::{FileGroup, groups};
use crate::messages::vi::collection::intake as words;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, DryRun, Intake, ProblemFile};

/// Files of a kind that are drawn at first, and more each time; the list of problems has all of them.
const FILES: usize = 30;

/// Draws the page.
pub fn intake(own: Collecting) -> AnyView {
    let content = move || match own.intake.get() {
        Intake::None => choose(own),
        Intake::Reading(done, all) => reading(own, done, all),
        Intake::Sorted(run) => sorted(own, &run),
        Intake::Writing(done, all) => writing(done, all),
    };
    view! { {heading(words::TITLE.to_owned())}{unfinished(own)}{content} }.into_any()
}

/// Says how far taking files in came that was broken off.
pub fn unfinished(own: Collecting) -> AnyView {
    let notice = move || {
        let idle = own
            .intake
            .with(|intake| matches!(intake, Intake::None | Intake::Sorted(_)));
        let told = own.unfinished.get().filter(|_| idle)?;
        Some(view! {
            <div class="notice notice--warning collection__unfinished" role="status">
                <p>{words::unfinished(&told.at, told.done, told.all)}</p>
                {button(words::FORGET_UNFINISHED, "button button--quiet", move || own.forget_unfinished())}
            </div>
        })
    };
    notice.into_any()
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

fn writing(done: usize, all: usize) -> AnyView {
    view! {
        <p class="layout__lead">{words::writing(done, all)}</p>
        <progress class="collection__progress" max=all.to_string() value=done.to_string() aria-label=words::TITLE></progress>
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
        .map(|(kind, files)| group(own, run, kind, files))
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

/// The files of a kind, the first of them drawn.
fn group(own: Collecting, run: &Arc<DryRun>, kind: FileGroup, files: Vec<usize>) -> AnyView {
    let count = words::files(files.len());
    let run = Arc::clone(run);
    let content = move || {
        let shown = own.shown.with(|shown| shown.get(&kind).copied());
        let shown = shown.unwrap_or(FILES);
        let left = files.len().saturating_sub(shown);
        let more = (left > 0).then(|| {
            let more = move || own.show_more(kind, shown + FILES);
            button(words::MORE, "button button--secondary", more)
        });
        let left = (left > 0).then(|| view! { <p class="data__none">{words::more(left)}</p> });
        let drawn: Vec<AnyView> = files
            .iter()
            .take(shown)
            .filter_map(|at| file(own, &run, *at))
            .collect();
        view! { <ul class="data__list">{drawn}</ul>{left}{more} }
    };
    view! {
        <section class="collection__files">
            <h2 class="layout__subheading">{words::group_heading(kind)}" "<span class="collection__tally">{count}</span></h2>
            {content}
        </section>
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
