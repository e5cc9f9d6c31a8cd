//! What `examples/train` needs: the features and gold labels of texts, and the form of the weight file. No part of the
//! API: it changes whenever the model does.

use super::chunk::Chunks;
use super::feature::{self, Features};
use super::label::{self, Label, Part, Parts};
use super::state::{Memory, State};
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
/// States are `0..STATES`. The last number is not used.
pub const STATES: usize = State::COUNT;
/// The states below this may follow any other.
pub const OPENING: usize = State::OPENING;
/// Steps a unit of weight.
pub const SCALE: i16 = crate::model::UNIT;
/// How much more the state that goes on with a part has than the one that opens it.
pub const INNER: usize = State::INNER;

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
    /// The gold state of each token.
    pub states: Vec<u8>,
}

/// A part of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Its source.
    Source,
    /// Its cue.
    Cue,
    /// Its content.
    Content,
}

/// What a token in this state belongs to, if to anything.
pub fn role(state: usize) -> Option<Role> {
    let part = State::from_number(state as u8).label().part()?;
    Some(match part {
        Part::SourceBefore | Part::SourceAfter => Role::Source,
        Part::ContentBefore | Part::ContentAfter => Role::Content,
        Part::Cue => Role::Cue,
    })
}

/// Whether a state may stand behind another.
pub fn may_follow(before: usize, state: usize) -> bool {
    let is_used = |state: usize| state < STATES - 1;
    is_used(before) && is_used(state) && State::from_number(state as u8).may_follow(State::from_number(before as u8))
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
        rows.iter().for_each(|rows| sequence.rows.extend(rows));
        let labels: Vec<Label> = chunks.spans.iter().map(|chunk| labels[chunk.range().start]).collect();
        sequence.states = states(&labels, &chunks.ends);
        sequence
    };
    document.segments.paragraphs.iter().map(sequence).collect()
}

/// The states of the chunks of a paragraph. A part that runs on from another paragraph or from a token that is not read
/// opens anew. `ends`: the number of chunks up to the end of each sentence; what ends outside is not remembered.
fn states(labels: &[Label], ends: &[usize]) -> Vec<u8> {
    let mut memory = Memory::default();
    let mut before = Label::OUTSIDE;
    let state = |(index, &label): (usize, &Label)| {
        let goes_on = !label.is_inner() || label == before.inner();
        before = if goes_on { label } else { label.part().map_or(label, Label::first) };
        let state = memory.pass(before);
        if label == Label::OUTSIDE && ends.contains(&(index + 1)) {
            memory = Memory::default();
        }
        state.number()
    };
    labels.iter().enumerate().map(state).collect()
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

/// The weight file. The header is cut or filled up to its length; transitions are [state before][state].
pub fn file(header: &str, transitions: &[[i16; STATES]; STATES], rows: &[[i8; STATES]]) -> Vec<u8> {
    let mut bytes = header.as_bytes().to_vec();
    bytes.resize(HEADER - 1, b' ');
    bytes.push(b'\n');
    bytes.extend(transitions.iter().flatten().copied().flat_map(i16::to_le_bytes));
    bytes.extend(rows.iter().flatten().map(|&weight| weight.wrapping_add_unsigned(ZERO) as u8));
    bytes
}
