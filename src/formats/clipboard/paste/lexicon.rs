//! Words that people write into spreadsheets, as they are compared with what is pasted: data, no sentences.
//!
//! Not here: words of headings, and of what stands around a table (`words_around`).

/// Words that stand in the place of a number, by their key.
pub(super) const NOTHINGS: [&str; 14] = [
    "không",
    "không có",
    "có",
    "chưa",
    "chưa có",
    "chưa có số liệu",
    "không phát sinh",
    "không áp dụng",
    "chưa thống kê",
    "chưa đủ số liệu",
    "đang cập nhật",
    "không có số liệu",
    "n a",
    "kct",
];

/// Names of a line of totals, by their key, when nothing follows.
pub(super) const TOTALS: [&str; 19] = [
    "tổng",
    "cộng",
    "tổng cộng",
    "tổng số",
    "total",
    "grand total",
    "subtotal",
    "sub total",
    "sum",
    "lũy kế",
    "luỹ kế",
    "tr đó",
    "gồm",
    "bao gồm",
    "mang sang",
    "tỷ lệ",
    "tỷ lệ %",
    "t cộng",
    "σ",
];

/// Names of a line of totals, by their key, when nothing follows and it is the first or last of several: elsewhere they name
/// rows.
pub(super) const TOTALS_AT_ENDS: [&str; 11] = [
    "tc",
    "t c",
    "ts",
    "t s",
    "số tổng",
    "tổng hợp",
    "toàn bộ",
    "tất cả",
    "chung",
    "số liệu chung",
    "hết năm",
];

/// First words of such a line, whatever follows.
pub(super) const LEADING: [&str; 6] = [
    "tổng cộng",
    "tổng số",
    "trong đó",
    "grand total",
    "subtotal",
    "sub total",
];

/// Names of lines of numbers that sum up, average or compare the others, by their key, when nothing follows.
pub(super) const OF_OTHERS: [&str; 4] = ["bình quân", "trung bình", "so sánh", "cùng kỳ"];

/// First words of such a line, whatever follows.
pub(super) const OF_OTHERS_LEADING: [&str; 7] = [
    "lũy kế",
    "luỹ kế",
    "bình quân chung",
    "trung bình chung",
    "chênh lệch",
    "tăng giảm",
    "so với",
];

/// Words that after "tổng", "cộng" or "total" leave no other meaning: "Cộng nhóm A", "Tổng các huyện".
pub(super) const OF_WHAT: [&str; 14] = [
    "nhóm", "mục", "phần", "toàn", "các", "chung", "theo", "cả", "dồn", "lại", "of", "all", "số",
    "trang",
];

/// Words over numbers that are not those of the period, by their key.
pub(super) const OTHER_TIMES: [&str; 7] = [
    "kế hoạch",
    "năm trước",
    "kỳ trước",
    "cùng kỳ",
    "năm sau",
    "dự kiến",
    "kế từ đầu",
];

/// Words that announce a unit. "Đơn vị" alone is also an office, so it needs its colon.
pub(super) const ANNOUNCING: [&str; 8] = [
    "đơn vị tính",
    "đơn vị tiền tệ",
    "đơn vị tiền",
    "đv tính",
    "đvt",
    "đơn vị:",
    "đơn vị :",
    "đv:",
];

/// Money.
pub(super) const MONEY: [&str; 7] = ["đồng", "đ", "vnđ", "vnd", "₫", "usd", "$"];

/// Words before "đồng" that make it no money: "hợp đồng".
pub(super) const NO_MONEY: [&str; 5] = ["hợp", "cộng", "hội", "bồi", "tương"];

/// A multiple and money in one word, with the times a thousand.
pub(super) const SHORT: [(&str, u32); 7] = [
    ("trđ", 2),
    ("trđồng", 2),
    ("ngđ", 1),
    ("tỷđ", 3),
    ("kđ", 1),
    ("kvnđ", 1),
    ("kvnd", 1),
];

/// Words after "tỷ" that make it no multiple: "tỷ lệ".
pub(super) const NO_MULTIPLE: [&str; 4] = ["lệ", "trọng", "số", "suất"];

/// First words of a line of totals where more follows.
pub(super) const TOTAL_WORDS: [&str; 3] = ["tổng", "cộng", "total"];
/// A word after one of these that says of what no more than it does.
pub(super) const COUNT: &str = "số";
/// What one heading of several lines says beside the column itself, and another leaves out, by its key.
pub(super) const UNSAID: [&str; 5] = ["số lượng", "trong kỳ", "dịch vụ", "đã", "số"];
/// Spellings of one word.
pub(super) const SPELLINGS: [(&str, &str); 2] = [("tỉ", "tỷ"), ("ngàn", "nghìn")];
/// Words for multiples, with the times a thousand; the English ones stand in sheets that were made from English ones.
pub(super) const MULTIPLES: [(&str, u32); 14] = [
    ("k", 1),
    ("thousand", 1),
    ("thousands", 1),
    ("mio", 2),
    ("million", 2),
    ("millions", 2),
    ("billion", 3),
    ("nghìn", 1),
    ("ngàn", 1),
    ("ng", 1),
    ("triệu", 2),
    ("tr", 2),
    ("tỷ", 3),
    ("tỉ", 3),
];
/// Times a thousand of the words that [`NO_MULTIPLE`] may follow.
pub(super) const BILLION: u32 = 3;
/// Words of money that say whose it is.
pub(super) const WHOSE_MONEY: [&str; 2] = ["việt", "nam"];
/// Multiples that no table counts in.
pub(super) const SMALL_MULTIPLES: [&str; 2] = ["trăm", "chục"];
/// Money a year is money: what a report of a year asks.
pub(super) const YEAR: &str = "năm";
/// Pairs of words for a share of a hundred.
pub(super) const SHARES: [(&str, &[&str]); 3] = [
    ("phần", &["trăm"]),
    ("tỷ", &["lệ", "trọng", "suất"]),
    ("tỉ", &["lệ", "trọng", "suất"]),
];
/// Words before a unit that say only that one follows.
pub(super) const BEFORE_UNIT: [&str; 3] = ["tính", "bằng", "là"];
/// Between two units.
pub(super) const AND: &str = " và ";

/// "Tổng cộng" as it is often misspelt.
pub(super) const MISSPELT_TOTALS: [&str; 12] = [
    "tong cong",
    "tộng cộng",
    "tông cộng",
    "tồng cộng",
    "tỏng cộng",
    "tổng công",
    "tổng cổng",
    "tổng cọng",
    "tống cộng",
    "tổn cộng",
    "tổng cộg",
    "tong so",
];
/// Words that make another word of "tổng" and "cộng" before them: "tổng đài", "tổng cục", "cộng đồng".
pub(super) const COMPOUNDS: [&str; 48] = [
    "đài", "cục", "hợp", "quan", "công", "kết", "kho", "kiểm", "rà", "thể", "liên", "thầu", "giám",
    "bí", "thư", "lãnh", "điều", "đội", "bộ", "tham", "biên", "duyệt", "vệ", "đại", "hội", "phổ",
    "tuyển", "lực", "mặt", "mục", "phụ", "tập", "trạm", "sở", "quát", "thống", "tư", "thanh",
    "khởi", "động", "đồng", "hòa", "hoà", "tác", "sản", "sinh", "hưởng", "tuyến",
];
/// Words that in the name of a line hint at a total, where its numbers are the sums of the others.
pub(super) const TOTAL_HINTS: [&str; 12] = [
    "tổng", "cộng", "toàn", "cả", "chung", "gộp", "tc", "tcộng", "total", "sum", "all", "hết",
];
/// First words of the name of a line for everything, and what may follow them: "Toàn tỉnh", "Cả năm".
pub(super) const WHOLES: [&str; 2] = ["toàn", "cả"];
pub(super) const WHOLE_OF: [&str; 26] = [
    "sở",
    "ban",
    "tỉnh",
    "thành",
    "xã",
    "phường",
    "huyện",
    "quận",
    "thị",
    "ngành",
    "quốc",
    "nước",
    "năm",
    "kỳ",
    "quý",
    "giai",
    "khối",
    "vùng",
    "khu",
    "đơn",
    "cơ",
    "hệ",
    "nhóm",
    "bảng",
    "đợt",
    "tháng",
];
/// Words before the number of a column.
pub(super) const COLUMN_WORDS: [&str; 2] = ["cột", "cot"];
/// Signs and words for a sum, where a column's number says how it is worked out.
pub(super) const SUM_SIGNS: [&str; 5] = ["∑", "σ", "Σ", "sum", "tổng"];
