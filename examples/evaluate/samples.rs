//! Some errors of each cause, to be read.

use crate::causes::{Cause, Error};
use crate::matching::Matching;
use crate::quote::Quote;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many characters of the text are shown on each side.
const CONTEXT: usize = 60;

/// The first errors of each cause.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Samples {
    /// How many to keep of each cause.
    #[serde(skip)]
    most: usize,
    #[serde(flatten)]
    pub(crate) by_cause: BTreeMap<Cause, Vec<Sample>>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Sample {
    pub(crate) document: String,
    /// The quotes and some words around them, on one line.
    pub(crate) context: String,
    /// Source, cue, content.
    pub(crate) gold: Option<String>,
    pub(crate) found: Option<String>,
}

impl Samples {
    pub(crate) fn new(most: usize) -> Self {
        Self { most, by_cause: BTreeMap::new() }
    }

    /// Keeps an error if there are not enough of its cause yet. Of a quote without a partial match it shows the quote that
    /// is most like it, too.
    pub(crate) fn add(&mut self, matching: &Matching<'_>, id: &str, error: Error) {
        if self.by_cause.get(&error.cause).map_or(0, Vec::len) >= self.most {
            return;
        }
        let gold = error.gold.or_else(|| matching.of_found(error.found?).map(|pair| pair.gold));
        let found = error.found.or_else(|| matching.of_gold(error.gold?).map(|pair| pair.found));
        let gold = gold.map(|gold| &matching.gold[gold].quote);
        let speaker = found.and_then(|found| matching.found[found].speaker.as_deref());
        let found = found.map(|found| &matching.found[found].quote);
        let text = matching.text.text;
        let sample = Sample {
            document: id.to_owned(),
            context: context(text, &[gold, found]),
            gold: gold.map(|quote| describe(text, quote, None)),
            found: found.map(|quote| describe(text, quote, speaker)),
        };
        self.by_cause.entry(error.cause).or_default().push(sample);
    }
}

/// The text from before the first word of some quotes to after the last one.
fn context(text: &str, quotes: &[Option<&Quote>]) -> String {
    let spans = quotes.iter().flatten().map(|quote| &quote.spans);
    let ranges: Vec<&Range<usize>> =
        spans.flat_map(|spans| spans.content.iter().chain(&spans.cue).chain(&spans.source)).collect();
    let start = ranges.iter().map(|range| range.start).min().unwrap_or_default();
    let end = ranges.iter().map(|range| range.end).max().unwrap_or_default();
    let start = text[..start].char_indices().rev().take(CONTEXT).last().map_or(start, |(byte, _)| byte);
    let end = text[end..].char_indices().nth(CONTEXT).map_or(text.len(), |(byte, _)| end + byte);
    on_one_line(&text[start..end])
}

/// `source | cue | content`, pieces parted by ` / `, `-` for none; `(speaker)` if only that is known of the source.
fn describe(text: &str, quote: &Quote, speaker: Option<&str>) -> String {
    let role = |ranges: &[Range<usize>]| match ranges {
        [] => "-".to_owned(),
        _ => ranges.iter().map(|range| on_one_line(&text[range.clone()])).collect::<Vec<_>>().join(" / "),
    };
    let spans = &quote.spans;
    let source = match speaker {
        Some(speaker) if spans.source.is_empty() => format!("({speaker})"),
        _ => role(&spans.source),
    };
    [source, role(&spans.cue), role(&spans.content)].join(" | ")
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::causes;
    use crate::corpus::Spans;
    use crate::quote::Gold;
    use crate::text::Text;

    #[test]
    fn an_error_is_shown_with_the_words_around_it() {
        let given = format!("{} He said\nit held {}", "é".repeat(99), "ü".repeat(99));
        let text = Text::new(&given);
        let range = |piece: &str| given.find(piece).map(|start| start..start + piece.len()).unwrap();
        let spans = Spans { content: vec![range("it held")], cue: vec![range("said")], source: vec![] };
        let gold = vec![Gold { quote: Quote::new(&text, spans), is_speech: None }];
        let matching = Matching::new(&text, gold, Vec::new());
        let mut samples = Samples::new(1);
        for error in causes::errors(&matching).into_iter().chain(causes::errors(&matching)) {
            samples.add(&matching, "a", error);
        }
        let [sample] = &samples.by_cause.values().next().unwrap()[..] else { panic!("{samples:?}") };
        assert_eq!(sample.context, format!("{} He said it held {}", "é".repeat(56), "ü".repeat(59)));
        assert_eq!((sample.gold.as_deref(), &sample.found), (Some("- | said | it held"), &None));
    }
}
