//! Endings: what a word that the lexicon does not know is guessed by.

use std::hint::select_unpredictable;

/// The ending of a word, as far as it tells anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Ending {
    Other,
    /// `-ed`
    Ed,
    /// `-en`
    En,
    /// `-ing`
    Ing,
    /// `-ly`
    Ly,
    /// `-ous`, `-ful`, `-ive`, `-ic`
    Adjectival,
}

impl Ending {
    /// All of them, by their numbers.
    pub(crate) const ALL: [Ending; 6] =
        [Ending::Other, Ending::Ed, Ending::En, Ending::Ing, Ending::Ly, Ending::Adjectival];

    pub(crate) fn of(word: &[u8]) -> Ending {
        let last = match *word {
            [.., third, second, last] => [0, third, second, last],
            [second, last] => [0, 0, second, last],
            _ => return Ending::Other,
        };
        let Pattern { mask, letters, ending } = PATTERNS[usize::from(last[3] % 32)];
        select_unpredictable(u32::from_be_bytes(last) & mask == letters, ending, Ending::Other)
    }
}

/// The last letters of words.
#[derive(Clone, Copy)]
struct Pattern {
    /// Which of the last four bytes count.
    mask: u32,
    letters: u32,
    ending: Ending,
}

/// The patterns, each by the low five bits of its last letter: no two end in the same.
static PATTERNS: [Pattern; 32] = {
    let endings: [(&[u8], Ending); 8] = [
        (b"ed", Ending::Ed),
        (b"en", Ending::En),
        (b"ing", Ending::Ing),
        (b"ly", Ending::Ly),
        (b"ous", Ending::Adjectival),
        (b"ful", Ending::Adjectival),
        (b"ive", Ending::Adjectival),
        (b"ic", Ending::Adjectival),
    ];
    let mut patterns = [Pattern { mask: 0, letters: 0, ending: Ending::Other }; 32];
    let mut index = 0;
    while index < endings.len() {
        let (text, ending) = endings[index];
        let (mut mask, mut letters, mut at) = (0, 0, 0);
        while at < text.len() {
            mask = mask << 8 | 0xFF;
            letters = letters << 8 | text[at] as u32;
            at += 1;
        }
        let place = &mut patterns[text[text.len() - 1] as usize % 32];
        assert!(place.mask == 0, "two endings end in the same letter");
        *place = Pattern { mask, letters, ending };
        index += 1;
    }
    patterns
};
