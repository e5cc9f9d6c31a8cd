//! Characters that are not seen: zero-width spaces and joiners, byte-order marks, direction marks, soft hyphens.

use std::cell::OnceCell;

use super::context::{after, before, foreign};
use super::draft::{After, Change};
use super::scan::{Signs, Sites};
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, _: &Vocabulary<'_, '_>) -> Vec<Change> {
    let leftward = OnceCell::new();
    let leftward = || *leftward.get_or_init(|| foreign(text).any(|(_, letter)| is_leftward(letter)));
    let mut changes = Vec::new();
    for (at, letter) in sites.letters(text, Signs::INVISIBLE) {
        let mut end = at + letter.len_utf8();
        let (gone, confidence) = match letter {
            '\u{ad}' => {
                // Before a line break it marks where the word goes on.
                if let Some(rest) = text[end..].strip_prefix('\n')
                    && rest.starts_with(char::is_alphabetic)
                    && before(text, at).is_some_and(char::is_alphabetic)
                {
                    end += 1;
                }
                (true, 0.99)
            }
            '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => (true, 0.99),
            '\u{200c}' | '\u{200d}' => {
                let joins = |letter: Option<char>| letter.is_some_and(needs_joiners);
                (!joins(before(text, at)) && !joins(after(text, end)), 0.99)
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
                (!leftward(), 0.99)
            }
            _ => (false, 0.0),
        };
        if gone {
            changes.push(Change {
                range: at..end,
                after: After::Nothing,
                kind: RepairKind::Invisible,
                evidence: Evidence::Character,
                confidence,
            });
        }
    }
    changes
}

/// Whether the character belongs to a script written from right to left.
fn is_leftward(letter: char) -> bool {
    matches!(letter as u32, 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10800..=0x10FFF | 0x1E800..=0x1EFFF)
}

/// Whether joiners between such characters have a meaning: scripts from Hebrew to Mongolian, emoji and their modifiers.
fn needs_joiners(letter: char) -> bool {
    is_leftward(letter)
        || matches!(letter as u32, 0x900..=0x1CFF | 0x2190..=0x2BFF | 0xA800..=0xABFF | 0xFE00..=0xFE0F | 0x1F000..=0x1FAFF | 0x11000..=0x11FFF)
}
