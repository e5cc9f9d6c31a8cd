//! Whether a sentence ends with what may end one: a full stop, a question mark, an ellipsis, an acronym.

use super::View;
use super::habit::Habits;
use super::item::Marker;
use super::tag;
use crate::lexicon::{self, Class, Word};
use crate::token::{Gap, Shape, TokenKind};

/// Whether a sentence ends with the terminal at `index` and what closes behind it, up to `next`.
pub(super) fn ends_sentence(view: &View<'_>, habits: &mut Habits, index: usize, next: usize, end: usize) -> bool {
    let closed = next > index + 1;
    let kind = view.tokens[index].kind;
    if view.gap(next - 1) == Gap::None {
        return !closed && is_missing_space(view, index, next);
    }
    let Some(first) = Opening::of(view, next, end) else {
        return false;
    };
    if closed && tag::is_tagged(view, kind, next, end) {
        return false;
    }
    let mut small_start =
        || first.is_word && !closed && (habits.starts_small(view) || is_small_opener(view, index, first.index));
    match kind {
        TokenKind::Stop => stop_ends(view, index, closed, first, small_start),
        TokenKind::Question | TokenKind::Exclamation => first.is_capital || first.is_number || small_start(),
        // Only a row of dashes ends its line whatever follows.
        TokenKind::Dash => !closed || first.is_capital,
        TokenKind::Colon | TokenKind::Semicolon | TokenKind::Comma | TokenKind::Symbol => {
            first.is_capital || first.is_number
        }
        TokenKind::Ellipsis => first.is_capital && !first.is_bracketed && (closed || ellipsis_ends(view, index, first)),
        TokenKind::Acronym => closed && first.is_capital || acronym_ends(view, index, first),
        _ => first.is_starter && first.is_capital,
    }
}

/// The word at `next` begins a sentence though it is written small. A full stop behind an ordinary word is nearly always
/// the end of one: abbreviations are short, and most of them known. A company may have the mark in its name: `Yahoo! in`.
fn is_small_opener(view: &View<'_>, index: usize, next: usize) -> bool {
    let ordinary = index > 0
        && view.tokens[index - 1].shape == Shape::Lower
        && view.tokens[index - 1].end - view.tokens[index - 1].start > 3;
    match view.tokens[index].kind {
        TokenKind::Stop | TokenKind::Exclamation if ordinary => true,
        TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation => {
            const OPENERS: [&str; 12] =
                ["i", "he", "she", "it", "they", "we", "you", "this", "there", "my", "what", "the"];
            OPENERS.contains(&view.visible(next))
        }
        _ => false,
    }
}

/// Three dots end a sentence when they stand right behind a word or before a sure beginning; with a fourth, a full
/// stop is among them.
fn ellipsis_ends(view: &View<'_>, index: usize, first: Opening) -> bool {
    let dots = view.visible(index).matches('.').count();
    let attached = index > 0 && view.gap(index - 1) == Gap::None;
    dots > 3 || attached || (first.is_starter && view.visible(first.index) != "I")
}

/// What follows a terminal: the first word behind opening marks and brackets.
#[derive(Clone, Copy)]
struct Opening {
    index: usize,
    is_word: bool,
    /// `enjoy nightlife. (You can …)`
    is_bracketed: bool,
    is_capital: bool,
    is_number: bool,
    is_starter: bool,
}

impl Opening {
    fn of(view: &View<'_>, next: usize, end: usize) -> Option<Opening> {
        use TokenKind::*;
        let mut index = next;
        while index < end
            && index < next + 4
            && (matches!(view.tokens[index].kind, Mark(_) | Open) || is_ornament(view, index))
        {
            index += 1;
        }
        let token = view.tokens.get(index).filter(|_| index < end)?;
        let is_bullet = token.kind == Symbol && Marker::at(view, index).is_some();
        let caseless = token.kind == Word
            && token.shape == Shape::Lower
            && view.text.as_bytes()[token.start as usize] >= 0x80
            && !is_lower(view, index);
        Some(Opening {
            index,
            is_word: token.kind == Word,
            is_bracketed: index > next && view.tokens[index - 1].kind == Open,
            is_capital: token.shape.is_capital() && !matches!(token.kind, Hashtag | Url | Email)
                || is_bullet
                || caseless
                || token.kind == Handle,
            is_number: matches!(token.kind, Number | Money | Percent | Measure | Time | Date),
            is_starter: view.word(index).is(Class::Starter),
        })
    }
}

/// Dashes and signs before the first word of a sentence: `It is over. - Ann`, `Thanks! > And then`
fn is_ornament(view: &View<'_>, index: usize) -> bool {
    match view.tokens[index].kind {
        TokenKind::Dash => true,
        TokenKind::Symbol => matches!(view.visible(index), ">" | "*" | "_" | "="),
        _ => false,
    }
}

/// A full stop with white space behind it.
fn stop_ends(view: &View<'_>, index: usize, closed: bool, first: Opening, small_start: impl FnOnce() -> bool) -> bool {
    if closed || index == 0 {
        return first.is_capital || first.is_number;
    }
    let before = view.tokens[index - 1];
    if before.gap != Gap::None || before.kind != TokenKind::Word {
        // `N°. 12`
        let is_numero = before.kind == TokenKind::Symbol && first.is_number && view.visible(index - 1) == "°";
        return first.is_capital || (first.is_number && !is_numero);
    }
    let word = abbreviation(view, index - 1);
    let one_letter = before.end - before.start == 1;
    if first.is_number {
        return !one_letter && !word.is_any(&[Class::NumberAbbreviation, Class::Abbreviation]);
    }
    if !first.is_capital {
        return !one_letter && (first.is_bracketed || small_start()) && !is_abbreviation(view, index - 1);
    }
    if word.is(Class::ClosingAbbreviation) {
        return first.is_starter || before.shape == Shape::Lower;
    }
    if one_letter && before.shape == Shape::Lower && view.word(first.index).is(Class::Month) {
        // `(b. March 2009)`
        return false;
    }
    if one_letter && view.visible(index - 1) == "I" && index > 1 && view.is_capital(index - 2) && !first.is_starter {
        // `Albert I. Jones`, but `you and I. Did you`
        return false;
    }
    !word.is(Class::Abbreviation)
}

/// What the lexicon knows of the word, or of its last part: `R-Tenn.`, `Maj.-Gen.`
fn abbreviation(view: &View<'_>, index: usize) -> Word {
    match has_hyphen(view, index) {
        true => lexicon::look_up(view.visible(index).rsplit('-').next().unwrap_or_default()),
        false => view.word(index),
    }
}

/// Whether a hyphen stands in the word. Without a branch on its letters, unless it is longer than words are.
fn has_hyphen(view: &View<'_>, index: usize) -> bool {
    const ONES: u128 = u128::from_le_bytes([1; 16]);
    let range = view.tokens[index].span().range();
    let bytes = &view.text.as_bytes()[range.start..];
    match (bytes.first_chunk(), 16_usize.checked_sub(range.len())) {
        (Some(word), Some(unread)) => {
            // The lowest byte found is a hyphen.
            let others = u128::from_le_bytes(*word) ^ (ONES * u128::from(b'-'));
            let hyphens = others.wrapping_sub(ONES) & !others & (ONES << 7);
            hyphens << (8 * unread) != 0
        }
        _ => bytes[..range.len()].contains(&b'-'),
    }
}

/// A full stop behind it may be part of it.
pub(super) fn is_abbreviation(view: &View<'_>, index: usize) -> bool {
    abbreviation(view, index).is_any(&[Class::Abbreviation, Class::ClosingAbbreviation, Class::NumberAbbreviation])
}

/// The full stop of an acronym with white space behind it.
fn acronym_ends(view: &View<'_>, index: usize, first: Opening) -> bool {
    let acronym = view.visible(index);
    if !acronym.ends_with('.') || !first.is_capital || view.word(index).is(Class::Abbreviation) {
        return false;
    }
    // `at 5 p.m. Police said`, but `5 p.m. Monday`, `5 p.m. EST`, `5 p.m. Mr. Smith`
    let half_day = matches!(acronym, "a.m." | "p.m." | "A.M." | "P.M.");
    let dated = view.word(first.index).is_any(&[Class::Weekday, Class::Month, Class::Abbreviation])
        || view.tokens[first.index].shape == Shape::Upper;
    first.is_starter || (half_day && !dated)
}

/// A full stop without white space behind it ends a sentence only where a blank was lost: `about me.You`, `1,000.That`.
fn is_missing_space(view: &View<'_>, index: usize, next: usize) -> bool {
    let (Some(before), Some(after)) = (index.checked_sub(1).map(|before| view.tokens[before]), view.tokens.get(next))
    else {
        return false;
    };
    if view.visible(index).starts_with(['。', '．', '！', '？']) {
        return true;
    }
    let kind = view.tokens[index].kind;
    let is_word = before.kind == TokenKind::Word && before.gap == Gap::None;
    match kind {
        TokenKind::Ellipsis => return is_word && after.kind == TokenKind::Word && after.shape == Shape::Capitalised,
        // `really?what did they say`
        TokenKind::Question | TokenKind::Exclamation if is_word && after.kind == TokenKind::Word => return true,
        TokenKind::Stop => {}
        _ => return false,
    }
    let capital = after.kind == TokenKind::Word && after.shape == Shape::Capitalised && after.end - after.start > 1;
    let sure = match (before.kind, before.shape) {
        (TokenKind::Word, Shape::Lower) => before.end - before.start > 1,
        (TokenKind::Word, Shape::Capitalised) => {
            view.word(next).is_any(&[Class::Starter, Class::Abbreviation]) || before.end - before.start > 5
        }
        (TokenKind::Number, _) => view.word(next).is(Class::Starter),
        _ => false,
    };
    capital && sure && before.gap == Gap::None && !is_abbreviation(view, index - 1)
}

/// The word begins with a lower-case letter; letters of a script without case are not.
pub(super) fn is_lower(view: &View<'_>, index: usize) -> bool {
    view.visible(index).chars().next().is_some_and(char::is_lowercase)
}
