//! What the dry run of opened files says.

use crate::input::encoding;
use crate::input::encoding::Garbled;
use crate::input::sanitize::isolated;
use crate::input::{date, number};
use crate::messages::vi::app::agency_of;
use crate::messages::vi::excerpts::{agency_name, both_ends, shortened};
use crate::messages::vi::{digest, period};
use crate::model::period::Period;
use crate::model::report::{Report, Status};

/// Another report of the same agency and period is here.
const SAME_SUBJECT: &str = "Máy này đã có một báo cáo khác của cùng cơ quan và kỳ báo cáo; tệp được thêm thành báo cáo riêng.";

/// Another report of the same agency and period is here, or in an earlier file of the same opening.
#[must_use]
pub fn same_subject(file: Option<&str>) -> String {
    file.map_or_else(
        || SAME_SUBJECT.to_owned(),
        |file| {
            format!(
                "Tệp “{}” mở cùng lúc cũng là báo cáo của cơ quan và kỳ báo cáo này; nhận cả hai thì thành hai báo cáo riêng.",
                shortened(file)
            )
        },
    )
}

/// A table that does not apply has rows with answers.
#[must_use]
pub fn absent_rows(table: &str) -> String {
    format!(
        "Bảng “{}” ghi là không áp dụng nhưng trong tệp vẫn có số liệu của bảng: số liệu đó được giữ, không tính và không in.",
        both_ends(table)
    )
}
/// How many figures named are told; of more only the count.
pub const MOST_NAMED: usize = 5;

/// How the figures of a file compare with those of the other report of the same agency and period.
#[must_use]
pub fn figures_compared(differing: &[String], count: usize) -> String {
    if count == 0 {
        return "So với báo cáo đó, không có số liệu nào khác.".to_owned();
    }
    let mut named: Vec<String> = differing
        .iter()
        .take(MOST_NAMED)
        .map(|label| format!("“{label}”"))
        .collect();
    if count > MOST_NAMED {
        named.push("...".to_owned());
    }
    format!(
        "So với báo cáo đó, có {} số liệu khác: {}.",
        number::format(count.into()),
        named.join(", ")
    )
}

pub(super) fn range(period: &Period) -> String {
    format!(
        "từ {} đến {}",
        date::short(period.from),
        date::short(period.to)
    )
}

pub(super) fn status(report: &Report) -> &'static str {
    if report.status == Status::Draft {
        "đang soạn"
    } else {
        "đã hoàn thành"
    }
}

/// A remark that somebody should look at.
#[must_use]
pub fn caution(remark: &str) -> String {
    format!("CHÚ Ý: {remark}")
}

/// The days of one period differ between a report here and a file; `None` when they do not.
#[must_use]
pub fn other_days(here: &Period, file: &Period) -> Option<String> {
    let differ = (here.from, here.to) != (file.from, file.to);
    differ.then(|| {
        format!(
            "CHÚ Ý: thời gian lấy số liệu khác nhau. Trên máy: {}; trong tệp: {}.",
            range(here),
            range(file)
        )
    })
}

/// The days of a period are not those that the template gives it; `None` when they are.
#[must_use]
pub fn unexpected_days(expected: &Period, found: &Period) -> Option<String> {
    if (expected.from, expected.to) == (found.from, found.to) {
        return None;
    }
    let name = period::label(found);
    let year = i32::try_from(found.year).unwrap_or_default();
    let elsewhere = !(found.from.year()..=found.to.year()).contains(&year);
    let why = if elsewhere {
        format!(", không thuộc năm {year}: năm hoặc ngày đã ghi sai")
    } else {
        String::new()
    };
    Some(format!(
        "CHÚ Ý: theo mẫu, kỳ {name} lấy số liệu {}, nhưng tệp ghi {}{why}. Hãy hỏi lại nơi gửi.",
        range(expected),
        range(found)
    ))
}

/// The template has no period of the kind.
#[must_use]
pub fn other_kind_of_period(found: &Period, template: &str) -> String {
    format!(
        "CHÚ Ý: mẫu “{template}” không có kỳ loại “{}”, nhưng tệp ghi kỳ {} ({}). Hãy hỏi lại nơi gửi.",
        period::kind(found.kind),
        period::label(found),
        range(found)
    )
}

/// The name of an agency looks as if it had been read or typed in another code than Unicode.
#[must_use]
pub fn garbled(name: &str) -> Option<String> {
    let why = match encoding::garbled(name)? {
        Garbled::ReadWrongly => "chữ đã bị đọc sai bảng mã khi chuyển tệp",
        Garbled::OldFont => "chữ gõ bằng phông cũ (TCVN3, VNI), không phải Unicode",
        Garbled::Lost => "có ký tự đã mất, không khôi phục được",
    };
    Some(format!(
        "CHÚ Ý: tên “{}” có vẻ sai chữ ({why}). Hãy sửa lại tên sau khi nhận, hoặc xin nơi gửi xuất lại tệp.",
        shortened(name)
    ))
}

/// The digest does not fit.
pub const ALTERED: &str = "Nội dung tệp không khớp mã kiểm tra: tệp đã bị sửa sau khi xuất. Hãy hỏi lại nơi gửi nếu không biết vì sao.";
/// A file that was complete is no longer what was declared complete.
pub const NO_LONGER_COMPLETE: &str = "Tệp ghi báo cáo đã hoàn thành, nhưng nội dung không còn nguyên như lúc hoàn thành: \
    báo cáo được nhận ở trạng thái đang soạn. Hãy kiểm tra rồi hoàn thành lại.";
/// There is no digest.
pub const NO_DIGEST: &str = "Tệp không có mã kiểm tra nên không biết được đã bị sửa hay chưa.";

/// What a file is: agency, with its superior where it has a namesake, period, issue, status.
#[must_use]
pub fn what(report: &Report, template: &str, namesake: bool) -> String {
    let superior = if namesake {
        report.words("agency.superior")
    } else {
        ""
    };
    let agency = agency_of(report.words("agency.name"), superior);
    let agency = agency_name(&agency);
    let agency = if agency.trim().is_empty() {
        "Cơ quan chưa ghi tên".to_owned()
    } else {
        agency
    };
    let status = status(report);
    format!(
        "{agency}, {}: {}; lần ban hành {}, {status}, sửa lần cuối {}.",
        period::label(&report.period),
        template,
        report.revision.number,
        date::moment(&report.changed)
    )
}

/// The short form of the content's digest, to be compared with the one on paper; of a file that was altered, paper that
/// was printed before has another.
#[must_use]
pub fn check_mark(content: &str, altered: bool) -> String {
    let paper = if altered {
        "tính từ nội dung tệp đang có. Tệp đã bị sửa, nên bản giấy in trước khi sửa có mã khác: hãy đối chiếu ở chân trang cuối."
    } else {
        "bản giấy của báo cáo này in cùng mã ở chân trang cuối."
    };
    format!("Mã kiểm tra số liệu: {}; {paper}", digest::short(content))
}

/// What taking a file in would do.
#[must_use]
pub fn verdict(same: bool, here: Option<&Report>, file: &Report) -> String {
    match here {
        _ if same => "Máy này đã có đúng báo cáo này, không có gì thay đổi.".to_owned(),
        None => "Sẽ thêm báo cáo này vào máy.".to_owned(),
        Some(here) if here.changed > file.changed => format!(
            "Sẽ thay báo cáo đang có trên máy. Chú ý: bản trên máy MỚI HƠN (sửa lần cuối {}); bản đó được giữ lại trên máy.",
            date::moment(&here.changed)
        ),
        Some(here) => format!(
            "Sẽ thay báo cáo đang có trên máy (sửa lần cuối {}); bản đó được giữ lại trên máy.",
            date::moment(&here.changed)
        ),
    }
}

/// What becomes of a file that holds the report of an earlier file of the same opening.
#[must_use]
pub fn replaces_earlier(same: bool, earlier: &str, before: &Report, file: &Report) -> String {
    let earlier = isolated(earlier);
    if same {
        return format!("Tệp “{earlier}” chọn cùng lúc đã có đúng báo cáo này.");
    }
    let newer = if before.changed > file.changed {
        format!(
            " Chú ý: tệp kia MỚI HƠN (sửa lần cuối {}); muốn giữ tệp kia thì hủy rồi chỉ mở tệp kia.",
            date::moment(&before.changed)
        )
    } else {
        String::new()
    };
    format!(
        "Cùng một báo cáo với tệp “{earlier}” chọn cùng lúc: sẽ thay bản của tệp đó; bản bị thay được giữ trong thùng rác.{newer}"
    )
}

/// The template differs.
#[must_use]
pub fn other_template(file: u32, here: u32) -> String {
    if file == here {
        return "Mẫu báo cáo trên trang này khác mẫu dùng để lập tệp dù cùng phiên bản; kết quả được tính lại theo mẫu trên trang.".to_owned();
    }
    format!(
        "Tệp lập theo mẫu phiên bản {file}, trang này dùng phiên bản {here}; kết quả được tính lại theo phiên bản {here}."
    )
}

/// An answer that its field cannot read.
#[must_use]
pub fn unreadable(label: &str) -> String {
    format!("Ô “{label}” trong tệp không đọc được; nội dung được giữ nguyên trong ô để sửa.")
}

/// An answer that was read as a person types it.
#[must_use]
pub fn read_as_typed(label: &str) -> String {
    format!(
        "Ô “{label}” trong tệp không ghi đúng dạng của tệp; đã đọc như gõ tay. Hãy xem lại ô này."
    )
}

/// A value beside a text that does not read, or beside a reason why it does not apply.
#[must_use]
pub fn contradicted(label: &str) -> String {
    format!(
        "Ô “{label}”: tệp vừa ghi một giá trị, vừa ghi ô đó không áp dụng hoặc không đọc được; giá trị không được nhận. Hãy xem lại ô này."
    )
}

/// Rows with cells that their table does not list.
#[must_use]
pub fn added_rows(count: usize) -> String {
    format!(
        "Có {count} dòng có số liệu mà bảng trong tệp không liệt kê; các dòng đó được thêm vào cuối bảng."
    )
}

/// Answers that the template does not ask.
#[must_use]
pub fn not_asked(count: usize) -> String {
    format!(
        "Có {count} số liệu mà mẫu trên trang này không hỏi; chúng được giữ nguyên trong tệp nhưng không hiện ra."
    )
}

/// Answers at cells that the app works out.
#[must_use]
pub fn worked_out(count: usize) -> String {
    format!(
        "Tệp ghi sẵn {count} số ở ô tự tính; trang này không nhận các số đó mà tính lại từ số liệu."
    )
}
