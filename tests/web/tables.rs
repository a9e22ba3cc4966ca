//! Tables with computed cells, totals, groups and periods side by side.

use bao_cao_so::catalog::{ACTS, PARTICULARS, PERIODS};
use bao_cao_so::formats::decode::decode;
use bao_cao_so::formats::paste::Choices;
use bao_cao_so::formats::template::{decode_built_in, decode_template};
use bao_cao_so::model::answer::Path;
use bao_cao_so::state::editor::Editor;
use bao_cao_so::ui::table::ReportTable;
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::{assessed, find, leave, place, type_in};

/// Puts a table of the template with rows on the page.
async fn place_table(id: &'static str) -> (HtmlElement, Editor) {
    let built_in = decode_built_in(PARTICULARS, ACTS, PERIODS).unwrap();
    let template = decode_template(include_str!("../data/templates/rows.json"), &built_in).unwrap();
    let report = decode(
        include_str!("../data/templates/rows-report.json"),
        std::slice::from_ref(&template.form),
    )
    .unwrap()
    .report;
    let table = template.form.tables.get(id).unwrap().table.clone();
    let owner = Owner::new();
    let editor =
        owner.with(|| assessed(Editor::new(report, template.form.clone(), None), template));
    std::mem::forget(owner);
    (
        place(move || view! { <ReportTable editor=editor table=table /> }).await,
        editor,
    )
}

/// The texts of the elements that a selector finds, joined by `|`.
fn texts(place: &Element, selector: &str) -> String {
    fn gather(element: &Element, selector: &str, into: &mut Vec<String>) {
        if element.matches(selector).unwrap() {
            into.push(element.text_content().unwrap_or_default());
        }
        let mut child = element.first_element_child();
        while let Some(one) = child {
            gather(&one, selector, into);
            child = one.next_element_sibling();
        }
    }
    let mut found = Vec::new();
    gather(place, selector, &mut found);
    found.join("|")
}

#[wasm_bindgen_test]
async fn computed_cells_and_totals_follow_what_is_typed() {
    let (place, _) = place_table("works").await;
    assert_eq!(texts(&place, "[id$='-cost']"), "|241|150||90");
    assert_eq!(texts(&place, "tfoot td:nth-child(2)"), "481");
    let price = find(&place, "#f-works-r2-price").unwrap();
    type_in(&price, "100").await;
    leave(&price).await;
    assert_eq!(texts(&place, "[id$='-cost']"), "|200|150||90");
    assert_eq!(texts(&place, "tfoot td:nth-child(2)"), "440");
    assert!(
        find(&place, "#f-works-r2-cost").is_some_and(|cell| cell.tag_name() == "SPAN"),
        "never typed"
    );
    place.remove();
}

#[wasm_bindgen_test]
async fn groups_have_roman_numbers_and_a_row_becomes_one_by_a_tick() {
    let (place, editor) = place_table("works").await;
    assert_eq!(
        texts(&place, "tbody th"),
        "Nhóm I|Dòng 1|Dòng 2|Nhóm II|Dòng 1"
    );
    assert_eq!(
        find(&place, "#f-works-r2-title")
            .unwrap()
            .get_attribute("aria-label")
            .as_deref(),
        Some("Dòng “Máy chủ”, Tên công việc")
    );
    find(&place, "#f-works-r3-heading").unwrap().click();
    tick().await;
    assert_eq!(
        texts(&place, "tbody th"),
        "Nhóm I|Dòng 1|Nhóm II|Nhóm III|Dòng 1"
    );
    assert_eq!(texts(&place, "tfoot td:nth-child(2)"), "331");
    editor.move_row("works", "r5", true);
    tick().await;
    assert_eq!(
        texts(&place, "tbody th"),
        "Nhóm I|Dòng 1|Nhóm II|Dòng 1|Nhóm III"
    );
    place.remove();
}

#[wasm_bindgen_test]
async fn periods_stand_side_by_side_and_take_a_block_as_it_is_seen() {
    let (place, editor) = place_table("years").await;
    assert_eq!(
        texts(&place, "thead th"),
        "Nội dung|Năm 2019|Năm 2020|Năm 2021|Tổng cộng"
    );
    assert_eq!(texts(&place, "tr:nth-child(7) td"), "51,72|55|75|63,57");
    let table = editor.template().tables.get("years").unwrap().table.clone();
    // Two lines of the screen, two periods wide: columns of the block are rows of the table.
    let plan = editor
        .plan_paste(
            &table,
            Some("f-years-r1-provided"),
            "30\t44\n10\t11",
            &Choices::default(),
        )
        .unwrap();
    editor.paste(&table, &plan);
    tick().await;
    let shown = |path: &str| editor.typed(&Path::new(path)).get_untracked().text;
    assert_eq!(
        [
            "years.r1.provided",
            "years.r2.provided",
            "years.r1.used",
            "years.r2.used"
        ]
        .map(shown),
        ["30", "44", "10", "11"]
    );
    assert_eq!(texts(&place, "tr:nth-child(7) td"), "33,33|25|75|49,25");
    assert_eq!(
        editor.neighbour(&table, "f-years-r1-used", true).as_deref(),
        Some("f-years-r1-stated")
    );
    place.remove();
}
