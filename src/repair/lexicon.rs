//! The embedded word list: which words are English, and how common they are.

use std::sync::LazyLock;

use super::context::Lower;

/// How common a word is: 0 for words without a count, else 1 to 15, one more for each factor of 2.8.
pub(super) type Class = u8;

/// Classes apart that make one word "ten times as common" as another (2.8³ = 22, at least 8 after rounding).
pub(super) const TENFOLD: Class = 3;

/// The class of a word, whatever its case, if the list has it.
pub(super) fn class(word: &str) -> Option<Class> {
    LEXICON.class(Lower::new(word)?.as_bytes())
}

/// Whether the list has the word, whatever its case.
pub(super) fn has(word: &str) -> bool {
    class(word).is_some()
}

/// Whether the list has the word or an easy derivation of it: plural, past, gerund, possessive, a common prefix.
pub(super) fn derives(word: &str) -> bool {
    if has(word) {
        return true;
    }
    let Some(lower) = Lower::new(word) else {
        return false;
    };
    let Ok(lower) = std::str::from_utf8(lower.as_bytes()) else {
        return false;
    };
    let stem = |suffix: &str| lower.strip_suffix(suffix).filter(|stem| stem.len() >= 3);
    if ["s", "es", "d", "ed", "ing", "ly", "er", "ness", "ism", "ist", "ists"]
        .iter()
        .any(|suffix| stem(suffix).is_some_and(has))
    {
        return true;
    }
    ["un", "re", "non", "over", "pre", "anti", "mis", "out"]
        .iter()
        .any(|prefix| lower.strip_prefix(prefix).is_some_and(|stem| stem.len() >= 4 && has(stem)))
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::unpack(include_bytes!("lexicon.bin")));

/// The list unpacked into an open-addressing table, on first use: a front-coded list is small, but a search in it slow.
struct Lexicon {
    /// For each word its length, its class, its letters.
    words: Vec<u8>,
    /// Where words start in `words`, plus one; 0 for an empty place. The length is a power of two.
    places: Vec<u32>,
}

impl Lexicon {
    fn unpack(packed: &[u8]) -> Self {
        let accents: Vec<char> = include_str!("accents.txt").trim_end().chars().collect();
        let start = packed.windows(2).position(|pair| pair == b"\n\n").map_or(packed.len(), |end| end + 2);
        let mut lexicon = Self { words: Vec::with_capacity(1_200_000), places: vec![0; 1 << 18] };
        let mut codes: Vec<u8> = Vec::new();
        let mut head = None;
        for &byte in &packed[start..] {
            let Some(class) = head else {
                codes.truncate(usize::from(byte >> 4));
                head = Some(byte & 15);
                continue;
            };
            codes.push(byte & 0x7F);
            if byte & 0x80 != 0 {
                lexicon.insert(&codes, class, &accents);
                head = None;
            }
        }
        lexicon
    }

    fn insert(&mut self, codes: &[u8], class: Class, accents: &[char]) {
        let start = self.words.len();
        self.words.extend([0, class]);
        for &code in codes {
            match code {
                1..=26 => self.words.push(b'a' + code - 1),
                27 => self.words.push(b'\''),
                _ => {
                    let accent = accents.get(usize::from(code).saturating_sub(28)).copied().unwrap_or('\u{fffd}');
                    self.words.extend(accent.encode_utf8(&mut [0; 4]).bytes());
                }
            }
        }
        self.words[start] = (self.words.len() - start - 2) as u8;
        let mut place = hash(&self.words[start + 2..]) & (self.places.len() - 1);
        while self.places[place] != 0 {
            place = (place + 1) & (self.places.len() - 1);
        }
        self.places[place] = start as u32 + 1;
    }

    fn class(&self, word: &[u8]) -> Option<Class> {
        let mut place = hash(word) & (self.places.len() - 1);
        loop {
            let start = self.places[place].checked_sub(1)? as usize;
            let length = usize::from(self.words[start]);
            if self.words[start + 2..start + 2 + length] == *word {
                return Some(self.words[start + 1]);
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }
}

/// FNV-1a, folded so that the low bits hold the whole.
fn hash(word: &[u8]) -> usize {
    let hash = word
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    (hash ^ hash >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_class() {
        assert!(class("the") > class("interview") && class("interview") > class("tableau"));
        assert!(has("Turkish") && has("café") && !has("interciew"));
        assert_eq!(LEXICON.places.iter().filter(|&&place| place != 0).count(), 104_143);
    }
}
