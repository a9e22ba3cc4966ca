//! Words that belong together on a line: a reader stumbles over "NHÂN" on one line and "DÂN" on the next.
//!
//! Vietnamese writes a blank between all syllables, so that a line can break anywhere; the words here and the rules below
//! say where it had better not.

use crate::input::letters::{search_key, to_lowercase};

/// Words of two syllables from names of agencies, subjects of their reports and titles of those who sign, in the form for
/// comparison.
const WORDS: [&str; 106] = [
    "an ninh",
    "an toàn",
    "ban nhân",
    "ban quản",
    "bảo đảm",
    "bảo vệ",
    "báo cáo",
    "bưu chính",
    "cải cách",
    "chế xuất",
    "chi cục",
    "chỉ tiêu",
    "chính phủ",
    "chính quyền",
    "chuyển đổi",
    "chương trình",
    "cơ quan",
    "công nghệ",
    "công nghiệp",
    "công thương",
    "công trình",
    "dân dụng",
    "dân tộc",
    "dịch vụ",
    "du lịch",
    "dữ liệu",
    "đào tạo",
    "đánh giá",
    "đầu tư",
    "điện tử",
    "đô thị",
    "đơn vị",
    "giai đoạn",
    "giám sát",
    "giao thông",
    "giáo dục",
    "hạ tầng",
    "hành chính",
    "hệ thống",
    "hoạt động",
    "hội đồng",
    "kế hoạch",
    "kết quả",
    "khoa học",
    "kiến trúc",
    "kinh tế",
    "lao động",
    "môi trường",
    "ngoại vụ",
    "nhà nước",
    "nhân dân",
    "nhiệm vụ",
    "nội vụ",
    "nông nghiệp",
    "nông thôn",
    "phát triển",
    "phòng chống",
    "quản lý",
    "quy hoạch",
    "quyết định",
    "tài chính",
    "tài nguyên",
    "thành phố",
    "thanh tra",
    "thể thao",
    "thị trấn",
    "thị xã",
    "thông tin",
    "thủ tục",
    "thực hiện",
    "thương binh",
    "thương mại",
    "tình hình",
    "tôn giáo",
    "tổng hợp",
    "tổng kết",
    "triển khai",
    "trung tâm",
    "truyền thông",
    "trực tuyến",
    "tư pháp",
    "uỷ ban",
    "ứng dụng",
    "văn bản",
    "văn hoá",
    "văn phòng",
    "vận tải",
    "việt nam",
    "xã hội",
    "xây dựng",
    "xử lý",
    "y tế",
    "công tác",
    "bí thư",
    "chánh văn",
    "chủ nhiệm",
    "chủ tịch",
    "giám đốc",
    "hiệu trưởng",
    "phó chủ",
    "phó giám",
    "phó trưởng",
    "phụ trách",
    "thường trực",
    "trưởng ban",
    "trưởng phòng",
];
/// Words before the name of a place.
const UNITS: [&str; 9] = [
    "tỉnh",
    "phố",
    "huyện",
    "quận",
    "phường",
    "xã",
    "trấn",
    "đảo",
    "khu",
];
/// Words before a number or a Roman numeral.
const COUNTED: [&str; 8] = ["năm", "tháng", "ngày", "quý", "số", "kỳ", "khoá", "lần"];
/// Words that may well begin a line.
const OPENERS: [&str; 12] = [
    "tỉnh", "uỷ", "thành", "huyện", "quận", "và", "năm", "quý", "giai", "về", "theo", "tại",
];

/// How a break between two words reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Before a new thought.
    Good,
    /// As any other.
    Fair,
    /// Inside a word or a name.
    Bad,
}

/// How a line break before the word at a place reads.
#[must_use]
pub fn break_before(words: &[&str], place: usize) -> Break {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    let (before, after) = (word(place.checked_sub(1)), word(Some(place)));
    let (small_before, small_after) = (search_key(before), search_key(after));
    if before.ends_with([',', ';', ':']) {
        return Break::Good;
    }
    let pair = format!(
        "{small_before} {}",
        small_after.trim_end_matches([',', '.', ';', ')'])
    );
    let counted = COUNTED.contains(&small_before.as_str())
        && after
            .starts_with(|first: char| first.is_ascii_digit() || matches!(first, 'I' | 'V' | 'X'));
    if WORDS.contains(&pair.as_str()) || counted || in_name(words, place) {
        return Break::Bad;
    }
    if OPENERS.contains(&small_after.as_str()) {
        Break::Good
    } else {
        Break::Fair
    }
}

/// True inside the name of a place: "AN GIANG" after "TỈNH", "An Giang" anywhere.
fn in_name(words: &[&str], place: usize) -> bool {
    let is_unit = |word: &&str| UNITS.contains(&search_key(word).as_str());
    let (first, second) = (
        place.checked_sub(1).and_then(|at| words.get(at)),
        words.get(place),
    );
    let (Some(first), Some(second)) = (first, second) else {
        return false;
    };
    let capital = |word: &str| {
        word.chars()
            .next()
            .is_some_and(crate::proofread::citation::is_capital)
    };
    let all_capitals = words
        .iter()
        .all(|word| to_lowercase(word) != **word || !word.chars().any(char::is_alphabetic));
    if !all_capitals {
        return capital(first) && capital(second) && place > 1 || is_unit(first) && capital(second);
    }
    let start = words
        .get(..place)
        .unwrap_or_default()
        .iter()
        .rposition(is_unit);
    start.is_some_and(|start| place - start <= 3 && words.len() - start <= 5)
}
