//! Runs the cases of `tests/cases/attribution` and checks the cue lexicon.

use super::{Attribution, Method, QuoteKind, Rule, cue};
use crate::Document;
use crate::options::Options;
use crate::span::TokenSpan;
use crate::spans::Spans;

const CASES: &str = include_str!("../../tests/cases/attribution/rules.txt");

/// What the stage makes of a text, in the notation of the cases.
fn describe(text: &str) -> Vec<String> {
    let document = Document::with_options(text, &Options::new().method(Method::Grammar));
    let joined = |parts: Vec<&str>| if parts.is_empty() { "-".to_owned() } else { parts.join(" / ") };
    let line = |quote: crate::Quote<'_>| {
        let source = quote.source().into_iter().flat_map(|source| source.parts()).map(|part| part.text()).collect();
        let cue = quote.cue().into_iter().flat_map(|cue| cue.parts()).map(|part| part.text()).collect();
        let content = quote.parts().map(|part| part.text()).collect();
        format!("{} | {} | {} | {}", quote.rule().as_str(), joined(source), joined(cue), joined(content))
    };
    document.quotes().map(line).collect()
}

#[test]
fn cases() {
    let lines: String = CASES.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let mut failures = Vec::new();
    for case in lines.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
        let (head, expected) = case.split_once('\n').unwrap_or((case, ""));
        let text = head.strip_prefix("text: ").unwrap_or_else(|| panic!("no text in {case:?}"));
        let expected: Vec<&str> = expected.lines().collect();
        for line in &expected {
            assert_eq!(line.split(" | ").count(), 4, "not rule | source | cue | content: {line:?}");
        }
        let found = describe(text);
        if found != expected {
            failures.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A slip in the lexicon would silently cost a verb.
#[test]
fn every_line_of_the_cue_lexicon_is_read() {
    let file = include_str!("../lexicon/cue.txt");
    let lemmas: Vec<&str> =
        file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next()).collect();
    let read: Vec<&str> =
        cue::forms().filter(|(number, _)| cue::entry(*number).1 == cue::Form::Base).map(|(_, form)| form).collect();
    assert_eq!(read, lemmas);
    assert!(lemmas.is_sorted(), "the lemmas are not sorted");
}

/// Links follow to where the attributions go, whatever their order; two that begin with the same token keep theirs.
#[test]
fn attributions_are_put_in_text_order() {
    let attribution = |(start, continues): (usize, Option<u32>)| Attribution {
        content: TokenSpan::new(start, start + 2).into(),
        cue: Spans::None,
        source: Spans::None,
        kind: QuoteKind::Direct,
        act: cue::Act::Say,
        rule: Rule::Continuation,
        confidence: 1.0,
        continues,
    };
    for (given, expected) in [
        (vec![(7, None), (3, Some(0)), (9, Some(1))], vec![(3, Some(1)), (7, None), (9, Some(0))]),
        (vec![(5, Some(2)), (5, None), (1, Some(1))], vec![(1, Some(2)), (5, Some(0)), (5, None)]),
        (
            vec![(5, None), (1, None), (5, Some(0)), (1, Some(3))],
            vec![(1, None), (1, Some(1)), (5, None), (5, Some(2))],
        ),
    ] {
        let ordered = super::in_text_order(given.into_iter().map(attribution).collect());
        let found: Vec<_> = ordered.iter().map(|it| (it.content[0].range().start, it.continues)).collect();
        assert_eq!(found, expected);
    }
}
