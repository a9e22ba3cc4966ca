//! Report -> document tree: the single official parts, rule by rule of Nghị định 30/2020/NĐ-CP.

use bao_cao_so::document::compose::letterhead::{code_line, code_notation};
use bao_cao_so::document::tree::Document;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::{Report, Status};

use super::sample::{changed, report, say, template};

/// Room that a blank leaves: no-break spaces, shown here as `_`.
fn visible(text: &str) -> String {
    text.replace('\u{a0}', "_")
}

mod number_and_symbol {
    use super::*;

    #[track_caller]
    fn check(number: Option<u32>, notation: &str, abbreviation: &str, expected: &str) {
        let mut report = report();
        report.set(
            FieldPath::new("document.codeNumber"),
            number.map_or(Answer::Blank, |number| Answer::Number(number.into())),
        );
        say(&mut report, "document.codeNotation", notation);
        say(&mut report, "agency.abbreviation", abbreviation);
        assert_eq!(visible(&code_line(&template(), &report)), expected);
        assert!(expected.ends_with(&visible(&code_notation(&template(), &report))));
    }

    #[test]
    fn a_number_below_ten_gets_a_zero() {
        check(Some(5), "", "SXD", "Số: 05/BC-SXD");
        check(Some(9), "", "SXD", "Số: 09/BC-SXD");
        check(Some(10), "", "SXD", "Số: 10/BC-SXD");
    }

    #[test]
    fn a_zero_stays_visible_for_the_check_that_refuses_it() {
        check(Some(0), "", "SXD", "Số: 00/BC-SXD");
    }

    #[test]
    fn a_large_number_is_not_grouped() {
        check(Some(1762), "", "SXD", "Số: 1762/BC-SXD");
    }

    #[test]
    fn a_blank_number_leaves_room() {
        check(None, "", "SXD", "Số: ______/BC-SXD");
    }

    #[test]
    fn a_stated_symbol_wins() {
        check(Some(5), "BC-STTTT-BCVT", "SXD", "Số: 05/BC-STTTT-BCVT");
    }

    #[test]
    fn a_blank_abbreviation_leaves_dots_for_it() {
        check(Some(5), "", " ", "Số: 05/BC-........");
    }
}

mod place_and_date {
    use super::*;

    #[track_caller]
    fn check(place: &str, issued: &str, expected: &str) {
        let document = changed(|report| {
            say(report, "document.place", place);
            say(report, "document.issuedDate", issued);
        });
        assert_eq!(visible(&document.letterhead.place_date), expected);
    }

    #[test]
    fn days_below_ten_and_months_one_and_two_get_a_zero() {
        check(
            "An Giang",
            "2021-02-03",
            "An Giang, ngày 03 tháng 02 năm 2021",
        );
        check(
            "An Giang",
            "2021-03-10",
            "An Giang, ngày 10 tháng 3 năm 2021",
        );
    }

    #[test]
    fn a_comma_typed_after_the_place_is_not_doubled() {
        check(
            "An Giang,",
            "2021-03-10",
            "An Giang, ngày 10 tháng 3 năm 2021",
        );
    }

    #[test]
    fn what_is_blank_leaves_room_the_year_too() {
        check(
            "An Giang",
            "",
            "An Giang, ngày ______ tháng ______ năm ______",
        );
        check("", "2021-12-14", "______, ngày 14 tháng 12 năm 2021");
        check(
            "An Giang",
            "2021-02-30",
            "An Giang, ngày ______ tháng ______ năm ______",
        );
    }
}

mod signatures {
    use super::*;

    #[track_caller]
    fn check(authority: &str, head: &str, position: &str, expected: &[&str]) {
        let document = changed(|report| {
            say(report, "document.signingAuthority", authority);
            say(report, "document.signingHead", head);
            say(report, "document.signerPosition", position);
        });
        let signature = document.signature;
        let lines: Vec<String> = signature
            .authority
            .into_iter()
            .chain(signature.position)
            .collect();
        assert_eq!(lines, expected);
        assert_eq!(signature.name, "Nguyễn Thị Minh Thúy");
    }

    #[test]
    fn each_authority_has_its_form() {
        check("head", "Giám đốc", "Giám đốc", &["GIÁM ĐỐC"]);
        check(
            "tm",
            "Ủy ban nhân dân",
            "Chủ tịch",
            &["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        );
        check(
            "kt",
            "Giám đốc",
            "Phó Giám đốc",
            &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        );
        check(
            "tl",
            "Chủ tịch",
            "Chánh Văn phòng",
            &["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
        );
        check(
            "tuq",
            "Giám đốc",
            "Trưởng phòng",
            &["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
        );
        check("q", "Giám đốc", "Giám đốc", &["Q. GIÁM ĐỐC"]);
    }

    #[test]
    fn a_deputy_signs_for_the_chief_of_those_whom_the_signature_is_given_for() {
        let check =
            |authority: &str, head: &str, chief: &str, position: &str, expected: &[&str]| {
                let document = changed(|report| {
                    say(report, "document.signingAuthority", authority);
                    say(report, "document.signingHead", head);
                    say(report, "document.signingChief", chief);
                    say(report, "document.signerPosition", position);
                });
                let signature = document.signature;
                assert_eq!([signature.authority, signature.position].concat(), expected);
            };
        let lines = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
        check("tm", "Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch", &lines);
        check(
            "tm",
            "Ủy ban nhân dân",
            "KT. Chủ tịch",
            "Phó Chủ tịch",
            &lines,
        );
        let lines = ["TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"];
        check("tl", "Giám đốc", "Trưởng phòng", "Phó Trưởng phòng", &lines);
        check(
            "kt",
            "Giám đốc",
            "Giám đốc",
            "Phó Giám đốc",
            &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        );
        check("head", "", "Giám đốc", "Giám đốc", &["GIÁM ĐỐC"]);
    }

    #[test]
    fn an_abbreviation_that_was_typed_is_not_doubled() {
        check(
            "kt",
            "KT. Giám đốc",
            "Phó Giám đốc",
            &["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        );
        check("q", "", "Q. Giám đốc", &["Q. GIÁM ĐỐC"]);
    }

    #[test]
    fn blanks_leave_no_empty_line() {
        check("", "Giám đốc", "", &["GIÁM ĐỐC"]);
        check("kt", "Giám đốc", "", &["KT. GIÁM ĐỐC"]);
        check("", "", "", &[]);
    }
}

mod legal_bases {
    use super::*;

    #[track_caller]
    fn check(acts: &str, typed: &str, expected: &[&str]) {
        let document = changed(|report| {
            say(report, "document.bases", acts);
            say(report, "document.otherBases", typed);
        });
        assert_eq!(document.bases, expected);
    }

    #[test]
    fn each_ends_with_a_semicolon_and_the_last_with_a_full_stop() {
        check(
            "qd45\nnd43",
            "Kế hoạch số 379/KH-SXD ngày 03/02/2021 của Sở Xây dựng;",
            &[
                "Căn cứ Quyết định số 45/2016/QĐ-TTg ngày 19 tháng 10 năm 2016 của Thủ tướng Chính phủ về việc tiếp nhận hồ sơ;",
                "Căn cứ Nghị định số 43/2011/NĐ-CP ngày 13 tháng 6 năm 2011 của Chính phủ quy định về việc cung cấp thông tin;",
                "Căn cứ Kế hoạch số 379/KH-SXD ngày 03/02/2021 của Sở Xây dựng.",
            ],
        );
    }

    #[test]
    fn a_law_has_neither_number_nor_symbol_nor_issuer() {
        check(
            "law",
            "",
            &["Căn cứ Luật Công nghệ thông tin ngày 29 tháng 6 năm 2006."],
        );
    }

    #[test]
    fn a_subject_that_is_a_thing_is_led_by_about() {
        check(
            "nd64",
            "",
            &[
                "Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10 tháng 4 năm 2007 của Chính phủ về Ứng dụng công nghệ thông tin.",
            ],
        );
    }

    #[test]
    fn an_act_without_a_date_is_cited_without_one() {
        check(
            "undated",
            "",
            &["Căn cứ Kế hoạch số 61/KH-UBND của UBND tỉnh về Phát triển chính quyền số."],
        );
    }

    #[test]
    fn an_unknown_act_stays_visible() {
        check(
            "gone",
            "",
            &["Căn cứ [văn bản “gone” không có trong danh mục]."],
        );
    }

    #[test]
    fn typed_bases_keep_their_own_beginning() {
        check(
            "",
            "- Thực hiện Công văn số 1/STTTT.\n\ncăn cứ Đề án A;;\nBiên bản số 2/BB-SXD",
            &[
                "Thực hiện Công văn số 1/STTTT;",
                "căn cứ Đề án A;",
                "Căn cứ Biên bản số 2/BB-SXD.",
            ],
        );
        check("", " \n;\n", &[]);
    }
}

mod receivers {
    use super::*;

    #[track_caller]
    fn check_addressees(typed: &str, expected: &[&str]) {
        let document = changed(|report| say(report, "document.addressees", typed));
        assert_eq!(
            document.addressees.map(|to| to.names).unwrap_or_default(),
            expected
        );
    }

    #[track_caller]
    fn check_recipients(addressees: &str, typed: &str, archive: &str, expected: &[&str]) {
        let document = changed(|report| {
            say(report, "document.addressees", addressees);
            say(report, "document.recipients", typed);
            say(report, "document.archive", archive);
        });
        assert_eq!(document.recipients.entries, expected);
    }

    #[test]
    fn one_addressee_has_no_punctuation() {
        check_addressees(
            "Kính gửi: Sở Thông tin và Truyền thông.",
            &["Sở Thông tin và Truyền thông"],
        );
    }

    #[test]
    fn several_addressees_are_a_list() {
        check_addressees("- UBND tỉnh;\nSở Nội vụ", &["UBND tỉnh;", "Sở Nội vụ."]);
    }

    #[test]
    fn what_the_app_prints_is_not_printed_twice() {
        check_addressees(
            "KÍNH GỬI: - UBND tỉnh;\nKi\u{301}nh gư\u{309}i: Sở Nội vụ.",
            &["UBND tỉnh;", "Sở Nội vụ."],
        );
    }

    #[test]
    fn no_addressee_prints_nothing() {
        check_addressees("", &[]);
    }

    #[test]
    fn recipients_begin_as_above_and_end_with_the_registry() {
        check_recipients(
            "A",
            "UBND tỉnh.\n- Phòng KH;",
            "VT, VP (1).",
            &["Như trên;", "UBND tỉnh;", "Phòng KH;", "Lưu: VT, VP (1)."],
        );
    }

    #[test]
    fn what_the_app_prints_itself_is_not_doubled() {
        check_recipients(
            "A",
            "Như trên;\nB;\n- Lưu: VT.",
            "Lưu: VT, VP",
            &["Như trên;", "B;", "Lưu: VT, VP."],
        );
    }

    #[test]
    fn without_addressees_there_is_no_as_above_and_the_registry_keeps_one_copy() {
        check_recipients("", "", "", &["Lưu: VT."]);
    }
}

mod replaced_documents {
    use bao_cao_so::document::compose::letterhead::reference;

    use super::*;

    #[test]
    fn a_new_issue_names_the_document_that_it_replaces() {
        let document = changed(|report| {
            say(
                report,
                "document.replaces",
                "Báo cáo số 04/BC-SXD ngày 01 tháng 12 năm 2021.",
            )
        });
        let expected = "Báo cáo này thay thế Báo cáo số 04/BC-SXD ngày 01 tháng 12 năm 2021.";
        assert_eq!(document.closing.first().map(String::as_str), Some(expected));
        assert!(
            !changed(|_| {})
                .closing
                .iter()
                .any(|paragraph| paragraph.contains("thay thế"))
        );
    }

    #[test]
    fn no_document_prints_that_it_replaces_itself() {
        let own = "Báo cáo số 05/BC-SXD ngày 09 tháng 12 năm 2021";
        let document = changed(|report| say(report, "document.replaces", own));
        let closing = document.closing.join(" ");
        assert!(!closing.contains("thay thế"), "{closing}");
    }

    #[test]
    fn only_a_document_with_number_and_date_can_be_referred_to() {
        let mut report = report();
        assert_eq!(
            reference(&template(), &report).as_deref(),
            Some("Báo cáo số 05/BC-SXD ngày 09 tháng 12 năm 2021")
        );
        report.set(FieldPath::new("document.codeNumber"), Answer::Blank);
        assert_eq!(reference(&template(), &report), None);
    }
}

mod check_marks {
    use super::*;

    #[test]
    fn the_check_mark_is_of_the_content_and_can_be_left_out() {
        let mark = |report: &mut Report| say(report, "document.checkMark", "print");
        let of = |document: Document| {
            document
                .check_mark
                .map(|mark| mark.lines)
                .unwrap_or_default()
        };
        let (one, other) = (
            of(changed(|_| {})),
            of(changed(|report| say(report, "measures", "Khác."))),
        );
        assert_eq!(
            one.get(1).map(|code| code.len()),
            Some("3F2A-91BC-77D0-4E15".len())
        );
        assert_ne!(one.get(1), other.get(1));
        assert!(!of(changed(mark)).is_empty());
        assert!(of(changed(|report| say(report, "document.checkMark", "none"))).is_empty());
    }

    #[test]
    fn number_and_day_written_on_paper_later_and_the_course_of_the_report_leave_the_mark() {
        let of = |document: Document| {
            document
                .check_mark
                .map(|mark| (mark.lines, mark.coded))
                .unwrap_or_default()
        };
        let printed = of(changed(|_| {}));
        let numbered = of(changed(|report| {
            report.set(
                FieldPath::new("document.codeNumber"),
                Answer::Number(41_u32.into()),
            );
            say(report, "document.issuedDate", "2021-12-21");
        }));
        let unreadable = of(changed(|report| {
            report.set(
                FieldPath::new("document.codeNumber"),
                Answer::Unreadable("bốn mốt".to_owned()),
            );
        }));
        let completed = of(changed(|report| {
            report.status = Status::Completed("2021-12-22T08:00:00+07:00".to_owned());
            report.changed = "2021-12-22T08:00:00+07:00".to_owned();
            report.revision.number += 1;
        }));
        assert_eq!([&numbered, &unreadable, &completed], [&printed; 3]);
    }
}

mod decimals {
    use bao_cao_so::document::compose::decimals::assess_as_printed;
    use bao_cao_so::document::compose::{Written, compose};
    use bao_cao_so::document::html::to_html;

    use super::*;

    /// The paper of a report with a total and one item.
    fn paper(total: &str, item: &str) -> String {
        let template = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
        let rules = crate::rules(&template);
        let mut report = crate::decimals::blank(&template);
        let number = |text: &str| Answer::Number(bao_cao_so::input::number::parse(text).unwrap());
        report.set(FieldPath::new("itFunding"), number(total));
        report
            .rows
            .insert("funding".to_owned(), vec!["r1".to_owned()]);
        let cell = |column| FieldPath::cell("funding", "r1", column);
        report.set(
            cell("content"),
            Answer::Text("Thuê đường truyền".to_owned()),
        );
        report.set(cell("source"), Answer::Text("local".to_owned()));
        report.set(cell("amount"), number(item));
        let assessment = bao_cao_so::assess::assess(&template, rules, &report, None);
        let printed = assess_as_printed(&template, rules, &report, None, &assessment);
        let printed = printed.as_ref().unwrap_or(&assessment);
        assert_eq!(printed.checks, assessment.checks);
        to_html(&compose(
            &template,
            rules,
            &report,
            printed,
            &Written::default(),
        ))
    }

    #[test]
    fn a_number_does_not_meet_itself_with_fewer_decimals() {
        for (total, item) in [("485,50", "485,5"), ("485,5", "485,50")] {
            let paper = paper(total, item);
            assert!(paper.matches("485,50").count() > 2, "{paper}");
            let bare = paper.replace("485,50", "");
            assert!(!bare.contains("485,5"), "{bare}");
        }
        let whole = paper("20", "20,5");
        assert!(whole.contains("20,5") && !whole.contains("20,0"));
    }

    /// An office that states one rate by hand, with one decimal, beside rates that are worked out with two.
    #[test]
    fn a_stated_rate_has_as_many_decimals_as_the_others() {
        let template = crate::shipped().form("bao-cao-nam-cntt").unwrap();
        let rules = crate::rules(&template);
        let stated = "statedOnTimeRate";
        let paper = |rate: &str, counts: &[(&str, &str)]| {
            let mut report = crate::decimals::blank(&template);
            for (path, typed) in [(stated, rate)].iter().chain(counts) {
                let path = FieldPath::new(*path);
                let answer =
                    bao_cao_so::input::answer::read(template.field_kind(&path).unwrap(), typed);
                report.set(path, answer);
            }
            let assessment = bao_cao_so::assess::assess(&template, rules, &report, None);
            let printed = assess_as_printed(&template, rules, &report, None, &assessment);
            let printed = printed.as_ref().unwrap_or(&assessment);
            to_html(&compose(
                &template,
                rules,
                &report,
                printed,
                &Written::default(),
            ))
        };
        let counts = [("outgoingOnSystem", "5351"), ("outgoingDocuments", "5470")];
        for (rate, shown) in [("98,5", "98,50%"), ("98,50", "98,50%"), ("98", "98%")] {
            let paper = paper(rate, &counts);
            assert!(paper.contains("97,82%") && paper.contains(shown), "{paper}");
            assert!(!paper.contains("98,5%") && !paper.contains("98,00"));
        }
        let other = [("statedOutgoingRate", "97,82")];
        assert!(paper("98,5", &other).contains("98,50%"));
        // Counts beside it say 98,47%: 98,50 would be wrong.
        let own = [
            counts.as_slice(),
            &[("resolvedInTime", "1933"), ("resolvedDossiers", "1963")],
        ]
        .concat();
        let beside = paper("98,5", &own);
        assert!(
            beside.contains("98,47%") && !beside.contains("98,50"),
            "{beside}"
        );
        // Alone, it is as it was stated; a whole one makes none longer, and none is rounded.
        assert!(paper("98,5", &[]).contains("98,5%"));
        let whole = [("outgoingOnSystem", "5470"), ("outgoingDocuments", "5470")];
        assert!(paper("98,5", &whole).contains("98,5%"));
        assert!(paper("98,4567", &counts).contains("98,4567%"));
    }

    #[test]
    fn many_decimals_make_no_other_number_long() {
        let paper = paper("485,5", "0,123456");
        assert!(paper.contains("485,50") && !paper.contains("485,500"));
        assert!(paper.contains("0,123456"));
    }
}
