//! Words of the page of the data on this machine: room, backup, restore, trash, erasing.

use crate::input::{date, number};
use crate::messages::vi::{files, import};
use crate::model::report::Report;
use crate::model::storage::{RestoreReason, RestoreVerdict};
use crate::template::form::Form;

/// Heading and link of the page.
pub const TITLE: &str = "Dữ liệu trên máy này";
/// Makes a backup.
pub const BACKUP: &str = "Sao lưu";
/// What a backup is.
pub const BACKUP_HINT: &str = "Một tệp chứa mọi báo cáo, bản cũ, thùng rác và bộ tổng hợp của máy này. Hãy cất vào thư mục của cơ quan hoặc USB.";
/// Restores a backup.
pub const RESTORE: &str = "Khôi phục";
/// What restoring is.
pub const RESTORE_HINT: &str = "Chọn tệp sao lưu; bạn được xem trước rồi mới quyết định. Khôi phục không làm mất gì đang có trên máy.";
/// Chooses a backup file.
pub const CHOOSE: &str = "Chọn tệp sao lưu";
/// Passphrase of a backup, optional.
pub const PASSPHRASE: &str = "Mật khẩu cho tệp (không bắt buộc)";
/// What a passphrase does.
pub const PASSPHRASE_HINT: &str =
    "Có mật khẩu thì tệp được mã hóa; quên mật khẩu thì không ai mở lại được.";
/// The same once more.
pub const PASSPHRASE_AGAIN: &str = "Gõ lại mật khẩu";
/// Both differ.
pub const PASSPHRASES_DIFFER: &str = "Hai lần gõ mật khẩu không giống nhau. Hãy gõ lại cả hai.";
/// Passphrase of a file that is opened.
pub const OPEN_PASSPHRASE: &str = "Mật khẩu của tệp sao lưu";
/// Opens it.
pub const UNLOCK: &str = "Mở khóa tệp";
/// The passphrase is missing.
pub const PASSPHRASE_MISSING: &str = "Hãy gõ mật khẩu của tệp sao lưu.";
/// While it is encrypted or opened.
pub const BUSY: &str = "Đang xử lý tệp sao lưu…";
/// A wrong kind of file.
pub const A_REPORT: &str = "Đây là tệp của một báo cáo, không phải tệp sao lưu. Hãy mở tệp này bằng “Mở tệp” ở trang báo cáo.";
/// A file of another program.
pub const NOT_OURS: &str = "Đây không phải tệp sao lưu của Báo Cáo Số. Hãy chọn tệp có tên bắt đầu bằng “sao-luu-bao-cao-so_”.";
/// A backup was made.
const BACKED_UP: &str =
    "Đã tạo tệp sao lưu. Hãy kiểm tra tệp đã nằm trong thư mục tải về rồi cất vào nơi an toàn.";
/// A encrypted backup was made.
const BACKED_UP_ENCRYPTED: &str = "Đã tạo tệp sao lưu có mật khẩu; mật khẩu không được giữ lại trên trang. Hãy kiểm tra tệp đã nằm trong thư mục tải về rồi cất vào nơi an toàn.";
/// A backup was made, but its states could not be read.
const BACKED_UP_WITHOUT_SNAPSHOTS: &str = "Đã tạo tệp sao lưu có mọi báo cáo và thùng rác, nhưng KHÔNG có các bản cũ và bộ tổng hợp vì kho lưu thứ hai (IndexedDB) đang lỗi. Hãy cất tệp này, tải lại trang rồi sao lưu lần nữa.";
/// A backup was restored.
pub const RESTORED: &str = "Đã khôi phục từ tệp sao lưu.";
/// A backup was restored, but for its states.
pub const RESTORED_WITHOUT_SNAPSHOTS: &str =
    "Đã khôi phục các báo cáo, nhưng không giữ được các bản cũ vì kho lưu thứ hai không dùng được.";
/// A report changed here between the dry run and the restore.
pub const CHANGED_MEANWHILE: &str = "Có báo cáo trên máy đã thay đổi sau khi xem trước: bản mới hơn được giữ trong danh sách, bản kia nằm trong thùng rác.";
/// The reminder on the list of reports.
pub const DUE: &str = "Có thay đổi chưa được sao lưu hơn một tuần nay.";
/// No backup yet.
pub const NEVER: &str = "Chưa sao lưu lần nào.";
/// The file was changed after it was made.
pub const ALTERED: &str = "Chú ý: tệp sao lưu đã bị sửa sau khi tạo (không khớp mã kiểm tra). Hãy xem kỹ từng báo cáo trước khi nhận.";
/// Nothing in the file is new.
pub const NOTHING_NEW: &str = "Mọi thứ trong tệp sao lưu đã có trên máy này, không có gì thay đổi.";
/// Nothing has changed yet.
pub const DRY_RUN: &str =
    "Chưa có gì thay đổi trên máy này. Xem từng báo cáo rồi chọn khôi phục hoặc hủy.";
/// What happens to a report that is not here.
pub const ADDED_LINE: &str = "Sẽ thêm báo cáo này vào máy.";
/// What happens to a report that is here.
pub const SAME_LINE: &str = "Máy này đã có đúng báo cáo này, không có gì thay đổi.";
/// What happens to a record that does not read.
pub const QUARANTINE: &str = "Nội dung được để riêng trên máy, có thể tải về.";
/// What happens to a record of a later version.
pub const KEPT_FOR_LATER: &str = "Nội dung được giữ nguyên trên máy; phiên bản mới hơn sẽ mở được.";
/// What happens to a report that was changed past the app.
pub const ALTERED_ENTRY: &str = "Báo cáo này đã bị sửa hoặc hỏng sau khi lưu (không khớp mã kiểm tra) nên được để riêng. Có thể tải về rồi mở bằng “Mở tệp” để xem lại.";
/// Verdicts of the dry run.
pub const VERDICTS: [&str; 5] = [
    "Thêm mới",
    "Đã có, giống hệt",
    "Thay bản cũ hơn",
    "Giữ bản trên máy",
    "Để riêng",
];
/// Heading of used room.
pub const ROOM: &str = "Chỗ lưu";
/// The browser promised to keep the data.
pub const PERSISTENT: &str = "Trình duyệt đã hứa không tự xóa dữ liệu của trang này.";
/// The browser did not promise.
pub const NOT_PERSISTENT: &str =
    "Trình duyệt có thể tự xóa dữ liệu của trang này khi máy thiếu chỗ. Hãy sao lưu thường xuyên.";
/// One of the two stores is not there.
pub const ONE_STORE: &str = "Kho lưu thứ hai (IndexedDB) không dùng được nên không có bản cũ; báo cáo vẫn được lưu ở kho thứ nhất.";
/// Heading of the trash.
pub const TRASH: &str = "Thùng rác";
/// What the trash is.
pub const TRASH_HINT: &str = "Báo cáo đã xóa và bản bị thay thế nằm ở đây cho đến khi bạn xóa hẳn.";
/// Nothing in it.
pub const TRASH_EMPTY: &str = "Thùng rác trống.";
/// Why a report was not removed: no room in the trash, or a browser that keeps nothing.
#[must_use]
pub fn not_removed(full: bool) -> &'static str {
    if full {
        "Chưa xóa được: bộ nhớ của trình duyệt đã đầy, thùng rác không còn chỗ cho báo cáo này. Hãy đổ bớt thùng rác ở trang “Dữ liệu” rồi xóa lại."
    } else {
        "Chưa xóa được: trình duyệt đang chặn lưu dữ liệu của trang này. Báo cáo vẫn còn nguyên."
    }
}
/// Brings one back.
pub const RESTORE_TRASHED: &str = "Lấy lại";
/// A report of the same id is there.
pub const IN_THE_WAY: &str = "Báo cáo này đang có trong danh sách; hãy tải bản trong thùng rác về và mở bằng “Mở tệp” để so, hoặc xóa bản đang có trước.";
/// One came back.
pub const TRASHED_RESTORED: &str = "Đã lấy lại báo cáo vào danh sách.";
/// Hands one to the person as a file.
pub const DOWNLOAD: &str = "Tải về";
/// Removes one for good.
pub const DELETE_TRASHED: &str = "Xóa hẳn";
/// Removes all for good.
pub const EMPTY_TRASH: &str = "Đổ thùng rác";
/// Asks before it.
pub const CONFIRM_EMPTY: &str = "Xóa hẳn mọi thứ trong thùng rác? Không lấy lại được nữa.";
/// Confirms.
pub const CONFIRM: &str = "Xóa hẳn, không lấy lại";
/// Heading and button of erasing.
pub const ERASE: &str = "Xóa mọi dữ liệu trên máy này";
/// What erasing is.
pub const ERASE_HINT: &str = "Dùng khi rời máy tính chung. Xóa mọi báo cáo, bản cũ, bộ tổng hợp và thùng rác khỏi trình duyệt này. Chỉ còn lại \
    chương trình, để mở được khi mất mạng, và dấu ghi lúc xóa. Tệp đã tải về không nằm trong trình duyệt: hãy tự xóa.";
/// Asks for a backup first.
pub const ERASE_QUESTION: &str =
    "Hãy sao lưu trước: sau khi xóa, chỉ tệp sao lưu lấy lại được dữ liệu.";
/// The backup before erasing gets the passphrase that is being typed.
pub const BACKUP_ENCRYPTED: &str = "Tệp sẽ được khóa bằng mật khẩu đang gõ ở phần “Sao lưu”.";
/// Backs up, then erases.
pub const BACKUP_THEN: &str = "Sao lưu trước";
/// Erases now.
pub const ERASE_NOW: &str = "Xóa hết, không sao lưu";
/// Erases after the backup.
pub const ERASE_AFTER: &str = "Đã cất tệp, xóa hết";
/// Everything is erased.
pub const ERASED: &str = "Đã xóa mọi dữ liệu của Báo Cáo Số khỏi trình duyệt này.";
/// Something could not be erased.
pub const NOT_ERASED: &str = "Chưa xóa được hết vì trình duyệt đang chặn. Hãy xóa dữ liệu duyệt web của trang này trong cài đặt trình duyệt.";

/// A backup was made: with the earlier states or without them, with a passphrase or without one.
#[must_use]
pub fn backed_up(whole: bool, encrypted: bool) -> &'static str {
    match (whole, encrypted) {
        (false, _) => BACKED_UP_WITHOUT_SNAPSHOTS,
        (true, true) => BACKED_UP_ENCRYPTED,
        (true, false) => BACKED_UP,
    }
}

/// Why a backup was not restored whole: no room, or a browser that keeps nothing.
#[must_use]
pub fn not_restored(full: bool) -> &'static str {
    if full {
        "Chưa khôi phục được hết: bộ nhớ của trình duyệt đã đầy. Dữ liệu đang có trên máy và tệp sao lưu vẫn nguyên. Hãy đổ bớt thùng rác ở ngay dưới đây hoặc xóa báo cáo không còn cần, rồi khôi phục lần nữa."
    } else {
        "Chưa khôi phục được: trình duyệt đang chặn lưu dữ liệu của trang này. Tệp sao lưu vẫn nguyên; hãy cho phép trang lưu dữ liệu rồi khôi phục lại."
    }
}

/// Why a report did not come back from the trash: no room, or a browser that keeps nothing.
#[must_use]
pub fn trashed_not_restored(full: bool) -> &'static str {
    if full {
        "Chưa lấy lại được: bộ nhớ của trình duyệt đã đầy. Báo cáo vẫn nằm trong thùng rác; hãy xóa hẳn bớt thứ khác trong thùng rác rồi lấy lại."
    } else {
        "Chưa lấy lại được: trình duyệt đang chặn lưu dữ liệu của trang này. Báo cáo vẫn nằm trong thùng rác."
    }
}

/// The last backup.
#[must_use]
pub fn last(at: &str) -> String {
    format!("Lần sao lưu gần nhất: {}.", date::moment(at))
}

/// When a backup file was made.
#[must_use]
pub fn made(at: &str) -> String {
    format!("Tệp sao lưu lập lúc {}.", date::moment(at))
}

/// The report of the file is newer.
#[must_use]
pub fn newer(here: &str) -> String {
    format!(
        "Bản trong tệp mới hơn: sẽ thay bản trên máy (sửa lần cuối {}); bản trên máy vào thùng rác.",
        date::moment(here)
    )
}

/// The report here is newer.
#[must_use]
pub fn older(here: &str) -> String {
    format!(
        "Bản trên máy mới hơn (sửa lần cuối {}) và được giữ; bản trong tệp vào thùng rác.",
        date::moment(here)
    )
}

/// What else a backup brings.
#[must_use]
pub fn also(snapshots: usize, trash: usize, texts: usize) -> String {
    let count = |count: usize| number::format((count as u64).into());
    format!(
        "Cùng với: {} bản cũ, {} bản trong thùng rác, {} bản ghi để riêng chưa có trên máy này.",
        count(snapshots),
        count(trash),
        count(texts)
    )
}

/// Room that is used, of how much.
#[must_use]
pub fn room(used: u64, quota: u64) -> String {
    format!(
        "Đã dùng {} trong khoảng {} trình duyệt cho phép.",
        size(used),
        size(quota)
    )
}

/// Room that reports take of the first store, of about five million characters.
#[must_use]
pub fn local_storage_room(used: u64) -> String {
    format!(
        "Báo cáo, thùng rác: {} trong 10 MB của kho thứ nhất.",
        size(used)
    )
}

/// How large something is, as people read it.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1_024;
    match bytes {
        0..KB => format!("{bytes} byte"),
        _ if bytes < KB * KB => format!("{} KB", number::format((bytes / KB).into())),
        _ => format!("{} MB", number::format((bytes / KB / KB).into())),
    }
}

/// What a report of a backup is, as far as it reads, and what restoring would do, a sentence each.
#[must_use]
pub fn render_entry(
    report: Option<(&Report, &Form)>,
    verdict: RestoreVerdict,
    reason: &RestoreReason,
) -> Vec<String> {
    let what = report
        .into_iter()
        .map(|(report, template)| import::what(report, &template.title, false));
    let happens = match reason {
        RestoreReason::Unusable(error) => {
            let kept = if error.is_of_later_version() {
                KEPT_FOR_LATER
            } else {
                QUARANTINE
            };
            return vec![files::render(error), kept.to_owned()];
        }
        RestoreReason::Altered => ALTERED_ENTRY.to_owned(),
        RestoreReason::Compared { here_changed } => {
            let changed = here_changed.as_deref().unwrap_or_default();
            match verdict {
                RestoreVerdict::Added | RestoreVerdict::Unreadable => ADDED_LINE.to_owned(),
                RestoreVerdict::Same => SAME_LINE.to_owned(),
                RestoreVerdict::Newer => newer(changed),
                RestoreVerdict::Older => older(changed),
            }
        }
    };
    what.chain([happens]).collect()
}
