//! Words that people write into spreadsheets, as they are compared with what is pasted: data, no sentences.

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

/// Words over the parts of a whole; they say nothing of their own.
pub(super) const PARTS: [&str; 2] = ["trong đó", "chia ra"];

/// Names of a line of totals, by their key, when nothing follows.
pub(super) const TOTALS: [&str; 18] = [
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
    "tong cong",
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
/// Heading of the column with the names of fixed rows, as this table has it on the screen.
pub(super) const ROW_NAME: &str = "Nội dung";
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
