//! Sentences: written by the app over the numbers, rewritten by the officer, stale when the numbers change.

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, Part, Report, SAMPLE, open};

const OUTGOING: &str = "Trong kỳ phát hành trên phần mềm 5.351/5.470 văn bản đi, đạt tỷ lệ 97,82%.";
const MARK: &str = ".editor__mark";
const BOX: &str = "textarea#sentence-outgoingText";

/// The section with the outgoing documents, whose sentence is rewritten by adding some words.
async fn rewritten() -> Page {
    let page = open(SAMPLE, Part::Sentences("document-management")).await;
    page.press(&format!("Sửa: {OUTGOING}")).await;
    page.focuses("sentence-outgoingText").await;
    page.holds(BOX, OUTGOING).await;
    page.fill(BOX, &format!("{OUTGOING} Cao hơn năm trước."))
        .await;
    page.leave(BOX).await;
    page
}

#[wasm_bindgen_test]
async fn a_rewritten_sentence_is_stored_composed_and_its_box_is_not_rewritten() {
    let page = rewritten().await;
    page.compose(BOX, &["Ho\u{300}a", "Ho\u{300}a u\u{31b}\u{309}"])
        .await;
    page.holds(BOX, "Ho\u{300}a u\u{31b}\u{309}").await;
    assert_eq!(page.sentence("outgoingText"), "Hòa ử");
}

#[wasm_bindgen_test]
async fn sentences_have_the_numbers_and_those_that_wait_are_counted() {
    let page = open(SAMPLE, Part::Sentences("document-management")).await;
    assert_eq!(page.texts("h2"), "Lời văn");
    let words = page.texts(".editor__words");
    assert_eq!(words.split('|').nth(2), Some(OUTGOING));
    assert_eq!(words.split('|').count(), 4);
    assert_eq!(
        page.texts(".editor__waiting"),
        "Còn 3 câu chưa in vì chưa có số liệu hoặc không thuộc trường hợp này."
    );
}

#[wasm_bindgen_test]
async fn sentences_follow_what_is_typed() {
    let page = open(SAMPLE, Part::Sentences("document-management")).await;
    for (path, typed, sentence) in [
        (
            "outgoingOnSystem",
            "5400",
            "Trong kỳ phát hành trên phần mềm 5.400/5.470 văn bản đi, đạt tỷ lệ 98,72%.",
        ),
        (
            "outgoingDocuments",
            "",
            "Trong kỳ phát hành trên phần mềm 5.400 văn bản đi, đạt tỷ lệ 97,82%.",
        ),
        (
            "statedOutgoingRate",
            "",
            "Trong kỳ phát hành trên phần mềm 5.400 văn bản đi.",
        ),
    ] {
        page.answer(path, typed).await;
        assert_eq!(
            page.texts(".editor__words").split('|').nth(2),
            Some(sentence),
            "{path}"
        );
    }
    page.answer("allStaffOnSystem", "no").await;
    assert!(
        page.texts(".editor__words")
            .starts_with("Việc xử lý công việc trên phần mềm quản lý văn bản chưa triển khai")
    );
}

#[wasm_bindgen_test]
async fn a_table_has_a_sentence_for_each_of_its_rows() {
    let page = open(Report::Rows, Part::Sentences("services-section")).await;
    let words = page.texts(".editor__words");
    assert!(
        words.starts_with("Năm 2019: 15 trên 29 dịch vụ có hồ sơ, đạt 51,72%"),
        "{words}"
    );
    page.answer("years.r1.used", "20").await;
    let words = page.texts(".editor__words");
    assert!(
        words.starts_with("Năm 2019: 20 trên 29 dịch vụ có hồ sơ, đạt 68,97%"),
        "{words}"
    );
}

#[wasm_bindgen_test]
async fn a_rewritten_sentence_has_label_hint_and_mark_and_is_given_back() {
    let page = rewritten().await;
    assert_eq!(page.texts(MARK), "Đã sửa tay");
    assert_eq!(page.texts("label[for=sentence-outgoingText]"), "Câu đã sửa");
    assert_eq!(
        page.attribute(BOX, "aria-describedby").as_deref(),
        Some("sentence-outgoingText-hint")
    );
    assert_eq!(
        page.texts("#sentence-outgoingText-hint"),
        "Để trống thì văn bản không in câu này."
    );
    page.press("Dùng lại câu tự viết").await;
    page.counts("textarea", 0).await;
    assert_eq!(
        page.texts(".editor__words").split('|').nth(2),
        Some(OUTGOING)
    );
}

#[wasm_bindgen_test]
async fn a_rewritten_sentence_over_other_numbers_is_marked_beside_the_words_of_today() {
    let page = rewritten().await;
    page.answer("outgoingOnSystem", "5400").await;
    page.shows(MARK, "Số liệu đã đổi").await;
    assert_eq!(page.values(BOX), format!("{OUTGOING} Cao hơn năm trước."));
    assert_eq!(
        page.texts(".editor__today"),
        "Câu theo số liệu mới: Trong kỳ phát hành trên phần mềm 5.400/5.470 văn bản đi, đạt tỷ lệ 98,72%."
    );
    page.answer("outgoingOnSystem", "5351").await;
    page.shows(MARK, "Đã sửa tay").await;
    assert_eq!(page.texts(".editor__today"), "");
}

#[wasm_bindgen_test]
async fn a_stale_sentence_is_confirmed_or_written_anew() {
    let page = rewritten().await;
    page.answer("outgoingOnSystem", "5400").await;
    page.press("Câu này đúng với số liệu mới").await;
    page.focuses("sentence-outgoingText").await;
    page.shows(MARK, "Đã sửa tay").await;
    page.answer("outgoingOnSystem", "5401").await;
    page.press("Viết lại theo số liệu mới").await;
    page.counts("textarea", 0).await;
    assert!(page.texts(".editor__words").contains("5.401/5.470"));
}

#[wasm_bindgen_test]
async fn the_mark_goes_when_all_numbers_of_today_stand_in_the_sentence() {
    let page = rewritten().await;
    page.answer("outgoingOnSystem", "5400").await;
    let text = page.values(BOX);
    for (words, mark) in [
        (format!("{text} "), "Số liệu đã đổi"),
        (text.replace("5.351", "5.400"), "Số liệu đã đổi"),
        (
            text.replace("5.351", "5.400").replace("97,82", "98,72"),
            "Đã sửa tay",
        ),
    ] {
        page.fill(BOX, &words).await;
        page.shows(MARK, mark).await;
        assert_eq!(page.values(BOX), words);
    }
    assert!(
        !page
            .texts("button")
            .contains("Câu này đúng với số liệu mới")
    );
}

#[wasm_bindgen_test]
async fn a_rewritten_sentence_stays_in_sight_when_the_app_has_nothing_to_say() {
    let page = rewritten().await;
    page.answer("outgoingOnSystem", "").await;
    page.shows(".editor__today", "Theo số liệu mới thì không in câu này.")
        .await;
    assert_eq!(page.values(BOX), format!("{OUTGOING} Cao hơn năm trước."));
    page.type_in(BOX, "").await;
    page.leave(BOX).await;
    assert_eq!(page.values(BOX), "");
}

#[wasm_bindgen_test]
async fn sentences_of_a_report_that_is_written_elsewhere_can_only_be_read() {
    let page = rewritten().await;
    page.answer("outgoingOnSystem", "5400").await;
    page.lock().await;
    page.shows(MARK, "Số liệu đã đổi").await;
    assert!(page.attribute(BOX, "readonly").is_some());
    assert!(!page.is_shown("button"));
}
