//! Case files: a text and what a stage makes of it, as plain text that anyone can extend.
//!
//! ```text
//! # a comment, before the first case or between two
//! === what the case shows
//! the text, of any number of lines
//! ---
//! what is expected, one thing a line
//! ```
//!
//! In the text, `\n`, `\r`, `\t`, `\\` and `\u{a0}` stand for the characters they name. A file that breaks these rules
//! fails its test, so that no case is lost to a slip.

/// A case of a file.
#[derive(Debug)]
pub(crate) struct Case {
    /// The file's name, the line and the title.
    pub(crate) place: String,
    pub(crate) text: String,
    pub(crate) expected: Vec<String>,
}

/// The cases of a file; panics at the first malformed one.
pub(crate) fn read(name: &str, file: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut lines = file.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let title =
            line.strip_prefix("=== ").unwrap_or_else(|| panic!("{name}:{}: no `=== title`: {line}", number + 1));
        let place = format!("{name}:{}: {title}", number + 1);
        let mut text = Vec::new();
        loop {
            match lines.next() {
                Some((_, "---")) => break,
                Some((_, line)) if !line.starts_with("===") => text.push(unescaped(&place, line)),
                _ => panic!("{place}: no `---`"),
            }
        }
        let mut expected = Vec::new();
        while let Some((_, line)) = lines.next_if(|(_, line)| !line.is_empty() && !line.starts_with("===")) {
            assert_ne!(line, "---", "{place}: a second `---`");
            expected.push(line.to_owned());
        }
        assert!(!expected.is_empty(), "{place}: nothing is expected");
        cases.push(Case { place, text: text.join("\n"), expected });
    }
    assert!(!cases.is_empty(), "{name}: no cases");
    cases
}

fn unescaped(place: &str, line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let (character, length) = match after.chars().next() {
            Some('n') => ('\n', 1),
            Some('r') => ('\r', 1),
            Some('t') => ('\t', 1),
            Some('\\') => ('\\', 1),
            Some('u') => {
                let code = after.get(2..).and_then(|code| code.split_once('}')).map_or("", |(code, _)| code);
                let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                (character.unwrap_or_else(|| panic!("{place}: not a character: \\{after}")), code.len() + 3)
            }
            _ => panic!("{place}: unknown escape: \\{after}"),
        };
        text.push(character);
        rest = &after[length..];
    }
    text + rest
}

/// Fails with all cases of which `actual` gives something else than what is expected.
pub(crate) fn check(name: &str, file: &str, actual: impl Fn(&str) -> Vec<String>) {
    let failures: Vec<String> = read(name, file)
        .into_iter()
        .filter_map(|case| {
            let actual = actual(&case.text);
            let expected = &case.expected;
            (actual != *expected).then(|| format!("{}\nexpected {expected:#?}\nactual {actual:#?}", case.place))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
