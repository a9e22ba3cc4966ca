//! Keys in the cells of a table: between cells, out of the table, into a new row; texts and input methods are left alone.

use wasm_bindgen_test::wasm_bindgen_test;

use super::dom::drawn;
use super::page::{Page, Part, Report, SAMPLE, open, open_after};

const CONTENTS: &str = "[id^='f-funding-'][id$='-content']";
const SECURITY: &str = "[id^='f-funding-'][id$='-security']";

/// The table of expenses: one row that is filled in, and one that is not.
async fn expenses() -> Page {
    let cells = [
        ("content", "Máy chủ"),
        ("amount", "30"),
        ("security", "yes"),
    ];
    let cells = cells.map(|(cell, text)| (format!("funding.r1.{cell}"), text));
    let cells: Vec<(&str, &str)> = cells
        .iter()
        .map(|(path, text)| (path.as_str(), *text))
        .collect();
    let page = open_after(SAMPLE, Part::Table("funding"), &cells).await;
    page.choose("#f-funding-r1-source", "local").await;
    page.press("Thêm khoản chi").await;
    page.counts(CONTENTS, 2).await;
    page.focuses(&second(&page, "-content")).await;
    page
}

/// Id of a cell of the second row.
fn second(page: &Page, cell: &str) -> String {
    page.all(CONTENTS)[1].id().replace("-content", cell)
}

/// Presses a key in a cell: the page takes it, and the focus goes to another cell.
async fn goes(page: &Page, from: &str, key: &str, held: &str, to: &str) {
    page.enter(&format!("#{from}"));
    assert!(
        !page.key(&format!("#{from}"), key, held).await,
        "{from} {held} {key}"
    );
    page.focuses(to).await;
}

#[wasm_bindgen_test]
async fn enter_and_arrows_go_up_and_down_a_column() {
    let page = expenses().await;
    let (above, below) = ("f-funding-r1-amount", second(&page, "-amount"));
    for (from, key, held, to) in [
        (above, "Enter", "", below.as_str()),
        // At the end an arrow stays; Enter would add a row.
        (&below, "ArrowDown", "", &below),
        (&below, "Enter", "Shift", above),
        (above, "ArrowDown", "", &below),
        (&below, "ArrowUp", "", above),
        (above, "ArrowDown", "Control", &below),
        (&below, "ArrowUp", "Control", above),
        // From a list too, whose own arrow keys choose.
        (
            "f-funding-r1-source",
            "Enter",
            "",
            &second(&page, "-source"),
        ),
        (
            "f-funding-r1-source",
            "ArrowDown",
            "Control",
            &second(&page, "-source"),
        ),
    ] {
        goes(&page, from, key, held, to).await;
    }
    page.enter("#f-funding-r1-source");
    for key in ["ArrowDown", "ArrowLeft", "ArrowRight"] {
        assert!(
            page.key("#f-funding-r1-source", key, "").await,
            "{key} chooses"
        );
    }
    page.enter(&format!("#{above}"));
    for (key, held) in [
        ("a", ""),
        ("Tab", ""),
        ("ArrowDown", "Shift"),
        ("ArrowDown", "composing"),
        ("Enter", "composing"),
    ] {
        assert!(
            page.key(&format!("#{above}"), key, held).await,
            "{key} {held} is the browser's"
        );
    }
    page.focuses(above).await;
}

#[wasm_bindgen_test]
async fn arrows_go_sideways_from_the_ends_of_a_text_only() {
    let page = expenses().await;
    let amount = "#f-funding-r1-amount";
    // A text that is chosen as a whole is first left at its end.
    for (start, end, key) in [
        (0, 2, "ArrowRight"),
        (0, 2, "ArrowLeft"),
        (1, 1, "ArrowRight"),
        (1, 1, "ArrowLeft"),
        (0, 0, "ArrowRight"),
        (2, 2, "ArrowLeft"),
    ] {
        page.choose_text(amount, start, end);
        assert!(page.key(amount, key, "").await, "{start} {end} {key}");
        page.focuses(&amount[1..]).await;
    }
    page.choose_text(amount, 2, 2);
    assert!(!page.key(amount, "ArrowRight", "").await);
    page.focuses("f-funding-r1-security").await;
    page.choose_text(amount, 0, 0);
    assert!(!page.key(amount, "ArrowLeft", "").await);
    page.focuses("f-funding-r1-source").await;
    goes(
        &page,
        "f-funding-r1-source",
        "ArrowLeft",
        "Control",
        "f-funding-r1-content",
    )
    .await;
    // At the end of the row it stays.
    page.choose_text("#f-funding-r1-content", 0, 0);
    page.key("#f-funding-r1-content", "ArrowLeft", "").await;
    page.focuses("f-funding-r1-content").await;
}

#[wasm_bindgen_test]
async fn in_a_text_of_several_lines_the_caret_comes_first() {
    let page = expenses().await;
    let (content, below) = ("#f-funding-r1-content", second(&page, "-content"));
    page.choose_text(content, 1, 1);
    assert!(page.key_to(content, "ArrowDown", 5).await);
    drawn().await;
    page.focuses(&content[1..]).await;
    // No line is left.
    assert!(page.key_to(content, "ArrowDown", 5).await);
    page.focuses(&below).await;
    // A text that is chosen as a whole, as on arrival, is left at once.
    page.choose_text(content, 0, 7);
    assert!(!page.key_to(content, "ArrowDown", 0).await);
    page.focuses(&below).await;
}

#[wasm_bindgen_test]
async fn cells_that_nobody_fills_in_are_passed_over() {
    let page = open(Report::Rows, Part::Table("works")).await;
    for (from, key, to) in [
        // The heading of a group has a name only, here that of r4.
        ("f-works-r3-quantity", "Enter", "f-works-r5-quantity"),
        ("f-works-r3-title", "Enter", "f-works-r4-title"),
        ("f-works-r1-heading", "ArrowDown", "f-works-r2-heading"),
    ] {
        goes(&page, from, key, "", to).await;
    }
    // Two columns are worked out.
    page.choose_text("#f-works-r2-note", 0, 0);
    page.key("#f-works-r2-note", "ArrowLeft", "").await;
    page.focuses("f-works-r2-price").await;
    // Rows side by side: down goes through what is asked of one.
    let page = open(Report::Rows, Part::Table("years")).await;
    goes(&page, "f-years-r1-used", "Enter", "", "f-years-r1-stated").await;
    page.choose_text("#f-years-r1-used", 2, 2);
    page.key("#f-years-r1-used", "ArrowRight", "").await;
    page.focuses("f-years-r2-used").await;
}

#[wasm_bindgen_test]
async fn tab_in_the_last_cell_adds_a_row_and_a_blank_one_is_not_multiplied() {
    let page = expenses().await;
    let last = format!("#{}", second(&page, "-security"));
    // The last row is blank.
    page.enter(&last);
    assert!(page.key(&last, "Tab", "").await, "out of the table");
    page.counts(CONTENTS, 2).await;
    page.choose(&last, "no").await;
    assert!(page.key(&last, "Tab", "Shift").await, "back");
    assert!(
        page.key("#f-funding-r1-security", "Tab", "").await,
        "on to the next row"
    );
    page.counts(CONTENTS, 2).await;
    assert!(!page.key(&last, "Tab", "").await);
    page.counts(CONTENTS, 3).await;
    page.focuses(&page.all(CONTENTS)[2].id()).await;
    // It was not asked for in so many words: left blank, it goes again, and no step remains.
    let added = format!("#{}", page.all(SECURITY)[2].id());
    page.enter(&added);
    assert!(!page.key(&added, "Tab", "").await);
    page.counts(CONTENTS, 2).await;
    page.focuses("f-funding-add").await;
    assert_eq!(page.texts(".table__said"), "");
}

#[wasm_bindgen_test]
async fn esc_leads_out_of_a_table() {
    let page = expenses().await;
    goes(&page, "f-funding-r1-amount", "Escape", "", "f-funding-add").await;
    page.counts(CONTENTS, 2).await;
    let last = format!("#{}", second(&page, "-security"));
    page.choose(&last, "no").await;
    page.key(&last, "Tab", "").await;
    page.counts(CONTENTS, 3).await;
    let added = page.all(CONTENTS)[2].id();
    page.focuses(&added).await;
    goes(&page, &added, "Escape", "", "f-funding-add").await;
    page.counts(CONTENTS, 2).await;
    // A row that was moved meanwhile is no longer the last step, and Esc takes nothing back.
    page.key(&last, "Tab", "").await;
    page.counts(CONTENTS, 3).await;
    let added = page.all(CONTENTS)[2].id();
    page.key(&format!("#{added}"), "Enter", "Alt").await;
    page.focuses("f-funding-menu-up").await;
    page.press("Chuyển lên").await;
    page.counts("[role=menu]", 0).await;
    assert_eq!(page.all(CONTENTS)[1].id(), added);
    goes(&page, &added, "Escape", "", "f-funding-add").await;
    page.counts(CONTENTS, 3).await;
    assert_eq!(page.all(CONTENTS)[1].id(), added);
    let page = open(Report::Rows, Part::Table("units")).await;
    goes(
        &page,
        "f-units-district-done",
        "Escape",
        "",
        "f-units-paste",
    )
    .await;
    assert!(
        page.key("#f-units-district-done", "Tab", "").await,
        "no rows are added"
    );
    assert!(
        page.key("#f-units-district-done", "Enter", "Alt").await,
        "nor have they a menu"
    );
}

#[wasm_bindgen_test]
async fn nothing_is_added_to_a_table_that_can_only_be_read() {
    let page = expenses().await;
    page.lock().await;
    for (key, held) in [("Tab", ""), ("Escape", ""), ("Enter", "Alt")] {
        assert!(page.key("#f-funding-r1-security", key, held).await, "{key}");
    }
    page.counts(CONTENTS, 2).await;
    page.counts("[role=menu]", 0).await;
    goes(
        &page,
        "f-funding-r1-amount",
        "ArrowDown",
        "",
        &second(&page, "-amount"),
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_block_pasted_into_any_cell_or_onto_a_button_below_opens_its_dry_run() {
    let page = expenses().await;
    for (place, first) in [
        ("#f-funding-r1-source", "Nguồn kinh phí"),
        ("#f-funding-r1-amount", "Số tiền"),
        // Without a cell it goes to the first row that is free.
        ("#f-funding-add", "Nội dung chi"),
    ] {
        assert!(
            !page.paste(place, "Nguồn khác\t7\nNguồn khác\t8").await,
            "{place}"
        );
        page.counts("dialog[open]", 1).await;
        assert!(
            page.texts("dialog").contains(first),
            "{place}: {}",
            page.texts("dialog")
        );
        page.press("Thôi").await;
        page.counts("dialog", 0).await;
        page.focuses(&place[1..]).await;
    }
}
