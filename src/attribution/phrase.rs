//! Noun phrases beside a cue: the words that can be its source.
//!
//! Grammar, over categories:
//!
//! ```text
//! core       = pronoun | nominal+
//! phrase     = core (preposition core)* (coordinator core)*
//! aside      = "," (who … | core …) ("," | end)
//! source     = phrase aside*
//! ```

use crate::category::Category::{self, *};
use crate::grammar::{Direction, Leftwards, Parsed, Rightwards, Tokens, categories, category};
use crate::lexicon::{Class, prints_of};
use crate::reading::Reading;
use crate::span::TokenSpan;
use nom::branch::alt;
use nom::bytes::complete::take_while;
use nom::combinator::{opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::pair;
use nom::{Input, Parser};

/// No source is longer, in tokens; it bounds the work on texts without any punctuation.
pub(crate) const LONGEST_SOURCE: usize = 45;

/// `the Russian foreign minister`, `Mr. Smith's lawyer`, `he`
fn core<D: Direction>(input: Tokens<'_, D>) -> Parsed<'_, D, Tokens<'_, D>> {
    match input.next() {
        Some(Pronoun) => Ok(input.take_split(1)),
        _ => core_noun(input),
    }
}

fn core_noun<D: Direction>(input: Tokens<'_, D>) -> Parsed<'_, D, Tokens<'_, D>> {
    categories(Category::is_nominal)(input)
}

/// `of the council`, `for Mr. Smith`, `and Olga Belov`
fn attachment<D: Direction>(input: Tokens<'_, D>) -> Parsed<'_, D, Tokens<'_, D>> {
    recognize(pair(category(|category| matches!(category, Preposition | To | Coordinator)), core)).parse_complete(input)
}

/// What follows a core.
fn modifier<D: Direction>(input: Tokens<'_, D>) -> Parsed<'_, D, Tokens<'_, D>> {
    match input.next() {
        Some(Preposition | To | Coordinator) => attachment(input),
        Some(Open | Close) => parenthesis(input),
        _ => Err(nom::Err::Error(())),
    }
}

/// What stands before a core, and the core that it belongs to.
fn modified<D: Direction>(input: Tokens<'_, D>) -> Parsed<'_, D, Tokens<'_, D>> {
    match input.next() {
        Some(Preposition | To | Coordinator) => attachment(input),
        Some(Open | Close) => recognize(pair(parenthesis, core)).parse_complete(input),
        _ => Err(nom::Err::Error(())),
    }
}

/// `(D-Ohio)`, read from either side.
fn parenthesis<D: Direction>(input: Tokens<'_, D>) -> Parsed<'_, D, Tokens<'_, D>> {
    let edge = |category| matches!(category, Open | Close);
    let inside = take_while(|category| !matches!(category, Open | Close | Mark));
    recognize((category(edge), verify(inside, |inside: &Tokens<'_, D>| inside.input_len() < 12), category(edge)))
        .parse_complete(input)
}

/// Reads rightwards by a rule. Gives the end of what it reads.
fn read_rightwards<'a, T>(
    reading: &'a Reading<'_>,
    start: usize,
    end: usize,
    mut rule: impl Parser<Tokens<'a, Rightwards>, Output = T, Error = ()>,
) -> Option<usize> {
    let input = Tokens::new(reading.categories.get(start..end).unwrap_or_default());
    rule.parse_complete(input).ok().map(|(rest, _)| start.max(end) - rest.input_len())
}

/// What a source phrase to the right of its cue is: `said` *Maria Quist, 54, who lives opposite*.
pub(crate) fn source_rightwards(reading: &Reading<'_>, start: usize, end: usize) -> Option<TokenSpan> {
    let limit = end.min(start + LONGEST_SOURCE);
    let source = (core, many0_count(modifier), many0_count(aside(reading, limit)));
    let found = TokenSpan::new(start, read_rightwards(reading, start, limit, source)?);
    let has_head = found.range().any(|index| reading.categories[index].is_head());
    has_head.then_some(found)
}

/// `, 54`, `, who lives opposite`, `, the mayor of Ostrava`: what stands between commas behind a name, up to the next
/// comma or the end of the statement.
///
/// `limit` is the end of the tokens that are read.
fn aside<'a>(
    reading: &'a Reading<'_>,
    limit: usize,
) -> impl Fn(Tokens<'a, Rightwards>) -> Parsed<'a, Rightwards, Tokens<'a, Rightwards>> {
    move |input| {
        let relative = recognize((
            category(|category| category == Relative),
            categories(|category| !matches!(category, Comma | Stop | Mark | Semicolon | Dash | Colon)),
        ));
        let apposition = recognize((core_noun, many0_count(modifier)));
        let (rest, found) =
            recognize((category(|category| category == Comma), alt((relative, apposition)))).parse_complete(input)?;
        let next = reading.categories.get(limit - rest.input_len());
        match next {
            None | Some(Comma | Stop | Semicolon | Dash | Colon) => Ok((rest, found)),
            Some(_) => Err(nom::Err::Error(())),
        }
    }
}

/// What a source phrase to the left of its cue is: *Kate Orr, the singer's spokeswoman,* `said`.
///
/// `start` bounds the search; `end` is where the cue, with its auxiliaries and adverbs, begins. A relative pronoun is a
/// source by itself, and the comma that closes an aside belongs to the source, as PolNeAR has it.
pub(crate) fn source_leftwards(reading: &Reading<'_>, start: usize, end: usize) -> Option<TokenSpan> {
    source_around(reading, start, end, phrase_beside(reading, start, end))
}

/// The same, around the [phrase beside](phrase_beside) the cue.
pub(crate) fn source_around(
    reading: &Reading<'_>,
    start: usize,
    end: usize,
    beside: Option<TokenSpan>,
) -> Option<TokenSpan> {
    let start = start.max(end.saturating_sub(LONGEST_SOURCE));
    if end <= start {
        return None;
    }
    match reading.categories[end - 1] {
        Relative => Some(TokenSpan::new(end - 1, end)),
        Dash => None,
        Comma => {
            let found = aside_leftwards(reading, start, end - 1)?;
            Some(TokenSpan { start: found.start, end: end as u32 })
        }
        _ => Some(extend_over_description(reading, start, without_time(reading, beside?))),
    }
}

/// `the campaign on Tuesday`: when it was said is no part of who said it.
fn without_time(reading: &Reading<'_>, found: TokenSpan) -> TokenSpan {
    let range = found.range();
    let times = range.clone().rev().take_while(|&index| reading.categories[index] == Time).count();
    let last = range.end - times;
    let is_phrase = times > 0 && last > range.start + 1;
    match is_phrase {
        true if reading.categories[last - 1] == Preposition => TokenSpan::new(range.start, last - 1),
        true => TokenSpan::new(range.start, last),
        false => found,
    }
}

/// The phrase beside the cue alone: *engineer Lu Fang* of `The tower, engineer Lu Fang told …`.
pub(crate) fn phrase_beside(reading: &Reading<'_>, start: usize, end: usize) -> Option<TokenSpan> {
    if end <= start || matches!(reading.categories[end - 1], Comma | Dash | Relative) {
        return None;
    }
    phrase_leftwards(reading, start.max(end.saturating_sub(LONGEST_SOURCE)), end)
}

/// `Vince Garland, who replaced Tim Ford as leader in July,`: the phrase before the comma that opens the aside.
fn aside_leftwards(reading: &Reading<'_>, start: usize, end: usize) -> Option<TokenSpan> {
    let comma = (start..end).rev().find(|&index| reading.categories[index] == Comma)?;
    let opens = reading.categories.get(comma + 1)?;
    let relative = (start..end)
        .rev()
        .find(|&index| reading.categories[index] == Comma && reading.categories[index + 1] == Relative);
    let comma = match (opens, relative) {
        (_, Some(relative)) => relative,
        _ => comma,
    };
    phrase_leftwards(reading, start, comma)
}

/// `Peru's president,` *Inés Salcedo*: a description and a comma before a name that has no aside of its own.
fn extend_over_description(reading: &Reading<'_>, start: usize, found: TokenSpan) -> TokenSpan {
    let first = found.range().start;
    let is_name = reading.categories[first] == Name;
    if !is_name || first < start + 2 || reading.categories[first - 1] != Comma {
        return found;
    }
    let Some(before) = phrase_leftwards(reading, start, first - 1) else { return found };
    let is_who = reading.words[first - 2].is_any(&[Class::Role, Class::Kin, Class::Group, Class::Organization]);
    let opens_clause = before.range().start == start
        || matches!(reading.categories[before.range().start - 1], Mark | Stop | Colon | Semicolon | Coordinator | That);
    match is_who && opens_clause {
        true => TokenSpan { start: before.start, end: found.end },
        false => found,
    }
}

/// `a spokesman for the Smith campaign`
fn phrase_leftwards(reading: &Reading<'_>, start: usize, end: usize) -> Option<TokenSpan> {
    let input = Tokens::<Leftwards>::new(reading.categories.get(start..end).unwrap_or_default());
    let (rest, _) = (opt(parenthesis), core, many0_count(modified)).parse_complete(input).ok()?;
    let until = |rest: Tokens<'_, Leftwards>| TokenSpan::new(start + rest.input_len(), end);
    let mut found = until(rest);
    // "officials briefed on the matter": a verb in between that is not the clause's own.
    if found.start as usize > start && starts_with_preposition(reading, found)
        || follows_preposition(reading, start, found)
    {
        let verb = category(|category| matches!(category, Finite | Participle | Gerund));
        let reduced_relative = (category(|category| matches!(category, Preposition | To)), verb, core_noun);
        found = { reduced_relative }
            .parse_complete(rest)
            .ok()
            .map(|(rest, _)| until(rest))
            .filter(|longer| opens_clause(reading, start, longer.range().start))
            .unwrap_or(found);
    }
    let found = without_coordination_after_verb(reading, start, found);
    let found = without_leading(reading, found);
    let last = found.range().end.checked_sub(1)?;
    let is_source = !found.is_empty()
        && (reading.categories[last].is_head() || reading.categories[last] == Close)
        && found.range().any(|index| matches!(reading.categories[index], Name | Noun | Pronoun | Number | Relative));
    // "Some chanted", "This suggests": a determiner that stands for its noun.
    let stands_alone =
        found.len() == 1 && reading.categories[last] == Determiner && reading.words[last].is(Class::SubjectPronoun);
    (is_source || stands_alone).then_some(found)
}

fn starts_with_preposition(reading: &Reading<'_>, found: TokenSpan) -> bool {
    matches!(reading.categories[found.range().start], Preposition | To)
}

fn follows_preposition(reading: &Reading<'_>, start: usize, found: TokenSpan) -> bool {
    found.range().start > start && matches!(reading.categories[found.range().start - 1], Preposition | To)
}

fn opens_clause(reading: &Reading<'_>, start: usize, index: usize) -> bool {
    index <= start
        || matches!(
            reading.categories[index - 1],
            Comma | Stop | Mark | Colon | Semicolon | Dash | Coordinator | That | Subordinator
        )
}

/// `supports the plan and Smith`: behind a verb, what stands before the coordinator is the verb's object.
fn without_coordination_after_verb(reading: &Reading<'_>, start: usize, found: TokenSpan) -> TokenSpan {
    if opens_clause(reading, start, found.range().start) {
        return found;
    }
    let coordinator = found.range().rev().find(|&index| reading.categories[index] == Coordinator);
    match coordinator {
        Some(index) => TokenSpan::new(index + 1, found.range().end),
        None => found,
    }
}

/// `In Ohio Smith`: a phrase does not begin with a preposition, a coordinator or a time.
fn without_leading(reading: &Reading<'_>, found: TokenSpan) -> TokenSpan {
    let mut range = found.range();
    while range.start < range.end
        && matches!(reading.categories[range.start], Preposition | To | Coordinator | Genitive | Time | Adverb)
        && range.len() > 1
    {
        range.start += 1;
    }
    let tokens = TokenSpan::new(range.start, range.end);
    // "On Monday" leaves "Monday" behind, which is nobody.
    match tokens.len() == 1 && reading.categories[range.start] == Time {
        true => TokenSpan::new(range.end, range.end),
        false => tokens,
    }
}

/// Steps leftwards over what belongs to the verb: `has`, `also`, `did not`. Gives the first token of the verb group.
pub(crate) fn verb_group_start(reading: &Reading<'_>, start: usize, verb: usize) -> usize {
    let first = start.max(verb.saturating_sub(6));
    let before = reading.categories.get(first..verb).unwrap_or_default();
    let is_part = |category: &&Category| matches!(category, Auxiliary | Adverb | Negation | Participle);
    verb - before.iter().rev().take_while(is_part).count()
}

/// The subject that a verb without one of its own shares: that of the last finite verb before it, or of the first one
/// behind the next comma, `Noting that it had rained, Mary said …`.
pub(crate) fn shared_subject(reading: &Reading<'_>, start: usize, verb: usize, end: usize) -> Option<TokenSpan> {
    let is_verb = |index: &usize| reading.categories[*index].is_finite() && reading.marks.inside[*index] == 0;
    let first = start.max(verb.saturating_sub(2 * LONGEST_SOURCE));
    let last = end.min(verb + 2 * LONGEST_SOURCE);
    let subject = |index: usize| source_leftwards(reading, start, verb_group_start(reading, start, index));
    let before = (first..verb).rev().filter(is_verb).find_map(subject);
    let comma = || (verb + 1..last).find(|&index| reading.categories[index] == Comma);
    before.or_else(|| (comma()? + 1..last).filter(is_verb).find_map(subject))
}

/// Where the cue ends behind its verb: over a day and the medium, `said Friday`, `said in a statement`, and a colon.
pub(crate) fn cue_end(reading: &Reading<'_>, verb_end: usize, end: usize) -> usize {
    const MEDIA: [u64; 5] = prints_of(["statement", "email", "letter", "tweet", "memo"]);
    let category = |index: usize| reading.categories.get(index).copied().filter(|_| index < end);
    let mut index = verb_end;
    while category(index) == Some(Time) {
        index += 1;
    }
    let is_medium = index + 2 < end
        && category(index + 1) == Some(Determiner)
        && reading.is_lower_one_of(index, &const { prints_of(["in"]) })
        && reading.is_lower_one_of(index + 2, &MEDIA);
    let index = if is_medium { index + 3 } else { index };
    match category(index) {
        Some(Colon) => index + 1,
        _ => index,
    }
}

/// Who is told: `told` *reporters*, `told` *the BBC*, `told` *her*.
pub(crate) fn addressee(reading: &Reading<'_>, start: usize, end: usize) -> Option<TokenSpan> {
    let told = (core, many0_count(modifier));
    let end = read_rightwards(reading, start, end.min(start + 16), told)?;
    // "told Mary |the bridge was safe", "told the people of Lund |they were right"
    let begins_phrase = |&index: &usize| {
        matches!(reading.categories[index], Determiner | Possessive | Pronoun)
            && matches!(reading.categories[index - 1], Noun | Name | Pronoun)
    };
    Some(TokenSpan::new(start, (start + 1..end).find(begins_phrase).unwrap_or(end)))
}

/// Steps over an adjunct between a cue and its content: `on Tuesday`, `in a statement`, `quietly`, `last week`.
pub(crate) fn adjuncts_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    if start >= end {
        return end;
    }
    match reading.categories[start] {
        Adverb | Time | Preposition | To => {}
        Determiner | That | Adjective if is_period_word(reading, start) => {}
        _ => return start,
    }
    let limit = end.min(start + 20);
    read_rightwards(reading, start, limit, many0_count(adjunct(reading, limit))).unwrap_or(start)
}

/// `quietly`, `last week`, `on Tuesday`; `limit` is the end of the tokens that are read.
fn adjunct<'a>(
    reading: &'a Reading<'_>,
    limit: usize,
) -> impl Fn(Tokens<'a, Rightwards>) -> Parsed<'a, Rightwards, Tokens<'a, Rightwards>> {
    move |input| match input.next() {
        Some(Adverb | Time) => Ok(input.take_split(1)),
        Some(Preposition | To) => attachment(input),
        Some(Determiner | That | Adjective) if is_period_word(reading, limit - input.input_len()) => {
            match input.iter_elements().nth(1) {
                Some(Noun | Time) => Ok(input.take_split(2)),
                _ => Err(nom::Err::Error(())),
            }
        }
        _ => Err(nom::Err::Error(())),
    }
}

/// `last week`, `this month`, `late Monday`: its first word is a determiner, `that`, an adjective or an adverb.
fn is_period_word(reading: &Reading<'_>, index: usize) -> bool {
    const BEGINNINGS: [u64; 7] = prints_of(["last", "this", "late", "early", "next", "that", "earlier"]);
    const PERIODS: [u64; 7] = prints_of(["week", "month", "year", "night", "morning", "afternoon", "evening"]);
    reading.is_lower_one_of(index, &BEGINNINGS)
        && reading.words.get(index + 1).is_some_and(|next| {
            next.is_any(&[Class::Weekday, Class::Month]) || reading.is_lower_one_of(index + 1, &PERIODS)
        })
}
