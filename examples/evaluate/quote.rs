//! Gold and found quotes as sets of words.

use crate::arguments::{Arguments, Net};
use crate::corpus::{self, Spans};
use crate::text::{Text, Words};
use dixit::Document;
use serde::Serialize;
use std::ops::Range;

/// The words of a quote by their roles, so that marks and blanks at an edge do not matter.
#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) spans: Spans,
    pub(crate) content: Words,
    pub(crate) cue: Words,
    pub(crate) source: Words,
    pub(crate) kind: Kind,
}

/// Told from the marks of the text, for gold and found quotes alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Direct,
    Mixed,
    Indirect,
}

#[derive(Debug)]
pub(crate) struct Gold {
    pub(crate) quote: Quote,
    /// Whether it is speech; `None` if the corpus does not say.
    pub(crate) is_speech: Option<bool>,
}

#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) quote: Quote,
    /// The name of its speaker.
    pub(crate) speaker: Option<String>,
    pub(crate) rule: &'static str,
    pub(crate) confidence: f32,
}

impl Quote {
    pub(crate) fn new(text: &Text<'_>, spans: Spans) -> Self {
        let content = text.words(&spans.content);
        let quoted = content.iter().filter(|&&word| text.is_quoted(word)).count();
        Self {
            kind: match quoted {
                _ if quoted == content.len() => Kind::Direct,
                0 => Kind::Indirect,
                _ => Kind::Mixed,
            },
            content,
            cue: text.words(&spans.cue),
            source: text.words(&spans.source),
            spans,
        }
    }
}

impl Gold {
    /// The gold quotes of a document. As in the scopes of the library, what stands in quotation marks is speech whatever
    /// its cue.
    pub(crate) fn of(text: &Text<'_>, document: &corpus::Document) -> Vec<Gold> {
        let gold = |quote: &corpus::Quote| {
            let speech_cue = quote.speech_cue;
            let quote = Quote::new(text, quote.spans.clone());
            Gold { is_speech: speech_cue.map(|is_speech| is_speech || quote.kind == Kind::Direct), quote }
        };
        document.quotes.iter().map(gold).collect()
    }
}

impl Found {
    /// What the library finds in a text.
    pub(crate) fn of(text: &Text<'_>, arguments: &Arguments, net: Net) -> Vec<Found> {
        let document = Document::with_options(text.text, &arguments.options(net));
        document.quotes().map(|quote| found(text, quote)).collect()
    }

    /// Whether more than half of its content lies in what the annotators left out.
    pub(crate) fn is_discarded(&self, text: &Text<'_>, discard: &[Range<usize>]) -> bool {
        let discarded = text.words(discard);
        2 * self.quote.content.intersection(&discarded).count() > self.quote.content.len()
    }
}

fn found(text: &Text<'_>, quote: dixit::Quote<'_>) -> Found {
    let spans = Spans {
        content: quote.parts().map(|part| part.range()).collect(),
        cue: quote.cue().into_iter().flat_map(|cue| cue.parts()).map(|part| part.range()).collect(),
        source: quote.source().into_iter().flat_map(|source| source.parts()).map(|part| part.range()).collect(),
    };
    Found {
        quote: Quote::new(text, spans),
        speaker: quote.speaker().map(|speaker| speaker.name().to_owned()),
        rule: quote.rule().as_str(),
        confidence: quote.confidence(),
    }
}
