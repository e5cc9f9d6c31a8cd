//! Runs the cases of `tests/cases/speaker`. A case is a block of lines:
//!
//! ```text
//! text: {1 "We found no cracks,"} [chief engineer Paul Osei] said. {+1 "None."}
//! Paul Osei | full-name | person | chief engineer | -
//! Paul Osei | continuation
//! ```
//!
//! Sources stand in square brackets and are numbered in the order of the text. Contents stand in braces with the number
//! of their source; `{+1 …}` has no source and continues the attribution of the first one. A line for each source, then
//! for each continuation, gives the speaker's name, the sieve, the kind, the role and the affiliation; the last ones may
//! be left out, `-` is none, and `\n` in a text is a line break.

use super::key::Key;
use super::{EntityKind, Speakers, Wording, resolve};
use crate::attribution::{Act, Attribution, QuoteKind, Rule};
use crate::category;
use crate::reading::{Reading, with_reading};
use crate::span::TokenSpan;
use crate::spans::Spans;
use crate::token::{self, TokenKind};
use std::ops::Range;

const CASES: &[(&str, &str)] = &[
    ("name", include_str!("../../tests/cases/speaker/name.txt")),
    ("role", include_str!("../../tests/cases/speaker/role.txt")),
    ("organization", include_str!("../../tests/cases/speaker/organization.txt")),
    ("pronoun", include_str!("../../tests/cases/speaker/pronoun.txt")),
    ("description", include_str!("../../tests/cases/speaker/description.txt")),
    ("unnamed", include_str!("../../tests/cases/speaker/unnamed.txt")),
    ("abstain", include_str!("../../tests/cases/speaker/abstain.txt")),
];

/// A case with its marks taken out.
#[derive(Debug, Default)]
struct Case {
    text: String,
    sources: Vec<Range<usize>>,
    /// The number of the source, whether the content continues it, and where it stands.
    contents: Vec<(usize, bool, Range<usize>)>,
}

fn parse(marked: &str) -> Result<Case, String> {
    let mut case = Case::default();
    let mut source = None;
    let mut content = None;
    let mut rest = marked;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        let at = case.text.len();
        match letter {
            '[' => source = Some(at),
            ']' => case.sources.push(source.take().ok_or("a bracket closes nothing")?..at),
            '{' => {
                let (number, behind) = rest.split_once(' ').ok_or("a brace without a number")?;
                rest = behind;
                let number = (
                    number.trim_start_matches('+').parse::<usize>().map_err(|_| "a brace without a number")?,
                    number.starts_with('+'),
                );
                content = Some((number, at));
            }
            '}' => {
                let ((number, continues), start) = content.take().ok_or("a brace closes nothing")?;
                case.contents.push((number, continues, start..at));
            }
            '\\' if rest.starts_with('n') => {
                rest = &rest[1..];
                case.text.push('\n');
            }
            _ => case.text.push(letter),
        }
    }
    match source.is_none() && content.is_none() && !case.sources.is_empty() {
        true => Ok(case),
        false => Err("no source, or one that does not end".into()),
    }
}

fn attribution(source: Vec<TokenSpan>, content: TokenSpan, continues: Option<u32>) -> Attribution {
    Attribution {
        content: content.into(),
        cue: Spans::None,
        source: source.into_iter().collect(),
        kind: QuoteKind::Direct,
        act: Act::Say,
        rule: Rule::Quotation,
        confidence: 1.0,
        continues,
    }
}

fn analyse(case: &Case) -> Speakers {
    with_reading(&case.text, |reading| resolve_case(case, reading))
}

fn resolve_case(case: &Case, reading: &Reading<'_>) -> Speakers {
    let tokens = reading.tokens;
    let categories = category::categorize(reading);
    let reading = Reading { categories: &categories, ..*reading };
    let span = |range: &Range<usize>| {
        let start = tokens.partition_point(|token| (token.end as usize) <= range.start);
        let end = tokens.partition_point(|token| (token.start as usize) < range.end);
        TokenSpan::new(start, end.max(start))
    };
    let mut attributions = Vec::new();
    for (index, source) in case.sources.iter().enumerate() {
        let content = case.contents.iter().find(|(number, continues, _)| *number == index + 1 && !continues);
        let source = span(source);
        let content = content.map_or(TokenSpan { start: source.end, end: source.end }, |(_, _, range)| span(range));
        attributions.push(attribution(vec![source], content, None));
    }
    for (number, _, range) in case.contents.iter().filter(|(_, continues, _)| *continues) {
        attributions.push(attribution(Vec::new(), span(range), Some(*number as u32 - 1)));
    }
    resolve(reading, &attributions)
}

fn describe(speakers: &Speakers, text: &str) -> Vec<String> {
    let line = |resolution: &super::Resolution| {
        let Some(entity) = resolution.speaker.map(|speaker| &speakers.entities[speaker as usize]) else {
            return "- | - | - | - | -".to_owned();
        };
        let kind = match entity.kind {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Unnamed => "unnamed",
        };
        let optional = |words: &Option<Wording>| words.as_ref().map_or("-", |words| words.of_text(text)).to_owned();
        let name = entity.name.of_text(text);
        [name, resolution.sieve, kind, &optional(&entity.role), &optional(&entity.affiliation)].join(" | ")
    };
    speakers.resolutions.iter().map(line).collect()
}

/// The columns that are given are equal.
fn agrees(expected: &str, found: &str) -> bool {
    let found: Vec<&str> = found.split(" | ").collect();
    let expected: Vec<&str> = expected.split(" | ").map(str::trim).collect();
    expected.len() <= found.len() && expected.iter().zip(&found).all(|(expected, found)| expected == found)
}

#[test]
fn cases() {
    let mut failures = Vec::new();
    for (file, cases) in CASES {
        let lines = cases.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
        let blocks: Vec<&str> = lines.split("\n\n").map(str::trim).filter(|case| !case.is_empty()).collect();
        assert!(!blocks.is_empty(), "{file}: no case");
        for block in blocks {
            let mut lines = block.lines();
            let text = lines.next().and_then(|line| line.strip_prefix("text: "));
            let case = text
                .ok_or("no text".to_owned())
                .and_then(parse)
                .unwrap_or_else(|error| panic!("{file}: {error} in {block:?}"));
            let expected: Vec<&str> = lines.collect();
            let found = describe(&analyse(&case), &case.text);
            let same =
                expected.len() == found.len() && expected.iter().zip(&found).all(|(one, other)| agrees(one, other));
            if !same {
                failures.push(format!("{file}: {}\n  expected {expected:#?}\n  found {found:#?}", case.text));
            }
        }
    }
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn malformed_cases_are_refused() {
    for marked in ["no source", "[open", "closed]", "{x [a]}", "{1 [a]"] {
        assert!(parse(marked).is_err(), "{marked}");
    }
}

/// Every name once, and a hundred thousand of them share a surname: the work may not grow with the square.
#[test]
fn many_names_and_pronouns_stay_linear() {
    let mut text = String::new();
    for number in 0..20_000u32 {
        let given: String = format!("{number:05}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        text.push_str(&format!("X{given} Smith left. He said so. The minister stayed. It did. "));
    }
    let tokens = token::tokenize(&text).tokens;
    let case = Case {
        sources: (0..tokens.len())
            .filter(|&token| matches!(&text[tokens[token].span().range()], "He" | "It" | "minister"))
            .map(|token| tokens[token].span().range())
            .collect(),
        text,
        contents: Vec::new(),
    };
    let count = case.sources.len();
    let speakers = analyse(&case);
    assert_eq!(speakers.resolutions.len(), count);
}

/// A key does not depend on the case of a word nor on full stops, nor on whether it is that of a token.
#[test]
fn a_key_is_the_same_however_it_is_read() {
    with_reading(
        "A minister, McDonald\u{2019}s disestablishmentarian; \u{c9}t\u{e9} J. U.S. \u{c9}. 0.5 at",
        |reading| {
            let words = (0..reading.tokens.len()).filter(|&token| reading.kind(token).is_wordlike());
            let words: Vec<usize> = words.filter(|&token| reading.kind(token) != TokenKind::Number).collect();
            assert!(words.len() >= 8);
            for token in words {
                assert_eq!(Key::of_token(reading, token), Key::of(reading.word(token)), "{}", reading.word(token));
            }
        },
    );
    assert_eq!(Key::of("U.S."), Key::of("us"));
    assert_eq!(Key::of("Minister"), Key::of_constant("minister"));
    assert_eq!(Key::of("..."), Key::EMPTY);
    assert_eq!(Key::of("cair"), Key::of_initials(u64::from_le_bytes(*b"cair\0\0\0\0")));
    assert_ne!(Key::of("salt"), Key::of("last"));
    assert_eq!(Key::of("\u{c9}MILE"), Key::of("\u{e9}mile"));
    assert_ne!(Key::of("lee"), Key::of("lees"));
}

#[test]
fn nothing_comes_of_nothing() {
    let case = Case::default();
    assert!(analyse(&case).entities.is_empty());
}
