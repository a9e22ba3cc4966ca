//! Tables: what stands in them, cells that are worked out, totals, groups, periods side by side.

use wasm_bindgen_test::wasm_bindgen_test;

use super::dom::described_by;
use super::page::{Part, Report, SAMPLE, open};

#[wasm_bindgen_test]
async fn a_table_says_what_it_is_what_it_asks_and_how_it_prints() {
    for (report, table, caption, headings) in [
        (
            SAMPLE,
            "funding",
            "Các khoản chi Mỗi khoản chi theo một nguồn ghi một dòng.",
            "TT|Thao tác|Nội dung chi|Nguồn kinh phí|Số tiền (triệu đồng)|Chi cho an toàn thông tin",
        ),
        (
            SAMPLE,
            "software",
            "Phần mềm đang sử dụngbắt buộc Gồm phần mềm chuyên ngành, kế toán, nhân sự, hệ thống dùng chung.",
            "TT|Thao tác|Tên phần mềm|Dùng để|Đã liên thông với phần mềm khác",
        ),
        (
            Report::Rows,
            "units",
            "Kết quả theo cấp Đơn vị tính: việc",
            // The unit stands once, for all columns that are counted in it.
            "Nội dung|Tổng số|Đã xong|Tỷ lệ xong (%)",
        ),
    ] {
        let page = open(report, Part::Table(table)).await;
        let spaced = page.texts(".table__caption").replace(' ', "");
        assert_eq!(spaced, caption.replace(' ', ""));
        assert_eq!(page.texts("thead th"), headings);
    }
    let page = open(Report::Rows, Part::Table("works")).await;
    assert_eq!(
        page.texts(".table__caption .table__hint"),
        "Bảng này in thành một phụ lục riêng."
    );
}

#[wasm_bindgen_test]
async fn computed_cells_and_totals_follow_what_is_typed() {
    let page = open(Report::Rows, Part::Table("works")).await;
    assert_eq!(page.texts("[id$='-cost']"), "|241|150||90");
    assert_eq!(page.texts("tfoot td:nth-child(2)"), "481");
    page.answer_in("#f-works-r2-price", "100").await;
    assert_eq!(page.texts("[id$='-cost']"), "|200|150||90");
    assert_eq!(page.texts("tfoot td:nth-child(2)"), "440");
    let cell = page.find("#f-works-r2-cost");
    assert_eq!(cell.tag_name(), "SPAN", "never typed");
}

#[wasm_bindgen_test]
async fn a_computed_cell_says_what_is_missing_or_cannot_be_worked_out() {
    let page = open(Report::Rows, Part::Table("units")).await;
    assert_eq!(page.texts("[id$='-rate']"), "82,50|90");
    for (typed, shown) in [
        ("", "chưa đủ số liệu"),
        ("0", "không tính được: mẫu số bằng 0"),
        ("66", "50"),
    ] {
        page.type_in("#f-units-province-all", typed).await;
        assert_eq!(page.texts("#f-units-province-rate"), shown);
    }
}

#[wasm_bindgen_test]
async fn rows_that_the_template_fixes_are_named_and_stay() {
    let page = open(Report::Rows, Part::Table("units")).await;
    assert_eq!(page.texts("tbody th"), "Cấp tỉnh|Cấp huyện");
    assert_eq!(
        page.attribute("#f-units-district-done", "aria-label")
            .as_deref(),
        Some("Cấp huyện, Đã xong")
    );
    assert_eq!(page.texts("button"), "Dán từ bảng tính");
    assert_eq!(page.texts("tfoot th, tfoot td"), "Tổng cộng|50|42|84");
}

#[wasm_bindgen_test]
async fn cells_are_named_by_row_and_column_and_their_messages_stand_below() {
    let page = open(SAMPLE, Part::Table("funding")).await;
    for (cell, column) in [
        ("content", "Nội dung chi"),
        ("source", "Nguồn kinh phí"),
        ("amount", "Số tiền"),
        ("security", "Chi cho an toàn thông tin"),
    ] {
        let name = page.attribute(&format!("#f-funding-r1-{cell}"), "aria-label");
        assert_eq!(name, Some(format!("Dòng 1, {column}")));
    }
    assert!(!page.is_shown(".table__messages"));
    page.type_in("#f-funding-r1-amount", "1.2.3").await;
    let message = described_by(&page, "#f-funding-r1-amount");
    assert!(
        message.starts_with("Lỗi: Dòng 1, Số tiền: ") && message.contains("nhóm ba chữ số"),
        "{message}"
    );
    assert_eq!(
        page.attribute("#f-funding-r1-amount", "aria-invalid")
            .as_deref(),
        Some("true")
    );
    assert!(page.is_shown(".table__messages"));
    page.type_in("#f-funding-r1-amount", "20,35").await;
    assert!(!page.is_shown(".table__messages"));
    assert_eq!(
        page.attribute("#f-funding-r1-amount", "aria-describedby"),
        None
    );
}

#[wasm_bindgen_test]
async fn cells_are_shaped_when_they_are_left_and_lists_are_chosen_from() {
    let page = open(SAMPLE, Part::Table("funding")).await;
    page.answer_in("#f-funding-r1-amount", "1234,5").await;
    assert_eq!(page.values("#f-funding-r1-amount"), "1.234,5");
    page.answer_in("#f-funding-r1-content", "Tường lửa ").await;
    assert_eq!(page.values("#f-funding-r1-content"), "Tường lửa");
    assert_eq!(
        page.texts("#f-funding-r1-source option"),
        "Chọn…|Ngân sách trung ương|Ngân sách địa phương|Nguồn khác"
    );
    page.choose("#f-funding-r1-source", "local").await;
    page.choose("#f-funding-r1-security", "no").await;
    assert_eq!(page.values("tbody select"), "local|no");
}

#[wasm_bindgen_test]
async fn groups_have_roman_numbers_and_a_row_becomes_one_by_a_tick() {
    let page = open(Report::Rows, Part::Table("works")).await;
    assert_eq!(
        page.texts("tbody th"),
        "Nhóm I|Dòng 1|Dòng 2|Nhóm II|Dòng 1"
    );
    assert_eq!(
        page.attribute("#f-works-r2-title", "aria-label").as_deref(),
        Some("Dòng “Máy chủ”, Tên công việc")
    );
    page.press_at("#f-works-r3-heading").await;
    assert_eq!(
        page.texts("tbody th"),
        "Nhóm I|Dòng 1|Nhóm II|Nhóm III|Dòng 1"
    );
    // What the heading of a group cannot have does not count.
    assert_eq!(page.texts("tfoot td:nth-child(2)"), "331");
    page.press_at("#f-works-r3-heading").await;
    assert_eq!(
        page.texts("tbody th"),
        "Nhóm I|Dòng 1|Dòng 2|Nhóm II|Dòng 1"
    );
    assert_eq!(page.texts("tfoot td:nth-child(2)"), "481");
}

#[wasm_bindgen_test]
async fn periods_stand_side_by_side_with_their_total() {
    let page = open(Report::Rows, Part::Table("years")).await;
    assert_eq!(
        page.texts("thead th"),
        "Nội dung|Năm 2019|Năm 2020|Năm 2021|Tổng cộng"
    );
    // Named by the year that is typed in the column.
    assert_eq!(page.texts("tr:nth-child(8) td"), "51,72|55|75|63,57");
    page.type_in("#f-years-r3-used", "30").await;
    assert_eq!(page.texts("tr:nth-child(8) td"), "51,72|55|50|51,94");
    page.type_in("#f-years-r3-year", "2022").await;
    assert_eq!(
        page.texts("thead th"),
        "Nội dung|Năm 2019|Năm 2020|Năm 2022|Tổng cộng"
    );
}

#[wasm_bindgen_test]
async fn a_table_that_must_be_filled_can_be_declared_not_applicable_as_a_whole() {
    let page = open(SAMPLE, Part::Table("software")).await;
    assert_eq!(page.texts(".table__empty"), "Chưa có dòng nào.");
    page.press("Không áp dụng: Phần mềm đang sử dụng").await;
    page.focuses("f-software-reason").await;
    assert!(!page.is_shown("table"));
    page.type_in("#f-software-reason", "dùng chung").await;
    page.press("Nhập số liệu").await;
    page.focuses("f-software").await;
    assert!(page.is_shown("table"));
}

#[wasm_bindgen_test]
async fn a_table_that_is_written_elsewhere_can_only_be_read() {
    let page = open(SAMPLE, Part::Table("funding")).await;
    page.lock().await;
    assert!(page.attribute("#f-funding-r1-amount", "readonly").is_some());
    assert!(page.attribute("#f-funding-r1-source", "disabled").is_some());
    assert!(!page.is_shown("button"));
    assert!(
        page.paste("#f-funding-r1-amount", "1\n2").await,
        "left to the browser"
    );
    page.counts("dialog", 0).await;
}
