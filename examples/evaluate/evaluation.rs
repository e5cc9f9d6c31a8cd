//! Everything that is measured on a corpus.

use crate::arguments::Arguments;
use crate::causes::Causes;
use crate::corpus;
use crate::matching::Matching;
use crate::quote::{Found, Gold};
use crate::quotes::Quotes;
use crate::reliability::{Outcomes, Reliability};
use crate::roles::Roles;
use crate::samples::Samples;
use crate::scopes::Scopes;
use crate::spans::SpanFigures;
use crate::text::Text;
use serde::{Serialize, Serializer};

#[derive(Debug, Serialize)]
pub(crate) struct Evaluation {
    pub(crate) documents: usize,
    /// Whether any gold quote has a source; without, nothing can be said about sources.
    pub(crate) has_sources: bool,
    /// Found quotes that are not counted, because the annotators left out where they stand.
    pub(crate) discarded: usize,
    pub(crate) spans: SpanFigures,
    pub(crate) quotes: Quotes,
    pub(crate) scopes: Scopes,
    pub(crate) roles: Roles,
    pub(crate) causes: Causes,
    #[serde(rename = "reliability")]
    outcomes: Outcomes,
    #[serde(rename = "errors")]
    pub(crate) samples: Samples,
}

impl Evaluation {
    /// Nothing yet; `errors` is how many errors of each cause to keep.
    pub(crate) fn new(errors: usize) -> Self {
        Self {
            documents: 0,
            has_sources: false,
            discarded: 0,
            spans: SpanFigures::default(),
            quotes: Quotes::default(),
            scopes: Scopes::default(),
            roles: Roles::default(),
            causes: Causes::default(),
            outcomes: Outcomes::default(),
            samples: Samples::new(errors),
        }
    }

    /// Analyses a document and measures what is found.
    pub(crate) fn add(&mut self, document: &corpus::Document, arguments: &Arguments) {
        let text = Text::new(&document.text);
        let mut found = Found::of(&text, arguments, arguments.scope);
        self.documents += 1;
        self.has_sources |= document.quotes.iter().any(|quote| !quote.spans.source.is_empty());
        self.spans.add(&text, document, &found);
        let all = found.len();
        found.retain(|found| !found.is_discarded(&text, &document.discard));
        self.discarded += all - found.len();
        let matching = Matching::new(&text, Gold::of(&text, document), found);
        self.quotes.add(&matching, document.genre.as_deref());
        self.scopes.add(&text, document, arguments);
        self.roles.add(&matching, document);
        self.causes.add(&matching, &document.id, &mut self.samples);
        self.outcomes.add(&matching);
    }

    pub(crate) fn reliability(&self) -> Reliability {
        self.outcomes.reliability()
    }
}

impl Serialize for Outcomes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.reliability().serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Score, Tally};
    use clap::Parser;
    use serde_json::Value;

    fn evaluation(arguments: &[&str]) -> Evaluation {
        let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/evaluate/corpus.jsonl");
        let arguments = Arguments::parse_from([&["evaluate", corpus], arguments].concat());
        let mut evaluation = Evaluation::new(arguments.errors);
        for document in corpus::read(&arguments.corpus).unwrap() {
            evaluation.add(&document, &arguments);
        }
        evaluation
    }

    #[test]
    fn the_library_is_run_over_the_corpus_and_compared() {
        let evaluation = evaluation(&[]);
        let all = |right, all| Tally { right, all };
        assert_eq!((evaluation.documents, evaluation.discarded), (2, 1));
        assert_eq!(evaluation.quotes.all.attributed, Score { found: all(2, 2), gold: all(2, 2) });
        assert_eq!(evaluation.spans.cue.exact.gold.all, 3, "the unlinked cue is gold, too");
        assert_eq!(evaluation.quotes.by_genre["news"].partial, all(2, 2));
        assert!(evaluation.causes.counts.is_empty() && evaluation.samples.by_cause.is_empty());
    }

    #[test]
    fn each_scope_is_compared_with_speech_and_with_all() {
        let evaluation = evaluation(&[]);
        let scores: Vec<String> = evaluation
            .scopes
            .scopes
            .iter()
            .map(|scores| format!("{} {} {}", scores.scope, scores.speech, scores.everything))
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            scores,
            [
                "speech 100.0 100.0 100.0 100.0 50.0 66.7",
                "documents 100.0 100.0 100.0 100.0 50.0 66.7",
                "everything 50.0 100.0 66.7 100.0 100.0 100.0",
            ]
        );
    }

    #[test]
    fn the_options_reach_the_library() {
        assert_eq!(evaluation(&["--scope", "speech"]).quotes.all.partial.found.all, 1);
        assert_eq!(evaluation(&["--confidence", "1"]).quotes.all.partial.found.all, 0);
        assert!(!evaluation(&["--method", "grammar"]).quotes.by_rule.contains_key("model"));
        let missed = evaluation(&["--scope", "speech", "--errors", "3"]);
        let report = missed.to_string();
        assert!(report.contains("gold  She | hopes | that the crane will be sold"), "{report}");
    }

    #[test]
    fn json_and_tables_have_the_same_figures() {
        let evaluation = evaluation(&["--scope", "speech"]);
        let json: Value = serde_json::to_value(&evaluation).unwrap();
        assert_eq!(json["quotes"]["all"]["partial"]["recall"], 0.5);
        assert_eq!(json["quotes"]["by_kind"]["direct"]["exact"]["f"], 1.0);
        assert_eq!(json["causes"]["missed, cue missed"]["gold"], 1);
        assert_eq!(json["reliability"]["bins"].as_array().unwrap().len(), 10);
        assert_eq!(json["roles"]["names"][2], "content");
        assert_eq!(json["errors"], serde_json::json!({}), "none was asked for");
        let report = evaluation.to_string();
        for line in
            ["  direct                 1      1 | 100.0 100.0 100.0", "  missed, cue missed         0               1"]
        {
            assert!(report.contains(line), "{line:?} is not in\n{report}");
        }
    }
}
