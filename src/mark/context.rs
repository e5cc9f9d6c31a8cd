//! What a mark can be, judged by what stands beside it.

use super::family::Family;
use crate::lexicon::{Class, Word};
use crate::span::TokenSpan;
use crate::token::{Gap, Glyph, Token, TokenKind};

/// The text that the marks stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a [Word],
}

/// What a mark seems to do. Pairing decides what is left open here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// `"We`
    Open,
    /// `'Round`: opens, unless it is the apostrophe of a clipped word.
    MaybeOpen,
    /// `won,"`
    Close,
    /// `the bosses' greed`: closes, unless it is a possessive.
    MaybeClose,
    /// ` " `, `"...`, `-"`: opens or closes, whichever is due.
    Either,
    /// `'em`, `rock 'n' roll`
    Apostrophe,
    /// `41°43'57"N`
    Prime,
    /// `a 24" pipe`: a prime, unless a quotation is to be closed.
    MaybePrime,
}

impl Lean {
    pub(super) fn closes(self) -> bool {
        matches!(self, Lean::Close | Lean::MaybeClose | Lean::MaybePrime)
    }
}

/// A mark with what it seems to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) token: u32,
    pub(super) glyph: Glyph,
    pub(super) family: Family,
    pub(super) lean: Lean,
    /// White space, an opening bracket, a dash or an opening mark stands before it.
    pub(super) left_open: bool,
    /// White space, punctuation, a clitic or a closing mark stands after it.
    pub(super) right_closed: bool,
}

impl Sign {
    pub(super) fn at(&self) -> usize {
        self.token as usize
    }
}

impl<'a> Surroundings<'a> {
    pub(super) fn word(&self, token: usize) -> &'a str {
        &self.text[self.tokens[token].span().range()]
    }

    pub(super) fn kind(&self, token: usize) -> TokenKind {
        self.tokens[token].kind
    }

    /// The token before, within the paragraph, if nothing stands between.
    pub(super) fn touching_before(&self, token: usize, paragraph: TokenSpan) -> Option<usize> {
        let before = token.checked_sub(1).filter(|&before| paragraph.contains(before))?;
        (self.tokens[before].gap == Gap::None && self.kind(before) != TokenKind::Space).then_some(before)
    }

    /// The token after, within the paragraph, if nothing stands between.
    pub(super) fn touching_after(&self, token: usize, paragraph: TokenSpan) -> Option<usize> {
        (paragraph.contains(token + 1) && self.tokens[token].gap == Gap::None).then_some(token + 1)
    }

    /// Reads the marks of a paragraph: `signs` holds its mark tokens in text order.
    pub(super) fn read(&self, signs: &mut [Sign], paragraph: TokenSpan) {
        let mut following: Option<(u32, bool)> = None;
        for sign in signs.iter_mut().rev() {
            sign.right_closed = match self.touching_after(sign.at(), paragraph) {
                None => true,
                Some(after) => match following {
                    // `'"` at the end of a quotation in a quotation: both see what follows the second.
                    Some((token, closed)) if token as usize == after => closed,
                    _ => closes_before(self.kind(after)),
                },
            };
            following = Some((sign.token, sign.right_closed));
        }
        let mut previous: Option<(u32, Lean)> = None;
        for sign in signs.iter_mut() {
            let before = self.touching_before(sign.at(), paragraph);
            sign.left_open = match before {
                None => true,
                Some(before) => match previous {
                    // `"'` at the start of a quotation in a quotation.
                    Some((token, lean)) if token as usize == before => {
                        matches!(lean, Lean::Open | Lean::MaybeOpen | Lean::Either)
                    }
                    _ => {
                        opens_after(self.kind(before))
                            || self.kind(before) == TokenKind::Symbol && self.word(before) == "/"
                    }
                },
            };
            sign.lean = self.lean(sign, before.map(|before| self.kind(before)), paragraph);
            previous = Some((sign.token, sign.lean));
        }
        self.read_clipped_and(signs);
    }

    /// `before`: what touches the mark on its left.
    fn lean(&self, sign: &Sign, before: Option<TokenKind>, paragraph: TokenSpan) -> Lean {
        let by_sides = match (sign.left_open, sign.right_closed) {
            // `the crew--"the lot"` against `"but then--"` with no space behind.
            (true, false) if before == Some(TokenKind::Dash) && sign.family == Family::Double => Lean::Either,
            (true, false) => Lean::Open,
            (false, true) => Lean::Close,
            _ => Lean::Either,
        };
        match sign.glyph {
            Glyph::Double | Glyph::DoublePrime | Glyph::TexClose => self.measured(sign, paragraph).unwrap_or(by_sides),
            // German closes with the glyph that English opens with: „Halt“. Elsewhere it opens, spaced or not.
            Glyph::DoubleOpen | Glyph::TexOpen if by_sides == Lean::Close => Lean::Close,
            // Swedish opens with the glyph that it closes with: ”Stopp”.
            Glyph::DoubleClose if by_sides == Lean::Open => Lean::Open,
            // `” … and so on,” she said`
            Glyph::DoubleClose if sign.token == paragraph.start => Lean::Open,
            Glyph::DoubleOpen | Glyph::TexOpen | Glyph::DoubleLow | Glyph::SingleLow | Glyph::CornerOpen => Lean::Open,
            Glyph::DoubleClose | Glyph::CornerClose => Lean::Close,
            // French sets them off with spaces, German points them inwards: which it is shows in pairing.
            Glyph::GuillemetOpen | Glyph::GuillemetClose | Glyph::SingleGuillemetOpen | Glyph::SingleGuillemetClose => {
                by_sides
            }
            Glyph::Single | Glyph::SingleOpen | Glyph::SingleClose | Glyph::Accent | Glyph::Prime => {
                self.single(sign, by_sides, paragraph)
            }
        }
    }

    /// `24"`, `41°43'57"N`, `5'10"`: a mark right after a number.
    fn measured(&self, sign: &Sign, paragraph: TokenSpan) -> Option<Lean> {
        let before = self.touching_before(sign.at(), paragraph)?;
        if !matches!(self.kind(before), TokenKind::Number | TokenKind::Measure) {
            return None;
        }
        let after = self.touching_after(sign.at(), paragraph).map(|after| self.kind(after));
        match after {
            Some(TokenKind::Number | TokenKind::Word) => Some(Lean::Prime),
            _ if matches!(sign.glyph, Glyph::Prime | Glyph::DoublePrime) => Some(Lean::Prime),
            _ => Some(Lean::MaybePrime),
        }
    }

    fn single(&self, sign: &Sign, by_sides: Lean, paragraph: TokenSpan) -> Lean {
        if let Some(lean) = self.measured(sign, paragraph) {
            return lean;
        }
        let after = self.touching_after(sign.at(), paragraph);
        let lean = match by_sides {
            Lean::Open => match after {
                Some(after) => self.opening_single(sign, after, paragraph),
                None => Lean::Open,
            },
            Lean::Close => self.closing_single(sign, paragraph),
            // Letters on both sides.
            _ if !sign.left_open => Lean::Apostrophe,
            _ => Lean::Either,
        };
        match (sign.glyph, lean) {
            // `‘ We won`: only its spacing is odd.
            (Glyph::SingleOpen, Lean::Either) => Lean::Open,
            (Glyph::SingleClose, Lean::Either) => Lean::Close,
            (Glyph::SingleClose, Lean::Open) => Lean::MaybeOpen,
            _ => lean,
        }
    }

    fn opening_single(&self, sign: &Sign, after: usize, paragraph: TokenSpan) -> Lean {
        let clipped = match self.kind(after) {
            // `the '90s`, `the class of '98`
            TokenKind::Number => {
                let digits = self.word(after).trim_end_matches('s');
                digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
            }
            TokenKind::Word | TokenKind::Clitic => self.words[after].is(Class::Clipped),
            _ => false,
        };
        let decade = clipped && self.word(after).ends_with('s') && self.kind(after) == TokenKind::Number;
        let starts = sign.at() == paragraph.range().start
            || matches!(
                self.kind(sign.at() - 1),
                TokenKind::Stop | TokenKind::Comma | TokenKind::Colon | TokenKind::Question | TokenKind::Exclamation
            );
        match clipped {
            false => Lean::Open,
            // `'Round the back,' he said`
            true if starts && !decade => Lean::MaybeOpen,
            true => Lean::Apostrophe,
        }
    }

    /// `the bosses' greed`, `goin' home`: the apostrophe of a word, with another word after it that can belong to it.
    fn closing_single(&self, sign: &Sign, paragraph: TokenSpan) -> Lean {
        let Some(before) = self.touching_before(sign.at(), paragraph) else { return Lean::Close };
        if !matches!(self.kind(before), TokenKind::Word | TokenKind::Clitic | TokenKind::Acronym) {
            return Lean::Close;
        }
        let word = self.word(before);
        let dropped = word.ends_with("in") || ["an", "o", "ol", "th", "wi", "y"].contains(&word);
        let possessive = word.ends_with(['s', 'S', 'z', 'x']);
        let next = sign.at() + 1;
        if !(dropped || possessive) || self.tokens[sign.at()].gap == Gap::None || !paragraph.contains(next) {
            return Lean::Close;
        }
        let belongs = matches!(self.kind(next), TokenKind::Word | TokenKind::Number | TokenKind::Mark(_));
        match belongs && (dropped || !self.cannot_be_owned(next)) {
            true => Lean::MaybeClose,
            false => Lean::Close,
        }
    }

    /// `'cats and dogs' and`: no noun phrase begins with such a word, so what precedes it is no possessive.
    fn cannot_be_owned(&self, token: usize) -> bool {
        self.words[token].is_any(&[
            Class::Coordinator,
            Class::Preposition,
            Class::Auxiliary,
            Class::Modal,
            Class::Determiner,
            Class::Subordinator,
            Class::SubjectPronoun,
        ])
    }

    /// `rock 'n' roll`: both marks of a clipped "and".
    fn read_clipped_and(&self, signs: &mut [Sign]) {
        for at in 1..signs.len() {
            let (first, second) = (signs[at - 1], signs[at]);
            let between = first.at() + 1;
            if second.at() == between + 1
                && first.family == Family::Single
                && second.family == Family::Single
                && self.tokens[first.at()].gap == Gap::None
                && self.tokens[between].gap == Gap::None
                && self.word(between).eq_ignore_ascii_case("n")
            {
                signs[at - 1].lean = Lean::Apostrophe;
                signs[at].lean = Lean::Apostrophe;
            }
        }
    }
}

/// A mark token, not yet read.
pub(super) fn unread(token: usize, glyph: Glyph) -> Sign {
    Sign {
        token: token as u32,
        glyph,
        family: Family::of(glyph),
        lean: Lean::Either,
        left_open: false,
        right_closed: false,
    }
}

fn opens_after(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Open | TokenKind::Dash)
}

fn closes_before(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(kind, Comma | Stop | Question | Exclamation | Colon | Semicolon | Dash | Ellipsis | Close | Clitic)
}
