//! The embedded word list: which words are English, and how common they are.

use super::context::Lower;

/// How common a word is: 0 for words without a count, else 1 to 15, one more for each factor of 2.8.
pub(super) type Class = u8;

/// Classes apart that make one word "ten times as common" as another (2.8³ = 22, at least 8 after rounding).
pub(super) const TENFOLD: Class = 3;

/// The class of a word, whatever its case, if the list has it.
pub(super) fn class(word: &str) -> Option<Class> {
    class_of(&Lower::new(word)?)
}

/// The class of a word in lower case.
pub(super) fn class_of(word: &Lower) -> Option<Class> {
    LEXICON.class(word.as_bytes())
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
    let lower = lower.as_str();
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

/// The table is read where it lies, at the end of the file: nothing is built on first use.
static LEXICON: Lexicon = match include_bytes!("lexicon.bin").split_last_chunk() {
    Some((_, places)) => Lexicon { places },
    None => panic!("the file is shorter than the table"),
};

/// Places in the table: a power of two.
const PLACES: usize = 1 << 17;
/// The bytes of a place.
const PLACE: usize = 3;

/// An open-addressing table; `examples/lexicon.rs` writes it.
///
/// A place holds the upper 24 bits of the hash of a word, the lowest four of them replaced by the word's class, in
/// little-endian order; 0 if it is empty. A strange word is taken for a listed one once in some eighty thousand times: it
/// is compared with a dozen places, and with 20 bits of each.
struct Lexicon {
    places: &'static [u8; PLACE * PLACES],
}

impl Lexicon {
    fn class(&self, word: &[u8]) -> Option<Class> {
        let hash = hash(word);
        let upper = (hash >> 40) as u32 & !CLASS;
        let mut at = (hash ^ hash >> 32) as usize % PLACES;
        loop {
            match self.place(at) {
                0 => return None,
                place if place & !CLASS == upper => return Some((place & CLASS) as Class),
                _ => at = (at + 1) % PLACES,
            }
        }
    }

    fn place(&self, at: usize) -> u32 {
        self.places
            .as_chunks::<PLACE>()
            .0
            .get(at)
            .map_or(0, |&[low, middle, high]| u32::from_le_bytes([low, middle, high, 0]))
    }
}

/// The bits of a place that hold a class.
const CLASS: u32 = 15;

/// FNV-1a.
fn hash(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_class() {
        assert!(class("the") > class("interview") && class("interview") > class("tableau"));
        assert!(has("Turkish") && has("café") && !has("interciew"));
        assert_eq!(LEXICON.places.as_chunks::<PLACE>().0.iter().filter(|&&place| place != [0; PLACE]).count(), 104_143);
    }
}
