//! Reports kept on this machine: a key-value trait, the repository over it, and the dry run of opened files.
//!
//! Pure: the browser's store is one implementation of [`KeyValue`], in `browser`. Nothing here deletes what it cannot
//! read.

pub mod backup;
pub mod bin;
pub mod comparison;
pub mod copies;
pub mod import;
pub mod journal;
pub mod listing;
pub mod opening;
pub mod related;
pub mod remembered;
pub mod repository;
pub mod save;
pub mod stamp;
pub mod states;

use crate::messages::vi::persistence as words;

/// A store of texts by key.
pub trait KeyValue {
    /// The text of a key.
    ///
    /// # Errors
    /// The store cannot be used.
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault>;
    /// Sets the text of a key; on an error the former text stands.
    ///
    /// # Errors
    /// The store is full or cannot be used.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageFault>;
    /// Removes a key.
    ///
    /// # Errors
    /// The store cannot be used.
    fn remove(&self, key: &str) -> Result<(), StorageFault>;
    /// All keys.
    ///
    /// # Errors
    /// The store cannot be used.
    fn keys(&self) -> Result<Vec<String>, StorageFault>;
}

/// Why the store did not do what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFault {
    /// No room left.
    Full,
    /// The browser does not let this page keep data.
    Blocked,
    /// The record is no longer the one that was read here: another tab changed it.
    ChangedElsewhere,
    /// The record is no longer there: another tab removed it.
    Gone,
}

impl StorageFault {
    /// The same in a few words, beside the commands that help.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Full => words::FULL,
            Self::Blocked => words::BLOCKED,
            Self::ChangedElsewhere => words::CHANGED,
            Self::Gone => words::GONE,
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Full => {
                "Bộ nhớ của trình duyệt đã đầy nên thay đổi mới nhất chưa được lưu. Vẫn gõ tiếp được, nhưng hãy bấm “Xuất JSON” để giữ số liệu vào tệp trước khi đóng trang."
            }
            Self::ChangedElsewhere => {
                "Báo cáo này vừa được sửa ở một thẻ khác của trình duyệt, nên thẻ này không lưu đè lên. Nếu cần giữ phần vừa gõ ở đây, hãy bấm “Xuất JSON”; sau đó tải lại trang để thấy bản mới nhất."
            }
            Self::Gone => words::GONE,
            Self::Blocked => {
                "Trình duyệt đang chặn lưu dữ liệu của trang này (cửa sổ ẩn danh hoặc cài đặt chặn cookie), số liệu sẽ mất khi đóng trang. Hãy bấm “Xuất JSON” để giữ số liệu vào tệp."
            }
        }
    }
}
