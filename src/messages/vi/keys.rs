//! Tools of the editor: keys and their sheet, the search of a field, blank fields only.

/// Heading of the sheet, and the button that opens it.
pub const KEYS: &str = "Phím tắt";
/// Key of the sheet, for the tip of its button.
pub const SHEET_KEY: &str = "Phím ?";
/// Headings of the table of keys.
pub const HEADINGS: [&str; 2] = ["Phím", "Việc"];
/// Keys and what they do.
pub const LIST: [(&str, &str); 22] = [
    ("Tab, Shift + Tab", "đến ô sau, ô trước"),
    (
        "Enter, Shift + Enter",
        "ở ô một dòng, ô chọn: đến ô sau, ô trước; ở ô nhiều dòng, Enter xuống dòng",
    ),
    (
        "Alt + Enter",
        "ở một ô: “Không áp dụng” hoặc nhập lại số liệu; ở nút thêm dòng: cho cả bảng",
    ),
    (
        "Alt + L",
        "lấy số kỳ trước vào ô đang có con trỏ, nơi có nút “Lấy số kỳ trước”",
    ),
    (
        "Alt + N",
        "đến ô tiếp theo còn phải điền, qua cả các mục sau",
    ),
    (
        "Alt + V",
        "đến lỗi, cảnh báo tiếp theo chưa sửa, chưa giải trình",
    ),
    (
        "Alt + G",
        "ghi chú cho ô đang có con trỏ; ghi chú đi theo tệp JSON, không in",
    ),
    (
        "Ctrl + K, hoặc / khi không ở trong ô",
        "tìm ô theo tên, gõ có dấu hay không dấu đều được",
    ),
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
        "Enter, mũi tên trong bảng",
        "xuống dòng dưới, ở dòng cuối thì thêm một dòng (Shift + Enter: lên); mũi tên rời ô khi con trỏ đã ở đầu, cuối chữ hoặc hết dòng chữ; ở ô chọn trong danh sách dùng Ctrl + mũi tên",
    ),
    (
        "Tab ở ô cuối bảng",
        "thêm một dòng và vào dòng đó; dòng cuối còn trống thì ra khỏi bảng",
    ),
    (
        "Esc trong bảng",
        "ra khỏi bảng, đến các nút bên dưới; dòng vừa thêm còn trống thì bỏ đi",
    ),
    (
        "Alt + Enter trong bảng",
        "mở thao tác của dòng: chuyển lên, chuyển xuống, xóa; cũng mở được bằng nút ⋯ ở cuối dòng",
    ),
    (
        "Ctrl + V, Ctrl + Z",
        "dán cả vùng ô chép từ bảng tính vào ô hoặc nút thêm dòng, có xem trước; hoàn tác lần dán",
    ),
    (
        "Ctrl + mũi tên lên, xuống",
        "ở một căn cứ đã chọn: chuyển lên, chuyển xuống",
    ),
    (
        "Phím cách",
        "chọn hoặc bỏ chọn, mở hoặc đóng phần cách tính của chỉ tiêu",
    ),
    ("Mũi tên, Delete", "đổi lựa chọn trong một nhóm; bỏ chọn"),
    ("Enter trên tên mục", "mở mục trong mục lục"),
    ("?", "mở bảng phím tắt này khi không ở trong ô"),
];
/// Below the sheet.
pub const MAC: &str = "Trên máy Mac, dùng Command thay cho Ctrl và Option thay cho Alt.";
/// Closes the sheet.
pub const CLOSE: &str = "Đóng";
/// Heading of the search of a field, and the button that opens it.
pub const SEARCH: &str = "Tìm ô";
/// Keys of the search, for the tip of its button.
pub const SEARCH_KEYS: &str = "Ctrl + K hoặc /";
/// Label of what is searched.
pub const SEARCH_QUERY: &str = "Tên ô, tên bảng hoặc tên mục";
/// What to do there.
pub const SEARCH_HINT: &str =
    "Không cần gõ dấu: “kinh phi” tìm ra “Kinh phí”. Mũi tên để chọn, Enter để đến ô.";
/// Name of the list of what was found, for readers who hear the page.
pub const FOUND_FIELDS: &str = "Các ô tìm thấy";

/// How many fields were found, of which some are listed.
#[must_use]
pub fn found(count: usize, listed: usize) -> String {
    match count {
        0 => "Không có ô nào như vậy trong các mục đang báo cáo.".to_owned(),
        count if count > listed => {
            format!("Tìm thấy {count} ô, hiện {listed} ô đầu; gõ thêm để thu hẹp.")
        }
        count => format!("Tìm thấy {count} ô."),
    }
}

/// Where a field stands: its table, where it is in one, and its section.
#[must_use]
pub fn place(table: &str, section: &str) -> String {
    if table.is_empty() {
        section.to_owned()
    } else {
        format!("{table}, {section}")
    }
}

/// No answer is left to fill in.
pub const NOTHING_BLANK: &str = "Không còn ô nào phải điền.";
/// No finding waits.
pub const NO_FINDING: &str = "Không còn lỗi, cảnh báo nào phải xử lý.";
/// No finding waits, but answers are left to fill in.
pub const ONLY_BLANKS_LEFT: &str =
    "Không còn lỗi, cảnh báo nào phải xử lý. Còn ô chưa điền: bấm Alt + N để đến từng ô.";

/// Shows only blank fields.
pub const ONLY_BLANK: &str = "Chỉ ô chưa điền";

/// What is shown while only blank fields are; tables are shown whole.
#[must_use]
pub fn only_blank(blank: usize, tables: bool) -> &'static str {
    match (blank, tables) {
        (0, false) => "Mục này không còn ô nào chưa điền. Các ô đã điền đang được ẩn.",
        (0, true) => "Ngoài bảng, mục này không còn ô nào chưa điền. Các ô đã điền đang được ẩn.",
        _ => "Các ô đã điền trước đó đang được ẩn.",
    }
}
