//! Words of headings, and of what stands around a table in a spreadsheet, as they are compared with what is pasted: data, no
//! sentences.

/// Words that begin a title, in small letters: what stands above a table without a column of names may be one, or the heading
/// of a group.
pub(super) const TITLES: [&str; 15] = [
    "bảng",
    "biểu",
    "phụ lục",
    "mẫu",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "sở",
    "phòng",
    "báo cáo",
    "tổng hợp",
    "danh mục",
    "kèm theo",
    "cộng hòa",
    "độc lập",
];

/// Words that begin a title and no name of a row.
pub(super) const TABLE_TITLES: [&str; 8] = [
    "bảng",
    "biểu",
    "phụ lục",
    "báo cáo",
    "tổng hợp",
    "kèm theo",
    "cộng hòa",
    "độc lập",
];

/// Words over the parts of a whole; they say nothing of their own.
pub(super) const PARTS: [&str; 2] = ["trong đó", "chia ra"];

/// Headings over the names of rows, by their key.
pub(super) const HEADING_WORDS: [&str; 22] = [
    "chỉ tiêu",
    "nội dung",
    "hạng mục",
    "đơn vị",
    "lĩnh vực",
    "trình độ",
    "cấp",
    "loại",
    "nguồn",
    "kỳ",
    "kỳ số liệu",
    "danh mục",
    "tiêu chí",
    "mục tiêu",
    "nhiệm vụ",
    "cơ quan",
    "địa phương",
    "địa bàn",
    "dịch vụ",
    "khoản chi",
    "thời gian",
    "phân loại",
];

/// First word of such a heading, whatever follows.
pub(super) const NAME_OF: &str = "tên ";

/// First words of lines that belong to no table, in small letters: notes, sources, who signs.
pub(super) const NOTES: [&str; 21] = [
    "ghi chú",
    "chú thích",
    "chú ý",
    "lưu ý",
    "nguồn:",
    "nguồn :",
    "nguồn số liệu",
    "bằng chữ",
    "số tiền bằng chữ",
    "tổng số tiền bằng chữ",
    "số liệu tính đến",
    "người lập",
    "lập biểu",
    "thủ trưởng",
    "giám đốc",
    "chủ tịch",
    "nơi nhận",
    "kt.",
    "tm.",
    "ký tên",
    "ký, ghi",
];

/// Words of the place and date above a signature.
pub(super) const DATED: [&str; 3] = ["ngày", "tháng", "năm"];

/// First words of a time with a number.
pub(super) const TIMES: [&str; 7] = ["năm", "quý", "tháng", "tuần", "ngày", "kỳ", "đợt"];

/// Headings of a column with units, by their key.
pub(super) const UNIT_HEADINGS: [&str; 4] = ["đơn vị", "đơn vị tính", "đvt", "đv tính"];

/// Headings of a column with the numbers of rows, by their key.
pub(super) const ORDINALS: [&str; 8] = [
    "tt",
    "stt",
    "số tt",
    "số thứ tự",
    "thứ tự",
    "no",
    "s t t",
    "t t",
];

/// Heading of the column with the names of fixed rows, as this table has it on the screen.
pub(super) const ROW_NAME: &str = "Nội dung";
