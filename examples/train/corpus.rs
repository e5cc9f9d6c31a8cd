//! Documents with gold attributions.

use dixit::training::{Gold, Sequence, sequences};
use serde::Deserialize;
use std::ops::Range;
use std::path::Path;

/// A text and its attributions, offsets in code points.
#[derive(Debug, Deserialize)]
pub(crate) struct Document {
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Debug, Deserialize)]
struct Quote {
    content: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
}

/// Reads a corpus; an error names the file and the line.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>, String> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let parse = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))
    };
    file.lines().enumerate().map(parse).collect()
}

impl Document {
    /// The features and gold labels of its paragraphs.
    pub(crate) fn sequences(&self) -> Vec<Sequence> {
        let mut bytes: Vec<usize> = self.text.char_indices().map(|(byte, _)| byte).collect();
        bytes.push(self.text.len());
        let ranges = |spans: &[(usize, usize)]| -> Vec<Range<usize>> {
            spans.iter().map(|&(start, end)| bytes[start]..bytes[end]).collect()
        };
        let gold: Vec<Gold> = self
            .quotes
            .iter()
            .map(|quote| Gold {
                content: ranges(&quote.content),
                cue: ranges(&quote.cue),
                source: ranges(&quote.source),
            })
            .collect();
        sequences(&self.text, &gold)
    }
}
