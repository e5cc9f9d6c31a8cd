//! Endings: what a word that the lexicon does not know is guessed by.

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

    pub(crate) fn of(word: &str) -> Ending {
        match word.as_bytes() {
            [.., b'l', b'y'] => Ending::Ly,
            [.., b'i', b'n', b'g'] => Ending::Ing,
            [.., b'e', b'd'] => Ending::Ed,
            [.., b'e', b'n'] => Ending::En,
            [.., b'o', b'u', b's'] | [.., b'f', b'u', b'l'] | [.., b'i', b'v', b'e'] | [.., b'i', b'c'] => {
                Ending::Adjectival
            }
            _ => Ending::Other,
        }
    }
}
