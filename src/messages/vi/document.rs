//! Words of the official document, by Nghị định 30/2020/NĐ-CP, Phụ lục I.
//!
//! Phrases and the forms of single lines; which line stands where is `document`'s business.

use time::Date;

use crate::input::numbering::roman;
use crate::input::{date, letters};
use crate::messages::vi::empty_sections::LEFT_BLANK;

/// Language of these words (BCP 47).
pub const LANGUAGE: &str = "vi";
/// Quốc hiệu (mục II.1).
pub const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ (mục II.1).
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Before the addressees (mục II.9, ô 9a).
pub const ADDRESSEES: &str = crate::input::lexicon::ADDRESSEES;
/// Above the recipients (mục II.9, ô 9b).
pub const RECIPIENTS: &str = "Nơi nhận:";
/// First recipient of a report to a superior: the addressees.
pub const AS_ABOVE: &str = "Như trên";
/// Before what the registry keeps.
pub const ARCHIVE: &str = "Lưu:";
/// What is kept when nothing is stated: the registry's own copy (mục II.9).
pub const ARCHIVE_USUAL: &str = "VT";
/// Before a legal basis.
pub const BASIS: &str = "Căn cứ";
/// After the last sentence of the document (Phụ lục III, all forms).
pub const END: &str = "./.";
/// Room for a number, day, month or year that is written by hand; no-break, so that it is not closed up.
pub const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";
/// On a report that is not declared complete.
pub const DRAFT: &str = "DỰ THẢO";
/// Over the short form of the digest, at the foot of the last page.
pub const CHECK_MARK: &str = "Mã kiểm tra số liệu";
/// What it is for.
pub const CHECK_MARK_USE: &str =
    "Trùng với mã hiện khi mở tệp JSON của báo cáo thì bản giấy và tệp cùng nội dung.";
/// The square beside it, in words.
pub const CHECK_SQUARE: &str = "Ô QR ghi mã kiểm tra đầy đủ";
/// Room for letters that are written by hand, such as the abbreviation of the agency: dots, because "BC-" alone looks whole.
pub const DOTS: &str = "........";
/// Annex (mục III.1).
pub const ANNEX: &str = "Phụ lục";

/// Title of the annex with the data.
pub const DATA_TITLE: &str = "Số liệu và chỉ tiêu báo cáo";
/// Title of the annex with the results of the indicators alone.
pub const INDICATORS_TITLE: &str = "Kết quả các chỉ tiêu báo cáo";
/// Title of the annex with explanations.
pub const EXPLANATIONS_TITLE: &str = "Giải trình số liệu báo cáo";
/// Heading of the answers outside tables.
pub const DATA_HEADING: &str = "Số liệu chung";
/// Heading of the answers in tables.
pub const TABLES_HEADING: &str = "Số liệu theo bảng";
/// Heading of the indicators.
pub const INDICATORS_HEADING: &str = "Chỉ tiêu";
/// In place of data when the template asks none.
pub const NO_DATA: &str = "(Không có số liệu.)";

/// Column: number in order.
pub const ORDINAL: &str = "TT";
/// Column: what is asked.
pub const ASKED: &str = "Nội dung";
/// Column: unit.
pub const UNIT: &str = "Đơn vị tính";
/// Column: answer.
pub const ANSWERED: &str = "Số liệu";
/// Column: indicator.
pub const INDICATOR: &str = "Chỉ tiêu";
/// Column: formula, with names and with numbers, and its legal source.
pub const WORKING: &str = "Cách tính, căn cứ";
/// Column: result.
pub const RESULT: &str = "Kết quả";
/// Column: target.
pub const TARGET: &str = "Mục tiêu";
/// Column: finding.
pub const ISSUE: &str = "Nội dung giải trình";
/// Column: the officer's explanation.
pub const EXPLANATION: &str = "Giải trình của cơ quan";

/// An answer that is blank.
pub const NOT_STATED: &str = "chưa có số liệu";
/// The same, where words are asked.
pub const NOT_TOLD: &str = "chưa có thông tin";
/// Yes.
pub const YES: &str = "Có";
/// No.
pub const NO: &str = "Không";
/// A target that is reached.
pub const REACHED: &str = "đạt";
/// Below the formula of a result that is stated and not worked out.
pub const WITHOUT_DETAILS: &str = "Chưa có số liệu chi tiết.";
/// A target that is not reached.
pub const NOT_REACHED: &str = "chưa đạt";

/// `Số: 05/BC-SXD`; a number that is not yet given leaves room (mục II.3).
#[must_use]
pub fn code_line(number: &str, notation: &str) -> String {
    format!("Số: {}/{notation}", or_blank(number))
}

/// `An Giang, ngày 03 tháng 02 năm 2021`; what is not yet known leaves room (mục II.4).
#[must_use]
pub fn place_date(place: &str, issued: Option<Date>) -> String {
    format!("{}, {}", or_blank(place), long_date(issued))
}

/// `(Kèm theo Báo cáo số 05/BC-SXD ngày 03 tháng 02 năm 2021 của Sở Xây dựng)` (mục III.1).
#[must_use]
pub fn attachment(
    kind: &str,
    number: &str,
    notation: &str,
    issued: Option<Date>,
    issuer: &str,
) -> String {
    let kind = sentence_case(kind);
    format!(
        "(Kèm theo {kind} số {}/{notation} {} của {})",
        or_blank(number),
        long_date(issued),
        or_blank(issuer)
    )
}

/// `(Số liệu tính từ ngày 15/12/2020 đến ngày 14/12/2021)`: the days whose figures count.
#[must_use]
pub fn cut_off(from: Date, to: Date) -> String {
    format!(
        "(Số liệu tính từ ngày {} đến ngày {})",
        date::short(from),
        date::short(to)
    )
}

/// `Phụ lục II`, or `Phụ lục` for the only one (mục III.1).
#[must_use]
pub fn annex_label(number: &str) -> String {
    if number.is_empty() {
        ANNEX.to_owned()
    } else {
        format!("{ANNEX} {number}")
    }
}

/// The sentence of the body that refers to the annexes (mục III.1: the document must); `data` is the title of the one with
/// data, if there is one. `None` when nothing is attached.
#[must_use]
pub fn annex_reference(
    kind: &str,
    own: &[&str],
    data: Option<&str>,
    with_explanations: bool,
    further: &[String],
) -> Option<String> {
    let kind = sentence_case(kind);
    if !own.is_empty() || !further.is_empty() {
        let explained = with_explanations.then_some(EXPLANATIONS_TITLE);
        let further = further.iter().map(String::as_str);
        let titles = own.iter().copied().chain(data).chain(explained);
        let titles: Vec<&str> = titles.chain(further).collect();
        if let [only] = titles.as_slice() {
            return Some(format!("Kèm theo {kind} này có Phụ lục ({only})."));
        }
        let named: Vec<String> = titles
            .iter()
            .enumerate()
            .map(|(place, title)| format!("{} ({title})", annex_label(&roman(place + 1))))
            .collect();
        return Some(format!("Kèm theo {kind} này có {}.", named.join(", ")));
    }
    let shown = match data {
        Some(DATA_TITLE) => "Số liệu chi tiết và cách tính các chỉ tiêu được trình bày tại",
        Some(_) => "Kết quả các chỉ tiêu được trình bày tại",
        None if with_explanations => {
            return Some(format!(
                "Giải trình số liệu được trình bày tại Phụ lục kèm theo {kind} này."
            ));
        }
        None => return None,
    };
    Some(if with_explanations {
        format!("{shown} Phụ lục I, giải trình số liệu tại Phụ lục II kèm theo {kind} này.")
    } else {
        format!("{shown} Phụ lục kèm theo {kind} này.")
    })
}

/// The last sentence of a document that has no other closing words and nothing attached.
#[must_use]
pub fn end(kind: &str) -> String {
    format!("Trên đây là nội dung {}.", sentence_case(kind))
}

/// `Báo cáo số 05/BC-SXD ngày 03 tháng 02 năm 2021`: a document as later ones refer to it.
#[must_use]
pub fn reference(kind: &str, number: &str, notation: &str, issued: Date) -> String {
    format!(
        "{} số {number}/{notation} {}",
        sentence_case(kind),
        date::long(issued)
    )
}

/// The sentence that says which document this one replaces (Nghị định 30/2020/NĐ-CP, Điều 18.3).
#[must_use]
pub fn replacement(kind: &str, replaced: &str) -> String {
    format!(
        "{} này thay thế {}.",
        sentence_case(kind),
        replaced.trim().trim_end_matches(['.', ';', ','])
    )
}

/// `TM. ỦY BAN NHÂN DÂN TỈNH`; the abbreviation is not doubled when the officer typed it.
#[must_use]
pub fn authority(abbreviation: &str, whose: &str) -> String {
    let whose = letters::to_uppercase(whose);
    if whose.starts_with(abbreviation) {
        whose
    } else {
        format!("{abbreviation} {whose}").trim_end().to_owned()
    }
}

/// `Bảng 2. Kinh phí`.
#[must_use]
pub fn table_caption(number: usize, label: &str) -> String {
    format!("Bảng {number}. {label}")
}

/// `Đơn vị tính: triệu đồng`.
#[must_use]
pub fn unit_line(unit: &str) -> String {
    format!("{UNIT}: {unit}")
}

/// A column's label with its unit.
#[must_use]
pub fn with_unit(label: &str, unit: &str) -> String {
    if unit.is_empty() {
        label.to_owned()
    } else {
        format!("{label} ({unit})")
    }
}

/// A target: `từ 80%`.
#[must_use]
pub fn at_least(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some("%") => format!("từ {number}%"),
        Some(unit) if !unit.is_empty() => format!("từ {number} {unit}"),
        _ => format!("từ {number}"),
    }
}

/// Legal sources of an indicator.
#[must_use]
pub fn sources(acts: &str) -> String {
    format!("Theo {acts}")
}

/// An answer declared not applicable; nobody said so of what the agencies behind a department's report left blank.
#[must_use]
pub fn not_applicable(reason: &str) -> String {
    match reason.trim() {
        "" => "không áp dụng".to_owned(),
        LEFT_BLANK => LEFT_BLANK.to_owned(),
        reason => format!("không áp dụng: {reason}"),
    }
}

/// `BÁO CÁO` -> `Báo cáo`.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    letters::capitalize(&letters::to_lowercase(text))
}

fn long_date(day: Option<Date>) -> String {
    day.map_or_else(
        || format!("ngày {BLANK} tháng {BLANK} năm {BLANK}"),
        date::long,
    )
}

fn or_blank(text: &str) -> &str {
    given(text).unwrap_or(BLANK)
}

/// A text that says something.
pub(super) fn given(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
