//! Paragraphs whose marks leave nothing to decide, as nearly all in news: pairs of double marks, one behind another, each
//! with its gap outside and words inside. What the [rules](super::paragraph) would make of them is the same.

use super::context::{Sign, Surroundings};
use super::{Quotation, Role};
use crate::span::TokenSpan;
use crate::token::{Gap, Glyph, TokenKind};

/// Adds the quotations of a paragraph with these marks, if all of them are plain.
pub(super) fn pair(
    surroundings: Surroundings<'_>,
    signs: &[Sign],
    paragraph: TokenSpan,
    quotations: &mut Vec<Quotation>,
) -> bool {
    let (pairs, rest) = signs.as_chunks();
    let is_plain = |[open, close]: &[Sign; 2]| {
        is_pair(open.glyph, close.glyph) & opens(surroundings, open.at(), paragraph) & closes(surroundings, close.at())
    };
    let are_plain = rest.is_empty() && pairs.iter().all(is_plain);
    if are_plain {
        quotations.extend(pairs.iter().map(|[open, close]| Quotation {
            tokens: TokenSpan { start: open.token, end: close.token + 1 },
            opened: true,
            closed: true,
            depth: 1,
            continues: None,
            role: Role::Speech,
        }));
    }
    are_plain
}

fn is_pair(open: Glyph, close: Glyph) -> bool {
    (open == Glyph::Double) & (close == Glyph::Double) | (open == Glyph::DoubleOpen) & (close == Glyph::DoubleClose)
}

/// The paragraph begins with the mark, or white space stands before it; and a word right behind it.
fn opens(surroundings: Surroundings<'_>, mark: usize, paragraph: TokenSpan) -> bool {
    let tokens = surroundings.tokens;
    let is_apart = mark == paragraph.range().start || tokens[mark - 1].gap != Gap::None;
    let is_before_word = tokens.get(mark + 1).is_some_and(|next| next.kind == TokenKind::Word);
    is_apart & is_before_word & (tokens[mark].gap == Gap::None)
}

/// A word, or what ends a clause, stands right before the mark.
fn closes(surroundings: Surroundings<'_>, mark: usize) -> bool {
    use TokenKind::*;
    let before = surroundings.tokens[mark - 1];
    (before.gap == Gap::None) & matches!(before.kind, Word | Comma | Stop | Question | Exclamation)
}

#[cfg(test)]
mod tests {
    use super::super::context::{Surroundings, unread};
    use super::super::paragraph::{Pairing, State};
    use super::*;
    use crate::reading::with_reading;

    const PIECES: [&str; 16] = [
        " \"word",
        " “Name",
        "word.\"",
        "word,” ",
        "\"",
        "“",
        "”",
        " ",
        "word",
        "Name",
        " word",
        ", ",
        "? ",
        "24",
        "—",
        "\n\n",
    ];

    #[test]
    fn plain_pairs_are_those_of_the_rules() {
        let (mut state, mut plain) = (1_u64, 0);
        for _ in 0..40_000 {
            let mut text = String::from("He said ");
            for _ in 0..5 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
            }
            plain += check(&text);
        }
        assert!(plain > 1000, "only {plain} paragraphs are plain");
    }

    /// Gives the number of plain paragraphs with quotations.
    fn check(text: &str) -> usize {
        with_reading(text, |reading| {
            let surroundings = Surroundings { text, tokens: reading.tokens, words: reading.words };
            let mut plain = 0;
            for paragraph in &reading.segments.paragraphs {
                let mut pairing = Pairing::new(surroundings, reading.segments, paragraph);
                for token in paragraph.tokens.range() {
                    if let TokenKind::Mark(glyph) = reading.kind(token) {
                        pairing.signs.push(unread(token, glyph));
                    }
                }
                let mut quotations = Vec::new();
                if pair(surroundings, &pairing.signs, paragraph.tokens, &mut quotations) {
                    plain += usize::from(!quotations.is_empty());
                    surroundings.read(&mut pairing.signs, paragraph.tokens);
                    pairing.run();
                    pairing.settle();
                    let found = quotations.iter().map(|found| (found.tokens.start, found.tokens.end, State::Closed));
                    let expected = pairing.drafts.iter().map(|draft| (draft.start, draft.end, draft.state));
                    assert!(expected.eq(found) && pairing.diagnostics.is_empty(), "{text:?}");
                }
            }
            plain
        })
    }
}
