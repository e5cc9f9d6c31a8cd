//! Where a stretch of words that can stand in a name ends.

use super::mention::Scope;
use super::name::{is_ampersand, is_given, is_office, is_suffix};
use crate::lexicon::Class;
use crate::token::{Gap, Shape, TokenKind};

impl Scope<'_> {
    /// The end of the stretch of capitalised words that begins at `start`.
    ///
    /// `stretch := word (joint? word)*`, `joint := "." after an abbreviation | particle{1,3} | "&"`
    pub(super) fn stretch(&self, start: usize) -> usize {
        let mut stop = start + 1;
        while stop < self.end {
            let joined = self.reading.tokens[stop - 1].gap != Gap::None;
            if joined & self.names.contains(stop) {
                stop += 1;
                continue;
            }
            if !self.may_join(stop) {
                return stop;
            }
            let next = match self.reading.kind(stop) {
                TokenKind::Stop => self.after_abbreviation(stop),
                _ if joined => stop,
                _ => break,
            };
            let next = if self.names.contains(next) { next } else { self.after_joint(next) };
            if next == stop || next >= self.end || !self.names.contains(next) {
                break;
            }
            stop = next + 1;
        }
        self.after_suffix(start, stop)
    }

    /// A token that is no word of a name may stand inside one: a full stop, an ampersand or a particle.
    fn may_join(&self, token: usize) -> bool {
        matches!(self.reading.kind(token), TokenKind::Stop | TokenKind::Symbol)
            | self.reading.is(token, Class::Particle)
    }

    /// `Sen|. Cruz`, `St|. Mary`: past the full stop of an abbreviation that more follows.
    fn after_abbreviation(&self, stop: usize) -> usize {
        let word = self.reading.words[stop - 1];
        let abbreviated = stop + 1 < self.end
            && self.reading.kind(stop) == TokenKind::Stop
            && self.reading.tokens[stop - 1].gap == Gap::None
            && word.is_any(&[Class::Title, Class::Abbreviation]);
        stop + usize::from(abbreviated)
    }

    /// `Ursula |von der| Leyen`, `Johnson |&| Johnson`
    fn after_joint(&self, at: usize) -> usize {
        if is_ampersand(&self.reading, at) {
            return at + 1;
        }
        let particles = (at..self.end.min(at + 3)).take_while(|&token| self.is_particle(token)).count();
        at + particles
    }

    fn is_particle(&self, token: usize) -> bool {
        self.reading.is(token, Class::Particle) && self.reading.tokens[token].shape == Shape::Lower
    }

    /// `Donald Trump Jr|.|`
    fn after_suffix(&self, start: usize, stop: usize) -> usize {
        let stops = stop + 1 < self.end
            && self.reading.kind(stop) == TokenKind::Stop
            && self.reading.tokens[stop - 1].gap == Gap::None;
        stop + usize::from(stops && stop > start + 1 && is_suffix(self.reading.bytes(stop - 1)))
    }

    /// `Bank |of America|`, `Center |for Strategic and International Studies|`, `Secretary |of State John Kerry|`: the end
    /// of a stretch that goes on behind a preposition.
    ///
    /// `longer := stretch ("of" | "for" | "on") "the"? stretch ("and" stretch)?`, where the first one ends in the word for
    /// a body or an office.
    pub(super) fn longer_stretch(&self, start: usize) -> usize {
        let mut stop = self.stretch(start);
        let mut body = false;
        for _ in 0..3 {
            let head = self.reading.words[stop - 1];
            body |= head.is(Class::Organization) && !is_office(head);
            if !((body || is_office(head)) && stop + 1 < self.end)
                || is_given(self.reading.words[start]) && !is_office(self.reading.words[start])
            {
                return stop;
            }
            let links = match self.reading.bytes(stop) {
                b"of" | b"Of" => true,
                b"for" | b"on" => body,
                _ => false,
            };
            let article = links && self.reading.bytes(stop + 1) == b"the";
            let next = stop + 1 + usize::from(article);
            if !links || next >= self.end || !self.names.contains(next) {
                return stop;
            }
            let office = is_office(head);
            stop = self.stretch(next);
            if !office {
                stop = self.after_conjunction(stop);
            }
        }
        stop
    }

    /// Nothing can follow in the same stretch, no such word, joint or full stop, nor anything attached to a body or an
    /// office; and no particle stands before it.
    pub(super) fn stands_alone(&self, start: usize) -> bool {
        let next = start + 1;
        let leads = self.reading.words[start].is_any(&[Class::Organization, Class::Title, Class::Role]);
        let behind_particle = self.reading.is(start.saturating_sub(1), Class::Particle);
        !behind_particle && (next >= self.end || !(self.names.contains(next) | self.may_join(next) | leads))
    }

    /// `Centers for Disease Control |and Prevention|`: only inside the name of a body, and only before one word that is not
    /// somebody's given name.
    fn after_conjunction(&self, stop: usize) -> usize {
        if stop + 1 >= self.end || self.reading.bytes(stop) != b"and" || !self.names.contains(stop + 1) {
            return stop;
        }
        let next = self.stretch(stop + 1);
        let word = self.reading.words[stop + 1];
        match is_given(word) || is_office(word) || word.is(Class::Place) {
            true => stop,
            false => next,
        }
    }
}
