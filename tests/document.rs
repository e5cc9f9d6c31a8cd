//! The whole analysis against the case files in `tests/cases/document`.
//!
//! A case file holds cases, `#` lines before the first one are comments:
//!
//! ```text
//! == what the case is about
//! The text, over as many lines as it takes.
//! --
//! kind | speaker | cue | content
//! ```
//!
//! One line a quote, in order, none for a text without quotes; `-` for no speaker or no cue; ` / ` between the parts of
//! a content or cue; a line break inside a content counts as a blank.

use std::fmt::Write;
use std::path::Path;

/// A text and the quotes that it should give.
struct Case<'f> {
    title: &'f str,
    text: &'f str,
    quotes: Vec<String>,
}

/// Reads the cases of a file. What is not a case panics, lest a slip of the pen delete a test.
fn cases(file: &str) -> Vec<Case<'_>> {
    let (comments, rest) = file.split_once("== ").expect("a file has at least one case");
    assert!(comments.lines().all(|line| line.is_empty() || line.starts_with('#')), "not a comment: {comments}");
    rest.split("\n== ").map(case).collect()
}

fn case(case: &str) -> Case<'_> {
    let (title, rest) = case.split_once('\n').expect("a title, then a text");
    let (text, quotes) = rest.split_once("\n--").unwrap_or_else(|| panic!("{title}: no line -- after the text"));
    let quotes = quotes.lines().map(str::trim).filter(|line| !line.is_empty());
    let quotes = quotes.map(|quote| {
        assert_eq!(quote.split(" | ").count(), 4, "{title}: not kind | speaker | cue | content: {quote}");
        quote.to_owned()
    });
    Case { title, text, quotes: quotes.collect() }
}

/// The quotes of a text in the form of the case files.
fn found(text: &str) -> Vec<String> {
    let joined = |parts: Vec<&str>| match parts.is_empty() {
        true => "-".to_owned(),
        false => parts.join(" / ").replace('\n', " "),
    };
    let document = dixit::parse(text);
    let line = |quote: dixit::Quote<'_>| {
        format!(
            "{} | {} | {} | {}",
            format!("{:?}", quote.kind()).to_lowercase(),
            quote.speaker().map_or("-", |speaker| speaker.name()),
            joined(quote.cue().into_iter().flat_map(|cue| cue.parts()).map(|part| part.text()).collect()),
            joined(quote.parts().map(|part| part.text()).collect())
        )
    };
    document.quotes().map(line).collect()
}

#[test]
fn case_files() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/document");
    let mut files: Vec<_> = directory.read_dir().expect("the case files").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut report = String::new();
    let (mut count, mut failures) = (0, 0);
    for path in &files {
        let file = std::fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy();
        for case in cases(&file) {
            let found = found(case.text);
            count += 1;
            if found != case.quotes {
                failures += 1;
                let (expected, found) = (case.quotes.join("\n    "), found.join("\n    "));
                writeln!(report, "{name}: {}\n  expected\n    {expected}\n  found\n    {found}", case.title).unwrap();
            }
        }
    }
    assert!(failures == 0, "{failures} of {count} cases failed\n{report}");
}
