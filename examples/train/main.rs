//! Trains the model that decides on attributions, and writes its weight file.
//!
//! ```sh
//! cargo run --release --features training --example train -- --dev polnear.dev.jsonl polnear.train.jsonl \
//!     --output src/model/attribution.bin
//! ```
//!
//! A corpus is JSON Lines, one document a line: `{"text": …, "quotes": [{"content": [[start, end], …], "cue": …,
//! "source": …}, …]}`, offsets in code points. The same corpora give the same bytes.

mod chain;
mod corpus;
mod figures;
mod quantize;

use clap::Parser;
use corpus::Document;
use dixit::training::Sequence;
use std::path::PathBuf;
use std::process::ExitCode;

/// Trains the attribution model of dixit
#[derive(Debug, Parser)]
struct Arguments {
    /// Corpora to train on
    #[arg(required = true)]
    train: Vec<PathBuf>,
    /// A corpus to report figures on
    #[arg(long)]
    dev: Option<PathBuf>,
    /// The weight file to write; none if not given
    #[arg(long)]
    output: Option<PathBuf>,
    /// How the corpora are cited in the weight file: name, version, licence
    #[arg(long, default_value = "corpora as named on the command line")]
    provenance: String,
    /// Take only this part of the training documents, 0 to 1: every document whose number falls into it
    #[arg(long, default_value_t = 1.0)]
    part: f64,
    /// Chains that are trained one after another, of which the weights are the mean
    #[arg(long, default_value_t = 4)]
    runs: usize,
    /// Passes of each over the training documents
    #[arg(long, default_value_t = 10)]
    epochs: usize,
    /// Share of the features that a step does not see
    #[arg(long, default_value_t = 0.4)]
    dropout: f32,
    /// What the first token of every source, cue and content gets on top, in units of logarithms
    #[arg(long, default_value_t = 0.5)]
    bonus: f32,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Trains one chain; its weights after each of the later passes go into the mean.
fn train_chain(arguments: &Arguments, run: usize, sequences: &[Sequence], mean: &mut chain::Mean) {
    let mut chain = chain::Chain::new(arguments.dropout, run);
    for epoch in 0..arguments.epochs {
        // Large steps first.
        let rate = 0.1 * (1.0 - 0.8 * epoch as f32 / arguments.epochs as f32);
        let loss = chain.pass(sequences, rate);
        eprintln!("run {}, pass {}: loss {loss:.0}", run + 1, epoch + 1);
        if epoch >= arguments.epochs / 2 {
            mean.add(&chain);
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let mut train = Vec::new();
    for path in &arguments.train {
        train.extend(corpus::read(path)?);
    }
    let documents = train.len();
    let mut number = 0.0;
    train.retain(|_| {
        number += 1.0;
        (number * arguments.part).floor() > ((number - 1.0) * arguments.part).floor()
    });
    eprintln!("{} of {documents} documents to train on", train.len());
    let sequences: Vec<_> = train.iter().flat_map(Document::sequences).collect();
    let dev = arguments.dev.as_ref().map(|path| corpus::read(path)).transpose()?.unwrap_or_default();
    let dev: Vec<_> = dev.iter().flat_map(Document::sequences).collect();

    let mut mean = chain::Mean::new();
    for run in 0..arguments.runs {
        train_chain(arguments, run, &sequences, &mut mean);
    }
    let weights = quantize::Weights::new(&mean, arguments.bonus);
    let figures = figures::Figures::of(&weights, &dev);
    println!("on the texts trained on\n{}", figures::Figures::of(&weights, &sequences));
    println!("on the texts held out\n{figures}");
    if let Some(path) = &arguments.output {
        let header = format!(
            "# Weights of dixit's attribution model: a linear-chain conditional random field, quantised to 8 bits.\n\
             # Trained on: {} ({} documents)\n\
             # Command: cargo run --release --features training --example train -- --dev DEV TRAIN --output FILE\n\
             # Settings: {} runs of {} passes, dropout {}, bonus {}\n# Exact spans, held out, before assembly, P R F:\n{figures}",
            arguments.provenance,
            train.len(),
            arguments.runs,
            arguments.epochs,
            arguments.dropout,
            arguments.bonus,
        );
        std::fs::write(path, weights.file(&header))?;
    }
    Ok(())
}
