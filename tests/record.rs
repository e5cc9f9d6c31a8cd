//! The wire types against a golden file, and there and back.

use dixit::{ClaimScope, Document, Offsets, Options, record};
use serde_json::Value;
use std::path::Path;

/// Says everything that a record can say: repairs and a suggestion, a split quotation, a pronoun, an author's claim, an odd mark.
const TEXT: &str = include_str!("cases/record/text.txt");

fn analysed() -> record::Document {
    let mut record = Document::with_options(TEXT, &Options::new().claims(ClaimScope::All)).record(Offsets::Chars);
    record.id = Some(record::Id::Text("text".to_owned()));
    record
}

/// The names of all fields, as paths: `quotes[].content[].start`.
fn fields(value: &Value, path: &str, found: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| {
            let path = format!("{path}.{name}");
            fields(value, &path, found);
            found.insert(path);
        }),
        Value::Array(values) => values.iter().for_each(|value| fields(value, &format!("{path}[]"), found)),
        _ => {}
    }
}

#[test]
fn a_record_is_as_the_golden_file_has_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/record/golden.json");
    let found = serde_json::to_string_pretty(&analysed()).unwrap() + "\n";
    // Set this after a change that should show in the output, and review the difference.
    if std::env::var_os("DIXIT_UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    let lines = |json: &str| json.lines().map(without_measure).collect::<Vec<_>>();
    for (number, (expected, found)) in lines(&expected).iter().zip(lines(&found)).enumerate() {
        assert_eq!(*expected, found, "line {} of {}", number + 1, path.display());
    }
    assert_eq!(expected.lines().count(), found.lines().count());
}

/// A line without its number if that is a measured one, which may change whenever somebody measures again.
fn without_measure(line: &str) -> String {
    match line.split_once(':') {
        Some((name, _)) if name.ends_with("confidence\"") || name.ends_with("worthiness\"") => name.to_owned(),
        _ => line.to_owned(),
    }
}

#[test]
fn the_golden_file_has_every_field_of_the_contract() {
    let golden: Value = serde_json::from_str(include_str!("cases/record/golden.json")).unwrap();
    let mut found = std::collections::BTreeSet::new();
    fields(&golden, "", &mut found);
    for field in CONTRACT.split_whitespace() {
        assert!(found.contains(field), "{field} is missing");
    }
}

const CONTRACT: &str = "
    .id .offsets .repairs .sentences .quotes .speakers .claims .diagnostics
    .repairs[].start .repairs[].end .repairs[].kind .repairs[].from .repairs[].to .repairs[].confidence
    .sentences[].start .sentences[].end
    .quotes[].id .quotes[].kind .quotes[].text .quotes[].content[].start .quotes[].content[].end .quotes[].cue[].start
    .quotes[].cue[].end .quotes[].source[].start .quotes[].source[].end .quotes[].act .quotes[].speaker
    .quotes[].resolution .quotes[].confidence
    .speakers[].id .speakers[].name .speakers[].kind .speakers[].role .speakers[].affiliation
    .speakers[].mentions[].start .speakers[].mentions[].end .speakers[].mentions[].kind
    .claims[].id .claims[].quote .claims[].speaker .claims[].voice .claims[].text .claims[].start .claims[].end
    .claims[].polarity .claims[].modality .claims[].check_worthiness
    .diagnostics[].start .diagnostics[].end .diagnostics[].code .diagnostics[].message
";

#[test]
fn a_record_survives_json_and_what_later_versions_add() {
    let record = analysed();
    let mut json = serde_json::to_value(&record).unwrap();
    assert_eq!(serde_json::from_value::<record::Document>(json.clone()).unwrap(), record);
    // Readers of today ignore the fields of tomorrow.
    json["novelty"] = Value::Bool(true);
    json["quotes"][0]["novelty"] = Value::Bool(true);
    assert_eq!(serde_json::from_value::<record::Document>(json).unwrap(), record);
}

/// A record that has only what the contract names.
#[test]
fn the_example_of_the_contract_can_be_read() {
    let example = r#"{
        "id": "article-7", "offsets": "chars",
        "repairs": [{"start": 31, "end": 32, "kind": "letter", "from": "·", "to": "u", "confidence": 0.99}],
        "sentences": [{"start": 0, "end": 118}],
        "quotes": [{"id": 0, "kind": "direct", "text": "…", "content": [{"start": 0, "end": 64}],
            "cue": [{"start": 66, "end": 70}], "source": [{"start": 71, "end": 85}], "act": "say",
            "speaker": 0, "resolution": "name", "confidence": 0.97}],
        "speakers": [{"id": 0, "name": "Mary Smith", "kind": "person", "role": "Finance Minister",
            "affiliation": null, "mentions": [{"start": 71, "end": 85, "kind": "name"}]}],
        "claims": [{"id": 0, "quote": 0, "speaker": 0, "voice": "speaker", "text": "…", "start": 1, "end": 63,
            "polarity": "affirmed", "modality": "asserted", "check_worthiness": 0.83}],
        "diagnostics": [{"start": 210, "end": 211, "code": "unclosed-quotation", "message": "…"}]
    }"#;
    let record: record::Document = serde_json::from_str(example).unwrap();
    assert_eq!(record.id, Some(record::Id::Text("article-7".to_owned())));
    assert_eq!(record.speakers[0].role.as_deref(), Some("Finance Minister"));
    assert_eq!(record.claims[0].quote, Some(0));
}
