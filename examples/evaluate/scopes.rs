//! What each scope of the library finds: of the speech in gold, and of all that gold has.

use crate::arguments::{Arguments, Net};
use crate::corpus;
use crate::figures::Score;
use crate::matching::{Matching, Pair};
use crate::quote::{Found, Gold};
use crate::text::Text;
use clap::ValueEnum;
use serde::Serialize;

/// At partial match, one for each [`Net`]; empty if the corpus does not say what is speech.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(crate) struct Scopes {
    pub(crate) scopes: Vec<ScopeScores>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ScopeScores {
    pub(crate) scope: String,
    /// Only speech is gold: a belief that is found counts as wrong.
    pub(crate) speech: Score,
    /// All is gold.
    pub(crate) everything: Score,
}

impl Scopes {
    /// Analyses a document again with each scope.
    pub(crate) fn add(&mut self, text: &Text<'_>, document: &corpus::Document, arguments: &Arguments) {
        if document.quotes.iter().all(|quote| quote.speech_cue.is_none()) {
            return;
        }
        if self.scopes.is_empty() {
            self.scopes = Net::value_variants().iter().map(|&net| ScopeScores::new(net)).collect();
        }
        for (&net, scores) in Net::value_variants().iter().zip(&mut self.scopes) {
            let mut found = Found::of(text, arguments, net);
            found.retain(|found| !found.is_discarded(text, &document.discard));
            scores.add(&Matching::new(text, Gold::of(text, document), found));
        }
    }
}

impl ScopeScores {
    fn new(net: Net) -> Self {
        let name = net.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
        Self { scope: name, speech: Score::default(), everything: Score::default() }
    }

    fn add(&mut self, matching: &Matching<'_>) {
        let is_speech = |gold: usize| matching.gold[gold].is_speech == Some(true);
        for gold in 0..matching.gold.len() {
            let is_found = matching.of_gold(gold).is_some_and(Pair::is_partial);
            self.everything.gold.add(is_found);
            if is_speech(gold) {
                self.speech.gold.add(is_found);
            }
        }
        for found in 0..matching.found.len() {
            let pair = matching.of_found(found).filter(|pair| pair.is_partial());
            self.everything.found.add(pair.is_some());
            self.speech.found.add(pair.is_some_and(|pair| is_speech(pair.gold)));
        }
    }
}
