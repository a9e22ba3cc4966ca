//! What is left to fill in and what is wrong are counted apart, and findings of one kind are one.

use std::sync::Arc;

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::{Assessment, Standing};
use bao_cao_so::assess::open_items::{OpenItem, OpenKind, blanks};
use bao_cao_so::input::answer::read;
use bao_cao_so::input::number::format_rounded;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::{Report, Status};
use bao_cao_so::model::template::Severity;
use bao_cao_so::template::form::Form;

use crate::empty_form::{begun, include_all};
use crate::told::{Told, explained};

/// A new report of a built-in template in which some answers are typed.
fn typed(template: &str, answers: &[(&str, &str)]) -> (Arc<Form>, Report, Assessment) {
    let form = crate::shipped().forms.iter().find(|one| one.id == template);
    let form = form.unwrap().clone();
    let mut report = begun(&form);
    for (path, text) in answers {
        let path = FieldPath::new(*path);
        let kind = form.field_kind(&path).unwrap();
        let answer = read(kind, text);
        report.set(path, answer);
    }
    let assessment = assess(&form, crate::rules(&form), &report, None);
    (form, report, assessment)
}

/// Addresses that are asked for.
fn asked(items: &[OpenItem]) -> Vec<String> {
    let fields = items.iter().flat_map(|item| match &item.kind {
        OpenKind::Missing(fields) => fields.clone(),
        OpenKind::Problem(_) => Vec::new(),
    });
    fields.map(|path| path.as_str().to_owned()).collect()
}

#[test]
fn a_new_report_has_answers_left_to_fill_in_and_nothing_wrong() {
    for form in &crate::shipped().forms {
        let mut report = begun(form);
        // Some acts that the outline of 2021 names are not in force in the year of this report.
        if form.id == "bao-cao-nam-cntt" {
            report.answers.clear();
        }
        for all in [false, true] {
            if all {
                include_all(form, &mut report);
            }
            let assessment = assess(form, crate::rules(form), &report, None);
            let open = Told(form, &report, &assessment).open();
            let wrong: Vec<&OpenItem> = open.iter().filter(|item| !item.is_missing()).collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", form.id);
            let required = assessment.overall();
            assert_eq!(required.given, 0, "{}", form.id);
            let asked = asked(&open);
            assert!(
                open.len() >= required.asked && asked.len() >= required.asked,
                "{}: {} and {} of {}",
                form.id,
                open.len(),
                asked.len(),
                required.asked
            );
        }
    }
}

#[test]
fn an_answer_that_others_make_necessary_is_asked_for_as_long_as_it_is_blank() {
    const USUAL: &str = "bao-cao-nam-chuyen-doi-so";
    for (answers, field, expected) in [
        (&[("incidents", "0")][..], "incidentResponse", false),
        (&[("incidents", "2")], "incidentResponse", true),
        (
            &[("incidents", "2"), ("incidentResponse", "Đã xử lý.")],
            "incidentResponse",
            false,
        ),
        // One of the two would do.
        (&[], "agency.abbreviation", false),
        (&[], "document.codeNotation", false),
        (&[("agency.name", "Sở Xây dựng")], "agency.superior", true),
        (
            &[("agency.name", "Ủy ban nhân dân xã Giao Hòa")],
            "agency.superior",
            false,
        ),
        (
            &[("document.signingAuthority", "head")],
            "document.signingHead",
            false,
        ),
        (
            &[("document.signingAuthority", "tm")],
            "document.signingHead",
            true,
        ),
    ] {
        let (form, report, assessment) = typed(USUAL, answers);
        let asked = asked(&Told(&form, &report, &assessment).open());
        assert_eq!(
            asked.iter().any(|one| one == field),
            expected,
            "{answers:?}"
        );
    }
}

#[test]
fn what_is_open_is_counted_in_its_section_and_what_is_left_also_above_it() {
    for (answers, status) in [
        (&[][..], Status::Draft),
        (
            &[("computers", "5"), ("statedComputerRate", "100")],
            Status::Draft,
        ),
        (
            &[],
            Status::Completed("2025-12-20T08:00:00+07:00".to_owned()),
        ),
    ] {
        for form in &crate::shipped().forms {
            let (form, mut report, assessment) = if form.id == "bao-cao-nam-cntt" {
                typed(&form.id, answers)
            } else {
                typed(&form.id, &[])
            };
            include_all(&form, &mut report);
            report.status = status.clone();
            let told = Told(&form, &report, &assessment);
            let (items, counts) = (told.open(), told.counts());
            let kept: Vec<&OpenItem> = items
                .iter()
                .filter(|item| status == Status::Draft || item.is_of_issue)
                .collect();
            let missing = kept.iter().filter(|item| item.is_missing()).count();
            assert_eq!(counts.left, missing, "{}", form.id);
            assert_eq!(counts.problems, kept.len() - missing, "{}", form.id);
            let problems: usize = counts.sections.iter().map(|one| one.problems).sum();
            assert_eq!(problems, counts.problems, "{}", form.id);
            let left = |id: &str| {
                let found = counts.sections.iter().find(|one| one.section == id);
                found.map_or(0, |one| one.left)
            };
            let top: usize = form.sections.iter().map(|section| left(&section.id)).sum();
            assert_eq!(top + left("particulars"), counts.left, "{}", form.id);
            let mut asked = asked(&items);
            asked.sort();
            let counted: Vec<&str> = counts.asked.iter().map(FieldPath::as_str).collect();
            if status == Status::Draft {
                assert_eq!(counted, asked, "{}", form.id);
            } else {
                assert_eq!(counts.left, 0, "{}", form.id);
            }
        }
    }
}

#[test]
fn a_number_and_a_date_that_the_office_gives_later_are_notes() {
    let (form, report, assessment) = typed("bao-cao-nam-chuyen-doi-so", &[]);
    for check in ["documentNumberKnown", "documentDateKnown"] {
        assert_eq!(assessment.finding(check).unwrap().severity, Severity::Note);
    }
    let open = Told(&form, &report, &assessment).open();
    assert!(!asked(&open).iter().any(|one| one == "document.issuedDate"));
}

#[test]
fn findings_of_one_kind_in_one_section_are_one_with_one_explanation() {
    let (form, mut report, assessment) = typed(
        "bao-cao-nam-cntt",
        &[
            ("statedComputerRate", "100"),
            ("statedLanRate", "100"),
            ("statedWanRate", "100"),
        ],
    );
    let told = Told(&form, &report, &assessment);
    let groups = told.groups();
    let group = groups
        .iter()
        .find(|one| one.key == "infrastructure::statedWithoutCounts-warning")
        .unwrap();
    assert_eq!(
        told.heading(group),
        "Có 3 tỷ lệ ghi tay chưa có số đếm để kiểm tra."
    );
    assert!(!group.is_missing() && group.is_explainable());
    assert_eq!(group.standing(&report), Standing::Open);
    assert!(group.explanations(&report).is_empty());
    assert_eq!(group.waiting(&report), 3);
    let keys: Vec<String> = group.findings.iter().map(|one| one.key.clone()).collect();

    // One explained of three, two alike, all.
    for (explained_keys, standing, waiting) in [
        (&keys[..1], Standing::Open, 2),
        (&keys[..2], Standing::Open, 1),
        (&keys[..], Standing::Explained, 0),
    ] {
        report.explanations.clear();
        for key in explained_keys {
            let finding = assessment.finding(key).unwrap();
            report
                .explanations
                .insert(key.clone(), explained(finding, "Theo sổ."));
        }
        let told = Told(&form, &report, &assessment);
        let groups = told.groups();
        let group = groups
            .iter()
            .find(|one| one.key == "infrastructure::statedWithoutCounts-warning")
            .unwrap();
        assert_eq!(group.standing(&report), standing);
        // The words of some are not out of sight where others have none.
        assert_eq!(group.explanations(&report), ["Theo sổ."]);
        assert_eq!(group.waiting(&report), waiting);
    }
}

#[test]
fn groups_stand_in_the_order_of_the_form_what_is_missing_first() {
    let (form, report, assessment) = typed(
        "bao-cao-nam-chuyen-doi-so",
        &[("incidents", "x"), ("document.signingAuthority", "kt")],
    );
    let told = Told(&form, &report, &assessment);
    let groups = told.groups();
    let outline: Vec<String> = std::iter::once("particulars".to_owned())
        .chain(
            form.outline(&report)
                .into_iter()
                .map(|(_, one)| one.id.clone()),
        )
        .collect();
    let place = |section: &str| outline.iter().position(|one| one == section).unwrap();
    assert!(groups.is_sorted_by_key(|one| place(&one.section)));
    assert_eq!(groups[0].key, "particulars::missing");
    let all: usize = groups.iter().map(|one| one.findings.len()).sum();
    assert_eq!(all, assessment.findings().len());
}

#[test]
fn an_answer_that_does_not_apply_is_not_left_to_fill_in() {
    let (form, mut report, _) = typed("bao-cao-nam-chuyen-doi-so", &[]);
    let path = FieldPath::new("incidents");
    report.set(path, Answer::NotApplicable("Không có hệ thống.".to_owned()));
    let assessment = assess(&form, crate::rules(&form), &report, None);
    let asked = asked(&Told(&form, &report, &assessment).open());
    assert!(!asked.iter().any(|one| one == "incidents"));
}

#[test]
fn a_sentence_names_the_sources_that_gave_something() {
    for (amounts, expected) in [
        (
            &[("central", "5")][..],
            Some("Theo nguồn: ngân sách trung ương 5 triệu đồng."),
        ),
        (
            &[("local", "1.185"), ("other", "100")],
            Some("Theo nguồn: ngân sách địa phương 1.185 triệu đồng; nguồn khác 100 triệu đồng."),
        ),
        (
            &[("central", "0"), ("other", "0,5")],
            Some("Theo nguồn: nguồn khác 0,5 triệu đồng."),
        ),
        (&[("local", "0")], None),
    ] {
        let form = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
        let mut report = begun(&form);
        for (row, (source, amount)) in amounts.iter().enumerate() {
            let row = format!("r{row}");
            for (column, typed) in [("source", *source), ("amount", *amount)] {
                let path = FieldPath::cell("funding", &row, column);
                let answer = read(form.field_kind(&path).unwrap(), typed);
                report.set(path, answer);
            }
            report
                .rows
                .entry("funding".to_owned())
                .or_default()
                .push(row);
        }
        let assessment = assess(&form, crate::rules(&form), &report, None);
        let told = Told(&form, &report, &assessment);
        assert_eq!(told.sentence("fundingSourceText").as_deref(), expected);
    }
}

#[test]
fn the_way_from_blank_to_blank_leads_to_each_also_where_one_of_several_would_do() {
    let mut of_several = 0;
    for (report, form) in crate::samples::samples() {
        let rules = crate::rules(&form);
        let assessment = assess(&form, rules, &report, None);
        let blanks = blanks(&assessment, &form, &report);
        assert!(blanks.is_sorted(), "{}", form.id);
        for item in Told(&form, &report, &assessment).open() {
            let OpenKind::Missing(asked) = &item.kind else {
                continue;
            };
            assert!(asked.iter().all(|path| blanks.contains(path)), "{asked:?}");
            of_several += usize::from(asked.is_empty());
        }
    }
    assert!(of_several > 0, "else this shows nothing");
}

/// Parts of nothing stood in sentences: "tổ chức 00, cá nhân 05", "trong đó 0 văn bản điện tử, đạt tỷ lệ 0%".
#[test]
fn a_part_of_nothing_leaves_its_sentence() {
    const YEAR: &str = "bao-cao-nam-chuyen-doi-so";
    const YEAR_2021: &str = "bao-cao-nam-cntt";
    for (template, answers, sentence, expected) in [
        (
            YEAR,
            &[
                ("organisationCertificates", "0"),
                ("personalCertificates", "5"),
            ][..],
            "certificatesText",
            Some("Đã cấp 05 chứng thư số, trong đó cá nhân 05."),
        ),
        (
            YEAR,
            &[("incomingDocuments", "20"), ("incomingElectronic", "0")],
            "incomingText",
            Some("Tiếp nhận 20 văn bản đến."),
        ),
        (YEAR, &[("incomingDocuments", "20")], "incomingText", None),
        (
            YEAR,
            &[
                ("headcount", "10"),
                ("mailAccounts", "10"),
                ("mailUsers", "0"),
            ],
            "mailText",
            Some("Tỷ lệ cán bộ, công chức, viên chức được cấp thư điện tử công vụ đạt 100%."),
        ),
        (
            YEAR,
            &[
                ("levelScheme", "nd42"),
                ("procedures", "10"),
                ("fullServices", "0"),
                ("partialServices", "4"),
            ],
            "servicesText",
            Some(
                "Cung cấp 04 dịch vụ công trực tuyến trên tổng số 10 thủ tục hành chính thuộc thẩm quyền, đạt tỷ lệ 40%; trong đó một phần 04.",
            ),
        ),
        (
            YEAR_2021,
            &[("receivedDossiers", "9"), ("directDossiers", "0")],
            "directText",
            None,
        ),
        (
            YEAR_2021,
            &[("receivedDossiers", "0"), ("directDossiers", "0")],
            "receivedOnlyText",
            Some("Tổng số hồ sơ tiếp nhận: 0 hồ sơ."),
        ),
        (
            YEAR_2021,
            &[("receivedDossiers", "9"), ("onlineDossiers", "9")],
            "receivedText",
            Some("Tổng số hồ sơ tiếp nhận: 09 hồ sơ. Trong đó:"),
        ),
        (
            YEAR_2021,
            &[
                ("staff.university.fullTime", "0"),
                ("staff.college.fullTime", "3"),
            ],
            "itDegreeText",
            None,
        ),
        (
            "danh-gia-ke-hoach-giai-doan",
            &[("resolvedInTime", "0"), ("resolvedLate", "4")],
            "resolvedText",
            Some("Đã giải quyết 04 hồ sơ, trong đó trễ hạn 04 hồ sơ; tỷ lệ đúng hạn đạt 0%."),
        ),
        (
            "ket-qua-ke-hoach",
            &[("itStaff", "3"), ("itDegreeStaff", "0")],
            "itStaffText",
            Some("Cơ quan có 03 người phụ trách công nghệ thông tin."),
        ),
        (
            "danh-gia-ke-hoach-giai-doan",
            &[
                ("procedures", "100"),
                ("level4Procedures", "0"),
                ("level3Procedures", "7"),
            ],
            "proceduresText",
            Some(
                "Toàn tỉnh đã tích hợp, công khai 100 thủ tục hành chính, trong đó 07 thủ tục mức độ 3, chiếm 7% tổng số thủ tục.",
            ),
        ),
        (
            "tong-hop-nghi-quyet-cpdt",
            &[
                ("certificates", "12"),
                ("organisationCertificates", "12"),
                ("personalCertificates", "0"),
            ],
            "certificatesText",
            Some("Toàn tỉnh có 12 chứng thư số, trong đó 12 của tổ chức."),
        ),
    ] {
        let (form, report, assessment) = typed(template, answers);
        let told = Told(&form, &report, &assessment);
        assert_eq!(
            told.sentence(sentence).as_deref(),
            expected,
            "{template}: {answers:?}"
        );
    }
}

/// The number of people was required although the table beside it adds up to it.
#[test]
fn a_total_is_not_asked_where_its_table_gives_it() {
    for template in ["bao-cao-nam-chuyen-doi-so", "bao-cao-nam-cntt"] {
        let total = FieldPath::new("itStaff");
        let table = [
            ("headcount", "20"),
            ("staff.university.fullTime", "3"),
            ("staff.college.partTime", "1"),
        ];
        let nobody = [("staff.university.fullTime", "0")];
        let stated = [("headcount", "20"), ("itStaff", "4")];
        for (answers, is_asked, rate) in [
            (&[][..], true, None),
            (&table, false, Some("20")),
            (&nobody, false, None),
            (&stated, false, Some("20")),
        ] {
            let (form, report, assessment) = typed(template, answers);
            let open = Told(&form, &report, &assessment).counts();
            assert_eq!(open.asked.contains(&total), is_asked, "{answers:?}");
            let found = assessment
                .indicators
                .iter()
                .find(|one| one.id == "itStaffRate");
            let found = found.and_then(|one| one.number());
            let found = found.map(|rate| format_rounded(rate, 2));
            assert_eq!(found.as_deref(), rate, "{answers:?}");
        }
        // Both are compared still.
        let (_, _, assessment) = typed(template, &[&table[..], &[("itStaff", "5")]].concat());
        assert!(assessment.finding("itStaffSum").is_some());
    }
}
