//! Indicators: value, missing and undefined are all shown, with formula, numbers, target and source.

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, Part, Report, SAMPLE, open};

/// The card of an indicator: the selector of the nth in its section, from 1.
fn card(at: usize) -> String {
    format!("section > details.assessment__indicator:nth-of-type({at})")
}

fn value(page: &Page, at: usize) -> String {
    page.texts(&format!("{} .assessment__value", card(at)))
}

#[wasm_bindgen_test]
async fn a_value_a_missing_and_an_undefined_one_are_all_shown() {
    let page = open(SAMPLE, Part::Indicators("document-management")).await;
    assert_eq!(
        page.texts("section > details .assessment__name"),
        "Tỷ lệ văn bản đến xử lý trên phần mềm|Tỷ lệ văn bản đi trên phần mềm"
    );
    assert_eq!(value(&page, 2), "97,82%");
    // The rate that was stated by hand would stand in for a missing number.
    page.answer("statedOutgoingRate", "").await;
    for (path, typed, shown) in [
        ("outgoingDocuments", "", "chưa đủ số liệu"),
        ("outgoingDocuments", "5,,470", "chưa đủ số liệu"),
        ("outgoingDocuments", "0", "không tính được: mẫu số bằng 0"),
        ("outgoingDocuments", "5470", "97,82%"),
        ("outgoingOnSystem", "0", "0%"),
        ("outgoingOnSystem", "5", "0,09%"),
        ("outgoingOnSystem", "53", "0,97%"),
        ("outgoingOnSystem", "535", "9,78%"),
        ("outgoingOnSystem", "5470", "100%"),
    ] {
        page.answer(path, typed).await;
        assert_eq!(value(&page, 2), shown, "{path}: {typed:?}");
    }
}

#[wasm_bindgen_test]
async fn an_indicator_opens_to_formula_numbers_and_source() {
    let page = open(SAMPLE, Part::Indicators("document-management")).await;
    let terms = page.texts(&format!("{} dt", card(2)));
    assert_eq!(terms, "Công thức|Cách tính|Căn cứ|Nguồn của định nghĩa");
    let told = page.texts(&format!("{} dd", card(2)));
    assert!(
        told.contains("|5.351 / 5.470 × 100 = 97,82%|Quyết định số 28/2018/QĐ-TTg|"),
        "{told}"
    );
}

#[wasm_bindgen_test]
async fn what_is_missing_is_named_with_a_way_there() {
    let page = open(SAMPLE, Part::Indicators("document-management")).await;
    page.answer("statedOutgoingRate", "").await;
    page.answer("outgoingDocuments", "").await;
    let lacks = format!("{} dd a", card(2));
    page.shows(&lacks, "Tổng số văn bản đi").await;
    assert!(
        page.attribute(&lacks, "href")
            .is_some_and(|href| href.ends_with("/document-management"))
    );
    page.answer("outgoingDocuments", "5470").await;
    page.counts(&lacks, 0).await;
}

#[wasm_bindgen_test]
async fn a_rate_that_was_stated_by_hand_says_so_until_it_is_worked_out() {
    let page = open(SAMPLE, Part::Indicators("document-management")).await;
    let head = format!("{} summary", card(1));
    assert_eq!(
        page.texts(&head),
        "Tỷ lệ văn bản đến xử lý trên phần mềm100%ghi tay"
    );
    page.answer("incomingDocuments", "12500").await;
    page.shows(&head, "Tỷ lệ văn bản đến xử lý trên phần mềm99,85%")
        .await;
}

#[wasm_bindgen_test]
async fn a_target_is_reached_or_not_by_sign_and_word() {
    let page = open(Report::Rows, Part::Indicators("services-section")).await;
    let mark = format!("{} .assessment__target", card(1));
    assert_eq!(value(&page, 1), "83,33%");
    assert_eq!(page.texts(&mark), "✓ Đạt mục tiêu");
    page.answer("trained", "23").await;
    page.shows(&mark, "✕ Chưa đạt mục tiêu").await;
    assert!(
        page.texts(&format!("{} dd", card(1)))
            .contains("từ 80% trở lên")
    );
    page.answer("trained", "24").await;
    page.shows(&mark, "✓ Đạt mục tiêu").await;
    page.answer("staff", "").await;
    page.shows(&mark, "").await;
}

#[wasm_bindgen_test]
async fn indicators_of_other_sections_are_made_when_they_are_asked_for() {
    let page = open(SAMPLE, Part::Indicators("document-management")).await;
    let others = ".assessment__others";
    assert_eq!(
        page.texts(&format!("{others} > summary")),
        "Chỉ tiêu của các mục khác (34)"
    );
    page.counts(&format!("{others} .assessment__indicator"), 0)
        .await;
    page.press("Chỉ tiêu của các mục khác").await;
    page.counts(&format!("{others} .assessment__indicator"), 34)
        .await;
    let page = open(SAMPLE, Part::Indicators("particulars")).await;
    assert_eq!(
        page.texts(".assessment__none"),
        "Mục này không có chỉ tiêu tính toán."
    );
}

#[wasm_bindgen_test]
async fn what_does_not_apply_leaves_a_total_without_counting_as_zero() {
    let page = open(SAMPLE, Part::Indicators("one-stop")).await;
    let received = |page: &Page| {
        let (names, values) = (
            page.texts("section > details .assessment__name"),
            page.texts("section > details .assessment__value"),
        );
        let at = names
            .split('|')
            .position(|name| name.contains("tiếp nhận mới trong kỳ"));
        values
            .split('|')
            .nth(at.expect("the indicator"))
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(received(&page), "523 hồ sơ");
    page.declare_not_applicable("postalDossiers", "không nhận qua bưu chính")
        .await;
    assert_eq!(received(&page), "420 hồ sơ");
    page.answer("postalDossiers", "").await;
    assert_eq!(received(&page), "chưa đủ số liệu");
}
