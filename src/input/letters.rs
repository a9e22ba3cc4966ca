//! Case, NFC and the search key of Vietnamese text.
//!
//! Not `str::to_lowercase` and a crate for NFC: the tables of every script weigh 9 KB of what a first visit transfers for
//! case alone.

/// The capital of a letter of Vietnamese; other characters stay.
#[must_use]
pub fn uppercase(letter: char) -> char {
    match letter {
        'a'..='z' | 'à'..='ö' | 'ø'..='ý' => shifted(letter, -32),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ạ'..='ỹ' if is_small_of_pair(letter) => {
            shifted(letter, -1)
        }
        'ư' => 'Ư',
        _ => letter,
    }
}

/// The small letter of a capital of Vietnamese; other characters stay.
#[must_use]
pub fn lowercase(letter: char) -> char {
    match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Ý' => shifted(letter, 32),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ạ'..='Ỹ' if !is_small_of_pair(letter) => {
            shifted(letter, 1)
        }
        'Ư' => 'ư',
        _ => letter,
    }
}

/// In Latin Extended the capital has the even code and the small letter the odd one after it.
fn is_small_of_pair(letter: char) -> bool {
    letter as u32 % 2 == 1
}

fn shifted(letter: char, by: i32) -> char {
    (letter as u32)
        .checked_add_signed(by)
        .and_then(char::from_u32)
        .unwrap_or(letter)
}

/// Words in capitals.
#[must_use]
pub fn to_uppercase(words: &str) -> String {
    words.chars().map(uppercase).collect()
}

/// Words in small letters.
#[must_use]
pub fn to_lowercase(words: &str) -> String {
    words.chars().map(lowercase).collect()
}

/// Words that begin with a capital.
#[must_use]
pub fn capitalize(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(uppercase)
        .into_iter()
        .chain(letters)
        .collect()
}

/// Words that begin with a small letter.
#[must_use]
pub fn uncapitalize(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(lowercase)
        .into_iter()
        .chain(letters)
        .collect()
}

/// The letters of Vietnamese in their order, those of other Latin alphabets where these have them.
pub(super) const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Letters that carry a tone, each with its five toned forms in the order of [`TONES`].
const TONED: [(char, &str); 12] = [
    ('a', "àảãáạ"),
    ('ă', "ằẳẵắặ"),
    ('â', "ầẩẫấậ"),
    ('e', "èẻẽéẹ"),
    ('ê', "ềểễếệ"),
    ('i', "ìỉĩíị"),
    ('o', "òỏõóọ"),
    ('ô', "ồổỗốộ"),
    ('ơ', "ờởỡớợ"),
    ('u', "ùủũúụ"),
    ('ư', "ừửữứự"),
    ('y', "ỳỷỹýỵ"),
];
/// Marks of the tones: huyền, hỏi, ngã, sắc, nặng.
const TONES: &str = "\u{300}\u{309}\u{303}\u{301}\u{323}";
/// Marks of shape, with the letters that they change and what comes out.
const SHAPES: [(char, &str, &str); 3] = [
    ('\u{306}', "a", "ă"),
    ('\u{302}', "aeo", "âêô"),
    ('\u{31b}', "ou", "ơư"),
];

/// Pairs of vowels whose tone is put on either: `hòa` and `hoà`, `khỏe` and `khoẻ`, `ủy` and `uỷ`, `qúy` and `quý`.
const TONE_ON_EITHER: [(char, char); 3] = [('o', 'a'), ('o', 'e'), ('u', 'y')];

/// Words in one form for comparison: small letters, composed (NFC, Vietnamese), one space between words, the tone of
/// `hòa` and `ủy` on the second vowel wherever it was put.
#[must_use]
pub fn search_key(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in nfc(words).chars().map(lowercase) {
        if let Some((first, second)) = tone_moved(text.chars().next_back(), letter) {
            text.pop();
            text.extend([first, second]);
        } else if !letter.is_whitespace() {
            text.push(letter);
        } else if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// A pair of vowels with the tone of the first moved to the second, where both spellings are in use.
fn tone_moved(first: Option<char>, second: char) -> Option<(char, char)> {
    let (first, tone) = TONED.iter().find_map(|(plain, toned)| {
        let place = toned.chars().position(|one| Some(one) == first)?;
        Some((*plain, place))
    })?;
    let second = TONE_ON_EITHER
        .contains(&(first, second))
        .then_some(second)?;
    Some((first, with_tone(second, tone)?))
}

/// A small letter with a tone.
fn with_tone(letter: char, tone: usize) -> Option<char> {
    TONED
        .iter()
        .find(|(plain, _)| *plain == letter)
        .and_then(|(_, toned)| toned.chars().nth(tone))
}

/// Words with the letters of Vietnamese composed (NFC); "Ð" of other alphabets, which looks the same, becomes "Đ". Marks
/// that make no letter of Vietnamese stay.
#[must_use]
pub fn nfc(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    // A tone that stands before the mark of shape in decomposed text waits for it.
    let mut tone = None;
    for letter in words.chars().map(mark) {
        let shape = SHAPES.iter().find(|(mark, ..)| *mark == letter);
        if let Some(place) = TONES.chars().position(|mark| mark == letter) {
            put_tone(&mut text, tone.replace(place));
        } else if let Some((shaped, own)) = shape.and_then(|(_, from, to)| shaped(&text, from, to))
        {
            text.pop();
            text.push(shaped);
            tone = tone.or(own);
        } else {
            put_tone(&mut text, tone.take());
            text.push(match letter {
                'Ð' | '\u{189}' => 'Đ',
                'ð' | '\u{256}' => 'đ',
                _ => letter,
            });
        }
    }
    put_tone(&mut text, tone);
    text
}

/// True for signs that [`nfc`] puts into a letter or in the place of another one; words without them stay as they are.
#[must_use]
pub fn is_decomposed(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | 'Ð' | '\u{189}' | 'ð' | '\u{256}'
    )
}

/// The mark that an older code of a tone stands for; other letters stay.
fn mark(letter: char) -> char {
    match letter {
        '\u{340}' => '\u{300}',
        '\u{341}' => '\u{301}',
        _ => letter,
    }
}

/// The last letter with a mark of shape, which turns letters of `from` into those of `to`, and the tone that it had.
fn shaped(text: &str, from: &str, to: &str) -> Option<(char, Option<usize>)> {
    let last = text.chars().next_back()?;
    let (plain, tone) = untoned(lowercase(last));
    let place = from.chars().position(|one| one == plain)?;
    to.chars()
        .nth(place)
        .map(|shaped| (like(last, shaped), tone))
}

/// A small letter in the case of another one.
fn like(model: char, letter: char) -> char {
    if lowercase(model) == model {
        letter
    } else {
        uppercase(letter)
    }
}

/// A small letter without its tone, and which tone that is, in the order of [`TONES`].
pub(super) fn untoned(letter: char) -> (char, Option<usize>) {
    let toned = |(plain, toned): &(char, &str)| {
        Some((*plain, Some(toned.chars().position(|one| one == letter)?)))
    };
    TONED.iter().find_map(toned).unwrap_or((letter, None))
}

fn put_tone(text: &mut String, tone: Option<usize>) {
    let Some(tone) = tone else { return };
    let last = text.chars().next_back().unwrap_or_default();
    match with_tone(lowercase(last), tone) {
        Some(toned) => {
            text.pop();
            text.push(like(last, toned));
        }
        None => text.extend(TONES.chars().nth(tone)),
    }
}
