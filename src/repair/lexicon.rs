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
///
/// A place holds the upper half of the hash of a word, its lowest four bits replaced by the word's class; 0 if it is empty.
/// That a strange word has the place and the hash of a listed one is a chance of one in some hundred millions.
struct Lexicon {
    /// The length is a power of two.
    places: Vec<u32>,
}

impl Lexicon {
    fn unpack(packed: &[u8]) -> Self {
        let accents: Vec<char> = include_str!("accents.txt").trim_end().chars().collect();
        let start = packed.windows(2).position(|pair| pair == b"\n\n").map_or(packed.len(), |end| end + 2);
        let mut lexicon = Self { places: vec![0; 1 << 18] };
        // The hash of each number of letters of the word in hand: what the next word shares is kept.
        let mut hashes = [BASIS; 64];
        let (mut count, mut head) = (0, None);
        for &byte in &packed[start..] {
            let Some(class) = head else {
                count = usize::from(byte >> 4);
                head = Some(byte & 15);
                continue;
            };
            let hash = match byte & 0x7F {
                code @ 1..=26 => mix(hashes[count], &[b'a' + code - 1]),
                27 => mix(hashes[count], b"'"),
                code => {
                    let accent = accents.get(usize::from(code).saturating_sub(28)).copied().unwrap_or('\u{fffd}');
                    mix(hashes[count], accent.encode_utf8(&mut [0; 4]).as_bytes())
                }
            };
            count += 1;
            hashes[count] = hash;
            if byte & 0x80 != 0 {
                let place = lexicon.place(hash);
                lexicon.places[place] = upper(hash) | u32::from(class);
                head = None;
            }
        }
        lexicon
    }

    /// The place of a word with this hash, or the empty one where it would be.
    fn place(&self, hash: u64) -> usize {
        let mut place = (hash ^ hash >> 32) as usize & (self.places.len() - 1);
        while self.places[place] != 0 && self.places[place] & !CLASS != upper(hash) {
            place = (place + 1) & (self.places.len() - 1);
        }
        place
    }

    fn class(&self, word: &[u8]) -> Option<Class> {
        match self.places[self.place(mix(BASIS, word))] {
            0 => None,
            found => Some((found & CLASS) as Class),
        }
    }
}

/// The bits of a place that hold a class.
const CLASS: u32 = 15;

/// The other bits of the place of a word with this hash.
fn upper(hash: u64) -> u32 {
    (hash >> 32) as u32 & !CLASS
}

/// Where a hash starts: FNV-1a.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a word whose first letters have the hash `hash` and whose others are `letters`.
fn mix(hash: u64, letters: &[u8]) -> u64 {
    letters.iter().fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
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
