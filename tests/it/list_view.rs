//! The list of reports searched and sorted.

use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::period::Period;
use bao_cao_so::storage::list_view::{Findable, ListOrder, ListView, arranged};

/// Ids with agency, first and last day, and what else the list shows; the last changed first.
const REPORTS: [(&str, &str, &str, &str, &str); 6] = [
    (
        "a",
        "Ủy ban nhân dân phường 10",
        "2024-12-15",
        "2025-12-14",
        "Đang soạn",
    ),
    ("b", "", "2025-12-15", "2026-12-14", "Đang soạn"),
    (
        "c",
        "Ủy ban nhân dân phường 2",
        "2025-12-15",
        "2026-12-14",
        "45/BC-UBND Hoàn thành",
    ),
    (
        "d",
        "Sở Xây dựng",
        "2025-12-15",
        "2026-03-14",
        "Đã ban hành",
    ),
    (
        "e",
        "Ủy ban nhân dân phường 2",
        "2024-12-15",
        "2025-12-14",
        "Đang soạn",
    ),
    (
        "f",
        "Ủy ban nhân dân xã Đông Hoà",
        "2025-12-15",
        "2026-12-14",
        "Đang soạn",
    ),
];

#[track_caller]
fn check(query: &str, order: ListOrder, expected: &str) {
    let findable = |(id, agency, from, to, shown): &(&str, &str, &str, &str, &str)| {
        let period = Period::range(parse_iso(from).unwrap(), parse_iso(to).unwrap()).unwrap();
        Findable::new(
            id,
            agency,
            &period,
            &format!("{agency} năm {} {shown}", &to[..4]),
        )
    };
    let reports: Vec<Findable> = REPORTS.iter().map(findable).collect();
    let view = ListView {
        query: query.to_owned(),
        order,
    };
    assert_eq!(
        arranged(&reports, &view).concat(),
        expected,
        "{query:?} {order:?}"
    );
}

#[test]
fn words_find_a_report_with_or_without_marks_in_any_order() {
    for (query, expected) in [
        ("", "abcdef"),
        ("  ", "abcdef"),
        ("uy ban", "acef"),
        ("ỦY BAN", "acef"),
        // Both spellings, composed and not.
        ("dong hoa", "f"),
        ("Đông Hòa", "f"),
        ("So\u{31b}\u{309} Xa\u{302}y", "d"),
        ("phuong 2", "ce"),
        ("2026 phường", "c"),
        ("45/BC", "c"),
        ("ban hành", "d"),
        ("xay dung 2025", ""),
        // By the name of the agency before anything else.
        ("hoan", "c"),
        ("so", "d"),
        ("ong", ""),
    ] {
        check(query, ListOrder::Changed, expected);
    }
}

#[test]
fn the_list_is_sorted_by_name_or_by_period() {
    // Phường 2 before phường 10, the later period first; without a name last.
    check("", ListOrder::Agency, "dceafb");
    check("", ListOrder::Period, "cfbdea");
    check("phuong", ListOrder::Agency, "cea");
}
