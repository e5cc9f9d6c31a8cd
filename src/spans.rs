//! A few stretches of tokens, which mostly are one.

use crate::span::TokenSpan;
use std::ops::{Deref, DerefMut};

/// Stretches of tokens, a slice of which it can be used as. Only several take an allocation.
#[derive(Clone, Debug, Default)]
pub(crate) enum Spans {
    #[default]
    None,
    One(TokenSpan),
    /// Any number; in a box, since the size of all is that of the largest.
    Several(Box<List>),
}

/// Any number of stretches.
#[derive(Clone, Debug)]
pub(crate) struct List(Vec<TokenSpan>);

impl Spans {
    /// Adds one behind the others.
    pub(crate) fn push(&mut self, span: TokenSpan) {
        match self {
            Spans::None => *self = Spans::One(span),
            Spans::One(first) => *self = Spans::Several(Box::new(List(vec![*first, span]))),
            Spans::Several(spans) => spans.0.push(span),
        }
    }

    /// Drops those that `keeps` refuses.
    pub(crate) fn retain(&mut self, keeps: impl Fn(&TokenSpan) -> bool) {
        match self {
            Spans::One(span) if !keeps(span) => *self = Spans::None,
            Spans::None | Spans::One(_) => {}
            Spans::Several(spans) => spans.0.retain(keeps),
        }
    }
}

impl Deref for Spans {
    type Target = [TokenSpan];

    fn deref(&self) -> &[TokenSpan] {
        match self {
            Spans::None => &[],
            Spans::One(span) => std::slice::from_ref(span),
            Spans::Several(spans) => &spans.0,
        }
    }
}

impl DerefMut for Spans {
    fn deref_mut(&mut self) -> &mut [TokenSpan] {
        match self {
            Spans::None => &mut [],
            Spans::One(span) => std::slice::from_mut(span),
            Spans::Several(spans) => &mut spans.0,
        }
    }
}

impl From<TokenSpan> for Spans {
    fn from(span: TokenSpan) -> Self {
        Spans::One(span)
    }
}

impl From<Option<TokenSpan>> for Spans {
    fn from(span: Option<TokenSpan>) -> Self {
        span.map_or(Spans::None, Spans::One)
    }
}

impl FromIterator<TokenSpan> for Spans {
    fn from_iter<I: IntoIterator<Item = TokenSpan>>(spans: I) -> Self {
        let mut collected = Spans::None;
        spans.into_iter().for_each(|span| collected.push(span));
        collected
    }
}

impl<'a> IntoIterator for &'a Spans {
    type Item = &'a TokenSpan;
    type IntoIter = std::slice::Iter<'a, TokenSpan>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_what_was_put_in() {
        let all: Vec<TokenSpan> = (0..4).map(|start| TokenSpan::new(start, start + 1)).collect();
        for count in 0..=all.len() {
            let mut spans: Spans = all[..count].iter().copied().collect();
            assert_eq!(&*spans, &all[..count]);
            spans.retain(|span| span.start % 2 == 1);
            let odd: Vec<TokenSpan> = all[..count].iter().copied().filter(|span| span.start % 2 == 1).collect();
            assert_eq!(&*spans, &odd);
            spans.push(all[0]);
            assert_eq!(spans.last(), Some(&all[0]));
            assert_eq!(spans.len(), odd.len() + 1);
        }
    }
}
