//! Running text: acts and their dates, forms of dates and numbers, annexes; what must not be taken for one.

use bao_cao_so::proofread::list_ends::uneven_ends;
use bao_cao_so::proofread::prose::prose;

/// The acts of a text as "number|symbol|date", an act that is written wrongly with its right form.
fn acts(text: &str) -> Vec<String> {
    let show = |act: &bao_cao_so::proofread::citation::Mention| {
        let date = act.date.map(|day| day.to_string()).unwrap_or_default();
        let right = act
            .right
            .as_ref()
            .map(|right| format!("|{} -> {right}", act.words))
            .unwrap_or_default();
        format!("{}|{}|{date}{right}", act.number, act.symbol)
    };
    prose(text).acts.iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(acts(text), expected, "{text}");
}

#[test]
fn every_shape_of_number_and_symbol_is_read() {
    check(
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
        &["30/2020|NĐ-CP|2020-03-05"],
    );
    check(
        "Kế hoạch số 224/KH-UBND ngày 31/12/2020",
        &["224|KH-UBND|2020-12-31"],
    );
    check(
        "Nghị quyết 36a/NQ-CP ngày 14/10/2015",
        &["36a|NQ-CP|2015-10-14"],
    );
    check(
        "Chương trình phối hợp số 3035/CTPH-BTTTT-BNV ngày 22/8/2017",
        &["3035|CTPH-BTTTT-BNV|2017-08-22"],
    );
    check(
        "(Công văn số 1762/STTTT-BCVT&CNTT ngày 29/11/2022)",
        &["1762|STTTT-BCVT&CNTT|2022-11-29"],
    );
    check(
        "Công văn số 2606/BTTTT-THH-ATTT ngày 15/7/2020",
        &["2606|BTTTT-THH-ATTT|2020-07-15"],
    );
    check(
        "Công văn số 1272/VP-TTHC ngày 28/7/2022",
        &["1272|VP-TTHC|2022-07-28"],
    );
    check(
        "Quyết định số 104/QĐ-UBND-TH ngày 19/01/2021",
        &["104|QĐ-UBND-TH|2021-01-19"],
    );
    check(
        "Chương trình số 553/CTr-UBND ngày 09 tháng 9 năm 2021",
        &["553|CTr-UBND|2021-09-09"],
    );
    check(
        "Quyết định số 45/2016/QĐ-TTg ngày 19/10/2016",
        &["45/2016|QĐ-TTg|2016-10-19"],
    );
    check(
        "Nghị quyết số 11/2022/NQ-HĐND, ngày 07/7/2022",
        &["11/2022|NQ-HĐND|2022-07-07"],
    );
    check(
        "Luật số 67/2006/QH11 ngày 29 tháng 6 năm 2006",
        &["67/2006|QH11|2006-06-29"],
    );
    check("Quyết định số 12/QĐ-UBND.HC", &["12|QĐ-UBND.HC|"]);
    check(
        "Thông tư liên tịch số 02/2017/TTLT-BTTTT-BNV",
        &["02/2017|TTLT-BTTTT-BNV|"],
    );
}

#[test]
fn acts_of_the_party_have_their_own_order() {
    check(
        "Nghị quyết số 52-NQ/TW ngày 27/9/2019",
        &["52|NQ/TW|2019-09-27"],
    );
    check(
        "Chỉ thị số 05-CT/TU, Kế hoạch số 30-KH/HU",
        &["05|CT/TU|", "30|KH/HU|"],
    );
}

#[test]
fn symbols_that_are_written_wrongly_are_told_with_the_right_form() {
    check(
        "số 17-NQ/CP ngày 07/3/2019",
        &["17|NQ-CP|2019-03-07|17-NQ/CP -> 17/NQ-CP"],
    );
    check(
        "NGHỊ QUYẾT SỐ 17-NQ/CP NGÀY 07/3/2019",
        &["17|NQ-CP|2019-03-07|17-NQ/CP -> 17/NQ-CP"],
    );
    check(
        "36a/NQ-Cp ngày ngày 14/10/2015",
        &["36a|NQ-CP|2015-10-14|36a/NQ-Cp -> 36a/NQ-CP"],
    );
    check(
        "số 01/NQ- CP ngày 01/01/2018",
        &["01|NQ-CP|2018-01-01|01/NQ- CP -> 01/NQ-CP"],
    );
    check(
        "số 61/KH - UBND ngày 10/4/2019",
        &["61|KH-UBND|2019-04-10|61/KH - UBND -> 61/KH-UBND"],
    );
    check(
        "số 43 /2011/NĐ-CP",
        &["43/2011|NĐ-CP||43 /2011/NĐ-CP -> 43/2011/NĐ-CP"],
    );
    check(
        "số 43/2011/NĐ/CP",
        &["43/2011|NĐ-CP||43/2011/NĐ/CP -> 43/2011/NĐ-CP"],
    );
    check(
        "số 1386/QD-UBND",
        &["1386|QĐ-UBND||1386/QD-UBND -> 1386/QĐ-UBND"],
    );
    check(
        "số 45/2016/QĐ-TTG",
        &["45/2016|QĐ-TTg||45/2016/QĐ-TTG -> 45/2016/QĐ-TTg"],
    );
}

#[test]
fn a_heading_in_capitals_and_the_dashes_of_word_processors_are_no_mistakes() {
    check("Nghị định số 147/2016/NÐ-CP", &["147/2016|NĐ-CP|"]);
    check("QUYẾT ĐỊNH SỐ 45/2016/QĐ-TTG", &["45/2016|QĐ-TTg|"]);
    check(
        "số 224/KH–UBND, 12/KH\u{2011}UBND",
        &["224|KH-UBND|", "12|KH-UBND|"],
    );
}

#[test]
fn several_acts_in_a_row_are_several() {
    check(
        "các Báo cáo số: 166/BC-UBND ngày 06/7/2017, 217/BC-UBND ngày 15/9/2017 và 43/BC-UBND",
        &[
            "166|BC-UBND|2017-07-06",
            "217|BC-UBND|2017-09-15",
            "43|BC-UBND|",
        ],
    );
    check(
        "Nghị quyết 36a/NQ-CP số 43/BC-UBND ngày 15/3/2018",
        &["36a|NQ-CP|", "43|BC-UBND|2018-03-15"],
    );
    check(
        "số 104/QĐ-UBND-TH\n \nngày 19/01/2021",
        &["104|QĐ-UBND-TH|2021-01-19"],
    );
    check("số:166/BC-UBND", &["166|BC-UBND|"]);
}

#[test]
fn what_only_looks_like_a_symbol_is_none() {
    for text in [
        "ngày 09/9/2021, 1/6/2022, 10-4-2019",
        "tại 05/18 sở, 02/09 huyện; 321/4319 hồ sơ, 112/15.068 hồ sơ/62 dịch vụ, 1189HS/1194 HS, 103/523hs",
        "vận hành 24/7, mức độ 3/4, Quý I/2018, tháng 3/2018, giai đoạn 2016-2020, 1/2021-2025",
        "https://vanban.vn/10/2020/NĐ-CP và www.tinh.gov.vn/12/KH-UBND, hop-thu@12/KH-UBND.vn",
        "điện thoại 0296.3852.123 - 0296/3852-123, TCVN ISO 9001:2015, TIA-942-2005, COVID-19",
        "chính phủ số/chính quyền số, máy tính/CBCC-VC, 01 cán bộ/phòng, 2 KH-UBND",
        "Báo cáo số /BC-VP ngày /12/2022",
    ] {
        check(text, &[]);
    }
}

#[track_caller]
fn check_dates(text: &str, expected: &[(&str, Option<&str>)]) {
    let found = prose(text).dates;
    let found: Vec<(&str, Option<&str>)> = found
        .iter()
        .map(|(written, right)| (written.as_str(), right.as_deref()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn zeros_lead_days_below_ten_and_the_first_two_months_only() {
    check_dates(
        "ngày 09/9/2021, ngày 10/4/2019, ngày 19/01/2021, ngày 03 tháng 02 năm 2021, ngày 31 tháng 12 năm 2020",
        &[],
    );
    check_dates("ngày 9/9/2021", &[("9/9/2021", Some("09/9/2021"))]);
    check_dates("ngày 18/09/2020", &[("18/09/2020", Some("18/9/2020"))]);
    check_dates("ngày 03/2/2021", &[("03/2/2021", Some("03/02/2021"))]);
    check_dates(
        "ngày 09 tháng 09 năm 2021",
        &[(
            "ngày 09 tháng 09 năm 2021",
            Some("ngày 09 tháng 9 năm 2021"),
        )],
    );
    check_dates(
        "từ ngày 1 tháng 6 năm 2022",
        &[("ngày 1 tháng 6 năm 2022", Some("ngày 01 tháng 6 năm 2022"))],
    );
    check_dates(
        "số 42/KH-UBND ngày 1/6/2022",
        &[("1/6/2022", Some("01/6/2022"))],
    );
    check_dates("ngày 31/02/2021", &[("ngày 31/02/2021", None)]);
    check_dates(
        "tháng 09/2021, năm 2021, 10.4.2019, tỷ lệ 31/2/2021, ngày /12/2022",
        &[],
    );
}

#[track_caller]
fn check_rates(text: &str, expected: &[&str]) {
    assert_eq!(prose(text).rates, expected, "{text}");
}

#[test]
fn a_rate_needs_its_sign() {
    check_rates(
        "trễ hạn 13.435 hồ sơ chiếm tỷ lệ đúng hạn 93,61,rong đó: mức độ 3 là 5.480 hồ sơ",
        &["93,61"],
    );
    check_rates("Tỉ lệ đạt 97,82", &["97,82"]);
    check_rates("tỷ lệ đạt 97,8 trên tổng số", &["97,8"]);
    check_rates(
        "tỷ lệ 97,82%, 19,69 % và 5‰; tỷ lệ giảm 2,15 điểm phần trăm; tỷ lệ 1,5 người/máy",
        &[],
    );
    check_rates("tỷ lệ lần lượt là 93,61; 95,2 và 97,1%", &[]);
    check_rates("tỷ lệ hồ sơ mức độ 3, 4 còn thấp. Kinh phí 20,35.", &[]);
    check_rates("kinh phí 20,35, tỷ lệ 15/29", &[]);
}

#[track_caller]
fn check_numbers(text: &str, expected: Option<(&str, &str)>) {
    let found = prose(text);
    assert_eq!(
        found.grouped.as_deref().zip(found.plain.as_deref()),
        expected,
        "{text}"
    );
}

#[test]
fn thousands_are_written_in_one_way_in_a_text() {
    check_numbers(
        "văn bản đến 12.481, văn bản đi 5351/5470",
        Some(("12.481", "5351")),
    );
    check_numbers("112/15.068 hồ sơ; 321/4319 hồ sơ", Some(("15.068", "4319")));
    check_numbers(
        "tổng số 7703 tài khoản, tăng 1.121",
        Some(("1.121", "7703")),
    );
    check_numbers(
        "12.481 văn bản trong năm 2021, Công văn số 1525, Quyết định số 3721/QĐ-UBND ngày 31/12/2020",
        None,
    );
    check_numbers(
        "12.481 lượt gọi tổng đài 1022, hệ thống 1022, điện thoại 02963852123, mã 4319, ISO 9001:2015, TIA-942-2005, i9900K",
        None,
    );
    check_numbers("phiên bản 2.0.1, địa chỉ 10.192.1.5, 5351 hồ sơ", None);
    check_numbers("5351 hồ sơ, 5470 hồ sơ", None);
}

#[track_caller]
fn check_annex(text: &str, expected: Option<(usize, &str)>) {
    let found = prose(text).annex;
    assert_eq!(
        found.as_ref().map(|one| (one.number, one.words.as_str())),
        expected,
        "{text}"
    );
}

#[test]
fn annexes_of_the_report_are_told_from_those_of_acts() {
    check_annex(
        "danh mục văn bản giai đoạn 2016 - 2020 tại Phụ lục I đính kèm",
        Some((1, "Phụ lục I đính kèm")),
    );
    check_annex(
        "Kèm theo Phụ lục II: Các cơ sở dữ liệu",
        Some((2, "Phụ lục II")),
    );
    check_annex(
        "theo Kế hoạch 61/KH-UBND ngày 10/4/2019 của UBND tỉnh (Phụ lục kèm theo)",
        Some((1, "Phụ lục kèm theo")),
    );
    check_annex(
        "chi tiết tại các Phụ lục I, II và III",
        Some((3, "Phụ lục I, II và III")),
    );
    check_annex(
        "xem Phụ lục 1, xem Phụ lục số 02 kèm theo Báo cáo này",
        Some((2, "Phụ lục số 02 kèm theo")),
    );
    for text in [
        "theo thể thức tại Phụ lục I Nghị định số 30/2020/NĐ-CP",
        "Nghị định số 30/2020/NĐ-CP, mục II Phụ lục I",
        "Phụ lục ban hành kèm theo Quyết định số 1726/QĐ-BTTTT",
        "biểu mẫu tại Phụ lục II kèm theo Công văn số 1762/STTTT-BCVT&CNTT",
        "Phụ lục III của Thông tư, lập phụ lục, phần Phụ lục",
    ] {
        check_annex(text, None);
    }
}

#[test]
fn entries_of_a_list_end_in_one_way() {
    let even = [
        "",
        "a",
        "a.\nb.\nc.",
        "a;\nb;\nc.",
        "a;\nb;\nc;",
        "a;\nb;\nc",
        "a\nb\nc",
        "a\nb.",
        "Gồm:\na;\nb.",
        "a;\n+ b.\nc;",
    ];
    for list in even {
        assert_eq!(uneven_ends(list), None, "{list:?}");
    }
    assert_eq!(
        uneven_ends("a;\nb;\nc.\nd."),
        Some((3, Some('.'), Some(';')))
    );
    assert_eq!(uneven_ends("a.\n\nb;"), Some((2, Some(';'), Some('.'))));
    assert_eq!(uneven_ends("a;\nb\nc."), Some((2, None, Some(';'))));
}

#[test]
fn letters_that_came_decomposed_out_of_a_pdf_are_read() {
    let decomposed = "so\u{302}\u{301} 17-NQ/CP nga\u{300}y 07/3/2019, ty\u{309} le\u{323}\u{302} 93,61, Phu\u{323} lu\u{323}c II ke\u{300}m theo";
    let found = prose(decomposed);
    assert_eq!(
        found.acts[0].date.map(|day| day.to_string()).as_deref(),
        Some("2019-03-07")
    );
    assert_eq!(
        (found.rates.len(), found.annex.map(|one| one.number)),
        (1, Some(2))
    );
}

#[test]
fn the_work_grows_with_the_text_and_no_faster() {
    for piece in [
        "số ",
        "1",
        "/",
        "1/",
        "1.",
        "1,",
        "1 ",
        "1-",
        "1/NQ-",
        "1-NQ/",
        "1/AB&",
        "1/AB&C-",
        "a@",
        "://",
        "ngày ",
        "ngày 1/1/",
        "tỷ lệ ",
        "tỷ lệ 1,1;",
        "Phụ lục ",
        "Phụ lục I,",
        "Phụ lục I và ",
        "17-NQ/CP ",
        "1/NQ- CP ngày ngày ",
        "1.111.111,11 ",
        " \n",
        "\u{301}",
        "I",
        "“",
    ] {
        let text: String = piece.chars().cycle().take(30_000).collect();
        let looked = prose(&text).looked;
        assert!(looked <= 12 * 30_000, "{piece:?}: {looked}");
    }
}
