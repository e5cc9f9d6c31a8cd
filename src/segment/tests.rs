use super::{Segments, segment};
use crate::lexicon;
use crate::span::TokenSpan;
use crate::token::{Token, TokenKind, Tokenized, cases, tokenize};

fn analyse(text: &str) -> (Vec<Token>, Segments) {
    let Tokenized { tokens, prints, sites } = tokenize(text);
    let words = lexicon::classify(&prints);
    let segments = segment(text, &tokens, &words, &sites);
    (tokens, segments)
}

/// `Kind [dateline]` of each paragraph and `| sentence` of each of its sentences.
fn listing(text: &str) -> Vec<String> {
    let (tokens, segments) = analyse(text);
    let visible = |span: TokenSpan| {
        let tokens: Vec<&Token> = tokens[span.range()].iter().filter(|token| token.kind != TokenKind::Space).collect();
        let ends = tokens.first().zip(tokens.last()).map(|(first, last)| first.start as usize..last.end as usize);
        ends.map_or(String::new(), |range| text[range].split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let mut lines = Vec::new();
    for paragraph in &segments.paragraphs {
        lines.push(match paragraph.dateline.is_empty() {
            true => format!("{:?}", paragraph.kind),
            false => format!("{:?} [{}]", paragraph.kind, visible(paragraph.dateline)),
        });
        let sentences = &segments.sentences[paragraph.sentences.0 as usize..paragraph.sentences.1 as usize];
        lines.extend(sentences.iter().map(|sentence| format!("| {}", visible(sentence.tokens))));
    }
    if lines.is_empty() { vec!["nothing".to_owned()] } else { lines }
}

#[test]
fn sentences() {
    cases::check("sentences.txt", include_str!("../../tests/cases/segment/sentences.txt"), listing);
}

#[test]
fn paragraphs() {
    cases::check("paragraphs.txt", include_str!("../../tests/cases/segment/paragraphs.txt"), listing);
}

const PIECES: &[&str] = &[
    "word", "Word", "He", "said", "WORD", "Mr", "No", "etc", "Inc", "I", "a", "1", "12", "U.S.", "p.m.", "J. ", ".",
    "!", "?", "...", "…", ",", ":", ";", "\"", "'", "“", "”", "''", "(", ")", "[1]", "-", " - ", "----", "—", "•", "*",
    "1. ", "2. ", "a) ", "/", "<", ">", ":)", "By ", "Dear ", "OSLO", " ", " ", " ", " ", "\n", "\n", "\n\n", "。",
    "说", "\u{feff}",
];

/// Pairs of texts of such pieces, the same on every run.
fn texts(count: usize) -> impl Iterator<Item = [String; 2]> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    let mut text = move || (0..1 + next(40)).map(|_| PIECES[next(PIECES.len())]).collect();
    (0..count).map(move |_| [text(), text()])
}

/// Paragraphs tile the tokens, sentences tile the paragraphs, whatever the text.
#[test]
fn segments_tile_any_text() {
    for text in texts(10_000).flatten() {
        let (tokens, segments) = analyse(&text);
        let (mut token, mut sentence) = (0, 0);
        for (number, paragraph) in segments.paragraphs.iter().enumerate() {
            assert_eq!((paragraph.tokens.start, paragraph.sentences.0), (token, sentence), "{text:?}");
            assert!(!paragraph.tokens.is_empty() && paragraph.sentences.0 < paragraph.sentences.1, "{text:?}");
            assert!(paragraph.dateline.start == token && paragraph.dateline.end <= paragraph.tokens.end, "{text:?}");
            for sentence in &segments.sentences[paragraph.sentences.0 as usize..paragraph.sentences.1 as usize] {
                assert_eq!((sentence.tokens.start, sentence.paragraph), (token, number as u32), "{text:?}");
                assert!(!sentence.tokens.is_empty(), "{text:?}");
                token = sentence.tokens.end;
            }
            assert_eq!(paragraph.tokens.end, token, "{text:?}");
            sentence = paragraph.sentences.1;
        }
        assert_eq!(sentence as usize, segments.sentences.len(), "{text:?}");
        if tokens.iter().any(|token| token.kind != TokenKind::Space) {
            assert_eq!(token as usize, tokens.len(), "{text:?}");
        }
    }
}

/// A paragraph appended to a text changes none of its paragraphs and sentences.
#[test]
fn what_follows_changes_nothing() {
    for [earlier, later] in texts(10_000) {
        let (tokens, segments) = analyse(&earlier);
        let (_, longer) = analyse(&format!("{earlier}\n\n{later}"));
        let shown = |segments: &Segments| {
            let paragraphs: Vec<_> =
                segments.paragraphs.iter().map(|paragraph| (paragraph.tokens, paragraph.dateline)).collect();
            let sentences: Vec<_> = segments.sentences.iter().map(|sentence| sentence.tokens).collect();
            (paragraphs, sentences)
        };
        let ((expected, expected_sentences), (mut found, mut found_sentences)) = (shown(&segments), shown(&longer));
        if expected.is_empty() {
            continue;
        }
        found.retain(|(paragraph, _)| (paragraph.start as usize) < tokens.len());
        found_sentences.retain(|sentence| (sentence.start as usize) < tokens.len());
        assert_eq!((found, found_sentences), (expected, expected_sentences), "{earlier:?} and {later:?}");
    }
}
