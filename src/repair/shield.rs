//! Places that no repair may touch: addresses, handles, paths, code.

use std::ops::Range;

/// Says of places in a text whether they are part of an address, a handle or code. Asked in the order of the text, it
/// looks at each blank-delimited field once.
pub(super) struct Shield<'t> {
    text: &'t str,
    field: Range<usize>,
    verdict: bool,
}

impl<'t> Shield<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, field: 0..0, verdict: false }
    }

    /// Whether byte `at` lies in a field that is no prose.
    pub(super) fn covers(&mut self, at: usize) -> bool {
        if !self.field.contains(&at) {
            let bytes = self.text.as_bytes();
            let blank = |byte: &u8| byte.is_ascii_whitespace();
            let start = bytes[..at].iter().rposition(blank).map_or(0, |before| before + 1);
            let end = bytes[at..].iter().position(blank).map_or(bytes.len(), |more| at + more);
            // Fields are cut where the text is a `&str`, because blanks are ASCII.
            self.verdict = is_code(&self.text[start..end]);
            self.field = start..end;
        }
        self.verdict
    }
}

/// Whether a field is an address, a handle, a path or code.
fn is_code(field: &str) -> bool {
    let bare = field.trim_start_matches(|letter: char| "({<\"'“‘".contains(letter));
    let has = |part: &str| field.contains(part);
    if has("://") || bare.starts_with("www.") || has(":\\") || bare.starts_with("\\\\") {
        return true;
    }
    if (bare.starts_with('@') || bare.starts_with('#'))
        && bare[1..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
    {
        return true;
    }
    if let Some(at) = field.find('@')
        && field[at..].contains('.')
        && field[..at].ends_with(|letter: char| letter.is_ascii_alphanumeric())
    {
        return true;
    }
    let Some(slash) = field.find('/') else {
        return false;
    };
    // `example.org/path`, `/home/name`, `</tag>`
    field[..slash].contains('.') && !field[..slash].ends_with('.')
        || slash > 0 && field.as_bytes()[slash - 1] == b'<'
        || bare.starts_with('/') && bare[1..].contains('/')
}
