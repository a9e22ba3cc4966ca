//! What the checks of written texts say, and what they advise.

use time::Date;

use crate::input::date::short;
use crate::input::encoding::Garbled;
use crate::messages::message::{Message, printed_label, printed_labels};

/// What to do about acts that are cited wrongly, where the right form is not known.
pub const ACT_DATE_ADVICE: &str = "Đối chiếu với văn bản gốc rồi ghi cùng một ngày ban hành ở mọi chỗ; nếu là hai văn bản khác nhau, giải trình.";
/// What to do about an act that is not in force.
pub const FORCE_ADVICE: &str =
    "Viện dẫn văn bản còn hiệu lực trong kỳ báo cáo; nếu cần nhắc văn bản này, giải trình lý do.";
/// What to do about the form of dates.
pub const DATE_ADVICE: &str = "Ngày nhỏ hơn 10 và tháng 1, 2 có số 0 ở trước, các tháng khác không có (Nghị định 30/2020/NĐ-CP, Phụ lục I).";
/// What to do about a list whose entries end unevenly.
pub const ENDS_ADVICE: &str =
    "Kết thúc các dòng bằng cùng một dấu, thường là “;”, dòng cuối bằng dấu chấm.";
/// What to do about a rate without its sign.
pub const RATE_ADVICE: &str = "Ghi dấu % ngay sau số, hoặc ghi đơn vị của số.";
/// What to do about numbers in two forms.
pub const NUMBERS_ADVICE: &str =
    "Trong cùng một đoạn, ngăn hàng nghìn bằng dấu chấm ở mọi số, ví dụ 12.481.";
/// What to do about an annex that is not attached.
pub const ANNEX_ADVICE: &str = "Điền bảng được in thành phụ lục, hoặc sửa câu nhắc đến phụ lục.";

/// What to do about letters that do not read as Vietnamese.
pub const GARBLED_ADVICE: &str = "Gõ lại bằng bảng mã Unicode, hoặc chép lại từ nơi còn đúng chữ.";

/// Most examples that a message quotes.
const MOST: usize = 3;

/// Words in quotation marks, the first few of many.
fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    let mut text = String::new();
    for word in words.iter().take(MOST) {
        text.push_str(if text.is_empty() { "“" } else { ", “" });
        text.push_str(word);
        text.push('”');
    }
    if words.len() > MOST {
        text.push_str(&format!(" và {} chỗ khác", words.len() - MOST));
    }
    text
}

/// Names in quotation marks, for the screen and for paper.
fn places_said(places: &[String]) -> Message {
    let all = |places: &[String]| quoted(places.iter().map(String::as_str));
    Message {
        screen: all(places),
        print: all(&printed_labels(places)),
    }
}

/// Letters that do not read as Vietnamese.
#[must_use]
pub fn garbled(label: &str, why: Garbled) -> Message {
    let why = match why {
        Garbled::ReadWrongly => "chữ đã bị đọc sai bảng mã",
        Garbled::OldFont => "chữ gõ bằng phông cũ (TCVN3, VNI), không phải Unicode",
        Garbled::Lost => "có ký tự đã mất",
    };
    Message {
        screen: format!("“{label}” có vẻ sai chữ: {why}."),
        print: format!("“{}” có chữ không đọc được.", printed_label(label)),
    }
}

/// Symbols that are written wrongly.
#[must_use]
pub fn symbols(label: &str, written: &[&str]) -> Message {
    let all = quoted(written.iter().copied());
    Message {
        screen: format!("“{label}” ghi số, ký hiệu văn bản sai thể thức: {all}."),
        print: format!(
            "Số, ký hiệu văn bản nêu tại “{}” chưa đúng thể thức: {all}.",
            printed_label(label)
        ),
    }
}

/// The right form of symbols.
#[must_use]
pub fn symbols_advice(right: &[&str]) -> String {
    format!(
        "Ghi {}: giữa số và ký hiệu là dấu gạch chéo, giữa các nhóm chữ viết tắt là dấu gạch nối không cách chữ.",
        quoted(right.iter().copied())
    )
}

/// Dates that are written otherwise than they should be, or that are no days.
#[must_use]
pub fn dates(label: &str, dates: &[(String, Option<String>)]) -> Message {
    let written = |wanted: bool| {
        let some = dates.iter().filter(|(_, right)| right.is_some() == wanted);
        quoted(some.map(|(written, _)| written.as_str()))
    };
    let right = quoted(dates.iter().filter_map(|(_, right)| right.as_deref()));
    let (unusual, unreal) = (written(true), written(false));
    let mut parts = Vec::new();
    if !unreal.is_empty() {
        parts.push(format!("“{label}” ghi ngày không có thật: {unreal}."));
    }
    if !unusual.is_empty() {
        parts.push(format!(
            "“{label}” ghi ngày tháng {unusual}; đúng thể thức là {right}."
        ));
    }
    let all = quoted(dates.iter().map(|(written, _)| written.as_str()));
    Message {
        screen: parts.join(" "),
        print: format!(
            "Ngày tháng nêu tại “{}” chưa đúng thể thức: {all}.",
            printed_label(label)
        ),
    }
}

/// A list whose entries end unevenly: the entry, its sign and the sign of those before it.
#[must_use]
pub fn uneven_ends(label: &str, entry: usize, own: Option<char>, others: Option<char>) -> Message {
    let name = |sign: Option<char>| {
        sign.map_or_else(
            || "không có dấu".to_owned(),
            |sign| format!("bằng dấu “{sign}”"),
        )
    };
    let said = |label: &str| {
        format!(
            "“{label}”: dòng {entry} kết thúc {}, các dòng trước kết thúc {}.",
            name(own),
            name(others)
        )
    };
    Message {
        screen: said(label),
        print: said(&printed_label(label)),
    }
}

/// Rates without "%".
#[must_use]
pub fn rates(label: &str, written: &[String]) -> Message {
    let all = quoted(written.iter().map(String::as_str));
    Message {
        screen: format!("“{label}” ghi tỷ lệ thiếu dấu %: {all}."),
        print: format!(
            "Tỷ lệ nêu tại “{}” không kèm dấu %: {all}.",
            printed_label(label)
        ),
    }
}

/// Numbers with and without dots between thousands.
#[must_use]
pub fn numbers(label: &str, grouped: &str, plain: &str) -> Message {
    Message {
        screen: format!(
            "“{label}” ghi số hàng nghìn theo hai cách: “{grouped}” có dấu chấm, “{plain}” không có."
        ),
        print: format!(
            "Số hàng nghìn nêu tại “{}” viết theo hai cách: “{grouped}” và “{plain}”.",
            printed_label(label)
        ),
    }
}

/// Days of issue of one act, each with the places that state it; `known` is the day in the registry.
#[must_use]
pub fn act_dates(act: &str, days: &[(Date, Vec<String>)], known: Option<Date>) -> Message {
    let (mut screen, mut paper) = (Vec::new(), Vec::new());
    for (day, places) in days {
        let (day, places) = (short(*day), places_said(places));
        screen.push(format!("ngày {day} ở {}", places.screen));
        paper.push(format!("ngày {day} tại {}", places.print));
    }
    let registered = known
        .map(|day| format!("; danh mục văn bản ghi ngày {}", short(day)))
        .unwrap_or_default();
    Message {
        screen: format!(
            "Văn bản “{act}” được ghi {}{registered}.",
            screen.join("; ")
        ),
        print: format!("Văn bản “{act}” được nêu {}{registered}.", paper.join("; ")),
    }
}

/// A day of issue outside the year that the act's number states.
#[must_use]
pub fn act_year(act: &str, day: Date, place: &str) -> Message {
    let day = short(day);
    Message {
        screen: format!(
            "Văn bản “{act}” có năm ban hành trong số, nhưng “{place}” ghi ngày {day}."
        ),
        print: format!(
            "Văn bản “{act}” có năm ban hành trong số; “{}” nêu ngày {day}.",
            printed_label(place)
        ),
    }
}

/// An act that was no longer in force in the period.
#[must_use]
pub fn ended_before(act: &str, last: Date, places: &[String]) -> Message {
    force(
        act,
        places,
        &format!("đã hết hiệu lực sau ngày {}, trước kỳ báo cáo", short(last)),
    )
}

/// An act that ceased to be in force during the period.
#[must_use]
pub fn ends_within(act: &str, last: Date, places: &[String]) -> Message {
    force(
        act,
        places,
        &format!("hết hiệu lực sau ngày {}, trong kỳ báo cáo", short(last)),
    )
}

/// An act that was not yet in force in the period.
#[must_use]
pub fn begins_after(act: &str, first: Date, places: &[String]) -> Message {
    force(
        act,
        places,
        &format!("có hiệu lực từ ngày {}, sau kỳ báo cáo", short(first)),
    )
}

fn force(act: &str, places: &[String], what: &str) -> Message {
    let places = places_said(places);
    let said = |places: &str| format!("{act} {what} (nêu ở {places}).");
    Message {
        screen: said(&places.screen),
        print: said(&places.print),
    }
}

/// An annex that the texts refer to, so many numbers beyond those of the officer.
#[must_use]
pub fn annexes(places: &[String], words: &str, beyond: usize) -> Message {
    let places = places_said(places);
    let (screen, paper) = match beyond {
        1 => (
            "phụ lục mang số đó là phụ lục số liệu, chỉ tiêu do phần mềm lập",
            "phụ lục mang số đó là phụ lục số liệu, chỉ tiêu",
        ),
        2 => (
            "phụ lục mang số đó, nếu có, là phụ lục giải trình do phần mềm lập",
            "phụ lục mang số đó, nếu có, là phụ lục giải trình",
        ),
        _ => (
            "báo cáo không kèm phụ lục đó",
            "báo cáo không kèm phụ lục đó",
        ),
    };
    Message {
        screen: format!("{} nhắc đến “{words}”, nhưng {screen}.", places.screen),
        print: format!("{} nhắc đến “{words}”; {paper}.", places.print),
    }
}
