//! What `examples/train` needs: the features and gold labels of texts, and the form of the weight file. No part of the
//! API: it changes whenever the model does.

use super::chunk::Chunks;
use super::feature::{self, Features};
use super::label::{self, Label, Parts};
use super::tagger::Evidence;
use super::{Method, by_grammar};
use crate::category;
use crate::document::Document;
use crate::model::{HEADER, ZERO};
use crate::options::Options;
use crate::reading::Reading;
use crate::span::TokenSpan;
use std::ops::Range;

/// How many features a token has.
pub const FEATURES: usize = feature::COUNT;
/// How many rows the weight table has.
pub const ROWS: usize = feature::ROWS;
/// Labels are `0..LABELS`: 0 is outside, 1 and 2 open a source, 3 and 4 a content, 5 a cue, [`INNER`] more goes on with
/// it. The other numbers are not used.
pub const LABELS: usize = Label::COUNT;
/// Steps a unit of weight.
pub const SCALE: i16 = crate::model::UNIT;
/// The distance of the label that goes on with a part from the one that opens it.
pub const INNER: usize = Label::INNER;

/// The attribution of a corpus: byte ranges of the text as given.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The content.
    pub content: Vec<Range<usize>>,
    /// The cue.
    pub cue: Vec<Range<usize>>,
    /// The source.
    pub source: Vec<Range<usize>>,
}

/// The tokens of a paragraph that the model reads.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// The rows of each token's features, [`FEATURES`] a token.
    pub rows: Vec<u32>,
    /// The gold label of each token.
    pub labels: Vec<u8>,
}

/// Whether a label may stand behind another.
pub fn may_follow(before: usize, label: usize) -> bool {
    let is_used = |label: usize| Label::NUMBERS.contains(&label);
    is_used(before) && is_used(label) && Label::from_number(label as u8).may_follow(Label::from_number(before as u8))
}

/// The sequences of a text.
pub fn sequences(text: &str, gold: &[Gold]) -> Vec<Sequence> {
    let document = Document::with_options(text, &Options::new().method(Method::Grammar));
    let prints = crate::token::tokenize(document.repaired.text()).prints;
    let reading = Reading {
        prints: &prints,
        text: document.repaired.text(),
        tokens: &document.tokens,
        words: &document.words,
        segments: &document.segments,
        marks: &document.marks,
        categories: &[],
    };
    let categories = category::categorize(&reading);
    let reading = Reading { categories: &categories, ..reading };
    let evidence = Evidence::new(&reading, &by_grammar(&reading));
    let labels = gold_labels(&document, gold);
    let (mut features, mut rows) = (Features::default(), Vec::new());
    let mut chunks = Chunks::new(&reading, 0);
    let sequence = |paragraph: &crate::segment::Paragraph| {
        chunks.read(&reading, paragraph, &evidence);
        features.read(&reading, &chunks, &evidence);
        let mut sequence = Sequence::default();
        features.rows(&mut rows);
        for (rows, chunk) in rows.iter().zip(&chunks.spans) {
            sequence.rows.extend(rows);
            sequence.labels.push(labels[chunk.range().start].number());
        }
        open_parts(&mut sequence.labels);
        sequence
    };
    document.segments.paragraphs.iter().map(sequence).collect()
}

/// A part that runs on from another paragraph or from a token that is not read opens anew.
fn open_parts(labels: &mut [u8]) {
    let mut before = 0;
    for label in labels {
        if !may_follow(before, usize::from(*label)) {
            *label -= INNER as u8;
        }
        before = usize::from(*label);
    }
}

fn gold_labels(document: &Document<'_>, gold: &[Gold]) -> Vec<Label> {
    let given: Vec<Range<usize>> = document.tokens().map(|token| token.range()).collect();
    let span = |range: &Range<usize>| {
        let start = given.partition_point(|token| token.end <= range.start);
        let end = given.partition_point(|token| token.start < range.end);
        TokenSpan::new(start, end.max(start))
    };
    let spans = |ranges: &[Range<usize>]| -> Vec<TokenSpan> {
        let mut spans: Vec<TokenSpan> = ranges.iter().map(span).filter(|span| !span.is_empty()).collect();
        spans.sort_unstable();
        spans
    };
    let gold: Vec<[Vec<TokenSpan>; 3]> =
        gold.iter().map(|gold| [&gold.content, &gold.cue, &gold.source].map(|ranges| spans(ranges))).collect();
    label::label(given.len(), gold.iter().map(|[content, cue, source]| Parts { content, cue, source }))
}

/// The weight file. The header is cut or filled up to its length; transitions are [label before][label].
pub fn file(header: &str, transitions: &[[i16; LABELS]; LABELS], rows: &[[i8; LABELS]]) -> Vec<u8> {
    let mut bytes = header.as_bytes().to_vec();
    bytes.resize(HEADER - 1, b' ');
    bytes.push(b'\n');
    bytes.extend(transitions.iter().flatten().copied().flat_map(i16::to_le_bytes));
    bytes.extend(rows.iter().flatten().map(|&weight| weight.wrapping_add_unsigned(ZERO) as u8));
    bytes
}
