//! The content follows its cue: `Mary said that …`, `vowed to …`, `endorsed …`, `said, "…"`.

use super::candidate::CueVerb;
use super::cue::{self, Act, Cue, Form, Frame, Frames, INFINITIVE_FACTOR};
use super::statement::Statement;
use super::{Found, Proposal, Rule, end_without_stop, phrase};
use crate::category::Category::{self, *};
use crate::lexicon::prints_of;
use crate::reading::Reading;
use crate::span::TokenSpan;
use crate::token::TokenKind;

pub(crate) fn find(reading: &Reading<'_>, statement: &Statement, verbs: &[CueVerb], found: &mut Found<'_>) {
    if verbs.is_empty() {
        return;
    }
    let end = end_without_stop(reading, statement);
    for verb in verbs {
        if !verb.cue.believed(false).is_any_complement() | found.is_taken(verb.token()) {
            continue;
        }
        let Some(verb) = Verb::of(reading, statement, verb) else { continue };
        let Some((frame, content_start, cue_end)) = complement(reading, &verb, end) else { continue };
        if !verb.believed().has_any([frame]) {
            continue;
        }
        let content_end = content_end(reading, content_start, end);
        let source = verb.source(reading, statement, found);
        let proposal = Proposal {
            content: TokenSpan::new(content_start, content_end.max(content_start)).into(),
            cue: Some(TokenSpan::new(verb.group, cue_end.min(content_start))),
            source,
            act: verb.cue.act,
            rule: rule(frame),
            confidence: verb.precision(frame),
        };
        found.take(proposal);
    }
}

fn rule(frame: Frame) -> Rule {
    match frame {
        Frame::Quote => Rule::Quotation,
        Frame::That => Rule::That,
        Frame::Clause => Rule::Clause,
        Frame::Wh => Rule::Question,
        Frame::To => Rule::Infinitive,
        Frame::Object => Rule::Object,
        Frame::Preposition => Rule::Preposition,
        Frame::Passive => Rule::Passive,
        Frame::Tail => Rule::ContentSourceCue,
    }
}

/// A cue verb in its clause.
struct Verb {
    index: usize,
    /// The first token of its group: `has`, `did not`.
    group: usize,
    cue: &'static Cue,
    voice: Voice,
    is_infinitive: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
    /// `adding that`, `to say that`: the subject stands elsewhere.
    NonFinite,
}

impl Verb {
    fn of(reading: &Reading<'_>, statement: &Statement, verb: &CueVerb) -> Option<Verb> {
        let (index, cue) = (verb.token(), verb.cue);
        let start = statement.tokens.range().start;
        let mut group = verb.group(start);
        let voice = match (reading.categories[index], verb.form) {
            (Gerund, _) if group < index && reading.categories[group] == Auxiliary => Voice::Active,
            (Gerund, _) => Voice::NonFinite,
            (Base, _) if index > start && reading.categories[index - 1] == To => {
                let (opened, voice) = infinitive(reading, start, index - 1);
                group = opened;
                voice
            }
            (Finite | Base, _) => Voice::Active,
            (Participle, _) if has_be(reading, group, index) => Voice::Passive,
            (Participle, _) if group < index => Voice::Active,
            _ => return None,
        };
        let is_infinitive = voice == Voice::NonFinite && reading.categories[index] == Base;
        Some(Verb { index, group, cue, voice, is_infinitive })
    }

    /// The frames in which it is believed.
    fn believed(&self) -> Frames {
        self.cue.believed(self.is_infinitive)
    }

    fn precision(&self, frame: Frame) -> f32 {
        match self.is_infinitive {
            true => INFINITIVE_FACTOR * self.cue.precision(frame),
            false => self.cue.precision(frame),
        }
    }

    fn source(&self, reading: &Reading<'_>, statement: &Statement, found: &Found<'_>) -> Option<TokenSpan> {
        let range = statement.tokens.range();
        let shared = || {
            found
                .source_before(range.start, self.group)
                .or_else(|| phrase::shared_subject(reading, range.start, self.group, range.end))
        };
        match self.voice {
            Voice::Active => phrase::source_leftwards(reading, range.start, self.group).or_else(shared),
            Voice::Passive => None,
            Voice::NonFinite => shared(),
        }
    }
}

/// Verbs that go on with another one's act: `continued to insist`, `went on to say`.
const RESUMING: [u64; 10] =
    prints_of(["continue", "continues", "continued", "on", "began", "begins", "try", "tries", "tried", "trying"]);

/// Where the cue of `to say` begins, and whether it has a subject of its own.
fn infinitive(reading: &Reading<'_>, start: usize, to: usize) -> (usize, Voice) {
    let Some(before) =
        to.checked_sub(1).filter(|&before| before >= start && reading.is_lower_one_of(before, &RESUMING))
    else {
        return (to, Voice::NonFinite);
    };
    let verb = if reading.word(before) == "on" && before > start { before - 1 } else { before };
    match reading.categories[verb] {
        Finite | Participle => (phrase::verb_group_start(reading, start, verb), Voice::Active),
        _ => (to, Voice::NonFinite),
    }
}

fn has_be(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    const FORMS: [u64; 11] =
        prints_of(["is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't"]);
    // The precisions of the cues were measured without `isn’t` and the like.
    (start..end).any(|index| reading.is_one_of(index, &FORMS) && reading.bytes(index).is_ascii())
}

/// What follows the cue: the frame, where the content begins, where the cue ends. Nothing if it can only be a frame in
/// which the cue is not believed.
fn complement(reading: &Reading<'_>, verb: &Verb, end: usize) -> Option<(Frame, usize, usize)> {
    let after = verb.index + 1;
    let believed = verb.believed();
    if after >= end || !believed.is_any_complement() {
        return None;
    }
    if verb.voice == Voice::Passive {
        return (matches!(reading.categories[after], To | That | Subordinator) || reading.marks.inside[after] != 0)
            .then_some((Frame::Passive, after, after));
    }
    let direct = direct_complement(reading, after, end);
    if let Some((frame, start)) = direct {
        return Some((frame, start, phrase::cue_end(reading, after, end)));
    }
    let may_have_adjunct = believed.has_any([Frame::Quote, Frame::That, Frame::Clause, Frame::Wh, Frame::Preposition]);
    if !may_have_adjunct && matches!(reading.categories[after], Preposition | To) {
        return None;
    }
    if verb.cue.tells
        && let Some(told) = phrase::addressee(reading, after, end)
    {
        let start = told.range().end;
        if let Some((frame, start)) = strong_complement(reading, start, end) {
            return Some((frame, start, after));
        }
        if told.len() <= 3 && opens_clause(reading, start, end) && verb.cue.act != Act::Ask {
            return Some((Frame::Clause, start, after));
        }
    }
    let adjunct = phrase::adjuncts_end(reading, after, end);
    if adjunct > after {
        if let Some((frame, start)) = strong_complement(reading, adjunct, end) {
            return Some((frame, start, phrase::cue_end(reading, after, end)));
        }
        if starts_with_time(reading, after) && opens_clause(reading, adjunct, end) {
            return Some((Frame::Clause, adjunct, phrase::cue_end(reading, after, end)));
        }
    }
    if !believed.has_any([Frame::Clause, Frame::Object, Frame::Preposition]) {
        return None;
    }
    weak_complement(reading, after, end)
}

fn starts_with_time(reading: &Reading<'_>, index: usize) -> bool {
    matches!(reading.categories[index], Time | Adverb)
}

/// What can only be a content: `that …`, `whether …`, a quotation.
fn strong_complement(reading: &Reading<'_>, start: usize, end: usize) -> Option<(Frame, usize)> {
    if start >= end {
        return None;
    }
    let opens = |index: usize| {
        index < end && reading.marks.inside[index] != 0 && matches!(reading.kind(index), TokenKind::Mark(_))
    };
    match reading.categories[start] {
        Mark if opens(start) => Some((Frame::Quote, start)),
        Comma | Colon if opens(start + 1) => Some((Frame::Quote, start + 1)),
        Colon if start + 1 < end => Some((Frame::Quote, start + 1)),
        That => Some((Frame::That, start)),
        Subordinator | Relative if is_wh(reading.word(start)) => Some((Frame::Wh, start)),
        _ => None,
    }
}

fn is_wh(word: &str) -> bool {
    matches!(word, "if" | "whether" | "how" | "why" | "what" | "who" | "where")
}

/// What follows the cue at once.
fn direct_complement(reading: &Reading<'_>, start: usize, end: usize) -> Option<(Frame, usize)> {
    strong_complement(reading, start, end).or_else(|| {
        (reading.categories[start] == To && reading.categories.get(start + 1).is_some_and(|next| *next == Base))
            .then_some((Frame::To, start))
    })
}

/// A clause without `that`, an object, a preposition and its object.
fn weak_complement(reading: &Reading<'_>, start: usize, end: usize) -> Option<(Frame, usize, usize)> {
    let start = if reading.categories[start] == Adverb && start + 1 < end { start + 1 } else { start };
    match reading.categories[start] {
        _ if opens_clause(reading, start, end) => Some((Frame::Clause, start, start)),
        Determiner | Possessive | Name | Noun | Adjective | Number | Pronoun | Time | Gerund => {
            Some((Frame::Object, start, start))
        }
        Preposition | To if start + 1 < end => Some((Frame::Preposition, start + 1, start + 1)),
        _ => None,
    }
}

/// A subject and a finite verb, before any comma.
fn opens_clause(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    let opens = matches!(
        reading.categories[start],
        Determiner | Possessive | Name | Noun | Adjective | Number | Pronoun | Time | Gerund | Negation
    );
    let is_verb_or_end = |category: &&Category| {
        category.is_finite()
            | matches!(category, Comma | Semicolon | Colon | Dash | Stop | That | Subordinator | To | Gerund)
    };
    let behind = reading.categories.get(start + 1..end.min(start + 16)).unwrap_or_default();
    opens && behind.iter().find(is_verb_or_end).is_some_and(|category| category.is_finite())
}

/// `that the invoices were genuine`, from its first word on.
pub(super) fn that_clause(reading: &Reading<'_>, start: usize, statement: &Statement) -> TokenSpan {
    let end = end_without_stop(reading, statement);
    TokenSpan::new(start.min(end), content_end(reading, start, end).max(start.min(end)))
}

/// What follows a verb that is no cue, up to where a content would end.
pub(super) fn object(reading: &Reading<'_>, start: usize, statement: &Statement) -> TokenSpan {
    let end = end_without_stop(reading, statement);
    let start = start + usize::from(matches!(reading.categories[start], Preposition | To));
    TokenSpan::new(start.min(end), content_end(reading, start, end).max(start.min(end)))
}

/// Where the content ends.
fn content_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut index = start;
    while let Some(next) = next_sign(reading, index, end) {
        index = next + 1;
        if let Some(number) = reading.marks.inside[next].checked_sub(1) {
            let quotation = reading.marks.quotations[number as usize];
            index = quotation.tokens.range().end.min(end).max(index);
            if ends_content(reading, &quotation, index, end) {
                return index;
            }
        } else if next > start && stops(reading, next, end) {
            return next;
        }
    }
    end
}

/// The next token that may end a content: a quotation, or what [`stops`] asks more about.
fn next_sign(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let categories = reading.categories.get(start..end)?;
    let mut tokens = categories.iter().zip(&reading.marks.inside[start..end]);
    let is_sign = |(category, &quotation): (&Category, &u32)| {
        matches!(category, Semicolon | Dash | Comma | Coordinator | Close) | (quotation != 0)
    };
    tokens.position(is_sign).map(|place| start + place)
}

/// A quotation that closes with a comma or stop inside ends the content.
fn ends_content(reading: &Reading<'_>, quotation: &crate::mark::Quotation, close: usize, end: usize) -> bool {
    let Some(last) = quotation.inner().range().last() else { return false };
    close < end
        && matches!(
            reading.kind(last),
            TokenKind::Comma | TokenKind::Stop | TokenKind::Question | TokenKind::Exclamation
        )
}

/// Signs outside quotations that the content is over.
fn stops(reading: &Reading<'_>, index: usize, end: usize) -> bool {
    let category = |at: usize| reading.categories.get(at).copied().filter(|_| at < end).unwrap_or(Stop);
    match category(index) {
        Semicolon | Dash => true,
        Comma => {
            let next = category(index + 1);
            let is_cue_next = is_cue(reading, index + 1, end);
            match next {
                Gerund => is_cue_next,
                Relative => true,
                Coordinator => is_cue_after(reading, index + 2, end) || reading.word(index + 1) == "but",
                Subordinator => matches!(reading.word(index + 1), "while" | "as" | "though" | "although"),
                Stop => true,
                _ => opens_attribution(reading, index + 1, end),
            }
        }
        Coordinator => {
            is_cue_after(reading, index + 1, end) || after_quotation(reading, index) && category(index + 1).is_finite()
        }
        Close => true,
        _ => false,
    }
}

/// `Asked why he had left, Mary said …`: a source and its cue open another attribution.
fn opens_attribution(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let verb = (start..end.min(start + 10)).find(|&index| !may_stand_in_source(reading.categories[index]));
    verb.is_some_and(|verb| verb > start && is_cue_after(reading, verb, end))
}

fn may_stand_in_source(category: Category) -> bool {
    category.is_nominal() || matches!(category, Pronoun | Preposition)
}

fn after_quotation(reading: &Reading<'_>, index: usize) -> bool {
    index > 0 && reading.marks.inside[index - 1] != 0
}

/// `and called`, `but also said`: a finite cue, adverbs before it or not.
fn is_cue_after(reading: &Reading<'_>, index: usize, end: usize) -> bool {
    let verb = (index..end.min(index + 3)).find(|&at| !matches!(reading.categories[at], Adverb | Auxiliary | Negation));
    verb.is_some_and(|at| reading.categories[at] == Finite && is_cue(reading, at, end))
}

fn is_cue(reading: &Reading<'_>, index: usize, end: usize) -> bool {
    index < end
        && reading.words[index].cue().is_some_and(|number| {
            let (entry, form) = cue::entry(number);
            form != Form::Base && entry.attributes
        })
}
