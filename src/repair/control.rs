//! The block U+0080 to U+009F, which holds windows-1252 wherever it turns up in prose, and control characters.

use super::context::{after, before};
use super::draft::{After, Change};
use super::page::Page;
use super::scan::{Signs, Sites};
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, _: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut push = |start: usize, end: usize, after: After, confidence: f32| {
        changes.push(Change {
            range: start..end,
            after,
            kind: RepairKind::Control,
            evidence: Evidence::Character,
            confidence,
        });
    };
    // U+0085 is a line break of its own where a text has no other.
    let next_line = !text.contains('\n')
        && !sites
            .letters(text, Signs::CONTROL)
            .any(|(_, letter)| matches!(letter, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}'));
    for (at, letter) in sites.letters(text, Signs::CONTROL) {
        let '\u{80}'..='\u{9f}' = letter else {
            continue;
        };
        let end = at + letter.len_utf8();
        let sound = Page::Western.letter(letter as u8);
        if letter == '\u{85}' {
            let breaks = |letter: Option<char>| letter.is_none_or(|letter| matches!(letter, '\n' | '\r' | '\u{85}'));
            if next_line || breaks(after(text, end)) || breaks(before(text, at)) {
                continue;
            }
        }
        if sound != letter {
            push(at, end, sound.into(), 0.98);
        }
    }
    let bytes = text.as_bytes();
    for at in sites.of(Signs::CONTROL).filter(|&at| is_control(bytes[at])) {
        push(at, at + sequence(&bytes[at..]), After::Nothing, 0.99);
    }
    changes.sort_by_key(|change| change.range.start);
    changes
}

/// Whether a byte is a control character that lays out nothing.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0E..=0x1F | 0x7F)
}

/// The length of a control, or of a terminal's whole `ESC [ parameters letter`.
fn sequence(bytes: &[u8]) -> usize {
    let Some(rest) = bytes.strip_prefix(b"\x1b[") else {
        return 1;
    };
    let parameters = rest.iter().take(16).take_while(|byte| matches!(byte, b'0'..=b'9' | b';')).count();
    if rest.get(parameters).is_some_and(u8::is_ascii_alphabetic) { 2 + parameters + 1 } else { 1 }
}
