//! The annex with the results of each agency behind the department's own report.

use std::collections::BTreeMap;

use bao_cao_so::assess::assess;
use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::workspace::Workspace;
use bao_cao_so::document::agency_annex::agency_annex;
use bao_cao_so::document::chart_annex::{DrawnChart, chart_annex};
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::document::tree::{Block, Orientation, Picture, Row};
use bao_cao_so::formats::report::encode::encode_record;

use super::collection;
use crate::rollup::{compiled, report};

fn reports() -> [String; 2] {
    let form = compiled().form;
    [("a", "H.01", "1", "1"), ("b", "H.04", "100", "50")].map(
        |(id, identifier, received, resolved)| {
            let typed = [
                ("agency.identifier", identifier),
                ("received", received),
                ("resolved", resolved),
            ];
            encode_record(&report(&form, id, &typed), &form)
        },
    )
}

fn workspace(grouped: bool) -> Workspace {
    let texts = reports();
    let files: Vec<_> = texts.iter().map(|text| super::read("file", text)).collect();
    let mut full = apply(&collection(), &files, &BTreeMap::new(), super::AT).unwrap();
    if grouped {
        full.agencies[2].group = "khác".to_owned();
        full.agencies[3].group = "xã".to_owned();
    }
    super::open(full, &super::texts(&texts))
}

/// The first table, a line a row.
fn rows(workspace: &Workspace) -> Vec<String> {
    let annex = agency_annex(workspace).unwrap();
    assert_eq!(annex.orientation, Orientation::Landscape);
    let table = annex.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = table.unwrap().rows.iter().map(|row| match row {
        Row::Group(name) => format!("[{name}]"),
        Row::Cells(cells) | Row::Total(cells) => {
            let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
            texts[..3].join(" | ")
        }
    });
    rows.collect()
}

#[test]
fn each_agency_has_a_line_and_rates_of_all_are_made_of_sums() {
    assert_eq!(
        rows(&workspace(false)),
        [
            "1 | Sở Xây dựng | 100,00",
            "2 | Sở Y tế | 50,00",
            " | Tất cả đơn vị | 50,50",
        ]
    );
    // Two groups, and one in which nobody has a report.
    assert_eq!(
        rows(&workspace(true)),
        [
            "[so]",
            "1 | Sở Xây dựng | 100,00",
            "[xã]",
            "2 | Sở Y tế | 50,00",
            " | Tất cả đơn vị | 50,50",
        ]
    );
}

#[test]
fn a_group_of_several_agencies_has_a_line_of_its_own() {
    let form = compiled().form;
    let third = report(
        &form,
        "c",
        &[
            ("agency.name", "Sở Khoa học và Công nghệ"),
            ("agency.superior", "UBND tỉnh An Giang"),
            ("received", "3"),
            ("resolved", "0"),
        ],
    );
    let texts = [encode_record(&third, &form)];
    let files: Vec<_> = texts.iter().map(|text| super::read("file", text)).collect();
    let before = workspace(true);
    let collection = apply(&before.collection, &files, &BTreeMap::new(), super::AT).unwrap();
    let mut all = super::texts(&texts);
    all.extend(super::texts(&reports()));
    assert_eq!(
        rows(&super::open(collection, &all)),
        [
            "[so]",
            "1 | Sở Xây dựng | 100,00",
            "2 | Sở Khoa học và Công nghệ | 0,00",
            " | Chung: so | 25,00",
            "[xã]",
            "3 | Sở Y tế | 50,00",
            " | Tất cả đơn vị | 49,04",
        ]
    );
}

#[test]
fn who_has_no_report_is_named_once() {
    let annex = agency_annex(&workspace(false)).unwrap();
    assert_eq!(
        annex.blocks[0],
        Block::Paragraph(
            "2 đơn vị chưa có báo cáo được tính: Sở Khoa học và Công nghệ; UBND xã Tân Hòa."
                .to_owned()
        )
    );
}

#[test]
fn nothing_is_attached_before_a_report_counts() {
    let empty = super::open(collection(), &super::Texts::new());
    assert!(agency_annex(&empty).is_none());
}

#[test]
fn the_document_names_the_annex_numbers_it_and_lays_it_across() {
    let template = compiled();
    let own = report(
        &template.form,
        "own",
        &[("received", "101"), ("resolved", "51")],
    );
    let assessment = assess(&template.form, &template.rules, &own, None);
    let annexes: Vec<_> = agency_annex(&workspace(false)).into_iter().collect();
    let written = Written {
        annexes,
        ..Written::default()
    };
    let document = compose(&template.form, &template.rules, &own, &assessment, &written);
    let labels: Vec<&str> = document
        .annexes
        .iter()
        .map(|one| one.label.as_str())
        .collect();
    assert_eq!(labels, ["Phụ lục I", "Phụ lục II"]);
    let reference = document.closing.join(" ");
    assert!(
        reference.contains("Phụ lục II (Kết quả các chỉ tiêu theo đơn vị)"),
        "{reference}"
    );
    let last = document.annexes.last().unwrap();
    assert!(!last.cut_off.is_empty());
    assert!(to_html(&document).contains("annex-2 landscape"));
}

#[test]
fn charts_stand_in_an_annex_of_their_own_each_with_its_number() {
    assert!(chart_annex(&[]).is_none());
    let drawn = |title: &str| DrawnChart {
        svg: format!("<svg>{title}</svg>"),
        title: title.to_owned(),
    };
    let annex = chart_annex(&[drawn("Một"), drawn("Hai")]).unwrap();
    assert_eq!(annex.title, "BIỂU ĐỒ");
    let mut pictures = annex.blocks.iter().map(|block| match block {
        Block::Picture(picture) => picture.clone(),
        other => panic!("{other:?}"),
    });
    let second = Picture {
        svg: "<svg>Hai</svg>".to_owned(),
        caption: "Biểu đồ 2. Hai".to_owned(),
        described: "Biểu đồ: Hai. Số liệu ở bảng đi kèm.".to_owned(),
    };
    assert_eq!(pictures.next_back(), Some(second));
}
