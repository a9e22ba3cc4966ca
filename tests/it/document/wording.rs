//! What a signed document says is an agency's own: no words of the form, of fields or of the app.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::tree::{Block, Document};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::messages::message::printed_label;
use bao_cao_so::messages::vi::sentences::render_subject_and_closing;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::template::form::Form;

use super::plain::to_text;
use super::sample::{changed, say};

/// Words by which the form or the app speaks.
const OF_THE_FORM: [&str; 15] = [
    "ghi tay",
    "cơ quan nêu",
    "không đọc được",
    "chưa điền",
    "đã điền",
    "để trống",
    "ô này",
    "gõ",
    "Xem thêm",
    "Ghi chú:",
    "phần mềm lập",
    "trên máy này",
    "đang ghi",
    "số đếm",
    "Không áp dụng”",
];

fn document(template: &Form, report: &Report) -> Document {
    let (subject, closing) = render_subject_and_closing(template, crate::rules(template), report);
    let assessment = assess(template, crate::rules(template), report, None);
    compose(
        template,
        crate::rules(template),
        report,
        &assessment,
        &Written {
            subject,
            closing,
            ..Written::default()
        },
    )
}

/// A report with every finding explained that can be.
fn explained(template: &Form, mut report: Report) -> Report {
    for finding in assess(template, crate::rules(template), &report, None)
        .findings()
        .iter()
        .filter(|finding| finding.explainable)
    {
        let edit = crate::told::explained(finding, "Số liệu đúng theo sổ theo dõi.");
        report.explanations.insert(finding.key.clone(), edit);
    }
    report
}

#[track_caller]
fn check(name: &str, text: &str) {
    let lines = text
        .lines()
        .filter(|line| OF_THE_FORM.iter().any(|words| line.contains(words)));
    assert_eq!(lines.collect::<Vec<_>>(), Vec::<&str>::new(), "{name}");
}

fn samples() -> Vec<(&'static str, Form, Report)> {
    let of = |(name, text): &(&'static str, &str)| {
        let decoded = decode(text, &crate::shipped().forms).expect("a sample");
        (*name, (*decoded.template).clone(), decoded.report)
    };
    SAMPLES.iter().map(of).collect()
}

#[test]
fn no_document_speaks_as_the_form() {
    for (name, template, report) in samples() {
        let report = explained(&template, report);
        assert!(
            document(&template, &report).annexes.len() > 1,
            "{name} explains nothing"
        );
        check(name, &to_text(&document(&template, &report)));
    }
}

#[test]
fn nor_does_a_report_in_which_everything_is_still_missing_or_not_to_be_read() {
    for (name, template, mut report) in samples() {
        let numbers = report
            .answers
            .iter()
            .filter(|(_, answer)| matches!(answer, Answer::Number(_)));
        let paths: Vec<FieldPath> = numbers.map(|(path, _)| path.clone()).collect();
        for (position, path) in paths.into_iter().enumerate() {
            let answer = match position % 3 {
                0 => Answer::Blank,
                1 => Answer::Unreadable("gần 100%".to_owned()),
                _ => Answer::NotApplicable(String::new()),
            };
            report.set(path, answer);
        }
        let report = explained(&template, report);
        let text = to_text(&document(&template, &report));
        check(name, &text);
        assert!(text.contains("gần 100%"), "{name}");
    }
}

#[test]
fn what_templates_print_does_not_either() {
    for template in &crate::shipped().forms {
        let id = &template.id;
        let fields = template
            .fields
            .values()
            .map(|placed| printed_label(&placed.field.label));
        let notes = crate::rules(template)
            .indicators
            .iter()
            .filter_map(|one| one.definition.note.clone());
        let names = crate::rules(template)
            .indicators
            .iter()
            .map(|one| one.definition.label.clone());
        check(
            id,
            &fields
                .chain(notes)
                .chain(names)
                .collect::<Vec<_>>()
                .join("\n"),
        );
        for placed in template.tables.values() {
            let mut labels: Vec<String> = placed
                .table
                .columns
                .iter()
                .map(|column| printed_label(&column.label))
                .collect();
            labels.sort();
            labels.dedup();
            assert_eq!(
                labels.len(),
                placed.table.columns.len(),
                "{id}: two columns of {} read alike",
                placed.table.id
            );
        }
    }
}

#[test]
fn a_text_longer_than_its_field_takes_is_printed_as_the_text() {
    let long = "Nâng cấp máy chủ. ".repeat(2000);
    let document = changed(|report| {
        report.set(FieldPath::new("measures"), Answer::Unreadable(long.clone()));
    });
    assert!(document.body.iter().any(|block| match block {
        Block::Paragraph(text) | Block::Dash(text) | Block::Plus(text) => *text == long.trim(),
        _ => false,
    }));
}

#[test]
fn so_is_one_of_the_particulars() {
    let (_, template, mut report) = samples()
        .into_iter()
        .find(|(name, ..)| *name == "vi-du-2025")
        .expect("the sample");
    report.set(
        FieldPath::new("agency.superior"),
        Answer::Unreadable("Ủy ban nhân dân tỉnh ".repeat(50)),
    );
    assert!(
        document(&template, &report)
            .letterhead
            .superior
            .starts_with("ỦY BAN NHÂN DÂN TỈNH ỦY BAN")
    );
}

#[track_caller]
fn check_closing(addressees: &str, expected: &str) {
    let (_, template, mut report) = samples()
        .into_iter()
        .find(|(name, ..)| *name == "vi-du-2025")
        .expect("the sample");
    say(&mut report, "document.addressees", addressees);
    let closing = document(&template, &report)
        .closing
        .pop()
        .unwrap_or_default();
    let (_, end) = closing.split_once(" năm 2025").expect("the period");
    assert_eq!(end, expected);
}

#[test]
fn the_closing_words_name_those_to_whom_the_report_goes() {
    check_closing(
        "Sở Khoa học và Công nghệ",
        ", kính gửi Sở Khoa học và Công nghệ xem xét, tổng hợp./.",
    );
    check_closing(
        "Kính gửi: Ủy ban nhân dân tỉnh.",
        ", kính gửi Ủy ban nhân dân tỉnh xem xét, tổng hợp./.",
    );
    check_closing(
        "- Ủy ban nhân dân tỉnh;\n- Sở Nội vụ;\n- Sở Khoa học và Công nghệ.",
        ", kính gửi Ủy ban nhân dân tỉnh, Sở Nội vụ và Sở Khoa học và Công nghệ xem xét, tổng hợp./.",
    );
    check_closing(
        "Kính gửi:\n- Sở Nội vụ;\n- Sở Khoa học và Công nghệ.",
        ", kính gửi Sở Nội vụ và Sở Khoa học và Công nghệ xem xét, tổng hợp./.",
    );
    check_closing("Kính gửi:", "./.");
    check_closing("", "./.");
}
