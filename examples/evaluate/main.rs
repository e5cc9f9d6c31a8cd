//! Scores the library on a corpus with gold quotes, for whoever improves attribution.
//!
//! ```sh
//! cargo run --release --example evaluate -- corpus.jsonl --errors 5
//! ```
//!
//! [`corpus`] says what a line of the corpus holds, [`matching`] when two quotes are the same, and the other files what
//! is counted: [`quotes`] (all, by kind, rule, genre), [`scopes`], [`spans`], [`roles`], [`causes`], [`reliability`].

mod arguments;
#[cfg(test)]
mod cases;
mod causes;
mod corpus;
mod evaluation;
mod figures;
mod marks;
mod matching;
mod quote;
mod quotes;
mod reliability;
mod report;
mod roles;
mod samples;
mod scopes;
mod spans;
mod text;

use arguments::Arguments;
use clap::Parser;
use evaluation::Evaluation;
use std::error::Error;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("evaluate: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let corpus = corpus::read(&arguments.corpus)?;
    let mut evaluation = Evaluation::new(arguments.errors);
    for document in &corpus {
        evaluation.add(document, arguments);
    }
    let report = match arguments.json {
        true => serde_json::to_string_pretty(&evaluation)? + "\n",
        false => evaluation.to_string(),
    };
    match std::io::stdout().write_all(report.as_bytes()) {
        // The reader has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}
