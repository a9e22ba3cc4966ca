//! Document tree -> HTML: escaping, structure, order of the official parts.

use std::collections::BTreeSet;

use bao_cao_so::document::html::style::STYLE;
use bao_cao_so::document::html::{FACES, to_html};
use bao_cao_so::document::tree::{
    Addressees, Annex, Block, Cell, CheckMark, Column, Data, Document, HeaderCell, Letterhead,
    Level, Orientation, Picture, Recipients, Row, Signature, Table,
};

use super::sample::{changed, document, explain, report};

/// A document whose every text is the same.
fn everywhere(text: &str) -> Document {
    let text = || text.to_owned();
    let blocks = vec![
        Block::Heading {
            level: Level::One,
            number: text(),
            text: text(),
        },
        Block::Paragraph(text()),
        Block::Plus(text()),
        Block::Dash(text()),
        Block::Plus(text()),
        Block::Remark(text()),
        Block::Picture(Picture {
            svg: text(),
            caption: text(),
            described: text(),
        }),
        Block::Table(Table {
            caption: text(),
            unit: text(),
            columns: vec![Column::ORDINAL, Column::NAME],
            header: vec![
                vec![HeaderCell {
                    text: text(),
                    columns: 2,
                    rows: 1,
                }],
                vec![HeaderCell::new(text()), HeaderCell::new(text())],
            ],
            rows: vec![
                Row::Group(text()),
                Row::Cells(vec![Cell::new(text()), Cell::remark(text())]),
                Row::Cells(vec![Cell::new(text()).across(2)]),
            ],
        }),
    ];
    Document {
        language: text(),
        title: text(),
        draft_mark: text(),
        letterhead: Letterhead {
            superior: text(),
            issuer: text(),
            state: text(),
            motto: text(),
            code_line: text(),
            place_date: text(),
        },
        kind: text(),
        subject: text(),
        addressees: Some(Addressees {
            label: text(),
            names: vec![text(), text()],
        }),
        bases: vec![text()],
        body: blocks.clone(),
        closing: vec![text()],
        recipients: Recipients {
            label: text(),
            entries: vec![text()],
        },
        signature: Signature {
            authority: vec![text()],
            position: vec![text()],
            name: text(),
        },
        annexes: vec![
            Annex {
                label: text(),
                title: text(),
                attachment: text(),
                cut_off: text(),
                orientation: Orientation::Landscape,
                blocks,
            },
            Annex {
                label: text(),
                ..Annex::default()
            },
        ],
        check_mark: Some(CheckMark {
            lines: vec![text()],
            coded: "A".to_owned(),
            described: text(),
        }),
        data: Some(Data {
            name: "d".to_owned(),
            json: "{}".to_owned(),
        }),
    }
}

/// The file without the style sheet.
fn written(document: &Document) -> String {
    let html = to_html(document);
    assert_eq!(
        html.matches(STYLE).count(),
        1,
        "the style sheet stands in the file once, byte for byte"
    );
    html.replace(STYLE, "")
}

/// Names of all elements and attributes. A `<` that begins neither is a hole in the escaping.
#[track_caller]
fn names(html: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag that ends");
        let mut outside = tag.split('"').step_by(2);
        names.extend(
            outside
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .map(|name| name.trim_matches(['/', '=']).to_owned()),
        );
        names.extend(outside.map(|name| name.trim_matches(['=', ' ']).to_owned()));
    }
    names
}

mod escaping {
    use super::*;

    #[track_caller]
    fn check(hostile: &str, expected: &str) {
        let html = written(&everywhere(hostile));
        let mut found = names(&html);
        found.remove("br");
        assert_eq!(
            found,
            names(&written(&everywhere("a"))),
            "elements and attributes are those of harmless text"
        );
        // Five texts go to attributes or title, where lines join; all the others go to the text.
        let times = html.matches(expected).count();
        let wanted = written(&everywhere("\u{3a9}")).matches('\u{3a9}').count() - 5;
        assert!(
            times >= wanted,
            "{expected:?} stands {times} times, not {wanted}"
        );
    }

    #[test]
    fn markup_stays_text() {
        check(
            "<script>alert(1)</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
        );
        check(
            "\"><img src=x onerror='a'>",
            "&quot;&gt;&lt;img src=x onerror=&#39;a&#39;&gt;",
        );
        check(
            "</style></title><!--",
            "&lt;/style&gt;&lt;/title&gt;&lt;!--",
        );
        check("]]>", "]]&gt;");
    }

    #[test]
    fn what_looks_escaped_is_escaped_again() {
        check("&amp;&lt;&#x3c;", "&amp;amp;&amp;lt;&amp;#x3c;");
    }

    #[test]
    fn control_characters_become_visible() {
        check(
            "a\0b\u{1b}c\u{7f}d\u{9f}e\u{fffe}",
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}",
        );
    }

    #[test]
    fn every_kind_of_line_end_is_a_line_break() {
        check("a\rb\r\nc\u{2028}d\u{85}e", "a<br>b<br>c<br>d<br>e");
    }

    #[test]
    fn marks_of_direction_are_left_out() {
        check("1\u{202e}2\u{2066}3\u{200f}4", "1234");
    }

    #[test]
    fn decomposed_letters_are_composed_and_look_alikes_put_right() {
        check("Vie\u{323}\u{302}t Ða\u{300}", "Việt Đà");
    }

    #[test]
    fn other_letters_stay() {
        check(
            "Sở Nội vụ – “Ộ” 👍 عربي \u{1ed9}",
            "Sở Nội vụ – “Ộ” 👍 عربي \u{1ed9}",
        );
    }

    #[test]
    fn long_text_is_whole() {
        let long = "ươ".repeat(5_000);
        check(&long, &long);
    }
}

mod structure {
    use super::*;

    #[track_caller]
    fn check_order(html: &str, parts: &[&str]) {
        let mut from = 0;
        for part in parts {
            let rest = html.get(from..).expect("a character's beginning");
            let at = rest.find(part);
            assert!(
                at.is_some(),
                "{part:?} does not follow what stands before it in the list"
            );
            from += at.unwrap_or_default() + part.len();
        }
    }

    #[test]
    fn the_official_parts_stand_in_their_order() {
        let document = changed(|report| explain(report, "Một hồ sơ rút."));
        check_order(
            &written(&document),
            &[
                "<!doctype html>",
                "<html lang=\"vi\">",
                "<meta charset=\"utf-8\">",
                "<title>Báo cáo Kết quả",
                "UBND TỈNH AN GIANG",
                "SỞ XÂY DỰNG",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Số: 05/BC-SXD",
                "An Giang, ngày 09 tháng 12 năm 2021",
                "<h1",
                "BÁO CÁO",
                "Kết quả ứng dụng",
                "Kính gửi: Sở Thông tin và Truyền thông<",
                "Căn cứ Quyết định",
                ">I. XÂY DỰNG THỂ CHẾ</h2>",
                ">1. Hồ sơ</h3>",
                "./.</p>",
                "Nơi nhận:",
                "- Như trên;",
                "- Lưu: VT, VP (1).",
                "GIÁM ĐỐC",
                "Nguyễn Thị Minh Thúy",
                "Phụ lục I<",
                "SỐ LIỆU VÀ CHỈ TIÊU",
                "(Kèm theo Báo cáo số <span class=\"whole\">05/BC-SXD</span> ngày",
                "Phụ lục II<",
                "Một hồ sơ rút.",
            ],
        );
    }

    #[test]
    fn the_file_needs_nothing_else_and_runs_nothing() {
        let html = to_html(&document(&report()));
        for absent in [
            " style=", "<script", "<link", "<img", " on", "http:", "https:", "url(", "@import",
            "\r",
        ] {
            let found = html
                .match_indices(absent)
                .find(|(at, _)| absent != " on" || is_handler(&html, *at));
            assert_eq!(found, None);
        }
        assert_eq!(STYLE.matches("</").count(), 0);
    }

    /// True for ` onclick=` and the like.
    fn is_handler(html: &str, at: usize) -> bool {
        let name: String = html
            .get(at + 1..)
            .unwrap_or_default()
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        html.get(at + 1 + name.len()..)
            .is_some_and(|rest| rest.starts_with('='))
    }

    #[test]
    fn several_addressees_are_a_list() {
        let names = vec!["A;".to_owned(), "B.".to_owned()];
        let to = Addressees {
            label: "Kính gửi:".to_owned(),
            names,
        };
        let html = written(&Document {
            addressees: Some(to),
            ..Document::default()
        });
        check_order(
            &html,
            &[
                "<p>Kính gửi:</p>",
                "<ul>",
                "<li>- A;</li>",
                "<li>- B.</li>",
                "</ul>",
            ],
        );
    }

    #[track_caller]
    fn check_list(body: &[(char, &str)], expected: &str) {
        let block = |(mark, text): &(char, &str)| match mark {
            '-' => Block::Dash((*text).to_owned()),
            '+' => Block::Plus((*text).to_owned()),
            _ => Block::Paragraph((*text).to_owned()),
        };
        let html = written(&Document {
            body: body.iter().map(block).collect(),
            ..Document::default()
        });
        let body = html
            .split("</h1>")
            .nth(1)
            .and_then(|rest| rest.split("<div class=\"ending\"").next())
            .unwrap_or_default();
        assert_eq!(
            body.replace('\n', "")
                .replace(" class=\"entries\"", "")
                .replace(" class=\"paragraph\"", ""),
            expected
        );
    }

    #[test]
    fn entries_are_gathered_into_lists() {
        check_list(
            &[('-', "a"), ('-', "b")],
            "<ul><li>- a</li><li>- b</li></ul>",
        );
        check_list(
            &[('-', "a"), ('+', "b"), ('+', "c"), ('-', "d")],
            "<ul><li>- a<ul><li>+ b</li><li>+ c</li></ul></li><li>- d</li></ul>",
        );
        check_list(
            &[('-', "a"), ('+', "b")],
            "<ul><li>- a<ul><li>+ b</li></ul></li></ul>",
        );
        check_list(
            &[('+', "a"), ('-', "b")],
            "<ul><li>+ a</li></ul><ul><li>- b</li></ul>",
        );
        check_list(
            &[('-', "a"), (' ', "p"), ('-', "b")],
            "<ul><li>- a</li></ul><p>p</p><ul><li>- b</li></ul>",
        );
    }

    #[test]
    fn a_table_names_its_rows_columns_and_groups() {
        check_order(
            &written(&everywhere("a")),
            &[
                "role=\"region\" tabindex=\"0\" aria-labelledby=\"table-1\"",
                "<caption id=\"table-1\">",
                "<col class=\"ordinal\">",
                "<thead>",
                "<th scope=\"colgroup\" colspan=\"2\">",
                "<th scope=\"col\">",
                "<th scope=\"rowgroup\" colspan=\"2\">",
                "<td class=\"centre\">",
                "<th class=\"left remark\" scope=\"row\">",
            ],
        );
    }

    #[test]
    fn the_last_words_and_the_signature_are_one_box() {
        let html = written(&document(&report()));
        check_order(
            &html,
            &[
                "<div class=\"ending\">",
                "Trên đây là báo cáo",
                "<footer",
                "</footer>",
                "</div>",
                "</article>",
            ],
        );
    }

    #[test]
    fn the_check_mark_is_the_last_of_the_last_page_and_no_table_keeps_room_for_one_that_is_not_there()
     {
        let table = Block::Table(Table {
            columns: vec![Column::NAME],
            ..Table::default()
        });
        let mark = CheckMark {
            lines: vec!["3F2A-91BC".to_owned()],
            coded: "A".to_owned(),
            described: "QR".to_owned(),
        };
        let annex = Annex {
            blocks: vec![table],
            ..Annex::default()
        };
        let mut document = Document {
            annexes: vec![annex.clone(), annex],
            check_mark: Some(mark),
            ..Document::default()
        };
        let html = written(&document);
        assert_eq!(html.matches("check-row").count(), 1);
        check_order(
            &html,
            &[
                "annex-1",
                "annex-2",
                "<tr class=\"check-row\"",
                "</table>",
                "below-table",
                "3F2A-91BC",
                "</section>",
            ],
        );
        document.check_mark = None;
        assert!(!written(&document).contains("check-"));
    }

    #[test]
    fn without_annexes_the_check_mark_follows_the_signature() {
        let mark = CheckMark {
            lines: vec!["3F2A".to_owned()],
            ..CheckMark::default()
        };
        let html = written(&Document {
            check_mark: Some(mark),
            ..Document::default()
        });
        check_order(
            &html,
            &[
                "</footer>",
                "<aside class=\"check-mark\">",
                "<svg",
                "<path d=\"M",
                "3F2A",
                "</aside>",
                "</article>",
            ],
        );
    }

    #[test]
    fn a_text_too_long_for_a_square_leaves_it_out() {
        let mark = CheckMark {
            lines: vec!["3F2A".to_owned()],
            coded: "A".repeat(10_000),
            ..CheckMark::default()
        };
        let html = written(&Document {
            check_mark: Some(mark),
            ..Document::default()
        });
        assert!(html.contains("3F2A") && !html.contains("<svg"));
    }

    #[test]
    fn each_annex_has_a_page_series_of_its_own() {
        let annexes = vec![
            Annex::default(),
            Annex {
                orientation: Orientation::Landscape,
                ..Annex::default()
            },
        ];
        check_order(
            &written(&Document {
                annexes,
                ..Document::default()
            }),
            &["annex annex-1\"", "annex annex-2 landscape\""],
        );
        for number in 1..=6 {
            assert!(STYLE.contains(&format!(
                "@page annex-{number} {{ counter-increment: annex-{number};"
            )));
            assert!(STYLE.contains(&format!(
                "@page landscape-{number} {{ size: A4 landscape; counter-increment: annex-{number};"
            )));
        }
    }
}

#[test]
fn the_sheet_asks_for_the_faces_in_their_order() {
    let quoted = FACES.map(|face| {
        if face.contains(' ') {
            format!("\"{face}\"")
        } else {
            face.to_owned()
        }
    });
    assert!(STYLE.contains(&format!("font-family: {}, serif;", quoted.join(", "))));
}

#[test]
fn a_picture_stands_in_the_file_and_only_then_does_its_policy_let_pictures_in() {
    let without = document(&report());
    assert!(!to_html(&without).contains("img-src"));
    let mut with = without;
    let svg = "<svg onload=\"alert(1)\"><text>Đạt</text></svg>";
    with.body.push(Block::Picture(Picture {
        svg: svg.to_owned(),
        caption: "Biểu đồ 1. Tỷ lệ".to_owned(),
        described: "Biểu đồ: Tỷ lệ.".to_owned(),
    }));
    let html = to_html(&with);
    assert!(html.contains("; img-src data:\""));
    // As a picture it runs nothing, and none of its signs become tags of the page.
    assert!(!html.contains("onload"));
    assert!(
        html.contains("<figure class=\"picture\">\n<img src=\"data:image/svg+xml;base64,PHN2ZyBv")
    );
    assert!(html.contains("alt=\"Biểu đồ: Tỷ lệ.\">\n<figcaption>Biểu đồ 1. Tỷ lệ</figcaption>"));
}
