//! Component tests in a real browser: what a person types, what a control shows, how messages are tied to it.

#![cfg(target_arch = "wasm32")]
// The lint knows test functions only; these are their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::catalog::{Catalog, SAMPLES};
use bao_cao_so::formats::decode::decode;
use bao_cao_so::model::answer::{Answer, Path};
use bao_cao_so::model::template::{Item, Severity};
use bao_cao_so::state::editor::Editor;
use bao_cao_so::state::later::Rules;
use bao_cao_so::template::compile::Compiled;
use bao_cao_so::ui::editor::finding::FindingGroup;
use bao_cao_so::ui::field::ReportField;
use bao_cao_so::ui::table::ReportTable;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CompositionEvent, Element, Event, HtmlElement, HtmlInputElement};

mod tables;

wasm_bindgen_test_configure!(run_in_browser);

/// An editor over the sample report.
fn editor() -> Editor {
    let catalog = Catalog::load().unwrap();
    let sample = decode(SAMPLES.first().unwrap().1, &catalog.forms).expect("the sample reads");
    let template = catalog.template(&sample.template.id).unwrap();
    assessed(Editor::new(sample.report, sample.template, None), template)
}

/// The editor with the rules, which the page gets a moment after the form.
fn assessed(editor: Editor, template: Compiled) -> Editor {
    editor.take_up(
        Rules {
            assess,
            reassess,
            written: |_| (),
        },
        Some(template),
    );
    editor
}

/// Puts a view on the page, in a place of its own; values of controls are set a moment after.
async fn place<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> HtmlElement {
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    mount_to(place.clone(), view).forget();
    tick().await;
    place
}

/// Puts a field of the template on the page.
async fn place_field(address: &'static str) -> (HtmlElement, Editor) {
    let owner = Owner::new();
    let editor = owner.with(editor);
    std::mem::forget(owner);
    let field = editor
        .template()
        .field(&Path::new(address))
        .unwrap()
        .clone();
    (
        place(move || view! { <ReportField editor=editor field=field /> }).await,
        editor,
    )
}

fn find(place: &Element, selector: &str) -> Option<HtmlInputElement> {
    place
        .query_selector(selector)
        .unwrap()
        .map(|element| element.unchecked_into())
}

fn text(place: &Element, selector: &str) -> String {
    place
        .query_selector(selector)
        .unwrap()
        .and_then(|element| element.text_content())
        .unwrap_or_default()
}

fn happen(target: &Element, event: &str) {
    target.dispatch_event(&Event::new(event).unwrap()).unwrap();
}

/// Types a text as a keyboard does: one event after each letter.
async fn type_in(control: &HtmlInputElement, typed: &str) {
    control.focus().unwrap();
    control.set_value("");
    for (end, letter) in typed.char_indices() {
        control.set_value(&typed[..end + letter.len_utf8()]);
        happen(control, "input");
        tick().await;
        assert_eq!(
            control.value(),
            typed[..end + letter.len_utf8()],
            "rewritten while typing {typed}"
        );
    }
}

async fn leave(control: &HtmlInputElement) {
    control.blur().unwrap();
    happen(control, "blur");
    tick().await;
}

#[wasm_bindgen_test]
async fn a_number_is_shaped_only_when_it_is_left() {
    let (place, editor) = place_field("computers").await;
    let control = find(&place, "#f-computers").unwrap();
    assert_eq!(
        (control.type_(), control.get_attribute("inputmode")),
        ("text".to_owned(), Some("numeric".to_owned()))
    );
    type_in(&control, "12481").await;
    leave(&control).await;
    assert_eq!(control.value(), "12.481");
    // Typed again over the same value: still typed, then shaped.
    type_in(&control, "12481").await;
    leave(&control).await;
    assert_eq!(control.value(), "12.481");
    assert!(matches!(
        editor
            .report
            .get_untracked()
            .answer(&Path::new("computers")),
        Answer::Number(_)
    ));
    place.remove();
}

#[wasm_bindgen_test]
async fn text_that_is_no_number_stays_and_its_message_is_tied_to_the_control() {
    let (place, _) = place_field("computers").await;
    let control = find(&place, "#f-computers").unwrap();
    type_in(&control, "12.48").await;
    leave(&control).await;
    assert_eq!(control.value(), "12.48");
    assert_eq!(
        control.get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    assert_eq!(
        control.get_attribute("aria-describedby").as_deref(),
        Some("f-computers-hint f-computers-error")
    );
    assert!(text(&place, "#f-computers-error").starts_with("Lỗi: "));
    type_in(&control, "12481").await;
    assert_eq!(control.get_attribute("aria-invalid"), None);
    assert_eq!(
        control.get_attribute("aria-describedby").as_deref(),
        Some("f-computers-hint")
    );
    assert!(find(&place, "#f-computers-error").is_none());
    place.remove();
}

#[wasm_bindgen_test]
async fn an_input_method_is_never_disturbed() {
    let (place, editor) = place_field("agency.name").await;
    let control = find(&place, "#f-agency-name").unwrap();
    control.focus().unwrap();
    happen(&control, "focus");
    let composition = |name: &str| {
        control
            .dispatch_event(&CompositionEvent::new(name).unwrap())
            .unwrap();
    };
    composition("compositionstart");
    // A trailing space and a half-composed letter are what tidying would take away.
    for step in ["S", "Só", "Sở ", "Sở X"] {
        control.set_value(step);
        happen(&control, "input");
        tick().await;
        assert_eq!(control.value(), step);
        assert_eq!(editor.report.get_untracked().words("agency.name"), step);
    }
    composition("compositionend");
    tick().await;
    assert_eq!(control.value(), "Sở X");
    place.remove();
}

#[wasm_bindgen_test]
async fn a_change_from_elsewhere_shows_only_while_nobody_types() {
    let (place, editor) = place_field("computers").await;
    let control = find(&place, "#f-computers").unwrap();
    editor.type_text(&Path::new("computers"), "7".to_owned());
    tick().await;
    assert_eq!(control.value(), "7");
    type_in(&control, "8").await;
    editor.type_text(&Path::new("computers"), "9".to_owned());
    tick().await;
    assert_eq!(control.value(), "8");
    leave(&control).await;
    assert_eq!(control.value(), "9");
    place.remove();
}

#[wasm_bindgen_test]
async fn a_control_that_goes_while_it_has_the_focus_does_no_harm() {
    let shown = RwSignal::new(true);
    let place = place(move || {
        let editor = editor();
        let field = editor
            .template()
            .field(&Path::new("computers"))
            .unwrap()
            .clone();
        move || {
            shown
                .get()
                .then(|| view! { <ReportField editor=editor field=field.clone() /> })
        }
    })
    .await;
    find(&place, "#f-computers").unwrap().focus().unwrap();
    shown.set(false);
    tick().await;
    assert!(find(&place, "#f-computers").is_none());
    place.remove();
}

#[wasm_bindgen_test]
async fn a_field_that_does_not_apply_asks_why() {
    let (place, editor) = place_field("computers").await;
    let path = Path::new("computers");
    find(&place, ".field__absent").unwrap().click();
    tick().await;
    let reason = find(&place, "#f-computers-reason").unwrap();
    type_in(&reason, "dùng chung với tỉnh").await;
    assert_eq!(
        editor.report.get_untracked().answer(&path),
        &Answer::NotApplicable("dùng chung với tỉnh".to_owned())
    );
    find(&place, ".field__absent").unwrap().click();
    tick().await;
    assert_eq!(editor.report.get_untracked().answer(&path), &Answer::Blank);
    place.remove();
}

#[wasm_bindgen_test]
async fn cells_are_named_by_row_and_column_and_their_messages_stand_below() {
    let owner = Owner::new();
    let editor = owner.with(editor);
    let section = editor.template().section("it-funding").unwrap().clone();
    let table = section.items.into_iter().find_map(|item| match item {
        Item::Table(table) => Some(table),
        Item::Field(_) => None,
    });
    let table = table.unwrap();
    let id = table.id.clone();
    let place = place(move || view! { <ReportTable editor=editor table=table /> }).await;
    let rows = |editor: Editor| {
        editor
            .report
            .get_untracked()
            .rows
            .get(&id)
            .map_or(0, Vec::len)
    };
    let before = rows(editor);
    find(&place, ".table .button--secondary").unwrap().click();
    tick().await;
    tick().await;
    assert_eq!(rows(editor), before + 1);
    let row = place
        .query_selector(".table__row:nth-last-child(2)")
        .unwrap()
        .unwrap();
    let number = find(&row, ".field__input--number").unwrap();
    let name = number.get_attribute("aria-label").unwrap();
    assert!(
        name.starts_with(&format!("Dòng {}, ", before + 1)),
        "{name}"
    );
    type_in(&number, "1.2.3").await;
    let message = number.get_attribute("aria-describedby").unwrap();
    assert!(text(&place, &format!("#{message}")).contains("nhóm ba chữ số"));
    // A row goes at once and comes back as it was.
    find(&row, "[id$='-remove']").unwrap().click();
    tick().await;
    assert_eq!(rows(editor), before);
    find(&place, ".table__said .button").unwrap().click();
    tick().await;
    tick().await;
    assert_eq!(rows(editor), before + 1);
    let row = place
        .query_selector(".table__row:nth-last-child(2)")
        .unwrap()
        .unwrap();
    assert_eq!(
        find(&row, ".field__input--number").unwrap().value(),
        "1.2.3"
    );
    place.remove();
    std::mem::forget(owner);
}

#[wasm_bindgen_test]
async fn a_finding_says_its_severity_in_words_and_takes_an_explanation() {
    let owner = Owner::new();
    let editor = owner.with(editor);
    let place =
        place(move || view! { <FindingGroup editor=editor severity=Severity::Error /> }).await;
    let finding = place
        .query_selector(".assessment__finding")
        .unwrap()
        .unwrap();
    assert!(text(&finding, ".assessment__mark").contains("Lỗi"));
    let explanation = find(&finding, "textarea").unwrap();
    assert_eq!(
        text(&finding, &format!("label[for='{}']", explanation.id())),
        "Giải trình"
    );
    let area: web_sys::HtmlTextAreaElement = explanation.unchecked_into();
    area.set_value("Hồ sơ kỳ trước chuyển sang");
    happen(&area, "input");
    tick().await;
    assert!(text(&finding, ".assessment__state").contains("Đã giải trình"));
    assert_eq!(area.value(), "Hồ sơ kỳ trước chuyển sang");
    place.remove();
    std::mem::forget(owner);
}
