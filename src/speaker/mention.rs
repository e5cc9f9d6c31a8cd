//! Names in their surroundings: the role before, the apposition behind, the body they belong to.

use super::directory::Link;
use super::gender::Gender;
use super::name::{self, Name, NameKind};
use super::name_word::NameWords;
use super::surroundings::Surroundings;
use crate::lexicon::Class;
use crate::mark::Role as MarkRole;
use crate::reading::Reading;
use crate::segment::ParagraphKind;
use crate::span::TokenSpan;
use crate::token::{Gap, Shape, Token, TokenKind};

/// A name, and what its surroundings say of its bearer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// The name alone.
    pub(super) name: TokenSpan,
    /// Index of what stands around it, `u32::MAX` for nothing, as with most.
    around: u32,
    pub(super) sentence: u32,
    /// Index of the entity, `u32::MAX` for none.
    pub(super) entity: u32,
    pub(super) kind: NameKind,
    pub(super) gender: Gender,
    /// Capitalised for another reason, perhaps: in a heading, or one word at the start of a sentence.
    pub(super) weak: bool,
    /// One word that is an office, nation or group as well.
    pub(super) doubtful: bool,
    /// Two words at the start of a sentence, the first of which may be an ordinary one.
    pub(super) led: bool,
    /// A title stands right before it.
    pub(super) is_titled: bool,
    /// What stands around it tells a role.
    pub(super) has_role: bool,
    /// What stands around it tells an affiliation.
    pub(super) has_affiliation: bool,
    /// How it found its entity, if that cannot change.
    pub(super) link: Option<Link>,
}

/// What stands around a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// Index of the mention.
    pub(super) mention: u32,
    /// With titles, roles, apposition and affiliation.
    pub(super) whole: TokenSpan,
    /// The title right before the name; may be empty.
    pub(super) title: TokenSpan,
    /// `Russian Foreign Minister`, `spokeswoman`; may be empty.
    pub(super) role: TokenSpan,
    /// The body or place of the role; may be empty.
    pub(super) affiliation: TokenSpan,
}

impl Around {
    const NOTHING: &Around = &{
        let nothing = TokenSpan { start: 0, end: 0 };
        Around { mention: u32::MAX, whole: nothing, title: nothing, role: nothing, affiliation: nothing }
    };

    /// The role, or the title of one who has none.
    pub(super) fn office(&self) -> TokenSpan {
        if self.role.is_empty() { self.title } else { self.role }
    }
}

/// What stands around the names of a text, in its order.
#[derive(Debug, Default)]
pub(super) struct Arounds {
    pub(super) list: Vec<Around>,
}

impl Arounds {
    /// What stands around a name.
    pub(super) fn of(&self, mention: &Mention) -> &Around {
        self.list.get(mention.around as usize).unwrap_or(Around::NOTHING)
    }

    /// The name with everything around it.
    pub(super) fn whole(&self, mention: &Mention) -> TokenSpan {
        self.list.get(mention.around as usize).map_or(mention.name, |around| around.whole)
    }
}

impl Mention {
    pub(super) const NOBODY: u32 = u32::MAX;

    /// A name of which nothing but its words is known.
    pub(super) fn plain(name: TokenSpan) -> Mention {
        Mention {
            name,
            around: u32::MAX,
            sentence: 0,
            entity: Mention::NOBODY,
            kind: NameKind::Person,
            gender: Gender::Unknown,
            weak: false,
            doubtful: false,
            led: false,
            is_titled: false,
            has_role: false,
            has_affiliation: false,
            link: None,
        }
    }

    /// The same by a shorter name.
    pub(super) fn without_first_word(&self) -> Mention {
        Mention { name: TokenSpan { start: self.name.start + 1, end: self.name.end }, led: false, ..*self }
    }

    /// By more than one word.
    pub(super) fn is_whole(&self) -> bool {
        self.name.len() > 1
    }

    /// `the Pentagon`, `the Open Wells charity`
    pub(super) fn is_definite(&self, reading: &Reading<'_>, arounds: &Arounds) -> bool {
        let start = arounds.whole(self).range().start;
        start > start_of(reading, self.sentence as usize) && name::is_the(reading, start - 1)
    }

    /// `Smith's`
    pub(super) fn is_possessive(&self, reading: &Reading<'_>) -> bool {
        let end = self.name.range().end;
        reading.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Clitic) && reading.word(end).ends_with('s')
    }

    /// Inside somebody's words.
    pub(super) fn is_quoted(&self, reading: &Reading<'_>) -> bool {
        let quotation = reading.marks.inside[self.name.range().start].checked_sub(1);
        let role = quotation.and_then(|index| reading.marks.quotations.get(index as usize)).map(|found| found.role);
        quotation.is_some() && role.is_none_or(|role| role == MarkRole::Speech)
    }

    /// Where a subject stands: nothing governs it from the left.
    pub(super) fn is_subject(&self, reading: &Reading<'_>, arounds: &Arounds) -> bool {
        let floor = start_of(reading, self.sentence as usize);
        let whole = arounds.whole(self).range();
        let (mut left, end) = (whole.start, whole.end);
        if left > floor && reading.is(left - 1, Class::Determiner) {
            left -= 1;
        }
        let governed = left > floor && {
            let word = reading.words[left - 1];
            word.is_any(&[Class::Preposition, Class::Possessive, Class::Verb, Class::FiniteVerb, Class::Auxiliary])
                && !word.is_any(&[Class::Subordinator, Class::Coordinator])
                || reading.kind(left - 1) == TokenKind::Clitic
        };
        let governs = reading.words.get(end).is_some_and(|word| {
            word.is_any(&[Class::FiniteVerb, Class::Auxiliary, Class::Modal]) || word.cue().is_some()
        });
        let owns = reading.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Clitic);
        !owns && (!governed || governs)
    }
}

/// Finds the names of the text, in its order, and hands each over; tells what stands around them.
pub(super) fn scan(reading: Reading<'_>, mut take: impl FnMut(Mention)) -> Arounds {
    let names = NameWords::new(&reading);
    let arounds = Arounds { list: Vec::with_capacity(reading.tokens.len() / 64 + 4) };
    let mut scope = Scope { reading, names: &names, start: 0, end: 0, index: 0, heading: false, count: 0, arounds };
    for index in 0..reading.segments.sentences.len() {
        scope.enter(index);
        scope.scan(&mut take);
    }
    scope.arounds
}

/// Where a sentence begins behind its dateline.
fn start_of(reading: &Reading<'_>, sentence: usize) -> usize {
    let sentence = &reading.segments.sentences[sentence];
    let dateline = reading.segments.paragraphs[sentence.paragraph as usize].dateline;
    sentence.tokens.start.max(dateline.end).min(sentence.tokens.end) as usize
}

/// A sentence without its dateline.
pub(super) struct Scope<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) names: &'a NameWords,
    pub(super) start: usize,
    pub(super) end: usize,
    index: u32,
    heading: bool,
    /// Names that have been found.
    count: u32,
    arounds: Arounds,
}

impl Scope<'_> {
    /// Goes on to a sentence.
    fn enter(&mut self, index: usize) {
        let segments = self.reading.segments;
        let sentence = &segments.sentences[index];
        self.start = start_of(&self.reading, index);
        self.end = sentence.tokens.range().end;
        self.index = index as u32;
        self.heading = segments.paragraphs[sentence.paragraph as usize].kind == ParagraphKind::Heading;
    }

    #[inline(always)]
    fn scan(&mut self, take: &mut impl FnMut(Mention)) {
        let mut at = self.start;
        while let Some(first) = self.names.next(at, self.end) {
            let opens = self.opens(first);
            let mut start = first;
            at = first + 1;
            if !self.stands_alone(first) {
                at = self.longer_stretch(first);
                start = self.with_particle(first);
            }
            let name = match at - start {
                1 => name::single(&self.reading, first),
                _ => match name::part(&self.reading, TokenSpan::new(start, at), opens) {
                    Some(name) => name,
                    None => continue,
                },
            };
            let start = name.tokens.range().start;
            take(self.mention(&name, if start == first { opens } else { self.opens(start) }));
            self.count += 1;
        }
    }

    /// `de| Blasio`: a particle before the first capital belongs to the name.
    fn with_particle(&self, first: usize) -> usize {
        let is_particle = |token: usize| {
            self.reading.is(token, Class::Particle)
                && self.reading.tokens[token].shape == Shape::Lower
                && self.reading.tokens[token].gap == Gap::Space
        };
        // "de la Cruz" has two, "van der Meer" as well
        let mut at = first;
        while at > self.start && is_particle(at - 1) {
            at -= 1;
        }
        at
    }

    /// The token is the first word of a sentence, so that its capital means nothing.
    fn opens(&self, at: usize) -> bool {
        let before = self.reading.kind(at.saturating_sub(1));
        let opens = (at <= self.start) | matches!(before, TokenKind::Mark(_) | TokenKind::Colon | TokenKind::Stop);
        let is_mark =
            |token: usize| matches!(self.reading.kind(token), TokenKind::Mark(_) | TokenKind::Dash | TokenKind::Open);
        let aside = || at - self.start <= 2 && is_mark(self.start);
        opens || matches!(before, TokenKind::Dash | TokenKind::Open) && aside()
    }

    #[inline(always)]
    fn mention(&mut self, name: &Name, opens: bool) -> Mention {
        let mut mention = Mention {
            kind: name.kind,
            gender: Gender::of_name(self.reading.words[name.tokens.range().start]),
            sentence: self.index,
            weak: name.doubtful | self.heading | (name.tokens.len() > 1 && self.is_shouted(name.tokens)),
            doubtful: name.doubtful,
            ..Mention::plain(name.tokens)
        };
        let (start, end) = (name.tokens.range().start, name.tokens.range().end);
        let before = !name.prefix.is_empty() | self.may_introduce(start);
        // "Oslo, Norway": another name behind a place tells nothing of a speaker.
        let is_located = |next: Token| name.kind == NameKind::Place && next.shape.is_capital();
        let behind = self.may_explain(end) && !is_located(self.reading.tokens[end + 1]);
        let is_introduced = (before | behind) && self.look_around(name, before, behind, &mut mention);
        if opens {
            self.open(name, is_introduced, &mut mention);
        }
        mention
    }

    /// Takes into account that a name opens a sentence.
    #[inline(never)]
    fn open(&self, name: &Name, is_introduced: bool, mention: &mut Mention) {
        let word = self.reading.words[name.tokens.range().start];
        if self.is_transcript(name.tokens) {
            mention.kind = NameKind::Person;
        }
        mention.led = name.tokens.len() == 2 && name.prefix.is_empty() && self.is_ordinary(name.tokens.range().start);
        mention.weak |= name.tokens.len() == 1
            && !is_introduced
            && !mention.is_titled
            && !name::is_given(word)
            && !name::is_acronym(&self.reading, name.tokens)
            && name.kind != NameKind::Place;
    }

    /// Takes up what stands before and behind a name, if anything may. Tells whether its role stands before it.
    #[inline(never)]
    fn look_around(&mut self, name: &Name, before: bool, behind: bool, mention: &mut Mention) -> bool {
        let Some(around) = self.surroundings(name, before, behind) else { return false };
        let Surroundings { whole, role, affiliation, .. } = around;
        let title = self.title(name.prefix);
        mention.around = self.arounds.list.len() as u32;
        self.arounds.list.push(Around { mention: self.count, whole, title, role, affiliation });
        mention.is_titled = !title.is_empty();
        mention.has_role = !role.is_empty();
        mention.has_affiliation = !affiliation.is_empty();
        mention.kind = self.kind(name, &around);
        mention.gender = self.gender(name, role);
        around.is_introduced
    }

    /// `RUTH VANCE|: We won.`
    fn is_transcript(&self, name: TokenSpan) -> bool {
        let (first, end) = (name.range().start, name.range().end);
        self.reading.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Colon)
            && self.reading.tokens[first].shape == Shape::Upper
    }

    /// A word that has a capital only because a sentence begins with it, perhaps.
    fn is_ordinary(&self, token: usize) -> bool {
        const ORDINARY: [Class; 6] =
            [Class::Noun, Class::Adjective, Class::Verb, Class::FiniteVerb, Class::Group, Class::Modal];
        let (word, text) = (self.reading.words[token], self.reading.word(token));
        let modal = word.is(Class::Modal);
        (modal || !name::is_given(word))
            && (word.is_any(&ORDINARY) || word.cue().is_some() || text.ends_with("ly") || text.ends_with("ing"))
    }

    /// `IMMIGRATION REFORM STALLS`
    fn is_shouted(&self, tokens: TokenSpan) -> bool {
        tokens
            .range()
            .all(|token| self.reading.tokens[token].shape == Shape::Upper && !name::is_given(self.reading.words[token]))
    }

    fn kind(&self, name: &Name, around: &Surroundings) -> NameKind {
        let reading = &self.reading;
        if let Some(head) = around.head {
            let word = reading.words[head];
            if word.is_any(&[Class::Role, Class::Kin, Class::FemaleNoun, Class::MaleNoun])
                && name.kind != NameKind::Organization
            {
                return NameKind::Person;
            }
            if name.kind == NameKind::Unknown && word.is_any(&[Class::Organization, Class::Document]) {
                return NameKind::Organization;
            }
        }
        let described = !around.role.is_empty() && name.kind == NameKind::Unknown && around.head.is_none();
        match around.is_aged || described {
            true => NameKind::Person,
            false => name.kind,
        }
    }

    fn gender(&self, name: &Name, role: TokenSpan) -> Gender {
        let words = self.reading.words;
        let by_title = self.last_word(name.prefix).map_or(Gender::Unknown, |token| Gender::of_noun(words[token]));
        let given = match name.tokens.len() > 1 || name.prefix.is_empty() {
            true => Gender::of_name(words[name.tokens.range().start]),
            false => Gender::Unknown,
        };
        let nouns = words[role.range()].iter().rev().map(|&word| Gender::of_noun(word));
        by_title.or(given).or(nouns.fold(Gender::Unknown, Gender::or))
    }

    /// The title among the capitalised words before a name.
    fn title(&self, prefix: TokenSpan) -> TokenSpan {
        match self.last_word(prefix) {
            Some(token) if self.reading.is(token, Class::Title) => TokenSpan::new(token, token + 1),
            _ => TokenSpan::new(prefix.range().start, prefix.range().start),
        }
    }

    /// The last one of some tokens that is no full stop.
    fn last_word(&self, tokens: TokenSpan) -> Option<usize> {
        tokens.range().rev().find(|&token| self.reading.kind(token) != TokenKind::Stop)
    }
}
