//! Lists of agencies in, tables out.

use bao_cao_so::formats::agencies::read_agencies;
use bao_cao_so::formats::csv::{
    CsvError, CsvValue, LARGEST_TABLE, MOST_ROWS, MOST_VALUES, read_csv, write_csv,
};
use bao_cao_so::model::agency_list::{AgencyList, ListProblem, ListProblemKind};
use bao_cao_so::model::date::parse_iso;

#[track_caller]
fn check(text: &str, expected: &[(usize, &[&str])]) {
    let rows = read_csv(text).unwrap();
    let found: Vec<(usize, Vec<&str>)> = rows
        .iter()
        .map(|row| (row.line, row.values.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(usize, Vec<&str>)> = expected
        .iter()
        .map(|(line, values)| (*line, values.to_vec()))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn a_table_is_read_however_a_spreadsheet_writes_it() {
    check("a;b\n1;2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check(
        "a,b\r\n1,\"2;3\"\r\n",
        &[(1, &["a", "b"]), (2, &["1", "2;3"])],
    );
    check("a\tb\r1\t2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("\u{feff}sep=,\r\na,b;c", &[(2, &["a", "b;c"])]);
    check("\u{feff}a;b", &[(1, &["a", "b"])]);
    // A comma inside quotes of the first line says nothing.
    check(
        "\"x, y, z\";b\n1;2",
        &[(1, &["x, y, z", "b"]), (2, &["1", "2"])],
    );
    check(
        "a;b\n\"one \"\"two\"\"\nthree\";\n\n;;\nlast;x",
        &[
            (1, &["a", "b"]),
            (2, &["one \"two\"\nthree", ""]),
            (6, &["last", "x"]),
        ],
    );
    check(
        "a;b\n15\" màn hình;2",
        &[(1, &["a", "b"]), (2, &["15\" màn hình", "2"])],
    );
    check("", &[]);
    check("\n \n", &[]);
    check("một", &[(1, &["một"])]);
}

#[test]
fn what_is_no_table_or_too_large_is_refused() {
    assert_eq!(
        read_csv("a;b\n\"x;1\n2;3"),
        Err(CsvError::OpenQuote { line: 2 })
    );
    let many = "x\n".repeat(MOST_ROWS + 1);
    assert_eq!(
        read_csv(&many),
        Err(CsvError::TooManyRows {
            line: MOST_ROWS + 1
        })
    );
    let wide = ";".repeat(MOST_VALUES + 1);
    assert_eq!(read_csv(&wide), Err(CsvError::TooManyValues { line: 1 }));
    let large = "x".repeat(LARGEST_TABLE + 1);
    assert_eq!(read_csv(&large), Err(CsvError::TooLarge(LARGEST_TABLE + 1)));
}

fn problems(list: &AgencyList) -> Vec<(usize, usize, &ListProblemKind)> {
    let problem = |one: &ListProblem| (one.line, one.column);
    list.problems
        .iter()
        .map(|one| (problem(one).0, problem(one).1, &one.kind))
        .collect()
}

#[test]
fn a_list_is_read_by_the_heads_of_its_columns() {
    let list = read_agencies(
        "STT;Tên cơ quan;Mã định danh;Nhóm;Hạn nộp;Sáp nhập từ;Ngày sáp nhập;Cơ quan chủ quản\n\
         2;Sở Xây dựng;H.01;sở;20/12/2025;;;UBND tỉnh\n\
         1; UBND xã Tân\u{a0}Hòa ;H.02;xã;;H.02.1: UBND xã A | UBND xã B;01/7/2025;\n\
         ;\"So\u{31b}\u{309} Y te\u{302}\u{301}\";;;;;;\n",
    )
    .unwrap();
    assert_eq!(problems(&list), []);
    let names: Vec<&str> = list.agencies.iter().map(|one| one.name.as_str()).collect();
    // In the stated order; composed, without spaces around.
    assert_eq!(names, ["UBND xã Tân Hòa", "Sở Xây dựng", "Sở Y tế"]);
    let [commune, construction, health] = &list.agencies[..] else {
        panic!("{list:?}");
    };
    assert_eq!(
        (
            construction.identifier.as_str(),
            construction.group.as_str()
        ),
        ("H.01", "sở")
    );
    assert_eq!(construction.deadline, parse_iso("2025-12-20"));
    assert_eq!(construction.superior, "UBND tỉnh");
    let predecessors: Vec<(&str, &str)> = commune
        .predecessors
        .iter()
        .map(|one| (one.identifier.as_str(), one.name.as_str()))
        .collect();
    assert_eq!(predecessors, [("H.02.1", "UBND xã A"), ("", "UBND xã B")]);
    assert_eq!(
        commune.predecessors[0].merged_on,
        parse_iso("2025-07-01").unwrap()
    );
    // What identifies an agency is the same each time the list is read.
    assert_eq!(
        (construction.id.as_str(), health.id.as_str()),
        ("h.01", "sở y tế")
    );
}

#[test]
fn everything_that_is_wrong_is_told_with_its_place() {
    use ListProblemKind as Kind;
    let list = read_agencies(
        "name,identifier,Ghi chú,tên,order,deadline,predecessors,merged on\n\
         A,1,,,,31/02/2025,,\n\
         ,2,,,,,,\n\
         B,1,,,,,,\n\
         a,,,,x,,,\n\
         C,3,,,,,Xã X,\n\
         D,4,,,,,Xã Y,hôm qua\n",
    )
    .unwrap();
    assert_eq!(
        problems(&list),
        [
            (1, 3, &Kind::UnknownColumn("Ghi chú".to_owned())),
            (1, 4, &Kind::ColumnTwice("tên".to_owned())),
            (2, 6, &Kind::NoDay("31/02/2025".to_owned())),
            (3, 1, &Kind::NoName),
            (4, 2, &Kind::SameIdentifier { first: 2 }),
            (5, 1, &Kind::SameAgency { first: 2 }),
            (6, 7, &Kind::NoMergerDay),
            (7, 8, &Kind::NoDay("hôm qua".to_owned())),
        ]
    );
    let names: Vec<&str> = list.agencies.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["A", "C", "D"]);
    let list = read_agencies("x;y\nA;B").unwrap();
    assert_eq!(problems(&list), [(1, 1, &Kind::NoNameColumn)]);
    assert_eq!(
        problems(&read_agencies("").unwrap()),
        [(1, 1, &Kind::NoNameColumn)]
    );
    let long = format!("tên\n{}", "x".repeat(301));
    assert_eq!(
        problems(&read_agencies(&long).unwrap()),
        [(2, 1, &Kind::TooLong)]
    );
    let order = read_agencies("tên;tt\nA;b").unwrap();
    assert_eq!(problems(&order), [(2, 2, &Kind::NoOrder("b".to_owned()))]);
    let many = format!(
        "tên;sáp nhập từ;ngày sáp nhập\nA;{};1/7/2025",
        ["x"; 51].join("|")
    );
    let many = read_agencies(&many).unwrap();
    assert_eq!(problems(&many), [(2, 2, &Kind::TooManyPredecessors)]);
    assert_eq!(many.agencies[0].predecessors.len(), 50);
}

#[test]
fn two_identifiers_are_two_agencies_whatever_their_names() {
    let list = read_agencies(
        "mã;tên;chủ quản\n\
         H.1;Trạm Y tế xã Tân Lập;UBND tỉnh A\n\
         H.2;Trạm Y tế xã Tân Lập;UBND tỉnh A\n\
         ;Trạm Y tế xã Tân Lập;UBND tỉnh A\n\
         ;Sở Y tế;UBND tỉnh A\n\
         H.3;Sở Y tế;UBND tỉnh A\n\
         h. 2;Trạm Y tế khác;UBND tỉnh A",
    )
    .unwrap();
    // Without an identifier nobody knows that it is another one.
    assert_eq!(
        problems(&list),
        [
            (4, 2, &ListProblemKind::SameAgency { first: 2 }),
            (6, 2, &ListProblemKind::SameAgency { first: 5 }),
            (7, 1, &ListProblemKind::SameIdentifier { first: 3 }),
        ]
    );
    let ids: Vec<&str> = list.agencies.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["h.1", "h.2", "sở y tế"]);
}

#[test]
fn signs_that_nobody_sees_make_no_other_words() {
    let list =
        read_agencies("\u{feff}T\u{200b}ên;Nhóm\n \u{200b} Sở\u{202e} Y te\u{302}\u{301};\u{ad}sở")
            .unwrap();
    assert_eq!(problems(&list), []);
    let [health] = &list.agencies[..] else {
        panic!("{list:?}");
    };
    assert_eq!(
        (health.name.as_str(), health.group.as_str()),
        ("Sở Y tế", "sở")
    );
    // A row of them alone is none.
    assert_eq!(read_csv("a;b\n\u{200b};\u{202e}\n1;2").unwrap().len(), 2);
}

#[test]
fn namesakes_of_two_superiors_are_two_agencies() {
    let list = read_agencies(
        "tên;chủ quản\nSở Y tế;UBND tỉnh A\nSở Y tế;UBND tỉnh B\nSở Y TẾ;ubnd tỉnh b",
    )
    .unwrap();
    assert_eq!(
        problems(&list),
        [(4, 1, &ListProblemKind::SameAgency { first: 3 })]
    );
    assert_eq!(list.agencies.len(), 2);
    assert_ne!(list.agencies[0].id, list.agencies[1].id);
}

#[test]
fn no_words_become_a_formula() {
    for (words, written) in [
        ("Sở Y tế", "Sở Y tế"),
        ("=1+1", "'=1+1"),
        ("+84", "'+84"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =cmd|' /C calc'!A0", "' =cmd|' /C calc'!A0"),
        // Signs that nobody sees hide no formula, and are not written.
        ("\u{feff}=1", "'=1"),
        ("\u{200b}=1", "'=1"),
        ("\u{202e}=1", "'=1"),
        ("\u{2060}\u{ad} @x", "' @x"),
        ("\u{200d}=1", "'\u{200d}=1"),
        ("S\u{200b}ở Y te\u{302}\u{301}", "Sở Y tế"),
        ("\t=1", "\"'\t=1\""),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("một;hai", "\"một;hai\""),
        ("nói \"có\"", "\"nói \"\"có\"\"\""),
        ("hai\ndòng", "\"hai\ndòng\""),
        ("", ""),
    ] {
        let text = write_csv(&[vec![CsvValue::Words(words.to_owned())]]);
        assert_eq!(text, format!("\u{feff}{written}\r\n"), "{words:?}");
    }
    let row = vec![
        CsvValue::Words("Sở Y tế".to_owned()),
        CsvValue::Number("-1234,5".to_owned()),
        CsvValue::Number("7".to_owned()),
    ];
    let text = write_csv(&[row.clone(), row]);
    assert_eq!(
        text,
        "\u{feff}Sở Y tế;\"-1234,5\";7\r\nSở Y tế;\"-1234,5\";7\r\n"
    );
    // What was written reads as it was meant, but for the apostrophes.
    let rows = read_csv(&text).unwrap();
    assert_eq!(rows[1].values, ["Sở Y tế", "-1234,5", "7"]);
}
