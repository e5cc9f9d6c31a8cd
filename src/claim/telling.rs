//! The tokens of a stretch of text that decide anything about its claims: about half of them.

use crate::category::Category;
use crate::lexicon::Class;
use crate::reading::Reading;
use crate::span::TokenSpan;

/// What can cut a clause, negate or weaken it, or make it more or less worth checking; in text order.
#[derive(Debug, Default)]
pub(super) struct Telling(Vec<u32>);

impl Telling {
    /// Takes the telling tokens of a stretch, and drops those of the one before.
    pub(super) fn read(&mut self, reading: &Reading<'_>, stretch: TokenSpan) {
        let range = stretch.range();
        self.0.clear();
        self.0.resize(range.len(), 0);
        let behind = reading.categories.get(range.end) == Some(&Category::To);
        let categories = &reading.categories[range.clone()];
        let is_to = categories.iter().skip(1).map(|&category| category == Category::To).chain([behind]);
        // No branch, since none could be foreseen: every token is written, and the next one over it if it does not tell.
        let mut length = 0;
        for (token, ((word, &category), is_to)) in
            (stretch.start..).zip(reading.words[range].iter().zip(categories).zip(is_to))
        {
            self.0[length] = token;
            // "has to"
            length += usize::from(tells(category) | word.is_any(CLASSES) | is_to);
        }
        self.0.truncate(length);
    }

    /// The telling tokens of a part of the stretch.
    pub(super) fn within(&self, part: TokenSpan) -> &[u32] {
        let start = self.0.partition_point(|&token| token < part.start);
        let length = self.0[start..].partition_point(|&token| token < part.end);
        &self.0[start..start + length]
    }
}

/// Classes whose words tell.
const CLASSES: &[Class; 14] = &[
    Class::Subordinator,
    Class::Negation,
    Class::Modal,
    Class::Possible,
    Class::Probable,
    Class::Comparison,
    Class::Superlative,
    Class::Countable,
    Class::Quantifier,
    Class::Month,
    Class::Weekday,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Possessive,
];

fn tells(category: Category) -> bool {
    use Category::*;
    matches!(
        category,
        Auxiliary
            | Finite
            | Participle
            | Gerund
            | Name
            | Number
            | Coordinator
            | Comma
            | Semicolon
            | Colon
            | Dash
            | Close
    )
}
