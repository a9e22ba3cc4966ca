//! FORM findings on the particulars of the document (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::CheckState;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::FieldKind;

#[track_caller]
fn check_after(change: impl FnOnce(&mut Report), check: &str, found: bool) {
    let mut decoded = decode(SAMPLES[0].1, &crate::shipped().forms).unwrap();
    change(&mut decoded.report);
    let assessment = assess(
        &decoded.template,
        crate::rules(&decoded.template),
        &decoded.report,
        None,
    );
    let result = assessment
        .checks
        .iter()
        .find(|one| one.id == check)
        .unwrap();
    assert_eq!(
        result.state == CheckState::Fails,
        found,
        "{check}: {:?}",
        result.findings
    );
}

#[track_caller]
fn check(path: &str, words: &str, id: &str, found: bool) {
    check_after(
        |report| report.set(FieldPath::new(path), Answer::Text(words.to_owned())),
        id,
        found,
    );
}

#[test]
fn a_label_typed_into_an_addressee_is_told() {
    check(
        "document.addressees",
        "UBND tỉnh\nKÍNH GỬI: Sở Nội vụ",
        "documentAddresseesBare",
        true,
    );
    check(
        "document.addressees",
        "UBND tỉnh\nSở Nội vụ",
        "documentAddresseesBare",
        false,
    );
}

#[test]
fn a_comma_or_a_day_typed_after_the_place_is_told() {
    check("document.place", "An Giang,", "documentPlaceBare", true);
    check(
        "document.place",
        "An Giang ngày 12",
        "documentPlaceBare",
        true,
    );
    check(
        "document.place",
        "Thành phố Hồ Chí Minh",
        "documentPlaceBare",
        false,
    );
}

#[test]
fn titles_in_the_name_of_the_signer_are_told() {
    for name in [
        "ThS. Nguyễn Văn A",
        "TS. Lê Thị B",
        "PGS.TS Trần C",
        "Tiến sĩ Lê D",
        "ThS Đỗ E",
        "Kỹ sư Bùi G",
    ] {
        check("document.signerName", name, "documentSignerNameBare", true);
    }
    for name in [
        "Nguyễn Thị Minh Thúy",
        "Trần Quốc Toản",
        "Y Thắng Ksor",
        "Lê Ngọc Bích",
    ] {
        check("document.signerName", name, "documentSignerNameBare", false);
    }
}

#[test]
fn a_new_issue_says_what_it_replaces() {
    check_after(
        |report| report.revision.number = 2,
        "documentReplacedStated",
        true,
    );
    check_after(|_| {}, "documentReplacedStated", false);
    let stated = |report: &mut Report| {
        report.revision.number = 2;
        report.set(
            FieldPath::new("document.replaces"),
            Answer::Text("Báo cáo số 05/BC-SXD".to_owned()),
        );
    };
    check_after(stated, "documentReplacedStated", false);
}

#[test]
fn a_document_that_replaces_itself_is_told() {
    let with = |replaced: &str| {
        let replaced = replaced.to_owned();
        move |report: &mut Report| {
            report.set(
                FieldPath::new("document.codeNumber"),
                read(&FieldKind::Count, "5"),
            );
            report.set(
                FieldPath::new("document.issuedDate"),
                read(&FieldKind::Date, "09/12/2021"),
            );
            report.set(FieldPath::new("document.replaces"), Answer::Text(replaced));
        }
    };
    let (own, other) = (
        "Báo cáo số 05/BC-SXD ngày 09 tháng 12 năm 2021",
        "Báo cáo số 04/BC-SXD ngày 09 tháng 12 năm 2021",
    );
    check_after(with(own), "documentReplacesAnother", true);
    check_after(with(other), "documentReplacesAnother", false);
}

#[test]
fn a_deputy_signs_with_kt_and_a_collective_with_tm() {
    let check =
        |agency: &str, authority: &str, position: &str, chief: &str, id: &str, found: bool| {
            let change = |report: &mut Report| {
                report.set(
                    FieldPath::new("document.signingAuthority"),
                    Answer::Text(authority.to_owned()),
                );
                for (path, words) in [
                    ("agency.name", agency),
                    ("document.signerPosition", position),
                    ("document.signingChief", chief),
                ] {
                    let answer = if words.is_empty() {
                        Answer::Blank
                    } else {
                        Answer::Text(words.to_owned())
                    };
                    report.set(FieldPath::new(path), answer);
                }
            };
            check_after(change, id, found);
        };
    let (department, province, office) = (
        "Sở Xây dựng",
        "Ủy ban nhân dân tỉnh",
        "Văn phòng Ủy ban nhân dân tỉnh",
    );
    check(
        department,
        "head",
        "Phó Giám đốc",
        "",
        "documentDeputyNeedsChief",
        true,
    );
    check(
        department,
        "kt",
        "Phó Giám đốc",
        "",
        "documentDeputyNeedsChief",
        false,
    );
    check(
        department,
        "tl",
        "Phó Trưởng phòng",
        "",
        "documentDeputyNeedsChief",
        true,
    );
    check(
        department,
        "tl",
        "Phó Trưởng phòng",
        "Trưởng phòng",
        "documentDeputyNeedsChief",
        false,
    );
    check(
        department,
        "head",
        "Trưởng phòng",
        "",
        "documentDeputyNeedsChief",
        false,
    );
    check(
        province,
        "tm",
        "Phó Chủ tịch",
        "",
        "documentDeputyNeedsChief",
        true,
    );
    check(
        province,
        "tm",
        "Phó Chủ tịch",
        "Chủ tịch",
        "documentDeputyNeedsChief",
        false,
    );
    check(
        province,
        "kt",
        "Phó Chủ tịch",
        "",
        "documentCollectiveSigns",
        true,
    );
    check(
        province,
        "tm",
        "Chủ tịch",
        "",
        "documentCollectiveSigns",
        false,
    );
    check(
        province,
        "tl",
        "Chánh Văn phòng",
        "",
        "documentCollectiveSigns",
        false,
    );
    check(
        office,
        "head",
        "Chánh Văn phòng",
        "",
        "documentCollectiveSigns",
        false,
    );
    // Field case `old-spelling`.
    for agency in [
        "Uỷ ban nhân dân xã Giao Hoà",
        "U\u{309}Y BAN  nhân dân xã Giao Hòa",
        "UBND xã Giao Hòa",
        "UBND\u{a0}phường 1",
    ] {
        check(
            agency,
            "head",
            "Chủ tịch",
            "",
            "documentCollectiveSigns",
            true,
        );
        check(
            agency,
            "tm",
            "Chủ tịch",
            "",
            "documentCollectiveSigns",
            false,
        );
    }
    check(
        "Văn phòng HĐND và UBND tỉnh",
        "head",
        "Chánh Văn phòng",
        "",
        "documentCollectiveSigns",
        false,
    );
    check(
        department,
        "kt",
        "Phó Giám đốc",
        "Giám đốc",
        "documentChiefUnneeded",
        true,
    );
    check(
        department,
        "tuq",
        "Phó Trưởng phòng",
        "Trưởng phòng",
        "documentChiefUnneeded",
        false,
    );
}
