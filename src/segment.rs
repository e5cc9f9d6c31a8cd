//! Where are the paragraphs, headings and sentences?

use crate::lexicon::Word;
use crate::span::TokenSpan;
use crate::token::{Gap, Token, TokenKind};

/// Paragraphs and sentences, in text order. Sentences do not cross paragraphs; together they hold every token.
#[derive(Clone, Debug, Default)]
pub(crate) struct Segments {
    pub(crate) paragraphs: Vec<Paragraph>,
    pub(crate) sentences: Vec<Sentence>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Paragraph {
    pub(crate) tokens: TokenSpan,
    pub(crate) kind: ParagraphKind,
    /// Tokens of a dateline at the start, `OSLO, March 3 (NordWire) -`; empty if there is none.
    pub(crate) dateline: TokenSpan,
    /// Half-open range of indices into `Segments::sentences`.
    pub(crate) sentences: (u32, u32),
}

/// What a paragraph is in the layout of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A headline or the title of a section.
    Heading,
    /// `By Mary Smith`
    Byline,
    /// An item of a list.
    Item,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    pub(crate) tokens: TokenSpan,
    pub(crate) paragraph: u32,
}

/// Cuts the tokens into paragraphs and these into sentences. Never fails; linear in the number of tokens.
pub(crate) fn segment(text: &str, tokens: &[Token], words: &[Word]) -> Segments {
    let _ = (text, words);
    let mut segments = Segments::default();
    let (mut paragraph, mut sentence) = (0, 0);
    for (index, token) in tokens.iter().enumerate() {
        let last = index + 1 == tokens.len();
        let new_paragraph = last || token.gap >= Gap::Line;
        let ends = matches!(token.kind, TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation)
            || (matches!(token.kind, TokenKind::Mark(_))
                && index > 0
                && matches!(tokens[index - 1].kind, TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation));
        let next_capital = tokens
            .get(index + 1)
            .is_none_or(|next| next.shape.is_capital() || matches!(next.kind, TokenKind::Mark(_) | TokenKind::Number));
        if new_paragraph || (ends && next_capital && token.gap != Gap::None) {
            let tokens = TokenSpan::new(sentence, index + 1);
            segments.sentences.push(Sentence { tokens, paragraph: segments.paragraphs.len() as u32 });
            sentence = index + 1;
        }
        if new_paragraph {
            let first = segments.paragraphs.last().map_or(0, |p| p.sentences.1);
            segments.paragraphs.push(Paragraph {
                tokens: TokenSpan::new(paragraph, index + 1),
                kind: ParagraphKind::Body,
                dateline: TokenSpan::new(paragraph, paragraph),
                sentences: (first, segments.sentences.len() as u32),
            });
            paragraph = index + 1;
        }
    }
    segments
}
