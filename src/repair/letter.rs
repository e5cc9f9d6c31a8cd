//! Letters lost to a mark or a digit: `T·rkish`, `Erdo?an`, `m0ney`.
//!
//! The document is asked first, then the word list; where the evidence is thin the word is left as it is. A mark that
//! stands for a character no ASCII byte could hold (U+FFFD, `?`) never becomes an ASCII letter, or Müller is Miller.

use super::context::{Lower, after, before, word_after, word_before};
use super::draft::Change;
use super::lexicon::{self, Class, TENFOLD};
use super::role::is_opening_place;
use super::scan::{Signs, Sites};
use super::shield::Shield;
use super::vocabulary::{Vocabulary, capitalise};
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, vocabulary: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut shield = Shield::new(text);
    let mut changes: Vec<Change> = Vec::new();
    let (mut sure, mut systematic) = (0, Vec::new());
    let lost = Signs::LETTER.or(Signs::LOST).or(Signs::QUESTION);
    for (at, mark) in sites.letters(text, lost) {
        let Some(loss) = Loss::of(mark) else { continue };
        let Some(site) = Site::new(text, at, mark, loss) else {
            continue;
        };
        if shield.covers(at) {
            continue;
        }
        if let Some((letter, evidence, confidence)) = site.judge(vocabulary) {
            sure += usize::from(site.loss == Loss::Any && confidence >= 0.95);
            if confidence == SYSTEMATIC {
                systematic.push(changes.len());
            }
            changes.push(Change {
                range: at..at + mark.len_utf8(),
                after: letter.into(),
                kind: RepairKind::Letter,
                evidence,
                confidence,
            });
        }
    }
    // In a text that lost letters inside words to the same marks, a mark at the end of one is a lost letter too.
    if sure < 2 {
        for &place in &systematic {
            changes[place].confidence = 0.6;
        }
    }
    changes
}

/// What a repair is worth that holds only where others were made.
const SYSTEMATIC: f32 = 0.915;

/// What a mark in a word may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Loss {
    /// Any letter; the mark may also stand at the edge of the word.
    Any,
    /// Any letter, if letters stand on both sides.
    Inner,
    /// A letter beyond ASCII.
    Foreign,
    /// One of these, for a misread digit.
    Digit(&'static str),
}

impl Loss {
    fn of(mark: char) -> Option<Self> {
        Some(match mark {
            '·' | '•' | '∙' | '‧' => Self::Any,
            '~' | '|' | '^' | '_' | '¤' | '¬' => Self::Any,
            '¿' => Self::Inner,
            '\u{fffd}' | '?' => Self::Foreign,
            '0' => Self::Digit("o"),
            '1' => Self::Digit("li"),
            '5' => Self::Digit("s"),
            '8' => Self::Digit("b"),
            _ => return None,
        })
    }
}

/// A word with one letter lost.
struct Site<'t> {
    left: &'t str,
    right: &'t str,
    /// Both sides in lower case.
    lower: [Lower; 2],
    loss: Loss,
    mark: char,
    /// Whether a sentence starts with the word.
    starts: bool,
}

/// Whether the list has the word in other forms, as it has of no name.
fn inflects(word: &str) -> bool {
    word.ends_with("ing")
        || word.ends_with("ed")
        || word.ends_with("ly")
        || ["s", "d", "ed", "ing"].iter().any(|suffix| lexicon::has(&format!("{word}{suffix}")))
}

/// Accented letters that a lost character may have been.
const SMALL_ACCENTED: &str = "éáíóúñüöäçèêëâîïôûàìòùåøæãõýßğşıčćšžłńśżźěřůőűąęăâțșđœ";
const LARGE_ACCENTED: &str = "ÉÁÍÓÚÑÜÖÄÇÈÅØÆĞŞİČĆŠŽŁŚÀÂÊÎÔ";

impl<'t> Site<'t> {
    fn new(text: &'t str, at: usize, mark: char, loss: Loss) -> Option<Self> {
        let end = at + mark.len_utf8();
        let (left, right) = (word_before(text, at), word_after(text, end));
        let letters = left.chars().count() + right.chars().count();
        let marked = |side: Option<char>| {
            side.is_some_and(|side| Loss::of(side).is_some() && side != '?' && !side.is_ascii_digit())
        };
        // Several marks: syllables, censoring, or too much lost.
        if letters < 3 || marked(before(text, at - left.len())) || marked(after(text, end + right.len())) {
            return None;
        }
        let inner = !left.is_empty() && !right.is_empty();
        let fits = match loss {
            Loss::Any => inner || (left.is_empty() && is_opening_place(before(text, at))) || right.is_empty(),
            Loss::Inner => inner,
            Loss::Foreign => inner || mark != '?',
            Loss::Digit(_) => {
                inner && letters > 3 && left.chars().chain(right.chars()).all(|letter| letter.is_ascii_lowercase())
            }
        };
        // Catalan writes l·l.
        let catalan = mark == '·' && left.ends_with(['l', 'L']) && right.starts_with(['l', 'L']);
        if !fits || catalan {
            return None;
        }
        let starts = left.is_empty()
            && text[..at]
                .trim_end_matches([' ', '“', '"', '‘', '\'', '('])
                .chars()
                .next_back()
                .is_none_or(|before| matches!(before, '.' | '!' | '?' | '\n' | ':'));
        let lower = [Lower::new(left)?, Lower::new(right)?];
        Some(Self { left, right, lower, loss, mark, starts })
    }

    fn word(&self, letter: char) -> String {
        let mut word = String::with_capacity(self.left.len() + self.right.len() + 4);
        word.push_str(self.left);
        word.push(letter);
        word.push_str(self.right);
        word
    }

    /// The word with this letter, in lower case; nothing if it is longer than any word.
    fn lower(&self, letter: char) -> Option<Lower> {
        self.lower[0].with(letter, &self.lower[1])
    }

    /// Whether the letters around are capitals, as far as one sees.
    fn loud(&self) -> bool {
        let mut letters = self.left.chars().chain(self.right.chars()).filter(|letter| letter.is_alphabetic());
        letters.by_ref().count() >= 2
            && self.left.chars().chain(self.right.chars()).all(|letter| !letter.is_lowercase())
    }

    fn judge(&self, vocabulary: &Vocabulary<'_, '_>) -> Option<(char, Evidence, f32)> {
        if self.loss == Loss::Foreign {
            return self.accented(vocabulary);
        }
        // A mark of plain text stands in names of code: the document is asked for names only, and digits never.
        let plain =
            self.mark.is_ascii() && !self.left.starts_with(char::is_uppercase) || matches!(self.loss, Loss::Digit(_));
        let listed = self.listed();
        if plain && listed.is_empty() {
            return None;
        }
        let documented = self.documented(vocabulary);
        // Nothing lost: a word that the mark divides or follows.
        let joined = [self.left, self.right].concat();
        let bare = lexicon::class(&joined).or_else(|| vocabulary.has(&joined).then_some(0));
        let edge = self.left.is_empty() || self.right.is_empty();
        if let Some(bare) = bare {
            let best = listed.iter().map(|&(_, class)| class).max().unwrap_or(0);
            let named = documented.len() == 1 && documented[0].1 > 1 && !vocabulary.has(&joined);
            if best < bare + TENFOLD && (documented.is_empty() || edge) && !named {
                let plural =
                    self.loss == Loss::Any && self.right.is_empty() && self.left.len() > 3 && listed.len() == 1;
                return plural.then(|| (listed[0].0, Evidence::Lexicon, SYSTEMATIC));
            }
        }
        let class_of = |letter: char| {
            listed.iter().find(|(other, _)| other.eq_ignore_ascii_case(&letter)).map(|&(_, class)| class)
        };
        if let [(letter, _)] = documented[..] {
            let own = class_of(letter);
            let rival =
                listed.iter().filter(|(other, _)| !other.eq_ignore_ascii_case(&letter)).map(|&(_, class)| class).max();
            let confidence = match (own, rival) {
                (_, None) => 0.998,
                (Some(own), Some(rival)) if rival <= own => 0.97,
                (None, Some(rival)) if rival <= 2 => 0.92,
                _ => 0.8,
            };
            return Some((letter, Evidence::Document, confidence));
        }
        if documented.len() > 1 {
            let best = documented.iter().max_by_key(|(letter, count)| (*count, class_of(*letter)))?;
            let second = documented.iter().filter(|other| other.0 != best.0).map(|other| other.1).max()?;
            let confidence = if best.1 >= 5 * second { 0.85 } else { 0.7 };
            return Some((best.0, Evidence::Document, confidence));
        }
        let mut listed = listed;
        listed.sort_by_key(|&(letter, class)| (std::cmp::Reverse(class), letter));
        let &(letter, class) = listed.first()?;
        let unique = listed.len() == 1;
        let ahead = unique || class >= listed[1].1 + TENFOLD;
        let capital = self.left.chars().next().is_some_and(char::is_uppercase) && !self.loud();
        let length = self.left.chars().count() + self.right.chars().count() + 1;
        let digit = matches!(self.loss, Loss::Digit(_));
        let confidence: f32 = match (self.left.is_empty(), capital) {
            _ if !ahead => 0.6,
            (true, _) if self.starts => {
                if unique && class >= 4 {
                    0.95
                } else {
                    0.8
                }
            }
            (true, _) => {
                if class >= 6 || unique && length > 6 && inflects(&self.word(letter)) {
                    0.93
                } else {
                    0.75
                }
            }
            (false, true) if unique && (length >= 6 || length == 5 && class >= 5) => 0.98,
            (false, true) => 0.8,
            (false, false) if length < 5 && !unique => {
                if class > listed[1].1 + TENFOLD {
                    0.94
                } else {
                    0.8
                }
            }
            (false, false) if unique => 0.98,
            (false, false) => 0.96,
        };
        let confidence = if digit { confidence.min(0.95) } else { confidence };
        let letter = if self.left.is_empty() && self.starts { letter.to_ascii_uppercase() } else { letter };
        Some((letter, Evidence::Lexicon, confidence))
    }

    /// The letters that the mark may stand for, in the case that the place calls for.
    fn alphabet(&self) -> impl Iterator<Item = char> + '_ {
        let loud = self.loud();
        let letters = match self.loss {
            Loss::Digit(letters) => letters,
            _ => "abcdefghijklmnopqrstuvwxyz",
        };
        letters.chars().map(move |letter| if loud { letter.to_ascii_uppercase() } else { letter })
    }

    /// The accented letters that the mark may stand for.
    fn accents(&self) -> impl Iterator<Item = char> + '_ {
        let small = if self.left.is_empty() { !self.starts } else { !self.loud() };
        if small { SMALL_ACCENTED.chars() } else { LARGE_ACCENTED.chars() }
    }

    /// The letters that make a word of the document, with its count.
    fn documented(&self, vocabulary: &Vocabulary<'_, '_>) -> Vec<(char, u32)> {
        let first = self.left.is_empty();
        let mut found = Vec::new();
        let bears = vocabulary.has_accents() && !matches!(self.loss, Loss::Digit(_));
        let accents = bears.then(|| self.accents()).into_iter().flatten();
        for letter in self.alphabet().chain(accents) {
            if first {
                let word = self.word(letter);
                // The case of a lost first letter is that of the document, or that of a sentence start.
                let capital = capitalise(&word);
                let (small, large) =
                    (vocabulary.count(&word), if capital == word { 0 } else { vocabulary.count(&capital) });
                let capital_letter = letter.to_uppercase().next().unwrap_or(letter);
                if small + large > 0 {
                    found.push((if self.starts || large > small { capital_letter } else { letter }, small + large));
                }
            } else {
                let count = self.lower(letter).map_or(0, |word| vocabulary.any_case_of(&word));
                if count > 0 {
                    found.push((letter, count));
                }
            }
        }
        found
    }

    /// The letters that make a word of the list.
    fn listed(&self) -> Vec<(char, Class)> {
        self.alphabet().filter_map(|letter| Some((letter, lexicon::class_of(&self.lower(letter)?)?))).collect()
    }

    /// The accented letter that makes a word of the document or of the list.
    fn accented(&self, vocabulary: &Vocabulary<'_, '_>) -> Option<(char, Evidence, f32)> {
        // Two words with a question between them.
        if self.mark == '?'
            && lexicon::has(self.left)
            && lexicon::has(self.right)
            && self.right.starts_with(char::is_uppercase)
        {
            return None;
        }
        let documented: Vec<char> = if vocabulary.has_accents() {
            let written = |letter| self.lower(letter).is_some_and(|word| vocabulary.any_case_of(&word) > 0);
            self.accents().filter(|&letter| written(letter)).collect()
        } else {
            Vec::new()
        };
        if let [letter] = documented[..] {
            return Some((letter, Evidence::Document, 0.97));
        }
        if !documented.is_empty() {
            return None;
        }
        let is_listed = |letter| self.lower(letter).is_some_and(|word| lexicon::class_of(&word).is_some());
        let listed: Vec<char> = self.accents().filter(|&letter| is_listed(letter)).collect();
        // A lone question mark inside a word may also be a lost space.
        let confidence = if self.mark == '?' { 0.9 } else { 0.93 };
        if let [letter] = listed[..] { Some((letter, Evidence::Lexicon, confidence)) } else { None }
    }
}
