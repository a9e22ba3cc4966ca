//! Findings: what does not add up, what to do, where, and the officer's explanation.

use leptos::prelude::*;

use super::links::{FieldLink, FieldLinks};
use crate::engine::assessment::{Finding, Standing};
use crate::model::template::Severity;
use crate::state::editor::Editor;
use crate::state::route::Route;
use crate::text::words::assessment as words;
use crate::ui::field::{Frame, Group, Shape, TextControl, TextLink, Ties};

/// Family of the checks for blank answers: their message alone says what to do.
const BLANK: &str = "EMPTY";

/// The findings of a section, blank answers as a plain list of links.
#[component]
pub fn SectionFindings(editor: Editor, section: String) -> impl IntoView {
    let here = Memo::new(move |_| keys(editor, |finding| belongs(editor, finding, &section)));
    let total = Memo::new(move |_| editor.assessment.with(|assessment| assessment.findings().len()));
    let href = Route::Findings { report: editor.id() }.fragment();
    view! {
        <section class="assessment__part" aria-labelledby="findings">
            <h2 class="assessment__heading" id="findings">{words::SECTION_FINDINGS}</h2>
            {move || here.with(Vec::is_empty).then(|| view! { <p class="assessment__none">{words::NO_SECTION_FINDINGS}</p> })}
            <For each=move || here.get() key=String::clone children=move |key| view! { <FindingCard editor=editor key_=key brief=true /> } />
            <p class="assessment__all"><a href=href>{move || words::all_findings(total.get())}</a></p>
        </section>
    }
    .into_any()
}

/// The findings of one severity in the whole report.
#[component]
pub fn FindingGroup(editor: Editor, severity: Severity) -> impl IntoView {
    let keys = Memo::new(move |_| keys(editor, |finding| finding.severity == severity));
    move || {
        (!keys.with(Vec::is_empty)).then(|| {
            view! {
                <section class="assessment__part">
                    <h2 class="assessment__heading">{move || words::severity_group(severity, keys.with(Vec::len))}</h2>
                    <For each=move || keys.get() key=String::clone children=move |key| view! { <FindingCard editor=editor key_=key brief=false /> } />
                </section>
            }
            .into_any()
        })
    }
}

fn keys(editor: Editor, wanted: impl Fn(&Finding) -> bool) -> Vec<String> {
    editor.assessment.with(|assessment| {
        assessment.findings().into_iter().filter(|finding| wanted(finding)).map(|finding| finding.key.clone()).collect()
    })
}

fn belongs(editor: Editor, finding: &Finding, section: &str) -> bool {
    finding.fields.first().is_some_and(|path| editor.template().section_of(path) == Some(section))
}

/// One finding; in brief form a blank answer is only a link.
#[component]
fn FindingCard(editor: Editor, key_: String, brief: bool) -> impl IntoView {
    let finding = Memo::new(move |_| {
        editor.assessment.with(|assessment| assessment.findings().into_iter().find(|finding| finding.key == key_).cloned())
    });
    move || {
        finding.get().map(|finding| {
            let path = finding.fields.first().cloned();
            match path {
                Some(path) if brief && finding.family == BLANK => view! {
                    <p class="assessment__blank">
                        <Mark severity=finding.severity />
                        <FieldLink editor=editor path=path words=finding.message />
                    </p>
                }
                .into_any(),
                _ => view! { <FullFinding editor=editor finding=finding brief=brief /> }.into_any(),
            }
        })
    }
}

/// Severity by sign and word.
#[component]
fn Mark(severity: Severity) -> impl IntoView {
    let class = match severity {
        Severity::Error => "assessment__mark assessment__mark--error",
        Severity::Warning => "assessment__mark assessment__mark--warning",
        Severity::Note => "assessment__mark assessment__mark--note",
    };
    view! {
        <span class=class><span class="assessment__sign" aria-hidden="true">{words::severity_sign(severity)}</span>{words::severity(severity)}</span>
    }
    .into_any()
}

#[component]
fn FullFinding(editor: Editor, finding: Finding, brief: bool) -> impl IntoView {
    let state = {
        let finding = finding.clone();
        Memo::new(move |_| editor.report.with(|report| finding.standing(report)))
    };
    let class = move || if state.get() == Standing::Explained { "assessment__finding assessment__finding--explained" } else { "assessment__finding" };
    let explained = move || match state.get() {
        Standing::Open => None,
        Standing::Explained => Some(view! { <span class="assessment__state assessment__state--good">{words::EXPLAINED}</span> }.into_any()),
        Standing::StaleExplanation => Some(view! { <span class="assessment__state">{words::STALE_EXPLANATION}</span> }.into_any()),
    };
    let paths = finding.fields.clone();
    let (message, advice, severity) = (finding.message.clone(), finding.advice.clone(), finding.severity);
    view! {
        <article class=class>
            <p class="assessment__top"><Mark severity=severity />{explained}</p>
            <p class="assessment__message">{message}</p>
            <p class="assessment__advice">{advice}</p>
            {(!paths.is_empty()).then(|| view! {
                <div class="assessment__concerns"><span>{words::CONCERNS}</span><FieldLinks editor=editor paths=paths /></div>
            })}
            <Explanation editor=editor finding=finding state=state brief=brief />
        </article>
    }
    .into_any()
}

/// The officer's explanation, folded away in the side column until it is begun.
#[component]
fn Explanation(editor: Editor, finding: Finding, state: Memo<Standing>, brief: bool) -> impl IntoView {
    if !finding.explainable {
        return view! { <p class="assessment__advice">{words::NOT_EXPLAINABLE}</p> }.into_any();
    }
    let key = finding.key.clone();
    let text = Signal::derive(move || {
        editor.report.with(|report| report.explanations.get(&key).map(|edit| edit.text.clone())).unwrap_or_default()
    });
    let id = format!("explanation-{}", finding.key.replace(['.', ':'], "-"));
    let no_error = Signal::derive(|| None);
    let frame = Frame {
        id: id.clone(),
        label: words::EXPLANATION.to_owned(),
        hint: words::EXPLANATION_HINT.to_owned(),
        modifier: "field--plain",
        ..Frame::default()
    };
    let finding = StoredValue::new(finding);
    let link = TextLink {
        value: text,
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text| finding.with_value(|finding| editor.explain(finding, text))),
        left: Callback::new(|()| ()),
    };
    let control = view! { <TextControl ties=Ties::new(&id, true, no_error) shape=Shape::Area link=link /> }.into_any();
    let group = view! { <Group frame=frame error=no_error control=control after=().into_any() /> }.into_any();
    let confirm = move || {
        (state.get() == Standing::StaleExplanation && !editor.locked()).then(|| {
            let confirm = move |_| finding.with_value(|finding| editor.explain(finding, text.get_untracked()));
            view! { <button class="button button--small" type="button" on:click=confirm>{words::STILL_RIGHT}</button> }.into_any()
        })
    };
    if brief {
        let open = !text.with_untracked(String::is_empty);
        return view! {
            <details class="assessment__explanation" open=open><summary>{words::EXPLANATION}</summary>{group}{confirm}</details>
        }
        .into_any();
    }
    view! { <div class="assessment__explanation">{group}{confirm}</div> }.into_any()
}
