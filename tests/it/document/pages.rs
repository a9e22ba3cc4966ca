//! A file that says where its pages begin: the marks of the breaks, the numbers, and nothing else changed.

use std::collections::BTreeSet;

use bao_cao_so::document::html::pages::{PageBreak, Pages};
use bao_cao_so::document::html::style::STYLE;
use bao_cao_so::document::html::{to_html, to_html_for_preview, to_html_on_pages};
use bao_cao_so::document::tree::{Block, Document};

use super::kept::{check, documents};

/// A document with one paragraph, laid out so that pages begin inside it.
fn paragraph(text: &str, offsets: &[usize]) -> String {
    let document = Document {
        body: vec![Block::Paragraph(text.to_owned())],
        ..Document::default()
    };
    let breaks = offsets
        .iter()
        .map(|offset| page_break("paragraph-1", *offset));
    let html = to_html_on_pages(
        &document,
        &Pages {
            breaks: breaks.collect(),
            ..Pages::default()
        },
    );
    let start = html.find("<p class=\"paragraph").unwrap();
    html[start..].lines().next().unwrap().to_owned()
}

fn page_break(id: &str, offset: usize) -> PageBreak {
    PageBreak {
        id: id.to_owned(),
        offset,
    }
}

/// Ids of the blocks and rows of a preview that a page may begin with.
fn breakable(preview: &str) -> Vec<String> {
    let tags = preview
        .split('<')
        .filter_map(|rest| rest.split_once('>'))
        .map(|(tag, _)| tag)
        .filter(|tag| tag.contains(" data-breakable=\""));
    tags.map(|tag| {
        let (_, rest) = tag.split_once(" id=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    })
    .collect()
}

/// The file without what says where pages begin.
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
        .replace(" class=\"page-start\"", "")
        .replace(" page-start\"", "\"")
}

#[test]
fn a_break_inside_a_text_divides_its_words_and_keeps_every_letter() {
    for (text, offsets, expected) in [
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
            paragraph(text, offsets),
            format!("<p class=\"paragraph\">{expected}</p>"),
            "{text:?} {offsets:?}"
        );
    }
    assert_eq!(
        paragraph("một hai", &[0]),
        r#"<p class="paragraph page-start">một hai</p>"#
    );
}

#[test]
fn breaks_at_every_place_that_the_preview_names_change_nothing_else() {
    for (name, document) in documents() {
        let html = to_html(&document);
        let ids = breakable(&to_html_for_preview(&document));
        let breaks = ids.iter().map(|id| page_break(id, 0)).collect();
        let sheets = vec![2; document.annexes.len() + 1];
        let broken = to_html_on_pages(
            &document,
            &Pages {
                sheets,
                breaks,
                above_check: 1234,
            },
        );
        assert!(!ids.is_empty(), "{name}");
        assert_eq!(broken.matches("page-start\"").count(), ids.len(), "{name}");
        assert!(broken.contains("margin-top: 12.34mm"), "{name}");
        assert_eq!(unmarked(&broken), html, "{name}");
    }
}

#[test]
fn the_preview_is_the_document_with_one_id_for_each_place() {
    for (name, document) in documents() {
        let preview = to_html_for_preview(&document);
        let ids = breakable(&preview);
        let mut plain = preview.clone();
        for kind in ["words", "block", "row"] {
            plain = plain.replace(&format!(" data-breakable=\"{kind}\""), "");
        }
        // A heading has its id in every file.
        for id in ids.iter().filter(|id| !id.starts_with("heading-")) {
            assert_eq!(
                plain.matches(&format!(" id=\"{id}\"")).count(),
                1,
                "{name} {id}"
            );
            plain = plain.replace(&format!(" id=\"{id}\""), "");
        }
        assert_eq!(plain, to_html(&document), "{name}");
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "{name}"
        );
    }
}

#[test]
fn breaks_that_name_nothing_are_passed_over() {
    let (_, document) = documents().remove(0);
    let breaks = vec![
        // No words of its own go on to another page.
        page_break("ending", 7),
        page_break("heading-1", 0),
        page_break("paragraph-99999", 0),
        page_break("", 0),
    ];
    let broken = to_html_on_pages(
        &document,
        &Pages {
            breaks,
            ..Pages::default()
        },
    );
    assert_eq!(broken.matches(" page-start\"").count(), 1);
}

/// For the HTML checker, and for review.
#[test]
fn a_file_with_its_pages_is_what_was_reviewed() {
    let (_, mut document) = documents()
        .into_iter()
        .find(|(name, _)| *name == "tra-vinh-2018")
        .unwrap();
    document.body.truncate(8);
    document.annexes.clear();
    let pages = Pages {
        sheets: vec![3],
        breaks: vec![page_break("paragraph-1", 20), page_break("heading-2", 0)],
        above_check: 500,
    };
    check(
        "trang.html",
        &to_html_on_pages(&document, &pages).replace(STYLE, "/* style/document */\n"),
    );
}
