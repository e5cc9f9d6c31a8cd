//! What the user asks for.

use clap::{Parser, ValueEnum};
use dixit::{Method, Options, Scope};
use std::path::PathBuf;

/// Scores dixit on a corpus with gold quotes.
#[derive(Debug, Parser)]
#[command(
    name = "evaluate",
    after_help = "A line of the corpus is one document: {\"id\", \"text\", \"genre\"?, \"quotes\": [{\"content\", \"cue\", \
                  \"source\", \"speech_cue\"?}], \"discard\"?, \"cues\"?, \"sources\"?}; content, cue, source, discard, \
                  cues and sources are lists of [start, end] in code points, half-open."
)]
pub(crate) struct Arguments {
    /// JSON Lines, one document a line
    pub(crate) corpus: PathBuf,

    /// How the quotes are found
    #[arg(long, value_enum, default_value_t = Means::Model)]
    pub(crate) method: Means,

    /// How wide to cast the net for attributions
    #[arg(long, value_enum, default_value_t = Net::Everything)]
    pub(crate) scope: Net,

    /// Leave out quotes whose confidence is lower, 0 to 1
    #[arg(long, value_name = "LEAST", default_value_t = 0.0, value_parser = confidence)]
    pub(crate) confidence: f32,

    /// List the first N errors of each cause
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) errors: usize,

    /// Write the figures as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Means {
    /// By the grammar alone
    Grammar,
    /// The grammar proposes, the model decides
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

impl Net {
    fn scope(self) -> Scope {
        match self {
            Net::Speech => Scope::Speech,
            Net::Documents => Scope::Documents,
            Net::Everything => Scope::Everything,
        }
    }
}

impl Arguments {
    /// The options of the analysis, with a scope that need not be the one asked for.
    pub(crate) fn options(&self, net: Net) -> Options {
        let method = match self.method {
            Means::Grammar => Method::Grammar,
            Means::Model => Method::Model,
        };
        Options::new().method(method).scope(net.scope()).confidence(self.confidence)
    }
}

fn confidence(argument: &str) -> Result<f32, String> {
    match argument.parse() {
        Ok(least) if (0.0..=1.0).contains(&least) => Ok(least),
        _ => Err("expected a number from 0 to 1".to_owned()),
    }
}
