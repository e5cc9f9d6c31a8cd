//! Which role of a token is taken for which?

use crate::corpus::{self, Spans};
use crate::matching::Matching;
use serde::Serialize;

/// The roles; a token that has several counts with the first of them.
pub(crate) const NAMES: [&str; 4] = ["cue", "source", "content", "none"];

/// The number of tokens by gold role, then by found role.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Roles {
    names: Names,
    pub(crate) tokens: [[usize; NAMES.len()]; NAMES.len()],
}

/// So that the table says in JSON what its rows and columns are.
#[derive(Debug, Serialize)]
#[serde(transparent)]
struct Names([&'static str; NAMES.len()]);

impl Default for Names {
    fn default() -> Self {
        Self(NAMES)
    }
}

impl Roles {
    pub(crate) fn add(&mut self, matching: &Matching<'_>, document: &corpus::Document) {
        let unlinked = Spans { content: Vec::new(), cue: document.cues.clone(), source: document.sources.clone() };
        let gold = roles(matching, matching.gold.iter().map(|gold| &gold.quote.spans).chain([&unlinked]));
        let found = roles(matching, matching.found.iter().map(|found| &found.quote.spans));
        for (gold, found) in gold.into_iter().zip(found) {
            self.tokens[gold][found] += 1;
        }
    }
}

/// The role of each token, a place in [`NAMES`].
fn roles<'s>(matching: &Matching<'_>, spans: impl Iterator<Item = &'s Spans>) -> Vec<usize> {
    let mut roles = vec![NAMES.len() - 1; matching.text.tokens.len()];
    for spans in spans {
        for (role, ranges) in [&spans.cue, &spans.source, &spans.content].into_iter().enumerate() {
            for token in ranges.iter().flat_map(|range| matching.text.tokens(range)) {
                roles[token] = roles[token].min(role);
            }
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases;

    #[test]
    fn tokens_by_gold_and_found_role() {
        cases::check(include_str!("../../tests/cases/evaluate/roles.txt"), |matching| {
            let mut roles = Roles::default();
            roles.add(matching, &corpus::Document::default());
            let row = |row: &[usize; 4]| row.map(|tokens| tokens.to_string()).join(" ");
            roles.tokens.iter().map(row).collect()
        });
    }
}
