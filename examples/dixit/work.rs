//! The work itself: rounds of reading, analysing on all threads, and writing in order.

use crate::arguments::Arguments;
use crate::input::{self, Failure, Raw};
use crate::output::{Outcome, Writing};
use crate::statistics::Statistics;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of input that a thread gets in a round; what is in memory at a time is bounded by this and the longest
/// document.
const ROUND: usize = 1 << 20;

/// Analyses all documents. The error is that of writing; what is wrong with the input is reported and gives the code.
pub(crate) fn run(arguments: &Arguments) -> io::Result<ExitCode> {
    let writing = Writing::new(arguments);
    let mut statistics = Statistics::start();
    let mut failed = false;
    let mut output = io::stdout().lock();
    let mut documents = input::documents(&arguments.files, arguments.input);
    loop {
        let round = take_round(&mut documents, usize::from(arguments.threads));
        if round.is_empty() {
            break;
        }
        for outcome in analyse(&round, &writing, usize::from(arguments.threads)) {
            match outcome {
                Ok((bytes, times)) => {
                    output.write_all(&bytes)?;
                    statistics.add(&times);
                }
                Err(failure) => {
                    failed = true;
                    output.flush()?;
                    anstream::eprintln!("dixit: {failure}");
                }
            }
        }
        output.flush()?;
    }
    if arguments.stats {
        anstream::eprint!("{statistics}");
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The next documents. One thread takes those that have been read already, so that each result is written before the
/// program waits for input.
fn take_round(documents: &mut impl Iterator<Item = Result<Raw, Failure>>, threads: usize) -> Vec<Result<Raw, Failure>> {
    let mut round = Vec::new();
    let mut bytes = 0;
    for document in documents {
        bytes += document.as_ref().map_or(0, |raw| raw.bytes.len());
        let is_followed = document.as_ref().is_ok_and(|raw| raw.is_followed);
        round.push(document);
        if threads == 1 && !is_followed || bytes >= threads * ROUND {
            break;
        }
    }
    round
}

/// Analyses the documents of a round on all threads; the outcomes are in the order of the documents.
fn analyse(round: &[Result<Raw, Failure>], writing: &Writing, threads: usize) -> Vec<Outcome> {
    if threads == 1 {
        return writing.results(round);
    }
    let next = AtomicUsize::new(0);
    let outcomes: Vec<Mutex<Option<Outcome>>> = round.iter().map(|_| Mutex::new(None)).collect();
    std::thread::scope(|scope| {
        for _ in 0..threads.min(round.len()) {
            scope.spawn(|| {
                let take = || {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    round.get(index).zip(outcomes.get(index))
                };
                while let Some((document, outcome)) = take() {
                    *outcome.lock().expect("no thread panics while it holds the lock") = Some(one(document, writing));
                }
            });
        }
    });
    let taken = outcomes.into_iter().map(|outcome| outcome.into_inner().expect("all threads have ended"));
    taken.map(|outcome| outcome.expect("every document was taken by a thread")).collect()
}

fn one(document: &Result<Raw, Failure>, writing: &Writing) -> Outcome {
    let outcome = writing.results(std::slice::from_ref(document)).pop();
    outcome.expect("one result a document")
}
