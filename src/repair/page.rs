//! The encodings that UTF-8 is mistaken for.

/// An eight-bit encoding, in its sloppy form: a byte without a character stands for the control of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// windows-1252, and with it latin-1: no character means different bytes in the two.
    Western,
    /// windows-1251.
    Cyrillic,
    /// MacRoman.
    Roman,
}

impl Page {
    pub(crate) const ALL: [Self; 3] = [Self::Western, Self::Cyrillic, Self::Roman];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Western => "windows-1252",
            Self::Cyrillic => "windows-1251",
            Self::Roman => "MacRoman",
        }
    }

    /// The byte that `letter` stands for, if it is one of the upper half.
    pub(super) fn byte(self, letter: char) -> Option<u8> {
        let byte = match letter as u32 {
            code @ 0x80..TOP => BYTES[code as usize - 0x80][self as usize],
            0xF8FF if self == Self::Roman => 0xF0,
            0xFB01 if self == Self::Roman => 0xDE,
            0xFB02 if self == Self::Roman => 0xDF,
            _ => 0,
        };
        (byte != 0).then_some(byte)
    }

    /// The bytes of the upper half that `letter` stands for in each encoding, in the order of [`Page::ALL`]; 0 for none.
    pub(super) fn bytes(letter: char) -> [u8; 3] {
        match letter as u32 {
            code @ 0x80..TOP => BYTES[code as usize - 0x80],
            0xF8FF => [0, 0, 0xF0],
            0xFB01 => [0, 0, 0xDE],
            0xFB02 => [0, 0, 0xDF],
            _ => [0; 3],
        }
    }

    /// The character of an upper-half byte.
    pub(crate) fn letter(self, byte: u8) -> char {
        let half = match self {
            Self::Western => WESTERN,
            Self::Cyrillic => CYRILLIC,
            Self::Roman => ROMAN,
        };
        half.chars().nth(usize::from(byte).saturating_sub(128)).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

/// One past the last character of an encoding that the table holds.
const TOP: u32 = 0x25CB;

/// For each character from U+0080 on, its byte in each encoding.
static BYTES: [[u8; 3]; TOP as usize - 0x80] = {
    let mut bytes = [[0; 3]; TOP as usize - 0x80];
    // Controls first, so that a page's own characters win.
    let mut code = 0x80;
    while code < 0xA0 {
        bytes[code - 0x80][0] = code as u8;
        code += 1;
    }
    bytes[0x98 - 0x80][1] = 0x98;
    fill(&mut bytes, WESTERN, 0);
    fill(&mut bytes, CYRILLIC, 1);
    fill(&mut bytes, ROMAN, 2);
    bytes
};

const fn fill(bytes: &mut [[u8; 3]; TOP as usize - 0x80], half: &str, page: usize) {
    let half = half.as_bytes();
    let (mut at, mut byte) = (0, 128u8);
    while at < half.len() {
        let lead = half[at];
        let (code, length) = if lead < 0x80 {
            (lead as usize, 1)
        } else if lead < 0xE0 {
            ((lead as usize & 0x1F) << 6 | half[at + 1] as usize & 0x3F, 2)
        } else {
            ((lead as usize & 0x0F) << 12 | (half[at + 1] as usize & 0x3F) << 6 | half[at + 2] as usize & 0x3F, 3)
        };
        if code >= 0x80 && code < TOP as usize {
            bytes[code - 0x80][page] = byte;
        }
        at += length;
        byte = byte.wrapping_add(1);
    }
}

// The upper halves, byte 0x80 first; from the Unicode Consortium's mapping tables.
const WESTERN: &str = "\
    €\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ\
    \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
    àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
const CYRILLIC: &str = "\
    ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\
    \u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмнопрстуфхцчшщъыьэюя";
const ROMAN: &str = "\
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_their_size() {
        for half in [WESTERN, CYRILLIC, ROMAN] {
            assert_eq!(half.chars().count(), 128);
        }
    }

    #[test]
    fn bytes_and_letters_are_inverse() {
        for page in Page::ALL {
            for byte in 0x80..=0xFF {
                assert_eq!(page.byte(page.letter(byte)), Some(byte), "{page:?} {byte:x}");
            }
        }
    }
}
