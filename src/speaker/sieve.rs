//! The sieves: how a source can lead to its speaker, and how often each way is right.

use super::{Resolution, ResolutionKind};

/// A way from a source to its speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sieve {
    pub(super) id: &'static str,
    pub(super) kind: Option<ResolutionKind>,
    /// Measured share of right decisions.
    pub(super) precision: f32,
}

impl Sieve {
    pub(super) fn found(self, speaker: u32) -> Resolution {
        Resolution { speaker: Some(speaker), kind: self.kind, sieve: self.id, confidence: self.precision }
    }
}

const fn sieve(id: &'static str, kind: ResolutionKind, precision: f32) -> Sieve {
    Sieve { id, kind: Some(kind), precision }
}

use ResolutionKind::{Continuation, Description, Name, Pronoun};

/// `Sergey Lavrov`
pub(super) const FULL_NAME: Sieve = sieve("full-name", Name, 0.95);
/// `Lavrov`, `Mr. Lavrov`
pub(super) const SURNAME: Sieve = sieve("surname", Name, 0.95);
/// `Sergey`
pub(super) const GIVEN_NAME: Sieve = sieve("given-name", Name, 0.9);
/// `the WHO`
pub(super) const ACRONYM: Sieve = sieve("acronym", Name, 0.9);
/// `the Post`
pub(super) const SHORT_NAME: Sieve = sieve("short-name", Name, 0.8);
/// `@RealRuthVance`
pub(super) const HANDLE: Sieve = sieve("handle", Name, 0.8);
/// A name that stands alone.
pub(super) const NEW_NAME: Sieve = sieve("single-name", Name, 0.8);
/// `Lopez's spokeswoman, Kate Orr`
pub(super) const APPOSITION: Sieve = sieve("apposition", Name, 0.9);
/// `Ivan and Olga Belov`
pub(super) const JOINT: Sieve = sieve("joint-names", Name, 0.8);
/// `I`
pub(super) const NARRATOR: Sieve = sieve("narrator", Pronoun, 0.9);
/// `I` inside the words of somebody else.
pub(super) const QUOTED_SELF: Sieve = sieve("quoted-self", Pronoun, 0.9);
/// `the minister, who`
pub(super) const RELATIVE: Sieve = sieve("relative-pronoun", Pronoun, 0.8);
/// `he` behind words of a man.
pub(super) const PRONOUN_SAME_SPEAKER: Sieve = sieve("pronoun-same-speaker", Pronoun, 0.9);
/// `he` behind a sentence about a man.
pub(super) const PRONOUN_SUBJECT: Sieve = sieve("pronoun-subject", Pronoun, 0.85);
/// `he` and somebody nearby.
pub(super) const PRONOUN_NEAR: Sieve = sieve("pronoun-near", Pronoun, 0.75);
/// `it`
pub(super) const PRONOUN_BODY: Sieve = sieve("pronoun-body", Pronoun, 0.6);
/// `they`
pub(super) const PRONOUN_GROUP: Sieve = sieve("pronoun-group", Pronoun, 0.65);
/// `the president`
pub(super) const ROLE: Sieve = sieve("role", Description, 0.85);
/// `the billionaire`
pub(super) const PROFILE: Sieve = sieve("profile", Description, 0.7);
/// `the campaign`
pub(super) const BODY: Sieve = sieve("body", Description, 0.75);
/// `the company` behind words about a body with a name.
pub(super) const RECENT_BODY: Sieve = sieve("recent-body", Description, 0.7);
/// `the aide`, once more.
pub(super) const SAME_PHRASE: Sieve = sieve("same-phrase", Description, 0.9);
/// `officials`
pub(super) const UNNAMED: Sieve = sieve("unnamed", Description, 0.8);
/// `the airline`, of which no name leads to it.
pub(super) const UNNAMED_DEFINITE: Sieve = sieve("unnamed-definite", Description, 0.6);
/// The next words of the same speaker.
pub(super) const CONTINUATION: Sieve = sieve("continuation", Continuation, 0.9);
