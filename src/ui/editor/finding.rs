//! Findings: what does not add up, what to do, where, and the officer's explanation.

use leptos::prelude::*;

use super::links::{field_link, field_links};
use crate::assess::assessment::Standing;
use crate::assess::finding::Finding;
use crate::assess::lookup::ReportLookup;
use crate::messages::vi::{assessment as words, findings};
use crate::model::template::Severity;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::ui::field::{
    FieldAria, FormGroup, InputKind, TextBinding, group, no_error, text_control,
};

/// Family of the checks for blank answers: their message alone says what to do.
const BLANK: &str = "EMPTY";

/// A finding with its words.
#[derive(Clone, PartialEq)]
pub(super) struct Worded {
    pub(super) finding: Finding,
    pub(super) message: String,
    pub(super) advice: String,
}

impl Worded {
    pub(super) fn new(finding: &Finding, lookup: &ReportLookup<'_>) -> Self {
        Self {
            finding: finding.clone(),
            message: findings::render(finding, lookup).screen,
            advice: findings::advice(finding, lookup.template, lookup.rules),
        }
    }

    /// The finding of a key as long as there is one; the reader hears of changes to what its check needs.
    pub(super) fn find(editor: Editor, key: &str, needs: &[String]) -> Option<Self> {
        editor.with_results_of(needs, |lookup, assessment| {
            Some(Self::new(assessment.finding(key)?, lookup))
        })?
    }
}

/// The findings of a section, blank answers as a plain list of links.
#[component]
pub fn SectionFindings(
    /// The report that they are of.
    editor: Editor,
    /// Id of the section.
    section: String,
) -> impl IntoView {
    let here = page_memo(move |_| keys(editor, &|finding| belongs(editor, finding, &section)));
    let none = Signal::derive(move || here.with(Vec::is_empty));
    let all = Signal::derive(move || {
        words::all_findings(
            editor
                .assessment
                .with(|assessment| assessment.findings().len()),
        )
    });
    let href = Route::Findings {
        report: editor.id(),
    }
    .fragment();
    view! {
        <section class="assessment__part" aria-labelledby="findings">
            <h2 class="assessment__heading" id="findings">{words::SECTION_FINDINGS}</h2>
            <Show when=move || none.get()><p class="assessment__none">{words::NO_SECTION_FINDINGS}</p></Show>
            <For each=move || here.get() key=String::clone let:key>{card(editor, key, true)}</For>
            <p class="assessment__all"><a href=href>{all}</a></p>
        </section>
    }
    .into_any()
}

/// The findings of one severity in the whole report.
#[component]
pub fn FindingGroup(
    /// The report that they are of.
    editor: Editor,
    /// How grave they are.
    severity: Severity,
) -> impl IntoView {
    let keys = page_memo(move |_| keys(editor, &|finding| finding.severity == severity));
    let some = Signal::derive(move || keys.with(|keys| !keys.is_empty()));
    let content = move || {
        let heading = Signal::derive(move || words::severity_group(severity, keys.with(Vec::len)));
        view! {
            <section class="assessment__part">
                <h2 class="assessment__heading">{heading}</h2>
                <For each=move || keys.get() key=String::clone let:key>{card(editor, key, false)}</For>
            </section>
        }
        .into_any()
    };
    view! { <Show when=move || some.get()>{content()}</Show> }.into_any()
}

/// Keys of the findings that are wanted.
pub(super) fn keys(editor: Editor, wanted: &dyn Fn(&Finding) -> bool) -> Vec<String> {
    editor.assessment.with(|assessment| {
        assessment
            .findings()
            .into_iter()
            .filter(|finding| wanted(finding))
            .map(|finding| finding.key.clone())
            .collect()
    })
}

/// Severity by sign and word.
pub(super) fn mark(severity: Severity) -> AnyView {
    let class = match severity {
        Severity::Error => "assessment__mark assessment__mark--error",
        Severity::Warning => "assessment__mark assessment__mark--warning",
        Severity::Note => "assessment__mark assessment__mark--note",
    };
    let (sign, word) = (words::severity_sign(severity), words::severity(severity));
    view! { <span class=class><span class="assessment__sign" aria-hidden="true">{sign}</span>{word}</span> }.into_any()
}

fn belongs(editor: Editor, finding: &Finding, section: &str) -> bool {
    finding
        .fields
        .first()
        .is_some_and(|path| editor.template().section_of(path) == Some(section))
}

/// One finding; in brief form a blank answer is only a link.
fn card(editor: Editor, key: String, brief: bool) -> AnyView {
    let needs = editor.assessment.with_untracked(|assessment| {
        let finding = assessment.finding(&key)?;
        Some(editor.rules()?.check(&finding.check)?.depends_on.clone())
    });
    let needs = needs.unwrap_or_default();
    let worded = page_memo(move |_| Worded::find(editor, &key, &needs));
    (move || {
        let Some(worded) = worded.get() else {
            return ().into_any();
        };
        match worded.finding.fields.first() {
            Some(path) if brief && worded.finding.family == BLANK => {
                let link = field_link(editor, path, worded.message);
                let mark = mark(worded.finding.severity);
                view! { <p class="assessment__blank">{mark}{link}</p> }.into_any()
            }
            _ => full(editor, worded, brief),
        }
    })
    .into_any()
}

fn full(editor: Editor, worded: Worded, brief: bool) -> AnyView {
    let Worded {
        finding,
        message,
        advice,
    } = worded;
    let own = finding.clone();
    let state = page_memo(move |_| editor.report.with(|report| own.standing(report)));
    let class = Signal::derive(move || match state.get() {
        Standing::Explained => "assessment__finding assessment__finding--explained".to_owned(),
        _ => "assessment__finding".to_owned(),
    });
    let explained = move || {
        let (class, word) = match state.get() {
            Standing::Open => return ().into_any(),
            Standing::Explained => (
                "assessment__state assessment__state--good",
                words::EXPLAINED,
            ),
            Standing::StaleExplanation => ("assessment__state", words::STALE_EXPLANATION),
        };
        view! { <span class=class>{word}</span> }.into_any()
    };
    let fields = (!finding.fields.is_empty()).then(|| {
        let links = field_links(editor, &finding.fields);
        view! { <div class="assessment__concerns"><span>{words::CONCERNS}</span>{links}</div> }
            .into_any()
    });
    view! {
        <article class=class>
            <p class="assessment__top">{mark(finding.severity)}{explained}</p>
            <p class="assessment__message">{message}</p>
            <p class="assessment__advice">{advice}</p>
            {fields}
            {explanation(editor, finding, state, brief)}
        </article>
    }
    .into_any()
}

/// The officer's explanation, folded away in the side column until it is begun.
fn explanation(editor: Editor, finding: Finding, state: Memo<Standing>, brief: bool) -> AnyView {
    if !finding.explainable {
        return view! { <p class="assessment__advice">{words::NOT_EXPLAINABLE}</p> }.into_any();
    }
    let key = finding.key.clone();
    let text = Signal::derive(move || {
        editor
            .report
            .with(|report| report.explanations.get(&key).map(|edit| edit.text.clone()))
            .unwrap_or_default()
    });
    let form_group = FormGroup {
        id: format!("explanation-{}", finding.key.replace(['.', ':'], "-")),
        label: words::EXPLANATION.to_owned(),
        hint: words::EXPLANATION_HINT.to_owned(),
        modifier: "field--plain",
        ..FormGroup::default()
    };
    let finding = StoredValue::new(finding);
    let link = TextBinding {
        value: text,
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text| {
            finding.with_value(|finding| editor.explain(finding, text))
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
        Signal::derive(move || state.get() == Standing::StaleExplanation && !editor.locked());
    let confirm = move |_| finding.with_value(|finding| editor.confirm_explanation(finding));
    let confirmed = view! {
        <Show when=move || stale.get()>
            <button class="button button--small" type="button" on:click=confirm>{words::STILL_RIGHT}</button>
        </Show>
    };
    if !brief {
        return view! { <div class="assessment__explanation">{form}{confirmed}</div> }.into_any();
    }
    let open = !text.with_untracked(String::is_empty);
    view! {
        <details class="assessment__explanation" open=open>
            <summary>{words::EXPLANATION}</summary>
            {form}
            {confirmed}
        </details>
    }
    .into_any()
}
