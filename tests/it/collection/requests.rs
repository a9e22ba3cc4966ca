//! Requests for reports: what goes out comes back the same, as a file and in an address, and nothing hostile gets in.

use bao_cao_so::formats::json::digest::digest;
use bao_cao_so::formats::request::{
    LARGEST_REQUEST, decode_link, decode_request, encode_link, encode_request, link_of_file,
};
use bao_cao_so::messages::vi::collection::requests::why_link_refused;
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::file::FileError;
use bao_cao_so::model::request::{
    ReportRequest, RequestError, RequestedAgency, answers_request, report_id, request_id,
};
use serde_json::{Value, json};

use crate::rollup::quarter;

fn request() -> ReportRequest {
    ReportRequest {
        id: request_id("0123456789abcdef0123456789abcdef"),
        template: "mau-tong-hop".to_owned(),
        template_version: 2,
        period: quarter(2025, 1),
        deadline: parse_iso("2025-03-20"),
        from: "Sở Khoa học và Công nghệ".to_owned(),
        agency: Some(RequestedAgency {
            identifier: "H.01".to_owned(),
            name: "Ủy ban nhân dân xã Tân Hòa".to_owned(),
            superior: "UBND tỉnh An Giang".to_owned(),
        }),
    }
}

#[test]
fn a_request_goes_out_and_comes_back_as_a_file_and_in_an_address() {
    let bare = ReportRequest {
        deadline: None,
        agency: None,
        from: String::new(),
        ..request()
    };
    for request in [request(), bare] {
        assert_eq!(decode_request(&encode_request(&request)).unwrap(), request);
        let link = encode_link(&request);
        assert_eq!(decode_link(&link).unwrap(), request);
        // It stands in an address as it is.
        assert!(
            link.bytes()
                .all(|one| one.is_ascii_alphanumeric() || one == b'-' || one == b'_')
        );
        assert!(link.len() < 1_000, "{}", link.len());
    }
}

#[test]
fn a_link_that_is_no_request_is_told_as_a_link() {
    let link = encode_link(&request());
    for broken in [
        format!("{link}xin gửi"),
        link[..40].to_owned(),
        format!("{link}%20"),
    ] {
        let said = why_link_refused(&decode_link(&broken).unwrap_err());
        assert!(
            said.starts_with("Liên kết yêu cầu không đọc được"),
            "{broken}: {said}"
        );
    }
}

#[test]
fn a_report_that_was_begun_from_a_request_is_known_by_its_id() {
    let collection = "0123456789abcdef0123456789abcdef";
    let report = report_id(&request_id(collection), "77");
    assert_eq!(report, "yc-0123456789abcdef-77");
    assert!(answers_request(&report, collection));
    for other in [
        "yc-0123456789abcdef",
        "0123456789abcdef-77",
        "yc-0123456789abcdee-77",
        "",
    ] {
        assert!(!answers_request(other, collection), "{other}");
    }
}

#[test]
fn an_address_that_was_cut_off_or_made_up_is_refused() {
    let link = encode_link(&request());
    for cut in [1, 2, 3, 50, link.len() / 2] {
        let error = decode_link(&link[..link.len() - cut]).unwrap_err();
        let cut_off = matches!(
            error,
            RequestError::File(FileError::Truncated | FileError::NotJson { .. })
        );
        assert!(cut_off, "{error:?}");
    }
    for (hostile, expected) in [
        ("", "Empty"),
        ("!!!", "Truncated"),
        ("eyJhIjoxfQ", "NotOurs"),
    ] {
        let error = format!("{:?}", decode_link(hostile).unwrap_err());
        assert_eq!(error, format!("File({expected})"), "{hostile}");
    }
    let long = "A".repeat(LARGEST_REQUEST + 1);
    assert_eq!(
        decode_link(&long),
        Err(FileError::TooLarge(LARGEST_REQUEST + 1).into())
    );
}

#[test]
fn what_was_changed_on_its_way_is_refused() {
    let written = encode_request(&request());
    for (before, after) in [
        ("\"year\": 2025", "\"year\": 2026"),
        ("2025-03-20", "2025-03-21"),
        ("H.01", "H.02"),
        ("\"version\": 2", "\"version\": 3"),
    ] {
        let changed = written.replacen(before, after, 1);
        assert_ne!(changed, written, "{before}");
        assert_eq!(decode_request(&changed), Err(RequestError::Altered));
        // The file leads to the page that says so.
        let link = link_of_file(&changed).unwrap();
        assert_eq!(decode_link(&link), Err(RequestError::Altered));
    }
    // Nor is one from which the digest was taken out.
    let mut bare: Value = serde_json::from_str(&written).unwrap();
    bare.as_object_mut().unwrap().remove("digest");
    bare["deadline"] = json!("2099-01-01");
    let refused = decode_request(&bare.to_string());
    assert_eq!(refused, Err(RequestError::Altered));
    assert_eq!(link_of_file("{\"format\": \"bao-cao-so/report\"}"), None);
    assert_eq!(link_of_file(&written[..written.len() / 2]), None);
}

#[test]
fn what_somebody_else_wrote_is_held_to_its_form() {
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(&encode_request(&request())).unwrap();
        // As if somebody else had written it.
        file.as_object_mut().unwrap().remove("digest");
        change(&mut file);
        file["digest"] = json!(digest(&file));
        decode_request(&file.to_string())
    };
    let bidi = changed(&|file| file["from"] = json!("Sở\u{202e} KHCN\u{0}\n<b>x</b>")).unwrap();
    assert_eq!(bidi.from, "Sở KHCN <b>x</b>");
    let endless = changed(&|file| file["agency"]["name"] = json!("x".repeat(5_000))).unwrap();
    assert_eq!(endless.agency.unwrap().name.chars().count(), 500);
    assert!(
        changed(&|file| file["agency"]["name"] = json!(" "))
            .unwrap()
            .agency
            .is_none()
    );
    assert_eq!(
        changed(&|file| file["deadline"] = json!("2025-02-31")),
        Err(RequestError::Deadline("2025-02-31".to_owned()))
    );
    for change in [
        &(|file: &mut Value| file["id"] = json!("a/../b")) as &dyn Fn(&mut Value),
        // A report that answers it would have an id that is too long to be read.
        &|file| file["id"] = json!("y".repeat(40)),
        &|file| file["format"] = json!("bao-cao-so/report"),
        &|file| file["formatVersion"] = json!(2),
        &|file| file["period"]["kind"] = json!("week"),
        &|file| file["template"] = json!(7),
    ] {
        assert!(changed(change).is_err());
    }
}
