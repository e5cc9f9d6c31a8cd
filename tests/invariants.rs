//! What holds for every text whatsoever.

use dixit::{Document, Offsets, Options, record};
use proptest::prelude::*;

/// Pieces that texts go wrong at: marks of all kinds, broken characters, names and cues between them.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "„",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "‹",
    "›",
    "``",
    "''",
    "`",
    "´",
    "′",
    "″",
    "「",
    "」",
    "(",
    ")",
    "[",
    "]",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\u{0}",
    ".",
    ",",
    ",",
    "?",
    "!",
    ":",
    ";",
    "…",
    "...",
    ". . .",
    "-",
    "--",
    "–",
    "—",
    "/",
    "&",
    "*",
    "#",
    "@",
    "%",
    "$",
    "£",
    "€",
    "T·rkish",
    "Turkish",
    "·",
    "\u{fffd}",
    "â€œ",
    "â€™",
    "â€\u{9d}",
    "Ã©",
    "&quot;",
    "&amp;lt;",
    "&#8220;",
    "&#x110000;",
    "&nbsp",
    "ﬁ",
    "e\u{301}",
    "\u{301}",
    "İ",
    "ß",
    "\u{212a}",
    "Å",
    "Ｗｉｄｅ",
    "\u{202e}",
    "👩‍👩‍👧",
    "🇫🇷",
    "क्षि",
    "한국",
    "日本",
    "\\u201c",
    "\\n",
    "he",
    "she",
    "they",
    "said",
    "says",
    "told",
    "asked",
    "added",
    "that",
    "according to",
    "denied",
    "not",
    "never",
    "may",
    "Mary Smith",
    "Smith",
    "Mr",
    "Dr.",
    "Mr. Smith",
    "J. R. Smith",
    "U.S.",
    "p.m.",
    "No. 10",
    "the minister",
    "Minister",
    "officials",
    "the ministry",
    "Reuters",
    "OSLO, March 3 (NordWire) -",
    "By Mary Smith",
    "rock 'n' roll",
    "'90s",
    "6'2\"",
    "don't",
    "it's",
    "the dogs'",
    "1,234.5",
    "$5m",
    "12%",
    "10:30",
    "2024-05-01",
    "http://a.b/c?d=\"e\"",
    "a@b.cd",
    "#tag",
    "We are ready",
    "the bridge will open",
    "is",
    "was",
    "a",
    "the",
    "x",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.7)), 0..60).prop_map(|pieces| {
            pieces.into_iter().flat_map(|(piece, blank)| [piece, if blank { " " } else { "" }]).collect()
        }),
        1 => prop::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter),
        1 => prop::collection::vec(any::<u8>(), 0..120).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

/// Everything that must hold of an analysis, and that no panic comes of asking it all.
fn check(text: &str) {
    let document = dixit::parse(text);
    assert_eq!(document.given(), text);
    spans(&document);
    tokens_tile(&document);
    let record = document.record(Offsets::Bytes);
    assert_eq!(record, dixit::parse(text).record(Offsets::Bytes), "a second run differs");
    assert_eq!(record, document.clone().into_owned().record(Offsets::Bytes), "the owned document differs");
    let json = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<record::Document>(&json).unwrap(), record, "JSON loses something");
    offsets_agree(&document);
}

/// All ranges are in range, on character boundaries, in order; all texts are pieces of the repaired text.
fn spans(document: &Document<'_>) {
    let given = document.given();
    let within = |what: &str, range: std::ops::Range<usize>| {
        assert!(given.get(range.clone()).is_some(), "{what} {range:?} is not a piece of the text {given:?}");
    };
    let holds =
        |what: &str, piece: &str| assert!(document.text().contains(piece), "{what} {piece:?} is not in the text");
    document.tokens().for_each(|token| within("token", token.range()));
    for sentence in document.sentences() {
        within("sentence", sentence.range());
        holds("sentence", sentence.text());
    }
    for paragraph in document.paragraphs() {
        within("paragraph", paragraph.range());
        paragraph.dateline().into_iter().for_each(|dateline| within("dateline", dateline.range()));
    }
    for quotation in document.quotations() {
        within("quotation", quotation.range());
        holds("quotation", quotation.text());
    }
    for diagnostic in document.diagnostics() {
        within("diagnostic", diagnostic.range());
        assert!(!diagnostic.to_string().is_empty());
    }
    for quote in document.quotes() {
        assert!(quote.parts().len() > 0, "a quote without content");
        let cue = quote.cue().into_iter().flat_map(|cue| cue.parts());
        let source = quote.source().into_iter().flat_map(|source| source.parts());
        for part in quote.parts().chain(cue).chain(source) {
            within("part", part.range());
            holds("part", part.text());
            assert!(!part.text().is_empty(), "an empty part of {quote:?}");
        }
        let mut end = 0;
        for part in quote.parts() {
            assert!(part.range().start >= end, "the parts of {quote:?} are out of order");
            end = part.range().end;
        }
        assert!((0.0..=1.0).contains(&quote.confidence()));
        assert!(quote.continues().is_none_or(|earlier| earlier.id() < quote.id()));
        assert!(!format!("{quote} {quote:?} {:?}", quote.source()).is_empty());
    }
    for speaker in document.speakers() {
        assert!(!speaker.name().trim().is_empty(), "a speaker without a name");
        speaker.mentions().for_each(|mention| within("mention", mention.range()));
    }
    for claim in document.claims() {
        within("claim", claim.range());
        holds("claim", claim.text());
        assert!((0.0..=1.0).contains(&claim.check_worthiness()));
    }
}

/// Tokens come one after another with nothing to be seen between them, from the first byte to the last.
fn tokens_tile(document: &Document<'_>) {
    let mut rest = document.text();
    for token in document.tokens() {
        let text = token.text();
        assert!(!text.is_empty(), "an empty token");
        rest = rest.strip_prefix(text).unwrap_or_else(|| panic!("{token:?} is not next in {rest:?}"));
        rest = rest.trim_start_matches(is_gap);
    }
    assert_eq!(rest, "", "text after the last token");
}

/// White space and invisible characters.
fn is_gap(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Offsets in chars and UTF-16 units are those that a plain count gives.
fn offsets_agree(document: &Document<'_>) {
    let (chars, utf16) = (document.offsets(Offsets::Chars), document.offsets(Offsets::Utf16));
    for token in document.tokens() {
        let before = &document.given()[..token.range().start];
        assert_eq!(chars.convert(before.len()), before.chars().count());
        assert_eq!(utf16.convert(before.len()), before.encode_utf16().count());
    }
}

/// Where the contents of the quotes lie.
fn contents(document: &Document<'_>) -> Vec<Vec<std::ops::Range<usize>>> {
    document.quotes().map(|quote| quote.parts().map(|part| part.range()).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_has_a_sound_analysis(text in texts()) {
        check(&text);
    }

    // Three things are told from the whole document: what is broken, what a single line break means, and whether
    // sentences begin in lower case. So there is no repair, no single line break, and a first paragraph that settles how
    // sentences begin. And one thing is told from the next paragraph, which is the same here: whether a quotation without
    // a closing mark runs on, and whether a line is a heading.
    #[test]
    fn a_paragraph_appended_leaves_earlier_quotes_as_they_are(earlier in texts(), later in texts()) {
        let options = Options::new().repair(dixit::repair::Options::off());
        let one_line = |text: String| text.replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ");
        let earlier = format!("{}\n\n{}", "It rained again. ".repeat(100), one_line(earlier));
        let shorter = format!("{earlier}\n\nThen it rained.");
        let longer = format!("{shorter}\n\n{}", one_line(later));
        let document = Document::with_options(&longer, &options);
        let found: Vec<_> =
            contents(&document).into_iter().filter(|content| content[0].start < shorter.len()).collect();
        prop_assert_eq!(contents(&Document::with_options(&shorter, &options)), found);
    }

    #[test]
    fn options_only_narrow(text in texts(), least in 0.0f32..1.0) {
        let all = contents(&dixit::parse(&text));
        for scope in [dixit::Scope::Speech, dixit::Scope::Documents, dixit::Scope::Everything] {
            let document = Document::with_options(&text, &Options::new().scope(scope).confidence(least));
            spans(&document);
            prop_assert!(contents(&document).iter().all(|content| all.contains(content)));
        }
    }
}

#[test]
fn a_paragraph_appended_leaves_earlier_quotes_as_they_were() {
    for article in ARTICLES {
        let paragraphs: Vec<usize> = article.match_indices("\n\n").map(|(at, _)| at).collect();
        for pair in paragraphs.windows(2) {
            let (shorter, longer) = (dixit::parse(&article[..pair[0]]), dixit::parse(&article[..pair[1]]));
            let earlier: Vec<_> = contents(&longer).into_iter().filter(|content| content[0].start < pair[0]).collect();
            assert_eq!(contents(&shorter), earlier, "after the paragraph {:?}", &article[pair[0]..pair[1]]);
        }
    }
}

const ARTICLES: [&str; 3] = [
    include_str!("../examples/data/harbour.txt"),
    include_str!("../examples/data/inquiry.txt"),
    include_str!("../examples/data/drought.txt"),
];

#[test]
fn articles_have_a_sound_analysis_on_every_thread() {
    for article in ARTICLES {
        check(article);
        let record = dixit::parse(article).record(Offsets::Utf16);
        std::thread::scope(|scope| {
            for thread in
                (0..4).map(|_| scope.spawn(|| dixit::parse(article).record(Offsets::Utf16))).collect::<Vec<_>>()
            {
                assert_eq!(thread.join().unwrap(), record);
            }
        });
    }
}

#[test]
fn results_can_be_sent_and_shared() {
    fn check<T: Send + Sync>() {}
    check::<Document<'_>>();
    check::<dixit::Quote<'_>>();
    check::<dixit::Speaker<'_>>();
    check::<dixit::Claim<'_>>();
    check::<Options>();
    check::<dixit::Error>();
    check::<record::Document>();
}

#[test]
fn hostile_texts_have_an_answer() {
    let noise = |length: usize| {
        let mut state = 1u32;
        let mut byte = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        String::from_utf8_lossy(&(0..length).map(|_| byte()).collect::<Vec<_>>()).into_owned()
    };
    let million = 1_000_000;
    let hostile = [
        String::new(),
        "a".to_owned(),
        " ".to_owned(),
        "\u{feff}".to_owned(),
        "word ".repeat(million / 5),
        "a".repeat(million),
        "said ".repeat(million / 5),
        "\"".repeat(million / 10),
        "“".repeat(million),
        "”".repeat(million / 10),
        "'".repeat(million / 10),
        "“a ".repeat(million / 10),
        "“‘".repeat(million / 20),
        format!("{}x{}", "“‘".repeat(million / 40), "’”".repeat(million / 40)),
        "“x,” said A. ".repeat(million / 20),
        "He said that ".repeat(million / 20),
        "A, the B, said that ".repeat(million / 30),
        "\n\n“x".repeat(million / 10),
        "(".repeat(million / 10),
        "· ".repeat(million / 10),
        "T·rkish ".repeat(million / 20),
        "&amp;".repeat(million / 10),
        "â€œ".repeat(million / 20),
        "e\u{301}".repeat(million / 10),
        "\u{301}".repeat(million / 10),
        "A. ".repeat(million / 10),
        "Mr Smith ".repeat(million / 20),
        noise(million / 2),
    ];
    for text in hostile {
        let document = dixit::parse(&text);
        assert_eq!(document.given().len(), text.len());
        spans_of_quotes(&document);
        assert!(document.record(Offsets::Chars).sentences.len() <= text.len());
    }
}

/// The cheap part of [`spans`], for long texts.
fn spans_of_quotes(document: &Document<'_>) {
    for part in document.quotes().flat_map(|quote| quote.parts()) {
        assert!(document.given().get(part.range()).is_some());
    }
}
