//! Documents with gold quotes.

use serde::Deserialize;
use std::ops::Range;
use std::path::Path;

/// A text and what is attributed in it. All ranges are of bytes.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) genre: Option<String>,
    pub(crate) quotes: Vec<Quote>,
    /// What the annotators left out: quotes found there are neither right nor wrong.
    pub(crate) discard: Vec<Range<usize>>,
    /// Cues and sources that the corpus does not link to a quote.
    pub(crate) cues: Vec<Range<usize>>,
    pub(crate) sources: Vec<Range<usize>>,
}

#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) spans: Spans,
    /// Whether its cue is one of speech; `None` if the corpus does not say.
    pub(crate) speech_cue: Option<bool>,
}

/// Where the roles of a quote stand, in bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) cue: Vec<Range<usize>>,
    pub(crate) source: Vec<Range<usize>>,
}

/// A list of starts and ends in code points.
type Pairs = Vec<(usize, usize)>;

#[derive(Deserialize)]
struct Line {
    id: Option<serde_json::Value>,
    text: String,
    genre: Option<String>,
    quotes: Vec<LineQuote>,
    #[serde(default)]
    discard: Pairs,
    #[serde(default)]
    cues: Pairs,
    #[serde(default)]
    sources: Pairs,
}

#[derive(Deserialize)]
struct LineQuote {
    content: Pairs,
    #[serde(default)]
    cue: Pairs,
    #[serde(default)]
    source: Pairs,
    speech_cue: Option<bool>,
}

/// Reads a corpus. Empty lines are passed over.
///
/// # Errors
/// Names the file and the line that cannot be read, and what is wrong with it.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>, String> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&file).map_err(|(line, error)| format!("{}:{line}: {error}", path.display()))
}

/// The documents of a file, or the number of a line and what is wrong with it.
fn parse(file: &str) -> Result<Vec<Document>, (usize, String)> {
    let lines = (1..).zip(file.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| document(number, line).map_err(|error| (number, error))).collect()
}

fn document(number: usize, line: &str) -> Result<Document, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let boundaries = boundaries(&line.text);
    let quote = |(index, quote): (usize, &LineQuote)| {
        let place = |role: &str| format!("{role} of quote {index}");
        Ok::<_, String>(Quote {
            spans: Spans {
                content: ranges(&boundaries, &quote.content, &place("content"))?,
                cue: ranges(&boundaries, &quote.cue, &place("cue"))?,
                source: ranges(&boundaries, &quote.source, &place("source"))?,
            },
            speech_cue: quote.speech_cue,
        })
    };
    Ok(Document {
        id: match line.id {
            Some(serde_json::Value::String(id)) => id,
            Some(id) => id.to_string(),
            None => format!("line {number}"),
        },
        quotes: line.quotes.iter().enumerate().map(quote).collect::<Result<_, _>>()?,
        discard: ranges(&boundaries, &line.discard, "discard")?,
        cues: ranges(&boundaries, &line.cues, "cues")?,
        sources: ranges(&boundaries, &line.sources, "sources")?,
        genre: line.genre,
        text: line.text,
    })
}

/// The byte that each code point begins at, and the end of the text.
fn boundaries(text: &str) -> Vec<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect()
}

fn ranges(boundaries: &[usize], pairs: &[(usize, usize)], place: &str) -> Result<Vec<Range<usize>>, String> {
    let range = |&(start, end): &(usize, usize)| match (boundaries.get(start), boundaries.get(end)) {
        (Some(&first), Some(&last)) if start <= end => Ok(first..last),
        _ => {
            let length = boundaries.len() - 1;
            Err(format!("{place}: [{start}, {end}] does not lie in the text of {length} code points"))
        }
    };
    pairs.iter().map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_code_points_and_ids_may_be_missing() {
        let file =
            "\n{\"text\": \"“🦀” – “é”\", \"quotes\": [{\"content\": [[0, 3], [6, 9]], \"speech_cue\": true}]}\n";
        let [document] = &parse(file).unwrap()[..] else { panic!("one document") };
        let content: Vec<&str> =
            document.quotes[0].spans.content.iter().map(|range| &document.text[range.clone()]).collect();
        assert_eq!(content, ["“🦀”", "“é”"]);
        assert_eq!((&*document.id, document.quotes[0].speech_cue), ("line 2", Some(true)));
    }

    #[test]
    fn an_error_has_its_line_and_its_reason() {
        let good = "{\"id\": 1, \"text\": \"é\", \"quotes\": []}\n";
        for (line, reason) in [
            ("{\"id\": 2}", "missing field `text`"),
            ("{\"text\": \"é\"}", "missing field `quotes`"),
            ("{\"text\": ", "EOF while parsing"),
            (
                "{\"text\": \"é\", \"quotes\": [{\"content\": [[0, 2]]}]}",
                "content of quote 0: [0, 2] does not lie in the text of 1 code points",
            ),
            ("{\"text\": \"éa\", \"quotes\": [], \"discard\": [[2, 1]]}", "discard: [2, 1] does not lie"),
        ] {
            let (number, error) = parse(&format!("{good}{line}")).unwrap_err();
            assert_eq!(number, 2);
            assert!(error.contains(reason), "{error:?} does not say {reason:?}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        assert!(read(Path::new("no/such.jsonl")).unwrap_err().starts_with("no/such.jsonl: "));
    }
}
