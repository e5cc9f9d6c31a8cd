//! What bytes are read as, and where every character of the text stands in them.

use dixit::decode::{Decoded, Encoding, decode};
use dixit::{Document, Error, Offsets, Options, repair};
use proptest::prelude::*;

/// The bytes of a text in an eight-bit encoding, given those of its characters beyond ASCII.
fn eight_bit(text: &str, table: &[(char, u8)]) -> Vec<u8> {
    let byte = |letter: char| match table.iter().find(|(other, _)| *other == letter) {
        Some(&(_, byte)) => byte,
        None => u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or_else(|| panic!("no byte for {letter}")),
    };
    text.chars().map(byte).collect()
}

/// windows-1252 and latin-1.
const WESTERN: [(char, u8); 15] = [
    ('‘', 0x91),
    ('’', 0x92),
    ('“', 0x93),
    ('”', 0x94),
    ('–', 0x96),
    ('—', 0x97),
    ('…', 0x85),
    ('£', 0xA3),
    ('é', 0xE9),
    ('è', 0xE8),
    ('ö', 0xF6),
    ('ñ', 0xF1),
    ('ç', 0xE7),
    ('É', 0xC9),
    ('\u{a0}', 0xA0),
];

/// MacRoman.
const ROMAN: [(char, u8); 15] = [
    ('‘', 0xD4),
    ('’', 0xD5),
    ('“', 0xD2),
    ('”', 0xD3),
    ('–', 0xD0),
    ('—', 0xD1),
    ('…', 0xC9),
    ('£', 0xA3),
    ('é', 0x8E),
    ('è', 0x8F),
    ('ö', 0x9A),
    ('ñ', 0x96),
    ('ç', 0x8D),
    ('É', 0x83),
    ('\u{a0}', 0xCA),
];

/// windows-1251.
fn cyrillic(text: &str) -> Vec<u8> {
    let letters = ('А'..='я').zip(0xC0..=0xFF);
    let table: Vec<(char, u8)> = letters.chain([('«', 0xAB), ('»', 0xBB), ('—', 0x97), ('ё', 0xB8)]).collect();
    eight_bit(text, &table)
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// What holds for any bytes: the characters of the text tile them, and the map goes both ways.
fn check(bytes: &[u8], decoded: &Decoded<'_>) {
    let text = decoded.text();
    let mut end = decoded.given_range(0..0).start;
    assert!(end <= 3, "only a byte-order mark stands before the text");
    for (at, letter) in text.char_indices() {
        let range = at..at + letter.len_utf8();
        let given = decoded.given_range(range.clone());
        assert_eq!(given.start, end, "characters follow one another");
        assert!(given.start < given.end && given.end <= bytes.len());
        assert_eq!(decoded.decoded_range(given.clone()), range, "the way back");
        end = given.end;
    }
    assert_eq!(end, bytes.len(), "to the last byte");
}

#[test]
fn encodings_are_recognised() {
    let news = "“We won’t sell the café – not for £5 million,” Zoé Nuñez said… “Never.”";
    let russian = "«Мы не продадим дом», — сказал Иван Петров. Ещё он сказал, что ждёт ответа.";
    let cases: [(&str, Vec<u8>, Encoding, &str); 15] = [
        ("plain", b"He said no.".to_vec(), Encoding::Utf8, "He said no."),
        ("empty", Vec::new(), Encoding::Utf8, ""),
        ("UTF-8", news.into(), Encoding::Utf8, news),
        ("UTF-8 with a mark", [b"\xEF\xBB\xBF", news.as_bytes()].concat(), Encoding::Utf8, news),
        ("UTF-16, low byte first", utf16(news, false, true), Encoding::Utf16Le, news),
        ("UTF-16, high byte first", utf16(news, true, true), Encoding::Utf16Be, news),
        ("UTF-16 without a mark", utf16(news, false, false), Encoding::Utf16Le, news),
        ("UTF-16 without a mark, high byte first", utf16(news, true, false), Encoding::Utf16Be, news),
        ("half a unit at the end", [&utf16("no", false, true)[..], b"x"].concat(), Encoding::Utf16Le, "no\u{fffd}"),
        ("windows-1252", eight_bit(news, &WESTERN), Encoding::Windows1252, news),
        ("MacRoman", eight_bit(news, &ROMAN), Encoding::MacRoman, news),
        ("windows-1251", cyrillic(russian), Encoding::Windows1251, russian),
        ("a lone apostrophe", b"It won\x92t do.".to_vec(), Encoding::Windows1252, "It won’t do."),
        ("UTF-8 cut inside a character", b"caf\xC3\xA9 and caf\xC3".to_vec(), Encoding::Utf8, "café and caf\u{fffd}"),
        (
            "windows-1252 pasted into UTF-8",
            b"caf\xC3\xA9: \x93no\x94, it won\x92t".to_vec(),
            Encoding::Utf8,
            "café: “no”, it won’t",
        ),
    ];
    for (name, bytes, encoding, text) in cases {
        let decoded = decode(&bytes);
        assert_eq!((decoded.text(), decoded.encoding()), (text, encoding), "{name}");
        check(&bytes, &decoded);
    }
}

#[test]
fn nothing_is_guessed() {
    // Bytes that make no sense anywhere, and torn characters.
    for bytes in
        [&b"a \x81\x8d\x8f b"[..], b"\xC3(\xE2\x80 x\xF0\x9F\x98", b"x \xFF\xFF\xFF\xFF y", b"Erdo\xC4an, G\xC3\xBClen"]
    {
        let decoded = decode(bytes);
        check(bytes, &decoded);
        assert_eq!(decoded.encoding(), Encoding::Utf8);
        assert!(decoded.text().contains('\u{fffd}'), "{:?}", decoded.text());
    }
}

#[test]
fn a_document_points_into_the_bytes_as_given() {
    let news = "“We won’t sell the café,” Mayor Zoé Lindqvist said. “Never,” the T·rkish and Turkish owners said.";
    for bytes in [
        eight_bit(&news.replace('·', "^"), &WESTERN),
        utf16(news, false, true),
        utf16(news, true, false),
        [b"\xEF\xBB\xBF", news.as_bytes()].concat(),
        news.into(),
    ] {
        let document = Document::from_bytes(&bytes, &Options::new()).expect("bytes can be read");
        assert_eq!(document.text(), news.replace('·', "u"));
        assert_eq!(document.quotes().len(), 2);
        let as_given = |range: std::ops::Range<usize>| decode(&bytes).decoded_range(range);
        for quote in document.quotes() {
            assert_eq!(&document.given()[as_given(quote.range())], quote.text());
        }
        let [edit] = document.repairs() else { panic!("one repair: {:?}", document.repairs()) };
        assert_eq!(document.given()[as_given(edit.range.clone())], *edit.before);
        // Code points are counted in the text.
        let chars = document.offsets(Offsets::Chars);
        let given = document.given();
        for token in document.tokens() {
            let start = as_given(token.range()).start;
            assert_eq!(chars.convert(token.range().start), given[..start].chars().count());
        }
        assert_eq!(
            document.record(Offsets::Chars).repairs[0].start,
            given.chars().position(|letter| "·^".contains(letter)).unwrap()
        );
        let end = document.offsets(Offsets::Bytes).convert(usize::MAX);
        assert_eq!(end, bytes.len());
    }
}

#[test]
fn without_repair_only_sound_utf8_is_read() {
    let strict = Options::new().repair(repair::Options::off());
    for (bytes, place) in [(&b"caf\xe9"[..], 3), (b"\xFF\xFEa\0", 0), (b"caf\xc3\xa9 \xc3", 6)] {
        match Document::from_bytes(bytes, &strict) {
            Err(Error::InvalidUtf8 { offset }) => assert_eq!(offset, place),
            other => panic!("{other:?}"),
        }
    }
    let document = Document::from_bytes("\u{feff}café".as_bytes(), &strict).expect("sound");
    assert_eq!(document.text(), "\u{feff}café");
}

/// Bytes as they come: plain words, characters in several encodings, torn ones.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: &[&[u8]] = &[
        b"he said ",
        b"\"Yes,\" ",
        b"caf",
        b". ",
        b"\n\n",
        b"\xC3\xA9",
        b"\xE9",
        b"\x92s",
        b"\x93",
        b"\x94",
        b"\xE2\x80\x99",
        b"\xE2\x80",
        b"\xC3",
        b"\xF0\x9F\x98\x80",
        b"\x80\x99",
        b"\xD0\xBC\xD0\xB8",
        b"\xCC\xE8\xF0",
        b"a\0b\0",
        b"\0a",
        b"\xFF\xFE",
        b"\xFE\xFF",
        b"\xEF\xBB\xBF",
        b"T\xC2\xB7rkish Turkish ",
        b"&amp;",
        b"\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2",
    ];
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(PIECES), 0..30).prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(any::<u8>(), 0..200),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn characters_tile_any_bytes(bytes in bytes()) {
        check(&bytes, &decode(&bytes));
    }

    #[test]
    fn utf16_comes_back(text in any::<String>(), big in any::<bool>()) {
        let bytes = utf16(&text, big, true);
        let decoded = decode(&bytes);
        prop_assert_eq!(decoded.text(), text);
        check(&bytes, &decoded);
    }

    #[test]
    fn utf8_is_borrowed(text in "[^\0\u{feff}]{0,80}") {
        let decoded = decode(text.as_bytes());
        prop_assert_eq!(decoded.given_range(0..text.len()), 0..text.len());
        prop_assert!(matches!(decoded.into_text(), std::borrow::Cow::Borrowed(other) if other == text));
    }

    #[test]
    fn documents_of_any_bytes_point_into_them(bytes in bytes()) {
        let document = Document::from_bytes(&bytes, &Options::new()).expect("bytes can be read");
        let decoded = decode(&bytes);
        let mut end = 0;
        for token in document.tokens() {
            let range = token.range();
            prop_assert!(end <= range.start && range.end <= bytes.len(), "in order, within the bytes");
            end = range.start;
            let given = decoded.decoded_range(range);
            let touched = document.repaired().repairs().iter().any(|edit| edit.range.end >= given.start && edit.range.start <= given.end);
            if !touched {
                prop_assert_eq!(&document.given()[given], token.text());
            }
        }
        for edit in document.repairs() {
            prop_assert_eq!(&document.given()[decoded.decoded_range(edit.range.clone())], &*edit.before);
        }
        let owned = document.clone().into_owned();
        prop_assert_eq!(owned.record(Offsets::Utf16), document.record(Offsets::Utf16));
    }
}
