//! Lists in sentences that have one beginning, and small counts in running text.

use bao_cao_so::assess::assess;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::FieldPath;
use serde_json::{Value, json};

use crate::empty_form::begun;
use crate::own;
use crate::told::Told;

/// What the small template says with a sentence of these words.
#[track_caller]
fn check(sentence: &str, answers: &[(&str, &str)], expected: Option<&str>) {
    let mut value: Value =
        serde_json::from_str(include_str!("../data/templates/small.json")).unwrap();
    let narrative = &mut value["sections"][0]["narrative"];
    narrative[0]["text"] = json!(sentence);
    let form = own(decode_template(&value.to_string(), &crate::shipped().built_in).unwrap());
    let mut report = begun(&form);
    for (path, text) in answers {
        let path = FieldPath::new(*path);
        report.set(path.clone(), read(form.field_kind(&path).unwrap(), text));
    }
    let assessment = assess(&form, crate::rules(&form), &report, None);
    let told = Told(&form, &report, &assessment);
    assert_eq!(
        told.sentence("text").as_deref(),
        expected,
        "{sentence} {answers:?}"
    );
}

/// "Đã cấp 07 chứng thư số, cá nhân 07" said of a part that it is something more.
#[test]
fn a_list_begins_before_the_first_part_that_is_there() {
    const LIST: &str = "Có {machines} máy[, trong đó |nối mạng {connected|any}|, của {staff|some}|; tỷ lệ {rate|any}].";
    const SPACED: &str = "Có {machines} máy[ , trong đó | nối mạng {connected|any} | , của {staff|some} | (tỷ lệ {rate|any}) ].";
    const BARE: &str =
        "Theo loại:[|máy {machines|some}|; máy nối mạng {connected|some}|; người {staff|some}].";
    for (sentence, answers, expected) in [
        (
            LIST,
            &[("machines", "40"), ("connected", "20"), ("staff", "12")][..],
            "Có 40 máy, trong đó nối mạng 20, của 12 người; tỷ lệ 50%.",
        ),
        (
            LIST,
            &[("machines", "40"), ("connected", "0"), ("staff", "12")],
            "Có 40 máy, trong đó của 12 người.",
        ),
        (
            LIST,
            &[("machines", "40"), ("connected", "20"), ("staff", "0")],
            "Có 40 máy, trong đó nối mạng 20; tỷ lệ 50%.",
        ),
        (
            LIST,
            &[("machines", "40"), ("connected", "0")],
            "Có 40 máy.",
        ),
        (LIST, &[("machines", "40")], "Có 40 máy."),
        (
            SPACED,
            &[("machines", "40"), ("connected", "20"), ("staff", "12")],
            "Có 40 máy , trong đó nối mạng 20 , của 12 người (tỷ lệ 50%).",
        ),
        (
            BARE,
            &[("connected", "20"), ("staff", "12")],
            "Theo loại: máy nối mạng 20 máy; người 12 người.",
        ),
        // A beginning may say a number too, and is left out with it.
        (
            "Có {machines} máy[ của {staff|some}, gồm |{connected|any} máy nối mạng|, {rate|any}].",
            &[("machines", "40"), ("connected", "20")],
            "Có 40 máy.",
        ),
        // The first one takes no place from one that comes behind.
        (
            "Có {machines} máy[, gồm |{staff|any} người|, {connected|any} máy nối mạng]; {machines|unit}.",
            &[("machines", "40"), ("connected", "20")],
            "Có 40 máy, gồm 20 máy nối mạng; 40 máy.",
        ),
        // Outside brackets, and with a backslash, the sign is printed.
        (
            "A | B: {machines}[ \\| {connected}].",
            &[("machines", "40"), ("connected", "20")],
            "A | B: 40 | 20.",
        ),
    ] {
        check(sentence, answers, Some(expected));
    }
}

/// "3" stood beside "03", "0/05" beside "0/5" in one document.
#[test]
fn small_counts_have_two_digits_in_every_sentence() {
    for (sentence, answers, expected) in [
        ("Có {machines} máy.", &[("machines", "3")][..], "Có 03 máy."),
        ("Có {machines|two} máy.", &[("machines", "3")], "Có 03 máy."),
        ("Có {machines|unit}.", &[("machines", "3")], "Có 03 máy."),
        ("Có {machines|some}.", &[("machines", "3")], "Có 03 máy."),
        ("Có {machines|some}.", &[("machines", "10")], "Có 10 máy."),
        (
            "{connected}/{machines} máy, đạt {rate}.",
            &[("machines", "5"), ("connected", "0")],
            "0/05 máy, đạt 0%.",
        ),
        // A share is no count.
        (
            "{connected}/{machines} máy, đạt {rate}.",
            &[("machines", "100"), ("connected", "5")],
            "05/100 máy, đạt 5%.",
        ),
    ] {
        check(sentence, answers, Some(expected));
    }
}
