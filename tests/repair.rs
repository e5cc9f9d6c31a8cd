//! What repair does to damaged and to sound text, and what it must never do to any text.
//!
//! Cases are data: see `cases/repair/*.txt`. A block of lines is a case:
//!
//! ```text
//! name: what it shows
//! given: the damaged text
//! repaired: the text wanted, or left out if the text has to stay as it is
//! kinds: letter mark        (optional) the kinds of the repairs, in order
//! suggests: c → v           (optional) a suggestion that has to be there
//! ```
//!
//! `\n`, `\t`, `\\` and `\u{…}` stand for what they stand for in Rust. Anything else in a file fails the test.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use dixit::repair::{Options, RepairKind, Repaired, Slips, repair, repair_with};
use proptest::prelude::*;

#[derive(Default)]
struct Case {
    place: String,
    name: Option<String>,
    given: Option<String>,
    repaired: Option<String>,
    kinds: Option<String>,
    suggests: Vec<String>,
}

fn unescape(text: &str, place: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let (letter, length) = match rest.as_bytes().first() {
            Some(b'n') => ('\n', 1),
            Some(b't') => ('\t', 1),
            Some(b'\\') => ('\\', 1),
            Some(b'u') => {
                let code = rest[1..].strip_prefix('{').and_then(|code| code.split_once('}')).map(|(code, _)| code);
                let code = code.unwrap_or_else(|| panic!("{place}: malformed escape"));
                let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                (letter.unwrap_or_else(|| panic!("{place}: no character: {code}")), code.len() + 3)
            }
            _ => panic!("{place}: unknown escape"),
        };
        plain.push(letter);
        rest = &rest[length..];
    }
    plain + rest
}

fn cases(file: &Path) -> Vec<Case> {
    let text = fs::read_to_string(file).expect("a case file");
    let mut cases = vec![Case::default()];
    for (number, line) in text.lines().enumerate() {
        let place = format!("{}:{}", file.file_name().unwrap_or_default().to_string_lossy(), number + 1);
        if line.is_empty() {
            cases.push(Case::default());
        } else if !line.starts_with('#') {
            let case = cases.last_mut().expect("a case");
            let (field, value) = line.split_once(": ").unwrap_or_else(|| panic!("{place}: no field: {line}"));
            let value = unescape(value, &place);
            let old = match field {
                "name" => case.name.replace(value),
                "given" => case.given.replace(value),
                "repaired" => case.repaired.replace(value),
                "kinds" => case.kinds.replace(value),
                "suggests" => {
                    case.suggests.push(value);
                    None
                }
                _ => panic!("{place}: unknown field: {field}"),
            };
            assert!(old.is_none(), "{place}: {field} stands twice");
            case.place = place;
        }
    }
    cases.retain(|case| !case.place.is_empty());
    for case in &cases {
        assert!(case.name.is_some() && case.given.is_some(), "{}: a case has a name and a given text", case.place);
    }
    cases
}

#[test]
fn cases_come_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/repair");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder of cases").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let (mut count, mut wrong) = (0, Vec::new());
    for case in files.iter().flat_map(|file| cases(file)) {
        let given = case.given.as_deref().expect("checked");
        let wanted = case.repaired.as_deref().unwrap_or(given);
        let repaired = repair(given);
        check(given, &repaired);
        count += 1;
        let name = format!("{} {}", case.place, case.name.as_deref().expect("checked"));
        if repaired.text() != wanted {
            wrong.push(format!("{name}\n  wanted {wanted:?}\n  got    {:?}", repaired.text()));
        }
        if let Some(wanted) = &case.kinds {
            let kinds: Vec<&str> = repaired.repairs().iter().map(|repair| repair.kind.as_str()).collect();
            if kinds.join(" ") != *wanted {
                wrong.push(format!("{name}\n  wanted {wanted}\n  got    {}", kinds.join(" ")));
            }
        }
        for wanted in &case.suggests {
            let found = repaired.suggestions().iter().any(|one| format!("{} → {}", one.before, one.after) == *wanted);
            if !found {
                wrong.push(format!("{name}\n  no suggestion {wanted}: {:?}", repaired.suggestions()));
            }
        }
    }
    assert!(count >= 80, "only {count} cases were read");
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// What holds for every text.
fn check(given: &str, repaired: &Repaired<'_>) {
    assert_eq!(repaired.undo(), given, "undo restores the text");
    let text = repaired.text();
    assert_eq!(repair(text).text(), text, "repair is idempotent on {given:?}");
    let mut end = 0;
    let mut rebuilt = String::new();
    for one in repaired.repairs() {
        assert!(end <= one.range.start && one.range.start <= one.range.end, "sorted and disjoint");
        assert_eq!(given.get(one.range.clone()), Some(&*one.before), "ranges lie on characters");
        assert_ne!(one.before, one.after);
        assert!((0.0..=1.0).contains(&one.confidence));
        rebuilt.push_str(&given[end..one.range.start]);
        let start = rebuilt.len();
        rebuilt.push_str(&one.after);
        end = one.range.end;
        if !one.after.is_empty() {
            assert_eq!(repaired.given_range(start..rebuilt.len()), one.range, "the way back of an edit");
        }
        if !one.before.is_empty() {
            assert_eq!(repaired.repaired_range(one.range.clone()), start..rebuilt.len(), "the way there");
        }
    }
    rebuilt.push_str(&given[end..]);
    assert_eq!(rebuilt, text, "the edits make the text");
    for one in repaired.suggestions() {
        assert_eq!(given.get(one.range.clone()), Some(&*one.before), "suggestions point into the given text");
    }
    if repaired.is_clean() {
        assert!(matches!(repaired.clone().into_text(), Cow::Borrowed(_)), "clean text is borrowed");
    }
    // Every range of the repaired text lies on characters of the given one, and longer ranges reach further.
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for window in places.windows(2) {
        let range = repaired.given_range(window[0]..window[1]);
        assert!(given.get(range).is_some());
        assert!(given.is_char_boundary(repaired.given_offset(window[0])));
    }
    assert!(repaired.given_range(0..text.len()).len() <= given.len());
}

#[test]
fn the_map_goes_both_ways() {
    let given = "x\u{200b}y donâ€™t said.The end";
    let repaired = repair(given);
    assert_eq!(repaired.text(), "xy don’t said. The end");
    let word = repaired.text().find("don’t").expect("repaired");
    let range = repaired.given_range(word..word + "don’t".len());
    assert_eq!(&given[range.clone()], "donâ€™t");
    assert_eq!(repaired.repaired_range(range), word..word + "don’t".len());
    // Inside a replaced stretch the whole stretch counts.
    let mark = repaired.text().find('’').expect("repaired");
    assert_eq!(&given[repaired.given_range(mark + 1..mark + 2)], "â€™");
    // What was taken out belongs to neither neighbour, but to a range around it.
    assert_eq!(&given[repaired.given_range(0..1)], "x");
    assert_eq!(&given[repaired.given_range(1..2)], "y");
    assert_eq!(&given[repaired.given_range(0..2)], "x\u{200b}y");
    // What was put in stands for nothing.
    let space = repaired.text().find(". The").expect("repaired") + 1;
    assert!(repaired.given_range(space..space + 1).is_empty());
}

#[test]
fn options_are_obeyed() {
    let given = "The T·rkish and Turkish sides donâ€™t agree.";
    assert_eq!(repair_with(given, &Options::off()).text(), given);
    let marked = Options::default().without(RepairKind::Mojibake);
    assert_eq!(repair_with(given, &marked).text(), "The Turkish and Turkish sides donâ€™t agree.");
    let strict = repair_with(given, &Options::default().apply(1.0));
    assert!(strict.is_clean());
    assert_eq!(strict.suggestions().len(), 2);
    let word = Options::default().word("Qvarnberg");
    assert_eq!(repair_with("Mr Qvarnb·rg left.", &word).text(), "Mr Qvarnberg left.");
    let always = Options::default().slips(Slips::Always);
    let given = "His interciew was long. Another interview followed. It\u{200b} was short.";
    assert_eq!(repair_with(given, &always).text(), "His interview was long. Another interview followed. It was short.");
    assert_eq!(repair(given).repairs().len(), 1);
}

#[test]
fn owned_results_outlive_their_text() {
    let owned: Repaired<'static> = {
        let text = String::from("donâ€™t");
        repair(&text).into_owned()
    };
    assert_eq!(owned.text(), "don’t");
    assert_eq!(owned.undo(), "donâ€™t");
}

/// Pieces of text that passes look at, to be put together at random.
const PIECES: &[&str] = &[
    "Turkish",
    "T·rkish",
    "said",
    "The",
    "the",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ".",
    ",",
    "?",
    "!",
    ":",
    ";",
    "-",
    "- ",
    "-\n",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "â€™",
    "â€œ",
    "â€",
    "â",
    "Ã©",
    "Ã",
    "Ã ",
    "Â",
    "Â\u{a0}",
    "\u{92}",
    "\u{85}",
    "\u{9d}",
    "€",
    "™",
    "вЂњ",
    "‚Äú",
    "√©",
    "Ãƒ",
    "Â©",
    "TM",
    "1⁄4",
    "\u{303}",
    "\u{301}",
    "´",
    "`",
    "&amp;",
    "&#8217;",
    "&#146",
    "&rsquo",
    "&lt;",
    "<b>",
    "#8217;",
    "amp;",
    "\\u2019",
    "\\\"",
    "\\",
    "%E2%80%99",
    "=E2=80=99",
    "[#x2019]",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "\u{feff}",
    "\u{202a}",
    "\u{1b}",
    "\u{7f}",
    "ﬁ",
    "Ｔｕｒ",
    "𝐓𝐮𝐫",
    "о",
    "е",
    "ρ",
    "ı",
    "İ",
    "i\u{307}",
    "\u{fffd}",
    "?s",
    "?t",
    " s ",
    " t ",
    "don",
    "T u r k i s h",
    "a b c d e",
    "re·pub·li·can",
    "l·l",
    "„",
    "‚",
    "—",
    "–",
    "…",
    "1",
    "0",
    "m0ney",
    "http://a.b/",
    "@name",
    "é",
    "ğ",
    "א",
    "漢",
    "😀",
    "O",
    "n't",
    "s",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)], 0..40)
        .prop_map(|pieces| pieces.concat())
}

/// The same, far apart in sound prose.
fn spread() -> impl Strategy<Value = String> {
    const PROSE: &str = "Nothing of note happened that day, and the harbour stayed as quiet as it had been all week. ";
    prop::collection::vec((prop::sample::select(PIECES), prop::sample::select(PIECES), 0..400_usize), 0..20).prop_map(
        |pieces| {
            let prose = PROSE.repeat(5);
            pieces.iter().map(|(one, other, length)| format!("{one}{other}{}", &prose[..*length])).collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_keeps_the_invariants(given in soup()) {
        check(&given, &repair(&given));
    }

    #[test]
    fn damage_far_apart_keeps_the_invariants(given in spread()) {
        check(&given, &repair(&given));
    }

    #[test]
    fn any_characters_keep_the_invariants(given in any::<String>()) {
        check(&given, &repair(&given));
    }
}

/// Bytes without a pattern, read as latin-1.
fn noise(length: usize) -> String {
    let mut state = 1_u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from((state >> 56) as u8)
    };
    (0..length).map(next).collect()
}

#[test]
fn what_is_no_text_is_left_as_it_is() {
    let text = noise(1_000_000);
    let start = std::time::Instant::now();
    assert!(repair(&text).is_clean());
    // The same without what betrays it at once: a few rounds, then it is given up, or is sound enough to come to an end.
    let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
    check(&text, &repair(&text));
    assert!(start.elapsed().as_secs() < 20, "took {:?}", start.elapsed());
    // A few controls, terminal colours and the zeros of UTF-16 make no noise.
    assert_eq!(repair("\u{1}Yes,\u{2} he \u{1b}[1msaid\u{1b}[0m.").text(), "Yes, he said.");
    assert_eq!(repair(&"N\0o\0.\0 \0".repeat(100)).text(), "No. ".repeat(100));
}

/// Texts of a million marks are done in a time that grows with their length, not with its square.
#[test]
fn hostile_texts_take_linear_time() {
    for piece in [
        "·",
        "a·",
        "w·rd ",
        "\u{fffd}",
        "a?b ",
        "“",
        "’a ",
        "â",
        "Ã©",
        "\\\"",
        "&amp;",
        "ab- cd ",
        "a b c d ",
        ",\"a",
        "said.The",
        "оi",
        "ı ab ",
        "e´a",
        "\"\"",
        "<a&lt;",
        "%E2%80%99",
        "- ",
    ] {
        let text = piece.repeat(40_000);
        let start = std::time::Instant::now();
        let repaired = repair(&text);
        assert_eq!(repaired.undo(), text);
        // A quadratic pass takes minutes; the limit leaves room for slow machines and builds without optimisation.
        assert!(start.elapsed().as_secs() < 20, "{piece:?} took {:?}", start.elapsed());
    }
}
