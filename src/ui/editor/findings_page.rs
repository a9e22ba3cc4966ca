//! All findings of a report, and its completion.

use leptos::prelude::*;

use super::comment::comment_list;
use super::completion::completion;
use super::finding_line::{Listed, line};
use super::links::{field_link, sentence_link};
use super::worded::{Groups, Worded};
use crate::assess::assessment::Standing;
use crate::assess::groups::FindingGroup;
use crate::browser::lazy::lazy;
use crate::browser::page::open_all;
use crate::messages::vi::findings::page as words;
use crate::model::report::Report;
use crate::model::template::Severity;
use crate::state::editor::{Editor, FindingFilter, ListedGroup};
use crate::state::page_memo::page_memo;
use crate::ui::notice::error_summary;

/// Findings that an error summary lists; the page below lists all.
const MOST_LISTED: usize = 10;
/// The list of findings, whose lines open and close together.
const LIST: &str = "findings";

lazy! { findings:
    /// Draws all findings of a report.
    pub fn findings_page(editor: Editor) -> AnyView {
        // Number and date are asked for here too.
        Effect::new(move |_| editor.tell_what_is_asked());
        view! { <FindingsPage editor=editor /> }.into_any()
    }
}

/// The page with all findings.
#[component]
pub fn FindingsPage(
    /// The report.
    editor: Editor,
) -> impl IntoView {
    let failed = RwSignal::new(None::<String>);
    let groups = page_memo(move |_| editor.finding_groups());
    let all = page_memo(move |_| editor.listed_groups());
    let shown = shown(editor, all);
    let none =
        Signal::derive(move || all.with(Vec::is_empty) && editor.stale_sentences().is_empty());
    let hidden = Signal::derive(move || !all.with(Vec::is_empty) && shown.with(Vec::is_empty));
    let summary = move || {
        failed
            .get()
            .map_or_else(|| ().into_any(), |text| obstacles(editor, text))
    };
    let missing = |group: &ListedGroup| group.missing;
    let note = |group: &ListedGroup| group.severity == Severity::Note;
    let explained = |group: &ListedGroup| group.is_problem() && !group.open;
    view! {
        <div class="editor__page">
            {summary}
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::FINDINGS}</h1>
            <p class="layout__lead">{words::FINDINGS_HINT}</p>
            {completion(editor, failed)}
            <Show when=move || none.get()><p class="notice notice--good">{words::NO_FINDINGS}</p></Show>
            <Show when=move || !none.get()>{tools(editor)}</Show>
            <Show when=move || hidden.get()><p class="assessment__none">{words::FILTERED_OUT}</p></Show>
            <div id=LIST>
                {part(editor, (groups, shown), missing, (waiting, words::missing_heading))}
                {part(editor, (groups, shown), ListedGroup::is_open_problem, (waiting, words::problems_heading))}
                {stale_sentences(editor)}
                {part(editor, (groups, shown), explained, (settled, words::explained_heading))}
                {part(editor, (groups, shown), note, (waiting, words::notes_heading))}
            </div>
            {comment_list(editor)}
        </div>
    }
    .into_any()
}

/// What is counted in a group, and the heading of so many.
type Heading = (fn(&ListedGroup) -> usize, fn(usize) -> String);

/// How many findings of a group wait for the officer.
fn waiting(group: &ListedGroup) -> usize {
    group.waiting
}

/// Counts a group in which none waits.
fn settled(group: &ListedGroup) -> usize {
    usize::from(group.waiting == 0)
}

/// The groups that the filters leave. One that is explained while it is looked at stays, and where it is, until the filters
/// change: its explanation is being typed.
fn shown(editor: Editor, all: Memo<Vec<ListedGroup>>) -> Memo<Vec<ListedGroup>> {
    let with_filter = page_memo(move |before: Option<&(FindingFilter, Vec<ListedGroup>)>| {
        let filter = editor.finding_filter.get();
        let seen = |group: &ListedGroup| {
            let (_, groups) = before.filter(|(old, _)| *old == filter)?;
            groups.iter().find(|one| one.key == group.key)
        };
        let shown = |group: &ListedGroup| {
            let seen = seen(group);
            let grave = filter
                .severity
                .is_none_or(|severity| group.severity == severity);
            let fits = seen.is_some() || filter.open.is_none_or(|open| group.open == open);
            (grave && fits).then(|| ListedGroup {
                open: seen.map_or(group.open, |seen| seen.open),
                ..group.clone()
            })
        };
        let groups = all.with(|all| all.iter().filter_map(shown).collect());
        (filter, groups)
    });
    page_memo(move |_| with_filter.with(|(_, groups)| groups.clone()))
}

/// One of the lists, by section, under a heading with a count.
fn part(
    editor: Editor,
    (groups, shown): (Groups, Memo<Vec<ListedGroup>>),
    wanted: fn(&ListedGroup) -> bool,
    (counted, heading): Heading,
) -> AnyView {
    let here = page_memo(move |_| {
        shown.with(|shown| {
            let wanted = shown.iter().filter(|group| wanted(group));
            wanted.cloned().collect::<Vec<ListedGroup>>()
        })
    });
    // The section is named at the first of its lines.
    let lines = page_memo(move |_| {
        here.with(|here| {
            let first = |at: usize, group: &ListedGroup| {
                at.checked_sub(1)
                    .and_then(|before| here.get(before))
                    .is_none_or(|before| before.section != group.section)
            };
            let line = |(at, group): (usize, &ListedGroup)| Listed {
                key: group.key.clone(),
                section: group.section.clone(),
                first: first(at, group),
            };
            here.iter().enumerate().map(line).collect::<Vec<Listed>>()
        })
    });
    let some = Signal::derive(move || here.with(|here| !here.is_empty()));
    let count = move || here.with(|here| here.iter().map(counted).sum());
    let content = move || {
        view! {
            <section class="assessment__part">
                <h2 class="assessment__heading">{move || heading(count())}</h2>
                <ul class="findings">
                    <For each=move || lines.get() key=Listed::clone let:one>{line(editor, groups, one)}</For>
                </ul>
            </section>
        }
        .into_any()
    };
    view! { <Show when=move || some.get()>{content()}</Show> }.into_any()
}

/// Filters, the way to the next finding that waits, and all lines at once.
fn tools(editor: Editor) -> AnyView {
    let severities = [
        (String::new(), words::FILTER_ALL),
        ("error".to_owned(), words::severity(Severity::Error)),
        ("warning".to_owned(), words::severity(Severity::Warning)),
        ("note".to_owned(), words::severity(Severity::Note)),
    ];
    let standings = [
        (String::new(), words::FILTER_ALL),
        ("open".to_owned(), words::FILTER_OPEN),
        ("explained".to_owned(), words::EXPLAINED),
    ];
    let filter = editor.finding_filter;
    // The filters are as they were when the officer comes back.
    let now = filter.with_untracked(|filter| filter.words());
    let by_severity = Callback::new(move |word: String| {
        filter.update(|filter| filter.filter_severity(&word));
    });
    let by_standing = Callback::new(move |word: String| {
        filter.update(|filter| filter.filter_standing(&word));
    });
    let next = page_memo(move |_| editor.next_group());
    let waits = Signal::derive(move || next.with(Option::is_some));
    let go = move |_| {
        if let Some(key) = next.get_untracked() {
            editor.follow_group(&key);
        }
    };
    view! {
        <div class="findings__tools" role="group" aria-label=words::FILTERS>
            {choice("findings-severity", words::FILTER_SEVERITY, (severities.to_vec(), now.0), by_severity)}
            {choice("findings-standing", words::FILTER_STANDING, (standings.to_vec(), now.1), by_standing)}
            <button class="button button--quiet" type="button" on:click=move |_| open_all(LIST, true)>{words::OPEN_ALL}</button>
            <button class="button button--quiet" type="button" on:click=move |_| open_all(LIST, false)>{words::CLOSE_ALL}</button>
            <Show when=move || waits.get()>
                <button class="button button--secondary findings__next" type="button" on:click=go>{words::NEXT_FINDING}</button>
            </Show>
        </div>
    }
    .into_any()
}

/// A filter.
fn choice(
    id: &'static str,
    label: &'static str,
    (options, now): (Vec<(String, &'static str)>, &'static str),
    chosen: Callback<String>,
) -> AnyView {
    let option = |(value, word): (String, &'static str)| {
        view! { <option prop:selected=value == now value=value>{word}</option> }.into_any()
    };
    let options: Vec<AnyView> = options.into_iter().map(option).collect();
    view! {
        <label class="findings__filter" for=id>{label}</label>
        <select autocomplete="off" class="field__input field__input--select" id=id on:change=move |event| chosen.run(event_target_value(&event))>{options}</select>
    }
    .into_any()
}

/// Rewritten sentences that wait for the officer, with a link to each.
fn stale_sentences(editor: Editor) -> AnyView {
    let stale = page_memo(move |_| editor.stale_sentences());
    let some = Signal::derive(move || stale.with(|stale| !stale.is_empty()));
    let content = move || {
        let heading = Signal::derive(move || words::stale_group(stale.with(Vec::len)));
        let links = move || {
            let link = |sentence| view! { <li>{sentence_link(editor, sentence)}</li> }.into_any();
            let links: Vec<AnyView> = stale.get().into_iter().map(link).collect();
            view! { <ul class="assessment__fields">{links}</ul> }.into_any()
        };
        view! {
            <section class="assessment__part">
                <h2 class="assessment__heading">{heading}</h2>
                {links}
            </section>
        }
        .into_any()
    };
    view! { <Show when=move || some.get()>{content()}</Show> }.into_any()
}

/// Why completion failed, with a link to the first answer of each group and to each sentence concerned.
fn obstacles(editor: Editor, text: String) -> AnyView {
    let open: Vec<(String, Worded)> = untrack(|| {
        let waits = |group: &&FindingGroup| {
            let open = |report: &Report| group.standing(report) != Standing::Explained;
            group.severity() != Severity::Note && editor.report.with(open)
        };
        let groups = editor.finding_groups();
        let worded = |group: &FindingGroup| {
            let section = editor.section_title(&group.section);
            Some((section, editor.word_group(group, Worded::new)?))
        };
        groups.iter().filter(waits).filter_map(worded).collect()
    });
    let stale = untrack(|| editor.stale_sentences());
    let more = (open.len() + stale.len()).saturating_sub(MOST_LISTED);
    let entry = |(section, worded): (String, Worded)| {
        let words = words::in_section(&section, &worded.headline);
        let first = worded.findings.first();
        match first.and_then(|finding| finding.fields.first()) {
            Some(path) => field_link(editor, path, words),
            None => words.into_any(),
        }
    };
    let sentences = stale
        .into_iter()
        .map(|sentence| sentence_link(editor, sentence));
    let mut entries: Vec<AnyView> = open
        .into_iter()
        .map(entry)
        .chain(sentences)
        .take(MOST_LISTED)
        .collect();
    if more > 0 {
        entries.push(words::and_more(more).into_any());
    }
    error_summary(text, entries)
}
