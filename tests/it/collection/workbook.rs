//! The workbook of a collection, read back by a reader that is not ours: numbers are the roll-up's, blanks are blank, words
//! are words.

use std::collections::BTreeMap;
use std::io::Cursor;

use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::standing::counted;
use bao_cao_so::collection::workspace::Workspace;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::formats::workbook::tables::TableSheets;
use bao_cao_so::formats::workbook::totals_workbook::totals_workbook;
use bao_cao_so::formats::workbook::write::write_workbook;
use bao_cao_so::formats::workbook::{Cell, Column, Sheet, Workbook};
use bao_cao_so::formula::outcome::{Outcome, Value};
use bao_cao_so::messages::vi::collection::workbook as words;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::collection::{Collection, Decision, DecisionKind, Subject};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::exact::Exact;
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::cell::Cell as RolledCell;
use bao_cao_so::rollup::sheet::{SheetKind, SheetRow};
use bao_cao_so::rollup::sheet_values::SheetValue;
use bao_cao_so::storage::received::ReportReader;
use bao_cao_so::template::compile::Compiled;
use calamine::{Data, DataType, Range, Reader, Xlsx, open_workbook_from_rs};

use time::{Date, Month};

use super::{AT, collection, from};
use crate::rollup::{changed, compiled, set};

/// 21 March 2025, 02:00 in UTC.
const CREATED: i64 = 1_742_522_400;

/// The sheets of a file by name, in their order.
struct Read {
    names: Vec<String>,
    sheets: BTreeMap<String, Range<Data>>,
}

impl Read {
    #[track_caller]
    fn new(bytes: Vec<u8>) -> Self {
        let mut file: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = file.sheet_names();
        let mut sheets = BTreeMap::new();
        for name in &names {
            // Not one cell is worked out.
            let formulas = file.worksheet_formula(name).unwrap();
            assert!(
                formulas.used_cells().all(|(.., text)| text.is_empty()),
                "{name}"
            );
            sheets.insert(name.clone(), file.worksheet_range(name).unwrap());
        }
        Self { names, sheets }
    }

    /// The cell of a row, which the first cell that says so begins, and of a column by its head.
    #[track_caller]
    fn cell(&self, sheet: &str, is_row: impl Fn(&[Data]) -> bool, head: &str) -> Data {
        let range = &self.sheets[sheet];
        let heads = range.rows().next().unwrap();
        let at = heads
            .iter()
            .position(|one| *one == Data::String(head.to_owned()));
        let at = at.unwrap_or_else(|| panic!("no {head} in {heads:?}"));
        let row = range.rows().skip(1).find(|row| is_row(row));
        row.unwrap_or_else(|| panic!("no such row in {sheet}"))
            .get(at)
            .cloned()
            .unwrap_or(Data::Empty)
    }

    /// Of the row that begins with a text.
    #[track_caller]
    fn of(&self, sheet: &str, first: &str, head: &str) -> Data {
        self.cell(sheet, |row| row[0] == text(first), head)
    }
}

fn text(words: &str) -> Data {
    Data::String(words.to_owned())
}

/// An open collection, and its reports by digest of the content.
struct Open {
    workspace: Workspace,
    reports: BTreeMap<String, Report>,
}

impl Open {
    fn new(template: &Compiled, collection: &Collection, files: &[(String, String)]) -> Self {
        let reader = ReportReader::new(template.clone(), vec![template.form.clone()]);
        let (mut incoming, mut known, mut reports) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for (name, text) in files {
            let (read, text) = reader.read_file(name, Ok(text.clone()));
            let digest = read.incoming.content.as_ref().unwrap().digest.clone();
            let report = decode(&text.unwrap(), std::slice::from_ref(&template.form));
            reports.insert(digest.clone(), report.unwrap().report);
            known.insert(digest, read.known.unwrap());
            incoming.push(read.incoming);
        }
        let collection = apply(collection, &incoming, &BTreeMap::new(), AT).unwrap();
        let ReportReader { template, plan, .. } = reader;
        Self {
            workspace: Workspace::new(collection, template, plan, known, Vec::new()),
            reports,
        }
    }

    fn workbook(&self) -> Workbook {
        let mut tables = TableSheets::new(&self.workspace.template);
        for (agency, one) in counted(&self.workspace.collection) {
            tables.add(agency, one, &self.reports[&one.digest]);
        }
        totals_workbook(
            &self.workspace,
            tables,
            parse_iso("2025-03-21").unwrap(),
            AT,
        )
    }
}

fn written(open: &Open) -> Read {
    Read::new(write_workbook(&open.workbook(), CREATED).unwrap())
}

fn workspace_of(template: &Compiled, reports: &[Report]) -> Open {
    let mut collection = collection();
    collection.agencies[3].group = "y tế".to_owned();
    let note = "Chủ tịch xác nhận".to_owned();
    let decision = Decision {
        at: AT.to_owned(),
        kind: DecisionKind::NothingToReport { note },
    };
    let subject = Subject::of_agency("tan-hoa");
    collection.decisions.insert(subject, decision);
    let files = reports.iter().map(|one| {
        let text = encode_record(one, &template.form);
        (format!("{}.json", one.id), text)
    });
    Open::new(template, &collection, &files.collect::<Vec<_>>())
}

/// Two departments that answer all kinds of things; a commune without anything to report; one that sent nothing.
fn workspace() -> Open {
    let template = compiled();
    let form = &template.form;
    let mut construction = from("a", ["H.01", "Sở Xây dựng", "UBND tỉnh An Giang"]);
    for (address, typed) in [
        ("received", "1"),
        ("resolved", "1"),
        ("pending", "-"),
        ("money", "98,50"),
        ("firewall", "soft"),
        ("hasLan", "yes"),
        ("fields.r1.name", "=1+1"),
        ("fields.r1.done", "7"),
        ("fields.r1.late", "3"),
        ("fields.r2.name", "Đất đai"),
        ("staff.degree.full", "12"),
        ("platforms.p.name", "Trục liên thông"),
        ("platforms.p.connected", "yes"),
    ] {
        set(form, &mut construction, address, typed);
    }
    // A row without an answer.
    construction
        .rows
        .get_mut("fields")
        .unwrap()
        .push("r3".to_owned());
    let mut health = from("b", ["H.04", "Sở Y tế", "UBND tỉnh An Giang"]);
    for (address, typed) in [
        ("received", "100"),
        ("resolved", "50"),
        ("money", "1.234.567,25"),
        ("staff.other.part", "-"),
    ] {
        set(form, &mut health, address, typed);
    }
    workspace_of(&template, &[construction, health])
}

#[test]
fn every_sheet_is_there_and_says_what_it_is() {
    let read = written(&workspace());
    assert_eq!(
        read.names,
        [
            "Giới thiệu",
            "Số liệu tổng hợp",
            "Số liệu theo đơn vị",
            "Theo lĩnh vực",
            "Nhân lực",
            "Nền tảng",
            "Tình trạng đơn vị",
        ]
    );
    let about = |what| read.of("Giới thiệu", what, "Nội dung");
    assert_eq!(about("Số đơn vị phải gửi"), Data::Float(4.0));
    assert_eq!(about("Số đơn vị có báo cáo được tính"), Data::Float(2.0));
    assert_eq!(about("Lập lúc"), text("21/3/2025 09:00"));
    assert_eq!(
        about("Kỳ báo cáo"),
        text("Quý I/2025 (15/12/2024 – 14/3/2025)")
    );
}

#[test]
fn totals_are_numbers_of_all_and_of_each_group_with_those_behind_them() {
    let read = written(&workspace());
    let total = |label: &str, head: &str| {
        let is_row = |row: &[Data]| row[3] == text(label) && row[1] == Data::Empty;
        read.cell("Số liệu tổng hợp", is_row, head)
    };
    assert_eq!(total("Tiếp nhận", "Đơn vị tính"), text("hồ sơ"));
    assert_eq!(total("Tiếp nhận", "Tất cả đơn vị"), Data::Float(101.0));
    assert_eq!(total("Tiếp nhận", "so"), Data::Float(1.0));
    assert_eq!(total("Tiếp nhận", "y tế"), Data::Float(100.0));
    assert_eq!(
        total("Tiếp nhận", "Tất cả đơn vị: có đủ số liệu"),
        Data::Float(2.0)
    );
    assert_eq!(
        total("Tiếp nhận", "Tất cả đơn vị: phải gửi"),
        Data::Float(4.0)
    );
    assert_eq!(
        total("Kinh phí", "Tất cả đơn vị"),
        Data::Float(1_234_665.75)
    );
    assert_eq!(
        total("Tỷ lệ giải quyết", "Tất cả đơn vị"),
        Data::Float(50.5)
    );
    assert_eq!(total("Tường lửa: Mềm", "Tất cả đơn vị"), Data::Float(1.0));
    assert_eq!(total("Tường lửa: Cứng", "so"), Data::Float(0.0));
    // What has no number says why, in words.
    assert_eq!(
        total("Kỳ trước chuyển sang", "Tất cả đơn vị"),
        text("chưa đủ số liệu")
    );
    assert_eq!(
        total("Tỷ lệ theo điều kiện", "so"),
        text("riêng từng đơn vị")
    );
}

#[test]
fn numbers_of_agencies_are_blank_where_nothing_was_stated() {
    let read = written(&workspace());
    let own = |agency: &str, head: &str| read.of("Số liệu theo đơn vị", agency, head);
    assert_eq!(own("Sở Xây dựng", "Tiếp nhận (hồ sơ)"), Data::Float(1.0));
    assert_eq!(
        own("Sở Xây dựng", "Kinh phí (triệu đồng)"),
        Data::Float(98.5)
    );
    assert_eq!(
        own("Sở Xây dựng", "Đang giải quyết (hồ sơ)"),
        text("Không áp dụng")
    );
    assert_eq!(own("Sở Xây dựng", "Tường lửa"), text("Mềm"));
    assert_eq!(own("Sở Xây dựng", "Có mạng LAN"), text("Có"));
    assert_eq!(
        own("Sở Xây dựng", "Nhân lực: Đại học: Chuyên trách (người)"),
        Data::Float(12.0)
    );
    assert_eq!(own("Sở Y tế", "Tỷ lệ giải quyết (%)"), Data::Float(50.0));
    assert_eq!(own("Sở Y tế", "Đang giải quyết (hồ sơ)"), Data::Empty);
    assert_eq!(own("UBND xã Tân Hòa", "Tiếp nhận (hồ sơ)"), Data::Empty);
    assert_eq!(
        own("UBND xã Tân Hòa", "Tình trạng"),
        text("Không phát sinh")
    );
    assert_eq!(
        own("Sở Khoa học và Công nghệ", "Tình trạng"),
        text("Quá hạn, chưa gửi")
    );
}

#[test]
fn tables_have_the_rows_of_all_agencies_and_no_words_become_a_formula() {
    let read = written(&workspace());
    let rows = |sheet: &str| read.sheets[sheet].rows().skip(1).count();
    // The row without an answer is none.
    assert_eq!(rows("Theo lĩnh vực"), 2);
    let field =
        |name: &str, head: &str| read.cell("Theo lĩnh vực", |row| row[3] == text(name), head);
    assert_eq!(field("=1+1", "Tên đơn vị"), text("Sở Xây dựng"));
    assert_eq!(field("=1+1", "Đúng hạn (hồ sơ)"), Data::Float(7.0));
    assert_eq!(field("=1+1", "Cộng (hồ sơ)"), Data::Float(10.0));
    assert_eq!(field("Đất đai", "Đúng hạn (hồ sơ)"), Data::Empty);
    assert_eq!(field("Đất đai", "Cộng (hồ sơ)"), Data::Empty);
    // Declared rows stand there for each agency that answered any.
    assert_eq!(rows("Nhân lực"), 4);
    let staff = |agency: &str, row: &str, head: &str| {
        let is_row = |cells: &[Data]| cells[0] == text(agency) && cells[2] == text(row);
        read.cell("Nhân lực", is_row, head)
    };
    assert_eq!(
        staff("Sở Xây dựng", "Đại học", "Chuyên trách (người)"),
        Data::Float(12.0)
    );
    assert_eq!(
        staff("Sở Xây dựng", "Khác", "Chuyên trách (người)"),
        Data::Empty
    );
    let not_applicable = staff("Sở Y tế", "Khác", "Kiêm nhiệm (người)");
    assert!(
        not_applicable
            .to_string()
            .to_lowercase()
            .contains("không áp dụng")
    );
    assert_eq!(read.of("Nền tảng", "Sở Xây dựng", "Đã kết nối"), text("Có"));
}

#[test]
fn the_states_of_agencies_have_their_days_and_notes() {
    let read = written(&workspace());
    let state = |agency: &str, head: &str| read.of("Tình trạng đơn vị", agency, head);
    assert_eq!(state("Sở Xây dựng", "Tình trạng"), text("Còn vấn đề"));
    assert_eq!(state("Sở Xây dựng", "Thời hạn"), text("Gửi trễ"));
    assert_eq!(state("Sở Xây dựng", "Tệp đã nhận"), text("a.json"));
    assert_eq!(state("Sở Xây dựng", "Nhận lúc"), text("21/3/2025 09:00"));
    assert_eq!(
        state("Sở Xây dựng", "Cơ quan chủ quản"),
        text("UBND tỉnh An Giang")
    );
    assert_eq!(
        state("UBND xã Tân Hòa", "Ghi chú"),
        text("Chủ tịch xác nhận")
    );
    let Data::DateTime(day) = state("Sở Y tế", "Hạn nộp") else {
        panic!("a day is a day");
    };
    // 20 March 2025: days since the end of 1899, with the leap day of 1900 that was none.
    assert_eq!(day.as_f64(), 45_736.0);
    assert_eq!(
        state("Sở Khoa học và Công nghệ", "Vấn đề còn lại"),
        Data::Empty
    );
}

/// The digits that a spreadsheet shows of a number that it keeps.
fn digits(value: f64) -> String {
    format!("{value}")
}

/// The digits of the roll-up's number as it is printed, without zeros at the end.
fn printed(value: &Exact, row: &SheetRow) -> String {
    match row.kind {
        SheetKind::Indicator { decimals, .. } => value.to_shortest_text(decimals),
        _ => value.to_shortest_text(6),
    }
}

/// All numbers of the generated world: what is read back is what the roll-up says, to the last digit.
#[test]
fn what_a_spreadsheet_reads_is_what_the_roll_up_says() {
    let (template, collection, files) = super::generated::province(60);
    let open = Open::new(&template, &collection, &files);
    let read = written(&open);
    let workspace = &open.workspace;
    let rolled_up = workspace.rolled_up();
    let whole = rolled_up.whole();
    let totals = &read.sheets["Số liệu tổng hợp"];
    let mut lines = totals.rows().skip(1);
    let rows = rolled_up.plan().sheet();
    let rows: Vec<&SheetRow> = rows.iter().flat_map(|section| &section.rows).collect();
    let (mut numbers, mut words) = (0, 0);
    for row in &rows {
        match rolled_up.sheet_value(&whole, None, row) {
            SheetValue::Options { counts, .. } => {
                for (_, count) in counts {
                    assert_eq!(lines.next().unwrap()[5].to_string(), count.to_string());
                }
            }
            SheetValue::Number {
                outcome: Outcome::Value(Value::Number(value)),
                ..
            } => {
                let Data::Float(found) = lines.next().unwrap()[5] else {
                    panic!("{}: no number", row.address);
                };
                assert_eq!(digits(found), printed(&value, row), "{}", row.address);
                numbers += 1;
            }
            _ => {
                assert!(lines.next().unwrap()[5].is_string(), "{}", row.address);
                words += 1;
            }
        }
    }
    assert!(lines.next().is_none());
    assert!(numbers > 30, "{numbers} numbers, {words} in words");

    let by_agency = &read.sheets["Số liệu theo đơn vị"];
    let mut compared = 0;
    for (position, row) in rows.iter().enumerate() {
        let parts = rolled_up.parts_behind(row);
        let of: BTreeMap<&str, &RolledCell> = parts
            .iter()
            .map(|part| (part.share.agency, &part.share.cell))
            .collect();
        for (line, agency) in by_agency.rows().skip(1).zip(&workspace.collection.agencies) {
            let found = &line[position + 4];
            match (of.get(agency.id.as_str()), found) {
                (
                    Some(RolledCell::Value(value) | RolledCell::Partly(value)),
                    Data::Float(found),
                ) => {
                    assert_eq!(digits(*found), printed(value, row), "{}", row.address);
                    compared += 1;
                }
                (Some(RolledCell::Value(value)), other) => panic!("{value:?} as {other:?}"),
                (None, found) => assert_eq!(*found, Data::Empty),
                (Some(RolledCell::Blank), Data::Empty) => {}
                (Some(_), found) => assert!(found.is_string(), "{found:?}"),
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn the_same_workbook_is_the_same_file() {
    let workspace = workspace();
    let make = || write_workbook(&workspace.workbook(), CREATED).unwrap();
    assert!(make() == make());
    let names = |bytes: Vec<u8>| -> Vec<String> {
        let archive = rawzip::ZipArchive::from_slice(bytes).unwrap();
        let entries = archive.entries();
        let name = |entry: rawzip::ZipFileHeaderRecord<'_>| {
            String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned()
        };
        entries.map(|entry| name(entry.unwrap())).collect()
    };
    assert!(names(make()).contains(&"xl/worksheets/sheet1.xml".to_owned()));
}

#[test]
fn numbers_that_a_spreadsheet_would_round_are_words_with_a_note() {
    for (digits, decimals, expected) in [
        ("0", 0, Data::Float(0.0)),
        ("98.50", 2, Data::Float(98.5)),
        ("-0.1", 1, Data::Float(-0.1)),
        ("123456789012345", 0, Data::Float(123_456_789_012_345.0)),
        ("0.000123456789012", 15, Data::Float(0.000_123_456_789_012)),
        ("1000000000000000000000", 0, Data::Float(1e21)),
        ("1234567890123456", 0, text("1234567890123456")),
        ("1234567890.123456", 6, text("1234567890,123456")),
        (
            "99999999999999999999999999999999999",
            0,
            text("99999999999999999999999999999999999"),
        ),
    ] {
        let read = Read::new(write_workbook(&one_cell(Cell::number(digits, decimals)), 0).unwrap());
        assert_eq!(read.sheets["S"].get((1, 0)), Some(&expected), "{digits}");
    }
    let bytes = write_workbook(&one_cell(Cell::number("1234567890123456", 0)), 0).unwrap();
    let archive = bao_cao_so::formats::archive::open_archive("a.zip", bytes, 1_000_000).unwrap();
    // Notes are XML, which no archive of reports opens.
    let kinds: Vec<_> = archive
        .passed_over()
        .kinds()
        .map(|(_, count, _)| count)
        .collect();
    assert!(
        kinds.iter().sum::<usize>() > 8,
        "with a comment and its drawing: {kinds:?}"
    );
}

fn one_cell(cell: Cell) -> Workbook {
    Workbook {
        title: "T".to_owned(),
        sheets: vec![Sheet {
            name: "S".to_owned(),
            columns: vec![Column::of_words("A", 10)],
            rows: vec![vec![cell]],
            frozen: 0,
        }],
    }
}

#[test]
fn words_are_written_as_they_read_whatever_they_hold() {
    for (words, expected) in [
        ("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")"),
        ("@SUM(1)\u{0}\u{7}", "@SUM(1)"),
        ("a\u{202e}b\u{ffff}c", "abc"),
        ("So\u{31b}\u{309}", "Sở"),
        ("một\nhai & <ba>", "một\nhai & <ba>"),
        ("_x0041_", "_x0041_"),
        ("  hai  ", "  hai  "),
    ] {
        let read = Read::new(write_workbook(&one_cell(Cell::words(words)), 0).unwrap());
        assert_eq!(
            read.sheets["S"].get((1, 0)),
            Some(&text(expected)),
            "{words:?}"
        );
    }
    let long = "ấ".repeat(40_000);
    let Cell::Words(short) = Cell::words(&long) else {
        panic!("words are words");
    };
    assert_eq!(short.encode_utf16().count(), 32_767);
    write_workbook(&one_cell(Cell::Words(short)), 0).unwrap();
    assert_eq!(Cell::words("\u{200b}"), Cell::Blank);
}

#[test]
fn names_of_sheets_are_what_excel_takes_and_each_is_once() {
    let labels = [
        "Theo lĩnh vực",
        "THEO LĨNH VỰC",
        "Bảng tổng hợp kết quả triển khai ứng dụng công nghệ thông tin năm 2025",
        "Bảng tổng hợp kết quả triển khai ứng dụng công nghệ thông tin năm 2024",
        "'[a]: b/c*?\\d'",
        "History",
        "///",
        "***",
        "Giới thiệu",
    ];
    let template = changed(|template| {
        let items = template["sections"][0]["items"].as_array_mut().unwrap();
        let like = items
            .iter()
            .find(|item| item["id"] == "platforms")
            .unwrap()
            .clone();
        for (position, label) in labels.iter().enumerate() {
            let mut table = like.clone();
            table["id"] = format!("more{position}").into();
            table["label"] = (*label).into();
            items.push(table);
        }
    });
    let read = written(&workspace_of(&template, &[]));
    let given = &read.names[6..read.names.len() - 1];
    assert_eq!(
        given,
        [
            "Theo lĩnh vực (2)",
            "THEO LĨNH VỰC (3)",
            "Bảng tổng hợp kết quả triển…",
            "Bảng tổng hợp kết quả… (2)",
            "(a) b c d",
            "History 1",
            "Bảng",
            "Bảng (2)",
            "Giới thiệu (2)",
        ]
    );
    assert!(
        read.names
            .iter()
            .all(|name| name.encode_utf16().count() <= 31)
    );
    assert_eq!(words::TABLE, "Bảng");
}

#[test]
fn days_before_spreadsheets_begin_are_words() {
    let mut report = from("a", ["H.01", "Sở Xây dựng", "UBND tỉnh An Giang"]);
    let template = changed(|template| {
        let items = template["sections"][0]["items"].as_array_mut().unwrap();
        let platforms = items
            .iter_mut()
            .find(|item| item["id"] == "platforms")
            .unwrap();
        let columns = platforms["columns"].as_array_mut().unwrap();
        columns.push(serde_json::json!({"id": "since", "type": "date", "label": "Từ ngày"}));
    });
    for (row, day) in [("p1", "1899-12-31"), ("p2", "2025-03-20")] {
        set(
            &template.form,
            &mut report,
            &format!("platforms.{row}.name"),
            row,
        );
        let path = FieldPath::cell("platforms", row, "since");
        report.set(path, Answer::Text(day.to_owned()));
    }
    let read = written(&workspace_of(&template, &[report]));
    let since = |name: &str| read.cell("Nền tảng", |row| row[3] == text(name), "Từ ngày");
    assert_eq!(since("p1"), text("1899-12-31"));
    assert!(matches!(since("p2"), Data::DateTime(day) if day.as_f64() == 45_736.0));
    let early = Date::from_calendar_date(1899, Month::December, 31).unwrap();
    let read = Read::new(write_workbook(&one_cell(Cell::Day(early)), 0).unwrap());
    assert_eq!(read.sheets["S"].get((1, 0)), Some(&text("31/12/1899")));
}
