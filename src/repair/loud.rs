//! Which bytes of a text need a closer look?

/// Bytes looked at in one go.
pub(super) const BLOCK: usize = 256;

/// Bytes that are found to be loud or quiet together.
const GROUP: usize = 8;

const GROUPS: usize = BLOCK / GROUP;

/// The loud bytes of a block.
pub(super) struct Louds {
    /// Not zero: loud.
    marks: [u8; BLOCK],
    /// The groups that have one, in order.
    groups: [u8; GROUPS],
    /// How many of them.
    count: usize,
}

impl Default for Louds {
    fn default() -> Self {
        Self { marks: [0; BLOCK], groups: [0; GROUPS], count: 0 }
    }
}

impl Louds {
    /// Finds the loud bytes in a block that has one byte before it and one behind it in `window`. Free of branches: the
    /// first loop becomes vector instructions, and where the loud groups are is as good as random.
    pub(super) fn find(&mut self, window: &[u8; BLOCK + 2]) {
        for (place, mark) in self.marks.iter_mut().enumerate() {
            *mark = if is_loud(window[place], window[place + 1], window[place + 2]) { u8::MAX } else { 0 };
        }
        let mut count = 0;
        for (group, marks) in self.marks.as_chunks::<GROUP>().0.iter().enumerate() {
            self.groups[count % GROUPS] = group as u8;
            count += usize::from(u64::from_le_bytes(*marks) != 0);
        }
        self.count = count;
    }

    /// Calls `visit` with their places in the block, in order.
    #[inline(always)]
    pub(super) fn visit(&self, mut visit: impl FnMut(usize)) {
        let groups = self.marks.as_chunks::<GROUP>().0;
        for &group in self.groups.iter().take(self.count) {
            let group = usize::from(group);
            let mut marks = u64::from_le_bytes(groups[group % GROUPS]);
            while marks != 0 {
                let place = marks.trailing_zeros() as usize / 8;
                visit(group * GROUP + place);
                marks &= !(0xFF << (8 * place));
            }
        }
    }
}

/// Whether a byte, seen with those beside it, needs a closer look. Loud is every byte that can have a sign, and more: a
/// test costs as much as a few looks at what is rare in prose.
#[inline(always)]
fn is_loud(left: u8, here: u8, right: u8) -> bool {
    let letter = right as i8 > 0x3F;
    let (blank_left, blank_right) = (left == b' ', right == b' ');
    // Lead bytes of characters beyond ASCII and, behind them in this order, controls; the line feed is made the last one,
    // to be left out.
    let foreign = ((here ^ b'\n' ^ 0x1F) as i8).wrapping_sub(0x40) < -0x21;
    // What stands behind the last letter in its column: `; < = > ?`, `[ \ ] ^ _`, `{ | } ~ DEL`.
    let rare = (here & 0x9F) as i8 > 0x1A;
    let escape = (here == b'&') | (here == b'`');
    // Marks and digits stand before blanks and marks, a hyphen before a letter.
    let mark = ((here.wrapping_add(0x54) as i8) < -0x6C) | (here & !4 == b'!');
    let inner = mark & (letter ^ (here == b'-'));
    // A quotation mark has a blank on one side, a letter of a word on none or one.
    let alone = (blank_left == blank_right) & (blank_left | (here == b'"'));
    foreign | rare | escape | inner | alone
}

/// Whether the character at byte `at` stands where it belongs, as far as one sees from the bytes beside it.
#[inline(always)]
pub(super) fn is_sound(bytes: &[u8], at: usize) -> bool {
    let byte = |place: usize| bytes.get(place).copied().unwrap_or(b'\n');
    // A mark of general punctuation goes by its last byte. Without a branch: what a loud byte is cannot be predicted.
    let last = at + 2 * usize::from((bytes[at] == 0xE2) & (byte(at + 1) == 0x80));
    let odd = &ODD[usize::from(byte(last))];
    let left = odd.left & CLASSES[usize::from(byte(at.wrapping_sub(1)))] != 0;
    let right = odd.right & CLASSES[usize::from(byte(last + 1))] != 0;
    !((left & right) | (odd.either & (left | right)))
}

// What a byte is to the character beside it.
const SMALL: u8 = 1;
const LARGE: u8 = 1 << 1;
const DIGIT: u8 = 1 << 2;
const FOREIGN: u8 = 1 << 3;
const BLANK: u8 = 1 << 4;
const STOP: u8 = 1 << 5;
const BRACKET: u8 = 1 << 6;
const OTHER: u8 = 1 << 7;
const LETTER: u8 = SMALL | LARGE;
const ALL: u8 = u8::MAX;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE,
            b'0'..=b'9' => DIGIT,
            0x80.. => FOREIGN,
            0..=b' ' => BLANK,
            b'.' | b',' | b'!' | b'?' | b';' | b':' => STOP,
            b'(' | b'[' => BRACKET,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

/// The neighbours that make a character odd.
#[derive(Clone, Copy)]
struct Odd {
    left: u8,
    right: u8,
    /// Whether one of them is enough.
    either: bool,
}

/// By first byte; the marks U+2000 to U+203F by their last one.
static ODD: [Odd; 256] = {
    let mut odd = [Odd { left: 0, right: 0, either: false }; 256];
    let mut byte = 0;
    while byte < 256 {
        let (left, right, either) = match byte as u8 {
            b'\t' | b'\n' | 0x0B | 0x0C | b'\r' => (0, 0, false),
            0..=0x1F | 0x7F | b'\\' | b'~' | b'|' | b'^' | b'_' => (ALL, ALL, false),
            b'&' => (ALL, LETTER | OTHER, false),
            b'%' | b'=' => (ALL, LETTER, false),
            b'[' => (ALL, OTHER, false),
            b'`' => (LETTER | FOREIGN, LETTER | FOREIGN, false),
            b'?' => (STOP | BLANK, LETTER | STOP | FOREIGN, true),
            b'.' => (SMALL | FOREIGN, LARGE, false),
            b',' | b'!' | b';' | b':' => (SMALL | FOREIGN, LETTER, false),
            b'0'..=b'9' => (SMALL, SMALL, false),
            b'-' => (LETTER | FOREIGN, BLANK, false),
            b'"' => (ALL & !BLANK, ALL & !BLANK, false),
            b'a' | b'A' | b'I' => (0, 0, false),
            b'b'..=b'z' | b'B'..=b'Z' => (BLANK, BLANK, false),
            // Dashes and the ellipsis.
            0x93 | 0x94 | 0xA6 => (0, FOREIGN, true),
            // ‘ and “
            0x98 | 0x9C => (LETTER | DIGIT | STOP | FOREIGN, BLANK | FOREIGN, true),
            // ’
            0x99 => (BLANK | FOREIGN, FOREIGN, true),
            // ”
            0x9D => (BLANK | BRACKET | FOREIGN, LETTER | DIGIT | FOREIGN, true),
            0x80.. => (ALL, ALL, false),
            _ => (0, 0, false),
        };
        odd[byte] = Odd { left, right, either };
        byte += 1;
    }
    odd
};
