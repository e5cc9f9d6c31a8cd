//! Lines that were run together: where one began though neither a full stop nor a line break shows it.

use super::View;
use crate::token::{Gap, TokenKind};

/// The most tokens before the comma of a greeting.
const LONGEST_GREETING: usize = 4;

/// The token that begins a new line, if the one at `index` shows that there was one: a row of dashes, or the label of a
/// mail header, `Sent: Monday To: Ann Bell Subject: Lunch`.
pub(super) fn start(view: &View<'_>, index: usize) -> Option<usize> {
    match view.tokens[index].kind {
        TokenKind::Dash if is_row(view, index) && index > 0 && view.gap(index - 1) != Gap::None => Some(index),
        TokenKind::Colon if index > 0 && is_label(view.visible(index - 1)) => Some(index - 1),
        _ => None,
    }
}

/// The next comma from the token `from` on that ends the line of a greeting, in a sentence that begins at `start`; most
/// sentences have none.
#[inline]
pub(super) fn greeting(view: &View<'_>, start: usize, from: usize) -> Option<usize> {
    if from > start + LONGEST_GREETING {
        return None;
    }
    let behind = view.tokens.get(start + 1..)?;
    let near: Option<&[_; LONGEST_GREETING]> = behind.first_chunk();
    // Without a branch on any of them. Where fewer stand, each is looked at.
    let may_be = near.is_none_or(|near| near.iter().fold(false, |any, token| any | (token.kind == TokenKind::Comma)));
    if may_be { first_greeting(view, start, from) } else { None }
}

/// `Dear Ann, We have`, `Many thanks, Ann`: the first comma from the token `from` on, if it ends the line that begins the
/// sentence.
#[inline(never)]
fn first_greeting(view: &View<'_>, start: usize, from: usize) -> Option<usize> {
    let least = match view.visible(start) {
        "Dear" | "Hi" | "Hello" | "Hey" => start + 2,
        "Thanks" | "Regards" | "Cheers" | "Sincerely" | "Yours" => start + 1,
        "Many" | "Kind" | "Best" if matches!(view.visible(start + 1), "thanks" | "regards" | "wishes") => start + 1,
        _ => return None,
    };
    (from.max(least)..=start + LONGEST_GREETING).find(|&index| view.kind(index) == Some(TokenKind::Comma))
}

/// Whether the token at `index` ends its line though it is no full stop, in a sentence that began at `start`.
pub(super) fn is_end(view: &View<'_>, start: usize, index: usize) -> bool {
    match view.tokens[index].kind {
        // `-----Original Message----- From:`
        TokenKind::Dash => is_row(view, index) && view.gap(index) != Gap::None,
        // `see you then :) Have fun`
        TokenKind::Colon | TokenKind::Semicolon => is_smiley(view, index),
        TokenKind::Comma => greeting(view, start, index) == Some(index),
        // `Ann Bell <ann@example.org> The library`
        TokenKind::Symbol => view.visible(index) == ">" && is_address(view, index),
        _ => false,
    }
}

/// `:)`, `;-)`, with white space before it.
pub(super) fn is_smiley(view: &View<'_>, index: usize) -> bool {
    let touches = |index: usize| view.gap(index) == Gap::None;
    let eyes = matches!(view.kind(index), Some(TokenKind::Colon | TokenKind::Semicolon)) && touches(index);
    let nose = usize::from(view.kind(index + 1) == Some(TokenKind::Dash) && touches(index + 1));
    eyes && index > 0 && !touches(index - 1) && view.kind(index + 1 + nose) == Some(TokenKind::Close)
}

/// The `>` at `index` closes an address that `<` opens.
fn is_address(view: &View<'_>, index: usize) -> bool {
    const LONGEST: usize = 12;
    let open = (index.saturating_sub(LONGEST)..index).rev().find(|&open| view.visible(open) == "<");
    open.is_some_and(|open| (open..index).all(|inner| view.gap(inner) == Gap::None) && index > open + 1)
}

fn is_row(view: &View<'_>, index: usize) -> bool {
    let dash = view.visible(index);
    dash.len() > 3 && dash.bytes().all(|byte| byte == b'-')
}

fn is_label(word: &str) -> bool {
    matches!(
        word,
        "From"
            | "Sent"
            | "To"
            | "Cc"
            | "CC"
            | "cc"
            | "Bcc"
            | "Subject"
            | "Date"
            | "Forwarded"
            | "Phone"
            | "Fax"
            | "Tel"
    )
}
