//! Fields: what is typed stays as typed, is shaped on leaving, and its messages are tied to its control.

use bao_cao_so::model::answer::Answer;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::dom::described_by;
use super::page::{Page, Part, Report, SAMPLE, open, open_after};

/// The ids of what stands in a field, in their order.
fn ids(page: &Page) -> String {
    let found = page.all("[id^='f-']");
    found
        .iter()
        .map(|one| one.id())
        .collect::<Vec<_>>()
        .join("|")
}

#[wasm_bindgen_test]
async fn each_kind_is_shaped_only_when_it_is_left() {
    // Nothing is rewritten while it is typed: `type_in` holds that after each letter.
    for (field, control, typed, shaped) in [
        ("computers", "#f-computers", "12481", "12.481"),
        ("computers", "#f-computers", " 0012 ", "12"),
        ("computers", "#f-computers", "0", "0"),
        ("itFunding", "#f-itFunding", "1234,50", "1.234,50"),
        ("itFunding", "#f-itFunding", "20,35", "20,35"),
        ("provinceTarget", "#f-provinceTarget", "97,8 %", "97,8"),
        (
            "document.issuedDate",
            "#f-document-issuedDate",
            "3-2-2022",
            "03/02/2022",
        ),
        (
            "document.issuedDate",
            "#f-document-issuedDate",
            "2022-12-05",
            "05/12/2022",
        ),
        ("agency.name", "#f-agency-name", "  Sở Y tế ", "Sở Y tế"),
        (
            "institutionResults",
            "#f-institutionResults",
            "Một  \n\nHai \n ",
            "Một\n\nHai",
        ),
        (
            "nextTasks",
            "#f-nextTasks",
            "Việc một \nViệc hai\n\n",
            "Việc một\nViệc hai",
        ),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        page.answer_in(control, typed).await;
        assert_eq!(page.values(control), shaped, "{field}: {typed:?}");
        // Typed again over the same value: still typed, then shaped.
        page.answer_in(control, typed).await;
        assert_eq!(page.values(control), shaped, "{field}: {typed:?} again");
    }
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_stays_with_what_to_type_instead() {
    for (field, control, typed, message) in [
        ("computers", "#f-computers", "12.48", "chỉ nhận số nguyên"),
        ("computers", "#f-computers", "1.2.3", "nhóm ba chữ số"),
        ("computers", "#f-computers", "123,.,1", "chỉ nhận số nguyên"),
        ("computers", "#f-computers", "1,189", "1.189"),
        ("computers", "#f-computers", "-5", "không được âm"),
        ("computers", "#f-computers", "abc", "chữ số"),
        ("computers", "#f-computers", "1O0", "chữ “O”"),
        ("itFunding", "#f-itFunding", "12.48", "12,48"),
        (
            "document.codeNumber",
            "#f-document-codeNumber",
            "46/BC-SXD",
            "văn thư cấp, ví dụ 46",
        ),
        ("itFunding", "#f-itFunding", "1,5555", "tối đa 2 chữ số"),
        (
            "document.issuedDate",
            "#f-document-issuedDate",
            "31/2/2022",
            "Ngày không có thật",
        ),
        (
            "document.issuedDate",
            "#f-document-issuedDate",
            "mai",
            "Ngày không có thật",
        ),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        page.answer_in(control, typed).await;
        assert_eq!(page.values(control), typed, "{field}");
        let said = page.texts(".field__error");
        assert!(
            said.starts_with("Lỗi: ") && said.contains(message),
            "{typed}: {said}"
        );
        assert_eq!(page.stored(field), Answer::Unreadable(typed.to_owned()));
    }
}

#[wasm_bindgen_test]
async fn a_message_is_read_with_its_control_after_the_hint_and_goes_when_the_text_is_right() {
    let page = open(SAMPLE, Part::Field("computers")).await;
    let hint = "Máy để bàn và máy xách tay của cơ quan; không tính máy chủ. Đơn vị: máy.";
    assert_eq!(described_by(&page, "#f-computers"), hint);
    assert_eq!(page.attribute("#f-computers", "aria-invalid"), None);
    page.type_in("#f-computers", "12.48").await;
    let described = described_by(&page, "#f-computers");
    assert!(
        described.starts_with(&format!("{hint}|Lỗi: ")),
        "{described}"
    );
    assert_eq!(
        page.attribute("#f-computers", "aria-invalid").as_deref(),
        Some("true")
    );
    page.type_in("#f-computers", "12481").await;
    assert_eq!(described_by(&page, "#f-computers"), hint);
    assert_eq!(page.attribute("#f-computers", "aria-invalid"), None);
    assert_eq!(page.texts(".field__error"), "");
}

#[wasm_bindgen_test]
async fn label_hint_message_and_control_stand_in_this_order_whatever_the_kind() {
    for (field, wrong, order) in [
        ("computers", "x", "label hint error - reason"),
        ("provinceTarget", "x", "label hint error - reason"),
        ("statedComputerRate", "x", "label hint error -"),
        ("document.issuedDate", "x", "label hint error -"),
        ("agency.abbreviation", "", "label hint -"),
        ("institutionResults", "", "label hint -"),
        ("difficulties", "", "label hint - reason"),
        // Every agency has some.
        ("nextTasks", "", "label hint -"),
        // One of its answers is so.
        ("hasLan", "", "label hint - no"),
        ("levelScheme", "", "label hint - nd42"),
        // Nobody sends a report without a signer.
        ("document.signingAuthority", "", "label -"),
    ] {
        let page = open_after(SAMPLE, Part::Field(field), &[(field, wrong)]).await;
        let control = format!("f-{}", field.replace('.', "-"));
        let expected: Vec<String> = order
            .split(' ')
            .map(|part| match part {
                "-" => control.clone(),
                part => format!("{control}-{part}"),
            })
            .collect();
        assert_eq!(ids(&page), expected.join("|"));
    }
}

#[wasm_bindgen_test]
async fn a_control_has_its_label_or_its_legend() {
    for (field, named, text) in [
        (
            "computers",
            "label[for='f-computers']",
            "Số máy tính phục vụ công việc",
        ),
        (
            "document.issuedDate",
            "label[for='f-document-issuedDate']",
            "Ngày ký ban hành",
        ),
        (
            "itFunding",
            "label[for='f-itFunding']",
            "Tổng kinh phí ứng dụng CNTT trong kỳbắt buộc",
        ),
        (
            "hasLan",
            "fieldset > legend",
            "Cơ quan có mạng nội bộ (LAN)bắt buộc",
        ),
        ("firewall", "fieldset > legend", "Tường lửabắt buộc"),
        ("document.bases", "fieldset > legend", "Căn cứ pháp lý"),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        assert_eq!(page.texts(named), text, "{field}");
    }
}

#[wasm_bindgen_test]
async fn each_kind_asks_for_its_keyboard() {
    for (field, control, keyboard) in [
        ("computers", "input#f-computers[type=text]", Some("numeric")),
        ("itFunding", "input#f-itFunding[type=text]", Some("decimal")),
        (
            "provinceTarget",
            "input#f-provinceTarget[type=text]",
            Some("decimal"),
        ),
        (
            "document.issuedDate",
            "input#f-document-issuedDate[type=text]",
            Some("text"),
        ),
        (
            "agency.name",
            "input#f-agency-name[type=text]",
            Some("text"),
        ),
        ("institutionResults", "textarea#f-institutionResults", None),
        ("nextTasks", "textarea#f-nextTasks", None),
        (
            "document.signingAuthority",
            "select#f-document-signingAuthority",
            None,
        ),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        assert_eq!(
            page.attribute(control, "inputmode").as_deref(),
            keyboard,
            "{field}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_unit_is_heard_with_the_hint_and_seen_beside_the_control() {
    for (field, unit, heard) in [
        ("computers", "máy", "Đơn vị: máy."),
        ("itFunding", "triệu đồng", "Đơn vị: triệu đồng."),
        ("statedComputerRate", "%", "Đơn vị: %."),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        assert_eq!(page.texts(".field__unit[aria-hidden=true]"), unit);
        let described = described_by(&page, &format!("#f-{field}"));
        assert!(described.ends_with(heard), "{described}");
    }
}

#[wasm_bindgen_test]
async fn a_number_that_may_be_meant_otherwise_says_what_it_is_read_as() {
    let page = open(SAMPLE, Part::Field("provinceTarget")).await;
    page.type_in("#f-provinceTarget", "1,189").await;
    assert_eq!(
        page.texts("[role=status]"),
        "Đang hiểu là 1 đơn vị và 189 phần nghìn. Nếu là số hàng nghìn, hãy gõ 1.189."
    );
    assert_eq!(page.texts(".field__error"), "");
    page.type_in("#f-provinceTarget", "1,18").await;
    assert_eq!(page.texts("[role=status]"), "");
}

#[wasm_bindgen_test]
async fn a_change_from_elsewhere_shows_only_while_nobody_types() {
    let page = open(SAMPLE, Part::Field("computers")).await;
    page.answer("computers", "7").await;
    assert_eq!(page.values("#f-computers"), "7");
    page.type_in("#f-computers", "8").await;
    page.answer("computers", "9").await;
    assert_eq!(page.values("#f-computers"), "8");
    page.leave("#f-computers").await;
    assert_eq!(page.values("#f-computers"), "9");
}

#[wasm_bindgen_test]
async fn a_control_that_goes_while_it_has_the_focus_does_no_harm() {
    let page = open(SAMPLE, Part::Field("computers")).await;
    page.type_in("#f-computers", "12.48").await;
    drop(page);
    let page = open(SAMPLE, Part::Field("computers")).await;
    page.answer_in("#f-computers", "1000").await;
    assert_eq!(page.values("#f-computers"), "1.000");
}

#[wasm_bindgen_test]
async fn a_cell_copied_with_its_line_end_takes_the_place_of_the_whole_number() {
    for (clip, chosen) in [("5\r\n", 3), ("\t7\n", 3), ("5", 0), ("5\n6\n", 0)] {
        let page = open(Report::Rows, Part::Field("staff")).await;
        page.type_in("#f-staff", "205").await;
        let control: HtmlInputElement = page.find("#f-staff").unchecked_into();
        control.set_selection_range(0, 0).unwrap();
        // The browser puts it in itself, so that its own undo knows of it.
        assert!(page.paste("#f-staff", clip).await);
        assert_eq!(control.selection_end().unwrap(), Some(chosen), "{clip:?}");
    }
}

/// Field case `lone-cell`: a cell that was copied without a line end behind it, as from Google Sheets. The browser puts it in
/// itself, in the place of what is chosen.
#[wasm_bindgen_test]
async fn a_pasted_cell_takes_the_place_of_a_number_or_a_date_and_a_piece_of_text_does_not() {
    let google = "<google-sheets-html-origin><span data-sheets-root=\"1\">5</span>";
    let excel = "<table><tr><td>5</td></tr></table>";
    for (field, control, standing) in [
        ("headcount", "#f-headcount", "205"),
        ("itFunding", "#f-itFunding", "20,35"),
        (
            "document.issuedDate",
            "#f-document-issuedDate",
            "03/02/2022",
        ),
    ] {
        let page = open(SAMPLE, Part::Field(field)).await;
        page.answer_in(control, standing).await;
        for (html, chosen) in [
            (google, standing.len() as u32),
            (excel, standing.len() as u32),
            ("", 0),
            ("<b>5</b>", 0),
        ] {
            let input: HtmlInputElement = page.find(control).dyn_into().unwrap();
            input.set_selection_range(0, 0).unwrap();
            assert!(
                page.paste_with(control, "5", html).await,
                "{field}: left to the browser"
            );
            let range = (
                input.selection_start().unwrap(),
                input.selection_end().unwrap(),
            );
            assert_eq!(range, (Some(0), Some(chosen)), "{field}: {html}");
        }
    }
}
