//! Report -> document tree: the body and the annexes.

use bao_cao_so::document::tree::{Block, Cell, Document, Level, Orientation, Row, Table};
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::{Report, Status};

use crate::told::unfounded;

use bao_cao_so::document::html::to_html;

use super::sample::{changed, count, document, document_in_parts, explain, report, say};

mod body {
    use super::*;

    fn shown(blocks: &[Block]) -> Vec<String> {
        blocks
            .iter()
            .map(|block| match block {
                Block::Heading {
                    level,
                    number,
                    text,
                } => format!("{level:?} {number} {text}"),
                Block::Paragraph(text) => text.clone(),
                Block::Dash(text) => format!("- {text}"),
                Block::Plus(text) => format!("+ {text}"),
                Block::Remark(text) => format!("* {text}"),
                Block::Table(table) => format!("# {}", table.caption),
                Block::Picture(picture) => picture.caption.clone(),
            })
            .collect()
    }

    #[test]
    fn the_body_follows_the_outline() {
        assert_eq!(
            shown(&document(&report()).body),
            [
                "One I. XÂY DỰNG THỂ CHẾ",
                "* (Mục này chưa có nội dung.)",
                "One II. KẾT QUẢ",
                "Two 1. Hồ sơ",
                "Tiếp nhận 1.194 hồ sơ, đúng hạn đạt 99,58%.",
                "Two 2. Hạ tầng",
                "Nâng cấp máy chủ.",
                "- Tập huấn cho 12 cán bộ;",
                "+ Đợt một: tháng 3.",
                "- Máy chủ: Thuê dịch vụ.",
            ]
        );
    }

    #[test]
    fn a_line_that_the_officer_numbered_gets_no_dash() {
        let mut report = report();
        let text = "1. Một;\na) hai;\nđ) ba;\n2.1. bốn;\n5.470 máy;\n2025. năm;\n- sáu".to_owned();
        report.edits.insert("hosted".to_owned(), unfounded(&text));
        let body = shown(&document(&report).body);
        let expected = [
            "1. Một;",
            "a) hai;",
            "đ) ba;",
            "2.1. bốn;",
            "- 5.470 máy;",
            "- 2025. năm;",
            "- sáu",
        ];
        assert_eq!(
            body.get(body.len() - expected.len()..),
            Some(&expected.map(str::to_owned)[..])
        );
    }

    #[test]
    fn phan_stands_above_muc_khoan_and_diem() {
        let document = document_in_parts();
        let headings = document
            .body
            .iter()
            .filter(|block| matches!(block, Block::Heading { .. }));
        assert_eq!(
            shown(&headings.cloned().collect::<Vec<_>>()),
            [
                "Part Phần I XÂY DỰNG THỂ CHẾ",
                "Part Phần II KẾT QUẢ",
                "One I. HỒ SƠ",
                "One II. HẠ TẦNG"
            ]
        );
        let html = to_html(&document);
        let part = "<h2 class=\"heading part\" id=\"heading-2\">\n<span class=\"part-number\">Phần II</span>\n\
                    <span class=\"part-title\">KẾT QUẢ</span>\n</h2>";
        assert!(
            html.contains(part) && html.contains(">I. HỒ SƠ</h3>"),
            "{html}"
        );
    }

    #[test]
    fn the_officers_own_words_stand_in_place_of_the_apps() {
        let document = changed(|report| {
            report
                .edits
                .insert("rate".to_owned(), unfounded("Một.\nHai."));
        });
        assert_eq!(
            shown(&document.body).get(4..6),
            Some(&["Một.".to_owned(), "Hai.".to_owned()][..])
        );
    }

    #[test]
    fn the_last_sentence_ends_the_document_and_the_annex_is_referred_to() {
        let document = document(&report());
        assert_eq!(
            document.closing,
            [
                "Số liệu chi tiết và cách tính các chỉ tiêu được trình bày tại Phụ lục kèm theo Báo cáo này.",
                "Trên đây là báo cáo của Sở Xây dựng./.",
            ]
        );
        assert_eq!(document.kind, "BÁO CÁO");
        assert_eq!(
            document.subject,
            "Kết quả ứng dụng công nghệ thông tin năm 2021"
        );
        assert_eq!(
            document.title,
            "Báo cáo Kết quả ứng dụng công nghệ thông tin năm 2021"
        );
    }

    #[test]
    fn only_a_draft_is_marked_and_says_what_is_not_written_yet() {
        assert_eq!(document(&report()).draft_mark, "DỰ THẢO");
        let finished = changed(|report| report.status = Status::Completed(String::new()));
        assert_eq!(finished.draft_mark, "");
        assert_eq!(
            shown(&finished.body).get(1).map(String::as_str),
            Some("* (Không có nội dung báo cáo.)")
        );
    }

    #[test]
    fn a_section_whose_numbers_make_no_sentence_says_where_they_are() {
        let second = |annex: &str| {
            let document = changed(|report| {
                report.set(FieldPath::new("onTime"), Answer::Blank);
                let annex = Answer::Text(annex.to_owned());
                report.set(FieldPath::new("document.dataAnnex"), annex);
            });
            shown(&document.body)[4].clone()
        };
        assert_eq!(second("full"), "* (Số liệu của mục này có tại phụ lục.)");
        for annex in ["short", "none"] {
            let expected = "* (Số liệu của mục này chưa đủ để viết thành câu.)";
            assert_eq!(second(annex), expected);
        }
    }

    #[test]
    fn an_empty_report_is_a_document_too() {
        let document = changed(|report| report.answers.clear());
        assert_eq!(document.letterhead.issuer, "");
        assert_eq!(
            document.letterhead.state,
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        );
        assert_eq!(
            document
                .body
                .iter()
                .filter(|block| matches!(block, Block::Remark(_)))
                .count(),
            3
        );
        assert!(document.body.iter().any(|block| matches!(
            block,
            Block::Heading {
                level: Level::Two,
                ..
            }
        )));
    }
}

mod annexes {
    use super::*;

    fn tables(report: &Report) -> Vec<Table> {
        let annex = document(report)
            .annexes
            .into_iter()
            .next()
            .expect("annex I");
        let tables = annex.blocks.into_iter();
        tables
            .filter_map(|block| {
                if let Block::Table(table) = block {
                    Some(table)
                } else {
                    None
                }
            })
            .collect()
    }

    #[track_caller]
    fn check_rows(report: &Report, table: usize, expected: &[&[&str]]) {
        let table = tables(report).into_iter().nth(table).expect("the table");
        let rows: Vec<Vec<String>> = table
            .rows
            .into_iter()
            .map(|row| match row {
                Row::Group(text) => vec![text],
                Row::Cells(cells) | Row::Total(cells) => {
                    cells.into_iter().map(|cell: Cell| cell.text).collect()
                }
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn the_only_annex_has_no_number() {
        let annexes = document(&report()).annexes;
        let labels: Vec<&str> = annexes.iter().map(|annex| annex.label.as_str()).collect();
        assert_eq!(labels, ["Phụ lục"]);
        assert_eq!(
            annexes.first().map(|annex| annex.orientation),
            Some(Orientation::Portrait)
        );
        assert_eq!(
            annexes.first().map(|annex| annex.attachment.as_str()),
            Some("(Kèm theo Báo cáo số 05/BC-SXD ngày 09 tháng 12 năm 2021 của Sở Xây dựng)")
        );
    }

    #[test]
    fn annexes_with_figures_say_from_which_day_to_which_they_count() {
        let annexes = changed(|report| explain(report, "Một hồ sơ rút.")).annexes;
        let days: Vec<&str> = annexes.iter().map(|annex| annex.cut_off.as_str()).collect();
        assert_eq!(
            days,
            ["(Số liệu tính từ ngày 15/12/2020 đến ngày 14/12/2021)", ""]
        );
    }

    #[test]
    fn two_annexes_have_roman_numbers_and_the_body_names_both() {
        let document = changed(|report| explain(report, "Một hồ sơ rút."));
        let labels: Vec<&str> = document
            .annexes
            .iter()
            .map(|annex| annex.label.as_str())
            .collect();
        assert_eq!(labels, ["Phụ lục I", "Phụ lục II"]);
        let reference = document.closing.first().cloned().unwrap_or_default();
        assert!(
            reference.contains("Phụ lục I,")
                && reference.contains("Phụ lục II kèm theo Báo cáo này."),
            "{reference}"
        );
    }

    #[test]
    fn the_officer_chooses_how_much_of_the_data_is_attached() {
        let header = |document: &Document| {
            let annex = document.annexes.first().cloned().unwrap_or_default();
            let table = annex.blocks.into_iter().find_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
            let cells = table.into_iter().flat_map(|table| table.header).flatten();
            cells.map(|cell| cell.text).collect::<Vec<_>>().join("|")
        };
        for (choice, explained, titles, head, reference) in [
            (
                "",
                false,
                &["SỐ LIỆU VÀ CHỈ TIÊU BÁO CÁO"][..],
                "TT|Nội dung",
                "Số liệu chi tiết",
            ),
            (
                "full",
                true,
                &["SỐ LIỆU VÀ CHỈ TIÊU BÁO CÁO", "GIẢI TRÌNH SỐ LIỆU BÁO CÁO"],
                "TT|Nội dung",
                "Số liệu chi tiết",
            ),
            (
                "short",
                false,
                &["KẾT QUẢ CÁC CHỈ TIÊU BÁO CÁO"],
                "TT|Chỉ tiêu|Kết quả|Mục tiêu",
                "Kết quả các chỉ tiêu",
            ),
            (
                "short",
                true,
                &["KẾT QUẢ CÁC CHỈ TIÊU BÁO CÁO", "GIẢI TRÌNH SỐ LIỆU BÁO CÁO"],
                "TT|Chỉ tiêu|Kết quả|Mục tiêu",
                "Kết quả các chỉ tiêu",
            ),
            (
                "none",
                true,
                &["GIẢI TRÌNH SỐ LIỆU BÁO CÁO"],
                "",
                "Giải trình số liệu",
            ),
            ("none", false, &[], "", "Trên đây là"),
        ] {
            let document = changed(|report| {
                say(report, "document.dataAnnex", choice);
                if explained {
                    explain(report, "Một hồ sơ rút.");
                }
            });
            let found: Vec<&str> = document
                .annexes
                .iter()
                .map(|annex| annex.title.as_str())
                .collect();
            assert_eq!(found, titles, "{choice} {explained}");
            if choice != "none" {
                assert!(
                    header(&document).starts_with(head),
                    "{choice}: {}",
                    header(&document)
                );
            }
            assert!(
                document.closing[0].starts_with(reference),
                "{choice}: {:?}",
                document.closing
            );
            assert!(document.closing.last().unwrap().ends_with("./."));
        }
    }

    #[test]
    fn what_is_asked_is_printed_whatever_its_state() {
        let mut report = report();
        report.set(FieldPath::new("received"), Answer::Blank);
        report.set(
            FieldPath::new("onTime"),
            Answer::NotApplicable("chưa triển khai".to_owned()),
        );
        report.set(
            FieldPath::new("late"),
            Answer::Unreadable("12.48".to_owned()),
        );
        say(&mut report, "measures", "Một.\nHai.");
        check_rows(
            &report,
            0,
            &[
                &["II. Kết quả"],
                &["1. Hồ sơ"],
                &["1", "Hồ sơ received", "hồ sơ", "chưa có số liệu"],
                &[
                    "2",
                    "Hồ sơ onTime",
                    "hồ sơ",
                    "không áp dụng: chưa triển khai",
                ],
                &["3", "Hồ sơ late", "hồ sơ", "12.48"],
                &["2. Hạ tầng"],
                &["4", "Máy chủ", "Thuê dịch vụ"],
            ],
        );
    }

    #[test]
    fn what_was_free_to_stay_blank_is_not_printed() {
        let mut report = report();
        for path in ["onTime", "hosting", "money.web.planned"] {
            report.set(FieldPath::new(path), Answer::Blank);
        }
        say(&mut report, "late", " ");
        check_rows(
            &report,
            0,
            &[
                &["II. Kết quả"],
                &["1. Hồ sơ"],
                &["1", "Hồ sơ received", "hồ sơ", "1.194"],
            ],
        );
        let captions: Vec<String> = tables(&report)
            .into_iter()
            .map(|table| table.caption)
            .collect();
        assert!(
            captions.iter().all(|caption| !caption.contains("Kinh phí")),
            "{captions:?}"
        );
    }

    #[test]
    fn rows_without_a_word_are_not_printed_and_numbers_have_no_gap() {
        let mut report = report();
        report.rows.insert(
            "courses".to_owned(),
            ["a", "b", "c"].map(str::to_owned).to_vec(),
        );
        say(&mut report, "courses.a.name", "Chữ ký số");
        say(&mut report, "courses.c.name", "An toàn thông tin");
        check_rows(
            &report,
            2,
            &[&["1", "Chữ ký số", ""], &["2", "An toàn thông tin", ""]],
        );
    }

    #[test]
    fn a_table_that_does_not_apply_says_why() {
        let mut report = report();
        report.set(
            FieldPath::new("courses"),
            Answer::NotApplicable("không tổ chức".to_owned()),
        );
        check_rows(&report, 2, &[&["không áp dụng: không tổ chức"]]);
    }

    #[test]
    fn texts_of_the_body_are_not_printed_again_unless_the_body_says_otherwise() {
        let mut report = report();
        let printed = |report: &Report| format!("{:?}", tables(report).into_iter().next());
        assert!(
            !printed(&report).contains("Nâng cấp máy chủ"),
            "{}",
            printed(&report)
        );
        report
            .edits
            .insert("means".to_owned(), unfounded("Khác hẳn."));
        assert!(
            printed(&report).contains("Nâng cấp máy chủ"),
            "{}",
            printed(&report)
        );
    }

    #[test]
    fn a_text_that_another_sentence_holds_by_chance_is_printed() {
        let mut report = report();
        say(&mut report, "measures", "Thuê");
        report
            .edits
            .insert("means".to_owned(), unfounded("Khác hẳn."));
        let tables = format!("{:?}", tables(&report).into_iter().next());
        assert!(tables.contains("\"Thuê\""), "{tables}");
    }

    #[test]
    fn long_words_take_the_room_of_their_label() {
        let long = "dài ".repeat(40);
        let mut report = changed_report("measures", &long);
        report.edits.insert("means".to_owned(), unfounded("Khác."));
        let table = tables(&report).into_iter().next().expect("the table");
        let last = format!("{:?}", table.rows.last());
        assert!(
            last.contains(&format!("Giải pháp:\\n{}", long.trim())) && last.contains("columns: 3"),
            "{last}"
        );
    }

    fn changed_report(path: &str, words: &str) -> Report {
        let mut report = report();
        say(&mut report, path, words);
        report
    }

    #[test]
    fn tables_of_fixed_and_of_added_rows_are_printed() {
        let mut report = report();
        check_rows(
            &report,
            1,
            // A cell that was free to stay blank is blank; a row that says nothing is not there.
            &[&["Cổng thông tin", "1.500", ""]],
        );
        check_rows(&report, 2, &[&["chưa có số liệu"]]);
        report
            .rows
            .insert("courses".to_owned(), vec!["a".to_owned()]);
        say(&mut report, "courses.a.name", "An toàn thông tin");
        count(&mut report, "courses.a.people", 0);
        check_rows(&report, 2, &[&["1", "An toàn thông tin", "0"]]);
    }

    #[test]
    fn a_unit_in_common_stands_above_the_table() {
        let units: Vec<String> = tables(&report())
            .into_iter()
            .map(|table| table.unit)
            .collect();
        assert_eq!(
            units,
            ["", "Đơn vị tính: triệu đồng", "Đơn vị tính: người", ""]
        );
    }

    #[test]
    fn indicators_show_formula_numbers_target_and_source() {
        check_rows(
            &report(),
            3,
            &[&[
                "1",
                "Tỷ lệ đúng hạn",
                "Hồ sơ onTime / Hồ sơ received ×\u{a0}100\n1.189 / 1.194 ×\u{a0}100 = 99,58%\n\
             Theo Quyết định số 45/2016/QĐ-TTg; Nghị định số 64/2007/NĐ-CP",
                "99,58%",
                "từ 95%\n(đạt)",
            ]],
        );
    }

    #[test]
    fn an_explanation_for_other_numbers_explains_nothing() {
        let document = changed(|report| {
            explain(report, "Một hồ sơ rút.");
            count(report, "received", 1300);
        });
        assert_eq!(document.annexes.len(), 1);
    }
}
