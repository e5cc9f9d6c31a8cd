//! Shows what repair does to a text: each edit in context, with its evidence.
//!
//! ```text
//! cargo run --release --example repair -- article.txt          # every edit in context
//! cargo run --release --example repair -- --diff article.txt   # damaged and repaired lines
//! cargo run --release --example repair -- --json article.txt   # the edits as one JSON object a text
//! cargo run --release --example repair -- --jsonl < in.jsonl   # {"id", "text"} lines in and, repaired, out
//! ```

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Read, Write};
use std::ops::Range;
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use dixit::decode::decode;
use dixit::repair::{Options, Repair, Repaired, Slips, repair_with};
use serde_json::{Value, json};

/// Repairs text that a crawl broke, and says what it did.
#[derive(Parser)]
struct Arguments {
    /// Texts to read, in any encoding; standard input if none is named, or for `-`.
    files: Vec<PathBuf>,
    /// Show damaged and repaired lines.
    #[arg(long, group = "form")]
    diff: bool,
    /// Write the edits as JSON, one object a text.
    #[arg(long, group = "form")]
    json: bool,
    /// Write the repaired text only.
    #[arg(long, group = "form")]
    text: bool,
    /// Read one JSON object with "id" and "text" a line, and write the same with the repaired text.
    #[arg(long)]
    jsonl: bool,
    /// A word that is right, such as a name; may be given several times.
    #[arg(long = "word")]
    words: Vec<String>,
    /// Look for unmarked slips of the keyboard.
    #[arg(long, value_enum, default_value_t)]
    slips: When,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum When {
    Never,
    #[default]
    Damaged,
    Always,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let options = Options::default().words(arguments.words.iter().map(String::as_str)).slips(match arguments.slips {
        When::Never => Slips::Never,
        When::Damaged => Slips::Damaged,
        When::Always => Slips::Always,
    });
    let mut out = io::BufWriter::new(io::stdout().lock());
    let standard_input = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard_input[..] } else { &arguments.files };
    for file in files {
        let mut input: Box<dyn BufRead> = match file.to_str() {
            Some("-") => Box::new(io::stdin().lock()),
            _ => {
                let opened = fs::File::open(file).map_err(|error| format!("{}: {error}", file.display()))?;
                Box::new(io::BufReader::new(opened))
            }
        };
        if arguments.jsonl {
            lines(&mut out, input, &options, arguments.json)?;
        } else {
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes)?;
            whole(&mut out, &file.display().to_string(), &bytes, &options, &arguments)?;
        }
    }
    Ok(())
}

/// Repairs a text a line.
fn lines(out: &mut impl Write, input: impl BufRead, options: &Options, json: bool) -> Result<(), Box<dyn Error>> {
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?)?;
        let text = value["text"].as_str().ok_or("a line without \"text\"")?;
        let repaired = repair_with(text, options);
        let value = match json {
            true => {
                let repairs: Vec<Value> =
                    repaired.repairs().iter().map(|repair| record(repair, repair.range.clone())).collect();
                json!({ "id": value["id"], "repairs": repairs })
            }
            false => json!({ "id": value["id"], "text": repaired.text() }),
        };
        writeln!(out, "{value}")?;
    }
    Ok(())
}

/// Repairs one text, in whatever encoding.
fn whole(out: &mut impl Write, name: &str, bytes: &[u8], options: &Options, arguments: &Arguments) -> io::Result<()> {
    let decoded = decode(bytes);
    let text = decoded.text();
    let repaired = repair_with(text, options);
    if arguments.json {
        let list = |repairs: &[Repair]| -> Vec<Value> {
            repairs.iter().map(|repair| record(repair, decoded.given_range(repair.range.clone()))).collect()
        };
        let value = json!({
            "id": name, "encoding": decoded.encoding().as_str(),
            "repairs": list(repaired.repairs()), "suggestions": list(repaired.suggestions()),
        });
        writeln!(out, "{value}")
    } else if arguments.text {
        write!(out, "{}", repaired.text())
    } else if arguments.diff {
        diff(out, name, text, &repaired)
    } else {
        writeln!(out, "{name}: {}", decoded.encoding())?;
        show(out, text, &repaired)
    }
}

/// An edit, with its place in the bytes as given.
fn record(repair: &Repair, range: Range<usize>) -> Value {
    json!({
        "start": range.start, "end": range.end, "kind": repair.kind.as_str(),
        "from": repair.before, "to": repair.after,
        "evidence": repair.evidence.to_string(), "confidence": repair.confidence,
    })
}

/// Each edit with the words around it.
fn show(out: &mut impl Write, text: &str, repaired: &Repaired<'_>) -> io::Result<()> {
    let (repairs, suggestions) = (repaired.repairs(), repaired.suggestions());
    writeln!(out, "{} repairs, {} suggestions", repairs.len(), suggestions.len())?;
    for (head, list) in [("", repairs), ("? ", suggestions)] {
        for repair in list {
            let left: String =
                text[..repair.range.start].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
            let right: String = text[repair.range.end..].chars().take(30).collect();
            let context = format!("{left}[{} → {}]{right}", repair.before.escape_debug(), repair.after.escape_debug())
                .replace('\n', "⏎");
            writeln!(
                out,
                "  {head}{:>6}  {:<11} {:.3}  {context}  ({})",
                repair.range.start, repair.kind, repair.confidence, repair.evidence
            )?;
        }
    }
    Ok(())
}

/// The lines that changed, before and after.
fn diff(out: &mut impl Write, name: &str, text: &str, repaired: &Repaired<'_>) -> io::Result<()> {
    writeln!(out, "--- {name}\n+++ {name}, repaired")?;
    let mut done = 0;
    for repair in repaired.repairs() {
        if repair.range.start < done {
            continue;
        }
        let start = text[..repair.range.start].rfind('\n').map_or(0, |at| at + 1);
        let mut end = repair.range.end;
        // An edit may join lines; go on to the end of a line that no edit crosses.
        end = loop {
            let line = text[end..].find('\n').map_or(text.len(), |at| end + at);
            match repaired.repairs().iter().find(|repair| repair.range.start <= line && line < repair.range.end) {
                Some(crossing) => end = crossing.range.end,
                None => break line,
            }
        };
        for line in text[start..end].lines() {
            writeln!(out, "-{line}")?;
        }
        for line in repaired.text()[repaired.repaired_range(start..end)].lines() {
            writeln!(out, "+{line}")?;
        }
        done = end + 1;
    }
    Ok(())
}
