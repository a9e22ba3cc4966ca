//! Rows: added, removed and brought back, moved by their menu, gone through by pages; the focus goes with them.
//!
//! Not here: keys in cells (`cell_keys`).

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, Part, Report, SAMPLE, open, open_after};

const CONTENTS: &str = "[id^='f-funding-'][id$='-content']";
const AMOUNTS: &str = "input[id^='f-funding-'][id$='-amount']";
/// Rows on the screen at once.
const PAGE_ROWS: usize = 30;

/// The table of expenses with these rows, the first one that of the report.
async fn expenses(rows: &[(&str, &str)]) -> Page {
    let (content, amount) = rows[0];
    let first = [
        ("funding.r1.content", content),
        ("funding.r1.amount", amount),
    ];
    let page = open_after(SAMPLE, Part::Table("funding"), &first).await;
    for (before, (content, amount)) in rows.iter().enumerate().skip(1) {
        page.press("Thêm khoản chi").await;
        page.counts(CONTENTS, before + 1).await;
        let last = |cells: &str| format!("#{}", page.all(cells)[before].id());
        page.answer_in(&last(CONTENTS), content).await;
        page.answer_in(&last(AMOUNTS), amount).await;
    }
    page
}

/// A table of so many rows, pasted at once.
async fn long(rows: usize) -> Page {
    let page = expenses(&[("Việc số 1a", "1")]).await;
    page.press("Dán từ bảng tính").await;
    let lines = (2..=rows).map(|row| format!("Việc số {row}a\tNguồn khác\t{row}\tKhông"));
    let lines: Vec<String> = lines.collect();
    page.fill("dialog textarea", &lines.join("\n")).await;
    page.press(&format!("Dán {} ô", lines.len() * 4)).await;
    page.shows(
        ".table__pages .table__hint",
        &format!("trong {rows} dòng|trong {rows} dòng"),
    )
    .await;
    page.press("Các dòng trước").await;
    page
}

/// Does something with a row by its menu, as a mouse does.
async fn by_menu(page: &Page, row: &str, action: &str) {
    page.press(&format!("{row}: thao tác")).await;
    page.focuses("f-funding-menu-up").await;
    page.press(action).await;
    page.counts("[role=menu]", 0).await;
}

fn first(page: &Page, cells: &str) -> String {
    format!("#{}", page.all(cells)[0].id())
}

#[wasm_bindgen_test]
async fn a_new_row_is_the_last_one_and_its_first_cell_is_typed_in() {
    let page = expenses(&[("Máy chủ", "30")]).await;
    page.press("Thêm khoản chi").await;
    page.counts(CONTENTS, 2).await;
    let added = page.all(CONTENTS)[1].id();
    page.focuses(&added).await;
    assert_eq!(
        page.attribute(&format!("#{added}"), "aria-label")
            .as_deref(),
        Some("Dòng 2, Nội dung chi")
    );
    assert_eq!(page.texts("tbody th"), "Dòng 1|Dòng 2");
    assert_eq!(page.values(CONTENTS), "Máy chủ|");
}

#[wasm_bindgen_test]
async fn a_removed_row_leaves_the_focus_beside_it_and_comes_back_as_it_was() {
    // Text that cannot be read comes back too.
    let page = expenses(&[("Máy chủ", "1.2.3"), ("Máy in", "5")]).await;
    by_menu(&page, "Dòng 1", "Xóa dòng 1").await;
    page.holds(CONTENTS, "Máy in").await;
    page.shows(".table__said span", "Đã xóa dòng 1.").await;
    let next = page.find("button[id$='-menu']").id();
    page.focuses(&next).await;
    page.press("Hoàn tác").await;
    page.holds(CONTENTS, "Máy chủ|Máy in").await;
    page.holds(AMOUNTS, "1.2.3|5").await;
    page.focuses("f-funding-paste").await;
    by_menu(&page, "Dòng 2", "Xóa dòng 2").await;
    page.focuses("f-funding-r1-menu").await;
    by_menu(&page, "Dòng 1", "Xóa dòng 1").await;
    page.focuses("f-funding-add").await;
    assert_eq!(page.texts(".table__empty"), "Chưa có dòng nào.");
}

#[wasm_bindgen_test]
async fn only_the_last_command_comes_back_and_not_over_what_was_typed_since() {
    let page = expenses(&[("Máy chủ", "30"), ("Máy in", "5")]).await;
    by_menu(&page, "Dòng 2", "Xóa dòng 2").await;
    by_menu(&page, "Dòng 1", "Xóa dòng 1").await;
    page.press("Hoàn tác").await;
    page.holds(CONTENTS, "Máy chủ").await;
    page.press("Thêm khoản chi").await;
    page.counts(CONTENTS, 2).await;
    by_menu(&page, "Dòng 2", "Xóa dòng 2").await;
    page.shows(".table__said", "Đã xóa dòng 2.Hoàn tác").await;
    page.type_in("#f-funding-r1-content", "Khác").await;
    page.shows(".table__said", "").await;
}

#[wasm_bindgen_test]
async fn rows_move_past_each_other_and_the_focus_goes_with_them() {
    let page = expenses(&[("Máy chủ", "30"), ("Máy in", "5"), ("Bản quyền", "7")]).await;
    for (row, action, order) in [
        ("Dòng 1", "Chuyển xuống", "Máy in|Máy chủ|Bản quyền"),
        ("Dòng 2", "Chuyển xuống", "Máy in|Bản quyền|Máy chủ"),
        ("Dòng 3", "Chuyển lên", "Máy in|Máy chủ|Bản quyền"),
        ("Dòng 2", "Chuyển lên", "Máy chủ|Máy in|Bản quyền"),
    ] {
        by_menu(&page, row, action).await;
        page.holds(CONTENTS, order).await;
        page.focuses("f-funding-r1-menu").await;
    }
    assert_eq!(page.values(AMOUNTS), "30|5|7");
    assert_eq!(page.texts("tbody th"), "Dòng 1|Dòng 2|Dòng 3");
}

#[wasm_bindgen_test]
async fn what_cannot_be_done_with_a_row_is_said_and_does_nothing() {
    let page = expenses(&[("Máy chủ", "30"), ("Máy in", "5")]).await;
    let moot = "[role=menuitem][aria-disabled=true]";
    for (row, word) in [("Dòng 1", "Chuyển lên"), ("Dòng 2", "Chuyển xuống")] {
        page.press(&format!("{row}: thao tác")).await;
        page.shows(moot, word).await;
        page.press(word).await;
        page.counts("[role=menu]", 1).await;
        page.press(&format!("{row}: thao tác")).await;
        page.counts("[role=menu]", 0).await;
    }
    assert_eq!(page.values(CONTENTS), "Máy chủ|Máy in");
}

#[wasm_bindgen_test]
async fn the_menu_of_a_row_follows_the_keys_of_a_menu_button() {
    let page = expenses(&[("Máy chủ", "30"), ("Máy in", "5")]).await;
    let (button, cell) = ("#f-funding-r1-menu", "#f-funding-r1-amount");
    for (name, value) in [
        ("tabindex", "-1"),
        ("aria-haspopup", "menu"),
        ("aria-expanded", "false"),
        ("aria-label", "Dòng 1: thao tác"),
        ("aria-keyshortcuts", "Alt+Enter"),
    ] {
        assert_eq!(page.attribute(button, name).as_deref(), Some(value));
    }
    page.enter(cell);
    assert!(!page.key(cell, "Enter", "Alt").await);
    page.focuses("f-funding-menu-up").await;
    assert_eq!(
        page.attribute(button, "aria-expanded").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.attribute(button, "aria-controls").as_deref(),
        Some("f-funding-menu")
    );
    assert_eq!(
        page.attribute("[role=menu]", "aria-label").as_deref(),
        Some("Dòng 1: thao tác")
    );
    assert_eq!(
        page.texts("[role=menuitem]"),
        "Chuyển lên|Chuyển xuống|Xóa dòng 1"
    );
    for (key, goes_to) in [
        ("ArrowDown", "down"),
        ("ArrowDown", "remove"),
        ("ArrowDown", "up"),
        ("ArrowUp", "remove"),
        ("Home", "up"),
        ("End", "remove"),
    ] {
        assert!(!page.key("[role=menu]", key, "").await, "{key}");
        page.focuses(&format!("f-funding-menu-{goes_to}")).await;
    }
    assert!(!page.key("[role=menu]", "Escape", "").await);
    page.counts("[role=menu]", 0).await;
    page.focuses(&cell[1..]).await;
    // Tab goes on from where the menu was opened.
    page.key(cell, "Enter", "Alt").await;
    page.focuses("f-funding-menu-up").await;
    assert!(page.key("[role=menu]", "Tab", "").await);
    page.counts("[role=menu]", 0).await;
    page.focuses(&cell[1..]).await;
    // From a cell the focus goes to the cell below when the row is removed.
    let below = page.all(AMOUNTS)[1].id();
    page.key(cell, "Enter", "Alt").await;
    page.press("Xóa dòng 1").await;
    page.holds(CONTENTS, "Máy in").await;
    page.focuses(&below).await;
}

#[wasm_bindgen_test]
async fn a_menu_closes_when_something_else_gets_the_focus() {
    let page = expenses(&[("Máy chủ", "30")]).await;
    page.press("Dòng 1: thao tác").await;
    page.focuses("f-funding-menu-up").await;
    page.enter("#f-funding-r1-content");
    page.counts("[role=menu]", 0).await;
    page.focuses("f-funding-r1-content").await;
}

#[wasm_bindgen_test]
async fn a_row_moves_out_of_one_group_into_another() {
    let page = open(Report::Rows, Part::Table("works")).await;
    page.press_at("#f-works-r5-menu").await;
    page.press("Chuyển lên").await;
    page.shows("tbody th", "Nhóm I|Dòng 1|Dòng 2|Dòng 3|Nhóm II")
        .await;
    page.focuses("f-works-r5-menu").await;
}

#[wasm_bindgen_test]
async fn periods_move_sideways_are_added_and_removed() {
    let page = open(Report::Rows, Part::Table("years")).await;
    page.press("Năm 2019: thao tác").await;
    page.press("Chuyển sang phải").await;
    page.shows("thead th", "Nội dung|Năm 2020|Năm 2019|Năm 2021|Tổng cộng")
        .await;
    page.press("Năm 2019: thao tác").await;
    page.press("Chuyển sang trái").await;
    page.shows("thead th", "Nội dung|Năm 2019|Năm 2020|Năm 2021|Tổng cộng")
        .await;
    page.press("Thêm năm").await;
    page.shows(
        "thead th",
        "Nội dung|Năm 2019|Năm 2020|Năm 2021|Năm 4|Tổng cộng",
    )
    .await;
    page.press("Năm 4: thao tác").await;
    page.press("Xóa năm 4").await;
    page.shows("thead th", "Nội dung|Năm 2019|Năm 2020|Năm 2021|Tổng cộng")
        .await;
}

#[wasm_bindgen_test]
async fn one_key_takes_the_last_command_on_the_table_back() {
    let page = expenses(&[("Máy chủ", "30"), ("Máy in", "5")]).await;
    assert!(
        page.key("#f-funding-r1-amount", "z", "Control").await,
        "nothing to take back"
    );
    by_menu(&page, "Dòng 2", "Xóa dòng 2").await;
    page.holds(CONTENTS, "Máy chủ").await;
    assert!(!page.key("#f-funding-r1-amount", "z", "Control").await);
    page.holds(CONTENTS, "Máy chủ|Máy in").await;
    page.focuses("f-funding-r1-amount").await;
}

#[wasm_bindgen_test]
async fn thirty_rows_are_on_the_screen_and_buttons_and_a_choice_lead_to_the_others() {
    let page = long(80).await;
    page.counts(CONTENTS, PAGE_ROWS).await;
    assert_eq!(page.values(&first(&page, CONTENTS)), "Việc số 1a");
    assert_eq!(
        page.texts("nav:first-of-type option"),
        "Dòng 1–30|Dòng 31–60|Dòng 61–80|Dòng 1–30|Dòng 31–60|Dòng 61–80"
    );
    assert_eq!(
        page.attribute("nav", "aria-label").as_deref(),
        Some("Các dòng của bảng “Các khoản chi”")
    );
    page.press("Các dòng sau").await;
    page.shows("tbody tr:first-child th", "Dòng 31").await;
    page.focuses("f-funding").await;
    page.choose("nav select", "2").await;
    page.counts(CONTENTS, 20).await;
    assert!(
        page.all("nav button")
            .iter()
            .skip(1)
            .step_by(2)
            .all(|next| next.has_attribute("disabled"))
    );
    page.press("Các dòng trước").await;
    page.shows("tbody tr:first-child th", "Dòng 31").await;
}

#[wasm_bindgen_test]
async fn a_table_of_thirty_rows_has_no_pages() {
    let page = long(31).await;
    page.counts("nav", 2).await;
    by_menu(&page, "Dòng 2", "Xóa dòng 2").await;
    page.counts("nav", 0).await;
    page.counts(CONTENTS, PAGE_ROWS).await;
}

#[wasm_bindgen_test]
async fn keys_new_rows_and_rows_that_move_lead_to_the_page_of_their_row() {
    let page = long(80).await;
    let edge = page.all(AMOUNTS)[PAGE_ROWS - 1].id();
    page.key(&format!("#{edge}"), "Enter", "").await;
    page.shows("tbody tr:first-child th", "Dòng 31").await;
    let after = page.all(AMOUNTS)[0].id();
    page.focuses(&after).await;
    page.key(&format!("#{after}"), "Enter", "Shift").await;
    page.focuses(&edge).await;
    // A row that goes past the edge takes the focus along.
    by_menu(&page, "Dòng 30", "Chuyển xuống").await;
    page.shows("tbody tr:first-child th", "Dòng 31").await;
    page.focuses(&edge.replace("-amount", "-menu")).await;
    assert_eq!(page.values(&first(&page, CONTENTS)), "Việc số 30a");
    page.press("Thêm khoản chi").await;
    page.counts(CONTENTS, 21).await;
    page.focuses(&page.all(CONTENTS)[20].id()).await;
}
