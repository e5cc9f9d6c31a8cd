//! The pairing of the marks of one paragraph: a stack of the opening marks that wait for their counterparts.

use super::context::{Lean, Sign, Surroundings};
use super::family::{Family, belong_together};
use super::{Code, Diagnostic};
use crate::segment::{Paragraph, Segments};
use crate::token::{Gap, Glyph, Shape, TokenKind};

/// A quotation that its paragraph did not close and the next one may continue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thread {
    pub(super) quotation: u32,
    pub(super) family: Family,
}

/// A quotation in the making.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) family: Family,
    pub(super) glyph: Glyph,
    pub(super) state: State,
    pub(super) continues: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// No closing mark seen so far.
    Open,
    Closed,
    /// Closed, but never opened.
    Unopened,
    /// Ends without a closing mark.
    Unclosed,
    /// The opening mark turned out to be an apostrophe, a bullet or the like.
    Dropped,
}

/// An opening mark that waits for its counterpart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    pub(super) draft: usize,
    pub(super) family: Family,
    /// Only seems to open: without a counterpart it is an apostrophe.
    pub(super) tentative: bool,
    /// `"We won,' he said`: a mark of the wrong family that closes it if no right one comes.
    pub(super) substitute: Option<u32>,
}

/// The pairing of one paragraph after another.
pub(super) struct Pairing<'a> {
    pub(super) surroundings: Surroundings<'a>,
    pub(super) segments: &'a Segments,
    pub(super) paragraph: &'a Paragraph,
    /// The marks of the paragraph.
    pub(super) signs: Vec<Sign>,
    /// The mark that the next paragraph begins with.
    pub(super) runs_on: Option<Family>,
    /// The quotation of the paragraph before that this one may continue.
    pub(super) thread: Option<Thread>,
    pub(super) drafts: Vec<Draft>,
    pub(super) stack: Vec<Waiting>,
    /// How many of each family wait, so that a search of the stack never fails late.
    pub(super) open: [u32; Family::COUNT],
    /// Where the quotations around the current one end.
    pub(super) ends: Vec<u32>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Pairing<'a> {
    /// Nothing is open yet.
    pub(super) fn new(surroundings: Surroundings<'a>, segments: &'a Segments, paragraph: &'a Paragraph) -> Self {
        Self {
            surroundings,
            segments,
            paragraph,
            signs: Vec::new(),
            runs_on: None,
            thread: None,
            drafts: Vec::new(),
            stack: Vec::new(),
            open: [0; Family::COUNT],
            ends: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn run(&mut self) {
        let mut index = 0;
        while index < self.signs.len() {
            index += self.step(index);
        }
    }

    /// Reads one sign, or two that only make sense together; gives their number.
    fn step(&mut self, index: usize) -> usize {
        let sign = self.signs[index];
        if let Some(outer) = self.closes_two_levels(index) {
            self.end_innermost(Sign { glyph: Glyph::Single, ..sign });
            self.end_innermost(Sign { glyph: Glyph::TexClose, ..outer });
            return 2;
        }
        match self.decide(index) {
            // `'How far?''`: two single marks in one token.
            Lean::Close if self.closes_a_single(&sign) => self.end_innermost(Sign { glyph: Glyph::Single, ..sign }),
            Lean::Open => self.open(sign, false),
            Lean::MaybeOpen => self.open(sign, true),
            Lean::Close => self.close(index),
            _ => {}
        }
        1
    }

    /// `''He said 'no'''`: the tokens are `''` and `'`, the marks `'` and `''`. Gives the second token.
    fn closes_two_levels(&self, index: usize) -> Option<Sign> {
        let (sign, next) = (self.signs[index], *self.signs.get(index + 1)?);
        let touches = self.surroundings.tokens[sign.at()].gap == Gap::None && next.token == sign.token + 1;
        let levels = self.stack.iter().rev().take(2).map(|waiting| waiting.family);
        let fits = sign.glyph == Glyph::TexClose && next.glyph == Glyph::Single && touches;
        (fits && levels.eq([Family::Single, Family::Double])).then_some(next)
    }

    fn closes_a_single(&self, sign: &Sign) -> bool {
        sign.glyph == Glyph::TexClose
            && self.open[Family::Double as usize] == 0
            && self.stack.last().is_some_and(|top| top.family == Family::Single && !top.tentative)
    }

    /// What a sign does, given what is open and what follows.
    fn decide(&self, index: usize) -> Lean {
        let sign = &self.signs[index];
        let is_open = self.open[sign.family as usize] > 0;
        match sign.lean {
            Lean::Either if self.is_guillemet(sign) => self.decide_guillemet(sign),
            Lean::Open | Lean::Close if self.is_guillemet(sign) => self.decide_guillemet(sign),
            Lean::Open if is_open && self.closes_after_a_space(sign) => Lean::Close,
            Lean::Either if is_open => Lean::Close,
            Lean::Either => Lean::Open,
            // `'I blame the bosses' greed,'`: the next single mark closes, so this one need not.
            Lean::MaybeClose => match self.stack.last() {
                Some(top) if top.family == sign.family && !top.tentative && !self.next_closes(index) => Lean::Close,
                _ => Lean::Apostrophe,
            },
            // `"It needs a 24" pipe," he said`
            Lean::MaybePrime if is_open && !self.next_closes(index) => Lean::Close,
            Lean::MaybePrime => Lean::Prime,
            // `he said" We won"`: the space is on the wrong side.
            Lean::Close if !is_open && self.follows_a_word(sign) && self.next_closes(index) => Lean::Open,
            lean => lean,
        }
    }

    fn is_guillemet(&self, sign: &Sign) -> bool {
        matches!(sign.family, Family::Guillemet | Family::SingleGuillemet)
    }

    /// «Halte», « Halte », »Halt«, »Seis»: the pair shows its direction by its first mark.
    fn decide_guillemet(&self, sign: &Sign) -> Lean {
        let points_left = matches!(sign.glyph, Glyph::GuillemetOpen | Glyph::SingleGuillemetOpen);
        let opener = self.stack.iter().rev().find(|waiting| waiting.family == sign.family);
        match opener.map(|waiting| self.drafts[waiting.draft].glyph) {
            None if points_left => Lean::Open,
            None => match sign.lean {
                Lean::Close => Lean::Close,
                _ => Lean::Open,
            },
            // Inside »…« or »…», whatever does not plainly open closes.
            Some(Glyph::GuillemetClose | Glyph::SingleGuillemetClose) => match sign.lean {
                Lean::Open => Lean::Open,
                _ => Lean::Close,
            },
            Some(_) if points_left => Lean::Open,
            Some(_) => Lean::Close,
        }
    }

    /// `"We won, "he said.`: the space is on the wrong side of the closing mark.
    fn closes_after_a_space(&self, sign: &Sign) -> bool {
        let same = self.stack.last().is_some_and(|top| top.family == sign.family);
        let (tokens, at) = (self.surroundings.tokens, sign.at());
        let directed = matches!(sign.glyph, Glyph::DoubleOpen | Glyph::DoubleLow | Glyph::TexOpen | Glyph::SingleOpen);
        // Swedish and wrong-way marks: ` ”He` closes what “ opened.
        let wrong_way = matches!(sign.glyph, Glyph::DoubleClose | Glyph::SingleClose)
            && self.stack.last().is_some_and(|top| {
                matches!(self.drafts[top.draft].glyph, Glyph::DoubleOpen | Glyph::DoubleLow | Glyph::SingleOpen)
            });
        let punctuated = at > self.paragraph.tokens.range().start && ends_clause(tokens[at - 1].kind);
        let goes_on = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && next.shape == Shape::Lower);
        same && !directed && (wrong_way || punctuated && goes_on)
    }

    /// The next mark of the family in the paragraph closes.
    fn next_closes(&self, index: usize) -> bool {
        let family = self.signs[index].family;
        let next = self.signs[index + 1..]
            .iter()
            .find(|sign| sign.family == family && !matches!(sign.lean, Lean::Apostrophe | Lean::Prime));
        next.is_some_and(|sign| sign.lean.closes())
    }

    fn follows_a_word(&self, sign: &Sign) -> bool {
        let before = self.surroundings.touching_before(sign.at(), self.paragraph.tokens);
        sign.family == Family::Double
            && !matches!(sign.glyph, Glyph::DoubleClose | Glyph::DoubleOpen)
            && before.is_some_and(|before| self.surroundings.kind(before) == TokenKind::Word)
    }

    fn open(&mut self, sign: Sign, tentative: bool) {
        self.stack.push(Waiting { draft: self.drafts.len(), family: sign.family, tentative, substitute: None });
        self.open[sign.family as usize] += 1;
        self.drafts.push(Draft {
            start: sign.token,
            end: self.paragraph.tokens.end,
            family: sign.family,
            glyph: sign.glyph,
            state: State::Open,
            continues: None,
        });
    }

    fn close(&mut self, index: usize) {
        let sign = self.signs[index];
        if self.open[sign.family as usize] == 0 {
            return self.close_nothing(sign);
        }
        // What was opened inside and not closed ends here.
        while self.stack.last().is_some_and(|top| top.family != sign.family) {
            if let Some(waiting) = self.pop() {
                self.leave_unclosed(waiting, sign.token);
            }
        }
        self.end_innermost(sign);
    }

    pub(super) fn pop(&mut self) -> Option<Waiting> {
        let waiting = self.stack.pop()?;
        self.open[waiting.family as usize] -= 1;
        Some(waiting)
    }

    /// Closes the innermost quotation with the mark.
    fn end_innermost(&mut self, sign: Sign) {
        let Some(waiting) = self.pop() else { return };
        if let Some(token) = waiting.substitute {
            self.diagnostics.push(Diagnostic { token, code: Code::StrayMark });
        }
        let draft = &mut self.drafts[waiting.draft];
        draft.end = sign.token + 1;
        draft.state = State::Closed;
        if !belong_together(draft.glyph, sign.glyph) {
            self.diagnostics.push(Diagnostic { token: sign.token, code: Code::MismatchedMarks });
        }
    }

    /// A closing mark with nothing to close.
    fn close_nothing(&mut self, sign: Sign) {
        let before = self.surroundings.touching_before(sign.at(), self.paragraph.tokens);
        let after_word = before.is_some_and(|before| !ends_clause(self.surroundings.kind(before)));
        if sign.family == Family::Single {
            // `the Joneses' dogs`
            if after_word {
                return;
            }
            if let Some(top) = self.stack.last_mut().filter(|top| top.substitute.is_none()) {
                top.substitute = Some(sign.token);
                return;
            }
        } else if !after_word && before.is_some() && self.drafts.is_empty() && self.is_explained(sign) {
            return self.open_late(sign);
        }
        self.diagnostics.push(Diagnostic { token: sign.token, code: Code::StrayMark });
    }

    /// White space and more of the paragraph follow, or the paragraph before waits for a closing mark.
    fn is_explained(&self, sign: Sign) -> bool {
        let paragraph = self.paragraph.tokens;
        let apart = self.surroundings.touching_after(sign.at(), paragraph).is_none();
        let awaited = self.thread.is_some_and(|thread| thread.family == sign.family);
        apart && (awaited || paragraph.contains(sign.at() + 1))
    }

    /// `We will appeal," said Dana Cole.`: the opening mark is missing.
    fn open_late(&mut self, sign: Sign) {
        let thread = self.thread.take_if(|thread| thread.family == sign.family);
        let start = match thread {
            Some(_) => self.paragraph.tokens.start,
            None => self.sentence_start(sign.token - 1),
        };
        self.diagnostics.push(Diagnostic { token: sign.token, code: Code::UnopenedQuotation });
        self.drafts.push(Draft {
            start,
            end: sign.token + 1,
            family: sign.family,
            glyph: sign.glyph,
            state: State::Unopened,
            continues: thread.map(|thread| thread.quotation),
        });
    }

    fn sentence_start(&self, token: u32) -> u32 {
        let (first, last) = self.paragraph.sentences;
        let sentences = self.segments.sentences.get(first as usize..last as usize).unwrap_or_default();
        sentences
            .iter()
            .find(|sentence| sentence.tokens.contains(token as usize))
            .map_or(self.paragraph.tokens.start, |sentence| sentence.tokens.start)
            .max(self.paragraph.dateline.end)
    }
}

pub(super) fn ends_clause(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(kind, Comma | Stop | Question | Exclamation | Ellipsis | Dash | Colon | Semicolon)
}

pub(super) fn first_visible(surroundings: Surroundings<'_>, paragraph: &Paragraph) -> u32 {
    let start = paragraph.tokens.range().start;
    match surroundings.tokens.get(start) {
        Some(token) if token.kind == TokenKind::Space => paragraph.tokens.start + 1,
        _ => paragraph.tokens.start,
    }
}

/// The family of the mark that a paragraph begins with.
pub(super) fn first_mark(surroundings: Surroundings<'_>, paragraph: &Paragraph) -> Option<Family> {
    let first = first_visible(surroundings, paragraph) as usize;
    match surroundings.tokens.get(first).filter(|_| paragraph.tokens.contains(first))?.kind {
        TokenKind::Mark(glyph) => Some(Family::of(glyph)),
        _ => None,
    }
}
