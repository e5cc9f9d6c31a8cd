//! Slips of the keyboard that no mark betrays: `interciew`. Made right only if the document has the word; else suggested.

use super::context::{after, before};
use super::draft::Change;
use super::lexicon::{self, Class, TENFOLD};
use super::shield::Shield;
use super::vocabulary::{self, Vocabulary};
use super::{Evidence, RepairKind};

/// Letters of the shortest word looked at: in shorter ones every slip is another word.
const SHORTEST: usize = 6;
/// The least common word that a slip is taken for.
const COMMON: Class = 5;

pub(super) fn find<'t>(text: &'t str, vocabulary: &Vocabulary<'t, '_>) -> Vec<Change> {
    let mut shield = Shield::new(text);
    vocabulary::words(text)
        .filter(|word| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .filter(|word| !lexicon::derives(word) && vocabulary.count(word) == 1 && !vocabulary.options().has_word(word))
        .filter_map(|word| {
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            let end = start + word.len();
            // Part of a longer name, marked as the writer's own, or code.
            let bound = |side: Option<char>| {
                side.is_some_and(|side| matches!(side, '-' | '.' | '_' | '/' | '@') || side.is_alphanumeric())
            };
            let rest = text[end..].trim_start_matches(['”', '"', ' ', '’', ',']);
            let bound_end = after(text, end).is_some_and(|side| matches!(side, '-' | '_' | '/' | '@'));
            if bound(before(text, start))
                || bound_end
                || rest.starts_with("[sic")
                || rest.starts_with("(sic")
                || shield.covers(start)
            {
                return None;
            }
            let slip = judge(word, vocabulary)?;
            Some(Change {
                range: start + slip.at..start + slip.at + 1,
                after: char::from(slip.letter).into(),
                kind: RepairKind::Letter,
                evidence: slip.evidence,
                confidence: slip.confidence,
            })
        })
        .collect()
}

struct Slip {
    at: usize,
    letter: u8,
    evidence: Evidence,
    confidence: f32,
}

/// The one common word that an unknown word is a neighbouring key away from.
fn judge(word: &str, vocabulary: &Vocabulary<'_, '_>) -> Option<Slip> {
    let mut letters = word.as_bytes().to_vec();
    let mut fits: Vec<(Class, u32, usize, u8)> = Vec::new();
    for at in 0..letters.len() {
        let slipped = letters[at];
        for &letter in neighbours(slipped) {
            letters[at] = letter;
            if let Ok(candidate) = std::str::from_utf8(&letters)
                && let Some(class) = lexicon::class(candidate)
            {
                fits.push((class, vocabulary.any_case(candidate), at, letter));
            }
        }
        letters[at] = slipped;
    }
    fits.sort_unstable_by_key(|&(class, _, at, letter)| (std::cmp::Reverse(class), at, letter));
    let &(class, count, at, letter) = fits.first()?;
    let ahead = fits.get(1).is_none_or(|second| class >= second.0 + TENFOLD);
    if class < COMMON || !ahead {
        return None;
    }
    let (evidence, confidence) = if count > 0 { (Evidence::Document, 0.93) } else { (Evidence::Lexicon, 0.7) };
    Some(Slip { at, letter, evidence, confidence })
}

/// The keys around a key.
fn neighbours(letter: u8) -> &'static [u8] {
    match letter {
        b'a' => b"qwsz",
        b'b' => b"vghn",
        b'c' => b"xdfv",
        b'd' => b"serfcx",
        b'e' => b"wsdr",
        b'f' => b"drtgvc",
        b'g' => b"ftyhbv",
        b'h' => b"gyujnb",
        b'i' => b"ujko",
        b'j' => b"huikmn",
        b'k' => b"jiolm",
        b'l' => b"kop",
        b'm' => b"njk",
        b'n' => b"bhjm",
        b'o' => b"iklp",
        b'p' => b"ol",
        b'q' => b"wa",
        b'r' => b"edft",
        b's' => b"awedxz",
        b't' => b"rfgy",
        b'u' => b"yhji",
        b'v' => b"cfgb",
        b'w' => b"qase",
        b'x' => b"zsdc",
        b'y' => b"tghu",
        b'z' => b"asx",
        _ => b"",
    }
}
