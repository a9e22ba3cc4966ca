//! Words of the bars that tell of a new version and of the edition in one file.

/// A new version waits.
pub const UPDATE: &str =
    "Có bản mới. Số liệu giữ nguyên; trang tải lại khi bạn bấm “Dùng bản mới”.";
/// A new version waits, while something is only in memory.
pub const UPDATE_UNSAVED: &str = "Có bản mới, nhưng đang có báo cáo chưa lưu được. Hãy lưu ra tệp trước; bấm “Dùng bản mới” là tải lại trang và mất phần chưa lưu.";
/// Takes the new version.
pub const TAKE: &str = "Dùng bản mới";
/// Goes on as before.
pub const PUT_OFF: &str = "Để sau";
/// Another page took the new version.
pub const TAKEN: &str = "Bản mới đã được dùng ở một thẻ khác. Thẻ này vẫn chạy bản cũ và vẫn lưu số liệu; hãy tải lại trang khi tiện.";
/// Another page took the new version, while something is only in memory here.
pub const TAKEN_UNSAVED: &str = "Bản mới đã được dùng ở một thẻ khác. Thẻ này vẫn chạy bản cũ và đang có báo cáo chưa lưu được: hãy lưu ra tệp trước khi tải lại trang.";
/// Loads this page anew.
pub const RELOAD: &str = "Tải lại trang";
/// Where data live in the edition in one file.
pub const ONE_FILE: &str = "Bản một tệp: báo cáo nằm trong trình duyệt của máy này, không nằm trong tệp hay trong USB; trang khác mở từ ổ đĩa bằng cùng trình duyệt cũng đọc được. Trước khi rời máy, hãy “Sao lưu” ra tệp để mang theo.";
/// Closes the note.
pub const UNDERSTOOD: &str = "Đã hiểu";
