//! Words broken at the end of a line that is no longer one: `delib- erately`, `govern-⏎ment`.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::context::{after, word_after, word_before};
use super::draft::{After, Change};
use super::lexicon;
use super::scan::{Signs, Sites};
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, vocabulary: &Vocabulary<'_, '_>) -> Vec<Change> {
    let compounds = OnceCell::new();
    let bytes = text.as_bytes();
    let mut changes: Vec<Change> = Vec::new();
    // Breaks that make a word, and that make none, where a speaker broke off: `th- is – man`.
    let (mut made, mut broken) = (0, 0);
    for at in sites.of(Signs::HYPHEN) {
        let Some(b' ' | b'\n') = bytes.get(at + 1) else {
            continue;
        };
        let (left, right) = (word_before(text, at), word_after(text, at + 2));
        // The first part of `mid- and long-term` ends with a hyphen of its own.
        let joins = matches!(right, "and" | "or" | "to" | "nor" | "but" | "versus" | "vs");
        if left.is_empty() || right.is_empty() || bytes[at + 1] == b' ' && text[at + 2..].starts_with(' ') {
            continue;
        }
        if left.chars().count() < 2 || right.chars().count() < 2 || joins || !right.starts_with(char::is_lowercase) {
            broken += usize::from(!joins);
            continue;
        }
        let compound = text[..at - left.len()].ends_with('-') || after(text, at + 2 + right.len()) == Some('-');
        let joined = format!("{left}{right}");
        let documented = vocabulary.has(&joined);
        let known = documented || lexicon::derives(&joined);
        let words = lexicon::has(left) && lexicon::has(right);
        let hyphenated = words && compounds.get_or_init(|| compounds_of(text)).contains(&(left, right));
        let (evidence, confidence) = match known {
            _ if hyphenated => continue,
            true if documented => (Evidence::Document, 0.97),
            true => (Evidence::Lexicon, if compound { 0.9 } else { 0.96 }),
            // Neither part is a word: so the two are one.
            false if !compound && !lexicon::derives(left) && !lexicon::derives(right) && bytes[at + 1] == b'\n' => {
                (Evidence::Place, 0.92)
            }
            false => {
                broken += 1;
                continue;
            }
        };
        made += 1;
        changes.push(Change {
            range: at..at + 2,
            after: After::Nothing,
            kind: RepairKind::Hyphenation,
            evidence,
            confidence,
        });
    }
    // Speech breaks off more than once; a lone break makes a word by chance if what follows is one.
    for change in &mut changes {
        let next = word_after(text, change.range.end);
        let common = lexicon::class(next).is_some_and(|class| class >= 6);
        if text[change.range.clone()].ends_with(' ') && (made < 5 * broken || made + broken < 3 && common) {
            change.confidence = 0.7;
        }
    }
    changes
}

/// The pairs of words that the text writes with a hyphen.
fn compounds_of(text: &str) -> HashSet<(&str, &str)> {
    text.match_indices('-')
        .map(|(at, _)| (word_before(text, at), word_after(text, at + 1)))
        .filter(|(left, right)| !left.is_empty() && !right.is_empty())
        .collect()
}
