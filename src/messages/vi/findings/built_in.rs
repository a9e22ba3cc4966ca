//! What the built-in checks say.

use crate::input::number;
use crate::messages::message::{Message, printed_label, printed_labels};
use crate::messages::vi::period;
use crate::model::period::Period;

/// What to do about a blank answer.
pub const EMPTY_ADVICE: &str = "Điền số liệu, hoặc chọn “Không áp dụng” và ghi lý do.";
/// The same where nothing but an answer will do.
pub const FILL_ADVICE: &str = "Điền ô này.";
/// What to do about a stated percentage that its counts contradict.
pub const STATED_ADVICE: &str =
    "Xóa tỷ lệ ghi tay để dùng tỷ lệ tự tính, hoặc kiểm tra lại tử số và mẫu số.";
/// What to do about a stated part that is larger than its whole.
pub const WHOLE_ADVICE: &str = "Sửa tỷ lệ. Dấu phẩy là dấu thập phân: 97,82 chứ không phải 9.782.";
/// What to do about a counted part that is larger than its whole.
pub const PART_ADVICE: &str = "Kiểm tra lại hai số: bộ phận không thể nhiều hơn toàn bộ. Nếu hai số được đếm theo phạm vi khác nhau và đều đúng, giải trình.";
/// What to do about a number beyond its limit.
pub const LIMIT_ADVICE: &str = "Kiểm tra đơn vị tính và dấu chấm, dấu phẩy (20,35 khác 20.350); nếu số liệu đúng như vậy, giải trình.";
/// What to do about a percentage that is less than 1.
pub const FRACTION_ADVICE: &str = "Ghi tỷ lệ theo phần trăm: 98,5 chứ không phải 0,985. Nếu đúng là chưa đến 1%, điền số đếm hoặc giải trình.";
/// What to do about a day far from the period.
pub const FAR_DATE_ADVICE: &str = "Kiểm tra lại ngày, nhất là năm.";
/// What to do about a period that has not begun.
pub const NOT_BEGUN_ADVICE: &str =
    "Kiểm tra năm của kỳ báo cáo: nếu chọn nhầm, tạo báo cáo khác với đúng kỳ rồi xóa báo cáo này.";
/// What to do about a stated percentage without counts.
pub const COUNTS_ADVICE: &str =
    "Điền số đếm để tỷ lệ được tự tính; nếu không có số đếm, giải trình nguồn của tỷ lệ.";

/// What to do about a blank cell.
pub const CELL_ADVICE: &str = "Điền ô này trong bảng, hoặc xóa dòng nếu dòng thừa.";
/// What to do about a group without rows.
pub const GROUP_ADVICE: &str = "Thêm dòng vào nhóm, hoặc xóa dòng tên nhóm nếu không có nội dung.";
/// What to do about a missing reason.
pub const REASON_ADVICE: &str = "Ghi lý do vào ô bên cạnh, hoặc nhập số liệu.";

/// What to do about a stated percentage that is the target.
pub const TARGET_ADVICE: &str =
    "Điền số đếm để tỷ lệ được tự tính; nếu kết quả đúng bằng mục tiêu, giải trình nguồn số liệu.";
/// What to do about words of the outline.
pub const OUTLINE_ADVICE: &str =
    "Thay lời gợi ý của đề cương bằng nội dung của cơ quan, hoặc xóa lời gợi ý.";
/// A required answer does not apply, and nothing says why.
#[must_use]
pub fn no_reason(label: &str) -> Message {
    Message {
        screen: format!("“{label}” ghi là không áp dụng nhưng chưa có lý do."),
        print: format!("“{}” không áp dụng, chưa nêu lý do.", printed_label(label)),
    }
}

/// A required answer is blank.
#[must_use]
pub fn empty(label: &str) -> Message {
    Message {
        screen: format!("Chưa điền “{label}”."),
        print: format!("“{}”: chưa có nội dung.", printed_label(label)),
    }
}

/// What is found in a row, with its place: "Bảng “Kinh phí”, năm 2017: …".
#[must_use]
pub fn in_row(table: &str, row: &str, message: &Message) -> Message {
    let placed = |message: &str| format!("Bảng “{table}”, {row}: {message}");
    Message {
        screen: placed(&message.screen),
        print: placed(&message.print),
    }
}

/// A required cell is blank, behind its place.
#[must_use]
pub fn empty_in_row(column: &str) -> Message {
    Message {
        screen: format!("chưa điền “{column}”."),
        print: format!("chưa có nội dung “{}”.", printed_label(column)),
    }
}

/// A group has a heading and nothing below it.
#[must_use]
pub fn empty_group(table: &str, group: &str) -> Message {
    Message {
        screen: format!("Bảng “{table}”: {group} chưa có dòng nào."),
        print: format!("Bảng “{table}”: {group} không có nội dung."),
    }
}

/// Typed text cannot be read. No explanation stands for a correction, so that paper never says it.
#[must_use]
pub fn unreadable(label: &str, typed: &str) -> Message {
    let mut short: String = typed.chars().take(40).collect();
    if short.len() < typed.len() {
        short.push('…');
    }
    Message {
        screen: format!("“{label}” đang ghi “{short}”, không đọc được."),
        print: String::new(),
    }
}

/// A stated percentage differs from the one that the counts give.
#[must_use]
pub fn stated_differs(label: &str, stated: &str, right: &str, truncated: bool) -> Message {
    let paper = printed_label(label);
    if truncated {
        return Message {
            screen: format!(
                "“{label}” ghi {stated}%: chỉ khớp khi cắt bớt chữ số; tính từ số đếm và làm tròn là {right}%."
            ),
            print: format!(
                "“{paper}”: {stated}% (không làm tròn); theo số liệu chi tiết, làm tròn là {right}%."
            ),
        };
    }
    Message {
        screen: format!("“{label}” ghi {stated}%, nhưng tính từ số đếm là {right}%."),
        print: format!("“{paper}”: {stated}%; theo số liệu chi tiết là {right}%."),
    }
}

/// A stated percentage is of a whole that the counts give as zero.
#[must_use]
pub fn stated_of_none(label: &str, stated: &str) -> Message {
    Message {
        screen: format!(
            "“{label}” ghi {stated}%, nhưng theo số đếm thì mẫu số bằng 0 nên không có tỷ lệ nào."
        ),
        print: format!(
            "“{}”: {stated}%; theo số liệu chi tiết thì mẫu số bằng 0.",
            printed_label(label)
        ),
    }
}

/// A stated percentage has no counts.
#[must_use]
pub fn stated_without_counts(label: &str, stated: &str, blank: &[String]) -> Message {
    let quoted = |names: &[String]| {
        let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
        names.join(", ")
    };
    Message {
        screen: format!(
            "“{label}” ghi {stated}% nhưng chưa có số đếm để kiểm tra: thiếu {}.",
            quoted(blank)
        ),
        print: format!(
            "“{}”: {stated}%; chưa có số liệu chi tiết về {}.",
            printed_label(label),
            quoted(&printed_labels(blank))
        ),
    }
}

/// A stated percentage without counts is the target.
#[must_use]
pub fn target_copied(label: &str, stated: &str) -> Message {
    Message {
        screen: format!(
            "“{label}” ghi {stated}%, đúng bằng mục tiêu, mà chưa có số đếm: có thể đã chép chỉ tiêu thay cho kết quả."
        ),
        print: format!(
            "“{}”: {stated}%, bằng mục tiêu; chưa có số liệu chi tiết.",
            printed_label(label)
        ),
    }
}

/// An answer holds words of the outline.
#[must_use]
pub fn outline_left(label: &str, outline: &str) -> Message {
    Message {
        screen: format!("“{label}” còn giữ lời của đề cương: “{outline}”."),
        print: format!(
            "“{}” viết theo lời của đề cương: “{outline}”.",
            printed_label(label)
        ),
    }
}

/// What to do about a number that is many times that of the previous period.
pub const JUMP_ADVICE: &str = "Kiểm tra đơn vị tính và dấu chấm, dấu phẩy (20,35 khác 20.350); nếu đúng, giải trình nguyên nhân tăng, giảm.";

/// What to do about a change that a template asks about, from so many per cent on.
#[must_use]
pub fn change_advice(asked_from: u32) -> String {
    let percent = number::format(asked_from.into());
    format!(
        "Kiểm tra lại số liệu; nếu đúng, giải trình nguyên nhân tăng, giảm. Mẫu báo cáo yêu cầu giải trình khi tăng, giảm từ {percent}% trở lên."
    )
}

/// What to do about days that are off the usual ones.
pub const UNUSUAL_DAYS_ADVICE: &str = "Nếu báo cáo theo kỳ thường lệ, lập lại báo cáo với đúng ngày đầu, ngày cuối của kỳ; nếu được giao kỳ khác thì giữ nguyên.";

/// Days that the officer chose, some days off a usual period, with the act that sets that.
#[must_use]
pub fn unusual_days(own: &Period, usual: &Period, act: Option<&str>) -> Message {
    Message::same(period::off_usual(own, usual, act))
}
