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
        self.0.clear();
        let range = stretch.range();
        let known = reading.words[range.clone()].iter().zip(&reading.categories[range]);
        for (token, (word, &category)) in (stretch.start..).zip(known) {
            let tells = tells(category)
                || word.is_any(&[
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
                ])
                // `has to`
                || reading.categories.get(token as usize + 1) == Some(&Category::To);
            if tells {
                self.0.push(token);
            }
        }
    }

    /// The telling tokens of a part of the stretch.
    pub(super) fn within(&self, part: TokenSpan) -> &[u32] {
        let start = self.0.partition_point(|&token| token < part.start);
        let length = self.0[start..].partition_point(|&token| token < part.end);
        &self.0[start..start + length]
    }
}

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
