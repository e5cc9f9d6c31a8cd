//! The results of documents in the format that was asked for.

use crate::arguments::{Arguments, Format};
use crate::input::{Content, Decoded, Failure, Raw};
use crate::pretty;
use crate::statistics::Statistics;
use dixit::record::Id;
use dixit::{Document, Offsets, Options};

/// What became of one document: what to write for it, and the time that its analysis took.
pub(crate) type Outcome = Result<(Vec<u8>, Statistics), Failure>;

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

    /// The bytes to write for each document, and the time that its analysis took. All are analysed, then all are written:
    /// each of both finds its code and tables where the document before has left them, near the processor.
    pub(crate) fn results<'r>(&self, round: &'r [Result<Raw, Failure>]) -> Vec<Outcome> {
        let decode = |raw: &'r Result<Raw, Failure>| {
            let raw = raw.as_ref().map_err(Failure::clone)?;
            Ok((raw, raw.decode(self.is_strict)?))
        };
        let decoded: Vec<Result<_, Failure>> = round.iter().map(decode).collect();
        let analyse = |decoded| {
            let (raw, decoded): &(&Raw, Decoded<'_>) = Result::as_ref(decoded).map_err(Failure::clone)?;
            let (document, statistics) = self.analyse(raw, decoded)?;
            Ok((*raw, decoded.id.as_ref(), document, statistics))
        };
        let analysed: Vec<Result<_, Failure>> = decoded.iter().map(analyse).collect();
        let write = |analysed: Result<_, Failure>| {
            let (raw, id, document, statistics) = analysed?;
            Ok((self.write(raw, id, &document)?, statistics))
        };
        analysed.into_iter().map(write).collect()
    }

    fn analyse<'d>(&self, raw: &Raw, decoded: &'d Decoded<'_>) -> Result<(Document<'d>, Statistics), Failure> {
        let mut statistics = Statistics::default();
        statistics.begin(decoded.content.len());
        let done = |stage| statistics.end(stage);
        let document = match &decoded.content {
            Content::Text(text) => Document::with_observer(text, &self.options, done),
            Content::Bytes(bytes) => {
                Document::from_bytes_with_observer(bytes, &self.options, done).map_err(|error| raw.failure(error))?
            }
        };
        Ok((document, statistics))
    }

    fn write(&self, raw: &Raw, id: Option<&Id>, document: &Document<'_>) -> Result<Vec<u8>, Failure> {
        if self.format == Format::Pretty {
            return Ok(self.page(pretty::view(document, id)));
        }
        let mut record = document.record(self.unit);
        record.id = id.cloned();
        let json = match self.format {
            Format::Json => serde_json::to_vec_pretty(&record),
            _ => serde_json::to_vec(&record),
        };
        let mut json = json.map_err(|error| raw.failure(error))?;
        json.push(b'\n');
        Ok(json)
    }

    fn page(&self, view: String) -> Vec<u8> {
        match self.is_coloured {
            true => view.into_bytes(),
            false => anstream::adapter::strip_str(&view).to_string().into_bytes(),
        }
    }
}
