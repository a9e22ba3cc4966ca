//! Pasting a block: its dry run, what it asks, what it refuses, what it does and how that is taken back.

use leptos::prelude::document;
use wasm_bindgen_test::wasm_bindgen_test;

use super::dom::until;
use super::page::{Page, Part, Report, SAMPLE, open, open_after};
use super::person::close_dialog;

const CONTENTS: &str = "[id^='f-funding-'][id$='-content']";
const AMOUNTS: &str = "input[id^='f-funding-'][id$='-amount']";
const CELL: &str = "#f-funding-r1-content";
const BLOCK: &str = "Nội dung chi\tNguồn kinh phí\tSố tiền\r\nMáy chủ\tngân sách địa phương\t12.481\r\nMáy in\tNguồn khác\t20,35\r\nTường lửa\t\t12.48\r\n";

/// The table of expenses with one row.
async fn expenses() -> Page {
    let row = [("content", "Máy chủ"), ("amount", "30"), ("security", "")];
    let row = row.map(|(cell, text)| (format!("funding.r1.{cell}"), text));
    let row: Vec<(&str, &str)> = row
        .iter()
        .map(|(cell, text)| (cell.as_str(), *text))
        .collect();
    open_after(SAMPLE, Part::Table("funding"), &row).await
}

/// Pastes a block into a cell, which opens its dry run.
async fn paste(page: &Page, cell: &str, block: &str) {
    assert!(
        !page.paste(cell, block).await,
        "not the browser's own pasting"
    );
    page.counts("dialog[open]", 1).await;
}

/// The button that takes the block in, while it can be pressed.
fn accept(page: &Page) -> String {
    let button = "dialog .dialog__buttons button:first-child:not([hidden])";
    page.texts(button)
}

#[wasm_bindgen_test]
async fn a_block_is_looked_at_first_and_nothing_changes_until_it_is_taken_in() {
    let page = expenses().await;
    assert!(
        !page.paste(CELL, BLOCK).await,
        "not the browser's own pasting"
    );
    page.shows(
        "dialog [role=status]",
        "Điền 7 ô, trong đó thay 1 ô đang có số liệu, thêm 2 dòng. Có 1 ô không đọc được; chữ vẫn được giữ trong ô để sửa.",
    )
    .await;
    assert_eq!(page.texts("dialog h2"), "Xem trước khi dán");
    assert_eq!(page.texts("dialog del"), "30");
    assert_eq!(page.texts("dialog .dialog__unreadable ins"), "12.48");
    assert_eq!(page.texts("dialog .dialog__mark"), "Không đọc được");
    assert_eq!(
        page.texts("dialog tbody th"),
        "tiêu đề, không dán|Dòng 1|dòng mới|dòng mới"
    );
    assert_eq!(page.values(CONTENTS), "Máy chủ");
    page.press("Thôi").await;
    page.counts("dialog", 0).await;
    page.focuses("f-funding-r1-content").await;
    assert_eq!(page.values(AMOUNTS), "30");
}

#[wasm_bindgen_test]
async fn what_is_taken_in_stands_in_the_table_and_goes_as_one() {
    let page = expenses().await;
    paste(&page, CELL, BLOCK).await;
    page.press("Dán 7 ô").await;
    page.holds(CONTENTS, "Máy chủ|Máy in|Tường lửa").await;
    page.focuses("f-funding-r1-content").await;
    assert_eq!(page.values(AMOUNTS), "12.481|20,35|12.48");
    assert_eq!(page.values("select[id$='-source']"), "local|other|");
    assert!(
        page.texts(".table__messages:not([hidden])")
            .contains("nhóm ba chữ số")
    );
    page.shows(".table__said span", "Đã dán 7 ô, thêm 2 dòng.")
        .await;
    page.press("Hoàn tác").await;
    page.holds(CONTENTS, "Máy chủ").await;
    assert_eq!(page.values(AMOUNTS), "30");
    assert_eq!(page.values("select[id$='-source']"), "");
}

#[wasm_bindgen_test]
async fn a_block_is_pasted_without_keys_below_what_is_there() {
    let page = expenses().await;
    page.press("Dán từ bảng tính").await;
    page.focuses("f-funding-paste-dialog-block").await;
    assert_eq!(page.texts("dialog label"), "Các ô chép từ bảng tính");
    assert_eq!(accept(&page), "");
    page.fill("dialog textarea", "Máy in\tNguồn khác\t5\tKhông")
        .await;
    page.shows("dialog [role=status]", "Điền 4 ô, thêm 1 dòng.")
        .await;
    page.press("Thôi").await;
    page.focuses("f-funding-paste").await;
    page.press("Dán từ bảng tính").await;
    page.fill("dialog textarea", "Máy in\tNguồn khác\t5\tKhông")
        .await;
    page.press("Dán 4 ô").await;
    page.holds(CONTENTS, "Máy chủ|Máy in").await;
    assert_eq!(page.values(AMOUNTS), "30|5");
}

#[wasm_bindgen_test]
async fn a_block_that_cannot_be_pasted_is_refused_with_a_sentence() {
    let wide = format!("{}\ty", "x".repeat(1_000_000));
    for (cell, block, sentence) in [
        (
            "#f-funding-r1-amount",
            "1\t2\n".repeat(10_000).as_str(),
            "Khối dán quá lớn",
        ),
        ("#f-funding-r1-amount", &wide, "Khối dán quá lớn"),
        ("#f-funding-r1-amount", "7\t2\t3", "Khối dán có 3 cột"),
        ("#f-funding-r1-amount", "\t\n\t", "các ô đều trống"),
    ] {
        let page = expenses().await;
        paste(&page, cell, block).await;
        page.counts("dialog [role=alert]", 1).await;
        let said = page.texts("dialog [role=alert]");
        assert!(said.contains(sentence), "{said}");
        assert_eq!(accept(&page), "");
    }
}

/// A browser tells that a dialog was closed a moment after it did so.
#[wasm_bindgen_test]
async fn a_block_that_is_pasted_while_the_last_dialog_still_closes_keeps_its_own_dialog() {
    let page = expenses().await;
    paste(&page, CELL, BLOCK).await;
    close_dialog(&page.find("dialog"));
    assert!(!page.paste("#f-funding-r1-amount", "\t\n\t").await);
    let body = document().body().unwrap();
    until("the first dialog told that it closed", || {
        body.has_attribute("data-dialog-closed")
    })
    .await;
    page.shows(
        "dialog[open] [role=alert]",
        "Chưa có gì để dán: các ô đều trống.",
    )
    .await;
    assert_eq!(page.texts("dialog[open] h2"), "Xem trước khi dán");
}

#[wasm_bindgen_test]
async fn one_cell_is_pasted_by_the_browser_itself() {
    for clip in ["12.481", "12481\n", "Máy in"] {
        let page = expenses().await;
        assert!(page.paste("#f-funding-r1-amount", clip).await, "{clip:?}");
        page.counts("dialog", 0).await;
    }
}

/// A cell of a spreadsheet with more than digits, in the place of all that stands there.
#[wasm_bindgen_test]
async fn a_number_that_a_spreadsheet_may_write_otherwise_is_typed_by_the_page() {
    let page = expenses().await;
    assert!(!page.paste("#f-funding-r1-amount", "12.481\n").await);
    page.counts("dialog", 0).await;
    assert_eq!(page.values("#f-funding-r1-amount"), "12.481");
}

#[wasm_bindgen_test]
async fn what_is_undecided_is_asked_and_the_choice_keeps_the_focus() {
    let page = expenses().await;
    page.paste(
        CELL,
        "Nội dung chi\tSố tiền\tSố tiền\nMáy in\t5\t6\nTổng cộng\t9\t6\n",
    )
    .await;
    page.counts("dialog [role=alert]", 1).await;
    assert!(
        page.texts("dialog [role=alert]")
            .contains("cùng vào cột “Số tiền”")
    );
    assert_eq!(accept(&page), "");
    assert_eq!(
        page.attribute("#paste-column-2", "aria-label").as_deref(),
        Some("Cột dán thứ 3, “Số tiền”")
    );
    choose(&page, "#paste-column-2", "Bỏ qua").await;
    page.focuses("paste-column-2").await;
    choose(&page, "#paste-column-1", "Số tiền (triệu đồng)").await;
    page.counts("dialog [role=alert]", 0).await;
    assert_eq!(accept(&page), "Dán 2 ô");
}

#[wasm_bindgen_test]
async fn what_looks_like_a_total_is_pasted_only_when_a_person_says_so() {
    let page = expenses().await;
    page.paste(CELL, "Nội dung chi\tSố tiền\nMáy in\t5\nTổng cộng\t9\n")
        .await;
    page.counts("dialog li", 2).await;
    assert!(
        page.texts("dialog li")
            .contains("1 dòng trông như dòng tổng (theo tên, theo số thứ tự hoặc vì không có tên), nhưng số ở đó không bằng tổng")
    );
    assert_eq!(accept(&page), "Dán 2 ô");
    page.press_at("#paste-line-2").await;
    page.focuses("paste-line-2").await;
    assert!(page.is_ticked("#paste-line-2"));
    page.press("Dán 4 ô").await;
    page.holds(CONTENTS, "Máy in|Tổng cộng").await;
    assert_eq!(page.values(AMOUNTS), "5|9");
}

#[wasm_bindgen_test]
async fn a_dash_stays_a_dash_until_a_person_makes_it_zero() {
    let page = expenses().await;
    paste(&page, "#f-funding-r1-amount", "-\n7\n").await;
    page.counts("dialog .dialog__unreadable", 1).await;
    assert_eq!(
        page.texts("label[for=paste-dashes]"),
        "Ghi 0 cho 1 ô chỉ có dấu “-”"
    );
    page.press_at("#paste-dashes").await;
    page.counts("dialog .dialog__unreadable", 0).await;
    page.focuses("paste-dashes").await;
    page.press("Dán 2 ô").await;
    page.holds(AMOUNTS, "0|7").await;
}

#[wasm_bindgen_test]
async fn a_column_that_has_no_place_waits_until_it_is_assigned_or_put_aside() {
    let page = expenses().await;
    let block = "Nội dung chi\tGhi chú\tSố tiền\tMã\nMáy in\tx\t5\tA1\n";
    paste(&page, CELL, block).await;
    page.counts("dialog [role=alert]", 1).await;
    assert!(
        page.texts("dialog [role=alert]")
            .starts_with("Còn 2 cột của khối dán chưa có chỗ.")
    );
    assert_eq!(page.values("dialog thead select"), "0||2|");
    assert_eq!(accept(&page), "");
    // One is assigned: the plan is made anew and shown.
    choose(&page, "#paste-column-1", "Nguồn kinh phí").await;
    page.counts("dialog .dialog__unreadable", 1).await;
    page.press("Bỏ qua 1 cột chưa chọn").await;
    page.focuses("paste-column-3").await;
    page.counts("dialog [role=alert]", 0).await;
    assert_eq!(page.values("dialog thead select"), "0|1|2|aside");
    assert_eq!(accept(&page), "Dán 3 ô");
}

#[wasm_bindgen_test]
async fn numbers_that_read_in_two_ways_are_asked_about_once_for_the_block() {
    let page = expenses().await;
    paste(&page, "#f-funding-r1-amount", "1,189\n2,345\n12").await;
    page.counts("dialog [role=alert]", 1).await;
    assert!(page.texts("dialog [role=alert]").starts_with(
        "Có 2 số đọc được hai cách, như 1,189: viết kiểu Việt Nam là 1 phẩy 189, viết kiểu Anh là 1 nghìn 189."
    ));
    assert_eq!(page.values("#paste-notation"), "");
    assert_eq!(accept(&page), "");
    page.choose("#paste-notation", "en").await;
    page.focuses("paste-notation").await;
    page.counts("dialog [role=alert]", 0).await;
    assert_eq!(
        page.texts("dialog .dialog__remark"),
        "Đã hiểu 1,189 là 1.189|Đã hiểu 2,345 là 2.345"
    );
    page.press("Dán 3 ô").await;
    page.holds(AMOUNTS, "1.189|2.345|12").await;
}

#[wasm_bindgen_test]
async fn thousands_of_an_english_spreadsheet_are_read_in_a_count_and_told() {
    let page = open(Report::New, Part::Table("staff")).await;
    let first = "input[id^='f-staff-'][id$='-fullTime']";
    paste(&page, first, "3,150\t5\n1,234\t(6)").await;
    page.counts("dialog .dialog__remark", 2).await;
    assert_eq!(
        page.texts("dialog .dialog__remark"),
        "Đã hiểu 3,150 là 3.150|Đã hiểu 1,234 là 1.234"
    );
    assert_eq!(
        page.texts("dialog .dialog__notes li"),
        "2 ô: Số viết kiểu Anh. Đã hiểu 3,150 là 3.150; 1,234 là 1.234.|1 ô: Số trong ngoặc đơn, như (100), là số âm theo cách ghi kế toán; ô này không nhận số âm."
    );
    page.press("Dán 4 ô").await;
    page.holds(&format!("{first}:not([value=''])"), "3.150|1.234||")
        .await;
}

#[wasm_bindgen_test]
async fn lines_of_headings_can_be_chosen_otherwise_and_chosen_again() {
    let page = expenses().await;
    paste(&page, "#f-funding-r1-amount", "8\n7\n").await;
    assert_eq!(page.values("#paste-headings"), "0");
    page.choose("#paste-headings", "1").await;
    page.counts("dialog [role=alert]", 1).await;
    assert!(
        page.texts("dialog [role=alert]")
            .contains("không trùng tên cột nào")
    );
    page.choose("#paste-headings", "0").await;
    page.press("Dán 2 ô").await;
    page.holds(AMOUNTS, "8|7").await;
}

#[wasm_bindgen_test]
async fn another_block_begins_without_the_decisions_of_the_one_before() {
    let page = expenses().await;
    page.press("Dán từ bảng tính").await;
    page.fill("dialog textarea", "Máy in\tNguồn khác\t-").await;
    page.press_at("#paste-dashes").await;
    page.counts("dialog .dialog__unreadable", 0).await;
    page.fill("dialog textarea", "Máy in\tNguồn khác\t-\tKhông")
        .await;
    page.counts("dialog .dialog__unreadable", 1).await;
    assert!(!page.is_ticked("#paste-dashes"));
}

#[wasm_bindgen_test]
async fn a_block_for_periods_side_by_side_is_taken_as_it_is_seen() {
    let page = open(Report::Rows, Part::Table("years")).await;
    // Two lines of the screen, two periods wide: columns of the block are rows of the table.
    paste(&page, "#f-years-r1-provided", "30\t44\n10\t11").await;
    page.press("Dán 4 ô").await;
    page.holds("[id$='-provided']", "30|44|60").await;
    page.holds("[id$='-used']", "10|11|45").await;
    page.shows("tr:nth-child(8) td", "33,33|25|75|49,25").await;
    page.focuses("f-years-r1-provided").await;
}

/// Pastes a block by the button of an empty table.
async fn paste_by_button(table: &'static str, block: &str) -> Page {
    let page = open(Report::New, Part::Table(table)).await;
    page.press("Dán từ bảng tính").await;
    page.fill("dialog textarea", block).await;
    page
}

#[wasm_bindgen_test]
async fn a_heading_that_is_like_several_labels_is_put_aside_by_itself_only() {
    let block = "Lĩnh vực, đơn vị\tTiếp nhận\nĐất đai\t5\n";
    let page = paste_by_button("dossiers", block).await;
    page.counts("dialog [role=alert]", 1).await;
    // Nothing is chosen yet, so that "Bỏ qua" can be.
    assert_eq!(page.values("dialog thead select"), "0|");
    assert_eq!(accept(&page), "");
    // It may be one of several columns: no press puts it aside together with what has no place.
    assert!(!page.texts("dialog button").contains("Bỏ qua"));
    choose(&page, "#paste-column-1", "Bỏ qua").await;
    page.focuses("paste-column-1").await;
    page.counts("dialog [role=alert]", 0).await;
    assert_eq!(page.values("dialog thead select"), "0|aside");
    assert_eq!(accept(&page), "Dán 1 ô");
}

#[wasm_bindgen_test]
async fn many_guesses_stand_in_one_box_and_are_taken_at_once() {
    let head = "Lĩnh vực, đơn vị\tNhóm một\t\t\t\tNhóm hai\t\t\t\n\
                \tTrực tuyến\tTrực tiếp, bưu chính\tTừ kỳ trước\tTổng số\tTrước hạn\tĐúng hạn\tQuá hạn\tTổng số\n";
    let block = format!("{head}Đất đai\t1\t2\t3\t6\t1\t2\t3\t6\n");
    let page = paste_by_button("dossiers", &block).await;
    page.counts("dialog [role=alert]", 1).await;
    let said = page.texts("dialog [role=alert]");
    assert_eq!(
        said.matches("Các cột của bảng theo thứ tự").count(),
        1,
        "{said}"
    );
    let guesses = page.texts("dialog [role=alert] li");
    assert!(
        guesses.contains("Trực tuyến” → “Tiếp nhận trực tuyến”"),
        "{guesses}"
    );
    assert_eq!(accept(&page), "");
    // Guessed columns have a place: nothing puts them aside by one press.
    assert!(!page.texts("dialog button").contains("Bỏ qua"));
    let many = guesses.split('|').count();
    page.press(&format!("Nhận {many} cột được đoán")).await;
    page.counts("dialog [role=alert] li", 0).await;
    let lists = page.values("dialog thead select");
    assert!(lists.starts_with("0|1|"), "{lists}");
}

/// Chooses by what a person reads in the list.
async fn choose(page: &Page, list: &str, label: &str) {
    let labels = page.texts(&format!("{list} option"));
    let at = labels.split('|').position(|one| one == label);
    let at = at.unwrap_or_else(|| panic!("{label} is not among {labels}"));
    let values = page.values(&format!("{list} option"));
    let value = values.split('|').nth(at).unwrap().to_owned();
    page.choose(list, &value).await;
}

#[wasm_bindgen_test]
async fn a_line_that_names_no_row_gets_one_or_is_put_aside_and_the_others_are_pasted() {
    let block = "Trên đại học\t1\t2\nThạc sĩ\t3\t4\nKhác\t5\t6\n";
    let page = paste_by_button("staff", block).await;
    page.counts("dialog [role=alert]", 1).await;
    let said = page.texts("dialog [role=alert]");
    assert!(
        said.contains("Bảng không có dòng “Thạc sĩ”, “Khác”."),
        "{said}"
    );
    assert_eq!(page.values("dialog tbody select"), "|");
    assert_eq!(accept(&page), "");
    choose(&page, "#paste-row-1", "Đại học").await;
    page.focuses("paste-row-1").await;
    // A row that a line goes to is offered to no other.
    assert!(!page.texts("#paste-row-2 option").contains("Đại học"));
    page.press("Bỏ qua 1 dòng không có trong bảng").await;
    page.focuses("paste-row-2").await;
    page.counts("dialog [role=alert]", 0).await;
    assert_eq!(accept(&page), "Dán 4 ô");
    assert!(
        page.texts("dialog li")
            .contains("Bỏ qua 1 dòng không có trong bảng.")
    );
    // Decided otherwise again.
    choose(&page, "#paste-row-1", "Bỏ qua").await;
    assert_eq!(accept(&page), "Dán 2 ô");
}

#[wasm_bindgen_test]
async fn one_line_too_many_is_put_aside_and_the_others_go_in_by_their_order() {
    let page = paste_by_button("staff", "1\t2\n3\t4\n50\t60\n7\t8\n9\t1\n").await;
    let said = page.texts("dialog [role=alert]");
    assert!(said.contains("vượt quá các dòng của bảng"), "{said}");
    assert_eq!(page.values("dialog tbody select"), "||||");
    choose(&page, "#paste-row-2", "Bỏ qua").await;
    page.focuses("paste-row-2").await;
    page.counts("dialog [role=alert]", 0).await;
    page.counts("dialog tbody select", 1).await;
    assert_eq!(accept(&page), "Dán 8 ô");
}
