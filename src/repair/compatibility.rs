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

/// The longest normalised form of a character with this [`lead`] that starts at the front of `text`.
pub(super) fn read(text: &str, lead: Lead) -> Option<Form> {
    let forms = &*FORMS[lead.0];
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

/// The first byte of the characters that have forms, as a place in [`LEADS`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead(usize);

/// First bytes of the characters that have forms.
const LEADS: [u8; 7] = [0xC2, 0xC3, 0xC4, 0xC5, 0xE1, 0xE2, 0xF0];

/// The lead that a form can start with whose first character is `letter`, given the character behind it.
pub(super) fn lead(letter: char, next: Option<char>) -> Option<Lead> {
    let byte = match (letter, next) {
        ('Â'..='Å' | 'á' | 'â' | 'ð', _) => letter as u8,
        ('A', Some('\u{302}')) => 0xC2,
        ('A', Some('\u{303}')) => 0xC3,
        ('A', Some('\u{308}')) => 0xC4,
        ('A', Some('\u{30a}')) => 0xC5,
        ('a', Some('\u{301}')) => 0xE1,
        ('a', Some('\u{302}')) => 0xE2,
        _ => return None,
    };
    LEADS.iter().position(|&lead| lead == byte).map(Lead)
}

type Forms = HashMap<Box<str>, (char, bool)>;

/// By lead, each built on first use: seldom has a text more than two, and pictures are most of it.
static FORMS: [LazyLock<Forms>; LEADS.len()] = [
    LazyLock::new(|| forms(0)),
    LazyLock::new(|| forms(1)),
    LazyLock::new(|| forms(2)),
    LazyLock::new(|| forms(3)),
    LazyLock::new(|| forms(4)),
    LazyLock::new(|| forms(5)),
    LazyLock::new(|| forms(6)),
];

/// The forms of the characters with this lead, with what they stand for and whether that is sure.
fn forms(lead: usize) -> Forms {
    let mut forms = HashMap::new();
    let targets = ('\u{a0}'..='\u{17f}')
        .chain('\u{1ea0}'..='\u{1ef9}')
        .chain('\u{1f300}'..='\u{1f6ff}')
        .chain('\u{1f900}'..='\u{1f9ff}')
        .chain("‐‑‒–—―‘’‚‛“”„‟†‡•…‰′″‹›€™−\u{200b}".chars())
        .filter(|target| target.encode_utf8(&mut [0; 4]).as_bytes()[0] == LEADS[lead]);
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
}

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
