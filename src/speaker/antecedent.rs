//! Whom a pronoun takes up.
//!
//! *He* and *she* go to the most salient person nearby that agrees: who spoke last, who is the subject of a recent
//! sentence. *It* and *they* go to a body or a group. Names inside quotations count only if there is nothing else. All
//! searches look back over a bounded window.

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

/// Somebody who was found to be a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub(super) sentence: u32,
    pub(super) entity: u32,
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

/// The person that *he* or *she* means.
pub(super) fn person(directory: &Directory<'_>, spoken: &[Spoken], wanted: Wanted) -> Option<(u32, Sieve)> {
    let mut candidates: [Option<Candidate>; CANDIDATES] = [None; CANDIDATES];
    let mut offer = |entity: u32, score: f32, sieve: Sieve| {
        for slot in &mut candidates {
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
    };
    let agreement = |entity: u32| -> Option<f32> {
        let record = &directory.records[entity as usize];
        if !record.sort.is_personal() || !record.gender.agrees(wanted.gender) || Some(entity) == wanted.not {
            return None;
        }
        let known = record.gender != Gender::Unknown && record.gender == wanted.gender;
        Some(match (known, record.sort) {
            (true, _) => 1.0,
            (false, Sort::Name) => -1.5,
            (false, _) => 0.0,
        })
    };
    for (order, last) in spoken.iter().rev().take(SPOKEN).enumerate() {
        let distance = wanted.sentence.saturating_sub(last.sentence);
        let Some(agreement) = agreement(last.entity).filter(|_| distance <= SENTENCES + 2) else { continue };
        let first = if order == 0 { 1.0 } else { 0.0 };
        offer(last.entity, 12.0 - 0.9 * distance as f32 + agreement + first, sieve::PRONOUN_SAME_SPEAKER);
    }
    let before = directory.mentions.partition_point(|mention| mention.name.range().start < wanted.token);
    for mention in directory.mentions[..before].iter().rev().take(WINDOW) {
        let distance = wanted.sentence.saturating_sub(mention.sentence);
        if distance > SENTENCES {
            break;
        }
        if mention.entity == Mention::NOBODY {
            continue;
        }
        let Some(agreement) = agreement(mention.entity) else { continue };
        let is_subject = mention.is_subject(directory.reading);
        let place = place_of(directory.reading, mention, is_subject, wanted.quoted)
            + match (distance, wanted.owns) {
                (0, true) => 3.0,
                (0, false) => 1.5,
                _ => 0.0,
            };
        let sieve = if is_subject { sieve::PRONOUN_SUBJECT } else { sieve::PRONOUN_NEAR };
        offer(mention.entity, 10.0 - 1.2 * distance as f32 + agreement + place, sieve);
    }
    choose(&candidates)
}

/// How well the place of a mention suits an antecedent.
fn place_of(reading: &Reading<'_>, mention: &Mention, is_subject: bool, quoted: bool) -> f32 {
    let mut score = 0.0;
    if is_subject {
        score += 2.0;
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

/// The best candidate if it is good, and better than the next one.
fn choose(candidates: &[Option<Candidate>]) -> Option<(u32, Sieve)> {
    const ENOUGH: f32 = 1.0;
    const MARGIN: f32 = 0.05;
    let score = |candidate: &Candidate| candidate.score + 0.3 * candidate.mentions.min(5) as f32;
    let mut best: Option<Candidate> = None;
    let mut second = f32::MIN;
    for candidate in candidates.iter().flatten() {
        match &best {
            Some(other) if score(other) >= score(candidate) => second = second.max(score(candidate)),
            _ => {
                second = best.as_ref().map_or(second, score);
                best = Some(*candidate);
            }
        }
    }
    let best = best?;
    (score(&best) >= ENOUGH && score(&best) - second >= MARGIN).then_some((best.entity, best.sieve))
}
