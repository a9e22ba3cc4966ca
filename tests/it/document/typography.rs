//! Lines of agency names and subjects.

use bao_cao_so::document::typography::line_breaks::balanced;
use bao_cao_so::document::typography::text_width::{room, width};
use bao_cao_so::document::typography::whole_words::{address_pieces, cell_parts, is_kept_whole};

#[track_caller]
fn check(text: &str, tenths: u64, points: u64, expected: &[&str]) {
    let room = room(tenths, points);
    let lines = balanced(text, room);
    assert_eq!(lines, expected);
    assert!(
        lines
            .iter()
            .all(|line| width(line) <= room || !line.contains(' ')),
        "a line does not fit"
    );
}

#[test]
fn a_name_that_fits_stays_on_one_line() {
    check(
        "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
        746,
        12,
        &["ỦY BAN NHÂN DÂN TỈNH AN GIANG"],
    );
    check("", 746, 12, &[]);
}

#[test]
fn words_and_names_of_places_are_not_torn() {
    check(
        "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH",
        746,
        12,
        &["VĂN PHÒNG", "ỦY BAN NHÂN DÂN TỈNH"],
    );
    check(
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH",
        746,
        12,
        &["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"],
    );
    check(
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH BÀ RỊA - VŨNG TÀU",
        746,
        12,
        &["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "TỈNH BÀ RỊA - VŨNG TÀU"],
    );
}

#[test]
fn titles_of_those_who_sign_are_not_torn() {
    check(
        "PHÓ TRƯỞNG BAN THƯỜNG TRỰC PHỤ TRÁCH",
        825,
        14,
        &["PHÓ TRƯỞNG BAN", "THƯỜNG TRỰC PHỤ TRÁCH"],
    );
    check(
        "KT. TRƯỞNG BAN BAN QUẢN LÝ KHU CÔNG NGHỆ CAO",
        825,
        14,
        &["KT. TRƯỞNG BAN BAN QUẢN LÝ", "KHU CÔNG NGHỆ CAO"],
    );
    check("PHÓ CHỦ TỊCH", 825, 14, &["PHÓ CHỦ TỊCH"]);
}

#[test]
fn several_lines_are_even_and_a_comma_ends_one() {
    check(
        "BAN QUẢN LÝ CÁC KHU CHẾ XUẤT VÀ CÔNG NGHIỆP, KHU CÔNG NGHỆ CAO VÀ ĐẦU TƯ PHÁT TRIỂN",
        746,
        12,
        &[
            "BAN QUẢN LÝ CÁC KHU",
            "CHẾ XUẤT VÀ CÔNG NGHIỆP,",
            "KHU CÔNG NGHỆ CAO",
            "VÀ ĐẦU TƯ PHÁT TRIỂN",
        ],
    );
}

#[test]
fn a_year_stays_with_its_word_and_no_last_line_is_short() {
    check(
        "Tình hình chuyển đổi số, phát triển chính quyền số và bảo đảm an toàn thông tin mạng năm 2025",
        1500,
        14,
        &[
            "Tình hình chuyển đổi số, phát triển chính quyền số",
            "và bảo đảm an toàn thông tin mạng năm 2025",
        ],
    );
}

#[test]
fn lines_that_the_officer_broke_stay() {
    check(
        "VĂN PHÒNG\n\n SỞ XÂY DỰNG ",
        746,
        12,
        &["VĂN PHÒNG", "SỞ XÂY DỰNG"],
    );
}

#[test]
fn decomposed_letters_are_as_wide_as_composed_ones() {
    assert_eq!(
        width("ỦY BAN ƠƯĐ"),
        width("U\u{309}Y BAN O\u{31b}U\u{31b}Đ")
    );
}

#[test]
fn a_text_without_blanks_and_one_with_thousands_are_broken_in_no_time() {
    let long = "Ư".repeat(30_000);
    check(&long, 746, 12, &[&long]);
    let words = "Ư ".repeat(15_000);
    assert_eq!(balanced(&words, room(746, 12)).len(), 1);
}

#[test]
fn symbols_and_ranges_stay_whole_where_they_fit_half_a_line() {
    let whole = [
        "17/NQ-CP",
        "1271/QĐ-BTTTT-CNTT;",
        "(30/2020/NĐ-CP),",
        "2019-2020",
        "2019–2020.",
        "30/6/2021",
        "Wi-Fi",
    ];
    assert_eq!(whole.map(is_kept_whole), [true; 7]);
    let address = "https://dichvucong.angiang.gov.vn/thu-tuc/cap-giay-phep-xay-dung";
    let torn = [
        "-",
        "/",
        "./.",
        "kế",
        "20%",
        "1.234.567,89",
        "-5",
        "a-",
        "",
        address,
    ];
    assert_eq!(torn.map(is_kept_whole), [false; 10]);
}

/// Parts of a line in a cell of so many tenths of a millimetre, a bar before each that may begin a line; what stays whole in
/// brackets.
#[track_caller]
fn check_cell(line: &str, tenths: u64, expected: &str) {
    let parts = cell_parts(line, room(tenths, 12));
    let told: Vec<String> = parts
        .iter()
        .map(|(part, whole)| {
            if *whole {
                format!("[{part}]")
            } else {
                (*part).to_owned()
            }
        })
        .collect();
    assert_eq!(told.join("|"), expected);
    assert_eq!(
        parts
            .iter()
            .map(|(part, _)| *part)
            .collect::<Vec<_>>()
            .join(" "),
        line.replace("  ", " ")
    );
}

#[test]
fn symbols_and_units_stay_whole_in_cells_that_hold_them() {
    check_cell(
        "Quyết định số 37/2020/QĐ-UBND",
        400,
        "Quyết|định|số|[37/2020/QĐ-UBND]",
    );
    check_cell(
        "Quyết định số 37/2020/QĐ-UBND",
        300,
        "Quyết|định|số|37/2020/QĐ-UBND",
    );
    check_cell("vi-rút", 160, "[vi-rút]");
    check_cell("1.234,5 triệu đồng", 250, "1.234,5|[triệu đồng]");
    check_cell("7.703 tài khoản", 100, "7.703|tài|khoản");
    check_cell("Số tiền (triệu đồng)", 250, "Số|tiền|[(triệu đồng)]");
    check_cell("Số tiền (%)", 250, "Số|tiền|(%)");
    check_cell(
        "12 Sở, ban, ngành và địa phương",
        350,
        "12|Sở,|ban,|ngành|và|địa|phương",
    );
    check_cell("1. Hạ tầng kỹ thuật", 800, "1.|Hạ|tầng|kỹ|thuật");
    check_cell("", 250, "");
}

#[test]
fn addresses_break_after_their_signs_and_never_between_two_of_them() {
    let check = |address: &str, expected: &str| {
        let pieces = address_pieces(address);
        assert_eq!(pieces.join("|"), expected);
        assert_eq!(pieces.concat(), address);
    };
    check(
        "https://dichvucong.gov.vn/p/home?id=1.00_2&x=á",
        "https://|dichvucong.|gov.|vn/|p/|home?|id=|1.|00_|2&|x=|á",
    );
    check("www.angiang.gov.vn.", "www.|angiang.|gov.|vn.");
    check("", "");
    assert!(is_kept_whole("https://angiang.gov.vn") && is_kept_whole("(www.angiang.gov.vn)"));
}
