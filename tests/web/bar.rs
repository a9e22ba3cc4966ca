//! The bar on top of a report's pages: whose report it is, whether it is saved, the ways to its pages.

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Part, Report, SAMPLE, open, open_after};

#[wasm_bindgen_test]
async fn the_bar_says_whose_report_it_is_of_when_and_how_far() {
    let page = open(SAMPLE, Part::Bar).await;
    assert_eq!(page.texts(".editor__agency bdi"), "Sở Xây dựng");
    assert_eq!(page.texts(".layout__chip"), "Đang soạn");
    assert!(
        page.texts(".editor__particulars")
            .starts_with("Năm 2021số liệu từ 15/12/2020 đến 14/12/2021")
    );
    assert!(page.texts(".editor__actions a").contains("Vấn đề (13)"));
    assert_eq!(page.texts(".editor__left"), "Còn 12 ô");
    page.answer("pendingDossiers", "0").await;
    assert!(page.texts(".editor__actions a").contains("Vấn đề (13)"));
    assert_eq!(page.texts(".editor__left"), "Còn 11 ô");
    page.answer("agency.name", " ").await;
    page.shows(".editor__agency bdi", "Chưa ghi tên cơ quan")
        .await;
    let page = open(Report::Sample("vi-du-2025"), Part::Bar).await;
    page.complete().await;
    page.shows(".layout__chip--good", "Đã ban hành").await;
    page.answer("document.codeNumber", "").await;
    page.shows(".layout__chip--good", "Đã hoàn thành").await;
}

#[wasm_bindgen_test]
async fn the_bar_leads_to_findings_preview_and_states() {
    let page = open(SAMPLE, Part::Bar).await;
    let links = page.all(".editor__actions a");
    let hrefs: Vec<_> = links
        .iter()
        .filter_map(|one| one.get_attribute("href"))
        .collect();
    let of = |place: &str| page.address_of(place);
    assert_eq!(hrefs, [of("lich-su"), of("xem-truoc"), of("van-de")]);
    assert!(page.texts("button").contains("Xuất JSON"));
}

#[wasm_bindgen_test]
async fn the_bar_says_at_once_whether_the_last_change_is_kept() {
    let page = open_after(SAMPLE, Part::Bar, &[("computers", "7")]).await;
    let saved = ".editor__saved";
    assert_eq!(page.texts(saved), "Đang lưu…");
    page.on_disk().await;
    assert!(
        page.texts(saved).starts_with("Đã lưu trên máy này lúc "),
        "{}",
        page.texts(saved)
    );
    page.answer("computers", "8").await;
    page.shows(saved, "Đang lưu…").await;
    page.removed_elsewhere().await;
    page.shows(saved, "Chưa lưu được").await;
    assert_eq!(page.attribute(saved, "role").as_deref(), Some("alert"));
}
