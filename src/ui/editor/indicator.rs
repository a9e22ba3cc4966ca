//! Indicators: value first, and on opening formula, numbers, target, source and note.

use leptos::prelude::*;

use super::links::field_links;
use crate::assess::assessment::IndicatorResult;
use crate::messages::vi::formula::in_words;
use crate::messages::vi::{EVIDENCE, assessment as words, editor, evidence};
use crate::model::answer::FieldPath;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::template::labels::TemplateLabels;
use crate::template::rules::{CompiledIndicator, Rules};

/// The indicators of a section and, folded away, those of the others.
#[component]
pub fn Indicators(
    /// The report.
    editor: Editor,
    /// Id of the section.
    section: String,
) -> impl IntoView {
    let Some(rules) = editor.rules_here() else {
        return ().into_any();
    };
    let count = rules.indicators.len();
    let cards = move |here: bool| {
        let asked = rules
            .indicators
            .iter()
            .filter(|indicator| (indicator.definition.section == section) == here);
        asked
            .map(|indicator| card(editor, &rules, indicator))
            .collect::<Vec<AnyView>>()
    };
    let own = cards(true);
    let others = count.saturating_sub(own.len());
    let none = own
        .is_empty()
        .then(|| view! { <p class="assessment__none">{words::NO_INDICATORS}</p> }.into_any());
    let open = RwSignal::new(false);
    // Other sections' cards are made when they are first asked for.
    let rest = move || {
        if open.get() {
            cards(false).into_any()
        } else {
            ().into_any()
        }
    };
    view! {
        <section class="assessment__part" aria-labelledby="indicators">
            <h2 class="assessment__heading" id="indicators">{words::INDICATORS}</h2>
            {none}
            {own}
            <details class="assessment__others" on:toggle=move |_| open.set(true)>
                <summary>{words::other_indicators(others)}</summary>
                {rest}
            </details>
        </section>
    }
    .into_any()
}

/// A result with its words.
#[derive(Clone, PartialEq)]
struct Worded {
    result: IndicatorResult,
    shown: String,
    working: String,
}

impl Worded {
    fn find(editor: Editor, id: &str, needs: &[String]) -> Option<Self> {
        editor.with_results_of(needs, |lookup, assessment| {
            let result = assessment.indicator(id)?.clone();
            let indicator = lookup.rules.indicator(id)?;
            Some(Self {
                shown: words::outcome(&result, indicator, lookup.labels()),
                working: words::working(&result, indicator, lookup),
                result,
            })
        })?
    }
}

/// One indicator.
fn card(editor: Editor, rules: &Rules, indicator: &CompiledIndicator) -> AnyView {
    let id = indicator.definition.id.clone();
    let stated = indicator
        .stated_by
        .iter()
        .map(|path| path.as_str().to_owned());
    let needs: Vec<String> = indicator.depends_on.iter().cloned().chain(stated).collect();
    let result = page_memo(move |_| Worded::find(editor, &id, &needs));
    let head = move || result.with(|result| result.as_ref().map_or_else(|| ().into_any(), head));
    let body = move || {
        result.with(|result| {
            result
                .as_ref()
                .map_or_else(|| ().into_any(), |result| body(editor, result))
        })
    };
    let labels = TemplateLabels {
        form: &editor.template(),
        rules,
    };
    let formula = in_words(&indicator.formula, &labels, None);
    view! {
        <details class="assessment__indicator">
            <summary class="assessment__summary">
                <span class="assessment__name">{indicator.definition.label.clone()}</span>
                {head}
            </summary>
            <dl class="assessment__terms">
                {term(words::FORMULA, formula)}
                {body}
                {fixed_terms(editor, indicator)}
            </dl>
        </details>
    }
    .into_any()
}

/// The value with its marks: stated by hand, target reached or not.
fn head(worded: &Worded) -> AnyView {
    let result = &worded.result;
    let class = if result.number().is_some() {
        "assessment__value"
    } else {
        "assessment__value assessment__value--none"
    };
    let mark = |class: &'static str, sign: &'static str, word: &'static str| {
        view! { <span class=class><span aria-hidden="true">{sign}</span>{word}</span> }.into_any()
    };
    let stated = result
        .stated
        .then(|| mark("assessment__target", "", words::STATED));
    let target = result.reached.map(|reached| match reached {
        true => mark(
            "assessment__target assessment__target--reached",
            "✓ ",
            words::REACHED,
        ),
        false => mark("assessment__target", "✕ ", words::NOT_REACHED),
    });
    view! { <span class=class>{worded.shown.clone()}</span>{stated}{target} }.into_any()
}

/// Numbers put in, and what is missing.
fn body(editor: Editor, worded: &Worded) -> AnyView {
    let lacks: Vec<FieldPath> = worded.result.lacks().cloned().collect();
    let lacks = (!lacks.is_empty()).then(|| {
        view! { <div><dt>{words::LACKS}</dt><dd>{field_links(editor, &lacks)}</dd></div> }
            .into_any()
    });
    view! { {term(words::WORKING, worded.working.clone())}{lacks} }.into_any()
}

/// Target, sources and note: what the definition says.
fn fixed_terms(editor: Editor, indicator: &CompiledIndicator) -> AnyView {
    let definition = &indicator.definition;
    let template = editor.template();
    let target = definition
        .target
        .as_ref()
        .map(|target| words::target(target.at_least, definition.unit.as_deref()));
    let acts = definition.acts.iter().chain(
        definition
            .target
            .as_ref()
            .and_then(|target| target.act.as_ref()),
    );
    let sources: Vec<String> = acts
        .filter_map(|id| template.act(id))
        .map(editor::act_name)
        .collect();
    let sources = Some(sources.join("; ")).filter(|sources| !sources.is_empty());
    let rests_on = definition.evidence.map(|one| evidence(one).to_owned());
    let terms = [
        (words::TARGET, target),
        (words::SOURCE, sources),
        (EVIDENCE, rests_on),
        (words::REMARK, definition.note.clone()),
    ];
    let given = terms
        .into_iter()
        .filter_map(|(name, text)| Some(term(name, text?)));
    given.collect::<Vec<AnyView>>().into_any()
}

fn term(name: &'static str, text: String) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{text}</dd></div> }.into_any()
}
