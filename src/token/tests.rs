use super::cases;
use super::{Gap, Glyph, Shape, Token, TokenKind, Tokenized, print, tokenize};

/// `Kind text`, a token a line; the gap behind it is shown where it is neither one blank nor nothing.
fn listing(text: &str) -> Vec<String> {
    let line = |token: Token| {
        let gap = match token.gap {
            Gap::None | Gap::Space => "",
            Gap::Line => " ⏎",
            Gap::Blank => " ⏎⏎",
        };
        let visible = text[token.span().range()].replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t");
        format!("{:?} {visible}{gap}", token.kind)
    };
    tokenize(text).tokens.into_iter().map(line).collect()
}

macro_rules! case_files {
    ($($name:ident),*) => {$(
        #[test]
        fn $name() {
            let file = concat!(stringify!($name), ".txt");
            cases::check(file, include_str!(concat!("../../tests/cases/token/", stringify!($name), ".txt")), listing);
        }
    )*};
}

case_files!(words, numbers, marks, addresses, spaces);

#[test]
fn shapes() {
    cases::check("shapes.txt", include_str!("../../tests/cases/token/shapes.txt"), |text| {
        tokenize(text)
            .tokens
            .into_iter()
            .map(|token| format!("{:?} {}", token.shape, &text[token.span().range()]))
            .collect()
    });
}

#[test]
#[should_panic(expected = "no `---`")]
fn a_case_without_a_rule_is_refused() {
    cases::read("file", "=== title\ntext\n=== next\n");
}

#[test]
#[should_panic(expected = "nothing is expected")]
fn a_case_without_an_expectation_is_refused() {
    cases::read("file", "=== title\ntext\n---\n\n");
}

#[test]
#[should_panic(expected = "unknown escape")]
fn an_unknown_escape_is_refused() {
    cases::read("file", "=== title\n\\q\n---\nWord q\n");
}

#[test]
fn a_token_is_small() {
    assert_eq!(size_of::<Token>(), 12);
}

/// Pieces that rules look at, and the characters around the edges of their classes.
const PIECES: &[&str] = &[
    "a",
    "p.m.",
    "isn't",
    "don’t",
    "B",
    "word",
    "Smith",
    "I",
    "é",
    "Ö",
    "ß",
    "说",
    "ا",
    "\u{301}",
    "\u{200d}",
    "\u{fe0f}",
    "😀",
    "\u{fffd}",
    "\0",
    "\u{ad}",
    "1",
    "12",
    "1234",
    "½",
    "²",
    "٣",
    ".",
    ",",
    "..",
    "...",
    "…",
    "!",
    "?",
    ":",
    ";",
    "'",
    "’",
    "''",
    "``",
    "`",
    "\"",
    "“",
    "”",
    "„",
    "‚",
    "«",
    "»",
    "‹",
    "「",
    "′",
    "″",
    "-",
    "--",
    "—",
    "–",
    "−",
    "‐",
    "‑",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "/",
    "\\",
    "&",
    "@",
    "#",
    "$",
    "£",
    "€",
    "%",
    "％",
    "°",
    "+",
    "*",
    "_",
    "<",
    ">",
    "|",
    "~",
    "^",
    "=",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2009}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{c}",
    "\u{200b}",
    "\u{feff}",
    "\u{200e}",
    "'s",
    "’s",
    "'ll",
    "n't",
    "U.S.",
    "p.m",
    "J.",
    "Ph.D.",
    "http://",
    "www.",
    ".com",
    "x@y.org",
    "1,000",
    "3rd",
    "1990s",
    "10:30",
    "3/4",
    "2020-01-02",
    "-old",
    "St.",
    "Mr.",
];

/// Strings of such pieces, the same on every run.
fn strings(count: usize) -> impl Iterator<Item = String> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    (0..count).map(move |_| (0..1 + next(12)).map(|_| PIECES[next(PIECES.len())]).collect())
}

/// Every byte of the text belongs to one token or to the gap behind it, on char boundaries.
#[track_caller]
fn assert_tiles(text: &str) {
    let tokens = tokenize(text).tokens;
    let mut at = 0;
    for (index, token) in tokens.iter().enumerate() {
        assert_eq!(token.start as usize, at, "token {index} of {text:?}: {tokens:?}");
        assert!(token.start < token.end, "token {index} of {text:?} is empty");
        assert!(text.get(token.span().range()).is_some(), "token {index} of {text:?} splits a character");
        assert_eq!(token.kind == TokenKind::Space, index == 0 && text.starts_with(is_gap), "token {index} of {text:?}");
        at = tokens.get(index + 1).map_or(text.len(), |next| next.start as usize);
        let gap = &text[token.end as usize..at];
        assert!(gap.chars().all(is_gap), "a gap of {text:?} holds more than white space: {gap:?}");
        assert_eq!(gap.contains(char::is_whitespace), token.gap != Gap::None, "token {index} of {text:?}");
        let visible = &text[token.span().range()];
        let has_letters = visible.contains(char::is_alphabetic);
        let bears_shape = !matches!(token.kind, TokenKind::Mark(_) | TokenKind::Symbol);
        assert_eq!(token.shape != Shape::None, has_letters && bears_shape, "the shape of {visible:?} in {text:?}");
    }
    assert_eq!(at, text.len());
}

fn is_gap(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[test]
fn tokens_tile_any_text() {
    assert_tiles("");
    for text in strings(20_000) {
        assert_tiles(&text);
    }
}

#[test]
fn tokens_tile_any_character() {
    for character in (0..=0x2_FFFF).filter_map(char::from_u32) {
        assert_tiles(character.encode_utf8(&mut [0; 4]));
    }
}

/// The short way for plain tokens gives what the grammar gives.
#[test]
fn plain_tokens_agree_with_the_grammar() {
    let starts = [
        "a",
        "I",
        "word",
        "Word",
        "WORD",
        "McDonald",
        "iPhone",
        "extraordinarily",
        "A320",
        "www",
        "don't",
        "He’ll",
        "front-runner",
        "Anglo-American-led",
        "O’Malley",
        "Ph",
        "x-J",
        "mid-",
        "a--",
        "US-led",
        "we've",
        "Y'all",
        "rock'n",
    ];
    let others = [
        ",", ".", "?", "!", "\"", "'s", "’s", "“", "”", "(", ")", ":", ";", "12", "1999", "3,", "7.", "'", "’", "‘",
        "''", "``", "'re", "’ll", "’d", "-", "--", "–", "—", "1,237", "2.5", "_", "&", "=", "%", "~", "*", "<", "/",
    ];
    let mut plain = [0; 2];
    for (index, text) in strings(200_000).enumerate() {
        let is_other = index % 2;
        let start = [&starts[..], &others[..]][is_other][index / 2 % [starts.len(), others.len()][is_other]];
        let text = format!("{start}{}{text} and more", ["", " ", "\"", "", "", ".", "s"][index % 7]);
        for before in [None, Some(TokenKind::Word), Some(TokenKind::Stop), Some(TokenKind::Mark(Glyph::Double))] {
            let short = match is_other {
                0 => super::plain::word(text.as_bytes()),
                _ => super::plain::other(text.as_bytes(), before),
            };
            if let Some(piece) = short {
                assert_eq!(super::parse(text.as_bytes(), before), piece, "{text:?} behind {before:?}");
                plain[is_other] += 1;
            }
        }
    }
    assert!(plain.iter().all(|&count| count > 100_000), "only {plain:?} plain tokens");
}

/// A text of twenty thousand times the same piece takes a moment, not minutes: each rule looks a bounded way ahead.
#[test]
fn work_is_linear() {
    for piece in PIECES.iter().chain(&["a.", "a@", "a-", "http://", "1,", "'s", "((", "$1-", "A&", "a. "]) {
        let text = piece.repeat(20_000);
        assert_tiles_ends(&text);
    }
}

#[track_caller]
fn assert_tiles_ends(text: &str) {
    let tokens = tokenize(text).tokens;
    assert_eq!(tokens.first().map(|token| token.start), Some(0));
    assert!(tokens.last().is_some_and(|token| token.end as usize <= text.len()));
}

/// Plain tokens are what the grammar gives, and the tokenizer goes on where they end.
#[test]
fn runs_of_plain_tokens_agree_with_the_grammar() {
    let mut plain = 0;
    for text in strings(100_000) {
        let text =
            format!("the Small word{text} extraordinarily, then words. {text} \u{2019}S\u{2014}and more of them");
        let mut read = super::batch::Batch::with_bytes(text.len());
        let end = super::plain::tokens(&text, 0, &mut read);
        let read = read.finish();
        let mut touching = None;
        for (token, print) in read.tokens.iter().zip(&read.prints) {
            let piece = super::parse(&text.as_bytes()[token.start as usize..], touching);
            assert_eq!(
                (piece.length, piece.kind, piece.shape),
                (token.end - token.start, token.kind, token.shape),
                "{text:?}"
            );
            let (start, after) = (token.start as usize, token.end as usize);
            assert_eq!(*print, print::of_token(&text, start, after, token.kind), "{text:?}");
            let (space, gap) = super::space::long_gap(&text.as_bytes()[after..]);
            assert!(gap == token.gap || end <= after + space, "{text:?}");
            touching = Some(token.kind).filter(|_| gap == Gap::None);
        }
        plain += read.tokens.len();
    }
    assert!(plain > 200_000, "only {plain} plain tokens");
}

/// What stands at the end of the text is what the grammar finds there.
#[test]
fn ends_of_texts_agree_with_the_grammar() {
    let mut plain = 0;
    for text in strings(200_000).filter(|text| !text.starts_with(is_gap)) {
        for before in [None, Some(TokenKind::Word), Some(TokenKind::Stop)] {
            if let Some(piece) = super::plain::next(text.as_bytes(), before) {
                assert_eq!(super::parse(text.as_bytes(), before), piece, "{text:?} behind {before:?}");
                plain += usize::from(piece.length as usize == text.len());
            }
        }
    }
    assert!(plain > 5_000, "only {plain} plain tokens end their text");
}

/// The prints of all short ways are those of words read character by character.
#[test]
fn prints_agree() {
    for text in strings(100_000) {
        let Tokenized { tokens, prints, .. } = tokenize(&text);
        for (token, print) in tokens.iter().zip(prints).filter(|(token, _)| token.kind == TokenKind::Word) {
            let word = &text[token.span().range()];
            // A short way takes the marks around the capitals for capitals.
            if !word.contains('_') {
                assert_eq!(print, print::of_long(word), "{word:?} of {text:?}");
            }
        }
    }
}

/// The short ways of white space give what its grammar gives.
#[test]
fn gaps_agree_with_the_grammar() {
    for text in strings(200_000) {
        assert_eq!(super::space::gap(text.as_bytes()), super::space::long_gap(text.as_bytes()), "{text:?}");
    }
}
