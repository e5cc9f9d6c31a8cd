//! Runs the cases of `tests/cases/mark`. A case is a block of lines:
//!
//! ```text
//! text: "Go," he said.          with \n for line breaks and \u{a0} for what cannot be seen
//! 1 "Go,"                       a quotation: its depth, its text
//! 1 "Go,                        flags after the depth: `1-unclosed`, `1-unopened`, `1-continues`
//! 1-title "Moon River"          and the role, unless it is speech
//! ! stray-mark "                a diagnostic: its code, the mark
//! ```

use super::{Marks, Role, pair};
use crate::lexicon;
use crate::segment;
use crate::token::{self, Token, Tokenized};

const CASES: &[(&str, &str)] = &[
    ("double", include_str!("../../tests/cases/mark/double.txt")),
    ("single", include_str!("../../tests/cases/mark/single.txt")),
    ("style", include_str!("../../tests/cases/mark/style.txt")),
    ("broken", include_str!("../../tests/cases/mark/broken.txt")),
    ("role", include_str!("../../tests/cases/mark/role.txt")),
    ("running", include_str!("../../tests/cases/mark/running.txt")),
];

fn read(text: &str) -> (Vec<Token>, Marks) {
    let Tokenized { tokens, prints, sites } = token::tokenize(text);
    let words = lexicon::classify(&prints);
    let segments = segment::segment(text, &tokens, &words, &sites);
    let marks = pair(text, &tokens, &words, &segments, &sites);
    (tokens, marks)
}

fn unescape(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\u{a0}", "\u{a0}").replace("\\u{202f}", "\u{202f}")
}

/// What the stage makes of a text, in the notation of the cases.
fn describe(text: &str) -> Vec<String> {
    let (tokens, marks) = read(text);
    let mut lines = Vec::new();
    for quotation in &marks.quotations {
        let mut head = quotation.depth.to_string();
        if !quotation.opened {
            head += "-unopened";
        }
        if !quotation.closed {
            head += "-unclosed";
        }
        if quotation.continues.is_some() {
            head += "-continues";
        }
        if quotation.role != Role::Speech {
            head += &format!("-{:?}", quotation.role).to_lowercase();
        }
        let range = quotation.tokens.range();
        let text = &text[tokens[range.start].start as usize..tokens[range.end - 1].end as usize];
        lines.push(format!("{head} {text}"));
    }
    for diagnostic in &marks.diagnostics {
        let mark = &text[tokens[diagnostic.token as usize].span().range()];
        lines.push(format!("! {} {mark}", diagnostic.code.as_str()));
    }
    lines
}

#[test]
fn cases() {
    let mut failures = Vec::new();
    for (file, cases) in CASES {
        let mut count = 0;
        let lines = cases.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
        for case in lines.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
            let (head, expected) = case.split_once('\n').unwrap_or((case, ""));
            let text = unescape(head.strip_prefix("text: ").unwrap_or_else(|| panic!("{file}: no text in {case:?}")));
            let expected: Vec<String> = expected.lines().map(unescape).collect();
            let found = describe(&text);
            if found != expected {
                failures.push(format!("{file}: {text}\n  expected {expected:#?}\n  found {found:#?}"));
            }
            count += 1;
        }
        assert!(count > 0, "{file} has no case");
    }
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn inside_names_the_outermost_quotation() {
    let (tokens, marks) = read("He said \"I heard 'no' twice\" and left.");
    assert_eq!(marks.quotations.len(), 2);
    assert_eq!(marks.inside.len(), tokens.len());
    let outer = marks.quotations[0].tokens;
    for (token, &inside) in marks.inside.iter().enumerate() {
        assert_eq!(inside, u32::from(outer.contains(token)), "token {token}");
    }
}

/// Unmatched marks of any kind, however many, cost a bounded number of steps each.
#[test]
fn many_marks_take_linear_time() {
    for pattern in
        ["\"", "\"a ", " \"a", "“", "“a ", "'", " 'a", "dogs' ", "«", "» ", "'\"", "\"'a ", "24\" ", "``", "a\n\n“"]
    {
        let text = pattern.repeat(300_000 / pattern.len());
        let (tokens, marks) = read(&text);
        assert_eq!(marks.inside.len(), tokens.len(), "{pattern:?}");
        assert!(marks.quotations.iter().all(|quotation| quotation.inner().end as usize <= tokens.len()), "{pattern:?}");
    }
}

/// Whatever the marks: quotations stand in text order, inside one paragraph, nested or apart, and `inside` agrees.
#[test]
fn any_order_of_marks_keeps_the_invariants() {
    const PIECES: [&str; 24] = [
        "\"", "'", "“", "”", "„", "‘", "’", "«", "»", "``", "''", "—", " ", " ", "word ", "dogs", "24", ", ", ". ",
        "?", "(", ")", "\n\n", "Name ",
    ];
    let mut state = 1_u64;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
        }
        check(&text);
    }
}

fn check(text: &str) {
    let (_, marks) = read(text);
    let Tokenized { tokens, prints, sites } = token::tokenize(text);
    let words = lexicon::classify(&prints);
    let segments = segment::segment(text, &tokens, &words, &sites);
    let quotations = &marks.quotations;
    assert_eq!(marks.inside.len(), tokens.len(), "{text:?}");
    for (index, quotation) in quotations.iter().enumerate() {
        let range = quotation.tokens.range();
        let marks_needed = usize::from(quotation.opened) + usize::from(quotation.closed);
        assert!(range.len() >= marks_needed.max(1), "{text:?}");
        let holds = |paragraph: &segment::Paragraph| {
            paragraph.tokens.start <= quotation.tokens.start && quotation.tokens.end <= paragraph.tokens.end
        };
        assert!(segments.paragraphs.iter().any(holds), "{text:?}: {quotation:?} leaves its paragraph");
        assert!(quotation.continues.is_none_or(|earlier| (earlier as usize) < index), "{text:?}");
        for later in &quotations[index + 1..] {
            let (start, end) = (later.tokens.start, later.tokens.end);
            let apart = start >= quotation.tokens.end;
            let within =
                start >= quotation.tokens.start && end <= quotation.tokens.end && later.depth > quotation.depth;
            assert!(apart || within, "{text:?}: {quotation:?} and {later:?} cross");
        }
    }
    for (token, &inside) in marks.inside.iter().enumerate() {
        let outer = quotations.iter().position(|quotation| quotation.depth == 1 && quotation.tokens.contains(token));
        assert_eq!(inside as usize, outer.map_or(0, |outer| outer + 1), "{text:?}: token {token}");
    }
    assert!(marks.diagnostics.is_sorted_by_key(|diagnostic| diagnostic.token), "{text:?}");
}
