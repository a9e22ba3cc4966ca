//! Findings of one kind in one section: what is wrong, what to do, where, and the officer's explanation. As a line of the
//! page of all findings, as a card beside the form.

use leptos::prelude::*;

use super::links::{field_link, field_links};
use crate::assess::assessment::Standing;
use crate::assess::finding::Finding;
use crate::assess::groups::FindingGroup;
use crate::assess::lookup::ReportLookup;
use crate::messages::vi::findings::{advice, groups};
use crate::messages::vi::{assessment as words, editor as titles};
use crate::model::answer::FieldPath;
use crate::model::template::Severity;
use crate::state::editor::{Editor, ListedGroup, group_control};
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::ui::field::{
    FieldAria, FormGroup, InputKind, TextBinding, group, no_error, text_control,
};

/// A line of the page of all findings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Listed {
    /// Key of the group.
    pub(super) key: String,
    /// Id of its section.
    pub(super) section: String,
    /// It is the first of its section.
    pub(super) first: bool,
}

/// A group with its words.
#[derive(Clone, PartialEq)]
pub(super) struct Worded {
    pub(super) headline: String,
    severity: Severity,
    missing: bool,
    explainable: bool,
    /// What to do.
    advice: String,
    /// Each of several findings with the answer that it is about.
    entries: Vec<(Option<FieldPath>, String)>,
    /// The answers concerned, of a finding that stands alone.
    concerns: Vec<FieldPath>,
    pub(super) findings: Vec<Finding>,
}

impl Worded {
    pub(super) fn new(group: &FindingGroup, lookup: &ReportLookup<'_>) -> Self {
        let entry = |finding: &Finding| {
            let words = groups::entry(finding, lookup);
            (finding.fields.first().cloned(), words)
        };
        let alone = match group.findings.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        let first = group.findings.first();
        let advice = first.map(|first| advice(first, lookup.template, lookup.rules));
        Self {
            headline: groups::heading(group, lookup),
            severity: group.severity(),
            missing: group.is_missing(),
            explainable: group.is_explainable(),
            advice: advice.unwrap_or_default(),
            entries: match alone {
                Some(_) => Vec::new(),
                None => group.findings.iter().map(entry).collect(),
            },
            concerns: alone.map(|only| only.fields.clone()).unwrap_or_default(),
            findings: group.findings.clone(),
        }
    }
}

/// All groups of a page, kept current.
pub(super) type Groups = Memo<Vec<FindingGroup>>;

/// A group of a page, kept current: what it says, and what the officer says to it.
#[derive(Clone, Copy)]
struct Shown {
    editor: Editor,
    worded: Memo<Option<Worded>>,
    standing: Memo<Standing>,
    explanation: Memo<Option<String>>,
}

impl Shown {
    fn new(editor: Editor, groups: Groups, key: String) -> Self {
        let group = page_memo(move |_| {
            groups.with(|groups| groups.iter().find(|group| group.key == key).cloned())
        });
        let worded =
            page_memo(move |_| group.with(|group| editor.word_group(group.as_ref()?, Worded::new)));
        let standing = page_memo(move |_| {
            let of = |group: &FindingGroup| editor.report.with(|report| group.standing(report));
            group.with(|group| group.as_ref().map_or(Standing::Open, of))
        });
        let explanation = page_memo(move |_| {
            let of = |group: &FindingGroup| editor.report.with(|report| group.explanation(report));
            group.with(|group| group.as_ref().map_or(Some(String::new()), of))
        });
        Self {
            editor,
            worded,
            standing,
            explanation,
        }
    }
}

/// The findings of a section. Blank answers are told of once the officer was there.
#[component]
pub fn SectionFindings(
    /// The report that they are of.
    editor: Editor,
    /// Id of the section.
    section: String,
) -> impl IntoView {
    let own = section.clone();
    let groups = page_memo(move |_| editor.finding_groups());
    let here = page_memo(move |_| {
        let groups = editor.listed_groups().into_iter();
        groups
            .filter(|group| group.section == own)
            .collect::<Vec<ListedGroup>>()
    });
    let told = page_memo(move |_| editor.tells_blanks_of(&section));
    let keys = page_memo(move |_| {
        let told = told.get();
        here.with(|here| {
            let shown = here.iter().filter(|group| told || !group.missing);
            shown.map(|group| group.key.clone()).collect::<Vec<_>>()
        })
    });
    let none = Signal::derive(move || here.with(Vec::is_empty));
    let left = Signal::derive(move || {
        let missing = here.with(|here| {
            let missing = here.iter().filter(|group| group.missing && group.open);
            missing.map(|group| group.count).sum::<usize>()
        });
        if told.get() { 0 } else { missing }
    });
    let all = Signal::derive(move || {
        words::all_findings(editor.left(), editor.problems().unwrap_or_default())
    });
    let href = Route::Findings {
        report: editor.id(),
    }
    .fragment();
    view! {
        <section class="assessment__part" aria-labelledby="findings">
            <h2 class="assessment__heading" id="findings">{words::SECTION_FINDINGS}</h2>
            <Show when=move || none.get()><p class="assessment__none">{words::NO_SECTION_FINDINGS}</p></Show>
            <Show when=move || { left.get() > 0 }>
                <p class="assessment__none">{move || words::left_here(left.get())}</p>
            </Show>
            <For each=move || keys.get() key=String::clone let:key>{card(editor, groups, key)}</For>
            <p class="assessment__all"><a href=href>{all}</a></p>
        </section>
    }
    .into_any()
}

/// Beside the form.
fn card(editor: Editor, groups: Groups, key: String) -> AnyView {
    let shown = Shown::new(editor, groups, key.clone());
    let Shown {
        worded, standing, ..
    } = shown;
    let class = Signal::derive(move || match standing.get() {
        Standing::Explained => "assessment__finding assessment__finding--explained".to_owned(),
        _ => "assessment__finding".to_owned(),
    });
    (move || {
        let Some(worded) = worded.get() else {
            return ().into_any();
        };
        view! {
            <article class=class>
                <p class="assessment__top">{mark(&worded)}{state(standing)}</p>
                <p class="assessment__message">{worded.headline.clone()}</p>
                {body(shown, &key, worded, true)}
            </article>
        }
        .into_any()
    })
    .into_any()
}

/// On the page of all findings: a line that opens.
pub(super) fn line(editor: Editor, groups: Groups, listed: Listed) -> AnyView {
    let Listed {
        key,
        section,
        first,
    } = listed;
    let shown = Shown::new(editor, groups, key.clone());
    let Shown {
        worded, standing, ..
    } = shown;
    let title = editor.section_title(&section);
    let class = if first {
        "findings__section"
    } else {
        // Said again to those who hear the page.
        "findings__section findings__section--again"
    };
    let class_of_line = Signal::derive(move || match standing.get() {
        Standing::Explained => "findings__line assessment__finding--explained".to_owned(),
        _ => "findings__line".to_owned(),
    });
    let content = move || {
        let Some(worded) = worded.get() else {
            return ().into_any();
        };
        let opened = RwSignal::new(false);
        let (key, control) = (key.clone(), group_control(&key));
        let go = {
            let key = key.clone();
            move |_| editor.follow_group(&key)
        };
        let (mark, headline) = (mark(&worded), worded.headline.clone());
        let reached = worded
            .findings
            .first()
            .is_some_and(|finding| !finding.fields.is_empty());
        let heard = titles::about(&headline);
        let draw = move || body(shown, &key, worded.clone(), false);
        view! {
            <details class="findings__details" on:toggle=move |_| opened.set(true)>
                <summary class="findings__summary" id=control>
                    {mark}<span class="findings__headline">{headline}</span>{state(standing)}
                </summary>
                <div class="findings__body"><Show when=move || opened.get()>{draw()}</Show></div>
            </details>
            {reached.then(|| view! {
                <button class="button button--quiet findings__go" type="button" on:click=go>
                    {words::TO_FIELD}<span class="layout__hidden">{heard}</span>
                </button>
            }.into_any())}
        }
        .into_any()
    };
    view! { <li class=class_of_line><span class=class>{title}</span>{content}</li> }.into_any()
}

/// Severity by sign and word; a blank answer is neither error nor warning.
pub(super) fn mark(worded: &Worded) -> Option<AnyView> {
    (!worded.missing).then(|| severity_mark(worded.severity))
}

/// Severity by sign and word.
fn severity_mark(severity: Severity) -> AnyView {
    let class = match severity {
        Severity::Error => "assessment__mark assessment__mark--error",
        Severity::Warning => "assessment__mark assessment__mark--warning",
        Severity::Note => "assessment__mark assessment__mark--note",
    };
    let (sign, word) = (words::severity_sign(severity), words::severity(severity));
    view! { <span class=class><span class="assessment__sign" aria-hidden="true">{sign}</span>{word}</span> }.into_any()
}

/// Whether it is explained.
fn state(standing: Memo<Standing>) -> AnyView {
    (move || {
        let (class, word) = match standing.get() {
            Standing::Open => return ().into_any(),
            Standing::Explained => (
                "assessment__state assessment__state--good",
                words::EXPLAINED,
            ),
            Standing::StaleExplanation => ("assessment__state", words::STALE_EXPLANATION),
        };
        view! { <span class=class>{word}</span> }.into_any()
    })
    .into_any()
}

/// Each finding, what to do, the answers concerned, and the explanation.
fn body(shown: Shown, key: &str, worded: Worded, brief: bool) -> AnyView {
    let editor = shown.editor;
    let places = places(editor, &worded);
    let explanation = if worded.explainable {
        explanation(shown, key, worded.findings, brief)
    } else {
        view! { <p class="assessment__advice">{words::NOT_EXPLAINABLE}</p> }.into_any()
    };
    view! {
        {places}
        {explanation}
    }
    .into_any()
}

/// Each finding, what to do, and the answers concerned.
pub(super) fn places(editor: Editor, worded: &Worded) -> AnyView {
    let entry = |(path, words): &(Option<FieldPath>, String)| {
        let words = match path {
            Some(path) => field_link(editor, path, words.clone()),
            None => words.clone().into_any(),
        };
        view! { <li>{words}</li> }.into_any()
    };
    let entries: Vec<AnyView> = worded.entries.iter().map(entry).collect();
    let entries = (!entries.is_empty())
        .then(|| view! { <ul class="assessment__entries">{entries}</ul> }.into_any());
    let fields = (!worded.concerns.is_empty()).then(|| {
        let links = field_links(editor, &worded.concerns);
        view! { <div class="assessment__concerns"><span>{words::CONCERNS}</span>{links}</div> }
            .into_any()
    });
    view! {
        {entries}
        <p class="assessment__advice">{worded.advice.clone()}</p>
        {fields}
    }
    .into_any()
}

/// The officer's explanation, one for all, folded away beside the form until it is begun. Where an older one of each is
/// another, they stay until they are written anew.
fn explanation(shown: Shown, key: &str, findings: Vec<Finding>, brief: bool) -> AnyView {
    let Shown {
        editor,
        standing,
        explanation: common,
        ..
    } = shown;
    let text = Signal::derive(move || common.get().unwrap_or_default());
    let differ = Signal::derive(move || common.with(Option::is_none));
    let form_group = FormGroup {
        id: format!("explanation-{}", key.replace(['.', ':'], "-")),
        label: words::EXPLANATION.to_owned(),
        hint: words::explanation_hint(findings.len()),
        modifier: "field--plain",
        ..FormGroup::default()
    };
    let findings = StoredValue::new(findings);
    let link = TextBinding {
        value: text,
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text: String| {
            findings.with_value(|findings| editor.explain(findings, &text));
        }),
        left: Callback::new(|()| ()),
    };
    let control = text_control(
        FieldAria::new(&form_group.id, true, no_error()),
        InputKind::Area,
        link,
    );
    let form = group(form_group, no_error(), control, ().into_any());
    let stale =
        Signal::derive(move || standing.get() == Standing::StaleExplanation && !editor.locked());
    let confirm = move |_| findings.with_value(|findings| editor.confirm_explanation(findings));
    let below = view! {
        <Show when=move || differ.get()><p class="assessment__advice">{words::DIFFERENT_EXPLANATIONS}</p></Show>
        <Show when=move || stale.get()>
            <button class="button button--small" type="button" on:click=confirm>{words::STILL_RIGHT}</button>
        </Show>
    };
    if !brief {
        return view! { <div class="assessment__explanation">{form}{below}</div> }.into_any();
    }
    let open = !text.with_untracked(String::is_empty);
    view! {
        <details class="assessment__explanation" open=open>
            <summary>{words::EXPLANATION}</summary>
            {form}
            {below}
        </details>
    }
    .into_any()
}
