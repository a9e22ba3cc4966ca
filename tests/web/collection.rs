//! Collections of a receiving department: creating one, its list of agencies, a file that is taken in, the places among them.

use std::io::Write;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::state::collection::place::{Page as Shown, Place};
use bao_cao_so::state::route::Route;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use wasm_bindgen_test::wasm_bindgen_test;

use super::app::{Screen, empty_machine, go, open_screen};
use super::dom::{address, until};
use super::page::Page;
use super::person::{drop_of, drop_of_bytes};

/// A new collection of 2021 by the template of the samples, at its list of agencies.
async fn new_collection() -> Page {
    empty_machine().await;
    go("#/tong-hop/tao").await;
    let page = open_screen(Screen::Collection).await;
    page.press("Báo cáo năm về ứng dụng CNTT, chính quyền số và an toàn thông tin mạng")
        .await;
    page.fill("#new-year", "2021").await;
    page.press("Tạo bộ tổng hợp").await;
    until("the list of agencies", || address().ends_with("/danh-sach")).await;
    page.shows("h1", "Danh sách đơn vị").await;
    page
}

#[wasm_bindgen_test]
async fn a_list_with_a_mistake_is_told_where_and_taken_over_without_it() {
    let page = new_collection().await;
    page.press("Xem trước").await;
    page.shows(
        "[role=alert]",
        "Chưa có gì để xem: dán danh sách hoặc mở tệp.",
    )
    .await;
    page.fill("#agency-list", "Tên đơn vị;Mã\nSở Xây dựng;H.1\n;H.2\n")
        .await;
    page.press("Xem trước").await;
    page.shows(".notice__list li", "Dòng 3, cột 1: không có tên đơn vị.")
        .await;
    page.press("Lấy danh sách (1 đơn vị)").await;
    page.shows(".collection__sum", "0/1 đơn vị có báo cáo được tính")
        .await;
    page.shows(".collection__agency", "Sở Xây dựng").await;
    page.shows(".collection__table td .layout__chip", "Chưa gửi")
        .await;
}

#[wasm_bindgen_test]
async fn a_list_that_was_looked_at_is_merged_with_what_came_since() {
    let page = new_collection().await;
    let list = address();
    page.fill("#agency-list", "Tên đơn vị\nSở Xây dựng\n").await;
    page.press("Xem trước").await;
    page.counts(".collection__sum", 0).await;
    let place = list.replace("/danh-sach", "");
    go(&format!("{place}/them-don-vi")).await;
    page.fill("#agency-name", "Sở Y tế").await;
    page.press("Lưu đơn vị").await;
    page.shows("h1", "Sở Y tế").await;
    go(&list).await;
    page.press("Lấy danh sách (1 đơn vị)").await;
    page.shows(".collection__sum", "0/2 đơn vị có báo cáo được tính")
        .await;
    // An address may name one that is not there.
    go(&format!("{place}/don-vi/ff")).await;
    page.shows("h1", "Không còn trong bộ tổng hợp này").await;
}

#[wasm_bindgen_test]
async fn a_file_is_looked_at_asked_about_and_taken_in_by_one_button() {
    let page = with_a_file().await;
    go(&format!("{}/so-lieu", address())).await;
    page.shows("h1", "Số liệu tổng hợp").await;
    let covered = page.texts(".collection__table td:last-child");
    assert!(covered.contains("1/2 đơn vị có số liệu"), "{covered}");
}

/// An archive of files that are not compressed.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, text) in files {
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(CompressionMethod::STORE)
            .start()
            .unwrap();
        let mut writer = config.wrap(&mut entry);
        writer.write_all(text.as_bytes()).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

#[wasm_bindgen_test]
async fn the_files_of_an_archive_are_sorted_and_what_is_no_report_is_told() {
    let page = new_collection().await;
    page.fill("#agency-list", "Tên đơn vị\nSở Xây dựng\n").await;
    page.press("Xem trước").await;
    page.press("Lấy danh sách (1 đơn vị)").await;
    page.shows(".collection__sum", "0/1 đơn vị có báo cáo được tính")
        .await;
    let archive = zip(&[
        ("So A/bao-cao.json", SAMPLES[0].1),
        ("So A/anh.pdf", "%PDF"),
        ("trong.zip", "PK"),
    ]);
    let dropped = drop_of_bytes("tinh.zip", &archive);
    page.find(".collection").dispatch_event(&dropped).unwrap();
    page.shows(
        ".collection__passed li",
        "Bỏ qua 1 tệp .pdf, không phải JSON hay HTML (ví dụ “tinh.zip/So A/anh.pdf”).",
    )
    .await;
    let names = page.texts(".collection__file");
    assert!(names.contains("tinh.zip/So A/bao-cao.json"), "{names}");
    let told = page.texts(".collection__files .data__lines");
    assert!(told.contains("Tệp nén nằm trong tệp nén"), "{told}");
}

#[wasm_bindgen_test]
async fn an_archive_that_is_none_is_one_file_that_cannot_be_used() {
    let page = new_collection().await;
    page.fill("#agency-list", "Tên đơn vị\nSở Xây dựng\n").await;
    page.press("Xem trước").await;
    page.press("Lấy danh sách (1 đơn vị)").await;
    page.shows(".collection__sum", "0/1 đơn vị có báo cáo được tính")
        .await;
    let dropped = drop_of("tinh.zip", "no archive");
    page.find(".collection").dispatch_event(&dropped).unwrap();
    page.shows(".collection__files h2", "Không đọc được (1 tệp)")
        .await;
    page.shows(".collection__file", "tinh.zip").await;
    let told = page.texts(".collection__files .data__lines");
    assert!(told.contains("không phải tệp nén ZIP"), "{told}");
}

#[wasm_bindgen_test]
async fn a_report_of_the_department_is_filled_in_and_what_a_person_changed_stays() {
    let page = with_a_file().await;
    let place = address();
    go(&format!("{place}/bao-cao-tong-hop")).await;
    let create = "button[type=submit][aria-disabled=false]";
    page.shows(create, "Tạo báo cáo tổng hợp").await;
    page.press("Tạo báo cáo tổng hợp").await;
    page.shows(
        ".notice--good",
        "Mọi ô lấy từ tổng hợp đều khớp với số liệu hiện có.",
    )
    .await;
    let own = address();
    assert!(
        own.starts_with(&format!("{place}/bao-cao-tong-hop/")),
        "{own}"
    );
    page.enter("#synthesis-all");
    page.press_at("#synthesis-all").await;
    let said = page.texts("tbody tr");
    assert!(said.contains("1/2 đơn vị có số liệu"), "{said}");
    let opened = page.texts("a.button--secondary");
    assert_eq!(opened, "Mở báo cáo|Văn bản kèm phụ lục theo đơn vị");
    go(&format!("{own}/van-ban")).await;
    page.counts("iframe", 1).await;
    let html = page.find("iframe").get_attribute("srcdoc").unwrap();
    assert!(html.contains("KẾT QUẢ CÁC CHỈ TIÊU THEO ĐƠN VỊ"));
    assert!(html.contains("1 đơn vị chưa có báo cáo được tính: Sở Y tế."));
}

/// A collection of two agencies with a report of the first.
async fn with_a_file() -> Page {
    let page = new_collection().await;
    page.fill("#agency-list", "Tên đơn vị\nSở Xây dựng\nSở Y tế\n")
        .await;
    page.press("Xem trước").await;
    page.press("Lấy danh sách (2 đơn vị)").await;
    page.shows(".collection__sum", "0/2 đơn vị có báo cáo được tính")
        .await;
    let (name, text) = SAMPLES[0];
    let dropped = drop_of(&format!("{name}.json"), text);
    page.find(".collection").dispatch_event(&dropped).unwrap();
    page.shows(
        ".collection__files h2",
        "Cần trả lời: của đơn vị nào (1 tệp)",
    )
    .await;
    page.enter("#whose-0");
    page.choose("#whose-0", "0").await;
    page.press("Nhận 1 tệp").await;
    page.shows(".collection__sum", "1/2 đơn vị có báo cáo được tính")
        .await;
    page
}

#[wasm_bindgen_test]
async fn agencies_are_ranked_by_a_number_against_a_target_that_is_typed() {
    let page = with_a_file().await;
    go(&format!("{}/so-lieu/itDegreeRate", address())).await;
    page.shows(
        ".collection__table--ranking .collection__agency",
        "Sở Xây dựng",
    )
    .await;
    page.counts(".collection__reached", 0).await;
    page.enter("#ranking-target");
    page.fill("#ranking-target", "10").await;
    page.shows(
        ".collection__reached",
        "1/2 đơn vị đạt mục tiêu (từ 10% trở lên); 1 không có giá trị.",
    )
    .await;
    page.shows(".collection__table--ranking .layout__chip", "Đạt mục tiêu")
        .await;
    page.fill("#ranking-target", "chín mươi").await;
    page.shows(
        "#ranking-target-error",
        "Lỗi: Ghi một số, ví dụ 90 hoặc 97,5.",
    )
    .await;
    page.counts(".collection__reached", 0).await;
}

#[wasm_bindgen_test]
async fn too_few_values_and_a_missing_previous_period_are_told() {
    let page = with_a_file().await;
    let place = address();
    go(&format!("{place}/bat-thuong")).await;
    page.shows("h1", "Bất thường").await;
    until("what cannot be compared", || {
        page.texts(".data__none")
            .contains("Chưa có số liệu nào mà từ 5 đơn vị")
    })
    .await;
    page.press("So với kỳ trước").await;
    page.shows(".notice--warning", "Trên máy này không có bộ tổng hợp kỳ trước của mẫu báo cáo này. Nếu có tệp của bộ đó, mở ở trang “Tổng hợp” (“Mở tệp bộ tổng hợp”) rồi quay lại.")
        .await;
    go(&format!("{place}/so-lieu")).await;
    page.shows("h1", "Số liệu tổng hợp").await;
    page.press("Thôi so với kỳ trước").await;
    page.counts(".notice--warning", 0).await;
}

#[wasm_bindgen_test]
fn every_place_among_collections_is_read_as_it_is_written() {
    let of = |page| Place::Of {
        id: "c1".to_owned(),
        page,
    };
    let report = |address: &str| Shown::Report {
        digest: "ab12".to_owned(),
        address: address.to_owned(),
    };
    for place in [
        Place::List,
        Place::Create,
        Place::Request("eyJhIjoxfQ".to_owned()),
        of(Shown::Requests),
        of(Shown::Agencies),
        of(Shown::List),
        of(Shown::NewAgency),
        of(Shown::Agency("sở xây dựng, an giang+".to_owned())),
        of(Shown::EditAgency("h.01".to_owned())),
        of(Shown::Intake),
        of(Shown::Totals),
        of(Shown::Number("funding..amount".to_owned())),
        of(Shown::Syntheses),
        of(Shown::Synthesis("r1".to_owned())),
        of(Shown::SynthesisDocument("r1".to_owned())),
        of(Shown::Unusual),
        of(Shown::Charts(String::new())),
        of(Shown::Charts("funding..amount".to_owned())),
        of(report("")),
        of(report("staff.degree.full")),
    ] {
        let fragment = place.fragment();
        assert!(fragment.is_ascii(), "{fragment}");
        let Route::Collection(path) = Route::parse(&fragment) else {
            panic!("{fragment}");
        };
        assert_eq!(Place::parse(&path), place);
    }
    assert_eq!(Place::parse("tong-hop/c1/no-such-page"), Place::List);
    // The navigation says where one is also on pages that it does not name.
    let below = |page: Shown| page.heading_page();
    assert_eq!(below(Shown::Number("a".to_owned())), Shown::Totals);
    assert_eq!(
        below(Shown::SynthesisDocument("r".to_owned())),
        Shown::Syntheses
    );
    assert_eq!(
        below(Shown::Charts("a".to_owned())),
        Shown::Charts(String::new())
    );
    assert_eq!(below(report("received")), Shown::Agencies);
    assert_eq!(below(Shown::Unusual), Shown::Unusual);
}
