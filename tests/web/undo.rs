//! Undo: commands on rows of tables are steps of the one stack, whether the button beside the table takes them back or a key.

use bao_cao_so::model::answer::Answer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, Part, Report, open_in_session};

const NAMES: &str = "thead th";
const ALL: &str = "Nội dung|Năm 2019|Năm 2020|Năm 2021|Tổng cộng";
const WITHOUT_2020: &str = "Nội dung|Năm 2019|Năm 2021|Tổng cộng";
const SAID: &str = ".table__said";
/// Not in a cell: the key is the page's.
const TABLE: &str = "#f-years";

async fn without_2020() -> Page {
    let page = open_in_session(Report::Rows, Part::Table("years")).await;
    page.press("Năm 2020: thao tác").await;
    page.press("Xóa năm 2020").await;
    page.shows(NAMES, WITHOUT_2020).await;
    page.shows(".table__said span", "Đã xóa năm 2020.").await;
    page
}

/// A key that takes a step back (`z`) or does it again (`y`); true when there was one.
async fn step(page: &Page, key: &str) -> bool {
    !page.key(TABLE, key, "Control").await
}

fn name(page: &Page) -> Answer {
    page.stored("agency.name")
}

#[wasm_bindgen_test]
async fn a_key_takes_a_removed_row_back_once_and_does_it_again() {
    let page = without_2020().await;
    assert!(step(&page, "z").await);
    page.shows(NAMES, ALL).await;
    // The button offers nothing that was taken back already.
    page.shows(SAID, "").await;
    assert!(!step(&page, "z").await, "it was the only step");
    assert!(step(&page, "y").await);
    page.shows(NAMES, WITHOUT_2020).await;
    assert!(!step(&page, "y").await);
    assert!(step(&page, "z").await);
    page.shows(NAMES, ALL).await;
}

#[wasm_bindgen_test]
async fn the_button_takes_the_step_off_the_stack_and_a_key_does_it_again() {
    let page = without_2020().await;
    page.press("Hoàn tác").await;
    page.shows(NAMES, ALL).await;
    page.shows(SAID, "").await;
    assert!(!step(&page, "z").await, "the step is gone");
    assert!(step(&page, "y").await);
    page.shows(NAMES, WITHOUT_2020).await;
}

#[wasm_bindgen_test]
async fn the_button_takes_the_row_back_and_leaves_what_was_typed_elsewhere_since() {
    let page = without_2020().await;
    let before = name(&page);
    page.answer("agency.name", "Sở Y tế").await;
    let typed = name(&page);
    page.press("Hoàn tác").await;
    page.shows(NAMES, ALL).await;
    assert_eq!(name(&page), typed);
    assert!(step(&page, "z").await);
    assert_eq!(name(&page), before);
    page.shows(NAMES, ALL).await;
    assert!(!step(&page, "z").await, "both steps are taken back");
    // Again in the order in which they went back.
    assert!(step(&page, "y").await);
    assert_eq!(name(&page), typed);
    assert!(step(&page, "y").await);
    page.shows(NAMES, WITHOUT_2020).await;
}

#[wasm_bindgen_test]
async fn keys_go_through_rows_and_typing_in_the_order_in_which_they_were_done() {
    let page = without_2020().await;
    let before = name(&page);
    page.answer("agency.name", "Sở Y tế").await;
    assert!(step(&page, "z").await);
    assert_eq!(name(&page), before);
    page.shows(".table__said span", "Đã xóa năm 2020.").await;
    assert!(step(&page, "z").await);
    page.shows(NAMES, ALL).await;
    page.shows(SAID, "").await;
}
