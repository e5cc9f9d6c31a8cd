//! Where sentences end.

use super::View;
use super::habit::Habits;
use super::item::Marker;
use super::line;
use crate::lexicon::{self, Class, Word};
use crate::span::TokenSpan;
use crate::token::{Gap, Glyph, Shape, TokenKind};

/// Gives each sentence of the paragraph that begins with `dateline`, which belongs to the first one.
pub(super) fn sentences(view: View, habits: Habits, dateline: TokenSpan, end: usize, mut found: impl FnMut(TokenSpan)) {
    let mut start = dateline.range().start;
    let mut list = Marker::at(view, start);
    let mut index = first_possible_end(view, dateline, list, end);
    let mut brackets = Brackets::default();
    while index < end {
        let kind = view.tokens[index].kind;
        if list.is_none() && !is_notable(kind) {
            index += 1;
            continue;
        }
        if let (Some(last), Some(next)) = (list, list.and_then(|_| Marker::at(view, index)))
            && last.is_followed_by(next)
        {
            if index > start {
                found(TokenSpan::new(start, index));
            }
            list = Some(next);
            start = index;
            index = (index + next.length).min(end);
            continue;
        }
        if kind == TokenKind::Open && index > start {
            brackets.open(view, index, end);
        }
        if let Some(line) = line::start(view, index)
            && line > start
        {
            found(TokenSpan::new(start, line));
            start = line;
        }
        if !is_terminal(view, start, index) {
            index += 1;
            continue;
        }
        let terminal = index;
        let after = closing_end(view, terminal + 1, end);
        index = after;
        if after < end && !brackets.hold(terminal, after) && ends_sentence(view, habits, terminal, after, end) {
            found(TokenSpan::new(start, after));
            start = after;
            // A list may begin in the middle of a paragraph: `Bring two things. 1. A pen 2. A knife`
            if let Some(first) = Marker::at(view, start).filter(|marker| marker.is_first()) {
                list = Some(first);
                index = (start + first.length).min(end);
            }
        }
    }
    if start < end {
        found(TokenSpan::new(start, end));
    }
}

/// The kinds at which there is anything to decide.
fn is_notable(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(
        kind,
        Stop | Question | Exclamation | Ellipsis | Acronym | Initial | Dash | Colon | Semicolon | Comma | Symbol | Open
    )
}

/// What may end a sentence. Acronyms and initials do when their full stop also ends it, dashes when they break off a
/// quotation: `he wanted to--" At that`
fn is_terminal(view: View, start: usize, index: usize) -> bool {
    use TokenKind::*;
    match view.tokens[index].kind {
        Stop | Question | Exclamation | Ellipsis | Acronym | Initial => true,
        Dash if view.gap(index) == Gap::None && matches!(view.kind(index + 1), Some(Mark(_))) => true,
        Dash | Colon | Semicolon | Comma | Symbol => line::is_end(view, start, index),
        _ => false,
    }
}

/// The first token where a sentence can end: behind a dateline, the marker of a list item, or the number of a figure or
/// chapter, whose full stops end nothing.
fn first_possible_end(view: View, dateline: TokenSpan, list: Option<Marker>, end: usize) -> usize {
    if !dateline.is_empty() {
        return dateline.range().end;
    }
    let start = dateline.range().start;
    let numbered = view.kind(start) == Some(TokenKind::Word) && view.kind(start + 1) == Some(TokenKind::Number);
    let skipped = match view.kind(start) {
        _ if numbered && view.kind(start + 2) == Some(TokenKind::Stop) => 3,
        Some(TokenKind::Number) if view.kind(start + 1) == Some(TokenKind::Stop) => 2,
        _ => list.map_or(0, |marker| marker.length),
    };
    (start + skipped).min(end)
}

/// The brackets that the current token stands in, of those that do not begin their sentence.
#[derive(Clone, Copy, Debug, Default)]
struct Brackets {
    /// Where the last one closes, or how far its end was looked for in vain.
    end: usize,
    closes: bool,
}

impl Brackets {
    /// How far away a closing bracket is looked for: an unclosed one must not keep the rest of the paragraph together.
    const LONGEST: usize = 60;

    fn open(&mut self, view: View, open: usize, end: usize) {
        if open < self.end {
            return;
        }
        let limit = end.min(open + Self::LONGEST);
        let close = (open + 1..limit).find(|&index| view.kind(index) == Some(TokenKind::Close));
        *self = Brackets { end: close.unwrap_or(limit), closes: close.is_some() };
    }

    /// A sentence that ends with the tokens from `terminal` to `after` would end within brackets.
    fn hold(self, terminal: usize, after: usize) -> bool {
        self.closes && terminal < self.end && after <= self.end
    }
}

/// The end of the closing marks, brackets and note numbers from `index` on, which go with the sentence they close.
fn closing_end(view: View, mut index: usize, end: usize) -> usize {
    while index < end && view.gap(index - 1) == Gap::None && closes(view, index) {
        index += 1;
    }
    // `That was great! :-)`
    if line::is_smiley(view, index) {
        while index < end && view.gap(index) == Gap::None {
            index += 1;
        }
        index = (index + 1).min(end);
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
        ) => view.gap(index) != Gap::None,
        TokenKind::Mark(Glyph::Double | Glyph::Single) => {
            view.gap(index) != Gap::None || view.kind(index + 1).is_none_or(|next| !matches!(next, TokenKind::Word))
        }
        TokenKind::Mark(_) => true,
        // A note number that was raised in print: `innovation.23 Open-mindedness`
        TokenKind::Number => {
            view.gap(index) != Gap::None
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
    while index > 0 && matches!(view.tokens[index].kind, Close | Mark(_)) && view.gap(index - 1) == Gap::None {
        index -= 1;
    }
    matches!(view.tokens[index].kind, Stop | Question | Exclamation | Ellipsis)
        || (view.tokens[index].kind == Acronym && view.visible(index).ends_with('.'))
}

/// The word begins with a lower-case letter; letters of a script without case are not.
pub(super) fn is_lower(view: View, index: usize) -> bool {
    view.visible(index).chars().next().is_some_and(char::is_lowercase)
}

/// Whether a sentence ends with the terminal at `index` and what closes behind it, up to `next`.
fn ends_sentence(view: View, habits: Habits, index: usize, next: usize, end: usize) -> bool {
    let closed = next > index + 1;
    let kind = view.tokens[index].kind;
    if view.gap(next - 1) == Gap::None {
        return !closed && is_missing_space(view, index, next);
    }
    let Some(first) = Opening::of(view, next, end) else {
        return false;
    };
    if closed && is_tagged(view, kind, next, end) {
        return false;
    }
    let small_start = first.is_word && !closed && (habits.starts_small() || is_small_opener(view, index, first.index));
    match kind {
        TokenKind::Stop => stop_ends(view, index, closed, first, small_start),
        TokenKind::Question | TokenKind::Exclamation => first.is_capital || first.is_number || small_start,
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
fn is_small_opener(view: View, index: usize, next: usize) -> bool {
    let ordinary = index > 0
        && view.tokens[index - 1].shape == Shape::Lower
        && view.tokens[index - 1].end - view.tokens[index - 1].start > 3;
    match view.tokens[index].kind {
        TokenKind::Stop | TokenKind::Exclamation if ordinary => true,
        TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation => {
            const OPENERS: [&str; 14] =
                ["i", "he", "she", "it", "they", "we", "you", "this", "there", "my", "i'm", "it's", "what", "the"];
            OPENERS.contains(&view.visible(next))
        }
        _ => false,
    }
}

/// Three dots end a sentence when they stand right behind a word or before a sure beginning; with a fourth, a full
/// stop is among them.
fn ellipsis_ends(view: View, index: usize, first: Opening) -> bool {
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
    fn of(view: View, next: usize, end: usize) -> Option<Opening> {
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
fn is_ornament(view: View, index: usize) -> bool {
    view.tokens[index].kind == TokenKind::Dash || matches!(view.visible(index), ">" | "*" | "_" | "=")
}

/// A full stop with white space behind it.
fn stop_ends(view: View, index: usize, closed: bool, first: Opening, small_start: bool) -> bool {
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
        return (small_start || first.is_bracketed) && !one_letter && !is_abbreviation(view, index - 1);
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
fn abbreviation(view: View, index: usize) -> Word {
    match view.visible(index).rsplit_once('-') {
        Some((_, last)) => lexicon::look_up(last),
        None => view.word(index),
    }
}

/// A full stop behind it may be part of it.
pub(super) fn is_abbreviation(view: View, index: usize) -> bool {
    abbreviation(view, index).is_any(&[Class::Abbreviation, Class::ClosingAbbreviation, Class::NumberAbbreviation])
}

/// The full stop of an acronym with white space behind it.
fn acronym_ends(view: View, index: usize, first: Opening) -> bool {
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
fn is_missing_space(view: View, index: usize, next: usize) -> bool {
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
