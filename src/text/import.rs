//! What the dry run of opened files says.

use super::{date, digest, period};
use crate::model::report::{Report, Status};

/// Another report of the same agency and period is here.
pub const SAME_SUBJECT: &str =
    "Máy này đã có một báo cáo khác của cùng cơ quan và kỳ báo cáo; tệp được thêm thành báo cáo riêng.";
/// How many figures named are told; of more only the count.
const MOST_NAMED: usize = 5;

/// How the figures of a file compare with those of the other report of the same agency and period.
#[must_use]
pub fn figures_compared(differing: &[String]) -> String {
    if differing.is_empty() {
        return "So với báo cáo đó, không có số liệu nào khác.".to_owned();
    }
    let mut named: Vec<String> = differing.iter().take(MOST_NAMED).map(|label| format!("“{label}”")).collect();
    if differing.len() > MOST_NAMED {
        named.push("...".to_owned());
    }
    format!("So với báo cáo đó, có {} số liệu khác: {}.", differing.len(), named.join(", "))
}

/// The digest does not fit.
pub const ALTERED: &str =
    "Nội dung tệp không khớp mã kiểm tra: tệp đã bị sửa sau khi xuất. Hãy hỏi lại nơi gửi nếu không biết vì sao.";
/// A file that was complete is no longer what was declared complete.
pub const NO_LONGER_COMPLETE: &str = "Tệp ghi báo cáo đã hoàn thành, nhưng nội dung không còn nguyên như lúc hoàn thành: \
    báo cáo được nhận ở trạng thái đang soạn. Hãy kiểm tra rồi hoàn thành lại.";
/// There is no digest.
pub const NO_DIGEST: &str = "Tệp không có mã kiểm tra nên không biết được đã bị sửa hay chưa.";

/// What a file is: agency, period, issue, status.
#[must_use]
pub fn what(report: &Report, template: &str) -> String {
    let agency = report.words("agency.name");
    let agency = if agency.is_empty() { "Cơ quan chưa ghi tên" } else { agency };
    let status = if report.status == Status::Draft { "đang soạn" } else { "đã hoàn thành" };
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

/// Answers that the template does not ask.
#[must_use]
pub fn not_asked(count: usize) -> String {
    format!("Có {count} số liệu mà mẫu trên trang này không hỏi; chúng được giữ nguyên trong tệp nhưng không hiện ra.")
}

/// Answers at cells that the app works out.
#[must_use]
pub fn worked_out(count: usize) -> String {
    format!("Tệp ghi sẵn {count} số ở ô tự tính; trang này không nhận các số đó mà tính lại từ số liệu.")
}
