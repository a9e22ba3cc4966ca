//! Comments at fields and cells: opened by a key or a button, kept at each key, seen where they stand.

use wasm_bindgen_test::wasm_bindgen_test;

use super::app::{app, go};
use super::page::{Page, Part, SAMPLE, open};

/// The page of a section with its keys, where the address says so too.
async fn section(id: &'static str) -> Page {
    app().await.dismiss_notice();
    let page = open(SAMPLE, Part::Keys(id)).await;
    go(&page.address_of(id)).await;
    page
}

/// Opens the comment of a control by its key.
async fn open_comment(page: &Page, control: &str) {
    page.enter(control);
    assert!(!page.key(control, "g", "Alt").await);
}

#[wasm_bindgen_test]
async fn a_key_opens_the_comment_of_the_field_with_the_focus_and_closing_it_goes_back() {
    let page = section("infrastructure").await;
    open_comment(&page, "#f-computers").await;
    page.shows("#comment .field__label", "Số máy tính phục vụ công việc")
        .await;
    page.type_in("#comment-text", "Chưa kể 3 máy mượn").await;
    page.press("Xong").await;
    page.focuses("f-computers").await;
    page.shows(".field__comment", "Ghi chú: Chưa kể 3 máy mượn")
        .await;
    // Another field begins with its own.
    open_comment(&page, "#f-headcount").await;
    page.holds("#comment-text", "").await;
    page.press("Xong").await;
    // Without a text there is no comment.
    open_comment(&page, "#f-computers").await;
    page.holds("#comment-text", "Chưa kể 3 máy mượn").await;
    page.fill("#comment-text", " ").await;
    page.press("Xong").await;
    page.counts(".field__comment", 0).await;
}

#[wasm_bindgen_test]
async fn a_cell_with_a_comment_has_a_mark_that_opens_it_and_says_it_below_its_row() {
    let page = section("it-funding").await;
    let below = ".table__messages:not([hidden])";
    page.counts(".field__mark", 0).await;
    assert_eq!(page.texts(below), "");
    open_comment(&page, "#f-funding-r1-content").await;
    page.type_in("#comment-text", "Dùng chung với sở").await;
    page.press("Xong").await;
    page.counts(".field__mark", 1).await;
    assert_eq!(
        page.attribute(".field__mark", "aria-label").as_deref(),
        Some("Ghi chú cho ô “Các khoản chi: dòng 1, Nội dung chi”")
    );
    assert_eq!(
        page.texts(below),
        "Ghi chú, Dòng 1, Nội dung chi: Dùng chung với sở"
    );
    assert_eq!(
        page.attribute("#f-funding-r1-content", "aria-describedby")
            .as_deref(),
        Some("f-funding-r1-content-comment")
    );
    page.counts("#f-funding-r1-content-comment", 1).await;
    page.press_at(".field__mark").await;
    page.holds("#comment-text", "Dùng chung với sở").await;
    page.fill("#comment-text", "").await;
    page.press("Xong").await;
    page.counts(below, 0).await;
}

#[wasm_bindgen_test]
async fn a_completed_report_shows_its_comments_and_takes_none() {
    let page = section("infrastructure").await;
    open_comment(&page, "#f-computers").await;
    page.type_in("#comment-text", "Đã kiểm kê").await;
    page.press("Xong").await;
    page.lock().await;
    page.shows(".field__comment", "Ghi chú: Đã kiểm kê").await;
    assert!(!page.is_shown(".field__comment-open"));
    open_comment(&page, "#f-computers").await;
    page.fill("#comment-text", "Khác").await;
    page.press("Xong").await;
    page.shows(".field__comment", "Ghi chú: Đã kiểm kê").await;
}
