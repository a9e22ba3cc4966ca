//! Pages over no report: the list of reports, a new report, notices, help.

use wasm_bindgen_test::wasm_bindgen_test;

use super::app::{Screen, empty_machine, go, open_screen, put_record, tell, tell_news};
use super::dom::{address, until};
use super::page::Page;

const EXAMPLE: &str = "Mở ví dụ: Sở Xây dựng An Giang, năm 2021";

/// Opens worked examples by their buttons; then the list of reports.
async fn list_of(examples: &[&str]) -> Page {
    empty_machine().await;
    for example in examples {
        go("#/vi-du").await;
        let page = open_screen(Screen::Examples).await;
        page.press(example).await;
        until("the example", || address().starts_with("#/bao-cao/sample-")).await;
    }
    go("#/").await;
    let page = open_screen(Screen::Home).await;
    page.counts(".home__report", examples.len()).await;
    page
}

#[wasm_bindgen_test]
async fn a_first_visitor_is_told_what_the_app_does_and_how_to_begin() {
    empty_machine().await;
    let page = open_screen(Screen::Home).await;
    assert_eq!(
        page.texts("h1"),
        "Báo cáo đúng số, đúng thể thức, không phải gõ lại"
    );
    assert_eq!(page.texts(".home__point-name").split('|').count(), 3 + 6);
    assert_eq!(
        page.attribute("a.button", "href").as_deref(),
        Some("#/tao-bao-cao")
    );
    assert!(
        page.texts("button").starts_with(&format!(
            "Mở tệp|Mở ví dụ: Đơn vị minh hoạ, năm 2025|{EXAMPLE}|"
        )),
        "{}",
        page.texts("button")
    );
}

#[wasm_bindgen_test]
async fn a_report_on_the_list_says_whose_it_is_of_when_and_how_far() {
    let page = list_of(&[EXAMPLE]).await;
    assert_eq!(page.texts("h1"), "Báo cáo trên máy này");
    assert_eq!(page.texts(".home__agency"), "Sở Xây dựng – Năm 2021");
    assert_eq!(
        page.texts(".home__template"),
        "Báo cáo năm về ứng dụng CNTT, chính quyền số và an toàn thông tin mạng"
    );
    assert_eq!(
        page.texts(".home__meta"),
        "Ví dụĐang soạnSửa lần cuối 31/12/2021 09:00"
    );
    // As the bar of its form counts.
    page.shows(".home__given", "Còn 12 ô").await;
    assert_eq!(page.texts(".home__problems"), "Vấn đề (13)");
    assert_eq!(page.texts(".home__percent"), "61%");
    assert_eq!(
        page.attribute("progress", "aria-label").as_deref(),
        Some("Đã điền")
    );
    let opens = page.attribute(".home__agency a", "href");
    assert_eq!(
        opens.as_deref(),
        Some("#/bao-cao/sample-an-giang-2021/particulars")
    );
}

#[wasm_bindgen_test]
async fn a_removed_report_can_be_brought_back() {
    let page = list_of(&[EXAMPLE]).await;
    page.press("Xóa báo cáo năm 2021 của Sở Xây dựng, sửa lần cuối 31/12/2021 09:00")
        .await;
    page.counts(".home__report", 0).await;
    drop(page);
    let notices = open_screen(Screen::Notices).await;
    notices
        .shows(".notice__text", "Đã chuyển báo cáo vào thùng rác.")
        .await;
    notices.press("Hoàn tác").await;
    notices.shows(".notice__text", "").await;
    drop(notices);
    let home = open_screen(Screen::Home).await;
    home.shows(".home__agency", "Sở Xây dựng – Năm 2021").await;
    home.shows(".layout__chip--example", "Ví dụ").await;
}

#[wasm_bindgen_test]
async fn two_reports_of_one_agency_and_period_are_told_apart_also_by_ear() {
    let page = list_of(&[
        EXAMPLE,
        "Mở ví dụ: Sở Xây dựng An Giang, năm 2021 (bản chép từ PDF)",
    ])
    .await;
    for (what, name) in [
        ("a.button--secondary", "Mở"),
        ("button.button--quiet", "Xóa"),
    ] {
        let of = |moment| format!("{name} báo cáo năm 2021 của Sở Xây dựng, sửa lần cuối {moment}");
        assert_eq!(
            page.texts(&format!(".home__buttons {what}")),
            format!("{}|{}", of("31/12/2021 09:00"), of("30/12/2021 09:00"))
        );
    }
}

#[wasm_bindgen_test]
async fn reports_of_one_agency_template_and_period_are_marked_in_the_list() {
    let mark = "Trùng cơ quan, mẫu và kỳ với báo cáo khác";
    let page = list_of(&[EXAMPLE]).await;
    assert!(!page.texts(".home__meta").contains(mark));
    drop(page);
    let page = list_of(&[
        EXAMPLE,
        "Mở ví dụ: Sở Xây dựng An Giang, năm 2021 (bản chép từ PDF)",
        "Mở ví dụ: Văn phòng UBND tỉnh Quảng Ngãi, năm 2022",
    ])
    .await;
    assert_eq!(
        page.texts(".home__meta .layout__chip--warning"),
        format!("{mark}|{mark}")
    );
}

#[wasm_bindgen_test]
async fn a_second_report_of_one_subject_is_told_before_it_is_begun() {
    list_of(&[EXAMPLE]).await;
    // What the last report of this machine left for the next one.
    put_record(
        "bao-cao-so/remembered",
        r#"{"agency.name":"SỞ XÂY DỰNG","agency.superior":"UBND tỉnh An Giang"}"#,
    );
    go("#/tao-bao-cao").await;
    let page = open_screen(Screen::New).await;
    page.press("Báo cáo năm về ứng dụng CNTT").await;
    page.fill("#new-year", "2021").await;
    page.shows(
        ".notice--warning .notice__text",
        "Trên máy này đã có báo cáo năm 2021 của Sở Xây dựng theo mẫu này (đang soạn, sửa lần cuối 31/12/2021 09:00). \
         Chỉ tạo báo cáo nữa nếu là của cơ quan khác.",
    )
    .await;
    assert_eq!(
        page.attribute(".notice--warning a", "href").as_deref(),
        Some("#/bao-cao/sample-an-giang-2021/particulars")
    );
    page.fill("#new-year", "2022").await;
    page.counts(".notice--warning", 0).await;
    page.fill("#new-year", "2021").await;
    page.counts(".notice--warning", 1).await;
    page.press("Báo cáo tổng hợp").await;
    page.counts(".notice--warning", 0).await;
    empty_machine().await;
}

#[wasm_bindgen_test]
async fn a_year_that_has_not_begun_is_told_before_a_report_of_it_is_begun() {
    empty_machine().await;
    go("#/tao-bao-cao").await;
    let page = open_screen(Screen::New).await;
    page.fill("#new-year", "2098").await;
    page.shows(
        ".notice--warning",
        "Hôm nay kỳ này chưa bắt đầu (bắt đầu từ 15/12/2097). Kiểm tra lại năm.",
    )
    .await;
    page.fill("#new-year", "2021").await;
    page.shows(".notice--warning", "").await;
}

#[wasm_bindgen_test]
async fn a_record_that_does_not_read_is_told_of_and_can_be_taken_away_as_a_file() {
    empty_machine().await;
    put_record("bao-cao-so/report/broken", "{\"format\":");
    let page = list_of_what_is_here().await;
    page.shows(".notice--summary h2", "Bản ghi không đọc được")
        .await;
    assert!(
        page.texts(".home__record p")
            .starts_with("Một báo cáo của máy này: Bản ghi bị cắt cụt"),
        "{}",
        page.texts(".home__record p")
    );
    assert_eq!(page.texts(".home__record button"), "Tải về");
    empty_machine().await;
}

async fn list_of_what_is_here() -> Page {
    go("#/").await;
    open_screen(Screen::Home).await
}

#[wasm_bindgen_test]
async fn a_new_report_asks_for_template_and_period_and_says_which_days_count() {
    let page = open_screen(Screen::New).await;
    assert_eq!(page.texts("legend"), "Mẫu báo cáo");
    page.fill("#new-year", "2025").await;
    page.shows(
        "[aria-live] p",
        "Báo cáo năm 2025; số liệu tính từ 15/12/2024 đến 14/12/2025 (theo Nghị định số 09/2019/NĐ-CP).",
    )
    .await;
    page.press("Báo cáo kết quả thực hiện kế hoạch").await;
    page.shows("legend", "Mẫu báo cáo|Kỳ báo cáo").await;
    assert_eq!(
        page.texts("label[for^=new-kind]"),
        "Năm|6 tháng|9 tháng|Quý|Giai đoạn"
    );
    page.press("Quý").await;
    page.shows("legend", "Mẫu báo cáo|Kỳ báo cáo|Kỳ trong năm")
        .await;
    page.press("Quý III").await;
    let days = || page.texts("[aria-live] p");
    until("the quarter", || {
        days().starts_with("Báo cáo Quý III/2025; ")
    })
    .await;
    page.press("Giai đoạn").await;
    page.counts("#new-year", 0).await;
    assert_eq!(page.texts(".layout__pair label"), "Từ ngày|Đến ngày");
    page.fill("#new-from", "01/01/2024").await;
    page.fill("#new-to", "31/12/2024").await;
    until("what is unusual about the days", || {
        page.texts(".notice--warning")
            .contains("lệch vài ngày so với năm 2024")
    })
    .await;
    page.fill("#new-from", "15/12/2023").await;
    page.fill("#new-to", "14/12/2024").await;
    page.shows(".notice--warning", "").await;
}

#[wasm_bindgen_test]
async fn a_period_that_is_none_is_refused_with_a_way_to_its_control() {
    go("#/tao-bao-cao").await;
    let page = open_screen(Screen::New).await;
    page.type_in("#new-year", "21").await;
    assert_eq!(
        page.texts(".field__error"),
        "",
        "not before the form is sent"
    );
    page.press("Tạo báo cáo").await;
    page.focuses("error-summary").await;
    let why = "Năm báo cáo gồm bốn chữ số, từ 2000 đến 2099, ví dụ 2021.";
    assert_eq!(page.texts("#error-summary a"), why);
    assert_eq!(page.texts("#new-year-error"), format!("Lỗi: {why}"));
    assert_eq!(
        page.attribute("#new-year", "aria-describedby").as_deref(),
        Some("new-year-hint new-year-error")
    );
    assert_eq!(page.values("#new-year"), "21");
    page.press(why).await;
    page.focuses("new-year").await;
    page.type_in("#new-year", "2021").await;
    page.shows(".field__error", "").await;
}

#[wasm_bindgen_test]
async fn a_range_is_refused_at_the_day_to_put_right() {
    go("#/tao-bao-cao").await;
    let page = open_screen(Screen::New).await;
    page.press("Báo cáo đánh giá kết quả thực hiện").await;
    page.counts(".layout__pair", 1).await;
    for (from, to, wrong, message) in [
        ("", "", "new-from", "Nhập ngày đầu của giai đoạn"),
        ("1/1/2016", "", "new-to", "Nhập ngày cuối của giai đoạn"),
        ("31/2/2016", "1/1/2020", "new-from", "Ngày không có thật"),
        ("1/1/2020", "1/1/2016", "new-to", "Hãy đổi lại hai ngày."),
    ] {
        page.fill("#new-from", from).await;
        page.fill("#new-to", to).await;
        page.press("Tạo báo cáo").await;
        page.counts(&format!("#{wrong}-error"), 1).await;
        let said = page.texts(".field__error");
        assert!(said.contains(message) && !said.contains('|'), "{said}");
    }
    page.fill("#new-to", "31/12/2020").await;
    page.fill("#new-from", "1/1/2016").await;
    page.counts(".field__error", 0).await;
}

#[wasm_bindgen_test]
async fn a_report_is_begun_and_the_person_is_taken_to_it() {
    empty_machine().await;
    go("#/tao-bao-cao").await;
    let page = open_screen(Screen::New).await;
    page.fill("#new-year", "2025").await;
    page.press("Tạo báo cáo").await;
    until("the report", || address().ends_with("/particulars")).await;
    drop(page);
    let page = list_of_what_is_here().await;
    page.shows(".home__agency", "Chưa ghi tên cơ quan – Năm 2025")
        .await;
}

#[wasm_bindgen_test]
async fn a_notice_says_what_was_done_and_goes_when_it_is_closed() {
    empty_machine().await;
    let page = open_screen(Screen::Notices).await;
    for (good, undo, buttons) in [(true, true, "Hoàn tác|Đóng"), (false, false, "Đóng")] {
        tell(good, "Đã chuyển.", undo).await;
        page.shows("[role=status] .notice__text", "Đã chuyển.")
            .await;
        assert_eq!(page.all(".notice--good").len(), usize::from(good));
        assert_eq!(page.texts("button"), buttons);
        page.press("Đóng").await;
        page.shows(".notice__text", "").await;
    }
}

#[wasm_bindgen_test]
async fn news_of_the_program_are_told_until_they_are_put_off() {
    empty_machine().await;
    let page = open_screen(Screen::Notices).await;
    for (news, text, buttons, close) in [
        (
            "update",
            "Có bản mới. Số liệu giữ nguyên",
            "Dùng bản mới|Để sau",
            "Để sau",
        ),
        (
            "taken",
            "Bản mới đã được dùng ở một thẻ khác.",
            "Tải lại trang|Để sau",
            "Để sau",
        ),
        (
            "file",
            "Bản một tệp: báo cáo nằm trong trình duyệt",
            "Đã hiểu",
            "Đã hiểu",
        ),
    ] {
        tell_news(news).await;
        page.counts(".notice", 1).await;
        assert!(
            page.texts(".notice__text").starts_with(text),
            "{}",
            page.texts(".notice__text")
        );
        assert_eq!(page.texts("button"), buttons);
        page.press(close).await;
        page.counts(".notice", 0).await;
    }
}

#[wasm_bindgen_test]
async fn the_help_has_the_rules_of_numbers_completion_data_and_keys() {
    let page = open_screen(Screen::Help).await;
    assert!(
        page.texts("h2").starts_with(
            "Việc thường làm|Gõ số|Dán từ Excel|Tính số|Vấn đề và hoàn thành|Kỳ trước|"
        ),
        "{}",
        page.texts("h2")
    );
    let tasks = page.texts("summary");
    for task in [
        "Bắt đầu",
        "Dán số từ Excel",
        "PDF",
        "Văn thư cấp số",
        "Gửi",
        "năm sau",
        "Biểu mẫu không hợp",
    ] {
        assert!(tasks.contains(task), "{task}: {tasks}");
    }
    assert!(
        page.texts("tr")
            .contains("12.48không nhận: dấu chấm không ngăn nhóm ba chữ số")
    );
    assert!(
        page.all("table")
            .iter()
            .all(|table| table.query_selector("th[scope=col]").unwrap().is_some())
    );
}
