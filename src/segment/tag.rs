//! Tags of quotations: `"Why now?" Raj asked.`

use super::View;
use crate::lexicon::Class;
use crate::token::{Shape, TokenKind};

/// A tag behind the closing mark belongs to the sentence: `"Why now?" Raj asked.` Behind a full stop it does only if
/// nothing but the tag follows: `"It is over." Smith said.`
///
/// ```text
/// tag = ( name / "I" ) reporting-verb
/// ```
pub(super) fn is_tagged(view: &View<'_>, kind: TokenKind, next: usize, end: usize) -> bool {
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
