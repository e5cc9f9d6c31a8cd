//! Runs the cases of `tests/cases/claim`. A case is a block of lines:
//!
//! ```text
//! text: The tax rose, but nobody left.
//! affirmed asserted: The tax rose            a claim of the document: polarity, modality, words
//! negated asserted: nobody left
//! > affirmed asserted: We won                a claim in a quote
//! ```

use super::{Assertion, ClaimScope, Modality, Polarity, extract};
use crate::category;
use crate::reading::Reading;
use crate::{Document, Options};

/// The files, and whether the attributions take part.
const CASES: &[(&str, bool, &str)] = &[
    ("clause", false, include_str!("../../tests/cases/claim/clause.txt")),
    ("polarity", false, include_str!("../../tests/cases/claim/polarity.txt")),
    ("modality", false, include_str!("../../tests/cases/claim/modality.txt")),
    ("quote", true, include_str!("../../tests/cases/claim/quote.txt")),
];

fn read(text: &str, attributed: bool) -> (Vec<String>, Vec<Assertion>) {
    let document = Document::with_options(text, &Options::new());
    let (text, tokens) = (document.repaired.text(), &document.tokens[..]);
    let (words, segments, marks) = (&document.words, &document.segments, &document.marks);
    let prints = crate::token::tokenize(text).prints;
    let reading = Reading { text, tokens, prints: &prints, words, segments, marks, categories: &[] };
    let categories = category::categorize(&reading);
    let reading = Reading { categories: &categories, ..reading };
    let attributions = if attributed { &document.attributions[..] } else { &[] };
    let claims = extract(reading, attributions, ClaimScope::All);
    let words = claims.iter().map(|claim| reading.text(claim.tokens).to_string()).collect();
    (words, claims)
}

/// What the stage makes of a text, in the notation of the cases.
fn describe(text: &str, attributed: bool) -> Vec<String> {
    let (words, claims) = read(text, attributed);
    let line = |(words, claim): (&String, &Assertion)| {
        let voice = if claim.attribution.is_some() { "> " } else { "" };
        format!("{voice}{:?} {:?}: ", claim.polarity, claim.modality).to_lowercase() + words
    };
    words.iter().zip(&claims).map(line).collect()
}

#[test]
fn cases() {
    let mut failures = Vec::new();
    for (file, attributed, cases) in CASES {
        let mut count = 0;
        let lines = cases.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
        for case in lines.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
            let (head, expected) = case.split_once('\n').unwrap_or((case, ""));
            let text = head.strip_prefix("text: ").unwrap_or_else(|| panic!("{file}: no text in {case:?}"));
            let expected: Vec<&str> = expected.lines().collect();
            let found = describe(text, *attributed);
            if found != expected {
                failures.push(format!("{file}: {text}\n  expected {expected:#?}\n  found {found:#?}"));
            }
            count += 1;
        }
        assert!(count > 0, "{file} has no case");
    }
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n"));
}

fn worth(text: &str) -> f32 {
    read(text, false).1.iter().map(|claim| claim.check_worthiness).fold(0.0, f32::max)
}

/// What can be looked up is worth more than what cannot.
#[test]
fn figures_are_worth_more_than_feelings() {
    let ranked = [
        "Unemployment fell from 9 percent to 4 percent since 2010.",
        "The council raised the ferry tax twice.",
        "The ferry is blue.",
        "I hope the ferry will come.",
        "Where is the ferry?",
    ];
    let scores: Vec<f32> = ranked.iter().map(|text| worth(text)).collect();
    assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
    assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)), "{scores:?}");
}

#[test]
fn quotes_with_words_have_a_claim() {
    let text =
        "\"Rain,\" said Ida Brun, \"is good for trade.\" The mayor called it \"a gift\". \"Why now?\" Ida Brun asked.";
    let document = Document::with_options(text, &Options::new());
    for index in 0..document.attributions.len() {
        let has_claim = document.claims.iter().any(|claim| claim.attribution == Some(index as u32));
        assert!(has_claim, "{:?}", document.attributions[index]);
    }
}

/// No clause is read again and again, however deep it goes.
#[test]
fn long_sentences_take_linear_time() {
    for pattern in ["because he ran ", "and he ran ", ", which was ", "and ", "not ", "he ran because ", "the "] {
        let text = pattern.repeat(300_000 / pattern.len());
        let (_, claims) = read(&text, true);
        assert!(claims.iter().all(|claim: &Assertion| !claim.tokens.is_empty()), "{pattern:?}");
    }
}

#[test]
fn defaults() {
    let (_, claims) = read("The ferry is blue.", false);
    assert_eq!(claims.len(), 1);
    assert_eq!((claims[0].polarity, claims[0].modality), (Polarity::Affirmed, Modality::Asserted));
}
