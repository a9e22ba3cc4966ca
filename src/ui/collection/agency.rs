//! One agency: where it stands, what it sent, and what can be decided.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{Typed, button, heading, not_listed, signal_field, state_chips, waiting};
use super::follow_ups;
use crate::collection::status::AgencyStatus;
use crate::collection::workspace::Workspace;
use crate::input::date;
use crate::messages::vi::collection as words;
use crate::messages::vi::collection::intake as intake_words;
use crate::messages::vi::collection::problems::Problem;
use crate::messages::vi::collection::requests::ANSWERS;
use crate::model::collection::{Decision, DecisionKind, Subject, Submission};
use crate::model::file::Remark;
use crate::model::request::answers_request;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, FromStore, ProblemFile, name_of};
use crate::ui::field::InputKind;

/// Draws the page of an agency by its id.
pub fn agency(own: Collecting, id: String) -> AnyView {
    (move || {
        let Some(workspace) = own.workspace() else {
            return ().into_any();
        };
        let statuses = workspace.statuses(own.today());
        let status = statuses.iter().find(|one| one.agency.id == id);
        status.map_or_else(not_listed, |status| page(own, &workspace, status))
    })
    .into_any()
}

fn page(own: Collecting, workspace: &Arc<Workspace>, status: &AgencyStatus<'_>) -> AnyView {
    let (collection, agency) = (&workspace.collection, status.agency);
    let notes: Vec<AnyView> = status
        .notes
        .iter()
        .map(|note| view! { <p>{words::noted(note)}</p> }.into_any())
        .collect();
    let own_files = collection.submissions.values();
    let mut own_files: Vec<&Submission> = own_files
        .filter(|one| one.subject.agency == agency.id)
        .collect();
    own_files.sort_by(|one, other| other.received.cmp(&one.received));
    let files: Vec<AnyView> = own_files
        .iter()
        .map(|one| file(own, workspace, status, one))
        .collect();
    let files = if files.is_empty() {
        view! { <p class="data__none">{words::NO_FILES}</p> }.into_any()
    } else {
        view! { <ul class="data__list">{files}</ul> }.into_any()
    };
    let edit = Place::of(&collection.id, Page::EditAgency(agency.id.clone()));
    let removed = agency.id.clone();
    let nothing = own_files
        .is_empty()
        .then(|| nothing_to_report(own, &agency.id));
    view! {
        {heading(agency.name.clone())}
        <p class="collection__states">{state_chips(status.state, status.late)}" "{agency.identifier.clone()}" "{agency.group.clone()}</p>
        {notes}
        <h2 class="layout__subheading collection__part">{words::FILES}</h2>
        {files}
        {undo(own, workspace, &agency.id)}
        {nothing}
        {follow_ups::of_agency(own, workspace, &agency.id)}
        {findings(own, workspace, status)}
        <div class="layout__buttons">
            <a class="button button--quiet" href=edit>{words::EDIT}</a>
            {button(words::REMOVE_AGENCY, "button button--quiet", move || own.remove_agency(&removed))}
        </div>
    }
    .into_any()
}

/// A file that was received, and what can be decided of it.
fn file(
    own: Collecting,
    workspace: &Workspace,
    status: &AgencyStatus<'_>,
    one: &Submission,
) -> AnyView {
    let is = |among: &[&Submission]| among.iter().any(|other| other.digest == one.digest);
    let (counts, contested) = (is(&status.counted), is(&status.contested));
    let (class, word) = match (counts, contested) {
        (true, _) => ("layout__chip layout__chip--good", words::COUNTS),
        (false, true) => ("layout__chip layout__chip--bad", words::CONTESTED),
        (false, false) => ("layout__chip", words::COUNTS_NOT),
    };
    let report = Page::Report {
        digest: one.digest.clone(),
        address: String::new(),
    };
    let href = Place::of(&workspace.collection.id, report);
    let of = one.subject.predecessor.is_some();
    let of = of.then(|| words::of_predecessor(&name_of(&workspace.collection, Some(&one.subject))));
    let when = words::received_file(one.report.revision, &date::moment(&one.received));
    let answers = answers_request(&one.report.id, &workspace.collection.id);
    let answers = answers.then(|| view! { " "<span class="layout__chip">{ANSWERS}</span> });
    // For as long as the file is here: what it claimed may not be what the agency exported.
    let altered = one.remarks.contains(&Remark::Altered);
    let altered = altered.then(|| view! { " "<span class="layout__chip layout__chip--warning">{intake_words::WAS_ALTERED}</span> });
    let choose = contested.then(|| {
        let (subject, digest) = (one.subject.clone(), one.digest.clone());
        button(words::CHOOSE, "button button--secondary", move || {
            let digest = digest.clone();
            own.decide(&subject, DecisionKind::Chosen { digest });
        })
    });
    view! {
        <li class="data__entry">
            <p class="data__what"><b><bdi>{one.file.clone()}</bdi></b>", "{when}" "{of}" "<span class=class>{word}</span>{answers}{altered}</p>
            <div class="data__actions">
                <a class="button button--secondary" href=href>{words::SHOW_REPORT}</a>
                {choose}
                {counts.then(|| decisions(own, one))}
            </div>
        </li>
    }
    .into_any()
}

/// What can be decided of a report that counts.
fn decisions(own: Collecting, one: &Submission) -> AnyView {
    let (subject, digest) = (one.subject.clone(), one.digest.clone());
    let accept = button(words::ACCEPT, "button button--secondary", {
        let (subject, digest) = (subject.clone(), digest.clone());
        move || {
            let digest = digest.clone();
            own.decide(&subject, DecisionKind::Accepted { digest });
        }
    });
    let send_back = noted(
        Typed {
            id: format!("return-note-{}", one.digest),
            label: words::RETURN_NOTE,
            hint: "",
            kind: InputKind::Area,
        },
        words::RETURN,
        move |note| {
            let digest = digest.clone();
            own.decide(&subject, DecisionKind::Returned { digest, note });
        },
    );
    view! { {accept}{send_back} }.into_any()
}

/// A decision with a note, which is asked for when the button is pressed.
fn noted(
    field: Typed,
    word: &'static str,
    decide: impl Fn(String) + Clone + Send + Sync + 'static,
) -> AnyView {
    let (note, missing) = (RwSignal::new(String::new()), RwSignal::new(false));
    let act = move || {
        let text = note.get_untracked().trim().to_owned();
        missing.set(text.is_empty());
        if !text.is_empty() {
            decide(text);
        }
    };
    let fault = move || {
        let missing = missing.get();
        missing.then(|| view! { <p class="field__error" role="alert">{words::NOTE_MISSING}</p> })
    };
    view! {
        <details class="collection__decision">
            <summary>{word}</summary>
            {signal_field(field, note)}
            {fault}
            {button(word, "button button--secondary", act)}
        </details>
    }
    .into_any()
}

fn nothing_to_report(own: Collecting, agency: &str) -> AnyView {
    let subject = Subject::of_agency(agency);
    noted(
        Typed {
            id: "nothing-note".to_owned(),
            label: words::NOTHING_NOTE,
            hint: "",
            kind: InputKind::Area,
        },
        words::NOTHING,
        move |note| own.decide(&subject, DecisionKind::NothingToReport { note }),
    )
}

/// Takes back what was decided last.
fn undo(own: Collecting, workspace: &Workspace, agency: &str) -> AnyView {
    let decided = workspace.collection.decisions.iter();
    let decided = decided.filter(|(subject, _)| subject.agency == agency);
    let entry = |(subject, _): (&Subject, &Decision)| {
        let subject = subject.clone();
        button(words::UNDECIDE, "button button--link", move || {
            own.undecide(&subject)
        })
    };
    decided.map(entry).collect::<Vec<AnyView>>().into_any()
}

/// What is open in the reports that count, and the file of it that goes back.
fn findings(own: Collecting, workspace: &Workspace, status: &AgencyStatus<'_>) -> AnyView {
    let is_open = |one: &&&Submission| {
        let known = workspace.known(&one.digest);
        known.is_some_and(|known| known.open > 0)
    };
    let of_report = |one: &&Submission| {
        let (digest, problems) = (one.digest.clone(), own.problems(&one.digest));
        (move || match problems.get() {
            FromStore::Coming => waiting(words::READING_REPORT),
            FromStore::Failed => waiting(words::NOT_READ),
            FromStore::Here(problems) => open_problems(own, &digest, &problems),
        })
        .into_any()
    };
    let counted = status.counted.iter();
    let all: Vec<AnyView> = counted.filter(is_open).map(of_report).collect();
    all.into_any()
}

fn open_problems(own: Collecting, digest: &str, problems: &Arc<Vec<Problem>>) -> AnyView {
    let lines: Vec<AnyView> = problems
        .iter()
        .map(|problem| {
            let (field, advice) = (problem.field.clone(), problem.advice.clone());
            view! { <li><b>{field}</b>" "{problem.reason.clone()}" "<span class="field__hint">{advice}</span></li> }.into_any()
        })
        .collect();
    let save = |word, kind| {
        let (digest, problems) = (digest.to_owned(), Arc::clone(problems));
        button(word, "button button--secondary", move || {
            own.save_problems_of(&digest, problems.to_vec(), kind)
        })
    };
    view! {
        <h2 class="layout__subheading collection__part">{words::OPEN_PROBLEMS}</h2>
        <ul class="data__lines">{lines}</ul>
        <div class="data__actions">
            {save(intake_words::SAVE_PROBLEMS_HTML, ProblemFile::Html)}
            {save(intake_words::SAVE_PROBLEMS_CSV, ProblemFile::Csv)}
        </div>
    }
    .into_any()
}
