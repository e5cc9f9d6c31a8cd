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
        for sloppy in [true, false] {
            let mut plain = String::new();
            for byte in target.encode_utf8(&mut [0; 4]).bytes() {
                plain.push(if sloppy { Page::Western.letter(byte) } else { char::from(byte) });
            }
            for form in [plain.nfkc().collect::<String>(), plain.nfkd().collect::<String>()] {
                // A blank at the end is as likely a blank: `â€ ` is no dagger.
                let blank = form.ends_with(' ') && target > '\u{ff}';
                if form == plain || blank || form.chars().count() < 2 || form.chars().count() > MOST {
                    continue;
                }
                // `Ão`, `Ã3`: as likely a word or a number.
                let tail: String = form.nfc().skip(1).collect();
                let sure = !tail.is_ascii();
                let known = forms.entry(form.into()).or_insert((target, sure));
                if known.0 as u32 > target as u32 && !sure {
                    *known = (target, sure);
                }
            }
        }
    }
    forms
});
