//! Eight-bit encodings, recognised by what their characters would do in the places where they stand.

use super::runs::Builder;
use super::{Decoded, Encoding};
use crate::repair::Page;
use std::borrow::Cow;

/// The characters of the upper half.
fn upper_half(page: Page) -> [char; 128] {
    std::array::from_fn(|place| page.letter(place as u8 | 0x80))
}

/// Decodes bytes of which each is a character.
pub(super) fn decode(bytes: &[u8], page: Page) -> Decoded<'static> {
    let upper = upper_half(page);
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut runs = Builder::new(0);
    for &byte in bytes {
        let letter = if byte < 0x80 { char::from(byte) } else { upper[usize::from(byte & 0x7F)] };
        text.push(letter);
        runs.push(letter.len_utf8(), 1);
    }
    let encoding = match page {
        Page::Western => Encoding::Windows1252,
        Page::Cyrillic => Encoding::Windows1251,
        Page::Roman => Encoding::MacRoman,
    };
    Decoded { text: Cow::Owned(text), encoding, runs: runs.finish() }
}

/// What speaks for an encoding.
struct Verdict {
    page: Page,
    upper: [char; 128],
    /// Characters that were judged.
    count: i64,
    /// How much sense they make.
    score: i64,
}

impl Verdict {
    fn letter(&self, byte: u8) -> char {
        if byte < 0x80 { char::from(byte) } else { self.upper[usize::from(byte & 0x7F)] }
    }
}

/// The encoding in which the bytes make by far the most sense, if they make sense in any.
pub(super) fn recognise(bytes: &[u8]) -> Option<Page> {
    let mut verdicts = Page::ALL.map(|page| Verdict { page, upper: upper_half(page), count: 0, score: 0 });
    let upper = upper_half(Page::Western);
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        for verdict in &mut verdicts {
            // What all encodings share speaks for the first of them only.
            if verdict.page == Page::Western || verdict.letter(byte) != upper[usize::from(byte & 0x7F)] {
                let letter = |at: usize| bytes.get(at).map(|&byte| verdict.letter(byte));
                let sense = sense(letter(at.wrapping_sub(1)), verdict.letter(byte), letter(at + 1), letter(at + 2));
                verdict.count += 1;
                verdict.score += sense;
            }
        }
    }
    verdicts.sort_by_key(|verdict| std::cmp::Reverse(verdict.score));
    let [best, second, _] = verdicts;
    // At least one point a character, and twice the points of any other encoding.
    let is_clear = best.score > 0 && best.score >= best.count && best.score > 2 * second.score;
    (is_clear && (best.page != Page::Cyrillic || is_cyrillic_prose(bytes, &best))).then_some(best.page)
}

/// Whether there are some words' worth of Cyrillic letters, with vowels and consonants among them.
fn is_cyrillic_prose(bytes: &[u8], cyrillic: &Verdict) -> bool {
    let vowels = bytes.iter().filter(|&&byte| "аеиоуыюяєі".contains(cyrillic.letter(byte))).count() as i64;
    cyrillic.count >= 8 && 5 * vowels >= cyrillic.count && 4 * vowels <= 3 * cyrillic.count
}

/// How much sense a character beyond ASCII makes between its neighbours: 2 for much, more for an English contraction, below
/// 0 for none.
fn sense(left: Option<char>, letter: char, right: Option<char>, next: Option<char>) -> i64 {
    let is = |side: Option<char>, test: fn(char) -> bool| side.is_some_and(test);
    let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{45f}' | 'Ґ' | 'ґ');
    let is_accented = |letter: char| letter.is_alphabetic() && !letter.is_ascii() && letter < '\u{250}';
    match letter {
        // An apostrophe in a word, or a mark where it can open or close.
        '’' if is(left, char::is_alphabetic) => match (right, next) {
            (Some('s' | 't' | 'd' | 'm'), next) if !is(next, char::is_alphabetic) => 5,
            (Some('l'), Some('l')) | (Some('r' | 'v'), Some('e')) => 5,
            _ => 2,
        },
        '‘' | '“' | '„' | '«' if blank(left) || left == Some('(') => {
            if blank(right) {
                -2
            } else {
                2
            }
        }
        '”' | '’' | '»' if is(left, |left| !left.is_whitespace()) && !is(right, char::is_alphanumeric) => 2,
        '–' | '—' if blank(left) == blank(right) => 2,
        '…' if is(left, char::is_alphanumeric) || is(right, char::is_alphanumeric) => 2,
        '£' | '€' | '¥' if is(right, |right| right.is_ascii_digit()) => 2,
        '°' | '½' | '¼' | '¾' | '²' | '³' if is(left, |left| left.is_ascii_digit()) => 2,
        '\u{a0}' if !blank(left) && !blank(right) => 1,
        '™' | '®' | '©' | '•' | '§' => 1,
        _ if is_cyrillic(letter) => {
            let latin = |side: Option<char>| is(side, |side| side.is_ascii_alphabetic());
            let odd_case = letter.is_uppercase() && is(left, char::is_lowercase);
            if latin(left) || latin(right) || odd_case { -3 } else { 2 }
        }
        _ if is_accented(letter) => {
            let odd_case = letter.is_uppercase() && is(left, char::is_lowercase)
                || letter.is_lowercase() && is(right, char::is_uppercase);
            let word = is(left, |left| left.is_ascii_alphabetic()) || is(right, |right| right.is_ascii_alphabetic());
            match (odd_case, word) {
                (true, _) => -3,
                (false, true) if is(left, is_accented) && is(right, is_accented) => 0,
                (false, true) => 2,
                // A word of one letter; not the alphabet of another encoding, nor a mark.
                (false, false) if blank(left) && blank(right) => 1,
                (false, false) => -1,
            }
        }
        _ => -2,
    }
}
