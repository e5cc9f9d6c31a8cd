//! What the user asks for.

use clap::{Parser, ValueEnum};
use dixit::{ClaimScope, Method, Offsets, Options, Scope};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Reads prose and says who said what: repairs, quotes, speakers and claims.
#[derive(Debug, Parser)]
#[command(
    name = "dixit",
    version,
    after_help = "Exit codes: 0 all is read and written; 1 some input could not be read (it is named on standard \
                  error, the other files are analysed all the same); 2 the command line is wrong."
)]
pub(crate) struct Arguments {
    /// Texts to read; `-`, or none, is standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What a file holds
    #[arg(long, value_enum, default_value_t = Input::Text)]
    pub(crate) input: Input,

    /// Refuse texts that are not UTF-8, and name the first wrong byte. Without it they are read as what they most likely
    /// are: UTF-8 with damage, UTF-16, windows-1252, windows-1251 or MacRoman. JSON is UTF-8 in any case
    #[arg(long)]
    pub(crate) strict: bool,

    /// What to write [default: pretty on a terminal, else jsonl]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,

    /// The unit of every start and end; all point into the text as given
    #[arg(long, value_enum, default_value_t = Unit::Bytes)]
    pub(crate) offsets: Unit,

    /// Whose claims to extract
    #[arg(long, value_enum, default_value_t = Claims::Quotes)]
    pub(crate) claims: Claims,

    /// How attributions are found
    #[arg(long, value_enum, default_value_t = How::Model)]
    pub(crate) method: How,

    /// How wide to cast the net for attributions
    #[arg(long, value_enum, default_value_t = Net::Everything)]
    pub(crate) scope: Net,

    /// Leave out quotes whose confidence is lower, 0 to 1
    #[arg(long, value_name = "LEAST", default_value_t = 0.0, value_parser = confidence)]
    pub(crate) confidence: f32,

    /// Threads to analyse with; the order of the results is the order of the input all the same
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: u16,

    /// Report on standard error the time that each stage took, and the speed of the analysis (reading the input and
    /// writing the output are not counted)
    #[arg(long)]
    pub(crate) stats: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// One document
    Text,
    /// One {"id": …, "text": …} a line; without an id its line number is taken; other fields are ignored
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Pretty,
    /// One indented object a document
    Json,
    /// One object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Unit {
    /// Bytes of the input, whatever its encoding; of a JSON text, bytes of UTF-8
    Bytes,
    /// Unicode code points
    Chars,
    /// UTF-16 code units
    Utf16,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Claims {
    /// Those that stand in quotes
    Quotes,
    /// Also those that the document itself makes
    All,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum How {
    /// By the grammar alone: faster, and a rule explains every answer
    Grammar,
    /// The grammar proposes, a linear model decides
    Model,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Net {
    /// What people say and write
    Speech,
    /// Also what documents, studies and polls say
    Documents,
    /// Also beliefs, attitudes and intentions
    Everything,
}

impl Arguments {
    pub(crate) fn format(&self) -> Format {
        self.format.unwrap_or(match std::io::stdout().is_terminal() {
            true => Format::Pretty,
            false => Format::Jsonl,
        })
    }

    pub(crate) fn unit(&self) -> Offsets {
        match self.offsets {
            Unit::Bytes => Offsets::Bytes,
            Unit::Chars => Offsets::Chars,
            Unit::Utf16 => Offsets::Utf16,
        }
    }

    pub(crate) fn options(&self) -> Options {
        let scope = match self.scope {
            Net::Speech => Scope::Speech,
            Net::Documents => Scope::Documents,
            Net::Everything => Scope::Everything,
        };
        let claims = match self.claims {
            Claims::Quotes => ClaimScope::Quotes,
            Claims::All => ClaimScope::All,
        };
        let method = match self.method {
            How::Grammar => Method::Grammar,
            How::Model => Method::Model,
        };
        Options::new().method(method).scope(scope).claims(claims).confidence(self.confidence)
    }
}

fn confidence(argument: &str) -> Result<f32, String> {
    match argument.parse() {
        Ok(least) if (0.0..=1.0).contains(&least) => Ok(least),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}
