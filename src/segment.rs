//! Where are the paragraphs, headings and sentences?

mod closing;
mod dateline;
mod ending;
mod habit;
mod item;
mod kind;
mod layout;
mod line;
mod sentence;
mod tag;
#[cfg(test)]
mod tests;

use crate::lexicon::Word;
use crate::span::TokenSpan;
use crate::token::{Gap, Site, Sites, Token, TokenKind};

/// Paragraphs and sentences, in text order. Sentences do not cross paragraphs; together they hold every token, but for
/// a text of white space alone, which has none.
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

/// What the rules of this stage look at.
#[derive(Clone, Copy, Debug)]
struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a [Word],
    sites: &'a Sites,
}

impl View<'_> {
    fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|token| token.kind)
    }

    /// What follows the token; the end of the text is as good as a blank line, which a paragraph appended would need.
    fn gap(&self, token: usize) -> Gap {
        match self.tokens.get(token) {
            Some(found) if token + 1 < self.tokens.len() => found.gap,
            _ => Gap::Blank,
        }
    }

    /// The sites from the token `from` on, without the last token: no line break behind it would count.
    fn sites(&self, site: Site, from: usize) -> impl Iterator<Item = (usize, Token)> {
        let last = self.tokens.len().saturating_sub(1);
        self.sites.iter(site, from).take_while(move |&token| token < last).map(|token| (token, self.tokens[token]))
    }

    fn word(&self, token: usize) -> Word {
        self.words.get(token).copied().unwrap_or_default()
    }

    fn visible(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.text[token.span().range()])
    }

    /// It begins with a capital letter, be it a word, an initial, an acronym or a name with a digit.
    fn is_capital(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.shape.is_capital())
    }
}

/// Cuts the tokens into paragraphs and these into sentences. Never fails; linear in the number of tokens.
pub(crate) fn segment(text: &str, tokens: &[Token], words: &[Word], sites: &Sites) -> Segments {
    let view = &View { text, tokens, words, sites };
    let mut segments = Segments::default();
    if tokens.iter().all(|token| token.kind == TokenKind::Space) {
        return segments;
    }
    // Articles have some forty tokens a paragraph and twenty a sentence. Growing would copy: rather too much room.
    segments.paragraphs.reserve_exact(tokens.len() / 24 + 4);
    segments.sentences.reserve_exact(tokens.len() / 10 + 4);
    let mut habits = habit::Habits::default();
    let mut start = 0;
    while start < tokens.len() {
        if start == habits.block_end() {
            habits.read_block(view, start);
        }
        let end = layout::paragraph_end(view, habits, start);
        let dateline = dateline::dateline(view, start, end);
        let number = segments.paragraphs.len() as u32;
        let first = segments.sentences.len();
        sentence::sentences(view, &mut habits, dateline, end, |tokens| {
            segments.sentences.push(Sentence { tokens, paragraph: number });
        });
        let count = segments.sentences.len() - first;
        let kind = kind::kind(view, TokenSpan::new(start, end), dateline, count);
        let sentences = (first as u32, segments.sentences.len() as u32);
        segments.paragraphs.push(Paragraph { tokens: TokenSpan::new(start, end), kind, dateline, sentences });
        start = end;
    }
    segments
}
