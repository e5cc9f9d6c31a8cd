//! Byte offsets converted to other units.

use crate::decode::Decoding;
use std::ops::Range;

/// The unit that offsets into a text are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8: what Rust, Go and C count.
    #[default]
    Bytes,
    /// Unicode code points: what Python counts.
    Chars,
    /// UTF-16 code units: what JavaScript, Java and C# count.
    Utf16,
}

/// Bytes between two checkpoints: small enough to walk in some nanoseconds and to be ASCII most often, large enough for
/// the checkpoints to weigh a thirtieth of the text.
const STRIDE: usize = 128;

/// Converts byte offsets into a text to another unit; see [`Document::offsets`](crate::Document::offsets).
#[derive(Clone, Debug)]
pub struct OffsetConverter<'d> {
    text: &'d [u8],
    unit: Offsets,
    /// From the bytes as given to those of `text`, if they differ.
    decoding: Option<&'d Decoding>,
    /// The offset, in `unit`, of every `STRIDE`th byte and of the end. Empty if all offsets are the same in both units.
    checkpoints: Vec<u32>,
}

impl<'d> OffsetConverter<'d> {
    pub(crate) fn new(text: &'d str, unit: Offsets, decoding: Option<&'d Decoding>) -> Self {
        let is_same = unit == Offsets::Bytes || text.is_ascii();
        let text = text.as_bytes();
        let mut checkpoints = Vec::new();
        if !is_same {
            let mut offset = 0;
            checkpoints.reserve(text.len() / STRIDE + 2);
            checkpoints.push(offset);
            for piece in text.chunks(STRIDE) {
                offset += length(piece, unit) as u32;
                checkpoints.push(offset);
            }
        }
        Self { text, unit, decoding, checkpoints }
    }

    /// The unit that it converts to.
    pub fn unit(&self) -> Offsets {
        self.unit
    }

    /// Converts the offset of a byte. An offset past the end counts as the end of the text.
    pub fn convert(&self, byte: usize) -> usize {
        let byte = match self.decoding {
            Some(decoding) if self.unit == Offsets::Bytes => {
                return byte.min(decoding.given(0..self.text.len()).end);
            }
            Some(decoding) => decoding.decoded(byte).min(self.text.len()),
            None => byte.min(self.text.len()),
        };
        let Some(&checkpoint) = self.checkpoints.get(byte / STRIDE) else { return byte };
        let inside = byte % STRIDE;
        // A piece of as many units as bytes is ASCII, unless it ends in the first byte of a character: that may count twice.
        let next = self.checkpoints.get(byte / STRIDE + 1);
        let is_ascii = next.is_some_and(|next| (next - checkpoint) as usize == STRIDE)
            && self.text[byte - inside + STRIDE - 1].is_ascii();
        let units = if is_ascii { inside } else { length(&self.text[byte - inside..byte], self.unit) };
        checkpoint as usize + units
    }

    /// Converts both ends of a range of bytes.
    pub fn convert_range(&self, bytes: Range<usize>) -> Range<usize> {
        self.convert(bytes.start)..self.convert(bytes.end)
    }
}

/// The number of units whose first byte lies in a piece of a text, which may begin and end inside a character.
fn length(piece: &[u8], unit: Offsets) -> usize {
    let count = |is_counted: fn(u8) -> bool| piece.iter().filter(|&&byte| is_counted(byte)).count();
    let is_first = |byte: u8| byte & 0xC0 != 0x80;
    match unit {
        Offsets::Bytes => piece.len(),
        Offsets::Chars => count(is_first),
        // A character of four bytes is a pair of surrogates.
        Offsets::Utf16 => count(is_first) + count(|byte| byte >= 0xF0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_every_boundary_as_a_plain_count_does() {
        // The second piece begins with the last byte of a crab and ends with the first: as many units of UTF-16 as bytes.
        let cut = format!("{}🦀{}🦀b", "a".repeat(STRIDE - 3), "a".repeat(STRIDE - 2));
        for text in [
            "",
            "a",
            "plain text",
            "Żółć 🦀 crab",
            &"é🦀x".repeat(300),
            &"ab".repeat(STRIDE),
            &"é".repeat(STRIDE),
            &cut,
        ] {
            let chars = OffsetConverter::new(text, Offsets::Chars, None);
            let utf16 = OffsetConverter::new(text, Offsets::Utf16, None);
            let bytes = OffsetConverter::new(text, Offsets::Bytes, None);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                assert_eq!(chars.convert(at), text[..at].chars().count(), "{text:?} at {at}");
                assert_eq!(utf16.convert(at), text[..at].encode_utf16().count(), "{text:?} at {at}");
                assert_eq!(bytes.convert(at), at);
            }
            assert_eq!(chars.convert(usize::MAX), text.chars().count());
        }
    }
}
