//! Fields that are chosen from, declared not applicable or only read.

use bao_cao_so::model::answer::Answer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::page::{Part, SAMPLE, open, open_after};

#[wasm_bindgen_test]
async fn a_question_that_must_be_answered_is_chosen_by_radio_buttons_and_not_unchosen() {
    let page = open(SAMPLE, Part::Field("firewall")).await;
    assert_eq!(
        page.texts("input[type=radio] + label"),
        "Không có|Tường lửa cứng|Tường lửa mềm|Tường lửa cứng và tường lửa mềm"
    );
    assert!(page.is_ticked("#f-firewall-soft"), "as the report says");
    page.press("Tường lửa cứng").await;
    assert!(page.is_ticked("#f-firewall-hard"));
    assert_eq!(page.stored("firewall"), Answer::Text("hard".to_owned()));
    assert!(!page.texts("button").contains("Bỏ chọn"));
}

#[wasm_bindgen_test]
async fn another_question_is_unchosen_again() {
    let page = open(SAMPLE, Part::Field("allStaffOnSystem")).await;
    assert!(page.is_ticked("#f-allStaffOnSystem"), "as the report says");
    page.press("Không").await;
    assert_eq!(page.stored("allStaffOnSystem"), Answer::YesNo(false));
    page.press("Bỏ chọn").await;
    assert_eq!(page.stored("allStaffOnSystem"), Answer::Blank);
    assert!(!page.is_ticked("#f-allStaffOnSystem-no"));
    page.shows("button", "").await;
    let guidance = page.texts(".field__hint");
    assert_eq!(
        guidance,
        "Chọn Không nếu còn phòng, đơn vị hoặc cá nhân xử lý trên giấy. Căn cứ: Quyết định số 28/2018/QĐ-TTg"
    );
}

#[wasm_bindgen_test]
async fn many_options_open_as_a_list_with_none_chosen_first() {
    let page = open(SAMPLE, Part::Field("document.signingAuthority")).await;
    let options = page.texts("option");
    assert!(
        options.starts_with("Chọn…|Người đứng đầu ký trực tiếp|TM. "),
        "{options}"
    );
    assert_eq!(page.values("select"), "head");
    page.choose("select", "kt").await;
    assert_eq!(
        page.stored("document.signingAuthority"),
        Answer::Text("kt".to_owned())
    );
    page.choose("select", "").await;
    assert_eq!(page.stored("document.signingAuthority"), Answer::Blank);
}

#[wasm_bindgen_test]
async fn acts_are_chosen_ordered_and_left_out_and_the_focus_goes_with_them() {
    let page = open_after(
        SAMPLE,
        Part::Field("document.bases"),
        &[("document.bases", "nd43-2011\nqd45-2016")],
    )
    .await;
    let chosen = "ol .field__act-name";
    page.shows(
        chosen,
        "Nghị định số 43/2011/NĐ-CP|Quyết định số 45/2016/QĐ-TTg",
    )
    .await;
    page.press("Xuống: Nghị định số 43/2011/NĐ-CP").await;
    page.shows(
        chosen,
        "Quyết định số 45/2016/QĐ-TTg|Nghị định số 43/2011/NĐ-CP",
    )
    .await;
    page.focuses("f-document-bases-nd43-2011-down").await;
    page.press_at("#f-document-bases-qd45-2016").await;
    page.shows(chosen, "Nghị định số 43/2011/NĐ-CP").await;
    // Every act that is chosen is ticked, and no other, wherever it moved.
    assert!(page.is_ticked("ol #f-document-bases-nd43-2011"));
    assert!(!page.is_ticked("details #f-document-bases-qd45-2016"));
    page.press_at("details #f-document-bases-qd45-2016").await;
    page.shows(
        chosen,
        "Nghị định số 43/2011/NĐ-CP|Quyết định số 45/2016/QĐ-TTg",
    )
    .await;
    page.focuses("f-document-bases-qd45-2016").await;
    assert!(page.is_ticked("ol #f-document-bases-qd45-2016"));
    assert!(!page.is_ticked("details input"));
    for act in ["nd43-2011", "qd45-2016"] {
        page.press_at(&format!("ol #f-document-bases-{act}")).await;
    }
    page.shows("#f-document-bases > p", "Chưa chọn căn cứ nào.")
        .await;
}

#[wasm_bindgen_test]
async fn what_does_not_apply_asks_why_and_comes_back() {
    for field in ["computers", "receivedDossiers", "difficulties"] {
        let control = format!("f-{field}");
        let page = open_after(SAMPLE, Part::Field(field), &[(field, "")]).await;
        page.press("Không áp dụng").await;
        page.focuses(&format!("{control}-reason")).await;
        assert!(!page.is_shown(&format!("#{control}")));
        let reason = format!("#{control}-reason");
        assert_eq!(
            page.texts(&format!("label[for={control}-reason]")),
            "Không áp dụng, lý do:"
        );
        page.type_in(&reason, "dùng chung với tỉnh ").await;
        let said = Answer::NotApplicable("dùng chung với tỉnh ".to_owned());
        assert_eq!(page.stored(field), said);
        page.press("Nhập số liệu").await;
        page.focuses(&control).await;
        assert_eq!(page.stored(field), Answer::Blank);
        assert!(page.is_shown(&format!("#{control}")) && !page.is_shown(&reason));
    }
}

#[wasm_bindgen_test]
async fn whether_it_applies_is_moot_once_it_is_answered_and_never_asked_of_a_rate_stated_by_hand() {
    let page = open(SAMPLE, Part::Field("computers")).await;
    assert_eq!(
        page.texts("button"),
        "Không áp dụng: Số máy tính phục vụ công việc"
    );
    page.type_in("#f-computers", "7").await;
    assert_eq!(
        page.texts(".field__absent--moot"),
        "Không áp dụng: Số máy tính phục vụ công việc"
    );
    page.type_in("#f-computers", "").await;
    assert_eq!(page.texts(".field__absent--moot"), "");
    for field in ["statedComputerRate", "agency.abbreviation"] {
        let page = open(SAMPLE, Part::Field(field)).await;
        assert_eq!(page.texts("button"), "", "{field}");
    }
}

#[wasm_bindgen_test]
async fn a_report_that_is_written_elsewhere_can_only_be_read() {
    for (field, control) in [
        ("computers", "input"),
        ("nextTasks", "textarea"),
        ("firewall", "input[type=radio]"),
        ("document.signingAuthority", "select"),
        ("document.bases", "input[type=checkbox]"),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        let before = page.stored(field);
        page.lock().await;
        let attribute = if matches!(field, "computers" | "nextTasks") {
            "readonly"
        } else {
            "disabled"
        };
        assert!(page.attribute(control, attribute).is_some(), "{field}");
        assert!(!page.is_shown("button"), "{field}");
        page.answer(field, "5").await;
        assert_eq!(page.stored(field), before, "{field}");
    }
}
