//! Vietnamese that was read or typed in another code than Unicode, told by letters that no word has.

/// What happened to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Garbled {
    /// UTF-8 that a program took for Windows-1252 or for a code page of DOS: `Uá»· ban`, `Quß║¡n`.
    ReadWrongly,
    /// Typed for a typeface of TCVN3 or VNI: `Uû ban nh©n d©n`, `UÛy ban nhaân daân`.
    OldFont,
    /// Letters that were lost on the way and became U+FFFD, or a question mark: `S? Xây d?ng`.
    Lost,
}

/// Signs that stand for letters in TCVN3 and are no letters in Unicode.
const SIGNS: &str = "©®¨«¬µ¶·¸¹»¼½¾§÷×";
/// Letters of Latin-1 that Vietnamese does not have.
const FOREIGN: &str = "åæçëîïñöûüøßþÿäÅÆÇËÎÏÑÖÛÜØÞÄ";

/// What seems to have happened to a text; `None` for text that reads as Vietnamese, or as another language.
#[must_use]
pub fn garbled(text: &str) -> Option<Garbled> {
    if text.contains('\u{fffd}') || text.split_whitespace().any(is_holed) || ends_in_hole(text) {
        return Some(Garbled::Lost);
    }
    let letters: Vec<char> = text.chars().collect();
    if letters.windows(2).any(is_box_in_word)
        || letters.windows(3).any(is_utf8)
        || letters.windows(2).any(is_short_utf8)
    {
        return Some(Garbled::ReadWrongly);
    }
    if letters.windows(2).any(is_vni) {
        return Some(Garbled::OldFont);
    }
    // One sign inside a word is enough; at the ends of words signs stand in any text ("Microsoft®"), and a foreign letter in
    // a foreign name.
    let inside = letters.windows(3).any(|three| match three {
        [before, sign, after] => {
            before.is_alphabetic() && SIGNS.contains(*sign) && *sign != '·' && after.is_alphabetic()
        }
        _ => false,
    });
    let word = |word: &str| word.contains(|letter| FOREIGN.contains(letter)) || ends_in_sign(word);
    let odd = text.split_whitespace().filter(|one| word(one)).count();
    // Old code pages have none of the letters that only Vietnamese has.
    let unicode = letters
        .iter()
        .any(|letter| matches!(letter, '\u{100}'..='\u{1b0}' | '\u{1ea0}'..='\u{1ef9}'));
    (inside || odd > 1 && !unicode).then_some(Garbled::OldFont)
}

/// A word with a question mark inside, but for addresses of pages.
fn is_holed(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let hole = |three: &[char]| matches!(three, [before, '?', after] if before.is_alphabetic() && after.is_alphabetic());
    !word.contains(['/', '=', '&']) && letters.windows(3).any(hole)
}

/// A word that ends with a question mark though the sentence goes on: `Uy? ban nhân dân`.
fn ends_in_hole(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|two| match two {
        [one, next] => {
            one.strip_suffix('?')
                .is_some_and(|rest| rest.ends_with(char::is_alphabetic))
                && next.starts_with(char::is_lowercase)
        }
        _ => false,
    })
}

/// A word such as `vµ`, or one that begins with `§` before a letter.
fn ends_in_sign(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let ends = letters.next().is_some_and(|sign| "µ¸¶¬".contains(sign))
        && letters.next().is_some_and(char::is_alphabetic);
    let mut letters = word.chars();
    ends || letters.next() == Some('§') && letters.next().is_some_and(char::is_alphabetic)
}

/// A frame or a block of the code pages of DOS beside a letter.
fn is_box_in_word(two: &[char]) -> bool {
    let is_box = |letter: char| matches!(letter, '\u{2500}'..='\u{259f}');
    matches!(two, [one, other] if is_box(*one) && (other.is_alphabetic() || is_box(*other)) && (one != other) || is_box(*other) && one.is_alphabetic())
}

/// A second or third byte of UTF-8, as Latin-1 or Windows-1252 shows it.
fn is_tail(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{bf}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(letter)
}

/// Three bytes of UTF-8: every letter of Vietnamese with two marks begins with the first two.
fn is_utf8(three: &[char]) -> bool {
    matches!(three, ['á', 'º' | '»', tail] if is_tail(*tail))
}

/// Two bytes of UTF-8 that make a letter of Vietnamese: `Ã¢` (â), `Ä‘` (đ), `Æ°` (ư). Not any sign after "Ã", for words such
/// as "XÃ" stand before dashes and quotes.
fn is_short_utf8(two: &[char]) -> bool {
    let [first, tail] = two else { return false };
    let tails = match first {
        'Ã' => "¡¢£¨©ª¬²³´µ¹º½",
        'Ä' => "\u{90}\u{91}\u{82}\u{83}‘ƒ‚©¨",
        'Å' => "©¨",
        'Æ' => "¡°¯",
        _ => "",
    };
    tails.contains(*tail)
}

/// A vowel with a letter of VNI that stands for its mark: no word of Vietnamese has these two together.
fn is_vni(two: &[char]) -> bool {
    matches!(
        two,
        ['a' | 'A', 'â' | 'Â' | 'ê' | 'Ê' | 'å' | 'Å' | 'ã']
            | ['e' | 'o', 'â']
            | ['E' | 'O', 'Â']
            | ['ö' | 'ô', 'ï' | 'û']
            | ['Ö' | 'Ô', 'Ï' | 'Û']
    )
}
