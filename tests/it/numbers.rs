//! Numbers as typed and as printed (design rule: `.` groups thousands, `,` begins decimals).

use bao_cao_so::input::answer::{read, show};
use bao_cao_so::input::spreadsheet_number::read_cell;
use bao_cao_so::input::{answer, number};
use bao_cao_so::messages::vi::answers;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::template::{Choice, FieldKind};
use rust_decimal::Decimal;

/// Typed text -> the exact decimal, or the name of the problem.
#[track_caller]
fn check_typed(typed: &str, expected: &str) {
    let found = match number::parse(typed) {
        Ok(number) => number.value().to_string(),
        Err(problem) => format!("{problem:?}"),
    };
    assert_eq!(found, expected, "typed {typed:?}");
}

#[test]
fn typed_numbers_follow_the_published_rules() {
    for line in include_str!("../data/numbers/typed.tsv").lines() {
        let (typed, expected) = line.split_once('\t').unwrap();
        check_typed(typed, expected);
    }
    check_typed("", "Characters");
    check_typed(&"-".repeat(100_000), "Characters");
    check_typed("\u{a0}12.481\u{a0}", "12481");
}

#[test]
fn numbers_print_as_an_independent_formatter_prints_them() {
    let mut count = 0;
    for line in include_str!("../data/numbers/formatted.tsv").lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let value = Decimal::from_str_exact(parts[0]).unwrap();
        let text = number::format_decimals(&value.into(), parts[1].parse().unwrap());
        assert_eq!(text, parts[2], "{line}");
        // What is printed reads back as the same number.
        assert_eq!(
            number::parse(&text).map(|read| number::format(read.value())),
            Ok(text),
            "{line}"
        );
        count += 1;
    }
    assert_eq!(count, 10_000);
}

#[track_caller]
fn check_rounded(value: &str, decimals: u32, expected: &str) {
    assert_eq!(
        number::format_rounded(&Decimal::from_str_exact(value).unwrap().into(), decimals),
        expected
    );
}

#[test]
fn results_round_once_half_away_from_zero() {
    check_rounded("97.824497257", 2, "97,82");
    check_rounded("4.206500956", 2, "4,21");
    check_rounded("1.005", 2, "1,01");
    check_rounded("2.5", 0, "3");
    check_rounded("-1.5", 0, "-2");
    check_rounded("-1.004", 2, "-1,00");
    check_rounded("99.995", 2, "100,00");
    check_rounded("0.4", 0, "0");
}

#[test]
fn exact_whole_results_print_without_decimals() {
    check_rounded("100", 2, "100");
    check_rounded("100.00", 2, "100");
    check_rounded("12481", 2, "12.481");
}

#[track_caller]
fn check_field(kind: &FieldKind, typed: &str, expected: &Answer) {
    assert_eq!(&answer::read(kind, typed), expected, "typed {typed:?}");
}

fn number_of(text: &str) -> Answer {
    Answer::Number(number::parse(text).unwrap())
}

#[test]
fn fields_keep_text_that_they_cannot_read() {
    let unreadable = |text: &str| Answer::Unreadable(text.to_owned());
    check_field(&FieldKind::Count, "12.481", &number_of("12481"));
    check_field(&FieldKind::Count, "12,5", &unreadable("12,5"));
    check_field(&FieldKind::Count, "1,189", &unreadable("1,189"));
    check_field(&FieldKind::Count, "12.48", &unreadable("12.48"));
    check_field(
        &FieldKind::Amount { decimals: 2 },
        "20,35",
        &number_of("20,35"),
    );
    check_field(
        &FieldKind::Amount { decimals: 2 },
        "20,355",
        &unreadable("20,355"),
    );
    check_field(&FieldKind::Percent, "97,82%", &number_of("97,82"));
    check_field(&FieldKind::Percent, "97,82 %", &number_of("97,82"));
    check_field(
        &FieldKind::Date,
        "14/12/2021",
        &Answer::Text("2021-12-14".into()),
    );
    for typed in [
        "14 / 12 / 2021",
        "14/12/2021\u{200b}",
        "\u{feff}14.12.2021 ",
    ] {
        let day = Answer::Text("2021-12-14".into());
        check_field(&FieldKind::Date, typed, &day);
    }
    check_field(&FieldKind::Date, "31/2/2021", &unreadable("31/2/2021"));
    check_field(
        &FieldKind::Date,
        "29/2/2020",
        &Answer::Text("2020-02-29".into()),
    );
    check_field(&FieldKind::Count, "  ", &Answer::Blank);
    check_field(&FieldKind::Line, " ", &Answer::Text(" ".into()));
    check_field(&FieldKind::Line, "", &Answer::Blank);
}

#[test]
fn a_comma_with_three_digits_is_remarked_beside_the_field() {
    let remark =
        answers::remark(&answer::remark(&FieldKind::Amount { decimals: 3 }, "1,189").unwrap());
    assert!(
        remark.contains("1 đơn vị và 189 phần nghìn") && remark.contains("1.189"),
        "{remark}"
    );
    assert_eq!(
        answer::remark(&FieldKind::Amount { decimals: 3 }, "1,18"),
        None
    );
    assert_eq!(
        answer::remark(&FieldKind::Amount { decimals: 3 }, "0,189"),
        None
    );
    let problem = answers::problem(&answer::problem(&FieldKind::Count, "1,189").unwrap());
    assert!(
        problem.contains("số nguyên") && problem.contains("1.189"),
        "{problem}"
    );
}

#[test]
fn every_refusal_says_what_to_type_instead() {
    for typed in [
        "12.48",
        "1.2.3",
        "123,.,1",
        "abc",
        "-5",
        "9999999999999999",
        "0,1234567",
    ] {
        let problem =
            answers::problem(&answer::problem(&FieldKind::Amount { decimals: 6 }, typed).unwrap());
        assert!(
            problem.ends_with('.') && problem.len() > 20,
            "{typed}: {problem}"
        );
    }
}

/// The number of a document was refused with how to type decimals.
#[test]
fn a_whole_number_and_that_of_a_document_are_asked_without_decimals() {
    let told = |path: &str, typed: &str| {
        let path = FieldPath::new(path);
        let problem = answer::problem_at(&path, &FieldKind::Count, typed).unwrap();
        answers::problem_at(&path, &problem)
    };
    for typed in ["46/BC-SXD", "46,5", "4.6", "số 46", "-5"] {
        let says = told("document.codeNumber", typed);
        assert!(says.contains("văn thư cấp, ví dụ 46."), "{typed}: {says}");
    }
    assert!(told("document.codeNumber", "4 6").contains("dấu cách"));
    // A telephone number was taken without a word at the field.
    assert!(told("document.codeNumber", "1234567").contains("tối đa 6 chữ số"));
    for (path, typed, is_read) in [
        ("document.codeNumber", "123456", true),
        ("document.codeNumber", "0000046", true),
        ("document.codeNumber", "1234567", false),
        ("receivedDossiers", "1234567", true),
    ] {
        let answer = answer::read_at(&FieldPath::new(path), &FieldKind::Count, typed);
        assert_eq!(
            matches!(answer, Answer::Number(_)),
            is_read,
            "{path} {typed}"
        );
    }
    for typed in ["abc", "1,2,3"] {
        let says = told("receivedDossiers", typed);
        assert!(says.contains("số nguyên") && !says.contains("thập phân"));
    }
}

/// A refusal names the sign that is in the way, which a person may not see.
#[test]
fn refusals_name_the_space_the_hidden_sign_and_the_letter() {
    for (typed, part) in [
        ("12 481", "dấu cách ở giữa"),
        ("12\u{200b}481", "không nhìn thấy (U+200B)"),
        ("５４７０", "toàn chiều rộng"),
        ("1O5", "chữ “O” ở chỗ của chữ số 0"),
        ("l2", "chữ “l” ở chỗ của chữ số 1"),
    ] {
        let told = answers::problem(&answer::problem(&FieldKind::Count, typed).unwrap());
        assert!(told.contains(part), "{typed}: {told}");
    }
    let level = |id: &str| Choice {
        id: id.to_owned(),
        label: id.to_owned(),
    };
    for (kind, typed, part) in [
        (FieldKind::Date, "5/1/26", "bốn chữ số"),
        (FieldKind::Date, "31/2/2021", "không có thật"),
        (FieldKind::Date, "\u{202d}05/01/2022", "(U+202D)"),
        (FieldKind::Date, "5/1/26\u{200b}", "(U+200B)"),
        (FieldKind::Date, "０５/０１/２０２６", "toàn chiều rộng"),
        (FieldKind::Date, "05/01/2O22", "chữ “O” ở chỗ của chữ số 0"),
        (FieldKind::Date, "hôm nay", "không đọc được"),
        (FieldKind::Date, "lo", "không đọc được"),
        (
            FieldKind::Choice(vec![level("2"), level("3")]),
            "cấp 9",
            "“cấp 9”",
        ),
        (
            FieldKind::YesNo,
            "maybe",
            "“maybe” không phải Có hoặc Không",
        ),
    ] {
        let told = answers::problem(&answer::problem(&kind, typed).unwrap());
        assert!(told.contains(part), "{typed}: {told}");
    }
}

#[test]
fn a_number_is_read_out_so_that_its_signs_cannot_be_mistaken() {
    for (shown, expected) in [
        ("20.350", "20 nghìn 350"),
        ("20,35", "20 phẩy 35"),
        ("1.234.567", "1 triệu 234 nghìn 567"),
        ("1.000.000", "1 triệu"),
        ("0,5", "0 phẩy 5"),
        ("0", "0"),
        (
            "999.999.999.999.999",
            "999 nghìn tỷ 999 tỷ 999 triệu 999 nghìn 999",
        ),
    ] {
        assert_eq!(answers::spoken(shown), expected);
    }
}

#[test]
fn what_stands_on_several_lines_is_never_joined_to_one_number() {
    for (text, kept) in [
        ("205\n3", "205 | 3"),
        ("5\r\n000", "5 | 000"),
        ("2\u{2028}1", "2 | 1"),
        ("12\n\n/2024", "12 | /2024"),
        ("3/1\r\r2021", "3/1 | 2021"),
    ] {
        for kind in [FieldKind::Count, FieldKind::Date] {
            let kept = Answer::Unreadable(kept.to_owned());
            assert_eq!(read(&kind, text), kept, "{text:?}");
            assert_eq!(read_cell(&kind, text, None), kept, "{text:?}");
            assert_eq!(read(&kind, &show(&kind, &kept)), kept, "{text:?}");
        }
    }
    // A break at either end is no part of it; words keep theirs.
    assert_eq!(
        show(&FieldKind::Count, &read(&FieldKind::Count, "12\n")),
        "12"
    );
    let words = Answer::Text("một\nhai".to_owned());
    assert_eq!(read(&FieldKind::Text, "một\nhai"), words);
}
