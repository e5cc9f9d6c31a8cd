//! Mojibake that went through a compatibility normalisation: `GÃ1⁄4len`, `donâ€TMt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::page::Page;

/// A normalised form that was recognised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Form {
    /// Its length in bytes.
    pub(super) length: usize,
    /// What it stands for.
    pub(super) target: char,
    /// Whether nothing else is written so; `Ão` for ú is also how some write São.
    pub(super) sure: bool,
}

/// The longest normalised form that starts at the front of `text`.
pub(super) fn read(text: &str) -> Option<Form> {
    let forms = &*FORMS;
    let mut lengths = [0; MOST];
    let mut count = 0;
    for (at, letter) in text.char_indices().take(MOST) {
        lengths[count] = at + letter.len_utf8();
        count += 1;
        if letter == '\n' {
            break;
        }
    }
    (2..=count).rev().find_map(|letters| {
        let length = lengths[letters - 1];
        let &(target, sure) = forms.get(&text[..length])?;
        Some(Form { length, target, sure })
    })
}

/// Characters of the longest form.
const MOST: usize = 8;

/// Whether a form can start with `letter`, given the character behind it.
pub(super) fn starts(letter: char, next: Option<char>) -> bool {
    match letter {
        'Â'..='Å' | 'á' | 'â' | 'ð' | 'Ë' | 'Ì' | 'Î' | 'Ï' => true,
        'A' | 'a' | 'E' | 'I' => matches!(next, Some('\u{300}'..='\u{30a}')),
        _ => false,
    }
}

static FORMS: LazyLock<HashMap<Box<str>, (char, bool)>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    let targets = ('\u{a0}'..='\u{17f}')
        .chain('\u{1ea0}'..='\u{1ef9}')
        .chain('\u{1f300}'..='\u{1f6ff}')
        .chain('\u{1f900}'..='\u{1f9ff}')
        .chain("‐‑‒–—―‘’‚‛“”„‟†‡•…‰′″‹›€™−\u{200b}\u{feff}\u{fffd}".chars());
    for target in targets {
        for table in &*TABLES {
            let mut bytes = [0; 4];
            let parts = target.encode_utf8(&mut bytes).bytes().map(|byte| &table[usize::from(byte & 0x7F)]);
            let changed = parts.clone().any(|(_, differs)| *differs);
            if !changed {
                continue;
            }
            let form: String = parts.clone().map(|(part, _)| &**part).collect();
            let first = parts.take(1).map(|(part, _)| part.len()).sum();
            let letters = form.chars().count();
            // A blank at the end is as likely a blank: `â€ ` is no dagger.
            let blank = form.ends_with(' ') && target > '\u{ff}';
            if blank || !(2..=MOST).contains(&letters) {
                continue;
            }
            // `Ão`, `Ã3`: as likely a word or a number.
            let sure = !form[first..].is_ascii();
            let known = forms.entry(form.into()).or_insert((target, sure));
            if known.0 as u32 > target as u32 && !sure {
                *known = (target, sure);
            }
        }
    }
    forms
});

/// For each way to read and to normalise a byte of the upper half, its form and whether that differs from the letter. The
/// form of a character is that of its bytes one after another: none starts with an accent, so none merges with the one
/// before.
static TABLES: LazyLock<[Vec<(String, bool)>; 4]> = LazyLock::new(|| {
    let form = |letter: char, is_composed: bool| {
        let form: String = if is_composed { letter.nfkc().collect() } else { letter.nfkd().collect() };
        let differs = form.strip_prefix(letter) != Some("");
        (form, differs)
    };
    let letter = |byte, is_western| if is_western { Page::Western.letter(byte) } else { char::from(byte) };
    let table =
        |is_western, is_composed| (0x80..=0xFF).map(|byte| form(letter(byte, is_western), is_composed)).collect();
    [table(true, true), table(true, false), table(false, true), table(false, false)]
});
