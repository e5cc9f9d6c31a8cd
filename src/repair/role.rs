//! What a lost mark was, by its place: opening, closing, apostrophe or dash.

use super::context::{after, before, is_contraction, is_stop, word_after, word_before};
use super::lexicon;
use super::vocabulary::Vocabulary;

/// What stood where a mark was lost, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Role {
    pub(super) mark: char,
    pub(super) confidence: f32,
}

/// Reads roles from left to right; knows whether a quotation is open in the paragraph.
pub(super) struct Reader<'t, 'v, 'o> {
    text: &'t str,
    vocabulary: &'v Vocabulary<'t, 'o>,
    /// The mark between two words with spaces around it, as the text writes it elsewhere.
    dash: char,
    open: bool,
    read: usize,
}

impl<'t, 'v, 'o> Reader<'t, 'v, 'o> {
    pub(super) fn new(text: &'t str, vocabulary: &'v Vocabulary<'t, 'o>) -> Self {
        let count = |dash: &str| text.matches(dash).take(64).count();
        let dash = if count("–") > count("—") { '–' } else { '—' };
        Self { text, vocabulary, dash, open: false, read: 0 }
    }

    /// The marks that stood at the lost characters `sites`, which follow one another without a gap.
    pub(super) fn run(&mut self, sites: &[std::ops::Range<usize>]) -> Vec<Option<Role>> {
        let (Some(first), Some(last)) = (sites.first(), sites.last()) else {
            return Vec::new();
        };
        self.advance(first.start);
        let (start, end) = (first.start, last.end);
        let (left, right) = (before(self.text, start), after(self.text, end));
        let roles = match sites.len() {
            1 => vec![self.one(start, end, left, right)],
            2 => self.two(start, end),
            _ => vec![None; sites.len()],
        };
        for role in roles.iter().flatten() {
            match role.mark {
                '“' => self.open = true,
                '”' => self.open = false,
                _ => {}
            }
        }
        self.read = end;
        roles
    }

    /// Whether a quotation is open at byte `at`.
    pub(super) fn is_open(&mut self, at: usize) -> bool {
        self.advance(at);
        self.open
    }

    fn advance(&mut self, to: usize) {
        for letter in self.text.get(self.read..to).unwrap_or_default().chars() {
            match letter {
                '\n' | '”' => self.open = false,
                '“' => self.open = true,
                '"' => self.open = !self.open,
                _ => {}
            }
        }
        self.read = self.read.max(to);
    }

    fn knows(&self, word: &str) -> bool {
        // A small word that only the document has may be damaged each time.
        lexicon::derives(word) || word.starts_with(char::is_uppercase) && self.vocabulary.has(word)
    }

    /// Whether a word is common in English, or known and not short.
    fn common(&self, word: &str) -> bool {
        let letters = word.chars().count();
        letters >= 2 && lexicon::class(word).is_some_and(|class| class >= if letters > 2 { 5 } else { 9 })
            || letters > 3 && self.knows(word)
    }

    /// Whether the word can bear this contraction: any name and known word an `s`, few the others.
    fn contracts(&self, word: &str, tail: &str, next: Option<char>) -> bool {
        match tail {
            // What an unknown name owns follows it.
            "s" | "S" => {
                self.knows(word) || word.starts_with(char::is_uppercase) && word.len() > 1 && !next.is_some_and(is_stop)
            }
            "t" | "T" | "m" | "M" => true,
            _ => self.common(word) || word == "I" || word == "i",
        }
    }

    /// Whether two lost characters follow one another in the rest of the paragraph, as where an inner quotation and the
    /// outer one close together.
    fn nests(&self, at: usize) -> bool {
        let mut previous = ' ';
        self.text[at..].chars().take(400).take_while(|&letter| letter != '\n').any(|letter| {
            let twice = letter == previous && matches!(letter, '\u{fffd}' | '?');
            previous = letter;
            twice
        })
    }

    fn one(&self, start: usize, end: usize, left: Option<char>, right: Option<char>) -> Option<Role> {
        let role = |mark: char, confidence: f32| Some(Role { mark, confidence });
        let (word, tail) = (word_before(self.text, start), word_after(self.text, end));
        let (opens, closes) = (is_opening_place(left), is_closing_place(right));
        match (left, right) {
            (Some(left), Some(right)) if left.is_alphabetic() && right.is_alphabetic() => {
                // Another character lost in the same word: it is letters that are lost.
                let lost = |side: Option<char>| side.is_some_and(|side| matches!(side, '\u{fffd}' | '?'));
                let torn = left_is_torn(self.text, start - word.len()) && !self.common(word);
                if torn || lost(after(self.text, end + tail.len())) && !self.common(tail) && !is_contraction(word, tail)
                {
                    return None;
                }
                if is_contraction(word, tail) && self.contracts(word, tail, after(self.text, end + tail.len()))
                    || is_prefix(word) && right.is_uppercase()
                    || is_elided(word, tail)
                {
                    return role('’', 0.98);
                }
                let known = self.common(word) && self.common(tail) && !lexicon::has(&format!("{word}{tail}"));
                if known { role('—', 0.91) } else { None }
            }
            (Some(left), Some(right)) if left.is_ascii_digit() && right.is_ascii_digit() => role('–', 0.9),
            (Some(left), Some(right)) if is_blank(left) && is_blank(right) => {
                if left == '\n' || right == '\n' {
                    None
                } else {
                    role(self.dash, 0.92)
                }
            }
            _ if opens && right.is_some_and(char::is_alphanumeric) => {
                if right.is_some_and(|right| right.is_ascii_digit()) {
                    let decade = self.text[end..].bytes().take(3).eq(self.text[end..]
                        .bytes()
                        .take(2)
                        .filter(u8::is_ascii_digit)
                        .chain(*b"s"));
                    return if decade { role('’', 0.93) } else { role('“', 0.6) };
                }
                if matches!(tail, "em" | "til" | "cause" | "Tis" | "tis" | "Twas" | "twas") {
                    return role('’', 0.93);
                }
                let capital = right.is_some_and(char::is_uppercase)
                    && tail.chars().nth(1).is_none_or(|second| !second.is_uppercase());
                if capital && tail.len() > 1
                    || self.common(tail)
                    || matches!(tail, "a" | "I" | "A")
                    || tail.strip_suffix('n').is_some_and(|verb| self.common(verb))
                {
                    role(if self.open && self.nests(end) { '‘' } else { '“' }, 0.93)
                } else {
                    None
                }
            }
            (Some(left), _) if closes => {
                if is_stop(left) || matches!(left, '’' | '\'' | ')' | ']' | '%') || left == '—' || left == '–' {
                    return role('”', if self.open || is_stop(left) { 0.93 } else { 0.7 });
                }
                if left.is_alphabetic() {
                    let torn = left_is_torn(self.text, start - word.len());
                    let known = self.knows(word) && (!torn || self.common(word));
                    return match (self.open, known) {
                        (true, true) => role('”', 0.92),
                        (false, true)
                            if word.ends_with('s') && self.common(word) && tail.is_empty() && right == Some(' ') =>
                        {
                            role('’', 0.91)
                        }
                        (false, true) => role('”', 0.6),
                        _ => None,
                    };
                }
                if left.is_ascii_digit() && self.open { role('”', 0.9) } else { None }
            }
            _ => None,
        }
    }

    fn two(&self, start: usize, end: usize) -> Vec<Option<Role>> {
        let pair = |first: char, second: char, confidence: f32| {
            vec![Some(Role { mark: first, confidence }), Some(Role { mark: second, confidence })]
        };
        let (left, right) = (before(self.text, start), after(self.text, end));
        let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let tail = word_after(self.text, end);
        let (known, follows) = (self.common(word_before(self.text, start)), self.common(tail) || tail == "I");
        if is_opening_place(left) && word(right) && follows {
            pair('“', '‘', 0.92)
        } else if is_closing_place(right) && (left.is_some_and(is_stop) || known) {
            pair('’', '”', 0.92)
        } else if word(right) && follows && (left.is_some_and(is_stop) || known) {
            if self.open { pair('”', '—', 0.9) } else { pair('—', '“', 0.9) }
        } else {
            vec![None, None]
        }
    }
}

/// Whether a character lost inside a word stands before byte `at`.
fn left_is_torn(text: &str, at: usize) -> bool {
    before(text, at)
        .filter(|lost| matches!(lost, '\u{fffd}' | '?'))
        .is_some_and(|lost| before(text, at - lost.len_utf8()).is_some_and(char::is_alphabetic))
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
}

/// Whether a quotation may open behind this character.
pub(super) fn is_opening_place(left: Option<char>) -> bool {
    left.is_none_or(|left| is_blank(left) || matches!(left, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '‘' | '"'))
}

/// Whether a quotation may close before this character.
pub(super) fn is_closing_place(right: Option<char>) -> bool {
    right.is_none_or(|right| {
        is_blank(right) || is_stop(right) || matches!(right, ')' | ']' | '—' | '–' | '-' | '/' | '”' | '’' | '"')
    })
}

/// What stands before the apostrophe of a name: O’Brien, D’Souza, L’Oréal.
pub(super) fn is_prefix(word: &str) -> bool {
    matches!(
        word,
        "O" | "D"
            | "L"
            | "d"
            | "l"
            | "N"
            | "M"
            | "Qu"
            | "Sa"
            | "Ta"
            | "Ba"
            | "Ma"
            | "Sha"
            | "De"
            | "Al"
            | "Dell"
            | "dell"
            | "Pro"
    )
}

/// Words that have their apostrophe in the middle.
pub(super) fn is_elided(word: &str, tail: &str) -> bool {
    matches!(
        (word, tail),
        ("o", "clock")
            | ("ma", "am")
            | ("Ma", "am")
            | ("y", "all")
            | ("Y", "all")
            | ("n", "t")
            | ("ne", "er")
            | ("e", "er")
    )
}
