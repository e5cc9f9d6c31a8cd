//! The units that spans are compared by.

use crate::marks;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words by their numbers.
pub(crate) type Words = BTreeSet<usize>;

/// A text cut into words and tokens. It has its own cut, not the library's, so that the measure does not change with
/// what it measures.
pub(crate) struct Text<'t> {
    pub(crate) text: &'t str,
    /// Runs of letters and digits, with the apostrophes between them.
    words: Vec<Range<usize>>,
    /// Runs of letters, digits and underscores; single marks.
    pub(crate) tokens: Vec<Range<usize>>,
    /// Whether each word stands inside quotation marks.
    is_quoted: Vec<bool>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let words = words(text);
        let mut is_quoted = vec![false; words.len()];
        for range in marks::quoted(text) {
            is_quoted[touched(&words, &range)].fill(true);
        }
        Self { text, words, tokens: tokens(text), is_quoted }
    }

    /// The words that some ranges touch.
    pub(crate) fn words(&self, ranges: &[Range<usize>]) -> Words {
        ranges.iter().flat_map(|range| touched(&self.words, range)).collect()
    }

    /// The tokens that a range touches.
    pub(crate) fn tokens(&self, range: &Range<usize>) -> Range<usize> {
        touched(&self.tokens, range)
    }

    pub(crate) fn is_quoted(&self, word: usize) -> bool {
        self.is_quoted[word]
    }

    /// A word in lower case, without the `'s` of a possessor.
    pub(crate) fn plain(&self, word: usize) -> String {
        self.text[self.words[word].clone()].to_lowercase().replace("’s", "").replace("'s", "")
    }
}

/// The words of a name, in lower case.
pub(crate) fn words_of_name(name: &str) -> BTreeSet<String> {
    words(name).into_iter().map(|range| name[range].to_lowercase()).collect()
}

/// The units that a range touches.
fn touched(units: &[Range<usize>], range: &Range<usize>) -> Range<usize> {
    let first = units.partition_point(|unit| unit.end <= range.start);
    let end = units.partition_point(|unit| unit.start < range.end);
    first..end.max(first)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for run in runs(text, char::is_alphanumeric) {
        match words.last_mut() {
            Some(word) if matches!(&text[word.end..run.start], "'" | "’") => word.end = run.end,
            _ => words.push(run),
        }
    }
    words
}

fn tokens(text: &str) -> Vec<Range<usize>> {
    let is_inner = |character: char| character.is_alphanumeric() || character == '_';
    let is_mark = |&(_, character): &(usize, char)| !is_inner(character) && !character.is_whitespace();
    let marks = text.char_indices().filter(is_mark).map(|(start, mark)| start..start + mark.len_utf8());
    let mut tokens = runs(text, is_inner);
    tokens.extend(marks);
    tokens.sort_by_key(|token| token.start);
    tokens
}

/// The longest stretches of such characters.
fn runs(text: &str, is_inner: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (start, character) in text.char_indices().filter(|&(_, character)| is_inner(character)) {
        let end = start + character.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == start => run.end = end,
            _ => runs.push(start..end),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_apostrophes_and_a_token_is_a_mark_or_a_run() {
        let text = "Ada’s 'dam_no 4', isn't it?";
        let cut = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(cut(words(text)), ["Ada’s", "dam", "no", "4", "isn't", "it"]);
        let expected = ["Ada", "’", "s", "'", "dam_no", "4", "'", ",", "isn", "'", "t", "it", "?"];
        assert_eq!(cut(tokens(text)), expected);
    }

    #[test]
    fn a_range_touches_what_it_shares_a_byte_with() {
        let text = Text::new("one two three");
        let touching = |range: Range<usize>| text.words(std::slice::from_ref(&range));
        assert_eq!(touching(2..5), Words::from([0, 1]));
        assert_eq!(touching(3..4), Words::new());
        assert_eq!(text.words(&[4..7, 12..13]), Words::from([1, 2]));
    }
}
