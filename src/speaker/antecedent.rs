//! Whom a pronoun takes up.
//!
//! *He* and *she* go to the most salient person nearby that agrees: who spoke last, who is the subject of a recent
//! sentence. *It* and *they* go to a body or a group. Names inside quotations count only if there is nothing else. All
//! searches look back over a bounded window.

use super::MentionSpan;
use super::directory::Directory;
use super::gender::Gender;
use super::mention::Mention;
use super::sieve::{self, Sieve};
use super::sort::Sort;
use crate::reading::Reading;

/// Mentions that are looked back over.
const WINDOW: usize = 48;
/// Speakers that are looked back over.
const SPOKEN: usize = 8;
/// Sentences that are looked back over.
const SENTENCES: u32 = 10;
/// Entities weighed against each other.
const CANDIDATES: usize = 12;

/// What a mention in the sentence of the pronoun counts, and how much less each sentence before.
const NEAREST: f32 = 10.0;
const FADING: f32 = 1.2;
/// What it counts besides if its gender is known, if it is a subject.
const KNOWN: f32 = 1.0;
const SUBJECT: f32 = 2.0;
/// What each mention counts, up to five.
const REPEATED: f32 = 0.3;
const MOST_REPEATED: u32 = 5;
/// What the best candidate must have, and how much more than the next one.
const ENOUGH: f32 = 1.0;
const MARGIN: f32 = 0.05;

/// Somebody who was found to be a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub(super) sentence: u32,
    pub(super) entity: u32,
    /// The words of the source, if they are no mention by a name that the text has.
    pub(super) mention: Option<MentionSpan>,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) token: usize,
    pub(super) sentence: u32,
    pub(super) gender: Gender,
    pub(super) quoted: bool,
    /// `his`, `her`: what they take up stands nearby, as an object as well as a subject.
    pub(super) owns: bool,
    /// Who cannot be meant: the one whose words the pronoun stands in.
    pub(super) not: Option<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Candidate {
    entity: u32,
    score: f32,
    mentions: u32,
    sieve: Sieve,
}

impl Candidate {
    fn total(&self) -> f32 {
        self.score + REPEATED * self.mentions.min(MOST_REPEATED) as f32
    }
}

/// The person that *he* or *she* means.
pub(super) fn person(directory: &Directory<'_>, spoken: &[Spoken], wanted: Wanted) -> Option<(u32, Sieve)> {
    let mut candidates: [Option<Candidate>; CANDIDATES] = [None; CANDIDATES];
    let agreement = |entity: u32| -> Option<f32> {
        let record = &directory.records[entity as usize];
        if !record.sort.is_personal() || !record.gender.agrees(wanted.gender) || Some(entity) == wanted.not {
            return None;
        }
        let known = record.gender != Gender::Unknown && record.gender == wanted.gender;
        Some(match (known, record.sort) {
            (true, _) => KNOWN,
            (false, Sort::Name) => -1.5,
            (false, _) => 0.0,
        })
    };
    for (order, last) in spoken.iter().rev().take(SPOKEN).enumerate() {
        let distance = wanted.sentence.saturating_sub(last.sentence);
        let Some(agreement) = agreement(last.entity).filter(|_| distance <= SENTENCES + 2) else { continue };
        let first = if order == 0 { 1.0 } else { 0.0 };
        offer(
            &mut candidates,
            last.entity,
            12.0 - 0.9 * distance as f32 + agreement + first,
            sieve::PRONOUN_SAME_SPEAKER,
        );
    }
    let before = directory.before(wanted.token);
    let mut nearer = 0;
    for mention in directory.mentions[..before].iter().rev().take(WINDOW) {
        let distance = wanted.sentence.saturating_sub(mention.sentence);
        if distance > SENTENCES || distance > nearer && is_settled(&candidates, distance) {
            break;
        }
        nearer = distance;
        if mention.entity == Mention::NOBODY {
            continue;
        }
        let Some(agreement) = agreement(mention.entity) else { continue };
        let is_subject = mention.is_subject(&directory.reading, &directory.arounds);
        let place = place_of(&directory.reading, mention, is_subject, wanted.quoted)
            + match (distance, wanted.owns) {
                (0, true) => 3.0,
                (0, false) => 1.5,
                _ => 0.0,
            };
        let sieve = if is_subject { sieve::PRONOUN_SUBJECT } else { sieve::PRONOUN_NEAR };
        let score = NEAREST - FADING * distance as f32 + agreement + place;
        offer(&mut candidates, mention.entity, score, sieve);
    }
    choose(&candidates)
}

/// How well the place of a mention suits an antecedent.
fn place_of(reading: &Reading<'_>, mention: &Mention, is_subject: bool, quoted: bool) -> f32 {
    let mut score = 0.0;
    if is_subject {
        score += SUBJECT;
    }
    if mention.is_possessive(reading) {
        score -= 0.5;
    }
    if mention.weak {
        score -= 0.5;
    }
    if !quoted && mention.is_quoted(reading) {
        score -= 5.0;
    }
    score
}

/// Counts a mention of an entity; there is no room for more than some entities.
fn offer(candidates: &mut [Option<Candidate>; CANDIDATES], entity: u32, score: f32, sieve: Sieve) {
    for slot in candidates {
        match slot {
            None => *slot = Some(Candidate { entity, score, mentions: 1, sieve }),
            Some(candidate) if candidate.entity == entity => {
                candidate.mentions += 1;
                if score > candidate.score {
                    candidate.score = score;
                    candidate.sieve = sieve;
                }
            }
            Some(_) => continue,
        }
        return;
    }
}

/// The mentions so many sentences back, and all before them, cannot change who is chosen.
fn is_settled(candidates: &[Option<Candidate>], distance: u32) -> bool {
    let Some(best) = best_of(candidates) else { return false };
    let highest = NEAREST - FADING * distance as f32 + KNOWN + SUBJECT;
    let most = others(candidates, best).map(|other| other.score).fold(highest, f32::max);
    best.score >= highest && best.total() - (most + REPEATED * MOST_REPEATED as f32) >= MARGIN
}

/// The best candidate if it is good, and better than the next one.
fn choose(candidates: &[Option<Candidate>]) -> Option<(u32, Sieve)> {
    let best = best_of(candidates)?;
    let second = others(candidates, best).map(Candidate::total).fold(f32::MIN, f32::max);
    (best.total() >= ENOUGH && best.total() - second >= MARGIN).then_some((best.entity, best.sieve))
}

/// The first one of those with the highest total.
fn best_of(candidates: &[Option<Candidate>]) -> Option<&Candidate> {
    let known = candidates.iter().map_while(Option::as_ref);
    known.reduce(|best, other| if other.total() > best.total() { other } else { best })
}

fn others<'c>(candidates: &'c [Option<Candidate>], best: &'c Candidate) -> impl Iterator<Item = &'c Candidate> {
    candidates.iter().map_while(Option::as_ref).filter(|other| other.entity != best.entity)
}
