//! Findings: what does not add up, where and what to do; the officer's explanation; completion and why it is refused.

use bao_cao_so::model::template::Severity;
use wasm_bindgen_test::wasm_bindgen_test;

use super::dom::address;
use super::page::{Page, Part, Report, SAMPLE, open, open_after};

/// A report in which nothing is wrong.
const IN_ORDER: Report = Report::Sample("vi-du-2025");
const EXPLANATION: &str = "Hồ sơ kỳ trước chuyển sang";
const STATE: &str = ".assessment__state";
/// The explanation of more files settled than received.
const BOX: &str = "#explanation-resolvedWithinReceived";

/// What the page says of completion.
fn outlook(page: &Page) -> String {
    let text = page.texts(".editor__completion > p");
    text.split(" Khi hoàn thành")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[wasm_bindgen_test]
async fn a_finding_says_how_grave_it_is_what_is_wrong_what_to_do_and_where() {
    let page = open(SAMPLE, Part::Findings(Severity::Error)).await;
    assert_eq!(page.texts("h2"), "Lỗi (1)");
    assert_eq!(page.texts(".assessment__mark"), "✕Lỗi");
    assert_eq!(
        page.texts(".assessment__message"),
        "“Tổng số hồ sơ đã giải quyết” (1.194) lớn hơn “Tổng số hồ sơ tiếp nhận” (523); chênh lệch 671."
    );
    assert!(
        page.texts(".assessment__advice")
            .starts_with("Nếu có hồ sơ kỳ trước chuyển sang: ")
    );
    assert_eq!(
        page.texts("article a"),
        "Tổng số hồ sơ tiếp nhận|Tổng số hồ sơ đã giải quyết"
    );
}

#[wasm_bindgen_test]
async fn findings_are_grouped_by_how_grave_they_are_and_a_group_goes_with_its_last() {
    for (severity, heading, mark) in [
        (Severity::Warning, "Cảnh báo (25)", "!Cảnh báo"),
        (Severity::Note, "Lưu ý (7)", "iLưu ý"),
    ] {
        let page = open(SAMPLE, Part::Findings(severity)).await;
        assert_eq!(page.texts("h2"), heading);
        assert!(
            page.texts(".assessment__mark")
                .split('|')
                .all(|one| one == mark)
        );
    }
    let page = open(SAMPLE, Part::Findings(Severity::Error)).await;
    page.answer("carriedOverDossiers", "671").await;
    page.answer("receivedDossiers", "1194").await;
    page.counts("section", 0).await;
    page.answer("receivedDossiers", "1193").await;
    page.shows("h2", "Lỗi (2)").await;
}

#[wasm_bindgen_test]
async fn an_explanation_is_typed_beneath_the_finding_and_taken_back_by_emptying_it() {
    let page = open(SAMPLE, Part::Findings(Severity::Error)).await;
    let id = page.find("textarea").id();
    assert_eq!(page.texts(&format!("label[for='{id}']")), "Giải trình");
    assert_eq!(
        page.attribute("textarea", "aria-describedby"),
        Some(format!("{id}-hint"))
    );
    assert_eq!(page.texts(STATE), "");
    page.type_in("textarea", EXPLANATION).await;
    assert_eq!(page.texts(STATE), "Đã giải trình");
    page.type_in("textarea", "").await;
    assert_eq!(page.texts(STATE), "");
}

#[wasm_bindgen_test]
async fn an_explanation_over_other_numbers_is_stale_until_it_is_confirmed_or_they_come_back() {
    let page = open(SAMPLE, Part::Findings(Severity::Error)).await;
    page.type_in(BOX, EXPLANATION).await;
    page.leave(BOX).await;
    page.answer("resolvedDossiers", "1195").await;
    page.shows(STATE, "Số liệu đã đổi sau khi giải trình").await;
    assert_eq!(page.values(BOX), EXPLANATION);
    page.answer("resolvedDossiers", "1194").await;
    page.shows(STATE, "Đã giải trình").await;
    page.answer("resolvedDossiers", "1196").await;
    page.press("Giải trình này đúng với số liệu mới").await;
    page.shows(STATE, "Đã giải trình").await;
    assert_eq!(page.texts("button"), "");
}

#[wasm_bindgen_test]
async fn text_that_cannot_be_read_must_be_mended_and_is_not_explained() {
    let page = open_after(
        SAMPLE,
        Part::SectionFindings("document-management"),
        &[("outgoingOnSystem", "12.48")],
    )
    .await;
    let cards = page.all("article");
    let card = cards
        .iter()
        .find(|card| card.text_content().unwrap_or_default().contains("12.48"));
    let card = card.expect("a finding of what cannot be read");
    let text = card.text_content().unwrap_or_default();
    assert!(
        text.contains("Vấn đề này phải sửa, không giải trình thay được."),
        "{text}"
    );
    assert!(card.query_selector("textarea").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn beside_a_section_stand_its_own_findings_blank_answers_as_links() {
    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
    assert_eq!(page.texts("h2"), "Vấn đề của mục");
    assert_eq!(
        page.texts(".assessment__blank"),
        "!Cảnh báoChưa điền “Tổng số hồ sơ đang giải quyết”."
    );
    assert_eq!(
        page.texts(".assessment__all"),
        "Xem tất cả vấn đề của báo cáo (33)"
    );
    page.answer("pendingDossiers", "0").await;
    page.counts(".assessment__blank", 0).await;
    assert_eq!(
        page.texts(".assessment__all"),
        "Xem tất cả vấn đề của báo cáo (32)"
    );
    let page = open(IN_ORDER, Part::SectionFindings("particulars")).await;
    page.shows(".assessment__none", "Mục này không còn vấn đề.")
        .await;
}

#[wasm_bindgen_test]
async fn beside_a_section_an_explanation_is_folded_away_until_it_is_begun() {
    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
    let folded = &format!("details:has({BOX})");
    assert!(page.attribute(folded, "open").is_none());
    assert_eq!(
        page.texts(&format!("{folded} > summary")).split('|').next(),
        Some("Giải trình")
    );
    page.press("Giải trình").await;
    page.type_in(BOX, EXPLANATION).await;
    // The number under it changes, and so does the finding: the officer's words stay in sight.
    page.answer("resolvedDossiers", "1195").await;
    page.shows(STATE, "Số liệu đã đổi sau khi giải trình").await;
    assert!(page.attribute(folded, "open").is_some());
    assert!(page.values(BOX).starts_with(EXPLANATION));
}

#[wasm_bindgen_test]
async fn a_link_of_a_finding_leads_to_the_section_of_its_field() {
    let page = open(SAMPLE, Part::Findings(Severity::Error)).await;
    assert_eq!(
        page.attribute("article a", "href"),
        Some(page.address_of("one-stop"))
    );
    page.press("Tổng số hồ sơ đã giải quyết").await;
    assert_eq!(address(), page.address_of("one-stop"));
}

#[wasm_bindgen_test]
async fn completion_is_refused_with_why_and_with_a_way_to_each_place() {
    let page = open(SAMPLE, Part::AllFindings).await;
    assert_eq!(
        outlook(&page),
        "Còn 26 lỗi, cảnh báo chưa sửa hoặc giải trình."
    );
    assert_eq!(page.texts("#error-summary"), "");
    page.press("Hoàn thành").await;
    page.focuses("error-summary").await;
    assert!(
        page.texts("#error-summary [role=alert] p")
            .starts_with("Còn 26 vấn đề chưa sửa hoặc chưa giải trình.")
    );
    assert_eq!(page.texts("#error-summary h2"), "Có điều cần sửa");
    page.counts("#error-summary a", 10).await;
    assert!(
        page.texts("#error-summary li")
            .ends_with("|và 16 vấn đề khác trong danh sách dưới đây")
    );
    assert!(
        page.texts("#error-summary a")
            .starts_with("“Tổng số hồ sơ đã giải quyết” (1.194) lớn hơn")
    );
}

#[wasm_bindgen_test]
async fn each_explanation_brings_completion_nearer_and_notes_are_not_in_the_way() {
    let page = open(SAMPLE, Part::AllFindings).await;
    page.counts("textarea", 33).await;
    for (at, area) in page
        .all("article textarea")
        .into_iter()
        .enumerate()
        .take(26)
    {
        page.fill(&format!("#{}", area.id()), "Đúng theo sổ theo dõi.")
            .await;
        let left = 25 - at;
        let told = if left > 0 {
            format!("Còn {left} lỗi, cảnh báo chưa sửa hoặc giải trình.")
        } else {
            "Mọi lỗi và cảnh báo đã được sửa hoặc giải trình.".to_owned()
        };
        assert_eq!(outlook(&page), told);
    }
    page.press("Hoàn thành").await;
    page.focuses("completion").await;
    assert_eq!(page.texts("#error-summary"), "");
    assert!(
        page.all("article textarea")
            .iter()
            .all(|area| area.has_attribute("readonly"))
    );
}

#[wasm_bindgen_test]
async fn a_report_in_order_is_completed_and_opened_again_with_a_reason() {
    let page = open(IN_ORDER, Part::AllFindings).await;
    assert_eq!(
        page.texts(".notice--good"),
        "Không còn vấn đề nào. Có thể hoàn thành báo cáo."
    );
    page.press("Hoàn thành").await;
    page.focuses("completion").await;
    assert!(
        page.texts(".editor__completion > p")
            .starts_with("Báo cáo đã hoàn thành.")
    );
    page.press("Mở lại để sửa").await;
    page.focuses("reopen-reason").await;
    assert_eq!(
        page.attribute("#reopen-reason", "aria-describedby")
            .as_deref(),
        Some("reopen-reason-hint reopen-reason-error")
    );
    assert!(
        page.texts("#reopen-reason-error")
            .starts_with("Lỗi: Hãy ghi lý do mở lại")
    );
    page.type_in("#reopen-reason", "Bổ sung số liệu.").await;
    page.press("Mở lại để sửa").await;
    page.focuses("completion").await;
    assert_eq!(page.texts(".editor__completion button"), "Hoàn thành");
}

#[wasm_bindgen_test]
async fn a_sentence_over_other_numbers_is_listed_and_in_the_way() {
    let page = open(IN_ORDER, Part::AllFindings).await;
    page.rewrite("outgoingText", "Phát hành 2.316 văn bản đi.")
        .await;
    page.counts("h2", 1).await;
    page.answer("outgoingDocuments", "2317").await;
    let listed = page.texts(".assessment__part li a");
    assert!(
        listed.ends_with("Số liệu đã đổi sau khi sửa câu: “Phát hành 2.316 văn bản đi.”"),
        "{listed}"
    );
    assert!(
        page.texts("h2").contains("Lời văn cần xem lại (1)"),
        "{}",
        page.texts("h2")
    );
    assert!(
        outlook(&page).ends_with("Còn 1 câu lời văn sửa tay trên số liệu cũ."),
        "{}",
        outlook(&page)
    );
    page.press("Hoàn thành").await;
    page.focuses("error-summary").await;
    assert!(
        page.texts("#error-summary p")
            .contains("1 câu lời văn đã sửa tay trên số liệu cũ")
    );
}

#[wasm_bindgen_test]
async fn a_report_that_is_written_elsewhere_is_neither_completed_nor_explained() {
    let page = open(SAMPLE, Part::AllFindings).await;
    page.lock().await;
    assert!(
        page.attribute(".editor__completion button", "disabled")
            .is_some()
    );
    assert!(
        page.all("article textarea")
            .iter()
            .all(|area| area.has_attribute("readonly"))
    );
}
