//! Letters of another script that look like Latin ones, in words that are otherwise Latin; and Turkish case mapping.

use std::cell::OnceCell;

use super::context::{before, foreign, word_after, word_before};
use super::draft::Change;
use super::lexicon;
use super::scan::{Signs, Sites};
use super::shield::Shield;
use super::vocabulary::{self, Vocabulary};
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, vocabulary: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut shield = Shield::new(text);
    let whole_words = OnceCell::new();
    let has_whole_words = || *whole_words.get_or_init(|| has_whole_words(text));
    let mut end = 0;
    for (at, letter) in sites.letters(text, Signs::SCRIPT) {
        if at < end || !is_other_script(letter) {
            continue;
        }
        let start = at - word_before(text, at).len();
        end = at + word_after(text, at).len();
        if !shield.covers(at) {
            mixed(&text[start..end], start, has_whole_words, &mut changes);
        }
    }
    turkish(text, sites, vocabulary, &mut changes);
    changes.sort_by_key(|change| change.range.start);
    changes.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    changes
}

fn is_other_script(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}')
}

/// Maps the odd letters of a word, if every one of them has a Latin twin and a Latin letter stands among them.
fn mixed(word: &str, start: usize, has_whole_words: impl Fn() -> bool, changes: &mut Vec<Change>) {
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    if latin == 0 || word.chars().any(|letter| is_other_script(letter) && twin(letter).is_none()) {
        return;
    }
    // Capitals alone may be styled on purpose, and a word whose Latin letters all have twins may be the other way round.
    let whole: String = word.chars().map(|letter| twin(letter).unwrap_or(letter)).collect();
    let loud = !whole.chars().any(char::is_lowercase);
    let reversible = whole.chars().all(|letter| TWINS.iter().any(|&(_, latin)| latin == letter));
    if (loud || reversible && has_whole_words()) && !lexicon::has(&whole) {
        return;
    }
    for (at, letter) in word.char_indices() {
        if let Some(latin) = twin(letter) {
            changes.push(Change {
                range: start + at..start + at + letter.len_utf8(),
                after: latin.into(),
                kind: RepairKind::Homoglyph,
                evidence: Evidence::MixedScript,
                confidence: 0.98,
            });
        }
    }
}

/// Whether a text has words of another script only.
fn has_whole_words(text: &str) -> bool {
    vocabulary::words(text).any(|word| word.chars().count() > 2 && word.chars().all(is_other_script))
}

fn twin(letter: char) -> Option<char> {
    TWINS.iter().find(|(other, _)| *other == letter).map(|&(_, latin)| latin)
}

/// Cyrillic and Greek letters that look like a Latin one, from Unicode's confusables.
const TWINS: [(char, char); 54] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('ԁ', 'd'),
    ('һ', 'h'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('А', 'A'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('К', 'K'),
    ('М', 'M'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('І', 'I'),
    ('Ѕ', 'S'),
    ('Ј', 'J'),
    ('Ү', 'Y'),
    ('ο', 'o'),
    ('ν', 'v'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ϲ', 'c'),
    ('ϳ', 'j'),
    ('к', 'k'),
    ('ρ', 'p'),
    ('υ', 'u'),
    ('ι', 'i'),
    ('ѵ', 'v'),
    ('Ғ', 'F'),
];

/// `ı`, `İ` and `i̇` in English words, where nothing else in the text is Turkish.
fn turkish(text: &str, given: &Sites, vocabulary: &Vocabulary<'_, '_>, changes: &mut Vec<Change>) {
    let mut sites = Vec::new();
    for (at, letter) in given.letters(text, Signs::SCRIPT.or(Signs::ACCENT)) {
        match letter {
            'ı' => sites.push((at, at + letter.len_utf8(), 'i')),
            'İ' => sites.push((at, at + letter.len_utf8(), 'I')),
            '\u{307}' if before(text, at) == Some('i') => sites.push((at - 1, at + letter.len_utf8(), 'i')),
            _ => {}
        }
    }
    if sites.is_empty() || foreign(text).any(|(_, letter)| matches!(letter, 'ğ' | 'Ğ' | 'ş' | 'Ş')) {
        return;
    }
    let words: Vec<(String, bool)> = sites
        .iter()
        .map(|&(start, end, sound)| {
            let word = format!("{}{sound}{}", word_before(text, start), word_after(text, end))
                .replace('ı', "i")
                .replace('İ', "I");
            let known = lexicon::derives(&word) || vocabulary.has(&word);
            (word, known)
        })
        .collect();
    let known = words.iter().filter(|(_, known)| *known).count();
    for ((start, end, sound), (word, is_known)) in sites.into_iter().zip(words) {
        // In a text full of such words an unknown one is no Turkish name, unless another letter says so.
        let company = known >= 3 && known * 2 > 3 && word.is_ascii();
        let confidence = match (is_known, company) {
            (true, _) => 0.96,
            (false, true) => 0.92,
            _ => 0.6,
        };
        changes.push(Change {
            range: start..end,
            after: sound.into(),
            kind: RepairKind::Homoglyph,
            evidence: if is_known { Evidence::Lexicon } else { Evidence::Place },
            confidence,
        });
    }
}
