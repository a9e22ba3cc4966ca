//! Input methods: Vietnamese is composed letter by letter, and nothing is written into a control meanwhile.

use bao_cao_so::model::answer::Answer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Part, Report, SAMPLE, open};

#[wasm_bindgen_test]
async fn an_input_method_is_never_disturbed_whatever_the_field() {
    // A space at the end and a half-composed letter are what tidying would take away.
    let steps = ["t", "th", "thi", "thí", "thí ", "thí x"];
    for (field, control) in [
        ("agency.name", "#f-agency-name"),
        ("document.codeNumber", "#f-document-codeNumber"),
        ("document.issuedDate", "#f-document-issuedDate"),
        ("provinceTarget", "#f-provinceTarget"),
        ("institutionResults", "#f-institutionResults"),
        ("nextTasks", "#f-nextTasks"),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        page.compose(control, &steps).await;
        assert_eq!(page.values(control), "thí x", "{field}");
        let (Answer::Text(stored) | Answer::Unreadable(stored)) = page.stored(field) else {
            panic!("{field} was not stored");
        };
        assert_eq!(stored, "thí x", "{field}");
    }
}

#[wasm_bindgen_test]
async fn digits_composed_by_an_input_method_are_digits() {
    let page = open(SAMPLE, Part::Field("computers")).await;
    page.compose("#f-computers", &["1", "12", "124", "12481"])
        .await;
    assert_eq!(page.texts(".field__error"), "");
    page.leave("#f-computers").await;
    assert_eq!(page.values("#f-computers"), "12.481");
}

#[wasm_bindgen_test]
async fn what_is_stored_is_composed_before_the_field_is_left() {
    // An export by keys does not leave it.
    for (field, control) in [
        ("agency.name", "#f-agency-name"),
        ("institutionResults", "#f-institutionResults"),
        ("computers", "#f-computers"),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        let typed = "Giao Ho\u{300}a u\u{31b}\u{309}";
        page.compose(control, &["Giao Ho", "Giao Ho\u{300}", typed])
            .await;
        assert_eq!(page.values(control), typed, "{field} is not rewritten");
        let (Answer::Text(stored) | Answer::Unreadable(stored)) = page.stored(field) else {
            panic!("{field} was not stored");
        };
        assert_eq!(stored, "Giao Hòa ử", "{field}");
    }
}

#[wasm_bindgen_test]
async fn words_are_composed_into_one_form_when_the_field_is_left() {
    let page = open(SAMPLE, Part::Field("agency.name")).await;
    // Letter and marks apart, as some input methods and copied texts have them.
    page.compose("#f-agency-name", &["So", "So\u{31b}", "So\u{31b}\u{309}"])
        .await;
    page.leave("#f-agency-name").await;
    assert_eq!(page.values("#f-agency-name"), "Sở");
}

#[wasm_bindgen_test]
async fn a_change_from_elsewhere_waits_until_the_composed_field_is_left() {
    let page = open(SAMPLE, Part::Field("agency.name")).await;
    page.compose("#f-agency-name", &["S", "Só"]).await;
    page.answer("agency.name", "Sở Y tế").await;
    assert_eq!(page.values("#f-agency-name"), "Só");
    page.leave("#f-agency-name").await;
    assert_eq!(page.values("#f-agency-name"), "Sở Y tế");
}

#[wasm_bindgen_test]
async fn reasons_explanations_and_sentences_are_composed_as_undisturbed() {
    let steps = ["d", "du", "dù", "dùn", "dùng ", "dùng c"];
    let page = open(SAMPLE, Part::Field("computers")).await;
    page.press("Không áp dụng").await;
    page.compose("#f-computers-reason", &steps).await;
    assert_eq!(
        page.stored("computers"),
        Answer::NotApplicable("dùng c".to_owned())
    );

    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
    page.press("Giải trình").await;
    page.compose("textarea", &steps).await;
    page.shows(".assessment__state", "Đã giải trình").await;

    let page = open(SAMPLE, Part::Sentences("document-management")).await;
    page.press("Sửa").await;
    page.focuses("sentence-allStaffText").await;
    page.compose("textarea", &steps).await;
    page.leave("textarea").await;
    assert_eq!(page.values("textarea"), "dùng c");
}

#[wasm_bindgen_test]
async fn a_cell_is_composed_as_undisturbed_and_enter_belongs_to_the_input_method() {
    let page = open(Report::Rows, Part::Table("works")).await;
    page.compose("#f-works-r2-title", &["M", "Má", "Máy", "Máy "])
        .await;
    assert_eq!(
        page.stored("works.r2.title"),
        Answer::Text("Máy ".to_owned())
    );
    assert!(page.key("#f-works-r2-title", "Enter", "composing").await);
    page.focuses("f-works-r2-title").await;
    assert!(!page.key("#f-works-r2-title", "Enter", "").await);
    page.focuses("f-works-r3-title").await;
}
