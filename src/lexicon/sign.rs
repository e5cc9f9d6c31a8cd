//! Signs: what a word tells about a clause that it stands in. [`Word`](super::Word) has the number of a set of them.

/// What a word tells about its clause. The discriminant is its bit in [`Signs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Sign {
    /// It is held for possible: `perhaps`, `allegedly`.
    Possible,
    /// It is held for likely: `probably`, `expected`.
    Probable,
    /// It compares, or something changes: `more`, `than`, `doubled`.
    Comparison,
    /// It puts something above or below all others: `most`, `worst`, `first`.
    Superlative,
    /// It is about what is counted, paid or voted on: `jobs`, `deficit`, `bill`.
    Countable,
    /// Somebody holds or wishes something: `think`, `hope`.
    Opinion,
    /// It may be negated or no plain fact, for another reason: `not`, `would`, `if`.
    Qualified,
    /// A word that can open another clause inside: `which`, `because`.
    Opening,
    /// `I`, `my`
    Myself,
    /// `you`, `your`
    You,
    /// `he`, `their`
    Others,
    /// `percent`
    Percent,
    /// `million`, `thousands`, `half`
    Magnitude,
    /// Any other number in words: `forty`, `several`
    Quantity,
    /// `monday`, `march`
    Date,
    /// `was`, as an auxiliary
    Past,
    /// `will`, as an auxiliary
    Future,
    /// What it tells depends on its place: `I`, `have`, `to`.
    Placed,
}

/// Some signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Signs(u32);

impl Signs {
    pub(crate) const fn of<const COUNT: usize>(signs: [Sign; COUNT]) -> Signs {
        let (mut set, mut index) = (0, 0);
        while index < COUNT {
            set |= 1 << signs[index] as u8;
            index += 1;
        }
        Signs(set)
    }

    pub(crate) const fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u8 & 1 == 1
    }

    /// The bits of the first few, from [`Sign::Possible`] to [`Sign::Opinion`], which are read of files.
    pub(super) const fn of_files(self) -> u64 {
        self.0 as u64 % (1 << Sign::Qualified as u8)
    }

    #[cfg(any(test, feature = "training"))]
    pub(super) fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    /// Its number in [`SETS`].
    #[cfg(any(test, feature = "training"))]
    pub(super) fn number(self) -> Option<usize> {
        SETS.iter().position(|set| *set == self)
    }
}

/// How many sets of signs there can be.
pub(crate) const NUMBERS: usize = 64;

/// The sets of signs that words have, by their numbers.
pub(crate) static SETS: [Signs; NUMBERS] = {
    use Sign::*;
    let mut sets = [Signs(0); NUMBERS];
    let known = [
        Signs(0),
        Signs::of([Possible]),
        Signs::of([Probable]),
        Signs::of([Probable, Opinion]),
        Signs::of([Comparison]),
        Signs::of([Comparison, Superlative]),
        Signs::of([Comparison, Countable]),
        Signs::of([Comparison, Quantity]),
        Signs::of([Superlative]),
        Signs::of([Superlative, Quantity]),
        Signs::of([Countable]),
        Signs::of([Countable, Percent]),
        Signs::of([Countable, Magnitude]),
        Signs::of([Opinion]),
        Signs::of([Qualified]),
        Signs::of([Qualified, Quantity]),
        Signs::of([Qualified, Date]),
        Signs::of([Qualified, Past]),
        Signs::of([Qualified, Future]),
        Signs::of([Qualified, Placed]),
        Signs::of([Opening]),
        Signs::of([Myself]),
        Signs::of([Myself, Placed]),
        Signs::of([You]),
        Signs::of([Others]),
        Signs::of([Magnitude]),
        Signs::of([Quantity]),
        Signs::of([Date]),
        Signs::of([Past]),
        Signs::of([Placed]),
    ];
    let mut number = 0;
    while number < known.len() {
        sets[number] = known[number];
        number += 1;
    }
    sets
};
