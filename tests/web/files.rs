//! Files and the data on this machine: the dry run of an opened file, backup, trash, erasing.

use bao_cao_so::catalog::SAMPLES;
use wasm_bindgen_test::wasm_bindgen_test;

use super::app::{Screen, drop_file, empty_machine, go, open_screen, take_in};
use super::dom::{address, until};

fn sample() -> &'static str {
    SAMPLES[0].1
}

#[wasm_bindgen_test]
async fn a_file_is_looked_at_first_and_taken_in_by_one_button() {
    empty_machine().await;
    drop_file("an-giang.json", sample()).await;
    let page = open_screen(Screen::Import).await;
    assert_eq!(page.texts("h1"), "Kiểm tra tệp trước khi nhận");
    assert_eq!(page.texts(".home__agency"), "an-giang.json Thêm mới");
    assert!(
        page.texts("li li")
            .starts_with("Sở Xây dựng, năm 2021: Báo cáo năm về ứng dụng CNTT"),
        "{}",
        page.texts("li li")
    );
    drop(page);
    take_in().await;
    until("the report", || {
        address() == "#/bao-cao/sample-an-giang-2021/particulars"
    })
    .await;
    for (text, verdict, button) in [
        (
            sample().to_owned(),
            "Đã có, giống hệt",
            "Về danh sách báo cáo",
        ),
        (
            sample().replace("523", "524"),
            "Thay bản đang có",
            "Nhận 1 tệp|Hủy",
        ),
    ] {
        drop_file("an-giang.json", &text).await;
        let page = open_screen(Screen::Import).await;
        assert_eq!(
            page.texts(".home__agency"),
            format!("an-giang.json {verdict}")
        );
        assert_eq!(page.texts("button"), button);
    }
}

#[wasm_bindgen_test]
async fn what_a_file_would_change_is_told_cell_by_cell() {
    empty_machine().await;
    drop_file("mot.json", sample()).await;
    take_in().await;
    drop_file("hai.json", &sample().replace("523", "524")).await;
    let page = open_screen(Screen::Import).await;
    let told = page.texts("li li");
    assert!(told.contains("“Tổng số hồ sơ tiếp nhận”"), "{told}");
    assert!(told.contains("523 → ") && told.contains("524"), "{told}");
    page.press("Hủy").await;
    until("the list", || address() == "#/").await;
    page.shows(".layout__lead", "Chưa có tệp nào được mở.")
        .await;
}

#[wasm_bindgen_test]
async fn a_file_that_cannot_be_used_is_refused_with_why() {
    empty_machine().await;
    for (name, text) in [
        (
            "khong-phai-json.txt",
            include_str!("../data/hostile/not-json.json"),
        ),
        (
            "cat-cut.json",
            include_str!("../data/hostile/truncated.json"),
        ),
        (
            "ban-sau.json",
            include_str!("../data/hostile/later-version.json"),
        ),
        (
            "mau-la.json",
            include_str!("../data/hostile/unknown-template.json"),
        ),
    ] {
        drop_file(name, text).await;
        let page = open_screen(Screen::Import).await;
        assert_eq!(page.texts(".home__agency"), format!("{name} Không nhận"));
        assert_eq!(
            page.texts(".layout__lead"),
            "Không có tệp nào nhận được; trên máy này không có gì thay đổi."
        );
        assert!(
            page.texts("li li").len() > 20,
            "{name}: {}",
            page.texts("li li")
        );
        assert_eq!(page.texts("button"), "Về danh sách báo cáo");
    }
}

#[wasm_bindgen_test]
async fn a_passphrase_is_asked_for_twice_and_never_shown() {
    let page = open_screen(Screen::Data).await;
    page.counts("input[type=password]", 1).await;
    assert_eq!(page.texts("label"), "Mật khẩu cho tệp (không bắt buộc)");
    page.type_in("#backup-passphrase", "mật khẩu").await;
    page.counts("input[type=password]", 2).await;
    assert_eq!(
        page.texts("label"),
        "Mật khẩu cho tệp (không bắt buộc)|Gõ lại mật khẩu"
    );
    page.press("Sao lưu").await;
    page.shows(
        "[role=alert]",
        "Hai lần gõ mật khẩu không giống nhau. Hãy gõ lại cả hai.",
    )
    .await;
    page.type_in("#backup-passphrase", "").await;
    page.counts("input[type=password]", 1).await;
    assert_eq!(page.texts("[role=alert]"), "");
}

#[wasm_bindgen_test]
async fn what_was_removed_waits_in_the_bin_and_comes_back() {
    empty_machine().await;
    drop_file("mot.json", sample()).await;
    take_in().await;
    go("#/").await;
    let list = open_screen(Screen::Home).await;
    list.counts(".home__report", 1).await;
    list.press("Xóa báo cáo").await;
    drop(list);
    go("#/du-lieu").await;
    let page = open_screen(Screen::Data).await;
    page.counts(".data__entry", 1).await;
    assert!(
        page.texts(".data__what").contains("Sở Xây dựng"),
        "{}",
        page.texts(".data__what")
    );
    assert_eq!(page.texts(".data__entry button"), "Lấy lại|Tải về|Xóa hẳn");
    page.press("Lấy lại").await;
    page.shows("[role=alert]", "Đã lấy lại báo cáo vào danh sách.")
        .await;
    page.shows(".data__none", "Thùng rác trống.").await;
}

#[wasm_bindgen_test]
async fn removing_for_good_and_erasing_are_asked_again() {
    empty_machine().await;
    drop_file("mot.json", sample()).await;
    take_in().await;
    go("#/").await;
    let list = open_screen(Screen::Home).await;
    list.counts(".home__report", 1).await;
    list.press("Xóa báo cáo").await;
    drop(list);
    go("#/du-lieu").await;
    let page = open_screen(Screen::Data).await;
    page.counts(".data__entry", 1).await;
    page.press("Xóa mọi dữ liệu trên máy này").await;
    page.shows(
        "[role=alert]",
        "Hãy sao lưu trước: sau khi xóa, chỉ tệp sao lưu lấy lại được dữ liệu.",
    )
    .await;
    assert!(
        page.texts("button")
            .ends_with("|Sao lưu trước|Xóa hết, không sao lưu|Hủy"),
        "{}",
        page.texts("button")
    );
    page.press("Hủy").await;
    page.shows("[role=alert]", "").await;
    page.press("Xóa hẳn").await;
    page.counts(".data__entry", 1).await;
    page.press("Xóa hẳn, không lấy lại").await;
    page.shows(".data__none", "Thùng rác trống.").await;
}
