//! The result of one document in the format that was asked for.

use crate::arguments::{Arguments, Format};
use crate::input::{Content, Failure, Raw};
use crate::pretty;
use crate::statistics::Statistics;
use dixit::{Document, Offsets, Options};

/// How to analyse a document and how to write the result.
pub(crate) struct Writing {
    options: Options,
    format: Format,
    unit: Offsets,
    /// Whether texts have to be UTF-8.
    is_strict: bool,
    /// Whether standard output is a place for colours, and the user wants them.
    is_coloured: bool,
}

impl Writing {
    pub(crate) fn new(arguments: &Arguments) -> Self {
        let is_coloured = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
        Self {
            options: arguments.options(),
            format: arguments.format(),
            unit: arguments.unit(),
            is_strict: arguments.strict,
            is_coloured,
        }
    }

    /// The bytes to write for a document, and the time that its analysis took.
    pub(crate) fn result(&self, raw: &Raw) -> Result<(Vec<u8>, Statistics), Failure> {
        let decoded = raw.decode(self.is_strict)?;
        let mut statistics = Statistics::default();
        statistics.begin(decoded.content.len());
        let done = |stage| statistics.end(stage);
        let document = match &decoded.content {
            Content::Text(text) => Document::with_observer(text, &self.options, done),
            Content::Bytes(bytes) => {
                Document::from_bytes_with_observer(bytes, &self.options, done).map_err(|error| raw.failure(error))?
            }
        };
        let bytes = match self.format {
            Format::Pretty => self.page(pretty::view(&document, decoded.id.as_ref())),
            Format::Json | Format::Jsonl => {
                let mut record = document.record(self.unit);
                record.id = decoded.id;
                let json = match self.format {
                    Format::Json => serde_json::to_vec_pretty(&record),
                    _ => serde_json::to_vec(&record),
                };
                let mut json = json.map_err(|error| raw.failure(error))?;
                json.push(b'\n');
                json
            }
        };
        Ok((bytes, statistics))
    }

    fn page(&self, view: String) -> Vec<u8> {
        match self.is_coloured {
            true => view.into_bytes(),
            false => anstream::adapter::strip_str(&view).to_string().into_bytes(),
        }
    }
}
