//! What a token is to an attribution, as the model sees it.

use super::Attribution;
use crate::span::TokenSpan;

/// The part that a stretch of tokens plays, and on which side of it its cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Part {
    /// `Mary` in `Mary said …`
    SourceBefore = 1,
    /// `Mary` in `…, said Mary`
    SourceAfter = 2,
    /// The content of `…, Mary said`
    ContentBefore = 3,
    /// The content of `Mary said …`
    ContentAfter = 4,
    /// `said`
    Cue = 5,
}

use Part::*;

pub(super) const PARTS: [Part; 5] = [SourceBefore, SourceAfter, ContentBefore, ContentAfter, Cue];

/// The label of one token: outside of everything, or the first or a later token of a [`Part`].
///
/// Its number is 0, or that of the part, or that of the part + [`Label::INNER`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Label(u8);

impl Label {
    /// What the number of a later token has more than that of the first one.
    const INNER: usize = 8;

    pub(crate) const OUTSIDE: Label = Label(0);

    pub(crate) const fn first(part: Part) -> Label {
        Label(part as u8)
    }

    pub(crate) fn number(self) -> u8 {
        self.0
    }

    pub(crate) fn part(self) -> Option<Part> {
        (self.0 as usize % Self::INNER).checked_sub(1).map(|part| PARTS[part])
    }

    /// A later token of its part.
    pub(crate) fn is_inner(self) -> bool {
        usize::from(self.0) >= Self::INNER
    }

    /// The label of the next token of the same part.
    pub(crate) const fn inner(self) -> Label {
        match self.0 {
            0 => self,
            number => Label(number % Self::INNER as u8 + Self::INNER as u8),
        }
    }
}

/// The spans of an attribution, for [`label`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a> {
    pub(crate) content: &'a [TokenSpan],
    pub(crate) cue: &'a [TokenSpan],
    pub(crate) source: &'a [TokenSpan],
}

impl Attribution {
    pub(super) fn parts(&self) -> Parts<'_> {
        Parts { content: &self.content, cue: &self.cue, source: &self.source }
    }
}

/// Labels `count` tokens with the parts of attributions. Where parts overlap, the cue wins, then the content, then the
/// earlier attribution.
pub(crate) fn label<'a>(count: usize, attributions: impl Iterator<Item = Parts<'a>> + Clone) -> Vec<Label> {
    let mut labels = vec![Label::OUTSIDE; count];
    let mut put = |span: &TokenSpan, part: Part| {
        let mut next = Label::first(part);
        for label in &mut labels[span.range()] {
            if *label == Label::OUTSIDE {
                *label = next;
                next = next.inner();
            } else {
                next = Label::first(part);
            }
        }
    };
    for parts in attributions.clone() {
        parts.cue.iter().for_each(|span| put(span, Cue));
    }
    for parts in attributions.clone() {
        let anchor = parts.cue.first().or(parts.source.first());
        for span in parts.content {
            put(
                span,
                if anchor.is_some_and(|anchor| span.start < anchor.start) { ContentBefore } else { ContentAfter },
            );
        }
    }
    for parts in attributions {
        let anchor = parts.cue.first().or(parts.content.first());
        for span in parts.source {
            put(span, if anchor.is_some_and(|anchor| span.start > anchor.start) { SourceAfter } else { SourceBefore });
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(ranges: &[(usize, usize)]) -> Vec<TokenSpan> {
        ranges.iter().map(|&(start, end)| TokenSpan::new(start, end)).collect()
    }

    /// The stretches that labels mark, in text order.
    fn stretches(labels: &[Label]) -> impl Iterator<Item = (Part, TokenSpan)> + '_ {
        let mut index = 0;
        std::iter::from_fn(move || {
            while index < labels.len() {
                let start = index;
                index += 1;
                let Some(part) = labels[start].part() else { continue };
                while labels.get(index).is_some_and(|label| label.is_inner() && label.part() == Some(part)) {
                    index += 1;
                }
                return Some((part, TokenSpan::new(start, index)));
            }
            None
        })
    }

    #[test]
    fn labels_and_stretches_are_each_others_inverse() {
        // "A b", c said . "D e": the content on both sides.
        let (content, cue, source) = (spans(&[(0, 4), (8, 12)]), spans(&[(6, 7)]), spans(&[(5, 6)]));
        let parts = Parts { content: &content, cue: &cue, source: &source };
        let labels = label(12, std::iter::once(parts));
        let found: Vec<_> = stretches(&labels).collect();
        assert_eq!(
            found,
            [(ContentBefore, content[0]), (SourceBefore, source[0]), (Cue, cue[0]), (ContentAfter, content[1]),]
        );
    }

    #[test]
    fn numbers_stand_for_parts() {
        for part in PARTS {
            let first = Label::first(part);
            assert_eq!(first.part(), Some(part));
            assert_eq!(first.inner().part(), Some(part));
            assert!(first.inner().is_inner() && !first.is_inner());
            assert_eq!(first.inner().inner(), first.inner());
        }
        assert_eq!(Label::OUTSIDE.part(), None);
        assert_eq!(Label::OUTSIDE.inner(), Label::OUTSIDE);
    }
}
