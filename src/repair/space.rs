//! Spaces lost between sentences and at quotation marks, and put between the letters of a word.

use super::context::{after, before, is_stop, word_after, word_before};
use super::draft::Change;
use super::lexicon;
use super::scan::{Signs, Sites};
use super::shield::Shield;
use super::vocabulary::{Vocabulary, capitalise};
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, vocabulary: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    lost(text, sites, vocabulary, &mut changes);
    lost_at_curly(text, sites, &mut changes);
    lost_at_straight(text, sites, &mut changes);
    spaced(text, sites, vocabulary, &mut changes);
    changes.sort_by_key(|change| change.range.start);
    changes.dedup_by(|later, earlier| later.range.start < earlier.range.end || later.range == earlier.range);
    changes
}

fn insert(changes: &mut Vec<Change>, at: usize, evidence: Evidence, confidence: f32) {
    changes.push(Change { range: at..at, after: ' '.into(), kind: RepairKind::Spacing, evidence, confidence });
}

/// `said.The`, `late,he`: a mark between two words without a space.
fn lost(text: &str, sites: &Sites, vocabulary: &Vocabulary<'_, '_>, changes: &mut Vec<Change>) {
    let mut shield = Shield::new(text);
    let bytes = text.as_bytes();
    for at in sites.of(Signs::SPACE).filter(|&at| bytes[at] != b'"') {
        let (stop, end) = (bytes[at], at + 1);
        let Some(&right) = bytes.get(end) else {
            continue;
        };
        if !before(text, at).is_some_and(char::is_lowercase) {
            continue;
        }
        let (word, next) = (word_before(text, at), word_after(text, end));
        let behind = after(text, end + next.len());
        let capital = right.is_ascii_uppercase();
        let owner = matches!(before(text, at - word.len()), Some('\'' | '’')) && word == "s";
        // Names of sites and files, abbreviations, code.
        let shaped = match stop {
            b'.' => {
                capital
                    && (word.len() > 2 || is_title(word) || lexicon::class(word).is_some_and(|class| class >= 11))
                    && next.len() > 1
                    || capital && matches!(next, "I" | "A") && behind == Some(' ')
            }
            b':' if capital => word.len() > 1,
            b':' => {
                word.len() > 3 && next.len() > 3 && behind != Some(';') && behind != Some('\n') && !code_line(text, at)
            }
            b';' => behind != Some(':') && !code_line(text, at),
            b'!' => capital || word.len() > 2,
            // In a word it may stand for a lost letter.
            b'?' => capital && common(word) && common(next) && !matches!(behind, Some('=' | '&')),
            _ => word.len() > 1 || owner,
        };
        let dotted = behind == Some('.') && after(text, end + next.len() + 1).is_some_and(char::is_alphanumeric);
        let stuck = before(text, at - word.len())
            .is_some_and(|left| matches!(left, '.' | '@' | '/' | '_' | '&' | '-') && stop != b',');
        if !shaped || dotted || stuck || matches!(behind, Some('(' | '_' | '=' | '@' | '/')) || shield.covers(at) {
            continue;
        }
        let single = next.len() == 1 && !matches!(next, "a" | "A" | "I");
        let knows = |word: &str| lexicon::derives(word) || vocabulary.any_case(word) > 1;
        // A capital behind a known word is a name.
        let named = capital && next.len() > 2 && next.chars().skip(1).all(char::is_lowercase) && stop != b'.';
        // A comma before a common word needs no known word before it.
        let plain = stop == b',' && word.len() > 3 && !capital && common(next);
        if single || !(owner || plain || is_title(word) || knows(word)) {
            continue;
        }
        let confidence = if knows(next) || named { 0.95 } else { 0.7 };
        insert(changes, end, if lexicon::has(next) { Evidence::Lexicon } else { Evidence::Place }, confidence);
    }
}

/// Whether a word is long and common.
fn common(word: &str) -> bool {
    word.len() > 2 && lexicon::class(word).is_some_and(|class| class >= 6)
}

/// Whether a full stop behind the word belongs to it, and a name follows.
fn is_title(word: &str) -> bool {
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Sen" | "Gov" | "Rep" | "Gen" | "Prof" | "Rev")
}

/// Whether the line around byte `at` has braces, as style sheets and programs have.
fn code_line(text: &str, at: usize) -> bool {
    let line = |part: &str| {
        part.chars().take(120).take_while(|&letter| letter != '\n').any(|letter| matches!(letter, '{' | '}' | '='))
    };
    line(&text[at..])
        || text[..at]
            .chars()
            .rev()
            .take(120)
            .take_while(|&letter| letter != '\n')
            .any(|letter| matches!(letter, '{' | '}' | '='))
}

/// `,”said`, `said,“We`: a directed mark shows where the space was.
fn lost_at_curly(text: &str, sites: &Sites, changes: &mut Vec<Change>) {
    for (at, mark) in sites.letters(text, Signs::CURLY) {
        let end = at + mark.len_utf8();
        let (left, right) = (before(text, at), after(text, end));
        let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        match mark {
            // Not the plural of a word in marks: “um”s.
            '”' if word(right) && word_after(text, end) != "s" => {
                let sure = left.is_some_and(|left| is_stop(left) || matches!(left, '’' | '…'));
                if sure || word(left) {
                    insert(changes, end, Evidence::Place, if sure { 0.96 } else { 0.92 });
                }
            }
            '“' if word(right) || matches!(right, Some('‘' | '$')) => {
                let sure = left.is_some_and(|left| matches!(left, ',' | ':' | '.' | '?' | '!' | ';'));
                if sure || word(left) {
                    insert(changes, at, Evidence::Place, if sure { 0.96 } else { 0.94 });
                }
            }
            _ => {}
        }
    }
}

/// `said,"We`, `late,"he`: whether a straight mark opens follows from how many came before it in the paragraph.
fn lost_at_straight(text: &str, sites: &Sites, changes: &mut Vec<Change>) {
    if !sites.letters(text, Signs::SPACE).any(|(_, mark)| mark == '"') {
        return;
    }
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let marks = paragraph.bytes().filter(|&byte| byte == b'"').count();
        if marks > 0 && marks % 2 == 0 {
            let mut shield = Shield::new(paragraph);
            for (count, (at, _)) in paragraph.match_indices('"').enumerate() {
                let (left, right) = (before(paragraph, at), after(paragraph, at + 1));
                let stop = left.is_some_and(|left| matches!(left, ',' | '.' | '?' | '!'));
                let worded = stop && at > 1 && before(paragraph, at - 1).is_some_and(char::is_alphabetic);
                if !stop || !worded || !right.is_some_and(char::is_alphabetic) || shield.covers(at) {
                    continue;
                }
                if count % 2 == 1 {
                    insert(changes, start + at + 1, Evidence::Place, 0.95);
                } else if left == Some(',') {
                    insert(changes, start + at, Evidence::Place, 0.94);
                }
            }
        }
        start += paragraph.len();
    }
}

/// `T u r k i s h`: five or more single letters that make a word.
fn spaced(text: &str, sites: &Sites, vocabulary: &Vocabulary<'_, '_>, changes: &mut Vec<Change>) {
    let bytes = text.as_bytes();
    let single = |at: usize| {
        bytes.get(at).is_some_and(u8::is_ascii_alphabetic)
            && bytes.get(at + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte < 0x80)
            || bytes.get(at).is_some_and(u8::is_ascii_alphabetic)
                && text.get(at + 1..).is_some_and(|rest| rest.starts_with(['’', '”', '—', '–', '…']))
    };
    let mut done = 0;
    for site in sites.of(Signs::SPACED) {
        // The sign is any of the letters but the last.
        let mut at = site;
        while at >= done + 2
            && site - at < 80
            && bytes[at - 1] == b' '
            && bytes[at - 2].is_ascii_alphabetic()
            && !before(text, at - 2).is_some_and(|left| left.is_alphanumeric() || matches!(left, '\'' | '’'))
        {
            at -= 2;
        }
        if at < done || !single(at) || !single(at + 2) {
            continue;
        }
        let mut end = at + 1;
        while end - at < 160 && bytes.get(end) == Some(&b' ') && single(end + 1) {
            end += 2;
        }
        let letters: Vec<u8> = bytes[at..end].iter().step_by(2).copied().collect();
        if letters.len() >= 5 {
            let word = |from: usize, to: usize| String::from_utf8_lossy(&letters[from..to]).into_owned();
            let known = |word: &str| {
                lexicon::derives(word) || vocabulary.has(word) || vocabulary.has(&capitalise(&word.to_lowercase()))
            };
            // The longest word; `a` and `I` beside it are words of their own.
            let spare = |letter: u8| matches!(letter, b'a' | b'A' | b'I');
            let count = letters.len();
            let fits = [(0, count), (0, count - 1), (1, count), (1, count - 1)].into_iter().find(|&(from, to)| {
                to - from >= 5
                    && (from == 0 || spare(letters[0]))
                    && (to == letters.len() || spare(letters[to]))
                    && !letters[from + 1..to].iter().any(u8::is_ascii_uppercase)
                        | letters[from..to].iter().all(u8::is_ascii_uppercase)
                    && known(&word(from, to))
            });
            if let Some((from, to)) = fits {
                changes.push(Change {
                    range: at + 2 * from..at + 2 * to - 1,
                    after: word(from, to).into(),
                    kind: RepairKind::Spacing,
                    evidence: Evidence::Lexicon,
                    confidence: 0.97,
                });
            }
        }
        done = end;
    }
}
