//! Findings: what does not add up, where and what to do; the officer's explanation; completion and why it is refused.

use bao_cao_so::model::answer::Answer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::dom::address;
use super::page::{Page, Part, Report, SAMPLE, open, open_after, open_in_session};

/// A report in which nothing is wrong.
const IN_ORDER: Report = Report::Sample("vi-du-2025");
const EXPLANATION: &str = "Hồ sơ kỳ trước chuyển sang";
const STATE: &str = ".assessment__state";
/// The explanation of more files settled than received.
const BOX: &str = "#explanation-one-stop-resolvedWithinReceived";

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
    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
    assert_eq!(
        page.texts("article:nth-of-type(1) .assessment__mark"),
        "✕Lỗi"
    );
    assert_eq!(
        page.texts("article:nth-of-type(1) .assessment__message"),
        "“Tổng số hồ sơ đã giải quyết” (1.194) lớn hơn “Tổng số hồ sơ tiếp nhận” (523); chênh lệch 671."
    );
    assert!(
        page.texts("article:nth-of-type(1) .assessment__advice")
            .starts_with("Nếu có hồ sơ kỳ trước chuyển sang: ")
    );
    assert_eq!(
        page.texts("article:nth-of-type(1) a"),
        "Tổng số hồ sơ tiếp nhận|Tổng số hồ sơ đã giải quyết"
    );
}

#[wasm_bindgen_test]
async fn a_new_report_has_answers_left_and_no_findings() {
    let page = open(Report::New, Part::AllFindings).await;
    let headings = page.texts("h2");
    assert!(headings.contains("Còn phải điền (34 ô)"), "{headings}");
    assert!(!headings.contains("Lỗi và cảnh báo"), "{headings}");
    assert!(!page.texts(".assessment__mark").contains("Cảnh báo"));
    assert_eq!(outlook(&page), "Còn 34 ô chưa điền.");
}

#[wasm_bindgen_test]
async fn what_is_missing_what_is_wrong_and_notes_stand_apart_by_section() {
    let page = open(SAMPLE, Part::AllFindings).await;
    assert_eq!(
        page.texts("#findings h2"),
        "Còn phải điền (12 ô)|Lỗi và cảnh báo (13)|Lưu ý (7)"
    );
    page.counts("#findings section:nth-of-type(2) li", 8).await;
    assert_eq!(
        page.texts("#findings section:nth-of-type(2) .findings__section--again"),
        "a) Cổng Dịch vụ công và một cửa điện tử"
    );
    let lines = page.texts("#findings .findings__headline");
    assert!(
        lines.contains("|Có 4 tỷ lệ ghi tay chưa có số đếm để kiểm tra.|"),
        "{lines}"
    );
    page.answer("carriedOverDossiers", "671").await;
    page.answer("receivedDossiers", "1194").await;
    page.shows(
        "#findings h2",
        "Còn phải điền (12 ô)|Lỗi và cảnh báo (12)|Lưu ý (7)",
    )
    .await;
}

#[wasm_bindgen_test]
async fn filters_leave_what_is_wanted_and_keep_what_is_being_explained() {
    let page = open(SAMPLE, Part::AllFindings).await;
    page.choose("#findings-severity", "error").await;
    page.shows("#findings h2", "Lỗi và cảnh báo (1)").await;
    page.choose("#findings-standing", "open").await;
    page.press("Mở tất cả").await;
    page.counts(BOX, 1).await;
    page.type_in(BOX, EXPLANATION).await;
    assert_eq!(page.texts(STATE), "Đã giải trình");
    page.choose("#findings-standing", "explained").await;
    page.shows("#findings h2", "Đã giải trình (1)").await;
    page.choose("#findings-standing", "open").await;
    page.shows(".assessment__none", "Không có vấn đề nào như đang lọc.")
        .await;
}

#[wasm_bindgen_test]
async fn one_explanation_stands_for_all_findings_of_a_kind_in_a_section() {
    let page = open(SAMPLE, Part::SectionFindings("official-mail")).await;
    assert_eq!(
        page.texts(".assessment__message"),
        "Có 4 tỷ lệ ghi tay chưa có số đếm để kiểm tra."
    );
    page.counts(".assessment__entries a", 4).await;
    page.press("Giải trình").await;
    page.type_in("textarea", EXPLANATION).await;
    page.shows(STATE, "Đã giải trình").await;
    // A count more, and one of the four goes; the others keep their words.
    for count in ["leaders", "leaderMailAccounts"] {
        page.answer(count, "3").await;
    }
    page.shows(
        ".assessment__message",
        "Có 3 tỷ lệ ghi tay chưa có số đếm để kiểm tra.",
    )
    .await;
    assert!(page.values("textarea").starts_with(EXPLANATION));
}

#[wasm_bindgen_test]
async fn an_explanation_is_typed_beneath_the_finding_and_taken_back_by_emptying_it() {
    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
    page.press("Giải trình").await;
    let label = format!("label[for='{}']", BOX.trim_start_matches('#'));
    assert_eq!(page.texts(&label), "Giải trình");
    assert_eq!(
        page.attribute(BOX, "aria-describedby"),
        Some(format!("{}-hint", BOX.trim_start_matches('#')))
    );
    assert_eq!(page.texts(STATE), "");
    page.type_in(BOX, EXPLANATION).await;
    assert_eq!(page.texts(STATE), "Đã giải trình");
    page.type_in(BOX, "").await;
    assert_eq!(page.texts(STATE), "");
}

#[wasm_bindgen_test]
async fn an_explanation_over_other_numbers_is_stale_until_it_is_confirmed_or_they_come_back() {
    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
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
async fn beside_a_section_blank_answers_are_told_of_once_the_officer_left_it() {
    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
    assert_eq!(page.texts("h2"), "Vấn đề của mục");
    let left = "Còn 1 ô chưa điền trong mục này.";
    assert_eq!(page.texts(".assessment__none"), left);
    assert!(!page.texts(".assessment__message").contains("Chưa điền"));
    let all = "Xem của cả báo cáo: còn 12 ô, 13 vấn đề";
    assert_eq!(page.texts(".assessment__all"), all);
    page.leave_section("one-stop").await;
    page.counts(".assessment__none", 0).await;
    let card = "article:nth-of-type(1)";
    assert_eq!(
        page.texts(&format!("{card} .assessment__message")),
        "Chưa điền “Tổng số hồ sơ đang giải quyết”."
    );
    assert_eq!(page.texts(&format!("{card} .assessment__mark")), "");
    page.answer("pendingDossiers", "0").await;
    page.shows(
        ".assessment__all",
        "Xem của cả báo cáo: còn 11 ô, 13 vấn đề",
    )
    .await;
    assert!(!page.texts(".assessment__message").contains("Chưa điền"));
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
    let page = open(SAMPLE, Part::SectionFindings("one-stop")).await;
    assert_eq!(
        page.attribute("article a", "href"),
        Some(page.address_of("one-stop"))
    );
    page.press("Tổng số hồ sơ đã giải quyết").await;
    assert_eq!(address(), page.address_of("one-stop"));
}

#[wasm_bindgen_test]
async fn the_next_finding_leads_from_place_to_place_and_back_to_the_list() {
    let page = open(SAMPLE, Part::AllFindings).await;
    page.press("Vấn đề tiếp theo").await;
    assert_eq!(address(), page.address_of("institutions"));
    page.press("Vấn đề tiếp theo").await;
    // What is left to fill in is no problem, and passed over.
    page.press("Vấn đề tiếp theo").await;
    assert_eq!(address(), page.address_of("document-management"));
}

#[wasm_bindgen_test]
async fn completion_is_refused_with_why_and_with_a_way_to_each_place() {
    let page = open(SAMPLE, Part::AllFindings).await;
    let told = "Còn 12 ô chưa điền. Còn 13 vấn đề chưa sửa hoặc chưa giải trình.";
    assert_eq!(outlook(&page), told);
    assert_eq!(page.texts("#error-summary"), "");
    page.press("Hoàn thành").await;
    page.focuses("error-summary").await;
    assert!(
        page.texts("#error-summary [role=alert] p")
            .starts_with(told)
    );
    assert_eq!(page.texts("#error-summary h2"), "Có điều cần sửa");
    page.counts("#error-summary a", 10).await;
    assert!(
        page.texts("#error-summary li")
            .ends_with("|và 8 mục khác trong danh sách dưới đây")
    );
    assert!(
        page.texts("#error-summary a")
            .contains(": Có 3 tỷ lệ ghi tay chưa có số đếm để kiểm tra.")
    );
}

#[wasm_bindgen_test]
async fn each_explanation_brings_completion_nearer_and_notes_are_not_in_the_way() {
    let page = open(SAMPLE, Part::AllFindings).await;
    page.press("Mở tất cả").await;
    page.counts("textarea", 25).await;
    for area in page.all("li textarea").into_iter().take(17) {
        page.fill(&format!("#{}", area.id()), "Đúng theo sổ theo dõi.")
            .await;
    }
    assert_eq!(
        outlook(&page),
        "Còn 1 vấn đề chưa sửa hoặc chưa giải trình."
    );
    let last = &page.all("li textarea")[17];
    page.fill(&format!("#{}", last.id()), "Đúng theo sổ theo dõi.")
        .await;
    assert_eq!(
        outlook(&page),
        "Đã điền đủ; mọi lỗi và cảnh báo đã được sửa hoặc giải trình."
    );
    page.press("Hoàn thành").await;
    page.focuses("completion").await;
    assert_eq!(page.texts("#error-summary"), "");
    page.counts("li textarea", 25).await;
    assert!(
        page.all("li textarea")
            .iter()
            .all(|area| area.has_attribute("readonly"))
    );
}

#[wasm_bindgen_test]
async fn a_report_in_order_is_completed_and_opened_again_with_a_reason() {
    let page = open(IN_ORDER, Part::AllFindings).await;
    assert_eq!(page.texts(".notice--good"), "Không còn vấn đề nào.");
    page.press("Hoàn thành").await;
    page.focuses("completion").await;
    assert!(
        page.texts(".editor__completion > p")
            .starts_with("Báo cáo đã ban hành.")
    );
    // Number and date come after signing, and nothing else changes then.
    assert!(
        page.attribute("#f-document-codeNumber", "readonly")
            .is_none()
    );
    page.type_in("#f-document-codeNumber", "46").await;
    assert_eq!(page.values("#f-document-codeNumber"), "46");
    page.answer("agency.name", "Sở khác").await;
    assert_ne!(
        page.stored("agency.name"),
        Answer::Text("Sở khác".to_owned())
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
async fn a_day_before_the_end_of_the_period_makes_no_issued_document_and_a_sentence_says_so() {
    let page = open(IN_ORDER, Part::AllFindings).await;
    page.press("Hoàn thành").await;
    page.focuses("completion").await;
    page.counts(".editor__steps [role=status]", 0).await;
    page.answer("document.issuedDate", "01/02/2025").await;
    page.counts(".editor__steps [role=status]", 1).await;
    let says = page.texts(".editor__steps [role=status]");
    assert!(
        says.starts_with("Ngày ký 01/02/2025 trước ngày chốt số liệu"),
        "{says}"
    );
    assert!(
        page.texts(".editor__completion > p")
            .starts_with("Báo cáo đã hoàn thành.")
    );
}

/// A report that was issued as no. 46 and opened again.
async fn reopened() -> Page {
    let page = open_in_session(IN_ORDER, Part::AllFindings).await;
    page.press("Hoàn thành").await;
    page.focuses("completion").await;
    page.answer("document.codeNumber", "46").await;
    page.answer("document.issuedDate", "31/12/2025").await;
    page.type_in("#reopen-reason", "Bổ sung số liệu.").await;
    page.press("Mở lại để sửa").await;
    page.focuses("completion").await;
    page
}

/// What that report is after one more answer: its issue, and what it replaces.
async fn opened_again(path: &str, text: &str) -> (u32, String) {
    let page = reopened().await;
    assert_eq!(
        (page.issue(), page.stored("document.replaces")),
        (1, Answer::Blank)
    );
    page.answer(path, text).await;
    let replaced = match page.stored("document.replaces") {
        Answer::Text(replaced) => replaced,
        _ => String::new(),
    };
    let issue = page.issue();
    page.answer("agency.name", "Sở khác nữa").await;
    assert_eq!(page.issue(), 2, "one more change, the same issue");
    (issue, replaced)
}

#[wasm_bindgen_test]
async fn a_report_opened_again_is_another_issue_from_the_first_change_of_its_content() {
    let (issue, replaced) = opened_again("agency.name", "Sở khác").await;
    assert!(issue == 2 && replaced.contains("46/"), "{issue} {replaced}");
    // Another number makes another document, which replaces the one with the old number.
    let (issue, replaced) = opened_again("document.codeNumber", "52").await;
    assert!(issue == 2 && replaced.contains("46/"), "{issue} {replaced}");
    // What the officer types there is left alone.
    let own = "Báo cáo số 40/BC-SVD";
    assert_eq!(
        opened_again("document.replaces", own).await,
        (2, own.to_owned())
    );
}

#[wasm_bindgen_test]
async fn a_further_issue_has_no_number_of_its_own_and_is_given_up_with_its_content() {
    let page = reopened().await;
    page.counts("#f-document-replaces", 0).await;
    let before = page.stored("agency.name");
    page.answer("agency.name", "Sở khác").await;
    assert_eq!(page.issue(), 2);
    for path in ["document.codeNumber", "document.issuedDate"] {
        assert_eq!(page.stored(path), Answer::Blank, "{path}");
    }
    // The page asks what is replaced, and proposes it.
    page.counts("#f-document-replaces", 1).await;
    assert!(page.values("#f-document-replaces").contains("46/"));
    let Answer::Text(before) = before else {
        panic!("no agency");
    };
    page.answer("agency.name", &before).await;
    assert_eq!(page.issue(), 1);
    assert_ne!(page.stored("document.codeNumber"), Answer::Blank);
    assert_ne!(page.stored("document.issuedDate"), Answer::Blank);
    assert_eq!(page.stored("document.replaces"), Answer::Blank);
    page.counts("#f-document-replaces", 0).await;
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
        outlook(&page).contains("Còn 1 câu lời văn đã sửa tay trên số liệu cũ"),
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
    page.press("Mở tất cả").await;
    page.counts("textarea", 25).await;
    assert!(
        page.attribute(".editor__completion button", "disabled")
            .is_some()
    );
    assert!(
        page.all("li textarea")
            .iter()
            .all(|area| area.has_attribute("readonly"))
    );
}
