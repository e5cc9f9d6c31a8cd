//! One look at every byte: does the text show any sign of damage, and of which kinds?
//!
//! Chunks without a suspicious byte or pair are passed over by a loop that compiles to vector instructions; the others are
//! read character by character. A sign only calls for the pass that can judge it.

use std::ops::BitOr;

use super::context::{after, before, is_stop};
use super::draft::Change;
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

/// Bytes looked at in one go.
const CHUNK: usize = 64;

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
    fn add_at(&mut self, text: &str, at: usize) {
        if at < self.done {
            return;
        }
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
        // A look at all bytes in chunks is cheaper than one at each of many.
        if changes.len() > text.len() / (2 * CHUNK) {
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
    let mut at = 0;
    let mut loud = [0; CHUNK];
    while let Some(window) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        if mark_loud(window, &mut loud) {
            for (group, eight) in loud.as_chunks::<8>().0.iter().enumerate() {
                let mut places = u64::from_le_bytes(*eight);
                while places != 0 {
                    let place = places.trailing_zeros() as usize / 8;
                    sites.add_at(text, at + 8 * group + place);
                    places &= !(0xFF << (8 * place));
                }
            }
        }
        at += CHUNK;
    }
    read(text, at, bytes.len(), &mut sites);
    sites
}

/// Marks the places in `window`, which has two bytes behind the chunk, that are [loud](is_loud). Says whether there is
/// any. Branch-free, so that it becomes vector instructions.
fn mark_loud(window: &[u8; CHUNK + 2], loud: &mut [u8; CHUNK]) -> bool {
    let row = |shift: usize| window.get(shift..).and_then(|row| row.first_chunk::<CHUNK>());
    let (Some(here), Some(right), Some(second)) = (row(0), row(1), row(2)) else {
        return true;
    };
    let mut any = 0;
    for place in 0..CHUNK {
        let one = if is_loud(here[place], right[place], second[place]) { u8::MAX } else { 0 };
        loud[place] = one;
        any |= one;
    }
    any != 0
}

/// Whether a byte, seen with the two behind it, needs a closer look: the lead byte of a character beyond ASCII, a control,
/// the mark of an escape, a mark or digit before a letter, a hyphen before a blank, a letter by itself.
#[inline(always)]
fn is_loud(here: u8, right: u8, second: u8) -> bool {
    let alphabetic = (right | 0x20).wrapping_sub(b'a') < 26;
    // Lead bytes and, behind them in this order, controls but for the line feed; `\\ ] ^ _ | } ~ DEL`.
    let rare = (here.wrapping_add(0x40) < 0x60) & (here != b'\n') | (here & 0xDC == 0x5C);
    // The other marks of escapes stand before a letter.
    let escape = (here == b'&') | (here == b'[') | (here == b'`');
    let question = here == b'?';
    let doubled = (here == b'"') & (right == b'"');
    // Apostrophes and hyphens stand between letters in sound prose.
    let inner = (here.wrapping_sub(0x21) < 0x1F) & (here != b'\'') & (here != b'-') & alphabetic;
    let hyphen = (here == b'-') & (right <= b' ');
    let single = (here == b' ') & (second == b' ') & alphabetic;
    rare | escape | question | doubled | inner | hyphen | single
}

/// Reads `start..end` byte by byte and adds the signs that it finds.
fn read(text: &str, start: usize, end: usize, sites: &mut Sites) {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    for at in start..end {
        if is_loud(byte(at), byte(at + 1), byte(at + 2)) {
            sites.add_at(text, at);
        }
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
        lead if is_plain(bytes, at, lead) => Signs::NONE,
        _ => foreign(text, at),
    }
}

/// Whether the commonest characters beyond ASCII stand where they belong: a look at the bytes around them is enough.
fn is_plain(bytes: &[u8], at: usize, lead: u8) -> bool {
    let byte = |place: usize| bytes.get(place).copied().unwrap_or(b'\n');
    let left = byte(at.wrapping_sub(1));
    let blank = |byte: u8| matches!(byte, b' ' | b'\n');
    match lead {
        0xC2 => byte(at + 1) == 0xA0 && byte(at + 2) < 0x80,
        0xC3 => !matches!(byte(at + 1), 0x82..=0x85 | 0xA2) && byte(at + 2) < 0x80,
        0xE2 if byte(at + 1) == 0x80 => {
            let right = byte(at + 3);
            match byte(at + 2) {
                0x93 | 0x94 | 0xA6 => right < 0x80,
                0x99 => right < 0x80 && !blank(left),
                0x98 => blank(left) && right.is_ascii_alphanumeric(),
                0x9C => (blank(left) || left == b'(') && right.is_ascii_alphanumeric(),
                0x9D => blank(right) && !blank(left) && left != b'(',
                _ => false,
            }
        }
        _ => false,
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
            when(Signs::SPACE, stuck) | when(Signs::MARK, right == b'"' || left == b'"')
        }
        b' ' => {
            let third = byte(at + 2);
            let spaced = third == b' ' && right != b' ' && byte(at + 4) == b' ' && byte(at + 3) != b' ';
            let apostrophe = third == b' ' && matches!(right, b's' | b't') && letter(left);
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
