//! A column, a row or names with values pasted into plain fields: the dry run, what it asks, what it does.

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, Part, Report, open, open_after};

const FIRST: &str = "#f-headcount";
const FIELDS: &str = "#f-headcount, #f-computers, #f-wideNetworkComputers, #f-antivirusComputers";

async fn infrastructure() -> Page {
    open(Report::New, Part::Section("infrastructure")).await
}

/// Pastes a block into a field, which opens its dry run.
async fn paste(page: &Page, field: &str, block: &str) {
    assert!(
        !page.paste(field, block).await,
        "not the browser's own pasting"
    );
    page.counts("dialog[open]", 1).await;
}

/// The button that takes the block in, while it can be pressed.
fn accept(page: &Page) -> String {
    page.texts("dialog .dialog__buttons button:first-child:not([hidden])")
}

#[wasm_bindgen_test]
async fn a_column_fills_the_following_fields_after_a_look_at_it() {
    let page = infrastructure().await;
    paste(&page, FIRST, "205\r\n3,150\r\n\r\n12.48\r\n7\r\n").await;
    page.shows(
        "dialog [role=status]",
        "Điền 3 ô. Có 1 ô không đọc được; chữ vẫn được giữ trong ô để sửa.",
    )
    .await;
    assert_eq!(page.texts("dialog h2"), "Xem trước khi dán");
    assert_eq!(page.texts("dialog thead th"), "Dán vào|Giá trị");
    assert_eq!(page.values("dialog tbody select"), "0|1|2|3|aside");
    assert_eq!(
        page.texts("dialog .dialog__remark"),
        "Đã hiểu 3,150 là 3.150"
    );
    assert_eq!(page.texts("dialog .dialog__unreadable ins"), "12.48");
    let told = page.texts("dialog .dialog__notes li");
    assert!(
        told.starts_with("Thừa 1 giá trị, vì mục này không còn ô nào ở sau: “7”."),
        "{told}"
    );
    assert_eq!(page.values(FIELDS), "|||");
    page.press("Dán 3 ô").await;
    page.holds(FIELDS, "205|3.150||12.48").await;
    page.counts("dialog", 0).await;
    page.focuses("f-headcount").await;
    // Told on top of every page: the fields may be far from the place of the dialog.
    assert_eq!(
        super::app::told().await,
        "Đã dán 3 ô. Ctrl + Z hoàn tác cả lần dán."
    );
}

#[wasm_bindgen_test]
async fn what_is_left_changes_nothing() {
    let page = open_after(
        Report::New,
        Part::Section("infrastructure"),
        &[("computers", "9")],
    )
    .await;
    paste(&page, FIRST, "205\t198").await;
    page.shows(
        "dialog [role=status]",
        "Điền 2 ô, trong đó thay 1 ô đang có số liệu.",
    )
    .await;
    assert_eq!(page.texts("dialog del"), "9");
    page.press("Thôi").await;
    page.counts("dialog", 0).await;
    page.focuses("f-headcount").await;
    assert_eq!(page.values(FIELDS), "|9||");
    // Another block has a dialog of its own.
    paste(&page, FIRST, "205\t9").await;
    page.press("Dán 1 ô").await;
    page.holds(FIELDS, "205|9||").await;
}

#[wasm_bindgen_test]
async fn a_value_goes_where_a_person_says_and_the_others_follow() {
    let page = infrastructure().await;
    paste(&page, FIRST, "Số lượng\n205\n198").await;
    // A heading is no value.
    page.counts("dialog .dialog__unreadable", 0).await;
    page.holds("dialog tbody select", "aside|0|1").await;
    page.choose("#paste-value-2", "0").await;
    page.focuses("paste-value-2").await;
    page.holds("dialog tbody select", "aside||").await;
    assert!(
        page.texts("dialog [role=alert]")
            .starts_with("Có hai giá trị cùng vào ô")
    );
    assert_eq!(accept(&page), "");
    page.choose("#paste-value-2", "3").await;
    page.press("Dán 2 ô").await;
    page.holds(FIELDS, "205|||198").await;
}

#[wasm_bindgen_test]
async fn names_beside_values_say_where_they_go_and_the_column_is_asked() {
    let page = infrastructure().await;
    let block = "Chỉ tiêu\tNăm 2024\tNăm 2025\nSố máy tính phục vụ công việc\t9\t11\nMáy in\t1\t2";
    paste(&page, FIRST, block).await;
    page.counts("dialog [role=alert]", 1).await;
    assert_eq!(page.values("#paste-values"), "");
    page.choose("#paste-values", "2").await;
    page.focuses("paste-values").await;
    page.holds("dialog tbody select", "aside|1|aside").await;
    assert_eq!(
        page.texts("dialog thead th"),
        "Dán vào|Tên trong khối dán|Giá trị"
    );
    page.press("Dán 1 ô").await;
    page.holds(FIELDS, "|11||").await;
}

#[wasm_bindgen_test]
async fn one_cell_and_words_of_several_lines_are_left_to_the_browser() {
    let page = infrastructure().await;
    assert!(page.paste(FIRST, "205\r\n").await);
    let page = open(Report::New, Part::Section("direction")).await;
    assert!(page.paste("#f-directionResults", "a\tb\nc\td").await);
    page.counts("dialog", 0).await;
}

#[wasm_bindgen_test]
async fn words_of_two_lines_are_no_cells_unless_they_come_from_a_table() {
    let (name, words) = ("#f-agency-name", "SỞ XÂY DỰNG\nTỈNH AN GIANG");
    let page = open(Report::New, Part::Section("particulars")).await;
    assert!(page.paste(name, words).await);
    page.counts("dialog", 0).await;
    let table = "<table><tr><td>SỞ XÂY DỰNG</td></tr><tr><td>TỈNH AN GIANG</td></tr></table>";
    assert!(!page.paste_with(name, words, table).await);
    page.counts("dialog[open]", 1).await;
}

#[wasm_bindgen_test]
async fn nothing_is_pasted_into_a_report_that_cannot_be_changed() {
    let page = infrastructure().await;
    page.lock().await;
    assert!(page.paste(FIRST, "205\n198").await);
    page.counts("dialog", 0).await;
}
