//! Writes printable documents into a folder: those of the sample reports, and variants of one that press on the layout.
//! The layout tests print them; `cargo run --no-default-features --example documents -- FOLDER` shows them to a person.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bao_cao_so::catalog::{Catalog, SAMPLES};
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::document::tree::{
    Addressees, Alignment, Annex, Block, Cell, Column, Document, HeaderCell, Level, Orientation, Row, Signature, Table,
};
use bao_cao_so::engine::assess::{assess, write_frame};
use bao_cao_so::exchange::decode::decode;
use bao_cao_so::text::numbering;

/// The sample that the variants are made of.
const BASE: &str = "vi-du-2025";

fn main() -> ExitCode {
    let (Some(folder), Ok(catalog)) = (env::args_os().nth(1).map(PathBuf::from), Catalog::load()) else {
        eprintln!("Give the folder to write to. If it was given, the built-in templates are broken: run the native tests.");
        return ExitCode::FAILURE;
    };
    let mut documents: Vec<(String, Document)> = Vec::new();
    for (name, text) in SAMPLES {
        let Ok(decoded) = decode(text, &catalog.templates) else { continue };
        let (report, template) = (&decoded.report, &decoded.template);
        let (subject, closing) = write_frame(template, report);
        let written = Written { subject, closing, ..Written::default() };
        documents.push(((*name).to_owned(), compose(template, report, &assess(template, report, None), &written)));
    }
    let base = documents.iter().find(|(name, _)| name == BASE).map(|(_, document)| document.clone()).unwrap_or_default();
    for (name, change) in VARIANTS {
        let mut document = base.clone();
        change(&mut document);
        documents.push((format!("variant-{name}"), document));
    }
    match documents.iter().try_for_each(|(name, document)| write(&folder, name, document)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} could not be written to: {error}.", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path, name: &str, document: &Document) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{name}.html")), to_html(document))
}

/// A change to a document.
type Change = fn(&mut Document);

/// What is done to the base document, by name.
const VARIANTS: &[(&str, Change)] = &[
    ("long-names", long_names),
    ("long-subject", |document| {
        document.subject = "Tình hình triển khai ứng dụng công nghệ thông tin, phát triển chính quyền số, bảo đảm an toàn \
            thông tin mạng và kết quả thực hiện các chỉ tiêu, nhiệm vụ được giao tại Kế hoạch chuyển đổi số của Ủy ban \
            nhân dân tỉnh năm 2025"
            .to_owned();
    }),
    ("no-number", |document| {
        document.letterhead.code_line = "Số: \u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/BC-SXD".to_owned();
        document.draft_mark = String::new();
    }),
    ("addressees", |document| {
        let names = ["Ủy ban nhân dân tỉnh An Giang;", "Sở Khoa học và Công nghệ tỉnh An Giang;", "Sở Nội vụ."];
        let names = names.map(str::to_owned).to_vec();
        document.addressees = Some(Addressees { label: "Kính gửi:".to_owned(), names });
    }),
    ("thirty-pages", |document| {
        for position in 1..=230 {
            document.body.push(Block::Paragraph(format!("{position}. {}", LONG.repeat(2))));
        }
    }),
    ("two-hundred-rows", |document| {
        document.annexes = vec![annex("Phụ lục", Orientation::Landscape, table(12, 200))];
    }),
    ("no-blanks", |document| {
        let letters = "ươ".repeat(15_000);
        document.body = vec![Block::Paragraph(letters.clone()), Block::Dash(letters.clone())];
        let mut narrow = table(4, 3);
        narrow.rows.push(Row::Cells(vec![Cell::new(letters.clone()).across(4)]));
        narrow.rows.push(Row::Cells(vec![Cell::new("1"), Cell::new("ươ".repeat(400)), Cell::new("2"), Cell::new("3")]));
        document.annexes = vec![annex("Phụ lục", Orientation::Portrait, narrow)];
        document.letterhead.issuer = "SỞ".to_owned() + &"ƯƠ".repeat(60);
        document.signature.name = "ươ".repeat(60);
    }),
    ("points", points),
    ("parts", |document| {
        points(document);
        let part = |number: &str, text: &str| Block::Heading {
            level: Level::Part,
            number: number.to_owned(),
            text: text.to_owned(),
        };
        document.body.insert(0, part("Phần I", "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN NHIỆM VỤ"));
        document.body.push(part("Phần II", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM TIẾP THEO"));
        document.body.push(Block::Paragraph(LONG.trim_end().to_owned()));
    }),
    ("no-annexes", |document| document.annexes.clear()),
    ("signature-tm", |document| sign(document, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("signature-tm-kt", |document| sign(document, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("signature-kt", |document| sign(document, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ("signature-tl", |document| sign(document, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ("signature-tuq", |document| sign(document, "TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG")),
    ("signature-q", |document| sign(document, "", "Q. GIÁM ĐỐC")),
    ("full-page-before-signature", |document| {
        // Whatever fits on a page, the signature comes after words.
        document.body = (0..23).map(|_| Block::Paragraph(LONG.to_owned())).collect();
    }),
];

const LONG: &str = "Cơ quan đã tổ chức triển khai đồng bộ các nhiệm vụ được giao, phối hợp chặt chẽ với các đơn vị liên quan, kịp \
    thời tháo gỡ khó khăn, vướng mắc phát sinh trong quá trình thực hiện và báo cáo kết quả theo đúng thời hạn quy định. ";

fn long_names(document: &mut Document) {
    document.letterhead.superior = "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH".to_owned();
    document.letterhead.issuer =
        "BAN QUẢN LÝ CÁC KHU CHẾ XUẤT VÀ CÔNG NGHIỆP, KHU CÔNG NGHỆ CAO VÀ ĐẦU TƯ PHÁT TRIỂN".to_owned();
    document.letterhead.code_line = "Số: 1762/BC-BQLKCNCNCĐTPT".to_owned();
    document.letterhead.place_date = "Thành phố Hồ Chí Minh, ngày 30 tháng 12 năm 2025".to_owned();
}

fn sign(document: &mut Document, authority: &str, position: &str) {
    document.signature = Signature {
        authority: authority.lines().map(str::to_owned).collect(),
        position: vec![position.to_owned()],
        name: "Nguyễn Thị Minh Thúy".to_owned(),
    };
}

/// Headings of all depths, and more điểm than "d".
fn points(document: &mut Document) {
    let heading = |level, number: String, text: &str| Block::Heading { level, number, text: text.to_owned() };
    document.body = vec![
        heading(Level::One, "I.".to_owned(), "KẾT QUẢ THỰC HIỆN"),
        heading(Level::Two, "1.".to_owned(), "Hạ tầng số"),
        heading(Level::Three, "1.1.".to_owned(), "Máy tính và mạng"),
    ];
    for position in 1..=23 {
        document.body.push(heading(Level::Four, format!("{})", numbering::letter(position)), "Nội dung của điểm này"));
        document.body.push(Block::Paragraph(LONG.trim_end().to_owned()));
    }
}

fn annex(label: &str, orientation: Orientation, table: Table) -> Annex {
    Annex {
        label: label.to_owned(),
        title: "BẢNG SỐ LIỆU CHI TIẾT THEO TỪNG ĐƠN VỊ".to_owned(),
        attachment: "(Kèm theo Báo cáo số 215/BC-SVD ngày 16 tháng 12 năm 2025 của Sở Ví dụ)".to_owned(),
        cut_off: String::new(),
        orientation,
        blocks: vec![Block::Table(table)],
    }
}

fn table(columns: usize, rows: usize) -> Table {
    let number = Column { alignment: Alignment::Right, ..Column::default() };
    let mut all = vec![Column::ORDINAL, Column::NAME];
    all.resize(columns, number);
    let row = |position: usize| {
        let mut cells = vec![Cell::new(position.to_string()), Cell::new(format!("Đơn vị số {position}"))];
        cells.resize_with(columns, || Cell::new("1.234.567,89"));
        Row::Cells(cells)
    };
    let mut header = vec![HeaderCell::new("TT"), HeaderCell::new("Đơn vị")];
    header.resize_with(columns, || HeaderCell::new("Kinh phí thực hiện trong kỳ"));
    Table {
        caption: "Bảng 1. Kinh phí theo đơn vị".to_owned(),
        unit: "Đơn vị tính: triệu đồng".to_owned(),
        columns: all,
        header: vec![header],
        rows: (1..=rows).map(row).collect(),
    }
}
