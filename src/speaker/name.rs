//! The grammar of names: where a stretch of capitalised words begins and ends, what of it is title or office, what is
//! name, and whether that is a person's.

use super::word_set::WordSet;
use crate::lexicon::{Class, Word, prints_of};
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::{Shape, TokenKind};

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

/// Words that are never part of a name, however they are written, but for few.
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

/// `the`, `The`
pub(super) fn is_the(reading: &Reading<'_>, token: usize) -> bool {
    reading.is_one_of(token, &const { prints_of(["the"]) })
}

/// `&`
pub(super) fn is_ampersand(reading: &Reading<'_>, token: usize) -> bool {
    reading.kind(token) == TokenKind::Symbol && reading.bytes(token) == b"&"
}

/// `Jr.`, `III`: not the surname, though it stands last.
#[inline]
pub(super) fn is_suffix(word: &[u8]) -> bool {
    word.len() <= 3 && matches!(word, b"Jr" | b"Sr" | b"Jr." | b"Sr." | b"II" | b"III" | b"IV" | b"MD" | b"PhD")
}

/// A word alone.
pub(super) fn single(reading: &Reading<'_>, token: usize) -> Name {
    Name {
        prefix: TokenSpan::new(token, token),
        tokens: TokenSpan::new(token, token + 1),
        kind: kind_of_word(reading, token),
        doubtful: may_be_common(reading, token) && is_common(reading, token, false),
    }
}

/// Parts a stretch into prefix and name; `None` if there is no name in it (`Prime Minister`, `Russian`).
#[inline(never)]
pub(super) fn part(reading: &Reading<'_>, stretch: TokenSpan, opens_sentence: bool) -> Option<Name> {
    let (first, end) = (stretch.range().start, stretch.range().end);
    let all = (first..end).fold(Word::default(), |all, token| all.or(reading.words[token]));
    if !opens_sentence && is_plain(reading, stretch, all) {
        let (prefix, kind) = (TokenSpan::new(first, first), kind(reading, stretch, all, false));
        return Some(Name { prefix, tokens: stretch, kind, doubtful: false });
    }
    let office = is_office(all);
    let start = if office { after_prefix(reading, first, end) } else { first };
    let start = if all.is(Class::Organization) { after_body(reading, start, end) } else { start };
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
    let titled = office && prefix.range().any(|token| is_office(reading.words[token]));
    Some(Name { prefix, tokens, kind: kind(reading, tokens, all, titled), doubtful })
}

/// Several words, none of which can be anything but a part of the name. `all`: their classes.
fn is_plain(reading: &Reading<'_>, stretch: TokenSpan, all: Word) -> bool {
    const OTHERS: [Class; 5] = [Class::Title, Class::Role, Class::Organization, Class::Demonym, Class::Group];
    (2..=LONGEST).contains(&stretch.len()) && !all.is_any(&OTHERS) && !is_party(reading, stretch.range().start)
}

/// Where the name begins after titles and offices: `House Speaker |Paul Ryan`, `Secretary of State |John Kerry`.
///
/// A word that is both a given name and an office (`Dean Baquet`, `Earl Grey`) is a given name at the start of the
/// stretch, and a surname at its end (`Tim Cook`, `James Baker III`).
fn after_prefix(reading: &Reading<'_>, first: usize, end: usize) -> usize {
    let last = (first..end)
        .rev()
        .find(|&token| reading.kind(token) != TokenKind::Stop && !is_suffix(reading.bytes(token)))
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
            } else if reading.bytes(start).eq_ignore_ascii_case(b"of") {
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
    let party = is_party(reading, start);
    let may_be = word.is_any(&[Class::Demonym, Class::Group]) || opens_sentence;
    if !party && (!may_be || is_given(word)) {
        return start;
    }
    let follows_given = is_given(reading.words[start + 1]);
    let whole_is_body = reading.words[start..end].iter().any(|word| word.is(Class::Organization));
    let of_nation = (party || word.is(Class::Demonym)) && !whole_is_body && !is_given(word);
    let of_group = word.is(Class::Group) && follows_given && !is_given(word);
    let opener = opens_sentence
        && follows_given
        && !is_given(word)
        && word.is_any(&[Class::Verb, Class::FiniteVerb, Class::Adjective, Class::Adverb, Class::Noun, Class::Group]);
    start + usize::from(of_nation && (follows_given || party && end - start == 2) || of_group || opener)
}

static PARTIES: WordSet<8> = WordSet::of([
    "republican",
    "democrat",
    "democratic",
    "labour",
    "libertarian",
    "tory",
    "conservative",
    "independent",
]);

/// `Republican`, `Democratic`
pub(super) fn is_party(reading: &Reading<'_>, token: usize) -> bool {
    match reading.tokens[token].shape {
        Shape::Capitalised => PARTIES.has(reading.prints[token]),
        Shape::Upper => reading.is_one_of(token, &const { prints_of(["gop"]) }),
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

/// Of what a word has to be to be [common](is_common).
const OF_PEOPLE: [Class; 6] = [Class::Demonym, Class::Title, Class::Role, Class::Group, Class::Kin, Class::Month];

/// A word alone needs a closer look: it may be no name.
#[inline(always)]
fn may_be_common(reading: &Reading<'_>, token: usize) -> bool {
    reading.words[token].is_any(&OF_PEOPLE)
        | (reading.tokens[token].shape as u8 >= Shape::Upper as u8)
        | PARTIES.may_have(reading.prints[token])
}

/// A word alone that is no name.
#[inline(never)]
fn is_common(reading: &Reading<'_>, token: usize, prefixed: bool) -> bool {
    let upper = matches!(reading.tokens[token].shape, Shape::Upper | Shape::Mixed);
    reading.words[token].is_any(&OF_PEOPLE) && is_of_people(reading, token, prefixed)
        || upper && is_common_acronym(reading, token)
        || is_party(reading, token)
}

fn is_of_people(reading: &Reading<'_>, token: usize, prefixed: bool) -> bool {
    let word = reading.words[token];
    let body = || word.is(Class::Organization) && token > 0 && is_the(reading, token - 1);
    let ordinary = is_office(word) && !is_given(word) || word.is_any(&[Class::Group, Class::Kin, Class::Month]);
    word.is(Class::Demonym) || word.is(Class::Group) && !is_given(word) || ordinary && !prefixed && !body()
}

/// A noun that is written in capitals.
fn is_common_acronym(reading: &Reading<'_>, token: usize) -> bool {
    const ACRONYMS: [u64; 12] =
        prints_of(["pac", "pacs", "ceo", "ceos", "mp", "mps", "ngo", "ngos", "tv", "gop", "dj", "pm"]);
    reading.is_one_of(token, &ACRONYMS)
}

/// Surnames that are also words for bodies.
const SURNAMES: [&str; 14] = [
    "Church", "Fox", "House", "Temple", "Post", "Sun", "Banks", "Park", "Court", "Bell", "Camp", "Base", "Parish",
    "Mill",
];

/// `all`: the classes of all words of the name, and perhaps of those before it.
fn kind(reading: &Reading<'_>, tokens: TokenSpan, all: Word, titled: bool) -> NameKind {
    let (first, last) = (tokens.range().start, tokens.range().end - 1);
    let given = is_given(reading.words[first]) || reading.kind(first) == TokenKind::Initial;
    let body =
        all.is(Class::Organization) && reading.words[tokens.range()].iter().any(|word| word.is(Class::Organization));
    if titled && (!body || tokens.len() <= 3 && given) {
        return NameKind::Person;
    }
    let kind = match () {
        () if body && (!given || first != last) => NameKind::Organization,
        () if is_place(reading, tokens) => NameKind::Place,
        () if is_acronym(reading, tokens) || tokens.range().any(|token| is_ampersand(reading, token)) => {
            NameKind::Organization
        }
        () if given => NameKind::Person,
        () => NameKind::Unknown,
    };
    let personal = kind != NameKind::Person && given && first != last && tokens.len() <= 3;
    match personal && SURNAMES.contains(&reading.word(last)) {
        true => NameKind::Person,
        false => kind,
    }
}

/// [`kind`] of a word alone, which of several signs the first one tells.
fn kind_of_word(reading: &Reading<'_>, token: usize) -> NameKind {
    const BY_SIGN: [NameKind; 5] =
        [NameKind::Organization, NameKind::Place, NameKind::Organization, NameKind::Person, NameKind::Unknown];
    let word = reading.words[token];
    let given = is_given(word) | (reading.kind(token) == TokenKind::Initial);
    let body = word.is(Class::Organization) & !given;
    let acronym = is_acronym_alone(reading, token);
    // No branch on any of them: which one it is cannot be predicted.
    let signs = [body, word.is(Class::Place), acronym, given, true];
    let bits = signs.iter().rev().fold(0u32, |bits, &sign| bits << 1 | u32::from(sign));
    BY_SIGN[bits.trailing_zeros() as usize]
}
/// `FBI`, `U.N.`
pub(super) fn is_acronym(reading: &Reading<'_>, tokens: TokenSpan) -> bool {
    tokens.len() == 1 && is_acronym_alone(reading, tokens.range().start)
}

fn is_acronym_alone(reading: &Reading<'_>, token: usize) -> bool {
    let token = reading.tokens[token];
    (token.kind == TokenKind::Acronym) | (token.shape == Shape::Upper) & (token.end - token.start <= 6)
}

/// `Washington`, `New York`, `the United States`
fn is_place(reading: &Reading<'_>, tokens: TokenSpan) -> bool {
    let last = tokens.range().end - 1;
    let points = |token: usize| {
        matches!(
            reading.bytes(token),
            b"New"
                | b"North"
                | b"South"
                | b"East"
                | b"West"
                | b"Los"
                | b"San"
                | b"Las"
                | b"Saint"
                | b"St"
                | b"Northern"
                | b"Southern"
        )
    };
    let is_union = || {
        tokens.len() > 1
            && reading.is_one_of(tokens.range().start, &const { prints_of(["united"]) })
            && reading.bytes(tokens.range().start) == b"United"
            && matches!(reading.bytes(last), b"States" | b"Kingdom" | b"Nations")
    };
    is_union()
        || reading.is(last, Class::Place)
            && tokens
                .range()
                .all(|token| reading.is(token, Class::Place) || points(token) || reading.kind(token) == TokenKind::Stop)
}
