//! What repair may do.

use std::collections::HashSet;

use super::RepairKind;
use super::context::Lower;

/// When to look for slips of the keyboard that no mark betrays, such as `interciew`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Slips {
    /// Never.
    Never,
    /// In texts that show letters lost elsewhere. Looking at every word of every text costs more than all else together.
    #[default]
    Damaged,
    /// In every text that shows any damage.
    Always,
}

/// What repair may do. Built by chaining:
///
/// ```
/// use dixit::repair::{Options, RepairKind, repair_with};
/// let options = Options::default().without(RepairKind::Mark).word("Mogherini");
/// assert_eq!(repair_with("Mog·erini said so.", &options).text(), "Mogherini said so.");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// By kind.
    apply: [f32; RepairKind::ALL.len()],
    suggest: f32,
    kinds: u16,
    slips: Slips,
    words: HashSet<Box<str>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            apply: [0.9; RepairKind::ALL.len()],
            suggest: 0.5,
            kinds: u16::MAX,
            slips: Slips::default(),
            words: HashSet::new(),
        }
    }
}

impl Options {
    /// No repair at all.
    pub fn off() -> Self {
        Self { kinds: 0, ..Self::default() }
    }

    /// Repairs at least this sure are made; 0.9 unless set. Values are clamped to 0 to 1; not a number makes none.
    #[must_use]
    pub fn apply(mut self, confidence: f32) -> Self {
        self.apply = [threshold(confidence); RepairKind::ALL.len()];
        self
    }

    /// Repairs of this kind are made if they are at least this sure, whatever holds for the others.
    ///
    /// ```
    /// use dixit::repair::{Options, RepairKind, repair_with};
    /// let careful = Options::default().apply_kind(RepairKind::Letter, 0.999);
    /// let repaired = repair_with("The T·rkish side wonâ€™t pay, the Turkish minister said.", &careful);
    /// assert_eq!(repaired.text(), "The T·rkish side won’t pay, the Turkish minister said.");
    /// assert_eq!(&*repaired.suggestions()[0].after, "u");
    /// ```
    #[must_use]
    pub fn apply_kind(mut self, kind: RepairKind, confidence: f32) -> Self {
        self.apply[kind as usize] = threshold(confidence);
        self
    }

    /// Repairs less sure than that, but at least this sure, are suggested; 0.5 unless set.
    #[must_use]
    pub fn suggest(mut self, confidence: f32) -> Self {
        self.suggest = threshold(confidence);
        self
    }

    /// Allows repairs of this kind.
    #[must_use]
    pub fn with(mut self, kind: RepairKind) -> Self {
        self.kinds |= 1 << kind as u16;
        self
    }

    /// Forbids repairs of this kind.
    #[must_use]
    pub fn without(mut self, kind: RepairKind) -> Self {
        self.kinds &= !(1 << kind as u16);
        self
    }

    /// When to look for unmarked slips.
    #[must_use]
    pub fn slips(mut self, slips: Slips) -> Self {
        self.slips = slips;
        self
    }

    /// Adds a word the user knows to be right: it is never taken for damage, and damaged words are matched against it.
    #[must_use]
    pub fn word(mut self, word: &str) -> Self {
        self.words.insert(word.into());
        self
    }

    /// Adds several words, as [`word`](Self::word) does.
    #[must_use]
    pub fn words<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        self.words.extend(words.into_iter().map(Box::from));
        self
    }

    /// Whether nothing is allowed.
    pub fn is_off(&self) -> bool {
        self.kinds == 0
    }

    /// Whether repairs of this kind are allowed.
    pub fn allows(&self, kind: RepairKind) -> bool {
        self.kinds & 1 << kind as u16 != 0
    }

    pub(super) fn least_applied(&self, kind: RepairKind) -> f32 {
        self.apply[kind as usize]
    }

    pub(super) fn least_suggested(&self) -> f32 {
        self.suggest
    }

    pub(super) fn when_slips(&self) -> Slips {
        self.slips
    }

    pub(super) fn given_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &**word)
    }

    pub(super) fn has_lower(&self, word: &Lower) -> bool {
        !self.words.is_empty() && self.words.contains(word.as_str())
    }

    pub(super) fn has_word(&self, word: &str) -> bool {
        !self.words.is_empty() && self.words.contains(word)
    }
}

/// A confidence as a threshold. None is surer than 1.
fn threshold(confidence: f32) -> f32 {
    if confidence.is_nan() { f32::INFINITY } else { confidence.clamp(0.0, 1.0) }
}
