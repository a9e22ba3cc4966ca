//! Numbers as spreadsheets write them: English notation, spaces between thousands, signs that nobody sees, accounting forms.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::input::spreadsheet_number::{read_cell, understood};
use bao_cao_so::messages::vi::answers::told;
use bao_cao_so::messages::vi::paste_account::{notation_question, notes};
use bao_cao_so::model::answer::Answer;
use bao_cao_so::model::paste::numbers::Notation;
use bao_cao_so::model::template::FieldKind;

use super::{Sheet, check_chosen};

const COUNT: FieldKind = FieldKind::Count;
const AMOUNT: FieldKind = FieldKind::Amount { decimals: 3 };
const PERCENT: FieldKind = FieldKind::Percent;
const VIETNAMESE: Option<Notation> = Some(Notation::Vietnamese);
const ENGLISH: Option<Notation> = Some(Notation::English);

/// How a text reads: the number as it is printed, with `*` where the text is understood otherwise than it stands there; `!`
/// where it cannot be read.
#[track_caller]
fn check_read(kind: &FieldKind, notation: Option<Notation>, text: &str, expected: &str) {
    let answer = read_cell(kind, text, notation);
    let found = match &answer {
        Answer::Unreadable(kept) => {
            assert_eq!(kept, text, "what was pasted stays to the letter");
            "!".to_owned()
        }
        Answer::Number(_) => {
            let mark = understood(kind, text, notation).map_or("", |_| "*");
            format!("{mark}{}", told(kind, &answer))
        }
        other => panic!("{text:?} is {other:?}"),
    };
    assert_eq!(found, expected, "{text:?} in {kind:?} as {notation:?}");
}

#[test]
fn a_count_has_no_decimals_so_commas_can_only_group_its_thousands() {
    for (text, expected) in [
        ("3150", "3.150"),
        ("3.150", "3.150"),
        ("3,150", "*3.150"),
        ("1,234,567", "*1.234.567"),
        ("3,150.00", "*3.150"),
        // These are no thousands.
        ("3,15", "!"),
        ("31,5000", "!"),
        ("0,150", "!"),
        ("1,234.50", "!"),
        ("1,23,456", "!"),
        ("3150,", "!"),
        ("3150.0", "!"),
        ("12.48", "!"),
    ] {
        check_read(&COUNT, None, text, expected);
        check_read(&COUNT, VIETNAMESE, text, expected);
    }
    for (text, expected) in [("3150.00", "*3.150"), ("3,150", "*3.150"), ("1.234", "!")] {
        check_read(&COUNT, ENGLISH, text, expected);
    }
}

#[test]
fn an_amount_reads_as_vietnamese_where_it_can_and_as_english_where_only_that_is_possible() {
    for (text, none, english) in [
        ("1189", "1.189", "1.189"),
        ("1,189", "1,189", "*1.189"),
        ("12.500", "12.500", "*12,500"),
        ("20,35", "20,35", "!"),
        ("1.234,5", "1.234,5", "!"),
        ("1.234.567", "1.234.567", "!"),
        ("1,234,567", "*1.234.567", "*1.234.567"),
        ("1,234.5", "*1.234,5", "*1.234,5"),
        // A lone dot may be a slip: it is read only when somebody says that the block is English.
        ("12.48", "!", "*12,48"),
        ("0.5", "!", "*0,5"),
        ("1,189,5", "!", "!"),
        ("1,1890", "!", "!"),
    ] {
        check_read(&AMOUNT, None, text, none);
        check_read(&AMOUNT, ENGLISH, text, english);
    }
    for (text, none, english) in [
        ("95%", "95", "95"),
        ("95,5%", "95,5", "!"),
        ("95.5%", "!", "*95,5"),
        ("1,234.5 %", "*1.234,5", "*1.234,5"),
    ] {
        check_read(&PERCENT, None, text, none);
        check_read(&PERCENT, ENGLISH, text, english);
    }
}

#[test]
fn spaces_between_groups_of_three_wide_digits_and_what_nobody_sees_are_cleaned() {
    for space in [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\u{2007}'] {
        check_read(&COUNT, None, &format!("12{space}480"), "*12.480");
        check_read(
            &AMOUNT,
            None,
            &format!("1{space}234{space}567,5"),
            "*1.234.567,5",
        );
        // These group nothing.
        for text in ["12 48", "1234 567", "0 123", "12  480", "1 2345"] {
            let text = text.replace(' ', &space.to_string());
            check_read(&COUNT, None, &text, "!");
        }
    }
    for (text, expected) in [
        ("１２４８０", "*12.480"),
        ("１２．４８０", "*12.480"),
        ("\u{feff}3150", "*3.150"),
        ("3\u{200b}150", "*3.150"),
        ("3150\u{200e}", "*3.150"),
        ("12\u{200b}x", "!"),
        ("l2", "!"),
    ] {
        check_read(&COUNT, None, text, expected);
    }
}

#[test]
fn accounting_forms_never_become_what_they_are_not() {
    for text in [
        "(100)",
        "(1.234,5)",
        "(1,234)",
        "-100",
        "- 100",
        "-",
        "–",
        "( 100 )",
    ] {
        for notation in [None, VIETNAMESE, ENGLISH] {
            for kind in [COUNT, AMOUNT, PERCENT] {
                check_read(&kind, notation, text, "!");
            }
        }
    }
    let sheet = Sheet::new("y25", "staff");
    let zeros = Choices {
        dash_is_zero: true,
        ..Choices::default()
    };
    let block = " - \t(100)\n 3,150 \t2";
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &Choices::default(),
        "0: fullTime=!- | partTime=!(100)\n1: fullTime=3.150 | partTime=2",
    );
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &zeros,
        "0: fullTime=0 | partTime=!(100)\n1: fullTime=3.150 | partTime=2",
    );
}

/// What is told of a block pasted into the amounts of the expenses, and whether its notation is asked.
#[track_caller]
fn check_told(block: &str, notation: Option<Notation>, asked: bool, expected: &[&str]) {
    let sheet = Sheet::new("y25", "funding");
    let choices = Choices {
        notation,
        ..Choices::default()
    };
    let plan = sheet.plan(0, 2, block, &choices).unwrap();
    assert_eq!(plan.numbers.is_asked, asked, "{block:?} {:?}", plan.numbers);
    assert_eq!(plan.is_ready(), !asked && plan.changed() > 0, "{block:?}");
    assert_eq!(notation_question(&plan.numbers).is_some(), asked);
    let told = notes(&plan, &sheet.table);
    assert_eq!(told.len(), expected.len(), "{block:?} {told:?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.contains(expected), "{told} lacks {expected}");
    }
}

#[test]
fn a_block_that_reads_in_both_notations_is_asked_about_once() {
    let thousandths = &["2 ô: Ô này nhận tối đa 2 chữ số sau dấu phẩy."];
    check_told("1,189\n2,345\n5", None, true, thousandths);
    check_told("1,189\n2,345\n5", VIETNAMESE, false, thousandths);
    check_told(
        "1,189\n2,345\n5",
        ENGLISH,
        false,
        &["2 ô: Số viết kiểu Anh. Đã hiểu 1,189 là 1.189; 2,345 là 2.345."],
    );
    // A number that is Vietnamese, or none that is English, tells it.
    check_told("1,189\n20,35", None, false, &["1 ô: Ô này nhận"]);
    check_told("12.500\n7", None, false, &[]);
    check_told(
        "12.500\n1,234.50",
        None,
        true,
        &["1 ô: Số viết kiểu Anh. Đã hiểu 1,234.50 là 1.234,50."],
    );
    check_told(
        "12.500\n20,35\n12.48",
        None,
        false,
        &["số viết kiểu tiếng Anh", "1 ô: Dấu chấm"],
    );
    check_told(
        "20,35\n12.50",
        ENGLISH,
        false,
        &["1 ô: Không phải số viết kiểu Anh", "Đã hiểu 12.50 là 12,50"],
    );
    let question = notation_question(
        &Sheet::new("y25", "funding")
            .plan(0, 2, "1,189\n7", &Choices::default())
            .unwrap()
            .numbers,
    );
    assert_eq!(
        question.as_deref(),
        Some(
            "Có 1 số đọc được hai cách, như 1,189: viết kiểu Việt Nam là 1 phẩy 189, viết kiểu Anh là 1 nghìn 189. Hãy chọn ở “Kiểu viết số”, một lần cho cả khối."
        )
    );
}

#[test]
fn a_hundred_cells_of_a_kind_are_told_once() {
    let sheet = Sheet::new("y25", "staff");
    let told = |block: &str| {
        let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
        notes(&plan, &sheet.table)
    };
    assert_eq!(
        told("3,150\t1,234\n2,000\t4,100"),
        ["4 ô: Số viết kiểu Anh. Đã hiểu 3,150 là 3.150; 1,234 là 1.234; 2,000 là 2.000; …"]
    );
    assert_eq!(
        told("12\u{a0}48\t12\u{a0}4\n(1)\t(200)"),
        [
            "2 ô: Có dấu cách vô hình (U+00A0) không ngăn đúng từng nhóm ba chữ số. Hãy xóa cả ô rồi gõ lại số.",
            "2 ô: Số trong ngoặc đơn, như (100), là số âm theo cách ghi kế toán; ô này không nhận số âm.",
        ]
    );
    assert_eq!(
        told("12 480\t１２\n3\u{200b}1\t5"),
        [
            "1 ô: Dấu cách ngăn hàng nghìn đã được bỏ. Đã hiểu 12 480 là 12.480.",
            "2 ô: Đã bỏ ký tự vô hình, đổi chữ số toàn chiều rộng thành chữ số thường. Đã hiểu １２ là 12; 3\u{200b}1 là 31.",
        ]
    );
}

/// Totals of an English sheet stay out as those of a Vietnamese one do, and results are compared in either notation.
#[test]
fn sums_and_results_of_an_english_sheet_are_understood() {
    let sheet = Sheet::new("stage", "funding");
    let block = "Năm\tNgân sách trung ương\tNgân sách địa phương\n2023\t950\t1,200.50\n2024\t3,150.25\t800\nCả giai đoạn\t4,100.25\t2,000.50";
    let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
    assert_eq!(plan.added, 2, "{:?}", plan.lines);
    let levels = Sheet::new("stage", "byLevel");
    let computed = levels
        .table
        .columns
        .iter()
        .position(|column| matches!(column.kind, FieldKind::Computed { .. }))
        .unwrap();
    let label = &levels.table.columns[computed].label;
    for (stated, differ) in [("97,82", 0), ("97.82", 0), ("50.5", 1)] {
        let block = format!(
            "Cấp\tTiếp nhận\tGiải quyết đúng hạn\tGiải quyết trễ hạn\t{label}\nCấp xã\t12,481\t12,209\t272\t{stated}"
        );
        let plan = levels.plan(0, 0, &block, &Choices::default()).unwrap();
        let told = notes(&plan, &levels.table).join("\n");
        assert_eq!(
            usize::from(told.contains("khác với kết quả tính lại")),
            differ,
            "{stated}: {told}"
        );
    }
}

#[test]
fn one_value_is_cleaned_as_those_of_a_block_are_or_asked_about() {
    use bao_cao_so::formats::clipboard::paste::one_value::{OneValue, one_value};
    let (count, amount, percent) = (COUNT, AMOUNT, PERCENT);
    let typed = |kind: &FieldKind, pasted: &str| match one_value(kind, pasted) {
        OneValue::Asked => "?".to_owned(),
        OneValue::Typed { text, understood } => match understood {
            Some(number) => format!("{text} = {number}"),
            None => text,
        },
    };
    for (kind, pasted, expected) in [
        (&count, "3,150", "3.150 = 3.150"),
        (&count, "1,234,567\n", "1.234.567 = 1.234.567"),
        (&count, "1\u{a0}020", "1020 = 1.020"),
        (&count, "1\u{2009}020\u{202f}300", "1020300 = 1.020.300"),
        (&count, "\u{feff}12\u{200b}5", "125 = 125"),
        (&count, "１２５", "125 = 125"),
        (&count, "12.481", "12.481"),
        (&amount, "1,234.5", "1.234,5 = 1.234,5"),
        (&amount, "20,35", "20,35"),
        (&amount, "12.500", "12.500"),
        (&percent, "98,50", "98,50"),
        // Either reading.
        (&amount, "1,189", "?"),
        (&percent, "3,150", "?"),
        // No number: as it was pasted, and the field says why it cannot be read.
        (&count, "12.48", "12.48"),
        (&count, "(100)", "(100)"),
        (&count, "-", "-"),
        (&count, "1\u{a0}02", "1\u{a0}02"),
        (&count, "khoảng 20", "khoảng 20"),
    ] {
        assert_eq!(typed(kind, pasted), expected, "{kind:?} {pasted:?}");
    }
}
