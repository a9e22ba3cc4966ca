//! What is said of files before they are taken in.

use super::count;
use crate::collection::file_group::FileGroup;
use crate::collection::matching::Doubt;
use crate::collection::sorted::{ConflictKind, Note, Sorted, Verdict};
use crate::input::date::{moment, short};
use crate::input::file_kind::{FileKind, PassedOver};
use crate::input::sanitize::isolated;
use crate::messages::vi::import_preview::render_remark;
use crate::messages::vi::{files, period};
use crate::model::file::Remark;
use crate::model::period::Period;
use crate::template::form::Form;

/// Heading.
pub const TITLE: &str = "Nhận tệp báo cáo";
/// How.
pub const HINT: &str = "Thả tệp JSON hoặc HTML xuất từ Báo Cáo Số, thư mục hoặc tệp nén ZIP chứa các tệp đó vào trang này, hoặc bấm chọn. Xem trước rồi mới nhận; chưa bấm nhận thì chưa có gì thay đổi.";
/// Chooses files.
pub const CHOOSE_FILES: &str = "Chọn tệp";
/// Chooses a folder.
pub const CHOOSE_FOLDER: &str = "Chọn thư mục";
/// Calls reading off.
pub const STOP: &str = "Dừng đọc";
/// Leaves the dry run.
pub const CANCEL: &str = "Bỏ, không nhận";
/// Saves everything that is wrong.
pub const SAVE_PROBLEMS_CSV: &str = "Lưu danh sách vấn đề (CSV)";
/// As a page.
pub const SAVE_PROBLEMS_HTML: &str = "Lưu danh sách vấn đề (HTML)";
/// Names of those files.
pub const PROBLEMS_FILE: &str = "van-de-can-sua";
/// The agencies come first.
pub const NO_AGENCIES: &str = "Hãy lập danh sách đơn vị trước, để biết tệp là của đơn vị nào.";
/// Whose a file is.
pub const WHOSE: &str = "Là báo cáo của";
/// Files were dropped before the collection was open.
pub const NOT_YET: &str =
    "Bộ tổng hợp đang mở nên chưa nhận tệp. Hãy thả lại khi danh sách đơn vị hiện ra.";
/// A file that was taken in though its digest is not that of its content.
pub const WAS_ALTERED: &str = "Tệp bị sửa sau khi xuất";
/// Nobody's.
pub const NOBODY: &str = "Chưa chọn: không nhận tệp này";
/// Leaves a file out.
pub const LEAVE_OUT: &str = "Không nhận tệp này";
/// Takes it after all.
pub const TAKE_AGAIN: &str = "Xét lại tệp này";
/// Takes an altered file.
pub const TAKE_ALTERED: &str = "Vẫn nhận dù đã bị sửa";
/// Nothing to take.
pub const NOTHING: &str = "Không có tệp nào nhận được.";
/// All other agencies.
pub const OTHERS: &str = "Các đơn vị khác";

/// A folder did not read to its end.
pub const INCOMPLETE: &str = "Có thư mục không đọc được hết nên có thể thiếu tệp. Hãy kiểm tra quyền đọc thư mục, hoặc chia thành nhiều thư mục nhỏ hơn, rồi thả lại.";

/// Files of folders and archives that were not opened, a line for each kind.
#[must_use]
pub fn passed_over(files: &PassedOver) -> Vec<String> {
    let line = |(kind, files, first): (&FileKind, usize, &str)| {
        let kind = match kind {
            FileKind::System => "của hệ điều hành".to_owned(),
            FileKind::Other(extension) if !extension.is_empty() => format!(".{extension}"),
            _ => "loại khác".to_owned(),
        };
        let first = isolated(first);
        format!(
            "Bỏ qua {} tệp {kind}, không phải JSON hay HTML (ví dụ “{first}”).",
            count(files)
        )
    };
    files.kinds().map(line).collect()
}

/// How far reading is.
#[must_use]
pub fn reading(done: usize, all: usize) -> String {
    if all == 0 {
        return "Đang xem có những tệp nào".to_owned();
    }
    format!("Đang đọc và kiểm tra {}/{} tệp", count(done), count(all))
}

/// How many files there are of a kind.
#[must_use]
pub fn files(files: usize) -> String {
    format!("({} tệp)", count(files))
}

/// Shows some of them.
pub const MORE: &str = "Hiện thêm";

/// Files that are not shown.
#[must_use]
pub fn more(files: usize) -> String {
    format!(
        "Còn {} tệp nữa; danh sách vấn đề lưu ra có đủ.",
        count(files)
    )
}

/// What the dry run came to.
#[must_use]
pub fn sorted(files: usize, taken: usize) -> String {
    format!(
        "Đã kiểm tra {} tệp, nhận được {}. Chưa có gì thay đổi; xem rồi bấm nhận.",
        count(files),
        count(taken)
    )
}

/// While files are written.
#[must_use]
pub fn writing(done: usize, all: usize) -> String {
    format!("Đang ghi xuống đĩa {}/{} tệp", count(done), count(all))
}

/// Taking files in that was broken off: when it began, how many were written, of how many.
#[must_use]
pub fn unfinished(at: &str, done: usize, all: usize) -> String {
    format!(
        "Đã nhận {}/{} tệp: lần nhận lúc {} chưa ghi xong. Chọn lại chính các tệp đó để nhận phần còn thiếu; tệp đã nhận không bị nhận hai lần.",
        count(done),
        count(all),
        moment(at)
    )
}

/// Takes that notice away.
pub const FORGET_UNFINISHED: &str = "Không nhận phần còn thiếu";

/// The one button.
#[must_use]
pub fn accept(files: usize) -> String {
    format!("Nhận {} tệp", count(files))
}

/// What was done.
#[must_use]
pub fn done(files: usize) -> String {
    format!("Đã nhận {} tệp; đã ghi xuống đĩa.", count(files))
}

/// Heading of a kind of files.
#[must_use]
pub fn group_heading(group: FileGroup) -> &'static str {
    match group {
        FileGroup::Question => "Cần trả lời: của đơn vị nào",
        FileGroup::Conflict => "Mâu thuẫn: nhận được, chưa tính cho đến khi chọn một tệp",
        FileGroup::Altered => "Bị sửa sau khi xuất",
        FileGroup::New => "Báo cáo mới",
        FileGroup::Newer => "Bản mới hơn",
        FileGroup::Older => "Bản cũ hơn: giữ, không tính",
        FileGroup::Duplicate => "Đã có, giống hệt",
        FileGroup::Period => "Sai kỳ báo cáo",
        FileGroup::Template => "Mẫu hoặc phiên bản mẫu khác",
        FileGroup::Unknown => "Không có trong danh sách đơn vị",
        FileGroup::Unreadable => "Không đọc được",
        FileGroup::LeftOut => "Đã chọn không nhận",
    }
}

fn range(period: &Period) -> String {
    format!(
        "{} (từ {} đến {})",
        period::label(period),
        short(period.from),
        short(period.to)
    )
}

/// Why a file is what it is.
#[must_use]
pub fn reason(verdict: &Verdict) -> String {
    match verdict {
        Verdict::New => String::new(),
        Verdict::NewerRevision { than } => format!("Thay bản ban hành lần {than}."),
        Verdict::OlderRevision { than } => format!("Đã có bản ban hành lần {than}."),
        Verdict::Duplicate { of } => format!("Nội dung giống hệt tệp “{of}”."),
        Verdict::Conflict { kind, .. } => match kind {
            ConflictKind::SameRevision => {
                "Cùng một lần ban hành nhưng nội dung khác nhau.".to_owned()
            }
            ConflictKind::OtherReport => "Hai báo cáo khác nhau của một đơn vị.".to_owned(),
        },
        Verdict::WrongPeriod { expected, found } => {
            format!("Cần kỳ {}; tệp ghi kỳ {}.", range(expected), range(found))
        }
        Verdict::OtherTemplate { id, version } => {
            format!("Tệp dùng mẫu “{id}” phiên bản {version}, không phải mẫu của bộ tổng hợp này.")
        }
        Verdict::OwnReport => "Đây là báo cáo tổng hợp tạo từ chính bộ này, không phải báo cáo của đơn vị nào: nhận vào thì mọi số bị cộng hai lần.".to_owned(),
        Verdict::UnknownAgency => {
            "Tên và mã trong tệp không khớp đơn vị nào. Chọn đơn vị, hoặc thêm vào danh sách."
                .to_owned()
        }
        Verdict::DoubtfulAgency { doubt, .. } => doubted(*doubt).to_owned(),
        Verdict::Altered => {
            "Mã kiểm tra không khớp: tệp bị sửa sau khi xuất. Nên xin nơi gửi xuất lại.".to_owned()
        }
        Verdict::LeftOut => String::new(),
        Verdict::Unreadable(error) => files::render(error),
    }
}

fn doubted(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NameOfAnother => "Mã định danh của một đơn vị, tên của đơn vị khác.",
        Doubt::OtherIdentifier => "Đúng tên nhưng mã định danh khác trong danh sách.",
        Doubt::OtherSuperior => "Đúng tên nhưng cơ quan chủ quản khác, hoặc không ghi.",
        Doubt::SeveralAlike => "Danh sách có nhiều đơn vị như vậy.",
        Doubt::SimilarName => "Tên gần giống một đơn vị trong danh sách.",
        Doubt::Merged => "Đơn vị này đã sáp nhập trước khi kỳ báo cáo kết thúc.",
    }
}

/// What is to be known of a file that can be taken in.
#[must_use]
pub fn notes(sorted: &Sorted, template: &Form) -> Vec<String> {
    let notes = sorted.notes.iter();
    notes.filter_map(|one| note(one, template)).collect()
}

fn note(note: &Note, template: &Form) -> Option<String> {
    Some(match note {
        Note::Migrated { version } => {
            format!("Làm theo phiên bản {version} của mẫu; đã đọc theo phiên bản hiện nay.")
        }
        Note::OtherDays { expected, found } => format!(
            "Cùng kỳ nhưng lấy số liệu {}, không phải {}.",
            period::days(found),
            period::days(expected)
        ),
        Note::Draft => "Chưa được đánh dấu hoàn thành.".to_owned(),
        Note::Predecessor { .. } => "Tính cho đơn vị mà đơn vị này đã sáp nhập vào.".to_owned(),
        // Said already: by what the file is, and by its version.
        Note::Remark(Remark::Altered | Remark::OtherTemplate { .. }) => return None,
        Note::Remark(remark) => render_remark(remark, template),
    })
}
