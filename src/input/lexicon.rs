//! Words that are looked for in what people type; nobody reads them here.

/// Yes, as tables write it.
pub const YES: [&str; 6] = ["có", "x", "✓", "✔", "true", "yes"];
/// No, as tables write it.
pub const NO: [&str; 3] = ["không", "false", "no"];
/// Units of the districts' level and townships, which were reorganized in 2025, as they stand in names of their agencies.
pub const DISTRICT_UNITS: [&[&str]; 4] = [&["huyện"], &["quận"], &["thị", "xã"], &["thị", "trấn"]];
/// Before the name of a commune.
pub const COMMUNE_UNITS: [&str; 2] = ["xã", "phường"];
/// Words of two that begin or end as a commune's unit does: "thị xã", "xã hội".
pub const NOT_COMMUNE: [&str; 2] = ["thị", "hội"];
/// A city of a province, where its name says so.
pub const CITY: &str = "thành phố ";
/// The same, behind the city's name.
pub const CITY_OF: [&str; 2] = [" thuộc tỉnh ", " thuộc thành phố "];
/// Before the name of the city that a people's committee or council is of.
pub const PEOPLES_CITY: &str = "nhân dân thành phố ";
/// The cities that are no city of a province.
pub const CENTRAL_CITIES: [&str; 6] = [
    "hà nội",
    "hồ chí minh",
    "hải phòng",
    "đà nẵng",
    "cần thơ",
    "huế",
];
/// First words of institutions that keep the name of a district they once were of.
pub const KEEP_NAMES: [&str; 2] = ["trường", "bệnh viện"];
/// What the document prints before the addressees, which officers type too.
pub const ADDRESSEES: &str = "Kính gửi:";
/// Units of money, each with how many đồng it is.
pub const MONEY_UNITS: [(&str, u64); 6] = [
    ("đồng", 1),
    ("nghìn đồng", 1_000),
    ("ngàn đồng", 1_000),
    ("triệu đồng", 1_000_000),
    ("tỷ đồng", 1_000_000_000),
    ("tỉ đồng", 1_000_000_000),
];
/// Heads of the columns of a list of agencies, in the form of `letters::search_key`: identifier, name, superior, group, order,
/// deadline, predecessors, day of the merger.
pub const AGENCY_COLUMNS: [&[&str]; 8] = [
    &[
        "mã định danh",
        "mã cơ quan",
        "mã đơn vị",
        "mã",
        "identifier",
    ],
    &[
        "tên cơ quan",
        "tên đơn vị",
        "cơ quan",
        "đơn vị",
        "tên",
        "name",
    ],
    &["cơ quan chủ quản", "chủ quản", "cấp trên", "superior"],
    &["nhóm", "khối", "loại", "địa bàn", "tỉnh", "group"],
    &["thứ tự", "stt", "tt", "order"],
    &[
        "hạn nộp",
        "hạn gửi",
        "thời hạn gửi",
        "thời hạn",
        "hạn",
        "deadline",
    ],
    &[
        "sáp nhập từ",
        "hợp nhất từ",
        "cơ quan trước",
        "cơ quan cũ",
        "predecessors",
    ],
    &["ngày sáp nhập", "ngày hợp nhất", "từ ngày", "merged on"],
];
