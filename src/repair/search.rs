//! Where a text has the letters of a word, whatever their case.

/// Places looked at in one go.
const BLOCK: usize = 64;

/// What makes a small letter of a capital.
const CASE: u8 = 0x20;

/// The bytes at which `text` has the letters of `word`, which is one letter of ASCII or more.
pub(super) fn places<'t>(text: &'t [u8], word: &'t [u8]) -> impl Iterator<Item = usize> + 't {
    let last = (text.len() + 1).saturating_sub(word.len().max(1));
    let has_word = |at: usize| text[at..at + word.len()].eq_ignore_ascii_case(word);
    (0..last)
        .step_by(BLOCK)
        .filter(move |&start| may_begin(text, start, word))
        .flat_map(move |start| start..last.min(start + BLOCK))
        .filter(move |&at| has_word(at))
}

/// Whether the word may begin in a block, as far as its first, middle and last letter tell: free of branches, so that it
/// becomes vector instructions.
fn may_begin(text: &[u8], start: usize, word: &[u8]) -> bool {
    let column = |letter: usize| {
        let block: Option<&[u8; BLOCK]> = text.get(start + letter..).and_then(|rest| rest.first_chunk());
        block.zip(word.get(letter))
    };
    let columns = (column(0), column(word.len() / 2), column(word.len() - 1));
    // Where no whole block is left, each place is looked at.
    let (Some((first, a)), Some((middle, b)), Some((last, c))) = columns else { return true };
    let is = |byte: u8, letter: &u8| byte | CASE == *letter | CASE;
    (0..BLOCK).fold(false, |any, at| any | (is(first[at], a) & is(middle[at], b) & is(last[at], c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_wherever_it_is() {
        let text = "Ada met a data adapter in ADANA; that mayor’s aDa said: “Adamant, ada.”".repeat(5);
        for word in ["a", "ad", "ada", "adapter", "mayor", "that", "nowhere", "xyz"] {
            for start in (0..text.len()).filter(|&start| text.is_char_boundary(start)) {
                let rest = &text.as_bytes()[start..];
                let windows = rest.windows(word.len()).enumerate();
                let expected =
                    windows.filter(|(_, bytes)| bytes.eq_ignore_ascii_case(word.as_bytes())).map(|(at, _)| at);
                assert!(places(rest, word.as_bytes()).eq(expected), "{word} from {start}");
            }
        }
    }
}
