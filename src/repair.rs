//! Which characters did the crawl break, and what stood there?

use std::borrow::Cow;
use std::ops::Range;

/// Settings of the repair.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {}

/// A repaired text.
#[derive(Clone, Debug)]
pub struct Repaired<'t> {
    text: Cow<'t, str>,
}

impl Repaired<'_> {
    /// The repaired text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the text as given that a range of the repaired text comes from.
    pub fn given_range(&self, range: Range<usize>) -> Range<usize> {
        range
    }

    /// Frees it from the lifetime of the text.
    pub fn into_owned(self) -> Repaired<'static> {
        Repaired { text: Cow::Owned(self.text.into_owned()) }
    }
}

/// Repairs the text.
pub fn repair_with<'t>(text: &'t str, options: &Options) -> Repaired<'t> {
    let _ = options;
    Repaired { text: Cow::Borrowed(text) }
}
