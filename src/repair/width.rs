//! Letters in another dress: full-width, mathematical, in one glyph.

use std::cell::OnceCell;

use unicode_normalization::UnicodeNormalization;

use super::context::foreign;
use super::draft::Change;
use super::scan::{Signs, Sites};
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, _: &Vocabulary<'_, '_>) -> Vec<Change> {
    let wide = OnceCell::new();
    let is_wide_text = || *wide.get_or_init(|| foreign(text).any(|(_, letter)| is_wide_script(letter)));
    let mut changes: Vec<Change> = Vec::new();
    let mut letters = sites.letters(text, Signs::WIDTH).peekable();
    while let Some((start, letter)) = letters.next() {
        let dress = Dress::of(letter);
        let Some(dress) = dress else { continue };
        let mut end = start + letter.len_utf8();
        let mut count = 1;
        if dress != Dress::Ligature {
            while let Some(&(at, letter)) = letters.peek()
                && at == end
                && (Dress::of(letter) == Some(dress) || dress == Dress::Mathematical && is_letterlike(letter))
            {
                end += letter.len_utf8();
                count += 1;
                letters.next();
            }
        }
        let (kind, sound) = match dress {
            // A single mathematical letter is a variable.
            Dress::Mathematical => (RepairKind::Width, count > 1),
            Dress::Full => (RepairKind::Width, !is_wide_text()),
            Dress::Ligature => (RepairKind::Ligature, true),
        };
        if sound {
            changes.push(Change {
                range: start..end,
                after: text[start..end].nfkc().collect::<String>().into(),
                kind,
                evidence: Evidence::Character,
                confidence: 0.99,
            });
        }
    }
    changes
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dress {
    Full,
    Mathematical,
    Ligature,
}

impl Dress {
    fn of(letter: char) -> Option<Self> {
        match letter {
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Some(Self::Full),
            '\u{1d400}'..='\u{1d7ff}' => Some(Self::Mathematical),
            'ﬀ'..='ﬆ' => Some(Self::Ligature),
            _ => None,
        }
    }
}

/// Letters that the mathematical block leaves to an older one.
fn is_letterlike(letter: char) -> bool {
    matches!(letter, 'ℂ' | 'ℊ'..='ℎ' | 'ℐ'..='ℓ' | 'ℕ' | 'ℙ'..='ℝ' | 'ℤ' | 'ℨ' | 'ℬ' | 'ℭ' | 'ℯ'..='ℱ' | 'ℳ' | 'ℴ')
}

/// Whether the character belongs to a script that full-width letters are set with.
fn is_wide_script(letter: char) -> bool {
    matches!(letter as u32, 0x1100..=0x11FF | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF66..=0xFF9D | 0x20000..=0x2FFFF)
}
