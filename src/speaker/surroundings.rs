//! What stands around a name: the role before it, the apposition behind it, the body that its bearer belongs to.

use super::mention::Scope;
use super::name::{self, Name};
use super::word_set::WordSet;
use crate::lexicon::{Class, prints_of};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Gap, Shape, TokenKind};

/// Modifiers of a role that are looked for before it, and words of an apposition before its role.
const REACH: usize = 7;

/// What stands around a name.
pub(super) struct Surroundings {
    pub(super) role: TokenSpan,
    pub(super) affiliation: TokenSpan,
    /// Everything, and the name.
    pub(super) whole: TokenSpan,
    /// The lower-case noun right before the name or its apposition comma.
    pub(super) head: Option<usize>,
    /// The role stands before the name.
    pub(super) is_introduced: bool,
    /// An age stands behind the name.
    pub(super) is_aged: bool,
}

/// What stands before a name.
struct Before {
    role: TokenSpan,
    affiliation: TokenSpan,
    head: Option<usize>,
}

impl Before {
    /// Where it begins, if there is anything.
    fn start(&self) -> Option<usize> {
        [self.role, self.affiliation].iter().filter(|span| !span.is_empty()).map(|span| span.range().start).min()
    }
}

/// What stands behind a name: `, a lawyer from Lima,`.
#[derive(Clone, Copy)]
struct Apposition {
    role: TokenSpan,
    affiliation: TokenSpan,
    end: usize,
}

impl Scope<'_> {
    /// What stands around a name, if anything does. `before`, `behind`: whether anything may stand there.
    pub(super) fn surroundings(&self, name: &Name, before: bool, behind: bool) -> Option<Surroundings> {
        let (start, end) = (name.prefix.range().start, name.tokens.range().end);
        let nothing = TokenSpan::new(name.tokens.range().start, name.tokens.range().start);
        let is_aged = behind && self.is_aged(end);
        let (after, apposition) = if behind { self.behind(end) } else { (None, None) };
        if !(before || is_aged || after.is_some() || apposition.is_some()) {
            return None;
        }
        let end = after.map_or(end, |span| span.range().end);
        let before =
            if before { self.role_before(name) } else { Before { role: nothing, affiliation: nothing, head: None } };
        let is_introduced = !before.role.is_empty();
        let affiliations = [Some(before.affiliation), after, apposition.map(|a| a.affiliation)];
        Some(Surroundings {
            role: apposition.filter(|_| !is_introduced).map_or(before.role, |apposition| apposition.role),
            affiliation: affiliations.into_iter().flatten().find(|span| !span.is_empty()).unwrap_or(nothing),
            whole: TokenSpan::new(before.start().unwrap_or(start).min(start), apposition.map_or(end, |a| a.end)),
            head: before.head,
            is_introduced,
            is_aged,
        })
    }

    /// Where somebody belongs, and the apposition.
    fn behind(&self, end: usize) -> (Option<TokenSpan>, Option<Apposition>) {
        let after = self.affiliation_after(end);
        (after, self.apposition_after(after.map_or(end, |span| span.range().end)))
    }

    /// `Ann Lee|, 54,|`, `Ann Lee|, 54.|`
    fn is_aged(&self, end: usize) -> bool {
        let kind = |token: usize| self.reading.tokens.get(token).map(|token| token.kind);
        end + 1 < self.end
            && kind(end) == Some(TokenKind::Comma)
            && kind(end + 1) == Some(TokenKind::Number)
            && matches!(kind(end + 2), Some(TokenKind::Comma | TokenKind::Stop))
    }

    /// A role, perhaps with a comma behind it, stands right before a name without a prefix.
    #[inline(always)]
    pub(super) fn may_introduce(&self, start: usize) -> bool {
        if start <= self.start {
            return false;
        }
        let before = start - 1;
        // No branch on the comma: it cannot be predicted.
        let noun = before.wrapping_sub(usize::from(self.reading.kind(before) == TokenKind::Comma));
        (self.start..start).contains(&noun) && self.is_role_noun(noun)
    }

    /// What stands right behind a name may begin an apposition, tell where its bearer belongs or what he is.
    #[inline(always)]
    pub(super) fn may_explain(&self, end: usize) -> bool {
        let next = end + 1;
        if next >= self.end {
            return false;
        }
        if self.reading.kind(end) == TokenKind::Comma {
            return self.may_describe(next);
        }
        // What is rare comes first.
        let word = self.reading.words[end];
        let named = self.names.contains(next) | self.names.contains(next + 1);
        let attached = word.is(Class::Preposition) & named;
        let linked = word.is(Class::FiniteVerb) & self.reading.is(next, Class::Determiner);
        (attached | linked) && (attached & self.is_attaching(end) | linked & self.is_copula(end))
    }

    /// Prepositions between somebody and where he belongs.
    fn is_attaching(&self, token: usize) -> bool {
        self.reading.is_lower_one_of(token, &const { prints_of(["of", "at", "with", "from"]) })
    }

    /// Verbs between somebody and what he is.
    fn is_copula(&self, token: usize) -> bool {
        self.reading.is_lower_one_of(token, &const { prints_of(["is", "was", "became"]) })
    }

    /// A word, no function word but for determiners and adverbs, such as `then`.
    fn may_describe(&self, token: usize) -> bool {
        let word = self.reading.words[token];
        let leads = word.is_any(&[Class::Determiner, Class::Possessive, Class::Adverb]);
        match self.reading.kind(token) {
            TokenKind::Word => leads | !name::is_function(word),
            TokenKind::Initial | TokenKind::Acronym | TokenKind::Number | TokenKind::Clitic => true,
            _ => false,
        }
    }

    /// `|chief engineer| Paul Osei`, `|former President| Ruth Vance`, `Peru's |president|, Inés Salcedo`
    fn role_before(&self, name: &Name) -> Before {
        let reading = &self.reading;
        let start = name.prefix.range().start;
        let empty = TokenSpan::new(start, start);
        let offices = name.prefix.range().any(|token| name::is_office(reading.words[token]));
        if offices {
            return self.capitalised_role(name.prefix);
        }
        let mut end = start;
        if end > self.start + 1
            && reading.kind(end - 1) == TokenKind::Comma
            && self.closes_apposition(name.tokens.range().end)
        {
            end -= 1;
        }
        let Some(head) = end.checked_sub(1).filter(|&head| head >= self.start && self.is_role_noun(head)) else {
            return Before { role: empty, affiliation: empty, head: None };
        };
        // "The minister, Ann Lee said, ..." has no apposition, "Peru's president, Inés Salcedo, said" has one; both
        // call Salcedo and Lee what stands before the comma often enough only if a determiner or owner leads it.
        let role = self.with_modifiers(head);
        if end < start && !self.is_determined(role.range().start) {
            return Before { role: empty, affiliation: empty, head: None };
        }
        let affiliation = self.affiliation_before(role.range().start);
        let role = match affiliation.range().end == role.range().start {
            true => role,
            false => TokenSpan::new(role.range().start.max(affiliation.range().end), role.range().end),
        };
        Before { role, affiliation, head: Some(head) }
    }

    /// The prefix is the role: `|former Russian Foreign Minister| Sergey Lavrov`.
    fn capitalised_role(&self, prefix: TokenSpan) -> Before {
        let reading = &self.reading;
        let mut start = prefix.range().start;
        while start > self.start && is_tense_of_office(reading, start - 1) && start + 2 > prefix.range().start {
            start -= 1;
        }
        let mut end = prefix.range().end;
        while end > start && reading.kind(end - 1) == TokenKind::Stop {
            end -= 1;
        }
        let courtesy = prefix.range().all(|token| {
            reading.kind(token) == TokenKind::Stop
                || reading.is(token, Class::Title) && !reading.is(token, Class::Role) && is_courtesy(reading, token)
        });
        let role = match courtesy {
            true => TokenSpan::new(start, start),
            false => TokenSpan::new(start, end),
        };
        let affiliation = self.affiliation_before(start);
        Before { role, affiliation, head: None }
    }

    fn is_role_noun(&self, token: usize) -> bool {
        let reading = &self.reading;
        const NOUNS: [Class; 6] =
            [Class::Role, Class::Kin, Class::FemaleNoun, Class::MaleNoun, Class::Organization, Class::Document];
        let word = reading.words[token];
        word.is_any(&NOUNS)
            && reading.kind(token) == TokenKind::Word
            && (reading.tokens[token].shape == Shape::Lower || token == self.start)
            && !word.is_any(&[Class::Preposition, Class::Coordinator, Class::Determiner])
    }

    /// `|veteran union| leader`: leftwards over lower-case words that may modify, and adjectives of nations.
    fn with_modifiers(&self, head: usize) -> TokenSpan {
        let reading = &self.reading;
        let mut start = head;
        while start > self.start && head - start < REACH {
            let token = start - 1;
            let word = reading.words[token];
            let joined = reading.kind(token) == TokenKind::Word && reading.tokens[token].gap != Gap::None;
            let lower = reading.tokens[token].shape == Shape::Lower
                && (!name::is_function(word) || is_tense_of_office(reading, token))
                && (word.cue().is_none() || word.is_any(&[Class::Adjective, Class::Noun, Class::Role]))
                && (!word.is(Class::FiniteVerb) || word.is(Class::Noun));
            let capital = reading.tokens[token].shape.is_capital()
                && (word.is(Class::Demonym)
                    || name::is_party(reading, token)
                    || token == self.start
                        && !name::is_function(word)
                        && !word.is(Class::Place)
                        && !name::is_given(word));
            if !joined || !(lower || capital) {
                break;
            }
            start = token;
        }
        TokenSpan::new(start, head + 1)
    }

    /// The noun phrase that begins at `start` has an article or an owner.
    fn is_determined(&self, start: usize) -> bool {
        start > self.start
            && (self.reading.words[start - 1].is_any(&[Class::Determiner, Class::Possessive])
                || self.reading.kind(start - 1) == TokenKind::Clitic
                || self.names.contains(start - 1))
    }

    /// `|Virginia| delegate`, `|Peru|'s president`: the capitalised words before a role.
    fn affiliation_before(&self, role: usize) -> TokenSpan {
        let reading = &self.reading;
        let mut end = role;
        if end > self.start && reading.kind(end - 1) == TokenKind::Clitic && reading.bytes(end - 1).ends_with(b"s") {
            end -= 1;
        }
        let mut start = end;
        while start > self.start && end - start < REACH && self.names.contains(start - 1) {
            if start - 1 == self.start && reading.words[start - 1].is_any(&[Class::Verb, Class::FiniteVerb]) {
                break;
            }
            start -= 1;
        }
        match start == end {
            true => TokenSpan::new(role, role),
            false => TokenSpan::new(start, end),
        }
    }

    /// `, Inés Salcedo|,| said` or `, Kate Orr|.|`: the name is the apposition, not the next item of a list.
    fn closes_apposition(&self, end: usize) -> bool {
        self.reading.tokens.get(end).is_none_or(|next| !matches!(next.kind, TokenKind::Word | TokenKind::Clitic))
            || self.reading.words[end].is_any(&[Class::Auxiliary, Class::FiniteVerb, Class::Modal])
            || self.reading.words[end].cue().is_some()
    }

    /// `Dr. A. Stone of |St. Mary's Hospital|`, `Robert Antonacci of the |New York delegation|`
    fn affiliation_after(&self, end: usize) -> Option<TokenSpan> {
        let reading = &self.reading;
        if end + 1 >= self.end || !reading.is(end, Class::Preposition) || !self.is_attaching(end) {
            return None;
        }
        let start = end + 1 + usize::from(matches!(reading.bytes(end + 1), b"the" | b"a" | b"an"));
        if start >= self.end || !self.names.contains(start) {
            return None;
        }
        let mut stop = self.longer_stretch(start);
        if stop + 1 < self.end && reading.kind(stop) == TokenKind::Clitic && self.names.contains(stop + 1) {
            stop = self.stretch(stop + 1);
        }
        if stop < self.end && reading.tokens[stop].shape == Shape::Lower && reading.is(stop, Class::Organization) {
            stop += 1;
        }
        Some(TokenSpan::new(start, stop))
    }

    /// `Kate Orr|, the singer's spokeswoman|,`, `Gao Junlan|, a lawyer from Sichuan|,`, `Ann Lee|, 54, a nurse|.`
    ///
    /// `apposition := "," (number ",")? determiner? word{0,7} role (preposition the? stretch)?`
    fn apposition_after(&self, end: usize) -> Option<Apposition> {
        let reading = &self.reading;
        let mut at = end;
        if at >= self.end || reading.kind(at) != TokenKind::Comma {
            return self.copula_after(end);
        }
        at += 1;
        if at + 1 < self.end && reading.kind(at) == TokenKind::Number && reading.kind(at + 1) == TokenKind::Comma {
            at += 2;
        }
        self.described_at(at)
    }

    /// `Mina Holt |is an architect|`
    fn copula_after(&self, end: usize) -> Option<Apposition> {
        let linked = end + 2 < self.end
            && self.reading.is(end, Class::FiniteVerb)
            && self.is_copula(end)
            && matches!(self.reading.bytes(end + 1), b"a" | b"an" | b"the");
        let apposition = linked.then(|| self.described_at(end + 1)).flatten()?;
        Some(Apposition { end, ..apposition })
    }

    fn described_at(&self, at: usize) -> Option<Apposition> {
        let reading = &self.reading;
        let limit = self.end.min(at + REACH + 3);
        let mut start = at;
        let mut affiliation = TokenSpan::new(at, at);
        let mut head = None;
        for token in at..limit {
            let word = reading.words[token];
            match reading.kind(token) {
                TokenKind::Clitic => {
                    let owner = (start..token).find(|&t| self.names.contains(t)).unwrap_or(token);
                    affiliation = TokenSpan::new(owner, token);
                    start = token + 1;
                    head = None;
                }
                TokenKind::Word if word.is_any(&[Class::Determiner, Class::Possessive]) && head.is_none() => {
                    start = token + 1
                }
                TokenKind::Word if word.is_any(&[Class::Role, Class::Kin, Class::FemaleNoun, Class::MaleNoun]) => {
                    head = Some(token)
                }
                TokenKind::Word
                    if name::is_function(word) && !is_tense_of_office(reading, token)
                        || word.cue().is_some() && !word.is_any(&[Class::Noun, Class::Adjective]) =>
                {
                    break;
                }
                TokenKind::Word | TokenKind::Initial | TokenKind::Acronym | TokenKind::Number => {}
                _ => break,
            }
        }
        let head = head?;
        let mut end = head + 1;
        if let Some(after) = self.affiliation_after(end) {
            end = after.range().end;
            if affiliation.is_empty() {
                affiliation = after;
            }
        }
        let first = (start..head).find(|&token| !self.is_owner_like(token, head)).unwrap_or(head);
        if affiliation.is_empty() && first > start {
            affiliation = TokenSpan::new(start, first);
        }
        Some(Apposition { role: TokenSpan::new(first, head + 1), affiliation, end })
    }

    /// `a |Harvard| professor`: a capitalised word before a lower-case role that is no adjective of a nation.
    fn is_owner_like(&self, token: usize, head: usize) -> bool {
        self.reading.tokens[head].shape == Shape::Lower
            && self.reading.tokens[token].shape.is_capital()
            && !self.reading.is(token, Class::Demonym)
            && !name::is_party(&self.reading, token)
    }
}

/// `former`, `acting`, `then`: they stand before an office and belong to it.
fn is_tense_of_office(reading: &Reading<'_>, token: usize) -> bool {
    static TENSES: WordSet<17> = WordSet::of([
        "former",
        "acting",
        "ex",
        "then",
        "deputy",
        "interim",
        "senior",
        "vice",
        "assistant",
        "outgoing",
        "incoming",
        "retired",
        "current",
        "longtime",
        "late",
        "chief",
        "top",
    ]);
    reading.tokens[token].shape == Shape::Lower && TENSES.has(reading.prints[token])
}

/// Titles that say nothing of an office.
fn is_courtesy(reading: &Reading<'_>, token: usize) -> bool {
    static COURTESIES: WordSet<16> = WordSet::of([
        "mr", "mrs", "ms", "dr", "miss", "mx", "sir", "dame", "lord", "lady", "messrs", "mister", "madam", "madame",
        "herr", "frau",
    ]);
    COURTESIES.has(reading.prints[token])
}
