//! Keys: their sheet, and what is said where a key finds nothing to do.

/// Heading of the sheet, and the button that opens it.
pub const KEYS: &str = "Phím tắt";
/// Key of the sheet, for the tip of its button.
pub const SHEET_KEY: &str = "Phím ?";
/// Headings of the table of keys.
pub const HEADINGS: [&str; 2] = ["Phím", "Việc"];
/// Keys and what they do.
pub const LIST: [(&str, &str); 14] = [
    ("Tab, Shift + Tab", "đến ô sau, ô trước"),
    (
        "Enter, Shift + Enter",
        "ở ô một dòng: đến ô sau, ô trước; ở ô nhiều dòng, Enter xuống dòng",
    ),
    (
        "Alt + N",
        "đến ô tiếp theo còn phải điền, qua cả các mục sau",
    ),
    ("Alt + V", "đến vấn đề tiếp theo"),
    ("Alt + mũi tên lên, xuống", "mở mục trước, mục sau"),
    (
        "Ctrl + S",
        "giữ lại một bản của báo cáo (vốn đã tự lưu sau mỗi lần gõ); xem ở “Các bản đã lưu”",
    ),
    ("Ctrl + P", "mở “Xem trước” và in văn bản"),
    (
        "Ctrl + Z, Ctrl + Y",
        "hoàn tác, làm lại từng bước của cả buổi soạn; đang gõ dở trong ô thì trình duyệt hoàn tác từng chữ trước",
    ),
    (
        "Enter, Shift + Enter trong bảng",
        "xuống, lên một dòng; ở ô nhiều dòng chữ dùng Ctrl + mũi tên",
    ),
    (
        "Ctrl + V, Ctrl + Z trong bảng",
        "dán cả vùng ô chép từ bảng tính, có xem trước; hoàn tác lần dán",
    ),
    (
        "Phím cách",
        "chọn hoặc bỏ chọn, mở hoặc đóng phần cách tính của chỉ tiêu",
    ),
    ("Mũi tên", "đổi lựa chọn trong một nhóm"),
    ("Enter trên tên mục", "mở mục trong mục lục"),
    ("?", "mở bảng phím tắt này khi không ở trong ô"),
];
/// Below the sheet.
pub const MAC: &str = "Trên máy Mac, dùng Command thay cho Ctrl và Option thay cho Alt.";
/// Closes the sheet.
pub const CLOSE: &str = "Đóng";
/// No answer is left to fill in.
pub const NOTHING_BLANK: &str = "Không còn ô nào phải điền.";
/// No finding waits.
pub const NO_FINDING: &str = "Không còn vấn đề nào phải xử lý.";
