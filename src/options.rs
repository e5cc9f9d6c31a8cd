//! What to analyse and how.

use crate::attribution::{Act, Attribution, Method, QuoteKind};
use crate::claim::ClaimScope;
use crate::repair;

/// Settings of an analysis; the default suits news text as a crawler delivers it.
///
/// ```
/// use dixit::{Document, Options, Scope};
///
/// let text = "Mary Smith said the wall would hold. She hopes it will.";
/// let speech = Document::with_options(text, &Options::new().scope(Scope::Speech));
/// let everything = Document::with_options(text, &Options::new());
/// assert_eq!((speech.quotes().len(), everything.quotes().len()), (1, 2));
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    pub(crate) repair: repair::Options,
    pub(crate) method: Method,
    pub(crate) scope: Scope,
    pub(crate) claims: ClaimScope,
    confidence: f32,
}

/// How wide the net is cast for attributions. Whatever the cue, direct quotes are always in it: what stands in quotation
/// marks has been uttered.
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

    /// How the attributions are found.
    pub fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
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

    /// The least confidence, 0 to 1, that a quote must have to be reported; 0, the default, reports all.
    ///
    /// Not a number counts as 0.
    pub fn confidence(mut self, least: f32) -> Self {
        self.confidence = least.max(0.0);
        self
    }

    /// How to repair the text.
    pub fn repair(mut self, repair: repair::Options) -> Self {
        self.repair = repair;
        self
    }

    /// Keeps the attributions that the scope admits and that are confident enough.
    pub(crate) fn narrow(&self, attributions: Vec<Attribution>) -> Vec<Attribution> {
        if self.scope == Scope::Everything && self.confidence <= 0.0 {
            return attributions;
        }
        let is_kept = |attribution: &Attribution| {
            self.scope.admits(attribution.kind, attribution.act) && attribution.confidence >= self.confidence
        };
        let mut count = 0;
        // Where each attribution goes; one that is dropped stands for the one that it continues, wherever that goes.
        let mut places: Vec<Option<u32>> = attributions
            .iter()
            .map(|attribution| {
                is_kept(attribution).then(|| {
                    count += 1;
                    count - 1
                })
            })
            .collect();
        // Most continue an earlier one, some the next: a walk each way.
        let mut inherit = |index: usize| {
            if let (None, Some(continued)) = (places[index], attributions[index].continues) {
                places[index] = places[continued as usize];
            }
        };
        (0..attributions.len()).for_each(&mut inherit);
        (0..attributions.len()).rev().for_each(&mut inherit);
        let mut kept: Vec<Attribution> = attributions.into_iter().filter(is_kept).collect();
        for (index, attribution) in kept.iter_mut().enumerate() {
            let continued = attribution.continues.and_then(|continued| places[continued as usize]);
            attribution.continues = continued.filter(|&continued| continued as usize != index);
        }
        kept
    }
}

impl Scope {
    /// What stands in quotation marks has been uttered, whatever the cue.
    fn admits(self, kind: QuoteKind, act: Act) -> bool {
        match act {
            Act::Say | Act::Write | Act::Ask | Act::Deny | Act::Promise | Act::Order => true,
            Act::Show => self >= Scope::Documents || kind == QuoteKind::Direct,
            Act::Believe | Act::Know | Act::Intend | Act::Feel => {
                self >= Scope::Everything || kind == QuoteKind::Direct
            }
        }
    }
}
