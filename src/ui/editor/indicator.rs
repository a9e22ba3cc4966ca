//! Indicators: value first, and on opening formula, numbers, target, source and note.

use leptos::prelude::*;

use super::links::FieldLinks;
use crate::engine::assessment::IndicatorResult;
use crate::engine::checked::CompiledIndicator;
use crate::state::editor::Editor;
use crate::text::words::{assessment as words, editor};

/// The indicators of a section and, folded away, those of the others.
#[component]
pub fn Indicators(editor: Editor, section: String) -> impl IntoView {
    let template = editor.template();
    let (own, others): (Vec<&CompiledIndicator>, Vec<&CompiledIndicator>) =
        template.indicators.iter().partition(|indicator| indicator.definition.section == section);
    let cards: Vec<AnyView> = own.into_iter().map(|indicator| card(editor, indicator)).collect();
    let none = cards.is_empty();
    let others: Vec<String> = others.into_iter().map(|indicator| indicator.definition.id.clone()).collect();
    let count = others.len();
    let open = RwSignal::new(false);
    // Other sections' cards are made when they are first asked for.
    let rest = move || {
        open.get().then(|| {
            let template = editor.template();
            let asked = template.indicators.iter().filter(|indicator| others.contains(&indicator.definition.id));
            asked.map(|indicator| card(editor, indicator)).collect::<Vec<AnyView>>()
        })
    };
    view! {
        <section class="assessment__part" aria-labelledby="indicators">
            <h2 class="assessment__heading" id="indicators">{words::INDICATORS}</h2>
            {none.then(|| view! { <p class="assessment__none">{words::NO_INDICATORS}</p> })}
            {cards}
            <details class="assessment__others" on:toggle=move |_| open.set(true)>
                <summary>{words::other_indicators(count)}</summary>
                {rest}
            </details>
        </section>
    }
    .into_any()
}

fn card(editor: Editor, indicator: &CompiledIndicator) -> AnyView {
    view! { <IndicatorCard editor=editor indicator=indicator.clone() /> }.into_any()
}

/// One indicator.
#[component]
pub fn IndicatorCard(editor: Editor, indicator: CompiledIndicator) -> impl IntoView {
    let id = indicator.definition.id.clone();
    let result = Memo::new(move |_| editor.assessment.with(|assessment| assessment.indicator(&id).cloned()));
    let label = indicator.definition.label.clone();
    let head = move || result.get().map(|result| head(&result));
    let body = move || result.get().map(|result| body(editor, &result));
    view! {
        <details class="assessment__indicator">
            <summary class="assessment__summary">
                <span class="assessment__name">{label}</span>
                {head}
            </summary>
            <dl class="assessment__terms">
                {term(words::FORMULA, indicator.in_words.clone())}
                {body}
                {fixed_terms(editor, &indicator)}
            </dl>
        </details>
    }
    .into_any()
}

/// The value with its marks: stated by hand, target reached or not.
fn head(result: &IndicatorResult) -> AnyView {
    let class = if result.number().is_some() { "assessment__value" } else { "assessment__value assessment__value--none" };
    let target = result.reached.map(|reached| {
        let (class, sign, word) = if reached {
            ("assessment__target assessment__target--reached", "✓ ", words::REACHED)
        } else {
            ("assessment__target", "✕ ", words::NOT_REACHED)
        };
        view! { <span class=class><span aria-hidden="true">{sign}</span>{word}</span> }.into_any()
    });
    view! {
        <span class=class>{result.shown.clone()}</span>
        {result.stated.then(|| view! { <span class="assessment__stated">{words::STATED}</span> })}
        {target}
    }
    .into_any()
}

/// Numbers put in, and what is missing.
fn body(editor: Editor, result: &IndicatorResult) -> AnyView {
    let lacks = result.lacks.clone();
    view! {
        {term(words::WORKING, result.working.clone())}
        {(!lacks.is_empty()).then(|| view! {
            <div><dt>{words::LACKS}</dt><dd><FieldLinks editor=editor paths=lacks /></dd></div>
        })}
    }
    .into_any()
}

/// Target, sources and note: what the definition says.
fn fixed_terms(editor: Editor, indicator: &CompiledIndicator) -> AnyView {
    let definition = &indicator.definition;
    let template = editor.template();
    let name = |id: &String| template.acts.get(id).map(editor::act_name);
    let target = definition.target.as_ref().map(|target| words::target(target.at_least, definition.unit.as_deref()));
    let acts = definition.acts.iter().chain(definition.target.as_ref().and_then(|target| target.act.as_ref()));
    let sources: Vec<String> = acts.filter_map(name).collect();
    view! {
        {target.map(|target| term(words::TARGET, target))}
        {(!sources.is_empty()).then(|| term(words::SOURCE, sources.join("; ")))}
        {definition.note.clone().map(|note| term(words::REMARK, note))}
    }
    .into_any()
}

fn term(name: &'static str, text: String) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{text}</dd></div> }.into_any()
}
