//! The frame of a report: the outline with its progress, the page of a section.

use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Page, Part, Report, SAMPLE, open};

const IN_ORDER: Report = Report::Sample("vi-du-2025");

/// What an entry of the outline reads as, by its section.
fn entry(page: &Page, section: &str) -> String {
    page.texts(&format!("a[href$='/{section}']"))
}

#[wasm_bindgen_test]
async fn the_outline_has_every_section_with_number_progress_and_problems() {
    let page = open(SAMPLE, Part::Outline("one-stop")).await;
    for (section, text) in [
        ("particulars", "Cơ quan và thể thức văn bản✓đủ"),
        (
            "institutions",
            "I.Thể chế, cơ sở pháp lý! 1 vấn đềcòn 1ô chưa điền",
        ),
        ("results", "II.Kết quả ứng dụng CNTTcòn 10ô chưa điền"),
        (
            "document-management",
            "a)Phần mềm quản lý văn bản! 1 vấn đề",
        ),
        (
            "one-stop",
            "a)Cổng Dịch vụ công và một cửa điện tử! 2 vấn đềcòn 1ô chưa điền",
        ),
        ("covid", "5.Phòng chống dịch Covid-19✓đủ"),
    ] {
        assert_eq!(entry(&page, section), text);
    }
}

#[wasm_bindgen_test]
async fn the_section_that_is_open_is_marked_for_those_who_hear_the_page() {
    let page = open(SAMPLE, Part::Outline("one-stop")).await;
    let marked = page.all("[aria-current=page]");
    let hrefs: Vec<_> = marked
        .iter()
        .filter_map(|one| one.get_attribute("href"))
        .collect();
    assert_eq!(hrefs, [page.address_of("one-stop")]);
}

#[wasm_bindgen_test]
async fn progress_follows_what_is_typed() {
    let page = open(SAMPLE, Part::Outline("one-stop")).await;
    let (given, percent) = (
        page.texts(".outline__overall span"),
        page.attribute("progress", "value"),
    );
    assert_eq!(
        (given.as_str(), percent.as_deref()),
        ("Còn 12 ô", Some("61"))
    );
    page.answer("malwareIncidents", "0").await;
    page.shows(".outline__overall span", "Còn 11 ô").await;
    assert!(
        entry(&page, "information-security").ends_with("✓đủ"),
        "{}",
        entry(&page, "information-security")
    );
    page.answer("malwareIncidents", "").await;
    assert!(
        entry(&page, "information-security").ends_with("còn 1ô chưa điền"),
        "{}",
        entry(&page, "information-security")
    );
}

#[wasm_bindgen_test]
async fn the_page_of_a_section_has_its_number_title_hint_and_fields() {
    let page = open(SAMPLE, Part::Section("one-stop")).await;
    assert_eq!(page.texts("h1"), "a) Cổng Dịch vụ công và một cửa điện tử");
    assert_eq!(
        page.texts(".editor__official"),
        "Cổng Dịch vụ công và Hệ thống thông tin một cửa điện tử"
    );
    assert_eq!(
        page.texts(".editor__hint").split('|').next(),
        Some("Lấy số liệu hồ sơ từ một nguồn, một phạm vi thống kê, cùng ngày chốt.")
    );
    page.counts(".field", 21).await;
    assert_eq!(page.texts(".editor__narrative h2"), "Lời văn");
    let ways = page.all("nav a");
    let ways: Vec<_> = ways
        .iter()
        .filter_map(|one| one.get_attribute("href"))
        .collect();
    let of = |section: &str| page.address_of(section);
    // The way on comes first in the order of keys.
    assert_eq!(ways, [of("public-post"), of("citizen-applications")]);
    assert!(
        page.texts("nav a")
            .starts_with("Mục saub) Bưu chính công ích|"),
        "{}",
        page.texts("nav a")
    );
}

#[wasm_bindgen_test]
async fn an_optional_section_is_taken_up_or_left_out_and_keeps_its_answers() {
    let page = open(SAMPLE, Part::Section("covid")).await;
    assert!(page.is_ticked("#take-up"));
    let apps = page.values("#f-covidApps");
    assert!(apps.starts_with("Sổ sức khỏe điện tử"));
    page.press("Báo cáo mục này").await;
    page.counts("#f-covidApps", 0).await;
    assert_eq!(
        page.texts("h1"),
        "Phòng chống dịch Covid-19",
        "without a number"
    );
    page.press("Báo cáo mục này").await;
    page.holds("#f-covidApps", &apps).await;
}

#[wasm_bindgen_test]
async fn a_section_left_out_says_so_in_the_outline_and_the_numbers_move_up() {
    let page = open(SAMPLE, Part::Outline("covid")).await;
    let after = entry(&page, "e-government");
    assert!(after.starts_with('6'), "{after}");
    page.leave_out("covid").await;
    page.shows(
        "a[href$='/covid']",
        "Phòng chống dịch Covid-19không báo cáo",
    )
    .await;
    assert!(
        entry(&page, "e-government").starts_with('5'),
        "{}",
        entry(&page, "e-government")
    );
}

#[wasm_bindgen_test]
async fn a_section_of_sections_says_what_is_in_it() {
    let page = open(SAMPLE, Part::Section("citizen-applications")).await;
    assert_eq!(page.texts(".editor__subheading--parts"), "Mục này gồm:");
    assert_eq!(
        page.texts(".editor__part a"),
        "a) Cổng Dịch vụ công và một cửa điện tử|b) Bưu chính công ích"
    );
    let page = open(SAMPLE, Part::Section("no-such-section")).await;
    assert_eq!(page.texts("h1"), "Mẫu báo cáo này không có mục vừa mở");
    assert_eq!(
        page.attribute("a", "href"),
        Some(page.address_of("particulars"))
    );
}

#[wasm_bindgen_test]
async fn a_completed_report_says_on_each_page_why_it_is_locked() {
    let page = open(IN_ORDER, Part::Section("particulars")).await;
    assert_eq!(page.texts(".notice"), "");
    page.complete().await;
    page.shows(".notice", "Báo cáo đã hoàn thành nên các ô chỉ để xem; số và ngày của văn bản vẫn ghi được. Muốn sửa nội dung, vào trang Vấn đề (0) rồi chọn “Mở lại để sửa”.").await;
    let open: Vec<String> = page
        .all("input[type=text]:not([readonly])")
        .iter()
        .map(|one| one.id())
        .collect();
    assert_eq!(open, ["f-document-codeNumber", "f-document-issuedDate"]);
}
