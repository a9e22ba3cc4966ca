//! Capital and small letters of Vietnamese.
//!
//! Not `str::to_uppercase`: its tables of every script weigh 9 KB of the 200 KB that a first visit may transfer.

/// The capital of a letter of Vietnamese; other characters stay.
#[must_use]
pub fn capital(letter: char) -> char {
    match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='ý' => shifted(letter, -32),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ạ'..='ỹ' if is_small_of_pair(letter) => shifted(letter, -1),
        'ư' => 'Ư',
        _ => letter,
    }
}

/// The small letter of a capital of Vietnamese; other characters stay.
#[must_use]
pub fn small(letter: char) -> char {
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Ý' => shifted(letter, 32),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ạ'..='Ỹ' if !is_small_of_pair(letter) => shifted(letter, 1),
        'Ư' => 'ư',
        _ => letter,
    }
}

/// In Latin Extended the capital has the even code and the small letter the odd one after it.
fn is_small_of_pair(letter: char) -> bool {
    letter as u32 % 2 == 1
}

fn shifted(letter: char, by: i32) -> char {
    (letter as u32).checked_add_signed(by).and_then(char::from_u32).unwrap_or(letter)
}

/// Words in capitals.
#[must_use]
pub fn capitals(words: &str) -> String {
    words.chars().map(capital).collect()
}

/// Words in small letters.
#[must_use]
pub fn smalls(words: &str) -> String {
    words.chars().map(small).collect()
}

/// Words that begin with a capital.
#[must_use]
pub fn capital_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(capital).into_iter().chain(letters).collect()
}

/// Words that begin with a small letter.
#[must_use]
pub fn small_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(small).into_iter().chain(letters).collect()
}
