//! Words broken at the end of a line that is no longer one: `delib- erately`, `govern-⏎ment`.

use super::context::{after, word_after, word_before};
use super::draft::{After, Change};
use super::lexicon;
use super::options::Options;
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, options: &Options) -> Vec<Change> {
    let vocabulary = Vocabulary::new(text, options);
    let bytes = text.as_bytes();
    let mut changes = Vec::new();
    for (at, _) in text.match_indices('-') {
        let Some(b' ' | b'\n') = bytes.get(at + 1) else { continue };
        let (left, right) = (word_before(text, at), word_after(text, at + 2));
        // The first part of `mid- and long-term` ends with a hyphen of its own.
        let joins = matches!(right, "and" | "or" | "to" | "nor" | "but" | "versus" | "vs");
        if left.chars().count() < 2 || right.chars().count() < 2 || joins || !right.starts_with(char::is_lowercase) {
            continue;
        }
        let compound = text[..at - left.len()].ends_with('-') || after(text, at + 2 + right.len()) == Some('-');
        let joined = format!("{left}{right}");
        let documented = vocabulary.has(&joined);
        let known = documented || lexicon::derives(&joined);
        let hyphenated = text.contains(&format!("{left}-{right}"));
        let (evidence, confidence) = match known {
            _ if hyphenated => continue,
            true if documented => (Evidence::Document, 0.97),
            true => (Evidence::Lexicon, if compound { 0.9 } else { 0.96 }),
            // Neither part is a word: so the two are one.
            false if !compound && !lexicon::derives(left) && !lexicon::derives(right) && bytes[at + 1] == b'\n' => {
                (Evidence::Place, 0.92)
            }
            false => continue,
        };
        changes.push(Change {
            range: at..at + 2,
            after: After::Nothing,
            kind: RepairKind::Hyphenation,
            evidence,
            confidence,
        });
    }
    changes
}
