//! Words of collections in the backup of this machine.

use super::{ALTERED, count, holds};
use crate::messages::vi::backup::size;
use crate::messages::vi::period;
use crate::model::storage::{AboutCollection, CollectionVerdict};

/// Collections could not be written.
pub const NOT_RESTORED: &str = "Chưa ghi được hết các bộ tổng hợp vì kho lưu thứ hai (IndexedDB) không dùng được hoặc đã đầy. Tệp sao lưu vẫn nguyên; hãy thử khôi phục lần nữa.";
/// What restoring does with a collection, in a word.
pub const VERDICTS: [&str; 5] = [
    "Thêm mới",
    "Đã có, giống hệt",
    "Giữ cả hai",
    "Để riêng",
    "Không dùng được",
];
/// The collections that a backup holds, and what they come to; empty without any.
#[must_use]
pub fn held(collections: usize, bytes: u64) -> String {
    match collections {
        0 => String::new(),
        some => format!(
            "Trong tệp có {} bộ tổng hợp ({}).",
            count(some),
            size(bytes)
        ),
    }
}

/// A collection that is too large for a backup.
#[must_use]
pub fn left_out(about: Option<&AboutCollection>, bytes: u64) -> String {
    let name = about.map_or_else(|| "không đọc được".to_owned(), name);
    format!(
        "Bộ tổng hợp {name} KHÔNG có trong tệp vì quá lớn ({}): hãy vào trang Tổng hợp, bấm “Lưu bộ tổng hợp ra tệp”.",
        size(bytes)
    )
}

fn name(about: &AboutCollection) -> String {
    format!("“{}, {}”", about.template, period::label(&about.period))
}

/// What a collection of a backup is, as far as it reads, and what restoring would do, a sentence each.
#[must_use]
pub fn render_entry(about: Option<&AboutCollection>, verdict: CollectionVerdict) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(about) = about {
        lines.push(format!(
            "Bộ tổng hợp {}: {}.",
            name(about),
            holds(about.agencies, about.files)
        ));
    }
    let happens = match verdict {
        CollectionVerdict::Added => "Chưa có trên máy này: sẽ thêm vào.",
        CollectionVerdict::Same => "Máy này đã có bộ tổng hợp này, không thay đổi gì.",
        CollectionVerdict::Beside => {
            "Trên máy có bộ này với nội dung khác: bộ trên máy giữ nguyên, bộ trong tệp được thêm thành một bộ nữa."
        }
        CollectionVerdict::Kept => {
            "Trang này chưa mở được (mẫu báo cáo hoặc phiên bản mới hơn): được giữ nguyên trên máy, tải lại trang khi có bản mới để mở."
        }
        CollectionVerdict::Unusable => {
            "Bộ tổng hợp này không đọc được nên không đưa vào máy; nó vẫn nằm nguyên trong tệp sao lưu."
        }
    };
    lines.push(happens.to_owned());
    if about.is_some_and(|about| about.altered) {
        lines.push(ALTERED.to_owned());
    }
    lines
}
