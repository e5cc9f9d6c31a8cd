//! The documents of the input, one at a time.

use crate::arguments::Input;
use dixit::record::Id;
use serde::Deserialize;
use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A document as it was read: not yet decoded, so that threads can share that work.
#[derive(Debug)]
pub(crate) struct Raw {
    /// The file that it comes from; `None` for standard input.
    file: Option<PathBuf>,
    /// Its line in JSONL input, from 1.
    line: Option<u64>,
    pub(crate) bytes: Vec<u8>,
    /// Whether the next document has been read, too.
    pub(crate) is_followed: bool,
}

/// A document ready to be analysed.
#[derive(Debug)]
pub(crate) struct Decoded<'r> {
    pub(crate) id: Option<Id>,
    pub(crate) content: Content<'r>,
}

/// What there is to analyse.
#[derive(Debug)]
pub(crate) enum Content<'r> {
    /// Known to be UTF-8.
    Text(Cow<'r, str>),
    /// In an encoding that the library has to find out.
    Bytes(&'r [u8]),
}

impl Content<'_> {
    /// Its length in bytes.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

/// A line of JSONL input.
#[derive(Deserialize)]
struct Line<'l> {
    id: Option<Id>,
    #[serde(borrow)]
    text: Cow<'l, str>,
}

/// What is wrong with an input, and where.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    file: Option<PathBuf>,
    line: Option<u64>,
    reason: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(formatter, "{}", file.display())?,
            None => write!(formatter, "standard input")?,
        }
        if let Some(line) = self.line {
            write!(formatter, ", line {line}")?;
        }
        write!(formatter, ": {}", self.reason)
    }
}

impl Raw {
    /// Reads the document out of the bytes. JSON is UTF-8; so is a text, if `is_strict`.
    pub(crate) fn decode(&self, is_strict: bool) -> Result<Decoded<'_>, Failure> {
        match self.line {
            None => {
                let id = self.file.as_ref().map(|file| Id::Text(file.display().to_string()));
                let content = match is_strict {
                    true => Content::Text(Cow::Borrowed(self.text()?)),
                    false => Content::Bytes(&self.bytes),
                };
                Ok(Decoded { id, content })
            }
            Some(number) => {
                let line: Line<'_> =
                    serde_json::from_str(self.text()?).map_err(|error| self.failure(json_reason(&error)))?;
                let id = line.id.unwrap_or_else(|| Id::Text(number.to_string()));
                Ok(Decoded { id: Some(id), content: Content::Text(line.text) })
            }
        }
    }

    fn text(&self) -> Result<&str, Failure> {
        std::str::from_utf8(&self.bytes).map_err(|error| {
            self.failure(format!("invalid UTF-8 at byte {}: expected UTF-8 text", error.valid_up_to()))
        })
    }

    pub(crate) fn failure(&self, reason: impl fmt::Display) -> Failure {
        Failure { file: self.file.clone(), line: self.line, reason: reason.to_string() }
    }
}

/// serde_json counts lines within the one line that it was given; only the column helps.
fn json_reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message);
    format!("column {}: {reason}: expected an object such as {{\"id\": \"7\", \"text\": \"…\"}}", error.column())
}

/// All documents of all files, or of standard input if there are none.
pub(crate) fn documents(files: &[PathBuf], input: Input) -> impl Iterator<Item = Result<Raw, Failure>> + use<> {
    let files = if files.is_empty() { vec![PathBuf::from("-")] } else { files.to_vec() };
    files.into_iter().flat_map(move |file| read(&file, input))
}

/// The documents of one file.
fn read(path: &Path, input: Input) -> Box<dyn Iterator<Item = Result<Raw, Failure>>> {
    let file = (path.as_os_str() != "-").then(|| path.to_owned());
    let failed = |error: io::Error| Failure { file: file.clone(), line: None, reason: error.to_string() };
    let reader: Box<dyn Read> = match &file {
        None => Box::new(io::stdin()),
        Some(path) => match File::open(path) {
            Ok(opened) => Box::new(opened),
            Err(error) => return Box::new(std::iter::once(Err(failed(error)))),
        },
    };
    match input {
        Input::Text => {
            let mut bytes = Vec::new();
            let whole = BufReader::new(reader).read_to_end(&mut bytes).map_err(failed);
            Box::new(std::iter::once(whole.map(|_| Raw { file, line: None, bytes, is_followed: false })))
        }
        Input::Jsonl => Box::new(Lines { reader: BufReader::with_capacity(1 << 16, reader), file, line: 0 }),
    }
}

/// The lines of a JSONL file; blank ones are left out.
struct Lines<R> {
    reader: BufReader<R>,
    file: Option<PathBuf>,
    line: u64,
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Result<Raw, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    let is_followed = holds_line(self.reader.buffer());
                    return Some(Ok(Raw { file: self.file.clone(), line: Some(self.line), bytes, is_followed }));
                }
                Err(error) => {
                    let reason = error.to_string();
                    return Some(Err(Failure { file: self.file.clone(), line: Some(self.line), reason }));
                }
            }
        }
    }
}

/// Whether bytes have a whole line that is not blank.
fn holds_line(bytes: &[u8]) -> bool {
    let whole = bytes.iter().rposition(|&byte| byte == b'\n').unwrap_or(0);
    !bytes[..whole].trim_ascii().is_empty()
}
