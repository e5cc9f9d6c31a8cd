//! UTF-8 read in the wrong encoding: `donâ€™t`, `FranÃ§ois`, `вЂњ`, `‚Äú`.
//!
//! Each damaged character is read back by itself, because sound curly marks beside it forbid decoding the whole text
//! again. Twice misread text is read back in two rounds.

use super::compatibility;
use super::context::{after, before};
use super::draft::Change;
use super::page::Page;
use super::scan::{Signs, Sites};
use super::vocabulary::Vocabulary;
use super::{Evidence, RepairKind};

pub(super) fn find(text: &str, sites: &Sites, _: &Vocabulary<'_, '_>) -> Vec<Change> {
    let mut hits: Vec<Hit> = Vec::with_capacity(sites.len());
    let mut end = 0;
    for (at, letter) in sites.letters(text, Signs::MOJIBAKE) {
        // A decomposed form starts with the letter before the accent.
        let start = match letter {
            '\u{300}'..='\u{30a}' if at > 0 => at - 1,
            _ => at,
        };
        if start >= end
            && text.is_char_boundary(start)
            && let Some(hit) = read(text, start)
        {
            end = hit.end;
            hits.push(hit);
        }
    }
    promote(text, &mut hits);
    let mut sure = [0_usize; 4];
    for hit in &hits {
        sure[hit.source.place()] += usize::from(hit.grade > Grade::Weak);
    }
    // A normalised text has normalised and plain forms of one encoding.
    let western = sure[Page::Western as usize] + sure[3];
    (sure[Page::Western as usize], sure[3]) = (western, western);
    hits.retain(|hit| hit.grade > Grade::Weak || sure[hit.source.place()] >= hit.source.company());
    hits.into_iter()
        .map(|hit| Change {
            range: hit.start..hit.end,
            after: hit.target.into(),
            kind: RepairKind::Mojibake,
            evidence: hit.source.evidence(),
            confidence: match hit.grade {
                Grade::Sure => 0.99,
                Grade::Likely => 0.97,
                Grade::Weak => 0.95,
            },
        })
        .collect()
}

/// How sure one hit is by itself. A weak one counts only in company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    Weak,
    Likely,
    Sure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Page(Page),
    Normalized,
}

impl Source {
    fn place(self) -> usize {
        match self {
            Self::Page(page) => page as usize,
            Self::Normalized => 3,
        }
    }

    /// How many better hits a weak one needs in the text.
    fn company(self) -> usize {
        match self {
            Self::Page(_) => 2,
            Self::Normalized => 1,
        }
    }

    fn evidence(self) -> Evidence {
        match self {
            Self::Page(page) => Evidence::Encoding(page.name()),
            Self::Normalized => Evidence::NormalizedEncoding,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Hit {
    start: usize,
    end: usize,
    target: char,
    source: Source,
    grade: Grade,
}

/// The longest misread character at byte `start`.
fn read(text: &str, start: usize) -> Option<Hit> {
    let letter = text[start..].chars().next()?;
    let behind = start + letter.len_utf8();
    // The bulk of all mojibake: general punctuation in windows-1252.
    if let Some(third) = text[start..].strip_prefix("â€").and_then(|rest| rest.chars().next())
        && let Some(byte @ 0x80..=0xBF) = Page::Western.byte(third)
        && let Some(target @ '\u{2000}'..='\u{203c}') = char::from_u32(0x2000 | u32::from(byte & 0x3F))
    {
        let end = start + "â€".len() + third.len_utf8();
        return Some(Hit { start, end, target, source: Source::Page(Page::Western), grade: Grade::Sure });
    }
    let leads = Page::bytes(letter);
    let mut best: Option<Hit> = None;
    if leads.iter().any(|&lead| (0xC2..=0xF4).contains(&lead))
        && text.as_bytes().get(behind).is_some_and(|&byte| byte >= 0x80)
    {
        for (page, lead) in Page::ALL.into_iter().zip(leads) {
            if let Some((end, target)) = decode(text, behind, page, lead)
                && best.is_none_or(|best| best.end < end)
                && let Some(grade) = grade(text, start, end, page, lead, target)
            {
                best = Some(Hit { start, end, target: sound(target), source: Source::Page(page), grade });
            }
        }
    }
    if best.is_none_or(|best| best.grade < Grade::Sure)
        && let Some(lead) = compatibility::lead(letter, after(text, behind))
        && let Some(form) = compatibility::read(&text[start..], lead)
        && best.is_none_or(|best| best.end < start + form.length)
    {
        let word = before(text, start).is_some_and(char::is_alphabetic)
            || after(text, start + form.length).is_some_and(char::is_alphabetic);
        let long = text[start..start + form.length].chars().count() > 2;
        let grade = if form.sure && (word || long) { Grade::Likely } else { Grade::Weak };
        best = Some(Hit { start, end: start + form.length, target: form.target, source: Source::Normalized, grade });
    }
    // The no-break space byte turned into a space: `Ã la`.
    if best.is_none() && matches!(leads[0], 0xC2..=0xC5) && text.as_bytes().get(behind) == Some(&b' ') {
        let target = char::from_u32(u32::from(leads[0] & 0x1F) << 6 | 0x20)?;
        best = Some(Hit { start, end: behind + 1, target, source: Source::Page(Page::Western), grade: Grade::Weak });
    }
    best
}

/// Reads the bytes behind a lead byte as continuation bytes; gives the end of what was read, and the character.
fn decode(text: &str, behind: usize, page: Page, lead: u8) -> Option<(usize, char)> {
    let more = match lead {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let mut code = u32::from(lead) & (0x3F >> more);
    let mut end = behind;
    let mut letters = text[behind..].chars();
    for _ in 0..more {
        let letter = letters.next()?;
        let byte = page.byte(letter).filter(|byte| (0x80..=0xBF).contains(byte))?;
        code = code << 6 | u32::from(byte & 0x3F);
        end += letter.len_utf8();
    }
    let least = [0x80, 0x800, 0x1_0000][more - 1];
    (code >= least).then_some(())?;
    Some((end, char::from_u32(code)?))
}

/// The character that a decoded one was meant to be: the block U+0080 to U+009F holds windows-1252.
fn sound(target: char) -> char {
    match target {
        '\u{80}'..='\u{9f}' => Page::Western.letter(target as u8),
        _ => target,
    }
}

/// How sure it is that `start..end` is `target` misread, or nothing if `target` is no character of prose.
fn grade(text: &str, start: usize, end: usize, page: Page, lead: u8, target: char) -> Option<Grade> {
    let (left, right) = (before(text, start), after(text, end));
    let second = text[start..end].chars().nth(1)?;
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
    let in_word = latin(left) || latin(right);
    // A small letter among capitals, as in `MÄ£ÄM`.
    let loud = left.is_some_and(char::is_uppercase) && !right.is_some_and(char::is_lowercase);
    match target as u32 {
        0x80..=0xBF => {
            let control = matches!(second, '\u{80}'..='\u{9f}');
            let plain = page == Page::Western && !left.is_some_and(char::is_uppercase);
            Some(if control || plain { Grade::Likely } else { Grade::Weak })
        }
        0xC0..=0x17F | 0x218..=0x21B => {
            // These are mojibake in turn, or what is left of it.
            let continues = right.is_some_and(|right| Page::Western.byte(right).is_some());
            let capitals = left.is_some_and(char::is_uppercase) && right.is_some_and(char::is_uppercase);
            if matches!(target, 'Ã' | 'Â') && !continues && !capitals {
                return None;
            }
            if matches!(second, '\u{80}'..='\u{9f}') {
                return Some(Grade::Sure);
            }
            let capital = target.is_uppercase() && left.is_none_or(|left| !left.is_lowercase());
            let fits = in_word && (!loud || capital) && lead != 0xC8;
            let blank = second == '\u{a0}' && (lead != 0xC3 || left.is_some_and(char::is_uppercase));
            let lone =
                lead == 0xC3 && page == Page::Western && !left.is_some_and(char::is_alphabetic) && second == '\u{a0}';
            let blanks = left.is_none_or(char::is_whitespace) && right.is_none_or(char::is_whitespace);
            let lone = lone
                || lead == 0xC3
                    && page == Page::Western
                    && blanks
                    && matches!(second, '¡'..='¿')
                    && target.is_lowercase();
            Some(if (fits && !blank) || lone { Grade::Likely } else { Grade::Weak })
        }
        0x192 => Some(Grade::Weak),
        0x300..=0x345 => Some(if latin(left) && page == Page::Western { Grade::Likely } else { Grade::Weak }),
        0x2C6..=0x2DD | 0x386..=0x3CE | 0x400..=0x45F | 0x490..=0x491 | 0x5D0..=0x5EA | 0x600..=0x6FF => {
            Some(Grade::Weak)
        }
        0x2000..=0x200A | 0x2010..=0x203C | 0x20AC | 0x2122 | 0x2212 | 0xFEFF | 0xFFFD => Some(Grade::Sure),
        0x1E00..=0x1EFF | 0x2070..=0x209C if page == Page::Cyrillic => {
            Some(if in_word { Grade::Likely } else { Grade::Weak })
        }
        _ if page == Page::Cyrillic && !matches!(target as u32, 0x1F300..=0x1FAFF) => None,
        0x200B..=0x200F | 0x2044 | 0x2060..=0x2069 | 0x2070..=0x20BF | 0x2100..=0x214F | 0x2190..=0x22FF => {
            Some(Grade::Sure)
        }
        0x25A0..=0x27BF | 0xFB00..=0xFB06 | 0xFE0F | 0x1F300..=0x1FAFF => Some(Grade::Sure),
        0x1E00..=0x1EFF => Some(if in_word { Grade::Likely } else { Grade::Weak }),
        0x900..=0xDFF | 0xE00..=0xEFF | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF01..=0xFF5E => {
            Some(Grade::Weak)
        }
        _ => None,
    }
}

/// Weak hits that stand in a run, as the letters of another script do, support each other.
fn promote(text: &str, hits: &mut [Hit]) {
    let mut start = 0;
    while start < hits.len() {
        let mut end = start + 1;
        while end < hits.len()
            && hits[end].source == hits[start].source
            && (hits[end - 1].end == hits[end].start || &text[hits[end - 1].end..hits[end].start] == " ")
        {
            end += 1;
        }
        let run = &mut hits[start..end];
        let enough = match run[0].source {
            Source::Page(Page::Western) => 2,
            Source::Page(_) => 4,
            Source::Normalized => 2,
        };
        let weak = run.iter().filter(|hit| hit.grade == Grade::Weak).count();
        let letters = || run.iter().filter(|hit| hit.target.is_alphabetic()).count();
        if weak > 0 && (weak < run.len() || letters() >= enough) {
            for hit in run {
                hit.grade = hit.grade.max(Grade::Likely);
            }
        }
        start = end;
    }
}
