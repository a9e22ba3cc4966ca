//! The previous period beside the numbers of this one.

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Part, Report, SAMPLE, open, open_in_session};

/// What stands below the control of a field.
const BESIDE: &str = ".field__previous";

#[wasm_bindgen_test]
async fn each_number_has_that_of_the_previous_period_beside_it_and_follows_its_own_field() {
    let page = open(Report::SecondYear, Part::Section("infrastructure")).await;
    // Four fields with numbers; the table of the section has words only.
    let same = "Kỳ trước: 62 (không đổi)|Kỳ trước: 65 (không đổi)|Kỳ trước: 60 (không đổi)|Kỳ trước: 65 (không đổi)";
    assert_eq!(page.texts(BESIDE), same);
    page.type_in("#f-computers", "78").await;
    assert_eq!(
        page.texts(BESIDE),
        same.replacen("Kỳ trước: 65 (không đổi)", "Kỳ trước: 65 (tăng 20%)", 1)
    );
    page.type_in("#f-computers", "").await;
    assert_eq!(
        page.texts(BESIDE),
        same.replacen("Kỳ trước: 65 (không đổi)", "Kỳ trước: 65", 1)
    );
}

#[wasm_bindgen_test]
async fn a_report_without_a_previous_one_shows_nothing_beside_its_fields() {
    for (report, section) in [
        (SAMPLE, "infrastructure"),
        (Report::Sample("vi-du-2025"), "dossier-settlement"),
    ] {
        let page = open(report, Part::Section(section)).await;
        assert_eq!(page.texts(BESIDE), "", "{section}");
    }
}

#[wasm_bindgen_test]
async fn cells_of_fixed_rows_and_of_rows_with_the_same_name_are_compared() {
    let page = open(Report::SecondYear, Part::Table("staff")).await;
    assert_eq!(
        page.texts(BESIDE),
        "Kỳ trước: 1 (không đổi)|Kỳ trước: 1 (không đổi)|Kỳ trước: 1 (không đổi)"
    );
    page.answer_in("#f-staff-university-partTime", "3").await;
    assert!(
        page.texts(BESIDE).ends_with("|Kỳ trước: 1 (tăng 200%)"),
        "{}",
        page.texts(BESIDE)
    );

    let page = open(Report::SecondYear, Part::Table("training")).await;
    assert_eq!(
        page.texts(BESIDE),
        "Kỳ trước: 55 (không đổi)|Kỳ trước: 58 (không đổi)|Kỳ trước: 3 (không đổi)"
    );
    // The row is about something else now.
    page.answer_in("#f-training-r1-name", "Trí tuệ nhân tạo")
        .await;
    assert_eq!(
        page.texts(BESIDE),
        "Kỳ trước: 58 (không đổi)|Kỳ trước: 3 (không đổi)"
    );
}

#[wasm_bindgen_test]
async fn the_section_of_particulars_says_with_which_report_it_is_compared() {
    let said = ".editor__page > .field__hint:first-of-type";
    let page = open(Report::SecondYear, Part::Section("particulars")).await;
    assert_eq!(
        page.texts(said),
        "Số liệu được so với báo cáo năm 2025 của cơ quan này, có trên máy này. Mở báo cáo kỳ trước"
    );
    assert_eq!(
        page.texts(BESIDE),
        "",
        "a document has a new number each year"
    );
    let page = open(Report::New, Part::Section("particulars")).await;
    assert!(
        page.texts(said).contains("chưa có báo cáo kỳ trước"),
        "{}",
        page.texts(said)
    );
}

#[wasm_bindgen_test]
async fn what_was_pending_is_taken_over_by_a_press_and_taken_back_by_one_step() {
    let page = open_in_session(Report::SecondYear, Part::Table("dossiers")).await;
    let take = "#f-dossiers-r1-carriedOver ~ .field__take";
    assert_eq!(
        page.texts(take),
        "Lấy số kỳ trước: 40 (“Tổng đang giải quyết”)"
    );
    assert_eq!(page.values("#f-dossiers-r1-carriedOver"), "22");
    page.press_at(take).await;
    page.holds("#f-dossiers-r1-carriedOver", "40").await;
    page.shows(take, "").await;
    assert!(!page.key("#f-dossiers", "z", "Control").await, "one step");
    page.holds("#f-dossiers-r1-carriedOver", "22").await;
    page.shows(take, "Lấy số kỳ trước: 40 (“Tổng đang giải quyết”)")
        .await;
}

/// The agency of a report may be named after its tables were drawn, or the file of the previous period opened in another tab.
#[wasm_bindgen_test]
async fn a_previous_report_that_is_found_later_comes_to_what_is_drawn_already() {
    let page = open(Report::SecondYearAlone, Part::Table("staff")).await;
    assert_eq!(page.texts(BESIDE), "");
    page.find_previous().await;
    assert_eq!(
        page.texts(BESIDE),
        "Kỳ trước: 1 (không đổi)|Kỳ trước: 1 (không đổi)|Kỳ trước: 1 (không đổi)"
    );
    let page = open(Report::SecondYearAlone, Part::Table("dossiers")).await;
    let take = "#f-dossiers-r1-carriedOver ~ .field__take";
    assert_eq!(page.texts(take), "");
    page.find_previous().await;
    assert_eq!(
        page.texts(take),
        "Lấy số kỳ trước: 40 (“Tổng đang giải quyết”)"
    );

    let page = open(Report::SecondYearAlone, Part::Section("particulars")).await;
    let said = ".editor__page > .field__hint:first-of-type";
    assert!(page.texts(said).contains("chưa có báo cáo kỳ trước"));
    page.find_previous().await;
    assert!(
        page.texts(said).contains("được so với báo cáo năm 2025"),
        "{}",
        page.texts(said)
    );
    let page = open(Report::SecondYearAlone, Part::Section("infrastructure")).await;
    page.find_previous().await;
    assert!(page.texts(BESIDE).starts_with("Kỳ trước: 62 (không đổi)|"));
}
