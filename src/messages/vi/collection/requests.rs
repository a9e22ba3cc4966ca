//! Words of requests for reports: what a department sends out, and what an officer sees who opens it.

use time::Date;

use super::count;
use crate::input::date;
use crate::messages::vi::files::{self, shortened};
use crate::model::file::FileError;
use crate::model::request::RequestError;

/// Name of the page, and of the link to it.
pub const TITLE: &str = "Gửi yêu cầu";
/// What requests are for.
pub const LEAD: &str = "Gửi cho đơn vị một liên kết hoặc một tệp nhỏ. Mở ra là bắt đầu đúng mẫu, đúng kỳ, có sẵn tên đơn vị và hạn nộp; báo cáo gửi về được nhận ra là trả lời yêu cầu này.";
/// Who asks.
pub const FROM: &str = "Cơ quan yêu cầu";
/// What it becomes.
pub const FROM_HINT: &str =
    "In ở dòng Kính gửi của báo cáo, ví dụ Sở Khoa học và Công nghệ tỉnh An Giang.";
/// One for all.
pub const FOR_ALL: &str = "Một liên kết cho mọi đơn vị";
/// Where it opens.
pub const FOR_ALL_HINT: &str = "Mở bằng chính trang này. Đơn vị dùng bản khác (tệp trên USB, trang nội bộ) thì gửi tệp yêu cầu, mở bằng “Mở tệp”.";
/// Copies it.
pub const COPY: &str = "Sao chép";
/// It was copied.
pub const COPIED: &str = "Đã sao chép liên kết.";
/// It could not be copied.
pub const NOT_COPIED: &str = "Trình duyệt không cho sao chép. Hãy chọn liên kết rồi bấm Ctrl + C.";
/// The same as a file.
pub const SAVE_FILE: &str = "Lưu tệp yêu cầu";
/// One for each.
pub const FOR_EACH: &str = "Liên kết riêng cho từng đơn vị";
/// What they have beside the other.
pub const FOR_EACH_HINT: &str = "Có sẵn tên, mã định danh và cơ quan chủ quản của đơn vị, nên báo cáo gửi về không bao giờ nhầm đơn vị.";
/// Saves them all.
pub const SAVE_ALL: &str = "Lưu mọi liên kết (CSV)";
/// Name of that file.
pub const ALL_FILE: &str = "lien-ket-yeu-cau";
/// Name of a request's file.
pub const FILE: &str = "yeu-cau-bao-cao";
/// Heads of the table of links.
pub const HEADS: [&str; 3] = ["Đơn vị", "Mã định danh", "Liên kết"];
/// Nobody is asked yet.
pub const NO_AGENCIES: &str = "Chưa có đơn vị nào trong danh sách.";

/// What an officer opened.
pub const ASKED: &str = "Yêu cầu báo cáo";
/// Begins the report.
pub const BEGIN: &str = "Bắt đầu báo cáo";
/// There is one on this machine.
pub const BEGUN: &str = "Trên máy này đã có báo cáo của mẫu và kỳ này:";
/// Begins another one.
pub const BEGIN_ANOTHER: &str = "Lập báo cáo khác";
/// The template is not here.
pub const NO_TEMPLATE: &str = "Yêu cầu dùng mẫu báo cáo mà trang này không có. Hãy mở bản mới nhất của trang rồi mở lại liên kết.";
/// The template here is older than that of the department.
pub const OLDER_TEMPLATE: &str = "Nơi yêu cầu dùng phiên bản mẫu mới hơn trang này. Hãy tải lại trang để có mẫu mới trước khi lập báo cáo.";
/// The address was cut off.
const BROKEN: &str = "Liên kết yêu cầu không đọc được: có thể bị cắt hoặc dính thêm chữ khi gửi qua thư, tin nhắn. Hãy sao chép lại cả liên kết, hoặc xin tệp yêu cầu.";
/// It was changed on its way.
const ALTERED: &str = "Yêu cầu đã bị thay đổi sau khi tạo (sửa tay, hoặc thiếu chữ khi gửi) nên không dùng được. Hãy xin nơi yêu cầu gửi lại liên kết hoặc tệp.";
/// The report could not be saved.
pub const NOT_SAVED: &str = "Chưa lưu được báo cáo mới. Xuất hoặc xóa bớt báo cáo cũ rồi thử lại.";
/// Names of the lines of what is asked for.
pub const LINES: [&str; 5] = [
    "Cơ quan yêu cầu",
    "Mẫu báo cáo",
    "Kỳ báo cáo",
    "Hạn nộp",
    "Đơn vị báo cáo",
];
/// Not stated.
pub const NOT_STATED: &str = "không ghi";

/// A report that was begun from a request of this collection.
pub const ANSWERS: &str = "Trả lời yêu cầu đã gửi";

/// The same of a link: what is no request is one that was cut off, or to which something was added.
#[must_use]
pub fn why_link_refused(why: &RequestError) -> String {
    match why {
        RequestError::File(why) if !why.is_of_later_version() => BROKEN.to_owned(),
        why => why_refused(why),
    }
}

/// Why a request cannot be used, and what to do.
#[must_use]
pub fn why_refused(why: &RequestError) -> String {
    match why {
        RequestError::File(FileError::Truncated) => BROKEN.to_owned(),
        RequestError::File(why) => files::render(why),
        RequestError::Altered => ALTERED.to_owned(),
        RequestError::Deadline(text) => format!(
            "Hạn nộp trong yêu cầu (“{}”) không phải là một ngày. Hãy xin nơi yêu cầu gửi lại liên kết hoặc tệp.",
            shortened(text)
        ),
    }
}

/// The deadline, and how far it is.
#[must_use]
pub fn deadline(deadline: Date, today: Date) -> String {
    let days = (deadline - today).whole_days();
    let left = match days {
        0 => "hôm nay".to_owned(),
        1.. => format!(
            "còn {} ngày",
            count(usize::try_from(days).unwrap_or_default())
        ),
        _ => format!(
            "đã qua {} ngày",
            count(usize::try_from(-days).unwrap_or_default())
        ),
    };
    format!("{} ({left})", date::short(deadline))
}

/// Copies the link of one agency, for readers who hear the page.
#[must_use]
pub fn copy_of(agency: &str) -> String {
    format!("{COPY} liên kết của {agency}")
}
