//! Accents apart from their letters: decomposed, behind a space, or beside the letter as characters of their own.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::context::{after, before, ends_word, is_contraction, word_after, word_before};
use super::draft::Change;
use super::lexicon;
use super::role::{is_elided, is_prefix};
use super::scan::{Signs, Sites};
use super::shield::Shield;
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, vocabulary: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    combining(text, sites, &mut changes);
    spacing(text, sites, vocabulary, &mut changes);
    changes.sort_by_key(|change| change.range.start);
    changes
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Letter and combining marks, with a space between at most.
fn combining(text: &str, sites: &Sites, changes: &mut Vec<Change>) {
    let mut end = 0;
    for (at, letter) in sites.letters(text, Signs::ACCENT) {
        if !is_combining(letter) || at < end {
            continue;
        }
        let Some(base) = before(text, at) else {
            continue;
        };
        let mut start = at - base.len_utf8();
        end = at + text[at..].find(|letter| !is_combining(letter)).unwrap_or(text.len() - at);
        let composed: String = if base == ' ' || base == '\u{a0}' {
            let Some(owner) = before(text, start).filter(|owner| owner.is_alphabetic()) else {
                continue;
            };
            let Some(one) = compose(owner, letter) else {
                continue;
            };
            start -= owner.len_utf8();
            std::iter::once(one).chain(text[at + letter.len_utf8()..end].chars()).nfc().collect()
        } else if base == 'i' && letter == '\u{307}' {
            // Turkish case mapping; `script` judges it.
            continue;
        } else {
            text[start..end].nfc().collect()
        };
        if composed.chars().count() < text[start..end].chars().count() {
            changes.push(Change {
                range: start..end,
                after: composed.into(),
                kind: RepairKind::Composition,
                evidence: Evidence::Character,
                confidence: 0.999,
            });
        }
    }
}

/// The combining mark of an accent that stands by itself.
fn combining_of(letter: char) -> Option<char> {
    Some(match letter {
        '´' => '\u{301}',
        '`' => '\u{300}',
        '¨' => '\u{308}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        '¸' => '\u{327}',
        'ˇ' => '\u{30c}',
        '˘' => '\u{306}',
        _ => return None,
    })
}

/// Where an accent stands beside its letter.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// `Jose´`: the letter is before it.
    Left,
    /// `Jos´e`: the letter is behind it.
    Right,
}

struct Site {
    at: usize,
    end: usize,
    left: Option<char>,
    right: Option<char>,
    /// Whether it may be an apostrophe.
    contracts: bool,
}

/// Accents as characters of their own, inside or at the edge of a word.
fn spacing(text: &str, given: &Sites, vocabulary: &Vocabulary<'_, '_>, changes: &mut Vec<Change>) {
    let mut sites = Vec::new();
    // Acutes inside words that stand where an apostrophe may, and others.
    let (mut apostrophes, mut accents) = (0, 0);
    let mut shield = Shield::new(text);
    for (at, accent) in given.letters(text, Signs::ACCENT).filter(|(_, letter)| combining_of(*letter).is_some()) {
        let end = at + accent.len_utf8();
        let (left, right) = (before(text, at), after(text, end));
        let Some(mark) = combining_of(accent) else {
            continue;
        };
        let (word, tail) = (word_before(text, at), word_after(text, end));
        let is_name = is_prefix(word) && tail.starts_with(char::is_uppercase);
        let contracts = accent == '´' && (is_contraction(word, tail) || is_name || is_elided(word, tail));
        let inside = accent == '´' && !word.is_empty() && !tail.is_empty();
        apostrophes += usize::from(contracts);
        accents += usize::from(inside && !contracts);
        let fit = |letter: Option<char>| {
            letter
                .filter(char::is_ascii_alphabetic)
                .and_then(|letter| compose(letter, mark))
                .filter(|&whole| is_common(whole))
        };
        let (left, right) = (fit(left), fit(right));
        if (left.is_some() || right.is_some()) && !shield.covers(at) {
            sites.push((accent, Site { at, end, left, right, contracts }));
        }
    }
    // The acute is an apostrophe or a quotation mark where it is seldom anything else; `Andre´s` is a name in a text whose
    // apostrophes are others.
    let quotes = apostrophes > 0 && accents < 4 * apostrophes;
    let others = sites.iter().any(|(_, site)| site.contracts)
        && ["n’t", "’s ", "n't", "'s "].iter().any(|apostrophe| text.contains(apostrophe));
    sites.retain(|(accent, site)| match accent {
        '´' => !quotes && (others || !site.contracts),
        '`' => {
            before(text, site.at).is_some_and(char::is_alphabetic)
                && after(text, site.end).is_some_and(char::is_alphabetic)
        }
        _ => true,
    });
    let votes = |side: Side| sites.iter().filter(|(_, site)| site.side() == Some(side)).count();
    let (left, right) = (votes(Side::Left), votes(Side::Right));
    for (accent, site) in &sites {
        let known = |side: Side| {
            let word = site.word(text, side);
            lexicon::has(&word) || vocabulary.has(&word)
        };
        let edge =
            before(text, site.at).is_none_or(|letter| !letter.is_alphabetic()) || ends_word(after(text, site.end));
        let (side, confidence) = match (site.left.is_some_and(is_vowelish), site.right.is_some_and(is_vowelish)) {
            _ if site.left.is_some() && known(Side::Left) => (Side::Left, 0.98),
            _ if site.right.is_some() && known(Side::Right) => (Side::Right, 0.98),
            // Of an acute at the edge of a word one cannot say whether it closes a quotation.
            _ if edge && *accent == '´' && left.max(right) == 0 => continue,
            (true, false) => (Side::Left, 0.95),
            (false, true) => (Side::Right, 0.95),
            _ if left > right && site.left.is_some() => (Side::Left, 0.92),
            _ if right > left && site.right.is_some() => (Side::Right, 0.92),
            (true, true) => (Side::Left, 0.7),
            _ => continue,
        };
        let (start, end, whole) = site.change(side);
        let Some(whole) = whole else { continue };
        changes.push(Change {
            range: start..end,
            after: whole.into(),
            kind: RepairKind::Composition,
            evidence: Evidence::Place,
            confidence,
        });
    }
}

impl Site {
    /// The side, if only one of the neighbours can bear the accent.
    fn side(&self) -> Option<Side> {
        match (self.left.is_some_and(is_vowelish), self.right.is_some_and(is_vowelish)) {
            (true, false) => Some(Side::Left),
            (false, true) => Some(Side::Right),
            _ => None,
        }
    }

    fn change(&self, side: Side) -> (usize, usize, Option<char>) {
        match side {
            Side::Left => (self.at - 1, self.end, self.left),
            Side::Right => (self.at, self.end + 1, self.right),
        }
    }

    /// The word that the accent on this side makes.
    fn word(&self, text: &str, side: Side) -> String {
        let (start, end, whole) = self.change(side);
        let mut word = String::from(word_before(text, start));
        word.extend(whole);
        word.push_str(word_after(text, end));
        word
    }
}

/// Accented letters that European names and words have.
fn is_common(letter: char) -> bool {
    matches!(
        letter,
        'À'..='ÿ'
            | 'ć'
            | 'Ć'
            | 'ń'
            | 'Ń'
            | 'ś'
            | 'Ś'
            | 'ź'
            | 'Ź'
            | 'č'
            | 'Č'
            | 'š'
            | 'Š'
            | 'ž'
            | 'Ž'
            | 'ř'
            | 'Ř'
            | 'ě'
            | 'Ě'
            | 'ğ'
            | 'Ğ'
            | 'ş'
            | 'Ş'
            | 'ă'
            | 'Ă'
            | 'ť'
            | 'ď'
            | 'ň'
            | 'ţ'
            | 'Ţ'
            | 'ľ'
            | 'Ľ'
            | 'ŵ'
            | 'Ŵ'
            | 'ŷ'
            | 'Ŷ'
    )
}

/// Those of them that bear accents far more often than their neighbours.
fn is_vowelish(letter: char) -> bool {
    !matches!(letter, 'ý' | 'Ý' | 'ÿ' | 'ń' | 'Ń' | 'ś' | 'Ś' | 'ź' | 'Ź' | 'ť' | 'ď' | 'ň')
}
