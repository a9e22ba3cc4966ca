//! Units in which a pasted block states its numbers: "tr.đ", "1.000 đồng", "nghìn hồ sơ", "%".

/// Words before a unit, by their key; longer ones first.
const UNIT_WORDS: [&str; 4] = ["đơn vị tính", "đơn vị", "đvt", "đv"];
/// Multiples, by their key: what they are called in one spelling.
const MULTIPLES: [(&str, &str); 13] = [
    ("1 000 000 000", "tỷ"),
    ("1000000000", "tỷ"),
    ("1 000 000", "triệu"),
    ("1000000", "triệu"),
    ("1 000", "nghìn"),
    ("1000", "nghìn"),
    ("nghìn", "nghìn"),
    ("ng", "nghìn"),
    ("triệu", "triệu"),
    ("tr", "triệu"),
    ("tỷ", "tỷ"),
    ("trăm", "trăm"),
    ("chục", "chục"),
];
/// Money, by its key.
const MONEY: [&str; 5] = ["đồng", "đ", "vnđ", "vnd", "đồng việt nam"];
/// A multiple and money in one word, by their key.
const SHORT: [(&str, &str); 3] = [("trđ", "triệu đồng"), ("ngđ", "nghìn đồng"), ("tỷđ", "tỷ đồng")];
/// Words after "tỷ" that make it no multiple: "tỷ lệ".
const NO_MULTIPLE: [&str; 3] = ["lệ", "trọng", "số"];
/// Words before "đồng" that make it no money: "hợp đồng".
const NO_MONEY: [&str; 4] = ["hợp", "cộng", "hội", "bồi"];
/// Most words of what a multiple counts.
const MOST_WORDS: usize = 4;

/// The unit that words state, by their key: money, percent, or a multiple of something. `None` for other words, also for a
/// thing that is counted one by one, which changes no number.
pub(super) fn unit(key: &str) -> Option<String> {
    let words = after_unit_words(key).unwrap_or(key).trim();
    let words = words.strip_prefix("tính bằng ").unwrap_or(words);
    // "1.000đ"
    let apart = words.strip_suffix("0đ").map(|number| format!("{number}0 đ"));
    let words = apart.as_deref().unwrap_or(words);
    if let Some((_, unit)) = SHORT.iter().find(|(short, _)| *short == words) {
        return Some((*unit).to_owned());
    }
    match words {
        "%" | "phần trăm" => return Some("%".to_owned()),
        "usd" | "đô la" | "đô la mỹ" => return Some("usd".to_owned()),
        _ if MONEY.contains(&words) => return Some("đồng".to_owned()),
        _ => {}
    }
    let (rest, multiple) = MULTIPLES.iter().find_map(|(spelling, multiple)| {
        let rest = words.strip_prefix(spelling)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some((rest.trim(), *multiple))
    })?;
    let first = rest.split(' ').next().unwrap_or_default();
    if multiple == "tỷ" && NO_MULTIPLE.contains(&first) || rest.split(' ').count() > MOST_WORDS {
        return None;
    }
    let of = if MONEY.contains(&rest) { "đồng" } else { rest };
    Some(format!("{multiple} {of}").trim().to_owned())
}

/// What follows the last words that announce a unit, by the key.
fn after_unit_words(key: &str) -> Option<&str> {
    let found = UNIT_WORDS.iter().filter_map(|word| {
        let at = format!(" {key} ").rfind(&format!(" {word} "))?;
        key.get(at + word.len()..)
    });
    found.min_by_key(|rest| rest.len())
}

/// The unit that a line above a table states for all of it, by the key of its words: "Đơn vị tính: triệu đồng".
pub(super) fn stated(key: &str) -> Option<String> {
    after_unit_words(key).and_then(unit)
}

/// True for words that state a unit and nothing else, by their key.
pub(super) fn is_alone(key: &str) -> bool {
    unit(key).is_some() && (after_unit_words(key).is_none() || UNIT_WORDS.iter().any(|word| key.starts_with(word)))
}

/// The words before a unit at the end of a heading, and that unit, by the key: "Số tiền, triệu đồng".
pub(super) fn at_the_end(key: &str) -> Option<(String, String)> {
    let spaces = key.match_indices(' ').map(|(at, _)| at);
    spaces.filter_map(|at| key.split_at_checked(at)).find_map(|(before, after)| {
        let unit = unit(after.trim())?;
        let last = before.rsplit(' ').next().unwrap_or_default();
        (unit != "đồng" || !NO_MONEY.contains(&last)).then(|| (before.to_owned(), unit))
    })
}

/// True when numbers stated in one unit are those of a column that counts in another one: the same, or shortened.
pub(super) fn is_same(stated: &str, own: &str) -> bool {
    own.strip_prefix(stated).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// True when a unit stated for a whole table is not that of one of its columns: other money, or a multiple of what the
/// column counts. A column of another kind is not meant.
pub(super) fn is_other(stated: &str, own: &str) -> bool {
    let money = |unit: &str| unit == "usd" || unit.ends_with("đồng");
    let multiple = || !own.is_empty() && stated.strip_suffix(own).is_some_and(|rest| rest.ends_with(' '));
    !is_same(stated, own) && (money(stated) && money(own) || multiple())
}
