//! The document as it prints, with what is to be known of it; the states of a report over time.

use wasm_bindgen_test::wasm_bindgen_test;

use super::dom::until;
use super::page::{Part, Report, SAMPLE, open};

const IN_ORDER: Report = Report::Sample("vi-du-2025");

#[wasm_bindgen_test]
async fn the_preview_says_what_prints_with_which_face_and_where_paper_may_differ() {
    let page = open(SAMPLE, Part::Preview).await;
    assert_eq!(
        page.attribute("iframe", "title").as_deref(),
        Some("Văn bản sẽ in")
    );
    assert!(
        page.attribute("iframe", "srcdoc")
            .is_some_and(|html| html.contains("97,82%"))
    );
    page.counts(".preview__note:empty", 0).await;
    let notes = page.texts(".preview__note");
    for part in [
        "Times New Roman",
        "Tệp HTML là để xem và in đúng thể thức",
        "Khi in, chọn khổ A4",
    ] {
        assert!(notes.contains(part), "{notes}");
    }
    assert_eq!(
        page.attribute(".preview__bar a", "href").as_deref(),
        Some("#/bao-cao/left/section")
    );
    assert_eq!(page.texts(".preview__bar button"), "Xuất HTML|In");
}

#[wasm_bindgen_test]
async fn sentences_over_old_numbers_are_told_beside_the_sheets_that_print_them() {
    let page = open(IN_ORDER, Part::Preview).await;
    let stale = ".preview__draft:has(a[href$='/van-de'])";
    page.rewrite("outgoingText", "Phát hành 2.316 văn bản đi.")
        .await;
    assert!(!page.texts(stale).contains("sửa tay"));
    page.answer("outgoingDocuments", "2317").await;
    until("what is told of the sentence", || {
        page.texts(stale)
            .contains("Có 1 câu sửa tay theo số liệu cũ")
    })
    .await;
}

#[wasm_bindgen_test]
async fn beside_the_sheets_stands_what_does_not_keep_to_the_official_layout() {
    let page = open(SAMPLE, Part::Preview).await;
    assert_eq!(page.texts("aside h2"), "Thể thức văn bản");
    let told = page.texts("aside .assessment__message");
    for part in [
        "Chưa có ngày ký ban hành.",
        "Chưa có số văn bản.",
        "ghi số hàng nghìn theo hai cách",
    ] {
        assert!(told.contains(part), "{told}");
    }
    assert!(!told.contains("Tổng số hồ sơ đã giải quyết"), "{told}");
    page.answer("document.issuedDate", "31/12/2021").await;
    assert!(
        !page
            .texts("aside .assessment__message")
            .contains("Chưa có ngày ký ban hành.")
    );
}

#[wasm_bindgen_test]
async fn a_draft_is_printed_as_one_until_the_report_is_completed() {
    let page = open(IN_ORDER, Part::Preview).await;
    assert!(
        page.texts(".preview__draft")
            .starts_with("Báo cáo chưa hoàn thành nên bản in có dấu “DỰ THẢO”.")
    );
    page.shows("aside .assessment__none", "Không còn vấn đề về thể thức.")
        .await;
    page.complete().await;
    page.counts(".preview__draft", 0).await;
}

#[wasm_bindgen_test]
async fn sheets_are_counted_and_shown_larger_and_smaller() {
    let page = open(SAMPLE, Part::Preview).await;
    page.counts(".preview__tools button[aria-pressed=true]", 1)
        .await;
    let sheets = || page.texts(".preview__count");
    super::dom::until("the sheets", || sheets().contains("trang: văn bản")).await;
    let percent = || page.texts(".preview__percent");
    let fitting = percent();
    page.press("Phóng to").await;
    assert_ne!(percent(), fitting);
    page.counts(".preview__tools button[aria-pressed=true]", 0)
        .await;
    page.key(".preview__bar", "0", "").await;
    page.shows(".preview__percent", &fitting).await;
}

#[wasm_bindgen_test]
async fn a_state_is_kept_compared_and_restored() {
    let page = open(SAMPLE, Part::History).await;
    page.answer("computers", "7").await;
    page.press("Giữ lại bản hiện nay").await;
    page.shows("[role=status] p", "Đã giữ lại bản hiện nay.")
        .await;
    let entries = page.all(".data__entry").len();
    assert!(entries > 0);
    page.press("So với bản hiện nay").await;
    page.shows(".data__compared", "Bản này giống hệt bản hiện nay.")
        .await;
    page.answer("computers", "8").await;
    page.press("So với bản hiện nay").await;
    page.shows(
        ".data__compared tbody tr",
        "Số máy tính phục vụ công việc78",
    )
    .await;
    page.press("Khôi phục bản này").await;
    page.counts(".data__compared", 0).await;
    super::dom::until("the number of the state", || {
        format!("{:?}", page.stored("computers")).contains('7')
    })
    .await;
}
