//! Marks lost to U+FFFD, to `?`, to a space, or to a torn piece of mojibake: what they were follows from their place.

use std::ops::Range;

use super::context::{after, before, foreign, is_contraction, is_stop, word_after, word_before};
use super::draft::{After, Change};
use super::page::Page;
use super::role::{Reader, Role, is_opening_place};
use super::scan::{Signs, Sites};
use super::shield::Shield;
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

/// Marks lost to U+FFFD, `?` or a space.
pub(super) fn find<'t>(text: &'t str, sites: &Sites, vocabulary: &Vocabulary<'t, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    replacement(text, sites, vocabulary, &mut changes);
    // Rare in sound text too, so each needs company.
    if sites.of(Signs::QUESTION).nth(1).is_some() {
        question(text, vocabulary, &mut changes);
    }
    if sites.of(Signs::APOSTROPHE).nth(1).is_some() {
        apostrophe(text, &mut changes);
    }
    changes.sort_by_key(|change| change.range.start);
    changes
}

fn push(changes: &mut Vec<Change>, range: Range<usize>, role: Role) {
    changes.push(Change {
        range,
        after: role.mark.into(),
        kind: RepairKind::Mark,
        evidence: Evidence::Place,
        confidence: role.confidence,
    });
}

/// Groups sites that touch, and gives each its role.
fn judge<'t>(
    text: &'t str,
    vocabulary: &Vocabulary<'t, '_>,
    sites: &[Range<usize>],
    mut accept: impl FnMut(Range<usize>, Role),
) {
    let mut reader = Reader::new(text, vocabulary);
    let mut start = 0;
    while start < sites.len() {
        let mut end = start + 1;
        while end < sites.len() && sites[end].start == sites[end - 1].end {
            end += 1;
        }
        for (site, role) in sites[start..end].iter().zip(reader.run(&sites[start..end])) {
            if let Some(role) = role {
                accept(site.clone(), role);
            }
        }
        start = end;
    }
}

fn replacement<'t>(text: &'t str, given: &Sites, vocabulary: &Vocabulary<'t, '_>, changes: &mut Vec<Change>) {
    let sites: Vec<_> = given.of(Signs::LOST).map(|at| at..at + '\u{fffd}'.len_utf8()).collect();
    if !sites.is_empty() {
        judge(text, vocabulary, &sites, |range, role| push(changes, range, role));
    }
}

/// Question marks where no question can end, if there are two at least.
fn question<'t>(text: &'t str, vocabulary: &Vocabulary<'t, '_>, changes: &mut Vec<Change>) {
    let mut shield = Shield::new(text);
    let mut sites = Vec::new();
    let mut sure = 0;
    let mut reader = Reader::new(text, vocabulary);
    let mut pending: Vec<Range<usize>> = Vec::new();
    let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
    for (at, _) in text.match_indices('?') {
        let (left, right) = (before(text, at), after(text, at + 1));
        let possible = word(left) && blank(right);
        let contraction = is_contraction(word_before(text, at), word_after(text, at + 1));
        let opens = is_opening_place(left) && word(right) && !matches!(left, Some('/' | '-'));
        let closes = left == Some(',') && (blank(right) || right == Some('?'));
        let odd = contraction
            || opens
            || closes
            || word(left) && word(right)
            || blank(left) && blank(right) && left != Some('\n') && right.is_some()
            || matches!(left, Some('.' | '!' | '?')) && (blank(right) || word(right) || right == Some('?'))
            || word(left) && right == Some('?')
            || left.is_some_and(|left| matches!(left, '—' | '–' | ')' | '%')) && blank(right);
        if (possible || odd) && !shield.covers(at) {
            sure += usize::from(contraction || opens || closes);
            pending.push(at..at + 1);
        }
    }
    if sure < 2 {
        return;
    }
    let mut start = 0;
    while start < pending.len() {
        let mut end = start + 1;
        while end < pending.len() && pending[end].start == pending[end - 1].end {
            end += 1;
        }
        let mut run = &pending[start..end];
        start = end;
        let left = before(text, run[0].start);
        let right = after(text, run[run.len() - 1].end);
        // The first may end a question, the others close what it stood in.
        if word(left) && !word(right) {
            if run.len() > 1 {
                run = &run[1..];
            } else {
                // A question ends before a capital; a quotation closes before a small letter.
                let rest = text[run[0].end..].trim_start_matches(' ');
                let closes = reader.is_open(run[0].start) && rest.starts_with(char::is_lowercase) && right == Some(' ');
                if !closes {
                    continue;
                }
            }
        }
        for (site, role) in run.iter().zip(reader.run(run)) {
            if let Some(role) = role {
                let asked = left.is_some_and(is_stop) && left != Some(',') && run.len() == 1 && !reader_closes(role);
                if !asked {
                    sites.push((site.clone(), role));
                }
            }
        }
    }
    for (site, role) in sites {
        push(changes, site, role);
    }
}

fn reader_closes(role: Role) -> bool {
    matches!(role.mark, '”' | '’')
}

/// `don t`, `Trump s`: apostrophes turned into spaces, if the text has several.
fn apostrophe(text: &str, changes: &mut Vec<Change>) {
    let bytes = text.as_bytes();
    let mut sites = Vec::new();
    let mut sure = 0;
    for (at, _) in text.match_indices(' ') {
        let byte = |place: usize| bytes.get(at + place).copied().unwrap_or(b' ');
        let tail = match (byte(1), byte(2), byte(3)) {
            (b's' | b't' | b'd' | b'm', next, _) if !next.is_ascii_alphabetic() => &text[at + 1..at + 2],
            (b'r' | b'v', b'e', next) | (b'l', b'l', next) if !next.is_ascii_alphabetic() => &text[at + 1..at + 3],
            _ => continue,
        };
        let word = word_before(text, at);
        let next = after(text, at + 1 + tail.len());
        let fits = match tail {
            "s" => word.len() > 1,
            "t" => matches!(
                word.to_ascii_lowercase().as_str(),
                "don"
                    | "doesn"
                    | "didn"
                    | "isn"
                    | "aren"
                    | "wasn"
                    | "weren"
                    | "can"
                    | "couldn"
                    | "won"
                    | "wouldn"
                    | "shouldn"
                    | "hasn"
                    | "haven"
                    | "hadn"
                    | "ain"
                    | "mustn"
                    | "needn"
            ),
            "re" => matches!(word.to_ascii_lowercase().as_str(), "we" | "you" | "they"),
            "ve" => {
                word == "I"
                    || matches!(
                        word.to_ascii_lowercase().as_str(),
                        "we" | "you" | "they" | "would" | "could" | "should" | "might"
                    )
            }
            "ll" | "d" => {
                word == "I"
                    || matches!(
                        word.to_ascii_lowercase().as_str(),
                        "we" | "you" | "they" | "he" | "she" | "it" | "that" | "who" | "there"
                    )
            }
            "m" => word == "I",
            _ => false,
        };
        if fits && !next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '\'' | '’' | '.')) {
            sure += usize::from(tail != "s");
            sites.push(at);
        }
    }
    if sites.len() + sure < 3 {
        return;
    }
    let curly = text.contains(['’', '“', '”']);
    for at in sites {
        push(changes, at..at + 1, Role { mark: if curly { '’' } else { '\'' }, confidence: 0.95 });
    }
}

/// Torn mojibake: `â€` and `â??` and `â` for a mark, `â¦` for an ellipsis.
pub(super) fn find_mojibake<'t>(text: &'t str, given: &Sites, vocabulary: &Vocabulary<'t, '_>) -> Vec<Change> {
    if !given.letters(text, Signs::MOJIBAKE).any(|(_, letter)| letter == 'â') {
        return Vec::new();
    }
    let mut sites = Vec::new();
    let mut known: Vec<(Range<usize>, char)> = Vec::new();
    let mut sure = 0;
    for (at, letter) in foreign(text) {
        if letter != 'â' {
            continue;
        }
        let end = at + letter.len_utf8();
        let rest = &text[end..];
        let torn = |more: &str| rest.starts_with(more).then_some(end + more.len());
        if let Some(end) = torn("€\u{fffd}")
            .or_else(|| torn("€?"))
            .or_else(|| torn("??"))
            .or_else(|| torn("€\u{9d}"))
            .or_else(|| torn("€").filter(|&end| !continues(text, end)))
        {
            sure += 2;
            // Of the bytes that get lost, only that of a hyphen stands inside a word.
            let inside =
                before(text, at).is_some_and(char::is_alphabetic) && after(text, end).is_some_and(char::is_alphabetic);
            if inside && !text[at..end].ends_with("??") {
                known.push((at..end, '-'));
            } else {
                sites.push(at..end);
            }
            continue;
        }
        let (skip, last) = match rest.strip_prefix('?') {
            Some(rest) => (1, rest.chars().next()),
            None => (0, rest.chars().next()),
        };
        let whole = match last {
            Some('¦') => Some('…'),
            Some('¬') => Some('€'),
            Some('¢') => Some(if before(text, at).is_some_and(char::is_alphabetic) { '™' } else { '•' }),
            Some('³') => Some('″'),
            Some('²') => Some('′'),
            _ => None,
        };
        if let Some(whole) = whole {
            sure += 1;
            known.push((at..end + skip + last.map_or(0, char::len_utf8), whole));
            continue;
        }
        let (left, right) = (before(text, at), after(text, end));
        let contraction = is_contraction(word_before(text, at), word_after(text, end));
        let closes = left.is_some_and(is_stop) && right.is_none_or(|right| !right.is_alphabetic());
        let opens = is_opening_place(left) && right.is_some_and(char::is_uppercase);
        let alone = left == Some(' ') && right == Some(' ');
        sure += usize::from(contraction || closes || opens || alone);
        sites.push(at..end);
    }
    if sure < 2 {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let mut push = |range: Range<usize>, after: After, confidence: f32| {
        changes.push(Change {
            range,
            after,
            kind: RepairKind::Mojibake,
            evidence: Evidence::TruncatedEncoding,
            confidence,
        });
    };
    judge(text, vocabulary, &sites, |range, role| push(range, role.mark.into(), role.confidence));
    for (range, whole) in known {
        push(range, whole.into(), 0.95);
    }
    changes.sort_by_key(|change| change.range.start);
    changes
}

/// Whether the character at byte `at` may be the last byte of a misread mark.
fn continues(text: &str, at: usize) -> bool {
    after(text, at).and_then(|letter| Page::Western.byte(letter)).is_some_and(|byte| byte < 0xC0)
}
