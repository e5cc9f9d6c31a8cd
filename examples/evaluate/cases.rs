//! Runs the cases of `tests/cases/evaluate`: miniature documents with gold and found quotes.

use crate::corpus::Spans;
use crate::matching::Matching;
use crate::quote::{Found, Gold, Quote};
use crate::text::Text;
use std::ops::Range;

/// Compares what `describe` makes of each document with what the case expects of it.
pub(crate) fn check(file: &str, describe: impl Fn(&Matching<'_>) -> Vec<String>) {
    let lines: String = file.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let mut failures = Vec::new();
    for case in lines.split("\n\n").map(str::trim).filter(|case| !case.is_empty()) {
        let values = |key: &str| -> Vec<&str> {
            case.lines().filter_map(|line| line.strip_prefix(key)).map(str::trim).collect()
        };
        let text = Text::new(values("text:")[0]);
        let gold = values("gold:").into_iter().map(|line| gold(&text, line)).collect();
        let found = values("found:").into_iter().map(|line| found(&text, line)).collect();
        let (expected, described) = (values("="), describe(&Matching::new(&text, gold, found)));
        if described != expected {
            failures.push(format!("{case}\n  found {described:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

fn gold(text: &Text<'_>, line: &str) -> Gold {
    Gold { quote: quote(text, line), is_speech: None }
}

fn found(text: &Text<'_>, line: &str) -> Found {
    Found { quote: quote(text, line), speaker: None, rule: "that", confidence: 0.5 }
}

/// Reads `source | cue | content`.
fn quote(text: &Text<'_>, line: &str) -> Quote {
    let roles: Vec<&str> = line.split(" | ").collect();
    let [source, cue, content] = roles[..] else { panic!("not source | cue | content: {line:?}") };
    let ranges = |role: &str| ranges(text.text, role);
    Quote::new(text, Spans { content: ranges(content), cue: ranges(cue), source: ranges(source) })
}

/// `-` is no piece; pieces are parted by ` / `.
fn ranges(text: &str, role: &str) -> Vec<Range<usize>> {
    let range = |piece: &str| {
        let start = text.find(piece).unwrap_or_else(|| panic!("{piece:?} is not in {text:?}"));
        start..start + piece.len()
    };
    role.split(" / ").filter(|piece| *piece != "-").map(range).collect()
}
