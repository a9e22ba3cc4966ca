//! Keys of a report's pages: where they go, and where they are left to the browser.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::app::{app, go, told};
use super::dom::{address, until};
use super::page::{Page, Part, Report, SAMPLE, open};

/// The page of a section with its keys, where the address says so too.
async fn section(report: Report, id: &'static str) -> Page {
    app().await.dismiss_notice();
    let page = open(report, Part::Keys(id)).await;
    go(&page.address_of(id)).await;
    page
}

#[wasm_bindgen_test]
async fn alt_n_goes_to_the_next_answer_that_is_left_to_fill_in() {
    let page = section(Report::New, "particulars").await;
    page.enter("#f-agency-superior");
    assert!(!page.key("#f-agency-superior", "n", "Alt").await);
    page.focuses("f-agency-name").await;
    page.key("#f-agency-name", "N", "Alt").await;
    // A symbol or what it is made of: one of the two would do.
    page.focuses("f-agency-abbreviation").await;
    page.key("#f-agency-abbreviation", "n", "Alt").await;
    page.focuses("f-document-place").await;
    page.enter("#f-agency-superior");
    // A Mac types another sign with Option: the place of the key counts.
    page.key_at("#f-agency-superior", "˜", "KeyN", "Alt").await;
    page.focuses("f-agency-name").await;
    // A layout with the letter elsewhere: the letter counts.
    page.enter("#f-agency-superior");
    page.key_at("#f-agency-superior", "n", "KeyL", "Alt").await;
    page.focuses("f-agency-name").await;
    page.enter("#f-agency-superior");
    page.key_at("#f-agency-superior", "b", "KeyN", "Alt").await;
    page.focuses("f-agency-superior").await;
}

#[wasm_bindgen_test]
async fn keys_of_an_input_method_and_with_others_held_are_left_to_the_browser() {
    let page = section(Report::New, "particulars").await;
    let field = "#f-agency-superior";
    page.enter(field);
    for held in [
        "",
        "Shift",
        "Control",
        "Meta",
        "Alt Control",
        "Alt Shift",
        "Alt Meta",
        "Alt composing",
        "Alt 229",
    ] {
        assert!(page.key(field, "n", held).await, "{held}");
    }
    for (key, held) in [
        ("Enter", "composing"),
        ("Enter", "229"),
        ("Enter", "Control"),
        ("Enter", "Alt"),
        ("s", ""),
        ("s", "Control Shift"),
        ("s", "Control Alt"),
        ("p", "Control Shift"),
        ("?", ""),
        ("?", "Shift"),
    ] {
        assert!(page.key(field, key, held).await, "{key} {held}");
    }
    page.focuses("f-agency-superior").await;
}

#[wasm_bindgen_test]
async fn enter_goes_on_from_a_field_of_one_line_and_shift_enter_back() {
    let page = section(Report::New, "particulars").await;
    page.enter("#f-agency-superior");
    assert!(!page.key("#f-agency-superior", "Enter", "").await);
    page.focuses("f-agency-name").await;
    page.key("#f-agency-name", "Enter", "").await;
    page.focuses("f-agency-abbreviation").await;
    page.key("#f-agency-abbreviation", "Enter", "Shift").await;
    page.focuses("f-agency-name").await;
    // Before the first there is nothing, and the browser has no form to send.
    page.enter("#f-agency-superior");
    assert!(!page.key("#f-agency-superior", "Enter", "Shift").await);
    page.focuses("f-agency-superior").await;
}

#[wasm_bindgen_test]
async fn enter_stays_with_areas_buttons_and_lists_and_leaves_options() {
    let page = section(SAMPLE, "particulars").await;
    for control in ["#f-document-addressees", "button", "select"] {
        if !page.all(control).is_empty() {
            page.enter(control);
            assert!(page.key(control, "Enter", "").await, "{control}");
        }
    }
    let page = section(SAMPLE, "infrastructure").await;
    page.enter("#f-firewall-soft");
    assert!(!page.key("#f-firewall-soft", "Enter", "").await);
    page.focuses("f-firewallName").await;
}

#[wasm_bindgen_test]
async fn enter_stops_at_the_chosen_option_and_after_the_last_field_at_the_way_on() {
    let page = section(SAMPLE, "infrastructure").await;
    page.enter("#f-statedAntivirusRate");
    page.key("#f-statedAntivirusRate", "Enter", "").await;
    page.focuses("f-firewall-soft").await;
    page.enter("#f-firewallName");
    page.key("#f-firewallName", "Enter", "").await;
    until("the link to the next section", || {
        let active = document().active_element();
        active.is_some_and(|active| active.class_list().contains("editor__neighbour--next"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn alt_and_an_arrow_open_the_section_after_or_before_but_not_from_a_list() {
    let page = section(SAMPLE, "one-stop").await;
    assert!(!page.key("h1", "ArrowDown", "Alt").await);
    until("the section after", || {
        address() == page.address_of("public-post")
    })
    .await;
    go(&page.address_of("one-stop")).await;
    page.key("h1", "ArrowUp", "Alt").await;
    until("the section before", || {
        address() == page.address_of("citizen-applications")
    })
    .await;
    go(&page.address_of("particulars")).await;
    assert!(!page.key("h1", "ArrowUp", "Alt").await);
    assert_eq!(address(), page.address_of("particulars"), "it is the first");
    // Elsewhere there is no section.
    go(&page.address_of("van-de")).await;
    assert!(page.key("h1", "ArrowDown", "Alt").await);
    let page = section(SAMPLE, "particulars").await;
    assert!(
        page.key("select", "ArrowDown", "Alt").await,
        "the list opens"
    );
}

#[wasm_bindgen_test]
async fn alt_v_follows_the_findings_one_after_the_other() {
    let page = section(SAMPLE, "particulars").await;
    page.key("h1", "v", "Alt").await;
    until("the first finding", || {
        address() != page.address_of("particulars")
    })
    .await;
    let first = address();
    for _ in 0..4 {
        assert!(!page.key("h1", "v", "Alt").await);
    }
    assert_ne!(address(), first);
}

#[wasm_bindgen_test]
async fn where_nothing_is_left_and_nothing_wrong_the_keys_say_so() {
    let page = section(Report::Sample("vi-du-2025"), "particulars").await;
    page.key("h1", "n", "Alt").await;
    assert_eq!(told().await, "Không còn ô nào phải điền.");
    page.key("h1", "v", "Alt").await;
    assert_eq!(told().await, "Không còn lỗi, cảnh báo nào phải xử lý.");
}

#[wasm_bindgen_test]
async fn ctrl_s_keeps_a_state_and_says_so() {
    let page = section(SAMPLE, "particulars").await;
    page.answer("agency.name", "Sở Y tế").await;
    assert!(!page.key("#f-agency-name", "s", "Control").await);
    let kept = "Đã giữ lại bản hiện nay; xem và khôi phục ở “Các bản đã lưu”.";
    let app = app().await;
    until("that it was kept", || {
        app.notice.with_untracked(|notice| {
            notice
                .as_ref()
                .is_some_and(|one| one.good && one.text == kept)
        })
    })
    .await;
    app.dismiss_notice();
}

#[wasm_bindgen_test]
async fn a_question_mark_outside_fields_opens_the_sheet_above_which_no_key_is_heard() {
    let page = section(SAMPLE, "one-stop").await;
    assert!(!page.key("h1", "?", "Shift").await);
    assert!(page.attribute("#key-sheet", "open").is_some());
    let keys = page.texts("#key-sheet tbody th");
    for key in [
        "Alt + N",
        "Alt + V",
        "Ctrl + S",
        "Ctrl + P",
        "Enter, Shift + Enter",
    ] {
        assert!(keys.contains(key), "{keys}");
    }
    for (key, held) in [
        ("n", "Alt"),
        ("ArrowDown", "Alt"),
        ("s", "Control"),
        ("p", "Control"),
    ] {
        assert!(page.key("#key-sheet", key, held).await, "{key}");
    }
    assert_eq!(address(), page.address_of("one-stop"));
    page.press_at("#key-sheet .dialog__buttons button").await;
    assert!(page.attribute("#key-sheet", "open").is_none());
    page.press("Phím tắt").await;
    assert!(page.attribute("#key-sheet", "open").is_some());
}

#[wasm_bindgen_test]
async fn keys_end_with_the_page() {
    let page = section(SAMPLE, "one-stop").await;
    drop(page);
    let page = open(SAMPLE, Part::Section("one-stop")).await;
    assert!(page.key("h1", "ArrowDown", "Alt").await);
    assert!(page.key("h1", "p", "Control").await);
}

const QUERY: &str = "#field-search-query";

#[wasm_bindgen_test]
async fn a_field_is_searched_without_marks_and_gone_to_by_keys() {
    let page = section(SAMPLE, "it-funding").await;
    assert!(!page.key("h1", "k", "Control").await);
    assert!(page.attribute("#field-search", "open").is_some());
    assert_eq!(
        page.attribute(QUERY, "aria-expanded").as_deref(),
        Some("false")
    );
    page.type_in(QUERY, "kinh phi").await;
    assert_eq!(
        page.attribute(QUERY, "aria-expanded").as_deref(),
        Some("true")
    );
    let found = page.texts("[role=option]");
    assert!(
        found.starts_with("Tổng kinh phí ứng dụng CNTT trong kỳ7. Kinh phí|"),
        "{found}"
    );
    let active = |at: &str| {
        (
            page.attribute(QUERY, "aria-activedescendant"),
            at.to_owned(),
        )
    };
    let (is, at) = active("field-search-0");
    assert_eq!(is, Some(at));
    assert_eq!(
        page.texts("[aria-selected=true]"),
        found.split('|').next().unwrap()
    );
    page.key(QUERY, "ArrowDown", "").await;
    let (is, at) = active("field-search-1");
    assert_eq!(is, Some(at));
    page.key(QUERY, "ArrowUp", "").await;
    // Of an input method Enter ends a word only.
    page.key(QUERY, "Enter", "composing").await;
    assert!(page.attribute("#field-search", "open").is_some());
    page.key(QUERY, "Enter", "").await;
    assert!(page.attribute("#field-search", "open").is_none());
    page.focuses("f-itFunding").await;
}

#[wasm_bindgen_test]
async fn the_search_goes_round_says_how_much_it_found_and_begins_anew() {
    let page = section(SAMPLE, "it-funding").await;
    assert!(!page.key("h1", "/", "").await);
    page.type_in(QUERY, "dia danh").await;
    page.shows("#field-search-hint", "Tìm thấy 1 ô.").await;
    page.key(QUERY, "ArrowDown", "").await;
    assert_eq!(
        page.attribute(QUERY, "aria-activedescendant").as_deref(),
        Some("field-search-0")
    );
    page.type_in(QUERY, "khong co o nao").await;
    page.shows(
        "#field-search-hint",
        "Không có ô nào như vậy trong các mục đang báo cáo.",
    )
    .await;
    assert_eq!(page.attribute(QUERY, "aria-activedescendant"), None);
    assert!(!page.is_shown("#field-search-list"));
    page.key(QUERY, "Enter", "").await;
    assert!(
        page.attribute("#field-search", "open").is_some(),
        "nowhere to go"
    );
    page.press("Đóng").await;
    page.holds(QUERY, "").await;
    // In a field "/" is a sign like others.
    page.enter("#f-itFunding");
    assert!(page.key("#f-itFunding", "/", "").await);
    assert!(page.attribute("#field-search", "open").is_none());
}

#[wasm_bindgen_test]
async fn a_column_of_a_table_is_found_and_pressing_goes_to_its_first_cell() {
    let page = section(SAMPLE, "it-funding").await;
    page.press("Tìm ô").await;
    page.type_in(QUERY, "nguon kinh phi").await;
    page.press_at("#field-search-0").await;
    until("a cell", || {
        let active = document().active_element().map(|one| one.id());
        active.is_some_and(|id| id.starts_with("f-funding-") && id.ends_with("-source"))
    })
    .await;
}

const SWITCH: &str = "Chỉ ô chưa điền";
const NOTE: &str = ".editor__tools [role=status]";

/// Ids of the controls of fields that are shown.
fn shown(page: &Page) -> Vec<String> {
    let fields = page.all(".editor__items > .field:not([hidden]) .field__label");
    fields.iter().map(|one| one.id()).collect()
}

#[wasm_bindgen_test]
async fn only_blank_fields_are_shown_and_one_that_is_filled_in_stays() {
    let page = section(SAMPLE, "one-stop").await;
    let all = shown(&page);
    page.press(SWITCH).await;
    let blank = shown(&page);
    assert!(!blank.is_empty() && blank.len() < all.len(), "{blank:?}");
    assert!(
        blank.contains(&"f-pendingDossiers-label".to_owned()),
        "{blank:?}"
    );
    page.shows(NOTE, "Các ô đã điền trước đó đang được ẩn.")
        .await;
    page.answer_in("#f-pendingDossiers", "0").await;
    assert_eq!(shown(&page), blank, "until the section is left");
    page.press(SWITCH).await;
    assert_eq!(shown(&page), all);
    page.shows(NOTE, "").await;
    page.press(SWITCH).await;
    assert_eq!(shown(&page).len(), blank.len() - 1);
}

#[wasm_bindgen_test]
async fn a_section_with_nothing_blank_says_so_and_a_field_that_is_gone_to_is_shown() {
    let page = section(SAMPLE, "covid").await;
    page.press(SWITCH).await;
    assert_eq!(shown(&page), Vec::<String>::new());
    assert!(
        page.texts(NOTE)
            .starts_with("Mục này không còn ô nào chưa điền."),
        "{}",
        page.texts(NOTE)
    );
    page.press("Tìm ô").await;
    let label = page.texts("#f-covidApps-label .field__name");
    page.type_in(QUERY, &label).await;
    page.key(QUERY, "Enter", "").await;
    page.focuses("f-covidApps").await;
    assert_eq!(shown(&page), ["f-covidApps-label"]);
}

#[wasm_bindgen_test]
async fn a_section_of_sections_has_nothing_to_hide() {
    let page = section(SAMPLE, "citizen-applications").await;
    assert!(!page.is_shown("#only-blank"));
    assert!(page.texts("button").contains("Tìm ô"));
}
