//! What can go wrong. Text cannot: every `&str` has an analysis.

/// Why there is no analysis.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not UTF-8.
    #[error("invalid UTF-8 at byte {offset}: expected UTF-8 text")]
    InvalidUtf8 {
        /// Offset of the first byte that is not part of a character.
        offset: usize,
    },
    /// The text is too long for the 32-bit offsets in use.
    #[error("the text has {bytes} bytes: expected fewer than 4 GiB")]
    TooLong {
        /// Length of the text.
        bytes: usize,
    },
}
