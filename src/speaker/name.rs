//! The grammar of names: where a stretch of capitalised words begins and ends, what of it is title or office, what is
//! name, and whether that is a person's.

use crate::lexicon::{Class, Word};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Gap, Shape, TokenKind};

/// Longer names are headlines.
const LONGEST: usize = 9;

/// What a name names, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    Person,
    Organization,
    Place,
    /// `Open Wells`, `Tariq Bell`: two words that the lexicon does not know.
    Unknown,
}

/// A name, parted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// Titles and offices before it, capitalised: `Russian Foreign Minister`; may be empty.
    pub(super) prefix: TokenSpan,
    /// The name alone.
    pub(super) tokens: TokenSpan,
    pub(super) kind: NameKind,
    /// `Weaver`, `Cook`, `French`: a word alone that is an office, a nation or a group as well; a name only if somebody
    /// is known to bear it.
    pub(super) doubtful: bool,
}

/// Words that are never part of a name, however they are written, but for [`can_be_both`].
const FUNCTION: [Class; 14] = [
    Class::Weekday,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Possessive,
    Class::Determiner,
    Class::Preposition,
    Class::Coordinator,
    Class::Subordinator,
    Class::Interrogative,
    Class::Auxiliary,
    Class::Modal,
    Class::Negation,
    Class::Adverb,
    Class::Quantifier,
];

/// A function word in any spelling.
pub(super) fn is_function(word: Word) -> bool {
    word.is_any(&FUNCTION)
}

/// A given name.
pub(super) fn is_given(word: Word) -> bool {
    word.is_any(&[Class::FemaleName, Class::MaleName])
}

/// A title or an office.
pub(super) fn is_office(word: Word) -> bool {
    word.is_any(&[Class::Title, Class::Role])
}

/// A word that can stand in a name: `Smith`, `J.`, `U.S.`, `al-Assad`.
#[inline]
pub(super) fn is_name_word(reading: &Reading<'_>, token: usize) -> bool {
    let this = reading.tokens[token];
    this.shape.is_capital()
        && match this.kind {
            TokenKind::Initial | TokenKind::Acronym => true,
            TokenKind::Word if this.shape == Shape::Mixed || is_ordinary(reading.words[token]) => {
                is_name_after_all(reading, token)
            }
            kind => kind == TokenKind::Word,
        }
}

/// A function word or a month.
fn is_ordinary(word: Word) -> bool {
    is_function(word) | word.is(Class::Month)
}

/// `McDonald`, `May Chen`: a word that is a name in spite of its letters or classes.
#[inline(never)]
fn is_name_after_all(reading: &Reading<'_>, token: usize) -> bool {
    let (this, word) = (reading.tokens[token], reading.words[token]);
    (this.shape != Shape::Mixed || begins_like_name(reading.word(token)))
        && (!is_function(word) || may_be_both(word, this.shape) && can_be_both(reading, token))
        && (!word.is(Class::Month) || is_given(word))
}

/// `McDonald`, `al-Assad`, `el-Sisi`, but not `iPhone`
fn begins_like_name(word: &str) -> bool {
    !word.starts_with(char::is_lowercase) || ["al-", "el-", "d'", "de"].iter().any(|article| word.starts_with(article))
}

/// A function word that some neighbours make a part of a name; few are.
fn may_be_both(word: Word, shape: Shape) -> bool {
    shape == Shape::Upper
        || word.is_any(&[Class::Modal, Class::Adverb, Class::Quantifier, Class::FemaleName, Class::MaleName])
}

/// `Will Smith`, `May Chen`: a function word and a given name at once counts as a name before another capitalised word
/// and nowhere else.
///
/// `George Will`, `Rex Early`: behind a given name it is a surname. `USA TODAY`: an adverb in capitals is part of a name.
fn can_be_both(reading: &Reading<'_>, token: usize) -> bool {
    let (this, word) = (reading.tokens[token], reading.words[token]);
    let before = token.checked_sub(1);
    let surname = word.is_any(&[Class::Modal, Class::Adverb, Class::Quantifier])
        && this.shape == Shape::Capitalised
        && before.is_some_and(|before| {
            is_given(reading.words[before])
                && reading.tokens[before].gap == Gap::Space
                && reading.tokens[before].shape == Shape::Capitalised
        });
    let in_capitals = || {
        this.shape == Shape::Upper
            && this.span().range().len() > 1
            && (word.is(Class::Place)
                || before.is_some_and(|before| {
                    let behind_acronym =
                        reading.tokens[before].shape == Shape::Upper && reading.words[before].is(Class::Place);
                    // "the WHO"
                    behind_acronym && word.is(Class::Adverb) || is_the(reading, before)
                }))
    };
    let given = || {
        is_given(word)
            && this.gap == Gap::Space
            && reading.tokens.get(token + 1).is_some_and(|next| {
                matches!(next.kind, TokenKind::Initial)
                    || next.kind == TokenKind::Word && next.shape.is_capital() && !is_function(reading.words[token + 1])
            })
    };
    surname || in_capitals() || given()
}

/// `the`, `The`
pub(super) fn is_the(reading: &Reading<'_>, token: usize) -> bool {
    reading.is(token, Class::Determiner) && reading.word(token).eq_ignore_ascii_case("the")
}

/// The end of the stretch of capitalised words that begins at `start`.
///
/// `stretch := word (joint? word)*`, `joint := "." after an abbreviation | particle{1,3} | "&"`
pub(super) fn stretch(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut stop = start + 1;
    loop {
        let next = after_abbreviation(reading, stop, end);
        if next >= end || next == stop && reading.tokens[stop - 1].gap == Gap::None {
            return after_suffix(reading, start, stop, end);
        }
        if is_name_word(reading, next) {
            stop = next + 1;
            continue;
        }
        let joined = after_joint(reading, next, end);
        if joined == next || joined >= end || !is_name_word(reading, joined) {
            return after_suffix(reading, start, stop, end);
        }
        stop = joined + 1;
    }
}

/// `Sen|. Cruz`, `St|. Mary`: past the full stop of an abbreviation that more follows.
fn after_abbreviation(reading: &Reading<'_>, stop: usize, end: usize) -> usize {
    let word = reading.words[stop - 1];
    let abbreviated = stop + 1 < end
        && reading.kind(stop) == TokenKind::Stop
        && reading.tokens[stop - 1].gap == Gap::None
        && word.is_any(&[Class::Title, Class::Abbreviation]);
    stop + usize::from(abbreviated)
}

/// `Ursula |von der| Leyen`, `Johnson |&| Johnson`
fn after_joint(reading: &Reading<'_>, at: usize, end: usize) -> usize {
    if is_ampersand(reading, at) {
        return at + 1;
    }
    let particles = (at..end.min(at + 3)).take_while(|&token| is_particle(reading, token)).count();
    at + particles
}

fn is_ampersand(reading: &Reading<'_>, token: usize) -> bool {
    reading.kind(token) == TokenKind::Symbol && reading.word(token) == "&"
}

fn is_particle(reading: &Reading<'_>, token: usize) -> bool {
    reading.is(token, Class::Particle) && reading.tokens[token].shape == Shape::Lower
}

/// `Donald Trump Jr|.|`
fn after_suffix(reading: &Reading<'_>, start: usize, stop: usize, end: usize) -> usize {
    let stops = stop + 1 < end && reading.kind(stop) == TokenKind::Stop && reading.tokens[stop - 1].gap == Gap::None;
    stop + usize::from(stops && stop > start + 1 && is_suffix(reading.word(stop - 1)))
}

/// `Jr.`, `III`: not the surname, though it stands last.
#[inline]
pub(super) fn is_suffix(word: &str) -> bool {
    word.len() <= 3 && matches!(word, "Jr" | "Sr" | "Jr." | "Sr." | "II" | "III" | "IV" | "MD" | "PhD")
}

/// `Bank |of America|`, `Center |for Strategic and International Studies|`, `Secretary |of State John Kerry|`: the end
/// of a stretch that goes on behind a preposition.
///
/// `longer := stretch ("of" | "for" | "on") "the"? stretch ("and" stretch)?`, where the first one ends in the word for
/// a body or an office.
pub(super) fn longer_stretch(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    if stands_alone(reading, start, end) {
        return start + 1;
    }
    let mut stop = stretch(reading, start, end);
    let mut body = false;
    for _ in 0..3 {
        let head = reading.words[stop - 1];
        body |= head.is(Class::Organization) && !is_office(head);
        if !((body || is_office(head)) && stop + 1 < end)
            || is_given(reading.words[start]) && !is_office(reading.words[start])
        {
            return stop;
        }
        let links = match reading.word(stop) {
            "of" | "Of" => true,
            "for" | "on" => body,
            _ => false,
        };
        let article = links && reading.word(stop + 1) == "the";
        let next = stop + 1 + usize::from(article);
        if !links || next >= end || !is_name_word(reading, next) {
            return stop;
        }
        let office = is_office(head);
        stop = stretch(reading, next, end);
        if !office {
            stop = after_conjunction(reading, stop, end);
        }
    }
    stop
}

/// Nothing can follow in the same stretch: no capital, joint or full stop, nor anything attached to a body or an office.
fn stands_alone(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let next = start + 1;
    next >= end
        || !reading.tokens[next].shape.is_capital()
            && !matches!(reading.kind(next), TokenKind::Stop | TokenKind::Symbol)
            && !reading.is(next, Class::Particle)
            && !reading.words[start].is_any(&[Class::Organization, Class::Title, Class::Role])
}

/// `Centers for Disease Control |and Prevention|`: only inside the name of a body, and only before one word that is not
/// somebody's given name.
fn after_conjunction(reading: &Reading<'_>, stop: usize, end: usize) -> usize {
    if stop + 1 >= end || reading.word(stop) != "and" || !is_name_word(reading, stop + 1) {
        return stop;
    }
    let next = stretch(reading, stop + 1, end);
    let word = reading.words[stop + 1];
    match is_given(word) || is_office(word) || word.is(Class::Place) {
        true => stop,
        false => next,
    }
}

/// Parts a stretch into prefix and name; `None` if there is no name in it (`Prime Minister`, `Russian`).
pub(super) fn part(reading: &Reading<'_>, stretch: TokenSpan, opens_sentence: bool) -> Option<Name> {
    let (first, end) = (stretch.range().start, stretch.range().end);
    if stretch.len() == 1 {
        let (prefix, doubtful) = (TokenSpan::new(first, first), is_common(reading, first, false));
        return Some(Name { prefix, tokens: stretch, kind: kind_of_word(reading, first), doubtful });
    }
    let start = after_prefix(reading, first, end);
    let start = after_body(reading, start, end);
    let start = after_adjective(reading, start, end, opens_sentence && start == first);
    let tokens = TokenSpan::new(start, end);
    if tokens.is_empty() || tokens.len() > LONGEST {
        return None;
    }
    let doubtful = is_description(reading, tokens, start > first);
    if doubtful && (tokens.len() > 1 || start > first) {
        return None;
    }
    let prefix = TokenSpan::new(first, start);
    let titled = prefix.range().any(|token| is_office(reading.words[token]));
    Some(Name { prefix, tokens, kind: kind(reading, tokens, titled), doubtful })
}

/// Where the name begins after titles and offices: `House Speaker |Paul Ryan`, `Secretary of State |John Kerry`.
///
/// A word that is both a given name and an office (`Dean Baquet`, `Earl Grey`) is a given name at the start of the
/// stretch, and a surname at its end (`Tim Cook`, `James Baker III`).
fn after_prefix(reading: &Reading<'_>, first: usize, end: usize) -> usize {
    let last = (first..end)
        .rev()
        .find(|&token| reading.kind(token) != TokenKind::Stop && !is_suffix(reading.word(token)))
        .unwrap_or(first);
    let mut start = first;
    let mut token = first;
    while token < last {
        let word = reading.words[token];
        let named = is_given(reading.words[start]) && !is_office(reading.words[start]);
        // "Clinton Communications Director Jennifer Palmieri": a given name behind the office is the beginning of it
        let renamed = token + 1 < last && is_given(reading.words[token + 1]);
        if is_office(word) && (!named || renamed) {
            let both =
                token == start && is_given(word) && !is_given(reading.words[token + 1]) && !word.is(Class::Title);
            if both {
                break;
            }
            start = token + 1;
            if reading.kind(start) == TokenKind::Stop {
                start += 1;
                token += 1;
            } else if reading.word(start).eq_ignore_ascii_case("of") {
                start = after_domain(reading, start + 1, end);
                token = start.max(token + 1) - 1;
            }
        }
        token += 1;
    }
    start.min(end)
}

/// `Secretary of |State| John Kerry`, `Governor of |Texas| Greg Abbott`: past what somebody is secretary or governor of.
fn after_domain(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    if let Some(given) = (start..end).find(|&token| is_given(reading.words[token]) && !reading.is(token, Class::Place))
    {
        return given;
    }
    let known = (start..end)
        .take_while(|&token| {
            reading.tokens[token].shape == Shape::Lower
                || reading.words[token].is_any(&[Class::Organization, Class::Place, Class::Noun, Class::Adjective])
        })
        .count();
    start + known
}

/// `Fox News |Sean Hannity`: a given name behind the word for a body begins a name of its own.
fn after_body(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let begins = |token: usize| {
        let (before, word, next) = (reading.words[token - 1], reading.words[token], reading.words[token + 1]);
        before.is(Class::Organization)
            && is_given(word)
            && !word.is_any(&[Class::Organization, Class::Place])
            && !next.is(Class::Organization)
            && reading.tokens[token + 1].shape.is_capital()
    };
    (start + 1..end.saturating_sub(1)).find(|&token| begins(token)).unwrap_or(start)
}

/// `Republican |Donald Trump`, `US |Lobbyists`; at the start of a sentence also `Asked |Donald Trump`.
fn after_adjective(reading: &Reading<'_>, start: usize, end: usize, opens_sentence: bool) -> usize {
    if start + 1 >= end {
        return start;
    }
    let word = reading.words[start];
    let follows_given = is_given(reading.words[start + 1]);
    let whole_is_body = reading.words[start..end].iter().any(|word| word.is(Class::Organization));
    let party = is_party(reading.word(start));
    let of_nation = (party || word.is(Class::Demonym)) && !whole_is_body && !is_given(word);
    let of_group = word.is(Class::Group) && follows_given && !is_given(word);
    let opener = opens_sentence
        && follows_given
        && !is_given(word)
        && word.is_any(&[Class::Verb, Class::FiniteVerb, Class::Adjective, Class::Adverb, Class::Noun, Class::Group]);
    start + usize::from(of_nation && (follows_given || party && end - start == 2) || of_group || opener)
}

/// `Republican`, `Democratic`
pub(super) fn is_party(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(b'R') => word == "Republican",
        Some(b'D') => matches!(word, "Democrat" | "Democratic"),
        Some(b'L') => matches!(word, "Labour" | "Libertarian"),
        Some(b'T') => word == "Tory",
        Some(b'C') => word == "Conservative",
        Some(b'G') => word == "GOP",
        Some(b'I') => word == "Independent",
        _ => false,
    }
}

/// `Prime Minister`, `French`, `Democrats`: capitalised, but not a name.
fn is_description(reading: &Reading<'_>, tokens: TokenSpan, prefixed: bool) -> bool {
    let (first, last) = (tokens.range().start, tokens.range().end - 1);
    let (head, tail) = (reading.words[first], reading.words[last]);
    if first == last {
        return is_common(reading, first, prefixed);
    }
    let named = prefixed || is_given(head) || reading.kind(first) == TokenKind::Initial;
    !named && !is_place(reading, tokens) && (is_office(tail) || tail.is(Class::Group))
}

/// A word alone that is no name.
fn is_common(reading: &Reading<'_>, token: usize, prefixed: bool) -> bool {
    let word = reading.words[token];
    let of_people = || {
        let body = word.is(Class::Organization) && token > 0 && is_the(reading, token - 1);
        let ordinary = is_office(word) && !is_given(word) || word.is_any(&[Class::Group, Class::Kin, Class::Month]);
        !prefixed && !body && ordinary || word.is(Class::Group) && !is_given(word)
    };
    let upper = matches!(reading.tokens[token].shape, Shape::Upper | Shape::Mixed);
    word.is(Class::Demonym)
        || word.is_any(&[Class::Title, Class::Role, Class::Group, Class::Kin, Class::Month]) && of_people()
        || upper && COMMON_ACRONYMS.contains(&reading.word(token))
        || is_party(reading.word(token))
}

/// Nouns written in capitals.
const COMMON_ACRONYMS: [&str; 12] = ["PAC", "PACs", "CEO", "CEOs", "MP", "MPs", "NGO", "NGOs", "TV", "GOP", "DJ", "PM"];

/// Surnames that are also words for bodies.
const SURNAMES: [&str; 14] = [
    "Church", "Fox", "House", "Temple", "Post", "Sun", "Banks", "Park", "Court", "Bell", "Camp", "Base", "Parish",
    "Mill",
];

fn kind(reading: &Reading<'_>, tokens: TokenSpan, titled: bool) -> NameKind {
    let (first, last) = (tokens.range().start, tokens.range().end - 1);
    let given = is_given(reading.words[first]) || reading.kind(first) == TokenKind::Initial;
    let body = reading.words[tokens.range()].iter().any(|word| word.is(Class::Organization));
    let surname = given && tokens.len() <= 3 && SURNAMES.contains(&reading.word(last));
    if titled && (!body || tokens.len() <= 3 && given) || surname && first != last {
        return NameKind::Person;
    }
    if body && (!given || first != last) {
        return NameKind::Organization;
    }
    if is_place(reading, tokens) {
        return NameKind::Place;
    }
    if is_acronym(reading, tokens) || tokens.range().any(|token| is_ampersand(reading, token)) {
        return NameKind::Organization;
    }
    match given {
        true => NameKind::Person,
        false => NameKind::Unknown,
    }
}

/// [`kind`] of a word alone.
fn kind_of_word(reading: &Reading<'_>, token: usize) -> NameKind {
    let word = reading.words[token];
    let given = is_given(word) || reading.kind(token) == TokenKind::Initial;
    match () {
        () if word.is(Class::Organization) && !given => NameKind::Organization,
        () if word.is(Class::Place) => NameKind::Place,
        () if is_acronym(reading, TokenSpan::new(token, token + 1)) => NameKind::Organization,
        () if given => NameKind::Person,
        () => NameKind::Unknown,
    }
}

/// `FBI`, `U.N.`
pub(super) fn is_acronym(reading: &Reading<'_>, tokens: TokenSpan) -> bool {
    let token = reading.tokens[tokens.range().start];
    tokens.len() == 1
        && (token.kind == TokenKind::Acronym || token.shape == Shape::Upper && token.span().range().len() <= 6)
}

/// `Washington`, `New York`, `the United States`
fn is_place(reading: &Reading<'_>, tokens: TokenSpan) -> bool {
    let last = tokens.range().end - 1;
    let points = |token: usize| {
        matches!(
            reading.word(token),
            "New"
                | "North"
                | "South"
                | "East"
                | "West"
                | "Los"
                | "San"
                | "Las"
                | "Saint"
                | "St"
                | "Northern"
                | "Southern"
        )
    };
    let is_union = || {
        tokens.len() > 1
            && matches!(reading.word(last), "States" | "Kingdom" | "Nations")
            && reading.word(tokens.range().start) == "United"
    };
    is_union()
        || reading.is(last, Class::Place)
            && tokens
                .range()
                .all(|token| reading.is(token, Class::Place) || points(token) || reading.kind(token) == TokenKind::Stop)
}
