//! Quotation marks that face the wrong way or stand twice: `Trump‘s`, `“abhorrent“ in`, `““Radical`.

use super::context::{after, before, is_contraction_tail, is_stop, word_after};
use super::draft::{After, Change};
use super::lexicon;
use super::role::{is_closing_place, is_opening_place};
use super::scan::{Signs, Sites};
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, _: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut changes = Vec::new();
    doubled_straight(text, sites, &mut changes);
    // German and its kin close with “ and ‘.
    if sites.letters(text, Signs::MARK).any(|(_, mark)| mark != '"') && !text.contains("„") && !text.contains("‚") {
        curly(text, sites, &mut changes);
    }
    changes.sort_by_key(|change| change.range.start);
    changes
}

fn push(changes: &mut Vec<Change>, start: usize, end: usize, after: After, confidence: f32) {
    changes.push(Change { range: start..end, after, kind: RepairKind::Mark, evidence: Evidence::Place, confidence });
}

fn curly(text: &str, sites: &Sites, changes: &mut Vec<Change>) {
    let mut skip = 0;
    for (at, mark) in sites.letters(text, Signs::MARK) {
        if at < skip || !matches!(mark, '“' | '”' | '‘' | '’') {
            continue;
        }
        let end = at + mark.len_utf8();
        let (left, right) = (before(text, at), after(text, end));
        let word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        if right == Some(mark) && matches!(mark, '“' | '”') {
            skip = end + mark.len_utf8();
            if after(text, skip) != Some(mark) {
                push(changes, end, skip, After::Nothing, 0.97);
            }
            continue;
        }
        let closes =
            word(left) || left.is_some_and(|left| is_stop(left) || matches!(left, ')' | ']' | '%' | '’' | '—' | '–'));
        let flipped = match mark {
            '‘' if word(left) && word(right) => {
                let tail = word_after(text, end);
                (is_contraction_tail(tail) || right.is_some_and(char::is_uppercase)).then_some(('’', 0.98))
            }
            '‘' if closes && !matches!(left, Some('—' | '–')) && is_closing_place(right) => Some(('’', 0.95)),
            '“' if closes && is_closing_place(right) => {
                // A dash before it opens as well as closes.
                let dash = matches!(left, Some('—' | '–'));
                (!dash || right.is_none_or(char::is_whitespace)).then_some(('”', 0.97))
            }
            '”' if is_opening_place(left) && left != Some('-') && left != Some('/') => {
                let tail = word_after(
                    text,
                    end + right.filter(|right| matches!(right, '‘' | '[' | '$')).map_or(0, char::len_utf8),
                );
                let capital = tail.chars().next().is_some_and(char::is_uppercase);
                let starts = capital
                    || lexicon::derives(tail)
                    || right.is_some_and(|right| right.is_ascii_digit() || right == '$');
                starts.then_some(('“', 0.96))
            }
            '’' if is_opening_place(left) && right.is_some_and(char::is_alphabetic) => {
                opens_single(text, end, left).then_some(('‘', 0.93))
            }
            _ => None,
        };
        if let Some((sound, confidence)) = flipped {
            push(changes, at, end, sound.into(), confidence);
        }
    }
}

/// Whether the ’ before byte `at` has a closing mate in its paragraph, and is no elision as in ’em.
fn opens_single(text: &str, at: usize, left: Option<char>) -> bool {
    let tail = word_after(text, at);
    let elided = [
        "em", "til", "till", "tis", "twas", "cause", "round", "bout", "n", "s", "cos", "coz", "er", "im", "kay",
        "course", "nother",
    ];
    if elided.contains(&tail.to_lowercase().as_str()) {
        return false;
    }
    let mut rest = text[at..].char_indices().take(400).take_while(|(_, letter)| *letter != '\n');
    let mut previous = ' ';
    rest.find_map(|(place, letter)| {
        let result = match letter {
            '‘' => Some(false),
            '’' => {
                let next = after(text, at + place + letter.len_utf8());
                let ends = is_stop(previous) || next.is_none_or(|next| is_stop(next) || next == '”');
                let inside = next.is_some_and(char::is_alphabetic);
                if inside {
                    None
                } else if ends || left == Some('“') {
                    Some(true)
                } else {
                    None
                }
            }
            _ => None,
        };
        previous = letter;
        result
    })
    .unwrap_or(false)
}

/// A straight mark written twice, in a text that mostly writes it once.
fn doubled_straight(text: &str, given: &Sites, changes: &mut Vec<Change>) {
    let bytes = text.as_bytes();
    // The sign may be at either of the two.
    let mut sites: Vec<usize> = given
        .letters(text, Signs::MARK)
        .filter(|(_, mark)| *mark == '"')
        .map(|(at, _)| if at > 0 && bytes[at - 1] == b'"' { at - 1 } else { at })
        .filter(|&at| bytes.get(at + 1) == Some(&b'\"'))
        .filter(|&at| bytes.get(at + 2) != Some(&b'"') && (at == 0 || bytes[at - 1] != b'"'))
        .filter(|&at| {
            let (left, right) = (before(text, at), after(text, at + 2));
            // Behind a dash one closes what was broken off, the other opens the answer.
            let dash = matches!(left, Some('-' | '–' | '—'));
            let opens = is_opening_place(left) && !dash && right.is_some_and(char::is_alphanumeric);
            let closes = is_closing_place(right) && left.is_some_and(|left| left.is_alphanumeric() || is_stop(left));
            opens != closes
        })
        .collect();
    sites.dedup();
    if sites.is_empty() {
        return;
    }
    let all = bytes.iter().filter(|&&byte| byte == b'"').count();
    if sites.len() * 4 > all {
        return;
    }
    for at in sites {
        push(changes, at + 1, at + 2, After::Nothing, 0.95);
    }
}
