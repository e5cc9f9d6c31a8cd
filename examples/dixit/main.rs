//! The command-line program: texts in, who said what out.
//!
//!     cargo run --release --example dixit -- examples/data/harbour.txt

mod arguments;
mod input;
mod output;
mod pretty;
mod statistics;
mod work;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match work::run(&arguments) {
        Ok(outcome) => outcome,
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("dixit: cannot write the output: {error}");
            ExitCode::FAILURE
        }
    }
}
