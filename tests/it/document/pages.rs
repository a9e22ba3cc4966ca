//! A file that says where its sheets begin: the marks of the turns, the numbers, and nothing else changed.

use bao_cao_so::document::html::pages::{Pages, Turn};
use bao_cao_so::document::html::style::STYLE;
use bao_cao_so::document::html::{to_html, to_html_on_pages};
use bao_cao_so::document::tree::{Block, Document};

use super::kept::{check, documents};

/// Start tags inside a text.
const IN_A_TEXT: [&str; 4] = [
    "br>",
    "wbr>",
    "span class=\"whole\">",
    "span class=\"address\">",
];

/// A document with one paragraph, laid out so that sheets begin at turns inside it.
fn paragraph(text: &str, letters: &[usize]) -> String {
    let document = Document {
        body: vec![Block::Paragraph(text.to_owned())],
        ..Document::default()
    };
    let turns = letters.iter().map(|letters| Turn {
        element: place(&document, "<p class=\"paragraph\""),
        letters: *letters,
    });
    let html = to_html_on_pages(
        &document,
        &Pages {
            turns: turns.collect(),
            ..Pages::default()
        },
    );
    let start = html.find("<p class=\"paragraph").unwrap();
    html[start..].lines().next().unwrap().to_owned()
}

/// Where a start tag stands among those inside `body`, text apart.
fn place(document: &Document, tag: &str) -> usize {
    starts(&to_html(document))
        .iter()
        .position(|start| start.starts_with(tag))
        .unwrap()
}

/// The start tags inside `body` that a turn may name.
fn starts(html: &str) -> Vec<&str> {
    let body = &html[html.find("<body>").unwrap() + "<body>".len()..];
    let tags = body
        .split('<')
        .skip(1)
        .map(|rest| rest.split_inclusive('>').next().unwrap());
    tags.filter(|tag| !tag.starts_with(['/']) && !IN_A_TEXT.contains(tag))
        .map(|tag| &body[tag.as_ptr().addr() - body.as_ptr().addr() - 1..][..=tag.len()])
        .collect()
}

/// The file without what says where sheets begin.
fn unmarked(html: &str) -> String {
    let style = html.find("</style>\n").unwrap() + "</style>\n".len();
    let rest = html[style..]
        .find("</style>\n")
        .map_or(style, |end| style + end + "</style>\n".len());
    let mut plain = format!("{}{}", &html[..style], &html[rest..]);
    while let Some(at) = plain.find("<div class=\"numbers\"") {
        let end = at + plain[at..].find("</div>\n").unwrap() + "</div>\n".len();
        plain.replace_range(at..end, "");
    }
    plain
        .replace(" class=\"turn\"", "")
        .replace(" turn\"", "\"")
}

#[test]
fn a_turn_inside_a_text_divides_its_words_and_keeps_every_letter() {
    for (text, letters, expected) in [
        (
            "một hai ba",
            &[4][..],
            r#"<span class="before">một </span><span class="after">hai ba</span>"#,
        ),
        (
            "một hai ba",
            &[4, 8],
            r#"<span class="before">một </span><span class="after before">hai </span><span class="after">ba</span>"#,
        ),
        (
            "một\nhai",
            &[4],
            r#"<span class="before ended">một<br></span><span class="after">hai</span>"#,
        ),
        (
            "một\nhai\nba",
            &[4, 8],
            r#"<span class="before ended">một<br></span><span class="after before ended">hai<br></span><span class="after">ba</span>"#,
        ),
        // A picture sign is two units of UTF-16.
        (
            "😀 số & chữ",
            &[6],
            r#"<span class="before">😀 số </span><span class="after">&amp; chữ</span>"#,
        ),
        (
            "theo 17/NQ-CP và",
            &[5],
            r#"<span class="before">theo </span><span class="after"><span class="whole">17/NQ-CP</span> và</span>"#,
        ),
        // Beyond the end: the words are all there.
        (
            "một",
            &[99],
            r#"<span class="before">một</span><span class="after"></span>"#,
        ),
    ] {
        assert_eq!(
            paragraph(text, letters),
            format!("<p class=\"paragraph\">{expected}</p>"),
            "{text:?} {letters:?}"
        );
    }
    assert_eq!(
        paragraph("một hai", &[0]),
        r#"<p class="paragraph turn">một hai</p>"#
    );
}

#[test]
fn sheets_begun_at_every_element_change_nothing_else() {
    for (name, document) in documents() {
        let html = to_html(&document);
        let turns = (0..starts(&html).len())
            .map(|element| Turn {
                element,
                letters: 0,
            })
            .collect();
        let sheets = vec![2; document.annexes.len() + 1];
        let turned = to_html_on_pages(
            &document,
            &Pages {
                sheets,
                turns,
                above_check: 1234,
            },
        );
        assert!(
            starts(&turned)
                .iter()
                .filter(|tag| tag.contains("turn\""))
                .count()
                == starts(&html).len(),
            "{name}"
        );
        assert!(turned.contains("margin-top: 12.34mm"), "{name}");
        assert_eq!(unmarked(&turned), html, "{name}");
    }
}

#[test]
fn turns_that_name_nothing_are_passed_over() {
    let (_, document) = documents().remove(0);
    let heading = place(&document, "<h2 class=\"heading level-1\"");
    let turns = vec![
        Turn {
            element: 0,
            letters: 7,
        },
        Turn {
            element: heading,
            letters: 0,
        },
        Turn {
            element: 99_999,
            letters: 0,
        },
    ];
    let turned = to_html_on_pages(
        &document,
        &Pages {
            turns,
            ..Pages::default()
        },
    );
    assert_eq!(turned.matches(" turn\"").count(), 1);
}

/// For the HTML checker, and for review.
#[test]
fn a_file_with_its_sheets_is_what_was_reviewed() {
    let (_, mut document) = documents()
        .into_iter()
        .find(|(name, _)| *name == "tra-vinh-2018")
        .unwrap();
    document.body.truncate(8);
    document.annexes.clear();
    let paragraph = place(&document, "<p class=\"paragraph\"");
    let turns = vec![
        Turn {
            element: paragraph,
            letters: 20,
        },
        Turn {
            element: paragraph + 1,
            letters: 0,
        },
    ];
    let pages = Pages {
        sheets: vec![3],
        turns,
        above_check: 500,
    };
    check(
        "trang.html",
        &to_html_on_pages(&document, &pages).replace(STYLE, "/* style/document */\n"),
    );
}
