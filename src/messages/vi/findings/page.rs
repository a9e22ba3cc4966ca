//! Words around findings: their lists, explanations, completion.

use time::Date;

use crate::input::date;
use crate::messages::vi::commands::{counted, in_the_way};
use crate::model::report::IssueProblem;
use crate::model::template::Severity;

// Findings.

/// Heading of the findings of a section.
pub const SECTION_FINDINGS: &str = "Vấn đề của mục";
/// Heading of the page with all findings.
pub const FINDINGS: &str = "Vấn đề của báo cáo";
/// A section without findings.
pub const NO_SECTION_FINDINGS: &str = "Mục này không còn vấn đề.";
/// A report without findings.
pub const NO_FINDINGS: &str = "Không còn vấn đề nào.";
/// What the page is for.
pub const FINDINGS_HINT: &str = "Điền ô còn trống; sửa số liệu, hoặc giải trình nếu số liệu đúng như vậy. Giải trình được in thành phụ lục và đi cùng tệp JSON.";
/// The officer's explanation.
pub const EXPLANATION: &str = "Giải trình";
/// Explanations of one group that were written apart.
pub const DIFFERENT_EXPLANATIONS: &str =
    "Các ô này đang có giải trình khác nhau; sửa ở đây thì dùng chung cho tất cả.";
/// Gives the explanation of some to all findings of a group.
pub const SHARE_EXPLANATION: &str = "Dùng giải trình này cho tất cả các ô trên";

/// What an explanation is for.
#[must_use]
pub fn explanation_hint(findings: usize) -> String {
    if findings > 1 {
        "Ghi lý do nếu số liệu đúng như vậy; một giải trình dùng chung cho các ô trên.".to_owned()
    } else {
        "Ghi lý do nếu số liệu đúng như vậy.".to_owned()
    }
}

/// A finding in the list of all sections.
#[must_use]
pub fn in_section(section: &str, finding: &str) -> String {
    format!("{section}: {finding}")
}

/// Explained.
pub const EXPLAINED: &str = "Đã giải trình";
/// Explained over other numbers.
pub const STALE_EXPLANATION: &str = "Số liệu đã đổi sau khi giải trình";
/// Confirms an explanation over today's numbers.
pub const STILL_RIGHT: &str = "Giải trình này đúng với số liệu mới";
/// Why an explanation is not asked for.
pub const NOT_EXPLAINABLE: &str = "Vấn đề này phải sửa, không giải trình thay được.";
/// Before the fields concerned.
pub const CONCERNS: &str = "Ô liên quan:";
/// Beside the form only the first places of a finding are listed.
#[must_use]
pub fn more_places(more: usize) -> String {
    format!("và {} chỗ khác, xem ở trang Vấn đề", counted(more))
}

/// Name of a severity.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Lỗi",
        Severity::Warning => "Cảnh báo",
        Severity::Note => "Lưu ý",
    }
}

/// Sign of a severity; always beside its name.
#[must_use]
pub fn severity_sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Note => "i",
    }
}

/// Heading of what is left to fill in; the last of it may have been explained a moment ago.
#[must_use]
pub fn missing_heading(count: usize) -> String {
    match count {
        0 => "Còn phải điền: vừa giải trình hết".to_owned(),
        count => format!("Còn phải điền ({count} ô)"),
    }
}

/// Heading of errors and warnings; the last of them may have been explained a moment ago.
#[must_use]
pub fn problems_heading(count: usize) -> String {
    match count {
        0 => "Lỗi và cảnh báo: vừa giải trình hết".to_owned(),
        count => format!("Lỗi và cảnh báo ({count})"),
    }
}

/// Heading of errors and warnings that are explained.
#[must_use]
pub fn explained_heading(count: usize) -> String {
    format!("Đã giải trình ({count})")
}

/// Heading of notes.
#[must_use]
pub fn notes_heading(count: usize) -> String {
    format!("Lưu ý ({count})")
}

/// Blank answers of a section before the officer left it.
#[must_use]
pub fn left_here(count: usize) -> String {
    format!("Còn {count} ô chưa điền trong mục này.")
}

/// Filters of the page.
pub const FILTERS: &str = "Lọc danh sách";
/// Filter by how grave a finding is.
pub const FILTER_SEVERITY: &str = "Mức";
/// Filter by where a finding stands.
pub const FILTER_STANDING: &str = "Tình trạng";
/// No filter.
pub const FILTER_ALL: &str = "Tất cả";
/// Only what is open.
pub const FILTER_OPEN: &str = "Chưa xử lý";
/// The filters leave nothing.
pub const FILTERED_OUT: &str = "Không có vấn đề nào như đang lọc.";
/// Opens every line.
pub const OPEN_ALL: &str = "Mở tất cả";
/// Closes every line.
pub const CLOSE_ALL: &str = "Thu gọn";
/// Goes to what a finding is about.
pub const TO_FIELD: &str = "Đến ô";
/// Goes to the next finding that waits.
pub const NEXT_FINDING: &str = "Vấn đề tiếp theo";
/// Goes back to all findings.
pub const BACK_TO_FINDINGS: &str = "Về danh sách vấn đề";
/// Before the finding that the officer came from.
pub const LOOKING_AT: &str = "Đang xem:";
/// The finding that the officer came from is gone.
pub const MENDED: &str = "Vấn đề vừa xem không còn nữa.";

/// The link from a section's findings to all of them.
#[must_use]
pub fn all_findings(left: usize, problems: usize) -> String {
    format!("Xem của cả báo cáo: còn {left} ô, {problems} vấn đề")
}

// Completion.

/// Heading of the box.
pub const COMPLETION: &str = "Hoàn thành báo cáo";
/// Declares the report complete.
pub const COMPLETE: &str = "Hoàn thành";
/// What it does.
pub const COMPLETE_HINT: &str = "Khi hoàn thành, báo cáo được khóa để in và gửi. Sau đó vẫn có thể mở lại thành lần sửa mới, có ghi lý do.";
/// Nothing is in the way.
pub const COMPLETE_READY: &str = "Đã điền đủ; mọi lỗi và cảnh báo đã được sửa hoặc giải trình.";
/// Before completion of a further issue: which document it replaces, and what it has not yet.
pub const REISSUE_HINT: &str = "Đây là lần ban hành sau: nếu bản trước đã phát hành, ghi văn bản bị thay thế dưới đây. Số và ngày ký của lần này ghi sau khi hoàn thành, khi văn thư cấp số.";
/// It is complete.
pub const COMPLETED_HINT: &str = "Báo cáo đã hoàn thành. Các bước tiếp theo:";
/// It has its number and date.
pub const ISSUED_HINT: &str = "Báo cáo đã ban hành. Việc còn lại: xuất JSON (nút ở thanh trên) và gửi nơi tổng hợp cùng văn bản đã ký.";
/// First step after completion.
pub const STEP_SIGN: &str = "In văn bản và trình ký.";
/// Second step.
pub const STEP_NUMBER: &str = "Ghi sau khi văn thư cấp số: số và ngày ký ban hành.";
/// They are those of the document that is replaced.
pub const OF_REPLACED: &str = "Số và ngày này là của văn bản bị thay thế: hãy ghi số và ngày mà văn thư cấp cho lần ban hành này.";
/// Why they make it no issued document yet; `last` is the last day of its figures.
#[must_use]
pub fn not_issued(problem: IssueProblem, last: Date) -> String {
    let (day, is) = match problem {
        IssueProblem::NumberZero => {
            return "Số văn bản không thể bằng 0, nên báo cáo chưa là đã ban hành: ghi số mà văn thư cấp."
                .to_owned();
        }
        IssueProblem::SignedAhead(day) => {
            return format!(
                "Ngày ký {} sau hôm nay theo đồng hồ của máy này, nên báo cáo chưa là đã ban hành: sửa ngày ký nếu ghi nhầm. Đúng ngày đó thì đến ngày ấy báo cáo mới là đã ban hành.",
                date::short(day)
            );
        }
        IssueProblem::SignedBefore(day) => (day, "trước"),
        IssueProblem::SignedLate(day) => (day, "cách hơn một năm sau"),
    };
    format!(
        "Ngày ký {} {is} ngày chốt số liệu {}, nên báo cáo chưa là đã ban hành: sửa ngày ký. Đúng ngày đó thì cứ in và gửi: báo cáo giữ trạng thái đã hoàn thành.",
        date::short(day),
        date::short(last)
    )
}
/// The same once both are there.
pub const STEP_NUMBERED: &str = "Số và ngày ký ban hành đã ghi; ghi nhầm thì sửa tại đây.";
/// Third step.
pub const STEP_SEND: &str = "Xuất JSON (nút ở thanh trên) và gửi nơi tổng hợp cùng văn bản đã ký.";
/// Where the content is wrong after all.
pub const REOPENING: &str = "Nội dung còn sai?";
/// Opens a completed report again.
pub const REOPEN: &str = "Mở lại để sửa";
/// Why it is opened again.
pub const REOPEN_REASON: &str = "Lý do mở lại";
/// What the reason is for.
pub const REOPEN_HINT: &str = "Lý do được ghi vào lịch sử và đi cùng tệp JSON của lần sửa sau.";

/// What is in the way of completion: answers left to fill in, problems, rewritten sentences.
#[must_use]
pub fn obstacles(left: usize, problems: usize, sentences: usize) -> String {
    if left + problems + sentences == 0 {
        COMPLETE_READY.to_owned()
    } else {
        in_the_way(left, problems, sentences)
    }
}

/// Heading of the rewritten sentences whose numbers changed.
#[must_use]
pub fn stale_group(count: usize) -> String {
    format!("Lời văn cần xem lại ({count})")
}

/// A rewritten sentence whose numbers changed, as a link to it.
#[must_use]
pub fn stale_sentence(text: &str) -> String {
    format!("Số liệu đã đổi sau khi sửa câu: “{}”", shortened(text))
}

/// The first words of a long text.
fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

/// The rest of a long list of errors.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("và {count} mục khác trong danh sách dưới đây")
}
