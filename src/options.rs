//! What to analyse and how.

use crate::claim::ClaimScope;
use crate::repair;

/// Settings of an analysis; the default suits news text as a crawler delivers it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    pub(crate) repair: repair::Options,
    pub(crate) scope: Scope,
    pub(crate) claims: ClaimScope,
}

/// How wide the net is cast for attributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Scope {
    /// What people say and write.
    Speech,
    /// Also what documents, studies and polls say.
    Documents,
    /// Also beliefs, attitudes and intentions.
    #[default]
    Everything,
}

impl Options {
    /// The default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Narrows the attributions to speech, or to speech and documents.
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// Whose claims to extract.
    pub fn claims(mut self, claims: ClaimScope) -> Self {
        self.claims = claims;
        self
    }

    /// How to repair the text.
    pub fn repair(mut self, repair: repair::Options) -> Self {
        self.repair = repair;
        self
    }
}
