//! Where sentences end.

use super::{View, kind};
use crate::lexicon::{self, Class};
use crate::span::TokenSpan;
use crate::token::{Gap, Glyph, Shape, TokenKind};

/// Gives each sentence of the paragraph that begins with `dateline`, which belongs to the first one.
pub(super) fn sentences(view: View, dateline: TokenSpan, end: usize, mut found: impl FnMut(TokenSpan)) {
    let mut start = dateline.range().start;
    let mut index = first_possible_end(view, dateline, end);
    // The end of the brackets that the current token stands in, of those that do not begin their sentence.
    let mut bracket_end = 0;
    while index < end {
        let kind = view.tokens[index].kind;
        if kind == TokenKind::Open && index > start && index >= bracket_end {
            bracket_end = bracket(view, index, end);
        }
        if !is_terminal(kind) {
            index += 1;
            continue;
        }
        let after = closing_end(view, index + 1, end);
        if after < end && index >= bracket_end && ends_sentence(view, start, index, after, end) {
            found(TokenSpan::new(start, after));
            start = after;
        }
        index = after;
    }
    found(TokenSpan::new(start, end));
}

/// What may end a sentence. Acronyms and initials do when their full stop also ends it.
fn is_terminal(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(kind, Stop | Question | Exclamation | Ellipsis | Acronym | Initial)
}

/// The first token where a sentence can end: behind a dateline, the marker of a list item, or the number of a figure or
/// chapter, whose full stops end nothing.
fn first_possible_end(view: View, dateline: TokenSpan, end: usize) -> usize {
    if !dateline.is_empty() {
        return dateline.range().end;
    }
    let start = dateline.range().start;
    let numbered = view.kind(start) == Some(TokenKind::Word) && view.kind(start + 1) == Some(TokenKind::Number);
    let skipped = match view.kind(start) {
        _ if numbered && view.kind(start + 2) == Some(TokenKind::Stop) => 3,
        Some(TokenKind::Number) if view.kind(start + 1) == Some(TokenKind::Stop) => 2,
        _ => kind::marker(view, start),
    };
    (start + skipped).min(end)
}

/// Where the bracket that opens at `open` closes, if it does so soon.
fn bracket(view: View, open: usize, end: usize) -> usize {
    const LONGEST: usize = 60;
    (open + 1..end.min(open + LONGEST)).find(|&index| view.kind(index) == Some(TokenKind::Close)).unwrap_or(0)
}

/// The end of the closing marks, brackets and note numbers from `index` on, which go with the sentence they close.
fn closing_end(view: View, mut index: usize, end: usize) -> usize {
    while index < end && view.tokens[index - 1].gap == Gap::None && closes(view, index) {
        index += 1;
    }
    // Notes: `in Scotland. [1] In 1661`
    while index + 2 < end
        && view.visible(index) == "["
        && view.kind(index + 1) == Some(TokenKind::Number)
        && view.visible(index + 2) == "]"
    {
        index += 3;
    }
    index
}

fn closes(view: View, index: usize) -> bool {
    let token = view.tokens[index];
    match token.kind {
        TokenKind::Close => true,
        TokenKind::Mark(
            Glyph::DoubleOpen | Glyph::SingleOpen | Glyph::DoubleLow | Glyph::TexOpen | Glyph::GuillemetOpen,
        ) => token.gap != Gap::None,
        TokenKind::Mark(Glyph::Double | Glyph::Single) => {
            token.gap != Gap::None || view.kind(index + 1).is_none_or(|next| !matches!(next, TokenKind::Word))
        }
        TokenKind::Mark(_) => true,
        // A note number that was raised in print: `innovation.23 Open-mindedness`
        TokenKind::Number => {
            token.gap != Gap::None
                && view.kind(index - 1) == Some(TokenKind::Stop)
                && !follows_abbreviation(view, index - 1)
        }
        _ => false,
    }
}

fn follows_abbreviation(view: View, stop: usize) -> bool {
    stop == 0
        || view.word(stop - 1).is_any(&[Class::Abbreviation, Class::NumberAbbreviation])
        || view.visible(stop - 1).len() < 3
}

/// The line or paragraph up to `last` ends like a sentence.
pub(super) fn is_terminated(view: View, last: usize) -> bool {
    use TokenKind::*;
    let mut index = last;
    while index > 0 && matches!(view.tokens[index].kind, Close | Mark(_)) && view.tokens[index - 1].gap == Gap::None {
        index -= 1;
    }
    matches!(view.tokens[index].kind, Stop | Question | Exclamation | Ellipsis)
        || (view.tokens[index].kind == Acronym && view.visible(index).ends_with('.'))
}

/// The word begins with a lower-case letter; letters of a script without case are not.
pub(super) fn is_lower(view: View, index: usize) -> bool {
    view.visible(index).chars().next().is_some_and(char::is_lowercase)
}

/// Whether the sentence that began with `start` ends with the terminal at `index` and what closes behind it, up to `next`.
fn ends_sentence(view: View, start: usize, index: usize, next: usize, end: usize) -> bool {
    let _ = start;
    let closed = next > index + 1;
    let spaced = view.tokens[next - 1].gap != Gap::None;
    let kind = view.tokens[index].kind;
    if !spaced {
        return !closed && is_missing_space(view, index, next);
    }
    let Some(first) = Opening::of(view, next, end) else {
        return false;
    };
    if closed && is_tagged(view, kind, next, end) {
        return false;
    }
    match kind {
        TokenKind::Stop => stop_ends(view, index, closed, first),
        TokenKind::Question | TokenKind::Exclamation => {
            first.is_capital || first.is_number || (first.is_word && !closed && first.is_starter)
        }
        TokenKind::Ellipsis => {
            first.is_capital && (closed || view.tokens[index - 1].gap == Gap::None || first.is_starter)
        }
        TokenKind::Acronym => closed && first.is_capital || acronym_ends(view, index, first),
        _ => first.is_starter && first.is_capital && view.tokens[first.index].end - view.tokens[first.index].start > 1,
    }
}

/// What follows a terminal: the first word behind opening marks and brackets.
#[derive(Clone, Copy)]
struct Opening {
    index: usize,
    is_word: bool,
    is_capital: bool,
    is_number: bool,
    is_starter: bool,
}

impl Opening {
    fn of(view: View, next: usize, end: usize) -> Option<Opening> {
        use TokenKind::*;
        let mut index = next;
        while index < end && index < next + 4 && matches!(view.tokens[index].kind, Mark(_) | Open) {
            index += 1;
        }
        let token = view.tokens.get(index).filter(|_| index < end)?;
        let is_bullet = token.kind == Symbol && kind::is_item(view, index);
        let caseless = token.kind == Word
            && token.shape == Shape::Lower
            && view.text.as_bytes()[token.start as usize] >= 0x80
            && !is_lower(view, index);
        Some(Opening {
            index,
            is_word: token.kind == Word,
            is_capital: token.shape.is_capital() && !matches!(token.kind, Hashtag | Url | Email)
                || is_bullet
                || caseless
                || token.kind == Handle,
            is_number: matches!(token.kind, Number | Money | Percent | Measure | Time | Date),
            is_starter: view.word(index).is(Class::Starter),
        })
    }
}

/// A full stop with white space behind it.
fn stop_ends(view: View, index: usize, closed: bool, first: Opening) -> bool {
    if closed {
        return first.is_capital || first.is_number;
    }
    if index == 0 {
        return first.is_capital;
    }
    let before = view.tokens[index - 1];
    if before.gap != Gap::None || !matches!(before.kind, TokenKind::Word) {
        return first.is_capital || first.is_number;
    }
    let word = match view.visible(index - 1).rsplit_once('-') {
        // `R-Tenn.`, `Maj.-Gen.`
        Some((_, last)) => lexicon::look_up(last),
        None => view.word(index - 1),
    };
    let one_letter = before.end - before.start == 1;
    if first.is_number {
        return !one_letter && !word.is_any(&[Class::NumberAbbreviation, Class::Abbreviation]);
    }
    if !first.is_capital {
        return first.is_word
            && first.is_starter
            && !one_letter
            && !word.is_any(&[Class::NumberAbbreviation, Class::Abbreviation, Class::ClosingAbbreviation]);
    }
    if word.is(Class::ClosingAbbreviation) {
        return first.is_starter || before.shape == Shape::Lower;
    }
    if one_letter && before.shape == Shape::Lower && view.word(first.index).is(Class::Month) {
        // `(b. March 2009)`
        return false;
    }
    !word.is(Class::Abbreviation)
}

/// The full stop of an acronym with white space behind it.
fn acronym_ends(view: View, index: usize, first: Opening) -> bool {
    let acronym = view.visible(index);
    if !acronym.ends_with('.') || !first.is_capital || view.word(index).is(Class::Abbreviation) {
        return false;
    }
    // `at 5 p.m. Police said`, but `5 p.m. Monday` and `5 p.m. EST`
    let half_day = matches!(acronym, "a.m." | "p.m." | "A.M." | "P.M.");
    let dated = view.word(first.index).is_any(&[Class::Weekday, Class::Month])
        || view.tokens[first.index].shape == Shape::Upper;
    first.is_starter || (half_day && !dated)
}

/// A full stop without white space behind it ends a sentence only where a blank was lost: `about me.You`.
fn is_missing_space(view: View, index: usize, next: usize) -> bool {
    let (Some(before), Some(after)) = (index.checked_sub(1).map(|before| view.tokens[before]), view.tokens.get(next))
    else {
        return false;
    };
    view.visible(index).starts_with(['。', '．', '！', '？'])
        || (matches!(view.tokens[index].kind, TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation)
            && before.gap == Gap::None
            && before.kind == TokenKind::Word
            && before.shape == Shape::Lower
            && before.end - before.start > 1
            && after.kind == TokenKind::Word
            && after.shape == Shape::Capitalised)
}

/// A tag behind the closing mark belongs to the sentence: `"Why now?" Raj asked.` Behind a full stop it does only if
/// nothing but the tag follows: `"It is over." Smith said.`
///
/// ```text
/// tag = ( name / "I" ) reporting-verb
/// ```
fn is_tagged(view: View, kind: TokenKind, next: usize, end: usize) -> bool {
    const LONGEST: usize = 6;
    let mut index = next;
    let in_name = |index: usize| {
        let word = view.word(index);
        match view.tokens[index].kind {
            TokenKind::Word => view.is_capital(index) && (!word.is(Class::Starter) || view.visible(index) == "I"),
            TokenKind::Initial | TokenKind::Acronym => true,
            TokenKind::Stop => index > next && view.word(index - 1).is(Class::Abbreviation),
            _ => false,
        }
    };
    while index < end.min(next + LONGEST) && in_name(index) {
        index += 1;
    }
    let verb = index > next
        && index < end
        && view.word(index).is(Class::ReportingVerb)
        && view.tokens[index].shape == Shape::Lower;
    let alone = || index + 1 == end || matches!(view.kind(index + 1), Some(TokenKind::Stop | TokenKind::Comma));
    verb && (kind != TokenKind::Stop || alone())
}
