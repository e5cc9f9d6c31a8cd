//! One look at every byte: does the text show any sign of damage, and of which kinds?
//!
//! Bytes that no sign can stand at are passed over by vector instructions, what stands where it belongs by a look in a
//! table (see [`loud`](super::loud)); the rest is read character by character. A sign only calls for the pass that can
//! judge it.

use std::ops::BitOr;

use super::context::{after, before, is_stop};
use super::draft::Change;
use super::loud::{BLOCK, Louds, is_sound};
use super::page::Page;

/// A set of signs of damage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u32);

impl Signs {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ESCAPE: Self = Self(1);
    pub(super) const MOJIBAKE: Self = Self(1 << 1);
    pub(super) const CONTROL: Self = Self(1 << 2);
    pub(super) const INVISIBLE: Self = Self(1 << 3);
    pub(super) const WIDTH: Self = Self(1 << 4);
    pub(super) const ACCENT: Self = Self(1 << 5);
    pub(super) const SCRIPT: Self = Self(1 << 6);
    pub(super) const LOST: Self = Self(1 << 7);
    pub(super) const QUESTION: Self = Self(1 << 8);
    pub(super) const LETTER: Self = Self(1 << 9);
    pub(super) const HYPHEN: Self = Self(1 << 10);
    pub(super) const SPACE: Self = Self(1 << 11);
    pub(super) const MARK: Self = Self(1 << 12);
    pub(super) const APOSTROPHE: Self = Self(1 << 13);
    pub(super) const CURLY: Self = Self(1 << 14);
    pub(super) const SPACED: Self = Self(1 << 15);

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Bytes that one look at a text is worth, as against one at each of several places.
const NEAR: usize = 128;

/// Controls that even a short text may have without being noise.
const FEW: usize = 16;

/// Bytes on either side of a place that its signs may depend on, at most.
const REACH: usize = 16;

/// The places of a text that show a sign of damage, in order.
#[derive(Debug, Default)]
pub(super) struct Sites {
    places: Vec<(usize, Signs)>,
    signs: Signs,
    /// Up to where places were looked at.
    done: usize,
}

impl Sites {
    /// Every sign that the text shows somewhere.
    pub(super) fn signs(&self) -> Signs {
        self.signs
    }

    /// The bytes at which characters with one of these signs start.
    pub(super) fn of(&self, signs: Signs) -> impl Iterator<Item = usize> + '_ {
        let places = if self.signs.intersects(signs) { &self.places[..] } else { &[] };
        places.iter().filter(move |(_, sign)| sign.intersects(signs)).map(|&(at, _)| at)
    }

    /// The characters with one of these signs.
    pub(super) fn letters<'s>(&'s self, text: &'s str, signs: Signs) -> impl Iterator<Item = (usize, char)> + 's {
        self.of(signs).filter_map(|at| Some((at, after(text, at)?)))
    }

    /// Whether the text is no text: more than one byte in 32 is a control that no encoding and no terminal explains.
    pub(super) fn are_noise(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let is_odd = |byte: u8| matches!(byte, 1..=8 | 0x0E..=0x1A | 0x1C..=0x1F);
        let odd = self.of(Signs::CONTROL).filter(|&at| is_odd(bytes[at])).count();
        odd > FEW && odd > bytes.len() / 32
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Looks at byte `at`, unless it belongs to a place already found.
    #[inline(always)]
    fn add_at(&mut self, text: &str, at: usize) {
        if at >= self.done && !is_sound(text.as_bytes(), at) {
            self.add_odd(text, at);
        }
    }

    /// Looks closely at byte `at`.
    #[inline(never)]
    fn add_odd(&mut self, text: &str, at: usize) {
        match torn_mark(text, at) {
            Some(end) => {
                self.done = end;
                self.add(at, Signs::MOJIBAKE);
            }
            None => self.add(at, look(text, at)),
        }
    }

    /// Follows the text through `changes`, bytes of what it was, to `text`, what it has become: places far from every
    /// change move with it, and only what is near one is looked at again.
    pub(super) fn follow(&mut self, text: &str, changes: &[Change]) {
        // A look at all bytes in blocks is cheaper than one at each of many.
        if changes.len() > text.len() / NEAR {
            *self = scan(text);
            return;
        }
        let mut old = std::mem::take(self).places.into_iter().peekable();
        let mut changes = changes.iter().peekable();
        // From a byte of the old text to the same byte of the new one, modulo 2⁶⁴.
        let mut shift = 0_usize;
        while let Some(first) = changes.next() {
            let start = first.range.start.saturating_sub(REACH);
            while let Some((at, signs)) = old.next_if(|place| place.0 < start) {
                self.add(at.wrapping_add(shift), signs);
            }
            let from = start.wrapping_add(shift);
            let mut last = first;
            shift = shift.wrapping_add(first.growth());
            while let Some(next) = changes.next_if(|next| next.range.start < last.range.end + 2 * REACH) {
                shift = shift.wrapping_add(next.growth());
                last = next;
            }
            let end = last.range.end + REACH;
            while old.next_if(|place| place.0 < end).is_some() {}
            self.done = (from.saturating_sub(REACH)..from).find_map(|at| torn_mark(text, at)).unwrap_or(0);
            read(text, from, end.wrapping_add(shift).min(text.len()), self);
        }
        for (at, signs) in old {
            self.add(at.wrapping_add(shift), signs);
        }
        debug_assert_eq!(self.places, scan(text).places, "a place near a change was not looked at");
    }

    fn add(&mut self, at: usize, signs: Signs) {
        if !signs.is_empty() {
            self.places.push((at, signs));
            self.signs = self.signs | signs;
        }
    }
}

/// The signs that the text shows.
pub(super) fn scan(text: &str) -> Sites {
    let bytes = text.as_bytes();
    let mut sites = Sites::default();
    read(text, 0, bytes.len().min(1), &mut sites);
    let mut at = 1;
    let mut louds = Louds::default();
    while let Some(rest) = bytes.get(at - 1..).filter(|rest| rest.len() > 1) {
        match rest.first_chunk() {
            Some(window) => louds.find(window),
            None => {
                // Letters are quiet.
                let mut window = [b'a'; BLOCK + 2];
                window[..rest.len()].copy_from_slice(rest);
                louds.find(&window);
            }
        }
        louds.visit(|place| sites.add_at(text, at + place));
        at += BLOCK;
    }
    sites
}

/// Reads `start..end` byte by byte and adds the signs that it finds.
fn read(text: &str, start: usize, end: usize, sites: &mut Sites) {
    for at in start..end {
        sites.add_at(text, at);
    }
}

/// The end of the bulk of all mojibake, told by its bytes, if it starts at byte `at`: `â€` and one character more.
fn torn_mark(text: &str, at: usize) -> Option<usize> {
    if !text.as_bytes()[at..].starts_with("â€".as_bytes()) {
        return None;
    }
    let end = at + "â€".len();
    let third = after(text, end).filter(|&third| Page::Western.byte(third).is_some_and(|byte| byte < 0xC0));
    Some(end + third.map_or(0, char::len_utf8))
}

/// The signs at byte `at`.
fn look(text: &str, at: usize) -> Signs {
    let bytes = text.as_bytes();
    match bytes[at] {
        0..0x80 => ascii(bytes, at),
        0x80..0xC0 => Signs::NONE,
        _ => foreign(text, at),
    }
}

/// The signs at an ASCII character.
fn ascii(bytes: &[u8], at: usize) -> Signs {
    let byte = |place: usize| bytes.get(place).copied().unwrap_or(b'\n');
    let (left, right) = (byte(at.wrapping_sub(1)), byte(at + 1));
    // Bytes of letters beyond ASCII, not of marks and blanks.
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0x80 && !matches!(byte, 0xC2 | 0xE2);
    let small = left.is_ascii_lowercase() || left >= 0x80;
    let when = |sign: Signs, holds: bool| if holds { sign } else { Signs::NONE };
    match bytes[at] {
        0..=8 | 0x0E..=0x1F | 0x7F => Signs::CONTROL,
        b'&' => when(Signs::ESCAPE, right == b'#' || right.is_ascii_alphabetic()),
        b'\\' => when(Signs::ESCAPE, matches!(right, b'u' | b'"' | b'\'')),
        b'%' | b'=' => when(Signs::ESCAPE, matches!(right, b'C'..=b'F' | b'c'..=b'f')),
        b'[' => when(Signs::ESCAPE, right == b'#'),
        b'?' => {
            let odd = right.is_ascii_alphabetic()
                || right >= 0xC4 && right != 0xE2 && letter(left)
                || left == b','
                || matches!(left, b'.' | b' ' | b'!' | b'?')
                || right == b'?' && letter(left);
            when(Signs::QUESTION, odd) | when(Signs::SPACE, small && right.is_ascii_uppercase())
        }
        // A small letter behind a full stop: an address or an abbreviation.
        b'.' => when(Signs::SPACE, small && right.is_ascii_uppercase()),
        b',' | b'!' | b';' | b':' => when(Signs::SPACE, small && right.is_ascii_alphabetic()),
        b'-' => when(Signs::HYPHEN, letter(left) && matches!(right, b' ' | b'\n') && letter(byte(at + 2))),
        b'"' => {
            let stuck = right.is_ascii_alphabetic()
                && matches!(left, b'.' | b',' | b'!' | b'?')
                && byte(at.wrapping_sub(2)).is_ascii_alphabetic();
            // Of two together, one that has no blank on its other side.
            let doubled = right == b'"' && left > b' ' || left == b'"' && right > b' ';
            when(Signs::SPACE, stuck) | when(Signs::MARK, doubled)
        }
        // Single letters that are words do not tell.
        b'a' | b'A' | b'I' => Signs::NONE,
        b'A'..=b'Z' | b'a'..=b'z' if left == b' ' && right == b' ' => {
            let spaced = byte(at + 3) == b' ' && byte(at + 2) != b' ';
            let apostrophe = matches!(bytes[at], b's' | b't') && letter(byte(at.wrapping_sub(2)));
            when(Signs::SPACED, spaced) | when(Signs::APOSTROPHE, apostrophe)
        }
        b'`' => when(Signs::ACCENT, letter(left) && letter(right)),
        b'~' | b'|' | b'^' | b'_' => when(Signs::LETTER, letter(left) || letter(right)),
        b'0'..=b'9' => when(Signs::LETTER, left.is_ascii_lowercase() && right.is_ascii_lowercase()),
        _ => Signs::NONE,
    }
}

/// The signs at a character beyond ASCII.
fn foreign(text: &str, at: usize) -> Signs {
    let Some(letter) = after(text, at) else {
        return Signs::NONE;
    };
    let end = at + letter.len_utf8();
    let right = text.as_bytes().get(end).copied().unwrap_or(b'\n');
    let mut signs = Signs::NONE;
    // Two characters beyond ASCII in a row: perhaps the bytes of one.
    if right >= 0x80 && Page::bytes(letter).iter().any(|&lead| (0xC2..=0xF4).contains(&lead)) {
        let second = after(text, end).map_or([0; 3], Page::bytes);
        let continues = |page: usize| (0x80..=0xBF).contains(&second[page]);
        let leads = Page::bytes(letter);
        if (0..3).any(|page| (0xC2..=0xF4).contains(&leads[page]) && continues(page)) {
            signs = signs | Signs::MOJIBAKE;
        }
    }
    let neighbour =
        |place: fn(&str, usize) -> Option<char>, at: usize, is: fn(char) -> bool| place(text, at).is_some_and(is);
    match letter {
        '‘' | '’' | '“' | '”' => return signs | mark(text, at, end, letter),
        '\u{a0}' | '–' | '—' | '…' => return signs,
        'Ã' | 'Â' | 'Ä' | 'Å' => signs = signs | Signs::MOJIBAKE,
        'â' => {
            let inside = neighbour(before, at, char::is_alphabetic)
                && right.is_ascii_lowercase()
                && !matches!(right, b's' | b't' | b'r' | b'v' | b'l' | b'd' | b'm');
            if !inside {
                signs = signs | Signs::MOJIBAKE;
            }
        }
        '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' => {
            if neighbour(before, at, |left| left.is_ascii_alphabetic()) || right.is_ascii_alphabetic() {
                signs = signs | Signs::SCRIPT;
            }
        }
        '\u{300}'..='\u{30a}' => signs = signs | Signs::ACCENT | Signs::MOJIBAKE,
        '·' | '•' | '∙' | '‧' | '¿' | '¤' | '¬' => {
            if neighbour(before, at, char::is_alphabetic) || neighbour(after, end, char::is_alphabetic) {
                signs = signs | Signs::LETTER;
            }
        }
        _ => signs = signs | signs_of(letter),
    }
    signs
}

/// The signs that a character gives wherever it stands, and those it may give in some places.
pub(super) fn signs_of(letter: char) -> Signs {
    match letter {
        '&' | '\\' | '%' | '=' | '[' | '#' => Signs::ESCAPE,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{80}'..='\u{9f}' => Signs::CONTROL,
        '\0'..='\u{7f}' => Signs::NONE,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => Signs::INVISIBLE,
        '\u{feff}' | '\u{61c}' | '\u{fff9}'..='\u{fffb}' => Signs::INVISIBLE,
        '\u{300}'..='\u{36f}' | '´' | '¨' | '¸' | 'ˆ' | 'ˇ'..='ˇ' | '˘' | '˜' => Signs::ACCENT,
        'ı' | 'İ' => Signs::SCRIPT,
        '\u{fffd}' => Signs::LOST,
        'ﬀ'..='ﬆ'
        | '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '\u{1d400}'..='\u{1d7ff}'
        | '\u{210a}'..='\u{2115}'
        | '\u{2119}'..='\u{211d}'
        | '\u{2124}'
        | '\u{2128}'..='\u{2134}' => Signs::WIDTH,
        '‘' | '’' | '“' | '”' => Signs::MARK,
        _ => Signs::NONE,
    }
}

/// Whether a curly mark may face the wrong way, stand twice, or lack its space.
fn mark(text: &str, at: usize, end: usize, letter: char) -> Signs {
    let (left, right) = (before(text, at), after(text, end));
    if right == Some(letter) {
        return Signs::MARK;
    }
    let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let odd = match letter {
        '“' | '‘' => blank(right) || word(left) || left.is_some_and(is_stop),
        '”' => blank(left) || word(right) || left.is_some_and(|left| matches!(left, '(' | '[' | '—' | '–' | '‘')),
        _ => blank(left) && word(right),
    };
    if odd { Signs::MARK | Signs::CURLY } else { Signs::NONE }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a close look at every byte finds.
    fn looked(text: &str) -> Vec<(usize, Signs)> {
        let mut sites = Sites::default();
        for at in 0..text.len() {
            if at >= sites.done {
                sites.add_odd(text, at);
            }
        }
        sites.places
    }

    #[test]
    fn no_sign_is_passed_over() {
        let sides =
            ["a", "B", "E", "s", "n", "7", " ", "\n", ".", ",", "?", "\"", "(", "[", "#", "-", "'", "’", "“", "é", "…"];
        let letters = ('\0'..'\u{180}').chain("‘’“”–—…\u{200b}\u{300}\u{fffd}ﬁ\u{430}".chars());
        for letter in letters {
            let mut text = String::new();
            for left in sides {
                for right in sides {
                    for further in ["a", " ", " x ", "\"A"] {
                        text.extend([left, letter.encode_utf8(&mut [0; 4]), right, further, "s b "]);
                    }
                }
            }
            let (found, looked) = (scan(&text).places, looked(&text));
            let missed = looked.iter().find(|place| found.binary_search_by_key(&place.0, |place| place.0).is_err());
            let around =
                |at: usize| String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(3)..at + 8]).into_owned();
            assert_eq!(missed.map(|&(at, signs)| (around(at), signs)), None, "{letter:?}");
        }
    }

    #[test]
    fn places_at_the_edges_of_a_text_and_of_a_block_are_found() {
        for length in 1..4 * BLOCK {
            let text = format!("{}?", "?a".repeat(length / 2));
            assert_eq!(scan(&text).places, looked(&text));
        }
    }
}
